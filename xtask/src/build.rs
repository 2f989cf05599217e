//! From Rust to what a browser loads: cargo, then wasm-bindgen as a library, then shrink.mjs and wasm-opt.

use crate::machine;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Rust's wasm target switches on today: Chromium 96, Firefox 79 and Safari 15.1 know all of it. Never
/// `--all-features`: with it wasm-opt uses proposals that no browser knows.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

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
    let optimise = Command::new("node")
        .arg("node_modules/binaryen/bin/wasm-opt")
        // A function with one caller stays one: large functions are shorter, but six kilobytes longer once compressed. No
        // address below 1,024 is used: the stack grows down towards it, and a text would have to fill a megabyte first.
        .args(["-Oz", "--one-caller-inline-max-function-size", "0", "--low-memory-unused"])
        .args(["--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm)
        .status();
    anyhow::ensure!(optimise.context("node")?.success(), "wasm-opt failed");

    let page = Path::new("www/pkg");
    empty(page)?;
    for file in fs::read_dir(dist)? {
        let file = file?;
        fs::copy(file.path(), page.join(file.file_name()))?;
    }
    machine::run("node", "xtask/bundle.mjs")?;
    for folder in [dist, page] {
        for file in fs::read_dir(folder)? {
            let file = file?;
            println!("{:>9} bytes  {}", file.metadata()?.len(), file.path().display());
        }
    }
    Ok(())
}

/// Compiles the library. Where a panic happened in the source is left out where the compiler can do that: nobody can ever
/// read it in a page (see shrink.mjs), it would be 2 kB more, and it holds paths of the machine that built it. The option is
/// not stable, so it is asked for first; a compiler that no longer knows it builds what works as well.
fn compile() -> Result<()> {
    const QUIET: &str = "-Zlocation-detail=none";
    let known = Command::new("rustc").args([QUIET, "--print", "sysroot"]).env("RUSTC_BOOTSTRAP", "1").output();
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"]);
    if known.is_ok_and(|known| known.status.success()) {
        cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", QUIET);
    }
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
