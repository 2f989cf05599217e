//! The laws as properties, over texts that a grammar of the genre makes: whatever stands where, nothing is lost and
//! nothing panics; and what a plain paper says is what is read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use proptest::prelude::*;
use support::laws::holds_torn;

/// Words that the parser looks at, and others.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "Vraag",
        "Antwoord",
        "vraag",
        "antwoord op vraag",
        "en",
        "t/m",
        "1",
        "2",
        "12",
        "2031",
        "3)",
        "[1]",
        "(beiden",
        "(ABC)",
        ")",
        "Zie ook",
        "Kamerstuk 31 409, nr. 12",
        "Aanhangsel Handelingen, vergaderjaar 2016–2017, nr. 3",
        "https://krant.example/a-b",
        "www.krant.example",
        "Minister",
        "Staatssecretarissen van",
        "mede namens",
        "over",
        "aan de",
        "(ingezonden 3 mei 2031)",
        "(ontvangen 31 april 2031)",
        "Vragen van het lid",
        "Antwoord van Minister Kolk (Defensie)",
        "Mededeling",
        "Toelichting:",
        "voorwaar-",
        "EU-",
        "«bericht»1",
        "onderzoek?2",
        "CO2",
        "–",
        "•",
        "a.",
        "X Noot",
        "Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1",
        "ah-tk-20302031-12",
        "ISSN 0921 - 7398",
        "Lijst van vragen en antwoorden",
        "-----",
        "|",
    ];
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        4 => "[a-zA-Zéë’]{1,9}[.?!,;:]?",
        1 => "\\PC{1,3}",
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Texts of such words on lines of any length.
fn text() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec![" ", " ", " ", "", "\n", "\n", "\r\n", "\n\n", "\u{a0}", "\t", "\u{c}"]);
    prop::collection::vec((word(), gap), 0..160)
        .prop_map(|words| words.iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_any_words(text in text()) {
        holds_torn("words", &text);
    }

    #[test]
    fn laws_hold_for_any_letters(text in "\\PC{0,400}") {
        holds_torn("letters", &text);
    }

    #[test]
    fn a_plain_paper_is_read_as_written(
        groups in prop::collection::vec((1_usize..4, "[A-Z][a-z]{3,9} [a-z ]{4,60}[a-z]", "[A-Z][a-z]{2,8} [a-z ]{3,90}[a-z]"), 1..12),
        wide in any::<bool>(),
    ) {
        let mut paper = String::from("Vragen van het lid Kok (ABC) aan de Minister van Defensie over tenten (ingezonden 3 mei 2031).\n");
        paper.push_str("Antwoord van Minister Kolk (Defensie) (ontvangen 20 mei 2031).\n");
        let gap = if wide { "\n\n" } else { "\n" };
        let mut next = 1_u32;
        let mut expected = Vec::new();
        for (count, question, answer) in &groups {
            let numbers: Vec<u32> = (next..).take(*count).collect();
            next += u32::try_from(*count).unwrap();
            let names: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let list = names.join(", ");
            let list = list.rsplit_once(", ").map_or(list.clone(), |(head, last)| format!("{head} en {last}"));
            paper.push_str(&format!("Vraag {list}{gap}"));
            for number in &numbers {
                paper.push_str(&format!("{question} {}?{gap}", "x".repeat(usize::try_from(*number % 7).unwrap() + 1)));
            }
            paper.push_str(&format!("Antwoord {list}{gap}{answer}.{gap}"));
            expected.push(numbers);
        }
        holds_torn("paper", &paper);
        let document = kamervragen::parse(&paper);
        let found: Vec<Vec<u32>> = document.exchanges.iter().map(|exchange| exchange.numbers.clone()).collect();
        prop_assert_eq!(found, expected, "{}", paper);
        for exchange in &document.exchanges {
            prop_assert_eq!(exchange.questions.len(), exchange.numbers.len(), "{}", paper);
            prop_assert_eq!(exchange.answers.len(), 1);
        }
    }
}
