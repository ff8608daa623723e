//! Journals: the stamped edits of each workshop, in stamp order; loose or in chapters.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;

use super::text::Text;
use super::transaction::{ENTRIES, WORKSHOPS, begin, commit, delete, put};
use super::{Storage, StorageError};
use crate::workshop::chapter;

/// How many records a journal may have before packing is worth it.
pub(super) const MANY_RECORDS: u32 = 1_500;

/// One entry of a journal. Two entries of the same workshop, clock and replica are the same entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// The stamp's logical clock.
    pub clock: u64,
    /// The stamp's replica, as text that sorts as replicas do; without `/`.
    pub replica: String,
    /// The entry itself, opaque here.
    pub json: String,
}

impl Storage {
    /// Appends entries to a workshop's journal and renews its entry in the list, if one is given, in one transaction.
    ///
    /// `Ok` means it is on the disk (S3). Saving the same entries again changes nothing, so after any error the caller
    /// keeps them and may simply try again.
    pub async fn append(
        &self,
        workshop: &str,
        entries: &[JournalEntry],
        list_entry: Option<&str>,
    ) -> Result<(), StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[ENTRIES, WORKSHOPS])?;
            let journal = transaction.object_store(ENTRIES)?;
            for part in entries.chunks(chapter::MOST_ENTRIES) {
                put_entries(&journal, workshop, part)?;
            }
            if let Some(list_entry) = list_entry {
                put(&transaction.object_store(WORKSHOPS)?, workshop, list_entry)?;
            }
            commit(transaction).await
        })
        .await?;
        self.note_saved();
        Ok(())
    }

    /// All entries of a workshop's journal, in stamp order but for late ones: an entry that arrived after those around its
    /// place were packed stands behind them, and one that was saved again since stands there twice.
    pub async fn journal(&self, workshop: &str) -> Result<Vec<String>, StorageError> {
        self.entries_in(whole_journal(workshop)).await
    }

    /// Removes a workshop: its entry in the list and its journal, in one transaction.
    pub async fn remove_workshop(&self, id: &str) -> Result<(), StorageError> {
        let journal = whole_journal(id);
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[ENTRIES, WORKSHOPS])?;
            transaction.object_store(ENTRIES)?.delete::<String, _>(journal.clone()).primitive()?;
            delete(&transaction.object_store(WORKSHOPS)?, id)?;
            commit(transaction).await
        })
        .await?;
        // Removed it is; whether it was the last one only decides what a later loss would be worth telling.
        if self.workshops().await.is_ok_and(|left| left.is_empty()) {
            self.note_empty();
        }
        Ok(())
    }

    async fn entries_in(&self, keys: KeyRange<String>) -> Result<Vec<String>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(ENTRIES).build()?;
            let request = transaction
                .object_store(ENTRIES)?
                .get_all::<Text>()
                .with_query::<String, _>(keys.clone())
                .primitive()?;
            let (mut entries, mut records) = (Vec::new(), 0);
            for record in request.await? {
                chapter::unpack(record?.0, &mut entries);
                records += 1;
            }
            if records >= MANY_RECORDS {
                self.0.has_read_long.set(true);
            }
            Ok(entries)
        })
        .await
    }

    /// Whether a journal that was read has so many records that packing is worth it.
    pub fn has_read_long(&self) -> bool {
        self.0.has_read_long.get()
    }
}

/// Many entries that come at once, as those of a file do, are one chapter from the beginning.
fn put_entries(journal: &ObjectStore<'_>, workshop: &str, entries: &[JournalEntry]) -> Result<(), StorageError> {
    let keys: Vec<String> = entries.iter().map(|entry| key_of(workshop, entry)).collect();
    let jsons = entries.iter().map(|entry| entry.json.as_str());
    if entries.len() >= chapter::LEAST_ENTRIES
        && keys.is_sorted()
        && let Some((key, chapter)) = chapter_of(workshop, &keys, jsons.clone())
    {
        return put(journal, &key, chapter.as_str());
    }
    for (key, json) in keys.iter().zip(jsons) {
        put(journal, key, json)?;
    }
    Ok(())
}

/// A chapter of entries that follow each other, and its key. The key sorts just behind that of the last entry; chapters
/// that differ have different keys, so none can take another's place.
pub(super) fn chapter_of<'a>(
    workshop: &str,
    keys: &'a [String],
    jsons: impl Iterator<Item = &'a str>,
) -> Option<(String, String)> {
    let places = keys.iter().filter_map(|key| place_in(workshop, key));
    let chapter = chapter::pack(places.zip(jsons))?;
    let key = format!("{}/{:016x}", keys.last()?, chapter::fingerprint(&chapter));
    Some((key, chapter))
}

/// What follows the workshop in a key: clock and replica.
pub(super) fn place_in<'a>(workshop: &str, key: &'a str) -> Option<&'a str> {
    key.strip_prefix(workshop)?.strip_prefix('/')
}

pub(super) fn whole_journal(workshop: &str) -> KeyRange<String> {
    KeyRange::Bound(journal_start(workshop), false, journal_end(workshop), true)
}

fn journal_start(workshop: &str) -> String {
    [workshop, "/"].concat()
}

/// Just beyond the last key of a journal: `0` is the character after `/`.
pub(super) fn journal_end(workshop: &str) -> String {
    [workshop, "0"].concat()
}

fn key_of(workshop: &str, entry: &JournalEntry) -> String {
    key(workshop, entry.clock, &entry.replica)
}

/// Hexadecimal of fixed length, so that texts sort as the clocks do.
pub(super) fn key(workshop: &str, clock: u64, replica: &str) -> String {
    format!("{workshop}/{clock:016x}/{replica}")
}
