//! Counts how often a name came. One small table serves them all: a tree or a hash map of the standard library would add
//! two to four kilobytes, compressed, to what a browser loads.

/// Names, each with a number.
#[derive(Default)]
pub(crate) struct Names {
    known: Vec<(String, u32)>,
    /// Where a name stands in `known`, plus one, at a place that its letters give or the next free one behind; a power of
    /// two, never more than half full.
    table: Vec<u32>,
}

impl Names {
    /// The number of a name, 0 when it is new; it can be set.
    pub(crate) fn number(&mut self, name: &str) -> &mut u32 {
        if self.table.len() < 2 * (self.known.len() + 1) {
            self.grow();
        }
        let place = self.place(name);
        let at = match self.table[place] {
            0 => {
                self.known.push((name.to_owned(), 0));
                self.table[place] = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
                self.known.len() - 1
            }
            at => at as usize - 1,
        };
        &mut self.known[at].1
    }

    /// Where a name stands in the table, or where it would.
    fn place(&self, name: &str) -> usize {
        let mixed = name
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
        let last = self.table.len() - 1;
        let mut place = (mixed ^ mixed >> 32) as usize & last;
        while let Some(at) = (self.table[place] as usize).checked_sub(1)
            && self.known[at].0 != name
        {
            place = (place + 1) & last;
        }
        place
    }

    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(64)];
        for at in 0..self.known.len() {
            let place = self.place(&self.known[at].0);
            self.table[place] = u32::try_from(at + 1).unwrap_or(u32::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn each_name_has_its_own_number() {
        let mut names = Names::default();
        for turn in 0..3 {
            for name in 0..1_000 {
                let number = names.number(&format!("vraag-{name}"));
                assert_eq!(*number, turn * name);
                *number += name;
            }
        }
        assert_eq!(*names.number(""), 0);
    }
}
