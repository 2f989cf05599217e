//! Gathers lines into headings, paragraphs, list items; bridges a page break in mid-sentence.

use crate::dutch::heading::HeadingKind;
use crate::dutch::masthead::{is_masthead, starts_header_part};
use crate::dutch::patterns;
use crate::dutch::sentence::{begins, ends_sentence, is_unfinished, opens_question};
use crate::model::BlockKind;
use crate::parse::blocks::block::{RawBlock, RawKind, Run};
use crate::parse::blocks::list_item::item_marker;
use crate::parse::blocks::lost_breaks;
use crate::parse::blocks::width::width;
use crate::parse::headings::Found;
use crate::parse::notes::reference::{NoteRef, without_refs};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::{Line, Role};
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Gathers the lines into blocks.
pub(crate) fn gather(text: &str, sheet: &Sheet, headings: Vec<Found>, marks: &[NoteRef]) -> Vec<RawBlock> {
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
                gatherer.split_at_lost_breaks();
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
    marks: &'a [NoteRef],
    /// All markers.
    all_marks: &'a [NoteRef],
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
            self.header &= label.kind == HeadingKind::Remark;
            self.answer = label.kind == HeadingKind::Answer;
            self.blocks.push(RawBlock { kind: RawKind::Heading(label), marker: None, runs });
            let rest = Span::new(end, content.end);
            let words = rest.of(self.text);
            let skipped = words.len() - words.trim_start_blank().len();
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
            Some(before) if !self.starts_new_block(before, content, blanks, cut) => {
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
    fn split_at_lost_breaks(&mut self) {
        let Some(width) = self.width.filter(|_| self.answer) else { return };
        let Some(block) = self.blocks.last_mut().filter(|block| matches!(block.kind, RawKind::Text(_))) else { return };
        let Some(line) = block.runs.last().copied().filter(|run| run.span.len() > width + 15) else { return };
        for start in lost_breaks::paragraph_starts(self.text, line.span, width) {
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
    fn marks_in(&self, content: Span) -> Option<NoteRef> {
        self.marks.first().copied().filter(|mark| mark.span.start < content.end)
    }

    /// Opens a block with a line.
    fn open(&mut self, content: Span) {
        let words = content.of(self.text);
        let marked = self.marks_in(content).is_some_and(|mark| mark.span.start == content.start);
        let item = if marked { None } else { item_marker(words) };
        let (kind, marker, start) = match item {
            Some(length) => {
                let rest = words[length..].trim_start_blank();
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
    fn starts_new_block(&self, before: Before, content: Span, blanks: usize, cut: bool) -> bool {
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
            && (blanks == 0 || is_unfinished(before.content.of(self.text)) || words.starts_lowercase())
            && self.in_open_title()
        {
            // Where a line is a paragraph, the first question may stand right below.
            return self.width.is_none() && opens_question(words) && !is_unfinished(before.content.of(self.text));
        }
        let last = without_refs(self.text, before.content, self.all_marks);
        let ended = ends_sentence(last);
        if let Some(mark) = self.marks_in(content).filter(|mark| mark.span.start == content.start) {
            // A marker opens the line: the sentence that it belongs to runs on.
            return blanks > 0 && !cut && mark.span != content;
        }
        let upper = begins(words);
        if item_marker(words).is_some()
            && (ended || last.ends_with_any(":;,") || blanks > 0 || self.in_list() || words.starts_with_any("•▪●■➢✓"))
        {
            return true;
        }
        if cut {
            return ended && upper && self.is_short_line(before.content, words);
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
                    && (last.ends_with(':') && self.is_short_line(before.content, words)
                        || last.len() * 5 < width * 2 && !last.ends_with(','))
            }
            Some(_) => upper && self.is_short_line(before.content, words),
            None if ended => upper,
            None => upper && last.len() <= 60,
        }
    }

    /// Whether the first word of a line would still have fitted on the line before it: that one ended a paragraph.
    fn is_short_line(&self, before: Span, words: &str) -> bool {
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
        first.starts_with_any("AMNUBR")
            && (depth('(') > depth(')') || is_unfinished(last) || next.starts_with('('))
            && patterns::REPLIED_BY.matches(first)
    }

    /// Whether the block before is the sentence that says who asks, still without the date that ends it.
    fn in_open_title(&self) -> bool {
        let Some(block) = self.blocks.last() else { return false };
        let Some(first) = block.runs.first() else { return false };
        let words = first.span.of(self.text);
        let title = patterns::ASKED_BY.find(words).is_some_and(|found| found.start() == 0);
        title && block.runs.len() < 12 && !block.runs.iter().any(|run| run.span.of(self.text).contains(SENT_IN))
    }
}

/// What the sentence that says who asks ends with, before the date.
const SENT_IN: &str = "ingezonden";
