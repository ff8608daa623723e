//! The journal: every gesture ever made on a workshop, in stamp order.

use std::fmt;
use std::str::FromStr;

use super::edit::Edit;
use super::model::Workshop;
use crate::id::{NotAnId, read_bits, write_bits};
use crate::order;

/// One open copy of a workshop: a tab, on one machine, from opening to closing. 64 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(pub u64);

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_bits(self.0, f)
    }
}

/// When a gesture was made: a logical clock, and the replica where clocks are equal. Totally ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Larger than the clock of every gesture that was known when this one was made.
    pub clock: u64,
    /// Who made it.
    pub replica: Replica,
}

impl fmt::Display for Stamp {
    /// 27 characters that sort as stamps do: the clock, a dash, the replica.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_bits(self.clock, f)?;
        write!(f, "-{}", self.replica)
    }
}

impl FromStr for Stamp {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (clock, replica) = text.split_once('-').ok_or(NotAnId)?;
        Ok(Self { clock: read_bits(clock)?, replica: Replica(read_bits(replica)?) })
    }
}

/// What one gesture of a person changed: all of it or nothing of it is kept, and undo takes all of it back.
#[derive(Debug, Clone, PartialEq)]
pub struct Gesture {
    /// Its place in the order.
    pub stamp: Stamp,
    /// Wall clock of the machine it was made on, milliseconds since 1970-01-01 UTC. For people to read; never for order.
    pub at_ms: f64,
    /// The changes, in order.
    pub edits: Vec<Edit>,
}

/// What recording a gesture gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// To be stored and sent to other tabs.
    pub gesture: Gesture,
    /// The edits that take it back, in the order they are to be applied.
    pub inverse: Vec<Edit>,
}

/// A workshop and the gestures it is the fold of.
#[derive(Debug, Clone)]
pub struct Journal {
    gestures: Vec<Gesture>,
    workshop: Workshop,
    replica: Replica,
}

impl Journal {
    /// An empty journal, written by this replica from now on.
    pub fn new(replica: Replica) -> Self {
        Self { gestures: Vec::new(), workshop: Workshop::default(), replica }
    }

    /// The workshop as it is now.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// All gestures, in stamp order.
    pub fn gestures(&self) -> &[Gesture] {
        &self.gestures
    }

    /// Makes and records a gesture of this replica. `None` where nothing changed: then nothing is recorded.
    pub fn record(&mut self, at_ms: f64, edits: Vec<Edit>) -> Option<Recorded> {
        let inverse = self.workshop.apply_all(&edits);
        let is_done = |(edit, back): (Edit, &Vec<Edit>)| if back.is_empty() { None } else { Some(edit) };
        let done: Vec<Edit> = edits.into_iter().zip(&inverse).filter_map(is_done).collect();
        if done.is_empty() {
            return None;
        }
        let gesture = Gesture { stamp: self.next_stamp(), at_ms, edits: done };
        self.make_room();
        self.gestures.push(gesture.clone());
        Some(Recorded { gesture, inverse: inverse.into_iter().rev().flatten().collect() })
    }

    /// Takes in gestures made elsewhere, in any order; those known already are passed over. Tells whether any was new.
    pub fn receive(&mut self, gestures: impl IntoIterator<Item = Gesture>) -> bool {
        let known = self.gestures.len();
        let newest = self.gestures.last().map(|gesture| gesture.stamp);
        self.gestures.extend(gestures);
        let arrived = self.gestures.get(known..).unwrap_or_default();
        let follows = is_ascending(newest, arrived);
        if follows {
            for gesture in arrived {
                fold(&mut self.workshop, gesture);
            }
        } else {
            order::sort_by_key(&mut self.gestures, |gesture| gesture.stamp);
            self.gestures.dedup_by_key(|gesture| gesture.stamp);
            self.refold();
        }
        self.gestures.len() > known
    }

    /// A journal is never shortened, and a page's memory never given back: a list that doubles would hold as much room
    /// again for gestures that nobody may ever make.
    fn make_room(&mut self) {
        const AT_ONCE: usize = 64;
        if self.gestures.len() == self.gestures.capacity() {
            self.gestures.reserve_exact(AT_ONCE);
        }
    }

    fn refold(&mut self) {
        self.workshop = Workshop::default();
        for gesture in &self.gestures {
            fold(&mut self.workshop, gesture);
        }
    }

    fn next_stamp(&self) -> Stamp {
        let newest = self.gestures.last().map_or(0, |gesture| gesture.stamp.clock);
        Stamp { clock: newest + 1, replica: self.replica }
    }
}

fn fold(workshop: &mut Workshop, gesture: &Gesture) {
    workshop.apply_all(&gesture.edits);
}

/// Whether the gestures come strictly after `newest` and after each other: then they need no sorting and no refolding.
fn is_ascending(newest: Option<Stamp>, gestures: &[Gesture]) -> bool {
    let mut last = newest;
    gestures.iter().all(|gesture| {
        let after = last.is_none_or(|last| gesture.stamp > last);
        last = Some(gesture.stamp);
        after
    })
}
