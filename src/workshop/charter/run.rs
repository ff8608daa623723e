//! The agenda's clock: what was begun, paused and ended, and when. Each act gives the state that follows; between acts
//! nothing is written.

use super::CharterEntry;
use crate::id::CharterEntryId;

/// What was spent on an item of the agenda that was begun.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemTime {
    /// The item.
    pub item: CharterEntryId,
    /// When it was begun: milliseconds since 1970-01-01 UTC, like all moments here.
    pub begun_at_ms: f64,
    /// Milliseconds spent on it, without those since the clock was last started.
    pub spent_ms: f64,
    /// Minutes it was given on top of its time box.
    pub added_minutes: u32,
}

/// Where the clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Nothing was begun.
    NotBegun,
    /// An item is under way.
    Running,
    /// An item is under way, and the clock stands still.
    Paused,
    /// All is done.
    Ended,
}

/// What the clock shows, but for what the time is now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AgendaRun {
    /// The item under way.
    pub item: Option<CharterEntryId>,
    /// Since when the clock runs; `None`: it stands still.
    pub since_ms: Option<f64>,
    /// When the last item was left.
    pub ended_at_ms: Option<f64>,
    /// Items that were begun, in that order.
    pub times: Vec<ItemTime>,
}

impl AgendaRun {
    /// Where it stands.
    pub fn state(&self) -> RunState {
        match (self.item, self.since_ms, self.ended_at_ms) {
            (Some(_), Some(_), _) => RunState::Running,
            (Some(_), None, _) => RunState::Paused,
            (None, _, Some(_)) => RunState::Ended,
            (None, _, None) => RunState::NotBegun,
        }
    }

    /// When the first item was begun.
    pub fn begun_at_ms(&self) -> Option<f64> {
        self.times.first().map(|time| time.begun_at_ms)
    }

    /// What was spent on an item; `None` where it was not begun.
    pub fn time(&self, item: CharterEntryId) -> Option<&ItemTime> {
        self.times.iter().find(|time| time.item == item)
    }

    /// Milliseconds spent on an item until now.
    pub fn spent_ms(&self, item: CharterEntryId, now_ms: f64) -> f64 {
        let kept = self.time(item).map_or(0.0, |time| time.spent_ms);
        let running = if self.item == Some(item) { self.running_ms(now_ms) } else { 0.0 };
        kept + running
    }

    /// Since the clock was last started. Never below 0: another machine's clock may be ahead.
    fn running_ms(&self, now_ms: f64) -> f64 {
        self.since_ms.map_or(0.0, |since| (now_ms - since).max(0.0))
    }

