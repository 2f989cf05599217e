//! Gathers lines into headings, paragraphs and list items; joins a paragraph that a page break cut in two.

use crate::dutch::heading::HeadingKind;
use crate::dutch::letter::{is_bare_office, is_greeting, is_name, is_office, is_salutation, opens_letter};
use crate::dutch::masthead::{is_masthead, opens_topic, starts_header_part};
use crate::dutch::offices::end_with_portfolio;
use crate::dutch::patterns;
use crate::dutch::sentence::{begins, ends_sentence, is_unfinished, opens_question};
use crate::model::BlockKind;
use crate::parse::blocks::block::{RawBlock, RawKind, Run};
use crate::parse::blocks::list_item::item_marker;
use crate::parse::blocks::lost_breaks;
use crate::parse::blocks::width::width;
use crate::parse::headings::find::Headings;
use crate::parse::headings::heading_line::HeadingLine;
use crate::parse::notes::reference::{NoteRef, without_refs};
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::{Line, Role};
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Gathers the lines of a sheet into blocks, in the order of the text.
pub(crate) fn gather(text: &str, sheet: &Sheet, headings: Headings, note_refs: &[NoteRef]) -> Vec<RawBlock> {
    let mut gatherer = Gatherer {
        text,
        width: width(text, &sheet.lines),
        next_refs: note_refs,
        note_refs,
        blocks: Vec::new(),
        before: None,
        in_header: true,
        in_answer: false,
    };
    let letter = headings.letter.map(|letter| letter.start);
    let mut headings = headings.at.into_iter().peekable();
    let mut next_line = 0;
    let (mut blanks, mut cut) = (0, false);
    for (index, line) in sheet.lines.iter().enumerate() {
        match line.role {
            Role::Blank => blanks += 1,
            Role::Furniture(_) | Role::Note => cut = true,
            Role::Body if index < next_line => {} // the rest of the numbers of a heading
            Role::Body => {
                let heading = headings.next_if(|heading| heading.line == index);
                if letter == Some(index) {
                    gatherer.begin_letter();
                }
                next_line = heading.as_ref().map_or(next_line, |heading| heading.next_line);
                gatherer.line(line, heading, Gap { blanks, cut });
                gatherer.split_at_lost_breaks();
                (blanks, cut) = (0, false);
            }
        }
    }
    gatherer.blocks
}

struct Gatherer<'a> {
    text: &'a str,
    /// How wide the lines of running text are in bytes; `None` where a line is a paragraph.
    width: Option<usize>,
    /// The references to notes from the line that is read on.
    next_refs: &'a [NoteRef],
    /// All references to notes.
    note_refs: &'a [NoteRef],
    blocks: Vec<RawBlock>,
    /// The line before; `None` after a heading.
    before: Option<Before>,
    /// Whether no question or answer has come yet.
    in_header: bool,
    /// Whether the lines belong to an answer.
    in_answer: bool,
}

/// The line before the one that is read.
#[derive(Clone, Copy)]
struct Before {
    content: Span,
    /// Whether a line that is nothing but a reference to a note followed it.
    has_ref_line: bool,
}

/// What is between two lines of text.
#[derive(Clone, Copy)]
struct Gap {
    /// Blank lines.
    blanks: usize,
    /// Whether something set aside does: a page foot, a note.
    cut: bool,
}

/// Two lines of text that follow each other, of which the second may start a block of its own.
struct Pair<'a> {
    before: Before,
    /// The words of the line before.
    last: &'a str,
    /// The same, without references to notes at their end.
    last_bare: &'a str,
    /// Whether these end a sentence.
    ended: bool,
    content: Span,
    /// The words of the line that is read.
    words: &'a str,
    gap: Gap,
}

impl<'a> Gatherer<'a> {
    /// Takes a line of the running text.
    fn line(&mut self, line: &Line, heading: Option<HeadingLine>, gap: Gap) {
        let mut content = line.content;
        if let Some(heading) = heading {
            content = self.heading(heading, content);
            if content.is_empty() {
                return;
            }
        }
        let passed = self.next_refs.iter().take_while(|note_ref| note_ref.span.start < content.start).count();
        self.next_refs = &self.next_refs[passed..];
        let only_a_ref = self.first_ref(content).is_some_and(|note_ref| note_ref.span == content);
        match self.before {
            Some(before) if !self.starts_new_block(&self.pair(before, content, gap)) => {
                if let Some(block) = self.blocks.last_mut() {
                    block.runs.push(Run { span: content, cut: gap.cut });
                }
                if only_a_ref {
                    self.before = Some(Before { has_ref_line: true, ..before });
                    return;
                }
            }
            _ => self.open(content),
        }
        self.before = Some(Before { content, has_ref_line: false });
    }

    /// Below the questions a letter begins: its lines are read as those of a head.
    fn begin_letter(&mut self) {
        (self.before, self.in_header, self.in_answer) = (None, true, false);
    }

