//! Questions with their answers.

pub(crate) mod groups;
pub(crate) mod join;
pub(crate) mod pair;
pub(crate) mod passage;
pub(crate) mod repair;
pub(crate) mod tables;
pub(crate) mod unlabelled;
