//! Gathers lines into headings, paragraphs, list items; bridges a page break in mid-sentence.

use super::exchanges::opens_question;
use super::flow::Run;
use super::furniture::Sheet;
use super::headings::Found;
use super::labels::{Label, What};
use super::lines::{Line, Role, is_blank, past_fill};
use super::markers::Mark;
use crate::edges::Edges;
use crate::model::BlockKind;
use crate::patterns;
use crate::scan::Words;
use crate::span::Span;

/// A block as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct RawBlock {
    /// What it is.
    pub(super) kind: RawKind,
    /// The marker of a list item.
    pub(super) marker: Option<Span>,
    /// Its words, line by line; of a label the words of the heading.
    pub(super) runs: Vec<Run>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RawKind {
    /// Text of that kind.
    Text(BlockKind),
    /// The heading of a question, of an answer, of a remark.
    Label(Label),
}

impl RawBlock {
    /// From the first to the last of its words.
    pub(super) fn span(&self) -> Span {
        let words = self.runs.iter().map(|run| run.span).reduce(Span::to).unwrap_or_default();
        self.marker.map_or(words, |marker| if self.runs.is_empty() { marker } else { marker.to(words) })
    }

    /// Whether its words end with a question mark, markers of notes left out.
    pub(super) fn asks(&self, text: &str, marks: &[Mark]) -> bool {
        self.runs.last().is_some_and(|run| asks(text, run.span, marks))
    }
}

/// Whether the words of a line end with a question mark, markers of notes left out.
pub(super) fn asks(text: &str, line: Span, marks: &[Mark]) -> bool {
    without_marks(text, line, marks).bare_back("»”\"’')").ends_with('?')
}

/// Gathers the lines into blocks.
pub(super) fn gather(text: &str, sheet: &Sheet, headings: Vec<Found>, marks: &[Mark]) -> Vec<RawBlock> {
    let width = width(text, &sheet.lines);
    let mut gatherer = Gatherer {
        text,
        width,
        marks,
        all_marks: marks,
        blocks: Vec::new(),
        before: None,
        header: true,
        answer: false,
    };
    let mut headings = headings.into_iter().peekable();
    let mut skip = 0;
    let (mut blanks, mut cut) = (0, false);
    for (index, line) in sheet.lines.iter().enumerate() {
        match line.role {
            Role::Blank => blanks += 1,
            Role::Furniture(_) | Role::Note => cut = true,
            Role::Body if index < skip => {}
            Role::Body => {
                let heading = headings.next_if(|heading| heading.line == index);
                skip = heading.as_ref().map_or(skip, |heading| heading.next_line);
                gatherer.line(line, heading, blanks, cut);
                gatherer.unglue();
                (blanks, cut) = (0, false);
            }
        }
    }
    gatherer.blocks
}

struct Gatherer<'a> {
    text: &'a str,
    /// How wide the lines of running text are in bytes; `None` when a line is a paragraph.
    width: Option<usize>,
    /// The markers that do not stand before the line that is read.
    marks: &'a [Mark],
    /// All markers.
    all_marks: &'a [Mark],
    blocks: Vec<RawBlock>,
    /// The words of the line before, without markers; `None` after a heading.
    before: Option<Before>,
    /// Whether no question has come yet.
    header: bool,
    /// Whether the lines belong to an answer.
    answer: bool,
}

#[derive(Clone, Copy)]
struct Before {
    content: Span,
    /// A line that holds nothing but a marker of a note followed it.
    marker_line: bool,
}

