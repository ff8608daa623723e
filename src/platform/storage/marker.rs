//! The marker in another class of storage, by which a vanished database is told from a first visit (S9).
//!
//! One text in local storage: `saved` since a workshop was first saved; `vanished` since the database was found gone,
//! until the person has been told. Where there is no local storage, nothing is marked and nothing told.

use crate::platform::scope;

const SAVED: &str = "saved";
const VANISHED: &str = "vanished";

/// A workshop was saved. While a loss is not acknowledged, the marker keeps telling of it.
pub(super) fn note_saved(database: &str) {
    if read(database).is_none() {
        acknowledge(database);
    }
}

/// The database was found gone.
pub(super) fn note_loss(database: &str) {
    write(database, VANISHED);
}

/// Whether a workshop was saved, and no loss noted since.
pub(super) fn is_saved(database: &str) -> bool {
    read(database).as_deref() == Some(SAVED)
}

/// Whether a loss was noted and not acknowledged.
pub(super) fn tells_of_loss(database: &str) -> bool {
    read(database).as_deref() == Some(VANISHED)
}

/// The person knows of the loss.
pub(super) fn acknowledge(database: &str) {
    write(database, SAVED);
}

/// Removes the marker.
pub(super) fn remove(database: &str) {
    if let Some(storage) = scope::local_storage() {
        let _ = storage.remove_item(&key(database));
    }
}

fn read(database: &str) -> Option<String> {
    scope::local_storage()?.get_item(&key(database)).ok().flatten()
}

fn write(database: &str, value: &str) {
    if let Some(storage) = scope::local_storage() {
        // A full local storage costs the warning of a loss, never the data.
        let _ = storage.set_item(&key(database), value);
    }
}

fn key(database: &str) -> String {
    [database, ".marker"].concat()
}
