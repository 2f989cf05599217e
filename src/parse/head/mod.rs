//! What the head of a paper says.

pub(crate) mod facts;
pub(crate) mod header;
pub(crate) mod offices;
pub(crate) mod people;
pub(crate) mod publication;
pub(crate) mod signature;
pub(crate) mod title;
