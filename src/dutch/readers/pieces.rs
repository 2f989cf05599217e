//! What several forms share.

use crate::text::cursor::Cursor;

pub(super) const CHAMBERS: &[&str] = &["Tweede", "Eerste"];

pub(super) fn comma(it: &mut Cursor<'_>) -> bool {
    it.word(",")
}

pub(super) fn hyphen(it: &mut Cursor<'_>) -> bool {
    it.word("-")
}

pub(super) fn dash(it: &mut Cursor<'_>) -> bool {
    it.blanks() && it.sign("-/–—") && it.blanks()
}

/// `op `
pub(super) fn on(it: &mut Cursor<'_>) -> bool {
    it.word("op") && it.gap()
}

/// `2024–2025`, `2009/10`: two groups.
pub(super) fn years<const FIRST: usize, const SECOND: usize>(it: &mut Cursor<'_>) -> bool {
    it.group(FIRST, |it| it.digits(4, 4))
        && dash(it)
        && it.group(SECOND, |it| it.either(&[|it| it.digits(4, 4), |it| it.digits(2, 2)]))
}

/// `vergaderjaar `
pub(super) fn in_session(it: &mut Cursor<'_>) -> bool {
    it.one_of(&["Vergaderjaar", "vergaderjaar"]) && it.blanks()
}

/// `’s-Gravenhage 2024`
pub(super) fn the_hague(it: &mut Cursor<'_>) -> bool {
    it.maybe(|it| it.sign("’'‘´")) && it.word("s-Gravenhage") && it.blanks() && it.digits(4, 4)
}
