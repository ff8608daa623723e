//! Journals, data sets and settings.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use streamgauge::platform::storage::{JournalEntry, Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{Sabotage, entry, fresh_storage, ids};

#[wasm_bindgen_test]
async fn a_journal_comes_back_in_stamp_order() {
    let (_, storage) = fresh_storage().await;
    // 10 after 9: as numbers, not as decimal text.
    let mixed =
        [entry(10, "a", "4"), entry(9, "b", "3"), entry(1 << 52, "a", "5"), entry(9, "a", "2"), entry(0, "z", "1")];
    storage.append("w", &mixed, Some("{}")).await.unwrap();
    assert_eq!(storage.journal("w").await.unwrap(), ["1", "2", "3", "4", "5"]);
}

#[wasm_bindgen_test]
async fn workshops_do_not_mix() {
    let (_, storage) = fresh_storage().await;
    for id in ["w", "w1", "v", "wa"] {
        storage.append(id, &[entry(1, "a", id)], Some(&format!("[{id}]"))).await.unwrap();
    }
    assert_eq!(storage.journal("w").await.unwrap(), ["w"]);
    storage.remove_workshop("w").await.unwrap();
    assert!(storage.journal("w").await.unwrap().is_empty());
    assert_eq!(ids(&storage).await, ["v", "w1", "wa"]);
    assert_eq!(storage.journal("w1").await.unwrap(), ["w1"]);
    assert_eq!(storage.journal("wa").await.unwrap(), ["wa"]);
}

#[wasm_bindgen_test]
async fn the_same_entry_twice_is_one() {
    let (_, storage) = fresh_storage().await;
    for list_entry in ["old", "new"] {
        storage.append("w", &[entry(1, "a", "1")], Some(list_entry)).await.unwrap();
    }
    assert_eq!(storage.journal("w").await.unwrap(), ["1"]);
    assert_eq!(storage.workshops().await.unwrap().first().unwrap().json, "new");
}

async fn records(name: &str) -> u32 {
    let database = Database::open(name.to_owned()).await.unwrap();
    let count = {
        let transaction = database.transaction("entries").build().unwrap();
        transaction.object_store("entries").unwrap().count().primitive().unwrap().await.unwrap()
    };
    database.close();
    count
}

fn numbered(clocks: impl Iterator<Item = u64>) -> Vec<JournalEntry> {
    clocks.map(|clock| entry(clock, "a", &format!("{{\"n\":{clock}}}"))).collect()
}

#[wasm_bindgen_test]
async fn a_long_journal_is_packed_and_reads_the_same() {
    let (name, storage) = fresh_storage().await;
    // As a person makes them: a few at a time.
    let all = numbered(1..=2_600);
    for part in all.chunks(50) {
        storage.append("w", part, Some("{}")).await.unwrap();
    }
    storage.append("v", &numbered(1..=3), Some("{}")).await.unwrap();
    let before = storage.journal("w").await.unwrap();
    let both = ["v", "w"].map(str::to_owned);
    assert_eq!(storage.long_journals(&both).await.unwrap(), ["w"]);
    assert_eq!(storage.pack_journal("v").await.unwrap(), 0);
    assert_eq!(storage.pack_journal("w").await.unwrap(), 2_600);
    assert_eq!(records(&name).await, 3 + 3);
    assert_eq!(storage.journal("w").await.unwrap(), before);
    assert_eq!(storage.pack_journal("w").await.unwrap(), 0);
    assert!(storage.long_journals(&both).await.unwrap().is_empty());
    let probes = |clock: u64| vec![(clock, "a".to_owned())];
    assert_eq!(storage.workshops_with(&both, &probes(2)).await.unwrap(), both);
    assert_eq!(storage.workshops_with(&both, &probes(1_500)).await.unwrap(), ["w"]);
    assert!(storage.workshops_with(&both, &probes(2_601)).await.unwrap().is_empty());
    storage.remove_workshop("w").await.unwrap();
    assert_eq!(records(&name).await, 3);
}

#[wasm_bindgen_test]
async fn what_comes_late_or_again_costs_no_chapter() {
    let (_, storage) = fresh_storage().await;
    let all = numbered((1..=3_000).map(|n| n * 2));
    for part in all.chunks(90) {
        storage.append("w", part, Some("{}")).await.unwrap();
    }
    storage.pack_journal("w").await.unwrap();
    // Saved again after an error that was none, and from a tab whose clock is behind.
    storage.append("w", &numbered((999..=1_002).map(|n| n * 2)), None).await.unwrap();
    storage.append("w", &numbered([1_001].into_iter()), None).await.unwrap();
    // The late one stands before the chapter that holds what is looked for.
    for (clock, is_there) in [(1_000, true), (1_001, true), (999, false), (6_001, false)] {
        let found = storage.workshops_with(&["w".to_owned()], &[(clock, "a".to_owned())]).await.unwrap();
        assert_eq!(!found.is_empty(), is_there, "{clock}");
    }
    storage.pack_journal("w").await.unwrap();
    let mut back = storage.journal("w").await.unwrap();
    assert_eq!(back.len(), 3_005);
    let number = |json: &String| json.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u64>().unwrap();
    back.sort_by_key(number);
    back.dedup();
    assert_eq!(back.len(), 3_001);
}

