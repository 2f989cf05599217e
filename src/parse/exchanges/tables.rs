//! Keeps the rows of a table as lines, where a copy flattened it: numbers below each other, cells parted by tabs, by
//! wide gaps or by bars, or each cell on a line of its own.

use crate::dutch::sentence::ends_sentence;
use crate::model::BlockKind;
use crate::parse::blocks::block::{RawBlock, RawKind, Run};
use crate::parse::exchanges::passage::Paired;
use crate::text::chars::is_blank;
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// Fewer rows of numbers than these are running text.
const ROWS: usize = 3;

/// Fewer numbers on lines of their own than these are no table.
const CELLS: usize = 4;

/// A longer line, in bytes, is no cell.
const CELL: usize = 30;

/// Makes the tables in questions, answers and remarks blocks of their own.
pub(crate) fn keep(text: &str, paired: &mut Paired) {
    for exchange in &mut paired.exchanges {
        for passage in exchange.questions.iter_mut().chain(&mut exchange.answers) {
            set_apart(text, &mut passage.blocks);
        }
    }
    set_apart(text, &mut paired.closing);
}

/// A line of a block, with the marker of a list item.
#[derive(Clone, Copy)]
struct Line {
    block: usize,
    run: Run,
    row: Row,
}

/// What a line could be to a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Not even a head: a heading, or a marker that something parts from its words.
    Never,
    /// Running text.
    No,
    /// A few words that end no sentence.
    Short,
    /// A number alone.
    Number,
    /// Mostly numbers, and the last cell is one.
    Numbers,
    /// Cells parted by tabs, wide gaps or bars.
    Cells,
}

/// Takes the tables out of the blocks that their rows were gathered into.
fn set_apart(text: &str, blocks: &mut Vec<RawBlock>) {
    // A table has two rows at least; most passages have none.
    let rows = blocks.iter().flat_map(|block| (0..block.runs.len()).map(move |nth| line(text, block, nth).1));
    if rows.filter(|row| !matches!(row, Row::Never | Row::No | Row::Short)).nth(1).is_none() {
        return;
    }
    let lines = lines(text, blocks);
    let tables = tables(text, &lines);
    if tables.is_empty() {
        return;
    }
    let mut apart: Vec<RawBlock> = Vec::with_capacity(blocks.len() + 2 * tables.len());
    let mut at = 0;
    for table in tables {
        apart.extend(blocks_between(blocks, &lines, at..table.start));
        apart.push(table_block(text, &lines[table.clone()]));
        at = table.end;
    }
    apart.extend(blocks_between(blocks, &lines, at..lines.len()));
    *blocks = apart;
}

/// The rows of a table as a block. A page foot, or words of the head, may come between two of them.
fn table_block(text: &str, rows: &[Line]) -> RawBlock {
    let mut runs: Vec<Run> = Vec::with_capacity(rows.len());
    for row in rows {
        let end = runs.last().map_or(row.run.span.start, |before| before.span.end);
        let between = Span::new(end, row.run.span.start.max(end)).of(text);
        let cut = between.bytes().any(|byte| !byte.is_ascii_whitespace());
        runs.push(Run { cut, ..row.run });
    }
    RawBlock { kind: RawKind::Text(BlockKind::Table), marker: None, runs }
}

/// The blocks of the lines between two tables. What a table cut off from the start of its block is a paragraph.
fn blocks_between(blocks: &[RawBlock], lines: &[Line], place: Range<usize>) -> Vec<RawBlock> {
    let mut found = Vec::new();
    let mut at = place.start;
    for part in lines[place].chunk_by(|line, next| line.block == next.block) {
        let block = &blocks[part[0].block];
        if at == 0 || lines[at - 1].block != part[0].block {
            let runs = block.runs.iter().copied().take(part.len()).collect();
            found.push(RawBlock { kind: block.kind.clone(), marker: block.marker, runs });
        } else {
            let runs = part.iter().map(|line| line.run).collect();
            found.push(RawBlock { kind: RawKind::Text(BlockKind::Paragraph), marker: None, runs });
        }
        at += part.len();
    }
    found
}

