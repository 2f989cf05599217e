//! The best chain of references with rising labels.

use crate::parse::notes::reference::NoteRef;
use std::cmp::Reverse;

/// Finds, of all chains of references with rising labels, the one with the highest sum of scores. References are added in
/// the order of the text, each in a time that grows with the logarithm of the number of labels.
pub(crate) struct Chain {
    links: Vec<Link>,
    /// A Fenwick tree of maxima over the labels: indices into `links`.
    tree: Vec<Option<usize>>,
}

/// A reference, and the best chain that ends with it.
struct Link {
    note_ref: NoteRef,
    /// The sum of the scores of the chain.
    score: u64,
    /// The link before it in the chain.
    before: Option<usize>,
}

impl Chain {
    /// An empty chain for labels below a number.
    pub(crate) fn new(labels: usize) -> Self {
        Self { links: Vec::new(), tree: vec![None; labels + 1] }
    }

    /// Adds references with their scores; at most one of them can be in a chain.
    pub(crate) fn push(&mut self, alternatives: impl Iterator<Item = (NoteRef, u32)>) {
        let from = self.links.len();
        for (note_ref, score) in alternatives {
            let before = self.best_below(note_ref.label);
            self.links.push(Link { note_ref, score: self.score(before) + u64::from(score), before });
        }
        // Only now, so that none of them continues another.
        for link in from..self.links.len() {
            self.insert(link);
        }
    }

    /// The references of the best chain, in order. Of equal chains the one that ends first.
    pub(crate) fn best(self) -> Vec<NoteRef> {
        let best = self.links.iter().enumerate().max_by_key(|(index, link)| (link.score, Reverse(*index)));
        let mut at = best.map(|(index, _)| index);
        let mut refs = Vec::new();
        while let Some(index) = at {
            refs.push(self.links[index].note_ref);
            at = self.links[index].before;
        }
        refs.reverse();
        refs
    }

    fn score(&self, link: Option<usize>) -> u64 {
        link.map_or(0, |index| self.links[index].score)
    }

    /// The last link of the best chain whose labels are all below one.
    fn best_below(&self, label: u32) -> Option<usize> {
        let mut at = label as usize;
        let mut best = None;
        while at > 0 {
            if self.score(self.tree[at]) > self.score(best) {
                best = self.tree[at];
            }
            at &= at - 1;
        }
        best
    }

    fn insert(&mut self, link: usize) {
        let mut at = self.links[link].note_ref.label as usize + 1;
        while at < self.tree.len() {
            if self.score(Some(link)) > self.score(self.tree[at]) {
                self.tree[at] = Some(link);
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chain;
    use crate::parse::notes::reference::NoteRef;
    use crate::text::span::Span;

    fn best(groups: &[&[(u32, u32)]]) -> Vec<u32> {
        let mut chain = Chain::new(10);
        for (at, group) in groups.iter().enumerate() {
            let span = Span::new(at, at + 1);
            chain.push(group.iter().map(|&(label, score)| (NoteRef { span, label, note: None }, score)));
        }
        chain.best().iter().map(|found| found.label).collect()
    }

    #[test]
    fn labels_rise() {
        assert_eq!(best(&[&[(1, 5)], &[(3, 5)], &[(2, 5)], &[(3, 5)]]), [1, 2, 3]);
        assert_eq!(best(&[&[(1, 5)], &[(1, 5)], &[(9, 1)]]), [1, 9]);
        assert!(best(&[]).is_empty());
    }

    #[test]
    fn the_higher_sum_is_taken() {
        assert_eq!(best(&[&[(2, 9)], &[(1, 4)], &[(2, 4)]]), [2]);
        assert_eq!(best(&[&[(2, 7)], &[(1, 4)], &[(2, 4)]]), [1, 2]);
    }

    #[test]
    fn of_readings_of_the_same_digits_one_is_taken() {
        assert_eq!(best(&[&[(1, 4), (2, 5)]]), [2]);
        assert_eq!(best(&[&[(1, 4)], &[(2, 4), (3, 4)], &[(4, 1)]]), [1, 2, 4]);
    }
}
