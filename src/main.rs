//! The command line's door: `kamervragen --help` says what it does.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is what prints")]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
