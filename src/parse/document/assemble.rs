//! Puts what the stages found together.

use crate::model::{
    Answer, Asked, Block, BlockKind, CrossReference, DiagnosticCode, Document, Exchange, Footnote, Furniture, Inline,
    Kind, Question, Repeat, ReplyKind, SCHEMA,
};
use crate::parse::blocks::block::RawBlock;
use crate::parse::blocks::flow::Flow;
use crate::parse::document::diagnostics::diagnostics;
use crate::parse::document::inline::{Mentions, Reader};
use crate::parse::exchanges::passage::{Paired, Passage, RawExchange};
use crate::parse::head::facts::Header;
use crate::parse::head::publication::publication;
use crate::parse::notes::note::{RawNote, label_name};
use crate::parse::notes::reference::NoteRef;
use crate::parse::page::sheet::Sheet;
use crate::parse::source::line::Role;
use crate::text::span::{Span, Utf16Table};
use crate::text::str_ext::StrExt;
use std::collections::HashMap;

/// What the stages hand over.
pub(crate) struct Parts<'a> {
    pub(crate) text: &'a str,
    pub(crate) invisible_signs: bool,
    pub(crate) sheet: Sheet,
    pub(crate) notes: Vec<RawNote>,
    pub(crate) note_refs: Vec<NoteRef>,
    pub(crate) head: Vec<RawBlock>,
    pub(crate) header: Header,
    pub(crate) paired: Paired,
    /// Places in the text, in bytes, where something was that is not in it.
    pub(crate) cuts: &'a [usize],
    /// Whether to say what is in doubt.
    pub(crate) doubts: bool,
}

/// Makes the document.
pub(crate) fn assemble(parts: Parts<'_>) -> Document {
    let Parts { text, invisible_signs, sheet, notes, note_refs, head, header, paired, cuts, doubts } = parts;
    let table = Utf16Table::new(text);
    let known = numbers(&paired.exchanges);
    let (table, note_refs, notes, known) = (&table, &*note_refs, &*notes, &*known);
    let mut reader = Reader { text, table, note_refs, notes, known, invisible_signs, cuts, flow: Flow::default() };
    let mut places = Places { cited: vec![Vec::new(); notes.len()], references: Vec::new() };

    let subject = subject(&reader, &header, &mut places);
    let mut elsewhere = Mentions::default();
    let (mut header_blocks, mut preamble) = (Vec::new(), Vec::new());
    for (index, block) in head.iter().enumerate() {
        let Some(read) = reader.block(block, &[], &mut elsewhere) else { continue };
        if header.is_header.get(index) == Some(&true) { &mut header_blocks } else { &mut preamble }.push(read);
    }
    // (Some of the head may be printed below the questions.)
    header_blocks.sort_by_cached_key(|block| block.span.start);
    preamble.extend(reader.blocks(&paired.before, &[], &mut elsewhere));
    if header.prose.is_some() {
        preamble.iter_mut().filter(|block| is_caption(block)).for_each(|block| block.kind = BlockKind::Heading);
    }
    let exchanges = exchanges(&mut reader, &paired, &mut places);
    let closing = reader.blocks(&paired.closing, &[], &mut elsewhere);
    let kind = kind(&header, &exchanges);
    // What speaks of questions but is no paper of them has no facts either.
    let asked = if kind == Kind::Unrecognised { Asked::default() } else { header.asked.clone() };
    let subject = if kind == Kind::Unrecognised { Vec::new() } else { subject };
    let publication = publication(text, &sheet, &header, &[&paired.closing, &paired.before], kind);
    let footnotes = footnotes(&mut reader, &places.cited);
    let furniture = furniture(&reader, &sheet);
    let mut document = Document {
        schema: SCHEMA,
        kind,
        unnumbered: paired.unnumbered,
        publication,
        subject,
        asked,
        reply: header.reply,
        header: header_blocks,
        preamble,
        exchanges,
        closing,
        footnotes,
        cross_references: places.references,
        furniture,
        diagnostics: Vec::new(),
    };
    if doubts {
        let mut found: Vec<(DiagnosticCode, Span)> = paired.doubts;
        found.extend(header.impossible.iter().map(|&span| (DiagnosticCode::ImpossibleDate, span)));
        found.extend(doubts_about_notes(notes, note_refs));
        document.diagnostics = diagnostics(&reader, found, header.prose, &document);
    }
    document
}

