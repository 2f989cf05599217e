//! The command line's door.
#![allow(clippy::print_stdout, reason = "the only file that prints")]

fn main() {
    let file = std::env::args().next_back().unwrap_or_default();
    let text = std::fs::read_to_string(file).unwrap_or_default();
    println!("{}", kamervragen::render(&kamervragen::parse(&text), kamervragen::Format::Json));
}
