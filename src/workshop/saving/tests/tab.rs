//! An open copy of the workshop, as a tab of the browser has one.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use super::super::{SaveQueue, SaveState, Store};
use super::disk::{Disk, Fault};
use crate::id::WorkshopId;
use crate::workshop::{Gesture, Journal, Replica, Stamp, gestures_to_json};

pub(super) type Outbox = Rc<RefCell<Vec<(u64, String)>>>;

/// An open copy, as `ui/session.rs` is one: the same journal and the same queue, another database.
pub(super) struct Tab {
    pub(super) replica: u64,
    pub(super) journal: RefCell<Journal>,
    pub(super) queue: RefCell<SaveQueue>,
    pub(super) state: RefCell<SaveState<Fault>>,
    pub(super) disk: Rc<RefCell<Disk>>,
    pub(super) outbox: Outbox,
    pub(super) made: RefCell<Vec<Stamp>>,
    /// What it has been told to be kept, since the disk last vanished.
    pub(super) confirmed: RefCell<Vec<(Stamp, String)>>,
    pub(super) is_ready: Cell<bool>,
    /// Its database has vanished, and it does not know.
    pub(super) is_unaware: Cell<bool>,
}

impl Store for Rc<Tab> {
    type Error = Fault;

    fn queue(&self) -> &RefCell<SaveQueue> {
        &self.queue
    }

    fn all_gestures(&self) -> Vec<Gesture> {
        self.journal.borrow().gestures().to_vec()
    }

    async fn append(&self, gestures: &[Gesture]) -> Result<(), Fault> {
        let write = self.disk.borrow_mut().begin(gestures);
        poll_fn(|_| self.disk.borrow().answer(write).map_or(Poll::Pending, Poll::Ready)).await
    }

    fn is_loss(error: &Fault) -> bool {
        *error == Fault::Vanished
    }

    fn tell(&self, gestures: &[Gesture]) {
        let text = gestures_to_json(WorkshopId::from_bits(0), gestures);
        self.outbox.borrow_mut().push((self.replica, text));
    }

    fn show(&self, state: SaveState<Fault>) {
        if state == SaveState::Saved && !self.is_unaware.get() {
            assert_eq!(self.queue.borrow().count(), 0, "saved is told while something waits");
            let all = self.journal.borrow();
            let own = all.gestures().iter().filter(|gesture| gesture.stamp.replica == Replica(self.replica));
            self.confirmed.replace(own.map(|gesture| (gesture.stamp, gesture.to_json())).collect());
        }
        self.state.replace(state);
    }
}