/// The lines of the blocks. A block is at least one.
fn lines(text: &str, blocks: &[RawBlock]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (block, raw) in blocks.iter().enumerate() {
        for nth in 0..raw.runs.len() {
            let (run, row) = line(text, raw, nth);
            lines.push(Line { block, run, row });
        }
        if raw.runs.is_empty() {
            lines.push(Line { block, run: Run::new(raw.span()), row: Row::Never });
        }
    }
    lines
}

/// A line of a block, and what it could be to a table. The marker of a list item belongs to the line behind it.
fn line(text: &str, block: &RawBlock, nth: usize) -> (Run, Row) {
    let mut run = block.runs[nth];
    let marker = block.marker.filter(|_| nth == 0);
    if let Some(marker) = marker {
        let between = Span::new(marker.end, run.span.start.max(marker.end)).of(text);
        if !between.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return (run, Row::Never);
        }
        run.span = marker.to(run.span);
    }
    let is_text = matches!(block.kind, RawKind::Text(BlockKind::Paragraph | BlockKind::ListItem));
    (run, if is_text { row(run.span.of(text), marker) } else { Row::Never })
}

/// The stretches of lines that are tables.
fn tables(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut place = 0;
        let goes_on = |line: &&Line| {
            let in_order = line.run.span.start >= place; // remarks are gathered from anywhere
            place = line.run.span.end;
            in_order && !matches!(line.row, Row::No | Row::Never)
        };
        let end = at + lines[at..].iter().take_while(goes_on).count();
        if let Some(rows) = table_rows(&lines[at..end]) {
            let first = at + rows.start;
            let floor = tables.last().map_or(0, |table| table.end);
            let headed = first > floor && heads(text, lines[first - 1], lines[first]);
            tables.push(first - usize::from(headed)..at + rows.end);
        }
        at = end.max(at + 1);
    }
    tables
}

/// The rows of a table among lines that all could belong to one: from the first to the last that is more than a few words,
/// where there are enough of them.
fn table_rows(lines: &[Line]) -> Option<Range<usize>> {
    let is_row = |line: &Line| line.row != Row::Short;
    let (first, last) = (lines.iter().position(is_row)?, lines.iter().rposition(is_row)?);
    let count = |row: Row| lines.iter().filter(|line| line.row == row).count();
    let (cells, numbers, alone) = (count(Row::Cells), count(Row::Numbers), count(Row::Number));
    let parted = cells >= 2;
    let in_rows = numbers >= ROWS && (numbers + cells) * 2 >= lines.len();
    let in_lines = alone >= CELLS && alone * 2 >= last + 1 - first;
    // Where each cell is a line, the heads of the columns are too.
    let first = if alone > numbers + cells { 0 } else { first };
    (parted || in_rows || in_lines).then_some(first..last + 1)
}

/// Whether a line is the head of the table whose first row comes next: `Grond Meldingen in 2021 Meldingen in 2022`.
fn heads(text: &str, line: Line, first: Line) -> bool {
    let words = line.run.span.of(text);
    line.block == first.block
        && line.row != Row::Never
        && words.len() < 100
        && words.starts_uppercase()
        && !ends_sentence(words)
        && !words.ends_with_any(":,;")
        && words.split(is_blank).filter(|word| is_number(word)).count() >= 1
}

/// What a line could be to a table. `marker`: the marker of a list item that it begins with.
fn row(words: &str, marker: Option<Span>) -> Row {
    // A tab behind the marker of a list item parts no cells.
    let inner = &words[marker.map_or(0, Span::len).min(words.len())..];
    if parts_cells(inner) {
        return Row::Cells;
    }
    // The parts of an answer: "a) 10", "b) 20".
    if marker.is_some() && words.starts_lowercase() {
        return Row::No;
    }
    let is_short = words.len() <= CELL;
    if !is_short && !ends_with_number(words) {
        return Row::No;
    }
    let (mut cells, mut numbers, mut last_is_number) = (0, 0, false);
    for word in words.split(is_blank).filter(|word| !word.is_empty()) {
        // A citation is words, however many numbers it has.
        if word.is_one_of(&["nr", "nr.", "nrs.", "art.", "artikel"]) {
            return Row::No;
        }
        last_is_number = is_number(word);
        cells += 1;
        numbers += usize::from(last_is_number);
    }
    let mostly_numbers = numbers * 5 >= cells * 2;
    match cells {
        1 if numbers == 1 => Row::Number,
        2.. if last_is_number && mostly_numbers => Row::Numbers,
        1.. if is_short && marker.is_none() && !ends_sentence(words) => Row::Short,
        _ => Row::No,
    }
}

