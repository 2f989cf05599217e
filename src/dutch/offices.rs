//! The portfolios of government that there have been since 1994: where the name of one ends, and which names are known.

use crate::text::str_ext::StrExt;

/// Ministries, ministers without one (`Minister voor`), and what state secretaries are named after, as they are printed; in the
/// order of their bytes.
const PORTFOLIOS: &[&str] = &[
    "Algemene Zaken",
    "Armoedebeleid, Participatie en Pensioenen",
    "Asiel en Migratie",
    "Basis- en Voortgezet Onderwijs en Media",
    "Bestuurlijke Vernieuwing",
    "Bestuurlijke Vernieuwing en Koninkrijksrelaties",
    "Binnenlandse Zaken",
    "Binnenlandse Zaken en Koninkrijksrelaties",
    "Buitenlandse Handel",
    "Buitenlandse Handel en Ontwikkelingshulp",
    "Buitenlandse Handel en Ontwikkelingssamenwerking",
    "Buitenlandse Zaken",
    "Cultuur en Media",
    "Defensie",
    "Digitale Economie en Soevereiniteit",
    "Digitalisering en Koninkrijksrelaties",
    "Economische Zaken",
    "Economische Zaken en Klimaat",
    "Economische Zaken, Landbouw en Innovatie",
    "Europese Zaken",
    "Financiën",
    "Fiscaliteit en Belastingdienst",
    "Fiscaliteit, Belastingdienst en Douane",
    "Grote Steden- en Integratiebeleid",
    "Herstel Groningen",
    "Herstel en Toeslagen",
    "Immigratie en Asiel",
    "Immigratie, Integratie en Asiel",
    "Infrastructuur en Milieu",
    "Infrastructuur en Waterstaat",
    "Jeugd en Gezin",
    "Jeugd, Preventie en Sport",
    "Justitie",
    "Justitie en Veiligheid",
    "Klimaat en Energie",
    "Klimaat en Groene Groei",
    "Koninkrijksrelaties",
    "Koninkrijksrelaties en Digitalisering",
    "Landbouw, Natuur en Voedselkwaliteit",
    "Landbouw, Natuurbeheer en Visserij",
    "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "Langdurige Zorg",
    "Langdurige Zorg en Sport",
    "Langdurige Zorg, Jeugd en Sport",
    "Langdurige en Maatschappelijke Zorg",
    "Media",
    "Medische Zorg",
    "Medische Zorg en Sport",
    "Mijnbouw",
    "Milieu en Wonen",
    "Natuur en Stikstof",
    "Onderwijs, Cultuur en Wetenschap",
    "Onderwijs, Cultuur en Wetenschappen",
    "Ontwikkelingssamenwerking",
    "Openbaar Vervoer en Milieu",
    "Participatie en Integratie",
    "Primair en Voortgezet Onderwijs",
    "Rechtsbescherming",
    "Sociale Zaken en Werkgelegenheid",
    "Toeslagen en Douane",
    "Veiligheid en Justitie",
    "Verkeer en Waterstaat",
    "Visserij, Voedselzekerheid en Natuur",
    "Volksgezondheid, Welzijn en Sport",
    "Volkshuisvesting en Ruimtelijke Ordening",
    "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    "Vreemdelingenzaken en Integratie",
    "Werk en Participatie",
    "Wonen en Rijksdienst",
    "Wonen, Wijken en Integratie",
];

/// What papers call ministries for short.
const ABBREVIATIONS: &[&str] = &[
    "AZ", "AenM", "A&M", "BHO", "BHOS", "BH-OS", "BuHaOS", "BuZa", "BZ", "BZK", "EL&I", "ELI", "EZ", "EZK", "FIN",
    "I&M", "I&W", "IenM", "IenW", "J&V", "JenV", "KGG", "LNV", "LVVN", "OCW", "OCenW", "OC&W", "OS", "SZW", "V&J",
    "V&W", "VenJ", "VenW", "VRO", "VROM", "VWS", "WWI",
];

