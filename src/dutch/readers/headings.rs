//! Headings of questions and answers.

use crate::text::cursor::{Cursor, Step};

/// The words of a heading up to its numbers.
pub(crate) fn label(it: &mut Cursor<'_>) -> bool {
    const WORDS: &[&str] =
        &["Vraag", "Vragen", "VRAAG", "VRAGEN", "Antwoorden", "Antwoord", "ANTWOORDEN", "ANTWOORD", "Beantwoording"];
    const WHO: &[&str] = &["Algemene Rekenkamer", "College", "college", "Kabinet", "kabinet", "Minister", "minister"];
    const OF: &[&str] = &["vr.", "vraag", "vragen", "Vraag", "Vragen", "VRAAG", "VRAGEN", "nummers", "nummer"];
    const NUMBER: &[&str] = &["nrs.", "nrs", "nr.", "nr", "no.", "nummers", "nummer", "#"];
    it.group(1, |it| it.one_of(WORDS))
        && it.maybe(|it| it.gap() && it.one_of(WHO))
        && it.maybe(|it| it.gap() && it.one_of(&["op", "bij", "onder", "van", "OP", "BIJ", "VAN"]))
        && it.maybe(|it| it.gap() && it.one_of(&["de", "DE"]))
        && it.maybe(|it| it.gap() && it.maybe(|it| it.one_of(&["Deel", "deel"])) && it.one_of(OF))
        && it.blanks()
        && it.maybe(|it| it.one_of(NUMBER) && it.blanks())
}

/// A heading of an answer that says whose it is.
pub(crate) fn answer_of(it: &mut Cursor<'_>) -> bool {
    const WHO: &[&str] = &[
        "Minister",
        "minister",
        "Staatssecretaris",
        "staatssecretaris",
        "Kabinet",
        "kabinet",
        "Regering",
        "regering",
        "College",
        "college",
    ];
    let is_named: Step = |it| {
        it.word("van")
            && it.gap()
            && it.one_of(&["het", "de"])
            && it.gap()
            && it.run(1, usize::MAX, |byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    it.word("Antwoord")
        && it.gap()
        && it.either(&[is_named, |it| it.one_of(WHO)])
        && it.blanks()
        && (it.word(":") || it.end())
}

/// A heading after which nothing belongs to a question any more.
pub(crate) fn remark(it: &mut Cursor<'_>) -> bool {
    let dated: Step = |it| {
        it.word("Mededeling")
            && it.blanks()
            && it.sign("-–")
            && it.blanks()
            && it.digits(1, 2)
            && it.gap()
            && it.run(1, usize::MAX, |byte| byte.is_ascii_lowercase())
            && it.gap()
            && it.digits(4, 4)
            && it.end()
    };
    it.either(&[
        |it| it.one_of(&["Toelichting", "Mededeling", "Nota bene"]) && it.blanks() && (it.word(":") || it.end()),
        dated,
        |it| it.word("Tot slot") && it.end(),
    ])
}
