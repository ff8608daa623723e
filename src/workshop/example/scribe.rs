//! The person at the keyboard: turns the recipe into gestures, at the pace of a workshop.

use super::random::Lcg;
use super::time::{DAY, HOUR, midnight};
use crate::id::{MapId, StepId};
use crate::stream::StreamMap;
use crate::workshop::{Edit, Gesture, Journal, Replica, StepField, Workshop};

/// One sitting: a journal that goes on from the gestures before it, and the clock on the wall.
pub struct Scribe {
    journal: Journal,
    now_seconds: i64,
    random: Lcg,
}

impl Scribe {
    /// Sits down on a day of 2026 at nine in the morning, in a time zone two hours east of UTC.
    pub fn sits_down(replica: u64, (month, day): (i64, i64), before: &[Gesture]) -> Self {
        let mut random = Lcg::new(replica);
        let mut journal = Journal::new(Replica(random.bits()));
        journal.receive(before.iter().cloned());
        Self { journal, now_seconds: midnight(2026, month, day) + 7 * HOUR, random }
    }

    pub fn workshop(&self) -> &Workshop {
        self.journal.workshop()
    }

    pub fn gestures(&self) -> &[Gesture] {
        self.journal.gestures()
    }

    pub fn now_ms(&self) -> f64 {
        self.now_seconds as f64 * 1000.0
    }

    /// One gesture, some seconds after the one before. A gesture that changes nothing is a mistake in the recipe.
    pub fn does(&mut self, edits: Vec<Edit>) {
        self.now_seconds += self.random.between(6, 40);
        let wanted = edits.len();
        let made = self.journal.record(self.now_ms(), edits).expect("the gesture changes something");
        assert_eq!(made.gesture.edits.len(), wanted, "each edit changes something: {made:?}");
    }

    /// One gesture of a verb, which reads the map and takes its ids from the scribe.
    pub fn asks<T>(
        &mut self,
        map: MapId,
        verb: impl FnOnce(&StreamMap, &mut dyn FnMut() -> u64) -> (T, Vec<Edit>),
    ) -> T {
        let map = self.journal.workshop().map(map).expect("the map is there");
        let random = &mut self.random;
        let (answer, edits) = verb(map, &mut || random.bits());
        self.does(edits);
        answer
    }

    pub fn bits(&mut self) -> u64 {
        self.random.bits()
    }

    pub fn sets(&mut self, map: MapId, step: StepId, set: StepField) {
        self.does(vec![Edit::SetStep { map, step, set }]);
    }

    /// Coffee, lunch, talk.
    pub fn pauses(&mut self, minutes: i64) {
        assert!(minutes * 60 < DAY);
        self.now_seconds += minutes * 60;
    }
}
