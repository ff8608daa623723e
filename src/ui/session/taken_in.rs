//! What the second program does with a whole journal: reading it, and taking in what another copy of the workshop has.

use std::rc::Rc;

use leptos::prelude::*;

use super::{SaveState, Session, Touched, journal_entries, listing};
use crate::platform::clock;
use crate::platform::storage::StorageError;
use crate::workshop::keeping::{edits_towards, kinship};
use crate::workshop::{Gesture, gestures_to_json};

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
        let is_saving = || self.shared.try_with_value(|shared| shared.save_state.get_untracked() == SaveState::Saving);
        while is_saving() == Some(true) {
            clock::sleep(LOOK_MS).await;
        }
    }

    /// Takes in gestures of another copy of this workshop: stored first, then shown and told to other tabs. `is_undoable`:
    /// undo takes all of them back at once. Tells how many were new.
    pub async fn bring_in(self, gestures: Vec<Gesture>, is_undoable: bool) -> Result<usize, StorageError> {
        let Some(shared) = self.shared.try_with_value(Rc::clone) else { return Ok(0) };
        let kin = kinship(shared.inner.borrow().journal.gestures(), &gestures);
        let news = kin.map_or(gestures, |kin| kin.news);
        if news.is_empty() {
            return Ok(0);
        }
        let id = shared.id.to_string();
        shared.storage.append(&id, &journal_entries(&news), None).await?;
        {
            let mut inner = shared.inner.borrow_mut();
            let before = inner.journal.workshop().clone();
            inner.journal.receive(news.iter().cloned());
            if is_undoable {
                let back = edits_towards(inner.journal.workshop(), &before);
                inner.history.made(&[], back);
                inner.has_new_history = true;
            }
            inner.touched = Touched::Anything;
        }
        shared.changes.update(|n| *n += 1);
        (shared.tell_tabs)(&gestures_to_json(shared.id, &news));
        // Should it fail, the list shows older figures until the next change; the journal is whole.
        let entry = listing::entry(&shared);
        let _ = shared.storage.append(&id, &[], Some(&entry)).await;
        Ok(news.len())
    }
}
