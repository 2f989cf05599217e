use super::*;

/// How a label is read in a line: its form, its score and the words that it takes.
fn read(words: &str, label: u32) -> Option<(RefForm, u32, &str)> {
    let line = Line { raised: true, ..Line::new(words, Span::new(0, words.len()), words.len()) };
    let mut found = Vec::new();
    candidates(words, &line, label, &mut found);
    found.iter().find(|it| it.label == label).map(|it| (it.form, it.score, it.span.of(words)))
}

#[track_caller]
fn bare(score: u32, lines: &[(&str, u32)]) {
    for &(words, label) in lines {
        assert_eq!(read(words, label), Some((RefForm::Bare, score, &*label.to_string())), "{words:?}");
    }
}

#[test]
fn brackets() {
    assert_eq!(read("bericht [1]", 1), Some((RefForm::Bracket, BRACKETED, "[1]")));
    assert_eq!(read("bericht [1 ] is", 1), Some((RefForm::Bracket, BRACKETED, "[1 ]")));
    assert_eq!(read("bericht[^1] is", 1), Some((RefForm::Bracket, BRACKETED, "[^1]")));
    assert_eq!(read("bericht[^12--2] is", 12), Some((RefForm::Bracket, BRACKETED, "[^12--2]")));
    assert_eq!(read("bericht (noot 1) is", 1), Some((RefForm::Words, CLEAR, "(noot 1)")));
    assert_eq!(read("bericht? Noot 1", 1), Some((RefForm::Words, CLEAR, "Noot 1")));
    assert_eq!(["zie noot 1", "(zie noot 1)", "(noot 1"].map(|words| read(words, 1)), [None; 3]);
    assert!(read("bericht? knoot 1 en", 1).is_none_or(|(form, ..)| form != RefForm::Words));
    assert_eq!(read("bericht 1) is", 1), Some((RefForm::Paren, CLEAR, "1)")));
    for listed in ["namelijk: 1) zand", "zand; 2) klei", "zand, 2) klei", "zand en 2) klei", "zand of 2) klei"] {
        let label = if listed.contains('1') { 1 } else { 2 };
        assert_eq!(read(listed, label), Some((RefForm::Paren, UNLIKELY, &*format!("{label})"))), "{listed:?}");
    }
    assert_eq!(read("bericht? (1)", 1), Some((RefForm::Parens, CLEAR, "(1)")));
    assert_eq!(read("artikel (1) en", 1), Some((RefForm::Parens, UNLIKELY, "(1)")));
    for none in ["bericht [1", "bericht [1,2]", "bericht[^1", "1) De Courant", "(1) De Courant", "in 2031) is"] {
        assert_eq!(read(none, 1), None, "{none:?}");
    }
}

#[test]
fn raised_digits() {
    let raised = |score, words| Some((RefForm::Raised, score, words));
    assert_eq!(read("bericht¹² is", 12), raised(CLEAR, "¹²"));
    assert_eq!(read("in 2031² is", 2), raised(CLEAR, "²"));
    assert_eq!(read("NIS3² is", 2), raised(CLEAR, "²"));
    assert_eq!(read("¹ is", 1), raised(STRONG, "¹"));
    assert_eq!(read("¹", 1), raised(ON_OWN_LINE, "¹"));
    for power in ["12 m² gras", "3 km² gras", "10³ keer", "een R² van", "bericht\u{2070}"] {
        for label in [2, 3] {
            assert!(read(power, label).is_none_or(|(form, ..)| form != RefForm::Raised), "{power:?}");
        }
    }
}

#[test]
fn at_the_start_of_a_line() {
    bare(ON_OWN_LINE, &[("1", 1), ("12", 12)]);
    bare(LIKELY, &[("1.", 1), ("1 De Courant", 1)]);
    bare(UNLIKELY, &[("1. De Courant", 1)]);
    bare(STRONG, &[("1«Molens»", 1)]);
    bare(UNLIKELY, &[("2 miljoen", 2)]);
}

#[test]
fn after_a_sign() {
    bare(CLEAR, &[("bericht?1", 1), ("«Molens»12", 12), ("'Molens'1, en", 1), ("(zie daar)1", 1)]);
    bare(AFTER_SIGN, &[("bericht.1", 1), ("bericht,1 en", 1), ("bericht;1 en", 1)]);
    bare(STRONG, &[("in 2031.3", 3), ("in 2031.3 En", 3), ("47%1 van", 1)]);
    bare(LIKELY, &[("bericht.1De Minister", 1), ("»2De", 2)]);
}

#[test]
fn after_a_word() {
    bare(STRONG, &[("bericht1", 1), ("bericht1, en", 1)]);
    bare(WEAK, &[("de EU1 is", 1), ("NIS22", 2)]);
    bare(LIKELY, &[("in 20311 en", 1), ("in 2030-20311", 1), ("203112", 12)]);
}

#[test]
fn after_a_space() {
    bare(STRONG, &[("bericht? 1", 1), ("«Molens» 1 en", 1), ("?1 2", 2), ("»1?, 2", 2)]);
    bare(STRONG, &[("?1 en 2", 2), ("?1, 2 en 3", 3)]);
    bare(LIKELY, &[("\"Molens\" 1", 1), ("\"Molens\" 1 De", 1), ("\"Molens\" 1 «", 1), ("\"Molens\" 1?", 1)]);
    bare(LIKELY, &[("bericht. 1", 1), ("bericht) 1 De", 1)]);
    bare(WEAK, &[("mee! 3 keer", 3)]);
    bare(UNLIKELY, &[("bericht 1", 1), ("\"Molens\" 1 of", 1), ("bericht. 1 of", 1)]);
}

#[test]
fn numbers_and_names() {
    for (words, label) in [
        ("3% van", 3),
        ("2,5 keer", 2),
        ("1.2 keer", 1),
        ("1e keer", 1),
        ("10-jarig", 10),
        ("6:30 uur", 6),
        ("met 2/3", 2),
        ("01", 1),
        ("nr.5", 5),
        ("nr.5De", 5),
        ("2.5", 5),
        ("12.3 en", 3),
        ("in 2031,3", 3),
        ("in 2031.3»", 3),
        ("12 m2 gras", 2),
        ("PM10 en", 10),
        ("NIS1234", 4),
        ("A-20311", 1),
        ("12031x", 1),
        ("artikel 2", 2),
        ("over 2 jaar", 2),
        ("bericht, 2", 2),
        ("bericht – 2", 2),
        ("bericht-2", 2),
        ("bericht 2De", 2),
        ("bericht1De", 1),
        ("bericht 2", 1),
    ] {
        assert_eq!(read(words, label), None, "{words:?}");
    }
}
