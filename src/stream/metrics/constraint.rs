//! The constraint: the one step that limits the stream.

use super::StepReading;
use super::figures::SAME_HOURS;
use crate::id::StepId;
use crate::stream::demand::is_full;
use crate::stream::{Step, StepKind, StreamMap};

/// Why a step is taken for the constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintReason {
    /// The longest wait on the longest path.
    LongestWait,
    /// Others on the longest path wait as long; more of its output has to be corrected.
    LongestWaitLowerCa,
    /// Its people are asked for all their time or more, and for more than those of any other step: demand overrules waits.
    Overloaded,
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
    /// How much of its people's time the demand asks for, per cent; `None` where that cannot be known.
    pub utilisation_percent: Option<f64>,
    /// Why this one.
    pub reason: ConstraintReason,
    /// Whether another step might take its place once all waits are known.
    pub provisional: bool,
}

/// The step a person chose, if it is still there; else the one that cannot do what is asked of it; else the suggestion.
///
/// `on_path`: the steps of the longest path, without outside parties. `readings`: of all steps, in their order.
pub(super) fn find(map: &StreamMap, on_path: &[&StepReading], readings: &[StepReading]) -> Option<Constraint> {
    let takt = map.demand.and_then(|demand| demand.takt(&map.calendar));
    let percent_of = |step: &Step| takt?.percent_of(step).map(|percent| percent.mid);
    let found = |reading: &StepReading, reason, provisional| {
        let step = map.steps.iter().find(|step| step.id == reading.step);
        constraint(reading, step.and_then(percent_of), reason, provisional)
    };
    let chosen = map.chosen_constraint.and_then(|id| readings.iter().find(|reading| reading.step == id));
    if let Some(chosen) = chosen {
        return Some(found(chosen, ConstraintReason::ChosenByPerson, false));
    }
    let steps = || map.steps.iter().zip(readings);
    let busy = steps().filter_map(|(step, reading)| Some((reading, percent_of(step)?)));
    // Of equal ones the first.
    let busiest = busy.reduce(|most, other| if other.1 > most.1 { other } else { most });
    if let Some((step, _)) = busiest.filter(|(_, percent)| is_full(*percent)) {
        return Some(found(step, ConstraintReason::Overloaded, false));
    }
    let provisional = steps().any(|(step, reading)| step.kind != StepKind::Outside && reading.wait_hours.is_none());
    let (step, reason) = suggested(on_path)?;
    Some(found(step, reason, provisional))
}

fn constraint(
    reading: &StepReading,
    utilisation_percent: Option<f64>,
    reason: ConstraintReason,
    provisional: bool,
) -> Constraint {
    Constraint {
        step: reading.step,
        wait_hours: reading.wait_hours,
        wait_share_percent: reading.wait_share_percent,
        percent_ca: reading.percent_ca,
        utilisation_percent,
        reason,
        provisional,
    }
}

/// The longest wait above 0; of equal ones the lowest known %C/A; of those the first on the path.
fn suggested<'a>(on_path: &[&'a StepReading]) -> Option<(&'a StepReading, ConstraintReason)> {
    let wait = |step: &StepReading| step.wait_hours.unwrap_or(0.0);
    let longest = on_path.iter().map(|step| wait(step)).fold(0.0, f64::max);
    let is_longest = |step: &&&StepReading| wait(step) >= longest - SAME_HOURS * (1.0 + longest);
    let equal: Vec<&StepReading> = on_path.iter().filter(is_longest).copied().collect();
    // Nobody was asked: taken for perfect, so that a known flaw goes first.
    let quality = |step: &StepReading| step.percent_ca.unwrap_or(100.0);
    let lowest = equal.iter().map(|step| quality(step)).fold(f64::INFINITY, f64::min);
    let is_decided_by_quality = equal.iter().any(|step| quality(step) > lowest);
    let reason =
        if is_decided_by_quality { ConstraintReason::LongestWaitLowerCa } else { ConstraintReason::LongestWait };
    let step = equal.into_iter().find(|step| quality(step) <= lowest)?;
    (longest > SAME_HOURS).then_some((step, reason))
}
