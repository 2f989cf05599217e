//! The sink that makes the nodes of a live page. Pasted text enters only as text nodes and attribute values; no string is
//! ever read as HTML, so strict Trusted Types hold.

use crate::Document;
use crate::render::{Sink, ViewOptions, printable, write_view};
use wasm_bindgen::JsValue;

/// Replaces what an element holds by the view of a document.
///
/// The nodes are made aside and put in place in one step: a page shows the whole old view or the whole new one.
pub(crate) fn mount(element: &web_sys::Element, document: &Document, options: &ViewOptions) -> Result<(), JsValue> {
    let mut sink = DomSink::new(element)?;
    write_view(document, options, &mut sink);
    sink.arrive(element)
}

/// A view that is made in steps, so that a page stays usable while a very long paper is laid out.
pub(crate) struct Making {
    element: web_sys::Element,
    sink: Option<DomSink>,
    acts: std::vec::IntoIter<Act>,
    all: usize,
}

impl Making {
    /// The view, written to a tape and not yet made.
    pub(crate) fn new(element: web_sys::Element, document: &Document, options: &ViewOptions) -> Result<Self, JsValue> {
        let mut tape = Tape(Vec::new());
        write_view(document, options, &mut tape);
        Ok(Self { sink: Some(DomSink::new(&element)?), element, all: tape.0.len(), acts: tape.0.into_iter() })
    }

    /// Makes some more; says what part is done. At 1 the view is in its element.
    pub(crate) fn step(&mut self, count: usize) -> Result<f64, JsValue> {
        let Some(sink) = &mut self.sink else { return Ok(1.0) };
        for act in self.acts.by_ref().take(count) {
            match act {
                Act::Open(tag) => sink.open(tag),
                Act::Attribute(name, value) => sink.attribute(name, &value),
                Act::Text(text) => sink.text(&text),
                Act::Close => sink.close(),
            }
        }
        if self.acts.len() == 0
            && let Some(sink) = self.sink.take()
        {
            sink.arrive(&self.element)?;
            return Ok(1.0);
        }
        // (A tape of millions of acts is far below what a double counts exactly.)
        #[allow(clippy::cast_precision_loss, reason = "a part, for a progress bar")]
        Ok(1.0 - (self.acts.len() + 1) as f64 / (self.all + 1) as f64)
    }
}

/// What a walk over a document tells a sink, kept to be told later.
struct Tape(Vec<Act>);

enum Act {
    Open(&'static str),
    Attribute(&'static str, String),
    Text(String),
    Close,
}

impl Sink for Tape {
    fn open(&mut self, tag: &'static str) {
        self.0.push(Act::Open(tag));
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        self.0.push(Act::Attribute(name, value.to_owned()));
    }

    fn text(&mut self, text: &str) {
        self.0.push(Act::Text(text.to_owned()));
    }

    fn close(&mut self) {
        self.0.push(Act::Close);
    }
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
    fn new(element: &web_sys::Element) -> Result<Self, JsValue> {
        let page = element.owner_document().ok_or("the element belongs to no document")?;
        let fragment = page.create_document_fragment();
        Ok(Self { page, stack: vec![fragment.into()], words: String::new(), error: None })
    }

    /// Puts what was made into the element, instead of what was there.
    fn arrive(mut self, element: &web_sys::Element) -> Result<(), JsValue> {
        self.put_words();
        if let Some(error) = self.error {
            return Err(error);
        }
        while let Some(child) = element.first_child() {
            element.remove_child(&child)?;
        }
        if let Some(fragment) = self.stack.first() {
            element.append_child(fragment)?;
        }
        Ok(())
    }

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
