//! How fast the parser is beside others on the same bytes. `cargo xtask bench` runs it, with and without a browser.
//!
//! Runs are interleaved and medians compared, so that a busy machine slows all alike. `--once` parses the fixtures once and
//! says nothing: callgrind counts the instructions of that.
#![allow(missing_docs, reason = "a benchmark has no readers of its documentation")]
#![allow(clippy::print_stdout, reason = "it prints its table")]

use kamervragen::Format;
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 7;

fn main() {
    let fixtures = texts("tests/fixtures");
    if std::env::args().any(|argument| argument == "--once") {
        counted(&fixtures);
        return;
    }
    println!("{:24}{:>8}  {:>10}{:>10}{:>10}{:>10}", "native, MB/s", "MB", "copy", "cmark", "parse", "and html");
    row("fixtures", &fixtures);
    row("fixtures to 1 MB", &[repeated(&fixtures, 1_000_000)]);
    row("fixtures to 10 MB", &[repeated(&fixtures, 10_000_000)]);
    let corpus = texts("../shared/corpus/text");
    if !corpus.is_empty() {
        row("corpus", &corpus);
        row("corpus to 1 MB", &[repeated(&corpus, 1_000_000)]);
        row("corpus to 10 MB", &[repeated(&corpus, 10_000_000)]);
        if std::env::args().any(|argument| argument == "--long") {
            row("corpus to 100 MB", &[repeated(&corpus, 100_000_000)]);
        }
    }
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

fn repeated(texts: &[String], bytes: usize) -> String {
    let whole = texts.concat();
    whole.repeat(bytes.div_ceil(whole.len()))
}

fn row(name: &str, texts: &[String]) {
    let runs: [fn(&str); 4] = [
        |text| _ = black_box(text.to_owned()),
        |text| {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
            black_box(html);
        },
        |text| _ = black_box(kamervragen::parse(text)),
        |text| _ = black_box(kamervragen::render(&kamervragen::parse(text), Format::Html)),
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..RUNS {
        for (run, times) in runs.iter().zip(&mut times) {
            let start = Instant::now();
            texts.iter().for_each(|text| run(black_box(text)));
            times.push(start.elapsed());
        }
    }
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let speeds = times.each_mut().map(|times| {
        times.sort_unstable();
        megabytes / times[RUNS / 2].as_secs_f64()
    });
    println!(
        "{name:24}{megabytes:>8.2}  {:>10.0}{:>10.0}{:>10.1}{:>10.1}   parse and html: {:.1} times pulldown-cmark",
        speeds[0],
        speeds[1],
        speeds[2],
        speeds[3],
        speeds[1] / speeds[3],
    );
}
