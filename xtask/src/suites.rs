//! Every check and every test, in one go: what fails does not keep the rest from running, and what cannot run says why.

use crate::{build, machine};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

/// Runs all. `all` adds the tests marked as long, and takes what cannot run for failed.
pub(crate) fn test(all: bool) -> Result<ExitCode> {
    let mut report = Report::default();

    report.check("formatting", || {
        machine::cargo_subcommand("fmt", "rustfmt")?;
        machine::run("cargo", "fmt --all --check")
    });
    report.check("clippy", || {
        machine::cargo_subcommand("clippy", "clippy")?;
        machine::run("cargo", "clippy --quiet --workspace --all-targets -- -D warnings")
    });
    report.check("clippy for wasm", || {
        machine::wasm_target()?;
        machine::cargo_subcommand("clippy", "clippy")?;
        machine::run("cargo", "clippy --quiet --lib --target wasm32-unknown-unknown -- -D warnings")
    });
    report.check("documentation", || {
        let status =
            Command::new("cargo").args(["doc", "--quiet", "--no-deps"]).env("RUSTDOCFLAGS", "-Dwarnings").status();
        anyhow::ensure!(status?.success(), "`cargo doc` has warnings");
        Ok(())
    });

    let mut cargo_test = Command::new("cargo");
    cargo_test.args(["test", "--quiet", "--workspace", "--no-fail-fast", "--"]);
    cargo_test.args(all.then_some("--include-ignored"));
    report.tests("Rust tests", &mut cargo_test);

    let built = report.check("wasm package", build::build)
        && report.check("command line", || machine::run("cargo", "build --quiet"));
    for (name, folder, browser) in
        [("package tests", "tests/package", None), ("browser tests", "tests/browser", Some(&machine::CHROMIUM))]
    {
        if !built {
            report.not_run.push(format!("{name}: what they test was not built"));
            continue;
        }
        let mut node = Command::new("node");
        if let Some(browser) = browser {
            match browser.get() {
                Ok(path) => node.env(browser.variable, path),
                Err(error) => {
                    report.not_run.push(format!("{name}: {error:#}"));
                    continue;
                }
            };
        }
        node.args(["--test", "--test-reporter=spec"]).args(test_files(folder)?);
        report.tests(name, &mut node);
    }

    Ok(report.close(all))
}

/// The test files of a folder. Node's own search takes a folder in one version and a pattern in the next.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).context(folder.to_owned())?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

/// What came of it so far.
#[derive(Default)]
struct Report {
    passed: usize,
    failed: usize,
    /// A line for each check or group of tests that failed.
    failures: Vec<String>,
    /// A line for each that could not run, with the reason.
    not_run: Vec<String>,
}

impl Report {
    /// A check counts as one test. Says whether it passed.
    fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) -> bool {
        println!("── {name}");
        match check() {
            Ok(()) => self.passed += 1,
            Err(error) => {
                println!("failed: {error:#}");
                self.failed += 1;
                self.failures.push(format!("{name}: {error:#}"));
                return false;
            }
        }
        true
    }

    /// Runs a command that runs tests, shows what it prints, and adds up what it counts.
    fn tests(&mut self, name: &str, command: &mut Command) {
        println!("── {name}");
        let (passed_before, failed_before) = (self.passed, self.failed);
        let success = self.count(command).unwrap_or_else(|error| {
            println!("failed: {error:#}");
            false
        });
        if !success {
            self.failed += usize::from(self.failed == failed_before); // it did not come to a test
            self.failures.push(name.to_owned());
        } else if self.passed == passed_before {
            self.not_run.push(format!("{name}: there are none"));
        }
    }

    fn count(&mut self, command: &mut Command) -> Result<bool> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut skipped = 0;
        for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
            let line = line?;
            println!("{line}");
            let counts = Counts::of(&line);
            self.passed += counts.passed;
            self.failed += counts.failed;
            skipped += counts.skipped;
        }
        if skipped > 0 {
            self.not_run.push(format!("{skipped} tests that were skipped: see above, or run `cargo xtask test --all`"));
        }
        Ok(child.wait()?.success())
    }

    fn close(self, all: bool) -> ExitCode {
        println!();
        for failure in &self.failures {
            println!("failed   {failure}");
        }
        for reason in &self.not_run {
            println!("NOT RUN  {reason}");
        }
        let failed = self.failed + if all { self.not_run.len() } else { 0 };
        println!("{} passed, {failed} failed", self.passed);
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// What one line of output counts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Counts {
    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …` of cargo and `ℹ pass 3` of Node.
    fn of(line: &str) -> Self {
        let mut counts = Self::default();
        if let Some((_, summary)) = line.split_once("test result: ") {
            let words: Vec<&str> = summary.split_whitespace().collect();
            for pair in words.windows(2) {
                let Ok(number) = pair[0].parse() else { continue };
                match pair[1] {
                    "passed;" => counts.passed = number,
                    "failed;" => counts.failed = number,
                    "ignored;" => counts.skipped = number,
                    _ => {}
                }
            }
        } else if let Some((word, number)) = line.strip_prefix("ℹ ").and_then(|summary| summary.split_once(' ')) {
            let number = number.parse().unwrap_or(0);
            match word {
                "pass" => counts.passed = number,
                "fail" | "cancelled" => counts.failed = number,
                "skipped" | "todo" => counts.skipped = number,
                _ => {}
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_cargo_and_node() {
        let cargo = "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Counts::of(cargo), Counts { passed: 3, failed: 2, skipped: 1 });
        assert_eq!(Counts::of("ℹ pass 12"), Counts { passed: 12, ..Counts::default() });
        assert_eq!(Counts::of("ℹ fail 1"), Counts { failed: 1, ..Counts::default() });
        assert_eq!(Counts::of("ℹ duration_ms 12"), Counts::default());
        assert_eq!(Counts::of("4 passed; 1 failed;"), Counts::default());
    }
}
