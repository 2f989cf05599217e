//! Reads the head of a paper: where it was published, who asked whom about what, who replied, and when.

use crate::dutch::date;
use crate::dutch::letter::puts_off;
use crate::dutch::masthead::{case_number, is_masthead};
use crate::dutch::patterns::{self, Match};
use crate::dutch::sentence::{ends_sentence, sentence_end};
use crate::model::Respondent;
use crate::parse::blocks::block::{RawBlock, RawKind, Run};
use crate::parse::blocks::flow::Flow;
use crate::parse::head::dates::{last_match, read_date, scan_dates_and_numbers};
use crate::parse::head::facts::{Header, answer};
use crate::parse::head::lost_spaces::Respaced;
use crate::parse::head::publication::{masthead, print_mark};
use crate::parse::head::reply::{on_behalf, read_reply, sign};
use crate::parse::head::site::Site;
use crate::parse::head::title::{asked, find_subject, subject, take_subject};
use crate::parse::head::{offices, told};
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// What a sentence that says who asks is: the more it is like a title, the more it counts. A covering letter is about the
/// paper and may shorten what the title says in full.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Words that say no more than what the questions are about: `de beantwoording van de vragen over de brug`.
    Mention,
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

/// A longer block, in bytes, is no paragraph of a letter or a notice.
const LONGEST_PARAGRAPH: usize = 4_000;

