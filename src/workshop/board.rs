//! The board: which improvements are to be looked at now, and what they are expected to change.

use super::edit::{Edit, StepField};
use super::improvement::{Improvement, ImprovementField, Status, Subject};
use super::model::Workshop;
use crate::delivery::civil::day_of_text;
use crate::id::{MapId, StepId};
use crate::maturity::{Level, Rating, latest_of};
use crate::stream::{Duration, Entry, Percent, Step, StreamMap, Total, Unit, measure};

/// So many can be under way before the board says that fewer get done sooner.
pub const MOST_AT_ONCE: usize = 3;

/// When an improvement is to be checked. Days are calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The day has passed, and there is no result.
    Overdue {
        /// Since so many days, from 1.
        days: i64,
    },
    /// The day is to come, or is today.
    In {
        /// In so many days, from 0.
        days: i64,
    },
    /// No day is set.
    Undated,
    /// It was checked.
    Checked,
}

/// One row of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardRow<'a> {
    /// The improvement.
    pub improvement: &'a Improvement,
    /// When it is to be checked.
    pub due: Due,
}

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoardFilter {
    /// All of them.
    #[default]
    All,
    /// Those whose day has passed.
    Overdue,
    /// Those of a step.
    Steps,
    /// Those of a practice.
    Practices,
    /// Those of a milestone.
    Milestones,
}

impl BoardFilter {
    /// All filters, in the order shown.
    pub const ALL: [Self; 5] = [Self::All, Self::Overdue, Self::Steps, Self::Practices, Self::Milestones];

    /// Whether the row is shown.
    pub fn shows(self, row: &BoardRow<'_>) -> bool {
        let is_of = |kind: fn(&Subject) -> bool| row.improvement.subjects().iter().any(kind);
        match self {
            Self::All => true,
            Self::Overdue => matches!(row.due, Due::Overdue { .. }),
            Self::Steps => is_of(|subject| matches!(subject, Subject::Step { .. })),
            Self::Practices => is_of(|subject| matches!(subject, Subject::Practice { .. })),
            Self::Milestones => is_of(|subject| matches!(subject, Subject::Milestone { .. })),
        }
    }
}

/// All improvements, in the order they are to be looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board<'a> {
    /// To be done or checked: by day, those without a day last; of one day in the order they were thought of.
    pub open: Vec<BoardRow<'a>>,
    /// Kept or dropped: the latest day first.
    pub checked: Vec<BoardRow<'a>>,
}

impl<'a> Board<'a> {
    /// The board on a day, `YYYY-MM-DD`.
    pub fn of(improvements: &'a [Improvement], today: &str) -> Self {
        let row = |improvement| BoardRow { improvement, due: due(improvement, today) };
        let (mut open, mut checked): (Vec<_>, Vec<_>) =
            improvements.iter().map(row).partition(|row| row.due != Due::Checked);
        // Both sorts are stable.
        open.sort_by_key(|row| (row.due == Due::Undated, day_of(row.improvement)));
        checked.sort_by_key(|row| std::cmp::Reverse(day_of(row.improvement)));
        Self { open, checked }
    }

    /// All rows, the open ones first.
    pub fn rows(&self) -> impl Iterator<Item = &BoardRow<'a>> {
        self.open.iter().chain(&self.checked)
    }

    /// How many rows a filter shows.
    pub fn count(&self, filter: BoardFilter) -> usize {
        self.rows().filter(|row| filter.shows(row)).count()
    }

    /// How many are under way.
    pub fn running(&self) -> usize {
        self.open.iter().filter(|row| row.improvement.status() == Status::Running).count()
    }

    /// How many open ones nobody sees to.
    pub fn without_owner(&self) -> usize {
        self.open.iter().filter(|row| row.improvement.text(ImprovementField::Owner).is_empty()).count()
    }
}

fn day_of(improvement: &Improvement) -> Option<i64> {
    day_of_text(improvement.text(ImprovementField::CheckOn))
}

fn due(improvement: &Improvement, today: &str) -> Due {
    if !improvement.status().is_open() {
        return Due::Checked;
    }
    match (day_of(improvement), day_of_text(today)) {
        (Some(day), Some(today)) if day < today => Due::Overdue { days: today - day },
        (Some(day), Some(today)) => Due::In { days: day - today },
        _ => Due::Undated,
    }
}

