//! The sink that makes the nodes of a live page. Pasted text enters only as text nodes and attribute values; no string is
//! ever read as HTML, so strict Trusted Types hold.

use crate::Document;
use crate::render::{Sink, ViewOptions, printable, write_view};
use wasm_bindgen::JsValue;

/// Replaces what an element holds by the view of a document.
///
/// The nodes are made aside and put in place in one step: a page shows the whole old view or the whole new one.
pub(crate) fn mount(element: &web_sys::Element, document: &Document, options: &ViewOptions) -> Result<(), JsValue> {
    let page = element.owner_document().ok_or("the element belongs to no document")?;
    let fragment = page.create_document_fragment();
    let mut sink = DomSink { page, stack: vec![fragment.clone().into()], words: String::new(), error: None };
    write_view(document, options, &mut sink);
    sink.put_words();
    if let Some(error) = sink.error {
        return Err(error);
    }
    while let Some(child) = element.first_child() {
        element.remove_child(&child)?;
    }
    element.append_child(&fragment)?;
    Ok(())
}

struct DomSink {
    page: web_sys::Document,
    /// The fragment, and the elements that are open inside it.
    stack: Vec<web_sys::Node>,
    /// Words not yet in a node: those that follow each other become one text node, as when a browser reads the export.
    words: String,
    /// The first thing that went wrong. The walk knows no errors, so they wait here.
    error: Option<JsValue>,
}

impl DomSink {
    fn put_words(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let node = self.page.create_text_node(&self.words);
        self.words.clear();
        self.put(&node);
    }

    fn put(&mut self, node: &web_sys::Node) {
        if let Some(parent) = self.stack.last()
            && let Err(error) = parent.append_child(node)
        {
            self.fail(error);
        }
    }

    fn fail(&mut self, error: JsValue) {
        self.error.get_or_insert(error);
    }
}

impl Sink for DomSink {
    fn open(&mut self, tag: &'static str) {
        self.put_words();
        match self.page.create_element(tag) {
            Ok(element) => {
                self.put(&element);
                self.stack.push(element.into());
            }
            Err(error) => self.fail(error),
        }
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        use wasm_bindgen::JsCast;
        let set = self.stack.last().and_then(|node| node.dyn_ref::<web_sys::Element>());
        if let Some(element) = set
            && let Err(error) = element.set_attribute(name, &printable(value))
        {
            self.fail(error);
        }
    }

    fn text(&mut self, text: &str) {
        self.words.push_str(&printable(text));
    }

    fn close(&mut self) {
        self.put_words();
        self.stack.pop();
    }
}
