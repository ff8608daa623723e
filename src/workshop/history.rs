//! Undo and redo of one sitting.

use std::mem;

use super::codec::{gestures_from_json, gestures_to_json};
use super::edit::Edit;
use super::journal::{Gesture, Replica, Stamp};
use crate::id::WorkshopId;

/// What can be undone and redone: one unit per gesture. Kept by the open copy, not by the document; what it gives is
/// recorded as a gesture like any other.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Unit>,
    redo: Vec<Unit>,
    /// Taken to be recorded.
    taken: Unit,
}

#[derive(Debug, Clone, Default)]
struct Unit {
    /// Takes the gesture back.
    back: Vec<Edit>,
    /// Makes it again. Said only of edits that the first program cannot turn round by itself.
    again: Vec<Edit>,
}

impl Unit {
    fn new(back: Vec<Edit>, again: &[Edit]) -> Self {
        let again = if back.iter().any(Edit::is_beside_maps) { again.to_vec() } else { Vec::new() };
        Self { back, again }
    }
}

/// More than anyone takes back in a sitting; what is written down at every gesture stays small.
const MOST_UNITS: usize = 100;

impl History {
    /// What [`Self::to_text`] wrote; nothing to undo where it is not that.
    pub fn from_text(text: &str) -> Self {
        let mut lines = text.split('\n').map(edits_from_json);
        let mut units = || {
            let again = lines.next().unwrap_or_default();
            let mut again = again.into_iter();
            let backs = lines.next().unwrap_or_default().into_iter();
            backs.map(|back| Unit { back, again: again.next().unwrap_or_default() }).collect()
        };
        Self { undo: units(), redo: units(), taken: Unit::default() }
    }

    /// As text, for the other program of the page and for a reload: four lines, in the form of gestures.
    pub fn to_text(&self) -> String {
        let again = |unit: &Unit| unit.again.clone();
        let back = |unit: &Unit| unit.back.clone();
        [
            edits_to_json(&self.undo, again),
            edits_to_json(&self.undo, back),
            edits_to_json(&self.redo, again),
            edits_to_json(&self.redo, back),
        ]
        .join("\n")
    }

    /// A gesture was made, and `inverse` takes it back. What had been undone can no longer be redone.
    pub fn made(&mut self, gesture: &[Edit], inverse: Vec<Edit>) {
        self.redo.clear();
        push(&mut self.undo, Unit::new(inverse, gesture));
    }

    /// The edits that undo the last gesture; the caller records them and reports their inverse to [`Self::undone`].
    pub fn take_undo(&mut self) -> Option<Vec<Edit>> {
        self.taken = self.undo.pop()?;
        Some(self.taken.back.clone())
    }

    /// The edits that redo what was undone last; the caller reports their inverse to [`Self::redone`].
    pub fn take_redo(&mut self) -> Option<Vec<Edit>> {
        self.taken = self.redo.pop()?;
        Some(self.taken.back.clone())
    }

    /// What was taken to undo was recorded as `gesture`; `inverse` redoes it.
    pub fn undone(&mut self, gesture: &[Edit], inverse: Vec<Edit>) {
        let unit = self.turned(gesture, inverse);
        push(&mut self.redo, unit);
    }

    /// What was taken to redo was recorded as `gesture`; `inverse` undoes it.
    pub fn redone(&mut self, gesture: &[Edit], inverse: Vec<Edit>) {
        let unit = self.turned(gesture, inverse);
        push(&mut self.undo, unit);
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is anything to redo.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The unit that turns the recorded one round. Of edits that are not known here the way back is the one that came
    /// with them.
    fn turned(&mut self, gesture: &[Edit], inverse: Vec<Edit>) -> Unit {
        let Unit { back, again } = mem::take(&mut self.taken);
        let is_unknown = inverse.iter().any(|edit| matches!(edit, Edit::Other(_)));
        if is_unknown { Unit { back: again, again: back } } else { Unit::new(inverse, gesture) }
    }
}

fn push(stack: &mut Vec<Unit>, unit: Unit) {
    if stack.len() == MOST_UNITS {
        stack.remove(0);
    }
    stack.push(unit);
}

fn edits_to_json(units: &[Unit], edits: fn(&Unit) -> Vec<Edit>) -> String {
    let stamp = Stamp { clock: 0, replica: Replica(0) };
    let gesture = |unit: &Unit| Gesture { stamp, at_ms: 0.0, edits: edits(unit) };
    let gestures: Vec<Gesture> = units.iter().map(gesture).collect();
    gestures_to_json(WorkshopId::from_bits(0), &gestures)
}

fn edits_from_json(text: &str) -> Vec<Vec<Edit>> {
    let gestures = gestures_from_json(text).map(|(_, gestures)| gestures).unwrap_or_default();
    gestures.into_iter().map(|gesture| gesture.edits).collect()
}
