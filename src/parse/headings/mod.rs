//! The headings of a paper: which lines begin a question or an answer.
//!
//! `find.rs` decides by which headings a paper is read. `numbered.rs` counts the numbers of a list, `runs.rs` reads papers
//! that print their questions apart from the answers, `captions.rs` those in which the name of a fraction stands above its
//! question.

pub(crate) mod captions;
pub(crate) mod find;
pub(crate) mod heading_line;
pub(crate) mod numbered;
pub(crate) mod runs;
