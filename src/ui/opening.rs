//! Making and opening whole workshops. Opening never overwrites: it makes a copy under an id of its own (S10).

use leptos::prelude::*;

use crate::id::WorkshopId;
#[cfg(feature = "app")]
use crate::platform::files;
use crate::platform::storage::{Storage, StorageError};
use crate::platform::{clock, page, storage};
use crate::ui::app::App;
use crate::ui::parts::notices::Notice;
use crate::ui::route::{Route, Screen};
use crate::ui::session::journal_entries;
use crate::ui::text;
use crate::workshop::{Journal, ListEntry, OpenedFile, Replica, Workshop};
#[cfg(feature = "app")]
use crate::workshop::{new_workshop, read_intact_file};

#[cfg(all(feature = "app", not(feature = "german")))]
const EXAMPLE: &str = "./examples/parcel-tracking.streamgauge.json";
#[cfg(all(feature = "app", feature = "german"))]
const EXAMPLE: &str = "./examples/parcel-tracking.de.streamgauge.json";

/// Makes an empty workshop and goes there.
#[cfg(feature = "app")]
pub fn start_empty(app: App) {
    let mut journal = Journal::new(Replica(page::replica_bits()));
    let edits = new_workshop(text::UNTITLED, text::CURRENT_STATE, &mut clock::random_bits);
    let made = journal.record(clock::now_ms(), edits);
    let opened = OpenedFile { gestures: made.into_iter().map(|made| made.gesture).collect(), ..OpenedFile::default() };
    keep_and_go(app, opened, Origin::Here);
}

/// Opens a copy of the filled example.
#[cfg(feature = "app")]
pub fn open_example(app: App) {
    clock::spawn(async move {
        let text = files::fetch_text(EXAMPLE).await.ok();
        if let Some(opened) = text.and_then(|text| read_intact_file(&text)) {
            keep_and_go(app, opened, Origin::Here);
        } else {
            app.notify(Notice::problem(text::EXAMPLE_NOT_THERE));
            show(app, Route::Home);
        }
    });
}

/// Where a workshop comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Made here, as the example is.
    #[cfg(feature = "app")]
    Here,
    /// A file, a backup or a link: a copy of one that may be here already, and the list tells them apart.
    Elsewhere,
}

/// Stores what was opened under an id of its own, and goes there; gives that id.
pub fn keep_and_go(app: App, opened: OpenedFile, origin: Origin) -> WorkshopId {
    let id = WorkshopId::from_bits(clock::random_bits());
    let Some(storage) = app.storage() else { return id };
    clock::spawn(async move {
        match keep(&storage, id, &opened, origin).await {
            Ok(screen) => {
                clock::spawn(async {
                    let _ = storage::persist().await;
                });
                show(app, Route::Workshop(id, screen));
            }
            Err(error) => app.notify(Notice::problem(text::storage_error(&error))),
        }
    });
    id
}

/// Goes to what was opened. The example's own address is not left behind: going back would open another copy.
fn show(app: App, route: Route) {
    let address = route.address();
    if app.route.get_untracked() == Route::Example { page::replace_route(&address) } else { page::go(&address) }
}

/// As many as are folded between two frames.
const GESTURES_AT_ONCE: usize = 2_000;

/// Stores the rows first, then the journal: a journal never refers to rows that are not there. Gives the screen to begin
/// with.
pub async fn keep(
    storage: &Storage,
    id: WorkshopId,
    opened: &OpenedFile,
    origin: Origin,
) -> Result<Screen, StorageError> {
    for dataset in &opened.datasets {
        storage.put_dataset(&dataset.id.to_string(), "{}", &dataset.bytes).await?;
    }
    let mut journal = Journal::new(Replica(0));
    for part in opened.gestures.chunks(GESTURES_AT_ONCE) {
        journal.receive(part.iter().cloned());
        if part.len() == GESTURES_AT_ONCE {
            clock::sleep(0).await;
        }
    }
    let list_entry = list_entry_of(journal.workshop(), origin).to_json();
    storage.append(&id.to_string(), &journal_entries(journal.gestures()), Some(&list_entry)).await?;
    Ok(first_screen(journal.workshop()))
}

/// The screen to begin with: the map, or for a rater the sheet. The first program opens no rater's file.
fn first_screen(workshop: &Workshop) -> Screen {
    #[cfg(feature = "whole")]
    if crate::workshop::lone_sheet(workshop).is_some() {
        return Screen::Scorecard;
    }
    let _ = workshop;
    Screen::Map
}

/// The row of a workshop that comes in now.
pub fn list_entry_of(workshop: &Workshop, origin: Origin) -> ListEntry {
    ListEntry { came_in: origin == Origin::Elsewhere, ..ListEntry::of(workshop, clock::now_ms()) }
}
