//! Whether two journals are copies of one workshop, and what one has that the other has not.
//!
//! A stamp is made once: clock and replica together never come twice. So journals that share a stamp have a common past,
//! and a journal that is read from a file need not say where it came from.

use crate::workshop::{Gesture, Stamp};

/// How a file stands to a workshop that is here.
#[derive(Debug, Clone, PartialEq)]
pub struct Kinship {
    /// Gestures that both have.
    pub shared: usize,
    /// Gestures of the file that are not here, in stamp order.
    pub news: Vec<Gesture>,
    /// Gestures here that the file does not have.
    pub only_here: usize,
}

/// Compares what a file holds with what is here; `None` where they have nothing in common. Both in any order.
pub fn kinship(here: &[Gesture], file: &[Gesture]) -> Option<Kinship> {
    let mut known: Vec<Stamp> = here.iter().map(|gesture| gesture.stamp).collect();
    known.sort_unstable();
    known.dedup();
    let mut news: Vec<Gesture> = Vec::new();
    let mut shared: Vec<Stamp> = Vec::new();
    for gesture in file {
        if known.binary_search(&gesture.stamp).is_ok() {
            shared.push(gesture.stamp);
        } else {
            news.push(gesture.clone());
        }
    }
    shared.sort_unstable();
    shared.dedup();
    news.sort_by_key(|gesture| gesture.stamp);
    news.dedup_by_key(|gesture| gesture.stamp);
    let only_here = known.len() - shared.len();
    (!shared.is_empty()).then_some(Kinship { shared: shared.len(), news, only_here })
}

/// Few stamps by which a journal is found again among many: the oldest ones, which every copy has, and one from the middle
/// for a file whose beginning is damaged.
pub fn probes(gestures: &[Gesture]) -> Vec<Stamp> {
    let mut stamps: Vec<Stamp> = gestures.iter().map(|gesture| gesture.stamp).collect();
    stamps.sort_unstable();
    stamps.dedup();
    let middle = stamps.get(stamps.len() / 2).copied();
    let mut few: Vec<Stamp> = stamps.into_iter().take(2).chain(middle).collect();
    few.dedup();
    few
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::Replica;

    fn made(clock: u64, replica: u64) -> Gesture {
        Gesture { stamp: Stamp { clock, replica: Replica(replica) }, at_ms: 0.0, edits: Vec::new() }
    }

    #[test]
    fn copies_are_known_by_what_they_share() {
        let here = [made(1, 5), made(2, 5), made(3, 5)];
        let file = [made(4, 8), made(1, 5), made(3, 8), made(2, 5), made(3, 8)];
        let kin = kinship(&here, &file).unwrap();
        assert_eq!((kin.shared, kin.only_here), (2, 1));
        assert_eq!(kin.news, [made(3, 8), made(4, 8)]);
        assert_eq!(kinship(&here, &[made(1, 6)]), None);
        assert_eq!(kinship(&[], &file), None);
    }

    #[test]
    fn the_oldest_stamps_are_asked_for() {
        let gestures = [made(3, 1), made(1, 1), made(2, 9), made(2, 1), made(9, 9)];
        let clocks: Vec<_> = probes(&gestures).iter().map(|stamp| (stamp.clock, stamp.replica.0)).collect();
        assert_eq!(clocks, [(1, 1), (2, 1), (2, 9)]);
        assert_eq!(probes(&[]), []);
        assert_eq!(probes(&[made(1, 1)]).len(), 1);
    }
}
