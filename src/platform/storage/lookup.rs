//! Finding journals again, and what stands beside them: links to files on disk.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::journal::{MANY_RECORDS, journal_end, key, place_in, whole_journal};
use super::transaction::{DATASET_HEADS, ENTRIES, SETTINGS, begin, commit, delete};
use super::{Storage, StorageError};
use crate::workshop::chapter;

impl Storage {
    /// Which of these workshops have a journal with any of these entries (clock and replica), in the order given.
    pub async fn workshops_with(
        &self,
        workshops: &[String],
        entries: &[(u64, String)],
    ) -> Result<Vec<String>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(ENTRIES).build()?;
            let journal = transaction.object_store(ENTRIES)?;
            let mut asked = Vec::with_capacity(workshops.len() * entries.len());
            for workshop in workshops {
                for (clock, replica) in entries {
                    let entry = key(workshop, *clock, replica);
                    let behind = KeyRange::Bound(entry.clone(), true, journal_end(workshop), true);
                    let loose = journal.get::<String, _, _>(entry.as_str()).primitive()?;
                    let chapter = journal.get::<String, String, KeyRange<String>>(behind).primitive()?;
                    asked.push((workshop, entry, loose, chapter));
                }
            }
            let mut found: Vec<String> = Vec::new();
            let mut chapters = None;
            for (workshop, entry, loose, behind) in asked {
                let is_loose = loose.await?.is_some();
                let behind = behind.await?.filter(|_| found.last() != Some(workshop));
                let is_there = match behind {
                    _ if is_loose => true,
                    Some(record) if chapter::is_chapter(&record) => holds(&record, workshop, &entry),
                    // What came after the packing stands loose before the chapter.
                    Some(_) => {
                        let known = chapters.take().filter(|(of, _)| of == workshop);
                        let (_, keys) = chapters.insert(match known {
                            Some(known) => known,
                            None => (workshop.clone(), chapter_keys(&journal, workshop).await?),
                        });
                        match keys.iter().find(|key| **key > entry) {
                            Some(key) => {
                                let chapter = journal.get::<String, _, _>(key.as_str()).primitive()?.await?;
                                chapter.is_some_and(|record| holds(&record, workshop, &entry))
                            }
                            None => false,
                        }
                    }
                    None => false,
                };
                if is_there && found.last() != Some(workshop) {
                    found.push(workshop.clone());
                }
            }
            Ok(found)
        })
        .await
    }

    /// Keeps a value of the browser's own under a name, such as the handle of a file.
    pub async fn put_value(&self, name: &str, value: &JsValue) -> Result<(), StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[SETTINGS])?;
            transaction.object_store(SETTINGS)?.put(value.clone()).with_key(name).without_key_type().primitive()?;
            commit(transaction).await
        })
        .await
    }

    /// A value of the browser's own; `None` where there is none of that name.
    pub async fn value(&self, name: &str) -> Result<Option<JsValue>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(SETTINGS).build()?;
            let request = transaction.object_store(SETTINGS)?.get::<JsValue, _, _>(name).primitive()?;
            Ok(request.await?.filter(|value| !value.is_undefined()))
        })
        .await
    }

    /// Removes a setting or a value; nothing happens when there is none of that name.
    pub async fn remove_setting(&self, name: &str) -> Result<(), StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[SETTINGS])?;
            delete(&transaction.object_store(SETTINGS)?, name)?;
            commit(transaction).await
        })
        .await
    }

    /// Writes what is said of a data set, its bytes left alone.
    pub async fn put_dataset_head(&self, id: &str, head: &str) -> Result<(), StorageError> {
        self.put_text(DATASET_HEADS, id, head).await
    }
}

/// The keys of a journal's chapters, in their order. Only the first records are looked at: a journal with more loose ones
/// is packed soon.
async fn chapter_keys(journal: &ObjectStore<'_>, workshop: &str) -> Result<Vec<String>, StorageError> {
    let keys = journal.get_all_keys::<String>().with_query::<String, _>(whole_journal(workshop));
    let mut chapters = Vec::new();
    for key in keys.with_limit(MANY_RECORDS).primitive()?.await? {
        let key = key?;
        // A fingerprint follows clock and replica.
        if place_in(workshop, &key).is_some_and(|place| place.matches('/').count() == 2) {
            chapters.push(key);
        }
    }
    Ok(chapters)
}

fn holds(chapter: &str, workshop: &str, entry: &str) -> bool {
    place_in(workshop, entry).is_some_and(|place| chapter::holds(chapter, place))
}