impl Gatherer<'_> {
    fn line(&mut self, line: &Line, heading: Option<Found>, blanks: usize, cut: bool) {
        let mut content = line.content;
        if let Some(Found { label, more, .. }) = heading {
            let end = content.start + label.length;
            let mut runs = vec![Run::new(Span::new(content.start, end))];
            runs.extend(more.map(Run::new));
            self.before = None;
            self.header &= label.what == What::Remark;
            self.answer = label.what == What::Answer;
            self.blocks.push(RawBlock { kind: RawKind::Label(label), marker: None, runs });
            let rest = Span::new(end, content.end);
            let words = rest.of(self.text);
            let skipped = words.len() - words.front().len();
            content = Span::new(end + skipped, content.end);
            if content.is_empty() {
                return;
            }
        }
        while self.marks.first().is_some_and(|mark| mark.span.start < content.start) {
            self.marks = &self.marks[1..];
        }
        let only_marker = self.marks_in(content).is_some_and(|mark| mark.span == content);
        match self.before {
            Some(before) if !self.breaks(before, content, blanks, cut) => {
                if let Some(block) = self.blocks.last_mut() {
                    block.runs.push(Run { span: content, cut });
                }
                if only_marker {
                    self.before = Some(Before { marker_line: true, ..before });
                    return;
                }
            }
            _ => self.open(content),
        }
        self.before = Some(Before { content, marker_line: false });
    }

    /// Cuts the last block of an answer where its last line, copied without line ends, holds the end of a paragraph. (A
    /// question's sentences are parted by their number, see `exchanges`.)
    fn unglue(&mut self) {
        let Some(width) = self.width.filter(|_| self.answer) else { return };
        let Some(block) = self.blocks.last_mut().filter(|block| matches!(block.kind, RawKind::Text(_))) else { return };
        let Some(line) = block.runs.last().copied().filter(|run| run.span.len() > width + 15) else { return };
        for start in super::glue::paragraph_starts(self.text, line.span, width) {
            let Some(block) = self.blocks.last_mut() else { return };
            let Some(run) = block.runs.last_mut() else { return };
            let rest = Span::new(start, run.span.end);
            run.span.end = start;
            self.blocks.push(RawBlock {
                kind: RawKind::Text(BlockKind::Paragraph),
                marker: None,
                runs: vec![Run::new(rest)],
            });
        }
    }

    /// The first marker that starts within the line that is read.
    fn marks_in(&self, content: Span) -> Option<Mark> {
        self.marks.first().copied().filter(|mark| mark.span.start < content.end)
    }

    /// Opens a block with a line.
    fn open(&mut self, content: Span) {
        let words = content.of(self.text);
        let marked = self.marks_in(content).is_some_and(|mark| mark.span.start == content.start);
        let item = if marked { None } else { item_marker(words) };
        let (kind, marker, start) = match item {
            Some(length) => {
                let rest = words[length..].front();
                let marker = Span::new(content.start, content.start + length);
                (BlockKind::ListItem, Some(marker), content.end - rest.len())
            }
            None => (BlockKind::Paragraph, None, content.start),
        };
        let span = Span::new(start, content.end);
        // Most blocks are some lines.
        let mut runs = Vec::new();
        if !span.is_empty() {
            runs.reserve_exact(4);
            runs.push(Run::new(span));
        }
        self.blocks.push(RawBlock { kind: RawKind::Text(kind), marker, runs });
    }

    /// Whether a line starts a block of its own, after the line before it.
    fn breaks(&self, before: Before, content: Span, blanks: usize, cut: bool) -> bool {
        let words = content.of(self.text);
        if self.header
            && (starts_header_part(words)
                || starts_header_part(before.content.of(self.text)) && is_masthead(before.content.of(self.text)))
        {
            return true;
        }
        if !self.header && matches!(words.as_bytes()[0], b'A' | b'M') && patterns::REPLIED_BY.matches(words) {
            return true;
        }
        if self.header && blanks == 0 && self.in_open_reply(words) {
            return false;
        }
        if self.header
            && (blanks == 0 || is_unfinished(before.content.of(self.text)) || words.begins_lower())
            && self.in_open_title()
        {
            // Where a line is a paragraph, the first question may stand right below.
            return self.width.is_none() && opens_question(words) && !is_unfinished(before.content.of(self.text));
        }
        let last = without_marks(self.text, before.content, self.all_marks);
        let ended = ends_sentence(last);
        if let Some(mark) = self.marks_in(content).filter(|mark| mark.span.start == content.start) {
            // A marker opens the line: the sentence that it belongs to runs on.
            return blanks > 0 && !cut && mark.span != content;
        }
        let upper = begins(words);
        if item_marker(words).is_some()
            && (ended || last.ends_with_one(":;,") || blanks > 0 || self.in_list() || words.begins_with("•▪●■➢✓"))
        {
            return true;
        }
        if cut {
            return ended && upper && self.falls_short(before.content, words);
        }
        if blanks > 0 {
            let cut_short = last.len() > 100 && last.ends_with(|c: char| c.is_alphanumeric() || c == ',');
            let runs_on = !ended && (!upper || cut_short && !self.header);
            return !runs_on || last.ends_with(':');
        }
        if before.marker_line && ended && upper {
            return true;
        }
        match self.width {
            Some(width) if !ended => {
                upper
                    && (last.ends_with(':') && self.falls_short(before.content, words)
                        || last.len() * 5 < width * 2 && !last.ends_with(','))
            }
            Some(_) => upper && self.falls_short(before.content, words),
            None if ended => upper,
            None => upper && last.len() <= 60,
        }
    }

    /// Whether the first word of a line would still have fitted on the line before it: that one ended a paragraph.
    fn falls_short(&self, before: Span, words: &str) -> bool {
        let Some(width) = self.width else { return true };
        let word = words.split(is_blank).next().map_or(0, str::len);
        let length = before.len();
        length > width + 15 || (length + 1 + word) * 100 <= width * 93
    }

    fn in_list(&self) -> bool {
        self.blocks.last().is_some_and(|block| block.kind == RawKind::Text(BlockKind::ListItem))
    }

    /// Whether the block before is the sentence that says who replies, broken off within brackets or in mid-phrase.
    fn in_open_reply(&self, next: &str) -> bool {
        let Some(block) = self.blocks.last().filter(|block| block.runs.len() < 8) else { return false };
        let [Some(first), Some(last)] =
            [block.runs.first(), block.runs.last()].map(|run| run.map(|run| run.span.of(self.text)))
        else {
            return false;
        };
        let depth =
            |sign: char| block.runs.iter().map(|run| run.span.of(self.text).matches(sign).count()).sum::<usize>();
        first.begins_with("AMNUBR")
            && (depth('(') > depth(')') || is_unfinished(last) || next.starts_with('('))
            && patterns::REPLIED_BY.matches(first)
    }

    /// Whether the block before is the sentence that says who asks, still without the date that ends it.
    fn in_open_title(&self) -> bool {
        let Some(block) = self.blocks.last() else { return false };
        let Some(first) = block.runs.first() else { return false };
        let words = first.span.of(self.text);
        let title = patterns::ASKED_BY.find(words).is_some_and(|found| found.start() == 0);
        title && block.runs.len() < 12 && !block.runs.iter().any(|run| SENT_IN.are_in(run.span.of(self.text)))
    }
}

