//! The laws of the parser, over every text we have, over its prefixes and its mutations.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use kamervragen::{Format, Kind, parse, render};
use support::laws::{holds, holds_torn};
use support::{corpus, fixtures, leaves};

/// An overflow in the parser's arithmetic must not pass in silence here, although the crate is optimised for tests.
#[test]
fn overflow_is_checked() {
    let most = std::hint::black_box(u8::MAX);
    assert!(std::panic::catch_unwind(|| most + 1).is_err());
}

#[test]
fn laws_hold_for_every_text() {
    for text in fixtures().iter().chain(&corpus()) {
        holds(&text.name, &text.words);
    }
}

#[test]
fn laws_hold_for_our_own_markdown() {
    for text in fixtures().iter().chain(&corpus()) {
        holds(&text.name, &render(&parse(&text.words), Format::Markdown));
    }
}

/// A no-break space as HTML writes it is no letters: between words, around a mark, at the end of a line.
#[test]
fn laws_hold_for_blanks_of_html() {
    for blank in ["&nbsp;", "&#160;", "&#xA0;", "&#xa0;"] {
        for text in
            ["Vraag_1\nKent_u_dit?_1\nAntwoord_1\nJa_\n1_De Courant", "Vraag 1\nKent u_[1]_dit?\n[1]_De Courant"]
        {
            holds(blank, &text.replace('_', blank));
        }
    }
}

/// The words of a note of XML stand below all else, also where another paper seems to begin behind the note.
#[test]
fn laws_hold_for_notes_of_xml_above_another_paper() {
    let question = |words: &str| {
        format!("<vraag><nr>1</nr><al>{words}</al></vraag>\n<antwoord><nr>1</nr><al>Ja.</al></antwoord>\n")
    };
    let noted = question("Kent u de pont<noot><noot.nr>1</noot.nr><noot.al>De Courant, 2 mei</noot.al></noot>?");
    let head =
        |name: &str| format!("<al>Vragen van het lid {name} (ABC) aan de Minister van Defensie over {name}</al>\n");
    let other = question("Is de tent lek?");
    for body in [[&noted, &other], [&other, &noted]] {
        let text = format!(
            "<?xml version=\"1.0\"?><kamervragen>{}{}{}{}</kamervragen>",
            head("Das"),
            body[0],
            head("Vos"),
            body[1]
        );
        holds("notes of XML", &text);
    }
}

/// Words of such a note that no note took are joined to what stands above them, and lie before it in the text.
#[test]
fn laws_hold_for_notes_of_xml_without_words() {
    let note = "<noot><noot.nr>1</noot.nr><noot.al></noot.al></noot>";
    holds("notes of XML", &format!("<?xml version=\"1.0\"?>{note}\"1"));
    holds("notes of XML", &format!("<kamervragen><vraag><al>Kent u de pont{note}?</al></vraag><antwoord><al>Ja, 1"));
}

/// What stands in the stead of one tag may be read as two pieces.
#[test]
fn laws_hold_for_items_whose_number_is_a_mark() {
    holds("an item", "<ol><li ><ol><li id=fn><</p></i>");
}

#[test]
fn laws_hold_for_every_prefix_and_suffix() {
    for (texts, step) in [(fixtures(), 1), (corpus(), 23)] {
        for text in texts {
            let ends = text.words.match_indices('\n').map(|(at, _)| at + 1).enumerate();
            for (line, at) in ends.filter(|(line, _)| line % step == 0) {
                holds(&format!("{} up to line {line}", text.name), &text.words[..at]);
                holds(&format!("{} from line {line}", text.name), &text.words[at..]);
            }
        }
    }
}

/// A small generator of numbers, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

#[test]
fn laws_hold_for_mutations() {
    const STRANGE: [&str; 24] = [
        "\u{feff}",
        "\u{0}",
        "\u{fffe}",
        "\u{ad}",
        "\u{202e}",
        "\u{301}",
        "𝛼",
        "🇳🇱",
        "\r",
        "\u{c}",
        "\u{2028}",
        "1",
        "[1]",
        "Vraag 2\n",
        "Antwoord 3:",
        "\nTweede Kamer, vergaderjaar 2030–2031, Aanhangsel 2\n",
        "\n12 ",
        "-\n",
        "&nbsp;",
        "\\[",
        "1\\.",
        "<sup>1</sup>",
        "$^2$^3$",
        "\\\\",
    ];
    let mut dice = Dice(7);
    for text in fixtures().iter().chain(corpus().iter().filter(|text| text.words.len() < 12_000)) {
        let name = &text.name;
        let words = &text.words;
        holds_torn(&format!("{name} with CRLF"), &words.replace('\n', "\r\n"));
        holds_torn(&format!("{name} with a byte-order mark"), &format!("\u{feff}{words}"));
        holds_torn(&format!("{name} with no-break spaces"), &words.replace(' ', "\u{a0}"));
        holds_torn(&format!("{name} without spaces"), &words.replace(' ', ""));
        holds_torn(&format!("{name} on one line"), &words.replace('\n', " "));
        holds_torn(&format!("{name} twice"), &format!("{words}\n{words}"));
        for round in 0..6 {
            let mut lines: Vec<&str> = words.split_inclusive('\n').collect();
            for _ in 0..4 {
                if lines.is_empty() {
                    break; // a case of one line, dropped
                }
                let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
                match dice.roll(4) {
                    0 => lines.swap(one, other),
                    1 => lines.insert(other, lines[one]),
                    2 => drop(lines.remove(one)),
                    _ => lines.insert(one, STRANGE[dice.roll(STRANGE.len())]),
                }
            }
            let mut mutant = lines.concat();
            for _ in 0..6 {
                let mut at = dice.roll(mutant.len());
                while !mutant.is_char_boundary(at) {
                    at -= 1;
                }
                mutant.insert_str(at, STRANGE[dice.roll(STRANGE.len())]);
            }
            holds_torn(&format!("{name}, mutation {round}: {mutant:?}"), &mutant);
        }
    }
}

