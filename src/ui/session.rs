//! One open workshop: its journal, undo, and the queue of gestures on their way to the database.
//!
//! **Invariant:** a workshop changes only here, by recording edits. What is shown is read from the journal's fold.
//!
//! What can be undone is written down for the tab, because both programs of the page and a reload share it.
//!
//! **Invariant:** *Saved* is said only after the database has committed. Gestures wait in the queue until then; a failed
//! write leaves them there, says so, and is tried again with the next gesture or on request (S4, S8). How, is the core's:
//! `workshop::saving`.

mod listing;
#[cfg(feature = "screens")]
mod taken_in;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::app::App;
use super::parts::notices::Notice;
use super::text;
use super::view::MapView;
use crate::id::{StepId, WorkshopId};
use crate::platform::programs::{self, Want};
use crate::platform::clock::{self, Timeout};
use crate::platform::page;
use crate::platform::storage::{JournalEntry, Storage, StorageError};
use crate::workshop::{
    Edit, Gesture, History, Journal, Recorded, Replica, SaveQueue, Stamp, Store, Workshop, gestures_to_json,
    saving,
};

/// How the last change stands.
pub type SaveState = saving::SaveState<StorageError>;

/// What has changed since somebody last asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Touched {
    /// Figures or places of these steps, nothing else.
    #[cfg_attr(not(feature = "app"), allow(dead_code, reason = "only the map's view asks"))]
    Steps(Vec<StepId>),
    /// Anything.
    Anything,
}

impl Touched {
    fn add(&mut self, edits: &[Edit]) {
        for edit in edits {
            match (&mut *self, edit) {
                (Self::Steps(steps), Edit::SetStep { step, .. }) => steps.push(*step),
                _ => *self = Self::Anything,
            }
        }
    }
}

/// Where opening stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Opening {
    /// The journal is being read.
    Reading,
    /// The workshop can be used.
    Ready,
    /// There is no such workshop in this browser.
    Missing,
    /// The database gave an error.
    Failed(StorageError),
}

struct Inner {
    journal: Journal,
    history: History,
    /// Whether what can be undone is otherwise than written down.
    has_new_history: bool,
    touched: Touched,
}

type LendView = Box<dyn Fn() -> Option<MapView>>;

/// Shared by the screens and by writes that outlive them.
struct Shared {
    id: WorkshopId,
    storage: Storage,
    tell_tabs: Box<dyn Fn(&str)>,
    tell_people: Box<dyn Fn(String)>,
    inner: RefCell<Inner>,
    queue: RefCell<SaveQueue>,
    /// The entry in the list of workshops that is still to be written.
    listing: RefCell<Option<Timeout>>,
    /// Whether the screens are gone: from then on no entry waits, for it could come after the workshop was deleted.
    is_left: Cell<bool>,
    /// Gives the view of a map that a screen keeps anyway.
    lent_view: RefCell<Option<LendView>>,
    changes: ArcRwSignal<u64>,
    save_state: ArcRwSignal<SaveState>,
}

impl Shared {
    fn history_name(&self) -> String {
        ["streamgauge.undo.", &self.id.to_string()].concat()
    }
}

/// A handle to the open workshop. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    shared: StoredValue<Rc<Shared>, LocalStorage>,
    /// Where opening stands.
    pub opening: RwSignal<Opening>,
}

impl Session {
    /// Starts opening a workshop. Belongs to the component that calls it.
    pub fn open(app: App, id: WorkshopId) -> Option<Self> {
        let session = Self::new(app, id, Opening::Reading)?;
        // Listening begins before reading: what another tab writes in between comes in by one way or the other.
        app.listen_to_tabs(session);
        session.shared.with_value(|shared| shared.storage.on_closing(move |_| session.read_again()));
        session.read_again();
        on_cleanup(move || {
            let _ = session.shared.try_with_value(listing::leave);
        });
        Some(session)
    }

    /// A session that is read from nowhere.
    pub fn new(app: App, id: WorkshopId, opening: Opening) -> Option<Self> {
        let shared = Rc::new(Shared {
            id,
            storage: app.storage()?,
            tell_tabs: Box::new(move |text| app.tell_tabs(text)),
            tell_people: Box::new(move |text| app.notify(Notice::problem(text))),
            inner: RefCell::new(Inner {
                journal: Journal::new(Replica(page::replica_bits())),
                history: History::default(),
                has_new_history: false,
                touched: Touched::Anything,
            }),
            queue: RefCell::default(),
            listing: RefCell::new(None),
            is_left: Cell::new(false),
            lent_view: RefCell::new(None),
            changes: ArcRwSignal::new(0),
            save_state: ArcRwSignal::new(SaveState::Unchanged),
        });
        Some(Self { shared: StoredValue::new_local(shared), opening: RwSignal::new(opening) })
    }

