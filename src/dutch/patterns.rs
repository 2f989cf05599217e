//! Every pattern: the Dutch of the form, each named for the fact that it states.
//!
//! Two signs stand for white space, so that the patterns read like the lines they match: `_` is some (one or more), `~`
//! is perhaps some. White space is a space, a tab, a no-break, figure, thin or narrow no-break space. There are no
//! Unicode tables in the build: digits are `[0-9]`, words are spelled out, letters outside ASCII stand in their classes.
//!
//! `matcher.rs` runs them; the tests at the foot hold what it finds to what the regex crate finds. A pattern is tried only
//! where a byte says that it could match; none runs over a whole document.

use crate::matcher::{Program, Slots};
use crate::text::scan;
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern, made ready when it is first used.
pub(crate) struct Pattern {
    pattern: &'static str,
    made: OnceLock<Option<Box<Program>>>,
    /// Words of which a match has one: most texts have none, and need no look.
    needs: &'static [&'static str],
    /// How many bytes a match has before those words at most, white space not counted; `usize::MAX` where that is not said.
    lead: usize,
}

impl Pattern {
    /// The pattern, made ready; `None` for what the matcher does not know.
    fn program(&self) -> Option<&Program> {
        self.made.get_or_init(|| Program::new(self.pattern).map(Box::new)).as_deref()
    }

    /// The first match: the byte ranges of the whole and of the groups. A group that took no part is empty.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        let slots =
            if self.needs.is_empty() { self.program()?.find(text, 0..text.len())? } else { self.find_near(text)? };
        Some(Match { text, slots })
    }

    /// The first match, looked for where the words stand that it needs.
    fn find_near(&self, text: &str) -> Option<Slots> {
        let mut from = 0;
        loop {
            let words = scan::first_of(self.needs, text, from)?;
            let program = self.program()?;
            if self.lead == usize::MAX {
                return program.find(text, 0..text.len());
            }
            let mut start = words;
            let mut left = self.lead + 1;
            for (at, byte) in text.as_bytes()[from..words].iter().enumerate().rev() {
                left -= usize::from(byte.is_ascii() && !byte.is_ascii_whitespace());
                if left == 0 {
                    break;
                }
                start = from + at;
            }
            if let Some(slots) = program.find(text, start..words + 1) {
                return Some(slots);
            }
            from = words + 1;
        }
    }

    /// Whether it matches anywhere.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

/// What a pattern found.
pub(crate) struct Match<'t> {
    text: &'t str,
    slots: Slots,
}

impl<'t> Match<'t> {
    /// The words of a group; empty when it took no part.
    pub(crate) fn group(&self, index: usize) -> &'t str {
        self.text.get(self.range(index)).unwrap_or_default()
    }

    /// The place of a group in bytes; `0..0` when it took no part.
    pub(crate) fn range(&self, index: usize) -> Range<usize> {
        self.slots[2 * index]..self.slots[2 * index + 1]
    }

    /// Where the whole match ends.
    pub(crate) fn end(&self) -> usize {
        self.range(0).end
    }

    /// Where the whole match starts.
    pub(crate) fn start(&self) -> usize {
        self.range(0).start
    }
}

macro_rules! lead {
    () => {
        usize::MAX
    };
    ($lead:literal) => {
        $lead
    };
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident $(needs $($needs:literal)|+ $(after $lead:literal)?)? = $pattern:expr;)*) => {
        $($(#[$doc])* pub(crate) static $name: Pattern =
            Pattern { pattern: $pattern, made: OnceLock::new(), needs: &[$($($needs),+)?], lead: lead!($($($lead)?)?) };)*
        #[cfg(test)]
        const ALL: &[(&str, &Pattern, &str)] = &[$((stringify!($name), &$name, $pattern)),*];
    };
}

