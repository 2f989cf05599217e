//! The sentence that says who asks whom about what.

use crate::dutch::lexicon::{BEFORE_ADDRESSEES, BEFORE_SUBJECT};
use crate::dutch::offices::end_with_portfolio;
use crate::dutch::{date, patterns};
use crate::model::{Addressee, Member};
use crate::parse::blocks::block::Run;
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::Header;
use crate::parse::head::{offices, people};
use crate::text::chars::is_blank;
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// Reads the sentence that says who asks whom about what. `names` is where the names of the askers begin in it, if it has
/// some (`named`), and where it ends. What it says counts where it is a `better` title than the one before, or where nothing was
/// said yet.
pub(crate) fn asked(header: &mut Header, runs: &[Run], flow: &Flow, names: Range<usize>, named: bool, better: bool) {
    let rest = &flow.text[names.clone()];
    let opening = find_subject(rest);
    let parts_end = opening.as_ref().map_or_else(|| end_of_title(rest), |opening| opening.start);
    let anywhere = find_addressees(rest);
    let offices = anywhere.filter(|&at| opening.is_none() || at < parts_end);

    if named {
        take_askers(header, people::members(&rest[..offices.unwrap_or(parts_end)]), better);
    }
    take_addressees(
        header,
        offices.map_or_else(Vec::new, |at| offices::addressees(&rest[at..parts_end.max(at)])),
        better,
    );
    if let Some(opening) = opening {
        let mut subject = subject(rest, opening.end);
        if offices.is_none() {
            let addressees = asked_behind(rest, &mut subject, names.end == flow.text.len());
            take_addressees(header, addressees, better);
        }
        take_subject(header, runs, names.start + subject.start..names.start + subject.end, better);
    }
}

/// Who is asked, behind the subject: `over de pont aan de Minister van Defensie`, where nothing follows (`is_title`), or `over de
/// pont (ingezonden 3 mei 2031), aan de Minister van Defensie, kunnen …`.
fn asked_behind(rest: &str, subject: &mut Range<usize>, is_title: bool) -> Vec<Addressee> {
    let words = &rest[subject.clone()];
    let at = OFFICES_ASKED.iter().filter_map(|office| words.last_place_of(office)).max();
    let at =
        at.filter(|&at| !SENT_TO_OFFICES.iter().any(|sent| words[..at].ends_with(sent)) && end_with_portfolio(words));
    if let Some(at) = at.filter(|&at| is_title && at > 0) {
        let addressees = offices::addressees(&words[at..]);
        subject.end = subject.start + words[..at].trim_end_blank_and(",").len();
        return addressees;
    }
    let behind = &rest[subject.end..];
    let Some(at) = find_addressees(behind).filter(|&at| behind[..at].trim_end_blank().ends_with("),")) else {
        return Vec::new();
    };
    let end = behind[at..].find([',', '.']).map_or(behind.len(), |end| at + end);
    offices::addressees(&behind[at..end])
}

/// The words with which the offices begin that are asked.
const OFFICES_ASKED: &[&str] =
    &[" aan de minister van", " aan de Minister van", " aan de staatssecretaris van", " aan de Staatssecretaris van"];

/// What else is sent to those who hold an office.
const SENT_TO_OFFICES: &[&str] = &["brief", "brieven", "oproep", "verzoek", "advies", "petitie", "vragen", "rapport"];

/// Takes who asks. Of the same members, one list may have the parties that the other leaves out.
pub(crate) fn take_askers(header: &mut Header, mut members: Vec<Member>, better: bool) {
    let before = &mut header.asked.askers;
    if !members.is_empty() && (better || before.is_empty()) {
        people::fill_parties(&mut members, before);
        *before = members;
    } else {
        people::fill_parties(before, &members);
    }
}

/// Takes who is asked.
pub(crate) fn take_addressees(header: &mut Header, addressees: Vec<Addressee>, better: bool) {
    if !addressees.is_empty() && (better || header.asked.addressees.is_empty()) {
        header.asked.addressees = addressees;
    }
}

/// Takes what the questions are about.
pub(crate) fn take_subject(header: &mut Header, runs: &[Run], subject: Range<usize>, better: bool) {
    if !subject.is_empty() && (better || header.subject.is_none()) {
        header.subject = Some((runs.to_vec(), subject));
    }
}

/// Where the offices begin: ` aan de Minister van …`. A copy may have lost the space on either side of the word.
pub(crate) fn find_addressees(rest: &str) -> Option<usize> {
    rest.match_indices(['a', 'A']).map(|(at, _)| at).filter(|&at| rest[at..].starts_with_one_of(&["aan", "AAN"])).find(
        |&at| {
            let (before, after) = (&rest[..at], &rest[at + "aan".len()..]);
            (before.is_empty() || before.ends_with(|letter: char| is_blank(letter) || matches!(letter, ')' | ',')))
                && after.starts_with(|letter: char| is_blank(letter) || letter == 'd' || letter == 'D')
                && after.trim_start_blank().starts_with_one_of(BEFORE_ADDRESSEES)
        },
    )
}

