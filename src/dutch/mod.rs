//! The words and forms of the genre, each stated once. Sees `text` and nothing else.

pub(crate) mod address;
pub(crate) mod date;
pub(crate) mod heading;
pub(crate) mod letter;
pub(crate) mod lexicon;
pub(crate) mod masthead;
pub(crate) mod numbers;
pub(crate) mod offices;
pub(crate) mod patterns;
mod readers;
pub(crate) mod sentence;
pub(crate) mod weak_heading;
