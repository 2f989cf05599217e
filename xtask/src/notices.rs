//! The licences of what we ship that others wrote: the crates in the wasm file, Rust's standard library, and the npm packages
//! that our scripts import. Their terms want the notices to go with every copy.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

const HEAD: &str = "\
Kamervragen is licensed under MIT or Apache-2.0, as you like. It is built with the work of others, under these licences.
Where one offers a choice of licences and MIT is among them, it is used under MIT.
";

/// What is copied beside the page as its publisher built it, and what that has inside of others: its name and its holder.
const COPIED: [(&str, &[(&str, &str)]); 2] = [
    (
        "pdfjs-dist",
        &[("core-js 3.48.0 (MIT)", "2013-2025 Denis Pushkarev (zloirock.ru), 2025-2026 CoreJS Company (core-js.io)")],
    ),
    // What makes a zip of a dossier.
    ("fflate", &[]),
];

/// The text of `THIRD-PARTY.txt`; with `readers` also for what reads files, which the npm package has not inside.
pub(crate) fn notices(readers: bool) -> Result<String> {
    // Each licence once, with who uses it in these words.
    let mut licences: BTreeMap<String, Licence> = BTreeMap::new();
    let mut add = |name: String, texts: Vec<String>| {
        for text in texts {
            let (holders, terms) = parted(&text);
            let same = terms.split_whitespace().collect::<Vec<_>>().join(" ");
            let licence = licences.entry(same).or_insert_with(|| Licence { terms, users: BTreeSet::new() });
            licence.users.insert(
                [name.clone(), holders].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n  "),
            );
        }
    };
    add("Rust's standard library".to_owned(), vec![mit("The Rust Project contributors")?]);
    for package in shipped_crates()? {
        let said = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let folder = said("manifest_path");
        let folder = Path::new(&folder).parent().context("a crate without a folder")?;
        let name = format!("{} {} ({})", said("name"), said("version"), said("license"));
        let mut texts = licence_texts(folder)?;
        if texts.is_empty() {
            ensure!(said("license").contains("MIT"), "{name} comes without its licence");
            let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
            texts.push(mit(&authors
                .map(|author| author.split(" <").next().unwrap_or(author))
                .collect::<Vec<_>>()
                .join(", "))?);
        }
        add(name, texts);
    }
    let mut packages = imported_packages(Path::new("www"))?;
    for (package, inside) in COPIED.into_iter().filter(|_| readers) {
        packages.insert(package.to_owned());
        for (name, holder) in inside {
            add((*name).to_owned(), vec![mit(holder)?]);
        }
    }
    for package in packages {
        let folder = Path::new("node_modules").join(&package);
        let manifest: Value =
            serde_json::from_slice(&fs::read(folder.join("package.json")).with_context(|| package.clone())?)?;
        let name = format!(
            "{package} {} ({})",
            manifest["version"].as_str().unwrap_or_default(),
            manifest["license"].as_str().unwrap_or_default()
        );
        let texts = licence_texts(&folder)?;
        ensure!(!texts.is_empty(), "{name} comes without its licence");
        add(name, texts);
    }
    let mut out = HEAD.to_owned();
    for Licence { terms, users } in licences.into_values() {
        let users: Vec<String> = users.into_iter().collect();
        out.push_str(&format!("\n{}\n{}\n\n{terms}\n", "=".repeat(72), users.join("\n")));
    }
    Ok(out)
}

struct Licence {
    terms: String,
    users: BTreeSet<String>,
}

/// A licence as who holds the rights, and the terms, which others may share.
fn parted(text: &str) -> (String, String) {
    let is_holder =
        |line: &&str| ["Copyright (c) ", "Copyright © ", "Copyright 2"].iter().any(|start| line.starts_with(start));
    let is_title = |line: &&str| matches!(line.trim(), "MIT License" | "The MIT License (MIT)" | "The MIT License");
    let holders: Vec<&str> = text.lines().filter(is_holder).collect();
    let terms: Vec<&str> = text.lines().filter(|line| !is_holder(line) && !is_title(line)).collect();
    (holders.join("\n  "), terms.join("\n").trim().to_owned())
}

