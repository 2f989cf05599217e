//! The command line as a shell sees it: what goes to which stream, and the exit code.
#![allow(clippy::unwrap_used, reason = "a test that cannot start its program has failed")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PAPER: &str = "\
Vragen van het lid Zonneveld (DvT) aan de Minister van Stille Wegen over «te luide» brugwachters \
(ingezonden 3 september 2031).

Vraag 1
Kent u het bericht over de cafébrug van 3 euro?
Antwoord 1
Ja, dat ken ik.
";

fn kamervragen(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamervragen"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read (--help) closes the pipe, which is fine.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Runs it on the input, wants success and gives the document with what was said on standard error.
#[track_caller]
fn read(input: &[u8]) -> (serde_json::Value, String) {
    let output = kamervragen(&["-"], input);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{errors}");
    (serde_json::from_slice(&output.stdout).unwrap(), errors)
}

#[track_caller]
fn refused(arguments: &[&str], code: i32, message: &str) {
    let output = kamervragen(arguments, b"");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {errors}");
    assert!(errors.contains(message), "{arguments:?}: {errors}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
}

fn expected() -> serde_json::Value {
    serde_json::to_value(kamervragen::parse(PAPER)).unwrap()
}

/// A file of this test run's own.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path.into_os_string().into_string().unwrap()
}

/// An empty folder of this test run's own.
fn folder(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path.into_os_string().into_string().unwrap()
}

#[test]
fn json_from_standard_input_and_from_a_file() {
    let path = file("vragen één.txt", PAPER.as_bytes());
    for arguments in
        [&["-"][..], &[], &["--format", "json", &path], &["--format=json", "--", &path], &[&path, "-f", "json"]]
    {
        let output = kamervragen(arguments, PAPER.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap(), expected(), "{arguments:?}");
        assert!(output.stdout.ends_with(b"}\n"), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn every_format_of_the_example() {
    for format in kamervragen::Format::ALL {
        let output = kamervragen(&["--example", "--format", format.name()], b"");
        let expected = kamervragen::render(&kamervragen::parse(kamervragen::EXAMPLE), format);
        assert_eq!(output.status.code(), Some(0), "{}", format.name());
        assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), expected.trim_end(), "{}", format.name());
    }
}

#[test]
fn help_and_version() {
    for arguments in [["--help"], ["-h"]] {
        let output = kamervragen(&arguments, b"");
        let help = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0));
        for format in kamervragen::Format::ALL {
            assert!(help.contains(format.name()), "{help}");
        }
    }
    let output = kamervragen(&["--version"], b"");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), concat!("kamervragen ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn html_for_a_page_of_ones_own() {
    let arguments = ["--example", "-f", "html", "--head", "facts", "--heading-level", "3", "--id-prefix", "b-"];
    let output = kamervragen(&arguments, b"");
    let options = kamervragen::ViewOptions {
        heading_level: 3,
        id_prefix: "b-".into(),
        head: kamervragen::Head::Facts,
        ..kamervragen::ViewOptions::default()
    };
    let expected = kamervragen::render_view(&kamervragen::parse(kamervragen::EXAMPLE), &options);
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), expected.trim_end());
    refused(&["--example", "--head", "facts"], 2, "--heading-level, --head and --id-prefix are of html");
    refused(&["--head", "half"], 2, "full, facts or none");
    refused(&["--heading-level", "5"], 2, "5 is not in 1..=4");
}

#[test]
fn wrong_usage_is_2() {
    refused(&["--format", "pdf"], 2, "[possible values: json, html, markdown, csv, xml, jsonl]");
    refused(&["--format=", "-"], 2, "a value is required for '--format <FORMAT>'");
    refused(&["--format"], 2, "a value is required for '--format <FORMAT>'");
    refused(&["--colour"], 2, "unexpected argument '--colour'");
    refused(&["a.txt", "b.txt"], 2, "json is of one text at a time; of several write jsonl or csv");
    refused(&["--example", "a.txt"], 2, "one text at a time");
    refused(&[env!("CARGO_MANIFEST_DIR"), "--format", "html"], 2, "html is of one text at a time");
    refused(&["--papers", "--questions", "-"], 2, "cannot be used with");
    refused(&["--man", "-"], 2, "cannot be used with");
    refused(&["--papers", "--format", "jsonl", "-"], 2, "--questions and --papers write csv");
    refused(&["--papers", "--output", "out", "-"], 2, "cannot be used with");
}

