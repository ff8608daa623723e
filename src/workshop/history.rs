//! Undo and redo of one sitting.

use super::codec::{gestures_from_json, gestures_to_json};
use super::edit::Edit;
use super::journal::{Gesture, Replica, Stamp};
use crate::id::WorkshopId;

/// What can be undone and redone: one unit per gesture. Kept by the open copy, not by the document; what it gives is
/// recorded as a gesture like any other.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Vec<Edit>>,
    redo: Vec<Vec<Edit>>,
}

/// More than anyone takes back in a sitting; what is written down at every gesture stays small.
const MOST_UNITS: usize = 100;

impl History {
    /// What [`Self::to_text`] wrote; nothing to undo where it is not that.
    pub fn from_text(text: &str) -> Self {
        let (undo, redo) = text.split_once('\n').unwrap_or_default();
        Self { undo: units_from_json(undo), redo: units_from_json(redo) }
    }

    /// As text, for the other program of the page and for a reload: two lines, in the form of gestures.
    pub fn to_text(&self) -> String {
        [units_to_json(&self.undo), units_to_json(&self.redo)].join("\n")
    }

    /// A gesture was made; `inverse` takes it back. What had been undone can no longer be redone.
    pub fn made(&mut self, inverse: Vec<Edit>) {
        self.redo.clear();
        push(&mut self.undo, inverse);
    }

    /// The edits that undo the last gesture; the caller records them and reports their inverse to [`Self::undone`].
    pub fn take_undo(&mut self) -> Option<Vec<Edit>> {
        self.undo.pop()
    }

    /// The edits that redo what was undone last; the caller reports their inverse to [`Self::redone`].
    pub fn take_redo(&mut self) -> Option<Vec<Edit>> {
        self.redo.pop()
    }

    /// An undo was recorded; `inverse` redoes it.
    pub fn undone(&mut self, inverse: Vec<Edit>) {
        push(&mut self.redo, inverse);
    }

    /// A redo was recorded; `inverse` undoes it.
    pub fn redone(&mut self, inverse: Vec<Edit>) {
        push(&mut self.undo, inverse);
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is anything to redo.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn push(stack: &mut Vec<Vec<Edit>>, unit: Vec<Edit>) {
    if stack.len() == MOST_UNITS {
        stack.remove(0);
    }
    stack.push(unit);
}

fn units_to_json(units: &[Vec<Edit>]) -> String {
    let stamp = Stamp { clock: 0, replica: Replica(0) };
    let gesture = |edits: &Vec<Edit>| Gesture { stamp, at_ms: 0.0, edits: edits.clone() };
    let gestures: Vec<Gesture> = units.iter().map(gesture).collect();
    gestures_to_json(WorkshopId::from_bits(0), &gestures)
}

fn units_from_json(text: &str) -> Vec<Vec<Edit>> {
    let gestures = gestures_from_json(text).map(|(_, gestures)| gestures).unwrap_or_default();
    gestures.into_iter().map(|gesture| gesture.edits).collect()
}
