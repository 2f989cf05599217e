//! Who asks, who replies, and when.

use crate::dutch::readers::pieces::{comma, hyphen, on};
use crate::text::cursor::{Cursor, Step};
use crate::text::scan::Words;

/// What asks: `Vragen`, `Kamervraag`.
const QUESTIONS: &[&str] = &[
    "Vraag",
    "vraag",
    "Vragen",
    "vragen",
    "VRAAG",
    "VRAGEN",
    "Kamervraag",
    "kamervraag",
    "Kamervragen",
    "kamervragen",
    "KAMERVRAAG",
    "KAMERVRAGEN",
];
const FORMS_OF_QUESTIONS: &[&str] = &["Mondelinge", "Schriftelijke", "mondelinge", "schriftelijke"];

/// The usual sentence that says who asks: `Vragen van de leden Jansen (ABC) en …`.
pub(crate) fn asked_by(it: &mut Cursor<'_>) -> bool {
    it.either(&[|it| it.group(1, |it| it.one_of(FORMS_OF_QUESTIONS)) && it.gap() && asks(it), asks])
}

/// Whether a sentence that asks in a less usual form may begin here.
pub(crate) fn may_ask_otherwise(it: &mut Cursor<'_>) -> bool {
    const TITLES: Words = Words::new(&["heer", "heren", "mevrouw", "mw.", "dhr."]);
    if it.one_of(QUESTIONS) || it.one_of(FORMS_OF_QUESTIONS) {
        return true;
    }
    if !it.one_of(&["Op", "op", "Beantwoording", "beantwoording"]) || !it.gap() {
        return false;
    }
    TITLES.is_in(it.rest())
        || it.maybe(|it| it.word("schriftelijke") && it.gap())
            && it.word("vragen")
            && it.gap()
            && !it.one_of(&["van", "door"])
}

fn asks(it: &mut Cursor<'_>) -> bool {
    it.one_of(QUESTIONS)
        && it.maybe(comma)
        && it.blanks()
        && it.maybe(|it| it.word("gesteld") && it.blanks())
        && it.one_of(&["van", "door", "VAN", "DOOR"])
        && it.blanks()
        && it.maybe(|it| it.one_of(&["het", "de", "een", "HET", "DE"]) && it.blanks())
        && it.maybe(|it| {
            it.maybe(|it| it.one_of(&["Tweede", "tweede", "Eerste", "eerste"]) && it.blanks() && it.maybe(hyphen))
                && it.one_of(&["Kamer", "kamer"])
                && it.blanks()
                && it.maybe(hyphen)
        })
        && it.one_of(&["lid", "leden", "LID", "LEDEN"])
        && it.maybe(|it| it.gap() && it.one_of(&["lid", "leden"]))
        && (it.gap() || it.group(2, |it| it.run(1, 1, |byte| byte.is_ascii_uppercase())))
}

/// The sentence that says who replies.
pub(crate) fn replied_by(it: &mut Cursor<'_>) -> bool {
    const REPLIES: &[&str] = &[
        "Nader antwoord",
        "Nadere antwoorden",
        "Schriftelijk antwoord",
        "Schriftelijke antwoorden",
        "Antwoorden",
        "Antwoord",
        "ANTWOORDEN",
        "ANTWOORD",
        "Mededeling",
        "MEDEDELING",
        "Uitstelbericht",
        "Beantwoording",
        "Reactie",
    ];
    const OTHERS: &[&str] =
        &["heer", "mevrouw", "dhr.", "mw.", "mevr.", "college", "Gedeputeerde Staten", "dagelijks bestuur"];
    it.maybe(|it| it.word("BIJVOEGSEL") && it.gap())
        && it.group(1, |it| it.one_of(REPLIES))
        && it.blanks()
        && it.one_of(&["van", "VAN"])
        && it.blanks()
        && it.maybe(|it| it.one_of(&["de", "het", "DE"]) && it.blanks())
        && it.either(&[|it| minister(it, |_| true), |it| secretary(it, |_| true), |it| it.one_of(OTHERS)])
}

