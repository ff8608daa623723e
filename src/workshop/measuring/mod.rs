//! Measured stages and the map: a map made of them, figures beside the estimates of a map, and how far the two are apart.
//!
//! Measured time is elapsed time, 24 h on 7 days. On a map it is converted to the map's calendar by the share of working
//! hours in a week, so that a week stays a week and the parts of a sum stay its parts. In a map of elapsed time nothing
//! is converted.

mod gauge;
mod lines;
mod matching;
#[cfg(test)]
mod tests;

use crate::id::{FlowId, MapId, StepId};
use crate::stream::{
    Calendar, Duration, Entry, Flow, FlowKind, HourRange, Measured, Percent, Step, StepKind, StreamMap, Unit, measure,
};

use super::edit::{Edit, StepField};

pub use gauge::{MapPart, PartGauge, PartVerdict, StepGauge, gauge_part, usual_part};
pub use lines::{ChangeStage, LineName, StageLine, change_lines, log_lines, stream_of};
pub use matching::match_steps;

/// A stage with its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredStage {
    /// Its name.
    pub name: String,
    /// Work lies here and waits: a queue.
    pub is_wait: bool,
    /// It is the whole way and so no single step of a map.
    pub is_whole_way: bool,
    /// Elapsed hours, at the percentile of the stream.
    pub elapsed_hours: f64,
    /// How many visits or changes were measured.
    pub sample_size: u32,
}

/// Measured stages in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeasuredStream {
    /// The data they were taken from.
    pub source: String,
    /// The percentile taken, 0 to 100.
    pub percentile: u8,
    /// The stages.
    pub stages: Vec<MeasuredStage>,
    /// Rework: places of the stage that sends back and of the one that gets it, and the share of what leaves the first,
    /// 0 to 1.
    pub going_back: Vec<(usize, usize, f64)>,
    /// What starts the stream.
    pub starts_with: String,
    /// What ends it.
    pub ends_with: String,
}

/// A measured duration as people would type it: whole days, hours and minutes, so that it reads alike in every language
/// and says what the sheet says. Under ten minutes with seconds.
fn written(hours: f64, calendar: &Calendar) -> Duration {
    let seconds = (hours.max(0.0) * 3_600.0).round();
    let parts = if seconds < 600.0 {
        vec![((seconds / 60.0).floor(), Unit::Minute), (seconds % 60.0, Unit::Second)]
    } else {
        let day = calendar.hours_per_day;
        // The least bit more, so that three thirds are a whole.
        let days = (hours / day + 1e-9).floor();
        let minutes = ((hours - days * day).max(0.0) * 60.0).round();
        // A day may end within a minute, in a calendar of odd hours.
        let (days, minutes) = if minutes < day * 60.0 - 1e-6 { (days, minutes) } else { (days + 1.0, 0.0) };
        vec![(days, Unit::Day), ((minutes / 60.0).floor(), Unit::Hour), (minutes % 60.0, Unit::Minute)]
    };
    let said = parts.into_iter().filter(|(amount, _)| *amount > 0.0);
    let said: Vec<String> = said.map(|(amount, unit)| format!("{amount} {}", unit.symbol())).collect();
    Duration::from_kept(if said.is_empty() { "0 h".to_owned() } else { said.join(" ") })
}

/// Elapsed hours in working hours of a calendar.
pub fn in_calendar(elapsed_hours: f64, calendar: &Calendar) -> f64 {
    elapsed_hours * calendar.hours_per_week() / Calendar::ELAPSED.hours_per_week()
}

impl MeasuredStream {
    fn source_of(&self, sample_size: u32) -> Measured {
        // Parts of the written form are separated by commas.
        let source = self.source.replace(", ", " + ").replace(',', " ");
        Measured { source, sample_size, percentile: f64::from(self.percentile) }
    }
}

/// A new map of measured steps, one after the other, with the rework between them. All figures are lead times: nothing in
/// the data tells how long somebody worked.
pub fn measured_map(
    stream: &MeasuredStream,
    name: &str,
    calendar: Calendar,
    at: usize,
    bits: &mut impl FnMut() -> u64,
) -> (MapId, Vec<Edit>) {
    let mut map = StreamMap::new(MapId::from_bits(bits()), name);
    map.calendar = calendar;
    map.starts_with.clone_from(&stream.starts_with);
    map.ends_with.clone_from(&stream.ends_with);
    for stage in &stream.stages {
        let mut step = Step::new(StepId::from_bits(bits()), stage.name.clone(), "");
        step.kind = if stage.is_wait { StepKind::Queue } else { StepKind::Process };
        step.lead_time = Some(written(in_calendar(stage.elapsed_hours, &calendar), &calendar));
        step.measured = vec![(Entry::LeadTime, stream.source_of(stage.sample_size))];
        map.steps.push(step);
    }
    let steps: Vec<StepId> = map.steps.iter().map(|step| step.id).collect();
    let mut flow =
        |from: StepId, to: StepId, kind: FlowKind| Flow { id: FlowId::from_bits(bits()), from, to, kind, wait: None };
    for pair in steps.windows(2) {
        if let [from, to] = *pair {
            map.flows.push(flow(from, to, FlowKind::Forward));
        }
    }
    for &(from, to, share) in &stream.going_back {
        if let (Some(&from), Some(&to)) = (steps.get(from), steps.get(to)) {
            map.flows.push(flow(from, to, FlowKind::Rework { share: share_text(share) }));
        }
    }
    (map.id, vec![Edit::AddMap { map: Box::new(map), at }])
}

