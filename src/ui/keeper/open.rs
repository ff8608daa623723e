//! Opening what was handed to the page: workshops, backups, deploy data.

use super::kin::{self, Asked};
use super::{Keeper, restore};
use crate::id::WorkshopId;
use crate::platform::archive;
use crate::platform::files::{self, File, FileError};
use crate::platform::handed::Handed;
use crate::platform::storage::{Storage, StorageError};
use crate::report::source::source_in;
use crate::ui::opening::{self, Origin};
use crate::ui::text;
use crate::ui::text::keeping as said;
use crate::workshop::keeping::{Kinship, kinship, probes};
use crate::workshop::{FileLayout, FilePieces, FileProblem, Gesture, ListEntry, OpenedFile, names_format, read_file};

/// Problems beyond these say nothing new.
const MOST_PROBLEMS: usize = 3;
/// How a ZIP archive begins; an empty one has its end only.
const ZIP_STARTS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// How pictures begin: PNG, SVG with and without its XML declaration.
const PICTURE_STARTS: [&[u8]; 3] = [b"\x89PNG", b"<?xm", b"<svg"];

/// Larger files are read in pieces.
const LARGE_BYTES: f64 = 1e6;
/// As much as is read between two frames.
const PIECE_BYTES: u64 = 262_144;
/// Of a text that has to be read as a whole: reading it stops the page for some tenths of a second.
const MOST_BYTES_AT_ONCE: f64 = 8e6;
/// In which a workshop file names its format.
const HEAD_BYTES: u64 = 4096;

/// Opens files one after the other.
pub async fn open_all(keeper: Keeper, handed: Vec<Handed>) {
    for handed in handed {
        match handed.file().await {
            Some(file) => open(keeper, file).await,
            None => keeper.warn(text::file_not_readable("")),
        }
    }
}

async fn open(keeper: Keeper, file: File) {
    let name = file.name();
    let Ok(start) = archive::read_part(&file, 0, 4).await else { return keeper.warn(text::file_not_readable(&name)) };
    if ZIP_STARTS.contains(&start.as_slice()) {
        return restore::restore(keeper, file).await;
    }
    if PICTURE_STARTS.contains(&start.as_slice())
        && let Ok(bytes) = files::read_bytes(&file).await
        && let Some(source) = source_in(&bytes)
    {
        return open_picture(keeper, &name, &source);
    }
    let is_json = name.to_lowercase().ends_with(".json");
    if let (false, Some(workshop)) = (is_json, keeper.open_workshop()) {
        return keeper.send_deploy_file(workshop, file);
    }
    let opened = match read(&file).await {
        Ok(Some(opened)) => opened,
        Ok(None) => return keeper.warn(said::laid_out_otherwise(&name, file.size())),
        Err(_) => return keeper.warn(text::file_not_readable(&name)),
    };
    let is_other = opened.gestures.is_empty() && matches!(opened.problems.as_slice(), [] | [FileProblem::NotAWorkshop]);
    match (is_other, keeper.open_workshop()) {
        (true, Some(workshop)) => keeper.send_deploy_file(workshop, file),
        (true, None) => keeper.warn(text::file_problem(&name, &FileProblem::NotAWorkshop, 0)),
        (false, _) => open_workshop(keeper, name, opened).await,
    }
}

/// Reads a file; a large one piece by piece, so that the page never stands still. `None`: it names the format, but is too
/// large to be read in the layout that some other program gave it.
async fn read(file: &File) -> Result<Option<OpenedFile>, FileError> {
    if file.size() <= LARGE_BYTES {
        return Ok(Some(read_file(&files::read_text(file).await?)));
    }
    if let Some(opened) = read_pieces(file).await? {
        return Ok(Some(opened));
    }
    let head = archive::read_part(file, 0, HEAD_BYTES).await?;
    if !names_format(&String::from_utf8_lossy(&head)) {
        return Ok(Some(OpenedFile { problems: vec![FileProblem::NotAWorkshop], ..OpenedFile::default() }));
    }
    if file.size() > MOST_BYTES_AT_ONCE {
        return Ok(None);
    }
    Ok(Some(read_file(&files::read_text(file).await?)))
}

