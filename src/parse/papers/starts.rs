//! Finds where papers begin in a text that holds several.
//!
//! A paper begins at its masthead or, where there is none, at the sentence that says who asks, when the paper before it has a
//! body of its own, or when each has a case number of its own on a line above it (announcements have no body, and an answer
//! need not say who asked). A paper may print its own head twice (the list of questions, then the letter with the answers): then the
//! askers, the subject, the case number or the questions are the same, and both are one.

use crate::dutch::lexicon::GREETINGS;
use crate::dutch::masthead::{case_number, is_masthead};
use crate::dutch::{heading, patterns};
use crate::model::{Block, Document, Inline, Kind};
use crate::text::chars::lowercase;
use crate::text::scan::Words;
use crate::text::str_ext::{StrExt, tail};
use std::collections::HashSet;

/// A sentence that says who asks does so within its first bytes.
const LATEST: usize = 260;

/// What ends a line.
const LINE_ENDS: [char; 3] = ['\n', '\r', '\u{c}'];

/// A masthead, with the address of a letter, has no more lines than these.
const LONGEST_MASTHEAD: usize = 30;

/// The case number of a paper that has one on a line of its own stands within so many lines.
const LINES_ABOVE_CASE: usize = 8;

/// Where the papers of a text begin, in bytes; the first begins where the text does. `read` reads one paper.
pub(crate) fn starts(text: &str, read: &dyn Fn(&str) -> Document) -> Vec<usize> {
    let mut starts = vec![0];
    let (mut seen, mut has_body) = (0, false);
    for at in heads(text) {
        let start = masthead_above(text, at).max(seen);
        has_body |= may_have_body(&text[seen..start]) || own_case(&text[seen..start]).is_some();
        seen = start;
        if has_body {
            starts.push(start);
            has_body = false;
        }
    }
    if starts.len() == 1 {
        return starts;
    }
    let mut papers = vec![0];
    let mut before = Facts::default();
    for (nth, &start) in starts.iter().enumerate() {
        let next = starts.get(nth + 1);
        // Nothing parts the last one from what is no paper yet: it need not be read.
        if next.is_none() && !before.is_whole() {
            break;
        }
        let part = Facts::of(&text[start..next.copied().unwrap_or(text.len())], read);
        if start > 0 && part.is_of_another_paper(&before) {
            papers.push(start);
            before = part;
        } else {
            before.add(part);
        }
    }
    papers
}

/// Where the words of a paper end above the next one, in bytes: a line of whoever put them together may be in between.
pub(crate) fn end_of_paper(paper: &str) -> usize {
    const LONGEST: usize = 160;
    const TELLING: &[&str] = &["volgende", "tweede", "derde", "andere", "hieronder", "Hieronder", "nog een", "ook nog"];
    let whole = paper.trim_end();
    let start = line_start(whole, whole.len());
    let line = whole[start..].trim_blank();
    let above = whole[..start].trim_end();
    let is_alone = whole[above.len()..start].matches('\n').count() > 1;
    let blank_lines = above.lines().filter(|line| line.trim_blank().is_empty()).count();
    let is_print = line.has("-tk-") || line.has("ISSN") || line.has("ergaderjaar") || line.has("Gravenhage");
    let is_note = line.starts_with_digit() || line.starts_with_any("[*¹²³(");
    let between =
        blank_lines == 0 && !line.starts_lowercase() || line.ends_with(':') || TELLING.iter().any(|it| line.has(it));
    if is_alone && line.len() <= LONGEST && between && !is_print && !is_note && heading::read(line).is_none() {
        above.len()
    } else {
        paper.len()
    }
}

/// Whether a part of a text could hold questions, answers or a notice.
fn may_have_body(part: &str) -> bool {
    part.contains('?') || part.has("ntwoord") || part.has("termijn")
}

/// The case number that stands on a line of its own near the top of a part.
fn own_case(part: &str) -> Option<String> {
    let lines = part.trim_start().lines().map(StrExt::trim_blank).take(LINES_ABOVE_CASE);
    let is_case = |words: &str| words.starts_with_digit() && words.len() > 4 && is_masthead(words);
    let mut own = lines.filter(|line| is_case(line.strip_prefix(OF_A_SITE).unwrap_or(line)));
    own.find_map(case_number)
}

/// What stands before the case number at the top of a question site's page.
const OF_A_SITE: &str = "Kamervraag ";
/// What stands before the number of an answer that was published, above its case number: `AH 12`.
const PUBLISHED: &str = "AH ";

/// Whether a line begins a masthead that need not say who asks in a sentence: `AH 12`, `Kamervraag 2031Z00012`.
fn is_number_above(line: &str) -> bool {
    let is_number = |number: &str| number.starts_with_digit() && number.leading_digits() == number.len();
    line.strip_prefix(PUBLISHED).is_some_and(is_number)
        || line.strip_prefix(OF_A_SITE).is_some_and(|case| case.starts_with_digit() && is_masthead(case))
}

