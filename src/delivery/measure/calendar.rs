//! The weeks of a period, by the wall calendar of a zone.

use super::super::civil::{DAY_MS, date_text, monday_of, week_text};
use super::super::metrics::Period;
use super::super::zone::Zone;

/// The weeks that a period touches.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    /// The Monday of each, as a day since 1970-01-01.
    pub weeks: Vec<i64>,
    /// Whether the period cuts it.
    pub cut: Vec<bool>,
    /// Days of the period, fractions included.
    pub days: f64,
    /// Days from Monday to Friday.
    pub working_days: u64,
    pub from_ms: i64,
    pub to_ms: i64,
    pub zone: Zone,
}

/// A day with its week, and instants of the period between which it surely is that day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DayOfWeek {
    /// Since 1970-01-01.
    day: i64,
    /// Its number among the weeks of the period.
    week: u32,
    from_ms: i64,
    to_ms: i64,
}

impl Calendar {
    pub(super) fn of(period: &Period, zone: &Zone) -> Self {
        let mut calendar = Self {
            weeks: Vec::new(),
            cut: Vec::new(),
            days: 0.0,
            working_days: 0,
            from_ms: period.from_ms,
            to_ms: period.to_ms,
            zone: zone.clone(),
        };
        if period.to_ms <= period.from_ms {
            return calendar;
        }
        let (first, last) = (zone.day_of(period.from_ms), zone.day_of(period.to_ms - 1));
        let mut monday = monday_of(first);
        while monday <= last {
            let whole =
                zone.start_of_day_ms(monday) >= period.from_ms && zone.start_of_day_ms(monday + 7) <= period.to_ms;
            calendar.weeks.push(monday);
            calendar.cut.push(!whole);
            monday += 7;
        }
        // On the wall: a period of three weeks has 21 days, also when the clocks change in it.
        let wall_ms = zone.wall_from_utc_ms(period.to_ms) - zone.wall_from_utc_ms(period.from_ms);
        calendar.days = wall_ms as f64 / DAY_MS as f64;
        calendar.working_days = (first..=last).filter(|day| day - monday_of(*day) < 5).count() as u64;
        calendar
    }

    pub fn holds(&self, instant_ms: i64) -> bool {
        (self.from_ms..self.to_ms).contains(&instant_ms)
    }

    /// The day at an instant and the week that holds it, if the period holds the instant. `last` is the answer before:
    /// it is mostly that one again.
    #[inline]
    pub(super) fn day_and_week_of(&self, instant_ms: i64, last: &mut DayOfWeek) -> Option<(i64, u32)> {
        if !(last.from_ms..last.to_ms).contains(&instant_ms) {
            *last = self.day_of_week(instant_ms)?;
        }
        Some((last.day, last.week))
    }

    fn day_of_week(&self, instant_ms: i64) -> Option<DayOfWeek> {
        let first = self.weeks.first()?;
        if !self.holds(instant_ms) {
            return None;
        }
        let span = self.zone.day_span(instant_ms);
        Some(DayOfWeek {
            day: span.day,
            week: ((span.day - first) / 7) as u32,
            from_ms: span.from_ms.max(self.from_ms),
            to_ms: span.to_ms.min(self.to_ms),
        })
    }

    /// `2026-W37` and `2026-09-07` of a week.
    pub fn names(&self, week: usize) -> (String, String) {
        let monday = self.weeks.get(week).copied().unwrap_or(0);
        (week_text(monday), date_text(monday))
    }
}
