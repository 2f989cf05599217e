//! Every pattern: the Dutch of the form, each named for the fact that it states.
//!
//! They are regular expressions of the regex crate, put together from strings and from the pieces that many of them share
//! (the macro `piece`). There are no Unicode tables in the build for browsers: digits are `[0-9]`, words are spelled out,
//! letters outside ASCII stand in their classes.
//!
//! A pattern runs only where a byte, or words that it needs, say that it could match; none runs over a whole document.

use crate::dutch::readers;
use crate::text::pattern::Reader;
pub(crate) use crate::text::pattern::{Match, Pattern};
use crate::text::scan::{Ascii, Words};
use std::sync::OnceLock;

/// A piece of a pattern: a string, or one of the names below.
macro_rules! piece {
    // White space, required or optional. `lines` has made plain spaces of wide ones, and put DEL where it left something
    // out.
    (RWS) => {
        r"[ \t\x7F]+"
    };
    (OWS) => {
        r"[ \t\x7F]*"
    };
    // The start or end of an ASCII word.
    (EDGE) => {
        r"(?-u:\b)"
    };
    (CHAMBER) => {
        "(?:Tweede|Eerste)"
    };
    // `II, `, which stands for the Tweede Kamer in citations. One group.
    (CHAMBER_SIGN) => {
        concat!("(?:(II|I)", piece!(EDGE), ",?", piece!(OWS), ")?")
    };
    (IN_SESSION) => {
        concat!("(?:[Vv]ergaderjaar", piece!(OWS), ")?")
    };
    (FIRST_PERSON) => {
        concat!(piece!(EDGE), "(?:heb", piece!(RWS), "ik|hebben", piece!(RWS), "(?:wij|we))", piece!(RWS))
    };
    // `heeft de minister van Defensie gevraagd naar`
    (HAS_ASKED) => {
        concat!(
            "(?:lid|leden)",
            piece!(RWS),
            "[^.]*(?:heeft|hebben)",
            piece!(RWS),
            "de",
            piece!(RWS),
            "(?:",
            piece!(MINISTER),
            "|",
            piece!(SECRETARY),
            ")",
            piece!(RWS),
            "[^.]*gevraagd",
            piece!(RWS),
            "naar"
        )
    };
    (DASH) => {
        "(?:[-/]|–|—)"
    };
    // `2024–2025`, `2009/10`. Two groups.
    (YEARS) => {
        concat!("([0-9]{4})", piece!(OWS), piece!(DASH), piece!(OWS), "([0-9]{4}|[0-9]{2})")
    };
    // The words of offices in any case, with letters that are missing, doubled or swapped: `minster`, `Staatsecretaris`.
    (MINISTER) => {
        "(?i-u:min[nist]{2,6}e?r)"
    };
    (SECRETARY) => {
        "(?i-u:sta[ats]{1,5}[- ]?[secrta]{4,9}ris)"
    };
    (PRIME_MINISTER) => {
        concat!(piece!(MINISTER), "(?i-u:[- ]{0,3}president)")
    };
    (QUESTIONS) => {
        "(?:[Vv]raag|[Vv]ragen|VRAAG|VRAGEN|[Kk]amervraag|[Kk]amervragen|KAMERVRAAG|KAMERVRAGEN)"
    };
    // `het lid`, `de Tweede Kamerleden`, `het Statenlid`; copies lose spaces.
    (MEMBERS) => {
        concat!(
            "(?:(?:het|de|een|HET|DE)",
            piece!(OWS),
            ")?(?:(?:(?:[Tt]weede|[Ee]erste)",
            piece!(OWS),
            "-?)?[Kk]amer",
            piece!(OWS),
            "-?|",
            piece!(LOCAL),
            ")?(?:lid|leden|LID|LEDEN)"
        )
    };
    // What members of councils, provinces and water boards are called: `gemeenteraadslid`, `AB-lid`.
    (LOCAL) => {
        "(?:[a-z]*(?:[Rr]aads|commissie|bestuurs)|[Ss]taten|AB-)"
    };
    (COMMITTEE) => {
        concat!("(?:(?:vaste|algemene|tijdelijke|bijzondere)", piece!(RWS), ")?[Cc]ommissies?")
    };
    // `6 maart 2024`
    (DAY) => {
        concat!("[0-9]{1,2}", piece!(RWS), "[a-z]+", piece!(RWS), "[0-9]{4}")
    };
    ($expression:literal) => {
        $expression
    };
}

/// The expression; where a function reads the whole form, only a test needs it.
macro_rules! expression {
    ([] $expression:expr) => {
        $expression
    };
    ([$reader:ident] $expression:expr) => {
        if cfg!(test) { $expression } else { "" }
    };
}

/// What reads a form without its expression.
macro_rules! reader {
    () => {
        None
    };
    (usually $reader:ident $other:ident) => {
        Some(Reader::Usual(readers::$reader, readers::$other))
    };
    ($reader:ident) => {
        Some(Reader::Whole(readers::$reader))
    };
}

/// `NAME opens "AB" needs "words" | "other words" after n and "more words" = [pieces];`: each match opens with one of these
/// letters (ASCII) and has some of the words, with at most n bytes before them, and some of the others. All are optional; `Pattern`
/// says what they are for. `by reader` and `usually by reader or other` name a function that reads the whole or the usual form: its
/// expression says to people and to a test what it does, and takes no place in the browser where the function reads all.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident $(opens $opens:literal)? $(needs $($needs:literal)|+)? $(after $lead:literal)?
        $(and $($also:literal)|+)? $(by $whole:ident)? $(usually by $usual:ident or $other:ident)? = [$($piece:tt)+];)*) => {
        $($(#[$doc])* pub(crate) static $name: Pattern = Pattern {
            expression: expression!([$($whole)?] concat!($(piece!($piece)),+)),
            compiled: OnceLock::new(),
            letters: Ascii::new(concat!($($opens)?)),
            needs: Words::new(&[$($($needs),+)?]),
            lead: [$($lead,)? usize::MAX][0],
            also: Words::new(&[$($($also),+)?]),
            reader: reader!($($whole)? $(usually $usual $other)?),
            anchored: concat!($(piece!($piece)),+).as_bytes()[0] == b'^',
        };)*
        #[cfg(test)]
        const ALL: &[(&str, &Pattern)] = &[$((stringify!($name), &$name)),*];
    };
}

