//! The cadence that a map allows: how often work can come out at best when every wait lets one batch through at a time.
//!
//! A wait for a window, a board or an environment gathers what arrives meanwhile into one batch. Work itself can be done
//! by several people side by side and sets no such limit. So the longest wait on the way to the end is the shortest time
//! between two batches. Waits are taken as typed (the middle of a range); unknown ones may be longer.

use super::{Calendar, StreamMap, Summary};
use crate::id::StepId;

/// How often work is to come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Once a working week.
    Weekly,
    /// Once a working day.
    Daily,
    /// Ten times a working day: what one team does where an organisation ships a hundred a day.
    TenADay,
}

impl Pace {
    /// Working hours between two batches.
    pub fn period_hours(self, calendar: &Calendar) -> f64 {
        match self {
            Self::Weekly => calendar.hours_per_week(),
            Self::Daily => calendar.hours_per_day,
            Self::TenADay => calendar.hours_per_day / 10.0,
        }
    }
}

/// A step that lets work wait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ceiling {
    /// The step.
    pub step: StepId,
    /// How long work waits there, working hours.
    pub wait_hours: f64,
}

/// What a map allows, held against a pace.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence {
    /// Working hours between two batches at that pace.
    pub period_hours: f64,
    /// Steps that wait longer than that, the longest wait first.
    pub in_the_way: Vec<Ceiling>,
    /// The longest wait of all; `None`: no wait is known, or none is above 0.
    pub longest: Option<Ceiling>,
    /// Batches per working week at best; `None` where nothing limits them.
    pub per_week: Option<f64>,
    /// Steps on the way whose wait is not known.
    pub unknown: usize,
}

/// Holds a map against a pace. `summary` must be that of the same map.
pub fn cadence(map: &StreamMap, summary: &Summary, pace: Pace) -> Cadence {
    let period_hours = pace.period_hours(&map.calendar);
    let outside = |step: StepId| map.step(step).is_none_or(|step| step.kind == super::StepKind::Outside);
    let on_the_way = || summary.readings.iter().filter(|r| r.slack_hours.is_some() && !outside(r.step));
    let waits = on_the_way().filter_map(|r| Some(Ceiling { step: r.step, wait_hours: r.wait_hours? }));
    let mut waits: Vec<Ceiling> = waits.filter(|wait| wait.wait_hours > 0.0).collect();
    // Stable: equal waits keep the order of the map.
    crate::order::sort_by(&mut waits, &|a, b| b.wait_hours.total_cmp(&a.wait_hours));
    let longest = waits.first().copied();
    waits.retain(|wait| wait.wait_hours > period_hours * (1.0 + 1e-9));
    Cadence {
        period_hours,
        in_the_way: waits,
        longest,
        per_week: longest.map(|longest| map.calendar.hours_per_week() / longest.wait_hours),
        unknown: on_the_way().filter(|r| r.wait_hours.is_none()).count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Duration, Flow, FlowKind, Step, Unit, measure};
    use super::*;
    use crate::id::{FlowId, MapId};

    /// Steps in a row, each `lead/process`.
    fn chain(text: &str) -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "Now");
        for (at, word) in text.split(',').enumerate() {
            let (lead, process) = word.trim().split_once('/').unwrap();
            let mut step = Step::new(StepId::from_bits(at as u64 + 1), "s", "t");
            step.lead_time = Duration::read(lead, Unit::Day);
            step.process_time = Duration::read(process, Unit::Hour);
            map.steps.push(step);
            if at > 0 {
                let id = FlowId::from_bits(at as u64);
                let (from, to) = (StepId::from_bits(at as u64), StepId::from_bits(at as u64 + 1));
                map.flows.push(Flow { id, from, to, kind: FlowKind::Forward, wait: None });
            }
        }
        map
    }

    fn of(text: &str, pace: Pace) -> Cadence {
        let map = chain(text);
        cadence(&map, &measure(&map), pace)
    }

    #[test]
    fn the_longest_wait_sets_the_pace() {
        // steps; pace; steps in its way; batches a week at best; unknown
        type Case = (&'static str, Pace, &'static [u64], Option<f64>, usize);
        let cases: [Case; 9] = [
            ("6d/1h, 3d/0h", Pace::Weekly, &[1], Some(40.0 / 47.0), 0),
            ("5d/0h, 3d/0h", Pace::Weekly, &[], Some(1.0), 0),
            ("5d/0h, 3d/0h", Pace::Daily, &[1, 2], Some(1.0), 0),
            ("4h/1h, 3d/0h, 3d/0h", Pace::Daily, &[2, 3], Some(40.0 / 24.0), 0),
            // Work is no wait, however long.
            ("9d/9d, 1d/1d", Pace::Daily, &[], None, 0),
            ("1h/12m, 1h/6m", Pace::TenADay, &[2], Some(40.0 / 0.9), 0),
            ("/, 3d/0h", Pace::Weekly, &[], Some(40.0 / 24.0), 1),
            ("/", Pace::Weekly, &[], None, 1),
            ("?/1h, soon/1h", Pace::Weekly, &[], None, 2),
        ];
        for (text, pace, in_the_way, per_week, unknown) in cases {
            let found = of(text, pace);
            let steps: Vec<u64> = found.in_the_way.iter().map(|ceiling| ceiling.step.bits()).collect();
            assert_eq!((steps.as_slice(), found.unknown), (in_the_way, unknown), "{text} {pace:?}");
            let close = |(a, b): (f64, f64)| (a - b).abs() < 1e-9;
            assert!(found.per_week.zip(per_week).is_none_or(close), "{text}: {:?}", found.per_week);
            assert_eq!(found.per_week.is_some(), per_week.is_some(), "{text}");
        }
    }

    #[test]
    fn a_step_that_leads_nowhere_is_in_nobodys_way() {
        let mut map = chain("6d/0h, 1h/1h");
        map.flows.clear();
        let summary = measure(&map);
        // Two loose steps: only the longer one is the stream.
        let found = cadence(&map, &summary, Pace::Weekly);
        assert_eq!(found.in_the_way.len(), 1);
        assert_eq!(
            cadence(&StreamMap::new(MapId::from_bits(1), ""), &measure(&chain("1d/0h")), Pace::Daily).unknown,
            0
        );
    }

    proptest! {
        #[test]
        fn nothing_slower_than_the_pace_is_in_its_way(leads in prop::collection::vec(0..400u32, 1..8)) {
            let text: Vec<String> = leads.iter().map(|hours| format!("{hours}h/0h")).collect();
            for pace in [Pace::Weekly, Pace::Daily, Pace::TenADay] {
                let found = of(&text.join(","), pace);
                prop_assert!(found.in_the_way.iter().all(|ceiling| ceiling.wait_hours > found.period_hours));
                prop_assert!(found.in_the_way.is_sorted_by(|a, b| a.wait_hours >= b.wait_hours));
                let slow = leads.iter().filter(|hours| f64::from(**hours) > found.period_hours + 1e-6).count();
                prop_assert_eq!(found.in_the_way.len(), slow);
                prop_assert!(found.per_week.is_none_or(f64::is_finite));
            }
        }
    }
}