/// Whether the last word of a line is a number. Most lines end in a word or a sentence: the last letter says so.
fn ends_with_number(words: &str) -> bool {
    let may_be_number = match words.as_bytes().last() {
        Some(b'.') => words.ends_with("n.v.t.") || words.ends_with("n.b."),
        Some(b't') => words.ends_with("nvt"),
        Some(b'x' | b'X') => true,
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'?' | b'!' | b':') => false,
        _ => true,
    };
    may_be_number && is_number(words.trim_end_blank().last_word())
}

/// Whether a tab, a bar or a wide gap is in the middle of a line: `pdftotext -layout` parts columns by three spaces or
/// more.
fn parts_cells(words: &str) -> bool {
    let bytes = words.trim_blank().as_bytes();
    let mut before = 0;
    // Selects the last of three spaces, too.
    let signs = |eight| {
        let spaces = scan::eq_mask(eight, b' ');
        let gaps = spaces & (spaces << 8 | before >> 56) & (spaces << 16 | before >> 48);
        before = spaces;
        gaps | scan::eq_mask(eight, b'\t') | scan::eq_mask(eight, b'|')
    };
    let parts = |at: usize| match bytes[at] {
        b' ' => bytes[..at].ends_with(b"  "),
        sign => matches!(sign, b'\t' | b'|') && (1..bytes.len() - 1).contains(&at),
    };
    scan::all_where(bytes, signs).any(parts)
}

/// Whether a word is what is printed in a cell of numbers: `1.209`, `€2,5`, `12%`, `(3)`, `–`, `n.v.t.`, `2022-2023`.
fn is_number(word: &str) -> bool {
    // Most words are letters.
    if let Some(first) = word.bytes().next().filter(u8::is_ascii_alphabetic) {
        return matches!(first, b'n' | b'x' | b'X') && word.is_one_of(&["n.v.t.", "nvt", "n.b.", "x", "X"]);
    }
    if matches!(word, "-" | "–" | "—" | "€" | "%") {
        return true;
    }
    let inner = word.trim_start_any("€$(-–+<>±~");
    let inner = inner.trim_end_any("%)*€,;");
    let mut signs = inner.bytes().peekable();
    let mut digits = 0;
    while let Some(sign) = signs.next() {
        match sign {
            b'0'..=b'9' => digits += 1,
            b'.' | b',' | b'/' | b'-' if digits > 0 && signs.peek().is_some_and(u8::is_ascii_digit) => {}
            _ => return false,
        }
    }
    digits > 0
}

#[cfg(test)]
mod tests {
    use super::{Row, Span, is_number, row};

    #[test]
    fn numbers_and_words() {
        for word in ["1.209", "€2,5", "12%", "(3)", "–", "2022-2023", "-4", "0"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["1e", "31.", "2e.", "", "nr.", "a1", "..", "1–b"] {
            assert!(!is_number(word), "{word}");
        }
    }

    #[test]
    fn rows_and_running_text() {
        for line in ["Noorderdijk 2 3 6", "TOTAAL 12 17 40", "2024 (tot 1 juni 2024) 2 1 331"] {
            assert!(row(line, None) == Row::Numbers, "{line}");
        }
        for line in ["Noorderdijk\t2\t3", "dijk | jaar", "dijk|2", "Zuiderveer      12        4"] {
            assert!(row(line, None) == Row::Cells, "{line}");
        }
        for line in
            ["Op 3 mei 2031 en 4 juni 2032.", "Kamerstuk 31 839, nr. 1024", "in de winter van 2031 waren er nog 12"]
        {
            assert!(row(line, None) == Row::No, "{line}");
        }
        assert!(row("2031", None) == Row::Number && row("1. 65 121", Some(Span::new(0, 2))) == Row::Numbers);
        assert!(row("a) 10", Some(Span::new(0, 2))) == Row::No);
        assert!(row("(t/m mei)", None) == Row::Short && row("Ja.", None) == Row::No);
    }
}
