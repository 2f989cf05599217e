//! Puts things in order. One sorting of plain numbers serves them all: each kind of thing sorted by itself would add some
//! three kilobytes to what a browser loads.

/// Orders by a key; what has the same key keeps its order.
pub(crate) fn by<T>(things: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    if things.len() < 2 {
        return;
    }
    let mut keys: Vec<(usize, usize, usize)> = Vec::with_capacity(things.len());
    for (at, thing) in things.iter().enumerate() {
        let (first, second) = key(thing);
        keys.push((first, second, at));
    }
    if in_order(&keys) {
        return;
    }
    let mut places = places(&mut keys);
    for at in 0..things.len() {
        while places[at] != at {
            let place = places[at];
            things.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// Whether the keys are in order, as most often they are already.
fn in_order(keys: &[(usize, usize, usize)]) -> bool {
    let mut before = (0, 0);
    keys.iter().all(|&(first, second, _)| std::mem::replace(&mut before, (first, second)) <= (first, second))
}

/// For each thing the place where it belongs.
fn places(keys: &mut Vec<(usize, usize, usize)>) -> Vec<usize> {
    merge_sort(keys);
    let mut places = vec![0; keys.len()];
    for (place, &(.., at)) in keys.iter().enumerate() {
        places[at] = place;
    }
    places
}

/// Stretches of one, two, four … keys that are in order, merged two by two.
fn merge_sort(keys: &mut Vec<(usize, usize, usize)>) {
    let mut merged = Vec::with_capacity(keys.len());
    let mut width = 1;
    while width < keys.len() {
        merged.clear();
        for pair in keys.chunks(2 * width) {
            let (mut one, mut other) = pair.split_at(width.min(pair.len()));
            while let (Some(first), Some(second)) = (one.first(), other.first()) {
                let from = if first <= second { &mut one } else { &mut other };
                merged.push(from[0]);
                *from = &from[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        std::mem::swap(keys, &mut merged);
        width *= 2;
    }
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
        for length in [2, 3, 7, 64, 100] {
            let mut numbers: Vec<usize> = (0..length).map(|number| number * 7919 % 64).collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            super::by(&mut numbers, |&number| (number, 0));
            assert_eq!(numbers, expected);
        }
    }
}
