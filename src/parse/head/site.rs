//! What sites print above or below a paper, a fact a line: `Ingediend 28 september 2022`, `Indiener Jan Jansen (ABC)`.

use crate::dutch::masthead::{LONGEST_METADATA, Metadata, case_number, metadata};
use crate::dutch::{date, patterns};
use crate::model::Respondent;
use crate::parse::blocks::block::{RawBlock, RawKind, Run};
use crate::parse::blocks::flow::Flow;
use crate::parse::head::facts::{Header, answer};
use crate::parse::head::title::{take_addressees, take_askers, take_subject};
use crate::parse::head::{offices, people};
use crate::text::str_ext::StrExt;
use std::ops::Range;

/// No title is longer, in bytes.
const LONGEST_TITLE: usize = 300;

/// What the lines of a site said so far.
#[derive(Default)]
pub(crate) struct Site {
    /// The word whose value the next line has.
    open: Option<Metadata>,
    /// A date that belongs to the paper if other facts of a site stand beside it.
    date: Option<String>,
    /// What the paper is about, likewise: the line of a letter that says so, or the line above the first fact.
    topic: Option<(Vec<Run>, Range<usize>)>,
    /// Whether such a fact does.
    is_site: bool,
    /// The party of those who ask, from a line of its own.
    party: Option<String>,
    /// The lines before this one that may be the title and those who ask.
    above: Vec<Line>,
}

/// A line that may belong to the table on top of a paper.
struct Line {
    runs: Vec<Run>,
    words: String,
}

impl Site {
    /// Reads a block, if it is a line of a site; says whether it was.
    pub(crate) fn read(&mut self, header: &mut Header, block: &RawBlock, flow: &Flow) -> bool {
        let words = flow.text.as_str();
        let Some((fact, value)) = metadata(words) else {
            return self.read_open(header, block, flow) || self.read_table(header, block, flow);
        };
        self.open = None;
        let value_words = &words[value..];
        // `Indiendatum: 3 mei 2031 Antwoorddatum: 2 juni 2031`
        if let Some((_, answered)) = value_words.parted_by("Antwoorddatum") {
            set(&mut header.reply.get_or_insert_with(|| answer(Vec::new())).date, day(answered));
        }
        match fact {
            Metadata::Submitted => {
                let above = self.above.pop().filter(|line| !self.is_site && line.words.starts_uppercase());
                self.topic = self.topic.take().or_else(|| above.map(|line| (line.runs, 0..line.words.len())));
                set(&mut header.asked.date, day(value_words));
            }
            Metadata::Answered => {
                let reply = header.reply.get_or_insert_with(|| answer(Vec::new()));
                set(&mut reply.date, day(value_words));
            }
            Metadata::Askers if value_words.is_empty() => self.open = Some(Metadata::Askers),
            Metadata::Askers => take_askers(header, people::members(value_words), false),
            Metadata::CaseNumber => {
                set(&mut header.publication.case_number, case_number(value_words));
                // The title stands below `Kamervraag 2031Z00001`.
                self.open = words.starts_with("Kamervraag").then_some(Metadata::Title);
            }
            Metadata::Addressees => take_addressees(header, offices::addressees(value_words), false),
            Metadata::AnsweredBy => {
                let holders = holders(value_words);
                let holders = if holders.is_empty() { offices::respondents(value_words) } else { holders };
                if !holders.is_empty() {
                    header.reply.get_or_insert_with(|| answer(Vec::new())).respondents.extend(holders);
                }
            }
            Metadata::OnBehalfOf => {
                // (Behind who answers; alone it says nothing.)
                if let Some(reply) = &mut header.reply {
                    reply.on_behalf_of.extend(offices::respondents(value_words));
                }
            }
            Metadata::Title => take_subject(header, &block.runs, value..words.len(), false),
            Metadata::Party => self.party = Some(value_words.to_owned()),
            Metadata::Topic => self.topic = Some((block.runs.clone(), value..words.len())),
            Metadata::Date => self.date = day(value_words),
            Metadata::Other => {}
        }
        self.is_site |= matches!(fact, Metadata::Askers | Metadata::CaseNumber);
        if self.is_site {
            set(&mut header.asked.date, self.date.take());
            if let Some((runs, place)) = self.topic.take() {
                take_subject(header, &runs, place, false);
            }
            if let Some(party) = &self.party {
                let without = header.asked.askers.iter_mut().filter(|asker| asker.party.is_none());
                without.for_each(|asker| asker.party = Some(party.clone()));
            }
        }
        // (The date of a letter is no fact of a site, nor is what it is about.)
        self.is_site || !matches!(fact, Metadata::Date | Metadata::Topic | Metadata::Party)
    }

