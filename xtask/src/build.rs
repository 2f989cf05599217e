//! From Rust to what a browser loads: cargo, then wasm-bindgen as a library, then shrink.mjs.

use crate::{machine, notices};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the package's files into `pkg/dist`, gives the page its copy in `www/pkg`, and bundles what travels in one piece.
pub(crate) fn build() -> Result<()> {
    machine::wasm_target()?;
    machine::npm_packages(".")?;
    compile()?;

    let dist = Path::new("pkg/dist");
    empty(dist)?;
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(target_directory().join("wasm32-unknown-unknown/wasm/kamervragen.wasm"))
        .web(true)?
        .omit_default_module_path(false) // the wasm file lies beside the module
        .typescript(false) // pkg/kamervragen.d.ts is written by hand: it says what the objects look like
        .generate(dist)
        .context("wasm-bindgen")?;

    let wasm = dist.join("kamervragen_bg.wasm");
    let shrink = Command::new("node").arg("xtask/shrink.mjs").arg(&wasm).status();
    anyhow::ensure!(shrink.context("node")?.success(), "xtask/shrink.mjs failed");

    fs::write(dist.join("THIRD-PARTY.txt"), notices::notices(false).context("the notices of what we ship")?)?;

    let page = Path::new("www/pkg");
    empty(page)?;
    for file in fs::read_dir(dist)? {
        let file = file?;
        fs::copy(file.path(), page.join(file.file_name()))?;
    }
    fs::write(page.join("THIRD-PARTY.txt"), notices::notices(true).context("the notices of what the page loads")?)?;
    machine::run("node", "xtask/bundle.mjs")?;
    for folder in [dist, page] {
        for file in fs::read_dir(folder)? {
            let file = file?;
            println!("{:>9} bytes  {}", file.metadata()?.len(), file.path().display());
        }
    }
    Ok(())
}

/// Compiles the library, with names in the place of this machine's folders: the same sources give the same bytes in
/// whichever folder they lie, and whoever builds does not tell where.
fn compile() -> Result<()> {
    let mut folders = vec![(std::env::current_dir()?, "/kamervragen".to_owned())];
    for registry in fs::read_dir(machine::cargo_home()?.join("registry/src")).into_iter().flatten() {
        folders.push((registry?.path(), "/crates".to_owned()));
    }
    // The library that comes with Rust names its sources so, unless rustc finds them on this machine.
    let rust = machine::rust()?;
    folders.push((rust.sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{}", rust.commit)));

    let mut flags = Vec::new();
    for (folder, name) in folders {
        let folder = folder.to_str().context("a folder whose name is not UTF-8")?;
        flags.push(format!("--remap-path-prefix={folder}={name}"));
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1F}")); // so that folders may have spaces in their names
    anyhow::ensure!(cargo.status().context("cargo")?.success(), "cargo build failed");
    Ok(())
}

/// Builds again from nothing, elsewhere, and compares: what is published can be made again by anybody, byte for byte.
pub(crate) fn is_reproducible() -> Result<()> {
    let page = Path::new("www/pkg/kamervragen.html");
    let before = fs::read(page)?;
    let elsewhere = target_directory().join("again");
    let mut build = Command::new(std::env::current_exe()?);
    let status = build.arg("build").env("CARGO_TARGET_DIR", &elsewhere).stdout(std::process::Stdio::null()).status()?;
    anyhow::ensure!(status.success(), "the second build failed");
    fs::remove_dir_all(elsewhere)?;
    anyhow::ensure!(fs::read(page)? == before, "two builds of the same files differ");
    Ok(())
}

/// Where cargo builds.
pub(crate) fn target_directory() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// Makes the directory, without what an older build left there.
fn empty(directory: &Path) -> Result<()> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory).with_context(|| directory.display().to_string())
}