/// What the sentence that says who asks ends with, before the date.
const SENT_IN: Words<'static> = Words::new("ingezonden");

/// Whether words cannot be the end of anything: `aan de Minister van`.
fn is_unfinished(words: &str) -> bool {
    words.ends_with(',') || words.last_word().is_one_of("van|en|de|het|voor|aan|over|tot|inzake")
}

/// Lines of the head of a paper that begin a part of it.
fn starts_header_part(words: &str) -> bool {
    match words.as_bytes()[0] {
        b'V' | b'M' | b'S' | b'K' if patterns::ASKED_BY.find(words).is_some_and(|found| found.start() == 0) => true,
        b'A' | b'M' | b'N' | b'U' | b'B' | b'R' if patterns::REPLIED_BY.matches(words) => true,
        b'Z' => words.starts_with("Zie ook "),
        b'(' => words.starts_with("(ingezonden"),
        _ => is_masthead(words),
    }
}

/// Lines of the masthead, each a block of its own.
pub(super) fn is_masthead(words: &str) -> bool {
    if words.len() > 90 {
        return false;
    }
    let is_case =
        || patterns::CASE_NUMBER.find(words).is_some_and(|found| found.start() == 0 && found.end() == words.len());
    match words.as_bytes().first() {
        Some(b'0'..=b'9') => {
            words.bytes().all(|byte| byte.is_ascii_digit()) || is_case() || patterns::GLUED_MASTHEAD.matches(words)
        }
        Some(b'A') => patterns::NUMBER_LINE.matches(words) || patterns::MASTHEAD.matches(words),
        Some(b'T' | b'E') => patterns::MASTHEAD.matches(words) || patterns::GLUED_MASTHEAD.matches(words),
        Some(_) => {
            let starts = ["Datum publicatie", "Vergaderjaar", "Vragen gesteld", "regering gegeven", "Kamervra"];
            starts.iter().any(|start| words.starts_with(start)) && patterns::MASTHEAD.matches(words)
        }
        None => true,
    }
}