    /// Reads a table without words before its facts: the title, those who ask, the one who answers, each on a line.
    fn read_table(&mut self, header: &mut Header, block: &RawBlock, flow: &Flow) -> bool {
        let words = flow.text.trim_end_blank_and("|");
        let holders = holders(words);
        if !holders.is_empty()
            && let Some((askers, above)) = self.above.split_last()
            && let members = people::members(&askers.words)
            && !members.is_empty()
            && members.iter().all(|member| member.party.is_some())
        {
            take_askers(header, members, false);
            if let Some(title) = above.last() {
                take_subject(header, &title.runs, 0..title.words.len(), false);
            }
            header.reply.get_or_insert_with(|| answer(Vec::new())).respondents.extend(holders);
            header.asks = true;
            return true;
        }
        if words.len() <= LONGEST_METADATA && !words.is_empty() {
            // (The title and those who ask: two lines.)
            self.above.drain(..self.above.len().saturating_sub(1));
            self.above.push(Line { runs: block.runs.clone(), words: words.to_owned() });
        }
        false
    }

    /// Reads the line below a word that has its value there.
    fn read_open(&mut self, header: &mut Header, block: &RawBlock, flow: &Flow) -> bool {
        let words = flow.text.as_str();
        match self.open {
            Some(Metadata::Title) if words.len() <= LONGEST_TITLE => {
                self.open = None;
                take_subject(header, &block.runs, 0..words.len(), false);
                true
            }
            Some(Metadata::Askers) if is_name(words) => {
                header.asked.askers.extend(people::members(words));
                true
            }
            _ => {
                self.open = None;
                false
            }
        }
    }
}

/// Those who answer, on one line; none where a part of it is something else.
fn holders(words: &str) -> Vec<Respondent> {
    if !words.contains('(') {
        return Vec::new();
    }
    // (What a ministry covers may have commas, but no brackets.)
    let (mut parts, mut rest) = (Vec::new(), words);
    while let Some(close) = rest.place_of("), ") {
        parts.push(&rest[..close + 1]);
        rest = &rest[close + 3..];
    }
    parts.extend(Some(rest.trim_end_blank_and(",")).filter(|last| !last.is_empty()));
    let parts: Option<Vec<_>> = parts.into_iter().map(holder).collect();
    parts.unwrap_or_default()
}

/// Who answers, as a site names them: `Jan de Wit (minister financiën) (ABC)`.
fn holder(words: &str) -> Option<Respondent> {
    let found = patterns::HOLDER.find(words)?;
    let portfolio = Some(found.group(3)).filter(|it| !it.is_empty()).map(str::to_owned);
    let role = offices::respondents(found.group(2)).first()?.role;
    Some(Respondent { role, title: Some(found.group(2).to_owned()), name: Some(found.group(1).to_owned()), portfolio })
}

/// Where the blocks of the body end and the lines of a site begin that are printed below it.
pub(crate) fn begins_below(text: &str, body: &[RawBlock]) -> usize {
    const MOST: usize = 16;
    let mut begins = body.len();
    for (index, block) in body.iter().enumerate().rev().take(MOST) {
        if !matches!(block.kind, RawKind::Text(_)) {
            break;
        }
        let words = Flow::new(text, &block.runs).text;
        match metadata(&words) {
            Some((fact, _)) => {
                // (A date alone may be the words of an answer.)
                let alone = fact == Metadata::Date && begins != index + 1;
                begins = if alone { begins } else { index };
            }
            // Names stand below the word that announces them.
            None if is_name(&words) => {}
            None => break,
        }
    }
    begins
}

/// Whether a line is no more than names: `Jan Jansen (ABC)`.
fn is_name(words: &str) -> bool {
    words.len() <= 80 && words.starts_uppercase() && !words.ends_with_any(".?!:;")
}

/// Takes a fact that is not known yet.
fn set(fact: &mut Option<String>, value: Option<String>) {
    *fact = fact.take().or(value);
}

/// The date in a value, if there is such a day.
fn day(words: &str) -> Option<String> {
    date::find(words)?.0.ok()
}
