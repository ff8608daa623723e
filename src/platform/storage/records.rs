//! The list of workshops, data sets and settings.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use wasm_bindgen::JsValue;

use super::transaction::{DATASET_HEADS, DATASETS, SETTINGS, WORKSHOPS, begin, commit, delete, put};
use super::{Storage, StorageError};

/// A workshop in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopRecord {
    /// Its id.
    pub id: String,
    /// What the list says of it, opaque here.
    pub json: String,
}

/// What is said of a data set, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetRecord {
    /// Its id.
    pub id: String,
    /// JSON, opaque here.
    pub head: String,
}

impl Storage {
    /// All workshops of the list, by id.
    pub async fn workshops(&self) -> Result<Vec<WorkshopRecord>, StorageError> {
        let records = self.all_of(WORKSHOPS).await?;
        Ok(records.into_iter().map(|(id, json)| WorkshopRecord { id, json }).collect())
    }

    /// Writes a workshop's entry in the list, and nothing of its journal.
    pub async fn put_workshop(&self, id: &str, json: &str) -> Result<(), StorageError> {
        self.put_text(WORKSHOPS, id, json).await?;
        self.note_saved();
        Ok(())
    }

    /// What is said of each data set, by id.
    pub async fn dataset_heads(&self) -> Result<Vec<DatasetRecord>, StorageError> {
        let records = self.all_of(DATASET_HEADS).await?;
        Ok(records.into_iter().map(|(id, head)| DatasetRecord { id, head }).collect())
    }

    /// Writes a data set, its bytes and what is said of it, in one transaction.
    pub async fn put_dataset(&self, id: &str, head: &str, bytes: &[u8]) -> Result<(), StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[DATASETS, DATASET_HEADS])?;
            put(&transaction.object_store(DATASETS)?, id, Uint8ArraySlice::new(bytes))?;
            put(&transaction.object_store(DATASET_HEADS)?, id, head)?;
            commit(transaction).await
        })
        .await
    }

    /// The same, of bytes that `write` gives piece by piece, each time the same. It is asked twice, for their number
    /// first: so the program never holds all of them, and its memory does not grow by them for good.
    pub async fn put_dataset_written(
        &self,
        id: &str,
        head: &str,
        write: impl Fn(&mut dyn FnMut(&[u8])),
    ) -> Result<(), StorageError> {
        let mut length = 0;
        write(&mut |piece| length += piece.len() as u32);
        let whole = js_sys::Uint8Array::new_with_length(length);
        let mut at = 0;
        write(&mut |piece| {
            let end = at + piece.len() as u32;
            whole.subarray(at, end).copy_from(piece);
            at = end;
        });
        let whole = JsValue::from(whole);
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[DATASETS, DATASET_HEADS])?;
            put(&transaction.object_store(DATASETS)?, id, whole.clone())?;
            put(&transaction.object_store(DATASET_HEADS)?, id, head)?;
            commit(transaction).await
        })
        .await
    }

    /// The bytes of a data set; `None` when there is none of that id.
    pub async fn dataset(&self, id: &str) -> Result<Option<Vec<u8>>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(DATASETS).build()?;
            let request = transaction.object_store(DATASETS)?.get::<Uint8Array, _, _>(id).primitive()?;
            Ok(request.await?.map(Vec::from))
        })
        .await
    }

    /// Removes a data set; nothing happens when there is none of that id.
    pub async fn remove_dataset(&self, id: &str) -> Result<(), StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[DATASETS, DATASET_HEADS])?;
            delete(&transaction.object_store(DATASETS)?, id)?;
            delete(&transaction.object_store(DATASET_HEADS)?, id)?;
            commit(transaction).await
        })
        .await
    }

    /// A setting; `None` when it was never written.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(SETTINGS).build()?;
            let request = transaction.object_store(SETTINGS)?.get::<String, _, _>(key).primitive()?;
            Ok(request.await?)
        })
        .await
    }

    /// Writes a setting.
    pub async fn put_setting(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.put_text(SETTINGS, key, value).await
    }

    pub(super) async fn put_text(&self, store: &str, key: &str, value: &str) -> Result<(), StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = begin(database, &[store])?;
            put(&transaction.object_store(store)?, key, value)?;
            commit(transaction).await
        })
        .await
    }

    /// All keys of a store with their texts, by key. Both are read in one transaction, so they belong together.
    async fn all_of(&self, store: &str) -> Result<Vec<(String, String)>, StorageError> {
        self.with_database(async |database: &Database| {
            let transaction = database.transaction(store).build()?;
            let records = transaction.object_store(store)?;
            let keys = records.get_all_keys::<String>().primitive()?;
            let texts = records.get_all::<String>().primitive()?;
            let (keys, texts) = (keys.await?, texts.await?);
            keys.zip(texts).map(|(key, text)| Ok((key?, text?))).collect()
        })
        .await
    }
}
