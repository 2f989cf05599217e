//! Where texts come from: files, folders, standard input, the example; and their letters, whatever the encoding.

use super::decode::decode;
use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Endings of the files that are read in a folder.
const TEXTS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "xml"];
/// Endings of files that hold papers as well, and that the page reads: who asked for the folder is told.
const OTHERS: &[&str] = &["pdf", "doc", "docx", "odt", "rtf", "eml"];

/// Where a text comes from.
pub(crate) enum Source {
    File {
        path: PathBuf,
        /// What of the path is below the folder that was asked for: the name of what is written of it.
        below: PathBuf,
    },
    Standard,
    Example,
    /// What a folder has and nobody can look into: the reason, which is said in its turn.
    Unread(String),
}

/// A text, and lines for standard error: how it was read, and what is doubted in it.
pub(crate) struct Text {
    pub(crate) words: String,
    pub(crate) remarks: Vec<String>,
}

impl Source {
    /// The sources that a command line names; whether some of them are of a folder.
    pub(crate) fn all(names: &[OsString]) -> (Vec<Self>, bool) {
        let (mut sources, mut folders) = (Vec::new(), false);
        for name in names {
            let path = Path::new(name);
            if name == "-" {
                sources.push(Self::Standard);
            } else if path.is_dir() {
                folders = true;
                for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
                    let entry = match entry {
                        Ok(entry) => entry,
                        Err(error) => {
                            sources.push(Self::Unread(error.to_string()));
                            continue;
                        }
                    };
                    let is_asked = |endings: &[&str]| has_ending(entry.path(), endings);
                    if entry.file_type().is_file() && (is_asked(TEXTS) || is_asked(OTHERS)) {
                        let below = entry.path().strip_prefix(path).unwrap_or(entry.path()).to_owned();
                        sources.push(Self::File { path: entry.into_path(), below });
                    }
                }
            } else {
                let below = path.file_name().map_or_else(PathBuf::new, PathBuf::from);
                sources.push(Self::File { path: path.to_owned(), below });
            }
        }
        (sources, folders)
    }

    pub(crate) fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Example => Cow::Borrowed("example"),
            Self::Standard => Cow::Borrowed("standard input"),
            Self::Unread(reason) => Cow::Borrowed(reason),
            Self::File { path, .. } => path.to_string_lossy(),
        }
    }

    /// The name in a table, where `-` is standard input.
    pub(crate) fn short_name(&self) -> Cow<'_, str> {
        match self {
            Self::Standard => Cow::Borrowed("-"),
            _ => self.name(),
        }
    }

    /// Where a file that is made of it belongs, below the folder for all of them; without an ending.
    pub(crate) fn place(&self) -> PathBuf {
        match self {
            Self::Example => PathBuf::from("example"),
            Self::Standard => PathBuf::from("standard-input"),
            Self::Unread(_) => PathBuf::new(),
            Self::File { below, .. } => below.with_extension(""),
        }
    }

    /// The whole text, or why there is none.
    pub(crate) fn text(&self) -> Result<Text, String> {
        let name = self.name();
        let bytes = match self {
            Self::Unread(reason) => return Err(format!("cannot read: {reason}")),
            Self::Example => return Ok(Text { words: kamervragen::EXAMPLE.to_owned(), remarks: vec![] }),
            Self::Standard => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Self::File { path, .. } => std::fs::read(path),
        };
        let bytes = bytes.map_err(|error| format!("cannot read {name}: {error}"))?;
        let by_name = || match self {
            Self::File { path, .. } if has_ending(path, OTHERS) => Some("no plain text by its name"),
            _ => None,
        };
        if let Some(what) = no_text(&bytes).or_else(by_name) {
            return Err(format!("{name} is {what}, no text: the page reads it, or save it as plain text first"));
        }
        let page =
            is_web_page(&bytes).then_some("a web page, read without its tags; the page's own reader knows more of it");
        let (words, other) = decode(bytes);
        let remark = |remark: &str| format!("kamervragen: {name}: {remark}");
        let remarks = [page, other].into_iter().flatten().map(remark).collect();
        Ok(Text { words, remarks })
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    endings.iter().any(|it| it.eq_ignore_ascii_case(ending))
}

/// What bytes are that begin as a format which is no plain text: read as text, they would give markup for words.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 7] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a Word file or another archive"),
        (b"\xD0\xCF\x11\xE0", "an old Office file"),
        (b"{\\rtf", "an RTF file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
    ];
    let (_, what) = SIGNS.iter().find(|(sign, _)| begins_with(bytes, sign))?;
    Some(what)
}

/// Whether the bytes are a web page. The parser reads it without its tags, as it reads one that was pasted.
fn is_web_page(bytes: &[u8]) -> bool {
    begins_with(bytes, b"<!doctype html") || begins_with(bytes, b"<html")
}

/// Whether the first that is no white space is a sign, in capitals or not.
fn begins_with(bytes: &[u8], sign: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.get(..sign.len()).is_some_and(|it| it.eq_ignore_ascii_case(sign))
}
