//! The sink that makes nodes. A stand-in until the view is here: the words of the document, in one text node.

use crate::{Document, ViewOptions};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Puts the view of a document into an element, instead of what was in it.
pub(crate) fn mount(element: &Element, document: &Document, _options: &ViewOptions) -> Result<(), JsValue> {
    let blocks = document.header.iter().chain(&document.preamble);
    let words: Vec<_> = blocks.flat_map(|block| &block.inlines).map(crate::Inline::text).collect();
    element.set_text_content(Some(&words.join(" ")));
    Ok(())
}
