//! Reads the head of a paper: where it was published, who asked whom about what, who replied, and when.

use crate::dutch::date;
use crate::dutch::heading::HeadingKind;
use crate::dutch::lexicon::{NOTICES, WORDS_IN_OFFICES};
use crate::dutch::masthead::is_masthead;
use crate::dutch::patterns::{self, Match};
use crate::dutch::sentence::ends_sentence;
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

/// What a sentence that says who asks is: the more it is like a title, the more it counts. A covering letter is about the
/// paper and may shorten what the title says in full.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Somewhere in the words of a letter: `deel ik u mede dat de vragen van het lid …`.
    Covering,
    /// The subject of a letter: `Onderwerp Beantwoording Kamervragen van de leden …`.
    Topic,
    /// The title of an answer: `Antwoord van de minister van A op vragen van het lid …`.
    Title,
    /// The title of the questions: `Vragen van het lid …`.
    Sentence,
}

/// A title says who asks within its first bytes.
const LATEST: usize = 90;

/// A longer block, in bytes, does not say what form the paper has.
const LONGEST_FORM: usize = 200;

/// Reads the blocks before the first question.
pub(crate) fn read(text: &str, blocks: &[RawBlock]) -> Header {
    let flows: Vec<Flow> = blocks.iter().map(|block| Flow::new(text, &block.runs)).collect();
    let header = Header { is_header: vec![false; blocks.len()], ..Header::default() };
    let mut reader = Reader { header, title: None, on_behalf_of: Vec::new(), masthead_ended: false };
    for (index, (block, flow)) in blocks.iter().zip(&flows).enumerate() {
        if matches!(block.kind, RawKind::Text(_)) {
            reader.read_block(index, block, flow);
        }
    }
    let Reader { mut header, on_behalf_of, .. } = reader;
    sign(&mut header, &flows);
    if let Some(reply) = header.reply.as_mut().filter(|reply| reply.on_behalf_of.is_empty()) {
        reply.on_behalf_of = on_behalf_of;
    }
    header
}

/// What the blocks of the head said so far.
struct Reader {
    header: Header,
    /// What the sentence is that the askers, the addressees and the subject were read from.
    title: Option<Rank>,
    /// On whose behalf a covering letter is written too.
    on_behalf_of: Vec<Respondent>,
    /// Whether the number of the paper comes next in the masthead.
    masthead_ended: bool,
}

impl Reader {
    /// Reads a block. The order matters: what a sentence is depends on the form of the paper and on whether it says who
    /// replies, and the dates are read last because the date of receipt belongs to a reply.
    fn read_block(&mut self, index: usize, block: &RawBlock, flow: &Flow) {
        let words = flow.text.as_str();
        if is_masthead(words) {
            self.header.is_header[index] = true;
            masthead(&mut self.header.publication, words, &mut self.masthead_ended);
            return;
        }
        self.read_form(index, block, words);
        let asked_by = patterns::ASKED_BY.find(words);
        let replied = patterns::REPLIED_BY.matches(words);
        if replied {
            self.header.is_header[index] = true;
            read_reply(&mut self.header, &words[..asked_by.as_ref().map_or(words.len(), Match::start)]);
        }
        if let Some(found) = asked_by.as_ref().filter(|_| self.header.prose.is_none()) {
            self.read_asked(index, block, flow, found, replied);
        }
        if words.starts_with("(ingezonden") || words.starts_with("Zie ook ") {
            self.header.is_header[index] = true;
        }
        if self.header.is_header[index]
            || self.title == Some(Rank::Covering)
            || asked_by.is_some()
            || patterns::COVERING.matches(words)
        {
            scan_dates_and_numbers(&mut self.header, flow);
        }
    }

    /// What the title says of the form of the paper. All above such a title belongs to the head.
    fn read_form(&mut self, index: usize, block: &RawBlock, words: &str) {
        if words.len() > LONGEST_FORM {
            return;
        }
        let header = &mut self.header;
        if patterns::LIST_OF_QUESTIONS.matches(words) {
            header.lists_answers |= words.contains("ntwoord") || words.contains("NTWOORD");
            header.is_header[..=index].fill(true);
        }
        if header.prose.is_none() && patterns::PROSE_PAPER.matches(words) {
            header.prose = Some(block.span());
            header.is_header[..=index].fill(true);
        }
    }

