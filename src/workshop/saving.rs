//! Gestures on their way to what keeps them: made, waiting, being written, then kept or still waiting.
//!
//! The browser's database is one [`Store`]; in the tests another fails, tears, reorders and drops writes on purpose.
//!
//! **Invariants:** a gesture leaves the queue only after the store has confirmed it, and all writes of one queue come
//! one after the other. So *Saved* is told only when every gesture made here is kept (S3), a failed write is told at
//! once and its gestures still wait (S4, S8), and of what one copy made, the store always holds a beginning.

use std::cell::RefCell;

use super::journal::Gesture;

#[cfg(test)]
mod tests;

/// How the last change stands.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveState<E> {
    /// Nothing was changed since the workshop was opened.
    Unchanged,
    /// On its way.
    Saving,
    /// Confirmed by the store.
    Saved,
    /// Not kept. It waits here in memory.
    Failed(E),
}

/// What keeps the gestures of one workshop, and whom it tells.
pub trait Store {
    /// Why a write failed.
    type Error;

    /// The queue of this workshop.
    fn queue(&self) -> &RefCell<SaveQueue>;

    /// All gestures known here, those that wait among them.
    fn all_gestures(&self) -> Vec<Gesture>;

    /// Keeps gestures beside what is kept already. To keep the same ones again changes nothing.
    ///
    /// `Ok`: they survive whatever comes. `Err`: they may be kept or not.
    fn append(&self, gestures: &[Gesture]) -> impl Future<Output = Result<(), Self::Error>>;

    /// Whether an error tells that the store has lost what was kept earlier.
    fn is_loss(error: &Self::Error) -> bool;

    /// Gestures were kept: whoever else has this workshop open should hear of them.
    fn tell(&self, gestures: &[Gesture]);

    /// The badge changes.
    fn show(&self, state: SaveState<Self::Error>);
}

/// Gestures that are made and not yet known to be kept, oldest first.
#[derive(Debug, Default)]
pub struct SaveQueue {
    waiting: Vec<Gesture>,
    is_writing: bool,
}

impl SaveQueue {
    /// A gesture was made.
    pub fn push(&mut self, gesture: Gesture) {
        self.waiting.push(gesture);
    }

    /// How many wait.
    pub fn count(&self) -> usize {
        self.waiting.len()
    }

    /// Whether somebody should call [`write_waiting`] now: something waits and nobody is writing. Whoever is told so
    /// has to do it.
    pub fn begin(&mut self) -> bool {
        let begins = !self.is_writing && !self.waiting.is_empty();
        self.is_writing |= begins;
        begins
    }
}

/// The store has lost what it held before, as somebody else noticed: all of it waits again, and the badge says so.
pub fn note_loss<S: Store>(store: &S, error: S::Error) {
    // Behind what waits: a write under way takes its own gestures from the front.
    store.queue().borrow_mut().waiting.extend(store.all_gestures());
    store.show(SaveState::Failed(error));
}

/// Writes until nothing waits, or a write fails. To be called when [`SaveQueue::begin`] says so.
pub async fn write_waiting<S: Store>(store: &S) {
    store.show(SaveState::Saving);
    let outcome = loop {
        let gestures = store.queue().borrow().waiting.clone();
        if gestures.is_empty() {
            break SaveState::Saved;
        }
        if let Err(error) = store.append(&gestures).await {
            if S::is_loss(&error) {
                // With the next try all that it held before is written again.
                store.queue().borrow_mut().waiting = store.all_gestures();
            }
            break SaveState::Failed(error);
        }
        store.queue().borrow_mut().waiting.drain(..gestures.len());
        store.tell(&gestures);
    };
    store.queue().borrow_mut().is_writing = false;
    store.show(outcome);
}
