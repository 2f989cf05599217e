//! Questions with their answers.

pub(crate) mod groups;
pub(crate) mod join;
pub(crate) mod numbering;
pub(crate) mod pair;
pub(crate) mod passage;
pub(crate) mod repeats;
pub(crate) mod tables;
pub(crate) mod unlabelled;
