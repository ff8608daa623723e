//! Restoring a backup: each workshop in it comes in as a copy, and for each is said what became of it.

use leptos::html;
use leptos::prelude::*;

use super::backup::BIN_FOLDER;
use super::open::problems;
use super::Keeper;
use crate::id::WorkshopId;
use crate::platform::files::{File, FileError};
use crate::platform::storage::{Storage, StorageError};
use crate::platform::{archive, clock, files, handed, page};
use crate::ui::opening::{self, Origin};
use crate::ui::parts::dynamic::{clicked, effect, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::route::Route;
use crate::ui::text;
use crate::ui::text::keeping::{self as said, Restored};
use crate::workshop::keeping::{
    LOCAL_HEADER_BYTES, Member, Packing, TAIL_BYTES, crc32, find_directory, is_workshop_name, local_member, read_directory,
};
use crate::workshop::{Journal, ListEntry, Replica, read_file};

/// What a restore came to.
#[derive(Clone, PartialEq)]
pub struct Report {
    lead: String,
    lines: Vec<String>,
}

/// Asks for a backup and restores it.
pub fn choose() {
    clock::spawn(async { handed::hand_over(files::pick(".zip,application/zip", false).await) });
}

/// Restores an archive.
pub async fn restore(keeper: Keeper, file: File) {
    let Some(storage) = keeper.app.storage() else { return };
    keeper.progress.set(Some(said::RESTORING.to_owned()));
    match restore_all(keeper, &storage, &file).await {
        Ok(report) => keeper.report.set(Some(report)),
        Err(Trouble::File) => keeper.warn(text::file_not_readable(&file.name())),
        Err(Trouble::Storage(error)) => keeper.warn_of(&error),
    }
    keeper.progress.set(None);
    keeper.list_version.update(|version| *version += 1);
}

/// Why a restore broke off. What came in before stays.
enum Trouble {
    File,
    Storage(StorageError),
}

impl From<FileError> for Trouble {
    fn from(_: FileError) -> Self {
        Self::File
    }
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

async fn restore_all(keeper: Keeper, storage: &Storage, file: &File) -> Result<Report, Trouble> {
    let (members, is_whole) = members(file).await?;
    let wanted: Vec<&Member> = members.iter().filter(|member| is_workshop_name(&member.name)).collect();
    let of = wanted.len();
    if of == 0 {
        let lead = if members.is_empty() && !is_whole { said::NO_ARCHIVE } else { said::NO_WORKSHOPS_INSIDE };
        return Ok(Report { lead: lead.to_owned(), lines: Vec::new() });
    }
    let (mut lines, mut copies, mut others) = (Vec::new(), 0, 0);
    for (done, member) in wanted.into_iter().enumerate() {
        keeper.progress.set(Some(said::restoring(done + 1, of)));
        clock::sleep(0).await;
        let restored = restore_member(storage, file, member).await?;
        let is_clean = match &restored {
            Restored::Copy { problems, .. } | Restored::InBin { problems, .. } => {
                copies += 1;
                problems.is_empty()
            }
            _ => false,
        };
        others += usize::from(!is_clean);
        lines.push(said::restored(&member.name, &restored));
    }
    if !is_whole {
        lines.push(said::CUT_OFF.to_owned());
        others += 1;
    }
    Ok(Report { lead: said::restore_summary(copies, others), lines })
}

/// What the archive holds, and whether its list of contents is there.
async fn members(file: &File) -> Result<(Vec<Member>, bool), FileError> {
    let bytes = file.size() as u64;
    let tail = archive::read_part(file, bytes.saturating_sub(TAIL_BYTES), bytes).await?;
    if let Some(directory) = find_directory(&tail, bytes) {
        let listed = archive::read_part(file, directory.at, directory.at + directory.bytes).await?;
        let members = read_directory(&listed);
        if !members.is_empty() || directory.members == 0 {
            return Ok((members, true));
        }
    }
    let mut members = Vec::new();
    let mut at = 0;
    while at < bytes {
        let header = archive::read_part(file, at, at + LOCAL_HEADER_BYTES + 1024).await?;
        let Some(member) = local_member(&header, at) else { break };
        at += member.header_bytes.unwrap_or(LOCAL_HEADER_BYTES) + member.packed_bytes;
        members.push(member);
    }
    Ok((members, false))
}

async fn restore_member(storage: &Storage, file: &File, member: &Member) -> Result<Restored, Trouble> {
    let header = archive::read_part(file, member.header_at, member.header_at + LOCAL_HEADER_BYTES).await?;
    let Some(length) = Member::header_length(&header) else { return Ok(Restored::Broken) };
    let start = member.header_at + length;
    let packed = archive::read_part(file, start, start + member.packed_bytes).await?;
    let bytes = match member.packing {
        Packing::Stored => Ok(packed),
        Packing::Deflated => archive::inflate(&packed).await,
        Packing::Other => return Ok(Restored::OtherPacking),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(FileError::Unavailable) => return Ok(Restored::OtherPacking),
        Err(_) => return Ok(Restored::Broken),
    };
    let is_as_written = crc32(&bytes) == member.crc32;
    let opened = read_file(&String::from_utf8_lossy(&bytes));
    let mut problems = problems(&member.name, &opened);
    if opened.gestures.is_empty() {
        return Ok(match (is_as_written, problems.is_empty()) {
            (false, _) => Restored::Broken,
            (true, true) => Restored::NoWorkshop,
            (true, false) => Restored::Nothing { problems },
        });
    }
    if !is_as_written && problems.is_empty() {
        problems.push(said::CHANGED_BYTES.to_owned());
    }
    let (id, gestures) = (WorkshopId::from_bits(clock::random_bits()), opened.gestures.len());
    opening::keep(storage, id, &opened, Origin::Elsewhere).await?;
    let is_binned = member.name.starts_with(BIN_FOLDER);
    if !is_binned {
        return Ok(Restored::Copy { gestures, problems });
    }
    let mut journal = Journal::new(Replica(0));
    journal.receive(opened.gestures);
    let entry = opening::list_entry_of(journal.workshop(), Origin::Elsewhere);
    let entry = ListEntry { deleted_at_ms: Some(entry.changed_at_ms), ..entry };
    storage.put_workshop(&id.to_string(), &entry.to_json()).await?;
    Ok(Restored::InBin { gestures, problems })
}

/// What a restore came to, as a dialog over whatever is shown.
#[component]
pub fn RestoreReport() -> impl IntoView {
    let keeper = Keeper::here();
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    effect(move || {
        let (Some(dialog), is_there) = (dialog.get(), keeper.report.with(Option::is_some)) else { return };
        if !is_there {
            dialog.close();
        } else if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if keeper.report.get_untracked().is_some() {
            keeper.report.set(None);
            // Home has its list from before.
            if keeper.app.route.get_untracked() == Route::Home {
                page::go(&Route::All.address());
            }
        }
    };
    view! {
        <dialog node_ref=dialog class="dialog wide" aria-label=said::REPORT_TITLE on:close=move |_| close()>
            <div class="dialog-head">
                <h2>{said::REPORT_TITLE}</h2>
                <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| close())><Glyph icon=Icon::Close/></button>
            </div>
            {part(move || match keeper.report.get() {
                None => ().into_any(),
                Some(report) => view! {
                    <p>{report.lead}</p>
                    <ul class="news" tabindex="0" aria-label=said::REPORT_TITLE>
                        {report.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                    </ul>
                    <div class="dialog-foot">
                        <a class="btn first" href="#/all" on:click=move |_| close()>{said::ALL_TITLE}</a>
                        <button type="button" class="btn" on:click=clicked(move |_| close())>{said::DONE}</button>
                    </div>
                }
                .into_any(),
            })}
        </dialog>
    }
}
