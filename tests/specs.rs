//! Cases as text, in folders named after the rooms of the parser: an input, a line `[expect]`, the outline of its reading.
//!
//! To see what a change does to every reading: `UPDATE_SPECS=1 cargo test --test specs`, then `git diff tests/specs`.
//! A case may say what it is for in lines that start with `#!` on its top.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use std::path::{Path, PathBuf};
use support::outline::outline;

#[test]
fn every_case_reads_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    assert!(!files.is_empty(), "no cases");
    let update = std::env::var_os("UPDATE_SPECS").is_some();
    let mut wrong = Vec::new();
    for file in &files {
        let case = std::fs::read_to_string(file).unwrap();
        let (said, rest): (Vec<&str>, Vec<&str>) = case.split_inclusive('\n').partition(|line| line.starts_with("#!"));
        let rest = rest.concat();
        let (input, expected) = rest.split_once("[expect]\n").unwrap_or((&rest, ""));
        let found = outline(input, &kamervragen::parse(input));
        if found == expected {
            continue;
        }
        if update {
            std::fs::write(file, format!("{}{input}[expect]\n{found}", said.concat())).unwrap();
        }
        let name = file.strip_prefix(&folder).unwrap().display();
        let first = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        let (found, expected) = first.unwrap_or(("(one reading is longer than the other)", ""));
        wrong.push(format!("{name}\n  expected: {expected}\n  found:    {found}"));
    }
    assert!(update || wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
}