patterns! {
    /// The words of a heading up to its numbers: `Vraag 2 en 3`, `Antwoord op de vragen 4 tot en met 7`.
    /// Group 1: the word that tells question from answer.
    LABEL opens "VAB" by label = ["^(Vraag|Vragen|VRAAG|VRAGEN|Antwoorden|Antwoord|ANTWOORDEN|ANTWOORD|Beantwoording)(?:" RWS "(?:Algemene Rekenkamer|[Cc]ollege|[Kk]abinet|[Mm]inister))?(?:" RWS "(?:op|bij|onder|van|OP|BIJ|VAN))?(?:" RWS "(?:de|DE))?(?:" RWS "(?:[Dd]eel)?(?:vr[.]|vraag|vragen|Vraag|Vragen|VRAAG|VRAGEN|nummers?))?" OWS r"(?:(?:nrs?\.?|no\.|nummers?|#)" OWS ")?"];

    /// A heading of an answer that says whose it is: `Antwoord van het kabinet:`, `Antwoord minister`, `Antwoord college: Ja`.
    ANSWER_OF opens "A" by answer_of = ["^Antwoord" RWS "(?:van" RWS "(?:het|de)" RWS "[Kk]?[a-zA-Z-]+|[Mm]inister|[Ss]taatssecretaris|[Kk]abinet|[Rr]egering|[Cc]ollege)" OWS "(?::|$)"];

    /// The words that part notes copied from a web page: `X Noot`, perhaps with the label behind it. Group 1: the label.
    NOTE_RULE opens "XNnVv" needs "oot" after 6 = ["^(?:X" OWS ")?(?:Noot|noot|Voetnoot|voetnoot)" OWS "([0-9]{1,3})?" OWS "[:.]?$"];

    /// A label in words with the note behind it: `Noot 1: De Courant`, `1 noot De Courant`. Groups 1 and 2: the label.
    NOTE_IN_WORDS opens "XNnVv0123456789" needs "oot" after 8 = ["^(?:(?:X" OWS ")?(?:Noot|noot|Voetnoot|voetnoot)" RWS "([0-9]{1,3})|([0-9]{1,3})" RWS "(?:Noot|noot|voetnoot))(?:" OWS "[:.)])?(?:" RWS "|$)"];

    /// A heading after which nothing belongs to a question any more: `Toelichting:`, `Mededeling`, `Mededeling - 20 mei 2031`, a
    /// lone `Tot slot`.
    REMARK opens "TMN" needs "Toelichting" | "Mededeling" | "Nota bene" | "Tot slot" after 0 by remark = ["^(?:(?:Toelichting|Mededeling|Nota bene)" OWS "(?::|$)|Mededeling" OWS "[-–]" OWS DAY "$|Tot slot$)"];

    /// The running foot of a page: `Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2`. Group 1: the page number.
    PAGE_FOOT opens "TE" needs "vergaderjaar" by page_foot = [CHAMBER RWS "Kamer,?" OWS "vergaderjaar" RWS "[0-9]{4}" OWS DASH OWS "[0-9]{2,4}," OWS "(?:Aanhangsel|Vragen)" EDGE OWS "([0-9]{1,4})?"];

    /// The running foot of other papers: `Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72 5`. Group 1: the page
    /// number.
    PAPER_FOOT opens "TE" needs "Kamer, vergaderjaar" = ["^" CHAMBER " Kamer, vergaderjaar" RWS r"[0-9]{4}[-–][0-9]{4}, [0-9 ]+(?:-[0-9A-Z]+)?[A-Z ]*, (?:nr\. )?[0-9A-Z]+ ([0-9]{1,3})$"];

    /// A publication identifier on its own line: `ah-tk-20242025-546`, `kv-tk-2024Z18775`, `ah-1251487`, also with its
    /// hyphens lost; of old `KVR10215`.
    PRINT_MARK opens "akhnK0" by print_mark = ["^(?:(?:ah|kv|kst|h|nds|ag)(?:[- ](?:tk|ek))?[- ][0-9][-0-9A-Za-z]*(?: [0-9]+)?|KVR[0-9]{3,6}|0{8,12})$"];

    /// `ISSN 0921 - 7398`, perhaps with the place and year of print behind it.
    ISSN opens "I" by issn = ["^ISSN ?[0-9]{4}" OWS DASH OWS "[0-9]{3}[0-9X](?:" OWS "[’'‘´]?s-Gravenhage" OWS "[0-9]{4})?"];

    /// `’s-Gravenhage 2024`, the place and year of print.
    PLACE_OF_PRINT opens "'s" by place_of_print = ["^[’'‘´]?s-Gravenhage" OWS "[0-9]{4}"];

    /// `Pagina 3 van 12`, `Pagina 1/12`; as some viewers copy them `4Pagina1van4 1Pagina1van2`.
    PAGE_NUMBER opens "0123456789PpB" needs "agina" | "Blad" | "Page" = ["^(?:(?:[0-9]{1,3}Pagina|Pagina|pagina|Blad" RWS "|Page" RWS ")" OWS "[0-9]{1,3}(?:" OWS "(?:van|/|of)" OWS "[0-9]{1,3})?(?:" RWS "|$))+$"];

    /// The foot of a page as a browser prints it: `https://zoek.officielebekendmakingen.nl/ah-tk-20302031-1.html 2/5`.
    WEB_FOOT opens "h" = ["^https?://[!-}]+" RWS "[0-9]{1,3}/[0-9]{1,3}$"];

    /// The head of a page as a browser prints it, up to the title of the page: `3-4-2031, 10:12 Vragen van het lid …`.
    WEB_HEAD opens "0123456789" = ["^[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}," RWS "[0-9]{1,2}:[0-9]{2}(?:" RWS "|$)"];

    /// The sentence that says who asks: `Vragen van het lid Jansen (ABC) aan de Minister van …`, `Kamervragen lid Jansen`.
    /// Group 1: `Mondelinge`; the names follow the match, group 2 is their first letter where a copy lost the space.
    ASKED_BY opens "VvKkMmSsOoBb" needs "rag" | "raag" | "RAG" | "RAAG" after 24 and "lid" | "leden" | "LID" | "LEDEN" | "heer" | "heren" | "mevrouw" | "mw." | "dhr." usually by asked_by or may_ask_otherwise = ["(?:(Mondelinge|Schriftelijke|mondelinge|schriftelijke)" RWS ")?(?:" QUESTIONS ",?" OWS "(?:gesteld" OWS "|(?:ex|conform)" RWS "art[0-9A-Za-z .:]*?" RWS ")?(?:van|door|VAN|DOOR)" OWS MEMBERS "(?:" RWS "(?:lid|leden))?|(?:[Kk]amervraag|[Kk]amervragen|(?:[Oo]p|[Bb]eantwoording)" RWS "(?:schriftelijke" RWS ")?vragen)" RWS MEMBERS "|(?:^|[Oo]p" RWS "(?:de" RWS ")?|[Bb]eantwoording" RWS "(?:van" RWS "(?:de" RWS ")?)?)(?:[Ss]chriftelijke" RWS ")?" QUESTIONS RWS "(?:van|door)" RWS "(?:de" RWS r"(?:heer|heren)|mevrouw|mw\.|dhr\.))(?:" RWS "|([A-Z]))"];

    /// Questions that no member asks alone: `vragen van de vaste commissie voor Landbouw`, `VRAGEN VAN DE ABC-FRACTIE`.
    ASKED_BY_GROUP needs "rag" | "RAG" after 24 = [QUESTIONS RWS "(?:gesteld" RWS ")?(?:van|door|VAN|DOOR)" RWS "(?:de|DE)" RWS "(?:" COMMITTEE "|(?:[!-,.-~]+-)+(?:fracties?|FRACTIES?)|fracties?|FRACTIES?)"];

    /// A title that names no asker: `Kamervragen aan de minister van OCW over de pont`. Group 1: from `aan` on.
    ASKED_OF opens "VKSMO" = ["^(?:(?:Mondelinge|Schriftelijke|Onze|Mijn)" RWS ")?" QUESTIONS RWS "(aan" RWS "(?:de|het|" MINISTER "|" SECRETARY "))"];

    /// A sentence that tells of questions with a verb: `hebben de leden … vragen gesteld`, `stelden … de volgende vragen`, `de
    /// door … ingediende vragen`, `een aantal vragen voorgelegd`.
    QUESTIONS_PUT needs "vragen" | "vraag" = ["[Ss]tel(?:den|de|t|len)" RWS ".*(?:vragen|vraag)|(?:vragen|vraag)" RWS "(?:[0-9a-zA-Z]+" RWS "){0,8}(?:gesteld|ingediend|voorgelegd|ingezonden|gericht|gezonden|doen" RWS "toekomen|voor" RWS "te" RWS "leggen)|vragen" RWS "die" RWS "(?:door" RWS ")?(?:het|de)" RWS "[^.]*" RWS "(?:heeft|hebben|zijn|werden)" RWS "(?:[a-z]+" RWS "){0,3}(?:gesteld|ingediend)|(?:gestelde|ingediende|ingezonden|voorgelegde)" RWS "(?:[a-z]+" RWS "){0,3}(?:[Kk]amer)?vragen|" HAS_ASKED];

    /// A line that introduces questions: `Op 9 mei stelden de Kamerleden … de volgende vragen`, `onze vragen over kaas`.
    INTRODUCED needs "vragen" | "vraag" | "stel" | "Stel" | "volgende" = ["^[^.]*" HAS_ASKED "|[Ss]tel(?:den|de|t|len)" RWS "(?:de|het)" RWS "[A-Za-z ]{0,20}(?:lid|leden)" RWS "|[Oo]nze" RWS "(?:[a-z]+" RWS ")?(?:[Kk]amer)?vragen" RWS "(?:over|aan|inzake)|(?:lid|leden)" RWS "[^.]* de" RWS "(?:na)?volgende(?:$|" RWS "(?:[a-z]+" RWS ")?(?:[Kk]amer)?vragen)|" FIRST_PERSON "de" RWS "(?:na)?volgende" RWS "(?:[a-z]+" RWS ")?(?:[Kk]amer)?vragen"];

    /// One who asks, and tells of it: `Vandaag heb ik de volgende vragen ingediend bij …`.
    ASKED_MYSELF needs "heb" = [FIRST_PERSON "(?:[a-z]+" RWS "){1,4}(?:[Kk]amer)?vragen" RWS "(?:ingediend|gesteld)"];

    /// A line of a site that says who answers: `Jan de Wit (minister financiën) (ABC)`. Groups: 1 the name, 2 the office, 3 what it
    /// covers.
    HOLDER needs "(min" | "(Min" | "(sta" | "(Sta" = [r"^([A-Z][^()]{1,60}?)" OWS r"\((" MINISTER "|" SECRETARY "|" PRIME_MINISTER ")(?:" RWS "(?:(?:van|voor)" RWS r")?([^()]{2,80}))?\)" OWS r"(?:\([^()]{1,40}\))?$"];

    /// Members in a sentence that tells of questions. Group 1: the party before them, `ABC-Kamerlid`.
    MEMBERS_OF_CHAMBER needs "lid" | "leden" = [EDGE "(?:(?:het|de|door)" RWS ")?(?:([A-Z][!-,.-~]*)-)?(?:(?:(?:[Tt]weede|[Ee]erste)" RWS ")?[Kk]amer|" LOCAL ")?(?:lid|leden)" RWS];

    /// Who asks in a list of questions.
    COMMITTEE_OF_CHAMBER needs "ommissie" after 12 = [EDGE COMMITTEE RWS "voor" RWS];

    /// Who answers, told in a sentence: `door de Minister van Defensie beantwoord`, `De Minister van Defensie heeft deze vragen
    /// beantwoord`.
    ANSWERED_BY needs "beantwoord" = [EDGE "door" RWS "(?:de|het)" RWS ".*beantwoord|^De" RWS "(?:" PRIME_MINISTER "|" MINISTER "|" SECRETARY ").*" RWS "heeft" RWS ".*beantwoord"];

    /// What questions are about where nothing else says it: `beantwoording van de vragen over de brug`, `onze vragen over kaas:`.
    QUESTIONS_ABOUT needs "ragen" = ["(?:[Bb]eantwoording|[Bb]eantwoorden|[Aa]ntwoord|[Aa]ntwoorden|[Uu]itstel|[Uu]itstelbericht|[Uu]itstelbrief|[Oo]nze|[Mm]ijn)" RWS "(?:(?:van|op)" RWS ")?(?:(?:de|deze|uw)" RWS ")?(?:(?:schriftelijke|mondelinge)" RWS ")?(?:[Kk]amer)?vragen" RWS "(?:van" RWS "[A-Z][^ ]+" RWS ")?|de" RWS "door" RWS "(?:de|uw)" RWS "[a-z ]{0,40}(?:commissie|fractie|Kamer)" RWS "(?:gestelde|ingediende|ingezonden)" RWS "vragen" RWS "|^(?:Lijst" RWS "van" RWS "vragen|Vragen" RWS "en" RWS "antwoorden)" RWS "(?:en" RWS "antwoorden" RWS ")?|vragen" RWS "van" RWS "de" RWS CHAMBER RWS "Kamer" RWS "|verzocht" RWS "de" RWS "(?:feitelijke" RWS ")?vragen" RWS];

    /// Words that say that answers come later: `niet binnen de gebruikelijke termijn`, `verzoek ik u om uitstel`, `niet tijdig`.
    LATE needs "niet" | "itstel" | "eer tijd" | "termijn" | "later dan" | "eantwoord" | "ntvangt" = ["niet" RWS "(?:[!-~]+" RWS "){0,12}?(?:binnen" RWS "(?:[!-~]+" RWS "){1,6}?(?:termijn|weken)|tijdig|op" RWS "tijd|voor" RWS "het" RWS "[a-z]*reces)|(?:niet" RWS "(?:mogelijk|gelukt|in" RWS "staat)|lukt" RWS "(?:[a-z]+" RWS "){0,3}niet)" EDGE "[^?]*vragen" EDGE "[^?]*(?:binnen" EDGE "[^?.]*(?:termijn|weken)|tijdig)|(?:verzoekt?|verzoeken|vraagt?|vragen|verzocht)" RWS "(?:[!-~]+" RWS "){0,8}?uitstel|uitstel" RWS "(?:gevraagd|verzocht)|binnen" RWS "(?:[a-z]+" RWS "){1,4}?(?:termijn|weken)" RWS "(?:[!-~]+" RWS "){0,6}?niet|^(?:Kamerbrief" RWS "(?:over|met)" RWS ")?(?:(?:[Vv]erzoek" RWS "(?:om|tot)|[Bb]ericht" RWS "van)" RWS "uitstel|[Uu]itstelbericht|[Uu]itstelbrief|[Uu]itstel" RWS "(?:van" RWS ")?(?:de" RWS ")?(?:beantwoording|antwoord|[Kk]amervragen|vragen))|[Mm]eer" RWS "tijd" RWS "(?:nodig|vergt|vraagt|kost)|(?:nodig|vergt|vraagt|kost)" RWS "meer" RWS "tijd|verlenging" RWS "van" RWS "de" RWS "[a-z ]*termijn|termijn" EDGE "[^?]*(?:overschr[ei]|niet" RWS "haalbaar)|later" RWS "dan" RWS "gebruikelijk|[Bb]eantwoording" EDGE "[^?]*(?:tijd" RWS "in" RWS "beslag|in" RWS "voorbereiding|aangehouden|vertraging" RWS "op(?:lopen|gelopen|loopt))|(?:zullen" RWS "(?:eerst|in" RWS "de" RWS "(?:week|loop)" RWS "van)|pas" RWS "na|[Ii]k" RWS "(?:zal|streef))" EDGE "[^?.]*antwoord|ontvangt" RWS "de" RWS "antwoorden" RWS "(?:voor|uiterlijk|begin|medio|eind|zo)"];

    /// Words with which a letter sends the answers along.
    SENDS_ANSWERS needs "ntwoord" = ["(?:[Hh]ier(?:bij|mee|mede|onder)(?:" RWS "vindt" RWS "u)?" RWS "(?:de|mijn|onze|uw)|[Bb]ijgaand|[Bb]ijgevoegd|[Bb]ied|[Ss]tuur|[Zz]end|[Dd]oe" RWS "ik)" EDGE "[^.]{0,120}(?:antwoorden|beantwoording|antwoord)" EDGE];

    /// The sentence that says who replies: `Antwoord van Minister Pieters (Financiën)`. Group 1: the word.
    REPLIED_BY opens "NAMUBRS" by replied_by = ["^(?:BIJVOEGSEL" RWS ")?(Nader antwoord|Nadere antwoorden|Schriftelijk antwoord|Schriftelijke antwoorden|Antwoord|Antwoorden|ANTWOORD|ANTWOORDEN|Mededeling|MEDEDELING|Uitstelbericht|Beantwoording|Reactie)" OWS "(?:van|VAN)" OWS "(?:de" OWS "|het" OWS "|DE" OWS ")?(?:" MINISTER "|" SECRETARY r"|heer|mevrouw|dhr\.|mw\.|mevr\.|college|Gedeputeerde Staten|dagelijks bestuur)"];

    /// A page that tells who replies: `Minister Pieters (Financiën) beantwoordt vragen van …`. Group 1: who.
    TELLS_REPLY opens "MSD" needs "stuurt" | "beantwoordt" | "geeft" | "reageert" | "geantwoord" = ["^(?:De" RWS ")?((?:" MINISTER "|" SECRETARY ")" RWS "[^.:?]+?),?" RWS "(?:stuurt|beantwoordt|geeft" RWS "antwoord|reageert" RWS "op|heeft" RWS "geantwoord" RWS "op)" RWS "[^.:?]*(?:vragen|brief)"];

    /// A page that tells who puts the answers off: `Minister Pieters (Financiën) vraagt uitstel`, `laat minister Pieters weten`,
    /// `schrijft minister Pieters van Financiën aan de Kamer`. Groups 1 and 2: who.
    TELLS_LATE needs "inister" | "ecretaris" = ["^((?:" MINISTER "|" SECRETARY ")" RWS "[^.:?]+?)" RWS "(?:vraagt|verzoekt)" RWS "|" EDGE "(?:laat|schrijft|meldt)" RWS "(?:de" RWS ")?((?:" MINISTER "|" SECRETARY ")" RWS "[^.:?]+?)" RWS "(?:weten|aan|in)" EDGE];

    /// The party in whose name somebody asks: `stelt ondergetekende, namens de fractie van ABC, …`. Group 1: the party.
    FOR_FRACTION needs "amens de fractie" = ["amens de fractie(?: van)?" RWS r"([^,.;:()]+)[,.;:(]"];

    /// An office: group 1 is the office, group 2 its plural ending. The space behind it may be lost.
    OFFICE opens "MSabcdefghijklmnopqrstuvwxyz" needs "min" | "Min" | "MIN" | "sta" | "Sta" | "STA" after 2 by office = ["(?:" EDGE "|[a-z])(" PRIME_MINISTER "|" MINISTER "|" SECRETARY ")((?i-u:sen|s))?(?:" EDGE "|[A-Z]|van|voor)"];

    /// The date of submission in its brackets: `(ingezonden 6 maart 2024)`. The date follows the match.
    SENT_IN needs "ngezonden" | "ngediend" | "ngekomen" | "ndiendatum" | "NGEZONDEN" after 2 by sent_in = [r"\(?" OWS "(?:[Ii]ngezonden|[Ii]ngediend|[Ii]ngekomen|[Ii]ndiendatum:?|INGEZONDEN)" OWS "(?:op" RWS ")?"];

    /// The date of submission or the case number as a clause behind the subject: `, die werden ingezonden op 6 maart 2024`, `, met
    /// kenmerk 2024Z01234`, `, die op 6 maart 2024 zijn ingezonden`.
    SENT_IN_CLAUSE needs "egezonden" | "ngezonden" | "ngediend" | "ngekomen" | "gesteld" | "20" = ["," OWS "(?:(?:(?:die|welke)" RWS "(?:(?:zijn|werden|is|werd)" RWS ")?)?(?:ingezonden|ingediend|ingekomen|gesteld|u toegezonden)" RWS r"(?:(?:op|d\.d\.|bij brief van)" RWS ")?[0-9]|(?:(?:die|welke)" RWS ")?op" RWS "[0-9][^,.]*" RWS "(?:ingezonden|ingediend|gesteld)|kenmerk" RWS "20[0-9]{2}Z)|,?" RWS "(?:(?:met|onder)" RWS "(?:kenmerk|nummer|zaaknummer|vraagnummer)" RWS "20[0-9]{2}Z|(?:zijn|werden)" RWS "op" RWS DAY RWS "ingezonden)"];

    /// The day of submission before its verb: `die op 6 maart 2024 zijn ingezonden`, `op 6 maart 2024 medegedeeld aan`. The date
    /// stands in the match.
    SENT_ON needs "ngezonden" | "ngediend" | "edegedeeld" | "gesteld" | ") van" = ["(?:" EDGE "op" RWS DAY RWS "(?:(?:zijn|werden|is|werd)" RWS ")?(?:ingezonden|ingediend|medegedeeld|gesteld)|" EDGE "gesteld" RWS "op" RWS DAY r"|\)" RWS "van" RWS DAY ")"];

    /// The date of receipt in its brackets: `(ontvangen 7 november 2022)`. The date follows the match.
    RECEIVED needs "ntvangen" | "NTVANGEN" after 2 by received = [r"\(?" OWS "(?:[Oo]ntvangen|ONTVANGEN)" OWS r"(?:\(ontvangen" RWS ")?(?:op" RWS ")?"];

    /// `Zie ook Aanhangsel Handelingen, …`. What follows is cited.
    SEE_ALSO opens "Z" needs "Zie ook" after 0 by see_also = [EDGE "Zie ook" RWS];

    /// `mede namens`, `namens`; the space behind it may be lost.
    ON_BEHALF needs "amens" | "AMENS" after 6 by on_behalf = [",?" OWS "(?:(?:[Mm]ede|MEDE)" OWS "|" EDGE ")(?:namens|NAMENS)(?:" RWS "|de" RWS ")"];

    /// A case number of the Tweede Kamer: `2024Z18775`. Some copies have spaces in it.
    CASE_NUMBER opens "2" needs "Z " | "Z0" | "Z1" | "Z2" | "Z3" | "Z4" | "Z5" | "Z6" | "Z7" | "Z8" | "Z9" after 5 by case_number = [EDGE "(20[0-9]{2}(?:Z[0-9]{4,6}| ?Z ?[0-9]{5}))" EDGE];

    /// `Vergaderjaar 2024–2025`. Groups 1 and 2: the years.
    SESSION_YEAR opens "Vv" needs "ergaderjaar" after 1 by session_year = ["[Vv]ergaderjaar" OWS YEARS];

    /// The number on top of a paper as the ministries send it: `AH 604`. Group 1: the number.
    NUMBER_LINE opens "A" by number_line = ["^AH" OWS "([0-9]{1,4})$"];

    /// A covering letter: `In antwoord op uw brief van 5 juli 2024, nr. 2024Z11859, deel ik u mede …`.
    COVERING needs "antwoord op uw brief" after 2 = ["[Ii]n antwoord op uw brief"];

    /// A site that names the official publication: `officiële HTML versie (kv-tk-2031Z00001)`. Group 1: its identifier.
    OFFICIAL_VERSION needs "versie (" = [r"versie \(((?:ah|kv)-(?:tk|ek)-[0-9][-0-9A-Za-z]*[0-9])\)"];

    /// Where and when a letter was written, on a line of its own: `Den Haag, 4 april 2017`.
    WRITTEN opens "D's" needs "aag" | "AAG" | "avenhage" = ["^(?:Den Haag|DEN HAAG|[’'‘´]?s-Gravenhage),?" OWS "[0-9]{1,2}" RWS "[a-z]+" RWS r"[0-9]{4}\.?$"];

    /// What a covering sentence says after the subject: ` worden beantwoord zoals aangegeven in de bijlage`.
    ANSWERED_SO needs " ik u" | "beantwoord" | "gezonden" | "bijlage" | "termijn" | "tijd" = [RWS "(?:worden|zijn|is|kunnen|kan|zullen|zal|heeft|zou|hebben)(?:" RWS "[a-z]+){0,12}" RWS "(?:beantwoord|beantwoorden|beantwoording)|" RWS "niet" RWS "(?:binnen" RWS "de" RWS "(?:[a-z]+" RWS "){0,3}termijn|tijdig|op" RWS "tijd)|" RWS "zoals" RWS "aangegeven" RWS "in" RWS "de" RWS "bijlage|" RWS "als" RWS "bijlage|" RWS r"(?:toe)?gezonden\.?$|" RWS "te" RWS "beantwoorden,|" RWS "binnen" RWS "de" RWS "(?:[a-z]+" RWS "){0,3}termijn" RWS "te" RWS "beantwoorden|" RWS "uiterlijk" RWS DAY RWS "te" RWS "beantwoorden|" RWS "(?:bericht|deel|meld)" RWS "ik" RWS "u" EDGE];

    /// The end of the masthead's heading; the number comes next. Group 1: the number, where it stands on the same line.
    MASTHEAD_END needs "egeven antwoorden" after 1 by masthead_end = [EDGE "gegeven antwoorden" OWS "([0-9]{1,4})?$"];

    /// A paper that says by its title that it lists questions: `LIJST VAN VRAGEN EN ANTWOORDEN`.
    LIST_OF_QUESTIONS needs "ijst" | "IJST" | "ntwoorden" | "NTWOORDEN" after 9 = ["(?:[Ll]ijst|LIJST)" RWS "(?:van|VAN)" RWS "(?:vragen|VRAGEN)|(?:[Vv]ragen|VRAGEN)" RWS "(?:en|EN)" RWS "(?:antwoorden|ANTWOORDEN)"];

    /// A Kamerstuk: `Kamerstukken II 2009/10, 27 858, nr. 88`, `Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198`.
    /// Groups: 1 the chamber, 2 and 3 the session year, 4 the dossier, 5 its suffix, 6 its chapter, 7 the number.
    KAMERSTUK opens "KkTE" usually by kamerstuk or anything = ["^(?:[Kk]amerstuk(?:ken)?(?:nummer)?|" CHAMBER RWS "Kamer),?" OWS "(?:(I/II|II|I|ll)" EDGE ",?" OWS ")?(?:der" RWS "Staten-Generaal,?" OWS ")?" IN_SESSION "(?:" YEARS EDGE ",?" OWS ")?([0-9]{2}[. ]?[0-9]{3})(?:[- ]([0-9]{2})" EDGE ")?(?:[- ]?([IVXLC]{1,6}(?:" OWS "[A-E])?|[A-G])" EDGE ")?,?" OWS "(?:[nN]rs?" EDGE r"\.?" OWS "|-" OWS "|nummer" RWS ")?([0-9]{1,4}|[A-Z]{1,2})" EDGE];

    /// The next number of the same dossier: `, nr. 684`, ` en 685`.
    NEXT_NUMBER opens ",en&" needs "nr" | "en" after 2 = ["^(?:,?" OWS "(?:en|&)?" OWS r"nrs?\." OWS "|,?" RWS "en" RWS ")([0-9]{1,4})" EDGE];

    /// A Kamerstuk without its name: `36 471-64`, `21501-20-2128`, `19 637, nr. 3198`. Groups: 1 the dossier, 2 its suffix,
    /// 3 its chapter, 4 the number.
    BARE_PAPER opens "123" by bare_paper = ["^([1-3][0-9] ?[0-9]{3})(?:[- ]([0-9]{2}))?(?:[- ]([IVXLC]{1,6}|[A-G]))?(?:-|,?" OWS r"nr\.?" OWS ")([0-9]{1,4})" EDGE];

    /// An Aanhangsel: `Aanhangsel van de Handelingen, vergaderjaar 2021–2022, nr. 3173`. Groups: 1 the chamber, 2 and 3 the
    /// session year, 4 the number.
    AANHANGSEL opens "AK" needs "Aanhangsel" after 12 by aanhangsel = ["^(?:Aanhangsel|Kamervragen" RWS r"\(Aanhangsel\))(?:" RWS "van" RWS "de)?(?:" RWS "(?:der" RWS ")?Handelingen)?,?" OWS CHAMBER_SIGN IN_SESSION YEARS EDGE ",?" OWS "(?:nrs?" EDGE r"\.?" OWS "|nummer" RWS ")?([0-9]{1,4})" EDGE];

    /// The same with the number first: `Aanhangsel Handelingen, nr. 448, vergaderjaar 1998–1999`. Groups: 1 the chamber, 2
    /// the number, 3 and 4 the session year.
    AANHANGSEL_REVERSED opens "A" needs "nr" and "18" | "19" | "20" | "21" = ["^Aanhangsel(?:" RWS "van" RWS "de)?(?:" RWS "Handelingen)?,?" OWS "(?:(II|I)" EDGE ",?" OWS r")?nr\.?" OWS "([0-9]{1,4}),?" OWS IN_SESSION YEARS EDGE];

    /// The proceedings: `Handelingen II 2010/11, nr. 108, item 5`, `Handelingen II 2007/08, nr. 108, p. 7909-7943`. Groups: 1
    /// the chamber, 2 and 3 the session year, 4 the meeting, 5 the item, 6 and 7 the pages.
    HANDELINGEN opens "H" needs "nr" = ["^Handeling(?:en)?,?" OWS CHAMBER_SIGN IN_SESSION YEARS EDGE ",?" OWS r"nr\.?" OWS "([0-9]{1,3}),?" OWS "(?:item" RWS r"([0-9]{1,3})|(?:p|pag|blz)\.?" OWS "([0-9]{1,5})" OWS "[-–]" OWS "([0-9]{1,5}))" EDGE];

    /// `Stb. 2024, 213`, `Staatscourant 2009, nr. 9231`, `Trb. 1951, 25`. Groups: 1 the series, 2 the year, 3 the number.
    BULLETIN opens "ST" = [r"^(Stb|Staatsblad|Trb|Tractatenblad|Stcrt|Staatscourant)\.?,?" OWS "(?:jaargang" RWS ")?([0-9]{4}),?" OWS r"(?:nr\.?" OWS ")?([0-9]{1,6})" EDGE];

    /// A case and document number: `2022Z10576 / 2022D31072`. Groups: 1 the case, 2 the document.
    CASE_OR_DOCUMENT opens "2" by case_or_document = ["^(?:(20[0-9]{2}Z[0-9]{5})(?:" OWS "[/,]" OWS "(20[0-9]{2}D[0-9]{5}))?|(20[0-9]{2}D[0-9]{5}))" EDGE];

    /// An identifier of a publication: `ah-tk-20162017-2509`, `blg-1184123`.
    IDENTIFIER opens "ab" = ["^(?:ah-(?:tk|ek)-[0-9]{8}-[0-9]{1,4}|blg-[0-9]{4,8})" EDGE];

    /// What follows the number of a question of another set: ` van het lid Jansen`, ` uit de eerdere Kamervragen`.
    OF_ANOTHER_SET opens ",zgvdui(" by of_another_set = ["^(?:,?" OWS "(?:zoals" RWS ")?(?:gesteld" RWS ")?(?:van|door|uit|in|van" RWS "de" RWS "vragen" RWS "van)" RWS "(?:het" OWS "|de" OWS "|een" RWS "|uw" RWS "|mijn" RWS ")?(?:Kamer)?(?:lid|leden|heer|mevrouw|eerder|vorige|set" EDGE "|lijst|schriftelijk|vragen|verslag|brief|stuk|ambtsvoorganger)|" OWS "in" RWS "mijn" RWS "antwoord|" OWS "van" RWS "[0-9]|" OWS r"\(Aanhangsel)"];

    /// What makes a number a count: ` miljoen`.
    COUNTED opens "mpjwdek" by counted = ["^(?:miljoen|miljard|procent|jaar|maanden|weken|dagen|euro|keer)" EDGE];

    /// The title of a paper of running prose: `VERSLAG VAN EEN SCHRIFTELIJK OVERLEG`.
    PROSE_PAPER needs "erslag" | "emorie" | "ERSLAG" | "EMORIE" after 30 = ["(?:[Vv]erslag|VERSLAG)" RWS "(?:[Vv]an|VAN)" RWS "(?:[Ee]en|EEN)" RWS "(?:[Nn]ader" RWS "|NADER" RWS ")?(?:[Ss]chriftelijk|SCHRIFTELIJK)" RWS "(?:[Oo]verleg|OVERLEG)|^(?:[Nn]ota|NOTA)" RWS "(?:[Nn]aar|NAAR)" RWS "(?:[Aa]anleiding|AANLEIDING)" RWS "(?:[Vv]an|VAN)" RWS "(?:[Hh]et|HET)" RWS "(?:[Nn]ader" RWS "|NADER" RWS ")?(?:[Vv]erslag|VERSLAG)|^(?:[Nn]adere" RWS "|NADERE" RWS ")?(?:[Mm]emorie|MEMORIE)" RWS "(?:[Vv]an|VAN)" RWS "(?:[Aa]ntwoord|ANTWOORD)|^(?:[Nn]ader" RWS "|NADER" RWS ")?(?:[Vv]oorlopig|VOORLOPIG)" RWS "(?:[Vv]erslag|VERSLAG)|^(?:VERSLAG|Verslag)$"];

    /// The cells of the masthead of a web page, copied without what parted them:
    /// `Tweede Kamer der Staten-Generaal2014-20151365`. Groups: 1 and 2 the session year, 3 the case, 4 the number.
    UNSPACED_MASTHEAD opens "TE0123456789" needs " Kamer der" and "-0" | "-1" | "-2" | "-3" | "-4" | "-5" | "-6" | "-7" | "-8" | "-9" | "- " | "-\t" | "-\u{7F}" | "–" = ["^(?:[0-9]{2}-[0-9]{2}-[0-9]{4}" OWS "(?:[0-9]{2}:[0-9]{2}" OWS ")?)?" CHAMBER " Kamer der Staten-Generaal" OWS "([0-9]{4})" OWS "[-–]" OWS "([0-9]{4})" OWS "(?:([0-9]{4}Z[0-9]{5})|([0-9]{1,4}?))?(?:" OWS "[0-9]{2}-[0-9]{2}-[0-9]{4})?$"];

    /// A line above a paper of the Chamber: `Nr. 4 VERSLAG HOUDENDE …`, `Vastgesteld 6 juli 2022`.
    PAPER_LINE opens "NnVLB" needs "Nr" | "nr" | "Vastgesteld" | "VERSLAG" | "LIJST" | "BRIEF" after 0 = [r"^(?:[Nn]r\.?" RWS "[0-9A-Z]{1,4}(?:" RWS "(?:LIJST|VERSLAG|BRIEF|NOTA|Lijst|Verslag|Brief)" RWS ".*)?$|Vastgesteld" RWS "[0-9]{1,2}" RWS "[a-z]+" RWS "[0-9]{4}$|(?:VERSLAG|LIJST|BRIEF)" RWS "(?:VAN|HOUDENDE)" RWS ")"];

    /// A day on which questions were sent in, however it is said: `Indiendatum: 19 okt. 2022`.
    DATE_OF_QUESTIONS needs "ngezonden" | "ngediend" | "ndiendatum" after 1 = ["(?:[Ii]ngezonden|[Ii]ngediend|[Ii]ndiendatum)[^0-9]{0,12}[0-9]{1,2}[ -][^0-9]{0,12}[ -]?[0-9]{4}"];

    /// A day on which answers came, however it is said: `Antwoorddatum: 3-5-2022`.
    DATE_OF_REPLY needs "ntvangen" | "ntwoorddatum" after 1 = ["(?:[Oo]ntvangen|[Aa]ntwoorddatum)[^0-9]{0,12}[0-9]{1,2}[ -][^0-9]{0,12}[ -]?[0-9]{4}"];

    /// Words that say that somebody replies, however he is named: `Antwoord van staatsecretaris X`, `Beantwoord: 3 mei`.
    LOOSE_REPLY opens "ARMUB" needs " van" | "\tvan" | "\u{7F}van" | "Beantwoord" | "Antwoorddatum" = ["^(?:Antwoord|Antwoorden|Reactie|Mededeling|Uitstelbericht)" RWS "van" RWS "|^Beantwoord(?::|" RWS "[0-9])|^Antwoorddatum"];

    /// The same within a text.
    LOOSE_REPLY_WITHIN needs "Antwoord van" | "ntvangen" after 3 = [r"[.)]" RWS "Antwoord" RWS "van" RWS "(?:de" RWS r")?(?:[Mm]inister|[Ss]taatssecretaris|heer|mevrouw)|\([Oo]ntvangen" RWS "[0-9]"];

    /// The heading of a question or an answer within words.
    HEADING_IN_TEXT needs "Vraag " | "Antwoord " after 0 = [EDGE "(?:Vraag|Antwoord) [0-9]{1,3}" EDGE];

    /// What is printed at the foot of pages, papers or letters, within words.
    FOOT_IN_TEXT needs "Gravenhage " | "Pagina " | "pagina " | "vergaderjaar " = ["s-Gravenhage [0-9]{4}$|[Pp]agina [0-9]{1,3} van [0-9]{1,3}|vergaderjaar [0-9]{4}[-–][0-9]{4}, (?:Aanhangsel|Vragen)"];

    /// A line of the masthead.
    MASTHEAD opens "DVTEARrgK" by masthead = ["^(?:Datum publicatie|Vergaderjaar" RWS "[0-9]{4}|Vragen gesteld door de leden der Kamer|(?:" CHAMBER " Kamer der Staten-Generaal" OWS "[0-9]?|Aanhangsel van de Handelingen|(?:[Rr]egering )?gegeven antwoorden|Kamervragen \\(Aanhangsel\\) [0-9]{4}" DASH "[0-9]{2,4}, nr[.] [0-9]{1,4}|Kamervragen zonder [Aa]ntwoord|Kamervraag zonder antwoord|Aanhangsel(?: van de)? Handelingen|" CHAMBER " Kamer, vergaderjaar" RWS "[0-9]{4}" DASH "[0-9]{2,4}, [0-9A-Z ,.-]+)$)"];
}

#[cfg(test)]
mod tests;