/// A figure that an improvement is expected to change, as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpectedChange {
    /// A figure of the step.
    Figure {
        /// Which.
        entry: Entry,
        /// As it stands on the map; empty: not asked yet.
        now: String,
        /// As expected.
        then: String,
    },
    /// The practice's level.
    Level {
        /// As rated last; `None`: not rated.
        now: Option<Rating>,
        /// As expected.
        then: Level,
    },
}

const FIGURES: [(Entry, ImprovementField); 3] = [
    (Entry::LeadTime, ImprovementField::LeadTime),
    (Entry::ProcessTime, ImprovementField::ProcessTime),
    (Entry::PercentCa, ImprovementField::PercentCa),
];

/// What an improvement is expected to change, beside how it stands now. Figures are those of the first of its steps that
/// is still there, the level that of the first of its practices.
pub fn expected_changes(workshop: &Workshop, improvement: &Improvement) -> Vec<ExpectedChange> {
    let step = step_of(workshop, improvement).map(|(_, step)| step);
    let figure = |&(entry, field): &(Entry, ImprovementField)| {
        let then = improvement.text(field);
        let now = step.map(|step| figure_text(step, entry)).unwrap_or_default();
        (!then.is_empty()).then(|| ExpectedChange::Figure { entry, now: now.to_owned(), then: then.to_owned() })
    };
    let mut changes: Vec<ExpectedChange> = FIGURES.iter().filter_map(figure).collect();
    changes.extend(expected_level(workshop, improvement));
    changes
}

fn expected_level(workshop: &Workshop, improvement: &Improvement) -> Option<ExpectedChange> {
    let then = Level::try_from(improvement.text(ImprovementField::Level).parse::<u8>().ok()?).ok()?;
    let rated = improvement.subjects().into_iter().find_map(|subject| match subject {
        Subject::Practice { model, practice, team } => Some(rating_of(workshop, &model, &practice, &team)),
        Subject::Step { .. } | Subject::Milestone { .. } => None,
    });
    Some(ExpectedChange::Level { now: rated.flatten(), then })
}

/// How a team's latest card rates a practice.
fn rating_of(workshop: &Workshop, model: &str, practice: &str, team: &str) -> Option<Rating> {
    latest_of(&workshop.scorecards, team, model)?.answers.get(practice)?.rating
}

fn figure_text(step: &Step, entry: Entry) -> &str {
    match entry {
        Entry::LeadTime => step.lead_time.as_ref().map(Duration::text),
        Entry::ProcessTime => step.process_time.as_ref().map(Duration::text),
        Entry::PercentCa => step.percent_ca.as_ref().map(Percent::text),
    }
    .unwrap_or_default()
}

/// The first of its steps that is still there.
fn step_of<'a>(workshop: &'a Workshop, improvement: &Improvement) -> Option<(&'a StreamMap, &'a Step)> {
    improvement.subjects().into_iter().find_map(|subject| {
        let Subject::Step { map, step } = subject else { return None };
        let map = workshop.map(map)?;
        Some((map, map.step(step)?))
    })
}

/// What an improvement alone would make of its map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapEffect {
    /// The map.
    pub map: MapId,
    /// The step.
    pub step: StepId,
    /// Total lead time as it is.
    pub before: Total,
    /// Total lead time with the expected figures.
    pub after: Total,
}

/// The map's total lead time with an improvement's figures in the place of its step's. `None` where it has no step, or
/// no figure that could change the total.
pub fn effect_on_map(workshop: &Workshop, improvement: &Improvement) -> Option<MapEffect> {
    let (map, step) = step_of(workshop, improvement)?;
    let time = |field| Duration::read(improvement.text(field), Unit::Day);
    let (lead, process) = (time(ImprovementField::LeadTime), time(ImprovementField::ProcessTime));
    if lead.is_none() && process.is_none() {
        return None;
    }
    let set = |set| Edit::SetStep { map: map.id, step: step.id, set };
    let mut then = Workshop { maps: vec![map.clone()], ..Workshop::default() };
    let lead = lead.map(|time| StepField::LeadTime(Some(time)));
    let process = process.map(|time| StepField::ProcessTime(Some(time)));
    for field in lead.into_iter().chain(process) {
        then.apply(&set(field));
    }
    let after = measure(then.maps.first()?).lead_time;
    Some(MapEffect { map: map.id, step: step.id, before: measure(map).lead_time, after })
}

#[cfg(test)]
#[path = "board_tests.rs"]
mod tests;
