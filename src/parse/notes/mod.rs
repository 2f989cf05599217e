//! The notes, and the references to them.
//!
//! `bodies` finds the notes, `find_refs` the references; the other files are their parts.

pub(crate) mod bodies;
pub(crate) mod candidates;
pub(crate) mod chain;
pub(crate) mod endnotes;
pub(crate) mod evidence;
pub(crate) mod find_refs;
pub(crate) mod joined;
pub(crate) mod label;
pub(crate) mod lone_refs;
pub(crate) mod note;
pub(crate) mod on_top;
pub(crate) mod own_export;
pub(crate) mod page_feet;
pub(crate) mod reference;
pub(crate) mod running_lines;
pub(crate) mod scattered;
pub(crate) mod stars;
pub(crate) mod torn;
pub(crate) mod web;