/// An office.
pub(crate) fn office(it: &mut Cursor<'_>) -> bool {
    it.either(&[
        |it| it.edge() && office_here(it),
        |it| it.run(1, 1, |byte| byte.is_ascii_lowercase()) && office_here(it),
    ])
}

fn office_here(it: &mut Cursor<'_>) -> bool {
    it.open(1)
        && it.either(&[|it| minister(it, president), |it| minister(it, ends_office), |it| secretary(it, ends_office)])
}

/// The end of `minister-president`.
fn president(it: &mut Cursor<'_>) -> bool {
    it.run(0, 3, |byte| byte == b'-' || byte == b' ') && it.word_in_any_case("president") && ends_office(it)
}

/// Whether the word for an office ends here, perhaps with the ending of its plural.
fn ends_office(it: &mut Cursor<'_>) -> bool {
    let behind: Step = |it| it.edge() || it.run(1, 1, |byte| byte.is_ascii_uppercase()) || it.one_of(&["van", "voor"]);
    it.close(1);
    let here = *it;
    ["sen", "s", ""].iter().any(|plural| {
        *it = here;
        it.open(2);
        it.word_in_any_case(plural) && it.close(2) && behind(it)
    })
}

/// The date of submission in its brackets.
pub(crate) fn sent_in(it: &mut Cursor<'_>) -> bool {
    const WORDS: &[&str] = &[
        "Ingezonden",
        "ingezonden",
        "Ingediend",
        "ingediend",
        "Ingekomen",
        "ingekomen",
        "Indiendatum:",
        "Indiendatum",
        "indiendatum:",
        "indiendatum",
        "INGEZONDEN",
    ];
    it.maybe(|it| it.word("(")) && it.blanks() && it.one_of(WORDS) && it.blanks() && it.maybe(on)
}

/// The date of receipt in its brackets.
pub(crate) fn received(it: &mut Cursor<'_>) -> bool {
    it.maybe(|it| it.word("("))
        && it.blanks()
        && it.one_of(&["Ontvangen", "ontvangen", "ONTVANGEN"])
        && it.blanks()
        && it.maybe(|it| it.word("(ontvangen") && it.gap())
        && it.maybe(on)
}

/// `mede namens`, `namens`
pub(crate) fn on_behalf(it: &mut Cursor<'_>) -> bool {
    let name: Step = |it| it.one_of(&["namens", "NAMENS"]) && (it.gap() || it.word("de") && it.gap());
    let also: Step = |it| it.one_of(&["Mede", "mede", "MEDE"]) && it.blanks();
    it.maybe(comma) && it.blanks() && (it.either(&[also]) || it.edge()) && name(it)
}

/// `minister`, also with letters missing, doubled or swapped, where what follows can be read too.
fn minister(it: &mut Cursor<'_>, then: Step) -> bool {
    let ends = |it: &mut Cursor<'_>| it.maybe(|it| it.word_in_any_case("e")) && it.word_in_any_case("r") && then(it);
    it.word_in_any_case("min")
        && longest_first(it, 2, 6, &|it, length| it.run(length, length, |byte| b"nistNIST".contains(&byte)) && ends(it))
}

/// `staatssecretaris`, in the same ways.
fn secretary(it: &mut Cursor<'_>, then: Step) -> bool {
    let writer = |it: &mut Cursor<'_>, length| {
        it.run(length, length, |byte| b"secrtaSECRTA".contains(&byte)) && it.word_in_any_case("ris") && then(it)
    };
    let state = |it: &mut Cursor<'_>, length| {
        it.run(length, length, |byte| b"atsATS".contains(&byte))
            && it.maybe(|it| it.sign("- "))
            && longest_first(it, 4, 9, &writer)
    };
    it.word_in_any_case("sta") && longest_first(it, 1, 5, &state)
}

/// Reads on with a length, the longest first.
fn longest_first(
    it: &mut Cursor<'_>,
    least: usize,
    most: usize,
    read: &dyn Fn(&mut Cursor<'_>, usize) -> bool,
) -> bool {
    let here = *it;
    (least..=most).rev().any(|length| {
        *it = here;
        read(it, length)
    })
}
