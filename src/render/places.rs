//! Where things stand in a view: the id of every question, answer and note, and what leads to it.
//!
//! `#vraag-2-3` is the heading of a group and `#vraag-3` the one question in it; `#antwoord-2-3` lies inside the folded
//! answer, because browsers unfold what holds the target but not a target that is itself folded; `#noot-1` is a note and
//! `#noot-1-ref-1` its first marker.

use crate::model::*;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;
use std::collections::HashMap;

/// The ids of a document, each given once.
pub(super) struct Places<'a> {
    document: &'a Document,
    prefix: &'a str,
    /// Every id given, and the turn that the next of the same name gets.
    used: HashMap<String, u32>,
    /// Where the questions and answers stand, in the order of their starts: start, end, the index of the exchange, and the
    /// furthest end so far.
    passages: Vec<(usize, usize, usize, usize)>,
    /// Each number of an exchange with the index of the exchange, in the order of the numbers.
    numbers: Vec<(u32, usize)>,
    /// By label, and by label and place where it is cited (`"1\nquestion 3"`), the index of the first such note.
    cited: HashMap<String, u32>,
    /// In the order of the exchanges.
    pub(super) exchanges: Vec<ExchangePlaces>,
    /// In the order of the notes.
    pub(super) notes: Vec<NotePlaces>,
}

/// The ids of an exchange.
pub(super) struct ExchangePlaces {
    pub(super) question: String,
    /// In the order of its answers.
    pub(super) answers: Vec<String>,
}

/// The ids of a note.
pub(super) struct NotePlaces {
    pub(super) id: String,
    /// The markers met so far: the id of each, and where it stands (`"question 3"`).
    pub(super) markers: Vec<(String, String)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(document: &'a Document, prefix: &'a str) -> Self {
        let mut places = Self {
            document,
            prefix,
            used: HashMap::new(),
            passages: vec![],
            numbers: vec![],
            cited: HashMap::new(),
            exchanges: vec![],
            notes: vec![],
        };
        for exchange in &document.exchanges {
            let id = safe(&exchange.id);
            let question = places.give(&format!("vraag-{id}"));
            let answers = exchange.answers.iter().map(|_| places.give(&format!("antwoord-{id}"))).collect();
            places.exchanges.push(ExchangePlaces { question, answers });
        }
        for (at, exchange) in document.exchanges.iter().enumerate() {
            let repeats = exchange.questions.iter().flat_map(|it| &it.repeats).map(|it| it.span);
            let spans = exchange.questions.iter().map(|it| it.span).chain(exchange.answers.iter().map(|it| it.span));
            let spans = spans.chain(repeats);
            places.passages.extend(spans.map(|span| (span.start, span.end, at, 0)));
            places.numbers.extend(exchange.numbers.iter().map(|&number| (number, at)));
        }
        places.numbers.sort_by_cached_key(|&(number, _)| number as usize);
        places.passages.sort_by_cached_key(|&(start, ..)| start);
        let mut furthest = 0;
        for passage in &mut places.passages {
            furthest = furthest.max(passage.1);
            passage.3 = furthest;
        }
        for (at, note) in document.footnotes.iter().enumerate() {
            let keys = note.cited_in.iter().map(|place| cited_at(&note.label, place)).chain([note.label.clone()]);
            for key in keys {
                places.cited.entry(key).or_insert(at as u32);
            }
            let id = places.give(&format!("noot-{}", safe(&note.label)));
            places.notes.push(NotePlaces { id, markers: vec![] });
        }
        places
    }

    /// An id that nothing else has: where two would be the same, the later gets `--2`, `--3` …
    pub(super) fn give(&mut self, name: &str) -> String {
        let first = format!("{}{name}", self.prefix);
        let (mut id, mut turn) = (first.clone(), self.used.get(&first).copied().unwrap_or(2));
        while self.used.contains_key(&id) {
            id = format!("{first}--{turn}");
            turn += 1;
        }
        self.used.insert(id.clone(), 2);
        self.used.insert(first, turn);
        id
    }