    /// The items that were not begun, in the order they are to come: those behind the one under way, then those that
    /// were passed over.
    pub fn to_come<'a>(&self, agenda: &'a [CharterEntry]) -> Vec<&'a CharterEntry> {
        let here = agenda.iter().position(|item| Some(item.id) == self.item).map_or(0, |at| at + 1);
        let (before, behind) = agenda.split_at_checked(here).unwrap_or((agenda, &[]));
        let open = |item: &&CharterEntry| self.time(item.id).is_none();
        behind.iter().filter(open).chain(before.iter().filter(open)).collect()
    }

    /// Starts the clock: of the first item where none is under way, else it goes on. Nothing happens while it runs.
    #[must_use]
    pub fn started(&self, agenda: &[CharterEntry], now_ms: f64) -> Self {
        match self.state() {
            RunState::NotBegun => self.gone_on(agenda, now_ms),
            RunState::Paused => Self { since_ms: Some(now_ms), ..self.clone() },
            RunState::Running | RunState::Ended => self.clone(),
        }
    }

    /// Stops the clock.
    #[must_use]
    pub fn paused(&self, now_ms: f64) -> Self {
        let mut run = self.clone();
        run.keep_running_time(now_ms);
        run
    }

    /// Gives the item under way more time.
    #[must_use]
    pub fn extended(&self, minutes: u32) -> Self {
        let mut run = self.clone();
        if let Some(time) = run.times.iter_mut().find(|time| Some(time.item) == self.item) {
            time.added_minutes = time.added_minutes.saturating_add(minutes);
        }
        run
    }

    /// Leaves the item under way and begins the next; behind the last one all is ended.
    #[must_use]
    pub fn gone_on(&self, agenda: &[CharterEntry], now_ms: f64) -> Self {
        let mut run = self.clone();
        run.keep_running_time(now_ms);
        match self.to_come(agenda).first() {
            Some(next) => {
                run.times.push(ItemTime { item: next.id, begun_at_ms: now_ms, spent_ms: 0.0, added_minutes: 0 });
                (run.item, run.since_ms, run.ended_at_ms) = (Some(next.id), Some(now_ms), None);
            }
            None if run.times.is_empty() => {}
            None => (run.item, run.ended_at_ms) = (None, run.ended_at_ms.or(Some(now_ms))),
        }
        run
    }

    fn keep_running_time(&mut self, now_ms: f64) {
        let running_ms = self.running_ms(now_ms);
        if let Some(time) = self.times.iter_mut().find(|time| Some(time.item) == self.item) {
            time.spent_ms += running_ms;
        }
        self.since_ms = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::EntryField;
    use proptest::prelude::*;

    fn agenda(ids: &[u64]) -> Vec<CharterEntry> {
        let item = |id: &u64| CharterEntry::new(CharterEntryId::from_bits(*id)).with(EntryField::Minutes, "10");
        ids.iter().map(item).collect()
    }

    fn id(bits: u64) -> CharterEntryId {
        CharterEntryId::from_bits(bits)
    }

    #[test]
    fn acts_lead_through_the_agenda() {
        let agenda = agenda(&[1, 2]);
        let run = AgendaRun::default();
        assert_eq!(run.state(), RunState::NotBegun);
        let run = run.started(&agenda, 1_000.0);
        assert_eq!((run.state(), run.item), (RunState::Running, Some(id(1))));
        let run = run.paused(4_000.0);
        assert_eq!((run.state(), run.spent_ms(id(1), 9_000.0)), (RunState::Paused, 3_000.0));
        let run = run.started(&agenda, 10_000.0).extended(5);
        assert_eq!(run.spent_ms(id(1), 12_000.0), 5_000.0);
        assert_eq!(run.time(id(1)).unwrap().added_minutes, 5);
        let run = run.gone_on(&agenda, 12_000.0);
        assert_eq!(
            (run.item, run.spent_ms(id(1), 99_000.0), run.spent_ms(id(2), 13_000.0)),
            (Some(id(2)), 5_000.0, 1_000.0)
        );
        let run = run.gone_on(&agenda, 20_000.0);
        assert_eq!(
            (run.state(), run.ended_at_ms, run.spent_ms(id(2), 99_000.0)),
            (RunState::Ended, Some(20_000.0), 8_000.0)
        );
        assert_eq!(run.gone_on(&agenda, 30_000.0), run, "it ends once");
    }

    #[test]
    fn an_empty_agenda_has_nothing_to_begin() {
        let run = AgendaRun::default().started(&[], 1.0);
        assert_eq!(run, AgendaRun::default());
    }

    #[test]
    fn what_was_passed_over_comes_at_the_end() {
        let run = AgendaRun::default().started(&agenda(&[2, 3]), 0.0);
        let now = agenda(&[1, 2, 3]);
        let ids = |run: &AgendaRun| run.to_come(&now).iter().map(|item| item.id.bits()).collect::<Vec<_>>();
        assert_eq!(ids(&run), [3, 1]);
        let gone = run.gone_on(&agenda(&[7]), 5.0);
        assert_eq!(gone.item, Some(id(7)), "the item under way was taken out");
    }

    #[test]
    fn an_added_item_goes_on_behind_the_end() {
        let ended = AgendaRun::default().started(&agenda(&[1]), 0.0).gone_on(&agenda(&[1]), 9.0);
        let again = ended.gone_on(&agenda(&[1, 2]), 20.0);
        assert_eq!((again.state(), again.item, again.ended_at_ms), (RunState::Running, Some(id(2)), None));
    }

    proptest! {
        /// Whatever is done in whatever order: time is neither lost nor made, and only one item is under way.
        #[test]
        fn all_time_is_spent_on_some_item(acts in prop::collection::vec((0..4usize, 0..1000u32), 0..30)) {
            let agenda = agenda(&[1, 2, 3]);
            let (mut run, mut now_ms, mut running_ms) = (AgendaRun::default(), 0.0, 0.0);
            for (act, wait_ms) in acts {
                if run.state() == RunState::Running {
                    running_ms += f64::from(wait_ms);
                }
                now_ms += f64::from(wait_ms);
                run = match act {
                    0 => run.started(&agenda, now_ms),
                    1 => run.paused(now_ms),
                    2 => run.extended(5),
                    _ => run.gone_on(&agenda, now_ms),
                };
            }
            let spent: f64 = agenda.iter().map(|item| run.spent_ms(item.id, now_ms)).sum();
            prop_assert_eq!(spent, running_ms);
            prop_assert!(run.times.len() <= agenda.len());
            prop_assert_eq!(run.item.is_some(), matches!(run.state(), RunState::Running | RunState::Paused));
        }
    }
}
