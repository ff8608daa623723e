//! The history of a workshop: each gesture with what it did, in sittings, and the workshop as it was at any moment.

use crate::workshop::{Edit, Gesture, Workshop};

/// A pause of so long ends a sitting.
const PAUSE_MS: f64 = 60.0 * 60_000.0;

/// Folds a journal and has each gesture told as it is made: `tell` gets the workshop after it, its edits, and for each of
/// them those that take it back (none: it did nothing).
///
/// `gestures` in stamp order.
pub fn retold<T>(gestures: &[Gesture], mut tell: impl FnMut(&Workshop, &Gesture, &[Vec<Edit>]) -> T) -> Vec<T> {
    let mut workshop = Workshop::default();
    let mut told = Vec::with_capacity(gestures.len());
    for gesture in gestures {
        let back = workshop.apply_all(&gesture.edits);
        told.push(tell(&workshop, gesture, &back));
    }
    told
}

/// The workshop after the first so many gestures; `gestures` in stamp order.
pub fn moment_after(gestures: &[Gesture], count: usize) -> Workshop {
    let mut workshop = Workshop::default();
    for gesture in gestures.iter().take(count) {
        workshop.apply_all(&gesture.edits);
    }
    workshop
}

/// Gestures that were made in one go, by one or several people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sitting {
    /// The place of its first gesture in the journal.
    pub first: usize,
    /// How many there are.
    pub count: usize,
    /// When the first was made, milliseconds since 1970-01-01 UTC.
    pub from_ms: f64,
    /// When the last was made.
    pub to_ms: f64,
}

/// Divides a journal where nothing was done for an hour, and where `is_other_day` says that a day begins. Clocks of several
/// people need not agree: a step back in time is a pause as well.
pub fn sittings(gestures: &[Gesture], is_other_day: impl Fn(f64, f64) -> bool) -> Vec<Sitting> {
    let mut sittings: Vec<Sitting> = Vec::new();
    for (place, gesture) in gestures.iter().enumerate() {
        let at_ms = gesture.at_ms;
        match sittings.last_mut() {
            Some(last) if (at_ms - last.to_ms).abs() < PAUSE_MS && !is_other_day(last.to_ms, at_ms) => {
                last.count += 1;
                last.to_ms = at_ms;
            }
            _ => sittings.push(Sitting { first: place, count: 1, from_ms: at_ms, to_ms: at_ms }),
        }
    }
    sittings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Replica, Stamp};

    fn renamed(clock: u64, at_ms: f64, name: &str) -> Gesture {
        let edits = vec![Edit::RenameWorkshop { name: name.to_owned() }];
        Gesture { stamp: Stamp { clock, replica: Replica(1) }, at_ms, edits }
    }

    #[test]
    fn each_gesture_is_told_with_what_was_before() {
        let gestures = [renamed(1, 0.0, "a"), renamed(2, 0.0, "b"), renamed(3, 0.0, "b")];
        let told = retold(&gestures, |after, _, back| (after.name.clone(), back.to_vec()));
        let was = |name: &str| vec![vec![Edit::RenameWorkshop { name: name.to_owned() }]];
        assert_eq!(told, [("a".to_owned(), was("")), ("b".to_owned(), was("a")), ("b".to_owned(), vec![vec![]])]);
        assert_eq!(moment_after(&gestures, 1).name, "a");
        assert_eq!(moment_after(&gestures, 0), Workshop::default());
        assert_eq!(moment_after(&gestures, 99).name, "b");
    }

    #[test]
    fn a_pause_or_another_day_ends_a_sitting() {
        let hour = 3_600_000.0;
        let gestures = [0.0, 0.5, 1.4, 2.5, 3.0, 1.0].map(|hours| renamed(1, hours * hour, "x"));
        let found = sittings(&gestures, |a, b| a < 2.75 * hour && b > 2.75 * hour);
        let counts: Vec<_> = found.iter().map(|sitting| (sitting.first, sitting.count)).collect();
        assert_eq!(counts, [(0, 3), (3, 1), (4, 1), (5, 1)]);
        assert_eq!((found[0].from_ms, found[0].to_ms), (0.0, 1.4 * hour));
        assert_eq!(sittings(&[], |_, _| false), []);
    }
}
