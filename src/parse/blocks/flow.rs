//! Joins the lines of a paragraph to running text, and knows where each letter came from.
//!
//! The join rules, the only places where text differs from what was printed: a line end becomes a space; a hyphen that
//! broke a word at a line end goes, with the line end (`voorwaar-` + `den`); a hyphen of the word stays (`EU-` +
//! `lidstaten`, `non-` + `refoulement`), with a space where it stands for the rest of the word (`identificatie-` + `en`); an
//! address that runs on joins without a space; soft hyphens go. (A no-break or thin space became a plain one before, see
//! `lines`.)

use crate::parse::blocks::block::Run;
use crate::parse::source::normalize::PLACEHOLDER;
use crate::text::chars::is_blank;
use crate::text::scan;
use crate::text::str_ext::{StrExt, tail};

/// Running text with the places it came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// The text, lines joined.
    pub(crate) text: String,
    /// The stretches of source that the text is made of, in order.
    anchors: Vec<Anchor>,
    /// Places in `text` where something set aside stands in between, in order.
    pub(crate) cuts: Vec<usize>,
}

/// A stretch of source in the text.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    /// Where it starts in the text.
    text: usize,
    /// Where it starts in the source.
    source: usize,
    /// How long it is in the source.
    length: usize,
    /// How much behind it in the source is not shown but belongs to it.
    filled: usize,
}

impl Anchor {
    /// The place in the source of a place in the text at or after this stretch's start. A place in what a join put after
    /// the stretch is the stretch's end.
    fn place(&self, at: usize) -> usize {
        self.source + (at - self.text).min(self.length)
    }
}

impl Flow {
    /// Joins runs of the source.
    pub(crate) fn new(source: &str, runs: &[Run]) -> Self {
        let mut flow = Self::default();
        flow.fill(source, runs, true);
        flow
    }

    /// The same, into what an earlier flow left. `soft`: whether the source has soft hyphens.
    pub(crate) fn fill(&mut self, source: &str, runs: &[Run], soft: bool) {
        self.clear();
        self.text.reserve(runs.iter().map(|run| run.span.len() + 1).sum());
        for (index, run) in runs.iter().enumerate() {
            let words = run.span.of(source);
            if index > 0 {
                self.join(words);
                if run.cut {
                    self.cuts.push(self.text.len());
                }
            }
            self.push(words, run.span.start, soft);
        }
    }

    /// The same with a space put in at some places of the text, in order. They keep the places that they had.
    pub(crate) fn with_spaces(&self, places: &[usize]) -> Self {
        let mut text = String::with_capacity(self.text.len() + places.len());
        let mut from = 0;
        for &place in places {
            text.push_str(&self.text[from..place]);
            text.push(' ');
            from = place;
        }
        text.push_str(&self.text[from..]);
        let shifted = |at: usize| at + places.partition_point(|&place| place <= at);
        let mut anchors = Vec::with_capacity(self.anchors.len() + places.len());
        for anchor in &self.anchors {
            let end = anchor.text + anchor.length;
            let inside =
                places.partition_point(|&place| place <= anchor.text)..places.partition_point(|&place| place < end);
            let mut start = anchor.text;
            for &place in &places[inside] {
                let source = anchor.source + (start - anchor.text);
                anchors.push(Anchor { text: shifted(start), source, length: place - start, filled: 0 });
                start = place;
            }
            let source = anchor.source + (start - anchor.text);
            anchors.push(Anchor { text: shifted(start), source, length: end - start, filled: anchor.filled });
        }
        Self { text, anchors, cuts: self.cuts.iter().map(|&cut| shifted(cut)).collect() }
    }

