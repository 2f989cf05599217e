//! A real spreadsheet opens our CSV as it stands: as many rows and columns, the same words in every cell, and nothing
//! computed. LibreOffice opens it, with what its import dialog proposes to who double-clicks such a file, and then with every
//! box ticked that could do harm.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use kamervragen::{Format, parse, render};
use roxmltree::Node;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{Text, corpus, fixtures};

/// LibreOffice's dialog in a fresh profile, as its filter takes it: cut at tab, comma and semicolon, cells in `"`, UTF-8 (it
/// sees the byte-order mark), from row 1, language of the system, quoted cells are not always text, no special numbers.
const PROPOSED: &str = "9/44/59,34,76,1,,0,false,false";
/// The same, but with Dutch numbers and dates looked for, and formulas computed.
const TICKED: &str = "9/44/59,34,76,1,,1043,false,true,true,false,false,0,true";
/// Cut at semicolons alone, and at commas alone as English settings have it, formulas computed.
const ONE_SEPARATOR: [&str; 2] =
    ["59,34,76,1,,1043,false,true,true,false,false,0,true", "44,34,76,1,,1033,false,true,true,false,false,0,true"];

fn soffice() -> Option<PathBuf> {
    let named = std::env::var_os("SOFFICE").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    named.or_else(|| std::env::split_paths(&path).map(|folder| folder.join("soffice")).find(|it| it.is_file()))
}

fn texts() -> Vec<Text> {
    let mut texts = fixtures();
    texts.extend(corpus());
    let hostile: BTreeMap<String, Vec<String>> = serde_json::from_str(include_str!("hostile.json")).unwrap();
    let mut cells: Vec<String> = hostile.into_values().flatten().collect();
    let more = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "=1\n=2",
        "\"=1+1",
        "'=1+1",
        "een;=1+1",
        "a,=1+1",
        "één\n«twee»",
    ];
    cells.extend(more.map(str::to_owned));
    for (nth, cell) in cells.iter().enumerate() {
        let words = format!(
            "Vragen van het lid {cell} ({cell}) aan de Minister van {cell} over {cell} (ingezonden 1 mei 2031).\n\
             Vraag 1\n{cell}\nVraag 2\nWat?1\nAntwoord 1\n{cell}\nAntwoord 2\nJa; nee, \"toch\".\n1 {cell}\n"
        );
        texts.push(Text { name: format!("hostile {nth}"), words });
    }
    // More than a cell of Excel holds, and more than one of LibreOffice.
    let long = "woord één; ".repeat(7_000);
    texts.push(Text { name: "long".to_owned(), words: format!("Vraag 1\n{long}\nAntwoord 1\nJa.\n") });
    texts
}

