//! How fast the parser is beside others on the same bytes. `cargo xtask bench` runs it and makes one table of what
//! criterion found here and of what browsers say.
//!
//! `--once [FOLDER]` parses the texts of a folder once, with every pattern compiled, and says how many bytes they are: callgrind
//! counts the instructions of that. Without a folder they are the fixtures and the cases of `tests/specs`, which have every form
//! of paper. `LONG=1` adds 100 MB.
#![allow(missing_docs, reason = "a benchmark has no readers of its documentation")]
#![allow(clippy::print_stdout, reason = "it speaks to the one who runs it")]

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use kamervragen::Format;
use std::hint::black_box;
use std::time::Duration;

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--once").skip(1);
    if std::env::args().any(|argument| argument == "--once") {
        let folder = arguments.find(|it| !it.starts_with("--"));
        let texts = folder.map_or_else(|| [texts("tests/fixtures"), cases()].concat(), |folder| texts(&folder));
        // The first time each pattern is compiled, which takes more than all else.
        texts.iter().for_each(|text| _ = kamervragen::parse(text));
        counted(&texts);
        println!("{} bytes", texts.iter().map(String::len).sum::<usize>());
        return;
    }
    let fixtures = texts("tests/fixtures");
    let mut criterion = Criterion::default().configure_from_args();
    let corpus = texts("../shared/corpus/text");
    for (name, texts) in [("fixtures", fixtures), ("corpus", corpus)] {
        if texts.is_empty() {
            continue;
        }
        let long = std::env::var_os("LONG").is_some() && name == "corpus";
        for megabytes in if long { &[1, 10, 100][..] } else { &[1, 10] } {
            compare(&mut criterion, &format!("{name} to {megabytes} MB"), &[repeated(&texts, megabytes * 1_000_000)]);
        }
        compare(&mut criterion, name, &texts);
    }
    criterion.final_summary();
}

/// Measures all on the same texts.
fn compare(criterion: &mut Criterion, name: &str, texts: &[String]) {
    type Run = fn(&str);
    let runs: [(&str, Run); 4] = [
        ("copy", |text| _ = black_box(text.to_owned())),
        ("pulldown-cmark", |text| {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
            black_box(html);
        }),
        ("parse", |text| _ = black_box(kamervragen::parse(text))),
        ("parse and HTML", |text| _ = black_box(kamervragen::render(&kamervragen::parse(text), Format::Html))),
    ];
    let bytes = texts.iter().map(String::len).sum::<usize>();
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes as u64)).sampling_mode(SamplingMode::Flat).sample_size(20);
    group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    for (what, run) in runs {
        group.bench_with_input(BenchmarkId::from_parameter(what), texts, |bencher, texts| {
            bencher.iter(|| texts.iter().for_each(|text| run(black_box(text))));
        });
    }
    group.finish();
}

/// The part whose instructions are counted.
#[inline(never)]
fn counted(texts: &[String]) {
    for text in texts {
        black_box(kamervragen::parse(black_box(text)));
    }
}

fn texts(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|it| it == "txt")).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// What the cases of `tests/specs` read, without what they expect.
fn cases() -> Vec<String> {
    let mut rooms: Vec<_> =
        std::fs::read_dir("tests/specs").into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    rooms.sort();
    let cases = rooms.iter().flat_map(|room| texts(&room.to_string_lossy()));
    let input = |case: String| {
        let lines = case.split_inclusive('\n').take_while(|line| *line != "[expect]\n");
        lines.filter(|line| !line.starts_with("#!")).collect()
    };
    cases.map(input).collect()
}

fn repeated(texts: &[String], bytes: usize) -> String {
    let whole = texts.concat();
    whole.repeat(bytes.div_ceil(whole.len()))
}