    /// Reads the journal: at the start, and whenever something may have been missed.
    pub fn read_again(self) {
        let _ = self.shared.try_with_value(|shared| clock::spawn(self.read_journal(Rc::clone(shared))));
    }

    async fn read_journal(self, shared: Rc<Shared>) {
        let read = shared.storage.journal(&shared.id.to_string()).await;
        let is_open = self.opening.try_get_untracked() == Some(Opening::Ready);
        let known = if is_open { shared.inner.borrow().journal.gestures().len() } else { 0 };
        let kept = known.saturating_sub(shared.queue.borrow().count());
        let opening = match read {
            Ok(entries) if kept > 0 && entries.len() == kept => return,
            Ok(entries) if entries.len() < kept => return saving::note_loss(&shared, StorageError::Vanished),
            Err(StorageError::Vanished) if kept > 0 => return saving::note_loss(&shared, StorageError::Vanished),
            Err(_) if kept > 0 => return,
            Ok(entries) if entries.is_empty() => Opening::Missing,
            Ok(entries) => {
                let gestures: Vec<Gesture> =
                    entries.iter().filter_map(|json| Gesture::from_json(json).ok()).collect();
                let unreadable = entries.len() - gestures.len();
                if unreadable > 0 {
                    (shared.tell_people)(text::unreadable_gestures(unreadable, entries.len()));
                }
                let mut inner = shared.inner.borrow_mut();
                inner.journal.receive(gestures);
                inner.touched = Touched::Anything;
                if shared.storage.has_read_long() {
                    pack_when_quiet();
                }
                Opening::Ready
            }
            Err(error) => Opening::Failed(error),
        };
        shared.changes.update(|n| *n += 1);
        let _ = self.opening.try_set(opening);
    }

    /// The workshop's id.
    pub fn id(self) -> WorkshopId {
        self.shared.with_value(|shared| shared.id)
    }

    /// Reads the workshop; runs again when it changes.
    pub fn read<T>(self, read: impl FnOnce(&Workshop) -> T) -> T {
        self.shared.with_value(|shared| {
            shared.changes.track();
            read(shared.inner.borrow().journal.workshop())
        })
    }

    /// Reads the workshop once.
    pub fn peek<T>(self, read: impl FnOnce(&Workshop) -> T) -> T {
        self.shared.with_value(|shared| read(shared.inner.borrow().journal.workshop()))
    }

    /// What has changed since this was last called. For one caller: the map's view.
    #[cfg(feature = "app")]
    pub fn take_touched(self) -> Touched {
        let nothing = Touched::Steps(Vec::new());
        self.shared.with_value(|shared| std::mem::replace(&mut shared.inner.borrow_mut().touched, nothing))
    }

    /// From now on the list's entry is made from the map's view that a screen keeps; `None` where it keeps none.
    #[cfg(feature = "app")]
    pub fn borrow_view(self, lend: impl Fn() -> Option<MapView> + 'static) {
        self.shared.with_value(|shared| *shared.lent_view.borrow_mut() = Some(Box::new(lend)));
    }

    /// All gestures, for a file.
    pub fn gestures(self) -> Vec<Gesture> {
        self.shared.with_value(|shared| shared.inner.borrow().journal.gestures().to_vec())
    }

    /// How the last change stands.
    pub fn save_state(self) -> SaveState {
        self.shared.with_value(|shared| shared.save_state.get())
    }

    /// Makes a gesture: all edits together are one step of undo. Tells whether anything changed.
    pub fn record(self, edits: Vec<Edit>) -> bool {
        self.commit(edits, History::made)
    }

    /// Writes down what can be undone, for the page's other program and for a reload, if gestures were made since the
    /// last time.
    pub fn remember_history(self) {
        let _ = self.shared.try_with_value(|shared| {
            let mut inner = shared.inner.borrow_mut();
            if std::mem::take(&mut inner.has_new_history) {
                page::set_tab_memory(&shared.history_name(), &inner.history.to_text());
                drop(inner);
                programs::leave(Want::History, "");
            }
        });
    }

