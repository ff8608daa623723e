//! Housekeeping: long journals are packed, and rows of deploy data that nothing speaks of any more are removed.
//!
//! Rows are stored before the edit that refers to them, and stay when that is undone, so that redo finds them. They go only
//! when no journal here, in the bin or not, now or in its past, names them, and only a day after that was first seen:
//! an import under way in another tab has recorded its edit by then.

use super::backup::dataset_ids;
use crate::id::DatasetId;
use crate::platform::clock;
use crate::platform::storage::{Storage, StorageError};
use crate::ui::app::App;
use crate::workshop::keeping::datasets_mentioned;

const DAY_MS: f64 = 86_400_000.0;
/// When it disturbs nobody.
const QUIET_MS: u32 = 20_000;
const SWEPT: &str = "swept_at";
const LEFTOVERS: &str = "leftovers";

/// Packs what is to be packed, a while after the program has started, and sweeps once a day.
pub fn sweep_later(app: App) {
    clock::spawn(async move {
        clock::sleep(QUIET_MS).await;
        let Some(storage) = app.storage() else { return };
        // Should it fail, everything stays as it was, and it is tried again next time.
        let _ = pack_journals(&storage).await;
        let swept_at = storage.setting(SWEPT).await.ok().flatten().and_then(|at| at.parse::<f64>().ok());
        let is_due = swept_at.is_none_or(|at| clock::now_ms() - at > DAY_MS || at > clock::now_ms());
        if is_due && sweep(&storage).await.is_ok() {
            // Should it fail, it is swept again next time.
            let _ = storage.put_setting(SWEPT, &clock::now_ms().to_string()).await;
        }
    });
}

/// Packs the journals of all workshops that have grown long since the last time.
pub async fn pack_journals(storage: &Storage) -> Result<(), StorageError> {
    let ids: Vec<String> = storage.workshops().await?.into_iter().map(|record| record.id).collect();
    for id in storage.long_journals(&ids).await? {
        storage.pack_journal(&id).await?;
    }
    Ok(())
}

/// Notes what nothing speaks of, and removes what was noted a day ago. Gives what is still there.
pub async fn sweep(storage: &Storage) -> Result<Vec<DatasetId>, StorageError> {
    let mut unnamed = dataset_ids(storage).await?;
    for record in storage.workshops().await? {
        if unnamed.is_empty() {
            break;
        }
        let named = datasets_mentioned(&storage.journal(&record.id).await?, &unnamed);
        unnamed.retain(|id| !named.contains(id));
        clock::sleep(0).await;
    }
    let (noted, now) = (noted(storage).await?, clock::now_ms());
    let mut left = Vec::new();
    for id in unnamed {
        let seen_at = noted.iter().find(|(other, _)| *other == id).map_or(now, |(_, at)| *at);
        if now - seen_at > DAY_MS {
            storage.remove_dataset(&id.to_string()).await?;
        } else {
            left.push((id, seen_at));
        }
    }
    let lines: Vec<String> = left.iter().map(|(id, at)| format!("{id} {at}")).collect();
    storage.put_setting(LEFTOVERS, &lines.join("\n")).await?;
    Ok(left.into_iter().map(|(id, _)| id).collect())
}

async fn noted(storage: &Storage) -> Result<Vec<(DatasetId, f64)>, StorageError> {
    let text = storage.setting(LEFTOVERS).await?.unwrap_or_default();
    let line = |line: &str| {
        let (id, at) = line.split_once(' ')?;
        Some((id.parse().ok()?, at.parse().ok()?))
    };
    Ok(text.lines().filter_map(line).collect())
}

/// How many bytes a data set has. Counted once and noted beside it.
pub async fn dataset_bytes(storage: &Storage, id: &str, head: &str) -> Result<f64, StorageError> {
    let noted = head.strip_prefix("{\"bytes\":").and_then(|rest| rest.strip_suffix('}')).and_then(|n| n.parse().ok());
    if let Some(bytes) = noted {
        return Ok(bytes);
    }
    let bytes = storage.dataset(id).await?.map_or(0, |bytes| bytes.len());
    storage.put_dataset_head(id, &format!("{{\"bytes\":{bytes}}}")).await?;
    Ok(bytes as f64)
}
