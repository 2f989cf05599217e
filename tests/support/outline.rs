//! Writes a document as an outline that a person can check by eye: words, not offsets.

use kamervragen::*;
use std::fmt::Write;

/// The outline of a document; what is empty is left out.
pub(crate) fn outline(text: &str, document: &Document) -> String {
    let table = Utf16Table::new(text);
    let source = |span: Span| &text[table.byte(span.start)..table.byte(span.end)];
    let mut out = String::new();
    let unnumbered = if document.unnumbered { ", unnumbered" } else { "" };
    line(&mut out, format_args!("kind: {}{unnumbered}", name(&document.kind)));
    let publication = &document.publication;
    let facts = [
        ("chamber", publication.chamber.map(|chamber| name(&chamber))),
        ("session", publication.session_year.clone()),
        ("number", publication.number.clone()),
        ("case", publication.case_number.clone()),
        ("id", publication.id.clone()),
        ("see also", publication.see_also.clone()),
    ];
    for (key, value) in facts.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        line(&mut out, format_args!("{key}: {value}"));
    }
    for asker in &document.asked.askers {
        line(&mut out, format_args!("asker: {} ({})", asker.name, asker.party.as_deref().unwrap_or("-")));
    }
    for addressee in &document.asked.addressees {
        line(&mut out, format_args!("to: {} {}", name(&addressee.role), addressee.portfolio.as_deref().unwrap_or("-")));
    }
    if let Some(date) = &document.asked.date {
        line(&mut out, format_args!("sent in: {date}"));
    }
    if !document.subject.is_empty() {
        line(&mut out, format_args!("subject: {}", inlines(&document.subject)));
    }
    if let Some(reply) = &document.reply {
        for (key, people) in [(name(&reply.kind), &reply.respondents), ("on behalf of".to_owned(), &reply.on_behalf_of)]
        {
            for person in people {
                let (who, what) = (person.name.as_deref().unwrap_or("-"), person.portfolio.as_deref().unwrap_or("-"));
                line(&mut out, format_args!("{key}: {} {who} ({what})", name(&person.role)));
            }
        }
        if let Some(date) = &reply.date {
            line(&mut out, format_args!("received: {date}"));
        }
    }
    part(&mut out, "header", &document.header);
    part(&mut out, "preamble", &document.preamble);
    for exchange in &document.exchanges {
        line(&mut out, format_args!("== {} {:?}", exchange.id, exchange.numbers));
        for question in &exchange.questions {
            let heading = question.heading.as_ref().map_or("-", |heading| &heading.text);
            line(&mut out, format_args!("question {:?} [{heading}]", question.numbers));
            blocks(&mut out, &question.blocks);
            for repeat in &question.repeats {
                let heading = repeat.heading.as_ref().map_or("-", |heading| &heading.text);
                line(&mut out, format_args!("repeat [{heading}]"));
                blocks(&mut out, &repeat.blocks);
            }
        }
        for answer in &exchange.answers {
            let heading = answer.heading.as_ref().map_or("-", |heading| &heading.text);
            line(&mut out, format_args!("answer [{heading}]"));
            blocks(&mut out, &answer.blocks);
        }
    }
    part(&mut out, "closing", &document.closing);
    for note in &document.footnotes {
        line(&mut out, format_args!("note {} [{}] cited in {:?}", note.label, note.marker.text, note.cited_in));
        blocks(&mut out, &note.blocks);
    }
    for reference in &document.cross_references {
        line(&mut out, format_args!("reference: {} -> {:?}", reference.place, reference.to));
    }
    for piece in &document.furniture {
        line(&mut out, format_args!("set aside: {} {:?}", name(&piece.kind), source(piece.span)));
    }
    for doubt in &document.diagnostics {
        let words: String = source(doubt.span).chars().take(50).collect();
        line(&mut out, format_args!("doubt: {} {words:?}", name(&doubt.code)));
    }
    out
}

fn line(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{words}");
}

fn part(out: &mut String, title: &str, part: &[Block]) {
    if !part.is_empty() {
        line(out, format_args!("== {title}"));
        blocks(out, part);
    }
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        let marker = block.marker.as_ref().map_or(String::new(), |marker| format!(" [{}]", marker.text));
        let words = inlines(&block.inlines).replace('\n', " / ");
        line(out, format_args!("  {}{marker} {words}", name(&block.kind)));
    }
}

/// Words with what is more than words in braces.
fn inlines(inlines: &[Inline]) -> String {
    let write = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::NoteRef { text, label, .. } => format!("{{note {label}: {text}}}"),
        Inline::CrossRef { text, numbers, .. } => format!("{{to {numbers:?}: {text}}}"),
        Inline::Link { text, href, .. } => format!("{{{text} -> {href}}}"),
    };
    inlines.iter().map(write).collect()
}

/// The name that a value has in JSON.
fn name<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