#[test]
fn what_cannot_be_read_is_1() {
    refused(&["no-such-file.txt"], 1, "cannot read no-such-file.txt");
    refused(&[&folder("nothing")], 1, "no texts in these folders");
    refused(&["no-such-file.txt", "nor-such.txt", "--format", "jsonl"], 1, "none of 2 texts was read");
    refused(&["--", "--example"], 1, "cannot read --example");
    refused(&[""], 1, "cannot read");
}

#[test]
fn utf_16_by_its_mark() {
    let units = || PAPER.encode_utf16();
    for (bytes, remark) in [
        ([0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>(), "little endian"),
        ([0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(), "big endian"),
    ] {
        let (document, errors) = read(&bytes);
        assert_eq!(document, expected(), "{remark}");
        assert!(errors.contains("UTF-16") && errors.contains(remark), "{errors}");
    }
}

#[test]
fn windows_1252_otherwise() {
    let bytes: Vec<u8> =
        PAPER.replace("3 euro", "€ 3").chars().map(|it| if it == '€' { 0x80 } else { it as u8 }).collect();
    let (document, errors) = read(&bytes);
    assert_eq!(document, serde_json::to_value(kamervragen::parse(&PAPER.replace("3 euro", "€ 3"))).unwrap());
    assert!(errors.contains("not UTF-8, read as Windows-1252"), "{errors}");
}

#[test]
fn a_utf_8_mark_changes_no_word() {
    let (with_mark, errors) = read(format!("\u{FEFF}{PAPER}").as_bytes());
    for key in ["kind", "asked", "reply", "publication"] {
        assert_eq!(with_mark[key], expected()[key], "{key}");
    }
    assert_eq!(words(&with_mark["exchanges"]), words(&expected()["exchanges"]));
    assert_eq!(errors, "");
}

/// A value without its places.
fn words(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Array(values) => values.iter().map(words).collect(),
        serde_json::Value::Object(map) => {
            map.iter().filter(|(key, _)| *key != "span").map(|(key, value)| (key.clone(), words(value))).collect()
        }
        other => other.clone(),
    }
}

#[test]
fn any_bytes_are_a_text() {
    let every_byte: Vec<u8> = (0..=255).collect();
    let cases: [&[u8]; 8] =
        [b"", b"\0\0", &every_byte, b"\xFF\xFE", b"\xFF\xFEa", b"\xFF\xFE\0\xD8", b"\xEF\xBB\xBF\xFF", b"\xEF\xBB\xBF"];
    for bytes in cases {
        assert_eq!(read(bytes).0["kind"], "unrecognised", "{bytes:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let path = file("long.txt", "Een lange brief, regel na regel.\n".repeat(20_000).as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamervragen"))
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

/// A text, or the name of a file, gives a terminal no orders and breaks no line or column.
#[test]
fn grep_shows_control_characters() {
    let text = "Vraag 1\nKent u \u{1b}[31mde \u{7}brug\u{9b}2J\u{202e}?\nAntwoord 1\nJa.\n";
    let path = file("een\ttwee\n\u{1b}drie.txt", text.as_bytes());
    let lines = String::from_utf8(kamervragen(&["--grep", "brug", &path], b"").stdout).unwrap();
    let name = path.replace('\t', "\\t").replace('\n', "\\n").replace('\u{1b}', "\\u{1b}");
    let words = "Kent u \\u{1b}[31mde \\u{7}brug\\u{9b}2J\\u{202e}?";
    assert_eq!(lines, format!("{name}\tquestion 1\t{words}\n"));

    let output = kamervragen(&["--grep", "brug", "\u{1b}[2J.txt"], b"");
    assert!(output.stderr.iter().all(|&byte| byte == b'\n' || byte >= b' '));
}

#[test]
fn grep_names_the_questions_and_answers() {
    let bridge = file("bridge.txt", PAPER.as_bytes());
    let wheel = file("wheel.txt", "Vraag 1\nKent u het rad?\nAntwoord 1\nNee.\nJa, de BRUG wel.\n".as_bytes());
    let output = kamervragen(&["--grep", "(?i)brug", &bridge, &wheel], b"");
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        lines,
        format!(
            "{bridge}\tquestion 1\tKent u het bericht over de cafébrug van 3 euro?\n\
             {wheel}\tanswer 1\tJa, de BRUG wel.\n"
        )
    );
    assert_eq!(output.status.code(), Some(0));

    let output = kamervragen(&["-g", "^Ja", "no-such-file.txt", "-"], PAPER.as_bytes());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "standard input\tanswer 1\tJa, dat ken ik.\n");
    assert_eq!(output.status.code(), Some(3), "one text was not read");

    refused(&["--grep"], 2, "a value is required for '--grep <PATTERN>'");
    refused(&["--grep", "(", &bridge], 2, "unclosed group");
}

