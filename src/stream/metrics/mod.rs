//! What a map amounts to: totals along the longest path, shares, handoffs, the constraint, and what stands against it.
//!
//! - **Lead time of a step**: as typed; else the wait on the arrow it was reached by plus its process time. A queue has
//!   no process time. A first step has no arrow: where waits are written between steps, on arrows or as queues, its
//!   process time is its lead time. So is that of a step behind a queue, which is the wait between it and the step before;
//!   as soon as one step itself has a lead time, what the others have is asked of them too.
//! - **Longest path**: the way from a start to an end that takes the most lead time. Of an unknown lead time the wait
//!   counts, where that is known, else nothing; in the totals it is *missing*. Equal ways: the one with more steps, then
//!   the one with more process time, then the lower step ids; so two maps of the same content have the same totals.
//! - **End**: if the farthest end of the stream is an outside party, only outside parties are ends (Martin & Osterling:
//!   the longest lead time "unless a dead end"); else, of the steps that nothing follows, those with the most steps
//!   before them. A branch that ends earlier and does not meet the others again is a dead end, however long it takes.
//!   Several ends: the longest way to any of them is the total, and the ways to the others have slack.
//! - **Rework** is every flow marked so and every forward flow that closes a cycle; it never enters the longest path.
//!   What is sent back is done again up to the step that sends it back, and that step too: see `rework`.
//! - An **outside party** takes no time, but a wait written on the arrow to it does: finished work waits to be fetched.

mod constraint;
mod figures;
mod handoffs;
mod meter;
mod path;
mod rework;

pub use constraint::{Constraint, ConstraintReason};
pub use figures::{FlowProblem, StepProblem};
pub use handoffs::{Handoffs, TeamHandoff, team_count, team_handoffs, wait_after_handoffs};
pub(super) use handoffs::{handoff_flows, team_key};
pub use meter::Meter;
pub use rework::{ReworkTotal, ReworkTotals};

use super::{HourRange, StepKind, StreamMap};
use crate::id::{FlowId, StepId};

/// A sum, and how much of it is known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Total {
    /// Working hours of all that is known, in a lead time also the waits of steps whose work nobody knows.
    pub hours: HourRange,
    /// How many steps gave a figure.
    pub known: usize,
    /// How many steps should have given one.
    pub of: usize,
}

impl Total {
    /// The sum, unless nothing at all is known, or nothing but what takes no time: queues, of which nobody works on one.
    pub fn figure(&self) -> Option<HourRange> {
        let is_all = self.known > 0 && self.missing() == 0;
        (is_all || self.hours.high > 0.0).then_some(self.hours)
    }

    /// How many steps have no figure.
    pub fn missing(&self) -> usize {
        self.of.saturating_sub(self.known)
    }

    fn of(figures: impl Iterator<Item = Option<HourRange>>) -> Self {
        let mut total = Self::default();
        figures.for_each(|hours| total.add(hours));
        total
    }

    fn add(&mut self, hours: Option<HourRange>) {
        self.of += 1;
        if let Some(hours) = hours {
            self.known += 1;
            self.hours = self.hours.plus(&hours);
        }
    }
}

/// Process time over lead time along the longest path. The process time of a step without lead time is left out, since
/// that lead time is missing in the sum below it; a lead time without process time stays in, so the ratio may grow once
/// it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActivityRatio {
    /// Process time ÷ lead time × 100. Above 100 only where a step's lead time contradicts its process time.
    pub percent: f64,
    /// The process time in it, working hours: that of steps that have both.
    pub process_time_hours: f64,
    /// The lead time in it, working hours: the total.
    pub lead_time_hours: f64,
    /// Steps that have both.
    pub known: usize,
    /// Steps on the longest path.
    pub of: usize,
}

/// The product of all %C/A.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RolledCa {
    /// 0 to 100.
    pub percent: f64,
    /// Steps that gave a value.
    pub with_value: usize,
    /// All steps.
    pub of: usize,
}

