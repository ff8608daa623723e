//! The constraint: the one step that limits the stream.

use super::figures::SAME_HOURS;
use super::meter::Measured;
use crate::id::StepId;
use crate::stream::StreamMap;

/// Why a step is taken for the constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintReason {
    /// The longest wait on the longest path.
    LongestWait,
    /// Others on the longest path wait as long; more of its output has to be corrected.
    LongestWaitLowerCa,
    /// A person chose it.
    ChosenByPerson,
}

/// The step that limits the stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constraint {
    /// The step.
    pub step: StepId,
    /// How long work waits there, working hours.
    pub wait_hours: Option<f64>,
    /// That wait as a share of the total lead time, 0 to 100 %.
    pub wait_share_percent: Option<f64>,
    /// Its %C/A, 0 to 100.
    pub percent_ca: Option<f64>,
    /// Why this one.
    pub reason: ConstraintReason,
    /// Whether another step might take its place once all waits are known.
    pub provisional: bool,
}

/// The step a person chose, if it is still there; else the suggestion.
pub(super) fn find(map: &StreamMap, on_path: &[&Measured], steps: &[Measured]) -> Option<Constraint> {
    let chosen = map.chosen_constraint.and_then(|id| steps.iter().find(|step| step.reading.step == id));
    if let Some(chosen) = chosen {
        return Some(constraint(chosen, ConstraintReason::ChosenByPerson, false));
    }
    let provisional = steps.iter().any(|step| step.counts && step.wait.is_none());
    let (step, reason) = suggested(on_path)?;
    Some(constraint(step, reason, provisional))
}

fn constraint(step: &Measured, reason: ConstraintReason, provisional: bool) -> Constraint {
    Constraint {
        step: step.reading.step,
        wait_hours: step.reading.wait_hours,
        wait_share_percent: step.reading.wait_share_percent,
        percent_ca: step.reading.percent_ca,
        reason,
        provisional,
    }
}

/// The longest wait above 0; of equal ones the lowest known %C/A; of those the first on the path.
fn suggested<'a>(on_path: &[&'a Measured]) -> Option<(&'a Measured, ConstraintReason)> {
    let wait = |step: &Measured| step.wait.map_or(0.0, |wait| wait.mid);
    let longest = on_path.iter().map(|step| wait(step)).fold(0.0, f64::max);
    let is_longest = |step: &&&Measured| wait(step) >= longest - SAME_HOURS * (1.0 + longest);
    let equal: Vec<&Measured> = on_path.iter().filter(is_longest).copied().collect();
    // Nobody was asked: taken for perfect, so that a known flaw goes first.
    let quality = |step: &Measured| step.reading.percent_ca.unwrap_or(100.0);
    let lowest = equal.iter().map(|step| quality(step)).fold(f64::INFINITY, f64::min);
    let is_decided_by_quality = equal.iter().any(|step| quality(step) > lowest);
    let reason =
        if is_decided_by_quality { ConstraintReason::LongestWaitLowerCa } else { ConstraintReason::LongestWait };
    let step = equal.into_iter().find(|step| quality(step) <= lowest)?;
    (longest > SAME_HOURS).then_some((step, reason))
}
