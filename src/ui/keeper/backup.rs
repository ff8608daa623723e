//! All workshops in one ZIP file, and single ones as files.

use leptos::prelude::*;

use super::Keeper;
use crate::id::DatasetId;
use crate::platform::archive::FileInParts;
use crate::platform::storage::{Storage, StorageError};
use crate::platform::{clock, files};
use crate::ui::saving::file_name;
use crate::ui::text;
use crate::ui::text::keeping as said;
use crate::workshop::keeping::{BACKUP_EXTENSION, MemberNames, ZipWriter, datasets_mentioned, write_lines};
use crate::workshop::{DatasetBytes, ListEntry};

/// Where workshops stand that lie in the bin.
pub const BIN_FOLDER: &str = "bin/";

/// Why there is no backup.
enum NoBackup {
    Storage(StorageError),
    TooLarge,
}

impl From<StorageError> for NoBackup {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// Writes all workshops, those in the bin as well, and gives them to the person.
pub fn back_up(keeper: Keeper) {
    let Some(storage) = keeper.app.storage() else { return };
    clock::spawn(async move {
        keeper.progress.set(Some(said::BACKING_UP.to_owned()));
        let name = said::backup_name(&clock::today());
        match write_all(keeper, &storage).await {
            Ok((0, _)) => keeper.warn(said::NOTHING_TO_BACK_UP),
            Ok((workshops, file)) => {
                let size = file.bytes();
                match file.download(&name, "application/zip") {
                    Ok(()) => keeper.tell(said::backed_up(workshops, size, &name)),
                    Err(_) => keeper.warn(text::FILE_NOT_SAVED),
                }
            }
            Err(NoBackup::TooLarge) => keeper.warn(said::TOO_LARGE),
            Err(NoBackup::Storage(error)) => keeper.warn_of(&error),
        }
        keeper.progress.set(None);
    });
}

async fn write_all(keeper: Keeper, storage: &Storage) -> Result<(usize, FileInParts), NoBackup> {
    let records = storage.workshops().await?;
    let known = dataset_ids(storage).await?;
    let (mut zip, mut names, mut file) = (ZipWriter::default(), MemberNames::default(), FileInParts::default());
    let of = records.len();
    for (done, record) in records.iter().enumerate() {
        keeper.progress.set(Some(said::backing_up(done + 1, of)));
        // So that the words are painted.
        clock::sleep(0).await;
        let entry = ListEntry::from_json(&record.json).unwrap_or_default();
        let (content, left_out) = file_of(storage, &record.id, &entry.name, &known).await?;
        if left_out > 0 {
            keeper.warn(said::lines_left_out(&entry.name, left_out));
        }
        let folder = if entry.deleted_at_ms.is_some() { BIN_FOLDER } else { "" };
        let stem = file_name(&entry.name);
        let stem = stem.strip_suffix(BACKUP_EXTENSION).unwrap_or(&stem);
        let member = names.take(folder, stem);
        let header = zip.member(&member, moment(entry.changed_at_ms), content.as_bytes());
        file.push(&header.map_err(|_| NoBackup::TooLarge)?);
        file.push(content.as_bytes());
    }
    file.push(&zip.finish().map_err(|_| NoBackup::TooLarge)?);
    Ok((of, file))
}

/// A moment's parts where the person is, as an archive notes it.
fn moment(at_ms: f64) -> [u32; 5] {
    let text = clock::local_date_time(at_ms);
    let mut numbers = text.split(['-', ' ', ':']).map(|part| part.parse().unwrap_or_default());
    std::array::from_fn(|_| numbers.next().unwrap_or_default())
}

/// All data sets that are here.
pub async fn dataset_ids(storage: &Storage) -> Result<Vec<DatasetId>, StorageError> {
    Ok(storage.dataset_heads().await?.into_iter().filter_map(|record| record.id.parse().ok()).collect())
}

/// A workshop's file, with all rows that its history speaks of, so that it can be gone back in there as well; and how many
/// changes had to be left out.
pub async fn file_of(
    storage: &Storage,
    id: &str,
    name: &str,
    known: &[DatasetId],
) -> Result<(String, usize), StorageError> {
    let lines = storage.journal(id).await?;
    let mut datasets = Vec::new();
    for id in datasets_mentioned(&lines, known) {
        if let Some(bytes) = storage.dataset(&id.to_string()).await? {
            datasets.push(DatasetBytes { id, bytes });
        }
    }
    Ok(write_lines(name, clock::now_ms(), &lines, &datasets))
}

/// Gives one workshop to the person.
pub fn save_one(keeper: Keeper, id: String, name: String) {
    let Some(storage) = keeper.app.storage() else { return };
    clock::spawn(async move {
        let written = async {
            let known = dataset_ids(&storage).await?;
            file_of(&storage, &id, &name, &known).await
        };
        match written.await {
            Ok((content, left_out)) => {
                let file = file_name(&name);
                match files::download_text(&file, "application/json", &content) {
                    Ok(()) => keeper.tell(text::file_saved(&file)),
                    Err(_) => keeper.warn(text::FILE_NOT_SAVED),
                }
                if left_out > 0 {
                    keeper.warn(said::lines_left_out(&name, left_out));
                }
            }
            Err(error) => keeper.warn_of(&error),
        }
    });
}
