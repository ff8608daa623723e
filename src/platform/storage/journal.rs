//! Journals: the stamped edits of each workshop, in stamp order.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;

use super::transaction::{ENTRIES, WORKSHOPS, begin, commit, delete, put};
use super::{Storage, StorageError};

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
            for entry in entries {
                put(&journal, &key_of(workshop, entry), entry.json.as_str())?;
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

    /// All entries of a workshop's journal, in stamp order.
    pub async fn journal(&self, workshop: &str) -> Result<Vec<String>, StorageError> {
        self.entries_in(whole_journal(workshop)).await
    }

    /// The entries after a stamp, in stamp order.
    ///
    /// Another tab's entry may bear an earlier stamp than what is already here: whoever may have missed messages reads
    /// the whole [`journal`](Self::journal).
    pub async fn journal_tail(
        &self,
        workshop: &str,
        after_clock: u64,
        after_replica: &str,
    ) -> Result<Vec<String>, StorageError> {
        let after = key(workshop, after_clock, after_replica);
        self.entries_in(KeyRange::Bound(after, true, journal_end(workshop), true)).await
    }

    /// Puts one entry in the place of all entries up to a stamp, that one included, in one transaction.
    pub async fn replace_journal(
        &self,
        workshop: &str,
        up_to_clock: u64,
        up_to_replica: &str,
        snapshot: &JournalEntry,
    ) -> Result<(), StorageError> {
        let last = key(workshop, up_to_clock, up_to_replica);
        let replaced = KeyRange::Bound(journal_start(workshop), false, last, false);
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[ENTRIES])?;
            let journal = transaction.object_store(ENTRIES)?;
            journal.delete::<String, _>(replaced.clone()).primitive()?;
            put(&journal, &key_of(workshop, snapshot), snapshot.json.as_str())?;
            commit(transaction).await
        })
        .await
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
                .get_all::<String>()
                .with_query::<String, _>(keys.clone())
                .primitive()?;
            Ok(request.await?.collect::<Result<_, _>>()?)
        })
        .await
    }
}

fn whole_journal(workshop: &str) -> KeyRange<String> {
    KeyRange::Bound(journal_start(workshop), false, journal_end(workshop), true)
}

fn journal_start(workshop: &str) -> String {
    [workshop, "/"].concat()
}

/// Just beyond the last key of a journal: `0` is the character after `/`.
fn journal_end(workshop: &str) -> String {
    [workshop, "0"].concat()
}

fn key_of(workshop: &str, entry: &JournalEntry) -> String {
    key(workshop, entry.clock, &entry.replica)
}

/// Hexadecimal of fixed length, so that texts sort as the clocks do.
pub(super) fn key(workshop: &str, clock: u64, replica: &str) -> String {
    format!("{workshop}/{clock:016x}/{replica}")
}
