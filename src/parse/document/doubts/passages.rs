//! Doubts about questions, answers and notes: words that seem to belong to something else.

use super::{Doubt, texts_of_words, words};
use crate::dutch::letter::announces_answers;
use crate::dutch::lexicon::GREETINGS;
use crate::dutch::patterns;
use crate::dutch::sentence::{follow_up, opens_question};
use crate::model::DiagnosticCode::{
    AnswerInQuestion, HeadingInText, MarkerWithoutNote, NotUnderstood, QuestionInAnswer, QuestionInPreamble,
};
use crate::model::{Block, BlockKind, Document, Inline, Kind, Question};
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Finds the doubts about passages.
pub(super) fn find(document: &Document, found: &mut Vec<Doubt>) {
    for exchange in &document.exchanges {
        for question in &exchange.questions {
            answer_in_question(question, found);
            question.blocks.iter().for_each(|block| out_of_place(block, found));
            question.blocks.iter().skip(1).for_each(|block| numbered(block, found));
        }
        for answer in &exchange.answers {
            answer.blocks.iter().skip(1).for_each(|block| numbered(block, found));
        }
        for block in exchange.answers.iter().flat_map(|answer| &answer.blocks) {
            if asks_government(block) {
                found.push((QuestionInAnswer, block.span));
            }
            out_of_place(block, found);
        }
    }
    for block in document.footnotes.iter().flat_map(|note| &note.blocks) {
        let words = words(block);
        if patterns::LOOSE_REPLY_WITHIN.matches(&words) || words.has("Geachte ") {
            found.push((HeadingInText, block.span));
        }
        texts(block).for_each(|(text, span)| Left::of(text).find(text, span, found));
    }
    if document.exchanges.is_empty() && document.kind != Kind::Notice {
        return;
    }
    for block in &document.preamble {
        if asks_government(block) {
            found.push((QuestionInPreamble, block.span));
        }
    }
}

/// What stands below the last words that ask and does not ask; a question that asks nothing; the beginning of a letter.
fn answer_in_question(question: &Question, found: &mut Vec<Doubt>) {
    const ANSWER: &[&str] = &[" Ja.", " Ja, ", " Nee.", " Nee, "];
    let mut has_asked = false;
    let mut opens = false;
    for (nth, block) in question.blocks.iter().enumerate() {
        let words = words(block);
        let words = words.trim_blank();
        let mut behind_marks = words.split('?').skip(1).peekable();
        let asks = behind_marks.peek().is_some();
        let is_other = has_asked
            && !asks
            && block.kind == BlockKind::Paragraph
            && !opens_question(words)
            && follow_up(words) == 0
            && !words.is_empty();
        let answers = behind_marks.any(|behind| behind.starts_with_one_of(ANSWER));
        let is_letter =
            announces_answers(words) || words.starts_with_one_of(GREETINGS) || words.has("Geachte voorzitter");
        if is_other || answers || is_letter {
            found.push((AnswerInQuestion, block.span));
        }
        if nth == 0 && begins_with_number(words) {
            found.push((HeadingInText, block.span));
        }
        has_asked |= asks;
        let begins_question = |sentence: &str| opens_question(sentence.trim_start_blank_and("«‘“"));
        // (`De leden van de ABC-fractie vragen waarom …` asks.)
        opens = opens
            || asks
            || words.has("fractie vra")
            || words.has("erzoek u ")
            || words.starts_with("Graag ")
            || begins_question(words)
            || words.places_of(". ").any(|end| begins_question(&words[end + 2..]));
    }
    let states = |block: &Block| words(block).trim_end_blank().ends_with('.');
    if let Some(block) = question.blocks.first().filter(|block| !opens && states(block)) {
        found.push((AnswerInQuestion, block.span));
    }
}

/// `2.) Klopt dat`: a number that was not read as that of a question.
fn begins_with_number(words: &str) -> bool {
    let words = words.trim_start_any("(*");
    let digits = words.leading_digits();
    (1..=2).contains(&digits) && words[digits..].trim_start_blank().starts_with_any(".)")
}

/// `1 Vanaf 2031 zijn de cijfers`: a paragraph below another that begins as a note or a question does.
fn numbered(block: &Block, found: &mut Vec<Doubt>) {
    let begins_with_digit =
        || texts_of_words(block).find(|text| !text.is_empty()).is_some_and(StrExt::starts_with_digit);
    if block.kind != BlockKind::Paragraph || !begins_with_digit() {
        return;
    }
    let words = words(block);
    let digits = words.leading_digits();
    let begins =
        words[digits..].strip_prefix(' ').is_some_and(|rest| rest.starts_uppercase() || rest.starts_with_any("«‘"));
    if (1..=2).contains(&digits) && begins {
        found.push((HeadingInText, block.span));
    }
}

/// Whether a paragraph asks a member of government something.
fn asks_government(block: &Block) -> bool {
    fn trim(words: &str) -> &str {
        words.trim_end_blank_and("»”\"’)1234567890")
    }
    // (The end is looked at before the words are put together.)
    let last = texts_of_words(block).map(trim).rfind(|words| !words.is_empty());
    if !last.is_some_and(|words| words.ends_with('?')) {
        return false;
    }
    let words = words(block);
    let words = trim(&words);
    words.has(" u ") && opens_question(words.trim_start_blank_and("0123456789.)*-–•"))
}

