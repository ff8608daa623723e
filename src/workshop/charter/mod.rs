//! The workshop itself: what it is about, who is there, its agenda with a clock, the parking lot, and dot votes.
//!
//! Like improvements, all of it is kept as it was typed, one text per field; what the texts mean is read by the modules
//! here. Where the stream starts and ends is said by the map, the goal by [`Goal`](super::Goal): there is no second one.
//!
//! **Invariant: the clock's state is acts, not ticks.** [`AgendaRun`] says when something was begun or paused; whoever
//! shows it works out the rest from what the time is now, so a reload or another tab shows the same.

mod agenda;
mod apply;
mod demand;
mod parking;
mod parts;
mod run;
mod schedule;
mod votes;

use crate::id::{CharterEntryId, StepId};

pub use agenda::{AgendaLength, Topic, minutes_of};
pub use parking::{GoesTo, ParkedCount, park_as_improvement, parked_count};
pub use parts::{
    Absence, Attendance, Presence, StandardPart, absences, attendance, names_in, parts_of_teams, steps_of_part,
    unspoken_teams,
};
pub use run::{AgendaRun, ItemTime, RunState};
pub use schedule::{ItemState, Lateness, NowRunning, Schedule, ScheduleRow, TimeLeft, schedule};
pub use votes::{VoteRow, Votes, clear_votes, votes};

/// What is said about the workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharterField {
    /// The product or service.
    Product,
    /// Who gets what the stream makes.
    Customer,
    /// Requests per period: a number.
    Demand,
    /// The name of a [`Period`]; empty: a month.
    DemandPer,
    /// The item that is followed through the stream.
    Followed,
    /// What is looked at.
    InScope,
    /// What is left out.
    OutOfScope,
    /// What is wrong today.
    Problem,
    /// The metric that is to improve.
    Metric,
    /// What cannot be changed.
    CannotChange,
    /// What shall be there at the end of the workshop.
    TodaysEnd,
    /// The day, `YYYY-MM-DD`.
    Date,
    /// When the agenda starts, `HH:MM` where the people are.
    StartsAt,
    /// Who leads through it.
    Facilitator,
    /// Room, call.
    Place,
    /// Dots that each person may place: a number.
    DotsEach,
    /// People who vote: a number; empty: those who are here.
    Voters,
}

impl CharterField {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// All, in the order they are asked.
    pub const ALL: [Self; 17] = [
        Self::Product,
        Self::Customer,
        Self::Demand,
        Self::DemandPer,
        Self::Followed,
        Self::InScope,
        Self::OutOfScope,
        Self::Problem,
        Self::Metric,
        Self::CannotChange,
        Self::TodaysEnd,
        Self::Date,
        Self::StartsAt,
        Self::Facilitator,
        Self::Place,
        Self::DotsEach,
        Self::Voters,
    ];
}

/// The lists of a charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharterList {
    /// Parts in the stream, and who speaks for them.
    Parts,
    /// Items of the agenda.
    Agenda,
    /// The parking lot.
    Parked,
}

/// What is said about an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryField {
    /// The part, the item of the agenda, the thought.
    Name,
    /// Who speaks for the part; whose thought it is.
    Who,
    /// A remark; of an item of the agenda: what to do in it.
    Note,
    /// Of a part: its team on the map, where that has another name.
    Team,
    /// Of a part: a [`Presence`].
    Presence,
    /// Of an item of the agenda: its time box.
    Minutes,
    /// Of a thought: a [`GoesTo`].
    GoesTo,
}

impl EntryField {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// All, in the order they are written down.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Who, Self::Note, Self::Team, Self::Presence, Self::Minutes, Self::GoesTo];
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct CharterEntry {
    /// Identity within the workshop.
    pub id: CharterEntryId,
    texts: [String; EntryField::COUNT],
}

impl CharterEntry {
    /// One of which nothing is said yet.
    pub fn new(id: CharterEntryId) -> Self {
        Self { id, texts: Default::default() }
    }

    /// What is said; empty where nothing is.
    pub fn text(&self, field: EntryField) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    /// The place of what is said; every field has one.
    pub fn text_mut(&mut self, field: EntryField) -> Option<&mut String> {
        self.texts.get_mut(field as usize)
    }

    /// With this said, too.
    #[must_use]
    pub fn with(mut self, field: EntryField, text: impl Into<String>) -> Self {
        if let Some(place) = self.text_mut(field) {
            *place = text.into();
        }
        self
    }
}

/// What the workshop itself is about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Charter {
    texts: [String; CharterField::COUNT],
    /// Parts in the stream.
    pub parts: Vec<CharterEntry>,
    /// The agenda, in the order it is gone through.
    pub agenda: Vec<CharterEntry>,
    /// The parking lot, oldest first.
    pub parked: Vec<CharterEntry>,
    /// What the agenda's clock shows.
    pub run: AgendaRun,
    /// Dots by step, each step once, in the order of the ids; none without dots.
    dots: Vec<(StepId, u32)>,
}

impl Charter {
    /// What is said; empty where nothing is.
    pub fn text(&self, field: CharterField) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    /// A list.
    pub fn list(&self, list: CharterList) -> &[CharterEntry] {
        match list {
            CharterList::Parts => &self.parts,
            CharterList::Agenda => &self.agenda,
            CharterList::Parked => &self.parked,
        }
    }

    /// An entry of a list.
    pub fn entry(&self, list: CharterList, id: CharterEntryId) -> Option<&CharterEntry> {
        self.list(list).iter().find(|entry| entry.id == id)
    }

    /// The dots on a step.
    pub fn dots(&self, step: StepId) -> u32 {
        let found = self.dots.binary_search_by_key(&step, |(step, _)| *step);
        found.ok().and_then(|at| self.dots.get(at)).map_or(0, |(_, dots)| *dots)
    }

    /// Whether nothing is said in it yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_a_place_of_its_own() {
        let said = |all: CharterEntry, field| all.with(field, format!("{field:?}"));
        let entry = EntryField::ALL.into_iter().fold(CharterEntry::new(CharterEntryId::from_bits(1)), said);
        for field in EntryField::ALL {
            assert_eq!(entry.text(field), format!("{field:?}"));
        }
        for (place, field) in CharterField::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, place);
        }
    }
}
