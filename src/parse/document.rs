//! Puts what the stages found together.

use super::blocks::{RawBlock, RawKind};
use super::exchanges::{Paired, Passage};
use super::flow::Flow;
use super::footnotes::RawNote;
use super::furniture::Sheet;
use super::header::{self, Header};
use super::inline::{Met, Reader};
use super::labels::What;
use super::lines::Role;
use super::markers::Mark;
use crate::edges::Edges;
use crate::model::*;
use crate::patterns;
use crate::scan;
use crate::span::{Span, Utf16Table};
use std::collections::HashMap;

/// What the stages hand over.
pub(super) struct Parts<'a> {
    pub(super) text: &'a str,
    pub(super) soft_hyphens: bool,
    pub(super) sheet: Sheet,
    pub(super) notes: Vec<RawNote>,
    pub(super) marks: Vec<Mark>,
    pub(super) head: Vec<RawBlock>,
    pub(super) header: Header,
    pub(super) paired: Paired,
}

/// The index of the first heading of a question or an answer; the number of blocks where there is none.
pub(super) fn first_heading(blocks: &[RawBlock]) -> usize {
    let label = |block: &RawBlock| matches!(&block.kind, RawKind::Label(label) if label.what != What::Remark);
    blocks.iter().position(label).unwrap_or(blocks.len())
}

/// Where the body begins: at the first heading, else after the last block of the head of a paper.
pub(super) fn start_of_body(blocks: &[RawBlock], header: &Header) -> usize {
    let heading = first_heading(blocks);
    if heading < blocks.len() {
        heading
    } else {
        header.is_header.iter().rposition(|&head| head).map_or(0, |last| last + 1)
    }
}