/// Headings, numbers and marks within the words of a question or an answer.
fn out_of_place(block: &Block, found: &mut Vec<Doubt>) {
    for (text, span) in texts(block) {
        let left = Left::of(text);
        left.find(text, span, found);
        if block.kind != BlockKind::Table && (left.number || left.number_of_heading && has_heading(text)) {
            found.push((HeadingInText, span));
        }
    }
}

/// The words of a block that are no more than words, with their places.
fn texts(block: &Block) -> impl Iterator<Item = (&str, Span)> {
    block.inlines.iter().filter_map(|inline| match inline {
        Inline::Text { text, span } => Some((text.as_str(), *span)),
        _ => None,
    })
}

/// What was left in words that seems to belong to something else.
#[derive(Default)]
struct Left {
    /// The mark of a note.
    mark: bool,
    /// The number of a question.
    number: bool,
    /// A number behind the word of a heading.
    number_of_heading: bool,
    /// A number behind a word that stands at the foot of pages.
    number_at_foot: bool,
    /// Who signed.
    signed: bool,
}

impl Left {
    /// Looks once for all of it: at each number, and at two other signs.
    fn of(text: &str) -> Self {
        const SIGNED: &[&str] = &["DE MINISTER VAN ", "DE STAATSSECRETARIS VAN "];
        let bytes = text.as_bytes();
        let mut left = Self::default();
        let mut from = 0;
        for at in scan::all_where(bytes, |chunk| scan::range_mask(chunk, b'*', b'D')) {
            match bytes[at] {
                b'0'..=b'9' if at >= from => {
                    from = at + text[at..].leading_digits();
                    left.see_number(text, at, from);
                }
                b'*' => {
                    let (before, after) = (&text[..at], &text[at + 1..]);
                    left.mark |= before.ends_with('?') || before.ends_with('(') && after.starts_with(')');
                }
                b'D' => left.signed |= text[at..].starts_with_one_of(SIGNED),
                _ => {}
            }
        }
        left
    }

    /// Looks at a number and what is around it.
    fn see_number(&mut self, text: &str, start: usize, end: usize) {
        let before = &text[..start];
        if before.ends_with(' ') {
            self.number_of_heading |= before.ends_with("Vraag ") || before.ends_with("Antwoord ");
            self.number_at_foot |=
                before.ends_with("Gravenhage ") || before.ends_with("agina ") || before.ends_with("ergaderjaar ");
        }
        if end - start <= 2 {
            self.mark |= is_mark(before, &text[end..]);
            self.number |= is_number(before, &text[end..]);
        }
    }

    /// Marks of notes, and what is printed at the foot of pages.
    fn find(&self, text: &str, span: Span, found: &mut Vec<Doubt>) {
        if self.mark {
            found.push((MarkerWithoutNote, span));
        }
        let has_foot = || self.number_at_foot && patterns::FOOT_IN_TEXT.matches(text);
        if self.signed || text.ends_with("Naar boven") || has_foot() {
            found.push((NotUnderstood, span));
        }
    }
}

/// Whether the heading of a question or an answer is within words, and not named by them.
fn has_heading(text: &str) -> bool {
    patterns::HEADING_IN_TEXT.find(text).is_some_and(|found| {
        let before = &text[..found.start()];
        // What is quoted belongs to whom it quotes.
        let is_quoted = before.trim_end_blank().ends_with_any("«‘“\"'");
        let before = before.trim_end_blank().last_word().trim_start_any("(«‘“");
        !is_quoted
            && !patterns::OF_ANOTHER_SET.matches(&text[found.end()..])
            && !before.is_one_of(&[
                "op", "bij", "van", "en", "de", "zie", "Zie", "onder", "in", "uit", "het", "mijn", "met", "naar",
            ])
    })
}

/// Whether a small number stands in words as the number of a question does: behind the end of a sentence, before another.
fn is_number(before: &str, after: &str) -> bool {
    let Some(sentence) = before.strip_suffix(' ').map(StrExt::trim_end_blank) else { return false };
    let ends = sentence.ends_with_any(".?!")
        && sentence[..sentence.len() - 1].ends_with(|c: char| c.is_lowercase() || "»”)".contains(c));
    let abbreviated = || sentence.last_word().len() < 6 && !sentence.ends_with('?');
    let begins = || {
        let rest = after.trim_start_any(".)").strip_prefix(' ');
        rest.is_some_and(|rest| rest.starts_uppercase() || rest.starts_with_any("«‘"))
    };
    ends && begins() && !abbreviated()
}

/// Whether the mark of a note was left in words: `?1`, `» (2)`, `[3]`.
fn is_mark(before: &str, after: &str) -> bool {
    if before.ends_with('[') && after.starts_with(']') {
        return true;
    }
    let (before, after) = match (before.strip_suffix('('), after.strip_prefix(')')) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(rest)) if !rest.starts_with(|c: char| c.is_alphanumeric()) => (before, rest),
        (None, None) => (before, after),
        _ => return false,
    };
    let stands = before.strip_suffix(' ').unwrap_or(before).ends_with_any("?!»”");
    stands && (after.trim_start_blank().is_empty() || after.starts_with_any("?,.;:)"))
}