/// A share of 0 to 1 as a percentage with at most one decimal.
fn share_text(share: f64) -> Option<Percent> {
    Percent::read(&crate::stream::number_text(share.clamp(0.0, 1.0) * 100.0))
}

/// What a step of a map would get.
#[derive(Debug, Clone, PartialEq)]
pub struct Filling {
    /// The step.
    pub step: StepId,
    /// Places of the stages whose times are added up for it.
    pub stages: Vec<usize>,
    /// Its lead time now, in working hours. `None`: not known.
    pub was: Option<HourRange>,
    /// Whether that is a measured figure and no estimate.
    pub was_measured: bool,
    /// The measured lead time, in elapsed hours.
    pub elapsed_hours: f64,
    /// The same, in working hours of the map.
    pub hours: f64,
    /// What is written: `hours` in days, hours and minutes.
    pub lead_time: Duration,
    /// The smallest sample of its stages.
    pub sample_size: u32,
    /// Its process time is longer than the measured lead time: one of the two is wrong.
    pub is_below_process_time: bool,
}

/// What the steps of a map would get, in the order of the map. `matched`: the step of each stage, if it has one; stages
/// of one step are added up.
pub fn fillings(map: &StreamMap, stream: &MeasuredStream, matched: &[Option<StepId>]) -> Vec<Filling> {
    let summary = measure(map);
    let filling = |step: &Step| {
        let is_own = |(_, of): &(usize, &Option<StepId>)| **of == Some(step.id);
        let places: Vec<usize> = matched.iter().enumerate().filter(is_own).map(|(at, _)| at).collect();
        let own: Vec<&MeasuredStage> = places.iter().filter_map(|&at| stream.stages.get(at)).collect();
        let sample_size = own.iter().map(|stage| stage.sample_size).min()?;
        let elapsed_hours: f64 = own.iter().map(|stage| stage.elapsed_hours).sum();
        let hours = in_calendar(elapsed_hours, &map.calendar);
        let reading = summary.reading(step.id);
        let process = reading.and_then(|reading| reading.process_time_hours);
        Some(Filling {
            step: step.id,
            stages: places,
            was: reading.and_then(|reading| reading.lead_time_hours),
            was_measured: step.measured.iter().any(|(entry, _)| *entry == Entry::LeadTime),
            elapsed_hours,
            hours,
            lead_time: written(hours, &map.calendar),
            sample_size,
            is_below_process_time: process.is_some_and(|process| process.mid > hours),
        })
    };
    map.steps.iter().filter_map(filling).collect()
}

/// Writes measured lead times onto a map, each with its source. `note`: what is kept in the step's notes of the estimate
/// that gives way; nothing is kept of an older measurement.
pub fn fill_steps(
    map: &StreamMap,
    stream: &MeasuredStream,
    fillings: &[Filling],
    note: impl Fn(&Step, &Filling) -> Option<String>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for filling in fillings {
        let Some(step) = map.step(filling.step) else { continue };
        let mut set = |set: StepField| edits.push(Edit::SetStep { map: map.id, step: step.id, set });
        let source = stream.source_of(filling.sample_size);
        let mut measured = step.measured.clone();
        measured.retain(|(entry, _)| *entry != Entry::LeadTime);
        measured.insert(0, (Entry::LeadTime, source));
        if step.lead_time.as_ref() != Some(&filling.lead_time) {
            set(StepField::LeadTime(Some(filling.lead_time.clone())));
        }
        if step.measured != measured {
            set(StepField::Measured(measured));
        }
        let kept = note(step, filling).filter(|_| filling.was.is_some() && !filling.was_measured);
        if let Some(kept) = kept {
            let between = if step.notes.is_empty() { "" } else { "\n" };
            set(StepField::Notes([&step.notes, between, &kept].concat()));
        }
    }
    edits
}
