//! Where what was made goes: standard output, or a file for each paper.

use super::failure::Failure;
use super::source::Source;
use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes to standard output.
pub(crate) fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(error) => Err(Failure::Io(format!("cannot write: {error}"))),
    }
}

/// The same, with a line feed at the end.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    write(text)?;
    write(if text.ends_with('\n') { "" } else { "\n" })
}

/// A folder in which each paper gets a file.
pub(crate) struct Folder {
    path: PathBuf,
    ending: &'static str,
    /// What this run wrote.
    written: HashSet<PathBuf>,
    /// What it reads, which is not written over.
    read: HashSet<PathBuf>,
}

impl Folder {
    pub(crate) fn new(path: &Path, ending: &'static str, sources: &[Source]) -> Self {
        let files = sources.iter().filter_map(|source| match source {
            Source::File { path, .. } => path.canonicalize().ok(),
            _ => None,
        });
        Self { path: path.to_owned(), ending, written: HashSet::new(), read: files.collect() }
    }

    /// Writes the papers of a text: `vragen.json`, or `vragen-1.json` and `vragen-2.json` of two.
    pub(crate) fn write(&mut self, source: &Source, papers: &[String]) -> Result<(), Failure> {
        for (nth, paper) in papers.iter().enumerate() {
            let mut name = source.place().into_os_string();
            if papers.len() > 1 {
                name.push(format!("-{}", nth + 1));
            }
            name.push(format!(".{}", self.ending));
            let path = self.path.join(name);
            if !self.written.insert(path.clone()) {
                let path = path.display();
                return Err(Failure::Io(format!(
                    "{} would be written to {path}, which another text was",
                    source.name()
                )));
            }
            if path.canonicalize().is_ok_and(|path| self.read.contains(&path)) {
                return Err(Failure::Io(format!("{} is one of the texts, and is not written over", path.display())));
            }
            save(&path, paper).map_err(|error| Failure::Io(format!("cannot write {}: {error}", path.display())))?;
        }
        Ok(())
    }
}

/// Writes a file that is there whole or not at all.
fn save(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}
