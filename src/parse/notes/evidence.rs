//! Whether the text before a note has a reference to it: that tells a note from a line that starts with a number.

use crate::parse::notes::candidates::{Candidate, Form, LIKELY, ON_OWN_LINE, candidates};
use crate::parse::notes::note::Style;
use crate::parse::source::line::Line;

/// Whether a line before a note has a likely marker for it.
pub(crate) fn has_likely_ref(text: &str, lines: &[Line], label: u32) -> bool {
    has_ref_where(text, lines, label, |candidate| candidate.form != Form::Paren && candidate.weight >= LIKELY)
}

/// The same where labels stand on lines of their own: such a line is no marker.
pub(crate) fn has_likely_ref_in_text(text: &str, lines: &[Line], label: u32) -> bool {
    has_ref_where(text, lines, label, |candidate| {
        candidate.form != Form::Paren && (LIKELY..ON_OWN_LINE).contains(&candidate.weight)
    })
}

/// Whether a line before a note has anything that could be a marker for it.
pub(crate) fn has_possible_ref(text: &str, lines: &[Line], label: u32) -> bool {
    has_ref_where(text, lines, label, |candidate| candidate.form != Form::Paren)
}

/// The same for notes at the end of the paper, whose markers have brackets of their own.
pub(crate) fn has_endnote_ref(text: &str, lines: &[Line], label: u32, style: Style) -> bool {
    has_ref_where(text, lines, label, |candidate| match candidate.form {
        Form::Bracket => style == Style::Bracket,
        Form::Paren => style != Style::Bracket && candidate.weight >= LIKELY,
        Form::Raised => style != Style::Bracket,
        // A bare digit right behind a sign: at a line's start it is the number of an item.
        Form::Bare => style != Style::Bracket && (LIKELY + 2..ON_OWN_LINE).contains(&candidate.weight),
    })
}

pub(crate) fn has_ref_where(text: &str, lines: &[Line], label: u32, likely: impl Fn(&Candidate) -> bool) -> bool {
    let mut found = Vec::new();
    lines.iter().rev().filter(|line| line.digits && line.is_body()).any(|line| {
        found.clear();
        candidates(text, line, label, &mut found);
        found.iter().any(|candidate| candidate.label == label && likely(candidate))
    })
}
