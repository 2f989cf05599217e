//! What must hold for any text at all. The laws' names: leaves in order and inside their block, text true to its source,
//! nothing lost, no character split, ids unique.

use super::{block_leaves, blocks, leaves, squash};
use kamervragen::{Document, Furniture, FurnitureKind, Inline, Span, Utf16Table, papers, parse};

/// A no-break space as HTML writes it.
const NO_BREAK_SPACES: [&str; 4] = ["&nbsp;", "&#160;", "&#xA0;", "&#xa0;"];
/// How our own Markdown ends, in which some signs are written as entities.
const END_OF_MARKDOWN: &str = "*Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.*";

/// Text of our own Markdown with the signs that its entities stand for.
fn without_entities(text: &str) -> String {
    let signs = (b'!'..=b'~').filter(u8::is_ascii_punctuation).map(char::from);
    let text =
        signs.fold(text.to_owned(), |text, sign| text.replace(&format!("&#{};", sign as u32), &sign.to_string()));
    text.replace("&lt;", "<").replace("&amp;", "&")
}

/// Whether a sign is more than white space or nothing at all (a byte-order mark, a control character).
fn is_sign(sign: char) -> bool {
    let is_nothing = matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFF}');
    !sign.is_whitespace() && !sign.is_control() && !is_nothing
}

/// Whether words set aside as markup are that: no letters but those of tags and entities.
fn is_markup(words: &str) -> bool {
    let (mut depth, mut letters) = (0_u32, false);
    for sign in words.chars() {
        match sign {
            '<' | '&' => depth += 1,
            '>' | ';' => depth = depth.saturating_sub(1),
            _ => letters |= depth == 0 && sign.is_alphanumeric(),
        }
    }
    !letters
}

/// Signs of the source that its text lacks, but for the joins that rules name: a hyphen that broke a word, soft hyphens, the
/// backslash of an escape, and what HTML and TeX write for a blank and around raised digits.
fn signs_lost(text: &str, source: &str) -> String {
    let mut shown = text.chars().filter(|&sign| is_sign(sign)).peekable();
    let mut lost = String::new();
    for (sign, may_lack) in signs_of(source, text) {
        let is_same = |&it: &char| it == sign || it.is_numeric() && sign.is_numeric();
        let joins = matches!(sign, '-' | '\u{2010}' | '\u{AD}' | '\u{FFFE}' | '\\' | '$' | '^' | '{' | '}');
        if shown.next_if(is_same).is_none() && !may_lack && !joins {
            lost.push(sign);
        }
    }
    lost
}

/// What ends a line of pasted text.
const LINE_ENDS: [char; 3] = ['\n', '\r', '\u{c}'];