#[test]
fn what_is_no_text_is_refused_by_its_bytes() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n%\xE2\xE3"[..], "a PDF"),
        (b"PK\x03\x04\x14\0", "a Word file"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "an old Office file"),
        (b"{\\rtf1\\ansi Vraag 1\\par}", "an RTF file"),
    ] {
        let output = kamervragen(&["-"], bytes);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{errors}");
        assert!(errors.contains(&format!("standard input is {what}")), "{errors}");
        assert!(output.stdout.is_empty());
    }
    // Words that only speak of such things are a text.
    for text in ["PDF-bestanden: %PDF-", "<p>Vraag 1</p>", "PK\nVraag 1", "{\\r"] {
        assert_eq!(kamervragen(&["-"], text.as_bytes()).status.code(), Some(0), "{text}");
    }
}

#[test]
fn a_web_page_is_read_without_its_tags() {
    for page in [
        "\u{FEFF}\r\n<!DOCTYPE html><style>p { color: red }</style><p>Vraag 1</p><p>Kent u de <b>veerpont</b>?</p>",
        "<HTML><body>Vraag 1<br>Kent u de veerpont?",
    ] {
        let output = kamervragen(&["--format", "markdown", "-"], page.as_bytes());
        let (text, errors) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(text.contains("Kent u de veerpont?") && !text.contains("color"), "{text}");
        assert!(errors.contains("standard input: a web page, read without its tags"), "{errors}");
        assert_eq!(output.status.code(), Some(0));
    }
    let output = kamervragen(&["-"], b"<p>Vraag 1</p>\n<p>Kent u de pont?</p>");
    assert!(output.stderr.is_empty(), "words with tags among them are a text");
}

#[test]
fn each_paper_is_a_line() {
    let folder = std::env::temp_dir().join(format!("kamervragen-papers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let paper = |asker: &str, about: &str| {
        format!(
            "Vragen van het lid {asker} (ABC) aan de Minister van Defensie over {about} (ingezonden 3 mei 2031).\n\
             Vraag 1\nKent u de {about}?\nVraag 2\nIs zij <nat>?\n"
        )
    };
    let (one, two) = (folder.join("one.txt"), folder.join("two.txt"));
    std::fs::write(&one, paper("Das", "tent")).unwrap();
    std::fs::write(&two, format!("{}\n{}", paper("Vos", "boot"), paper("Mus", "muts"))).unwrap();
    let (one, two) = (one.to_string_lossy().into_owned(), two.to_string_lossy().into_owned());
    let output = kamervragen(&["--format", "jsonl", &one, &two], b"");
    assert_eq!(output.status.code(), Some(0));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(!lines.contains('<'));
    let read: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let sources: Vec<_> = read
        .iter()
        .map(|it| (it["source"]["file"].as_str().unwrap(), it["source"]["paper"].as_u64().unwrap()))
        .collect();
    assert_eq!(sources, [(one.as_str(), 1), (two.as_str(), 1), (two.as_str(), 2)]);
    let askers: Vec<_> = read.iter().map(|it| it["asked"]["askers"][0]["name"].as_str().unwrap()).collect();
    assert_eq!(askers, ["Das", "Vos", "Mus"]);

    let output = kamervragen(&["-f", "jsonl"], b"Vraag 1\nWat?\n");
    assert!(output.stdout.starts_with(b"{\"source\":{\"file\":\"-\",\"paper\":1},\"schema\":1"));
    let output = kamervragen(&["--format=jsonl", "no-such-file.txt", &one], b"");
    assert_eq!((output.status.code(), output.stdout.iter().filter(|&&byte| byte == b'\n').count()), (Some(3), 1));
}

/// A paper with a number of questions, of which the last has no answer.
fn numbered(asker: &str, questions: usize) -> String {
    let question = |number: usize| match number {
        _ if number == questions => format!("Vraag {number}\nIs sluis {number} van {asker} dicht?\n"),
        _ => format!("Vraag {number}\nIs sluis {number} van {asker} dicht?\nAntwoord {number}\nJa; heel \"dicht\".\n"),
    };
    let questions: String = (1..=questions).map(question).collect();
    format!(
        "Vragen van het lid {asker} (ABC) aan de Minister van Defensie over sluizen (ingezonden 3 mei 2031).\n\
         Antwoord van Minister Kolk (Defensie) (ontvangen 30 mei 2031).\n{questions}"
    )
}

/// A folder of texts and others: `a.txt`, `b/c.md` (two papers), `b/z.pdf`, `notes.csv`, `é.txt` (Windows-1252).
fn desk(name: &str) -> String {
    let desk = folder(name);
    let path = |file: &str| PathBuf::from(&desk).join(file);
    fs::create_dir_all(path("b")).unwrap();
    fs::write(path("a.txt"), numbered("Das", 3)).unwrap();
    fs::write(path("b/c.md"), format!("{}\n{}", numbered("Vos", 2), numbered("Mus", 2))).unwrap();
    fs::write(path("b/z.pdf"), "%PDF-1.7").unwrap();
    fs::write(path("notes.csv"), "1;2").unwrap();
    let latin: Vec<u8> = numbered("Beér", 2).chars().map(|letter| letter as u8).collect();
    fs::write(path("é.txt"), latin).unwrap();
    desk
}

/// Rows of a CSV as we write it, by a strict reader.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_folder_is_read_in_order_and_what_is_no_text_is_named() {
    let desk = desk("lines");
    let output = kamervragen(&["--format", "jsonl", &desk], b"");
    let (lines, errors) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let read: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |line: &serde_json::Value| {
        let file = line["source"]["file"].as_str().unwrap()[desk.len() + 1..].replace('\\', "/");
        format!("{file} {} {}", line["source"]["paper"], line["asked"]["askers"][0]["name"].as_str().unwrap())
    };
    assert_eq!(
        read.iter().map(of).collect::<Vec<_>>(),
        ["a.txt 1 Das", "b/c.md 1 Vos", "b/c.md 2 Mus", "é.txt 1 Beér"]
    );
    assert_eq!(output.status.code(), Some(3), "{errors}");
    let errors: Vec<&str> = errors.lines().collect();
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[0].contains("z.pdf is a PDF, no text: the page reads it"), "{errors:?}");
    assert!(errors[1].ends_with("not UTF-8, read as Windows-1252"), "{errors:?}");
    assert_eq!(errors[2], "kamervragen: 1 of 4 texts not read");
}

