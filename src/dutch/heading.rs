//! Reads the headings that tell questions from answers: `Vraag 2 en 3`, `Antwoord op vraag 4`, `Toelichting:`.

use crate::dutch::sentence::opens_sentence;
use crate::dutch::{numbers, patterns};
use crate::text::str_ext::StrExt;

/// What our own exports write behind the heading of a question that they print again.
pub(crate) const ELSEWHERE: &str = "(elders in deze tekst)";

/// What a heading announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadingKind {
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A remark after the questions that belongs to none of them.
    Remark,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// What it announces.
    pub(crate) kind: HeadingKind,
    /// The numbers it names; empty for a bare `Antwoord`.
    pub(crate) numbers: Vec<u32>,
    /// Its length in bytes; words that follow on the line are the first of the text.
    pub(crate) length: usize,
    /// Whether its numbers run on over the line end: `Vraag 11, 12,`.
    pub(crate) continues: bool,
}

impl Heading {
    /// Whether it is a word for an answer and nothing else.
    pub(crate) fn is_bare_answer(&self) -> bool {
        self.kind == HeadingKind::Answer && self.numbers.is_empty()
    }
}

/// The heading at the start of a line's words.
pub(crate) fn read(words: &str) -> Option<Heading> {
    read_continuing(words).filter(|heading| !heading.continues)
}

/// Whether the numbers of a heading continue on the next line, by what follows them.
fn runs_on(rest: &str) -> bool {
    matches!(rest.trim_blank(), "," | "en" | ", en" | "t/m" | "tot en met")
}

/// The same, also where its numbers run on over the line end.
pub(crate) fn read_continuing(words: &str) -> Option<Heading> {
    // Few lines of running text begin with three letters of a heading.
    match words.as_bytes().get(..3)? {
        b"Vra" | b"Ant" | b"Bea" | b"VRA" | b"ANT" => {
            asked_or_answered(words).or_else(|| misspelt(words)).or_else(|| numbered_in_words(words))
        }
        b"Toe" | b"Med" | b"Not" | b"Tot" => {
            let found = patterns::REMARK.find(words)?;
            Some(heading(words, HeadingKind::Remark, Vec::new(), found.end()))
        }
        [b'V' | b'A', ..] => misspelt(words),
        _ => None,
    }
}

/// A heading whose word is misspelt: `Anwoord 2`, `Vaag 3`. It stands alone, with a number.
fn misspelt(words: &str) -> Option<Heading> {
    if words.len() > 24 || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let printed = words.first_word();
    let word = ["Vraag", "Antwoord"].into_iter().find(|word| is_nearly(printed, word))?;
    let corrected = format!("{word}{}", &words[printed.len()..]);
    let heading = asked_or_answered(&corrected)
        .filter(|heading| heading.length == corrected.len() && !heading.numbers.is_empty())?;
    Some(Heading { length: words.len(), ..heading })
}

/// A heading whose number is a word: `Vraag een`, `Antwoord op vraag twee:`
fn numbered_in_words(words: &str) -> Option<Heading> {
    const STARTS: [(&str, HeadingKind); 7] = [
        ("Vraag ", HeadingKind::Question),
        ("Vragen ", HeadingKind::Question),
        ("Antwoord op vraag ", HeadingKind::Answer),
        ("Antwoord op de vragen ", HeadingKind::Answer),
        ("Antwoord op vragen ", HeadingKind::Answer),
        ("Antwoord vraag ", HeadingKind::Answer),
        ("Antwoord ", HeadingKind::Answer),
    ];
    let (rest, kind) = STARTS.iter().find_map(|&(start, kind)| Some((words.strip_prefix(start)?, kind)))?;
    let (numbers, end) = numbers::read_words(rest);
    let ends = matches!(rest[end..].bytes().next(), None | Some(b':'));
    let length = (words.len() - rest.len() + end + 1).min(words.len());
    (ends && !numbers.is_empty()).then(|| heading(words, kind, numbers, length))
}

/// Whether one letter is lost, one too many, or another.
fn is_nearly(printed: &str, word: &str) -> bool {
    let (printed, word) = (printed.as_bytes(), word.as_bytes());
    let mut at = 0;
    while at < printed.len() && printed.get(at) == word.get(at) {
        at += 1;
    }
    let same = |from: usize, other: usize| printed.get(from..).is_some_and(|rest| Some(rest) == word.get(other..));
    at > 0 && (same(at, at + 1) || same(at + 1, at) || same(at + 1, at + 1))
}

