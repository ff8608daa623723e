//! What was done at the improve board, the ladder and the charter.

use super::{
    Edit, GoalField, ImprovementField, UNKNOWN_KIND, Workshop, change, improve, improvement_name, quoted, status,
    step_name, text, words_of_id,
};
use crate::workshop::{CharterEntry, CharterList, EntryField};

/// The sentence of an edit there.
pub(super) fn sentence(after: &Workshop, edit: &Edit, was: Option<&Edit>) -> String {
    match edit {
        Edit::AddImprovement { improvement, .. } => {
            let title = improvement.text(ImprovementField::Title);
            format!("Added the improvement {}", quoted(title))
        }
        Edit::RemoveImprovement { .. } => match was {
            Some(Edit::AddImprovement { improvement, .. }) => {
                let title = improvement.text(ImprovementField::Title);
                format!("Removed the improvement {}", quoted(title))
            }
            _ => "Removed an improvement".to_owned(),
        },
        Edit::SetImprovement { improvement, field, text } => {
            let was = match was {
                Some(Edit::SetImprovement { text, .. }) => text.as_str(),
                _ => "",
            };
            let of = improvement_name(after, *improvement);
            match field {
                ImprovementField::Status => {
                    let [was, now] = [was, text].map(status);
                    change("Status", &of, was, now)
                }
                ImprovementField::Of => format!("Changed what the improvement {of} belongs to"),
                field => change(improve::field_name(*field).trim_end_matches('?'), &of, was, text),
            }
        }
        Edit::SetGoal { field, text } => {
            let was = match was {
                Some(Edit::SetGoal { text, .. }) => text.as_str(),
                _ => "",
            };
            let name = match field {
                GoalField::Outcome => "Outcome",
                GoalField::By => "Day",
                GoalField::Now => "Present state",
            };
            change(name, "the goal", was, text)
        }
        Edit::JudgeMilestone { team, milestone, judgement } => {
            let was = match was {
                Some(Edit::JudgeMilestone { judgement, .. }) => judgement.verdict,
                _ => None,
            };
            let whose = if team.is_empty() { String::new() } else { format!(" for {team}") };
            let of = format!("{}{whose}", words_of_id(milestone));
            let [was_word, now] = [was, judgement.verdict].map(|verdict| match verdict {
                Some(verdict) => text::ladder::verdict_word(Some(verdict)),
                None => "",
            });
            if was == judgement.verdict { format!("Note on {of}") } else { change("Milestone", &of, was_word, now) }
        }
        other => of_charter(after, other, was),
    }
}

fn of_charter(after: &Workshop, edit: &Edit, was: Option<&Edit>) -> String {
    match edit {
        Edit::SetCharter { field, text } => {
            let was = match was {
                Some(Edit::SetCharter { text, .. }) => text.as_str(),
                _ => "",
            };
            change(text::charter::field_name(*field), "the charter", was, text)
        }
        Edit::AddCharterEntry { list, entry, .. } => format!("Added {} to {}", entry_name(entry), list_name(*list)),
        Edit::RemoveCharterEntry { list, .. } => match was {
            Some(Edit::AddCharterEntry { entry, .. }) => {
                format!("Removed {} from {}", entry_name(entry), list_name(*list))
            }
            _ => format!("Removed an entry from {}", list_name(*list)),
        },
        Edit::MoveCharterEntry { list, entry, at } => {
            format!("Moved {} in {} to place {}", known(after, *list, *entry), list_name(*list), at + 1)
        }
        Edit::SetCharterEntry { list, entry, field, text } => {
            let was = match was {
                Some(Edit::SetCharterEntry { text, .. }) => text.as_str(),
                _ => "",
            };
            change(entry_field(*list, *field), &known(after, *list, *entry), was, text)
        }
        Edit::SetAgendaRun { .. } => "Set the clock of the agenda".to_owned(),
        Edit::PlaceDots { step, dots } => {
            let on = after.maps.iter().find(|map| map.step(*step).is_some());
            let on = on.map_or_else(|| "a step".to_owned(), |map| step_name(after, map.id, *step));
            match dots {
                1.. => format!("Placed dots on {on}: {dots}"),
                _ => format!("Took dots from {on}: {}", dots.unsigned_abs()),
            }
        }
        _ => UNKNOWN_KIND.to_owned(),
    }
}

fn known(after: &Workshop, list: CharterList, id: crate::id::CharterEntryId) -> String {
    let found = after.charter.list(list).iter().find(|entry| entry.id == id);
    found.map_or_else(|| "an entry".to_owned(), entry_name)
}

fn entry_name(entry: &CharterEntry) -> String {
    quoted(entry.text(EntryField::Name))
}

fn list_name(list: CharterList) -> &'static str {
    match list {
        CharterList::Parts => "the people",
        CharterList::Agenda => "the agenda",
        CharterList::Parked => "the parking lot",
    }
}

fn entry_field(list: CharterList, field: EntryField) -> &'static str {
    match (list, field) {
        (_, EntryField::Name) => "Name",
        (CharterList::Parked, EntryField::Who) => "Whose thought",
        (_, EntryField::Who) => "Who",
        (_, EntryField::Note) => "Note",
        (_, EntryField::Team) => "Team",
        (_, EntryField::Presence) => "Presence",
        (_, EntryField::Minutes) => "Minutes",
        (_, EntryField::GoesTo) => "Where it goes",
    }
}
