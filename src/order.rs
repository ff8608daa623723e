//! Sorting that costs the page few bytes.
//!
//! The standard library's sorts are compiled anew for every type and every comparison: 3 to 6 kB of WebAssembly each,
//! which the page had some twenty times. Here the algorithm exists once, for places in a list; what is compiled per type
//! is one loop that swaps. The lists of the page have at most some ten thousand entries, so the calls through a
//! reference do not show. The worker sorts millions of rows and keeps to the standard library.

use std::cmp::Ordering;

/// Sorts by a comparison. Equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let compare_at = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    let places = sorted_places(items.len(), &compare_at);
    put_in_places(places, &mut |a, b| items.swap(a, b));
}

/// Sorts by what the key gives. Equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, &|a, b| key(a).cmp(&key(b)));
}

/// Sorts from the least to the greatest.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, &T::cmp);
}

/// The places from 0 to `count`, in the order of what stands there: merges runs of 1, 2, 4 … places.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut length = 1;
    while length < count {
        for pair in places.chunks(length * 2) {
            let (left, right) = pair.split_at(length.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        length *= 2;
    }
    places
}

fn merge(mut left: &[usize], mut right: &[usize], compare: &dyn Fn(usize, usize) -> Ordering, merged: &mut Vec<usize>) {
    // Lists that are sorted already are common: one comparison per pair of runs is enough for them.
    let follows = left.last().zip(right.first()).is_some_and(|(&last, &first)| compare(last, first).is_le());
    while let (false, [a, left_rest @ ..], [b, right_rest @ ..]) = (follows, left, right) {
        if compare(*a, *b).is_le() {
            merged.push(*a);
            left = left_rest;
        } else {
            merged.push(*b);
            right = right_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Brings to every place what belongs there: `from` holds for each place the one that its item comes from.
fn put_in_places(mut from: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        // Round the cycle of places that `start` is in; a place that is done comes from itself.
        while let Some(comes_from) = from.get_mut(at).map(|place| std::mem::replace(place, at)) {
            if comes_from == start {
                break;
            }
            swap(at, comes_from);
            at = comes_from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_lists_are_sorted() {
        for (mut items, sorted) in [
            (vec![], vec![]),
            (vec!["b"], vec!["b"]),
            (vec!["b", "a"], vec!["a", "b"]),
            (vec!["c", "a", "b"], vec!["a", "b", "c"]),
        ] {
            sort(&mut items);
            assert_eq!(items, sorted);
        }
    }

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0..20u8, any::<u16>()), 0..300)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| std::cmp::Reverse(item.0));
            let mut sorted = items;
            sort_by_key(&mut sorted, |item| std::cmp::Reverse(item.0));
            prop_assert_eq!(sorted, expected);
        }

        #[test]
        fn lists_that_are_nearly_sorted_are_sorted(length in 0..200usize, at: prop::sample::Index, value in 0..200usize) {
            let mut items: Vec<usize> = (0..length).collect();
            if length > 0 {
                items[at.index(length)] = value;
            }
            let mut expected = items.clone();
            expected.sort_unstable();
            sort(&mut items);
            prop_assert_eq!(items, expected);
        }
    }
}