    /// Cuts the text at places of the source, which are in order.
    pub(crate) fn cut_at(&mut self, places: &[usize]) {
        let (Some(first), Some(last)) = (self.anchors.first(), self.anchors.last()) else { return };
        let (start, end) = (first.source, last.source + last.length);
        let from = places.partition_point(|&place| place <= start);
        let inside: Vec<usize> = places[from..].iter().copied().take_while(|&place| place < end).collect();
        if !inside.is_empty() {
            let more: Vec<usize> = inside.into_iter().filter_map(|place| self.at_source(place)).collect();
            self.cuts.extend(more);
            self.cuts.sort_unstable();
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.anchors.clear();
        self.cuts.clear();
    }

    /// Keeps lines as lines: for tables.
    pub(crate) fn fill_lines(&mut self, source: &str, runs: &[Run]) {
        self.clear();
        for (index, run) in runs.iter().enumerate() {
            if index > 0 {
                self.text.push('\n');
                if run.cut {
                    self.cuts.push(self.text.len());
                }
            }
            self.push(run.span.of(source), run.span.start, true);
        }
    }

    /// Adds words, without the soft hyphens in them.
    fn push(&mut self, words: &str, start: usize, soft: bool) {
        let mut from = 0;
        if soft && has_soft_hyphens(words) {
            for (at, sign) in words.char_indices().filter(|(_, letter)| is_soft_hyphen(*letter)) {
                if at > from {
                    self.stretch(&words[from..at], start + from);
                }
                from = at + sign.len_utf8();
                let behind = |last: &Anchor| last.source + last.length + last.filled == start + at;
                if sign == PLACEHOLDER
                    && let Some(last) = self.anchors.last_mut().filter(|last| behind(last))
                {
                    last.filled += sign.len_utf8();
                }
            }
        }
        // A line that ends in a soft hyphen leaves an empty stretch: the next line goes on with the word.
        if from < words.len() || words.ends_with(|sign| is_soft_hyphen(sign) && sign != PLACEHOLDER) {
            self.stretch(&words[from..], start + from);
        }
    }

    fn stretch(&mut self, words: &str, source: usize) {
        self.anchors.push(Anchor { text: self.text.len(), source, length: words.len(), filled: 0 });
        self.text.push_str(words);
    }

    /// Joins what there is to the words that come next.
    fn join(&mut self, next: &str) {
        let soft = self.anchors.last().is_some_and(|last| last.length == 0);
        let opens = next.starts_with_any(".,;:?!)»”");
        if soft || self.text.is_empty() || opens && !next.starts_with("...") || address_runs_on(&self.text, next) {
            return;
        }
        let Some(word) = self.text.strip_suffix(['-', '\u{2010}']) else {
            self.text.push(' ');
            return;
        };
        let prefix = tail(word, 64).trailing(|letter| letter.is_alphanumeric() || letter == '’');
        match hyphen(prefix, next) {
            Hyphen::Breaks => {
                let kept = word.len();
                // The hyphen is not shown but belongs to the word.
                if let Some(last) = self.anchors.last_mut() {
                    let hyphen = (self.text.len() - kept).min(last.length);
                    last.length -= hyphen;
                    last.filled += hyphen;
                }
                self.text.truncate(kept);
            }
            Hyphen::Joins => {}
            Hyphen::Stands => self.text.push(' '),
        }
    }

    /// The place in the source of a place in the text, as the start of something.
    pub(crate) fn source_start(&self, at: usize) -> usize {
        let index = self.anchors.partition_point(|anchor| anchor.text <= at);
        self.anchors.get(index.wrapping_sub(1)).map_or(0, |anchor| {
            // The space that joins two lines is behind what was left out of the first.
            let joins = at >= anchor.text + anchor.length;
            anchor.place(at) + if joins { anchor.filled } else { 0 }
        })
    }

    /// The place in the source of a place in the text, as the end of something that starts before it.
    pub(crate) fn source_end(&self, at: usize) -> usize {
        let index = self.anchors.partition_point(|anchor| anchor.text < at);
        self.anchors.get(index.wrapping_sub(1)).map_or(0, |anchor| {
            let whole = at >= anchor.text + anchor.length;
            anchor.place(at) + if whole { anchor.filled } else { 0 }
        })
    }

    /// The place in the text of a place in the source; `None` when it lies in none of the runs.
    pub(crate) fn at_source(&self, source: usize) -> Option<usize> {
        let index = self.anchors.partition_point(|anchor| anchor.source <= source).checked_sub(1)?;
        let anchor = self.anchors[index];
        let at = anchor.text + (source - anchor.source);
        (source - anchor.source <= anchor.length && self.text.is_char_boundary(at)).then_some(at)
    }
}

/// Whether there may be soft hyphens: their last byte decides, hardly any other letter ends in it.
pub(crate) fn has_soft_hyphens(text: &str) -> bool {
    let ends =
        |chunk| scan::eq_mask(chunk, 0xAD) | scan::eq_mask(chunk, 0xBE) | scan::eq_mask(chunk, PLACEHOLDER as u8);
    scan::first_where(text.as_bytes(), 0, ends).is_some()
}

/// Soft hyphens, the sign that PDF viewers copy in place of one, and the placeholder.
fn is_soft_hyphen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{FFFE}' | PLACEHOLDER)
}

