//! The command line's door: `kamervragen --help` says what it does.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is what prints")]

mod grep;

use kamervragen::Format;
use regex::Regex;
use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;

/// What was asked for.
enum Request {
    Help,
    Version,
    Read { source: Source, format: Format },
    Papers { sources: Vec<Source> },
    Grep { pattern: Regex, sources: Vec<Source> },
}

/// Where the text comes from.
enum Source {
    File(OsString),
    Standard,
    Example,
}

/// What went wrong, in a sentence.
enum Failure {
    /// The arguments make no sense: exit code 2.
    Usage(String),
    /// Something could not be read or written: exit code 1.
    Io(String),
}

fn main() -> ExitCode {
    let outcome = Request::from_arguments(std::env::args_os().skip(1)).and_then(|request| match request {
        Request::Help => print(&help()),
        Request::Version => print(concat!("kamervragen ", env!("CARGO_PKG_VERSION"))),
        Request::Read { source, format } => {
            let document = kamervragen::parse(&source.text()?);
            print(&kamervragen::render(&document, format))
        }
        Request::Papers { sources } => each(&sources, papers_as_lines),
        Request::Grep { pattern, sources } => {
            each(&sources, |source, text| grep::lines(&source.name(), &kamervragen::parse(text), &pattern))
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Io(message)) => {
            eprintln!("kamervragen: {}", grep::visible(&message));
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            eprintln!("kamervragen: {message}\nTry 'kamervragen --help'.");
            ExitCode::from(2)
        }
    }
}

fn help() -> String {
    let formats = format_names("|");
    format!(
        "\
Reads the text of Dutch parliamentary questions (Kamervragen) and writes them as structured questions and answers.

Usage: kamervragen [--format {formats}] [FILE|-]
       kamervragen --format jsonl [FILE|-]…
       kamervragen [--format …] --example
       kamervragen --grep PATTERN [FILE|-]…

Without FILE, or with -, it reads standard input. One text at a time; the shell knows how to do many:
  for text in *.txt; do kamervragen \"$text\" > \"${{text%.txt}}.json\"; done

Options:
  -f, --format FORMAT  what to write; json unless you say otherwise. jsonl: of any number of texts, a line of JSON for each
                       paper in them, with \"source\": {{\"file\": …, \"paper\": 1}}; the other formats read a text as one
                       paper
      --example        read the example that is built in
  -g, --grep PATTERN   of any number of texts, write the paragraphs of questions and answers in which a regular expression
                       (of Rust's regex crate; (?i) before it: capitals or not) finds something, a line each: the
                       file, \"question 3\" or \"answer 3\", the paragraph, with tabs between them; control characters
                       are written as \\u{{1b}}
  -h, --help           print this
  -V, --version        print the version

A PDF, a Word file or RTF is refused: the page reads those. A web page is read without its tags, and a line on standard
error says so. A text is UTF-8. One that is not is read by its byte-order mark, or else as Windows-1252, and a line on standard error
says so; the places (spans) then count in the text as decoded.

Exit codes: 0 done (also when the text holds no Kamervragen: its \"kind\" is then \"unrecognised\"), 1 something could
not be read or written, 2 wrong usage."
    )
}

fn format_names(separator: &str) -> String {
    Format::ALL.map(Format::name).join(separator)
}

impl Request {
    fn from_arguments(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, Failure> {
        let mut format = Some(Format::Json);
        let mut sources = Vec::new();
        let (mut only_files, mut pattern) = (false, None);
        while let Some(argument) = arguments.next() {
            // A name that is no Unicode can be no option.
            let word = if only_files { "" } else { argument.to_str().unwrap_or_default() };
            match word {
                "-h" | "--help" => return Ok(Self::Help),
                "-V" | "--version" => return Ok(Self::Version),
                "--" => only_files = true,
                "-" => sources.push(Source::Standard),
                "--example" => sources.push(Source::Example),
                "-f" | "--format" => {
                    let name = arguments.next().ok_or_else(|| Failure::Usage(format!("{word} wants a format")))?;
                    format = named_format(&name)?;
                }
                "-g" | "--grep" => {
                    let words = arguments.next().ok_or_else(|| Failure::Usage(format!("{word} wants a pattern")))?;
                    pattern = Some(regular_expression(&words)?);
                }
                _ => match word.strip_prefix("--format=") {
                    Some(name) => format = named_format(name.as_ref())?,
                    None if word.starts_with('-') => return Err(Failure::Usage(format!("unknown option {word}"))),
                    None => sources.push(Source::File(argument)),
                },
            }
        }
        let format = format.filter(|_| pattern.is_none());
        let Some(format) = format else {
            if sources.is_empty() {
                sources.push(Source::Standard);
            }
            return Ok(match pattern {
                Some(pattern) => Self::Grep { pattern, sources },
                None => Self::Papers { sources },
            });
        };
        match sources.pop() {
            Some(_) if !sources.is_empty() => Err(Failure::Usage("one text at a time".to_owned())),
            Some(source) => Ok(Self::Read { source, format }),
            None if io::stdin().is_terminal() => Err(Failure::Usage("no text to read".to_owned())),
            None => Ok(Self::Read { source: Source::Standard, format }),
        }
    }
}

fn regular_expression(words: &OsStr) -> Result<Regex, Failure> {
    Regex::new(&words.to_string_lossy()).map_err(|error| Failure::Usage(error.to_string()))
}

/// Reads text after text and writes what is made of it. One that cannot be read is named, and keeps none of the others from
/// being read.
fn each(sources: &[Source], make: impl Fn(&Source, &str) -> String) -> Result<(), Failure> {
    let mut unread = 0;
    for source in sources {
        match source.text() {
            Ok(text) => write(&make(source, &text))?,
            Err(Failure::Io(message)) => {
                eprintln!("kamervragen: {}", grep::visible(&message));
                unread += 1;
            }
            Err(failure) => return Err(failure),
        }
    }
    if unread == 0 { Ok(()) } else { Err(Failure::Io(format!("{unread} of {} texts not read", sources.len()))) }
}

/// The papers of a text, a line of JSON for each, which says where it comes from.
fn papers_as_lines(source: &Source, text: &str) -> String {
    let file = match source {
        Source::Standard => Cow::Borrowed("-"),
        _ => source.name(),
    };
    let line = |(paper, document): (usize, &kamervragen::Document)| {
        let source = serde_json::json!({ "file": file, "paper": paper });
        let document = serde_json::to_string(document).unwrap_or_default();
        let fields = document.strip_prefix('{').unwrap_or_default();
        // As in the other JSON, so that it can stand in a page.
        format!("{{\"source\":{source},{fields}\n").replace('<', "\\u003c")
    };
    (1..).zip(&kamervragen::papers(text)).map(line).collect()
}

/// The format of a name; `None` is `jsonl`, which is not one of a single document.
fn named_format(name: &OsStr) -> Result<Option<Format>, Failure> {
    let name = name.to_string_lossy();
    if name == "jsonl" {
        return Ok(None);
    }
    Format::from_name(&name)
        .map(Some)
        .ok_or_else(|| Failure::Usage(format!("unknown format \"{name}\"; known are: {}, jsonl", format_names(", "))))
}

impl Source {
    fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Example => Cow::Borrowed("example"),
            Self::Standard => Cow::Borrowed("standard input"),
            Self::File(path) => path.to_string_lossy(),
        }
    }

    /// The whole text. When it is not UTF-8, a line on standard error says how it was read.
    fn text(&self) -> Result<String, Failure> {
        let name = self.name();
        let bytes = match self {
            Self::Example => return Ok(kamervragen::EXAMPLE.to_owned()),
            Self::Standard => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Self::File(path) => std::fs::read(path),
        };
        let bytes = bytes.map_err(|error| Failure::Io(format!("cannot read {name}: {error}")))?;
        if let Some(what) = no_text(&bytes) {
            return Err(Failure::Io(format!(
                "{name} is {what}, no text: the page reads it, or save it as plain text first"
            )));
        }
        let page =
            is_web_page(&bytes).then_some("a web page, read without its tags; the page's own reader knows more of it");
        let (text, remark) = decode(bytes);
        for remark in [page, remark].into_iter().flatten() {
            eprintln!("kamervragen: {}: {remark}", grep::visible(&name));
        }
        Ok(text)
    }
}

/// Writes to standard output, with a line feed at the end.
fn print(text: &str) -> Result<(), Failure> {
    write(text)?;
    write(if text.ends_with('\n') { "" } else { "\n" })
}

/// Writes to standard output. A reader that goes away early, like `head`, is no failure.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Io(format!("cannot write: {error}"))),
        _ => Ok(()),
    }
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

/// The text of a file, and a remark when it was not plain UTF-8. UTF-8 comes back as it stands, with its byte-order mark
/// if it has one, so that spans count as they do in the file.
fn decode(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => match error.as_bytes() {
            [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), Some("read as UTF-16, little endian")),
            [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), Some("read as UTF-16, big endian")),
            bytes @ [0xEF, 0xBB, 0xBF, ..] => {
                (String::from_utf8_lossy(bytes).into_owned(), Some("damaged UTF-8, what could not be read is U+FFFD"))
            }
            bytes => (bytes.iter().map(|&byte| windows_1252(byte)).collect(), Some("not UTF-8, read as Windows-1252")),
        },
    }
}

/// Half a pair at the end, or half a surrogate, becomes U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks();
    let units = pairs.iter().map(|&pair| unit(pair));
    let mut text: String =
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.extend(rest.iter().map(|_| char::REPLACEMENT_CHARACTER));
    text
}

/// As browsers read it: Latin 1, but for 0x80 to 0x9F.
fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