/// The signs of a source, and which of them may be missing in its text: the dressing around lines (bars and quotation
/// brackets where a line beside opens with the same sign or they close what they opened, the marks of Markdown in pairs,
/// rules), and what HTML and TeX write for a blank and around raised digits.
fn signs_of(source: &str, text: &str) -> Vec<(char, bool)> {
    let lines: Vec<&str> = source
        .split(LINE_ENDS)
        .map(|line| line.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}'))
        .filter(|line| !line.is_empty())
        .collect();
    let mut signs = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let beside = [nth.checked_sub(1), Some(nth + 1)].map(|other| other.and_then(|other| lines.get(other)));
        // (Of the first line only the words are in the source.)
        let is_carried = |sign: char| {
            sign == '>' && (nth == 1 || nth == 0 && source.starts_with(LINE_ENDS))
                || nth == 1 && lines[0].ends_with('|')
                || beside.into_iter().flatten().any(|other| other.starts_with(sign))
        };
        let first = line.chars().next().unwrap_or(' ');
        let closes = line.len() > 1 && line.ends_with(first);
        let is_dressed = match first {
            '>' => nth > 0 || closes || is_carried(first),
            '|' => closes || is_carried(first),
            '*' | '_' if closes || nth + 1 == lines.len() && nth > 0 => true,
            '#' => true,
            // A list mark before the heading of a question or an answer, or before its number.
            '*' | '•' | '·' | '–' | '—' | '-' => {
                let heading = line.trim_start_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
                let number = heading.trim_start_matches(|sign: char| sign.is_ascii_digit());
                ["vra", "antw", "reactie"].iter().any(|word| heading.starts_with(word))
                    || number.len() < heading.len() && number.starts_with(['.', ')', ':'])
            }
            _ => {
                nth == 0
                    && (line.ends_with('|') && is_carried('|') || line.ends_with(['*', '_', '#']) && lines.len() > 1)
            }
        };
        let is_rule = line.chars().all(|sign| "-_=+|*#: ".contains(sign));
        let marks = |sign: char| is_dressed && "|>*_# •·–—-".contains(sign);
        let (start, end) = (line.trim_start_matches(marks), line.trim_end_matches(marks));
        let (start, end) = (line.len() - start.len(), end.strip_suffix('\\').unwrap_or(end).len());
        let converted: Vec<std::ops::Range<usize>> = NO_BREAK_SPACES
            .iter()
            .chain(&["<sup>", "</sup>"])
            .flat_map(|it| line.match_indices(it).map(|(at, it)| at..at + it.len()))
            .collect();
        let is_converted = |at: usize| converted.iter().any(|range| range.contains(&at));
        let keeps = NO_BREAK_SPACES.iter().chain(&["<sup>", "</sup>"]).any(|it| text.contains(it));
        let printed = line.char_indices().filter(|&(at, sign)| is_sign(sign) && (keeps || !is_converted(at)));
        signs.extend(printed.map(|(at, sign)| (sign, is_rule || at < start || at >= end || is_converted(at))));
    }
    signs
}

/// Checks what must hold for any text at all.
#[track_caller]
pub(crate) fn holds(name: &str, text: &str) {
    check(name, text, true);
}

/// The same for a text that was torn apart: there what is the dressing of a line is no longer told by the lines beside it, and
/// only letters and digits are counted.
#[track_caller]
#[allow(dead_code, reason = "not every test that shares this file tears texts apart")]
pub(crate) fn holds_torn(name: &str, text: &str) {
    check(name, text, false);
}

/// Whether a text without tags may be read as HTML: it has entities.
fn has_entities(text: &str) -> bool {
    let is_name =
        |name: &str| (2..=8).contains(&name.len()) && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'#');
    text.split('&').skip(1).filter(|it| it.split_once(';').is_some_and(|(name, _)| is_name(name))).nth(1).is_some()
}

