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

    fs::write(dist.join("THIRD-PARTY.txt"), notices::notices().context("the notices of what we ship")?)?;

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

/// Compiles the library, and Rust's standard library with it: as small as ours, and without the messages of panics, which
/// nobody can ever read in a page (a panic is a trap there, with or without words), and the places in the source that they
/// name. (No text makes the parser panic; this is for what should not happen.) That is 5 kB less, and no path of the machine
/// that built it is in what is published. The options are not stable: a compiler that no longer knows them builds what
/// works as well.
fn compile() -> Result<()> {
    const PLAIN: [&str; 7] = ["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"];
    // Functions of a few instructions have a place of their own at opt-level z. To put those of up to 30 (of LLVM's units)
    // where they are called makes the parser a sixth faster in a browser, and 0.7 kB larger. What LLVM does to loops and
    // branches for the sake of processors is 2.3 kB more, and no faster there.
    const LEAN: &str = "-Cllvm-args=-inline-threshold=30 -Cllvm-args=-disable-lsr -Cllvm-args=-enable-load-pre=0 \
        -Cllvm-args=-disable-tail-duplicate -Cllvm-args=-disable-early-taildup";
    const QUIET: &str =
        "-Zmir-opt-level=1 -Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort";
    let small = machine::standard_library().and_then(|()| {
        let mut cargo = Command::new("cargo");
        cargo.args(PLAIN).args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", format!("{LEAN} {QUIET}"));
        anyhow::ensure!(cargo.status().context("cargo")?.success(), "cargo build -Zbuild-std failed");
        Ok(())
    });
    let Err(reason) = small else { return Ok(()) };
    println!("the wasm file becomes ten kilobytes larger: {reason:#}");
    let mut cargo = Command::new("cargo");
    anyhow::ensure!(cargo.args(PLAIN).env("RUSTFLAGS", LEAN).status()?.success(), "cargo build failed");
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
