//! Any edit of the charter, with any content.

use proptest::prelude::*;

use super::any::{any_number, any_of, any_step_id, any_text, maybe};
use crate::id::CharterEntryId;
use crate::workshop::{AgendaRun, CharterEntry, CharterField, CharterList, Edit, EntryField, ItemTime};

const LISTS: &[CharterList] = &[CharterList::Parts, CharterList::Agenda, CharterList::Parked];

fn any_entry_id() -> BoxedStrategy<CharterEntryId> {
    any::<u64>().prop_map(CharterEntryId::from_bits).boxed()
}

fn any_entry() -> BoxedStrategy<Box<CharterEntry>> {
    let said = prop::collection::vec((any_of(&EntryField::ALL), any_text()), 0..4);
    let entry = (any_entry_id(), said).prop_map(|(id, said)| {
        let new = CharterEntry::new(id);
        Box::new(said.into_iter().fold(new, |all, (field, text)| all.with(field, text)))
    });
    entry.boxed()
}

fn any_run() -> BoxedStrategy<Box<AgendaRun>> {
    let time = (any_entry_id(), any_number(), any_number(), any::<u32>());
    let time = time.prop_map(|(item, begun_at_ms, spent_ms, added_minutes)| ItemTime {
        item,
        begun_at_ms,
        spent_ms,
        added_minutes,
    });
    let moments = (maybe(any_number()), maybe(any_number()));
    let parts = (maybe(any_entry_id()), moments, prop::collection::vec(time, 0..3));
    let run = parts.prop_map(|(item, (since_ms, ended_at_ms), times)| AgendaRun { item, since_ms, ended_at_ms, times });
    run.prop_map(Box::new).boxed()
}

pub fn any_charter_edit() -> BoxedStrategy<Edit> {
    let on_entry = (any_of(LISTS), any_entry_id());
    prop_oneof![
        (any_of(&CharterField::ALL), any_text()).prop_map(|(field, text)| Edit::SetCharter { field, text }),
        (any_of(LISTS), any_entry(), any::<usize>()).prop_map(|(list, entry, at)| Edit::AddCharterEntry {
            list,
            entry,
            at
        }),
        on_entry.clone().prop_map(|(list, entry)| Edit::RemoveCharterEntry { list, entry }),
        (on_entry.clone(), any::<usize>()).prop_map(|((list, entry), at)| Edit::MoveCharterEntry { list, entry, at }),
        (on_entry, any_of(&EntryField::ALL), any_text())
            .prop_map(|((list, entry), field, text)| Edit::SetCharterEntry { list, entry, field, text }),
        any_run().prop_map(|run| Edit::SetAgendaRun { run }),
        (any_step_id(), any::<i32>()).prop_map(|(step, dots)| Edit::PlaceDots { step, dots }),
    ]
    .boxed()
}
