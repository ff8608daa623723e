//! Packing journals: see [`chapter`].

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;

use super::journal::{MANY_RECORDS, chapter_of, journal_end, whole_journal};
use super::transaction::{ENTRIES, begin, commit, put};
use super::{Storage, StorageError};
use crate::workshop::chapter;

impl Storage {
    /// Which of these workshops have journals of so many records that packing is worth it.
    pub async fn long_journals(&self, workshops: &[String]) -> Result<Vec<String>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(ENTRIES).build()?;
            let journals = transaction.object_store(ENTRIES)?;
            let mut asked = Vec::with_capacity(workshops.len());
            for workshop in workshops {
                let count = journals.count().with_query::<String, _>(whole_journal(workshop)).primitive()?;
                asked.push((workshop, count));
            }
            let mut long = Vec::new();
            for (workshop, count) in asked {
                if count.await? >= MANY_RECORDS {
                    long.push(workshop.clone());
                }
            }
            Ok(long)
        })
        .await
    }

    /// Packs what a journal holds loosely into chapters, a piece at a time. Nothing is lost when it is interrupted: each
    /// piece is one transaction. Tells how many entries were packed.
    pub async fn pack_journal(&self, workshop: &str) -> Result<usize, StorageError> {
        let mut packed = 0;
        let mut rest = whole_journal(workshop);
        loop {
            let piece = self.pack_piece(workshop, rest).await?;
            packed += piece.packed;
            match piece.last_key {
                Some(last) => rest = KeyRange::Bound(last, true, journal_end(workshop), true),
                None => return Ok(packed),
            }
        }
    }

    async fn pack_piece(&self, workshop: &str, rest: KeyRange<String>) -> Result<Piece, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[ENTRIES])?;
            let journal = transaction.object_store(ENTRIES)?;
            let (keys, records) = first_records(&journal, &rest).await?;
            let mut packed = 0;
            let mut at = 0;
            for run in records.chunk_by(|a, b| chapter::is_chapter(a) == chapter::is_chapter(b)) {
                let run_keys = keys.get(at..at + run.len()).unwrap_or_default();
                at += run.len();
                if run.first().is_some_and(|record| !chapter::is_chapter(record)) {
                    packed += pack_run(&journal, workshop, run_keys, run)?;
                }
            }
            commit(transaction).await?;
            let is_full = records.len() == chapter::MOST_ENTRIES;
            Ok(Piece { packed, last_key: if is_full { keys.last().cloned() } else { None } })
        })
        .await
    }
}

struct Piece {
    packed: usize,
    /// Where the next piece begins, if there is more.
    last_key: Option<String>,
}

/// The first records of a range, as many as one chapter takes, with their keys.
async fn first_records(
    journal: &ObjectStore<'_>,
    rest: &KeyRange<String>,
) -> Result<(Vec<String>, Vec<String>), StorageError> {
    const MOST: u32 = chapter::MOST_ENTRIES as u32;
    let keys = journal.get_all_keys::<String>().with_query::<String, _>(rest.clone()).with_limit(MOST).primitive()?;
    let records = journal.get_all::<String>().with_query::<String, _>(rest.clone()).with_limit(MOST).primitive()?;
    let keys = keys.await?.collect::<Result<Vec<String>, _>>()?;
    let records = records.await?.collect::<Result<Vec<String>, _>>()?;
    Ok((keys, records))
}

/// Puts a chapter in the place of loose entries that follow each other. Tells how many; none where it is not worth it.
fn pack_run(
    journal: &ObjectStore<'_>,
    workshop: &str,
    keys: &[String],
    entries: &[String],
) -> Result<usize, StorageError> {
    if keys.len() != entries.len() || entries.len() < chapter::LEAST_ENTRIES {
        return Ok(0);
    }
    let Some((key, chapter)) = chapter_of(workshop, keys, entries.iter().map(String::as_str)) else { return Ok(0) };
    if let (Some(first), Some(last)) = (keys.first(), keys.last()) {
        journal.delete::<String, _>(KeyRange::Bound(first.clone(), false, last.clone(), false)).primitive()?;
    }
    put(journal, &key, chapter.as_str())?;
    Ok(entries.len())
}