#[test]
fn an_empty_text_is_an_empty_document() {
    for text in ["", " ", "\n\n", "\u{feff}", "\u{0}\u{0}"] {
        let document = parse(text);
        assert_eq!(document.kind, Kind::Unrecognised, "{text:?}");
        assert!(leaves(&document).is_empty() && document.diagnostics.is_empty(), "{text:?}");
    }
}

#[test]
fn any_text_comes_back_whole() {
    let list = "melk\nbrood\n2 pond appels\nkaas (oud)\n";
    for text in [
        list,
        &"De regen viel. ".repeat(4000),
        "\u{1}\u{2}\u{fffd}PNG\u{0}IHDR",
        &"x".repeat(5_000_000),
        &"Vraag 1\n".repeat(5000),
    ] {
        holds("any text", text);
    }
    assert_eq!(parse(list).kind, Kind::Unrecognised);
}

/// Twice the text takes at most about twice the time. The bound is wide, because machines are shared.
#[test]
fn time_grows_with_the_text() {
    let worst: [(&str, &str, &str); 23] = [
        ("enumerations", "", "1) x\n"),
        ("paragraphs of notes", "", "1 Het\n\n"),
        ("titles", "", "Vragen van het lid A over b\n"),
        ("ones", "", "1 \n"),
        ("digits", "", "1234567890 "),
        ("headings", "", "Vraag 1\n"),
        ("answers", "", "Antwoord 1\nJa.\n"),
        ("markers", "", "woord?1 woord.2 "),
        ("brackets", "", "(beiden "),
        ("notes", "", "1 De Courant\n2 Het Blad\nTweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1\n"),
        ("groups", "", "Vraag 1, 2, 3, 4, 5, 6, 7 en 8\nWat?Waar?Wie?\n"),
        ("one line", "", "woord "),
        ("notes on one line", "Vraag 1\nWat[1]?\n", "[1] De Courant [2] Het Blad\n"),
        ("glued notes", "Vraag 1\nWat?1\n", "1De Courant, «Molens»2Het Blad\n"),
        ("ends of letters", "Vraag 1\nWat?\nAntwoord 1\nJa.\n", "Hoogachtend,\nDe minister van Vis,\nJ. Vos\n"),
        ("converters", "Vraag 1\n", "a<sup>1</sup>&nbsp;b$^{1}$ \\[c\\]\n"),
        // Words of which a pattern needs one or another, and only the one is there.
        ("offices", "Vragen van het lid A aan de ", "minister van "),
        ("dates", "Vragen van het lid A over b ", "(ingediend "),
        // What may begin an address at many places of one word.
        ("brackets behind an address", "Vraag 1\nhttps://a.example/", ")"),
        ("unlike brackets", "Vraag 1\nhttps://a.example/", "(]"),
        ("addresses in one word", "Vraag 1\n", "http://"),
        ("links of Markdown", "Vraag 1\n", "[a](<http"),
        ("www in one word", "Vraag 1\n", "www."),
    ];
    for (name, before, piece) in worst {
        let time = |size: usize| {
            let text = format!("{before}{}", piece.repeat(size / piece.len()));
            let run = || {
                let start = std::time::Instant::now();
                std::hint::black_box(parse(&text));
                start.elapsed()
            };
            (0..3).map(|_| run()).min().unwrap()
        };
        let ratio = || time(400_000).as_secs_f64() / time(100_000).as_secs_f64().max(0.000_2);
        // Another program may have had the machine to itself meanwhile: what is quadratic is so each time.
        let ratios: Vec<f64> = (0..5).map(|_| ratio()).take_while(|&ratio| ratio >= 10.0).collect();
        assert!(ratios.len() < 5, "{name}: four times the text took {ratios:.1?} times as long");
    }
}
