//! The workshop's row in the list of all, kept up to date as it changes.

use std::rc::Rc;

use super::Shared;
use crate::platform::clock;
use crate::workshop::ListEntry;

/// The workshop's entry in the list, where it costs little to make. That of a large workshop whose map no screen shows is
/// measured anew when nothing has been changed for a while.
pub(super) fn entry_at_once(shared: &Rc<Shared>) -> Option<String> {
    const SMALL: usize = 400;
    if let Some(entry) = lent_entry(shared) {
        return Some(entry);
    }
    let is_small = {
        let inner = shared.inner.borrow();
        inner.journal.workshop().maps.iter().map(|map| map.steps.len()).sum::<usize>() <= SMALL
    };
    if is_small {
        return Some(entry(shared));
    }
    let later = Rc::downgrade(shared);
    let write = move || {
        let Some(shared) = later.upgrade() else { return };
        clock::spawn(async move {
            let entry = entry(&shared);
            // Should it fail, the list shows older figures until the next change; the journal is whole.
            let _ = shared.storage.append(&shared.id.to_string(), &[], Some(&entry)).await;
        });
    };
    *shared.listing.borrow_mut() = Some(clock::after(1500, write));
    None
}

/// The same, measured now.
pub(super) fn entry(shared: &Shared) -> String {
    ListEntry::of(shared.inner.borrow().journal.workshop(), clock::now_ms()).to_json()
}

/// The entry from the view that a screen keeps, where that is of the first map.
fn lent_entry(shared: &Shared) -> Option<String> {
    // Before the journal is looked at: the view may have to follow it first.
    let view = shared.lent_view.borrow().as_ref()?()?;
    let inner = shared.inner.borrow();
    let workshop = inner.journal.workshop();
    if workshop.maps.first()?.id != view.map().id {
        return None;
    }
    let measured = (view.map(), view.summary(), view.rungs());
    Some(ListEntry::of_measured(workshop, clock::now_ms(), measured).to_json())
}