/// The crates that the wasm file is made of, as `cargo metadata` describes them: what only builds it is not in it.
fn shipped_crates() -> Result<Vec<Value>> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"]);
    let output = cargo.output().context("cargo metadata")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|it| (it["id"].to_string(), it)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|it| (it["id"].to_string(), it)).collect();
    let ours = packages.iter().find(|(_, package)| package["name"] == "kamervragen").context("the crate itself")?.0;

    let (mut found, mut next) = (BTreeSet::new(), vec![ours.clone()]);
    while let Some(id) = next.pop() {
        let dependencies = list(&nodes.get(&id).context("a crate that cargo does not know")?["deps"]);
        for dependency in dependencies {
            let linked = list(&dependency["dep_kinds"]).iter().any(|it| it["kind"].is_null());
            let id = dependency["pkg"].to_string();
            let macros = list(&packages[&id]["targets"])
                .iter()
                .any(|target| list(&target["kind"]).contains(&"proc-macro".into()));
            if linked && !macros && found.insert(id.clone()) {
                next.push(id);
            }
        }
    }
    Ok(found.iter().map(|id| packages[id].clone()).collect())
}

/// The licences and notices in a folder; without Apache's where there is MIT's.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut texts = BTreeMap::new();
    for file in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let file = file?;
        let name = file.file_name().to_string_lossy().to_ascii_uppercase();
        let wanted =
            ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start));
        if wanted && file.file_type()?.is_file() {
            texts.insert(name, fs::read_to_string(file.path())?.replace('\r', "").trim().to_owned());
        }
    }
    if texts.keys().any(|name| name.contains("MIT")) {
        texts.retain(|name, _| !name.contains("APACHE"));
    }
    Ok(texts.into_values().collect())
}

/// The MIT licence, in the words of our own, for who gives none.
fn mit(holder: &str) -> Result<String> {
    let ours = fs::read_to_string("LICENSE-MIT").context("LICENSE-MIT")?;
    let (_, permission) = ours.split_once("Permission is hereby granted").context("LICENSE-MIT is not MIT")?;
    Ok(format!("Copyright (c) {holder}\n\nPermission is hereby granted{}", permission.trim_end()))
}

/// The npm packages that the scripts of a folder import.
fn imported_packages(folder: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = file?.path();
        let built = path.ends_with("pkg") || path.ends_with("node_modules");
        if path.is_dir() && !built {
            found.extend(imported_packages(&path)?);
        } else if path.extension().is_some_and(|it| it == "js" || it == "mjs") {
            found.extend(imports(&fs::read_to_string(&path)?));
        }
    }
    Ok(found)
}

/// The packages that a script imports: `import x from "x"`, `import("@x/y/z")`.
fn imports(script: &str) -> BTreeSet<String> {
    let after = ["from \"", "import \"", "import(\""].iter().flat_map(|start| script.split(start).skip(1));
    let names = after.filter_map(|rest| rest.split('"').next());
    let bare = names.filter(|name| {
        let first = name.chars().next().unwrap_or('.');
        (first.is_ascii_lowercase() || first == '@') && !name.contains([':', ' ', '\n'])
    });
    bare.map(|name| name.split('/').take(if name.starts_with('@') { 2 } else { 1 }).collect::<Vec<_>>().join("/"))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn holders_and_terms() {
        let (holders, terms) = parted("MIT License\n\nCopyright (c) 2031 A. Duin\n\nPermission is hereby granted");
        assert_eq!((holders.as_str(), terms.as_str()), ("Copyright (c) 2031 A. Duin", "Permission is hereby granted"));
    }

    #[test]
    fn who_is_imported() {
        let script = "import a from \"./a.js\";\nimport { b } from \"b/c\";\nawait import(\"@d/e/f\");\nimport \"kamervragen:wasm\";";
        assert_eq!(imports(script).into_iter().collect::<Vec<_>>(), ["@d/e", "b"]);
    }

    #[test]
    fn every_crate_in_the_wasm_file_has_its_notice() {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
        crate::machine::npm_packages(".").unwrap(); // on a new machine nothing has installed them yet
        let notices = super::notices(true).unwrap();
        assert!(!super::notices(false).unwrap().contains("pdfjs-dist"));
        for name in [
            "Rust's standard library",
            "serde ",
            "serde-wasm-bindgen ",
            "wasm-bindgen ",
            "js-sys ",
            "web-sys ",
            "pdfjs-dist ",
            "core-js ",
            "fflate ",
        ] {
            assert!(notices.lines().any(|line| line.starts_with(name)), "{name} is missing");
        }
        for name in ["serde_derive", "syn ", "criterion", "wasm-bindgen-macro"] {
            assert!(!notices.lines().any(|line| line.starts_with(name)), "{name} is not in the wasm file");
        }
        assert!(notices.contains("Permission is hereby granted"));
    }
}
