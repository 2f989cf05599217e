//! What is cited: official papers and cases, and what only looks like a number of a question.

use crate::dutch::readers::pieces::{CHAMBERS, comma, in_session, years};
use crate::text::cursor::{Cursor, Step};

/// `Zie ook `
pub(crate) fn see_also(it: &mut Cursor<'_>) -> bool {
    it.edge() && it.word("Zie ook") && it.gap()
}

/// A case number of the Tweede Kamer.
pub(crate) fn case_number(it: &mut Cursor<'_>) -> bool {
    let parted: Step =
        |it| it.maybe(|it| it.word(" ")) && it.word("Z") && it.maybe(|it| it.word(" ")) && it.digits(5, 5) && it.edge();
    it.edge()
        && it.open(1)
        && it.word("20")
        && it.digits(2, 2)
        && it.either(&[|it| it.word("Z") && it.digits(4, 6) && it.edge(), parted])
        && it.close(1)
}

/// `2022Z10576 / 2022D31072`
pub(crate) fn case_or_document(it: &mut Cursor<'_>) -> bool {
    let case: Step = |it| it.group(1, |it| of_year(it, "Z")) && (it.either(&[with_document]) || it.edge());
    it.either(&[case, |it| it.group(3, |it| of_year(it, "D")) && it.edge()])
}

/// ` / 2022D31072`
fn with_document(it: &mut Cursor<'_>) -> bool {
    it.blanks() && it.sign("/,") && it.blanks() && it.group(2, |it| of_year(it, "D")) && it.edge()
}

/// `2022Z10576`, `2022D31072`
fn of_year(it: &mut Cursor<'_>, letter: &str) -> bool {
    it.word("20") && it.digits(2, 2) && it.word(letter) && it.digits(5, 5)
}

/// What makes a number a count.
pub(crate) fn counted(it: &mut Cursor<'_>) -> bool {
    it.one_of(&["miljoen", "miljard", "procent", "jaar", "maanden", "weken", "dagen", "euro", "keer"]) && it.edge()
}

/// An Aanhangsel.
pub(crate) fn aanhangsel(it: &mut Cursor<'_>) -> bool {
    let of_proceedings: Step = |it| it.gap() && it.maybe(|it| it.word("der") && it.gap()) && it.word("Handelingen");
    it.either(&[|it| it.word("Aanhangsel"), |it| it.word("Kamervragen") && it.gap() && it.word("(Aanhangsel)")])
        && it.maybe(|it| it.gap() && it.word("van") && it.gap() && it.word("de"))
        && it.maybe(of_proceedings)
        && it.maybe(comma)
        && it.blanks()
        && it.maybe(|it| it.group(1, |it| it.one_of(&["II", "I"])) && ends_part(it))
        && it.maybe(in_session)
        && years::<2, 3>(it)
        && ends_part(it)
        && it.maybe(|it| it.either(&[|it| before_number(it, &["nrs", "nr"]), |it| it.word("nummer") && it.gap()]))
        && it.group(4, |it| it.digits(1, 4))
        && it.edge()
}

/// The end of a part of a citation, perhaps with a comma.
fn ends_part(it: &mut Cursor<'_>) -> bool {
    it.edge() && it.maybe(comma) && it.blanks()
}

/// `nr. `
fn before_number(it: &mut Cursor<'_>, words: &[&str]) -> bool {
    it.one_of(words) && it.edge() && it.maybe(|it| it.word(".")) && it.blanks()
}

/// A Kamerstuk as it is usually cited: `Kamerstukken II 2009/10, 27 858, nr. 88`, `Kamerstuk 36 410 VII, nr. 5`.
pub(crate) fn kamerstuk(it: &mut Cursor<'_>) -> bool {
    const CHAMBERS_IN_SHORT: &[&str] = &["I/II", "II", "I", "ll"];
    let by_name: Step = |it| {
        it.one_of(&["Kamerstuk", "kamerstuk"]) && it.maybe(|it| it.word("ken")) && it.maybe(|it| it.word("nummer"))
    };
    let by_chamber: Step = |it| it.one_of(CHAMBERS) && it.gap() && it.word("Kamer");
    let of_states: Step =
        |it| it.word("der") && it.gap() && it.word("Staten-Generaal") && it.maybe(comma) && it.blanks();
    it.either(&[by_name, by_chamber])
        && it.maybe(comma)
        && it.blanks()
        && it.maybe(|it| it.group(1, |it| it.one_of(CHAMBERS_IN_SHORT)) && ends_part(it))
        && it.maybe(of_states)
        && it.maybe(in_session)
        && it.maybe(|it| years::<2, 3>(it) && ends_part(it))
        && it.group(4, |it| it.digits(2, 2) && it.maybe(|it| it.sign(". ")) && it.digits(3, 3))
        // What may be a suffix may be a number too: `36 471-64`.
        && !it.either(&[|it| it.sign("- ") && it.digits(2, 2)])
        && it.maybe(|it| it.maybe(|it| it.sign("- ")) && it.group(6, chapter))
        && it.maybe(comma)
        && it.blanks()
        && it.maybe(|it| before_number(it, &["nrs", "nr", "Nrs", "Nr"]))
        && it.group(7, |it| it.digits(1, 4))
        && it.edge()
}

