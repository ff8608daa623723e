//! What went wrong, what was kept, what to do.

use crate::platform::storage::StorageError;
use crate::platform::worker::WorkerFailure;

pub const STORAGE_TITLE: &str = "Nothing can be kept here";
pub const NOT_SAVED_BANNER: &str = "Your last changes are not stored yet. They are still on this page.";

/// Why the database did not do what it was asked, and what to do.
pub fn storage_error(error: &StorageError) -> String {
    let text = match error {
        StorageError::Missing => {
            "This browser offers no database (IndexedDB) to this page. In a private window or with site data blocked \
             it is turned off. Allow site data for this address and reload."
        }
        StorageError::Blocked => {
            "Another tab holds an older version of the database open. Close the other Streamgauge tabs and reload."
        }
        StorageError::NewerVersion => {
            "A newer release of Streamgauge has been here. Reload to get it; this tab writes nothing in the meantime."
        }
        StorageError::Vanished => {
            "The database was deleted while this page was open, by hand or by the browser. Save a file now: what you \
             see is still here."
        }
        StorageError::Quota => {
            "The disk space for this page is full. What was saved before is safe. Save a file, or free space, and try \
             again."
        }
        StorageError::Closed => {
            "The browser closed the database and could not open it again. Save a file, then reload."
        }
        StorageError::Aborted => "The browser broke the write off. Nothing of it was kept; try again.",
        StorageError::Other(reason) => {
            return format!("The browser's database says: {reason}. Save a file, then reload.");
        }
    };
    text.to_owned()
}

pub fn file_without_rows(error: &StorageError) -> String {
    format!("The file holds maps and ratings, but not the rows of the deploy data. {}", storage_error(error))
}

/// What happened to the worker, and what to do.
pub fn worker_failure(failure: &WorkerFailure) -> String {
    match failure {
        WorkerFailure::NotStarted(reason) => {
            format!("The part that reads deploy data could not be started. {reason} Reload the page, or try again.")
        }
        WorkerFailure::Crashed(reason) => format!(
            "The part that reads deploy data has stopped: {reason}. The workshop is not touched. Try again; if it stops \
             at the same file, import the others without it."
        ),
        WorkerFailure::Unreadable => {
            "The part that reads deploy data sent something unreadable. Reload the page.".to_owned()
        }
        WorkerFailure::OtherVersion(version) => {
            format!("The part that reads deploy data is of another release ({version}). Reload the page.")
        }
    }
}

/// Gestures in the database that this release cannot read.
pub fn unreadable_gestures(unreadable: usize, of: usize) -> String {
    format!(
        "{unreadable} of {of} changes to this workshop could not be read; a newer release may have written them. They are \
         kept as they are. Reload the page to update, and look again."
    )
}
