//! Bytes, characters and places in a text. No file here knows a word of Dutch.

pub(crate) mod alike;
pub(crate) mod chars;
pub(crate) mod cursor;
pub(crate) mod pattern;
pub(crate) mod scan;
pub(crate) mod span;
pub(crate) mod str_ext;
