//! Whole workshops and their keeping: opening files, merging copies, backup, room, history, the file on disk.
//!
//! All of it in the second program. What is opened anywhere on the page comes here (`platform::handed`).

mod all;
mod backup;
pub mod history;
mod kin;
pub mod linked;
mod moment;
mod open;
mod people;
mod restore;
mod room;
mod sweep;

use leptos::prelude::*;

use crate::id::WorkshopId;
use crate::platform::files::File;
use crate::platform::handed::on_handed;
use crate::platform::storage::StorageError;
use crate::platform::{clock, page};
use crate::ui::app::App;
use crate::ui::parts::dynamic::provided;
use crate::ui::parts::notices::Notice;
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::workshop::{DatasetBytes, Gesture};

pub use all::AllScreen;
pub use kin::KinOffer;
pub use restore::RestoreReport;
pub use room::RoomWatch;

/// What is on its way into an open workshop.
pub struct Arrival {
    workshop: WorkshopId,
    gestures: Vec<Gesture>,
    datasets: Vec<DatasetBytes>,
}

/// Handles of the keeper; they live as long as the page. By context.
#[derive(Clone, Copy)]
pub struct Keeper {
    pub app: App,
    /// A file that is a copy of something here: what to do with it is asked.
    asked: RwSignal<Option<kin::Asked>, LocalStorage>,
    arrivals: StoredValue<Vec<Arrival>, LocalStorage>,
    /// Counts what arrived for the open workshop: gestures, or deploy data.
    pub arrived: RwSignal<u32>,
    deploy_files: StoredValue<Vec<File>, LocalStorage>,
    /// What the last restore came to.
    report: RwSignal<Option<restore::Report>>,
    /// What is being done, where it takes a while.
    progress: RwSignal<Option<String>>,
    /// Counts changes of the list of workshops.
    list_version: RwSignal<u32>,
}

impl Keeper {
    /// Made once, by the root of the program.
    pub fn new(app: App) -> Self {
        let keeper = Self {
            app,
            asked: RwSignal::new_local(None),
            arrivals: StoredValue::new_local(Vec::new()),
            arrived: RwSignal::new(0),
            deploy_files: StoredValue::new_local(Vec::new()),
            report: RwSignal::new(None),
            progress: RwSignal::new(None),
            list_version: RwSignal::new(0),
        };
        on_handed(move |handed| clock::spawn(open::open_all(keeper, handed))).for_ever();
        sweep::sweep_later(app);
        keeper
    }

    /// The keeper of this page.
    pub fn here() -> Self {
        provided()
    }

    fn tell(self, words: impl Into<String>) {
        self.app.notify(Notice::info(words));
    }

    fn warn(self, words: impl Into<String>) {
        self.app.notify(Notice::problem(words));
    }

    fn warn_of(self, error: &StorageError) {
        self.warn(text::storage_error(error));
    }

    /// The workshop that is open in this tab.
    fn open_workshop(self) -> Option<WorkshopId> {
        match self.app.route.get_untracked() {
            Route::Workshop(id, _) => Some(id),
            Route::Home | Route::Example | Route::All => None,
        }
    }

    /// Sends gestures on their way into a workshop and shows its history, where they come in.
    fn send_arrival(self, arrival: Arrival) {
        let address = Route::Workshop(arrival.workshop, Screen::History).address();
        self.arrivals.update_value(|all| all.push(arrival));
        page::go(&address);
        self.arrived.update(|count| *count += 1);
    }

    fn take_arrivals(self, workshop: WorkshopId) -> Vec<Arrival> {
        let mut mine = Vec::new();
        self.arrivals.update_value(|all| {
            let (wanted, others) = std::mem::take(all).into_iter().partition(|arrival| arrival.workshop == workshop);
            (mine, *all) = (wanted, others);
        });
        mine
    }

    /// Files that are no workshops are deploy data of the open one.
    fn send_deploy_file(self, workshop: WorkshopId, file: File) {
        self.deploy_files.update_value(|files| files.push(file));
        page::go(&Route::Workshop(workshop, Screen::Delivery).address());
        self.arrived.update(|count| *count += 1);
    }

    /// Deploy data that was dropped; for the import.
    pub fn take_deploy_files(self) -> Vec<File> {
        let mut files = Vec::new();
        self.deploy_files.update_value(|waiting| files = std::mem::take(waiting));
        files
    }
}
