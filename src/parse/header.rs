//! Reads the head of a paper: where it was published, who asked whom about what, who replied, and when.

use super::blocks::{RawBlock, RawKind, ends_sentence, is_masthead};
use super::flow::{Flow, Run};
use super::labels::What;
use super::lines::is_blank;
use super::{people, signature};
use crate::date;
use crate::edges::Edges;
use crate::model::{Asked, Chamber, Publication, Reply, ReplyKind, Respondent};
use crate::patterns;
use crate::scan::{self, Words};
use crate::span::Span;
use std::ops::Range;

/// What the head of a paper says.
#[derive(Default)]
pub(super) struct Header {
    pub(super) publication: Publication,
    pub(super) asked: Asked,
    pub(super) reply: Option<Reply>,
    /// Where the subject stands: the runs of its block, and its place in their flow.
    pub(super) subject: Option<(Vec<Run>, Range<usize>)>,
    /// Which of the blocks are the head; the others are the letter's own text.
    pub(super) is_header: Vec<bool>,
    /// Whether it announces oral questions.
    pub(super) oral: bool,
    /// Whether somebody asks at all.
    pub(super) asks: bool,
    /// Whether its title says that it lists questions with their answers (lijst van vragen en antwoorden).
    pub(super) lists_answers: bool,
    /// Where its title says that it is a paper of running prose: a written consultation, a report.
    pub(super) prose: Option<Span>,
    /// How many blocks at the end of the paper stand below its last answer and belong to none.
    pub(super) below: usize,
    /// Dates that do not exist, in the source.
    pub(super) impossible: Vec<Span>,
}

/// How sure a sentence is to be the title: the first words of a paper before the words of a letter about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Covering,
    Topic,
    Title,
    Sentence,
}

