//! The project's own commands, the same by hand and in CI. Each one sets up what it needs (`machine.rs`).
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands speak to the one who runs them")]

mod bench;
mod build;
mod dist;
mod machine;
mod notices;
mod suites;

use anyhow::{Context, Result};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
cargo xtask build               builds the wasm package into pkg/dist and www/pkg
cargo xtask dist                writes dist/: the page as one file and as a folder for any host (site/), a zip of what newsrooms
                                embed, the npm package, checksums; and checks all sizes (--accept-sizes holds today's from now on)
cargo xtask bench [--long]      measures speed beside pulldown-cmark, marked and markdown-it; counts the parser's instructions
                                (--instructions: only that; --accept-instructions holds today's from now on)
cargo xtask read [--json] FILE… prints the text that the page makes of PDFs, Word files, pages and XML, or what the parser reads
                                of it (--to FOLDER: writes each text as NAME.txt)
cargo xtask serve [--port N]    builds, and serves the page on a loopback port until Ctrl-C
cargo xtask test [--all]        runs every check and every test; --all adds the long ones and fails without a browser";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = to_the_top().and_then(|()| match words.as_slice() {
        ["build"] => build::build().map(|()| ExitCode::SUCCESS),
        ["dist"] => dist::dist("").map(|()| ExitCode::SUCCESS),
        ["dist", "--accept-sizes"] => dist::dist("--accept-sizes").map(|()| ExitCode::SUCCESS),
        ["bench"] => bench::bench(false).map(|()| ExitCode::SUCCESS),
        ["bench", "--long"] => bench::bench(true).map(|()| ExitCode::SUCCESS),
        ["bench", "--instructions"] => bench::instructions(false).map(|()| ExitCode::SUCCESS),
        ["bench", "--accept-instructions"] => bench::instructions(true).map(|()| ExitCode::SUCCESS),
        ["read", arguments @ ..] => read(arguments),
        ["serve"] => serve(&[]),
        ["serve", "--port", port] => serve(&["--port", port]),
        ["test"] => suites::test(false),
        ["test", "--all"] => suites::test(true),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    });
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// All paths below are meant from the top of the project, wherever the command was given.
fn to_the_top() -> Result<()> {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").context("start me as `cargo xtask`")?;
    std::env::set_current_dir(std::path::Path::new(&xtask).join("..")).context("the project's directory")
}

/// What the page makes of files. Needs no build: scripts are read as they are, and the parser is the command line's.
fn read(arguments: &[&str]) -> Result<ExitCode> {
    machine::npm_packages(".")?;
    let mut reader = Command::new("node");
    reader.env(machine::CHROMIUM.variable, machine::CHROMIUM.get()?).arg("xtask/read.mjs");
    if arguments.contains(&"--json") {
        machine::run("cargo", "build --quiet")?;
        reader.arg("--parser").arg(build::target_directory().join("debug/kamervragen"));
    }
    // Files are named from where the command was given.
    let from = std::env::var_os("PWD").map(std::path::PathBuf::from).unwrap_or_default();
    let mut folder = false;
    for argument in arguments.iter().filter(|it| **it != "--json") {
        let is_option = *argument == "--to";
        if is_option || (argument.starts_with("--") && !folder) {
            reader.arg(argument);
        } else {
            reader.arg(from.join(argument));
        }
        folder = is_option;
    }
    Ok(if reader.status().context("node")?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn serve(arguments: &[&str]) -> Result<ExitCode> {
    build::build()?;
    let mut server = Command::new("node");
    server.arg("xtask/serve.mjs").args(arguments);
    // Become the server where that can be: then whoever stops this command has stopped it.
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(&mut server)).context("node");
    #[cfg(not(unix))]
    Ok(if server.status().context("node")?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
