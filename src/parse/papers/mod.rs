//! Several papers in one text.

pub(crate) mod read;
mod starts;
