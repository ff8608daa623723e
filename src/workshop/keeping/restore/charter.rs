//! The edits of the charter: its texts, its lists, the agenda's clock, the dots.

use super::Way;
use crate::id::StepId;
use crate::workshop::{Charter, CharterField, CharterList, Edit, EntryField};

impl Way {
    pub(super) fn charter(&mut self, to: &Charter) {
        for field in CharterField::ALL {
            if self.now.charter.text(field) != to.text(field) {
                self.make(Edit::SetCharter { field, text: to.text(field).to_owned() });
            }
        }
        for list in [CharterList::Parts, CharterList::Agenda, CharterList::Parked] {
            self.charter_list(list, to);
        }
        if self.now.charter.run != to.run {
            self.make(Edit::SetAgendaRun { run: Box::new(to.run.clone()) });
        }
        self.dots(to);
    }

    fn charter_list(&mut self, list: CharterList, to: &Charter) {
        let is_gone = |id| to.entry(list, id).is_none();
        while let Some(entry) = self.now.charter.list(list).iter().map(|entry| entry.id).find(|id| is_gone(*id)) {
            self.make(Edit::RemoveCharterEntry { list, entry });
        }
        for (at, wanted) in to.list(list).iter().enumerate() {
            for field in EntryField::ALL {
                let text = wanted.text(field);
                if self.now.charter.entry(list, wanted.id).is_some_and(|now| now.text(field) != text) {
                    self.make(Edit::SetCharterEntry { list, entry: wanted.id, field, text: text.to_owned() });
                }
            }
            if self.now.charter.list(list).get(at) != Some(wanted) {
                self.make(Edit::RemoveCharterEntry { list, entry: wanted.id });
                self.make(Edit::AddCharterEntry { list, entry: Box::new(wanted.clone()), at });
            }
        }
    }

    fn dots(&mut self, to: &Charter) {
        let dotted = |charter: &Charter| charter.all_dots().iter().map(|(step, _)| *step).collect::<Vec<StepId>>();
        let mut steps = dotted(&self.now.charter);
        steps.extend(dotted(to));
        steps.sort_unstable();
        steps.dedup();
        for step in steps {
            let dots = i64::from(to.dots(step)) - i64::from(self.now.charter.dots(step));
            if let Ok(dots) = i32::try_from(dots) {
                self.make(Edit::PlaceDots { step, dots });
            }
        }
    }
}
