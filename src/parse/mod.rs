//! The conductor: the stages in order and nothing else.

mod blocks;
mod candidates;
mod citations;
mod document;
mod dressed;
mod exchanges;
mod exported;
mod faint;
mod flow;
mod footnotes;
mod furniture;
mod glue;
mod groups;
mod header;
mod headings;
mod inline;
mod labels;
mod lines;
mod longlines;
mod markers;
mod notelabels;
mod numbers;
mod people;
mod signature;
mod tables;
mod tornnotes;
mod webnotes;

use crate::model::Document;

/// Reads pasted text. Every text is a document: what is not understood comes back in `preamble`, whole, and what is
/// doubted stands in `diagnostics`.
///
/// In: the text as it was pasted, of any length. Out: a [`Document`] whose spans are UTF-16 offsets into that text.
/// There are no errors. Time and memory are linear in the text.
pub fn parse(text: &str) -> Document {
    let (text, signs) = lines::plain_spaces(text);
    let text = &*text;
    let mut lines = longlines::cut(text, dressed::undress(text, lines::split(text)));
    if signs.raised {
        lines::note_raised(text, &mut lines);
    }
    let mut sheet = exported::sheet(text, lines).unwrap_or_else(|lines| furniture::mark(text, lines));
    let notes = footnotes::set_aside(text, &mut sheet);
    let marks = markers::find(text, &sheet, &notes);
    let headings = headings::find(text, &mut sheet);
    let layout = headings.layout;
    let mut blocks = blocks::gather(text, &sheet, headings.at, &marks);
    let mut header = header::read(text, &blocks[..document::first_heading(&blocks)]);
    let mut body = blocks.split_off(document::start_of_body(&blocks, &header));
    header::read_late(text, &mut header, &mut blocks, &mut body);
    let mut paired = exchanges::pair(text, body, layout, &header, &marks);
    tables::keep(text, &mut paired);
    document::assemble(document::Parts {
        text,
        soft_hyphens: signs.soft_hyphens,
        sheet,
        notes,
        marks,
        head: blocks,
        header,
        paired,
    })
}