patterns! {
    /// The words of a heading up to its numbers: `Vraag 2 en 3`, `Antwoord op de vragen 4 tot en met 7`.
    /// Group 1: the word that tells question from answer.
    LABEL = r"^(Vraag|Vragen|VRAAG|VRAGEN|Antwoorden|Antwoord|ANTWOORDEN|ANTWOORD|Beantwoording)(?:_(?:op|bij|onder|van|OP|BIJ|VAN))?(?:_(?:de|DE))?(?:_(?:[Dd]eel)?(?:vraag|vragen|Vraag|Vragen|VRAAG|VRAGEN|nummers?))?~(?:(?:nrs?\.?|no\.|nummers?|#)~)?";

    /// A heading of an answer that says whose it is: `Antwoord van het kabinet:`, `Antwoord minister`.
    ANSWER_OF = r"^Antwoord_(?:van_(?:het|de)_[Kk]?[a-zA-Z-]+|[Mm]inister|[Ss]taatssecretaris|[Kk]abinet|[Rr]egering)~:?$";

    /// The words that part notes copied from a web page: `X Noot`, perhaps with the label behind it. Group 1: the label.
    NOTE_RULE = r"^(?:X_?)?Noot~([0-9]{1,3})?$";

    /// A heading after which nothing belongs to a question any more: `Toelichting:`, `Mededeling`, a lone `Tot slot`.
    REMARK = r"^(?:(?:Toelichting|Mededeling|Nota bene)~(?::|$)|Tot slot$)";

    /// The running foot of a page: `Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2`. Group 1: the page number.
    PAGE_FOOT = r"(?:Tweede|Eerste)_Kamer,?_?vergaderjaar_[0-9]{4}~[-–—/]~[0-9]{2,4},~(?:Aanhangsel|Vragen)\b~([0-9]{1,3})?";

    /// The running foot of other papers: `Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72 5`. Group 1: the page
    /// number.
    PAPER_FOOT needs "Kamer, vergaderjaar" = r"^(?:Tweede|Eerste) Kamer, vergaderjaar_[0-9]{4}[-–][0-9]{4}, [0-9 ]+(?:-[0-9A-Z]+)?[A-Z ]*, (?:nr\. )?[0-9A-Z]+ ([0-9]{1,3})$";

    /// A publication identifier on its own line: `ah-tk-20242025-546`, `kv-tk-2024Z18775`, `ah-1251487`, also with its
    /// hyphens lost.
    PRINT_MARK = r"^(?:ah|kv|kst|h|nds|ag)(?:[- ](?:tk|ek))?[- ][0-9][-0-9A-Za-z]*(?: [0-9]+)?$";

    /// `ISSN 0921 - 7398`, perhaps with the place and year of print glued to it.
    ISSN = r"^ISSN ?[0-9]{4}~-~[0-9]{3}[0-9X](?:~[’'‘´]?s-Gravenhage_?[0-9]{4})?";

    /// `’s-Gravenhage 2024`, the place and year of print.
    PLACE_OF_PRINT = r"^[’'‘´]?s-Gravenhage_?[0-9]{4}";

    /// `Pagina 3 van 12`, `Pagina 1/12`.
    PAGE_NUMBER = r"^(?:Pagina|pagina|Blad|Page)_[0-9]{1,3}(?:~(?:van|/|of)~[0-9]{1,3})?$";

    /// The foot of a page as a browser prints it: `https://zoek.officielebekendmakingen.nl/ah-tk-20302031-1.html 2/5`.
    WEB_FOOT = r"^https?://[!-}]+_[0-9]{1,3}/[0-9]{1,3}$";

    /// The head of a page as a browser prints it, up to the title of the page: `3-4-2031, 10:12 Vragen van het lid …`.
    WEB_HEAD = r"^[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4},_[0-9]{1,2}:[0-9]{2}(?:_|$)";

    /// The sentence that says who asks: `Vragen van het lid Jansen (ABC) aan de Minister van …`.
    /// Group 1: `Mondelinge`; the names follow the match.
    ASKED_BY needs "ragen" after 19 = r"(?:(Mondelinge|Schriftelijke|mondelinge|schriftelijke)_)?(?:[Vv]ragen|[Kk]amervragen|[Vv]ragen gesteld)_(?:van|door)_(?:(?:het|de)_?(?:(?:[Tt]weede|[Ee]erste)_?[Kk]amer)?(?:lid|leden)(?:_(?:lid|leden))?|(?:lid|leden))_";

    /// The sentence that says who replies: `Antwoord van Minister Pieters (Financiën)`. Group 1: the word.
    REPLIED_BY = r"^(Nader antwoord|Nadere antwoorden|Antwoord|Antwoorden|ANTWOORD|Mededeling|MEDEDELING|Uitstelbericht|Beantwoording|Reactie)_van~(?:de_?|het_?)?(?:Minister|minister|Staatssecretaris|staatssecretaris|MINISTER|STAATSSECRETARIS|heer|mevrouw)";

    /// An office: group 1 is the office, group 2 its plural ending. The next word may be glued to it.
    OFFICE needs "inister" | "taatssecretaris" after 2 = r"(?:\b|[a-z])((?:[Mm]inister-[Pp]resident)|(?:[Mm]inister)|(?:[Ss]taatssecretaris))(sen|s)?(?:\b|[A-Z]|van|voor)";

    /// The date of submission in its brackets: `(ingezonden 6 maart 2024)`. The date follows the match.
    SENT_IN needs "ngezonden" | "ngediend" after 2 = r"\(?~(?:[Ii]ngezonden|[Ii]ngediend)_?(?:op_)?";

    /// The date of receipt in its brackets: `(ontvangen 7 november 2022)`. The date follows the match.
    RECEIVED needs "ntvangen" after 2 = r"\(?~[Oo]ntvangen_?(?:\(ontvangen_)?(?:op_)?";

    /// `Zie ook Aanhangsel Handelingen, …`. What follows is cited.
    SEE_ALSO needs "Zie ook" after 0 = r"\bZie ook_";

    /// `mede namens`, `namens`; a lost space may glue the next word to it.
    ON_BEHALF needs "amens" after 6 = r",?_?(?:[Mm]ede_?|\b)namens(?:_|de_)";

    /// A case number of the Tweede Kamer: `2024Z18775`.
    CASE_NUMBER needs "Z" after 4 = r"\b(20[0-9]{2}Z[0-9]{4,6})\b";

    /// `Vergaderjaar 2024–2025`. Groups 1 and 2: the years.
    SESSION_YEAR needs "ergaderjaar" after 1 = r"[Vv]ergaderjaar_?([0-9]{4})~[-–—/]~([0-9]{4}|[0-9]{2})";

    /// The number on top of a paper as the ministries send it: `AH 604`. Group 1: the number.
    NUMBER_LINE = r"^AH_?([0-9]{1,4})$";

    /// A covering letter: `In antwoord op uw brief van 5 juli 2024, nr. 2024Z11859, deel ik u mede …`.
    COVERING needs "antwoord op uw brief" after 2 = r"[Ii]n antwoord op uw brief";

    /// What a covering sentence says after the subject: ` worden beantwoord zoals aangegeven in de bijlage`.
    ANSWERED_SO needs "beantwoord" | "bijlage" | "termijn" = r"_(?:worden|zijn|is|kunnen|zullen|heeft|zou|hebben)(?:_[a-z]+){0,12}_(?:beantwoord|beantwoorden|beantwoording)|_niet_binnen_de_[a-z]+_termijn|_zoals_aangegeven_in_de_bijlage|_als_bijlage";

    /// The end of the masthead's heading; the number comes next. Group 1: the number, where it stands on the same line.
    MASTHEAD_END needs "egering gegeven" after 1 = r"\bregering gegeven antwoorden~([0-9]{1,4})?$";

    /// A paper that says by its title that it lists questions: `LIJST VAN VRAGEN EN ANTWOORDEN`.
    LIST_OF_QUESTIONS needs "ijst" | "ragen" | "IJST" | "RAGEN" after 1 = r"(?:[Ll]ijst|LIJST)_(?:van|VAN)_(?:vragen|VRAGEN)|(?:[Vv]ragen|VRAGEN)_(?:en|EN)_(?:antwoorden|ANTWOORDEN)";

    /// A Kamerstuk: `Kamerstukken II 2009/10, 27 858, nr. 88`, `Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198`.
    /// Groups: 1 the chamber, 2 and 3 the session year, 4 the dossier, 5 its suffix, 6 its chapter, 7 the number.
    KAMERSTUK = r"^(?:[Kk]amerstuk(?:ken)?(?:nummer)?|(?:Tweede|Eerste)_Kamer),?~(?:(I/II|II|I|ll)\b,?~)?(?:der_Staten-Generaal,?~)?(?:[Vv]ergaderjaar_?)?(?:([0-9]{4})~[-–—/]~([0-9]{4}|[0-9]{2})\b,?~)?([0-9]{2}[. \x{A0}\x{2009}\x{202F}]?[0-9]{3})(?:[- ]([0-9]{2})\b)?(?:[- \x{A0}]?([IVXLC]{1,6}(?:~[A-E])?|[A-G])\b)?,?~(?:[nN]rs?\b\.?~|-~|nummer_)?([0-9]{1,4}|[A-Z]{1,2})\b";

    /// The next number of the same dossier: `, nr. 684`, ` en 685`.
    NEXT_NUMBER = r"^(?:,?~(?:en|&)?_?nrs?\.~|,?_en_)([0-9]{1,4})\b";

    /// A Kamerstuk without its name: `36 471-64`, `21501-20-2128`, `19 637, nr. 3198`. Groups: 1 the dossier, 2 its suffix,
    /// 3 its chapter, 4 the number.
    BARE_PAPER = r"^([1-3][0-9][ \x{A0}\x{2009}\x{202F}]?[0-9]{3})(?:[- ]([0-9]{2}))?(?:[- \x{A0}]([IVXLC]{1,6}|[A-G]))?(?:-|,?~nr\.?~)([0-9]{1,4})\b";

    /// An Aanhangsel: `Aanhangsel van de Handelingen, vergaderjaar 2021–2022, nr. 3173`. Groups: 1 the chamber, 2 and 3 the
    /// session year, 4 the number.
    AANHANGSEL = r"^(?:Aanhangsel|Kamervragen_\(Aanhangsel\))(?:_van_de)?(?:_(?:der_)?Handelingen)?,?~(?:(II|I)\b,?~)?(?:[Vv]ergaderjaar_?)?([0-9]{4})~[-–—/]~([0-9]{4}|[0-9]{2})\b,?~(?:nrs?\b\.?~|nummer_)?([0-9]{1,4})\b";

    /// The same with the number first: `Aanhangsel Handelingen, nr. 448, vergaderjaar 1998–1999`. Groups: 1 the chamber, 2
    /// the number, 3 and 4 the session year.
    AANHANGSEL_REVERSED = r"^Aanhangsel(?:_van_de)?(?:_Handelingen)?,?~(?:(II|I)\b,?~)?nr\.?~([0-9]{1,4}),?~(?:[Vv]ergaderjaar_?)?([0-9]{4})~[-–—/]~([0-9]{4}|[0-9]{2})\b";

    /// The proceedings: `Handelingen II 2010/11, nr. 108, item 5`, `Handelingen II 2007/08, nr. 108, p. 7909-7943`. Groups: 1
    /// the chamber, 2 and 3 the session year, 4 the meeting, 5 the item, 6 and 7 the pages.
    HANDELINGEN = r"^Handeling(?:en)?,?~(?:(II|I)\b,?~)?(?:[Vv]ergaderjaar_?)?([0-9]{4})~[-–—/]~([0-9]{4}|[0-9]{2})\b,?~nr\.?~([0-9]{1,3}),?~(?:item_([0-9]{1,3})|(?:p|pag|blz)\.?~([0-9]{1,5})~[-–]~([0-9]{1,5}))\b";

    /// `Stb. 2024, 213`, `Staatscourant 2009, nr. 9231`, `Trb. 1951, 25`. Groups: 1 the series, 2 the year, 3 the number.
    BULLETIN = r"^(Stb|Staatsblad|Trb|Tractatenblad|Stcrt|Staatscourant)\.?,?_?(?:jaargang_)?([0-9]{4}),?~(?:nr\.?~)?([0-9]{1,6})\b";

    /// A case and document number: `2022Z10576 / 2022D31072`. Groups: 1 the case, 2 the document.
    CASE_OR_DOCUMENT = r"^(?:(20[0-9]{2}Z[0-9]{5})(?:~[/,]~(20[0-9]{2}D[0-9]{5}))?|(20[0-9]{2}D[0-9]{5}))\b";

    /// An identifier of a publication: `ah-tk-20162017-2509`, `blg-1184123`.
    IDENTIFIER = r"^(?:ah-(?:tk|ek)-[0-9]{8}-[0-9]{1,4}|blg-[0-9]{4,8})\b";

    /// What follows the number of a question of another set: ` van het lid Jansen`, ` uit de eerdere Kamervragen`.
    OF_ANOTHER_SET = r"^(?:,?~(?:zoals_)?(?:gesteld_)?(?:van|door|uit|in|van_de_vragen_van)_(?:het_?|de_?|een_|uw_|mijn_)?(?:Kamer)?(?:lid|leden|heer|mevrouw|eerder|vorige|set\b|lijst|schriftelijk|vragen|verslag|brief|stuk|ambtsvoorganger)|~in_mijn_antwoord|~van_[0-9]|~\(Aanhangsel)";

    /// What makes a number a count: ` miljoen`.
    COUNTED = r"^(?:miljoen|miljard|procent|jaar|maanden|weken|dagen|euro|keer)\b";

    /// The title of a paper of running prose: `VERSLAG VAN EEN SCHRIFTELIJK OVERLEG`.
    PROSE_PAPER needs "erslag" | "emorie" | "ERSLAG" | "EMORIE" after 30 = r"(?:[Vv]erslag|VERSLAG)_(?:[Vv]an|VAN)_(?:[Ee]en|EEN)_(?:[Nn]ader_|NADER_)?(?:[Ss]chriftelijk|SCHRIFTELIJK)_(?:[Oo]verleg|OVERLEG)|^(?:[Nn]ota|NOTA)_(?:[Nn]aar|NAAR)_(?:[Aa]anleiding|AANLEIDING)_(?:[Vv]an|VAN)_(?:[Hh]et|HET)_(?:[Nn]ader_|NADER_)?(?:[Vv]erslag|VERSLAG)|^(?:[Nn]adere_|NADERE_)?(?:[Mm]emorie|MEMORIE)_(?:[Vv]an|VAN)_(?:[Aa]ntwoord|ANTWOORD)|^(?:[Nn]ader_|NADER_)?(?:[Vv]oorlopig|VOORLOPIG)_(?:[Vv]erslag|VERSLAG)|^(?:VERSLAG|Verslag)$";

    /// The cells of the masthead of a web page, copied without what parted them:
    /// `Tweede Kamer der Staten-Generaal2014-20151365`. Groups: 1 and 2 the session year, 3 the case, 4 the number.
    GLUED_MASTHEAD needs " Kamer der" = r"^(?:[0-9]{2}-[0-9]{2}-[0-9]{4}~)?(?:Tweede|Eerste) Kamer der Staten-Generaal~([0-9]{4})~[-–]~([0-9]{4})~(?:([0-9]{4}Z[0-9]{5})|([0-9]{1,4}?))?(?:~[0-9]{2}-[0-9]{2}-[0-9]{4})?$";

    /// A line of the masthead.
    MASTHEAD = r"^(?:Datum publicatie.*|(?:Tweede|Eerste) Kamer der Staten-Generaal~[0-9]?|Vergaderjaar_[0-9]{4}.*|Aanhangsel van de Handelingen|Vragen gesteld door de leden der Kamer.*|regering gegeven antwoorden|Kamervragen zonder [Aa]ntwoord|Kamervraag zonder antwoord|Aanhangsel(?: van de)? Handelingen)$";
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test whose pattern does not compile has failed")]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;
    use proptest::string::string_regex;
    use regex::Regex;

    /// The same pattern for the regex crate.
    fn spelled(pattern: &str) -> String {
        const SPACE: &str = r"[ \t\x{A0}\x{2007}\x{2009}\x{202F}\x{FFFF}]";
        let spelled = pattern.replace('_', &format!("(?:{SPACE}+)")).replace('~', &format!("{SPACE}*"));
        spelled.replace(r"\b", r"(?-u:\b)")
    }

    static REGEXES: std::sync::LazyLock<Vec<Regex>> = std::sync::LazyLock::new(|| {
        ALL.iter().map(|(_, _, pattern)| Regex::new(&spelled(pattern)).expect("a pattern")).collect()
    });

    /// Holds what a pattern finds in a text to what the regex crate finds, group by group.
    fn agree(nth: usize, text: &str) {
        let (name, pattern, _) = ALL[nth];
        let ours = pattern.find(text).map(|found| found.slots);
        let theirs = REGEXES[nth].captures(text).map(|captures| {
            let mut slots: Slots = Default::default();
            for (group, found) in captures.iter().enumerate() {
                (slots[2 * group], slots[2 * group + 1]) = found.map_or((0, 0), |found| (found.start(), found.end()));
            }
            slots
        });
        assert_eq!(ours, theirs, "{name} on {text:?}");
    }

    #[test]
    fn every_pattern_is_known_to_the_matcher() {
        for (name, pattern, _) in ALL {
            assert!(pattern.program().is_some(), "{name} says what the matcher does not know");
        }
    }

    /// The texts of the tests and, where it is there, the corpus beside the project.
    fn texts() -> Vec<String> {
        let mut folders = vec!["tests/fixtures".into(), "tests/specs".into(), "../shared/corpus/text".into()];
        let mut texts = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir::<std::path::PathBuf>(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    texts.extend(std::fs::read_to_string(entry.path()));
                }
            }
        }
        texts
    }

    #[test]
    fn matcher_and_regex_agree_on_every_line() {
        let texts = texts();
        assert!(texts.len() > 50, "the texts of the tests are gone");
        for line in texts.iter().flat_map(|text| text.lines()) {
            // Patterns are tried from words inside a line on as well.
            let words = line.match_indices([' ', '(', '.']).map(|(at, _)| at + 1);
            for from in [0].into_iter().chain(words.step_by(5)) {
                (0..ALL.len()).for_each(|nth| agree(nth, &line[from..]));
            }
        }
    }

    proptest! {
        /// Lines made from the patterns themselves, whole or damaged.
        #[test]
        fn matcher_and_regex_agree_on_what_the_patterns_say(
            (nth, mut line) in (0..ALL.len()).prop_flat_map(|nth| {
                let bare = spelled(ALL[nth].2).replace(r"(?-u:\b)", "").replace(['^', '$'], "");
                (Just(nth), string_regex(&bare).expect("a pattern without anchors"))
            }),
            before in "(|x|[ (,.A-z]{0,3})",
            after in "(|x|[ ),.0-9A-z]{0,3})",
            other in 0..ALL.len(),
            drop in any::<Index>(),
            damaged in any::<bool>(),
        ) {
            if damaged && let Some((at, _)) = line.char_indices().nth(drop.index(line.chars().count().max(1))) {
                line.remove(at);
            }
            let line = format!("{before}{line}{after}");
            agree(nth, &line);
            agree(other, &line);
        }

        #[test]
        fn matcher_and_regex_agree_on_anything(nth in 0..ALL.len(), line in "([ 0-9,.)–-]|[aA]an|van|en|nr|vergaderjaar|\\PC){0,12}") {
            agree(nth, &line);
        }
    }

    #[test]
    fn hostile_lines_take_little_time_and_are_read_the_same() {
        let (spaces, ones) = (" ".repeat(20_000), "1 ".repeat(20_000));
        let words = " wordt zijn".repeat(2_000);
        for line in [
            format!("{spaces}Tweede Kamer, vergaderjaar{spaces}2010–2011,{spaces}Aanhangsel{spaces}2"),
            format!("Tweede Kamer, vergaderjaar 2010–2011, {ones}"),
            format!("Vragen van het lid{words} beantwoord({spaces}ingezonden"),
        ] {
            let start = std::time::Instant::now();
            (0..ALL.len()).for_each(|nth| _ = ALL[nth].1.matches(&line));
            assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
            (0..ALL.len()).for_each(|nth| agree(nth, &line));
        }
    }

    #[track_caller]
    fn table(pattern: &Pattern, yes: &[&str], no: &[&str]) {
        for line in yes {
            assert!(pattern.matches(line), "should match: {line:?}");
        }
        for line in no {
            assert!(!pattern.matches(line), "should not match: {line:?}");
        }
    }

    #[test]
    fn facts_and_their_lines() {
        table(
            &LABEL,
            &["Vraag 1", "Antwoord op de vragen 4 tot en met 7", "Antwoorden 5 en 6", "Antwoord"],
            &["vraag 5).", "De vraag 2", "1. Vraag"],
        );
        table(
            &REMARK,
            &["Toelichting:", "Mededeling", "Toelichting: deze", "Tot slot"],
            &["Toelichting op", "Tot slot: ik"],
        );
        table(
            &PAGE_FOOT,
            &["Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2", "x.Eerste Kamer, vergaderjaar 2015-2016, Vragen"],
            &["Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198"],
        );
        table(
            &PAPER_FOOT,
            &["Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72 5"],
            &["Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72"],
        );
        table(
            &PRINT_MARK,
            &["ah-tk-20242025-546", "kv-tk-2024Z18775", "ah-1251487", "h tk 20232024 387"],
            &["ah ja", "h 2 o is water", "ag."],
        );
        table(&ISSN, &["ISSN 0921 - 7398", "ISSN 0921 - 7398’s-Gravenhage 2024"], &["een ISSN"]);
        table(
            &ASKED_BY,
            &["Vragen van het lid Jansen", "Mondelinge vragen van de leden A", "op Kamervragen van de leden lid X"],
            &["Vragen van de Kamer", "de vragen van u"],
        );
        table(
            &REPLIED_BY,
            &[
                "Antwoord van Minister Pieters",
                "Mededeling van de staatssecretaris van",
                "Antwoorden van de minister van",
            ],
            &["Antwoord van de Kamer", "het Antwoord van Minister"],
        );
        table(&CASE_NUMBER, &["2024Z18775", "(2024Z16988)"], &["2024D18775", "12024Z18775"]);
        table(&NUMBER_LINE, &["AH 604"], &["AH", "AH 604 en"]);
        table(
            &WEB_FOOT,
            &["https://krant.example/a-b.html 2/5", "http://krant.example 12/12"],
            &["https://krant.example/2/5", "https://krant.example blz. 2/5"],
        );
        table(&WEB_HEAD, &["3-4-2031, 10:12 Vragen", "03/04/31, 9:12"], &["3-4-2031, 10 uur", "op 3-4-2031, 10:12"]);
        table(&PAGE_NUMBER, &["Pagina 3 van 12", "Pagina 1/12"], &["pagina 21 gesteld wordt"]);
    }
}
