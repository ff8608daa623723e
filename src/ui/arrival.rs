//! Workshops that come in an address: unpacked and opened as a copy. start.js fetches this program for such an address.

use crate::id::WorkshopId;
use crate::platform::packing::{PackingError, unpack};
use crate::platform::storage::StorageError;
use crate::platform::{clock, page};
use crate::report::link::{self, MOST_BYTES_UNPACKED};
use crate::ui::app::App;
use crate::ui::opening::{Origin, keep};
use crate::ui::parts::notices::Notice;
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::ui::text::export as said;
use crate::workshop::{FileProblem, read_file};

/// Opens what the address holds, now and whenever it changes.
pub fn open_what_arrives(app: App) {
    open(app, &page::route());
    page::on_route(move |route| open(app, &route)).for_ever();
}

fn open(app: App, route: &str) {
    let Some(packed) = link::packed(route) else { return };
    clock::spawn(async move {
        let opened = match packed {
            Some(bytes) => opened(app, &bytes).await,
            None => Err(Fault::Packing(PackingError::Damaged)),
        };
        // The address is not left behind: going back would open another copy.
        match opened {
            Ok((id, screen)) => page::replace_route(&Route::Workshop(id, screen).address()),
            Err(fault) => {
                app.notify(Notice::problem(words_of(&fault)));
                page::replace_route(&Route::Home.address());
            }
        }
    });
}

enum Fault {
    Packing(PackingError),
    File(FileProblem),
    Storage(StorageError),
}

fn words_of(fault: &Fault) -> String {
    match fault {
        Fault::Packing(PackingError::Unavailable) => said::LINK_UNREADABLE.to_owned(),
        Fault::Packing(_) | Fault::File(FileProblem::NotAWorkshop) => said::LINK_BROKEN.to_owned(),
        Fault::File(problem) => text::file_problem(said::LINK_NAME, problem, 0),
        Fault::Storage(error) => text::storage_error(error),
    }
}

async fn opened(app: App, packed: &[u8]) -> Result<(WorkshopId, Screen), Fault> {
    let bytes = unpack(packed, MOST_BYTES_UNPACKED).await.map_err(Fault::Packing)?;
    let text = String::from_utf8(bytes).map_err(|_| Fault::Packing(PackingError::Damaged))?;
    let file = read_file(&text);
    // A link is whole or nothing: there is no one to ask for the missing part.
    if let Some(problem) = file.problems.first() {
        return Err(Fault::File(problem.clone()));
    }
    let storage = app.storage().filter(|_| !file.gestures.is_empty());
    let storage = storage.ok_or(Fault::File(FileProblem::NotAWorkshop))?;
    let id = WorkshopId::from_bits(clock::random_bits());
    let screen = keep(&storage, id, &file, Origin::Elsewhere).await.map_err(Fault::Storage)?;
    Ok((id, screen))
}
