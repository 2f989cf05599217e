//! What the view is written to, and the sink that writes HTML. The sink that makes nodes in a live page is in `dom.rs`.

use super::{ViewOptions, escape, write_view};
use crate::model::Document;

/// What the view is written to.
pub(crate) trait Sink {
    /// Begins an element.
    fn open(&mut self, tag: &'static str);
    /// Gives the element an attribute. Only called right after `open`.
    fn attribute(&mut self, name: &'static str, value: &str);
    /// Adds text. Markup in it is text as well.
    fn text(&mut self, text: &str);
    /// Ends the innermost element.
    fn close(&mut self);
}

/// The view as a string of HTML that is well-formed XML too.
pub(crate) fn view_as_html(document: &Document, options: &ViewOptions) -> String {
    let mut sink = HtmlSink::default();
    write_view(document, options, &mut sink);
    sink.out
}

/// The sink that writes escaped HTML.
#[derive(Default)]
pub(super) struct HtmlSink {
    /// What is written so far.
    pub(super) out: String,
    stack: Vec<&'static str>,
    /// Whether the last start tag still lacks its `>`, because attributes may follow.
    pending: bool,
}

impl HtmlSink {
    fn finish_tag(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.out.push('>');
        }
    }
}

impl Sink for HtmlSink {
    fn open(&mut self, tag: &'static str) {
        self.finish_tag();
        self.out.push('<');
        self.out.push_str(tag);
        self.stack.push(tag);
        self.pending = true;
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.finish_tag();
        escape(text, &mut self.out);
    }

    fn close(&mut self) {
        self.finish_tag();
        if let Some(tag) = self.stack.pop() {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_words() {
        let mut sink = HtmlSink::default();
        sink.open("p");
        sink.attribute("title", "\"><script>alert(1)</script>");
        sink.text("<img src=x onerror=alert(1)> & \u{0}\r\n\u{1b}");
        sink.close();
        assert_eq!(
            sink.out,
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">\
             &lt;img src=x onerror=alert(1)&gt; &amp; \u{FFFD}\n\u{FFFD}</p>"
        );
    }
}
