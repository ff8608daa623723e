//! The timeline under the map: the longest path as rungs of wait and work, and an axis to read it by.

use super::metrics::heat_class;
use super::{Calendar, FlowKind, StepKind, StepReading, StreamMap, Summary, Unit, split_hours};
use crate::id::StepId;

/// One step of the longest path on the time axis. Rungs follow each other without gaps, and all of them together are the
/// total lead time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    /// The step; for an outside party only the wait on the arrow to it.
    pub step: StepId,
    /// Where it starts, working hours from the start of the stream.
    pub start_hours: f64,
    /// Wait, working hours. All of the lead time where the process time is not known.
    pub wait_hours: f64,
    /// Process time, working hours; cut to the lead time where it contradicts it.
    pub process_hours: f64,
    /// The class of the wait, 1 to 5: see [`heat_breaks`](super::heat_breaks).
    pub heat: u8,
    /// Whether the lead time or the process time is not known. Without lead time the rung is as long as the wait, if that
    /// is known.
    pub unknown: bool,
}

/// The longest path on the time axis. `summary` must be that of the same map: readings stand in the order of its steps.
pub fn timeline(map: &StreamMap, summary: &Summary) -> Vec<Rung> {
    let mut start_hours = 0.0;
    let mut rungs = Vec::with_capacity(summary.path.len());
    let mut previous = None;
    for (&step, &row) in summary.path.iter().zip(&summary.path_rows) {
        let reading = summary.readings.get(row);
        let is_outside = map.steps.get(row).is_some_and(|step| step.kind == StepKind::Outside);
        let rung = if is_outside { fetching(map, previous, step) } else { reading.map(|reading| rung(step, reading)) };
        previous = Some(step);
        if let Some(rung) = rung {
            rungs.push(Rung { start_hours, ..rung });
            start_hours += rung.wait_hours + rung.process_hours;
        }
    }
    for rung in &mut rungs {
        rung.heat = heat_class(rung.wait_hours / start_hours.max(f64::MIN_POSITIVE) * 100.0, summary.path.len());
    }
    rungs
}

fn rung(step: StepId, reading: &StepReading) -> Rung {
    let (lead, process) = (reading.lead_time_hours.map(|h| h.mid), reading.process_time_hours.map(|h| h.mid));
    let length = lead.or(reading.wait_hours).unwrap_or(0.0);
    let process_hours = process.unwrap_or(0.0).min(length);
    let unknown = lead.is_none() || process.is_none();
    Rung { step, start_hours: 0.0, wait_hours: length - process_hours, process_hours, heat: 1, unknown }
}

/// The wait on the arrow to an outside party, if one is written.
fn fetching(map: &StreamMap, from: Option<StepId>, to: StepId) -> Option<Rung> {
    let between = map.flows.iter().filter(|flow| Some(flow.from) == from && flow.to == to);
    let forward = between.filter(|flow| flow.kind == FlowKind::Forward);
    let waits = forward.filter_map(|flow| Some(flow.wait.as_ref()?.hours(&map.calendar)?.mid));
    let wait_hours = waits.reduce(f64::max)?;
    Some(Rung { step: to, start_hours: 0.0, wait_hours, process_hours: 0.0, heat: 1, unknown: false })
}

/// A mark on the time axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Where, working hours from the start.
    pub hours: f64,
    /// The same in the axis' unit, a multiple of a half.
    pub amount: f64,
}

/// A time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// What its ticks count.
    pub unit: Unit,
    /// Ticks from 0 up to the total, evenly spaced: for usual calendars 2 to 12 beside the one at 0.
    pub ticks: Vec<Tick>,
}

/// More would not be read.
const MOST_TICKS: f64 = 12.0;

/// An axis that shows these working hours; only the tick at 0 when there are none.
pub fn axis(total_hours: f64, calendar: &Calendar) -> Axis {
    let total = if total_hours.is_finite() { total_hours.max(0.0) } else { 0.0 };
    let (amount, unit) = spacing(total, calendar);
    let spacing_hours = amount * unit.hours(calendar);
    let count = if total > 0.0 { (total / spacing_hours + 1e-9).floor() as u32 } else { 0 };
    let tick = |number: u32| Tick { hours: f64::from(number) * spacing_hours, amount: f64::from(number) * amount };
    Axis { unit, ticks: (0..=count.min(1000)).map(tick).collect() }
}

