//! Finds what running text points at: web addresses, official papers, other answers of the same document.
//!
//! A byte decides before any pattern runs, with what follows it: a byte in eleven may begin something, few do.

use crate::dutch::{numbers, patterns};
use crate::model::LinkTarget;
use crate::text::chars::is_blank;
use crate::text::scan;
use crate::text::str_ext::{StrExt, tail};
use std::ops::Range;

/// What a citation leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// An address, and what it leads to.
    Link(String, LinkTarget),
    /// Questions of the document, by number.
    Questions(Vec<u32>),
}

/// Where official papers are published.
const PUBLISHED: &str = "https://zoek.officielebekendmakingen.nl/";

/// A longer address, in bytes, is no link. A word may be nothing but beginnings of addresses, and each is searched to its
/// end: without a limit the time would grow with the square of the word.
const LONGEST_ADDRESS: usize = 2_000;

/// The first session year whose Aanhangsel addresses can no longer be derived from the number (2025-2026: the numbering of
/// addresses changed within the year).
const FIRST_AMBIGUOUS_YEAR: u32 = 2025;

/// The citations in a text, in order, none overlapping: where each is, and its target.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, Target)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Range<usize>, Target)> = Vec::new();
    let mut from = 0;
    for sign in scan::all_where(bytes, signs) {
        let Some(at) = start(bytes, sign).filter(|&at| at >= from) else { continue };
        let starts_word = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let hit = match bytes[at] {
            b'v' | b'V' => questions(text, at),
            b'[' => markdown(text, at),
            _ if !starts_word => None,
            b'h' | b'w' => address(text, at),
            b'0'..=b'9' => below(text, at).or_else(|| numbered(text, at)),
            b'b' => identifier(text, at).or_else(|| numbered(text, sign)),
            b'a' if bytes[at + 1] == b'h' => identifier(text, at),
            b'a' => answers(text, at),
            _ => papers(text, at, &mut found),
        };
        let after = found.last().map_or(0, |(range, _)| range.end);
        match hit {
            Some((range, target)) => {
                from = range.end.max(at + 1);
                if range.start >= after {
                    found.push((range, target));
                }
            }
            None => from = after.max(at + 1),
        }
    }
    found
}

/// Selects the bytes that tell of a citation: capitals, digits and what is between them in ASCII, `v`, `w`, `k`.
const fn signs(chunk: u64) -> u64 {
    scan::range_mask(chunk, b'0', b'[') | scan::range_mask(chunk, b'v', b'w') | scan::eq_mask(chunk, b'k')
}

/// Where the citation begins that a sign tells of: most often at the sign itself, and no other sign comes between.
fn start(bytes: &[u8], sign: usize) -> Option<usize> {
    let next = *bytes.get(sign + 1)?;
    let rest = &bytes[sign..];
    let behind = |word: &[u8]| bytes[..sign].ends_with(word).then(|| sign - word.len());
    match rest[0] {
        b'0'..=b'9' => match bytes[..sign].last() {
            Some(before) if before.is_ascii_alphanumeric() => None,
            Some(b'-') if bytes[..sign].ends_with(b"blg-") => Some(sign - b"blg-".len()),
            _ => (begins_paper(rest) || bytes[..sign].ends_with(b"ie onder ")).then_some(sign),
        },
        b'[' => Some(sign),
        b'v' | b'V' if next == b'r' && rest.len() >= 5 => {
            (rest[2..].starts_with(b"aag") || rest[2..].starts_with(b"agen")).then_some(sign)
        }
        b'w' if next == b'o' && rest.starts_with(b"woord") => behind(b"ant"),
        b'w' if next == b'w' && rest.starts_with(b"www.") => Some(sign),
        b'k' if next == b'-' => behind(b"ah-t").or_else(|| behind(b"ah-e")),
        b':' if next == b'/' && rest.starts_with(b"://") => behind(b"http").or_else(|| behind(b"https")),
        b'K' | b'k' if next == b'a' => rest[2..].starts_with(b"mer").then_some(sign),
        b'H' | b'A' => (next == b'a').then_some(sign),
        b'T' => matches!(next, b'w' | b'r').then_some(sign),
        b'S' => (next == b't').then_some(sign),
        b'E' => (next == b'e').then_some(sign),
        _ => None,
    }
}

