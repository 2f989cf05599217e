#![allow(clippy::expect_used, clippy::panic, reason = "a test whose pattern does not match has failed")]

use super::*;
use crate::text::cursor::GROUPS;

/// A line for each pattern at least, what it finds there, and what its groups hold.
#[rustfmt::skip]
const EXAMPLES: &[(&Pattern, &str, &str, &[&str])] = &[
    (&LABEL, "Antwoord op de vragen 4 tot en met 7", "Antwoord op de vragen ", &["Antwoord"]),
    (&LABEL, "Antwoord Algemene Rekenkamer bij vraag 1", "Antwoord Algemene Rekenkamer bij vraag ", &["Antwoord"]),
    (&LABEL, "Vraag nr. 2", "Vraag nr. ", &["Vraag"]),
    (&ANSWER_OF, "Antwoord van het kabinet:", "Antwoord van het kabinet:", &[]),
    (&ANSWER_OF, "Antwoord college: Ja.", "Antwoord college:", &[]),
    (&REMARK, "Mededeling - 20 mei 2031", "Mededeling - 20 mei 2031", &[]),
    (&TELLS_LATE, "Minister Das (Wind) vraagt uitstel", "Minister Das (Wind) vraagt ", &["Minister Das (Wind)", ""]),
    (&TELLS_LATE, "Dat schrijft minister Das van Wind aan de Kamer", "schrijft minister Das van Wind aan", &["", "minister Das van Wind"]),
    (&TELLS_REPLY, "De minister van Wind, de heer Das, heeft geantwoord op de vragen", "De minister van Wind, de heer Das, heeft geantwoord op de vragen", &["minister van Wind, de heer Das"]),
    (&ASKED_MYSELF, "Vandaag heb ik de volgende vragen ingediend", "heb ik de volgende vragen ingediend", &[]),
    (&NOTE_RULE, "X Noot 12", "X Noot 12", &["12"]),
    (&NOTE_RULE, "Noot", "Noot", &[""]),
    (&NOTE_RULE, "voetnoot 3:", "voetnoot 3:", &["3"]),
    (&NOTE_IN_WORDS, "Noot 1: De Courant", "Noot 1: ", &["1", ""]),
    (&NOTE_IN_WORDS, "2 noot De Courant", "2 noot ", &["", "2"]),
    (&REMARK, "Toelichting: deze", "Toelichting:", &[]),
    (&REMARK, "Tot slot", "Tot slot", &[]),
    (&PAGE_FOOT, "1 Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2", "Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2", &["2"]),
    (&PAPER_FOOT, "Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72 5", "Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72 5", &["5"]),
    (&PRINT_MARK, "ah-tk-20242025-546", "ah-tk-20242025-546", &[]),
    (&PRINT_MARK, "KVR10215", "KVR10215", &[]),
    (&PRINT_MARK, "0000000000", "0000000000", &[]),
    (&PRINT_MARK, "h tk 20232024 387", "h tk 20232024 387", &[]),
    (&ISSN, "ISSN 0921 – 7398", "ISSN 0921 – 7398", &[]),
    (&ISSN, "ISSN 0921 - 7398’s-Gravenhage 2024", "ISSN 0921 - 7398’s-Gravenhage 2024", &[]),
    (&PLACE_OF_PRINT, "’s-Gravenhage 2024", "’s-Gravenhage 2024", &[]),
    (&PAGE_NUMBER, "Pagina 3 van 12", "Pagina 3 van 12", &[]),
    (&PAGE_NUMBER, "4Pagina1van4 1Pagina1van2", "4Pagina1van4 1Pagina1van2", &[]),
    (&WEB_FOOT, "https://krant.example/a-b.html 2/5", "https://krant.example/a-b.html 2/5", &[]),
    (&WEB_HEAD, "3-4-2031, 10:12 Vragen", "3-4-2031, 10:12 ", &[]),
    (&ASKED_BY, "2031Z00001 Schriftelijke vragen van het Tweede Kamerlid Jansen", "Schriftelijke vragen van het Tweede Kamerlid ", &["Schriftelijke", ""]),
    (&ASKED_BY, "Vragen van de leden Jansen en Pieters", "Vragen van de leden ", &["", ""]),
    (&ASKED_BY, "Schriftelijke vragen ex artikel 36 van het raadslid Das", "Schriftelijke vragen ex artikel 36 van het raadslid ", &["Schriftelijke", ""]),
    (&ASKED_BY, "op Kamervragen lid Jansen", "Kamervragen lid ", &["", ""]),
    (&ASKED_BY, "Antwoord op de vragen van de heer Jansen", "op de vragen van de heer ", &["", ""]),
    (&ASKED_BY, "Beantwoording vragen van de heer Das", "Beantwoording vragen van de heer ", &["", ""]),
    (&ASKED_BY, "de vragen, gesteld door het commissielid Das", "vragen, gesteld door het commissielid ", &["", ""]),
    (&ASKED_BY, "VragenvanhetlidJansen", "VragenvanhetlidJ", &["", "J"]),
    (&ASKED_BY_GROUP, "VRAGEN VAN DE ABC-FRACTIE OVER", "VRAGEN VAN DE ABC-FRACTIE", &[]),
    (&ASKED_BY_GROUP, "de vragen van de vaste commissie voor", "vragen van de vaste commissie", &[]),
    (&ASKED_OF, "Kamervragen aan de minister van OCW", "Kamervragen aan de", &["aan de"]),
    (&QUESTIONS_PUT, "Op 3 mei hebben de leden schriftelijke vragen gesteld aan", "vragen gesteld", &[]),
    (&QUESTIONS_PUT, "Toen stelden de leden de volgende vragen.", "stelden de leden de volgende vragen", &[]),
    (&QUESTIONS_PUT, "de door het lid ingediende vragen over", "ingediende vragen", &[]),
    (&QUESTIONS_PUT, "De vragen die het lid Das (ABC) op 3 mei 2031 heeft gesteld over", "vragen die het lid Das (ABC) op 3 mei 2031 heeft gesteld", &[]),
    (&QUESTIONS_PUT, "heeft mij een lijst van vragen doen toekomen", "vragen doen toekomen", &[]),
    (&HOLDER, "Jan de Wit (minister financiën) (ABC)", "Jan de Wit (minister financiën) (ABC)", &["Jan de Wit", "minister", "financiën"]),
    (&INTRODUCED, "Op 9 mei stelden de Tweede Kamerleden Das aan de minister de volgende vragen", "stelden de Tweede Kamerleden ", &[]),
    (&INTRODUCED, "ABC-Kamerleden Das en Vos stelden de volgende", "leden Das en Vos stelden de volgende", &[]),
    (&INTRODUCED, "Zie hieronder onze vragen over kaas:", "onze vragen over", &[]),
    (&MEMBERS_OF_CHAMBER, "stelden de Tweede Kamerleden Jansen", "de Tweede Kamerleden ", &[""]),
    (&MEMBERS_OF_CHAMBER, "heeft ABC-Kamerlid Jansen", "ABC-Kamerlid ", &["ABC"]),
    (&COMMITTEE_OF_CHAMBER, "De vaste commissie voor Defensie", "vaste commissie voor ", &[]),
    (&QUESTIONS_ABOUT, "op vragen van de Tweede Kamer over de brug", "vragen van de Tweede Kamer ", &[]),
    (&ANSWERED_BY, "zijn ze door de Minister van Defensie beantwoord.", "door de Minister van Defensie beantwoord", &[]),
    (&QUESTIONS_ABOUT, "de beantwoording van de vragen over de brug", "beantwoording van de vragen ", &[]),
    (&QUESTIONS_ABOUT, "op de door de vaste commissie gestelde vragen over kaas", "de door de vaste commissie gestelde vragen ", &[]),
    (&QUESTIONS_ABOUT, "Uitstelbrief op kamervragen van Jansen over", "Uitstelbrief op kamervragen van Jansen ", &[]),
    (&LATE, "kunnen niet binnen de gebruikelijke termijn", "niet binnen de gebruikelijke termijn", &[]),
    (&LATE, "verzoek ik u om uitstel.", "verzoek ik u om uitstel", &[]),
    (&LATE, "is het niet mogelijk de vragen van het lid Das over de pont binnen de termijn te beantwoorden", "niet mogelijk de vragen van het lid Das over de pont binnen de termijn", &[]),
    (&LATE, "de termijn van drie weken zal worden overschreden", "termijn van drie weken zal worden overschre", &[]),
    (&LATE, "De beantwoording neemt nog enige tijd in beslag", "beantwoording neemt nog enige tijd in beslag", &[]),
    (&LATE, "zullen in de week van 7 juni worden beantwoord", "zullen in de week van 7 juni worden beantwoord", &[]),
    (&LATE, "Ik zal de vragen zo spoedig mogelijk beantwoorden", "Ik zal de vragen zo spoedig mogelijk beantwoord", &[]),
    (&SENDS_ANSWERS, "Hierbij stuur ik u de antwoorden op", "stuur ik u de antwoorden", &[]),
    (&REPLIED_BY, "Antwoorden van het college:", "Antwoorden van het college", &["Antwoorden"]),
    (&REPLIED_BY, "Antwoord van Minister Pieters", "Antwoord van Minister", &["Antwoord"]),
    (&TELLS_REPLY, "Minister Das (Financiën) stuurt de Kamer een brief over", "Minister Das (Financiën) stuurt de Kamer een brief", &["Minister Das (Financiën)"]),
    (&FOR_FRACTION, "stelt ondergetekende, namens de fractie van Ons Dorp, de volgende", "amens de fractie van Ons Dorp,", &["Ons Dorp"]),
    (&OFFICE, "van de Staatssecretarissen van", "Staatssecretarissen", &["Staatssecretaris", "sen"]),
    (&OFFICE, "aan de minster en", "minster", &["minster", ""]),
    (&OFFICE, "de Minister President en", "Minister President", &["Minister President", ""]),
    (&OFFICE, "DE STAATSECRETARIS VAN", "STAATSECRETARIS", &["STAATSECRETARIS", ""]),
    (&OFFICE, "deMinister-Presidentvan", "eMinister-Presidentvan", &["Minister-President", ""]),
    (&SENT_IN, "Oost (ingezonden 6 maart 2024)", "(ingezonden ", &[]),
    (&SENT_IN_CLAUSE, "over de pont, die werden ingezonden op 6 maart", ", die werden ingezonden op 6", &[]),
    (&SENT_IN, "OOST (INGEZONDEN 6 MAART 2024)", "(INGEZONDEN ", &[]),
    (&SENT_IN_CLAUSE, "over de pont, die op 6 maart 2024 zijn ingezonden", ", die op 6 maart 2024 zijn ingezonden", &[]),
    (&SENT_IN_CLAUSE, "over de pont, met kenmerk 2024Z01234", ", met kenmerk 2024Z", &[]),
    (&SENT_IN_CLAUSE, "over de pont met kenmerk 2024Z01234", " met kenmerk 2024Z", &[]),
    (&SENT_ON, "Das (ABC) van 6 maart 2024 over", ") van 6 maart 2024", &[]),
    (&SENT_ON, "die op 6 maart 2024 zijn ingezonden", "op 6 maart 2024 zijn ingezonden", &[]),
    (&RECEIVED, "West (ontvangen op 7 november 2022)", "(ontvangen op ", &[]),
    (&SEE_ALSO, "Zie ook Aanhangsel Handelingen", "Zie ook ", &[]),
    (&ON_BEHALF, "Pieters, mede namens de Minister", ", mede namens ", &[]),
    (&CASE_NUMBER, "(2024Z16988)", "2024Z16988", &["2024Z16988"]),
    (&SESSION_YEAR, "Vergaderjaar 2024–2025", "Vergaderjaar 2024–2025", &["2024", "2025"]),
    (&NUMBER_LINE, "AH 604", "AH 604", &["604"]),
    (&COVERING, "In antwoord op uw brief van", "In antwoord op uw brief", &[]),
    (&OFFICIAL_VERSION, "link, officiële HTML versie (kv-tk-2031Z00001).", "versie (kv-tk-2031Z00001)", &["kv-tk-2031Z00001"]),
    (&WRITTEN, "Den Haag, 4 april 2017", "Den Haag, 4 april 2017", &[]),
    (&ANSWERED_SO, "over bruggen bericht ik u als volgt", " bericht ik u", &[]),
    (&ANSWERED_SO, "over bruggen gezonden.", " gezonden.", &[]),
    (&ANSWERED_SO, "over bruggen worden binnen drie weken beantwoord", " worden binnen drie weken beantwoord", &[]),
    (&MASTHEAD_END, "door de regering gegeven antwoorden 1365", "gegeven antwoorden 1365", &["1365"]),
    (&LIST_OF_QUESTIONS, "LIJST VAN VRAGEN EN ANTWOORDEN", "LIJST VAN VRAGEN", &[]),
    (&KAMERSTUK, "Kamerstukken II 2009/10, 27 858, nr. 88.", "Kamerstukken II 2009/10, 27 858, nr. 88", &["II", "2009", "10", "27 858", "", "", "88"]),
    (&KAMERSTUK, "Kamerstuk 36600-20 XV, nr. 5", "Kamerstuk 36600-20 XV, nr. 5", &["", "", "", "36600", "20", "XV", "5"]),
    (&NEXT_NUMBER, ", nr. 684 en", ", nr. 684", &["684"]),
    (&BARE_PAPER, "21501-20-2128", "21501-20-2128", &["21501", "20", "", "2128"]),
    (&BARE_PAPER, "36600 VII, nr. 64", "36600 VII, nr. 64", &["36600", "", "VII", "64"]),
    (&AANHANGSEL, "Kamervragen (Aanhangsel) 2030-2031, nr. 12", "Kamervragen (Aanhangsel) 2030-2031, nr. 12", &["", "2030", "2031", "12"]),
    (&AANHANGSEL, "Aanhangsel van de Handelingen II, vergaderjaar 2021–2022, nr. 3173", "Aanhangsel van de Handelingen II, vergaderjaar 2021–2022, nr. 3173", &["II", "2021", "2022", "3173"]),
    (&AANHANGSEL_REVERSED, "Aanhangsel Handelingen, nr. 448, vergaderjaar 1998–1999", "Aanhangsel Handelingen, nr. 448, vergaderjaar 1998–1999", &["", "448", "1998", "1999"]),
    (&HANDELINGEN, "Handelingen II 2010/11, nr. 108, item 5", "Handelingen II 2010/11, nr. 108, item 5", &["II", "2010", "11", "108", "5", "", ""]),
    (&HANDELINGEN, "Handelingen II 2007/08, nr. 108, p. 7909-7943", "Handelingen II 2007/08, nr. 108, p. 7909-7943", &["II", "2007", "08", "108", "", "7909", "7943"]),
    (&BULLETIN, "Staatscourant 2009, nr. 9231", "Staatscourant 2009, nr. 9231", &["Staatscourant", "2009", "9231"]),
    (&CASE_OR_DOCUMENT, "2022Z10576 / 2022D31072", "2022Z10576 / 2022D31072", &["2022Z10576", "2022D31072", ""]),
    (&CASE_OR_DOCUMENT, "2022D31072", "2022D31072", &["", "", "2022D31072"]),
    (&IDENTIFIER, "ah-tk-20162017-2509", "ah-tk-20162017-2509", &[]),
    (&OF_ANOTHER_SET, " uit de eerdere Kamervragen", " uit de eerder", &[]),
    (&COUNTED, "miljoen euro", "miljoen", &[]),
    (&PROSE_PAPER, "Verslag van een nader schriftelijk overleg", "Verslag van een nader schriftelijk overleg", &[]),
    (&PROSE_PAPER, "NADERE MEMORIE VAN ANTWOORD", "NADERE MEMORIE VAN ANTWOORD", &[]),
    (&UNSPACED_MASTHEAD, "Tweede Kamer der Staten-Generaal2014-20151365", "Tweede Kamer der Staten-Generaal2014-20151365", &["2014", "2015", "", "1365"]),
    (&UNSPACED_MASTHEAD, "Tweede Kamer der Staten-Generaal2014-20152015Z0123412-03-2015", "Tweede Kamer der Staten-Generaal2014-20152015Z0123412-03-2015", &["2014", "2015", "2015Z01234", ""]),
    (&DATE_OF_QUESTIONS, "Indiendatum: 19 okt. 2022", "Indiendatum: 19 okt. 2022", &[]),
    (&DATE_OF_QUESTIONS, "zijn ingezonden op 3 mei 2022", "ingezonden op 3 mei 2022", &[]),
    (&DATE_OF_REPLY, "Antwoorddatum: 3 mei 2022", "Antwoorddatum: 3 mei 2022", &[]),
    (&DATE_OF_REPLY, "(ontvangen 3 mei 2022)", "ontvangen 3 mei 2022", &[]),
    (&LOOSE_REPLY, "Antwoord van de staatsecretaris", "Antwoord van ", &[]),
    (&LOOSE_REPLY, "Beantwoord: 3 mei", "Beantwoord:", &[]),
    (&LOOSE_REPLY_WITHIN, "Krant. Antwoord van minister Vos", ". Antwoord van minister", &[]),
    (&LOOSE_REPLY_WITHIN, "Krant (ontvangen 3 mei)", "(ontvangen 3", &[]),
    (&HEADING_IN_TEXT, "Ja. Vraag 2 Vaart zij", "Vraag 2", &[]),
    (&FOOT_IN_TEXT, "en Pagina 2 van 5 en", "Pagina 2 van 5", &[]),
    (&FOOT_IN_TEXT, "'s-Gravenhage 2031", "s-Gravenhage 2031", &[]),
    (&MASTHEAD, "Vragen gesteld door de leden der Kamer, met de daarop door de", "Vragen gesteld door de leden der Kamer", &[]),
    (&ASKED_BY, "Antwoord op de vragen van het lid Das", "vragen van het lid ", &["", ""]),
    (&ASKED_BY, "Beantwoording van vragen van de heer Das, vragen van het lid", "Beantwoording van vragen van de heer ", &["", ""]),
    (&ASKED_BY, "De schriftelijke vragen van de leden Das over", "schriftelijke vragen van de leden ", &["schriftelijke", ""]),
    (&KAMERSTUK, "Kamerstukken II 2009/10, 27 858 XII, nr. 88", "Kamerstukken II 2009/10, 27 858 XII, nr. 88", &["II", "2009", "10", "27 858", "", "XII", "88"]),
    (&KAMERSTUK, "Kamerstuk 36 410 VII B, nr. 5", "Kamerstuk 36 410 VII B, nr. 5", &["", "", "", "36 410", "", "VII B", "5"]),
    (&OF_ANOTHER_SET, ", zoals gesteld van de vragen van het Kamerlid", ", zoals gesteld van de vragen", &[]),
    (&OF_ANOTHER_SET, "van de vragen van uw set", "van de vragen", &[]),
    (&OF_ANOTHER_SET, " uit mijn eerdere", " uit mijn eerder", &[]),
    (&OF_ANOTHER_SET, "door een set die", "door een set", &[]),
    (&OF_ANOTHER_SET, " in mijn antwoord", " in mijn antwoord", &[]),
    (&OF_ANOTHER_SET, " van 2031", " van 2", &[]),
    (&OF_ANOTHER_SET, " (Aanhangsel 3)", " (Aanhangsel", &[]),
    (&BARE_PAPER, "36 471-64", "36 471-64", &["36 471", "", "", "64"]),
    (&BARE_PAPER, "36 410-VII-5", "36 410-VII-5", &["36 410", "", "VII", "5"]),
    (&BARE_PAPER, "36 410 A, nr. 5", "36 410 A, nr. 5", &["36 410", "", "A", "5"]),
    (&REMARK, "Nota bene: dit", "Nota bene:", &[]),
    (&PAPER_LINE, "Nr. 4 VERSLAG HOUDENDE EEN LIJST", "Nr. 4 VERSLAG HOUDENDE EEN LIJST", &[]),
    (&PAPER_LINE, "Vastgesteld 6 juli 2022", "Vastgesteld 6 juli 2022", &[]),
    (&MASTHEAD, "Eerste Kamer, vergaderjaar 2007-2008, 31 200 V, F", "Eerste Kamer, vergaderjaar 2007-2008, 31 200 V, F", &[]),
    (&MASTHEAD, "Tweede Kamer der Staten-Generaal 2", "Tweede Kamer der Staten-Generaal 2", &[]),
];