/// Reads the blocks before the first question.
pub(super) fn read(text: &str, blocks: &[RawBlock]) -> Header {
    let mut header = Header { is_header: vec![false; blocks.len()], ..Header::default() };
    let flows: Vec<Flow> = blocks.iter().map(|block| Flow::new(text, &block.runs)).collect();
    let mut title: Option<Rank> = None;
    let mut on_behalf_of = Vec::new();
    let mut masthead_ended = false;
    for (index, flow) in flows.iter().enumerate() {
        let words = flow.text.as_str();
        if matches!(blocks[index].kind, RawKind::Label(_)) {
            continue;
        }
        if words.len() <= 90 && is_masthead(words) {
            header.is_header[index] = true;
            masthead(&mut header.publication, words, &mut masthead_ended);
            continue;
        }
        if words.len() <= 200 {
            if patterns::LIST_OF_QUESTIONS.matches(words) {
                header.lists_answers |= scan::has(words, "ntwoord") || scan::has(words, "NTWOORD");
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
            let rank = if start == 0 && words.begins_upper() {
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
            loose_facts(&mut header, flow);
        }
    }
    signature::read(&mut header, &flows);
    if let Some(reply) = header.reply.as_mut().filter(|reply| reply.on_behalf_of.is_empty()) {
        reply.on_behalf_of = on_behalf_of;
    }
    header
}

/// On whose behalf a letter is written too: `deel ik u, mede namens de Minister van A, mee dat de vragen …`.
fn on_behalf(words: &str) -> Vec<Respondent> {
    let Some(found) = patterns::ON_BEHALF.find(words).filter(|found| scan::has(&words[..found.end()], "ede ")) else {
        return Vec::new();
    };
    let offices = &words[found.end()..];
    // The offices end where a word stands that is in none.
    let mut end = 0;
    for word in offices.split_inclusive(is_blank) {
        let bare = word.bare_back(",");
        if !bare.begins_upper()
            && !bare.is_one_of("de|het|van|voor|en|-|–|minister|ministers|staatssecretaris|staatssecretarissen")
        {
            break;
        }
        end += word.len();
    }
    let offices = offices[..end].bare_back(",");
    people::respondents(offices.strip_suffix(" de").unwrap_or(offices))
}

/// What belongs to the head but stands below the questions: who replies, the word above answers that stand apart.
pub(super) fn read_late(text: &str, header: &mut Header, head: &mut Vec<RawBlock>, body: &mut Vec<RawBlock>) {
    header.is_header.truncate(head.len());
    let first = |block: &RawBlock| block.runs.first().map_or("", |run| run.span.of(text));
    let late = |block: &RawBlock| match &block.kind {
        RawKind::Label(label) => label.what == What::Remark && first(block).starts_with("Antwoord"),
        RawKind::Text(_) => {
            let words = first(block);
            words.begins_with("AM")
                && patterns::REPLIED_BY.matches(words)
                && patterns::RECEIVED.matches(&Flow::new(text, &block.runs).text)
        }
    };
    for block in body.extract_if(.., |block| late(block)) {
        if header.reply.is_none() && matches!(block.kind, RawKind::Text(_)) {
            let flow = Flow::new(text, &block.runs);
            reply(header, &flow, flow.text.len());
            loose_facts(header, &flow);
        }
        header.is_header.push(true);
        head.push(block);
    }
    let below = signature::begins(text, body);
    header.below = body.len() - below;
    let flows: Vec<Flow> = body[below..].iter().map(|block| Flow::new(text, &block.runs)).collect();
    signature::read(header, &flows);
}

/// A line of the masthead.
fn masthead(publication: &mut Publication, words: &str, ended: &mut bool) {
    if let Some(found) = patterns::SESSION_YEAR.find(words) {
        publication.session_year.get_or_insert_with(|| session_year(found.group(1), found.group(2)));
    }
    if scan::has(words, "weede Kamer") {
        publication.chamber = Some(Chamber::TweedeKamer);
    } else if scan::has(words, "erste Kamer") {
        publication.chamber = Some(Chamber::EersteKamer);
    }
    if let Some(found) = patterns::MASTHEAD_END.find(words) {
        *ended = true;
        if !found.group(1).is_empty() {
            publication.number.get_or_insert_with(|| found.group(1).to_owned());
        }
    } else if *ended && words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        publication.number.get_or_insert_with(|| words.to_owned());
    } else if let Some(found) = patterns::NUMBER_LINE.find(words) {
        publication.number.get_or_insert_with(|| found.group(1).to_owned());
    } else if let Some(found) = patterns::CASE_NUMBER.find(words).filter(|_| words.len() <= 12) {
        publication.case_number.get_or_insert_with(|| found.group(1).to_owned());
    } else if let Some(found) = patterns::GLUED_MASTHEAD.find(words) {
        publication.session_year.get_or_insert_with(|| session_year(found.group(1), found.group(2)));
        let (case, number) = (found.group(3), found.group(4));
        if case.is_empty() {
            publication.number.get_or_insert_with(|| number.to_owned());
        } else {
            publication.case_number.get_or_insert_with(|| case.to_owned());
        }
    }
}

/// `2023` and `24` or `2024`: `2023-2024`.
pub(super) fn session_year(first: &str, second: &str) -> String {
    if second.len() == 4 { format!("{first}-{second}") } else { format!("{first}-{}{second}", &first[..2]) }
}

/// The sentence that says who asks whom about what.
fn asked(header: &mut Header, runs: &[Run], flow: &Flow, names: usize, better: bool) {
    let words = flow.text.as_str();
    let rest = &words[names..];
    let about = about(rest);
    let whom = whom(rest).filter(|&at| about.as_ref().is_none_or(|about| at < about.start));
    let people_end = whom.or(about.as_ref().map(|about| about.start)).unwrap_or_else(|| end_of_title(rest));
    let members = people::members(&rest[..people_end]);
    if !members.is_empty() && (better || header.asked.askers.is_empty()) {
        header.asked.askers = members;
    }
    if let Some(whom) = whom {
        let end = about.as_ref().map_or_else(|| end_of_title(rest), |about| about.start);
        let found = people::addressees(&rest[whom..end.max(whom)]);
        if !found.is_empty() && (better || header.asked.addressees.is_empty()) {
            header.asked.addressees = found;
        }
    }
    if let Some(about) = about
        && (better || header.subject.is_none())
    {
        let subject = subject(rest, about.end);
        if !subject.is_empty() {
            header.subject = Some((runs.to_vec(), names + subject.start..names + subject.end));
        }
    }
}

/// Where the offices begin: ` aan de Minister van …`. A lost space may glue the word to a bracket.
fn whom(rest: &str) -> Option<usize> {
    let office = |words: &str| {
        let words = words.front();
        ["de", "het", "mini", "Mini", "staatss", "Staatss"].iter().any(|start| words.starts_with(start))
    };
    Words::new("aan").all(rest).find(|&at| {
        let free = rest[..at].ends_with(|letter: char| is_blank(letter) || matches!(letter, ')' | ','));
        free && rest[at + 3..].starts_with(|letter: char| is_blank(letter) || letter == 'd') && office(&rest[at + 3..])
    })
}

/// The word that opens the subject: ` over `, outside brackets. A lost space may glue it to the word behind it, and where
/// no other opens it to the word before it.
fn about(rest: &str) -> Option<Range<usize>> {
    let mut depth = 0_i32;
    let mut last = ' ';
    let mut glued = None;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            'o' | 'i' | 'b' | 'n' if depth <= 0 => {
                let Some(end) = opens_subject(&rest[at..]).map(|length| at + length) else {
                    // Glued to the word behind it, it is known by what stands before it.
                    if is_blank(last) && rest[at..].starts_with("over") && people::end_with_ministry(&rest[..at]) {
                        return Some(at - last.len_utf8()..at + "over".len());
                    }
                    last = letter;
                    continue;
                };
                if last.is_lowercase() && people::end_with_ministry(&rest[..at]) {
                    return Some(at..end);
                }
                if is_blank(last) || matches!(last, ',' | ')') {
                    let start = if is_blank(last) { at - last.len_utf8().min(at) } else { at };
                    return Some(start..end);
                }
                let word = rest[..at].tail_of(char::is_alphabetic);
                if glued.is_none() && last.is_lowercase() && word.begins_upper() && scan::has(&rest[..at], "aan") {
                    glued = Some(at..end);
                }
            }
            _ => {}
        }
        last = letter;
    }
    glued
}

