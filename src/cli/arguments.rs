//! What the command line may say.

use clap::builder::{OsStringValueParser, PossibleValue};
use clap::{Parser, ValueEnum};
use kamervragen::{Format, Head, ViewOptions};
use regex::Regex;
use std::ffi::OsString;
use std::path::PathBuf;

const AFTER: &str = "\
Without FILE, or with -, standard input is read. json, html, markdown and xml are of one text; jsonl, csv and --grep take any
number, and so does every format with --output. Folders are read with all folders in them: files named .txt, .md, .html, .htm
and .xml, in the order of their names; a PDF, Word, OpenDocument or RTF file is named, since only the page reads those.
Everything is written in the order of the texts, whatever the number of cores.

A text is UTF-8. One that is not is read by its byte-order mark, or else as Windows-1252, and a line on standard error says
so; the places (spans) then count in the text as decoded. A web page is read without its tags.

Exit codes: 0 done (also when a text holds no Kamervragen: its \"kind\" is then \"unrecognised\"), 1 nothing could be read, or
something not be written, 2 wrong usage, 3 some texts could not be read and the others were, 130 stopped with Ctrl-C.";

/// Reads the texts of Dutch parliamentary questions (Kamervragen) and writes them as structured questions and answers
#[derive(Parser)]
#[command(name = "kamervragen", version, after_help = AFTER, max_term_width = 120)]
pub(crate) struct Arguments {
    /// Texts, and folders of texts
    #[arg(value_name = "FILE", value_parser = OsStringValueParser::new())]
    pub(crate) files: Vec<OsString>,

    /// What to write; json unless you say otherwise. jsonl: a line of JSON for each paper, with "source": {"file": …, "paper": 1}.
    /// csv: of one file its questions, of several one table of all
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Output>,

    /// In HTML, the level of the title, 1 to 4; the questions stand one below it. 2 unless you say otherwise
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=4))]
    pub(crate) heading_level: Option<u8>,

    /// In HTML, what stands above the questions: full, the title and the facts; facts; or none
    #[arg(long, value_name = "WHAT", value_parser = head)]
    pub(crate) head: Option<Head>,

    /// In HTML, what stands before every id, so that two papers can be on one page
    #[arg(long, value_name = "PREFIX")]
    pub(crate) id_prefix: Option<String>,

    /// A table whose rows are questions, with the file they are from: csv of any number of texts
    #[arg(long, conflicts_with_all = ["papers", "output"])]
    pub(crate) questions: bool,

    /// A table whose rows are papers
    #[arg(long, conflicts_with = "output")]
    pub(crate) papers: bool,

    /// Write a file for each paper into this folder, named as its text is
    #[arg(short, long, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,

    /// Write the paragraphs of questions and answers in which a regular expression (of Rust's regex crate; (?i) before it:
    /// capitals or not) finds something, a line each: the file, "question 3" or "answer 3", the paragraph, with tabs between
    /// them; control characters are written as \u{1b}
    #[arg(short, long, value_name = "PATTERN", value_parser = Regex::new, conflicts_with_all = ["output", "questions", "papers"])]
    pub(crate) grep: Option<Regex>,

    /// Say on standard error what the parser doubts: file, line, code, sentence
    #[arg(short, long)]
    pub(crate) warn: bool,

    /// Read the example that is built in
    #[arg(long)]
    pub(crate) example: bool,

    /// Write what a shell needs to complete these options
    #[arg(long, value_name = "SHELL", exclusive = true)]
    pub(crate) completions: Option<clap_complete::Shell>,

    /// Write the manual page, as man reads it
    #[arg(long, exclusive = true)]
    pub(crate) man: bool,
}

fn head(name: &str) -> Result<Head, String> {
    Head::ALL.into_iter().find(|it| it.name() == name).ok_or_else(|| "full, facts or none".to_owned())
}

impl Arguments {
    /// How HTML is written; `None` where nothing was said of it.
    pub(crate) fn view(&self) -> Option<ViewOptions> {
        let Self { heading_level, head, id_prefix, .. } = self;
        if heading_level.is_none() && head.is_none() && id_prefix.is_none() {
            return None;
        }
        let mut view = ViewOptions { head: head.unwrap_or_default(), ..ViewOptions::default() };
        view.heading_level = heading_level.unwrap_or(view.heading_level);
        view.id_prefix = id_prefix.clone().unwrap_or_default();
        Some(view)
    }
}

/// What can be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// A document.
    Document(Format),
    /// A line of JSON for each paper.
    Lines,
}

impl Output {
    /// How its files end.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Lines => "jsonl",
            Self::Document(Format::Markdown) => "md",
            Self::Document(format) => format.name(),
        }
    }
}

impl ValueEnum for Output {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Output; Format::ALL.len() + 1] = {
            let mut all = [Output::Lines; Format::ALL.len() + 1];
            let mut nth = 0;
            while nth < Format::ALL.len() {
                all[nth] = Output::Document(Format::ALL[nth]);
                nth += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Document(format) => format.name(),
            Self::Lines => "jsonl",
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn options_contradict_each_other_nowhere() {
        Arguments::command().debug_assert();
    }
}