/// Whether digits may be those of a dossier or a case: `36 471`, `21501`, `2022Z10576`.
fn begins_paper(rest: &[u8]) -> bool {
    match rest {
        [b'1'..=b'3', b'0'..=b'9', b' ', b'0'..=b'9', ..] => true,
        [b'1'..=b'3', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', fifth, ..] => matches!(fifth, b'0'..=b'9' | b'Z' | b'D'),
        _ => false,
    }
}

type Hit = Option<(Range<usize>, Target)>;

/// A slice that starts at `at` and is not longer than a citation.
fn window(text: &str, at: usize) -> &str {
    let mut end = (at + 240).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[at..end]
}

/// `[Kamerstuk 36 600, nr. 4](<https://…>)`, as Markdown writes a link.
fn markdown(text: &str, at: usize) -> Hit {
    let (_, rest) = window(text, at).parted_by("](<http")?;
    let open = at + window(text, at).len() - rest.len() - "http".len();
    let near = &text[open..text.floor_char_boundary(open + LONGEST_ADDRESS)];
    let close = open + near.place_of(">)")?;
    let href = &text[open..close];
    let plain = !href.contains(is_blank) && shown(&text[at..close + 2]).is_some();
    plain.then(|| (at..close + 2, Target::Link(href.to_owned(), LinkTarget::Url)))
}

/// The words that a link of Markdown shows.
pub(crate) fn shown(link: &str) -> Option<&str> {
    let (words, _) = link.strip_prefix('[')?.parted_by("](<")?;
    (!words.contains('[')).then_some(words)
}

/// `https://…`, `www.…`.
fn address(text: &str, at: usize) -> Hit {
    let rest = &text[at..];
    let stops = |letter: char| match letter {
        '<' | '>' | '"' | '»' | '«' | '”' | '“' | '|' | '\\' | '^' | '`' | '{' | '}' => true,
        '!'..='~' => false,
        letter => is_blank(letter),
    };
    let rest = &rest[..rest.floor_char_boundary(LONGEST_ADDRESS)];
    let address = trim_address(&rest[..rest.find(stops).unwrap_or(rest.len())]);
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    let bare = host.len() == address.len();
    let name = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let plain = name.contains('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') || byte >= 0x80);
    if !plain || bare && !address.starts_with("www.") || name.ends_with('.') || name.starts_with('.') {
        return None;
    }
    let href = if bare { format!("https://{address}") } else { address.to_owned() };
    Some((at..at + address.len(), Target::Link(href, LinkTarget::Url)))
}

/// An address without the signs that end the sentence around it: `(zie https://a.example/b).` A bracket is part of it where
/// it closes one in the address.
fn trim_address(address: &str) -> &str {
    // How many closing brackets have no opening one. (Counted once: an address may be nothing but brackets.)
    let unopened =
        |open: char, close: char| address.matches(close).count().saturating_sub(address.matches(open).count());
    let (mut round, mut square) = (unopened('(', ')'), unopened('[', ']'));
    let mut address = address;
    loop {
        address = address.trim_end_any(".,;:!?’'…*");
        let left = match address.as_bytes().last() {
            Some(b')') => &mut round,
            Some(b']') => &mut square,
            _ => return address,
        };
        if *left == 0 {
            return address;
        }
        *left -= 1;
        address = &address[..address.len() - 1];
    }
}

/// Citations of official papers by name. One that cites several numbers (`nrs. 60–62`) gives one link for each; all but
/// the last are put into `found` at once.
fn papers(text: &str, at: usize, found: &mut Vec<(Range<usize>, Target)>) -> Hit {
    let rest = window(text, at);
    if rest.starts_with_one_of(&["Kamerstuk", "Tweede Kamer,", "Eerste Kamer,", "kamerstuk"]) {
        let cited = patterns::KAMERSTUK.find(rest)?;
        return paper(at, rest, &cited, found);
    }
    if rest.starts_with_one_of(&["Aanhangsel", "Kamervragen (Aanhangsel)"]) {
        let reversed = || aanhangsel(at, &patterns::AANHANGSEL_REVERSED.find(rest)?, true);
        return patterns::AANHANGSEL.find(rest).and_then(|cited| aanhangsel(at, &cited, false)).or_else(reversed);
    }
    if rest.starts_with_one_of(&["Handelingen", "Handeling "]) {
        return proceedings(at, &patterns::HANDELINGEN.find(rest)?);
    }
    if rest.starts_with_one_of(&["Stb", "Staatsblad", "Trb", "Tractatenblad", "Stcrt", "Staatscourant"]) {
        return bulletin(at, &patterns::BULLETIN.find(rest)?);
    }
    None
}

