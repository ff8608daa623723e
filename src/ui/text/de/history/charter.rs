//! Sentences about the charter: what the workshop is about, parts, agenda, parking lot, dots.

use super::fields::{change, quoted, step_word};
use crate::id::{CharterEntryId, StepId};
use crate::ui::text::charter::field_name;
use crate::workshop::{CharterEntry, CharterList, Edit, EntryField, Workshop};

/// What an edit of the charter did; `None` for any other.
pub(super) fn of_charter(after: &Workshop, edit: &Edit, was: Option<&Edit>) -> Option<String> {
    Some(match edit {
        Edit::SetCharter { field, text } => {
            let was = match was {
                Some(Edit::SetCharter { text, .. }) => text.as_str(),
                _ => "",
            };
            change(field_name(*field), "the charter", was, text)
        }
        Edit::AddCharterEntry { list, entry, .. } => format!("Added {} to {}", name_of(entry), list_name(*list)),
        Edit::RemoveCharterEntry { list, .. } => match was {
            Some(Edit::AddCharterEntry { entry, .. }) => {
                format!("Removed {} from {}", name_of(entry), list_name(*list))
            }
            _ => format!("Removed an entry from {}", list_name(*list)),
        },
        Edit::MoveCharterEntry { list, entry, at } => {
            format!("Moved {} to place {} of {}", entry_name(after, *list, *entry), at + 1, list_name(*list))
        }
        Edit::SetCharterEntry { list, entry, field, text } => {
            let was = match was {
                Some(Edit::SetCharterEntry { text, .. }) => text.as_str(),
                _ => "",
            };
            change(entry_field(*list, *field), &entry_name(after, *list, *entry), was, text)
        }
        Edit::SetAgendaRun { .. } => "Used the clock of the agenda".to_owned(),
        Edit::PlaceDots { step, dots } => {
            let count =
                if dots.unsigned_abs() == 1 { "a dot".to_owned() } else { format!("{} dots", dots.unsigned_abs()) };
            let step = dotted_step(after, *step);
            if *dots > 0 { format!("Placed {count} on {step}") } else { format!("Took {count} off {step}") }
        }
        _ => return None,
    })
}

fn list_name(list: CharterList) -> &'static str {
    match list {
        CharterList::Parts => "the parts of the stream",
        CharterList::Agenda => "the agenda",
        CharterList::Parked => "the parking lot",
    }
}

fn entry_field(list: CharterList, field: EntryField) -> &'static str {
    match (field, list) {
        (EntryField::Name, CharterList::Parked) => "Thought",
        (EntryField::Name, _) => "Name",
        (EntryField::Who, CharterList::Parts) => "Who speaks",
        (EntryField::Who, _) => "Whose it is",
        (EntryField::Note, _) => "Note",
        (EntryField::Team, _) => "Team",
        (EntryField::Presence, _) => "Presence",
        (EntryField::Minutes, _) => "Minutes",
        (EntryField::GoesTo, _) => "Where it goes",
    }
}

fn name_of(entry: &CharterEntry) -> String {
    match entry.text(EntryField::Name) {
        "" => "an entry without a name".to_owned(),
        name => quoted(name),
    }
}

fn entry_name(workshop: &Workshop, list: CharterList, id: CharterEntryId) -> String {
    workshop.charter.entry(list, id).map_or_else(|| "an entry that is gone".to_owned(), name_of)
}

fn dotted_step(workshop: &Workshop, id: StepId) -> String {
    let step = workshop.maps.iter().find_map(|map| map.step(id));
    step.map_or_else(|| "a step that is gone".to_owned(), |step| step_word(&step.name))
}
