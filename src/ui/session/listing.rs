//! The workshop's row in the list of all, kept up to date as it changes.

use std::rc::Rc;

use super::{MapView, Shared};
use crate::platform::clock;
use crate::workshop::ListEntry;

/// So long after a change the entry of a large workshop is written whose map a screen shows: behind the frame.
const BEHIND_FRAME_MS: u32 = 25;
/// So long after the last of several changes where it has to be measured anew.
const QUIET_MS: u32 = 1500;

/// The workshop's entry in the list, where it costs little to make. That of a large workshop is written apart from the
/// change, a moment later.
pub(super) fn entry_at_once(shared: &Rc<Shared>) -> Option<String> {
    const SMALL: usize = 400;
    let is_small = {
        let inner = shared.inner.borrow();
        inner.journal.workshop().maps.iter().map(|map| map.steps.len()).sum::<usize>() <= SMALL
    };
    if is_small || shared.is_left.get() {
        return Some(entry(shared));
    }
    let pause_ms = if lent_view(shared).is_some() { BEHIND_FRAME_MS } else { QUIET_MS };
    let later = Rc::clone(shared);
    *shared.listing.borrow_mut() = Some(clock::after(pause_ms, move || write_pending(&later)));
    None
}

/// The screens are left: what is still to be written is written.
pub(super) fn leave(shared: &Rc<Shared>) {
    shared.is_left.set(true);
    write_pending(shared);
}

/// Writes the entry that is still to be written, if any: when its moment has come, or when its screen is left before.
fn write_pending(shared: &Rc<Shared>) {
    if shared.listing.take().is_none() {
        return;
    }
    let shared = Rc::clone(shared);
    clock::spawn(async move {
        // Should it fail, the list shows older figures until the next change; the journal is whole.
        let _ = shared.storage.append(&shared.id.to_string(), &[], Some(&entry(&shared))).await;
    });
}

/// The entry as the workshop is now.
pub(super) fn entry(shared: &Shared) -> String {
    lent_entry(shared)
        .unwrap_or_else(|| ListEntry::of(shared.inner.borrow().journal.workshop(), clock::now_ms()).to_json())
}

/// The same from the view that a screen keeps, where that is of the first map.
fn lent_entry(shared: &Shared) -> Option<String> {
    let view = lent_view(shared)?;
    let inner = shared.inner.borrow();
    let measured = (view.map(), view.summary(), view.rungs());
    Some(ListEntry::of_measured(inner.journal.workshop(), clock::now_ms(), measured).to_json())
}

/// The view that a screen keeps, if it is of the first map.
fn lent_view(shared: &Shared) -> Option<MapView> {
    // Before the journal is looked at: the view may have to follow it first.
    let view = shared.lent_view.borrow().as_ref()?()?;
    let first = shared.inner.borrow().journal.workshop().maps.first()?.id;
    (view.map().id == first).then_some(view)
}
