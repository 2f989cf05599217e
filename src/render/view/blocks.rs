//! Blocks: paragraphs, headings, lists, tables.

use super::View;
use super::element::Attributes;
use super::list_shape::ListShape;
use crate::model::*;

impl<'a> View<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block], place: &str) {
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            let items = rest.iter().take_while(|block| block.kind == BlockKind::ListItem).count();
            let (now, later) = rest.split_at(items.max(1));
            rest = later;
            match block.kind {
                BlockKind::ListItem => self.list(now, place),
                BlockKind::Paragraph => self.element("p", &[], |view| view.inlines(&block.inlines, place)),
                BlockKind::Heading => {
                    self.element(self.heading(2), &[], |view| view.inlines(&block.inlines, place));
                }
                BlockKind::Table => self.element("pre", &[], |view| view.inlines(&block.inlines, place)),
            }
        }
    }

    fn list(&mut self, items: &'a [Block], place: &str) {
        let start;
        let (tag, attributes): (_, Attributes) = match ListShape::of(items) {
            ListShape::Bullets => ("ul", &[]),
            ListShape::Numbers(first) => {
                start = first.to_string();
                ("ol", &[("start", &start)])
            }
            ListShape::Letters(first) => {
                start = first.to_string();
                ("ol", &[("type", "a"), ("start", &start)])
            }
            ListShape::AsPrinted => {
                for item in items {
                    self.element("p", &[], |view| {
                        if let Some(marker) = &item.marker {
                            view.sink.text(&marker.text);
                            view.sink.text(" ");
                        }
                        view.inlines(&item.inlines, place);
                    });
                }
                return;
            }
        };
        self.element(tag, attributes, |view| {
            for item in items {
                view.element("li", &[], |view| view.inlines(&item.inlines, place));
            }
        });
    }
}