#[test]
fn every_pattern_compiles() {
    for (name, pattern) in ALL {
        assert!(
            pattern.regex().is_some_and(|it| it.captures_len() <= GROUPS),
            "{name} does not compile, or has too many groups"
        );
    }
}

/// The build for browsers leaves out what would read these (`xtask/shrink.mjs`).
#[test]
fn no_pattern_has_what_browsers_cannot_read() {
    for (name, pattern) in ALL {
        for form in ["\\p", "\\P", "(?P", "(?<", "\\x{", "\\u", "\\U", "&&", "~~", "--"] {
            assert!(!pattern.expression.contains(form), "{name} has {form}");
        }
    }
}

#[test]
fn every_pattern_finds_its_examples() {
    for (name, pattern) in ALL {
        let mut examples = EXAMPLES.iter().filter(|example| std::ptr::eq(example.0, *pattern)).peekable();
        assert!(examples.peek().is_some(), "{name} has no example");
        for (_, line, whole, groups) in examples {
            let Some(found) = pattern.find(line) else { panic!("{name} finds nothing in {line:?}") };
            assert!(pattern.matches(line), "{name} in {line:?}");
            assert_eq!(found.group(0), *whole, "{name} in {line:?}");
            assert_eq!(&line[found.range(0)], *whole, "{name} in {line:?}");
            let held: Vec<&str> =
                (1..pattern.regex().map_or(0, regex::Regex::captures_len)).map(|group| found.group(group)).collect();
            assert_eq!(held, *groups, "{name} in {line:?}");
        }
    }
}

