//! The facts of a step as cells of a table: what stands in each, and what typing something else there means.
//!
//! Most facts are a field of the step. Three of them are its arrows: what comes before it, how long work waits on the way
//! to it, and where its rework goes. Several values of one cell stand apart by `;`.

mod arrows;

use arrows::{set_after, set_rework};

use crate::id::StepId;
use crate::order;
use crate::stream::{Amount, Calendar, Duration, Flow, FlowKind, HourRange, Percent, Step, StreamMap, Unit};
use crate::workshop::{Edit, FlowField, StepField};

/// Which fact of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "documented at Step; the arrows below")]
pub enum Fact {
    Name,
    Team,
    Kind,
    /// The waits on the arrows that lead here, in their order.
    Wait,
    LeadTime,
    ProcessTime,
    PercentCa,
    People,
    Wip,
    Batch,
    Value,
    /// The steps that forward flows come from.
    After,
    /// The steps that rework goes to.
    ReworkTo,
    /// The shares of the work that take those ways, in their order.
    ReworkShare,
    Tools,
    Barriers,
    Wastes,
    Notes,
    Measured,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Name,
        Self::Team,
        Self::Kind,
        Self::Wait,
        Self::LeadTime,
        Self::ProcessTime,
        Self::PercentCa,
        Self::People,
        Self::Wip,
        Self::Batch,
        Self::Value,
        Self::After,
        Self::ReworkTo,
        Self::ReworkShare,
        Self::Tools,
        Self::Barriers,
        Self::Wastes,
        Self::Notes,
        Self::Measured,
    ];

    /// Whether numbers are typed there: times, percentages, amounts.
    pub fn is_figure(self) -> bool {
        use Fact::{Batch, LeadTime, People, PercentCa, ProcessTime, ReworkShare, Wait, Wip};
        matches!(self, Wait | LeadTime | ProcessTime | PercentCa | People | Wip | Batch | ReworkShare)
    }
}

/// Why what was typed into a cell cannot be recorded. Figures that make no sense are recorded all the same: the map keeps
/// what was typed and says what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactProblem {
    /// No arrow leads to the step, so no wait can be written on one.
    NoArrow,
    /// The step sends nothing back, so there is no share of it.
    NoRework,
    /// More values than arrows.
    TooMany {
        /// How many arrows there are.
        arrows: usize,
    },
    /// No step has this number or name.
    NoSuchStep(String),
    /// Several steps have this name: only the number tells which.
    SeveralSteps(String),
    /// A step is named as its own neighbour.
    Itself,
    /// The named step comes after this one already; work that goes back is rework.
    GoesRound(StepId),
    /// This fact is not typed but chosen.
    Chosen,
}

/// The arrows of a map by the steps they touch, so that a table need not search for them row by row.
#[derive(Debug, Clone, Default)]
pub struct Arrows {
    into: Vec<(StepId, usize)>,
    back: Vec<(StepId, usize)>,
}

impl Arrows {
    /// Reads a map.
    pub fn of(map: &StreamMap) -> Self {
        let ends = |is_rework: bool, end: fn(&Flow) -> StepId| {
            let flows = map.flows.iter().enumerate().filter(|(_, flow)| is_back(flow) == is_rework);
            let mut ends: Vec<(StepId, usize)> = flows.map(|(at, flow)| (end(flow), at)).collect();
            order::sort(&mut ends);
            ends
        };
        Self { into: ends(false, |flow| flow.to), back: ends(true, |flow| flow.from) }
    }

    /// Forward flows that lead to the step, in the order of the map.
    pub fn into<'a>(&self, map: &'a StreamMap, step: StepId) -> impl Iterator<Item = &'a Flow> {
        of_step(&self.into, map, step)
    }

    /// Rework flows that leave the step, in the order of the map.
    pub fn back<'a>(&self, map: &'a StreamMap, step: StepId) -> impl Iterator<Item = &'a Flow> {
        of_step(&self.back, map, step)
    }
}

fn is_back(flow: &Flow) -> bool {
    matches!(flow.kind, FlowKind::Rework { .. })
}