/// The word that opens the subject, with the space around it: ` over `. Within brackets none does. Where a copy lost the space
/// before it, it counts behind the name of a ministry; behind another name only when no other word opens the subject.
pub(crate) fn find_subject(rest: &str) -> Option<Range<usize>> {
    let mut depth = 0_i32;
    let mut behind_a_name = None;
    for (at, two) in rest.as_bytes().windows(2).enumerate() {
        match two {
            [b'(', _] => depth += 1,
            [b')', _] => depth -= 1,
            // (The first letters of the words.)
            [b'o' | b'O', b'v' | b'V' | b'm'] | [b'i' | b'I', b'n' | b'N'] | [b'b', b'e'] | [b'n', b'a']
                if depth <= 0 =>
            {
                let before = rest[..at].chars().next_back().unwrap_or(' ');
                match opening(rest, at, before) {
                    Some(Opening::Sure(place)) => return Some(place),
                    Some(Opening::BehindAName(place)) => behind_a_name = behind_a_name.or(Some(place)),
                    None => {}
                }
            }
            _ => {}
        }
    }
    behind_a_name
}

/// A word that opens the subject, by its place.
enum Opening {
    Sure(Range<usize>),
    /// Right behind a word with a capital: `aan de Minister Van Houtover de pont`.
    BehindAName(Range<usize>),
}

/// The word at `at` that opens the subject, by what comes before it. `before` is the letter there.
fn opening(rest: &str, at: usize, before: char) -> Option<Opening> {
    let asked = &rest[..at];
    let blank_before = is_blank(before);
    let start = if blank_before { at.saturating_sub(before.len_utf8()) } else { at };
    let Some(length) = opening_length(&rest[at..]) else {
        // "… aan de Minister van Financiën overboord gooien": behind a ministry it needs no space behind it.
        let sure = blank_before && rest[at..].starts_with("over") && end_with_portfolio(asked);
        return sure.then(|| Opening::Sure(start..at + "over".len()));
    };
    let place = start..at + length;
    if blank_before || matches!(before, ',' | ')') || before.is_lowercase() && end_with_portfolio(asked) {
        return Some(Opening::Sure(place));
    }
    let name = asked.trailing(char::is_alphabetic);
    let behind_a_name = before.is_lowercase() && name.starts_uppercase() && asked.has("aan");
    behind_a_name.then_some(Opening::BehindAName(place))
}

/// The length of the word that opens a subject, with the space behind it. A copy may have lost the space behind `over`: then a
/// capital, a quotation mark or an article comes next.
fn opening_length(words: &str) -> Option<usize> {
    let word = BEFORE_SUBJECT.iter().copied().find(|word| words.starts_with(word))?;
    let after = &words[word.len()..];
    let gap = after.chars().next().filter(|letter| is_blank(*letter)).map_or(0, char::len_utf8);
    let opens = gap > 0
        || word == "over"
            && (after.starts_uppercase()
                || after.starts_with_any("«‘“")
                || after.starts_with_one_of(&["de ", "het ", "een "]));
    opens.then_some(word.len() + gap)
}

/// Where a title without a subject ends.
fn end_of_title(rest: &str) -> usize {
    let end = patterns::SENT_IN.find(rest).or_else(|| patterns::ANSWERED_SO.find(rest));
    end.map_or(rest.len(), |found| found.start())
}

/// The subject: from `start` to the date of submission, else to what a covering sentence says next, else to the end.
pub(crate) fn subject(rest: &str, start: usize) -> Range<usize> {
    let words = &rest[start..];
    let end = submission(words).unwrap_or_else(|| {
        let end = patterns::ANSWERED_SO.find(words).map_or(words.len(), |found| found.start());
        case_bracket(&words[..end]).unwrap_or(end)
    });
    let trimmed = words[..end].trim_end_blank_and(":");
    let trimmed = trimmed.strip_suffix('.').filter(|_| !trimmed.ends_with("..")).unwrap_or(trimmed);
    let lead = trimmed.len() - trimmed.trim_start_blank().len();
    start + lead..start + trimmed.len()
}

/// Where the date of submission begins behind a subject: in brackets, or in a sentence of its own. A subject may itself speak
/// of questions that were sent in: the last bracket is the date, else the first sentence.
fn submission(words: &str) -> Option<usize> {
    let mut submission = None;
    let mut from = 0;
    while let Some(found) = patterns::SENT_IN.find(&words[from..]) {
        let at = from + found.start();
        from += found.end();
        let is_sentence = || {
            words[..at].trim_end().ends_with('.')
                && date::find(&words[from..]).is_some_and(|(_, place)| place.start == 0)
        };
        if words[at..].starts_with('(') || submission.is_none() && is_sentence() {
            submission = Some(at);
        }
    }
    submission.or_else(|| {
        let clause = patterns::SENT_IN_CLAUSE.find(words)?.start();
        // `(2024Z01234, ingezonden 3 maart 2024)`
        let open = words[..clause].rfind('(').filter(|&open| !words[open..clause].contains(')'));
        Some(open.unwrap_or(clause))
    })
}

