//! Demand, takt, and how much of its people's time each step is asked for.
//!
//! Takt = working time of a period ÷ requests in it. Utilisation of a step = requests × process time ÷ (people × working
//! time): each of its people works on another item, and rework is not counted. From 100 % on, the queue in front of the
//! step grows without end, whatever its wait is today.

use super::{Charter, CharterField};
use crate::id::StepId;
use crate::stream::{Amount, Calendar, EntryProblem, HourRange, StepKind, StreamMap, measure};
use crate::workshop::Workshop;

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

impl Charter {
    /// The period that requests are counted in.
    pub fn demand_per(&self) -> Period {
        let name = self.text(CharterField::DemandPer);
        Period::ALL.into_iter().find(|period| period.name() == name).unwrap_or_default()
    }

    /// The demand, or why there is none.
    pub fn demand(&self) -> Result<Demand, DemandProblem> {
        let amount = Amount::read(self.text(CharterField::Demand)).ok_or(DemandProblem::Unknown)?;
        match (amount.problem(), amount.value()) {
            (Some(problem), _) => Err(DemandProblem::Entry(problem)),
            (None, None) => Err(DemandProblem::Unknown),
            (None, Some(requests)) if requests > 0.0 => Ok(Demand { requests, per: self.demand_per() }),
            _ => Err(DemandProblem::Zero),
        }
    }

    /// The takt in a calendar.
    pub fn takt(&self, calendar: &Calendar) -> Result<Takt, DemandProblem> {
        let demand = self.demand()?;
        let working_hours = demand.per.working_hours(calendar);
        let hours = working_hours / demand.requests;
        // So few requests that no number says how far apart they are.
        let hours = Some(hours).filter(|hours| hours.is_finite()).ok_or(DemandProblem::Zero)?;
        Ok(Takt { hours, working_hours, demand, calendar: *calendar })
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
        self.percent.mid >= 100.0
    }
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
                let hours = step.process_time.as_ref()?.hours(&map.calendar)?;
                let people = step.people.as_ref()?.value().filter(|people| *people > 0.0)?;
                let percent = hours.times(100.0 / (takt.hours * people));
                Some(Utilisation { step: step.id, number: row + 1, percent, process_hours: hours.mid, people })
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

/// The step that cannot do what is asked of it while the map takes another one for the constraint: demand overrules
/// waits. A person's own choice stands.
pub fn overruled_constraint(workshop: &Workshop) -> Option<Utilisation> {
    let map = workshop.maps.first()?;
    if map.chosen_constraint.is_some() {
        return None;
    }
    let load = Load::of(map, workshop.charter.takt(&map.calendar).ok()?);
    let busiest = *load.steps.first().filter(|step| step.is_full())?;
    let suggested = measure(map).constraint.map(|constraint| constraint.step);
    (suggested != Some(busiest.step)).then_some(busiest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MapId;
    use crate::stream::{Duration, Step, Unit};
    use proptest::prelude::*;

    fn charter(demand: &str, per: &str) -> Charter {
        let mut charter = Charter::default();
        charter.texts[CharterField::Demand as usize] = demand.to_owned();
        charter.texts[CharterField::DemandPer as usize] = per.to_owned();
        charter
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
    fn takt_is_working_time_over_demand() {
        let elapsed = Calendar::ELAPSED;
        let usual = Calendar::default();
        let cases = [
            // 8 h × 5 d × 4.345 wk = 173.8 h.
            ("24", "month", usual, 173.8 / 24.0),
            ("24", "", usual, 173.8 / 24.0),
            ("10", "week", usual, 4.0),
            ("~16", "day", usual, 0.5),
            ("521.4", "quarter", usual, 1.0),
            ("1", "year", elapsed, 24.0 * 7.0 * 4.345 * 12.0),
        ];
        for (demand, per, calendar, hours) in cases {
            let takt = charter(demand, per).takt(&calendar).unwrap();
            assert!((takt.hours - hours).abs() < 1e-9, "{demand} per {per}: {takt:?}");
        }
    }

    #[test]
    fn without_a_demand_there_is_no_takt() {
        let cases = [
            ("", DemandProblem::Unknown),
            ("?", DemandProblem::Unknown),
            ("0", DemandProblem::Zero),
            ("-3", DemandProblem::Entry(EntryProblem::Negative)),
            ("many", DemandProblem::Entry(EntryProblem::NotANumber { at: 0 })),
        ];
        for (demand, problem) in cases {
            assert_eq!(charter(demand, "week").takt(&Calendar::default()), Err(problem), "{demand}");
        }
    }

    #[test]
    fn steps_are_as_busy_as_their_people_can_share() {
        let takt = charter("10", "week").takt(&Calendar::default()).unwrap();
        let queue = Step { kind: StepKind::Queue, ..step(5, "1 h", "1") };
        let steps = vec![step(1, "2 h", "1"), step(2, "6-10 h", "2"), step(3, "", "1"), step(4, "1 h", ""), queue];
        let load = Load::of(&map(steps), takt);
        // 10 × 8 h ÷ (2 × 40 h) = 100 %, and 10 × 2 h ÷ 40 h = 50 %.
        let found: Vec<_> = load.steps.iter().map(|step| (step.number, step.percent.mid.round())).collect();
        assert_eq!(found, [(2, 100.0), (1, 50.0)]);
        assert_eq!((load.steps[0].percent.low.round(), load.steps[0].percent.high.round()), (75.0, 125.0));
        assert_eq!((load.unknown(), load.of), (2, 4));
    }

    #[test]
    fn a_step_that_cannot_follow_overrules_the_longest_wait() {
        let mut slow = step(1, "1 h", "1");
        slow.lead_time = Duration::read("9 mo", Unit::Day);
        let mut workshop = Workshop {
            maps: vec![map(vec![slow, step(2, "5 h", "1")])],
            charter: charter("10", "week"),
            ..Workshop::default()
        };
        workshop.maps[0].flows = vec![crate::stream::Flow {
            id: crate::id::FlowId::from_bits(1),
            from: StepId::from_bits(1),
            to: StepId::from_bits(2),
            kind: crate::stream::FlowKind::Forward,
            wait: None,
        }];
        assert_eq!(overruled_constraint(&workshop).map(|step| step.number), Some(2));
        workshop.maps[0].chosen_constraint = Some(StepId::from_bits(1));
        assert_eq!(overruled_constraint(&workshop), None, "a person has chosen");
        workshop.maps[0].chosen_constraint = None;
        workshop.charter = charter("1", "week");
        assert_eq!(overruled_constraint(&workshop), None, "nobody is full");
    }

    proptest! {
        #[test]
        fn utilisation_is_process_time_over_takt_per_person(requests in 0.1..1e4f64, hours in 0.1..1e4f64, people in 1..50u32) {
            let takt = charter(&format!("{requests}"), "month").takt(&Calendar::default()).unwrap();
            let load = Load::of(&map(vec![step(1, &format!("{hours} h"), &people.to_string())]), takt);
            let expected = requests * hours / (f64::from(people) * 173.8) * 100.0;
            prop_assert!((load.steps[0].percent.mid / expected - 1.0).abs() < 1e-9);
        }

        #[test]
        fn any_demand_gives_a_number_or_a_reason(demand: String) {
            if let Ok(takt) = charter(&demand, "day").takt(&Calendar::default()) {
                prop_assert!(takt.hours.is_finite() && takt.hours > 0.0);
            }
        }
    }
}
