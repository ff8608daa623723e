//! Demand, takt, and how much of its people's time each step is asked for.
//!
//! Takt = working time of a period ÷ requests in it. Utilisation of a step = requests × process time ÷ (people × working
//! time): each of its people works on another item, and rework is not counted. From 100 % on, the queue in front of the
//! step grows without end, whatever its wait is today: such a step is the constraint.

use super::{Amount, Calendar, EntryProblem, HourRange, Step, StepKind, StreamMap};
use crate::id::StepId;

/// What requests are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Period {
    Day,
    Week,
    #[default]
    Month,
    Quarter,
    Year,
}

impl Period {
    /// All, the shortest first.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// Working hours in it.
    pub fn working_hours(self, calendar: &Calendar) -> f64 {
        match self {
            Self::Day => calendar.hours_per_day,
            Self::Week => calendar.hours_per_week(),
            Self::Month => calendar.hours_per_month(),
            Self::Quarter => calendar.hours_per_month() * 3.0,
            Self::Year => calendar.hours_per_month() * 12.0,
        }
    }
}

/// Requests per period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Demand {
    /// Requests in a period, more than 0.
    pub requests: f64,
    /// The period.
    pub per: Period,
}

/// Why there is no demand to compute with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemandProblem {
    /// Nobody has said it, or nobody knows it.
    Unknown,
    /// None at all: there is no takt.
    Zero,
    /// It cannot be read.
    Entry(EntryProblem),
}

/// How often one request must be finished.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Takt {
    /// Working hours from one finished request to the next.
    pub hours: f64,
    /// Working hours of the period.
    pub working_hours: f64,
    /// What it was computed from.
    pub demand: Demand,
    /// The calendar the working time is of.
    pub calendar: Calendar,
}

impl Period {
    /// The period of a name in files; the usual one where there is none of that name.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|period| period.name() == name).unwrap_or_default()
    }
}

impl Demand {
    /// Reads the requests as they were typed.
    pub fn read(requests: &str, per: Period) -> Result<Self, DemandProblem> {
        let amount = Amount::read(requests).ok_or(DemandProblem::Unknown)?;
        match (amount.problem(), amount.value()) {
            (Some(problem), _) => Err(DemandProblem::Entry(problem)),
            (None, None) => Err(DemandProblem::Unknown),
            (None, Some(requests)) if requests > 0.0 => Ok(Self { requests, per }),
            _ => Err(DemandProblem::Zero),
        }
    }

    /// The takt in a calendar; `None` where so little is asked for that no number says how far apart requests are.
    pub fn takt(self, calendar: &Calendar) -> Option<Takt> {
        let working_hours = self.per.working_hours(calendar);
        let hours = Some(working_hours / self.requests).filter(|hours| hours.is_finite() && *hours > 0.0)?;
        Some(Takt { hours, working_hours, demand: self, calendar: *calendar })
    }
}

impl Takt {
    /// How much of its people's time a step is asked for, per cent; `None` where nobody works in it, or its people or
    /// process time are not known.
    pub fn percent_of(&self, step: &Step) -> Option<HourRange> {
        let hours = step.process_time.as_ref()?.hours(&self.calendar).filter(|_| step.kind == StepKind::Process)?;
        let people = step.people.as_ref()?.value().filter(|people| *people > 0.0)?;
        Some(hours.times(100.0 / (self.hours * people)))
    }
}

/// How much of its people's working time a step is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Utilisation {
    /// The step.
    pub step: StepId,
    /// Its number on the map, from 1.
    pub number: usize,
    /// Per cent of the time there is, from 0; more than 100 cannot be done. A range where the process time is one.
    pub percent: HourRange,
    /// Process time of one request, working hours.
    pub process_hours: f64,
    /// Its people.
    pub people: f64,
}

impl Utilisation {
    /// Whether it is asked for all its time or more.
    pub fn is_full(&self) -> bool {
        is_full(self.percent.mid)
    }
}

/// Whether so many per cent of the time there is are all of it or more; rounding in the last places does not decide.
pub(super) fn is_full(percent: f64) -> bool {
    percent >= 100.0 - 1e-9
}

/// Utilisation of a map's steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Steps whose people and process time are known, the busiest first.
    pub steps: Vec<Utilisation>,
    /// Steps that somebody works in: those without a figure among them are not in `steps`.
    pub of: usize,
    /// What it was computed from.
    pub takt: Takt,
}

impl Load {
    /// How busy each step of a map is at this takt.
    pub fn of(map: &StreamMap, takt: Takt) -> Self {
        let worked_in = map.steps.iter().enumerate().filter(|(_, step)| step.kind == StepKind::Process);
        let of = worked_in.clone().count();
        let mut steps: Vec<Utilisation> = worked_in
            .filter_map(|(row, step)| {
                let percent = takt.percent_of(step)?;
                let process_hours = step.process_time.as_ref()?.hours(&map.calendar)?.mid;
                let people = step.people.as_ref()?.value()?;
                Some(Utilisation { step: step.id, number: row + 1, percent, process_hours, people })
            })
            .collect();
        steps.sort_by(|a, b| b.percent.mid.total_cmp(&a.percent.mid));
        Self { steps, of, takt }
    }

