//! Sentences about the charter: what the workshop is about, parts, agenda, parking lot, dots.

use super::super::charter::field_name;
use super::fields::{change, quoted, step_word};
use crate::id::{CharterEntryId, StepId};
use crate::workshop::{CharterEntry, CharterList, Edit, EntryField, Workshop};

/// What an edit of the charter did; `None` for any other.
pub(super) fn of_charter(after: &Workshop, edit: &Edit, was: Option<&Edit>) -> Option<String> {
    Some(match edit {
        Edit::SetCharter { field, text } => {
            let was = match was {
                Some(Edit::SetCharter { text, .. }) => text.as_str(),
                _ => "",
            };
            change(field_name(*field), "Auftrag", was, text)
        }
        Edit::AddCharterEntry { list, entry, .. } => format!("{}: {} hinzugefügt", list_name(*list), name_of(entry)),
        Edit::RemoveCharterEntry { list, .. } => match was {
            Some(Edit::AddCharterEntry { entry, .. }) => {
                format!("{}: {} entfernt", list_name(*list), name_of(entry))
            }
            _ => format!("{}: Eintrag entfernt", list_name(*list)),
        },
        Edit::MoveCharterEntry { list, entry, at } => {
            format!("{}: {} jetzt an Platz {}", list_name(*list), entry_name(after, *list, *entry), at + 1)
        }
        Edit::SetCharterEntry { list, entry, field, text } => {
            let was = match was {
                Some(Edit::SetCharterEntry { text, .. }) => text.as_str(),
                _ => "",
            };
            change(entry_field(*list, *field), &entry_name(after, *list, *entry), was, text)
        }
        Edit::SetAgendaRun { .. } => "Uhr der Agenda benutzt".to_owned(),
        Edit::PlaceDots { step, dots } => {
            let word = if dots.unsigned_abs() == 1 { "Punkt" } else { "Punkte" };
            let done = if *dots > 0 { "vergeben" } else { "weggenommen" };
            format!("{}: {} {word} {done}", dotted_step(after, *step), dots.unsigned_abs())
        }
        _ => return None,
    })
}

fn list_name(list: CharterList) -> &'static str {
    match list {
        CharterList::Parts => "Rollen im Wertstrom",
        CharterList::Agenda => "Agenda",
        CharterList::Parked => "Themenspeicher",
    }
}

fn entry_field(list: CharterList, field: EntryField) -> &'static str {
    match (field, list) {
        (EntryField::Name, CharterList::Parked) => "Thema",
        (EntryField::Name, _) => "Name",
        (EntryField::Who, CharterList::Parts) => "Wer spricht",
        (EntryField::Who, _) => "Von wem",
        (EntryField::Note, _) => "Notiz",
        (EntryField::Team, _) => "Team",
        (EntryField::Presence, _) => "Anwesenheit",
        (EntryField::Minutes, _) => "Minuten",
        (EntryField::GoesTo, _) => "Wohin es geht",
    }
}

fn name_of(entry: &CharterEntry) -> String {
    match entry.text(EntryField::Name) {
        "" => "Eintrag ohne Namen".to_owned(),
        name => quoted(name),
    }
}

fn entry_name(workshop: &Workshop, list: CharterList, id: CharterEntryId) -> String {
    workshop.charter.entry(list, id).map_or_else(|| "Eintrag (gelöscht)".to_owned(), name_of)
}

fn dotted_step(workshop: &Workshop, id: StepId) -> String {
    let step = workshop.maps.iter().find_map(|map| map.step(id));
    step.map_or_else(|| "Schritt (gelöscht)".to_owned(), |step| step_word(&step.name))
}