/// Reads the blocks before the first question.
pub(crate) fn read(text: &str, blocks: &[RawBlock]) -> Header {
    let flows: Vec<Flow> = blocks.iter().map(|block| Flow::new(text, &block.runs)).collect();
    let header = Header { is_header: vec![false; blocks.len()], ..Header::default() };
    let mut reader = Reader { header, ..Reader::default() };
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
#[derive(Default)]
struct Reader {
    header: Header,
    /// What the sentence is that the askers, the addressees and the subject were read from.
    title: Option<Rank>,
    /// What the sentence is that the date of submission was read from, and the case number.
    dated: Option<Rank>,
    numbered: Option<Rank>,
    /// On whose behalf a covering letter is written too.
    on_behalf_of: Vec<Respondent>,
    /// Whether the number of the paper comes next in the masthead.
    masthead_ended: bool,
    site: Site,
    /// The letter's sentence on the questions, which may be about several sets.
    covering: Option<(Vec<Run>, Flow)>,
}

impl Reader {
    /// Reads a block. The order matters: what a sentence is depends on the form of the paper and on whether it says who
    /// replies, and the dates are read last because the date of receipt belongs to a reply.
    fn read_block(&mut self, index: usize, block: &RawBlock, flow: &Flow) {
        if let Some(spaced) = Respaced::of(flow) {
            let before = self.header.subject.take();
            self.read_words(index, block, &spaced.flow);
            // The subject is a place in the words as printed.
            let found = self.header.subject.take();
            self.header.subject = before.or(found.map(|(runs, place)| (runs, spaced.printed(place))));
        } else {
            self.read_words(index, block, flow);
        }
    }

    fn read_words(&mut self, index: usize, block: &RawBlock, flow: &Flow) {
        let words = flow.text.as_str();
        if is_masthead(words) {
            self.header.is_header[index] = true;
            self.read_masthead(words);
            return;
        }
        if self.site.read(&mut self.header, block, flow) {
            self.header.is_header[index] = true;
            return;
        }
        self.read_form(index, block, words);
        let asked_by = patterns::ASKED_BY.find(words);
        let replied = patterns::REPLIED_BY.matches(words);
        if replied {
            self.header.is_header[index] = true;
            read_reply(&mut self.header, &words[..asked_by.as_ref().map_or(words.len(), Match::start)]);
        }
        if self.header.reply.is_none()
            && let Some(told) = patterns::TELLS_REPLY.find(words)
        {
            let respondents = offices::respondents(told.group(1));
            self.header.reply = (!respondents.is_empty()).then(|| answer(respondents));
        }
        let mut rank = None;
        if self.header.prose.is_none() {
            rank = match asked_by.as_ref() {
                Some(found) => Some(self.read_asked(index, block, flow, found, replied)),
                None if words.len() > LONGEST_PARAGRAPH => None,
                None => self.read_untold(index, block, flow),
            };
        }
        if rank != Some(Rank::Sentence) && words.len() <= LONGEST_PARAGRAPH {
            self.header.late |= puts_off(words);
        }
        if self.header.late
            && self.header.reply.is_none()
            && let Some(told) = patterns::TELLS_LATE.find(words)
        {
            let who = if told.group(1).is_empty() { told.group(2) } else { told.group(1) };
            let respondents = offices::respondents(who);
            self.header.reply = (!respondents.is_empty()).then(|| answer(respondents));
        }
        self.read_more(words);
        // (The title may be cut off in its middle.)
        let ends_title = index == 0
            && words.len() <= LONGEST_FORM
            && words.trim_end_any(".").ends_with(')')
            && patterns::SENT_IN.find(words).is_some_and(|sent| words[sent.start()..].starts_with('('));
        if ends_title || words.starts_with("(ingezonden") || words.starts_with("Zie ook ") {
            self.header.is_header[index] = true;
        }
        if self.header.is_header[index]
            || self.title == Some(Rank::Covering)
            || rank.is_some()
            || patterns::COVERING.matches(words)
        {
            self.scan_dates_and_numbers(flow, rank.unwrap_or(Rank::Mention));
        }
    }

    /// Reads what a sentence of any kind may say beside who asks whom.
    fn read_more(&mut self, words: &str) {
        if let [asker] = self.header.asked.askers.as_mut_slice()
            && asker.party.is_none()
            && let Some(found) = patterns::FOR_FRACTION.find(words)
        {
            asker.party = Some(found.group(1).trim_blank().to_owned());
        }
        if let Some(found) = patterns::OFFICIAL_VERSION.find(words) {
            print_mark(&mut self.header.publication, found.group(1));
        }
        if patterns::WRITTEN.matches(words) {
            self.header.written = date::find(words).and_then(|(iso, _)| iso.ok());
        }
    }

    /// Reads a line of the masthead. A case number that stands there is that of the paper, whatever a letter above it says.
    fn read_masthead(&mut self, words: &str) {
        if case_number(words).is_some() && self.numbered.is_some_and(|rank| rank < Rank::Sentence) {
            self.header.publication.case_number = None;
        }
        masthead(&mut self.header.publication, words, &mut self.masthead_ended);
        if self.header.publication.case_number.is_some() {
            self.numbered = self.numbered.max(Some(Rank::Sentence));
            self.read_set();
        }
    }

    /// Where a letter is about several sets: reads who asks in the one whose case number the paper carries.
    fn read_set(&mut self) {
        let Some((runs, flow)) = self.covering.take() else { return };
        let Some(number) = self.header.publication.case_number.as_deref() else { return };
        let words = flow.text.as_str();
        // From the number of the set before it to its own.
        let Some(own) = words.place_of(number) else { return };
        let Some(before) = last_match(&patterns::CASE_NUMBER, &words[..own]) else { return };
        let Some(members) = patterns::MEMBERS_OF_CHAMBER.find(&words[before..own]) else { return };
        let end = own + words[own..].find(')').map_or(number.len(), |close| close + 1);
        let names = before + members.end()..end;
        if let Some(sent) = patterns::SENT_IN.find(&words[names.clone()]) {
            let date = read_date(&flow, names.start + sent.end(), &mut self.header.impossible);
            self.header.asked.date = date.or(self.header.asked.date.take());
        }
        asked(&mut self.header, &runs, &flow, names, true, true);
    }

    /// What the title says of the form of the paper. All above such a title belongs to the head.
    fn read_form(&mut self, index: usize, block: &RawBlock, words: &str) {
        if words.len() > LONGEST_FORM {
            return;
        }
        let header = &mut self.header;
        if patterns::LIST_OF_QUESTIONS.matches(words) {
            header.lists_answers |= words.has("ntwoord") || words.has("NTWOORD");
            header.is_header[..=index].fill(true);
        }
        if header.prose.is_none() && patterns::PROSE_PAPER.matches(words) {
            header.prose = Some(block.span());
            header.is_header[..=index].fill(true);
        }
    }

    /// A sentence that says who asks, by what was found of it.
    fn read_asked(&mut self, index: usize, block: &RawBlock, flow: &Flow, found: &Match<'_>, replied: bool) -> Rank {
        let words = flow.text.as_str();
        let rank = rank(words, found.start(), replied);
        self.header.is_header[index] |= rank != Rank::Covering;
        if rank == Rank::Covering && self.on_behalf_of.is_empty() {
            self.on_behalf_of = on_behalf(&words[..found.start()]);
        }
        // (A page that tells the answers on has this title and names nobody.)
        self.header.lists_answers |= index <= 1
            && rank == Rank::Title
            && !replied
            && words.len() <= LONGEST_FORM
            && words.starts_with_one_of(&["Antwoord op ", "Antwoorden op "]);
        self.header.oral |= found.group(1).eq_ignore_ascii_case("mondelinge");
        self.header.asks = true;
        // (The first letter of a name may be a part of the match.)
        let names = if found.group(2).is_empty() { found.end() } else { found.range(2).start };
        self.read_title(block, flow, (names, true), rank);
        rank
    }

    /// Words that say in another way who asks whom, or what about.
    fn read_untold(&mut self, index: usize, block: &RawBlock, flow: &Flow) -> Option<Rank> {
        let words = flow.text.as_str();
        if let Some(found) = patterns::ASKED_OF.find(words) {
            self.header.is_header[index] = true;
            self.header.asks = true;
            self.read_title(block, flow, (found.range(1).start, false), Rank::Title);
            return Some(Rank::Title);
        }
        if let Some(found) = patterns::ASKED_BY_GROUP.find(words) {
            let rank = rank(words, found.start(), false);
            self.header.is_header[index] |= rank == Rank::Sentence;
            self.read_title(block, flow, (found.end(), false), rank);
            return Some(rank);
        }
        let better = self.title.is_none_or(|before| before < Rank::Covering);
        if told::read(&mut self.header, &block.runs, flow, better) {
            // (The sentence that introduces the questions is their title.)
            let introduced = patterns::INTRODUCED.matches(words);
            self.header.is_header[index] |= introduced || words.has("voorgelegd");
            // (What follows the colon are questions, also in a list without numbers.)
            self.header.asks |= introduced && words.ends_with(':');
            self.title = self.title.max(Some(Rank::Covering));
            return Some(Rank::Covering);
        }
        let place = mentioned_subject(words)?;
        take_subject(&mut self.header, &block.runs, place, false);
        self.title = self.title.max(Some(Rank::Mention));
        Some(Rank::Mention)
    }

    /// Reads names, if there are some, offices and subject from a place on: of a title all of it, of a letter its sentence.
    fn read_title(&mut self, block: &RawBlock, flow: &Flow, (names, named): (usize, bool), rank: Rank) {
        let words = flow.text.as_str();
        let end = if rank == Rank::Covering { names + sentence_end(&words[names..]) } else { words.len() };
        // The title of a web page has no date: the sentence below it has.
        let dated = || self.header.asked.date.is_none() && patterns::SENT_IN.matches(words);
        let better = self.title.is_none_or(|before| rank > before || rank == before && dated());
        asked(&mut self.header, &block.runs, flow, names..end, named, better);
        if better {
            self.title = Some(rank);
        }
        if rank == Rank::Covering {
            self.covering.get_or_insert_with(|| (block.runs.clone(), flow.clone()));
        }
    }

    /// Reads dates, references and numbers, wherever they are in a sentence of the head. Those of a title count for more than
    /// those of a letter, which may be about several papers.
    fn scan_dates_and_numbers(&mut self, flow: &Flow, rank: Rank) {
        let before = (self.header.asked.date.clone(), self.header.publication.case_number.clone());
        if self.dated.is_some_and(|dated| dated < rank) {
            self.header.asked.date = None;
        }
        if self.numbered.is_some_and(|numbered| numbered < rank) {
            self.header.publication.case_number = None;
        }
        scan_dates_and_numbers(&mut self.header, flow);
        let found = (self.header.asked.date.is_some(), self.header.publication.case_number.is_some());
        if found.0 {
            self.dated = self.dated.max(Some(rank));
        }
        if found.1 {
            self.numbered = self.numbered.max(Some(rank));
        }
        self.header.asked.date = self.header.asked.date.take().or(before.0);
        self.header.publication.case_number = self.header.publication.case_number.take().or(before.1);
    }
}

/// The subject right behind words that mention questions: `beantwoording van de vragen over de brug.`
fn mentioned_subject(words: &str) -> Option<Range<usize>> {
    const MOST: usize = 4;
    let mut from = 0;
    for _ in 0..MOST {
        from += patterns::QUESTIONS_ABOUT.find(&words[from..])?.end();
        let rest = &words[from..from + sentence_end(&words[from..])];
        if let Some(opening) = find_subject(rest).filter(|opening| opening.start == 0) {
            let about = subject(rest, opening.end);
            let length = rest[about.clone()].trim_end_any(":").len();
            return Some(from + about.start..from + about.start + length);
        }
    }
    None
}

/// What a sentence is that says from `start` on who asks.
fn rank(words: &str, start: usize, replied: bool) -> Rank {
    if start == 0 && words.starts_uppercase() && !words.starts_with_one_of(&["Op ", "Beantwoording "]) {
        Rank::Sentence
    } else if replied || start <= LATEST && words.starts_with("Antwoord") {
        Rank::Title
    } else if start <= LATEST && !patterns::COVERING.matches(words) && !ends_sentence(words) {
        Rank::Topic
    } else {
        Rank::Covering
    }
}
