//! How fast it is, beside others and beside itself. Times are printed and never asserted; instructions are held.

use crate::{build, machine};
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// The instructions that parsing the fixtures and the cases of `tests/specs` once may take, and some slack.
const HELD: &str = "xtask/instructions.txt";
const SLACK: f64 = 1.03;

/// Measures everything; `long`: 100 MB at once too.
pub(crate) fn bench(long: bool) -> Result<()> {
    let mut criterion = Command::new("cargo");
    criterion.args(["bench", "--quiet", "--no-default-features", "--bench", "native", "--", "--quiet", "--noplot"]);
    if long {
        criterion.env("LONG", "1");
    }
    ensure!(criterion.status().context("cargo")?.success(), "benches/native.rs failed");
    build::build()?;
    let table = Command::new("node").arg("xtask/bench.mjs").arg(build::target_directory().join("criterion")).status();
    ensure!(table.context("node")?.success(), "xtask/bench.mjs failed");
    instructions(false)
}

/// Counts the instructions of parsing them, the same on a busy machine and an idle one.
pub(crate) fn instructions(accept: bool) -> Result<()> {
    let counted = Command::new(machine::VALGRIND.get()?)
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*native*counted*"])
        .arg(native()?)
        .arg("--once")
        .output()
        .context("valgrind")?;
    let said = String::from_utf8_lossy(&counted.stderr);
    let collected = said.split("Collected : ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let now: u64 = collected.and_then(|number| number.parse().ok()).context("callgrind counted nothing")?;
    ensure!(now > 1_000_000, "callgrind did not find the parser: {now} instructions");
    if accept {
        std::fs::write(HELD, format!("{now}\n"))?;
    }
    let held: u64 = std::fs::read_to_string(HELD)?.trim().parse().context(HELD)?;
    println!("{now} instructions to parse the fixtures and the cases of tests/specs; {held} are held");
    ensure!(
        now as f64 <= held as f64 * SLACK,
        "parsing takes more instructions than {HELD} allows. If that is meant, run `cargo xtask bench \
         --accept-instructions` and say in the commit what it buys."
    );
    Ok(())
}

/// The program of benches/native.rs, built.
fn native() -> Result<PathBuf> {
    let built = Command::new("cargo")
        .args(["bench", "--no-default-features", "--bench", "native", "--no-run"])
        .output()
        .context("cargo")?;
    let said = String::from_utf8_lossy(&built.stderr);
    ensure!(built.status.success(), "{said}");
    // "  Executable benches/native.rs (target/release/deps/native-0123456789abcdef)"
    let path = said.rsplit_once("benches/native.rs (").and_then(|(_, rest)| rest.split(')').next());
    Ok(path.context("cargo does not say what it built")?.into())
}
