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
use kamervragen::{Document, Format, Rows};
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

fn asked(arguments: &Arguments) -> Result<(), Failure> {
    if let Some(shell) = arguments.completions {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Arguments::command(), "kamervragen", &mut script);
        return write::print(&String::from_utf8_lossy(&script));
    }
    if arguments.man {
        let mut page = Vec::new();
        let made = clap_mangen::Man::new(Arguments::command()).render(&mut page);
        made.map_err(|error| Failure::Io(error.to_string()))?;
        return write::print(&String::from_utf8_lossy(&page));
    }

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

    let warn = |source: &Source, text: &mut Text, documents: &[Document]| {
        if arguments.warn {
            text.remarks.extend(doubts::lines(&source.name(), &text.words, documents));
        }
    };
    let papers = |source: &Source, text: &mut Text| {
        let papers = kamervragen::papers(&text.words);
        warn(source, text, &papers);
        papers
    };
    // One text as one paper; a doubt says where another one seems to begin.
    let paper = |source: &Source, text: &mut Text| {
        let document = kamervragen::parse(&text.words);
        warn(source, text, std::slice::from_ref(&document));
        document
    };
    let is_one = sources.len() == 1 && !folders;
    const CSV: Output = Output::Document(Format::Csv);
    let format = arguments.format.unwrap_or(Output::Document(Format::Json));
    let rows = match arguments {
        Arguments { papers: true, .. } => Some(Rows::Papers),
        Arguments { questions: true, .. } => Some(Rows::Questions),
        _ if format == CSV && !is_one => Some(Rows::Questions),
        _ => None,
    };
    if rows.is_some() && arguments.format.is_some_and(|format| format != CSV) {
        return Err(Failure::Usage("--questions and --papers write csv".to_owned()));
    }
    let view = arguments.view();
    if view.is_some() && format != Output::Document(Format::Html) {
        return Err(Failure::Usage("--heading-level, --head and --id-prefix are of html".to_owned()));
    }
    let view = view.unwrap_or_default();
    let render = |document: &Document, format| match format {
        Format::Html => kamervragen::render_view(document, &view),
        _ => kamervragen::render(document, format),
    };
    if let Some(pattern) = &arguments.grep {
        let found = |source: &Source, text: &mut Text| grep::lines(&source.name(), &paper(source, text), pattern);
        return many::each(&sources, found, |_, lines| write::write(&lines));
    }
    if let Some(folder) = &arguments.output {
        let mut folder = write::Folder::new(folder, format.extension(), &sources);
        let made = |source: &Source, text: &mut Text| match format {
            Output::Document(format) => papers(source, text).iter().map(|document| render(document, format)).collect(),
            Output::Lines => vec![lines(source, &papers(source, text))],
        };
        return many::each(&sources, made, |source, papers: Vec<String>| folder.write(source, &papers));
    }
    if let Some(rows) = rows {
        write::write(&kamervragen::table_head(rows))?;
        let table = |source: &Source, text: &mut Text| -> String {
            let name = source.short_name();
            (1..)
                .zip(&papers(source, text))
                .map(|(nth, document)| kamervragen::table_rows(document, rows, &name, nth))
                .collect()
        };
        return many::each(&sources, table, |_, rows| write::write(&rows));
    }
    match format {
        Output::Lines => {
            let made = |source: &Source, text: &mut Text| lines(source, &papers(source, text));
            many::each(&sources, made, |_, lines| write::write(&lines))
        }
        Output::Document(format) if is_one => {
            let made = |source: &Source, text: &mut Text| render(&paper(source, text), format);
            many::each(&sources, made, |_, text| write::print(&text))
        }
        Output::Document(format) => Err(Failure::Usage(format!(
            "{} is of one text at a time; of several write jsonl or csv, or a file each with --output",
            format.name()
        ))),
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