async fn read_pieces(file: &File) -> Result<Option<OpenedFile>, FileError> {
    let size = file.size() as u64;
    let mut pieces = FilePieces::default();
    let mut from = 0;
    while from < size {
        let to = (from + PIECE_BYTES).min(size);
        // The page draws and hears keys while it waits for the disk.
        if pieces.take(&archive::read_part(file, from, to).await?) == FileLayout::Other {
            break;
        }
        from = to;
    }
    Ok(pieces.finish())
}

/// A picture holds a workshop without its history: there is nothing to merge, so it opens as a copy.
fn open_picture(keeper: Keeper, name: &str, source: &str) {
    let opened = read_file(source);
    for problem in problems(name, &opened) {
        keeper.warn(problem);
    }
    if !opened.gestures.is_empty() {
        opening::keep_and_go(keeper.app, opened, Origin::Elsewhere);
    }
}

/// What could not be read of a file, in words.
pub fn problems(name: &str, opened: &OpenedFile) -> Vec<String> {
    let said = |problem| text::file_problem(name, problem, opened.gestures.len());
    opened.problems.iter().take(MOST_PROBLEMS).map(said).collect()
}

async fn open_workshop(keeper: Keeper, name: String, opened: OpenedFile) {
    for problem in problems(&name, &opened) {
        keeper.warn(problem);
    }
    let Some(storage) = keeper.app.storage().filter(|_| !opened.gestures.is_empty()) else { return };
    match find_kin(&storage, &opened.gestures).await {
        Ok(None) => {
            opening::keep_and_go(keeper.app, opened, Origin::Elsewhere);
        }
        Ok(Some((workshop, title, here, kin))) => {
            let (news, lead) = (kin::sentences(&here, &kin), said::kin_lead(&name, &title, &kin));
            let (gestures, datasets) = (opened.gestures.len(), opened.datasets.clone());
            let copy = opening::keep_and_go(keeper.app, opened, Origin::Elsewhere);
            kin::ask(keeper, Asked { copy, gestures, workshop, lead, news, kin, datasets });
        }
        Err(error) => {
            keeper.warn_of(&error);
            opening::keep_and_go(keeper.app, opened, Origin::Elsewhere);
        }
    }
}

type Kin = (WorkshopId, String, Vec<Gesture>, Kinship);

/// The workshop here with which a file has most in common, if there is one; what lies in the bin does not count.
async fn find_kin(storage: &Storage, file: &[Gesture]) -> Result<Option<Kin>, StorageError> {
    let records = storage.workshops().await?;
    let living = records.into_iter().filter_map(|record| {
        let entry = ListEntry::from_json(&record.json).ok()?;
        entry.deleted_at_ms.is_none().then_some((record.id, entry))
    });
    let living: Vec<(String, ListEntry)> = living.collect();
    let ids: Vec<String> = living.iter().map(|(id, _)| id.clone()).collect();
    let probes: Vec<(u64, String)> =
        probes(file).into_iter().map(|stamp| (stamp.clock, stamp.replica.to_string())).collect();
    let mut best: Option<(Kin, f64)> = None;
    for id in storage.workshops_with(&ids, &probes).await? {
        let Ok(workshop) = id.parse::<WorkshopId>() else { continue };
        let here: Vec<Gesture> =
            storage.journal(&id).await?.iter().filter_map(|json| Gesture::from_json(json).ok()).collect();
        let Some(kin) = kinship(&here, file) else { continue };
        let Some((_, entry)) = living.iter().find(|(other, _)| *other == id) else { continue };
        // Of two copies the one that holds more of the file, then the one that was changed last.
        let is_better = best.as_ref().is_none_or(|((.., best), changed)| {
            (kin.shared, entry.changed_at_ms) > (best.shared, *changed)
        });
        if is_better {
            best = Some(((workshop, entry.name.clone(), here, kin), entry.changed_at_ms));
        }
    }
    Ok(best.map(|(kin, _)| kin))
}