/// A heading, and whether its numbers run on.
fn heading(words: &str, kind: HeadingKind, numbers: Vec<u32>, length: usize) -> Heading {
    Heading { kind, numbers, length, continues: runs_on(&words[length..]) }
}

/// The heading of a question or an answer.
fn asked_or_answered(words: &str) -> Option<Heading> {
    if let Some(length) = says_whose_answer(words) {
        return Some(heading(words, HeadingKind::Answer, Vec::new(), length));
    }
    let (word, start) = plainest(words).or_else(|| {
        let found = patterns::LABEL.find(words)?;
        Some((found.group(1), found.end()))
    })?;
    let kind = if word.starts_with('V') { HeadingKind::Question } else { HeadingKind::Answer };
    let (numbers, length) = bracketed_numbers(&words[start..]);
    if numbers.is_empty() {
        let (length, ends) = skip_sign(words, word.len());
        let is_plural = matches!(word, "Vragen" | "VRAGEN" | "Antwoorden" | "ANTWOORDEN" | "Beantwoording");
        let is_heading =
            !is_plural && (ends.is_alone() || length > word.len() && !words[word.len()..].starts_with_any(".);"));
        return is_heading.then(|| heading(words, kind, numbers, length));
    }
    let end = start + length;
    let (length, ends) = skip_sign(words, end);
    let accepted = match ends {
        End::Alone => true,
        // The sign belongs to the heading: `Vraag 1 –`, `Vraag 1 (Jansen)`.
        End::Dash | End::Bracket => return Some(heading(words, kind, numbers, words.len())),
        // Words on the same line are the first of the text when a sign comes before them or they begin a sentence.
        End::Words(after) => {
            runs_on(&words[end..]) || length > end && !after.starts_with_digit() || opens_sentence(after)
        }
    };
    accepted.then(|| heading(words, kind, numbers, length))
}

/// The length of `Antwoord van het kabinet:`.
fn says_whose_answer(words: &str) -> Option<usize> {
    let may_be = words.starts_with("Antwoord ") && words.as_bytes().get(9).is_some_and(u8::is_ascii_alphabetic);
    may_be.then(|| patterns::ANSWER_OF.find(words))?.map(|found| found.end())
}

/// Numbers, perhaps in brackets of their own (`Vraag (1)`) or with a letter before them (`Vraag A1`), and where they end.
fn bracketed_numbers(words: &str) -> (Vec<u32>, usize) {
    if let [b'A'..=b'Z', b'0'..=b'9', ..] = words.as_bytes() {
        let (numbers, end) = numbers::read(&words[1..], true);
        return (numbers, end + 1);
    }
    let open = usize::from(words.starts_with('('));
    let (mut numbers, end) = numbers::read(&words[open..], true);
    let closed = open == 0 || words[open + end..].starts_with(')');
    numbers.retain(|_| closed);
    (numbers, open + end + open)
}

/// What a heading ends with.
enum End<'w> {
    /// Nothing follows on its line.
    Alone,
    /// A dash.
    Dash,
    /// Words in brackets.
    Bracket,
    /// The first words of the text.
    Words(&'w str),
}

impl End<'_> {
    fn is_alone(&self) -> bool {
        matches!(self, Self::Alone)
    }
}

/// The length of a dash before a sentence: ` – ` of `Antwoord 1 – Ja.`
fn dash(rest: &str) -> usize {
    let dash = rest.trim_start_blank();
    let sentence = dash.trim_start_any("–-—");
    let is_dash = sentence.len() < dash.len() && sentence.starts_blank() && opens_sentence(sentence);
    if is_dash { rest.len() - sentence.len() } else { 0 }
}

/// The length of a heading with the sign behind it, and what follows.
fn skip_sign(words: &str, end: usize) -> (usize, End<'_>) {
    let length = end + usize::from(words[end..].starts_with_any(":.);"));
    let length = length + dash(&words[length..]);
    let after = &words[length..];
    let inner = after.trim_blank();
    let is_bracket =
        || inner.strip_prefix('(').is_some_and(|rest| rest.find(')').is_some_and(|close| close + 1 == rest.len()));
    let ends = if inner.is_empty() {
        End::Alone
    } else if after.trim_start_blank_and("–-—").is_empty() {
        End::Dash
    } else if is_bracket() {
        End::Bracket
    } else {
        End::Words(after)
    };
    (length, ends)
}

