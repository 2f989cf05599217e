//! From blocks to the finished document.

pub(crate) mod assemble;
pub(crate) mod citations;
pub(crate) mod diagnostics;
pub(crate) mod doubts;
pub(crate) mod inline;
pub(crate) mod spans;