/// A Kamerstuk: dossier, chapter, number.
fn paper(at: usize, rest: &str, cited: &patterns::Match<'_>, found: &mut Vec<(Range<usize>, Target)>) -> Hit {
    let senate = cited.group(1) == "I" || rest.starts_with("Eerste");
    let year = if cited.group(2).is_empty() { None } else { years(cited.group(2), cited.group(3)) };
    let dossier = dossier(cited.group(4), cited.group(5), cited.group(6))?;
    let number = cited.group(7);
    let first = link(&dossier, number, senate, year)?;
    let mut range = at + cited.start()..at + cited.end();
    // "nr. 679, nr. 684 en 685": the numbers that follow have links of their own.
    let mut pointer = first;
    while number.bytes().all(|byte| byte.is_ascii_digit())
        && let Some(next) = patterns::NEXT_NUMBER.find(&rest[range.end - at..])
        && let Some(address) = link(&dossier, next.group(1), senate, year)
    {
        let start = range.end + next.range(1).start;
        let end = range.end + next.end();
        found.push((range, pointer));
        (range, pointer) = (start..end, address);
    }
    Some((range, pointer))
}

/// The address of a Kamerstuk. Papers of the Senate carried the session year in their address until 2009-2010.
fn link(dossier: &str, number: &str, senate: bool, year: Option<(u32, u32)>) -> Option<Target> {
    let lettered = number.starts_with(|letter: char| letter.is_ascii_uppercase());
    let old = year.filter(|&(first, _)| first <= 2009 && (lettered || senate));
    let year = old.map_or_else(String::new, |(first, second)| format!("{first}{second}-"));
    if lettered && number.len() > 2 || number.len() > 5 {
        return None;
    }
    Some(Target::Link(format!("{PUBLISHED}kst-{year}{dossier}-{number}.html"), LinkTarget::Kamerstuk))
}

/// `36 600` `VII` or `21 501` `-02`: `36600-VII`, `21501-02`.
fn dossier(number: &str, suffix: &str, chapter: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mut dossier = Some(digits).filter(|digits| digits.len() == 5)?;
    for part in [suffix, chapter] {
        if !part.is_empty() {
            dossier.push('-');
            dossier.extend(part.chars().filter(|letter| !is_blank(*letter)));
        }
    }
    Some(dossier)
}

/// `2021` and `2022` or `22`: both years in full, if they follow each other.
fn years(first: &str, second: &str) -> Option<(u32, u32)> {
    let start: u32 = first.parse().ok()?;
    let end: u32 = second.parse().ok()?;
    let end = if second.len() == 2 { start / 100 * 100 + end } else { end };
    let end = if end < start { end + 100 } else { end };
    (end == start + 1 && (1800..2200).contains(&start)).then_some((start, end))
}

/// An Aanhangsel, by year and number; in the reversed form the number stands first.
fn aanhangsel(at: usize, cited: &patterns::Match<'_>, reversed: bool) -> Hit {
    let (year, number) = if reversed { (3, 2) } else { (2, 4) };
    let (first, second) = years(cited.group(year), cited.group(year + 1))?;
    let chamber = if cited.group(1) == "I" { "ek" } else { "tk" };
    let number = cited.group(number).trim_start_matches('0');
    if first >= FIRST_AMBIGUOUS_YEAR || number.is_empty() {
        return None;
    }
    let href = format!("{PUBLISHED}ah-{chamber}-{first}{second}-{number}.html");
    Some((at + cited.start()..at + cited.end(), Target::Link(href, LinkTarget::Aanhangsel)))
}

