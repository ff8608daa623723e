//! Applying the edits of the charter.

use super::{AgendaRun, Charter, CharterEntry, CharterList};
use crate::id::StepId;
use crate::workshop::Edit;
use crate::workshop::apply::{insert, swapped, take};

/// More dots than any room has.
const MOST_DOTS: u32 = 9_999;

impl Charter {
    /// `None` where the target is gone, where nothing changes, or where the edit is about something else.
    pub(in crate::workshop) fn apply(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        let back = match edit {
            Edit::SetCharter { field, text } => {
                let text = swapped(self.texts.get_mut(*field as usize)?, text)?;
                Edit::SetCharter { field: *field, text }
            }
            Edit::SetAgendaRun { run } => {
                let was: AgendaRun = swapped(&mut self.run, run)?;
                Edit::SetAgendaRun { run: Box::new(was) }
            }
            Edit::PlaceDots { step, dots } => Edit::PlaceDots { step: *step, dots: self.place_dots(*step, *dots)? },
            _ => self.apply_to_entries(edit)?,
        };
        Some(vec![back])
    }

    fn list_mut(&mut self, list: CharterList) -> &mut Vec<CharterEntry> {
        match list {
            CharterList::Parts => &mut self.parts,
            CharterList::Agenda => &mut self.agenda,
            CharterList::Parked => &mut self.parked,
        }
    }

    fn apply_to_entries(&mut self, edit: &Edit) -> Option<Edit> {
        match edit {
            Edit::AddCharterEntry { list, entry, at } => {
                insert(self.list_mut(*list), (**entry).clone(), *at, |other| other.id == entry.id)?;
                Some(Edit::RemoveCharterEntry { list: *list, entry: entry.id })
            }
            Edit::RemoveCharterEntry { list, entry } => {
                let (at, entry) = take(self.list_mut(*list), |other| other.id == *entry)?;
                Some(Edit::AddCharterEntry { list: *list, entry: Box::new(entry), at })
            }
            Edit::MoveCharterEntry { list, entry, at } => {
                let entries = self.list_mut(*list);
                let was = entries.iter().position(|other| other.id == *entry)?;
                let at = (*at).min(entries.len() - 1);
                if at == was {
                    return None;
                }
                let moved = entries.remove(was);
                entries.insert(at, moved);
                Some(Edit::MoveCharterEntry { list: *list, entry: *entry, at: was })
            }
            Edit::SetCharterEntry { list, entry, field, text } => {
                let found = self.list_mut(*list).iter_mut().find(|other| other.id == *entry)?;
                let text = swapped(found.text_mut(*field)?, text)?;
                Some(Edit::SetCharterEntry { list: *list, entry: *entry, field: *field, text })
            }
            _ => None,
        }
    }

    /// Gives the dots that take it back; `None` where nothing changes. No step has less than none.
    fn place_dots(&mut self, step: StepId, dots: i32) -> Option<i32> {
        let was = self.dots(step);
        let is = was.saturating_add_signed(dots).min(MOST_DOTS);
        let found = self.dots.binary_search_by_key(&step, |(step, _)| *step);
        match found {
            _ if is == was => return None,
            Ok(at) if is == 0 => drop(self.dots.remove(at)),
            Ok(at) => self.dots.get_mut(at)?.1 = is,
            Err(at) => self.dots.insert(at, (step, is)),
        }
        i32::try_from(i64::from(was) - i64::from(is)).ok()
    }

    /// Every step that has dots, with how many.
    pub(in crate::workshop) fn all_dots(&self) -> &[(StepId, u32)] {
        &self.dots
    }
}