fn of_step<'a>(ends: &[(StepId, usize)], map: &'a StreamMap, step: StepId) -> impl Iterator<Item = &'a Flow> {
    let start = ends.partition_point(|(of, _)| *of < step);
    let end = ends.partition_point(|(of, _)| *of <= step);
    let places: Vec<usize> = ends.get(start..end).unwrap_or_default().iter().map(|(_, at)| *at).collect();
    places.into_iter().filter_map(|at| map.flows.get(at))
}

/// What was typed for a fact, as it is to be edited. Empty where nothing was, and for facts that are chosen.
/// `number` gives a step's number on the map, from 1.
pub fn fact_text(
    map: &StreamMap,
    arrows: &Arrows,
    step: &Step,
    fact: Fact,
    number: impl Fn(StepId) -> usize,
) -> String {
    let label = |id: StepId| label(map, number(id));
    let duration = |time: &Option<Duration>| time.as_ref().map(|time| time.text().to_owned()).unwrap_or_default();
    let amount = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.text().to_owned()).unwrap_or_default();
    match fact {
        Fact::Name => step.name.clone(),
        Fact::Team => step.team.clone(),
        Fact::LeadTime => duration(&step.lead_time),
        Fact::ProcessTime => duration(&step.process_time),
        Fact::PercentCa => step.percent_ca.as_ref().map(|percent| percent.text().to_owned()).unwrap_or_default(),
        Fact::People => amount(&step.people),
        Fact::Wip => amount(&step.wip),
        Fact::Batch => amount(&step.batch),
        Fact::Tools => step.tools.clone(),
        Fact::Barriers => step.barriers.clone(),
        Fact::Notes => step.notes.clone(),
        Fact::Wait => listed(arrows.into(map, step.id).map(|flow| duration(&flow.wait))),
        Fact::After => listed(arrows.into(map, step.id).map(|flow| label(flow.from))),
        Fact::ReworkTo => listed(arrows.back(map, step.id).map(|flow| label(flow.to))),
        Fact::ReworkShare => listed(arrows.back(map, step.id).map(share_text)),
        Fact::Kind | Fact::Value | Fact::Wastes | Fact::Measured => String::new(),
    }
}

/// A step as people refer to it: number and name. A name that would fall apart in a list is left out.
fn label(map: &StreamMap, number: usize) -> String {
    let step = number.checked_sub(1).and_then(|row| map.steps.get(row));
    match step.map(|step| step.name.as_str()) {
        None => String::new(),
        Some(name) if name.is_empty() || name.contains(';') => number.to_string(),
        Some(name) => [&number.to_string(), " ", name].concat(),
    }
}

/// The share of a rework flow as it was typed.
fn share_text(flow: &Flow) -> String {
    match &flow.kind {
        FlowKind::Rework { share: Some(share) } => share.text().to_owned(),
        _ => String::new(),
    }
}

/// Values beside each other; nothing where all of them are empty.
fn listed(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    if values.iter().all(String::is_empty) { String::new() } else { values.join("; ") }
}

/// The edits that put what was typed into a cell; none where that changes nothing.
pub fn set_fact(
    map: &StreamMap,
    step: StepId,
    fact: Fact,
    typed: &str,
    bits: &mut impl FnMut() -> u64,
) -> Result<Vec<Edit>, FactProblem> {
    let Some(old) = map.step(step) else { return Ok(Vec::new()) };
    let words = || typed.trim().to_owned();
    let set = match fact {
        Fact::Name => StepField::Name(words()),
        Fact::Team => StepField::Team(words()),
        Fact::LeadTime => StepField::LeadTime(Duration::read(typed, usual_unit(map, old, fact))),
        Fact::ProcessTime => StepField::ProcessTime(Duration::read(typed, usual_unit(map, old, fact))),
        Fact::PercentCa => StepField::PercentCa(Percent::read(typed)),
        Fact::People => StepField::People(Amount::read(typed)),
        Fact::Wip => StepField::Wip(Amount::read(typed)),
        Fact::Batch => StepField::Batch(Amount::read(typed)),
        Fact::Tools => StepField::Tools(words()),
        Fact::Barriers => StepField::Barriers(words()),
        Fact::Notes => StepField::Notes(words()),
        Fact::Wait => return set_waits(map, old, typed),
        Fact::After => return set_after(map, step, typed, bits),
        Fact::ReworkTo => return set_rework(map, step, typed, bits),
        Fact::ReworkShare => return set_shares(map, step, typed),
        Fact::Kind | Fact::Value | Fact::Wastes | Fact::Measured => return Err(FactProblem::Chosen),
    };
    Ok(vec![Edit::SetStep { map: map.id, step, set }])
}