/// The proceedings: by meeting and item since 2010-2011, by pages from 1996-1997 to 2008-2009.
fn proceedings(at: usize, cited: &patterns::Match<'_>) -> Hit {
    let chamber = if cited.group(1) == "I" { "ek" } else { "tk" };
    let (first, second) = years(cited.group(2), cited.group(3))?;
    let href = if !cited.group(5).is_empty() && first >= 2010 {
        format!("{PUBLISHED}h-{chamber}-{first}{second}-{}-{}.html", cited.group(4), cited.group(5))
    } else if !cited.group(7).is_empty() && (1996..=2008).contains(&first) {
        format!("{PUBLISHED}h-{chamber}-{first}{second}-{}-{}.html", cited.group(6), cited.group(7))
    } else {
        return None;
    };
    Some((at + cited.start()..at + cited.end(), Target::Link(href, LinkTarget::Handelingen)))
}

/// Staatsblad, Tractatenblad, Staatscourant (since 2009 its numbers are its addresses).
fn bulletin(at: usize, cited: &patterns::Match<'_>) -> Hit {
    let year: u32 = cited.group(2).parse().ok()?;
    let number = cited.group(3);
    let (series, target, from) = match cited.group(1) {
        "Stb" | "Staatsblad" => ("stb", LinkTarget::Staatsblad, 1951),
        "Trb" | "Tractatenblad" => ("trb", LinkTarget::Staatsblad, 1951),
        _ => ("stcrt", LinkTarget::Staatscourant, 2009),
    };
    let href = format!("{PUBLISHED}{series}-{year}-{number}.html");
    (from..2200).contains(&year).then(|| (at + cited.start()..at + cited.end(), Target::Link(href, target)))
}

/// Citations that begin with a digit: `36 471-64`, `21501-20-2128`, `2022Z10576`.
fn numbered(text: &str, at: usize) -> Hit {
    let rest = window(text, at);
    if let [b'2', b'0', _, _, b'Z' | b'D', _, _, _, _, ..] = rest.as_bytes() {
        let cited = patterns::CASE_OR_DOCUMENT.find(rest)?;
        let case = cited.group(1);
        let document = if case.is_empty() { cited.group(3) } else { cited.group(2) };
        let href = match (case.is_empty(), document.is_empty()) {
            (false, false) => {
                format!("https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id={case}&did={document}")
            }
            (true, false) => format!("https://www.tweedekamer.nl/downloads/document?id={document}"),
            _ => format!("{PUBLISHED}kv-tk-{case}.html"),
        };
        return Some((at..at + cited.end(), Target::Link(href, LinkTarget::Case)));
    }
    let cited = patterns::BARE_PAPER.find(rest)?;
    let dossier = dossier(cited.group(1), cited.group(2), cited.group(3))?;
    let pointer = link(&dossier, cited.group(4), false, None)?;
    Some((at..at + cited.end(), pointer))
}

/// An identifier of a publication in running text: `ah-tk-20162017-2509`, `blg-1184123`.
fn identifier(text: &str, at: usize) -> Hit {
    let rest = window(text, at);
    let cited = patterns::IDENTIFIER.find(rest)?;
    let target = if rest.starts_with("ah") { LinkTarget::Aanhangsel } else { LinkTarget::Kamerstuk };
    let end = if rest.starts_with("blg") { "" } else { ".html" };
    let href = format!("{PUBLISHED}{}{end}", cited.group(0));
    Some((at..at + cited.end(), Target::Link(href, target)))
}

/// `vraag 3`, `vragen 2 t/m 5`, `het antwoord op de vragen 2 en 3`, from the word on.
fn questions(text: &str, at: usize) -> Hit {
    // In damaged text the space before it may be lost (`uitvraag 4`), but `aanvraag 4` is a word.
    let before = &text[..at];
    let word = before.trailing(char::is_alphabetic);
    let stands_alone = matches!(word, "" | "uit" | "op" | "bij" | "van" | "de" | "in" | "zie" | "onder");
    // ("Zieantwoordopvraag1": a copy may have lost them all.)
    let follows_answer = ["antwoordop", "antwoordenop", "antwoordbij"].iter().any(|answer| word.ends_with(answer));
    if !stands_alone && !follows_answer || ends_a_heading(before) {
        return None;
    }
    if is_quoted(before) {
        return None;
    }
    let length = if text[at + 1..].starts_with("ragen") { 6 } else { 5 };
    pointed(text, at, at + length).or_else(|| by_ordinal(text, at, at + length))
}

/// Whether what follows stands between quotation marks: what is quoted points at questions of its own paper.
fn is_quoted(before: &str) -> bool {
    const FARTHEST: usize = 300;
    let last = tail(before, FARTHEST).rfind(['«', '»', '“', '”']);
    last.is_some_and(|at| tail(before, FARTHEST)[at..].starts_with_any("«“"))
}

