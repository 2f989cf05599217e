//! What a machine must have, and how it gets it: each function looks first, installs what is missing, and where it
//! may not, says in one line what to install.

use anyhow::{Context, Result, ensure};
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

/// A Python with the packages of a requirements file, exactly as it pins them: an environment below `target/`. Returns the
/// program.
pub(crate) fn python_packages(requirements: &str) -> Result<PathBuf> {
    let advice = "install Python 3.11 or later with its module venv, or name one in PYTHON";
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    // (Without spaces, see `run`.)
    let wanted = "-c __import__('venv'),__import__('ensurepip'),exit(__import__('sys').version_info<(3,11))";
    if ask(&python, wanted).is_none() {
        // Debian has the module in a package of its own.
        apt_install("python3 python3-venv").context(advice)?;
    }
    ask(&python, wanted).context(advice)?;

    // One for each folder of tests.
    let name = Path::new(requirements).parent().and_then(Path::file_name).unwrap_or_default();
    let folder = crate::build::target_directory().join("python").join(name);
    let program = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let program = std::path::absolute(program)?;
    let pinned = fs::read(requirements).with_context(|| requirements.to_owned())?;
    let installed = folder.join("installed.txt");
    if program.is_file() && fs::read(&installed).ok().as_ref() == Some(&pinned) {
        return Ok(program);
    }
    run(&python, &format!("-m venv --clear {}", folder.display()))?;
    let pip = "-m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes";
    run(&program.to_string_lossy(), &format!("{pip} -r {requirements}"))?;
    fs::write(installed, pinned).context("the environment of Python")?;
    Ok(program)
}

/// Installs packages of Debian and its kin for the whole machine. That is the business of root: to others it is an error.
fn apt_install(packages: &str) -> Result<()> {
    ensure!(ask("id", "-u").as_deref() == Some("0") && ask("apt-get", "--version").is_some(), "not ours to install");
    run("apt-get", "update --quiet")?;
    run("apt-get", &format!("install --yes --no-install-recommends {packages}"))
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

/// What opens our CSV, and makes the letters that the page's readers are tried on: 100 MB to fetch, 300 MB on the disk.
pub(crate) const LIBREOFFICE: Tool = Tool {
    name: "LibreOffice",
    variable: "SOFFICE",
    programs: &["soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"],
    packages: "libreoffice-calc-nogui libreoffice-writer-nogui",
};

/// WordPress with what runs it, as Debian has them: 50 MB to fetch, 300 MB on the disk. Returns the folder of its files.
pub(crate) fn wordpress() -> Result<PathBuf> {
    let folder = std::env::var_os("WORDPRESS").map_or_else(|| "/usr/share/wordpress".into(), PathBuf::from);
    let is_there = || {
        folder.join("wp-content/themes/twentytwentythree").exists()
            && ask("php", "-r exit(extension_loaded('mysqli')?0:1);").is_some()
            && ask("mariadbd", "--version").is_some()
    };
    let advice = "install WordPress with its theme Twenty Twenty-Three, PHP with mysqli and MariaDB, or name its folder in WORDPRESS";
    if !is_there() {
        let theme = "wordpress-theme-twentytwentythree";
        apt_install(&format!("wordpress {theme} php-cli php-mysql mariadb-server-core mariadb-client-core"))
            .context(advice)?;
    }
    ensure!(is_there(), advice);
    Ok(folder)
}

impl Tool {
    /// Where it is; installs it where that is ours to do.
    pub(crate) fn get(&self) -> Result<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        let advice = format!("install {} or point {} at one", self.name, self.variable);
        apt_install(self.packages).context(advice.clone())?;
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