/// Where sentences begin that say who asks, and mastheads that do not.
fn heads(text: &str) -> Vec<usize> {
    const TELLING: Words = Words::new(&["ragen", PUBLISHED, OF_A_SITE]);
    let (mut sentences, mut mastheads): (Vec<usize>, Vec<usize>) = Default::default();
    let mut from = 0;
    while let Some(at) = TELLING.find(&text[from..]).map(|at| from + at) {
        if text[at..].starts_with("ragen") {
            let start = sentence_around(text, at);
            sentences.extend(start.filter(|&start| sentences.last().is_none_or(|&last| start > last)));
        } else if line_start(text, at) == at
            && is_number_above(text[at..].lines().next().unwrap_or_default().trim_blank())
        {
            mastheads.push(at);
        }
        from = at + PUBLISHED.len();
    }
    sentences.extend(mastheads);
    sentences.sort_unstable();
    sentences
}

/// Where the line begins with which a sentence does that says who asks; the word for questions ends at `at` in it.
fn sentence_around(text: &str, at: usize) -> Option<usize> {
    let mut start = near_line_start(text, at)?;
    // The sentence may have begun on a line above.
    for _ in 0..3 {
        let words = &text[start..];
        let begin = text.len() - words.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len();
        if at < begin + LATEST && says_who_asks(text, begin, at) {
            return Some(start);
        }
        start = near_line_start(text, start.checked_sub(1)?)?;
    }
    None
}

/// Where a line begins that began not far before a place.
fn near_line_start(text: &str, at: usize) -> Option<usize> {
    let near = tail(&text[..at], 2 * LATEST);
    let end = near.bytes().rposition(|byte| LINE_ENDS.contains(&char::from(byte)));
    end.map(|end| at - near.len() + end + 1).or_else(|| (near.len() == at).then_some(0))
}

fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|&byte| LINE_ENDS.contains(&char::from(byte))).map_or(0, |end| end + 1)
}

/// Whether a line begins a sentence that says who asks. `at` is where the word for questions ends in it.
fn says_who_asks(text: &str, begin: usize, at: usize) -> bool {
    const OTHERS: &[&str] = &[
        "Betreft",
        "Onderwerp",
        "Beantwoording",
        "Antwoord",
        "Reactie",
        "Hierbij",
        "In antwoord op uw brief",
        "Geachte",
        "Mededeling",
        "Uitstel",
    ];
    let end = (at + 80).min(text.len());
    let Some(words) = (end..=text.len()).find(|&end| text.is_char_boundary(end)).and_then(|end| text.get(begin..end))
    else {
        return false;
    };
    // (Letters with which one of the forms below begins.)
    if !words.starts_with_any("ABGHIKMORSUV") {
        return false;
    }
    // (`Mededeling - 20 mei 2031` is a heading below the questions of its paper.)
    let line = words.split(LINE_ENDS).next().unwrap_or_default();
    if line.ends_with_digit() && patterns::REMARK.matches(line) {
        return false;
    }
    let words = words.replace(['\n', '\r'], " ");
    patterns::ASKED_BY.opens(&words)
        || words.starts_with_one_of(OTHERS) && patterns::ASKED_BY.matches(&words)
        || words.starts_with("Op ") && words[3..].starts_with_digit() && words.has("ragen gesteld")
}

/// Where the masthead begins above the sentence that says who asks: the head of a page, the address of a letter, the lines of
/// a mail.
fn masthead_above(text: &str, head: usize) -> usize {
    const LETTER: &[&str] =
        &["De voorzitter", "De Voorzitter", "Aan de voorzitter", "Aan de Voorzitter", "Geachte", "Retouradres"];
    const MAIL: &[&str] =
        &["Van:", "Verzonden:", "Aan:", "CC:", "Datum:", "Onderwerp:", "From:", "Sent:", "Date:", "To:", "Subject:"];
    // A letter begins above its first sentence, a list of questions with it.
    let title = text[head..].lines().next().unwrap_or_default().trim_start_blank_and(">*#|_ ");
    let is_title = is_number_above(title) || patterns::ASKED_BY.opens(title);
    let mut start = head;
    let mut at = head;
    let mut in_masthead = true;
    for _ in 0..LONGEST_MASTHEAD {
        if at == 0 {
            break;
        }
        at = line_start(text, at - 1);
        let line = text[at..].split(LINE_ENDS).next().unwrap_or_default();
        let words = line.trim_start_blank_and(">*#|-_ ").trim_end_blank_and("*#|-_ ");
        if words.is_empty() {
            if line.has("---") && in_masthead && start < head {
                start = at;
            }
            continue;
        }
        if words.ends_with('?') || heading::read(words).is_some() || words.starts_with_one_of(GREETINGS) {
            break;
        }
        let is_number = words.leading_digits() == words.len();
        let is_mail = words.starts_with_one_of(MAIL) || words.has("orspronkelijk bericht") || words.has("oorgestuurd");
        if !is_title && words.starts_with_one_of(LETTER) || in_masthead && !is_number && (is_mail || is_masthead(words))
        {
            start = at;
        } else if !is_number {
            // What is above belongs to the paper before, unless a letter begins there.
            in_masthead = false;
        }
    }
    start
}

