//! From text to lines: every byte is in exactly one of them.

pub(crate) mod answer_table;
pub(crate) mod line;
pub(crate) mod lines;
pub(crate) mod long_lines;
pub(crate) mod markup;
pub(crate) mod normalize;
pub(crate) mod own_markdown;
pub(crate) mod tags;