    /// A sentence that says who asks, by what was found of it.
    fn read_asked(&mut self, index: usize, block: &RawBlock, flow: &Flow, found: &Match<'_>, replied: bool) {
        let words = flow.text.as_str();
        let rank = rank(words, found.start(), replied);
        self.header.is_header[index] |= rank != Rank::Covering;
        if rank == Rank::Covering && self.on_behalf_of.is_empty() {
            self.on_behalf_of = on_behalf(&words[..found.start()]);
        }
        self.header.oral |= found.group(1).eq_ignore_ascii_case("mondelinge");
        self.header.asks = true;
        // The title of a web page has no date: the sentence below it has.
        let dated = || self.header.asked.date.is_none() && patterns::SENT_IN.matches(words);
        let better = self.title.is_none_or(|before| rank > before || rank == before && dated());
        asked(&mut self.header, &block.runs, flow, found.end(), better);
        if better {
            self.title = Some(rank);
        }
    }
}

/// What a sentence is that says from `start` on who asks.
fn rank(words: &str, start: usize, replied: bool) -> Rank {
    if start == 0 && words.starts_uppercase() {
        Rank::Sentence
    } else if replied || start <= LATEST && words.starts_with("Antwoord") {
        Rank::Title
    } else if start <= LATEST && !patterns::COVERING.matches(words) && !ends_sentence(words) {
        Rank::Topic
    } else {
        Rank::Covering
    }
}

/// On whose behalf a letter is written too: `deel ik u, mede namens de Minister van A, mee dat de vragen …`.
fn on_behalf(words: &str) -> Vec<Respondent> {
    let Some(found) = patterns::ON_BEHALF.find(words) else { return Vec::new() };
    if !words[..found.end()].contains("ede ") {
        return Vec::new();
    }
    // The offices end before the first word that is in none.
    let offices = &words[found.end()..];
    let in_office = |word: &&str| {
        let word = word.trim_end_blank_and(",");
        word.starts_uppercase() || word.is_one_of(WORDS_IN_OFFICES)
    };
    let length = offices.split_inclusive(is_blank).take_while(in_office).map(str::len).sum();
    let offices = offices[..length].trim_end_blank_and(",");
    offices::respondents(offices.strip_suffix(" de").unwrap_or(offices))
}

/// Reads what belongs to the head but is printed below the first question, and moves it to the head: who replies, the word
/// above answers that follow all the questions. The signature stays where it is.
pub(crate) fn read_trailing(text: &str, header: &mut Header, head: &mut Vec<RawBlock>, body: &mut Vec<RawBlock>) {
    header.is_header.truncate(head.len());
    for block in body.extract_if(.., |block| belongs_to_head(text, block)) {
        if header.reply.is_none() && matches!(block.kind, RawKind::Text(_)) {
            let flow = Flow::new(text, &block.runs);
            read_reply(header, &flow.text);
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

/// Whether a block of the body is a part of the head: `Antwoord van Minister De Wit (Defensie) (ontvangen 3 mei 2031)`, or
/// the word `Antwoorden` above answers that have headings of their own.
fn belongs_to_head(text: &str, block: &RawBlock) -> bool {
    let words = block.runs.first().map_or("", |run| run.span.of(text));
    match &block.kind {
        RawKind::Heading(heading) => heading.kind == HeadingKind::Remark && words.starts_with("Antwoord"),
        RawKind::Text(_) => {
            words.starts_with_any("AM")
                && patterns::REPLIED_BY.matches(words)
                && patterns::RECEIVED.matches(&Flow::new(text, &block.runs).text)
        }
    }
}

/// Gives the one who replies the name in the signature.
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
    let is_signer = |respondent: &&mut Respondent| respondent.role == signer.role && respondent.name.is_none();
    if let Some(respondent) = reply.respondents.iter_mut().find(is_signer) {
        respondent.name = name;
    } else if reply.respondents.is_empty() {
        reply.respondents.push(Respondent { name, ..signer.clone() });
    }
}

/// Reads the sentence that says who replies. The first that names somebody counts.
fn read_reply(header: &mut Header, words: &str) {
    if header.reply.as_ref().is_some_and(|before| !before.respondents.is_empty()) {
        return;
    }
    let kind = if words.starts_with_one_of(NOTICES) { ReplyKind::Notice } else { ReplyKind::Answer };
    let end = patterns::RECEIVED.find(words).map_or(words.len(), |found| found.start());
    let words = words[..end].trim_end();
    let words = [" op de", " op"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let (signers, others) = match patterns::ON_BEHALF.find(words) {
        Some(found) => (&words[..found.start()], &words[found.end()..]),
        None => (words, ""),
    };
    let (respondents, on_behalf_of) = (offices::respondents(signers), offices::respondents(others));
    header.reply = Some(Reply { kind, respondents, on_behalf_of, date: None });
}

/// Reads dates, references and numbers, wherever they are in a sentence of the head.
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

/// The date behind a place in the flow, up to the bracket that closes: as ISO 8601, or as printed where there is no such day.
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