    /// The id for one number of a group (`vraag-3` in `vraag-2-3`); `None` where the group or another has it already.
    pub(super) fn give_number(&mut self, kind: &str, number: u32) -> Option<String> {
        let id = format!("{}{kind}-{number}", self.prefix);
        self.used.insert(id.clone(), 2).is_none().then_some(id)
    }

    /// A marker in the text: the index of its note, the last of whose markers it is now. Of two series of notes, the one that knows
    /// the place.
    pub(super) fn cite(&mut self, label: &str, place: &str) -> Option<usize> {
        let at = self.cited.get(&cited_at(label, place)).or_else(|| self.cited.get(label)).copied()? as usize;
        let marker = format!("{}-ref-{}", self.notes[at].id, self.notes[at].markers.len() + 1);
        self.notes[at].markers.push((marker, place.to_owned()));
        Some(at)
    }

    /// Where a reference to these numbers leads: the answer of the exchange that holds them all, else of the first that
    /// holds one; its question where it has no answer.
    pub(super) fn refer(&self, numbers: &[u32]) -> Option<&str> {
        let holding = |number: u32| {
            let first = self.numbers.partition_point(|&(other, _)| other < number);
            self.numbers[first..].iter().take_while(move |&&(other, _)| other == number).map(|&(_, at)| at)
        };
        let has_all = |at: &usize| numbers.iter().all(|number| self.document.exchanges[*at].numbers.contains(number));
        let at = match numbers {
            [] => 0,
            [first, ..] => holding(*first)
                .find(has_all)
                .or_else(|| numbers.iter().filter_map(|&number| holding(number).next()).min())?,
        };
        let places = self.exchanges.get(at)?;
        Some(places.answers.first().unwrap_or(&places.question))
    }

    /// The exchange that a span of the source lies in.
    pub(super) fn exchange_at(&self, span: Span) -> Option<usize> {
        let holds = |whole: Span| whole.start <= span.start && span.end <= whole.end;
        let after = self.passages.partition_point(|&(start, ..)| start <= span.start);
        let near = self.passages[..after].iter().rev().take_while(|&&(.., furthest)| furthest >= span.end);
        near.filter(|&&(start, end, ..)| holds(Span::new(start, end))).map(|&(.., exchange, _)| exchange).min()
    }
}

/// What tells a note from others of its label: where it is cited.
fn cited_at(label: &str, place: &str) -> String {
    format!("{label}\n{place}")
}

/// A name that may stand in an id and in the fragment of an address as it is.
fn safe(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') {
            out.push(letter);
        } else {
            out.push_str(&format!("x{:x}", u32::from(letter)));
        }
    }
    out
}

/// The first words of some blocks, at most about `limit` letters, cut between words; note marks left out.
pub(super) fn gist(blocks: &[Block], limit: usize) -> String {
    let texts = blocks.iter().flat_map(|block| {
        let marker = block.marker.iter().map(|marker| marker.text.as_str());
        let words = block.inlines.iter().filter(|inline| !matches!(inline, Inline::NoteRef { .. })).map(Inline::text);
        marker.chain(words).chain([" "])
    });
    // The words so far, each with the one space behind it, and where the last of them begins.
    let (mut out, mut letters, mut word) = (String::new(), 0, 0);
    let mut after_blank = false;
    for letter in texts.flat_map(str::chars) {
        if letter.is_whitespace() {
            if !after_blank {
                out.push(' ');
                letters += 1;
            }
            after_blank = true;
            continue;
        }
        // One word of a million letters is no word.
        if after_blank || out.len() - word > 200 {
            if letters > limit && !out[..word].trim().is_empty() {
                break;
            }
            (word, after_blank) = (out.len(), false);
        }
        out.push(letter);
        letters += 1;
    }
    if letters > limit && !out[..word].trim().is_empty() {
        let out = out[..word].trim().trim_end_any(",;:");
        return format!("{out}{}…", if out.ends_with_any(".?!") { " " } else { "" });
    }
    out.trim().to_owned()
}