/// What a hyphen at a line end is.
enum Hyphen {
    /// It broke a word.
    Breaks,
    /// It belongs to the word: `EU-lidstaten`.
    Joins,
    /// It stands for the rest of a word: `in- en uitvoer`.
    Stands,
}

/// Tells what the hyphen between `prefix` and the next line is.
fn hyphen(prefix: &str, next: &str) -> Hyphen {
    let word: &str = next.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    if prefix.is_empty() || word.is_one_of(&["en", "of", "als", "dan", "tot", "noch", "maar", "respectievelijk", "c"]) {
        return Hyphen::Stands;
    }
    if !next.starts_lowercase() {
        return Hyphen::Joins;
    }
    let letters = || prefix.chars();
    let abbreviation = letters().any(|letter| letter.is_ascii_digit())
        || letters().skip(1).any(char::is_uppercase)
        || letters().count() == 1
        || !letters().any(|letter| {
            matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !letter.is_ascii()
        });
    let kept = prefix.is_one_of(&["non", "Non", "niet", "Niet", "ex", "anti", "semi", "quasi", "hiv", "lhbti", "euro", "mbo", "hbo", "vwo", "havo", "btw", "wob", "woo", "aids", "adhd", "mvo", "ict", "zbo", "aio", "bpm", "Noord", "Oost", "Zuid", "West", "e"]) // (`oud-`, `co-` and `pro-` are as often the start of a word.)
        || prefix == "oud" && word.is_one_of(&["minister", "staatssecretaris", "leerling", "premier", "directeur"]);
    if abbreviation || kept { Hyphen::Joins } else { Hyphen::Breaks }
}

/// Whether the text ends in a web address that goes on with the next line.
fn address_runs_on(text: &str, next: &str) -> bool {
    let far = tail(text, 2_000);
    // Few last words have a sign of an address in them.
    let word = far.bytes().rev().take_while(|&byte| byte > b' ');
    if !word.fold(false, |seen, byte| seen | matches!(byte, b':' | b'.')) {
        return false;
    }
    let last = far.rsplit(is_blank).next().unwrap_or_default();
    let Some(at) = last.place_of("://").or_else(|| last.place_of("www.")) else { return false };
    let first = next.first_word();
    if first.is_empty() || last[at..].ends_with_any("),;»>") || first.starts_with_any("(«[") {
        return false;
    }
    last.ends_with_any("/-_=?&%.~#:")
        || first.starts_with_any("/-_=?&%~#")
        || first.trim_end_any(".),;").contains(['/', '_', '=', '%', '~'])
        || first.matches('-').count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn joins(lines: &str, expected: &str) {
        let runs: Vec<Run> =
            crate::parse::source::lines::split(lines).iter().map(|line| Run::new(line.content)).collect();
        let flow = Flow::new(lines, &runs);
        assert_eq!(flow.text, expected, "{lines:?}");
        for (at, _) in flow.text.char_indices() {
            if let Some(back) = flow.at_source(flow.source_start(at)) {
                assert_eq!(back, at, "{lines:?}");
            }
        }
    }

    #[test]
    fn lines_and_hyphens() {
        joins("aan de voorwaar-\nden voldoen", "aan de voorwaarden voldoen");
        joins("dienen de EU-\nlidstaten zich", "dienen de EU-lidstaten zich");
        joins("beginsel van non-\nrefoulement", "beginsel van non-refoulement");
        joins("identificatie- \nen registratie", "identificatie- en registratie");
        joins("in West-\nEuropa", "in West-Europa");
        joins("de wetgeving3\n. Deze geeft", "de wetgeving3. Deze geeft");
        joins("regen\u{fffe}\nboog", "regenboog");
        joins("re\u{ad}gen", "regen");
        joins("één\ntwee", "één twee");
    }

    #[test]
    fn addresses() {
        joins("zie https://\nwww.krant.example/a-b", "zie https://www.krant.example/a-b");
        joins("www.krant.example/een-twee-\ndrie-vier/", "www.krant.example/een-twee-drie-vier/");
        joins("op https://krant.example\nDaarna ging", "op https://krant.example Daarna ging");
        joins("(https://krant.example)\nen meer", "(https://krant.example) en meer");
    }
}