/// `het antwoord op de eerste vraag`, `zie de derde vraag`, `het gestelde in de eerste vraag`. (`het in de tweede vraag genoemde` speaks of a thing, not of the
/// question.)
fn by_ordinal(text: &str, at: usize, end: usize) -> Hit {
    // (No ordinal is longer.)
    let before = tail(&text[..at], 40).strip_suffix(' ')?;
    let word = before.last_word();
    let number = numbers::ordinal(word)?;
    let start = at - 1 - word.len();
    let pointing = before[..before.len() - word.len()].strip_suffix(" de ")?;
    let points =
        matches!(pointing.last_word(), "op" | "bij" | "onder" | "zie" | "Zie") || pointing.ends_with("gestelde in");
    let is_own = !patterns::OF_ANOTHER_SET.matches(text[end..].trim_start_blank());
    (points && is_own && !text[end..].starts_with(char::is_alphabetic))
        .then(|| (start..end, Target::Questions(vec![number])))
}

/// `antwoord 3`, `antwoorden 5 en 6`, without the word `vraag`.
fn answers(text: &str, at: usize) -> Hit {
    let mut end = at + 8 + if text[at + 8..].starts_with("en") { 2 } else { 0 };
    // "het antwoord onder 2", "mijn antwoord op 3": the word `vraag` is left out.
    let rest = &text[end..];
    end += [" onder", " op", " bij", " sub"].iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    pointed(text, at, end)
}

/// `Zie onder 2.`: the word for what is pointed at is left out.
fn below(text: &str, at: usize) -> Hit {
    let before = text[..at].strip_suffix(" onder ")?;
    let (numbers, length) = numbers::read(&text[at..], false);
    let rest = text[at + length..].trim_start_blank();
    let ends = rest.is_empty() || rest.starts_with_any(".,;)");
    (ends && !numbers.is_empty() && (before.ends_with("Zie") || before.ends_with("zie")))
        .then(|| (at - "onder ".len()..at + length, Target::Questions(numbers)))
}

/// The numbers after the word that ends at `end`, unless they are those of another set of questions.
fn pointed(text: &str, start: usize, end: usize) -> Hit {
    let rest = &text[end..];
    let words = rest.trim_start_blank();
    // The space behind `vraag` may be lost.
    if words.len() == rest.len() && !(text[start..].starts_with_any("v") && words.starts_with_digit()) {
        return None;
    }
    let named = ["nr. ", "nrs. ", "nummer "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let gap = rest.len() - named.len();
    let (mut numbers, mut length) = numbers::read(named, false);
    if numbers.is_empty() {
        (numbers, length) = numbers::read_words(named);
        // `Is het antwoord een bevestiging?`
        if numbers == [1] && !is_number_one(&text[..start], &named[length..]) {
            return None;
        }
    }
    if numbers.is_empty() {
        return None;
    }
    let end = end + gap + length;
    let after = text[end..].trim_start_blank();
    if patterns::OF_ANOTHER_SET.matches(after) || patterns::COUNTED.matches(after) {
        return None;
    }
    Some((start..end, Target::Questions(numbers)))
}

/// Whether `een` is the number: `Zoals in antwoord een is aangegeven`, `zie antwoord een.` No article stands before the answer,
/// and no noun behind it.
fn is_number_one(before: &str, after: &str) -> bool {
    let next = after.trim_start_blank();
    let next = &next[..next.find(|letter: char| !letter.is_alphabetic()).unwrap_or(next.len())];
    !tail(before, 40)
        .trim_end_blank()
        .last_word()
        .is_one_of(&["het", "Het", "een", "Een", "dit", "Dit", "mijn", "uw", "ons", "dat"])
        && next.is_one_of(&[
            "",
            "is",
            "zijn",
            "wordt",
            "werd",
            "en",
            "of",
            "heb",
            "staat",
            "reeds",
            "al",
            "gesteld",
            "aangegeven",
            "vermeld",
            "gemeld",
            "beschreven",
        ])
}

/// Whether the word before would make it no reference: `de aanvraag`, `Kamervraag`.
fn ends_a_heading(before: &str) -> bool {
    before.ends_with("Kamer")
}
