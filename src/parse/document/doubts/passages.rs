//! Doubts about questions, answers and notes: words that seem to belong to something else.

use super::{Doubt, words};
use crate::dutch::letter::announces_answers;
use crate::dutch::lexicon::GREETINGS;
use crate::dutch::patterns;
use crate::dutch::sentence::{follow_up, opens_question};
use crate::model::DiagnosticCode::{
    AnswerInQuestion, HeadingInText, MarkerWithoutNote, NotUnderstood, QuestionInAnswer, QuestionInPreamble,
};
use crate::model::{Block, BlockKind, Document, Inline, Kind, Question};
use crate::text::scan::{self, Words};
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
            if asks_government(&words(block)) {
                found.push((QuestionInAnswer, block.span));
            }
            out_of_place(block, found);
        }
    }
    for block in document.footnotes.iter().flat_map(|note| &note.blocks) {
        let words = words(block);
        if patterns::LOOSE_REPLY_WITHIN.matches(&words) || words.contains("Geachte ") {
            found.push((HeadingInText, block.span));
        }
        left(block, found);
    }
    if document.exchanges.is_empty() && document.kind != Kind::Notice {
        return;
    }
    for block in &document.preamble {
        if asks_government(&words(block)) {
            found.push((QuestionInPreamble, block.span));
        }
    }
}

/// What stands below the last words that ask and does not ask; a question that asks nothing; the beginning of a letter.
fn answer_in_question(question: &Question, found: &mut Vec<Doubt>) {
    const ANSWER: Words = Words::new(&["? Ja.", "? Ja, ", "? Nee.", "? Nee, "]);
    let mut has_asked = false;
    let mut opens = false;
    for (nth, block) in question.blocks.iter().enumerate() {
        let words = words(block);
        let words = words.trim_blank();
        let asks = words.contains('?');
        let is_other = has_asked
            && !asks
            && block.kind == BlockKind::Paragraph
            && !opens_question(words)
            && follow_up(words) == 0
            && !words.is_empty();
        let answers = ANSWER.is_in(words);
        let is_letter =
            announces_answers(words) || words.starts_with_one_of(GREETINGS) || words.contains("Geachte voorzitter");
        if is_other || answers || is_letter {
            found.push((AnswerInQuestion, block.span));
        }
        if nth == 0 && begins_with_number(words) {
            found.push((HeadingInText, block.span));
        }
        has_asked |= asks;
        // (`De leden van de ABC-fractie vragen waarom …` asks.)
        opens |= asks
            || words.contains("fractie vra")
            || words.contains("erzoek u ")
            || words.starts_with("Graag ")
            || words.split(". ").any(|sentence| opens_question(sentence.trim_start_blank_and("«‘“")));
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
    let words = words(block);
    let digits = words.leading_digits();
    let begins =
        words[digits..].strip_prefix(' ').is_some_and(|rest| rest.starts_uppercase() || rest.starts_with_any("«‘"));
    if block.kind == BlockKind::Paragraph && (1..=2).contains(&digits) && begins {
        found.push((HeadingInText, block.span));
    }
}

/// Whether a paragraph asks a member of government something.
fn asks_government(words: &str) -> bool {
    let words = words.trim_end_blank_and("»”\"’)1234567890");
    words.ends_with('?') && words.contains(" u ") && opens_question(words.trim_start_blank_and("0123456789.)*-–•"))
}

/// Headings, numbers and marks within the words of a question or an answer.
fn out_of_place(block: &Block, found: &mut Vec<Doubt>) {
    left(block, found);
    if block.kind == BlockKind::Table {
        return;
    }
    for inline in &block.inlines {
        let Inline::Text { text, span } = inline else { continue };
        if has_digit(text) && (has_heading(text) || has_number(text)) {
            found.push((HeadingInText, *span));
        }
    }
}

/// Marks of notes, and what is printed at the foot of pages, left in words.
fn left(block: &Block, found: &mut Vec<Doubt>) {
    const SIGNED: Words = Words::new(&["DE MINISTER VAN ", "DE STAATSSECRETARIS VAN "]);
    for inline in &block.inlines {
        let Inline::Text { text, span } = inline else { continue };
        let has_digit = has_digit(text);
        if has_digit && has_mark(text) || text.contains('*') && (text.contains("(*)") || text.contains("?*")) {
            found.push((MarkerWithoutNote, *span));
        }
        let has_foot = || {
            has_number_behind(text, &["Gravenhage ", "agina ", "ergaderjaar "]) && patterns::FOOT_IN_TEXT.matches(text)
        };
        if has_digit && has_foot() || text.ends_with("Naar boven") || SIGNED.is_in(text) {
            found.push((NotUnderstood, *span));
        }
    }
}

/// Most words have none, and then no number, heading or mark either.
fn has_digit(text: &str) -> bool {
    scan::digit(text.as_bytes(), 0).is_some()
}

/// Whether a number stands right behind one of some words: they are looked for there alone, before a pattern runs.
fn has_number_behind(text: &str, words: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(start) = scan::digit(bytes, from) {
        if words.iter().any(|word| text[..start].ends_with(word)) {
            return true;
        }
        from = start + text[start..].leading_digits();
    }
    false
}

/// Whether the heading of a question or an answer is within words, and not named by them.
fn has_heading(text: &str) -> bool {
    if !has_number_behind(text, &["Vraag ", "Antwoord "]) {
        return false;
    }
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

/// Whether a small number is within words as the number of a question is: behind the end of a sentence, before another.
fn has_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    scan_numbers(text).any(|(start, end)| {
        let (before, after) = (&text[..start], text[end..].trim_start_any(".)"));
        let ends = before.ends_with(' ') && {
            let sentence = before.trim_end_blank();
            sentence.ends_with_any(".?!")
                && sentence[..sentence.len() - 1].ends_with(|c: char| c.is_lowercase() || "»”)".contains(c))
        };
        let abbreviated = || before.trim_end_blank().last_word().len() < 6 && !before.trim_end_blank().ends_with('?');
        let sentence =
            after.strip_prefix(' ').is_some_and(|rest| rest.starts_uppercase() || rest.starts_with_any("«‘"));
        ends && sentence && !abbreviated() && bytes.get(end).is_some()
    })
}

/// Whether the mark of a note was left in words: `?1`, `» (2)`, `[3]`, `(*)`.
fn has_mark(text: &str) -> bool {
    scan_numbers(text).any(|(start, end)| {
        let (before, after) = (&text[..start], &text[end..]);
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
    })
}

/// The numbers of one or two digits in some words, by their places.
fn scan_numbers(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = scan::digit(bytes, from)?;
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            from = start + length;
            if length <= 2 {
                return Some((start, from));
            }
        }
    })
}