/// The unit that a bare number takes in a cell: the one typed there before, else the one typed last in its column.
pub fn usual_unit(map: &StreamMap, step: &Step, fact: Fact) -> Unit {
    let unit = |step: &Step| match fact {
        Fact::ProcessTime => step.process_time.as_ref()?.unit(),
        _ => step.lead_time.as_ref()?.unit(),
    };
    let usual = if fact == Fact::ProcessTime { Unit::Hour } else { Unit::Day };
    unit(step).or_else(|| map.steps.iter().rev().find_map(unit)).unwrap_or(usual)
}

/// The same figure in the next larger unit in which it holds the process time: what somebody who typed a lead time below
/// the process time may have meant. `None` where no unit makes it so, or several were typed.
pub fn likely_lead_time(lead: &Duration, process: &HourRange, calendar: &Calendar) -> Option<Duration> {
    let unit = lead.unit()?;
    let number = lead.text().trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c.is_whitespace());
    let larger = Unit::ALL.into_iter().filter(|other| *other > unit);
    larger
        .filter_map(|unit| Duration::read(number, unit))
        .find(|longer| longer.hours(calendar).is_some_and(|hours| hours.mid + 1e-9 >= process.mid))
}

// -------------------------------------------------------------------------------------------------------------- arrows

/// The values of a cell; none where nothing stands in it.
fn values(typed: &str) -> Vec<&str> {
    let values: Vec<&str> = typed.split(';').map(str::trim).collect();
    if values.iter().all(|value| value.is_empty()) { Vec::new() } else { values }
}

fn arrows_into(map: &StreamMap, step: StepId) -> Vec<&Flow> {
    map.flows.iter().filter(|flow| flow.to == step && !is_back(flow)).collect()
}

fn arrows_back(map: &StreamMap, step: StepId) -> Vec<&Flow> {
    map.flows.iter().filter(|flow| flow.from == step && is_back(flow)).collect()
}

/// A single value goes to every arrow.
fn set_waits(map: &StreamMap, step: &Step, typed: &str) -> Result<Vec<Edit>, FactProblem> {
    let (values, arrows) = (values(typed), arrows_into(map, step.id));
    check_count(values.len(), arrows.len(), FactProblem::NoArrow)?;
    let unit = last_wait_unit(map, &arrows).unwrap_or_else(|| usual_unit(map, step, Fact::Wait));
    let edit = |(at, flow): (usize, &&Flow)| {
        let value = if values.len() == 1 { values.first() } else { values.get(at) };
        let wait = value.and_then(|value| Duration::read(value, unit));
        Edit::SetFlow { map: map.id, flow: flow.id, set: FlowField::Wait(wait) }
    };
    Ok(arrows.iter().enumerate().map(edit).collect())
}

fn last_wait_unit(map: &StreamMap, arrows: &[&Flow]) -> Option<Unit> {
    let unit = |flow: &Flow| flow.wait.as_ref()?.unit();
    arrows.iter().find_map(|flow| unit(flow)).or_else(|| map.flows.iter().rev().find_map(unit))
}

fn set_shares(map: &StreamMap, step: StepId, typed: &str) -> Result<Vec<Edit>, FactProblem> {
    let (values, arrows) = (values(typed), arrows_back(map, step));
    check_count(values.len(), arrows.len(), FactProblem::NoRework)?;
    let edit = |(at, flow): (usize, &&Flow)| {
        let share = values.get(at).and_then(|value| Percent::read(value));
        Edit::SetFlow { map: map.id, flow: flow.id, set: FlowField::Kind(FlowKind::Rework { share }) }
    };
    Ok(arrows.iter().enumerate().map(edit).collect())
}

fn check_count(values: usize, arrows: usize, none: FactProblem) -> Result<(), FactProblem> {
    match (values, arrows) {
        (0, _) => Ok(()),
        (_, 0) => Err(none),
        (values, arrows) if values > arrows => Err(FactProblem::TooMany { arrows }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
