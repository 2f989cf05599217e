//! Whether the text before a note has a reference to it: without one, a line that starts with a number is no note.

use crate::parse::notes::candidates::{AFTER_SIGN, LIKELY, ON_OWN_LINE, RefCandidate, RefForm, candidates};
use crate::parse::notes::note::Style;
use crate::parse::source::line::Line;

impl RefForm {
    /// Whether a parenthesis closes it.
    pub(crate) fn has_parenthesis(self) -> bool {
        matches!(self, Self::Paren | Self::Parens)
    }
}

/// Whether lines have a likely reference with that label.
pub(crate) fn has_likely_ref(text: &str, lines: &[Line], label: u32) -> bool {
    has_ref_where(text, lines, label, |candidate| !candidate.form.has_parenthesis() && candidate.score >= LIKELY)
}

/// The same where labels are printed on lines of their own: such a line is no reference.
pub(crate) fn has_likely_ref_in_text(text: &str, lines: &[Line], label: u32) -> bool {
    has_ref_where(text, lines, label, |candidate| {
        !candidate.form.has_parenthesis() && (LIKELY..ON_OWN_LINE).contains(&candidate.score)
    })
}

/// Whether lines have anything that could be a reference with that label.
pub(crate) fn has_possible_ref(text: &str, lines: &[Line], label: u32) -> bool {
    has_ref_where(text, lines, label, |candidate| !candidate.form.has_parenthesis())
}

/// Whether lines have a reference to a note at the end of the paper. Only notes in square brackets have references in
/// square brackets.
pub(crate) fn has_endnote_ref(text: &str, lines: &[Line], label: u32, style: Style) -> bool {
    has_ref_where(text, lines, label, |candidate| match candidate.form {
        RefForm::Bracket => style == Style::Bracket,
        _ if style == Style::Bracket => false,
        RefForm::Paren | RefForm::Parens => candidate.score >= LIKELY,
        RefForm::Raised | RefForm::Words => true,
        // At the start of a line a bare digit is the number of an item.
        RefForm::Bare => (AFTER_SIGN..ON_OWN_LINE).contains(&candidate.score),
    })
}

/// Whether lines have a candidate with that label for which `fits` holds. The last lines are read first.
pub(crate) fn has_ref_where(text: &str, lines: &[Line], label: u32, fits: impl Fn(&RefCandidate) -> bool) -> bool {
    let mut found = Vec::new();
    lines.iter().rev().filter(|line| line.digits && line.is_body()).any(|line| {
        found.clear();
        candidates(text, line, label, &mut found);
        found.iter().any(|candidate| candidate.label == label && fits(candidate))
    })
}
