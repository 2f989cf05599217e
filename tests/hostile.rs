//! Hostile text comes out as words: each line of `hostile.json`, in every place where words of a text go, in every format.
//! (The same table runs in a real browser, see `browser/hostile-text.test.mjs`.)
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use kamervragen::{Block, Document, Format, Inline, parse, render};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::BTreeMap;
use support::laws::holds;
use support::{blocks, squash};

/// The elements that the view is made of; whatever else stands in an export was let in by mistake.
const ELEMENTS: &[&str] = &[
    "a", "b", "dd", "details", "div", "dl", "dt", "em", "footer", "h2", "h3", "h4", "header", "li", "nav", "ol", "p",
    "pre", "section", "span", "strong", "summary", "sup", "ul",
];

fn payloads() -> Vec<(String, String)> {
    let table: BTreeMap<String, Vec<String>> = serde_json::from_str(include_str!("hostile.json")).unwrap();
    let named = table.into_iter().flat_map(|(group, payloads)| {
        payloads.into_iter().enumerate().map(move |(nth, payload)| (format!("{group} {nth}"), payload))
    });
    named.collect()
}

/// A paper with the payload wherever words of a text go.
fn paper(payload: &str) -> String {
    format!(
        "Vragen van het lid {payload} ({payload}) aan de Minister van {payload} over {payload} (ingezonden 1 mei 2031).\n\
         Antwoord van Minister {payload} ({payload}) (ontvangen 2 mei 2031). Zie ook {payload}\n\
         Vraag 1\n{payload}?1\nVraag 2\nWat?\nAntwoord 1\n{payload}\n– {payload};\na. {payload}\n{payload}\t{payload}\n{payload}\t2\n\
         1 {payload}\nTweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1\nAntwoord 2\nZie vraag 1. https://krant.example/{payload}\n\
         Toelichting:\n{payload}\n"
    )
}

#[test]
fn the_table_is_long_enough() {
    assert!(payloads().len() >= 150);
}

#[test]
fn every_law_holds() {
    for (name, payload) in payloads() {
        holds(&name, &payload);
        holds(&name, &paper(&payload));
        holds(&name, &render(&parse(&paper(&payload)), Format::Markdown));
    }
}

#[test]
fn html_has_no_element_and_no_attribute_of_the_text() {
    for (name, payload) in payloads() {
        for text in [payload.clone(), paper(&payload)] {
            let html = render(&parse(&text), Format::Html);
            for piece in html.split('<').skip(1) {
                let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: an open tag: {piece}"));
                strict_tag(&name, tag);
            }
        }
    }
}

/// A tag as the view writes it: a known element, attributes in double quotes, links that lead to the web or down the page.
fn strict_tag(name: &str, tag: &str) {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let (element, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(ELEMENTS.contains(&element), "{name}: <{tag}>");
    while !rest.is_empty() {
        let (attribute, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("{name}: <{tag}>"));
        let (value, after) = after.split_once('"').unwrap_or_else(|| panic!("{name}: <{tag}>"));
        let plain = matches!(
            attribute,
            "class" | "id" | "lang" | "title" | "aria-label" | "rel" | "open" | "value" | "start" | "type"
        );
        assert!(plain || attribute == "href" || attribute.starts_with("data-"), "{name}: {attribute} in <{tag}>");
        if attribute == "href" {
            let web = ["#", "https://", "http://"].iter().any(|start| value.to_ascii_lowercase().starts_with(start));
            assert!(web && !value.contains(char::is_whitespace), "{name}: {value}");
        }
        rest = after.trim_start();
    }
}

#[test]
fn json_ends_no_element_of_a_page() {
    for (name, payload) in payloads() {
        let document = parse(&paper(&payload));
        let json = render(&document, Format::Json);
        assert!(!json.contains('<'), "{name}");
        assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document, "{name}");
    }
}

#[test]
fn xml_passes_a_strict_reader() {
    for (name, payload) in payloads() {
        let xml = render(&parse(&paper(&payload)), Format::Xml);
        let read = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(read.descendants().all(|node| node.tag_name().name() != "script"), "{name}");
    }
}

/// Whoever cuts our CSV at semicolons, at commas, or with no idea of quotes: no cell begins with the sign of a formula.
#[test]
fn no_cell_is_a_formula() {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let dropped =
        |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '\u{feff}' | '\u{200b}');
    for (name, payload) in payloads() {
        let csv = render(&parse(&paper(&payload)), Format::Csv);
        let csv = csv.trim_start_matches('\u{feff}');
        let read = |delimiter| {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .has_headers(false)
                .flexible(true)
                .from_reader(csv.as_bytes());
            reader
                .records()
                .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        let unquoted = csv.split(['\n', '\r', ',', ';']).map(str::to_owned);
        for cell in [read(b';'), read(b',')].into_iter().flatten().chain(unquoted) {
            for line in cell.lines() {
                assert!(!line.trim_start_matches(dropped).starts_with(SIGNS), "{name}: {line:?} in {cell:?}");
            }
        }
    }
}

/// A reader of Markdown, once with none of its extensions and once with all, finds text and the few things that our export is
/// made of. (`renderers/` asks more readers, in a browser.)
#[test]
fn markdown_has_no_markup_of_the_text() {
    for (name, payload) in payloads() {
        for text in [payload.clone(), paper(&payload)] {
            let markdown = render(&parse(&text), Format::Markdown);
            for options in [Options::empty(), Options::all()] {
                for event in Parser::new_ext(&markdown, options) {
                    let ours = match &event {
                        Event::Start(Tag::Link { dest_url, .. }) => {
                            let address = dest_url.to_ascii_lowercase();
                            address.starts_with("https://") || address.starts_with("http://")
                        }
                        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
                            id.is_none() && classes.is_empty() && attrs.is_empty()
                        }
                        Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong | Tag::Emphasis) => true,
                        Event::End(_) | Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => true,
                        _ => false,
                    };
                    assert!(ours, "{name}: {event:?} in\n{markdown}");
                }
            }
        }
    }
}

#[test]
fn markdown_reads_as_the_same_words() {
    let words = |document: &Document| {
        let blocks =
            blocks(document).into_iter().filter(|(part, _)| matches!(*part, "question" | "answer" | "footnote"));
        // (A reference counts by its label: where a label comes twice, Markdown says which note is meant, `[1--2]`.)
        let word = |inline: &Inline| match inline {
            Inline::NoteRef { label, .. } => label.clone(),
            other => other.text().to_owned(),
        };
        let words = |block: &Block| {
            let marker = block.marker.iter().map(|marker| marker.text.clone());
            marker.chain(block.inlines.iter().map(word)).collect()
        };
        squash(&blocks.map(|(_, block)| words(block)).collect::<Vec<String>>().concat())
    };
    for (name, payload) in payloads() {
        // (What passes for headings or for numbered questions moves words from one part to another.)
        if name.starts_with("shapes") || payload.starts_with("1. ") {
            continue;
        }
        let document = parse(&paper(&payload));
        let markdown = render(&document, Format::Markdown);
        assert_eq!(words(&parse(&markdown)), words(&document), "{name}:\n{markdown}");
    }
}
