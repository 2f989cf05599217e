//! From lines to headings, paragraphs and list items.

pub(crate) mod block;
pub(crate) mod flow;
pub(crate) mod gather;
pub(crate) mod list_item;
pub(crate) mod lost_breaks;
pub(crate) mod width;
