//! The command line, a program of its own on top of the library.

mod arguments;
mod decode;
mod doubts;
mod failure;
mod grep;
mod many;
mod source;
mod write;

use arguments::{Arguments, Output};
use clap::{CommandFactory, Parser};
use failure::Failure;
use kamervragen::{Document, Format, Rows, ViewOptions};
use source::{Source, Text};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// Does what the arguments of the process ask for.
pub(crate) fn run() -> ExitCode {
    match asked(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let (message, code) = failure.told();
            if let Some(message) = message {
                eprintln!("kamervragen: {message}");
            }
            ExitCode::from(code)
        }
    }
}

/// Writes what the arguments ask for.
fn asked(arguments: &Arguments) -> Result<(), Failure> {
    if let Some(itself) = about_itself(arguments)? {
        return write::print(&itself);
    }
    let (sources, is_one) = sources(arguments)?;
    let format = arguments.format.unwrap_or(Output::Document(Format::Json));
    let rows = rows(arguments, format, is_one)?;
    let reader = Reader { warns: arguments.warn, view: view(arguments, format)? };
    if let Some(pattern) = &arguments.grep {
        let found =
            |source: &Source, text: &mut Text| grep::lines(&source.name(), &reader.paper(source, text), pattern);
        return many::each(&sources, found, |_, lines| write::write(&lines));
    }
    if let Some(folder) = &arguments.output {
        let mut folder = write::Folder::new(folder, format.extension(), &sources);
        let made = |source: &Source, text: &mut Text| reader.files(source, text, format);
        return many::each(&sources, made, |source, files| folder.write(source, &files));
    }
    if let Some(rows) = rows {
        write::write(&kamervragen::table_head(rows))?;
        let made = |source: &Source, text: &mut Text| reader.rows(source, text, rows);
        return many::each(&sources, made, |_, rows| write::write(&rows));
    }
    match format {
        Output::Lines => {
            let made = |source: &Source, text: &mut Text| lines(source, &reader.papers(source, text));
            many::each(&sources, made, |_, lines| write::write(&lines))
        }
        Output::Document(format) if is_one => {
            let made = |source: &Source, text: &mut Text| reader.render(&reader.paper(source, text), format);
            many::each(&sources, made, |_, text| write::print(&text))
        }
        Output::Document(format) => Err(Failure::Usage(format!(
            "{} is of one text at a time; of several write jsonl or csv, or a file each with --output",
            format.name()
        ))),
    }
}

/// What the program says of itself: completions for a shell, its manual page.
fn about_itself(arguments: &Arguments) -> Result<Option<String>, Failure> {
    let mut written = Vec::new();
    if let Some(shell) = arguments.completions {
        clap_complete::generate(shell, &mut Arguments::command(), "kamervragen", &mut written);
    } else if arguments.man {
        let made = clap_mangen::Man::new(Arguments::command()).render(&mut written);
        made.map_err(|error| Failure::Io(error.to_string()))?;
    } else {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&written).into_owned()))
}

/// Where the texts come from, and whether there is one that was named itself.
fn sources(arguments: &Arguments) -> Result<(Vec<Source>, bool), Failure> {
    let (mut sources, folders) = Source::all(&arguments.files);
    if arguments.example {
        sources.push(Source::Example);
    }
    if arguments.files.is_empty() && !arguments.example {
        if io::stdin().is_terminal() {
            return Err(Failure::Usage("no text to read".to_owned()));
        }
        sources.push(Source::Standard);
    }
    if sources.is_empty() {
        return Err(Failure::Io("no texts in these folders".to_owned()));
    }
    let is_one = sources.len() == 1 && !folders;
    Ok((sources, is_one))
}

/// What a row of the table is, where one is asked for: CSV of several texts is one table.
fn rows(arguments: &Arguments, format: Output, is_one: bool) -> Result<Option<Rows>, Failure> {
    const CSV: Output = Output::Document(Format::Csv);
    let rows = match arguments {
        Arguments { papers: true, .. } => Some(Rows::Papers),
        Arguments { questions: true, .. } => Some(Rows::Questions),
        _ if format == CSV && !is_one => Some(Rows::Questions),
        _ => None,
    };
    if rows.is_some() && arguments.format.is_some_and(|format| format != CSV) {
        return Err(Failure::Usage("--questions and --papers write csv".to_owned()));
    }
    Ok(rows)
}

/// How HTML is written.
fn view(arguments: &Arguments, format: Output) -> Result<ViewOptions, Failure> {
    let view = arguments.view();
    if view.is_some() && format != Output::Document(Format::Html) {
        return Err(Failure::Usage("--heading-level, --head and --id-prefix are of html".to_owned()));
    }
    Ok(view.unwrap_or_default())
}

/// Reads texts, says what is doubted where that is asked for, and writes documents.
struct Reader {
    warns: bool,
    view: ViewOptions,
}

impl Reader {
    fn warn(&self, source: &Source, text: &mut Text, documents: &[Document]) {
        if self.warns {
            text.remarks.extend(doubts::lines(&source.name(), &text.words, documents));
        }
    }

    /// The papers of a text.
    fn papers(&self, source: &Source, text: &mut Text) -> Vec<Document> {
        let papers = kamervragen::papers(&text.words);
        self.warn(source, text, &papers);
        papers
    }

    /// A text as one paper; a doubt says where another one seems to begin.
    fn paper(&self, source: &Source, text: &mut Text) -> Document {
        let document = kamervragen::parse(&text.words);
        self.warn(source, text, std::slice::from_ref(&document));
        document
    }

    fn render(&self, document: &Document, format: Format) -> String {
        match format {
            Format::Html => kamervragen::render_view(document, &self.view),
            _ => kamervragen::render(document, format),
        }
    }

    /// The files that are written of a text: one a paper, or one of lines.
    fn files(&self, source: &Source, text: &mut Text, format: Output) -> Vec<String> {
        let papers = self.papers(source, text);
        match format {
            Output::Document(format) => papers.iter().map(|document| self.render(document, format)).collect(),
            Output::Lines => vec![lines(source, &papers)],
        }
    }

    /// The rows of a table that the papers of a text make.
    fn rows(&self, source: &Source, text: &mut Text, rows: Rows) -> String {
        let name = source.short_name();
        let papers = self.papers(source, text);
        (1..).zip(&papers).map(|(nth, document)| kamervragen::table_rows(document, rows, &name, nth)).collect()
    }
}

/// The papers of a text, a line of JSON for each, which says where it comes from.
fn lines(source: &Source, papers: &[Document]) -> String {
    let file = source.short_name();
    let line = |(paper, document): (usize, &Document)| {
        let source = serde_json::json!({ "file": file, "paper": paper });
        let document = serde_json::to_string(document).unwrap_or_default();
        let fields = document.strip_prefix('{').unwrap_or_default();
        // As in the other JSON, so that it can stand in a page.
        format!("{{\"source\":{source},{fields}\n").replace('<', "\\u003c")
    };
    (1..).zip(papers).map(line).collect()
}