/// What the pattern of a heading finds in the plainest ones, `Vraag 2` and `Antwoord`: most are, and this is read often.
fn plainest(words: &str) -> Option<(&str, usize)> {
    let word = ["Vraag", "Antwoord"].into_iter().find(|word| words.starts_with(word))?;
    let rest = words[word.len()..].trim_start_matches(' ');
    rest.bytes().next().is_none_or(|byte| byte.is_ascii_digit()).then_some((word, words.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::{HeadingKind, read};

    #[track_caller]
    fn reads(line: &str, kind: HeadingKind, numbers: &[u32], rest: &str) {
        let heading = read(line);
        let found = heading.as_ref().map(|it| (it.kind, it.numbers.as_slice(), &line[it.length..]));
        assert_eq!(found, Some((kind, numbers, rest)), "{line:?}");
    }

    #[test]
    fn headings() {
        reads("Vraag 1", HeadingKind::Question, &[1], "");
        reads("Vraag 4, 5, 7 en 8", HeadingKind::Question, &[4, 5, 7, 8], "");
        reads("Antwoord 2 t/m 6", HeadingKind::Answer, &[2, 3, 4, 5, 6], "");
        reads("Vraag (1)", HeadingKind::Question, &[1], "");
        reads("Antwoord op vraag B1:", HeadingKind::Answer, &[1], "");
        reads("Vraag A2 en A3", HeadingKind::Question, &[2, 3], "");
        reads("Vraag nummer 4:", HeadingKind::Question, &[4], "");
        reads("Antwoord op vraag no. 4", HeadingKind::Answer, &[4], "");
        reads("Vraag #4", HeadingKind::Question, &[4], "");
        reads("Vraag 1+2", HeadingKind::Question, &[1, 2], "");
        reads("Vraag 1a", HeadingKind::Question, &[1], "");
        reads("Antwoord 1a en 1b.", HeadingKind::Answer, &[1], "");
        reads("Antwoord minister:", HeadingKind::Answer, &[], "");
        reads("Vraag 3 –", HeadingKind::Question, &[3], "");
        reads("Vraag 3 (Jansen)", HeadingKind::Question, &[3], "");
        reads("ANTWOORD OP DE VRAGEN 2 EN 3", HeadingKind::Answer, &[2, 3], "");
        reads("Antwoord op vragen 7, 8, en 9", HeadingKind::Answer, &[7, 8, 9], "");
        reads("Antwoord vraag 9-14:", HeadingKind::Answer, &[9, 10, 11, 12, 13, 14], "");
        reads("Antwoorden op de vragen 3 en 4:", HeadingKind::Answer, &[3, 4], "");
        reads("Antwoord", HeadingKind::Answer, &[], "");
        reads("Antwoord: Ja.", HeadingKind::Answer, &[], " Ja.");
        reads("Antwoord – Ja.", HeadingKind::Answer, &[], " Ja.");
        reads("Antwoord 2 en 3 - Ja.", HeadingKind::Answer, &[2, 3], " Ja.");
        reads("Vraag 1 – «Kent» u dit?", HeadingKind::Question, &[1], " «Kent» u dit?");
        reads("Vraag 1: Kent u dit?", HeadingKind::Question, &[1], " Kent u dit?");
        reads("Antwoord 6Ja, dat klopt", HeadingKind::Answer, &[6], "Ja, dat klopt");
        reads("Antwoord van het kabinet:", HeadingKind::Answer, &[], "");
        reads("Antwoord van het college: Ja.", HeadingKind::Answer, &[], " Ja.");
        reads("Antwoord Algemene Rekenkamer bij vraag 1", HeadingKind::Answer, &[1], "");
        reads("Toelichting: deze vragen", HeadingKind::Remark, &[], " deze vragen");
        reads("Mededeling", HeadingKind::Remark, &[], "");
        reads("Anwoord 2", HeadingKind::Answer, &[2], "");
        reads("Antwoordt op vraag 2:", HeadingKind::Answer, &[2], "");
        reads("Vaag 3", HeadingKind::Question, &[3], "");
    }

    #[test]
    fn no_headings() {
        for line in [
            "Vraag 5 van de leden Jansen en Pieters",
            "Antwoord van Minister Pieters (Financiën)",
            "Vragen van het lid Jansen",
            "Vragen en antwoorden",
            "vraag 5).",
            "Antwoord op deze vraag",
            "Antwoord (2 van 3)",
            "Vraag 1a2",
            "Vraag 3 is",
            "Vraag 3 – of 4",
            "Antwoord – ja",
            "Antwoorden – Ja",
            "Vraag 3 (",
            "Vraag 3 (of 4) gaat over (of)",
            "Vraag 2.5",
            "Antwoorden",
            "Vlaag 3 en regen",
            "Anwoord 2: Ja.",
            "Vanaf 3",
            "Afdeling 2",
            "",
        ] {
            assert_eq!(read(line), None, "{line:?}");
        }
    }
}