/// What one step amounts to.
#[derive(Debug, Clone, PartialEq)]
pub struct StepReading {
    /// The step.
    pub step: StepId,
    /// Lead time, typed or from the arrow it was reached by, working hours. `None`: not known.
    pub lead_time_hours: Option<HourRange>,
    /// Process time, working hours; 0 for a queue. `None`: not known.
    pub process_time_hours: Option<HourRange>,
    /// Lead time less process time, working hours; 0 where they contradict each other. `None`: not known.
    pub wait_hours: Option<f64>,
    /// The wait as a share of the total lead time, 0 to 100 %. `None` also when the total is 0.
    pub wait_share_percent: Option<f64>,
    /// The class of that share on the longest path, 1 to 5: see [`heat_breaks`]. 0 off the path and where it is not known.
    pub heat: u8,
    /// %C/A, 0 to 100. `None`: not known.
    pub percent_ca: Option<f64>,
    /// Whether the longest path runs through it.
    pub on_path: bool,
    /// How much longer it may take before the total grows, working hours; 0 on the path. `None`: leads to no end.
    pub slack_hours: Option<f64>,
    /// Column, from 0: the most steps on any way to it; a start stands just before what it leads to.
    pub layer: usize,
    /// What stands against its figures.
    pub problems: Vec<StepProblem>,
}

impl StepReading {
    /// Whether no way from the step leads to the end of the stream. Said of the map's own steps, not of outside parties.
    pub fn is_dead_end(&self, kind: StepKind) -> bool {
        self.slack_hours.is_none() && kind != StepKind::Outside
    }
}

/// What a map amounts to.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Lead time of the longest path. Low and high are those of the longest paths at low and at high lead times. Known
    /// and of count all steps: an unknown one off the path might have been longer.
    pub lead_time: Total,
    /// Process time along the longest path; known and of count its steps.
    pub process_time: Total,
    /// Wait along the longest path; known and of count its steps.
    pub wait: Total,
    /// Process time × people over all steps: working hours of people.
    pub effort: Total,
    /// Flow efficiency, with what it was computed from. `None`: no step has both times, or none but queues, of which
    /// nobody works on one; or the lead time is 0.
    pub activity: Option<ActivityRatio>,
    /// Product of the %C/A of all steps. `None`: no step has one.
    pub rolled_ca: Option<RolledCa>,
    /// How many steps there are: processes and queues, not outside parties.
    pub steps: usize,
    /// Flows between teams.
    pub handoffs: Handoffs,
    /// The longest path. An outside party at both ends of the stream stands in it twice.
    pub path: Vec<StepId>,
    /// Rows of the map that the steps of the path stand in.
    pub path_rows: Vec<usize>,
    /// One reading per step, in the order of the steps.
    pub readings: Vec<StepReading>,
    /// What limits the stream: suggested, or chosen by a person.
    pub constraint: Option<Constraint>,
    /// Flows that go back: marked so, or closing a cycle. In the order of the flows.
    pub rework_flows: Vec<FlowId>,
    /// Steps from which no way leads to the end, in the order of the steps.
    pub dead_ends: Vec<StepId>,
    /// The total with rework, counted in three ways.
    pub rework: ReworkTotals,
    /// What stands against the flows, in the order of the flows.
    pub flow_problems: Vec<(FlowId, FlowProblem)>,
}

impl Summary {
    /// The reading of a step.
    pub fn reading(&self, step: StepId) -> Option<&StepReading> {
        self.readings.iter().find(|reading| reading.step == step)
    }

    /// Total process time ÷ total lead time × 100. `None` when there is nothing to divide by.
    pub fn activity_ratio_percent(&self) -> Option<f64> {
        self.activity.map(|ratio| ratio.percent)
    }
}

/// Measures a map. Never fails: what cannot be read is missing in the totals and named in the problems.
pub fn measure(map: &StreamMap) -> Summary {
    Meter::new(map).summary(map)
}

/// From which wait as a share of the total lead time, in %, the classes of heat 2 to 5 begin; class 1 begins at 0. Finer
/// where so many steps share a path that hardly any has a large part of it.
pub fn heat_breaks(path_steps: usize) -> [f64; 4] {
    match path_steps {
        0..36 => [3.0, 8.0, 12.0, 20.0],
        36..360 => [1.0, 2.0, 4.0, 8.0],
        _ => [0.1, 0.2, 0.4, 0.8],
    }
}

/// The class of heat, 1 to 5, of a wait with this share of the total, on a path of so many steps.
pub(super) fn heat_class(wait_share_percent: f64, path_steps: usize) -> u8 {
    let breaks = heat_breaks(path_steps);
    1 + breaks.into_iter().take_while(|share| wait_share_percent >= share - 1e-9).count() as u8
}

#[cfg(test)]
pub(super) mod properties;
#[cfg(test)]
mod published;
#[cfg(test)]
mod tests;