/// Makes the document.
pub(super) fn assemble(parts: Parts<'_>) -> Document {
    let Parts { text, soft_hyphens, sheet, notes, marks, head, header, paired } = parts;
    let table = Utf16Table::new(text);
    let mut known: Vec<u32> = paired.exchanges.iter().flat_map(|exchange| exchange.numbers.iter().copied()).collect();
    known.extend(
        paired.exchanges.iter().flat_map(|exchange| &exchange.questions).flat_map(|question| &question.numbers),
    );
    known.sort_unstable();
    known.dedup();
    let (table, marks, notes, known) = (&table, &*marks, &*notes, &*known);
    let mut reader = Reader { text, table, marks, notes, known, soft_hyphens, flow: Flow::default() };
    let mut places = Places { cited: vec![Vec::new(); notes.len()], references: Vec::new() };

    let subject = subject(&reader, &header, &mut places);
    let mut elsewhere = Met::default();
    let (mut header_blocks, mut preamble) = (Vec::new(), Vec::new());
    for (index, block) in head.iter().enumerate() {
        let Some(read) = reader.block(block, &[], &mut elsewhere) else { continue };
        if header.is_header.get(index) == Some(&true) { &mut header_blocks } else { &mut preamble }.push(read);
    }
    preamble.extend(reader.blocks(&paired.before, &[], &mut elsewhere));
    if header.prose.is_some() {
        preamble.iter_mut().filter(|block| is_caption(block)).for_each(|block| block.kind = BlockKind::Heading);
    }
    let exchanges = exchanges(&mut reader, &paired, &mut places);
    let closing = reader.blocks(&paired.closing, &[], &mut elsewhere);
    let kind = kind(&header, &exchanges);
    let publication = publication(text, &sheet, &header, &paired, kind);
    let footnotes = footnotes(&mut reader, &places.cited);
    let furniture = furniture(&reader, &sheet);
    let mut document = Document {
        schema: SCHEMA,
        kind,
        unnumbered: paired.unnumbered,
        publication,
        subject,
        asked: header.asked,
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
    let mut doubts: Vec<(DiagnosticCode, Span)> = paired.doubts;
    doubts.extend(header.impossible.iter().map(|&span| (DiagnosticCode::ImpossibleDate, span)));
    let mut cited = vec![false; notes.len()];
    marks.iter().filter_map(|mark| mark.note).for_each(|note| cited[note] = true);
    let uncited = notes.iter().enumerate().filter(|&(index, _)| !cited[index]);
    doubts.extend(uncited.map(|(_, note)| (DiagnosticCode::NoteNotCited, note.marker)));
    let lost = marks.iter().filter(|mark| mark.note.is_none());
    doubts.extend(lost.map(|mark| (DiagnosticCode::MarkerWithoutNote, mark.span)));
    document.diagnostics = diagnostics(&reader, doubts, header.prose, &document);
    document
}

/// Whether a paragraph of running prose is the caption of a section: short, and no sentence.
fn is_caption(block: &Block) -> bool {
    let [Inline::Text { text, .. }] = block.inlines.as_slice() else { return false };
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && text.len() <= 120
        && text.begins_upper()
        && !text.ends_with_one(".?!:,;")
}

/// Where notes are cited and questions pointed at.
struct Places {
    cited: Vec<Vec<String>>,
    references: Vec<CrossReference>,
}

impl Places {
    fn take(&mut self, place: impl Fn() -> String, met: Met) {
        for note in met.notes {
            let place = place();
            if !self.cited[note].contains(&place) {
                self.cited[note].push(place);
            }
        }
        let references = met.references.into_iter().map(|to| CrossReference { place: place(), to });
        self.references.extend(references);
    }
}

fn subject(reader: &Reader<'_>, header: &Header, places: &mut Places) -> Vec<Inline> {
    let Some((runs, range)) = &header.subject else { return Vec::new() };
    let mut flow = Flow::new(reader.text, runs);
    let mut met = Met::default();
    let inlines = reader.inlines(&mut flow, range.clone(), &[], &mut met);
    met.references.clear();
    places.take(|| "subject".to_owned(), met);
    inlines
}

fn exchanges(reader: &mut Reader<'_>, paired: &Paired, places: &mut Places) -> Vec<Exchange> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut exchanges = Vec::with_capacity(paired.exchanges.len());
    for exchange in &paired.exchanges {
        let numbers = &exchange.numbers;
        let mut id = String::with_capacity(4 * numbers.len());
        for (nth, number) in numbers.iter().enumerate() {
            id.push_str(if nth > 0 { "-" } else { "" });
            id.push_str(&number.to_string());
        }
        // A number that stands twice in the text: the second exchange is `4_2`.
        let times = seen.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            id.push('_');
            id.push_str(&times.to_string());
        }
        // A question may point at its neighbour in the group; the joint answer belongs to both.
        let mut read = |passage: &Passage, word: &str| {
            let mut met = Met::default();
            let blocks = reader.blocks(&passage.blocks, &passage.numbers, &mut met);
            let first = passage.numbers.first().or(numbers.first()).copied().unwrap_or(0);
            places.take(|| format!("{word} {first}"), met);
            (passage.heading.map(|span| reader.marker(span)), blocks, reader.span(passage.span()))
        };
        let mut questions = Vec::with_capacity(exchange.questions.len());
        for question in &exchange.questions {
            let (heading, blocks, span) = read(question, "question");
            questions.push(Question { numbers: question.numbers.clone(), heading, blocks, span });
        }
        let mut answers = Vec::with_capacity(exchange.answers.len());
        for answer in &exchange.answers {
            let (heading, blocks, span) = read(answer, "answer");
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

/// The publication, with what print marks and feet say where the masthead is silent.
fn publication(text: &str, sheet: &Sheet, header: &Header, paired: &Paired, kind: Kind) -> Publication {
    let mut publication = header.publication.clone();
    if kind == Kind::Unrecognised {
        return publication;
    }
    for line in sheet.lines.iter().filter(|line| matches!(line.role, Role::Furniture(_))) {
        let words = line.words(text);
        if line.role == Role::Furniture(FurnitureKind::PrintMark)
            && let id = words.first_word()
            && id.contains('-')
            && id.ends_digit()
        {
            let id = publication.id.get_or_insert_with(|| id.to_owned());
            publication.chamber = publication.chamber.or(chamber_of(id));
            let mut parts = id.split('-');
            match (parts.next(), parts.nth(1), parts.next()) {
                (Some("kv"), Some(case), _) => publication.case_number.get_or_insert_with(|| case.to_owned()),
                (Some("ah"), _, Some(number)) => publication.number.get_or_insert_with(|| number.to_owned()),
                _ => continue,
            };
        } else if (publication.session_year.is_none() || publication.chamber.is_none())
            && let Some(found) = patterns::SESSION_YEAR.find(words)
        {
            publication.session_year.get_or_insert_with(|| header::session_year(found.group(1), found.group(2)));
            let chamber = if scan::has(words, "Eerste Kamer") { Chamber::EersteKamer } else { Chamber::TweedeKamer };
            publication.chamber.get_or_insert(chamber);
        }
    }
    // A notice names the case in its text.
    if kind == Kind::Notice && publication.case_number.is_none() {
        publication.case_number = paired.closing.iter().chain(&paired.before).find_map(|block| {
            let flow = Flow::new(text, &block.runs);
            patterns::CASE_NUMBER.find(&flow.text).map(|found| found.group(1).to_owned())
        });
    }
    publication
}

fn chamber_of(id: &str) -> Option<Chamber> {
    if scan::has(id, "-ek-") {
        Some(Chamber::EersteKamer)
    } else {
        scan::has(id, "-tk-").then_some(Chamber::TweedeKamer)
    }
}

fn footnotes(reader: &mut Reader<'_>, cited: &[Vec<String>]) -> Vec<Footnote> {
    let mut elsewhere = Met::default();
    let mut notes: Vec<(Span, Footnote)> = Vec::with_capacity(cited.len());
    for (note, cited) in reader.notes.iter().zip(cited) {
        let footnote = Footnote {
            label: note.label.to_string(),
            marker: reader.marker(note.marker),
            blocks: reader.note(note, &mut elsewhere),
            cited_in: cited.clone(),
        };
        notes.push((note.marker, footnote));
    }
    notes.sort_by_key(|(_, note)| note.blocks.first().map_or(note.marker.span, |block| block.span).start);
    notes.into_iter().map(|(_, note)| note).collect()
}

fn furniture(reader: &Reader<'_>, sheet: &Sheet) -> Vec<Furniture> {
    let pieces = sheet.lines.iter().filter_map(|line| match line.role {
        Role::Furniture(kind) => Some(Furniture { kind, span: reader.span(line.content) }),
        _ => None,
    });
    pieces.collect()
}

/// The remarks, in the order of the text.
fn diagnostics(
    reader: &Reader<'_>,
    doubts: Vec<(DiagnosticCode, Span)>,
    prose: Option<Span>,
    document: &Document,
) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = doubts.into_iter().map(|(code, span)| remark(code, reader.span(span))).collect();
    let mut numbers: Vec<u32> = document.exchanges.iter().flat_map(|exchange| &exchange.numbers).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut before = 0;
    for exchange in &document.exchanges {
        let (Some(&first), Some(&last)) = (exchange.numbers.iter().min(), exchange.numbers.iter().max()) else {
            continue;
        };
        if first > before + 1 && numbers.binary_search(&(first - 1)).is_err() {
            let span = exchange
                .questions
                .first()
                .map(|question| question.span)
                .or(exchange.answers.first().map(|answer| answer.span));
            found.push(remark(DiagnosticCode::NumbersJump, span.unwrap_or_default()));
        }
        before = before.max(last);
    }
    if let Some(title) = prose.filter(|_| document.exchanges.is_empty()) {
        found.push(remark(DiagnosticCode::Prose, reader.span(title)));
    } else if document.kind == Kind::Unrecognised && reader.text.chars().any(char::is_alphanumeric) {
        found.push(remark(DiagnosticCode::NotUnderstood, reader.span(Span::new(0, reader.text.len()))));
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code as usize));
    found
}

/// A remark: its weight and its sentence.
fn remark(code: DiagnosticCode, span: Span) -> Diagnostic {
    use DiagnosticCode::*;
    use Severity::{Info, Warning};
    let (severity, message) = match code {
        QuestionWithoutAnswer => (Warning, "This question has no answer in the text."),
        AnswerWithoutQuestion => (Warning, "This answer names a question that is not in the text."),
        NumbersJump => (Warning, "The numbers of the questions jump here."),
        NumberTwice => (Warning, "This number stands twice in the text."),
        MarkerWithoutNote => (Warning, "This marker has no note in the text."),
        NoteNotCited => (Info, "No marker for this note was found in the text."),
        ImpossibleDate => (Warning, "This date does not exist."),
        NotUnderstood => (Warning, "No parliamentary questions were recognised in this text."),
        GroupNotSplit => (Info, "The questions of this group could not be told apart."),
        Ambiguous => (Info, "Where one question of this group ends and the next begins is a guess."),
        Prose => (Info, "This paper is running prose without numbered questions."),
    };
    Diagnostic { code, severity, message: message.to_owned(), span }
}
