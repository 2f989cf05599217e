//! Scratch.
#![allow(clippy::all, clippy::unwrap_used, clippy::print_stdout, reason = "scratch")]
fn main() {
    let text = std::io::read_to_string(std::io::stdin()).unwrap();
    let doc: kamervragen::Document = serde_json::from_str(&text).unwrap();
    if std::env::args().nth(1).as_deref() == Some("md") {
        print!("{}", kamervragen::render(&doc, kamervragen::Format::Markdown));
    } else {
        print!("{}", kamervragen::render(&doc, kamervragen::Format::Html));
    }
}