/// What a pattern needs may only spare it a look: with and without, it finds the same.
#[test]
fn what_is_needed_is_in_every_match() {
    let around = ["", "\t", "Vragen, ", "x ", "ingezonden Zie ook namens 2031Z ", "…( ", "\x7F"];
    for (name, pattern) in ALL {
        let regex = pattern.regex().expect(name);
        for (_, line, _, _) in EXAMPLES {
            for before in around {
                let line = format!("{before}{line}{before}");
                let bare = regex.find(&line).map(|found| found.range());
                assert_eq!(pattern.find(&line).map(|found| found.range(0)), bare, "{name} in {line:?}");
            }
        }
    }
}

/// What reads a form by hand finds what its expression finds, places and groups, in every example of all patterns and in what
/// becomes of it when a letter is lost, doubled or another one.
#[test]
fn readers_find_what_their_expressions_find() {
    let read: Vec<_> = ALL.iter().filter(|(_, pattern)| pattern.reader.is_some()).collect();
    assert!(read.len() > 10);
    let holds = |line: &str| {
        for (name, pattern) in &read {
            let Some((start, _)) = pattern.starts(line, 0) else { continue };
            let captures = pattern.regex().expect(name).captures_at(line, start);
            let groups = |at| Some(captures.as_ref()?.get(at).map_or(0..0, |group| group.range()));
            let found = pattern.find(line);
            for at in 0..GROUPS {
                assert_eq!(found.as_ref().map(|found| found.range(at)), groups(at), "{name}, group {at}, in {line:?}");
            }
            assert_eq!(pattern.matches(line), found.is_some(), "{name} in {line:?}");
            assert_eq!(pattern.opens(line), found.is_some_and(|found| found.start() == 0), "{name} opens {line:?}");
        }
    };
    for (_, line, _, _) in EXAMPLES {
        for (at, letter) in line.char_indices() {
            let (before, after) = (&line[..at], &line[at + letter.len_utf8()..]);
            holds(before);
            holds(&line[at..]);
            for other in ["", " ", "\t ", "7", "s", "S", "-", " – ", ":", ", ", "van ", "(ontvangen op "] {
                holds(&format!("{before}{other}{after}"));
                holds(&format!("{before}{other}{letter}{after}"));
            }
        }
    }
}

