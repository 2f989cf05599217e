//! Prints a hash of what every format makes of every text, so that two versions of the program can be compared with `diff`:
//!
//! ```sh
//! cargo run --release --example golden -- tests/fixtures tests/specs ../shared > /tmp/before.txt
//! ```
//!
//! A line of output: the hash, the format, how the text was varied, the file. Every text is read whole, cut at each tenth
//! of its length, and in the ways in which programs spoil a copy.

#![allow(clippy::print_stdout, reason = "a program of its own, whose result is what it prints")]

use kamervragen::{Format, parse, render};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for root in std::env::args_os().skip(1) {
        collect(Path::new(&root), &mut files)?;
    }
    files.sort();
    for file in files {
        let text = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
        for (name, variant) in variants(&text) {
            let document = parse(&variant);
            for format in Format::ALL {
                let mut hasher = DefaultHasher::new();
                render(&document, format).hash(&mut hasher);
                println!("{:016x} {} {name} {}", hasher.finish(), format.name(), file.display());
            }
        }
    }
    Ok(())
}

/// All `.txt` files at or below a path.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "txt") {
        files.push(path.to_owned());
    }
    Ok(())
}

/// The text as it is, its beginnings, and what copying through other programs makes of it.
fn variants(text: &str) -> Vec<(String, String)> {
    let mut variants = vec![("whole".to_owned(), text.to_owned())];
    for tenth in 1..10 {
        let end = text.floor_char_boundary(text.len() * tenth / 10);
        variants.push((format!("{tenth}/10"), text[..end].to_owned()));
    }
    for (name, from, to) in [
        ("crlf", "\n", "\r\n"),
        ("no-line-ends", "\n", " "),
        ("double-line-ends", "\n", "\n\n"),
        ("no-break-spaces", " ", "\u{a0}"),
        ("html-spaces", " ", "&nbsp;"),
        ("quoted", "\n", "\n> "),
        ("indented", "\n", "\n    "),
        ("form-feeds", "\n\n", "\u{c}"),
        ("bold", "\nVraag", "\n**Vraag"),
    ] {
        variants.push((name.to_owned(), text.replace(from, to)));
    }
    variants
}
