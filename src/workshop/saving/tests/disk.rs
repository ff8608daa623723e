//! A disk that fails, tears, reorders and drops writes, whenever the test says so.

use std::collections::BTreeMap;

use crate::workshop::{Gesture, Stamp};

/// What becomes of one write.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fate {
    /// It is kept and confirmed.
    Kept,
    /// Nothing of it is kept, and that is told: a full disk.
    Refused,
    /// So many of its entries are kept, one more half, and it is told as failed.
    Torn(usize),
    /// It is kept; the answer says that it failed.
    KeptUnconfirmed,
    /// It is told as failed, and comes to the disk later, behind writes that were made after it.
    Late,
}

/// What a failed write says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fault {
    Full,
    Closed,
    Vanished,
}

struct Write {
    entries: Vec<(Stamp, String)>,
    answer: Option<Result<(), Fault>>,
}

/// Entries by stamp, as the database keeps them by key.
#[derive(Default)]
pub(super) struct Disk {
    pub(super) entries: BTreeMap<Stamp, String>,
    /// Vanished, and nobody has been told yet.
    is_loss_news: bool,
    writes: Vec<Write>,
    late: Vec<Vec<(Stamp, String)>>,
}

impl Disk {
    /// A write begins; the number is for asking how it went. Whoever comes first after a loss is told of it at once.
    pub(super) fn begin(&mut self, gestures: &[Gesture]) -> usize {
        let entries = gestures.iter().map(|gesture| (gesture.stamp, gesture.to_json())).collect();
        let answer = std::mem::take(&mut self.is_loss_news).then_some(Err(Fault::Vanished));
        self.writes.push(Write { entries, answer });
        self.writes.len() - 1
    }

    pub(super) fn answer(&self, write: usize) -> Option<Result<(), Fault>> {
        self.writes[write].answer
    }

    /// Writes that hang.
    pub(super) fn open_writes(&self) -> Vec<usize> {
        (0..self.writes.len()).filter(|&at| self.writes[at].answer.is_none()).collect()
    }

    pub(super) fn late_count(&self) -> usize {
        self.late.len()
    }

    /// A write that was given up comes to the disk after all.
    pub(super) fn arrive_late(&mut self, which: usize) {
        let entries = self.late.swap_remove(which);
        self.entries.extend(entries);
    }

    pub(super) fn decide(&mut self, write: usize, fate: Fate) {
        let entries = self.writes[write].entries.clone();
        let answer = match fate {
            Fate::Kept => {
                self.entries.extend(entries);
                Ok(())
            }
            Fate::Refused => Err(Fault::Full),
            Fate::Torn(whole) => {
                self.tear(entries, whole);
                Err(Fault::Closed)
            }
            Fate::KeptUnconfirmed => {
                self.entries.extend(entries);
                Err(Fault::Closed)
            }
            Fate::Late => {
                self.late.push(entries);
                Err(Fault::Closed)
            }
        };
        self.writes[write].answer = Some(answer);
    }

    /// What stands on the disk already is not touched: nothing overwrites in place.
    fn tear(&mut self, entries: Vec<(Stamp, String)>, whole: usize) {
        for (at, (stamp, json)) in entries.into_iter().enumerate().take(whole + 1) {
            let kept = if at < whole { json } else { json.chars().take(json.len() / 2).collect() };
            self.entries.entry(stamp).or_insert(kept);
        }
    }

    /// All is gone. The first write after it is told so, unless somebody else asked before (`is_told`).
    pub(super) fn vanish(&mut self, is_told: bool) {
        *self = Self { is_loss_news: !is_told, writes: std::mem::take(&mut self.writes), ..Self::default() };
        for write in self.writes.iter_mut().filter(|write| write.answer.is_none()) {
            write.answer = Some(Err(Fault::Closed));
        }
    }

    /// The gestures that can be read; half entries are passed over.
    pub(super) fn read(&self) -> Vec<Gesture> {
        self.entries.values().filter_map(|json| Gesture::from_json(json).ok()).collect()
    }
}