#[test]
fn what_only_looks_alike_is_not_found() {
    for (pattern, lines) in [
        (&LABEL, &["vraag 5).", "De vraag 2", "1. Vraag"][..]),
        (&REMARK, &["Toelichting op", "Tot slot: ik"]),
        (&PAGE_FOOT, &["Tweede Kamer, vergaderjaar 2023–2024, 19 637, nr. 3198"]),
        (&PAPER_FOOT, &["Tweede Kamer, vergaderjaar 2010–2011, 32 500 XII, nr. 72"]),
        (&PRINT_MARK, &["ah ja", "h 2 o is water", "ag."]),
        (&ISSN, &["een ISSN"]),
        (
            &ASKED_BY,
            &[
                "Vragen van de Kamer",
                "de vragen van u",
                "Ook vragen de leden van de ABC-fractie",
                "vragen van de ledenraad",
            ],
        ),
        (&OFFICE, &["ministerie van", "administratie", "de staatsschuld", "mister Vos"]),
        (&LATE, &["niet binnen de stad", "uitstel van betaling"]),
        (&REPLIED_BY, &["Antwoord van de Kamer", "het Antwoord van Minister"]),
        (&CASE_NUMBER, &["2024D18775", "12024Z18775"]),
        (&NUMBER_LINE, &["AH", "AH 604 en"]),
        (&WEB_FOOT, &["https://krant.example/2/5", "https://krant.example blz. 2/5"]),
        (&WEB_HEAD, &["3-4-2031, 10 uur", "op 3-4-2031, 10:12"]),
        (&PAGE_NUMBER, &["pagina 21 gesteld wordt"]),
    ] {
        for line in lines {
            assert!(!pattern.matches(line), "{line:?}");
        }
    }
}

#[test]
fn hostile_lines_take_little_time() {
    let (spaces, ones) = (" ".repeat(20_000), "1 ".repeat(20_000));
    let words = " wordt zijn".repeat(2_000);
    for line in [
        format!("{spaces}Tweede Kamer, vergaderjaar{spaces}2010–2011,{spaces}Aanhangsel{spaces}2"),
        format!("Tweede Kamer, vergaderjaar 2010–2011, {ones}"),
        format!("Vragen van het lid{words} beantwoord({spaces}ingezonden"),
    ] {
        let start = std::time::Instant::now();
        ALL.iter().for_each(|(_, pattern)| _ = pattern.matches(&line));
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
