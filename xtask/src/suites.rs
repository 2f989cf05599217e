//! Every check and every test, in one go: what fails does not keep the rest from running, and what cannot run says why.

use crate::{bench, build, dist, machine};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// Runs all. `all` adds the tests marked as long, and wants every tool: without it, what lacks its browser is left out.
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
    cargo_test.args(["test", "--workspace", "--no-fail-fast", "--"]);
    if all {
        cargo_test.arg("--include-ignored");
        // Large, so it is not for every day; a test that finds none says so.
        match machine::LIBREOFFICE.get() {
            Ok(path) => _ = cargo_test.env(machine::LIBREOFFICE.variable, path),
            Err(error) => report.missing("CSV in a spreadsheet", error, all),
        }
    }
    report.tests("Rust tests", &mut cargo_test);

    if all {
        report.check("licences and sources of what we depend on", || {
            machine::cargo_crate("deny", "0.19.9")?;
            machine::run("cargo", "deny check licenses bans sources")
        });
        report.check("crate", || machine::run("cargo", "package --quiet --allow-dirty --no-default-features"));
        report.check("instructions", || bench::instructions(false));
    }

    let wasm = report.check("wasm package", build::build);
    if wasm {
        report.check("sizes", || dist::sizes(""));
        report.check("what goes out", dist::publish);
        if all {
            report.check("the same build twice", build::is_reproducible);
        }
    }
    let command_line = report.check("command line", || machine::run("cargo", "build --quiet"));
    let built = wasm && command_line;
    report.in_node("package tests", "tests/package", built, &[])?;
    if all {
        let python = machine::python_packages("tests/data/requirements.txt");
        match python {
            Ok(python) => report.in_node("recipes for data", "tests/data", command_line, &[("PYTHON", python)])?,
            Err(error) => report.missing("recipes for data", error, all),
        }
    }
    // Chromium does the most; without it the browser tests are nothing, without the rest they are fewer.
    match machine::CHROMIUM.get() {
        Err(error) => report.missing("browser tests", error, all),
        Ok(chromium) => {
            let mut tools = vec![(machine::CHROMIUM.variable, chromium)];
            for tool in machine::MORE_TOOLS {
                match tool.get() {
                    Ok(path) => tools.push((tool.variable, path)),
                    Err(error) => report.missing(&format!("browser tests with {}", tool.name), error, all),
                }
            }
            report.in_node("browser tests", "tests/browser", built, &tools)?;
            if all {
                let installed = report.check("bundlers", || machine::npm_packages("tests/bundlers"));
                report.in_node("bundler tests", "tests/bundlers", built && installed, &tools)?;
                match machine::wordpress() {
                    Ok(folder) => tools.push(("WORDPRESS", folder)),
                    Err(error) => report.missing("WordPress", error, all),
                }
                let installed = report.check("sites", || machine::npm_packages("tests/sites"));
                report.in_node("tests in other people's sites", "tests/sites", built && installed, &tools)?;
                match machine::python_packages("tests/renderers/requirements.txt") {
                    Ok(python) => tools.push(("PYTHON", python)),
                    Err(error) => report.missing("Markdown in the renderers of Python", error, all),
                }
                report.in_node("Markdown in its renderers", "tests/renderers", built, &tools)?;
            }
        }
    }

    Ok(report.close())
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
        let start = Instant::now();
        let outcome = check();
        println!("   {} s", start.elapsed().as_secs());
        match outcome {
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

    /// What a test needs is not here: a failure where all is wanted.
    fn missing(&mut self, name: &str, error: anyhow::Error, all: bool) {
        if all {
            self.check(name, || Err(error));
        } else {
            self.not_run.push(format!("{name}: {error:#}"));
        }
    }

    /// Runs the tests of a folder in Node, with the tools they may use.
    fn in_node(&mut self, name: &str, folder: &str, built: bool, tools: &[(&str, PathBuf)]) -> Result<()> {
        if built {
            let mut node = Command::new("node");
            node.envs(tools.iter().map(|(variable, path)| (*variable, path)));
            // (Node leaves a core to itself, which on two cores is the half of them.)
            node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(test_files(folder)?);
            self.tests(name, &mut node);
        } else {
            self.not_run.push(format!("{name}: what they test was not built"));
        }
        Ok(())
    }

    /// Runs a command that runs tests, shows what it prints, and adds up what it counts.
    fn tests(&mut self, name: &str, command: &mut Command) {
        println!("── {name}");
        let start = Instant::now();
        let (passed_before, failed_before) = (self.passed, self.failed);
        let success = self.count(command).unwrap_or_else(|error| {
            println!("failed: {error:#}");
            false
        });
        println!("   {} s", start.elapsed().as_secs());
        if !success {
            self.failed += usize::from(self.failed == failed_before); // it did not come to a test
            self.failures.push(name.to_owned());
        } else if self.passed == passed_before {
            self.not_run.push(format!("{name}: there are none"));
        }
    }

    fn count(&mut self, command: &mut Command) -> Result<bool> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
            let line = line?;
            println!("{line}");
            match Line::of(&line) {
                Line::Passed(number) => self.passed += number,
                Line::Failed(number) => self.failed += number,
                Line::PassedAndFailed(passed, failed) => {
                    self.passed += passed;
                    self.failed += failed;
                }
                Line::NotRun(what) => self.not_run.push(what.to_owned()),
                Line::Other => {}
            }
        }
        Ok(child.wait()?.success())
    }

    fn close(self) -> ExitCode {
        println!();
        for failure in &self.failures {
            println!("failed   {failure}");
        }
        for what in &self.not_run {
            println!("NOT RUN  {what}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// What a line that a test runner prints says to us.
#[derive(Debug, PartialEq, Eq)]
enum Line<'a> {
    Passed(usize),
    Failed(usize),
    PassedAndFailed(usize, usize),
    /// A test that did not run, with the reason.
    NotRun(&'a str),
    Other,
}

impl<'a> Line<'a> {
    /// Knows the lines of cargo and of Node, and `NOT RUN …`, which a test of ours writes to standard output itself when it
    /// lacks what it needs.
    fn of(line: &'a str) -> Self {
        if let Some((_, what)) = line.split_once("NOT RUN ") {
            Self::NotRun(what.trim())
        } else if let Some(summary) = line.strip_prefix("test result: ") {
            // "ok. 3 passed; 0 failed; 1 ignored; …"
            let mut numbers = summary.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok());
            Self::PassedAndFailed(numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
        } else if let Some(test) = line.strip_prefix("test ").filter(|test| test.contains(" ... ignored")) {
            Self::NotRun(test)
        } else if let Some(test) = line.trim_start().strip_prefix("﹣ ") {
            Self::NotRun(test)
        } else {
            let (word, number) = line.strip_prefix("ℹ ").and_then(|line| line.split_once(' ')).unwrap_or_default();
            match (word, number.parse()) {
                ("pass", Ok(number)) => Self::Passed(number),
                ("fail" | "cancelled", Ok(number)) => Self::Failed(number),
                _ => Self::Other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn lines_of_cargo_and_node() {
        let cargo = "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Line::of(cargo), Line::PassedAndFailed(3, 2));
        assert_eq!(Line::of("test long ... ignored, minutes"), Line::NotRun("long ... ignored, minutes"));
        assert_eq!(Line::of("test short ... NOT RUN  corpus: not here"), Line::NotRun("corpus: not here"));
        assert_eq!(Line::of("ℹ pass 12"), Line::Passed(12));
        assert_eq!(Line::of("ℹ fail 1"), Line::Failed(1));
        assert_eq!(Line::of("ℹ cancelled 1"), Line::Failed(1));
        assert_eq!(Line::of("  ﹣ prints (0.1ms) # no printer"), Line::NotRun("prints (0.1ms) # no printer"));
        assert_eq!(Line::of("ℹ duration_ms 12"), Line::Other);
        assert_eq!(Line::of("4 passed; 1 failed;"), Line::Other);
    }
}
