//! Stores, and transactions on them.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::primitive::TryToJs;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use web_sys::IdbTransaction;

use super::error::StorageError;

pub(super) const WORKSHOPS: &str = "workshops";
pub(super) const ENTRIES: &str = "entries";
pub(super) const DATASETS: &str = "datasets";
pub(super) const DATASET_HEADS: &str = "dataset_heads";
pub(super) const SETTINGS: &str = "settings";

/// Brings a database from an older version to this one. Each version adds what it needs to what the former made.
pub(super) fn create_stores(database: &Database, old_version: f64) -> Result<(), Error> {
    if old_version < 1.0 {
        for store in [WORKSHOPS, ENTRIES, DATASETS, DATASET_HEADS, SETTINGS] {
            database.create_object_store(store).build()?;
        }
    }
    Ok(())
}

/// Begins a transaction that writes, with strict durability: it is complete when the disk has it (S3).
pub(super) fn begin<'a>(database: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, StorageError> {
    let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction =
        database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(strict).build()?;
    Ok(transaction)
}

/// Asks to write a value under a key, in place of what is there. Whether it worked is told by [`commit`].
pub(super) fn put<V: TryToJs>(store: &ObjectStore<'_>, key: &str, value: V) -> Result<(), StorageError> {
    store.put(value).with_key(key).without_key_type().primitive()?;
    Ok(())
}

/// Asks to remove what is under a key. Whether it worked is told by [`commit`].
pub(super) fn delete(store: &ObjectStore<'_>, key: &str) -> Result<(), StorageError> {
    store.delete(key).primitive()?;
    Ok(())
}

/// Commits, and waits until all is written. `Err`: nothing is.
pub(super) async fn commit(transaction: Transaction<'_>) -> Result<(), StorageError> {
    // The library says that a transaction was aborted, but not why; a full disk is told from a lost connection here.
    let raw: IdbTransaction = transaction.as_sys().clone().into();
    let committed = transaction.commit().await;
    committed.map_err(|error| match raw.error() {
        Some(reason) => StorageError::from_exception(&reason),
        None => StorageError::from(error),
    })
}