#[test]
fn libreoffice_opens_csv_as_it_stands() {
    let Some(soffice) = soffice() else {
        let _ = writeln!(
            std::io::stdout(),
            "NOT RUN CSV in a spreadsheet: no soffice here; `cargo xtask test --all` installs it"
        );
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spreadsheet");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let written: Vec<(String, String)> =
        texts().into_iter().map(|text| (text.name, render(&parse(&text.words), Format::Csv))).collect();
    let files: Vec<PathBuf> = (0..written.len()).map(|nth| folder.join(format!("{nth}.csv"))).collect();
    for ((_, csv), file) in written.iter().zip(&files) {
        std::fs::write(file, csv).unwrap();
    }
    let harmless = written.iter().take_while(|(name, _)| !name.starts_with("hostile")).count();
    let [semicolons, commas] = ONE_SEPARATOR;
    let ways = [(PROPOSED, 0, true), (TICKED, harmless, true), (semicolons, harmless, true), (commas, harmless, false)];
    for (nth, (options, from, our_columns)) in ways.into_iter().enumerate() {
        let opened = folder.join(nth.to_string());
        // It takes some 250 words of a command line and drops the rest.
        for hundred in files[from..].chunks(100) {
            let status = Command::new(&soffice)
                .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
                .args(["--headless", "--convert-to", "fods", &format!("--infilter=CSV:{options}"), "--outdir"])
                .arg(&opened)
                .args(hundred)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            assert!(status.unwrap().success());
        }
        for (nth, (name, csv)) in written.iter().enumerate().skip(from) {
            let name = format!("{name} with {options}");
            let sheet = std::fs::read_to_string(opened.join(format!("{nth}.fods"))).unwrap();
            let tree = roxmltree::Document::parse(&sheet).unwrap();
            computes_nothing(&name, &tree);
            if our_columns {
                compare(&name, csv, &tree);
            }
        }
    }
}

/// Python's reader of CSV, cutting at semicolons and at commas: no cell begins with the sign of a formula.
#[test]
fn python_reads_no_formula() {
    const READER: &str = "\
import csv, io, json, sys
for text in json.load(sys.stdin):
    for delimiter in ';,':
        for row in csv.reader(io.StringIO(text.lstrip('\\ufeff'), newline=''), delimiter=delimiter):
            for cell in row:
                for line in cell.splitlines():
                    if line.lstrip('\\ufeff\\u200b\" \\t\\xa0')[:1] in tuple('=+-@＝＋－＠'):
                        sys.exit(f'{delimiter} {line!r}')
";
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let child = Command::new(python).args(["-c", READER]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        let _ = writeln!(std::io::stdout(), "NOT RUN CSV in Python: no python3 here; PYTHON names another");
        return;
    };
    let written: Vec<String> = texts().iter().map(|text| render(&parse(&text.words), Format::Csv)).collect();
    serde_json::to_writer(child.stdin.take().unwrap(), &written).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn computes_nothing(name: &str, tree: &roxmltree::Document<'_>) {
    let computed = |node: &Node<'_, '_>| node.attributes().any(|it| matches!(it.name(), "formula" | "href"));
    let cells = tree.descendants().filter(|node| node.tag_name().name() == "table-cell");
    assert_eq!(cells.flat_map(|cell| cell.descendants()).find(computed), None, "{name}: computed or linked");
}

fn compare(name: &str, csv: &str, tree: &roxmltree::Document<'_>) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let wanted: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let all = |name: &'static str| tree.descendants().filter(move |node| node.tag_name().name() == name);
    assert_eq!(all("table").count(), 1, "{name}");
    let rows: Vec<Vec<Cell>> = all("table-row").map(|row| cells(row)).collect();
    assert_eq!(rows.len(), wanted.len(), "{name}: rows");
    for (row, wanted) in rows.iter().zip(&wanted) {
        assert!(row.len() <= wanted.len(), "{name}: columns in {row:?}");
        for (at, wanted) in wanted.iter().enumerate() {
            let cell = row.get(at).cloned().unwrap_or_default();
            // Numbers and days are what they are; words stay words.
            assert!(cell.value.as_ref().unwrap_or(&cell.words) == wanted, "{name}: {cell:?} instead of {wanted:?}");
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Cell {
    words: String,
    /// The number or the day, where it is one.
    value: Option<String>,
}

/// The cells of a row, without the empty ones at its end.
fn cells(row: Node<'_, '_>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for node in row.children().filter(|node| node.tag_name().name() == "table-cell") {
        let said = |name: &str| node.attributes().find(|it| it.name() == name).map(|it| it.value().to_owned());
        let paragraphs: Vec<String> = node.children().filter(|it| it.tag_name().name() == "p").map(words).collect();
        let value = said("value").or_else(|| said("date-value"));
        let times = said("number-columns-repeated").map_or(1, |times| times.parse().unwrap());
        cells.extend(std::iter::repeat_n(Cell { words: paragraphs.join("\n"), value }, times));
    }
    while cells.last().is_some_and(|cell| cell.words.is_empty()) {
        cells.pop();
    }
    cells
}

fn words(node: Node<'_, '_>) -> String {
    match (node.text(), node.tag_name().name()) {
        (Some(text), _) if node.is_text() => text.to_owned(),
        (_, "s") => " ".repeat(node.attributes().next().map_or(1, |times| times.value().parse().unwrap())),
        (_, "tab") => "\t".to_owned(),
        (_, "line-break") => "\n".to_owned(),
        _ => node.children().map(words).collect(),
    }
}
