//! What the tests share: the texts, and the leaves of a document.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

pub(crate) mod laws;
pub(crate) mod outline;

use kamervragen::{Block, Document, Span};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A text and its name.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) words: String,
}

/// The project's own documents, all invented: the fixtures, and the inputs of the cases.
pub(crate) fn fixtures() -> Vec<Text> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut texts = read(&tests.join("fixtures"));
    for room in std::fs::read_dir(tests.join("specs")).unwrap() {
        texts.extend(read(&room.unwrap().path()).into_iter().map(|case| {
            let words = case.words.split_once("[expect]\n").map_or(case.words.as_str(), |(input, _)| input).to_owned();
            Text { words, ..case }
        }));
    }
    texts
}

/// The texts of the shared corpus beside the project; empty, and said so, where that folder is not there.
pub(crate) fn corpus() -> Vec<Text> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/text");
    if !folder.is_dir() {
        // Past the capture of the test runner: what did not run is said.
        let _ = writeln!(std::io::stdout(), "NOT RUN the shared corpus: no ../shared beside the project");
        return Vec::new();
    }
    read(&folder)
}

fn read(folder: &Path) -> Vec<Text> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let text = |file: &PathBuf| Text {
        name: file.file_stem().unwrap().to_string_lossy().into_owned(),
        words: std::fs::read_to_string(file).unwrap(),
    };
    files.iter().map(text).collect()
}

/// The leaves of a part of a document, in its order.
pub(crate) fn block_leaves(block: &Block) -> Vec<Span> {
    block.marker.iter().map(|marker| marker.span).chain(block.inlines.iter().map(|inline| inline.span())).collect()
}

/// Every block of a document, with the name of its part.
pub(crate) fn blocks(document: &Document) -> Vec<(&'static str, &Block)> {
    let mut blocks: Vec<(&'static str, &Block)> = Vec::new();
    blocks.extend(document.header.iter().map(|block| ("header", block)));
    blocks.extend(document.preamble.iter().map(|block| ("preamble", block)));
    for exchange in &document.exchanges {
        blocks.extend(exchange.questions.iter().flat_map(|question| &question.blocks).map(|block| ("question", block)));
        let repeats = exchange.questions.iter().flat_map(|question| &question.repeats);
        blocks.extend(repeats.flat_map(|repeat| &repeat.blocks).map(|block| ("repeat", block)));
        blocks.extend(exchange.answers.iter().flat_map(|answer| &answer.blocks).map(|block| ("answer", block)));
    }
    blocks.extend(document.closing.iter().map(|block| ("closing", block)));
    blocks.extend(document.footnotes.iter().flat_map(|note| &note.blocks).map(|block| ("footnote", block)));
    blocks
}

/// Every leaf of a document: of its blocks, headings, markers of notes, furniture.
pub(crate) fn leaves(document: &Document) -> Vec<Span> {
    let mut leaves: Vec<Span> = blocks(document).iter().flat_map(|(_, block)| block_leaves(block)).collect();
    for exchange in &document.exchanges {
        leaves.extend(exchange.questions.iter().filter_map(|question| question.heading.as_ref()).map(|h| h.span));
        let repeats = exchange.questions.iter().flat_map(|question| &question.repeats);
        leaves.extend(repeats.filter_map(|repeat| repeat.heading.as_ref()).map(|h| h.span));
        leaves.extend(exchange.answers.iter().filter_map(|answer| answer.heading.as_ref()).map(|h| h.span));
    }
    leaves.extend(document.footnotes.iter().map(|note| note.marker.span));
    leaves.extend(document.furniture.iter().map(|piece| piece.span));
    leaves
}

/// Letters and digits: what survives every join.
pub(crate) fn squash(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}