    /// Steps of which people or process time are not known.
    pub fn unknown(&self) -> usize {
        self.of - self.steps.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{FlowId, MapId};
    use crate::stream::{ConstraintReason, Duration, Flow, FlowKind, Unit, measure};
    use proptest::prelude::*;

    fn takt(demand: &str, per: Period) -> Takt {
        Demand::read(demand, per).unwrap().takt(&Calendar::default()).unwrap()
    }

    fn step(id: u64, process_time: &str, people: &str) -> Step {
        let mut step = Step::new(StepId::from_bits(id), "s", "t");
        step.lead_time = Duration::read("1 mo", Unit::Day);
        step.process_time = Duration::read(process_time, Unit::Hour);
        step.people = Amount::read(people);
        step
    }

    fn map(steps: Vec<Step>) -> StreamMap {
        StreamMap { steps, ..StreamMap::new(MapId::from_bits(1), "m") }
    }

    #[test]
    fn steps_are_as_busy_as_their_people_can_share() {
        let takt = takt("10", Period::Week);
        let queue = Step { kind: StepKind::Queue, ..step(5, "1 h", "1") };
        let steps = vec![step(1, "2 h", "1"), step(2, "6-10 h", "2"), step(3, "", "1"), step(4, "1 h", ""), queue];
        let load = Load::of(&map(steps), takt);
        // 10 × 8 h ÷ (2 × 40 h) = 100 %, and 10 × 2 h ÷ 40 h = 50 %.
        let found: Vec<_> = load.steps.iter().map(|step| (step.number, step.percent.mid.round())).collect();
        assert_eq!(found, [(2, 100.0), (1, 50.0)]);
        assert_eq!((load.steps[0].percent.low.round(), load.steps[0].percent.high.round()), (75.0, 125.0));
        assert_eq!((load.unknown(), load.of), (2, 4));
    }

    /// A step that waits for nine months and one that takes 5 h of one person.
    fn waiting_then_busy() -> StreamMap {
        let mut waiting = step(1, "1 h", "1");
        waiting.lead_time = Duration::read("9 mo", Unit::Day);
        let (from, to) = (StepId::from_bits(1), StepId::from_bits(2));
        let flow = Flow { id: FlowId::from_bits(1), from, to, kind: FlowKind::Forward, wait: None };
        StreamMap { flows: vec![flow], ..map(vec![waiting, step(2, "5 h", "1")]) }
    }

    #[test]
    fn a_step_that_cannot_follow_overrules_the_longest_wait() {
        let constraint = |demand: Option<Demand>, chosen: Option<u64>| {
            let chosen_constraint = chosen.map(StepId::from_bits);
            let found = measure(&StreamMap { demand, chosen_constraint, ..waiting_then_busy() }).constraint.unwrap();
            (found.step, found.reason, found.utilisation_percent.map(f64::round))
        };
        let asked = |requests: &str| Demand::read(requests, Period::Week).ok();
        let (first, second) = (StepId::from_bits(1), StepId::from_bits(2));
        assert_eq!(constraint(None, None), (first, ConstraintReason::LongestWait, None));
        // 10 × 5 h of the 40 h that one person has in a week; 8 × 5 h are just all of it.
        assert_eq!(constraint(asked("10"), None), (second, ConstraintReason::Overloaded, Some(125.0)));
        assert_eq!(constraint(asked("8"), None), (second, ConstraintReason::Overloaded, Some(100.0)));
        assert_eq!(constraint(asked("7"), None), (first, ConstraintReason::LongestWait, Some(18.0)));
        assert_eq!(constraint(asked("10"), Some(1)), (first, ConstraintReason::ChosenByPerson, Some(25.0)));
    }

    proptest! {
        #[test]
        fn utilisation_is_process_time_over_takt_per_person(requests in 0.1..1e4f64, hours in 0.1..1e4f64, people in 1..50u32) {
            let takt = takt(&format!("{requests}"), Period::Month);
            let load = Load::of(&map(vec![step(1, &format!("{hours} h"), &people.to_string())]), takt);
            let expected = requests * hours / (f64::from(people) * 173.8) * 100.0;
            prop_assert!((load.steps[0].percent.mid / expected - 1.0).abs() < 1e-9);
        }

        #[test]
        fn any_demand_gives_a_number_or_a_reason(demand: String) {
            let takt = Demand::read(&demand, Period::Day).ok().and_then(|demand| demand.takt(&Calendar::default()));
            if let Some(takt) = takt {
                prop_assert!(takt.hours.is_finite() && takt.hours > 0.0);
            }
        }
    }
}