    /// Takes a heading. Returns where the words are that follow it on its line.
    fn heading(&mut self, line: HeadingLine, content: Span) -> Span {
        let HeadingLine { heading, continuation, .. } = line;
        let end = content.start + heading.length;
        let mut runs = vec![Run::new(Span::new(content.start, end))];
        runs.extend(continuation.map(Run::new));
        self.before = None;
        self.in_header &= heading.kind == HeadingKind::Remark;
        self.in_answer = heading.kind == HeadingKind::Answer;
        self.blocks.push(RawBlock { kind: RawKind::Heading(heading), marker: None, runs });
        let rest = Span::new(end, content.end).of(self.text).trim_start_blank();
        Span::new(content.end - rest.len(), content.end)
    }

    /// Cuts the last block of an answer where its last line, copied without line ends, holds the end of a paragraph. (The
    /// sentences of questions are split by their numbers, see `exchanges/groups.rs`.)
    fn split_at_lost_breaks(&mut self) {
        let Some(width) = self.width.filter(|_| self.in_answer) else { return };
        let Some(block) = self.blocks.last_mut().filter(|block| matches!(block.kind, RawKind::Text(_))) else { return };
        let Some(line) = block.runs.last().copied().filter(|run| run.span.len() > width + 15) else { return };
        for start in lost_breaks::paragraph_starts(self.text, line.span, width) {
            let Some(run) = self.blocks.last_mut().and_then(|block| block.runs.last_mut()) else { return };
            let rest = Span::new(start, run.span.end);
            run.span.end = start;
            let kind = RawKind::Text(BlockKind::Paragraph);
            self.blocks.push(RawBlock { kind, marker: None, runs: vec![Run::new(rest)] });
        }
    }

    /// The first reference to a note in the line that is read.
    fn first_ref(&self, content: Span) -> Option<NoteRef> {
        self.next_refs.first().copied().filter(|note_ref| note_ref.span.start < content.end)
    }

    /// The reference to a note with which the line that is read begins.
    fn opening_ref(&self, content: Span) -> Option<NoteRef> {
        self.first_ref(content).filter(|note_ref| note_ref.span.start == content.start)
    }

    /// Opens a block with a line.
    fn open(&mut self, content: Span) {
        let words = content.of(self.text);
        let item = if self.opening_ref(content).is_some() { None } else { item_marker(words) };
        let (kind, marker, start) = match item {
            Some(length) => {
                let rest = words[length..].trim_start_blank();
                let marker = Span::new(content.start, content.start + length);
                (BlockKind::ListItem, Some(marker), content.end - rest.len())
            }
            None => (BlockKind::Paragraph, None, content.start),
        };
        let span = Span::new(start, content.end);
        let mut runs = Vec::new();
        if !span.is_empty() {
            runs.reserve_exact(4); // most blocks are some lines
            runs.push(Run::new(span));
        }
        self.blocks.push(RawBlock { kind: RawKind::Text(kind), marker, runs });
    }