/// Whether a list knows this portfolio, however its commas, spaces and capitals are printed, or by its short name.
pub(crate) fn is_portfolio(name: &str) -> bool {
    if PORTFOLIOS.binary_search(&name).is_ok() || name.is_one_of(ABBREVIATIONS) {
        return true;
    }
    let first = letters(name).next();
    let begins_alike =
        |known: &&&str| known.bytes().next().map(|letter| char::from(letter.to_ascii_lowercase())) == first;
    PORTFOLIOS.iter().filter(begins_alike).any(|known| letters(known).eq(letters(name)))
}

/// Whether a name is misspelt: all but one or two letters in a row are those of a known portfolio.
pub(crate) fn is_nearly_portfolio(name: &str) -> bool {
    const SHORTEST: usize = 8;
    // (A letter without its dots is the same.)
    fn plain(name: &str) -> impl DoubleEndedIterator<Item = char> {
        letters(name).map(|letter| if letter == 'ï' { 'i' } else { letter })
    }
    fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
        one.zip(other).take_while(|(one, other)| one == other).count()
    }
    let length = plain(name).count();
    length >= SHORTEST
        && PORTFOLIOS.iter().any(|known| {
            let (front, back) = (alike(plain(name), plain(known)), alike(plain(name).rev(), plain(known).rev()));
            // Few begin and end as the name does; only their letters are counted.
            front + back + 2 >= length && {
                let known = plain(known).count();
                // (Front and back may overlap in a letter that stands there twice.)
                (1..=2).contains(&(known.max(length) - (front + back).min(known.min(length))))
            }
        })
}

/// Whether words end with the name of a portfolio.
pub(crate) fn end_with_portfolio(words: &str) -> bool {
    let words = words.trim_end_blank();
    PORTFOLIOS.iter().any(|name| words.ends_with(name)) || words.last_word().is_one_of(ABBREVIATIONS)
}

/// A known portfolio and the name of its holder right behind it: `Defensie A. de Wit`.
pub(crate) fn portfolio_and_holder(words: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 140;
    if words.len() > LONGEST || is_portfolio(words) {
        return None;
    }
    words.match_indices(' ').rev().find_map(|(at, _)| {
        let (name, holder) = (&words[..at], words[at..].trim_start_blank());
        let parted = holder.starts_uppercase() && name.ends_with(char::is_alphabetic);
        (parted && is_portfolio(name)).then_some((name, holder))
    })
}

/// The portfolios that a list joins with commas and `en`, without a `van` of their own: `Justitie en Veiligheid, Defensie en
/// Economische Zaken en Klimaat`. A name holds commas and an `en` itself, so only known names part them; `None` where they do
/// not cover the words, or are only one.
pub(crate) fn joined_portfolios(words: &str) -> Option<Vec<&str>> {
    if is_portfolio(words.trim_blank()) {
        return None;
    }
    // Names end before a comma or an `en`: few places, and the list of names is short.
    let mut ends: Vec<(usize, usize)> = words.match_indices(',').map(|(at, _)| (at, at + 1)).collect();
    ends.extend(words.places_of("en").filter(|&at| words[..at].ends_blank()).map(|at| (at, at + 2)));
    ends.push((words.len(), words.len()));
    ends.sort_by_cached_key(|&(start, _)| start);
    if ends.len() == 1 || ends.len() > MOST_ENDS {
        return None;
    }
    // From behind: whether known names cover the words from an end on, and where the first of them ends.
    let mut next: Vec<Option<usize>> = vec![None; ends.len()];
    let mut names = Vec::new();
    for from in (0..ends.len()).rev() {
        let start = if from == 0 { 0 } else { ends[from - 1].1 };
        // (The longest name counts.)
        next[from] = (from..ends.len()).rev().find(|&to| {
            let name = words.get(start..ends[to].0).unwrap_or_default().trim_blank();
            // (Between a comma and an `en` stands nothing: `A, B, en C`.)
            let is_name = is_portfolio(name) || name.is_empty() && from > 0 && to == from;
            is_name && (to + 1 == ends.len() || next[to + 1].is_some())
        });
    }
    let mut from = 0;
    while from < ends.len() {
        let to = next[from]?;
        let start = if from == 0 { 0 } else { ends[from - 1].1 };
        names.push(words.get(start..ends[to].0).unwrap_or_default().trim_blank().trim_end_any(","));
        from = to + 1;
    }
    names.retain(|name| !name.is_empty());
    (names.len() > 1).then_some(names)
}

