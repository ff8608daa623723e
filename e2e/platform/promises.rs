//! The promises about what was saved, each under its number.

use std::cell::Cell;
use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use streamgauge::platform::storage::{self, Closing, Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{CLOSED_ONCE, Haste, Sabotage, delete_database, entry, fresh_name, fresh_storage, ids, js};

#[wasm_bindgen_test]
async fn s3_an_append_is_strict_and_told_after_complete() {
    let (_, storage) = fresh_storage().await;
    let _watch = Sabotage::of(
        "IDBDatabase",
        "transaction",
        "const tx = real.apply(this, args); globalThis.seen = tx.durability;
         tx.addEventListener('complete', () => { globalThis.seen += ' complete'; }); return tx;",
    );
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    assert_eq!(js("return globalThis.seen"), "strict complete");
}

#[wasm_bindgen_test]
async fn s4_s7_a_full_disk_is_told_and_costs_nothing_saved() {
    let (_, storage) = fresh_storage().await;
    storage.append("w", &[entry(1, "a", "1")], Some("before")).await.unwrap();
    {
        let _full = Sabotage::of(
            "IDBObjectStore",
            "put",
            "if (n > 2) throw new DOMException('full', 'QuotaExceededError'); return real.apply(this, args);",
        );
        let two = [entry(2, "a", "2"), entry(3, "a", "3")];
        assert_eq!(storage.append("w", &two, Some("after")).await, Err(StorageError::Quota));
    }
    // Both entries were put before the list's entry failed: one transaction, so neither is there.
    assert_eq!(storage.journal("w").await.unwrap(), ["1"]);
    assert_eq!(storage.workshops().await.unwrap().first().unwrap().json, "before");
}

#[wasm_bindgen_test]
async fn s4_the_reason_of_an_abort_at_the_commit_is_told() {
    let (_, storage) = fresh_storage().await;
    // A full disk shows at the commit: the transaction is aborted, and only `transaction.error` says why.
    let _full = Sabotage::of(
        "IDBTransaction",
        "commit",
        "Object.defineProperty(this, 'error', {value: new DOMException('full', 'QuotaExceededError')}); this.abort();",
    );
    assert_eq!(storage.append("w", &[entry(1, "a", "1")], Some("{}")).await, Err(StorageError::Quota));
}

#[wasm_bindgen_test]
async fn s6_a_newer_release_gets_the_database_and_this_one_may_not_write() {
    let (name, storage) = fresh_storage().await;
    let told = Rc::new(Cell::new(None));
    storage.on_closing({
        let told = told.clone();
        move |closing| told.set(Some(closing))
    });
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    let was_blocked = Rc::new(Cell::new(false));
    let newer = Database::open(name.clone())
        .with_version(3u8)
        .with_on_blocked({
            let was_blocked = was_blocked.clone();
            move |_| {
                was_blocked.set(true);
                Ok(())
            }
        })
        .with_on_upgrade_needed(|_, database| database.create_object_store("newer").build().map(|_| ()))
        .await
        .unwrap();
    assert!(!was_blocked.get(), "the older release did not let go");
    assert_eq!(told.get(), Some(Closing::NewerVersion));
    assert_eq!(storage.append("w", &[entry(2, "a", "2")], Some("{}")).await, Err(StorageError::NewerVersion));
    assert_eq!(Storage::open_named(&name).await.err(), Some(StorageError::NewerVersion));
    newer.close();
}

#[wasm_bindgen_test]
async fn s6_a_tab_that_does_not_let_go_is_told_of_and_no_connection_is_left_over() {
    let name = fresh_name();
    let stubborn = Database::open(name.clone()).with_version(1u8).await.unwrap();
    {
        let _newer = Sabotage::of("IDBFactory", "open", "return real.call(this, args[0], 3);");
        let _haste = Haste::new();
        assert_eq!(Storage::open_named(&name).await.err(), Some(StorageError::Blocked));
    }
    stubborn.close();
    // The late connection of version 3 was closed: else this would hang.
    let newest = Database::open(name).with_version(4u8).await.unwrap();
    newest.close();
}

#[wasm_bindgen_test]
async fn s6_opening_does_not_wait_for_ever_behind_a_deletion() {
    let name = fresh_name();
    let stubborn = Database::open(name.clone()).with_version(1u8).await.unwrap();
    let deletion = Database::delete_by_name(&name).unwrap();
    {
        let _haste = Haste::new();
        assert_eq!(Storage::open_named(&name).await.err(), Some(StorageError::Blocked));
    }
    stubborn.close();
    deletion.await.unwrap();
    let storage = Storage::open_named(&name).await.unwrap();
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    assert_eq!(ids(&storage).await, ["w"]);
}

#[wasm_bindgen_test]
async fn s8_a_dead_connection_is_opened_anew() {
    let (_, storage) = fresh_storage().await;
    {
        let _dead = Sabotage::of("IDBDatabase", "transaction", CLOSED_ONCE);
        storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    }
    assert_eq!(storage.journal("w").await.unwrap(), ["1"]);
    {
        let _dead = Sabotage::of("IDBDatabase", "transaction", CLOSED_ONCE);
        assert_eq!(storage.journal("w").await.unwrap(), ["1"], "reading, too");
    }
    storage.close();
    assert_eq!(ids(&storage).await, ["w"], "after our own closing, too");
}

#[wasm_bindgen_test]
async fn s8_an_aborted_write_is_repeated_once() {
    let (_, storage) = fresh_storage().await;
    let _abort = Sabotage::of("IDBTransaction", "commit", "n === 1 ? this.abort() : real.call(this);");
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    assert_eq!(storage.journal("w").await.unwrap(), ["1"]);
}

#[wasm_bindgen_test]
async fn s8_a_lost_write_never_reports_success() {
    let (_, storage) = fresh_storage().await;
    {
        let _dead = Sabotage::of("IDBDatabase", "transaction", "this.close(); return real.apply(this, args);");
        assert_eq!(storage.append("w", &[entry(1, "a", "1")], Some("{}")).await, Err(StorageError::Closed));
    }
    {
        let _abort = Sabotage::of("IDBTransaction", "commit", "this.abort();");
        assert_eq!(storage.append("w", &[entry(1, "a", "1")], Some("{}")).await, Err(StorageError::Aborted));
    }
    assert!(storage.journal("w").await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn s9_a_vanished_database_is_announced_until_acknowledged() {
    let (name, storage) = fresh_storage().await;
    assert!(!storage.vanished(), "a first visit is no loss");
    storage.close();
    delete_database(&name).await;
    let storage = Storage::open_named(&name).await.unwrap();
    assert!(!storage.vanished(), "nothing was saved, so nothing is lost");
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    storage.remove_workshop("w").await.unwrap();
    storage.close();
    delete_database(&name).await;
    let storage = Storage::open_named(&name).await.unwrap();
    assert!(!storage.vanished(), "nothing was left, so nothing is lost");
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    storage.close();
    delete_database(&name).await;
    for visit in 1..=2 {
        let storage = Storage::open_named(&name).await.unwrap();
        assert!(storage.vanished(), "visit {visit}");
        storage.close();
    }
    let storage = Storage::open_named(&name).await.unwrap();
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    storage.acknowledge_vanished();
    storage.close();
    assert!(!Storage::open_named(&name).await.unwrap().vanished());
    delete_database(&name).await;
    assert!(Storage::open_named(&name).await.unwrap().vanished(), "what was saved since is lost, too");
}

#[wasm_bindgen_test]
async fn s9_a_database_that_vanishes_at_work_takes_no_half_journal() {
    let (name, storage) = fresh_storage().await;
    let told = Rc::new(Cell::new(None));
    storage.on_closing({
        let told = told.clone();
        move |closing| told.set(Some(closing))
    });
    storage.append("w", &[entry(1, "a", "1")], Some("{}")).await.unwrap();
    delete_database(&name).await;
    assert_eq!(told.get(), Some(Closing::Deleted));
    assert_eq!(storage.append("w", &[entry(2, "a", "2")], Some("{}")).await, Err(StorageError::Vanished));
    assert!(storage.vanished());
    storage.append("w", &[entry(1, "a", "1"), entry(2, "a", "2")], Some("{}")).await.unwrap();
    assert_eq!(storage.journal("w").await.unwrap(), ["1", "2"]);
}

#[wasm_bindgen_test]
async fn s14_the_browser_answers_about_persistence() {
    // Headless browsers refuse; what matters is that the answer is theirs, and the same both times.
    assert_eq!(storage::persist().await, storage::persistence().await);
    let estimate = storage::estimate().await.unwrap();
    assert!(estimate.quota_bytes > estimate.usage_bytes);
    js("globalThis.real = StorageManager.prototype.persisted; delete StorageManager.prototype.persisted;");
    assert_eq!(storage::persistence().await, storage::Persistence::Unknown);
    js("StorageManager.prototype.persisted = globalThis.real;");
}