/// The chapter of a dossier: `XII`, `VII B`, `A`.
fn chapter(it: &mut Cursor<'_>) -> bool {
    let roman: Step = |it| it.run(1, 6, |byte| b"IVXLC".contains(&byte));
    let lettered: Step = |it| it.blanks() && it.run(1, 1, |byte| matches!(byte, b'A'..=b'E')) && it.edge();
    let letter: Step = |it| it.run(1, 1, |byte| matches!(byte, b'A'..=b'G')) && it.edge();
    it.either(&[roman]) && (it.either(&[lettered]) || it.edge()) || it.either(&[letter])
}

/// A Kamerstuk without its name.
pub(crate) fn bare_paper(it: &mut Cursor<'_>) -> bool {
    let dossier: Step = |it| {
        it.run(1, 1, |byte| matches!(byte, b'1'..=b'3'))
            && it.digits(1, 1)
            && it.maybe(|it| it.word(" "))
            && it.digits(3, 3)
    };
    let suffixed: Step = |it| it.sign("- ") && it.group(2, |it| it.digits(2, 2)) && chapter_and_number(it);
    it.group(1, dossier) && it.either(&[suffixed, chapter_and_number])
}

fn chapter_and_number(it: &mut Cursor<'_>) -> bool {
    let lettered: Step =
        |it| it.sign("- ") && it.group(3, |it| it.run(1, 1, |byte| matches!(byte, b'A'..=b'G'))) && bare_number(it);
    let roman: Step =
        |it| it.sign("- ") && it.group(3, |it| it.run(1, 6, |byte| b"IVXLC".contains(&byte))) && bare_number(it);
    it.either(&[roman, lettered, bare_number])
}

/// `-64`, `, nr. 3198`
fn bare_number(it: &mut Cursor<'_>) -> bool {
    let named: Step =
        |it| it.maybe(comma) && it.blanks() && it.word("nr") && it.maybe(|it| it.word(".")) && it.blanks();
    it.either(&[|it| it.word("-"), named]) && it.group(4, |it| it.digits(1, 4)) && it.edge()
}

/// What follows the number of a question of another set.
pub(crate) fn of_another_set(it: &mut Cursor<'_>) -> bool {
    let told: Step = |it| {
        it.maybe(comma)
            && it.blanks()
            && it.maybe(|it| it.word("zoals") && it.gap())
            && it.maybe(|it| it.word("gesteld") && it.gap())
            && it.either(&[
                |it| it.one_of(&["van", "door", "uit", "in"]) && it.gap() && another_set(it),
                |it| {
                    it.word("van")
                        && it.gap()
                        && it.word("de")
                        && it.gap()
                        && it.word("vragen")
                        && it.gap()
                        && it.word("van")
                        && it.gap()
                        && another_set(it)
                },
            ])
    };
    let my_answer: Step =
        |it| it.blanks() && it.word("in") && it.gap() && it.word("mijn") && it.gap() && it.word("antwoord");
    let of_number: Step = |it| it.blanks() && it.word("van") && it.gap() && it.digits(1, 1);
    it.either(&[told, my_answer, of_number, |it| it.blanks() && it.word("(Aanhangsel")])
}

fn another_set(it: &mut Cursor<'_>) -> bool {
    const SETS: &[&str] = &[
        "lid",
        "leden",
        "heer",
        "mevrouw",
        "eerder",
        "vorige",
        "lijst",
        "schriftelijk",
        "vragen",
        "verslag",
        "brief",
        "stuk",
        "ambtsvoorganger",
    ];
    it.maybe(|it| {
        it.either(&[|it| it.one_of(&["het", "de"]) && it.blanks(), |it| it.one_of(&["een", "uw", "mijn"]) && it.gap()])
    }) && it.maybe(|it| it.word("Kamer"))
        && it.either(&[|it| it.one_of(SETS), |it| it.word("set") && it.edge()])
}

/// Where a form that is not the usual one may begin: anywhere.
pub(crate) fn anything(_: &mut Cursor<'_>) -> bool {
    true
}