/// The closest spacing of which the total holds few enough, in the unit in which the total is said; many days in weeks.
fn spacing(total: f64, calendar: &Calendar) -> (f64, Unit) {
    let fits = |amount: f64, unit: Unit| total <= MOST_TICKS * amount * unit.hours(calendar);
    let unit = split_hours(total, calendar).first().map_or(Unit::Hour, |(_, unit)| *unit);
    let amounts: &[f64] = match unit {
        Unit::Hour => &[0.5, 1.0, 2.0, 4.0, 6.0, 12.0],
        // Less than half of the week: three days divide seven, not five.
        Unit::Day if calendar.days_per_week > 6.0 => &[0.5, 1.0, 2.0, 3.0],
        Unit::Day => &[0.5, 1.0, 2.0],
        _ => &[0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0],
    };
    if let Some(amount) = amounts.iter().find(|amount| fits(**amount, unit)) {
        return (*amount, unit);
    }
    let mut ten = 1.0;
    loop {
        if let Some(amount) = [1.0, 2.0, 5.0].into_iter().find(|amount| fits(amount * ten, Unit::Week)) {
            return (amount * ten, Unit::Week);
        }
        ten *= 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::measure;
    use crate::stream::testing::{id, map, payments};
    use proptest::prelude::*;

    #[test]
    fn the_rungs_are_the_longest_path() {
        let map = payments();
        let rungs = timeline(&map, &measure(&map));
        let starts: Vec<f64> = rungs.iter().map(|rung| rung.start_hours).collect();
        assert_eq!(starts, [0.0, 40.0, 64.0, 112.0, 128.0, 200.0, 240.0, 264.0]);
        assert_eq!(rungs.iter().map(|rung| rung.wait_hours + rung.process_hours).sum::<f64>(), 268.0);
        assert_eq!(rungs.get(4).map(|r| (r.step, r.wait_hours, r.process_hours)), Some((id("5"), 69.0, 3.0)));
        assert!(rungs.iter().all(|rung| !rung.unknown));
    }

    #[test]
    fn a_wait_counts_before_work_that_nobody_knows() {
        let waiting = map(&["a |||1 h", "b", "c ||| 2 h"], "a > b : 24 h; b > c : 8 h");
        let summary = measure(&waiting);
        let rungs = timeline(&waiting, &summary);
        assert_eq!(
            rungs.iter().map(|rung| (rung.wait_hours, rung.unknown)).collect::<Vec<_>>(),
            [(0.0, false), (24.0, true), (8.0, false)]
        );
        assert_eq!((summary.lead_time.hours.mid, summary.lead_time.missing(), summary.wait.hours.mid), (35.0, 1, 32.0));
        assert_eq!(summary.constraint.and_then(|c| c.wait_share_percent).map(f64::round), Some(69.0));
        let waits_first = measure(&map(&["a", "b", "c"], "a > b : 24 h; b > c : 8 h")).lead_time;
        assert_eq!((waits_first.figure().map(|h| h.mid), waits_first.missing()), (Some(32.0), 3));
    }

    #[test]
    fn what_is_not_known_is_marked_and_what_contradicts_is_cut() {
        let map = map(&["a ||| 2 h", "b || 1 d", "c || 1 h | 4 h", "(end)"], "a > b > c; c > end : 2 h");
        let found: Vec<_> = timeline(&map, &measure(&map))
            .iter()
            .map(|r| (r.start_hours, r.wait_hours, r.process_hours, r.unknown))
            .collect();
        let expected = [(0.0, 0.0, 0.0, true), (0.0, 8.0, 0.0, true), (8.0, 0.0, 1.0, false), (9.0, 2.0, 0.0, false)];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_axis_counts_in_units_people_say() {
        let office = Calendar::default();
        let cases = [
            (268.0, office, Unit::Week, 1.0, 7),
            (76.0, office, Unit::Day, 1.0, 10),
            // The working day of these calendars has eight hours: no tick says 24 h of what is three days.
            (53.0, office, Unit::Day, 1.0, 7),
            (8.0, office, Unit::Day, 0.5, 3),
            (7.0, office, Unit::Hour, 1.0, 8),
            (30.0, office, Unit::Day, 0.5, 8),
            (3.0, office, Unit::Hour, 0.5, 7),
            (0.75, office, Unit::Minute, 5.0, 10),
            (20.0 / 3600.0, office, Unit::Second, 2.0, 11),
            (480.0, office, Unit::Week, 1.0, 13),
            (2000.0, office, Unit::Week, 5.0, 11),
            (799_944.0, office, Unit::Week, 2000.0, 10),
            (72.0, Calendar::ELAPSED, Unit::Day, 0.5, 7),
            (800.0, Calendar::ELAPSED, Unit::Day, 3.0, 12),
            (240.0, Calendar::ELAPSED, Unit::Day, 1.0, 11),
            (0.0, office, Unit::Hour, 0.5, 1),
            (f64::NAN, office, Unit::Hour, 0.5, 1),
        ];
        for (total, calendar, unit, amount, ticks) in cases {
            let axis = axis(total, &calendar);
            assert_eq!((axis.unit, axis.ticks.len()), (unit, ticks), "{total}");
            assert_eq!(axis.ticks.get(1).map_or(amount, |tick| tick.amount), amount, "{total}");
        }
    }

    proptest! {
        #[test]
        fn the_axis_has_two_to_twelve_ticks(minutes in 1.0f64..6_000_000.0, is_elapsed: bool) {
            let calendar = if is_elapsed { Calendar::ELAPSED } else { Calendar::default() };
            let ticks = axis(minutes / 60.0, &calendar).ticks;
            prop_assert!((3..=13).contains(&ticks.len()), "{}", ticks.len());
            prop_assert!(ticks.iter().all(|tick| tick.hours <= minutes / 60.0 + 1e-6));
        }
    }
}