/// The words of a line without the markers of notes at its end.
pub(super) fn without_marks<'a>(text: &'a str, content: Span, marks: &[Mark]) -> &'a str {
    let mut end = content.end;
    let mut index = marks.partition_point(|mark| mark.span.start < end);
    loop {
        let words = Span::new(content.start, end).of(text).back();
        end = content.start + words.len();
        match index.checked_sub(1).and_then(|before| marks.get(before)) {
            Some(mark) if mark.span.end == end && mark.span.start >= content.start => {
                end = mark.span.start;
                index -= 1;
            }
            _ => return words,
        }
    }
}

/// Whether words end a sentence.
pub(super) fn ends_sentence(words: &str) -> bool {
    match words.as_bytes().last() {
        Some(b'.' | b'?' | b'!') => return true,
        Some(b'a'..=b'z' | b'0'..=b'9' | b',') => return false,
        _ => {}
    }
    let inner = words.bare_back("»”\"’')]");
    inner.ends_with_one(".?!…")
}

/// Whether words could begin a sentence.
pub(super) fn begins(words: &str) -> bool {
    match words.as_bytes().first() {
        Some(b'A'..=b'Z') => return true,
        Some(b'a'..=b'z' | b'0'..=b'9') => return false,
        _ => {}
    }
    let inner = words.without_front("«“\"‘'([„");
    inner.begins_upper()
        || words.strip_prefix('’').and_then(Edges::second).is_some_and(|letter| letter == '-' || letter == ' ')
}

/// The length in bytes of the marker that begins a list item: `–`, `•`, `a.`, `1)`, `(iii)`.
fn item_marker(words: &str) -> Option<usize> {
    // A word of running text.
    if let [first, second, ..] = words.as_bytes()
        && (first.is_ascii_uppercase() || first.is_ascii_lowercase() && matches!(second, b'a'..=b'h' | b'j'..=b'u'))
    {
        return None;
    }
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    match first {
        '•' | '·' | '▪' | '◦' | '●' | '■' | '➢' | '✓' | '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{2023}' =>
        {
            // (Fonts of symbols come out of a PDF as private-use letters or control characters.)
            return Some(first.len_utf8());
        }
        '–' | '-' | '*' | 'o' | '—' => {
            return rest.begins_blank().then(|| first.len_utf8()).filter(|_| first != 'o' || begins(rest.front()));
        }
        _ => {}
    }
    let open = usize::from(first == '(');
    let inner = &words[open..];
    let label = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let digits = inner[..label].bytes().all(|byte| byte.is_ascii_digit());
    let roman = inner[..label].bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let fits = label > 0
        && (digits && label <= 2 || label == 1 && inner.as_bytes()[0].is_ascii_lowercase() || roman && label <= 4);
    let label = past_fill(inner, label);
    let close = inner[label..].chars().next()?;
    let closes = if open == 1 { close == ')' } else { matches!(close, '.' | ')') };
    let length = open + label + 1;
    (fits && closes && words[length..].begins_blank()).then_some(length)
}

/// How wide the hard-wrapped lines of a text are, in bytes: nine in ten lines that break in mid-sentence are no longer.
/// `None` where lines are not wrapped.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    const NARROW: usize = 40;
    const WIDE: usize = 112;
    let mut counts = [0_usize; WIDE];
    let (mut wrapped, mut others) = (0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let length = line.content.len();
        if !line.is_body() || length < NARROW {
            continue;
        }
        let last = line.words(text).as_bytes().last().copied().unwrap_or(b'.');
        if length < WIDE && next.is_body() && !matches!(last, b'.' | b'?' | b'!' | b':') {
            counts[length] += 1;
            wrapped += 1;
        } else {
            others += 1;
        }
    }
    if wrapped < 4 || wrapped * 6 < others {
        return None;
    }
    let mut seen = 0;
    counts.iter().position(|count| {
        seen += count;
        seen * 10 >= wrapped * 9
    })
}
