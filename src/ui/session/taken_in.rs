//! What the second program does with a whole journal: reading it, and taking in what another copy of the workshop has.

use std::rc::Rc;

use leptos::prelude::*;

use super::{Session, Touched, write_waiting};
use crate::platform::clock;
use crate::workshop::Gesture;
use crate::workshop::keeping::{edits_towards, kinship};

impl Session {
    /// Reads all gestures without copying them; runs again when there are more.
    pub fn read_gestures<T>(self, read: impl FnOnce(&[Gesture]) -> T) -> T {
        self.shared.with_value(|shared| {
            shared.changes.track();
            read(shared.inner.borrow().journal.gestures())
        })
    }

    /// Waits until nothing is on its way to the database, or a write has failed.
    pub async fn all_stored(self) {
        const LOOK_MS: u32 = 20;
        while self.shared.try_with_value(|shared| shared.inner.borrow().is_writing) == Some(true) {
            clock::sleep(LOOK_MS).await;
        }
    }

    /// Takes in gestures of another copy of this workshop: they are stored and told to other tabs like those made here.
    /// `is_undoable`: undo takes all of them back at once. Tells how many were new.
    pub fn bring_in(self, gestures: Vec<Gesture>, is_undoable: bool) -> usize {
        let brought = self.shared.try_with_value(|shared| {
            let mut inner = shared.inner.borrow_mut();
            let news = kinship(inner.journal.gestures(), &gestures).map_or(gestures, |kin| kin.news);
            let before = inner.journal.workshop().clone();
            if news.is_empty() || !inner.journal.receive(news.iter().cloned()) {
                return 0;
            }
            if is_undoable {
                let back = edits_towards(inner.journal.workshop(), &before);
                inner.history.made(&[], back);
                inner.has_new_history = true;
            }
            let count = news.len();
            inner.touched = Touched::Anything;
            inner.waiting.extend(news);
            drop(inner);
            shared.changes.update(|n| *n += 1);
            write_waiting(Rc::clone(shared));
            count
        });
        brought.unwrap_or_default()
    }
}
