//! The lines of a text with their roles, its pages, and its headings: what every later stage asks for.

use crate::dutch::heading::{self, Heading, HeadingKind};
use crate::dutch::{numbers, patterns};
use crate::parse::page::weak_headings;
use crate::parse::source::line::{Line, Role};

/// The lines of a text with their roles, its pages, and its headings.
pub(crate) struct Sheet {
    /// Who wrote the text.
    pub(crate) origin: Origin,
    /// The lines; they still tile the text.
    pub(crate) lines: Vec<Line>,
    /// For each page but the last the index of the line that ends it.
    pub(crate) page_ends: Vec<usize>,
    /// The lines that begin with a heading, in order: the index of each, and the heading. Those whose numbers continue on the
    /// next line are among them.
    pub(crate) headings: Vec<(usize, Heading)>,
}

/// Who wrote a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Anybody.
    Pasted,
    /// This project itself: its Markdown, or a copy of its static view.
    OwnExport {
        /// The index of the line with which the export ends.
        end: usize,
    },
}

/// A text that names more questions than one in so many bytes does not hold them: `Vraag 1 t/m 100` again and again. Lines
/// beyond are no headings, or the document would be many times the text.
const BYTES_A_QUESTION: usize = 8;

impl Sheet {
    /// A sheet of lines, read for headings once.
    pub(crate) fn new(text: &str, lines: Vec<Line>, page_ends: Vec<usize>, origin: Origin) -> Self {
        let mut room = 200 + text.len() / BYTES_A_QUESTION;
        let mut headings = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.is_body())
            .filter_map(|(index, line)| Some((index, heading_of(text, line)?)))
            .filter(|(_, heading)| {
                let more = heading.numbers.len().saturating_sub(1);
                let fits = more <= room;
                room -= if fits { more } else { 0 };
                fits
            })
            .collect();
        weak_headings::add(text, &lines, &mut headings);
        for (index, heading) in headings.iter_mut().filter(|(_, heading)| heading.is_bare_answer()) {
            // `Antwoord` ⏎ `Antwoord van minister …` is the title of the reply.
            let mut below = lines[*index + 1..].iter().filter(|line| line.role != Role::Blank);
            if below.next().is_some_and(|line| line.is_body() && patterns::REPLIED_BY.matches(line.words(text))) {
                heading.kind = HeadingKind::Remark;
            }
        }
        Self { origin, lines, page_ends, headings }
    }

    /// The index of the line that a place is on.
    pub(crate) fn line_at(&self, place: usize) -> usize {
        self.lines.partition_point(|line| line.full.end <= place)
    }

    /// Whether words of the running text lie between two places.
    pub(crate) fn has_body(&self, from: usize, to: usize) -> bool {
        let first = self.lines.partition_point(|line| line.content.start < from);
        self.lines[first..].iter().take_while(|line| line.content.start < to).any(Line::is_body)
    }

    /// The heading that a line of the running text begins with, if its numbers end on that line.
    pub(crate) fn heading_at(&self, index: usize) -> Option<&Heading> {
        let at = self.headings.binary_search_by_key(&index, |&(line, _)| line).ok()?;
        Some(&self.headings[at].1).filter(|heading| !heading.continues && self.lines[index].is_body())
    }
}

/// The heading that a line begins with. The cells of a table have none but a number.
fn heading_of(text: &str, line: &Line) -> Option<Heading> {
    let words = line.words(text);
    let Some(kind) = line.heads else { return heading::read_continuing(words) };
    let is_number = kind == HeadingKind::Question && numbers::are_all(words);
    let (numbers, length) = if is_number { (numbers::read(words, true).0, words.len()) } else { Default::default() };
    Some(Heading { kind, numbers, length, continues: false })
}

/// The line ranges of the pages: each ends with the line of its foot.
pub(crate) fn pages(sheet: &Sheet) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let mut pages = Vec::with_capacity(sheet.page_ends.len() + 1);
    for &end in &sheet.page_ends {
        pages.push(start..end + 1);
        start = end + 1;
    }
    pages.push(start..sheet.lines.len());
    pages
}

/// The first line of a page after its last heading: notes are below every heading of their page.
pub(crate) fn below_headings(sheet: &Sheet, page: std::ops::Range<usize>) -> usize {
    let end = sheet.headings.partition_point(|&(line, _)| line < page.end);
    let above = sheet.headings[..end].iter().rev().take_while(|&&(line, _)| line >= page.start);
    let mut headings =
        above.filter(|(line, heading)| heading.kind != HeadingKind::Remark && sheet.heading_at(*line).is_some());
    headings.next().map_or(page.start, |&(line, _)| line + 1)
}
