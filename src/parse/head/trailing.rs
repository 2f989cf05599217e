//! What belongs to the head but is printed below the first question, and where the body begins.

use crate::dutch::heading::HeadingKind;
use crate::dutch::lexicon::{NOTICES, SALUTATIONS};
use crate::dutch::patterns;
use crate::dutch::sentence::sentence_end;
use crate::parse::blocks::block::{RawBlock, RawKind, first_heading};
use crate::parse::blocks::flow::Flow;
use crate::parse::head::dates::scan_dates_and_numbers;
use crate::parse::head::facts::Header;
use crate::parse::head::reply::{read_reply, sign};
use crate::parse::head::signature;
use crate::parse::head::site::{self, Site};
use crate::parse::head::title::asked;
use crate::parse::notes::reference::NoteRef;
use crate::text::str_ext::StrExt;

/// Reads what belongs to the head but is printed below the first question, and moves it to the head: who replies, the word
/// above answers that follow all the questions. The signature stays where it is.
pub(crate) fn read_trailing(text: &str, header: &mut Header, head: &mut Vec<RawBlock>, body: &mut Vec<RawBlock>) {
    header.is_header.truncate(head.len());
    let mut site = Site::default();
    for block in body.split_off(site::begins_below(text, body)) {
        site.read(header, &block, &Flow::new(text, &block.runs));
        header.is_header.push(true);
        head.push(block);
    }
    let notice = below_notice(text, body);
    for block in body.extract_if(.., |block| belongs_to_head(text, block)) {
        if header.reply.is_none() && matches!(block.kind, RawKind::Text(_)) {
            let flow = Flow::new(text, &block.runs);
            read_reply(header, &flow.text);
            scan_dates_and_numbers(header, &flow);
        }
        header.is_header.push(true);
        head.push(block);
    }
    in_order(head, &mut header.is_header);
    if header.asked.askers.is_empty() {
        read_letter(text, header, body);
    }
    let notice_below = notice_below(text, body);
    header.late |= notice_below;
    let has_headings = body.iter().any(|block| matches!(block.kind, RawKind::Heading(_)));
    let is_letter = has_headings || header.asks && !header.late;
    let below = if is_letter { signature::begins(text, body, &header.asked.askers) } else { body.len() };
    let below = below.min(body.len().saturating_sub(notice));
    header.below = body.len() - below;
    let flows: Vec<Flow> = body[below..].iter().map(|block| Flow::new(text, &block.runs)).collect();
    sign(header, &flows);
    // (Above questions to which nobody replies, those who ask tell of answers that came late.)
    header.late &= notice_below || header.reply.is_some() || !has_headings;
}

/// Puts the blocks of the head in the order of the text: a letter below the questions may come after them.
fn in_order(head: &mut Vec<RawBlock>, is_header: &mut Vec<bool>) {
    let mut both: Vec<(RawBlock, bool)> = head.drain(..).zip(is_header.drain(..)).collect();
    both.sort_by_cached_key(|(block, _)| block.span().start);
    (*head, *is_header) = both.into_iter().unzip();
}

/// Reads who asks from a letter that stands between the questions and their answers.
fn read_letter(text: &str, header: &mut Header, body: &[RawBlock]) {
    const FAR: usize = 3;
    let opens =
        |block: &RawBlock| block.runs.first().is_some_and(|run| run.span.of(text).starts_with_one_of(SALUTATIONS));
    let Some(letter) = body.iter().position(opens) else { return };
    for block in body[letter..].iter().take(FAR) {
        let flow = Flow::new(text, &block.runs);
        if let Some(found) = patterns::ASKED_BY.find(&flow.text).filter(|_| matches!(block.kind, RawKind::Text(_))) {
            let end = found.end() + sentence_end(&flow.text[found.end()..]);
            return asked(header, &block.runs, &flow, found.end()..end, true, false);
        }
    }
}

/// How many blocks at the end of the body stand below the sentence that says who puts the answers off: `Mededeling van Minister
/// De Wit (Defensie) (ontvangen 3 mei 2031)`.
fn below_notice(text: &str, body: &[RawBlock]) -> usize {
    let opens = |block: &RawBlock| block.runs.first().is_some_and(|run| run.span.of(text).starts_with_one_of(NOTICES));
    let is_text = |block: &&RawBlock| matches!(block.kind, RawKind::Text(_));
    let below = body.iter().rev().take_while(is_text).position(|block| opens(block) && belongs_to_head(text, block));
    below.unwrap_or_default()
}

/// Whether a remark below the questions says that answers come later: `Mededeling` above a paragraph of its own.
fn notice_below(text: &str, body: &[RawBlock]) -> bool {
    let is_remark =
        |block: &RawBlock| matches!(&block.kind, RawKind::Heading(heading) if heading.kind == HeadingKind::Remark);
    let Some(remark) = body.iter().rposition(|block| matches!(block.kind, RawKind::Heading(_))) else { return false };
    is_remark(&body[remark])
        && body[remark + 1..].iter().any(|block| patterns::LATE.matches(&Flow::new(text, &block.runs).text))
}

/// Whether a block of the body is a part of the head: `Antwoord van Minister De Wit (Defensie) (ontvangen 3 mei 2031)`, or
/// the word `Antwoorden` above answers that have headings of their own.
fn belongs_to_head(text: &str, block: &RawBlock) -> bool {
    let Some(first) = block.runs.first() else { return false };
    match &block.kind {
        RawKind::Heading(heading) => heading.kind == HeadingKind::Remark && first.span.of(text).starts_with("Antwoord"),
        RawKind::Text(_) => {
            matches!(text.as_bytes().get(first.span.start), Some(b'A' | b'M'))
                && patterns::REPLIED_BY.matches(first.span.of(text))
                && patterns::RECEIVED.matches(&Flow::new(text, &block.runs).text)
        }
    }
}

/// Where the body begins: at the first heading, else at the question that stands between who asks and who replies, else after
/// the last block of the head of a paper.
pub(crate) fn start_of_body(text: &str, blocks: &[RawBlock], header: &Header, note_refs: &[NoteRef]) -> usize {
    let heading = first_heading(blocks);
    if heading < blocks.len() {
        return heading;
    }
    let is_head = |index: usize| header.is_header.get(index).copied().unwrap_or_default();
    let end = (0..blocks.len()).rev().find(|&index| is_head(index)).map_or(0, |last| last + 1);
    let start = (0..end).find(|&index| is_head(index)).unwrap_or(end);
    (start..end).find(|&index| !is_head(index) && blocks[index].asks(text, note_refs)).unwrap_or(end)
}
