//! What a machine must have, and how it gets it: each function looks first, installs what is missing, and where it
//! may not, says in one line what to install.

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a command whose arguments hold no spaces, and fails when it does.
pub(crate) fn run(program: &str, arguments: &str) -> Result<()> {
    let status = Command::new(program).args(arguments.split_whitespace()).status();
    let status = status.with_context(|| format!("`{program}` is not installed"))?;
    ensure!(status.success(), "`{program} {arguments}` failed");
    Ok(())
}

/// What a command prints; `None` when it is not there or fails.
fn ask(program: &str, arguments: &str) -> Option<String> {
    let output = Command::new(program).args(arguments.split_whitespace()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Rust's standard library for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    let library = ask("rustc", "--print target-libdir --target wasm32-unknown-unknown").unwrap_or_default();
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    run("rustup", "target add wasm32-unknown-unknown").context("install Rust's target wasm32-unknown-unknown")
}

/// The Rust that builds.
pub(crate) struct Rust {
    /// Where it is installed.
    pub(crate) sysroot: PathBuf,
    /// The commit it was built from.
    pub(crate) commit: String,
}

/// Asks rustc what it is.
pub(crate) fn rust() -> Result<Rust> {
    let sysroot = ask("rustc", "--print sysroot").context("`rustc` does not say where it is")?.into();
    let version = ask("rustc", "--version --verbose").unwrap_or_default();
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    Ok(Rust { sysroot, commit: commit.unwrap_or("unknown").to_owned() })
}

/// Where cargo keeps the sources of what we depend on.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).context("no home directory")
}

/// A subcommand of cargo that comes with Rust: `fmt`, `clippy`.
pub(crate) fn cargo_subcommand(name: &str, component: &str) -> Result<()> {
    if ask("cargo", &format!("{name} --version")).is_some() {
        return Ok(());
    }
    run("rustup", &format!("component add {component}")).with_context(|| format!("install Rust's {component}"))
}

/// A subcommand of cargo that is a crate of its own, in that version or whichever is there.
pub(crate) fn cargo_crate(name: &str, version: &str) -> Result<()> {
    if ask("cargo", &format!("{name} --version")).is_some() {
        return Ok(());
    }
    run("cargo", &format!("install --quiet --locked cargo-{name}@{version}"))
        .with_context(|| format!("install cargo-{name}"))
}

/// The JavaScript tools of a folder, exactly as its `package-lock.json` names them.
pub(crate) fn npm_packages(folder: &str) -> Result<()> {
    let version = ask("node", "--version").context("install Node.js 20 or later")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    ensure!(major >= Some(20), "Node.js is {version}: install 20 or later");

    // npm has no cheap way to ask whether what is installed is what the lock file says, so its copy answers.
    let folder = Path::new(folder);
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).ok().as_ref() == Some(&lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(npm, &format!("ci --no-audit --no-fund --loglevel=error --prefix {}", folder.display()))?;
    fs::write(installed, lock).context("node_modules")
}

/// What browser tests need: the variable that overrides the search and tells the tests where it is, the names it goes by,
/// its packages in Debian and Ubuntu, recommended ones named where it does not run without.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) variable: &'static str,
    programs: &'static [&'static str],
    packages: &'static str,
}

pub(crate) const CHROMIUM: Tool = Tool {
    name: "Chromium",
    variable: "CHROMIUM",
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    packages: "chromium",
};

/// What the tests that go beyond Chromium need. A test that lacks one of these skips itself.
pub(crate) const MORE_TOOLS: [Tool; 4] = [
    Tool {
        name: "Firefox",
        variable: "FIREFOX",
        programs: &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
        packages: "firefox-esr",
    },
    Tool {
        name: "WebKitGTK's WebDriver",
        variable: "WEBKITWEBDRIVER",
        programs: &["WebKitWebDriver"],
        packages: "webkit2gtk-driver",
    },
    Tool { name: "xvfb-run", variable: "XVFB_RUN", programs: &["xvfb-run"], packages: "xvfb xauth" },
    Tool { name: "pdftotext", variable: "PDFTOTEXT", programs: &["pdftotext"], packages: "poppler-utils" },
];

/// What counts instructions.
pub(crate) const VALGRIND: Tool =
    Tool { name: "valgrind", variable: "VALGRIND", programs: &["valgrind"], packages: "valgrind" };

/// What opens our CSV: 90 MB to fetch, 280 MB on the disk, some ten seconds.
pub(crate) const LIBREOFFICE: Tool = Tool {
    name: "LibreOffice",
    variable: "SOFFICE",
    programs: &["soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"],
    packages: "libreoffice-calc-nogui",
};

impl Tool {
    /// Where it is; installs it where that is ours to do.
    pub(crate) fn get(&self) -> Result<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        let advice = format!("install {} or point {} at one", self.name, self.variable);
        // To install for the whole machine is the business of root, and apt-get the way of Debian and its kin.
        if ask("id", "-u").as_deref() != Some("0") || ask("apt-get", "--version").is_none() {
            bail!("{advice}");
        }
        let install = format!("install --yes --no-install-recommends {}", self.packages);
        run("apt-get", "update --quiet").and_then(|()| run("apt-get", &install)).context(advice.clone())?;
        self.find().context(advice)
    }

    fn find(&self) -> Option<PathBuf> {
        if let Some(path) = std::env::var_os(self.variable) {
            return Some(path.into());
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        // Joining an absolute path gives that path.
        self.programs.iter().flat_map(|name| folders.iter().map(move |dir| dir.join(name))).find(|it| it.is_file())
    }
}
