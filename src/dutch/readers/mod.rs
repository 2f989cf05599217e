//! Forms that nearly every paper has, read without their patterns: to compile one takes longer than to read a paper. Each
//! function reads what the expression of its name in `patterns.rs` reads; a test there holds the two together.

mod cited;
mod headings;
mod people;
mod pieces;
mod printed;

pub(crate) use cited::*;
pub(crate) use headings::*;
pub(crate) use people::*;
pub(crate) use printed::*;
