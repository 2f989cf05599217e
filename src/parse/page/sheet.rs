//! The lines of a text with what is not running text set aside, and what every later stage asks about them.

use crate::dutch::heading::{self, Heading, HeadingKind};
use crate::parse::page::weak_headings;
use crate::parse::source::line::Line;

/// The lines of a text with the furniture marked, and what every later stage asks about them.
pub(crate) struct Sheet {
    /// Who wrote the text.
    pub(crate) origin: Origin,
    /// The lines; they still tile the text.
    pub(crate) lines: Vec<Line>,
    /// For each page but the last the index of the line that ends it.
    pub(crate) page_ends: Vec<usize>,
    /// The lines that begin as a heading does, in order: the index of each, and what it says. Those whose numbers run on
    /// over the line end are among them.
    pub(crate) labels: Vec<(usize, Heading)>,
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

impl Sheet {
    /// A sheet of lines, read for headings once.
    pub(crate) fn new(text: &str, lines: Vec<Line>, page_ends: Vec<usize>, origin: Origin) -> Self {
        let read = |(index, line): (usize, &Line)| Some((index, heading::read_continuing(line.words(text))?));
        let mut labels = lines.iter().enumerate().filter(|(_, line)| line.is_body()).filter_map(read).collect();
        weak_headings::add(text, &lines, &mut labels);
        Self { origin, lines, page_ends, labels }
    }

    /// The heading that a line of the running text begins with, if its numbers end on that line.
    pub(crate) fn label(&self, index: usize) -> Option<&Heading> {
        let at = self.labels.binary_search_by_key(&index, |&(line, _)| line).ok()?;
        Some(&self.labels[at].1).filter(|label| !label.open && self.lines[index].is_body())
    }
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

/// The first line of a page after its last heading: notes stand below every heading of their page.
pub(crate) fn below_headings(sheet: &Sheet, page: std::ops::Range<usize>) -> usize {
    let end = sheet.labels.partition_point(|&(line, _)| line < page.end);
    let above = sheet.labels[..end].iter().rev().take_while(|&&(line, _)| line >= page.start);
    let heading = |&&(line, ref label): &&(usize, heading::Heading)| {
        label.kind != HeadingKind::Remark && sheet.label(line).is_some()
    };
    above.filter(heading).map(|&(line, _)| line + 1).next().unwrap_or(page.start)
}