/// The length of the word, with the space behind it, that opens a subject.
fn opens_subject(words: &str) -> Option<usize> {
    let word = ["over", "inzake", "betreffende", "omtrent", "naar aanleiding van"]
        .iter()
        .find(|word| words.starts_with(**word))?;
    let after = &words[word.len()..];
    let gap = after.chars().next().filter(|letter| is_blank(*letter)).map_or(0, char::len_utf8);
    let glued = *word == "over"
        && ((after.begins_upper() || after.begins_with("«‘“"))
            || ["de ", "het ", "een "].iter().any(|article| after.starts_with(article)));
    (gap > 0 || glued).then_some(word.len() + gap)
}

/// Where a title without a subject ends.
fn end_of_title(rest: &str) -> usize {
    patterns::SENT_IN.find(rest).map_or_else(
        || patterns::ANSWERED_SO.find(rest).map_or(rest.len(), |found| found.start()),
        |found| found.start(),
    )
}

/// The subject: from `start` to the date of submission, or to what a covering sentence says next, or to the end.
fn subject(rest: &str, start: usize) -> Range<usize> {
    let words = &rest[start..];
    // A subject may itself speak of questions that were sent in: the last bracket is the date.
    let mut end = words.len();
    let mut from = 0;
    while let Some(found) = patterns::SENT_IN.find(&words[from..]).filter(|found| found.start() + from < words.len()) {
        let sentence = words[..from + found.start()].trim_end().ends_with('.')
            && date::find(&words[from + found.end()..]).is_some_and(|(_, place)| place.start == 0);
        if words[from + found.start()..].starts_with('(') || sentence && end == words.len() {
            end = from + found.start();
        }
        from += found.end();
    }
    if end == words.len() {
        if let Some(found) = patterns::ANSWERED_SO.find(words) {
            end = found.start();
        }
        // "(2024Z01234)", "(kenmerk 2024Z01234, ingezonden 26 januari 2024)": the bracket at the end is no subject.
        let bracket = words[..end].trim_end().trim_end_matches('.');
        if let Some(open) = bracket.strip_suffix(')').and_then(|inner| scan::last_byte(inner.as_bytes(), b'('))
            && (patterns::CASE_NUMBER.matches(&bracket[open..]) || scan::has(&bracket[open..], "ingezonden"))
        {
            end = open;
        }
    }
    let trimmed = words[..end].back();
    let trimmed = trimmed.strip_suffix('.').filter(|_| !trimmed.ends_with("..")).unwrap_or(trimmed);
    let lead = trimmed.len() - trimmed.front().len();
    start + lead..start + trimmed.len()
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
    let on_behalf_of = behalf.map_or_else(Vec::new, |found| people::respondents(&words[found.end()..]));
    let reply = Reply { kind, respondents: people::respondents(signers), on_behalf_of, date: None };
    if header.reply.as_ref().is_none_or(|before| before.respondents.is_empty()) {
        header.reply = Some(reply);
    }
}

/// Dates, references and numbers that stand somewhere in a sentence of the head.
fn loose_facts(header: &mut Header, flow: &Flow) {
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

impl Header {
    /// Whether the questions have answers, by what the head says.
    pub(super) fn answers(&self) -> bool {
        self.lists_answers || self.reply.as_ref().is_some_and(|reply| reply.kind == ReplyKind::Answer)
    }

    /// Whether questions without numbers or headings may follow: somebody asks in writing, and nobody replied.
    pub(super) fn awaits_questions(&self) -> bool {
        self.asks && !self.oral && self.reply.is_none() && self.prose.is_none()
    }
}