/// What tells one paper from another.
#[derive(Default)]
struct Facts {
    has_body: bool,
    /// The names of the askers, in lower case.
    askers: Vec<String>,
    subject: Vec<String>,
    case: Option<String>,
    /// The case number that stands on a line of its own near the top.
    own_case: Option<String>,
    /// The first of the numbers.
    first: Option<u32>,
    numbers: HashSet<u32>,
    /// The questions, letters only, without those that any paper may ask (`Kunt u deze vragen afzonderlijk beantwoorden?`).
    questions: HashSet<String>,
    has_answers: bool,
}

impl Facts {
    fn of(part: &str, read: &dyn Fn(&str) -> Document) -> Self {
        let document = read(part);
        let exchanges = &document.exchanges;
        let words = |blocks: &[Block]| -> String {
            let inlines = blocks.iter().flat_map(|block| &block.inlines);
            let texts = inlines.filter(|inline| !matches!(inline, Inline::NoteRef { .. })).map(Inline::text);
            texts.flat_map(str::chars).filter(|letter| letter.is_alphabetic()).take(200).collect()
        };
        let questions = exchanges.iter().flat_map(|exchange| &exchange.questions);
        let subject: String = document.subject.iter().map(Inline::text).collect();
        Self {
            has_body: !exchanges.is_empty() || document.kind == Kind::Notice,
            askers: document.asked.askers.iter().map(|asker| lowercase(&asker.name)).collect(),
            subject: subject.split(' ').filter(|word| word.len() > 3).map(lowercase).collect(),
            case: document.publication.case_number.clone(),
            own_case: own_case(part),
            first: exchanges.iter().find_map(|exchange| exchange.numbers.first().copied()),
            numbers: exchanges.iter().flat_map(|exchange| &exchange.numbers).copied().collect(),
            questions: questions
                .map(|question| words(&question.blocks))
                .filter(|words| !(words.is_empty() || words.has("vragen") && words.has("beantwoord")))
                .collect(),
            has_answers: exchanges.iter().any(|exchange| !exchange.answers.is_empty()),
        }
    }

    /// Takes what another part of the same paper says.
    fn add(&mut self, other: Self) {
        self.has_body |= other.has_body;
        self.has_answers |= other.has_answers;
        if self.askers.is_empty() {
            self.askers = other.askers;
        }
        if self.subject.is_empty() {
            self.subject = other.subject;
        }
        self.case = self.case.take().or(other.case);
        self.own_case = self.own_case.take().or(other.own_case);
        self.numbers.extend(other.numbers);
        self.questions.extend(other.questions);
    }

    /// Whether this could be a paper: an announcement has no body.
    fn is_whole(&self) -> bool {
        self.has_body || self.own_case.is_some() && !self.askers.is_empty()
    }

    /// Whether this part belongs to another paper than the part before it.
    fn is_of_another_paper(&self, before: &Self) -> bool {
        if self.case.is_some() && self.case == before.case {
            return false;
        }
        if !self.is_whole() || !before.is_whole() {
            return false;
        }
        if !self.has_body || self.askers.is_empty() {
            return self.own_case.is_some() && self.own_case != before.own_case && self.own_case != before.case;
        }
        // Numbers that go on are of the same paper.
        let first = self.first.unwrap_or(1);
        if first > 1 && !before.numbers.contains(&first) {
            return false;
        }
        let same_askers = before.askers.is_empty() || self.askers.iter().any(|asker| before.askers.contains(asker));
        let shared: Vec<_> = self.questions.intersection(&before.questions).collect();
        // (Others may ask about the same article; only one paper asks most of its questions twice.)
        let most = !shared.is_empty() && shared.len() * 2 > self.questions.len();
        if most || same_askers && shared.iter().any(|question| question.len() > 24) {
            return false;
        }
        if !same_askers {
            return true;
        }
        if before.askers.is_empty() {
            // Answers to the questions above them.
            return !self.questions.is_empty();
        }
        let shared = self.subject.iter().filter(|word| before.subject.contains(word)).count();
        let shorter = self.subject.len().min(before.subject.len());
        // (A letter may say in other words what the questions are about.)
        let enough = if before.has_answers && self.has_answers { shorter } else { shorter.div_ceil(2) };
        shared < enough
    }
}
