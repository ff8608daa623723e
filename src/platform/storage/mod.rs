//! What the app keeps in the browser: `IndexedDB`, and the marker that outlives it.
//!
//! The database `streamgauge`, version 2. Keys are text; values are text unless the table says otherwise.
//!
//! Journals are written entry by entry, and much of them is packed later, without loss: every earlier moment stays there
//! to go back to. Since version 2 there are such chapters; a release that does not know them may not open the database (S6).
//!
//! | store | key | value |
//! |---|---|---|
//! | `workshops` | workshop id | JSON: its entry in the list |
//! | `entries` | `workshop/clock/replica`, the clock as 16 hex digits | JSON: one journal entry |
//! | | the key of a chapter's last entry, `/`, a fingerprint | a chapter: see [`chapter`](crate::workshop::chapter) |
//! | `dataset_heads` | data set id | JSON: what is said of a data set |
//! | `datasets` | data set id | its bytes |
//! | `settings` | name | text; under `linked/…` the handle of a file on disk |
//!
//! The key of an entry sorts as its stamp does, so a range of keys is one workshop's journal in stamp order.
//!
//! **What is promised.** A write is `Ok` only after the transaction's `complete` event, with strict durability (S3).
//! A write that failed says so (S4); what was saved before is untouched by it (S7). A connection that died is opened
//! anew and the write repeated once: every write here may be repeated safely (S8). A newer release that wants to
//! upgrade the database gets it at once; this one may not write any more (S6). A database that vanished is announced
//! (S9).
//!
//! **What must stay true.** Within a transaction nothing is awaited but its own requests: all requests are made, then
//! the transaction is committed, in one go. Otherwise browsers end it on their own. The explicit commit matters when
//! the page is being left: a transaction that only waits to be committed is thrown away with the page.
//!
//! In a worker all of this works but the marker: a worker should open the database only after the page did.

mod chapters;
mod connection;
mod error;
mod journal;
mod lookup;
mod marker;
mod persistence;
mod records;
mod text;
mod transaction;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexed_db_futures::database::Database;

use super::callback::Callback;
use connection::Connection;

pub use error::StorageError;
pub use journal::JournalEntry;
pub use persistence::{Estimate, Persistence, estimate, persist, persistence};
pub use records::{DatasetRecord, WorkshopRecord};

const NAME: &str = "streamgauge";

/// Why a connection was closed under the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// A newer release upgrades the database: this page should be reloaded, and can write no more until then.
    NewerVersion,
    /// The database is being deleted, by another tab or from the browser's settings.
    Deleted,
    /// The browser closed it: its files were removed, or the disk failed. The next use opens it anew.
    ByBrowser,
}

/// The app's storage. Clones share one connection.
#[derive(Clone)]
pub struct Storage(Rc<Inner>);

struct Inner {
    name: String,
    connection: RefCell<Option<Connection>>,
    closing: Rc<Callback<Closing>>,
    /// A workshop was saved by this program: the marker's news, where there is no local storage for it.
    has_saved: Cell<bool>,
    /// A journal that was read has so many records that packing is worth it.
    has_read_long: Cell<bool>,
}

impl Storage {
    /// Opens the app's database, and makes it when there is none.
    ///
    /// [`StorageError::NewerVersion`] when a newer release has upgraded it; [`StorageError::Blocked`] when another
    /// tab holds an older one open and does not let go.
    pub async fn open() -> Result<Self, StorageError> {
        Self::open_named(NAME).await
    }

    /// Opens a database of another name: for tests.
    pub async fn open_named(name: &str) -> Result<Self, StorageError> {
        let inner = Inner {
            name: name.to_owned(),
            connection: RefCell::default(),
            closing: Rc::default(),
            has_saved: Cell::new(false),
            has_read_long: Cell::new(false),
        };
        let storage = Self(Rc::new(inner));
        match storage.database().await {
            // At the first opening this is no error but news: `vanished` has it.
            Ok(_) | Err(StorageError::Vanished) => Ok(storage),
            Err(error) => Err(error),
        }
    }

    /// Calls `run` when the connection is closed under the app. One callback at a time.
    pub fn on_closing(&self, run: impl Fn(Closing) + 'static) {
        self.0.closing.set(run);
    }

    /// Closes the connection; what was begun is still ended. The next use opens it again.
    pub fn close(&self) {
        // Taken out first: closing must not happen while the cell is borrowed.
        let connection = self.0.connection.take();
        drop(connection);
    }

    /// Whether workshops were saved here and the database is gone since (S9). Stays true, through reloads too, until
    /// [`acknowledge_vanished`](Self::acknowledge_vanished).
    pub fn vanished(&self) -> bool {
        marker::tells_of_loss(&self.0.name)
    }

    /// The person has seen that the database vanished. What was saved since could vanish too.
    pub fn acknowledge_vanished(&self) {
        marker::acknowledge(&self.0.name);
    }

    /// The open database; opened anew when the connection is dead.
    async fn database(&self) -> Result<Database, StorageError> {
        if let Some(database) = self.live_database() {
            return Ok(database);
        }
        let opened = connection::open(&self.0.name).await?;
        let database = self.keep(&opened.database);
        let had_saved = self.0.has_saved.get() || marker::is_saved(&self.0.name);
        if opened.is_new && had_saved {
            self.0.has_saved.set(false);
            marker::note_loss(&self.0.name);
            return Err(StorageError::Vanished);
        }
        Ok(database)
    }

    /// Nothing is left that could be lost.
    fn note_empty(&self) {
        self.0.has_saved.set(false);
        if marker::is_saved(&self.0.name) {
            marker::remove(&self.0.name);
        }
    }

    fn note_saved(&self) {
        self.0.has_saved.set(true);
        marker::note_saved(&self.0.name);
    }

    /// Keeps a connection; the one to use is another when two were opened at once and that one came first.
    fn keep(&self, database: &Database) -> Database {
        let connection = Connection::new(database.clone(), self.0.closing.clone());
        if let Some(earlier) = self.live_database() {
            return earlier;
        }
        let dead = self.0.connection.replace(Some(connection));
        drop(dead);
        database.clone()
    }

    fn live_database(&self) -> Option<Database> {
        let connection = self.0.connection.borrow();
        connection.as_ref().filter(|connection| connection.is_alive()).map(Connection::database)
    }

    /// Does `work`; when the connection turns out to be dead, opens another and does it once more (S8).
    async fn with_database<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        match self.try_with_database(&work).await {
            Err(error) if error.is_worth_another_try() => {
                self.close();
                self.try_with_database(&work).await
            }
            result => result,
        }
    }

    async fn try_with_database<T>(
        &self,
        work: &impl AsyncFn(&Database) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let database = self.database().await?;
        work(&database).await
    }
}