#[test]
fn one_table_of_all() {
    let desk = desk("table");
    let table = |arguments: &[&str]| {
        let output = kamervragen(&[arguments, &[&desk]].concat(), b"");
        assert_eq!(output.status.code(), Some(3));
        rows(&String::from_utf8(output.stdout).unwrap())
    };
    let questions = table(&["--questions"]);
    assert_eq!(questions, table(&["-f", "csv"]));
    assert_eq!(questions.len(), 1 + 3 + 2 + 2 + 2);
    assert_eq!(&questions[0][..4], ["bestand", "stuk", "nummer", "vraag"]);
    assert!(questions[1][0].ends_with("a.txt"));
    assert_eq!(&questions[1][1..5], ["1", "1", "Is sluis 1 van Das dicht?", "Ja; heel \"dicht\"."]);

    let papers = table(&["--papers"]);
    let column = |name: &str| {
        let at = papers[0].iter().position(|it| it == name).unwrap();
        papers[1..].iter().map(|row| row[at].as_str()).collect::<Vec<_>>()
    };
    assert_eq!(column("stuk"), ["1", "1", "2", "1"]);
    assert_eq!(column("soort"), ["beantwoorde vragen"; 4]);
    assert_eq!(column("gesteld door"), ["Das (ABC)", "Vos (ABC)", "Mus (ABC)", "Beér (ABC)"]);
    assert_eq!(column("fracties"), ["ABC"; 4]);
    assert_eq!(column("gesteld aan"), ["Minister van Defensie"; 4]);
    assert_eq!(column("ingezonden"), ["2031-05-03"; 4]);
    assert_eq!(column("dagen"), ["27"; 4]);
    assert_eq!(column("termijn in dagen"), ["21"; 4]);
    assert_eq!(column("vragen"), ["3", "2", "2", "2"]);
    assert_eq!(column("onbeantwoord"), ["1"; 4]);
    assert_eq!(column("twijfels"), ["1"; 4]);
}

