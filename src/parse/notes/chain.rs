//! The best chain of references with rising labels.

use crate::parse::notes::reference::NoteRef;

/// The heaviest chain of candidates with rising labels, found in one pass: a tree of maxima over the labels.
pub(crate) struct Chain {
    links: Vec<(NoteRef, u64, Option<usize>)>,
    /// For each label the heaviest chain that ends at or below it, as a Fenwick tree of indices into `links`.
    tree: Vec<Option<usize>>,
}

impl Chain {
    pub(crate) fn new(labels: usize) -> Self {
        Self { links: Vec::new(), tree: vec![None; labels + 1] }
    }

    fn weight(&self, link: Option<usize>) -> u64 {
        link.map_or(0, |index| self.links[index].1)
    }

    fn below(&self, label: u32) -> Option<usize> {
        let mut at = label as usize;
        let mut best = None;
        while at > 0 {
            if self.weight(self.tree[at]) > self.weight(best) {
                best = self.tree[at];
            }
            at &= at - 1;
        }
        best
    }

    /// Adds candidates of which at most one can be taken.
    pub(crate) fn push(&mut self, candidates: impl Iterator<Item = (u32, u32, NoteRef)>) {
        let from = self.links.len();
        let mut labels = Vec::new();
        for (label, weight, mark) in candidates {
            let before = self.below(label);
            labels.push(label);
            self.links.push((mark, self.weight(before) + u64::from(weight), before));
        }
        for (nth, label) in labels.into_iter().enumerate() {
            let link = from + nth;
            let mut at = label as usize + 1;
            while at < self.tree.len() {
                if self.weight(Some(link)) > self.weight(self.tree[at]) {
                    self.tree[at] = Some(link);
                }
                at += at & at.wrapping_neg();
            }
        }
    }

    pub(crate) fn best(self) -> Vec<NoteRef> {
        let mut at = self
            .links
            .iter()
            .enumerate()
            .max_by_key(|(index, link)| (link.1, std::cmp::Reverse(*index)))
            .map(|(index, _)| index);
        let mut marks = Vec::new();
        while let Some(index) = at {
            marks.push(self.links[index].0);
            at = self.links[index].2;
        }
        marks.reverse();
        marks
    }
}
