//! What a text may cost: time and memory grow with the text, for every form that the parser knows, in the shapes that make
//! parsers slow: one form again and again, on lines, in one line, in one word, one inside the other, never closed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use cpu_time::ThreadTime;
use kamervragen::{Format, parse, render};
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

#[global_allocator]
static HEAP: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// The forms, each as it may stand in a paper.
const FORMS: [&str; 84] = [
    // Headings and their numbers.
    "Vraag 1",
    "Vraag",
    "Vraag 1 t/m 100",
    "Vragen 3 en 4",
    "Vraag 1, 2, 3, 4, 5, 6, 7 en 8",
    "Vraag 11,",
    "Vraag 5a en b",
    "Antwoord 1",
    "Antwoord 1 t/m 100",
    "Antwoord op vraag 3 en 8:",
    "Antwoord van het kabinet:",
    "Vraag (2)",
    "V1: Kent u dit?",
    "A1: Ja.",
    "• Vraag 1",
    "**Vraag 1**",
    "> Vraag 1",
    "| Vraag 1 | Kent u dit? | Ja. |",
    "| 1 | 2 | 3 |",
    "1",
    "2.",
    "3)",
    "4.)",
    "*5.",
    "1. Kent u dit?",
    "Toelichting:",
    // The head, the reply, the letter.
    "Vragen van het lid De Vos (ABC) aan de Minister van Vis over ",
    "Vragen van de leden De Vos, Haas (beiden ABC) en Das (DEF) ",
    "aan de Ministers van Vis en van Vlees, ",
    "(ingezonden 3 mei 2031)",
    "(ingezonden ",
    "Antwoord van Minister Zalm (Vis), mede namens de Minister van Vlees ",
    "(ontvangen 2 juni 2031)",
    "Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 12.",
    "Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 12",
    "2031Z00123",
    "ah-tk-20302031-12",
    "ISSN 0921 - 7398",
    "Geachte voorzitter,",
    "Hoogachtend,",
    "De minister van Vis,",
    "J. Zalm",
    "Pagina 2 van 5",
    "Datum 3 mei 2031",
    "Ons kenmerk 12345",
    // Notes and their marks.
    "Kent u dit?1",
    "woord.2 ",
    "[1]",
    "(1)",
    "¹",
    "*",
    "1 De Courant, 2 mei 2031",
    "[1] De Courant",
    "1) De Courant",
    "Noot 1",
    "1De Courant, «Molens»2Het Blad",
    "?, 2 en 3",
    // Words that a paper's inside is made of.
    "Ja.",
    "Kent u dit?",
    "zie het antwoord op vraag 1 t/m 100",
    "Kamerstuk 31 999, nr. 2",
    "Kamerstukken II 2030/31, 31 999, nr. 2, p. 3",
    "Stb. 2031, 12",
    "https://a.example/b?c=d#e",
    "https://a.example/",
    "www.a.example",
    "mailto:a@b.example",
    "[a](<https://a.example>)",
    "voor-",
    "a) een",
    "- een",
    "i. een",
    "x\ty\tz",
    "x    y    z",
    // Markup and signs.
    "<p>",
    "<sup>1</sup>",
    "<!-- ",
    "&nbsp;",
    "$^{1}$",
    "\\[",
    "\u{ad}",
    "e\u{301}",
    "\u{c}",
    "ﬁ",
];

/// What opens and what closes, to stand inside each other.
const PAIRS: [(&str, &str); 9] = [
    ("(", ")"),
    ("[", "]"),
    ("«", "»"),
    ("“", "”"),
    ("<b>", "</b>"),
    ("**", "**"),
    ("{", "}"),
    ("[a](", ")"),
    ("> ", "\n"),
];

/// The shape that makes the most of the least: a question with its answer, both with number and places, of 22 letters.
const WHOLE_EXCHANGE: &str = "\"| Vraag 1 | Kent u dit? | Ja. |\" in one word";