    fn pair(&self, before: Before, content: Span, gap: Gap) -> Pair<'a> {
        let last_bare = without_refs(self.text, before.content, self.note_refs);
        Pair {
            before,
            last: before.content.of(self.text),
            last_bare,
            ended: ends_sentence(last_bare),
            content,
            words: content.of(self.text),
            gap,
        }
    }

    /// Whether a line starts a block of its own, after the line before it: the first rule that knows decides.
    fn starts_new_block(&self, pair: &Pair<'_>) -> bool {
        self.by_part_of_head(pair)
            .or_else(|| self.by_open_sentence_of_head(pair))
            .or_else(|| self.by_signature(pair))
            .or_else(|| self.by_opening_ref(pair))
            .or_else(|| self.by_list_item(pair))
            .or_else(|| self.by_gap(pair))
            .unwrap_or_else(|| self.by_width(pair))
    }

    /// A part of the head stands alone; so does, below questions, the sentence that says who replies.
    fn by_part_of_head(&self, pair: &Pair<'_>) -> Option<bool> {
        let starts = if self.in_header {
            starts_header_part(pair.words)
                || is_masthead(pair.last)
                || is_salutation(pair.words)
                || is_salutation(pair.last) && pair.last.ends_with(',')
                || opens_letter(pair.words) && self.in_topic()
        } else {
            pair.words.starts_with_any("AM") && patterns::REPLIED_BY.matches(pair.words)
        };
        starts.then_some(true)
    }

    /// The sentences that say who replies and who asks are long, and wrapped in many ways: until they end, lines belong to
    /// them.
    fn by_open_sentence_of_head(&self, pair: &Pair<'_>) -> Option<bool> {
        if !self.in_header {
            return None;
        }
        let near = pair.gap.blanks == 0;
        if near && self.in_open_reply(pair.words) {
            return Some(false);
        }
        let unfinished = is_unfinished(pair.last);
        if (near || unfinished || pair.words.starts_lowercase()) && self.in_open_title() {
            // Where a line is a paragraph, the first question may stand right below.
            return Some(self.width.is_none() && opens_question(pair.words) && !unfinished);
        }
        None
    }

    /// In a signature each stands alone: the greeting, the office, the name.
    fn by_signature(&self, pair: &Pair<'_>) -> Option<bool> {
        let (last, words) = (pair.last, pair.words);
        let block = self.blocks.last()?;
        let opens_with_office = || block.runs.first().is_some_and(|run| is_office(run.span.of(self.text)));
        let ends_office = |words: &str| words.ends_with(',') || end_with_portfolio(words);
        // `DE MINISTER VAN LANDBOUW EN` ⏎ `VISSERIJ,`
        if pair.gap.blanks == 0
            && last.ends_with_any("nN")
            && last.last_word().is_one_of(&["en", "EN", "van", "VAN"])
            && opens_with_office()
        {
            return Some(false);
        }
        // (No sentence begins with a small letter.)
        let begins_office = || is_office(words) && (ends_office(words) || words.starts_lowercase());
        let starts = is_greeting(last) && last.ends_with(',')
            || pair.ended && is_greeting(words)
            || words.starts_with("(w.g.)")
            || begins_office() && (pair.ended || last.ends_with(',') || block.runs.len() == 1 && is_name(last))
            || opens_with_office() && ends_office(last) && is_name(words)
            || block.runs.len() == 1 && is_bare_office(words) && is_name(last);
        starts.then_some(true)
    }

    /// A reference to a note opens the line: the sentence that it belongs to runs on.
    fn by_opening_ref(&self, pair: &Pair<'_>) -> Option<bool> {
        let note_ref = self.opening_ref(pair.content)?;
        Some(pair.gap.blanks > 0 && !pair.gap.cut && note_ref.span != pair.content)
    }

    /// A marker of a list begins an item, unless it may be in mid-sentence.
    fn by_list_item(&self, pair: &Pair<'_>) -> Option<bool> {
        let item = item_marker(pair.words).is_some()
            && (pair.ended
                || pair.last_bare.ends_with_any(":;,")
                || pair.gap.blanks > 0
                || self.in_list()
                || pair.words.starts_with_any("•▪●■➢✓"));
        item.then_some(true)
    }

    /// Across a page break or a blank line a sentence may run on.
    fn by_gap(&self, pair: &Pair<'_>) -> Option<bool> {
        let upper = begins(pair.words);
        if pair.gap.cut {
            // (Above the questions there are signatures and addresses, which end no sentence.)
            return Some((pair.ended || self.in_header) && upper && self.is_short_line(pair));
        }
        if pair.gap.blanks > 0 {
            let last = pair.last_bare;
            let cut_short = last.len() > 100 && last.ends_with(|c: char| c.is_alphanumeric() || c == ',');
            let runs_on = !pair.ended && (!upper || cut_short && !self.in_header);
            return Some(!runs_on || last.ends_with(':'));
        }
        (pair.before.has_ref_line && pair.ended && upper).then_some(true)
    }

    /// Lines that are wrapped: a line that falls short ended its paragraph. Lines that are not: each is a paragraph.
    fn by_width(&self, pair: &Pair<'_>) -> bool {
        let last = pair.last_bare;
        begins(pair.words)
            && match self.width {
                Some(_) if pair.ended => self.is_short_line(pair),
                Some(width) => {
                    last.ends_with(':') && self.is_short_line(pair)
                        || last.len() * 5 < width * 2 && !last.ends_with(',')
                }
                None => pair.ended || last.len() <= 60,
            }
    }

    /// Whether the first word of a line would still have fitted on the line before it.
    fn is_short_line(&self, pair: &Pair<'_>) -> bool {
        let Some(width) = self.width else { return true };
        let word = pair.words.split(is_blank).next().map_or(0, str::len);
        let length = pair.before.content.len();
        length > width + 15 || (length + 1 + word) * 100 <= width * 93
    }

    /// Whether the block before says what a letter is about.
    fn in_topic(&self) -> bool {
        let first = self.blocks.last().and_then(|block| block.runs.first());
        first.is_some_and(|run| opens_topic(run.span.of(self.text)))
    }

    fn in_list(&self) -> bool {
        self.blocks.last().is_some_and(|block| block.kind == RawKind::Text(BlockKind::ListItem))
    }

    /// Whether the block before is the sentence that says who replies, broken off within brackets or in mid-phrase.
    fn in_open_reply(&self, next: &str) -> bool {
        let Some(block) = self.blocks.last().filter(|block| block.runs.len() < 8) else { return false };
        let (Some(first), Some(last)) = (block.runs.first(), block.runs.last()) else { return false };
        let [first, last] = [first, last].map(|run| run.span.of(self.text));
        let count =
            |sign: char| block.runs.iter().map(|run| run.span.of(self.text).matches(sign).count()).sum::<usize>();
        first.starts_with_any("AMNUBR")
            && (count('(') > count(')') || is_unfinished(last) || next.starts_with('('))
            && patterns::REPLIED_BY.matches(first)
    }

    /// Whether the block before is the sentence that says who asks, still without the date that ends it.
    fn in_open_title(&self) -> bool {
        let Some(block) = self.blocks.last() else { return false };
        let Some(first) = block.runs.first() else { return false };
        let title = patterns::ASKED_BY.opens(first.span.of(self.text));
        title && block.runs.len() < 12 && !block.runs.iter().any(|run| run.span.of(self.text).has("ingezonden"))
    }
}