/// Where a bracket begins with which words end, and that is no subject: `(2024Z01234)`, `(kenmerk 2024Z01234, ingezonden
/// 26 januari 2024)`, of old `(2989901230)`.
fn case_bracket(words: &str) -> Option<usize> {
    let words = words.trim_end().trim_end_any(".,");
    let open = words.strip_suffix(')')?.rfind('(')?;
    let bracket = &words[open..];
    let is_old = || bracket.len() > 8 && bracket[1..bracket.len() - 1].bytes().all(|byte| byte.is_ascii_digit());
    (patterns::CASE_NUMBER.matches(bracket) || bracket.has("ingezonden") || is_old()).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn opens(rest: &str, word: &str) {
        assert_eq!(find_subject(rest).map_or("", |place| &rest[place]), word, "{rest}");
    }

    #[test]
    fn the_word_that_opens_the_subject() {
        opens("Vos (ABC) aan de minister van Defensie over de tent", " over ");
        opens("Vos (ABC) aan de minister van Defensie inzake de tent", " inzake ");
        opens("Vos (ABC) aan de minister van Defensie naar aanleiding van de tent", " naar aanleiding van ");
        opens("Vos (ABC)over de tent", "over ");
        opens("Vos, over de tent over", " over ");
        opens("Vos (over de tent)", "");
        opens("Vos (ABC) Over de tent", " Over ");
        opens("Vos aan de minister van Defensieover de tent", "over ");
        opens("Vos aan de minister van Defensie overtenten", " over");
        opens("Vos aan de minister van Defensie overDe tent", " over");
        opens("Vos aan de minister over«tenten»", " over");
        opens("Vos aan de minister overde tent", " over");
        opens("Vos aan de minister overtenten", "");
        opens("Vos aan de minister inzakede tent", "");
        // Right behind a name only when nothing else opens it.
        opens("Vos aan de heer Houtover de tent", "over ");
        opens("Vos aan de heer Houtover de tent over alles", " over ");
        opens("Vos aan de heer houtover de tent", "");
        opens("Vos en de heer Houtover de tent", "");
    }

    #[test]
    fn where_the_offices_begin() {
        let after = |rest: &'static str| find_addressees(rest).map_or("", |at| &rest[at..]);
        assert_eq!(after("Vos (ABC) aan de minister"), "aan de minister");
        assert_eq!(after("Vos (ABC)aande minister"), "aande minister");
        assert_eq!(after("Vos, aan Staatssecretaris Das"), "aan Staatssecretaris Das");
        assert_eq!(["Vos aan Das", "Vosaan de minister", "Vos aanminister"].map(after), [""; 3]);
    }

    #[test]
    fn where_the_subject_ends() {
        let about = |words: &'static str| &words[subject(words, 0)];
        assert_eq!(about("de pont (ingezonden 3 maart 2031)"), "de pont");
        assert_eq!(
            about("vragen (ingezonden 1 mei 2030) (ingezonden 3 maart 2031)."),
            "vragen (ingezonden 1 mei 2030)"
        );
        assert_eq!(about("de pont. Ingezonden 3 maart 2031. Ingezonden 4 maart 2031"), "de pont");
        assert_eq!(about("de pont. Ingezonden stukken"), "de pont. Ingezonden stukken");
        assert_eq!(about("de pont ingezonden 3 maart 2031"), "de pont ingezonden 3 maart 2031");
        assert_eq!(about("de pont worden beantwoord zoals aangegeven in de bijlage"), "de pont");
        assert_eq!(about("de pont (2031Z01234)."), "de pont");
        assert_eq!(about("de pont (kenmerk 2031Z01234)"), "de pont");
        assert_eq!(about("de pont (2989901230), kunnen niet tijdig worden beantwoord"), "de pont");
        assert_eq!(about("de pont van het jaar (2031)"), "de pont van het jaar (2031)");
        assert_eq!(about(" de pont (bij Oldeveer)."), "de pont (bij Oldeveer)");
        assert_eq!(about("de pont, ingezonden op 3 maart 2031, kunnen niet"), "de pont");
        assert_eq!(about("de pont, die werden ingezonden op 3 maart 2031 met kenmerk"), "de pont");
        assert_eq!(about("de pont (kenmerk 2031Z01234, ingezonden 3 maart 2031) kunnen niet"), "de pont");
        assert_eq!(about("de pont, met kenmerk 2031Z01234, ingezonden 3 maart 2031."), "de pont");
        assert_eq!(about("de pont, die op 3 maart 2031 zijn ingezonden, kunnen niet"), "de pont");
        assert_eq!(about("de pont (ingekomen op 3 maart 2031)"), "de pont");
        assert_eq!(about("de pont..."), "de pont...");
        assert_eq!(subject(" over de pont", 5), 6..13);
    }
}