/// A list of portfolios has no more commas and `en` than this.
const MOST_ENDS: usize = 40;

/// The letters of a name, however its commas, spaces and capitals are printed.
fn letters(name: &str) -> impl DoubleEndedIterator<Item = char> {
    name.chars().filter(|&letter| letter.is_alphabetic()).map(lower)
}

/// A letter as it is written small. (The table of all of Unicode would be a tenth of what a browser loads, for names of
/// ministries.)
fn lower(letter: char) -> char {
    match letter {
        'ë' | 'Ë' => 'e', // `Financien`
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_portfolios_are_known() {
        assert!(PORTFOLIOS.is_sorted());
        for name in
            ["Financiën", "FINANCIËN", "Financien", "Onderwijs Cultuur en Wetenschap", "OCW", "Justitie enVeiligheid"]
        {
            assert!(is_portfolio(name), "{name}");
        }
        for name in ["", "Zuivel", "Justitie en Zuivel", "ocw", "en"] {
            assert!(!is_portfolio(name), "{name}");
        }
        assert!(end_with_portfolio("de Minister van Defensie ") && end_with_portfolio("de minister van OCW"));
        assert!(!end_with_portfolio("de Minister van Zuivel") && !end_with_portfolio(""));
    }

    #[test]
    fn which_portfolios_are_misspelt() {
        for name in ["Binnenlandze Zaken", "Economishe Zaken", "Verkeer en Waterstaart"] {
            assert!(is_nearly_portfolio(name), "{name}");
        }
        for name in ["Zuivel", "Verkeer", "Buitenlandse Zuivel", "Financien", ""] {
            assert!(!is_nearly_portfolio(name), "{name}");
        }
    }

    #[test]
    fn where_one_portfolio_ends() {
        let parted = |words: &'static str| joined_portfolios(words).unwrap_or_default().join(" | ");
        assert_eq!(parted("Defensie en Financiën"), "Defensie | Financiën");
        assert_eq!(
            parted("Justitie en Veiligheid en Binnenlandse Zaken en Koninkrijksrelaties"),
            "Justitie en Veiligheid | Binnenlandse Zaken en Koninkrijksrelaties"
        );
        assert_eq!(
            parted("Onderwijs, Cultuur en Wetenschap, Defensie, en Volksgezondheid, Welzijn en Sport"),
            "Onderwijs, Cultuur en Wetenschap | Defensie | Volksgezondheid, Welzijn en Sport"
        );
        assert_eq!(parted("VWS, OCW en SZW"), "VWS | OCW | SZW");
        assert_eq!(portfolio_and_holder("Defensie A. de Wit"), Some(("Defensie", "A. de Wit")));
        assert_eq!(portfolio_and_holder("Justitie en Veiligheid Vos"), Some(("Justitie en Veiligheid", "Vos")));
        assert_eq!(["Justitie en Veiligheid", "Wind Vos", ""].map(portfolio_and_holder), [None; 3]);
        assert_eq!(portfolio_and_holder("Financiën – Fiscaliteit"), None);
        // One name, or a name that no list knows.
        for words in ["Justitie en Veiligheid", "Justitie en Zuivel", "", ",", "Defensie en", ", Defensie"] {
            assert_eq!(joined_portfolios(words), None, "{words}");
        }
        assert_eq!(joined_portfolios(&"Defensie, ".repeat(1_000)), None);
    }
}
