//! Lists of words: ministries and offices, names, letters, and what makes a number a count, a date or the
//! number of a thing.

use crate::dutch::date::MONTHS;
use crate::text::str_ext::StrExt;

/// The offices of those who are asked, in every case that is printed.
pub(crate) const OFFICES: &[&str] = &[
    "minister", "Minister", "MINISTER", "staatss", "Staatss", "STAATSS", "staatse", "Staatse", "STAATSE", "minster",
    "Minster",
];

/// How an office begins that stands below a name without an article: `Minister van Defensie`.
pub(crate) const BARE_OFFICES: &[&str] =
    &["Minister van", "Minister voor", "Staatssecretaris van", "Minister-President", "Minister-president"];

/// Words in the names of offices that are written small: `de Minister van Economische Zaken - Klimaat`.
pub(crate) const WORDS_IN_OFFICES: &[&str] =
    &["de", "het", "van", "voor", "en", "-", "–", "minister", "ministers", "staatssecretaris", "staatssecretarissen"];

/// What comes behind `aan` where it names whom a paper is addressed to; a copy may have lost the space behind it.
pub(crate) const BEFORE_ADDRESSEES: &[&str] = &[
    "de",
    "het",
    "min",
    "Min",
    "staats",
    "Staats",
    "DE ",
    "HET ",
    "MIN",
    "STAATS",
    "Gedeputeerde",
    "college",
    "burgemeester",
    "Burgemeester",
    "B&W",
    "GS ",
];

/// Boards that members of councils, provinces and water boards ask. (The model has no office for them.)
pub(crate) const BOARDS: &[&str] = &[
    "het college",
    "college",
    "Gedeputeerde Staten",
    "GS",
    "het dagelijks bestuur",
    "de burgemeester",
    "burgemeester",
    "Burgemeester",
    "B&W",
    "de wethouder",
];

/// Whether a line that says who replies names such a board: `Antwoord van het college`.
pub(crate) fn is_of_a_board(words: &str) -> bool {
    words.parted_by(" van ").is_some_and(|(_, who)| who.starts_with_one_of(BOARDS))
}

/// How lines begin with which such a board, or a member of a council, signs.
pub(crate) const BOARDS_THAT_SIGN: &[&str] = &[
    "Burgemeester en wethouders",
    "Het college van",
    "het college van",
    "Namens het college",
    "Gedeputeerde Staten",
    "Namens Gedeputeerde Staten",
    "Het dagelijks bestuur",
    "Het lid van de ",
    "De secretaris,",
    "De burgemeester,",
];

/// What comes before the subject in a title.
pub(crate) const BEFORE_SUBJECT: &[&str] =
    &["over", "inzake", "betreffende", "omtrent", "naar aanleiding van", "Over", "Inzake", "OVER", "INZAKE"];

/// How a reply begins that puts the answers off.
pub(crate) const NOTICES: &[&str] = &["Mededeling", "MEDEDELING", "Uitstel"];

/// Titles before a name.
pub(crate) const TITLES: &[&str] =
    &["drs.", "mr.", "dr.", "ir.", "ing.", "prof.", "mw.", "mevr.", "dhr.", "w.g.", "(w.g.)"];

/// Words before a name that are no part of it.
pub(crate) const FORMS_OF_ADDRESS: &[&str] = &["de heer ", "heer ", "mevrouw ", "mevr. ", "mw. ", "dhr. "];

/// Words in a name that are written small: `Van den Berg - de Wit`, `in ’t Veld`.
pub(crate) const NAME_PREFIXES: &[&str] =
    &["van", "de", "der", "den", "het", "ten", "ter", "te", "-", "el", "in", "t", "’t", "'t"];

/// How a letter opens.
pub(crate) const SALUTATIONS: &[&str] =
    &["Geachte", "Zeer geachte", "Mijnheer de", "Mevrouw de", "Graag bied ik", "Hierbij "];

/// How a letter closes, above its signature.
pub(crate) const GREETINGS: &[&str] = &["Hoogachtend", "Met vriendelijke groet", "Met de meeste hoogachting"];

/// How lines begin that come below a list of notes.
pub(crate) const BELOW_NOTES: &[&str] = &[
    "Geachte voorzitter",
    "Geachte Voorzitter",
    "Geachte heer",
    "Geachte mevrouw",
    "Indiendatum",
    "Ingediend",
    "Antwoorddatum",
    "Beantwoord",
    "Indiener",
    "Hierbij ",
    "Bijgaand ",
    "In antwoord op uw brief",
];

/// Lines with which a web page begins what is no part of the paper.
pub(crate) const BELOW_A_PAGE: &[&str] = &[
    "Deel deze pagina",
    "Deel dit",
    "Delen",
    "Delen via",
    "Zie ook",
    "Download",
    "Downloads",
    "Bijlage",
    "Bijlagen",
    "Gerelateerd",
    "Gerelateerde documenten",
    "Gerelateerde artikelen",
    "Gerelateerde berichten",
    "Meer nieuws",
    "Naar boven",
    "Terug naar boven",
    "Terug naar overzicht",
    "Terug naar het overzicht",
    "Plaats een reactie",
    "Print deze pagina",
    "Einde bericht",
    "Einde persbericht",
    "Noot voor de redactie",
    "noot voor de redactie",
    "Over deze website",
    "Over deze site",
    "Over de Tweede Kamer",
    "Steun ons",
];

