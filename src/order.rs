//! Puts things in order. One sorting of plain numbers serves them all: each kind of thing sorted by itself would add some
//! three kilobytes to what a browser loads.

/// Orders by a key; what has the same key keeps its order.
pub(crate) fn by<T>(things: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    if things.len() < 2 {
        return;
    }
    let mut keys: Vec<(usize, usize, usize)> = Vec::with_capacity(things.len());
    for (at, thing) in things.iter().enumerate() {
        let (first, second) = key(thing);
        keys.push((first, second, at));
    }
    // Most often they are in order already.
    if keys.is_sorted() {
        return;
    }
    keys.sort_unstable();
    let mut taken: Vec<Option<T>> = things.drain(..).map(Some).collect();
    things.extend(keys.into_iter().filter_map(|(.., at)| taken[at].take()));
}

/// Orders numbers of questions, each of them once.
pub(crate) fn once(numbers: &mut Vec<u32>) {
    if !numbers.is_sorted_by(|one, next| one < next) {
        by(numbers, |&number| (number as usize, 0));
        numbers.dedup();
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn as_the_standard_library_orders() {
        let mut words = vec!["een", "", "twee", "drie", "een", "vier", "acht"];
        let mut expected = words.clone();
        expected.sort_by_key(|word| word.len());
        super::by(&mut words, |word| (word.len(), 0));
        assert_eq!(words, expected);
        super::by(&mut words, |word| (usize::MAX - word.len(), 0));
        assert_eq!(words, ["twee", "drie", "vier", "acht", "een", "een", ""]);
        let mut numbers = vec![3, 1, 3, 2, 1];
        super::once(&mut numbers);
        assert_eq!(numbers, [1, 2, 3]);
    }
}
