//! Reads the head of a paper: where it was published, who asked whom about what, who replied, and when.

use crate::dutch::heading::HeadingKind;
use crate::dutch::masthead::is_masthead;
use crate::dutch::sentence::ends_sentence;
use crate::dutch::{date, patterns};
use crate::model::{Reply, ReplyKind, Respondent};
use crate::parse::blocks::block::{RawBlock, RawKind, first_heading};
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::Header;
use crate::parse::head::publication::masthead;
use crate::parse::head::title::asked;
use crate::parse::head::{offices, signature};
use crate::text::chars::is_blank;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// How sure a sentence is to be the title: the first words of a paper before the words of a letter about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Covering,
    Topic,
    Title,
    Sentence,
}

/// Reads the blocks before the first question.
pub(crate) fn read(text: &str, blocks: &[RawBlock]) -> Header {
    let mut header = Header { is_header: vec![false; blocks.len()], ..Header::default() };
    let flows: Vec<Flow> = blocks.iter().map(|block| Flow::new(text, &block.runs)).collect();
    let mut title: Option<Rank> = None;
    let mut on_behalf_of = Vec::new();
    let mut masthead_ended = false;
    for (index, flow) in flows.iter().enumerate() {
        let words = flow.text.as_str();
        if matches!(blocks[index].kind, RawKind::Heading(_)) {
            continue;
        }
        if words.len() <= 90 && is_masthead(words) {
            header.is_header[index] = true;
            masthead(&mut header.publication, words, &mut masthead_ended);
            continue;
        }
        if words.len() <= 200 {
            if patterns::LIST_OF_QUESTIONS.matches(words) {
                header.lists_answers |= words.contains("ntwoord") || words.contains("NTWOORD");
                header.is_header[..=index].fill(true);
            }
            if header.prose.is_none() && patterns::PROSE_PAPER.matches(words) {
                header.prose = Some(blocks[index].span());
                header.is_header[..=index].fill(true);
            }
        }
        let replied = patterns::REPLIED_BY.matches(words);
        let asked_by = patterns::ASKED_BY.find(words);
        let asks = asked_by.is_some();
        if replied {
            header.is_header[index] = true;
            let asked_at = asked_by.as_ref().map_or(words.len(), |found| found.start());
            reply(&mut header, flow, asked_at);
        }
        if let Some(found) = asked_by.filter(|_| header.prose.is_none()) {
            let start = found.start();
            let rank = if start == 0 && words.starts_uppercase() {
                Rank::Sentence
            } else if replied || start <= 90 && words.starts_with("Antwoord") {
                Rank::Title
            } else if start <= 90 && !patterns::COVERING.matches(words) && !ends_sentence(words) {
                Rank::Topic
            } else {
                Rank::Covering
            };
            header.is_header[index] |= rank >= Rank::Title || rank == Rank::Topic;
            if rank == Rank::Covering && on_behalf_of.is_empty() {
                on_behalf_of = on_behalf(&words[..start]);
            }
            header.oral |= found.group(1).eq_ignore_ascii_case("mondelinge");
            header.asks = true;
            // The title of a web page has no date: the sentence below it has.
            let dated = || header.asked.date.is_none() && patterns::SENT_IN.matches(words);
            let better = title.is_none_or(|before| rank > before || rank == before && dated());
            asked(&mut header, &blocks[index].runs, flow, found.end(), better);
            if better {
                title = Some(rank);
            }
        }
        if words.starts_with("(ingezonden") || words.starts_with("Zie ook ") {
            header.is_header[index] = true;
        }
        if header.is_header[index] || title == Some(Rank::Covering) || asks || patterns::COVERING.matches(words) {
            scan_dates_and_numbers(&mut header, flow);
        }
    }
    sign(&mut header, &flows);
    if let Some(reply) = header.reply.as_mut().filter(|reply| reply.on_behalf_of.is_empty()) {
        reply.on_behalf_of = on_behalf_of;
    }
    header
}

/// On whose behalf a letter is written too: `deel ik u, mede namens de Minister van A, mee dat de vragen …`.
fn on_behalf(words: &str) -> Vec<Respondent> {
    let Some(found) = patterns::ON_BEHALF.find(words).filter(|found| words[..found.end()].contains("ede ")) else {
        return Vec::new();
    };
    let offices = &words[found.end()..];
    // The offices end where a word stands that is in none.
    let mut end = 0;
    for word in offices.split_inclusive(is_blank) {
        let bare = word.trim_end_blank_and(",");
        if !bare.starts_uppercase()
            && !bare.is_one_of("de|het|van|voor|en|-|–|minister|ministers|staatssecretaris|staatssecretarissen")
        {
            break;
        }
        end += word.len();
    }
    let offices = offices[..end].trim_end_blank_and(",");
    offices::respondents(offices.strip_suffix(" de").unwrap_or(offices))
}

