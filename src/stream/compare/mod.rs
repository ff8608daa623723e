//! Two maps side by side: what differs, what every total changes by, and what each step's change is worth.
//!
//! Steps are paired by the step that both are copies of; where a map was made otherwise, or by an older release, by name
//! and team, then by name alone, in the order of the rows. What is left is added or removed.

mod differences;
mod effects;
mod hybrid;
mod pairs;

#[cfg(test)]
mod tests;

pub use differences::{Difference, FlowChange, FlowDifference, MapDifference, StepChange, Was};
pub use effects::{Effect, Effects, effects};

use super::{StreamMap, Summary, measure};
use crate::id::StepId;
use pairs::Pairs;

/// A figure before and after.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FigureChange {
    /// Before. `None`: not known.
    pub before: Option<f64>,
    /// After. `None`: not known.
    pub after: Option<f64>,
    /// What per cent are taken of: the figure of the whole map before.
    pub of: Option<f64>,
}

impl FigureChange {
    fn new(before: Option<f64>, after: Option<f64>) -> Self {
        Self { before, after, of: before }
    }

    /// After less before. `None`: one of them is not known.
    pub fn difference(&self) -> Option<f64> {
        Some(self.after? - self.before?)
    }

    /// The difference in per cent. `None` also where that would be a share of nothing, unless nothing changes.
    pub fn percent(&self) -> Option<f64> {
        let (difference, of) = (self.difference()?, self.of?);
        if difference == 0.0 {
            return Some(0.0);
        }
        (of != 0.0).then(|| difference / of * 100.0)
    }
}

/// What every total changes by.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// Total lead time, working hours.
    pub lead_time: FigureChange,
    /// Total process time, working hours.
    pub process_time: FigureChange,
    /// Wait along the longest path, working hours.
    pub wait: FigureChange,
    /// Total effort, working hours of people.
    pub effort: FigureChange,
    /// Activity ratio, per cent; its difference is in points.
    pub activity_ratio: FigureChange,
    /// Rolled %C/A, per cent; its difference is in points.
    pub rolled_ca: FigureChange,
    /// Steps.
    pub steps: FigureChange,
    /// Forward handoffs.
    pub handoffs: FigureChange,
    /// Handoffs back.
    pub handoffs_back: FigureChange,
    /// Total lead time with rework counted once per item, working hours.
    pub lead_time_once_per_item: FigureChange,
    /// Total lead time with rework repeated until right, working hours.
    pub lead_time_until_right: FigureChange,
}

impl Totals {
    /// From one summary to another.
    pub fn between(before: &Summary, after: &Summary) -> Self {
        let change = |figure: fn(&Summary) -> Option<f64>| FigureChange::new(figure(before), figure(after));
        let known = |figure: fn(&Summary) -> f64| {
            let of = |summary: &Summary| summary.lead_time.figure().map(|_| figure(summary));
            FigureChange::new(of(before), of(after))
        };
        Self {
            lead_time: change(|summary| summary.lead_time.figure().map(|hours| hours.mid)),
            process_time: change(|summary| summary.process_time.figure().map(|hours| hours.mid)),
            wait: change(|summary| summary.wait.figure().map(|hours| hours.mid)),
            effort: change(|summary| summary.effort.figure().map(|hours| hours.mid)),
            activity_ratio: change(Summary::activity_ratio_percent),
            rolled_ca: change(|summary| summary.rolled_ca.map(|rolled| rolled.percent)),
            steps: change(|summary| Some(summary.steps as f64)),
            handoffs: change(|summary| Some(summary.handoffs.forward as f64)),
            handoffs_back: change(|summary| Some(summary.handoffs.back as f64)),
            lead_time_once_per_item: known(|summary| summary.rework.once_per_item.lead_time_hours),
            lead_time_until_right: change(|summary| {
                summary.lead_time.figure()?;
                summary.rework.until_right.map(|total| total.lead_time_hours)
            }),
        }
    }

    /// The same changes, in per cent of the totals of a whole map.
    fn in_percent_of(self, whole: &Summary) -> Self {
        let base = Self::between(whole, whole);
        let of = |change: FigureChange, base: FigureChange| FigureChange { of: base.before, ..change };
        Self {
            lead_time: of(self.lead_time, base.lead_time),
            process_time: of(self.process_time, base.process_time),
            wait: of(self.wait, base.wait),
            effort: of(self.effort, base.effort),
            activity_ratio: of(self.activity_ratio, base.activity_ratio),
            rolled_ca: of(self.rolled_ca, base.rolled_ca),
            steps: of(self.steps, base.steps),
            handoffs: of(self.handoffs, base.handoffs),
            handoffs_back: of(self.handoffs_back, base.handoffs_back),
            lead_time_once_per_item: of(self.lead_time_once_per_item, base.lead_time_once_per_item),
            lead_time_until_right: of(self.lead_time_until_right, base.lead_time_until_right),
        }
    }
}

/// The constraint before and after. Steps are named by their ids in the map before, added ones by those in the map after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConstraintChange {
    /// Before. `None`: none is known.
    pub before: Option<StepId>,
    /// After. `None`: none is known.
    pub after: Option<StepId>,
}

impl ConstraintChange {
    /// Whether another step limits the stream now.
    pub fn has_moved(&self) -> bool {
        self.before != self.after
    }
}

/// Two maps compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The map before, measured.
    pub before: Summary,
    /// The map after, measured.
    pub after: Summary,
    /// Steps that are in both, before and after, in the order of the rows before.
    pub pairs: Vec<(StepId, StepId)>,
    /// What every total changes by. Hours are those of each map's own calendar.
    pub totals: Totals,
    /// Steps that differ, in the order of the stream.
    pub steps: Vec<StepChange>,
    /// Flows that differ: those of the map before first.
    pub flows: Vec<FlowChange>,
    /// What differs in the basis of the figures.
    pub basis: Vec<MapDifference>,
    /// Whether the longest path runs through other steps, those added and removed left aside.
    pub has_path_moved: bool,
    /// The constraint before and after.
    pub constraint: ConstraintChange,
}

/// Compares two maps, most often a current state and a future one.
pub fn compare(before: &StreamMap, after: &StreamMap) -> Comparison {
    let pairs = Pairs::of(before, after);
    let (summary_before, summary_after) = (measure(before), measure(after));
    let flows = differences::flow_changes(before, after, &pairs);
    let steps = differences::step_changes(before, after, &pairs, &flows, (&summary_before, &summary_after));
    Comparison {
        totals: Totals::between(&summary_before, &summary_after),
        pairs: pairs.ids(before, after),
        basis: differences::map_differences(before, after, &pairs),
        has_path_moved: pairs.path_before(&summary_before.path) != pairs.path_after(&summary_after.path),
        constraint: ConstraintChange {
            before: summary_before.constraint.map(|constraint| constraint.step),
            after: summary_after.constraint.map(|constraint| pairs.name_of_after(constraint.step)),
        },
        before: summary_before,
        after: summary_after,
        steps,
        flows,
    }
}
