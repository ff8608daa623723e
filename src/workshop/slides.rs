//! The pages of a presentation: one finding each, with what it rests on.
//!
//! | page | finding |
//! |---|---|
//! | total | how long the stream takes, and how much of that is work |
//! | constraint | the step that limits the stream |
//! | handoffs | who hands to whom, and how long work waits right after |
//! | sent back | the lowest %C/A, and the rework |
//! | changes | the goal, what is tried until when, and the future state |
//!
//! Everything is read from a map and its summary; what is not known is said to be so, never taken for nothing.

use super::board::{Board, BoardRow, Due};
use super::improvement::{Goal, ImprovementField, Status, Subject};
use super::model::Workshop;
use crate::id::{MapId, StepId};
use crate::stream::{
    Constraint, FlowKind, Handoffs, MapState, Percent, ReworkTotal, RolledCa, StepKind, StreamMap, Summary,
    TeamHandoff, Total, team_count, team_handoffs, wait_after_handoffs,
};

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the table above says what each is about")]
pub enum Slide {
    #[default]
    Total,
    Constraint,
    Handoffs,
    SentBack,
    Changes,
}

impl Slide {
    /// All pages, in their order.
    pub const ALL: [Self; 5] = [Self::Total, Self::Constraint, Self::Handoffs, Self::SentBack, Self::Changes];

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The page with a number, from 1.
    pub fn numbered(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    /// The page after; the last one stays.
    #[must_use]
    pub fn next(self) -> Self {
        Self::numbered(self.number() + 1).unwrap_or(self)
    }

    /// The page before; the first one stays.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::numbered(self.number() - 1).unwrap_or(self)
    }
}

// ------------------------------------------------------------------------------------------------------------- knowing

/// How much of a total is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// There are no steps.
    NoSteps,
    /// No step has a figure.
    Nothing,
    /// Some steps have none.
    SoFar,
    /// Every step has one.
    All,
}

impl Known {
    /// How much of this total is known.
    pub fn of(total: &Total) -> Self {
        match (total.of, total.known, total.missing()) {
            (0, ..) => Self::NoSteps,
            (_, 0, _) => Self::Nothing,
            (.., 0) => Self::All,
            _ => Self::SoFar,
        }
    }
}

/// The total with the map's own counting of rework. `None`: the map counts none, or there is none to count.
pub fn total_with_rework(map: &StreamMap, summary: &Summary) -> Option<ReworkTotal> {
    summary.rework.counted_by(map.rework).filter(|_| summary.rework.counted > 0)
}

// ---------------------------------------------------------------------------------------------------------- constraint

/// The step that limits the stream, or why none can be named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ConstraintFacts {
    /// This one.
    Named {
        /// The step, with its wait, share and reason.
        constraint: Constraint,
        /// Its process time, working hours. `None`: not known.
        process_hours: Option<f64>,
    },
    /// There are no steps.
    NoSteps,
    /// No step on the longest path has both its times, so no wait is known.
    NoWaitKnown,
    /// No step has work waiting, as far as it is known; `missing` steps have no wait.
    NothingWaits {
        /// Steps on the longest path whose wait is not known.
        missing: usize,
    },
}

/// What limits the stream.
pub fn constraint_facts(summary: &Summary) -> ConstraintFacts {
    match summary.constraint {
        Some(constraint) => {
            let reading = summary.reading(constraint.step);
            let process_hours = reading.and_then(|reading| reading.process_time_hours).map(|hours| hours.mid);
            ConstraintFacts::Named { constraint, process_hours }
        }
        None if summary.steps == 0 => ConstraintFacts::NoSteps,
        None if summary.wait.known == 0 => ConstraintFacts::NoWaitKnown,
        None => ConstraintFacts::NothingWaits { missing: summary.wait.missing() },
    }
}

// ------------------------------------------------------------------------------------------------------------ handoffs

/// Who hands to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoffFacts {
    /// How often work changes hands.
    pub handoffs: Handoffs,
    /// By pairs of teams, most often first.
    pub pairs: Vec<TeamHandoff>,
    /// How long work waits right after it was handed over, on the longest path.
    pub wait_after: Total,
    /// That wait as a share of the total lead time, 0 to 100 %. `None` where the total or every such wait is unknown, or the
    /// known waits are more than the total of an incomplete map.
    pub wait_share_percent: Option<f64>,
    /// Teams that are named.
    pub teams: usize,
    /// Steps of which nobody said who does them: their handoffs are not counted.
    pub without_team: usize,
    /// Steps.
    pub steps: usize,
}

/// Who hands to whom, how often, and what it costs.
pub fn handoff_facts(map: &StreamMap, summary: &Summary) -> HandoffFacts {
    let wait_after = wait_after_handoffs(map, summary);
    let total = summary.lead_time.figure().map(|hours| hours.mid).filter(|hours| *hours > 0.0);
    let share = wait_after.figure().zip(total).map(|(wait, total)| wait.mid / total * 100.0);
    // More than all of it: waits of steps without a lead time, which are not in the total.
    let share = share.filter(|share| *share <= 100.0);
    let process = map.steps.iter().filter(|step| step.kind == StepKind::Process);
    let without_team = process.filter(|step| step.team.trim().is_empty()).count();
    HandoffFacts {
        handoffs: summary.handoffs,
        pairs: team_handoffs(map),
        wait_after,
        wait_share_percent: share,
        teams: team_count(map),
        without_team,
        steps: summary.steps,
    }
}

// ----------------------------------------------------------------------------------------------------------- sent back

