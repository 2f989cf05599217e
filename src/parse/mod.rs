//! The stages in order, and nothing else.
//!
//! Each folder sees the ones above it in this list, and `dutch`, `text` and `model`; never one below.

mod blocks;
mod document;
mod exchanges;
mod head;
mod headings;
mod notes;
mod page;
mod papers;
mod source;

use crate::model::Document;
use blocks::block::{first_heading, has_answers};

/// Reads pasted text as one paper. Every text is a document: what is not understood comes back in `preamble`, whole, and what
/// is doubted stands in `diagnostics`; so does where another paper begins, see [`papers`].
///
/// In: the text as it was pasted, of any length. Out: a [`Document`] whose spans are UTF-16 offsets into that text.
/// There are no errors. Time and memory are linear in the text.
pub fn parse(text: &str) -> Document {
    papers::read::one(text, read)
}

/// Reads the papers of a text that may hold several.
///
/// In: the text as it was pasted. Out: a document for each paper, in order; one for a text that holds one, or none. Their spans
/// are UTF-16 offsets into the whole text; together the documents cover it and none overlap.
pub fn papers(text: &str) -> Vec<Document> {
    papers::read::all(text, read)
}

/// Reads one paper through all stages. `cuts`: places, in bytes, in which something was that is not in the text. `doubts`: whether
/// to say what is in doubt.
fn read(text: &str, cuts: &[usize], doubts: bool) -> Document {
    let given = text;
    let (text, signs) = source::normalize::normalize(text);
    let text = &*text;
    let cuts = source::normalize::places(given, text, cuts);
    let lines = source::answer_table::cut(text, source::lines::split(text));
    let mut lines = source::long_lines::cut(text, source::markup::strip_heading_markup(text, lines));
    if signs.superscripts {
        source::lines::note_superscripts(text, &mut lines);
    }
    let mut sheet = page::own_export::sheet(text, lines).unwrap_or_else(|lines| page::furniture::classify(text, lines));
    let notes = notes::bodies::set_aside(text, &mut sheet);
    let note_refs = notes::find_refs::find(text, &sheet, &notes);
    let headings = headings::find::find(text, &mut sheet);
    let (layout, letter) = (headings.layout, headings.letter_span(&sheet));
    let mut blocks = blocks::gather::gather(text, &sheet, headings, &note_refs);
    letter.iter().for_each(|&letter| blocks::block::move_to_head(&mut blocks, letter));
    let mut header = head::header::read(text, &blocks[..first_heading(&blocks)]);
    let mut body = blocks.split_off(head::trailing::start_of_body(text, &blocks, &header, &note_refs));
    head::trailing::read_trailing(text, &mut header, &mut blocks, &mut body);
    header.settle(has_answers(&body));
    let mut paired = exchanges::pair::pair(text, body, layout, letter, &header, &note_refs);
    exchanges::tables::keep(text, &mut paired);
    document::assemble::assemble(document::assemble::Parts {
        text,
        invisible_signs: signs.invisible,
        sheet,
        notes,
        note_refs,
        head: blocks,
        header,
        paired,
        cuts: &cuts,
        doubts,
    })
}
