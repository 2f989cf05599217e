//! What a careful reader would doubt in a finished reading: each rule states a doubt, none changes the reading.

mod head;
mod layout;
mod passages;

use crate::model::{Block, DiagnosticCode, Document, Inline};
use crate::text::span::Span;
use std::borrow::Cow;

/// A doubt and its place in UTF-16 units.
pub(crate) type Doubt = (DiagnosticCode, Span);

/// The doubts about a document of a text.
pub(crate) fn find(text: &str, document: &Document) -> Vec<Doubt> {
    let mut found = Vec::new();
    head::find(text, document, &mut found);
    passages::find(document, &mut found);
    layout::find(text, document, &mut found);
    found.sort_by_cached_key(|&(code, _)| code as usize);
    found.sort_by_cached_key(|(_, span)| span.start);
    found.dedup();
    found
}

/// The words of a block, without its references to notes.
fn words(block: &Block) -> Cow<'_, str> {
    let mut texts = texts_of_words(block);
    match (texts.next(), texts.next()) {
        (first, None) => Cow::Borrowed(first.unwrap_or_default()),
        (first, second) => first.into_iter().chain(second).chain(texts).collect::<String>().into(),
    }
}

/// The same in the pieces that the block has.
fn texts_of_words(block: &Block) -> impl DoubleEndedIterator<Item = &str> {
    block.inlines.iter().filter(|inline| !matches!(inline, Inline::NoteRef { .. })).map(Inline::text)
}