/// A step by the share of its output that is usable as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepQuality {
    /// The step.
    pub step: StepId,
    /// 0 to 100.
    pub percent_ca: f64,
}

/// A flow that goes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SentBack {
    /// The step that sends back.
    pub from: StepId,
    /// The step that gets it again.
    pub to: StepId,
    /// The share of the work that takes this way, 0 to 100 %. `None`: not asked yet.
    pub share_percent: Option<f64>,
}

/// What is not right the first time.
#[derive(Debug, Clone, PartialEq)]
pub struct QualityFacts {
    /// Steps whose output is not all usable, the worst first; equal ones in the order of the map.
    pub lowest: Vec<StepQuality>,
    /// Steps that have a %C/A.
    pub known: usize,
    /// Steps that pass work on, and so could have one: all but queues and outside parties.
    pub of: usize,
    /// The product of all of them.
    pub rolled: Option<RolledCa>,
    /// What goes back, the largest share first, those without a share last.
    pub sent_back: Vec<SentBack>,
}

/// The lowest %C/A and the rework of a map.
pub fn quality_facts(map: &StreamMap, summary: &Summary) -> QualityFacts {
    let known = || summary.readings.iter().filter_map(|reading| Some((reading.step, reading.percent_ca?)));
    let mut lowest: Vec<StepQuality> =
        known().map(|(step, percent_ca)| StepQuality { step, percent_ca }).filter(|of| of.percent_ca < 100.0).collect();
    lowest.sort_by(|a, b| a.percent_ca.total_cmp(&b.percent_ca));
    let share = |kind: &FlowKind| match kind {
        FlowKind::Rework { share } => share.as_ref().and_then(Percent::value),
        FlowKind::Forward => None,
    };
    let back = map.flows.iter().filter(|flow| summary.rework_flows.contains(&flow.id));
    let mut sent_back: Vec<SentBack> =
        back.map(|flow| SentBack { from: flow.from, to: flow.to, share_percent: share(&flow.kind) }).collect();
    sent_back.sort_by(|a, b| b.share_percent.unwrap_or(-1.0).total_cmp(&a.share_percent.unwrap_or(-1.0)));
    QualityFacts {
        lowest,
        known: known().count(),
        of: map.steps.iter().filter(|step| step.kind == StepKind::Process).count(),
        rolled: summary.rolled_ca,
        sent_back,
    }
}

// ------------------------------------------------------------------------------------------------------------- changes

/// One improvement, as it is shown to a room.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedChange {
    /// What is done; may be empty.
    pub title: String,
    /// The step that it belongs to, by number and name.
    pub step: Option<(usize, String)>,
    /// Who sees to it; empty: nobody yet.
    pub owner: String,
    /// The day it is checked on, `YYYY-MM-DD`; empty: none is set.
    pub check_on: String,
    /// When that is.
    pub due: Due,
    /// How it stands.
    pub status: Status,
}

/// What is going to change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeFacts {
    /// The goal that all of it serves.
    pub goal: Goal,
    /// What is open, the next check first.
    pub open: Vec<PlannedChange>,
    /// How many were checked and kept.
    pub kept: usize,
    /// The current and the future state. `None`: no future state is drawn.
    pub states: Option<(MapId, MapId)>,
}

/// What is going to change, on a day (`YYYY-MM-DD`), for a workshop of which this map is shown.
pub fn change_facts(workshop: &Workshop, shown: Option<MapId>, today: &str) -> ChangeFacts {
    let board = Board::of(&workshop.improvements, today);
    ChangeFacts {
        goal: workshop.goal.clone(),
        open: board.open.iter().map(|row| planned(workshop, row)).collect(),
        kept: workshop.improvements.iter().filter(|one| one.status() == Status::Kept).count(),
        states: states(workshop, shown),
    }
}

fn planned(workshop: &Workshop, row: &BoardRow<'_>) -> PlannedChange {
    let text = |field| row.improvement.text(field).to_owned();
    let step = row.improvement.subjects().into_iter().find_map(|subject| {
        let Subject::Step { map, step } = subject else { return None };
        let steps = &workshop.map(map)?.steps;
        let place = steps.iter().position(|other| other.id == step)?;
        Some((place + 1, steps.get(place)?.name.clone()))
    });
    PlannedChange {
        title: text(ImprovementField::Title),
        step,
        owner: text(ImprovementField::Owner),
        check_on: text(ImprovementField::CheckOn),
        due: row.due,
        status: row.improvement.status(),
    }
}

/// The current state and its future: the shown one where that is a future state, else the first that was made of it.
fn states(workshop: &Workshop, shown: Option<MapId>) -> Option<(MapId, MapId)> {
    let origin = |state: &MapState| match state {
        MapState::Future { of } => Some(*of),
        MapState::Current => None,
    };
    let current = || workshop.maps.iter().find(|map| map.state == MapState::Current).or(workshop.maps.first());
    let shown = shown.and_then(|id| workshop.map(id)).or_else(current)?;
    let before_of = |map: &StreamMap| {
        let made_of = origin(&map.state).and_then(|id| workshop.map(id));
        Some(made_of.or_else(current).filter(|before| before.id != map.id)?.id)
    };
    if origin(&shown.state).is_some() {
        return Some((before_of(shown)?, shown.id));
    }
    let futures = || workshop.maps.iter().filter(|map| origin(&map.state).is_some());
    let future = futures().find(|map| origin(&map.state) == Some(shown.id)).or_else(|| futures().next())?;
    Some((before_of(future)?, future.id))
}

#[cfg(test)]
#[path = "slides_tests.rs"]
mod tests;