#[wasm_bindgen_test]
async fn many_entries_at_once_are_a_chapter_at_once() {
    let (name, storage) = fresh_storage().await;
    let all = numbered(1..=1_250);
    storage.append("w", &all, Some("{}")).await.unwrap();
    assert_eq!(records(&name).await, 2);
    storage.append("w", &all, Some("{}")).await.unwrap();
    assert_eq!(records(&name).await, 2);
    assert_eq!(storage.journal("w").await.unwrap().len(), 1_250);
    // An entry that spans lines would not come back: such are kept loose.
    let mut odd = numbered(1_251..=1_399);
    odd.push(entry(1_400, "a", "{\n}"));
    storage.append("w", &odd, None).await.unwrap();
    assert_eq!(records(&name).await, 2 + 150);
    assert_eq!(storage.journal("w").await.unwrap().len(), 1_400);
}

#[wasm_bindgen_test]
async fn packing_that_is_broken_off_loses_nothing() {
    let (_, storage) = fresh_storage().await;
    let all = numbered(1..=2_000);
    for part in all.chunks(90) {
        storage.append("w", part, Some("{}")).await.unwrap();
    }
    let before = storage.journal("w").await.unwrap();
    {
        // The second chapter cannot be written.
        let _full = Sabotage::of(
            "IDBObjectStore",
            "put",
            "if (n > 1) throw new DOMException('full', 'QuotaExceededError'); return real.apply(this, args);",
        );
        assert_eq!(storage.pack_journal("w").await, Err(StorageError::Quota));
    }
    assert_eq!(storage.journal("w").await.unwrap(), before);
}

#[wasm_bindgen_test]
async fn a_data_set_comes_back_byte_for_byte() {
    let (_, storage) = fresh_storage().await;
    let bytes: Vec<u8> = (0..1_048_576_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    storage.put_dataset("d", "{\"rows\":3}", &bytes).await.unwrap();
    storage.put_dataset("empty", "{}", &[]).await.unwrap();
    assert!(storage.dataset("d").await.unwrap().unwrap() == bytes);
    assert_eq!(storage.dataset("empty").await.unwrap(), Some(Vec::new()));
    let write = |give: &mut dyn FnMut(&[u8])| bytes.chunks(300_000).for_each(|piece| give(piece));
    storage.put_dataset_written("pieces", "{}", write).await.unwrap();
    assert!(storage.dataset("pieces").await.unwrap().unwrap() == bytes);
    storage.remove_dataset("pieces").await.unwrap();
    assert_eq!(storage.dataset("other").await.unwrap(), None);
    storage.remove_dataset("empty").await.unwrap();
    let heads = storage.dataset_heads().await.unwrap();
    assert_eq!(
        heads.iter().map(|record| (record.id.as_str(), record.head.as_str())).collect::<Vec<_>>(),
        [("d", "{\"rows\":3}")]
    );
}

#[wasm_bindgen_test]
async fn settings_are_kept() {
    let (name, storage) = fresh_storage().await;
    assert_eq!(storage.setting("unit").await.unwrap(), None);
    storage.put_setting("unit", "hours").await.unwrap();
    storage.put_setting("unit", "days – é 💾").await.unwrap();
    storage.close();
    let again = Storage::open_named(&name).await.unwrap();
    assert_eq!(again.setting("unit").await.unwrap().as_deref(), Some("days – é 💾"));
}

#[wasm_bindgen_test]
async fn journals_are_found_again_by_their_entries() {
    let (_, storage) = fresh_storage().await;
    for (id, replica) in [("w", "a"), ("v", "b"), ("x", "a")] {
        storage.append(id, &[entry(1, replica, "1"), entry(2, "a", "2")], Some("{}")).await.unwrap();
    }
    let all = ["x", "v", "w", "gone"].map(str::to_owned);
    let probes = |stamps: &[(u64, &str)]| {
        stamps.iter().map(|(clock, replica)| (*clock, (*replica).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(storage.workshops_with(&all, &probes(&[(1, "a")])).await.unwrap(), ["x", "w"]);
    assert_eq!(storage.workshops_with(&all, &probes(&[(1, "b"), (2, "a")])).await.unwrap(), ["x", "v", "w"]);
    assert!(storage.workshops_with(&all, &probes(&[(3, "a")])).await.unwrap().is_empty());
    assert!(storage.workshops_with(&all, &[]).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn values_of_the_browser_are_kept_and_removed() {
    let (name, storage) = fresh_storage().await;
    assert!(storage.value("linked/w").await.unwrap().is_none());
    let value = js_sys::Array::of1(&"as a handle would be".into());
    storage.put_value("linked/w", &value).await.unwrap();
    storage.close();
    let again = Storage::open_named(&name).await.unwrap();
    let kept = js_sys::Array::from(&again.value("linked/w").await.unwrap().unwrap());
    assert_eq!(kept.get(0).as_string().as_deref(), Some("as a handle would be"));
    again.remove_setting("linked/w").await.unwrap();
    assert!(again.value("linked/w").await.unwrap().is_none());
}
