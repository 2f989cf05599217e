//! What must hold for any text at all. The laws' names: leaves in order and inside their block, text true to its source,
//! nothing lost, no character split, ids unique.

use super::{block_leaves, blocks, leaves, squash};
use kamervragen::{Inline, Span, Utf16Table, parse};

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

/// Checks what must hold for any text at all.
#[track_caller]
pub(crate) fn holds(name: &str, text: &str) {
    let document = parse(text);
    let table = Utf16Table::new(text);
    let words = |span: Span| &text[table.byte(span.start)..table.byte(span.end)];
    let own_markdown = text.contains(END_OF_MARKDOWN);

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
            // What HTML writes for a blank and around a raised digit is not in the text.
            let plain = |letter: char| match letter {
                '¹' => '1',
                '²' => '2',
                '³' => '3',
                '⁴'..='⁹' => char::from_u32(letter as u32 - 0x2070 + 0x30).unwrap(),
                letter => letter,
            };
            let letters = |words: &str| {
                let mut words =
                    squash(&NO_BREAK_SPACES.iter().fold(words.to_owned(), |words, it| words.replace(it, "")));
                while ["nbsp", "sup"].iter().any(|markup| words.contains(markup)) {
                    words = words.replace("nbsp", "").replace("sup", "");
                }
                words.chars().map(plain).collect::<String>()
            };
            // `[words](<address>)`, as Markdown writes a link, shows its words.
            let shown = source.strip_prefix('[').and_then(|link| link.split_once("](<"));
            let source = shown.filter(|_| matches!(inline, Inline::Link { .. })).map_or(source, |(words, _)| words);
            let source = if own_markdown { &without_entities(source) } else { source };
            assert_eq!(letters(inline.text()), letters(source), "{name}: {part}: text differs from its source");
            assert!(!inline.text().is_empty(), "{name}: {part}: an empty inline");
        }
    }
    let mut all = leaves(&document);
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
        text.char_indices().filter(|(at, c)| c.is_alphanumeric() && !covered[*at]).map(|(_, c)| c).take(60).collect();
    // (A blank as HTML writes it is no letters, where it parts a mark or a heading from words.)
    let lost = NO_BREAK_SPACES.iter().fold(lost, |lost, it| lost.replace(&squash(it), ""));
    assert!(lost.is_empty(), "{name}: lost: {lost:?}");
    for diagnostic in &document.diagnostics {
        assert!(diagnostic.span.end <= table.utf16(text.len()), "{name}: a diagnostic points outside the text");
    }
    let mut ids: Vec<&str> = document.exchanges.iter().map(|exchange| exchange.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: an exchange's id stands twice");
}