/// What belongs to the head but stands below the questions: who replies, the word above answers that stand apart.
pub(crate) fn read_trailing(text: &str, header: &mut Header, head: &mut Vec<RawBlock>, body: &mut Vec<RawBlock>) {
    header.is_header.truncate(head.len());
    let first = |block: &RawBlock| block.runs.first().map_or("", |run| run.span.of(text));
    let late = |block: &RawBlock| match &block.kind {
        RawKind::Heading(label) => label.kind == HeadingKind::Remark && first(block).starts_with("Antwoord"),
        RawKind::Text(_) => {
            let words = first(block);
            words.starts_with_any("AM")
                && patterns::REPLIED_BY.matches(words)
                && patterns::RECEIVED.matches(&Flow::new(text, &block.runs).text)
        }
    };
    for block in body.extract_if(.., |block| late(block)) {
        if header.reply.is_none() && matches!(block.kind, RawKind::Text(_)) {
            let flow = Flow::new(text, &block.runs);
            reply(header, &flow, flow.text.len());
            scan_dates_and_numbers(header, &flow);
        }
        header.is_header.push(true);
        head.push(block);
    }
    let below = signature::begins(text, body);
    header.below = body.len() - below;
    let flows: Vec<Flow> = body[below..].iter().map(|block| Flow::new(text, &block.runs)).collect();
    sign(header, &flows);
}

/// Gives the one who replies the name that stands under the letter.
fn sign(header: &mut Header, flows: &[Flow]) {
    let Some(signature) = signature::find(flows) else { return };
    let signed = offices::respondents(&signature.office);
    let Some(signer) = signed.first() else { return };
    let name = Some(signature.name);
    let reply = header.reply.get_or_insert_with(|| Reply {
        kind: ReplyKind::Answer,
        respondents: Vec::new(),
        on_behalf_of: Vec::new(),
        date: None,
    });
    let unnamed =
        reply.respondents.iter_mut().find(|respondent| respondent.role == signer.role && respondent.name.is_none());
    if let Some(respondent) = unnamed {
        respondent.name = name;
    } else if reply.respondents.is_empty() {
        reply.respondents.push(Respondent { name, ..signer.clone() });
    }
}

/// The sentence that says who replies.
fn reply(header: &mut Header, flow: &Flow, end: usize) {
    let words = &flow.text[..end];
    let notice = words.starts_with("Mededeling") || words.starts_with("MEDEDELING") || words.starts_with("Uitstel");
    let kind = if notice { ReplyKind::Notice } else { ReplyKind::Answer };
    let received = patterns::RECEIVED.find(words);
    let end = received.as_ref().map_or(end, |found| found.start());
    let words = words[..end].trim_end();
    let words = [" op de", " op"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let behalf = patterns::ON_BEHALF.find(words);
    let signers = behalf.as_ref().map_or(words, |found| &words[..found.start()]);
    let on_behalf_of = behalf.map_or_else(Vec::new, |found| offices::respondents(&words[found.end()..]));
    let reply = Reply { kind, respondents: offices::respondents(signers), on_behalf_of, date: None };
    if header.reply.as_ref().is_none_or(|before| before.respondents.is_empty()) {
        header.reply = Some(reply);
    }
}

/// Dates, references and numbers that stand somewhere in a sentence of the head.
fn scan_dates_and_numbers(header: &mut Header, flow: &Flow) {
    let words = flow.text.as_str();
    if let Some(found) = last_match(&patterns::SENT_IN, words) {
        header.asked.date = header.asked.date.take().or_else(|| read_date(flow, found, &mut header.impossible));
    }
    if let Some(found) = patterns::RECEIVED.find(words)
        && let Some(reply) = &mut header.reply
    {
        reply.date = reply.date.take().or_else(|| read_date(flow, found.end(), &mut header.impossible));
    }
    if let Some(found) = patterns::SEE_ALSO.find(words) {
        let cited = words[found.end()..].trim_end().trim_end_matches('.');
        header.publication.see_also.get_or_insert_with(|| cited.to_owned());
    }
    if let Some(found) = patterns::CASE_NUMBER.find(words) {
        header.publication.case_number.get_or_insert_with(|| found.group(1).to_owned());
    }
}

/// Where the last match ends.
fn last_match(pattern: &patterns::Pattern, words: &str) -> Option<usize> {
    let (mut from, mut last) = (0, None);
    while let Some(found) = pattern.find(&words[from..]) {
        from += found.end();
        last = Some(from);
    }
    last
}

/// The date right after `from`; printed words that are no date that exists come back as they are.
fn read_date(flow: &Flow, from: usize, impossible: &mut Vec<Span>) -> Option<String> {
    let rest = &flow.text[from..];
    let close = rest.find(')').unwrap_or(rest.len());
    let (iso, place) = date::find(&rest[..close])?;
    let (start, end) = (from + place.start, from + place.end);
    Some(iso.unwrap_or_else(|()| {
        impossible.push(Span::new(flow.source_start(start), flow.source_end(end)));
        flow.text[start..end].to_owned()
    }))
}

/// Where the body begins: at the first heading, else after the last block of the head of a paper.
pub(crate) fn start_of_body(blocks: &[RawBlock], header: &Header) -> usize {
    let heading = first_heading(blocks);
    if heading < blocks.len() {
        heading
    } else {
        header.is_header.iter().rposition(|&head| head).map_or(0, |last| last + 1)
    }
}