#[track_caller]
fn check(name: &str, text: &str, every_sign: bool) {
    let document = parse(text);
    let table = Utf16Table::new(text);
    let words = |span: Span| &text[table.byte(span.start)..table.byte(span.end)];
    let own_markdown = text.contains(END_OF_MARKDOWN);

    let is_tag = |piece: &Furniture| piece.kind == FurnitureKind::Markup && words(piece.span).contains('<');
    // (XML is read as that where it holds few tags too, and none of them need stand between paragraphs.)
    let start = &text[..text.floor_char_boundary(600)];
    let is_xml =
        ["<?xml ", "<officiele-publicatie", "<kamervragen>", "<kamervragen "].iter().any(|it| start.contains(it));
    // (Where all tags stand between words that are joined, none is set aside.)
    let is_marked_up = is_xml || document.furniture.iter().any(is_tag) || has_entities(text) || text.contains("</");
    for (part, block) in blocks(&document) {
        let mut end = block.span.start;
        for leaf in block_leaves(block) {
            assert!(
                leaf.start >= end && leaf.end <= block.span.end,
                "{name}: {part}: leaf {leaf:?} outside {:?}",
                block.span
            );
            end = leaf.end;
        }
        for inline in &block.inlines {
            let source = words(inline.span());
            // In marked-up text a tag or an entity may stand for what is shown.
            if is_marked_up && source.contains(['<', '&']) {
                continue;
            }
            // What HTML writes for a blank and around a raised digit is not in the text.
            let plain = |letter: char| match letter {
                '¹' => '1',
                '²' => '2',
                '³' => '3',
                '⁰' | '⁴'..='⁹' => char::from_u32(letter as u32 - 0x2070 + 0x30).unwrap(),
                letter => letter,
            };
            let letters = |words: &str| {
                let mut words =
                    squash(&NO_BREAK_SPACES.iter().fold(words.to_owned(), |words, it| words.replace(it, " ")));
                while ["nbsp", "sup"].iter().any(|markup| words.contains(markup)) {
                    words = words.replace("nbsp", "").replace("sup", "");
                }
                words.chars().map(plain).collect::<String>()
            };
            // `[words](<address>)`, as Markdown writes a link, shows its words.
            let shown = source.strip_prefix('[').and_then(|link| link.split_once("](<"));
            let is_linked = shown.is_some();
            let source = shown.filter(|_| matches!(inline, Inline::Link { .. })).map_or(source, |(words, _)| words);
            let source = if own_markdown { &without_entities(source) } else { source };
            assert_eq!(letters(inline.text()), letters(source), "{name}: {part}: text differs from its source");
            // (The label of a note of XML is shown in brackets.)
            let is_label = is_xml && inline.text() == format!("[{source}]");
            if every_sign && !own_markdown && !is_linked && !is_label {
                let lost = signs_lost(inline.text(), source);
                assert!(lost.is_empty(), "{name}: {part}: signs lost: {lost:?} of {source:?}");
            }
            assert!(!inline.text().is_empty(), "{name}: {part}: an empty inline");
        }
    }
    covers(name, text, std::slice::from_ref(&document));
    let found = papers(text);
    if found.len() > 1 {
        covers(name, text, &found);
    }
    for piece in &document.furniture {
        let source = words(piece.span);
        let is_dressing = match piece.kind {
            FurnitureKind::Rule => source.chars().all(|sign| !sign.is_alphanumeric()),
            // (What a script holds, and a tag over several lines, is no word of the paper.)
            FurnitureKind::Markup => is_marked_up || is_markup(source),
            _ => true,
        };
        assert!(is_dressing, "{name}: words set aside as {:?}: {source:?}", piece.kind);
    }
    for diagnostic in &document.diagnostics {
        assert!(diagnostic.span.end <= table.utf16(text.len()), "{name}: a diagnostic points outside the text");
    }
    let mut ids: Vec<&str> = document.exchanges.iter().map(|exchange| exchange.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: an exchange's id stands twice");
}

/// Checks that the leaves of documents are in order, overlap nowhere, split no character, and have every sign of a text.
#[track_caller]
pub(crate) fn covers(name: &str, text: &str, documents: &[Document]) {
    let table = Utf16Table::new(text);
    let words = |span: Span| &text[table.byte(span.start)..table.byte(span.end)];
    let parts: Vec<Vec<Span>> = documents.iter().map(leaves).collect();
    for pair in parts.windows(2) {
        let (end, start) = (pair[0].iter().map(|leaf| leaf.end).max(), pair[1].iter().map(|leaf| leaf.start).min());
        assert!(end.unwrap_or(0) <= start.unwrap_or(usize::MAX), "{name}: papers overlap");
    }
    let mut all = parts.concat();
    all.sort();
    for pair in all.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{name}: {:?} and {:?} overlap: {:?}", pair[0], pair[1], words(pair[0]));
    }
    let mut covered = vec![false; text.len()];
    for leaf in &all {
        let (start, end) = (table.byte(leaf.start), table.byte(leaf.end));
        assert_eq!(Span::new(table.utf16(start), table.utf16(end)), *leaf, "{name}: {leaf:?} splits a character");
        covered[start..end].fill(true);
    }
    let lost: String =
        text.char_indices().filter(|&(at, sign)| is_sign(sign) && !covered[at]).map(|(_, c)| c).take(60).collect();
    assert!(lost.is_empty(), "{name}: lost: {lost:?}");
}
