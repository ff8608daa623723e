//! Changes of the lead time one by one, for those who ask for more than their durations: to remember the row of each
//! would double the memory of the samples.

use super::super::facts::change_is;
use super::super::link::Carried;
use super::{Analysis, NO_SERVICE};

impl Analysis<'_> {
    /// The changes of the lead time with their durations in ms.
    pub fn counted_changes(&self) -> impl Iterator<Item = (Carried, i64)> {
        self.linked.carried.iter().filter_map(|carried| Some((*carried, self.lead_ms_of(*carried)?)))
    }

    /// The lead time of a change, if it counts, is known, asked for, in the period, and no mistake.
    fn lead_ms_of(&self, carried: Carried) -> Option<i64> {
        let changes = &self.linked.facts.changes;
        let end = self.end_of(carried.deployment);
        let is_asked = self.service_of(carried.deployment) != NO_SERVICE && self.calendar.holds(end);
        let is_lead = is_asked && changes.is(carried.change as usize, change_is::LEAD);
        changes.authored.get(carried.change as usize).map(|start| end - start).filter(|&ms| is_lead && ms >= 0)
    }
}