    /// Takes over what can be undone as the page's other program left it.
    pub fn hear_other_program(self) {
        self.shared.with_value(|shared| {
            if let Some(text) = page::tab_memory(&shared.history_name()) {
                shared.inner.borrow_mut().history = History::from_text(&text);
                shared.changes.update(|n| *n += 1);
            }
        });
    }

    /// Takes the last gesture back.
    pub fn undo(self) {
        let edits = self.shared.with_value(|shared| shared.inner.borrow_mut().history.take_undo());
        self.commit(edits.unwrap_or_default(), History::undone);
    }

    /// Makes the last undone gesture again.
    pub fn redo(self) {
        let edits = self.shared.with_value(|shared| shared.inner.borrow_mut().history.take_redo());
        self.commit(edits.unwrap_or_default(), History::redone);
    }

    /// Whether there is anything to undo, and to redo.
    pub fn can_undo_redo(self) -> (bool, bool) {
        self.shared.with_value(|shared| {
            shared.changes.track();
            let inner = shared.inner.borrow();
            (inner.history.can_undo(), inner.history.can_redo())
        })
    }

    /// Tries again to write what waits.
    pub fn save_again(self) {
        self.shared.with_value(|shared| write_waiting(Rc::clone(shared)));
    }

    /// Takes in gestures of another tab.
    pub fn receive(self, workshop: WorkshopId, gestures: Vec<Gesture>) {
        let _ = self.shared.try_with_value(|shared| {
            if shared.id != workshop {
                return;
            }
            let mut inner = shared.inner.borrow_mut();
            if inner.journal.receive(gestures) {
                inner.touched = Touched::Anything;
                drop(inner);
                shared.changes.update(|n| *n += 1);
            }
        });
    }

    fn commit(self, edits: Vec<Edit>, remember: fn(&mut History, &[Edit], Vec<Edit>)) -> bool {
        self.shared.with_value(|shared| {
            let recorded = shared.inner.borrow_mut().journal.record(clock::now_ms(), edits);
            let Some(Recorded { gesture, inverse }) = recorded else { return false };
            {
                let mut inner = shared.inner.borrow_mut();
                inner.touched.add(&gesture.edits);
                remember(&mut inner.history, &gesture.edits, inverse);
                inner.has_new_history = true;
                shared.queue.borrow_mut().push(gesture);
            }
            shared.changes.update(|n| *n += 1);
            write_waiting(Rc::clone(shared));
            true
        })
    }
}

/// Writes the queue, one transaction at a time. A write outlives the screen that caused it.
fn write_waiting(shared: Rc<Shared>) {
    if shared.queue.borrow_mut().begin() {
        clock::spawn(async move { saving::write_waiting(&shared).await });
    }
}

impl Store for Rc<Shared> {
    type Error = StorageError;

    fn queue(&self) -> &RefCell<SaveQueue> {
        &self.queue
    }

    fn all_gestures(&self) -> Vec<Gesture> {
        self.inner.borrow().journal.gestures().to_vec()
    }

    async fn append(&self, gestures: &[Gesture]) -> Result<(), StorageError> {
        let list_entry = listing::entry_at_once(self);
        let entries = journal_entries(gestures);
        self.storage.append(&self.id.to_string(), &entries, list_entry.as_deref()).await
    }

    fn is_loss(error: &StorageError) -> bool {
        *error == StorageError::Vanished
    }

    fn tell(&self, gestures: &[Gesture]) {
        (self.tell_tabs)(&gestures_to_json(self.id, gestures));
    }

    fn show(&self, state: SaveState) {
        self.save_state.set(state);
    }
}

/// The second program packs long journals: it is wanted when opening has disturbed nobody for a while.
fn pack_when_quiet() {
    const QUIET_MS: u32 = 5_000;
    clock::spawn(async {
        clock::sleep(QUIET_MS).await;
        programs::fetch_second();
    });
}

/// Gestures as the database keeps them.
pub fn journal_entries(gestures: &[Gesture]) -> Vec<JournalEntry> {
    let entry = |gesture: &Gesture| {
        let Stamp { clock, replica } = gesture.stamp;
        JournalEntry { clock, replica: replica.to_string(), json: gesture.to_json() }
    };
    gestures.iter().map(entry).collect()
}
