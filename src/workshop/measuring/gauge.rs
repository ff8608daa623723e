//! The part of a map from commit to production beside the measured change lead time.

use super::{Filling, in_calendar};
use crate::id::StepId;
use crate::stream::{FlowKind, Step, StepKind, StreamMap, Total, measure};

/// Closer than this share of the longer one, the two say the same.
const ALIKE_SHARE: f64 = 0.1;

const COMMIT_WORDS: [&str; 10] =
    ["commit", "code", "coding", "develop", "implement", "program", "check-in", "checkin", "merge", "build"];
const PRODUCTION_WORDS: [&str; 6] = ["deploy", "release", "production", "live", "rollout", "ship"];

/// A part of a map: all ways between two steps, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MapPart {
    /// The first step behind the commit.
    pub first: StepId,
    /// The step that ends in production.
    pub last: StepId,
}

/// How a step of the part stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StepGauge {
    /// The step.
    pub step: StepId,
    /// Its lead time on the map, working hours. `None`: not known.
    pub map_hours: Option<f64>,
    /// Its measured lead time in working hours of the map, and the sample. `None`: no stage is matched with it.
    pub measured: Option<(f64, u32)>,
}

impl StepGauge {
    /// Measured less map, working hours, where both are known.
    pub fn difference_hours(&self) -> Option<f64> {
        Some(self.measured?.0 - self.map_hours?)
    }
}

/// What the comparison comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartVerdict {
    /// No lead time is known on that part of the map.
    NothingOnTheMap,
    /// The two are within a tenth of each other.
    Alike,
    /// The map is shorter than what was measured.
    MapIsShorter,
    /// The map is longer than what was measured.
    MapIsLonger,
}

/// The part beside what was measured.
#[derive(Debug, Clone, PartialEq)]
pub struct PartGauge {
    /// Steps along its longest way, in order.
    pub path: Vec<StepGauge>,
    /// Its lead time on the map, working hours.
    pub map: Total,
    /// The measured lead time, elapsed hours.
    pub elapsed_hours: f64,
    /// The measured lead time, in working hours of the map.
    pub measured_hours: f64,
    /// Measured less map, working hours. `None`: nothing is known on the map.
    pub difference_hours: Option<f64>,
    /// The step that differs most in the direction of the whole.
    pub largest: Option<StepId>,
    /// What it comes to.
    pub verdict: PartVerdict,
}

/// The steps from commit to production, by their names: from the first that speaks of code to the last that speaks of
/// releasing. Without such names the whole longest path. `None`: an empty map.
pub fn usual_part(map: &StreamMap) -> Option<MapPart> {
    let path: Vec<&Step> = measure(map)
        .path_rows
        .into_iter()
        .filter_map(|row| map.steps.get(row))
        .filter(|step| step.kind != StepKind::Outside)
        .collect();
    let says = |step: &Step, words: &[&str]| {
        let name = step.name.to_lowercase();
        words.iter().any(|word| name.contains(word))
    };
    let last = path.iter().rposition(|step| says(step, &PRODUCTION_WORDS)).or(path.len().checked_sub(1))?;
    let is_first = |step: &&Step| says(step, &COMMIT_WORDS) && step.kind == StepKind::Process;
    let first = path.iter().take(last + 1).position(is_first).unwrap_or(0);
    Some(MapPart { first: path.get(first)?.id, last: path.get(last)?.id })
}

/// The steps that lie on a forward way from the first to the last, as a map of their own. `None`: no way leads there.
fn part_of(map: &StreamMap, part: MapPart) -> Option<StreamMap> {
    let reached = |start: StepId, is_forward: bool| {
        let mut found = vec![start];
        let mut at = 0;
        while let Some(&step) = found.get(at) {
            for flow in map.flows.iter().filter(|flow| flow.kind == FlowKind::Forward) {
                let (from, to) = if is_forward { (flow.from, flow.to) } else { (flow.to, flow.from) };
                if from == step && !found.contains(&to) {
                    found.push(to);
                }
            }
            at += 1;
        }
        found
    };
    let (onward, backward) = (reached(part.first, true), reached(part.last, false));
    let is_between = |step: StepId| onward.contains(&step) && backward.contains(&step);
    let mut own = map.clone();
    own.steps.retain(|step| is_between(step.id));
    own.flows.retain(|flow| is_between(flow.from) && is_between(flow.to));
    (is_between(part.first) && is_between(part.last)).then_some(own)
}

/// Compares a part of a map with the measured lead time, in elapsed hours. `fillings`: the measured lead times of steps.
/// `None`: no way leads from the first step to the last.
pub fn gauge_part(map: &StreamMap, part: MapPart, elapsed_hours: f64, fillings: &[Filling]) -> Option<PartGauge> {
    let own = part_of(map, part)?;
    let summary = measure(&own);
    let measured_hours = in_calendar(elapsed_hours, &map.calendar);
    let step_gauge = |&step: &StepId| StepGauge {
        step,
        map_hours: summary.reading(step).and_then(|reading| reading.lead_time_hours).map(|hours| hours.mid),
        measured: fillings.iter().find(|filling| filling.step == step).map(|f| (f.hours, f.sample_size)),
    };
    let path: Vec<StepGauge> = summary.path.iter().map(step_gauge).collect();
    let map_hours = summary.lead_time.figure().map(|hours| hours.mid);
    let difference_hours = map_hours.map(|hours| measured_hours - hours);
    let verdict = match (map_hours, difference_hours) {
        (Some(hours), Some(difference)) if difference.abs() <= ALIKE_SHARE * hours.max(measured_hours) => {
            PartVerdict::Alike
        }
        (_, Some(difference)) if difference > 0.0 => PartVerdict::MapIsShorter,
        (_, Some(_)) => PartVerdict::MapIsLonger,
        _ => PartVerdict::NothingOnTheMap,
    };
    let sign = if verdict == PartVerdict::MapIsLonger { -1.0 } else { 1.0 };
    let off = |gauge: &StepGauge| gauge.difference_hours().map(|hours| hours * sign).filter(|hours| *hours > 0.0);
    let largest = path
        .iter()
        .filter_map(|gauge| Some((off(gauge)?, gauge.step)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, step)| step);
    Some(PartGauge { path, map: summary.lead_time, elapsed_hours, measured_hours, difference_hours, largest, verdict })
}