#[test]
fn a_file_for_each_paper() {
    let (desk, out) = (desk("sources"), folder("written"));
    let output = kamervragen(&["-f", "markdown", "--output", &out, &desk], b"");
    assert_eq!(output.status.code(), Some(3));
    assert!(output.stdout.is_empty());
    let mut written: Vec<String> = Vec::new();
    for folder in ["", "b"] {
        let entries = fs::read_dir(PathBuf::from(&out).join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.is_file());
        written.extend(files.map(|path| path.strip_prefix(&out).unwrap().to_string_lossy().replace('\\', "/")));
    }
    written.sort();
    assert_eq!(written, ["a.md", "b/c-1.md", "b/c-2.md", "é.md"]);
    let text = fs::read_to_string(PathBuf::from(&out).join("b/c-2.md")).unwrap();
    assert!(text.contains("Is sluis 2 van Mus dicht?") && !text.contains("Vos"));

    // Two texts of one name: the second is not written over the first.
    let (one, other) = (folder("one"), folder("other"));
    for folder in [&one, &other] {
        fs::write(PathBuf::from(folder).join("a.txt"), numbered("Das", 1)).unwrap();
    }
    refused(&["--output", &out, &one, &other], 1, "would be written to");
    // A text that would be written over is not.
    fs::write(PathBuf::from(&one).join("b.md"), numbered("Das", 1)).unwrap();
    refused(&["--output", &one, "-f", "markdown", &one], 1, "b.md is one of the texts, and is not written over");
    assert_eq!(fs::read_to_string(PathBuf::from(&one).join("b.md")).unwrap(), numbered("Das", 1));
    // A folder that cannot be made.
    let file = file("no-folder", b"");
    refused(&["--output", &file, &one], 1, "cannot write");
}

#[test]
fn doubts_with_file_and_line() {
    let desk = desk("doubts");
    let output = kamervragen(&["--warn", "--papers", &desk], b"");
    let errors = String::from_utf8(output.stderr).unwrap();
    let doubts: Vec<&str> = errors.lines().filter_map(|line| line.strip_prefix(&desk)).map(|line| &line[1..]).collect();
    let sentence = "question-without-answer: This question has no answer in the text.";
    let expected = ["a.txt:11", "b/c.md:7", "b/c.md:16", "é.txt:7"].map(|place| format!("{place}: {sentence}"));
    assert_eq!(doubts.iter().map(|line| line.replace('\\', "/")).collect::<Vec<_>>(), expected);
    assert!(String::from_utf8(output.stdout).unwrap().lines().count() == 5);
}

#[test]
fn what_shells_and_man_want() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = String::from_utf8(kamervragen(&["--completions", shell], b"").stdout).unwrap();
        assert!(script.contains("--papers") || script.contains("papers"), "{shell}");
    }
    let page = String::from_utf8(kamervragen(&["--man"], b"").stdout).unwrap();
    assert!(page.contains(".TH kamervragen") && page.contains("Exit codes"), "{page}");
}

/// A disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamervragen"));
    let output = command.args(["--example", "--format", "jsonl"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("cannot write"));
}

/// Many texts, more than are read at once, come in their order.
#[test]
fn many_texts_in_their_order() {
    let desk = folder("many");
    for nth in 0..700 {
        let length = if nth % 50 == 0 { 40 } else { 1 };
        fs::write(PathBuf::from(&desk).join(format!("{nth:04}.txt")), numbered(&format!("Das{nth}"), length)).unwrap();
    }
    let output = kamervragen(&["--format", "jsonl", &desk], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let files: Vec<String> = (output.stdout.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()))
        .map(|line| {
            serde_json::from_slice::<serde_json::Value>(line).unwrap()["source"]["file"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(files.len(), 700);
    assert!(files.is_sorted());
}

/// Ctrl-C ends after what is being written, with a whole line, and says how far it came.
#[cfg(unix)]
#[test]
fn ctrl_c_leaves_whole_lines() {
    let desk = folder("stopped");
    for nth in 0..300 {
        fs::write(PathBuf::from(&desk).join(format!("{nth:04}.txt")), numbered("Das", 200)).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamervragen"));
    let mut child =
        command.args(["--format", "jsonl", &desk]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The first byte says that it is at work.
    let mut out = child.stdout.take().unwrap();
    let mut lines = vec![0];
    std::io::Read::read_exact(&mut out, &mut lines).unwrap();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    std::io::Read::read_to_end(&mut out, &mut lines).unwrap();
    let output = child.wait_with_output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{errors}");
    let count = lines.iter().filter(|&&byte| byte == b'\n').count();
    assert_eq!(errors, format!("kamervragen: stopped: {count} of 300 texts are written whole\n"));
    assert!(lines.ends_with(b"\n") && count < 300);
}

/// A link to nothing keeps no other text of its folder from being read.
#[cfg(unix)]
#[test]
fn what_a_folder_only_seems_to_have_is_named() {
    let desk = folder("links");
    std::os::unix::fs::symlink("nowhere", PathBuf::from(&desk).join("a.txt")).unwrap();
    fs::write(PathBuf::from(&desk).join("b.txt"), numbered("Das", 1)).unwrap();
    let output = kamervragen(&["--format", "jsonl", &desk], b"");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(output.stdout.iter().filter(|&&byte| byte == b'\n').count(), 1);
    assert!(String::from_utf8(output.stderr).unwrap().contains("a.txt"));
}
