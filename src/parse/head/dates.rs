//! Dates, references and numbers in the sentences of the head.

use crate::dutch::date;
use crate::dutch::masthead::case_number;
use crate::dutch::patterns;
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::Header;
use crate::text::span::Span;

/// Reads dates, references and numbers that are not known yet.
pub(crate) fn scan_dates_and_numbers(header: &mut Header, flow: &Flow) {
    let words = flow.text.as_str();
    if header.asked.date.is_none() {
        header.asked.date = sent_in(header, flow);
    }
    if let Some(reply) = header.reply.as_mut().filter(|reply| reply.date.is_none())
        && let Some(found) = patterns::RECEIVED.find(words)
    {
        reply.date = read_date(flow, found.end(), &mut header.impossible);
    }
    if header.publication.see_also.is_none()
        && let Some(found) = patterns::SEE_ALSO.find(words)
    {
        let cited = words[found.end()..].trim_end().trim_end_matches('.');
        header.publication.see_also = Some(cited.to_owned());
    }
    if header.publication.case_number.is_none() {
        header.publication.case_number = case_number(words);
    }
}

/// When the questions were sent in.
fn sent_in(header: &mut Header, flow: &Flow) -> Option<String> {
    let words = flow.text.as_str();
    let sent = last_match(&patterns::SENT_IN, words);
    let dated = |&at: &usize| date::find(&words[at..]).is_some_and(|(_, place)| place.start == 0);
    // (The date may stand before the word.)
    let before = || {
        let found = patterns::SENT_ON.find(words)?;
        Some(found.start() + words[found.start()..].find(|sign: char| sign.is_ascii_digit())?)
    };
    let sent = sent.filter(dated).or_else(before).or(sent)?;
    read_date(flow, sent, &mut header.impossible)
}

/// Where the last match ends.
pub(crate) fn last_match(pattern: &patterns::Pattern, words: &str) -> Option<usize> {
    let (mut from, mut last) = (0, None);
    while let Some(found) = pattern.find(&words[from..]) {
        from += found.end();
        last = Some(from);
    }
    last
}

/// The date behind a place in the flow, up to the bracket that closes: as ISO 8601, or as printed where there is no such day.
pub(crate) fn read_date(flow: &Flow, from: usize, impossible: &mut Vec<Span>) -> Option<String> {
    let rest = &flow.text[from..];
    let close = rest.find(')').unwrap_or(rest.len());
    let (iso, place) = date::find(&rest[..close])?;
    let (start, end) = (from + place.start, from + place.end);
    Some(iso.unwrap_or_else(|()| {
        impossible.push(Span::new(flow.source_start(start), flow.source_end(end)));
        flow.text[start..end].to_owned()
    }))
}
