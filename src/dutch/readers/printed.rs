//! What is printed around a paper: page feet, print marks, the masthead.

use crate::dutch::readers::pieces::{CHAMBERS, comma, dash, in_session, the_hague, years};
use crate::text::cursor::{Cursor, Step};

/// The running foot of a page.
pub(crate) fn page_foot(it: &mut Cursor<'_>) -> bool {
    it.one_of(CHAMBERS)
        && it.gap()
        && it.word("Kamer")
        && it.maybe(comma)
        && it.blanks()
        && it.word("vergaderjaar")
        && it.gap()
        && it.digits(4, 4)
        && dash(it)
        && it.digits(2, 4)
        && comma(it)
        && it.blanks()
        && it.one_of(&["Aanhangsel", "Vragen"])
        && it.edge()
        && it.blanks()
        && it.group(1, |it| it.maybe(|it| it.digits(1, 4)))
}

/// A publication identifier on its own line.
pub(crate) fn print_mark(it: &mut Cursor<'_>) -> bool {
    let identifier: Step = |it| {
        it.one_of(&["ah", "kv", "kst", "h", "nds", "ag"])
            && it.maybe(|it| it.sign("- ") && it.one_of(&["tk", "ek"]))
            && it.sign("- ")
            && it.digits(1, 1)
            && it.run(0, usize::MAX, |byte| byte == b'-' || byte.is_ascii_alphanumeric())
            && it.maybe(|it| it.word(" ") && it.digits(1, usize::MAX))
            && it.end()
    };
    let of_old: Step = |it| it.word("KVR") && it.digits(3, 6) && it.end();
    it.either(&[identifier, of_old, |it| it.run(8, 12, |byte| byte == b'0') && it.end()])
}

/// `ISSN 0921 - 7398`
pub(crate) fn issn(it: &mut Cursor<'_>) -> bool {
    it.word("ISSN")
        && it.maybe(|it| it.word(" "))
        && it.digits(4, 4)
        && dash(it)
        && it.digits(3, 3)
        && it.run(1, 1, |byte| byte.is_ascii_digit() || byte == b'X')
        && it.maybe(|it| it.blanks() && the_hague(it))
}

/// `’s-Gravenhage 2024`
pub(crate) fn place_of_print(it: &mut Cursor<'_>) -> bool {
    the_hague(it)
}

/// `Vergaderjaar 2024–2025`
pub(crate) fn session_year(it: &mut Cursor<'_>) -> bool {
    in_session(it) && years::<1, 2>(it)
}

/// `AH 604`
pub(crate) fn number_line(it: &mut Cursor<'_>) -> bool {
    it.word("AH") && it.blanks() && it.group(1, |it| it.digits(1, 4)) && it.end()
}

/// The end of the masthead's heading.
pub(crate) fn masthead_end(it: &mut Cursor<'_>) -> bool {
    it.edge()
        && it.word("gegeven antwoorden")
        && it.blanks()
        && it.group(1, |it| it.maybe(|it| it.digits(1, 4)))
        && it.end()
}

/// A line of the masthead.
pub(crate) fn masthead(it: &mut Cursor<'_>) -> bool {
    const STARTS: &[&str] = &["Datum publicatie", "Vragen gesteld door de leden der Kamer"];
    const LINES: &[&str] = &[
        "Aanhangsel van de Handelingen",
        "Aanhangsel Handelingen",
        "regering gegeven antwoorden",
        "Regering gegeven antwoorden",
        "gegeven antwoorden",
        "Kamervragen zonder Antwoord",
        "Kamervragen zonder antwoord",
        "Kamervraag zonder antwoord",
    ];
    let states: Step = |it| {
        it.one_of(CHAMBERS)
            && it.word(" Kamer der Staten-Generaal")
            && it.blanks()
            && it.maybe(|it| it.digits(1, 1))
            && it.end()
    };
    let supplement: Step = |it| {
        it.word("Kamervragen (Aanhangsel) ")
            && it.digits(4, 4)
            && it.sign("-/–—")
            && it.digits(2, 4)
            && it.word(", nr. ")
            && it.digits(1, 4)
            && it.end()
    };
    let paper: Step = |it| {
        it.one_of(CHAMBERS)
            && it.word(" Kamer, vergaderjaar")
            && it.gap()
            && it.digits(4, 4)
            && it.sign("-/–—")
            && it.digits(2, 4)
            && it.word(", ")
            && it.run(1, usize::MAX, |byte| {
                byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" ,.-".contains(&byte)
            })
            && it.end()
    };
    it.either(&[
        |it| it.one_of(STARTS),
        |it| it.word("Vergaderjaar") && it.gap() && it.digits(4, 4),
        |it| it.one_of(LINES) && it.end(),
        states,
        supplement,
        paper,
    ])
}