/// Every shape of every form, as a name and a text of about `size` bytes.
fn shapes(size: usize) -> Vec<(String, String)> {
    let mut shapes = Vec::new();
    for form in FORMS {
        let word = form.replace(' ', "");
        let half: String = form.chars().take(form.chars().count().div_ceil(2)).collect();
        for (shape, before, piece) in [
            ("on lines", "", format!("{form}\n")),
            ("in paragraphs", "", format!("{form}\n\n")),
            ("in one line", "", format!("{form} ")),
            ("in one word", "", word),
            ("in a question", "Vraag 1\n", format!("{form} ")),
            ("below an answer", "Vraag 1\nKent u dit?1\n\nAntwoord 1\n", format!("{form}\n")),
            ("not finished", "", half),
            ("between words", "Vraag 1\nKent u dit?\n\nAntwoord 1\n", format!("Het is {form} en meer\nJa.\n")),
        ] {
            shapes.push((format!("{form:?} {shape}"), format!("{before}{}", piece.repeat(size / piece.len()))));
        }
    }
    for (open, close) in PAIRS {
        let depth = size / (open.len() + close.len() + 4);
        shapes
            .push((format!("{open:?} inside each other"), format!("{}Ja{}", open.repeat(depth), close.repeat(depth))));
        shapes.push((format!("{open:?} never closed"), open.repeat(size / open.len())));
        shapes.push((format!("{close:?} never opened"), format!("Vraag 1\na{}", close.repeat(size / close.len()))));
    }
    let mut counted = String::new();
    let mut pairs = String::new();
    for number in 1.. {
        if counted.len() > size {
            break;
        }
        writeln!(counted, "Vraag {number}\nWat?{number}\nAntwoord {number}\nZie vraag {number}.\n{number} De Courant")
            .unwrap();
        writeln!(pairs, "Vraag {number} t/m {}\nWat? Wie?\nAntwoord {number} en {}\nJa.", number + 1, number + 1)
            .unwrap();
    }
    shapes.push(("a paper of many questions".into(), counted));
    shapes.push(("a paper of many groups".into(), pairs));
    shapes.push((
        "headings and answers of a hundred numbers".into(),
        "Vraag 1 t/m 100\nKent u dit?\n\nAntwoord 1 t/m 100\nJa.\n\n".repeat(size / 55),
    ));
    shapes
}

/// The quickest of some runs, in the time of this thread alone.
fn quickest(text: &str, runs: usize) -> Duration {
    let run = || {
        let start = ThreadTime::now();
        std::hint::black_box(parse(text));
        start.elapsed()
    };
    (0..runs).map(|_| run()).min().unwrap()
}

/// All in one test, since the heap is one.
#[test]
fn time_and_memory_grow_with_the_text() {
    const SMALL: usize = 15_000;
    let mut faults = Vec::new();
    let mut worst = [(0.0, String::new()), (0.0, String::new()), (0.0, String::new())];
    for ((name, small), (_, large)) in shapes(SMALL).into_iter().zip(shapes(4 * SMALL)) {
        let grown = large.len() as f64 / small.len() as f64 / 4.0;
        let ratio = || quickest(&large, 4).as_secs_f64() / quickest(&small, 5).as_secs_f64().max(0.000_2) / grown;
        // What is quadratic is so each time; a busy machine is not.
        let mut ratios: Vec<f64> = Vec::new();
        while ratios.len() < 5 && ratios.last().is_none_or(|&last| last > 5.0) {
            ratios.push(ratio());
        }
        let time = ratios.iter().copied().fold(f64::MAX, f64::min);

        // A line costs something however short it is: it counts as eight bytes more than it has. A form feed ends one too.
        let lines = large.bytes().filter(|byte| matches!(byte, b'\n' | b'\x0c')).count();
        let size = (large.len() + 8 * lines) as f64;
        HEAP.reset_peak_usage();
        let before = HEAP.current_usage();
        let document = parse(&large);
        let memory = (HEAP.peak_usage() - before) as f64 / size;
        let json = render(&document, Format::Json).len() as f64 / size;
        let (most_memory, most_json) = if name == WHOLE_EXCHANGE { (96.0, 44.0) } else { (64.0, 40.0) };
        for ((value, limit, what), worst) in [
            (time, 5.0, "times as long"),
            (memory, most_memory, "bytes a byte"),
            (json, most_json, "times the text as JSON"),
        ]
        .into_iter()
        .zip(&mut worst)
        {
            if value > limit {
                faults.push(format!("{name}: {value:.1} {what}"));
            }
            if value > worst.0 {
                *worst = (value, name.clone());
            }
        }
    }
    writeln!(std::io::stdout(), "worst: {worst:?}").unwrap();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
