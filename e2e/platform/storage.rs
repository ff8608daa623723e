//! Journals, data sets and settings.

use streamgauge::platform::storage::Storage;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{entry, fresh_storage, ids};

#[wasm_bindgen_test]
async fn a_journal_comes_back_in_stamp_order() {
    let (_, storage) = fresh_storage().await;
    // 10 after 9: as numbers, not as decimal text.
    let mixed =
        [entry(10, "a", "4"), entry(9, "b", "3"), entry(1 << 52, "a", "5"), entry(9, "a", "2"), entry(0, "z", "1")];
    storage.append("w", &mixed, Some("{}")).await.unwrap();
    assert_eq!(storage.journal("w").await.unwrap(), ["1", "2", "3", "4", "5"]);
    assert_eq!(storage.journal_tail("w", 9, "a").await.unwrap(), ["3", "4", "5"]);
    assert!(storage.journal_tail("w", 1 << 52, "a").await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn workshops_do_not_mix() {
    let (_, storage) = fresh_storage().await;
    for id in ["w", "w1", "v", "wa"] {
        storage.append(id, &[entry(1, "a", id)], Some(&format!("[{id}]"))).await.unwrap();
    }
    assert_eq!(storage.journal("w").await.unwrap(), ["w"]);
    assert_eq!(storage.journal_tail("w", 0, "").await.unwrap(), ["w"]);
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

#[wasm_bindgen_test]
async fn a_snapshot_takes_the_place_of_what_it_holds() {
    let (_, storage) = fresh_storage().await;
    let entries: Vec<_> = (1..=5).map(|clock| entry(clock, "a", &clock.to_string())).collect();
    storage.append("w", &entries, Some("{}")).await.unwrap();
    storage.append("v", &entries, Some("{}")).await.unwrap();
    storage.replace_journal("w", 3, "a", &entry(3, "a", "1 to 3")).await.unwrap();
    assert_eq!(storage.journal("w").await.unwrap(), ["1 to 3", "4", "5"]);
    assert_eq!(storage.journal("v").await.unwrap().len(), 5);
}

#[wasm_bindgen_test]
async fn a_data_set_comes_back_byte_for_byte() {
    let (_, storage) = fresh_storage().await;
    let bytes: Vec<u8> = (0..1_048_576_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    storage.put_dataset("d", "{\"rows\":3}", &bytes).await.unwrap();
    storage.put_dataset("empty", "{}", &[]).await.unwrap();
    assert!(storage.dataset("d").await.unwrap().unwrap() == bytes);
    assert_eq!(storage.dataset("empty").await.unwrap(), Some(Vec::new()));
    let pieces = bytes.chunks(300_000).map(<[u8]>::to_vec).collect();
    storage.put_dataset_pieces("pieces", "{}", pieces).await.unwrap();
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