/// How such lines begin where they go on with words of their own: `Klik hier om het bericht te lezen`.
pub(crate) const STARTS_BELOW_A_PAGE: &[&str] = &[
    "Klik hier",
    "Lees verder",
    "Lees meer",
    "Lees ook",
    "Interessant voor",
    "Meer over dit",
    "Deel dit bericht",
    "Deel dit artikel",
    "Deel op",
    "Deel via",
    "Deel:",
    "Volg ons",
    "Word lid",
    "Tags:",
    "Trefwoorden:",
    "Laatst gewijzigd",
    "Laatst bijgewerkt",
    "Geplaatst op",
    "Geplaatst door",
    "Schrijf u in",
    "Delen:",
    "Reacties (",
    "Bron: Ministerie",
    "Bron: Tweede Kamer",
    "Bron: Rijksoverheid",
    "Voor meer informatie:",
    "(c) ",
    "facebook",
    "Facebook",
    "©",
    "Copyright",
];

/// Words that are lines of their own below most web pages, two and more together, but not only there.
pub(crate) const WORDS_BELOW_A_PAGE: &[&str] = &[
    "Home",
    "Contact",
    "Privacy",
    "Privacyverklaring",
    "Cookies",
    "Toegankelijkheid",
    "Vacatures",
    "Disclaimer",
    "Colofon",
    "Sitemap",
    "Nieuwsbrief",
    "Reageer",
    "Reacties",
    "Tweet",
    "Twitter",
    "X",
    "LinkedIn",
    "WhatsApp",
    "E-mail",
    "Mail",
    "RSS",
    "Print",
    "Vorige",
    "Volgende",
    "Terug",
    "Tags",
    "Zoeken",
];

/// Whether the words after a number make it a count or a date: `17 oktober`, `2 miljoen`.
pub(crate) fn is_counted(words: &str) -> bool {
    let word = words.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    MONTHS.contains(&word)
        || word.is_one_of(&[
            "miljoen",
            "miljard",
            "procent",
            "jaar",
            "maanden",
            "weken",
            "dagen",
            "uur",
            "euro",
            "graden",
            "keer",
            "lid",
            "m",
            "km",
            "kilometer",
            "meter",
            "personen",
            "mensen",
        ])
}

/// Whether a word announces a number: `vraag 3`, `artikel 2`.
pub(crate) fn names_a_number(word: &str) -> bool {
    word.is_one_of(&[
        "vraag",
        "vragen",
        "antwoord",
        "antwoorden",
        "artikel",
        "artikelen",
        "nr",
        "nrs",
        "punt",
        "lid",
        "en",
        "of",
        "tot",
        "t",
        "m",
        "van",
        "bijlage",
        "tabel",
        "figuur",
        "paragraaf",
        "hoofdstuk",
        "pagina",
        "blz",
        "pijler",
        "fase",
        "spoor",
        "categorie",
        "op",
        "in",
        "met",
        "de",
        "het",
        "ca",
        "circa",
        "ruim",
        "bijna",
        "minimaal",
        "maximaal",
        "ongeveer",
        "artikellid",
        "stap",
        "deel",
        "optie",
        "klasse",
        "groep",
    ])
}

/// Whether words begin with what is cited: `Kamerstuk 31 409, nr. 13`, `www.krant.example`.
pub(crate) fn names_source(words: &str) -> bool {
    words.starts_with_one_of(&[
        "Kamerstuk",
        "Aanhangsel",
        "Handelingen",
        "Tweede Kamer,",
        "Zie ",
        "http",
        "www.",
        "Antwoord",
        "Motie",
        "Brief",
    ])
}

/// Whether words look like what a note says, and not like an item of a list: an address, a title in quotation marks, a
/// year, a paper that is cited.
pub(crate) fn looks_like_source(words: &str) -> bool {
    names_source(words)
        || words.starts_with_one_of(&["Idem", "idem", "Ibid", "ibid", "zie ", "Artikel ", "artikel ", "«", "‘", "“"])
        || ["http", "www.", ".nl", ".eu", ".com", "«", "nr. ", "p. ", "blz. "].iter().any(|sign| words.has(sign))
        || words
            .split(|letter: char| !letter.is_ascii_digit())
            .any(|number| number.len() == 4 && ends_with_year(number))
}

/// Whether a full stop belongs to an abbreviation that names a number: `nr.5`, `p.12`.
pub(crate) fn abbreviated(before: &str) -> bool {
    let word = before.trim_end_matches('.').trailing(char::is_alphabetic);
    before.ends_with('.')
        && word.is_one_of(&["nr", "nrs", "art", "p", "pag", "blz", "Stb", "Stcrt", "v", "hfst", "par"])
}

/// Whether the words end with a year.
pub(crate) fn ends_with_year(words: &str) -> bool {
    let digits = words.trailing(|letter| letter.is_ascii_digit());
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_after_some_words_is_no_note_reference() {
        assert!(names_a_number("met") && names_a_number("vraag") && !names_a_number("brug"));
        assert!(is_counted("oktober 2031") && is_counted("lid,") && !is_counted("brug"));
        assert!(abbreviated("zie nr.") && !abbreviated("zie nr") && !abbreviated("brug."));
        assert!(ends_with_year("in 2031") && !ends_with_year("in 12031") && !ends_with_year("in 1831"));
    }
}