/// The numbers of all questions, in order.
fn numbers(exchanges: &[RawExchange]) -> Vec<u32> {
    let questions = exchanges.iter().flat_map(|exchange| &exchange.questions);
    let of_questions = questions.flat_map(|question| &question.numbers);
    let mut numbers: Vec<u32> =
        exchanges.iter().flat_map(|exchange| &exchange.numbers).chain(of_questions).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Notes that nothing refers to, and references to notes that the text does not have.
fn doubts_about_notes(notes: &[RawNote], note_refs: &[NoteRef]) -> Vec<(DiagnosticCode, Span)> {
    let mut cited = vec![false; notes.len()];
    note_refs.iter().filter_map(|note_ref| note_ref.note).for_each(|note| cited[note] = true);
    let uncited = notes.iter().zip(cited).filter(|(_, is_cited)| !is_cited);
    let uncited = uncited.map(|(note, _)| (DiagnosticCode::NoteNotCited, note.marker));
    let lost = note_refs.iter().filter(|note_ref| note_ref.note.is_none());
    uncited.chain(lost.map(|note_ref| (DiagnosticCode::MarkerWithoutNote, note_ref.span))).collect()
}

/// Whether a paragraph of running prose is the caption of a section: short, and no sentence.
fn is_caption(block: &Block) -> bool {
    let [Inline::Text { text, .. }] = block.inlines.as_slice() else { return false };
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && text.len() <= 120
        && text.starts_uppercase()
        && !text.ends_with_any(".?!:,;")
}

/// Where notes are cited and questions pointed at.
struct Places {
    cited: Vec<Vec<String>>,
    references: Vec<CrossReference>,
}

impl Places {
    fn take(&mut self, place: impl Fn() -> String, mentions: Mentions) {
        if mentions.notes.is_empty() && mentions.references.is_empty() {
            return;
        }
        let place = place();
        for note in mentions.notes {
            if !self.cited[note].contains(&place) {
                self.cited[note].push(place.clone());
            }
        }
        let references = mentions.references.into_iter().map(|to| CrossReference { place: place.clone(), to });
        self.references.extend(references);
    }
}

fn subject(reader: &Reader<'_>, header: &Header, places: &mut Places) -> Vec<Inline> {
    let Some((runs, range)) = &header.subject else { return Vec::new() };
    let mut flow = Flow::new(reader.text, runs);
    flow.cut_at(reader.cuts);
    let mut mentions = Mentions::default();
    let inlines = reader.inlines(&mut flow, range.clone(), &[], &mut mentions);
    mentions.references.clear();
    places.take(|| "subject".to_owned(), mentions);
    inlines
}

fn exchanges(reader: &mut Reader<'_>, paired: &Paired, places: &mut Places) -> Vec<Exchange> {
    // (Where all go up, no number stands twice.)
    let go_up = paired.exchanges.is_sorted_by(|one, next| one.numbers < next.numbers);
    let mut seen: HashMap<&[u32], u32> = HashMap::new();
    let mut exchanges = Vec::with_capacity(paired.exchanges.len());
    for exchange in &paired.exchanges {
        let numbers = &exchange.numbers;
        let mut id = String::with_capacity(4 * numbers.len());
        for (nth, number) in numbers.iter().enumerate() {
            id.push_str(if nth > 0 { "-" } else { "" });
            id.push_str(&number.to_string());
        }
        // A number that stands twice in the text: the second exchange is `4_2`.
        if !go_up {
            let times = seen.entry(numbers).or_default();
            *times += 1;
            if *times > 1 {
                id.push('_');
                id.push_str(&times.to_string());
            }
        }
        // A question may point at its neighbour in the group; the joint answer belongs to both.
        let mut read = |passage: &Passage, word: &str, repeats: bool| {
            let mut mentions = Mentions::default();
            let blocks = reader.blocks(&passage.blocks, &passage.numbers, &mut mentions);
            // What a question points at counts once, however often it is printed.
            mentions.references.truncate(if repeats { 0 } else { usize::MAX });
            let first = passage.numbers.first().or(numbers.first()).copied().unwrap_or(0);
            places.take(|| format!("{word} {first}"), mentions);
            (passage.heading.map(|span| reader.marker(span)), blocks, reader.span(passage.span()))
        };
        let mut questions = Vec::with_capacity(exchange.questions.len());
        for question in &exchange.questions {
            let (heading, blocks, span) = read(question, "question", false);
            let repeats = question.repeats.iter().map(|repeat| {
                let (heading, blocks, span) = read(repeat, "question", true);
                Repeat { heading, blocks, span }
            });
            let repeats = repeats.collect();
            questions.push(Question { numbers: question.numbers.clone(), heading, blocks, span, repeats });
        }
        let mut answers = Vec::with_capacity(exchange.answers.len());
        for answer in &exchange.answers {
            let (heading, blocks, span) = read(answer, "answer", false);
            answers.push(Answer { heading, blocks, span });
        }
        exchanges.push(Exchange { id, numbers: numbers.clone(), questions, answers });
    }
    exchanges
}

fn kind(header: &Header, exchanges: &[Exchange]) -> Kind {
    let notice = header.reply.as_ref().is_some_and(|reply| reply.kind == ReplyKind::Notice);
    if exchanges.iter().any(|exchange| !exchange.answers.is_empty()) {
        Kind::Answered
    } else if notice {
        Kind::Notice
    } else if !exchanges.is_empty() {
        Kind::Questions
    } else if header.asks && header.prose.is_none() {
        Kind::Announcement
    } else {
        Kind::Unrecognised
    }
}

fn footnotes(reader: &mut Reader<'_>, cited: &[Vec<String>]) -> Vec<Footnote> {
    let mut elsewhere = Mentions::default();
    let mut notes: Vec<(Span, Footnote)> = Vec::with_capacity(cited.len());
    for (note, cited) in reader.notes.iter().zip(cited) {
        let footnote = Footnote {
            label: label_name(note.label),
            marker: reader.marker(note.marker),
            blocks: reader.note(note, &mut elsewhere),
            cited_in: cited.clone(),
        };
        notes.push((note.marker, footnote));
    }
    notes.sort_by_cached_key(|(_, note)| note.blocks.first().map_or(note.marker.span, |block| block.span).start);
    notes.into_iter().map(|(_, note)| note).collect()
}

fn furniture(reader: &Reader<'_>, sheet: &Sheet) -> Vec<Furniture> {
    let pieces = sheet.lines.iter().filter_map(|line| match line.role {
        Role::Furniture(kind) => Some(Furniture { kind, span: reader.span(line.content) }),
        _ => None,
    });
    pieces.collect()
}
