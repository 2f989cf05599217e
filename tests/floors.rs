//! Arrows point down: every `use` and every path in `src/` leads from a floor to one that it may see, and no files form a
//! circle. `ARCHITECTURE.md` has the picture.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What both rooms stand on.
const GROUND: &[&str] = &["text", "dutch", "model"];

/// The stages of the parser in order: each sees the ground and the stages before it.
const STAGES: &[&str] = &[
    "parse/source",
    "parse/page",
    "parse/notes",
    "parse/headings",
    "parse/blocks",
    "parse/head",
    "parse/exchanges",
    "parse/document",
    "parse/papers",
];

/// The other floors from the ground up, each with the floors that it may see beside itself. (`parse` sees its stages too.)
const FLOORS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("dutch", &["text"]),
    ("model", &["text"]),
    ("parse", &["model"]),
    ("render", GROUND),
    ("dom", &["model", "render"]),
    ("object", &["model"]),
    ("wasm", &["model", "parse", "render", "object", "dom"]),
    // What is public is decided here: it names what it gives out and is named by nobody.
    ("lib", &["text", "model", "parse", "render", "object"]),
    // The command line is a crate of its own; it sees what is public.
    ("cli", &[]),
    ("main", &["cli"]),
];

/// Whether a file of one floor may name a file of another.
fn may_see(floor: &str, other: &str) -> bool {
    let stage = |floor: &str| STAGES.iter().position(|&stage| stage == floor);
    match (stage(floor), stage(other)) {
        _ if floor == other => true,
        (Some(floor), Some(other)) => other < floor,
        (Some(_), None) => GROUND.contains(&other),
        (None, Some(_)) => floor == "parse",
        (None, None) => FLOORS.iter().any(|&(name, sees)| name == floor && sees.contains(&other)),
    }
}

#[test]
fn arrows_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    read(&root, &root, &mut files).unwrap();
    assert!(files.len() > 50, "{} files in src/", files.len());
    let complaints = complaints(&files);
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn an_arrow_that_runs_up_is_named() {
    let file = |name: &str, source: &str| (name.to_owned(), source.to_owned());
    let files = BTreeMap::from([
        file("text/scan", "// use crate::dutch::date;\nuse crate::text::span::Span;"),
        file("text/span", "#[cfg(test)]\nmod tests { use crate::dutch::date; }"),
        file("dutch/date", "use crate::text::{scan, span::Span};\nfn f() { crate::parse::page::sheet::read() }"),
        file("parse/page/sheet", "use super::feet::Foot;"),
        file("parse/page/feet", "use crate::parse::{page::sheet::Sheet, source::line};"),
        file("parse/source/line", "use crate::render;"),
        file("render", ""),
        file("attic", ""),
    ]);
    assert_eq!(
        complaints(&files),
        [
            "attic.rs is on no floor",
            "dutch/date.rs must not see parse/page/sheet.rs",
            "parse/source/line.rs must not see render.rs",
            "a circle: parse/page/feet.rs, parse/page/sheet.rs",
        ]
    );
}

/// All files below a folder by their names without the ending; `mod.rs` by the name of its folder.
fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            let name = name.strip_suffix("/mod").unwrap_or(&name).to_owned();
            files.insert(name, std::fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// Every arrow that a floor may not send, then every circle.
fn complaints(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, source) in files {
        let Some(floor) = floor(name) else {
            complaints.push(format!("{name}.rs is on no floor"));
            continue;
        };
        for path in paths(name, source) {
            // The longest beginning of the path that is a file.
            let seen = (1..=path.len()).rev().find_map(|length| files.get_key_value(&path[..length].join("/")));
            let Some((seen, _)) = seen.filter(|(seen, _)| *seen != name) else { continue };
            arrows.entry(name).or_default().insert(seen);
            let allowed = self::floor(seen).is_some_and(|other| may_see(floor, other));
            let complaint = format!("{name}.rs must not see {seen}.rs");
            if !allowed && !complaints.contains(&complaint) {
                complaints.push(complaint);
            }
        }
    }
    complaints.extend(circles(&arrows));
    complaints
}

/// The floor of a file: the longest name that its own begins with.
fn floor(name: &str) -> Option<&'static str> {
    let below = |floor: &str| name == floor || name.strip_prefix(floor).is_some_and(|rest| rest.starts_with('/'));
    let floors = FLOORS.iter().map(|&(floor, _)| floor).chain(STAGES.iter().copied());
    floors.filter(|floor| below(floor)).max_by_key(|floor| floor.len())
}

/// The paths to other files that a source names, from the root of the crate: `use crate::a::{b, c::d}` gives two. Comments
/// and tests, which may look anywhere, are left out.
fn paths(name: &str, source: &str) -> Vec<Vec<String>> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String =
        source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut paths = Vec::new();
    for (root, base) in [("crate::", vec![]), ("super::", parent(name))] {
        for (at, _) in code.match_indices(root) {
            let free = !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':');
            if free {
                expand(&code[at + root.len()..], &base, &mut paths);
            }
        }
    }
    paths
}

/// The folder of a file.
fn parent(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = name.split('/').map(str::to_owned).collect();
    parts.pop();
    parts
}

/// Reads `a::b` or `a::{b, c::d}` after a prefix.
fn expand(code: &str, prefix: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = prefix.to_vec();
    let mut rest = code;
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0, 0);
            for (at, sign) in group.char_indices() {
                match sign {
                    '{' => depth += 1,
                    '}' if depth == 0 => return expand(group[start..at].trim(), &path, paths),
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        expand(group[start..at].trim(), &path, paths);
                        start = at + 1;
                    }
                    _ => {}
                }
            }
            return;
        }
        let length = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len());
        path.push(rest[..length].to_owned());
        match rest[length..].strip_prefix("::") {
            Some(after) => rest = after,
            None => return paths.push(path),
        }
    }
}

/// The groups of files that reach each other.
fn circles<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<String> {
    let reached: BTreeMap<&'a str, BTreeSet<&'a str>> =
        arrows.keys().map(|&name| (name, reach(arrows, name))).collect();
    let mut circles = BTreeSet::new();
    for (name, seen) in reached.iter().filter(|(name, seen)| seen.contains(*name)) {
        let mates: Vec<String> = seen
            .iter()
            .filter(|mate| reached.get(*mate).is_some_and(|back| back.contains(name)))
            .map(|mate| format!("{mate}.rs"))
            .collect();
        circles.insert(format!("a circle: {}", mates.join(", ")));
    }
    circles.into_iter().collect()
}

/// All files that an arrow or a chain of arrows from a file leads to.
fn reach<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        for &next in arrows.get(at).into_iter().flatten() {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}
