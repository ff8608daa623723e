//! A time zone as a list of offsets, handed in from outside: the core carries no zone database.

use serde::{Deserialize, Serialize};

use super::civil::DAY_MS;

const MINUTE_MS: i64 = 60_000;

/// Offsets from UTC over time. The caller (the browser knows all zones) gives the changes that matter for the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// The name printed with the figures, such as `UTC` or `Europe/Berlin`.
    pub name: String,
    /// Minutes east of UTC before the first change.
    pub first_offset_minutes: i32,
    /// `(instant in ms UTC, minutes east of UTC from then on)`, ascending.
    pub changes: Vec<(i64, i32)>,
}

/// A day, and instants between which it surely is that day.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DaySpan {
    pub day: i64,
    pub from_ms: i64,
    pub to_ms: i64,
}

impl Default for Zone {
    fn default() -> Self {
        Self::fixed("UTC", 0)
    }
}

impl Zone {
    /// A zone that never changes its offset.
    pub fn fixed(name: &str, offset_minutes: i32) -> Self {
        Self { name: name.to_owned(), first_offset_minutes: offset_minutes, changes: Vec::new() }
    }

    fn offset_ms_at(&self, instant_ms: i64) -> i64 {
        let passed = self.changes.partition_point(|&(from, _)| from <= instant_ms);
        let minutes = match passed.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some(&(_, minutes)) => minutes,
            None => self.first_offset_minutes,
        };
        i64::from(minutes) * MINUTE_MS
    }

    /// What a clock on the wall showed at an instant, as milliseconds since 1970-01-01 00:00 on that clock.
    pub fn wall_from_utc_ms(&self, instant_ms: i64) -> i64 {
        instant_ms.saturating_add(self.offset_ms_at(instant_ms))
    }

    /// The instant at which a clock on the wall showed this. Of two such instants (clocks set back) the earlier; in a
    /// gap (clocks set forward) the instant as if they had not been.
    pub fn utc_from_wall_ms(&self, wall_ms: i64) -> i64 {
        let before = wall_ms.saturating_sub(self.offset_ms_at(wall_ms.saturating_sub(DAY_MS)));
        let after = wall_ms.saturating_sub(self.offset_ms_at(wall_ms.saturating_add(DAY_MS)));
        if self.wall_from_utc_ms(before) == wall_ms || self.wall_from_utc_ms(after) != wall_ms { before } else { after }
    }

    /// The day (since 1970-01-01) on the wall calendar at an instant.
    pub fn day_of(&self, instant_ms: i64) -> i64 {
        self.wall_from_utc_ms(instant_ms).div_euclid(DAY_MS)
    }

    /// The day at an instant, and the instants from and until which it surely is that day.
    pub(crate) fn day_span(&self, instant_ms: i64) -> DaySpan {
        let passed = self.changes.partition_point(|&(from, _)| from <= instant_ms);
        let before = passed.checked_sub(1).and_then(|last| self.changes.get(last)).map(|&(from, _)| from);
        let after = self.changes.get(passed).map(|&(from, _)| from);
        let offset = self.offset_ms_at(instant_ms);
        let day = instant_ms.saturating_add(offset).div_euclid(DAY_MS);
        let starts = day.saturating_mul(DAY_MS).saturating_sub(offset);
        DaySpan {
            day,
            from_ms: before.map_or(starts, |before| before.max(starts)),
            to_ms: after.unwrap_or(i64::MAX).min(starts.saturating_add(DAY_MS)),
        }
    }

    /// The instant at which a day of the wall calendar starts.
    pub fn start_of_day_ms(&self, day: i64) -> i64 {
        self.utc_from_wall_ms(day.saturating_mul(DAY_MS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Berlin in autumn 2026: back from +2 h to +1 h on 25 October, 01:00 UTC.
    fn berlin() -> Zone {
        Zone { name: "Europe/Berlin".into(), first_offset_minutes: 120, changes: vec![(1_792_890_000_000, 60)] }
    }

    #[test]
    fn wall_and_utc_agree_around_a_change() {
        let zone = berlin();
        for hours in [-30, -3, -1, 0, 1, 5, 40] {
            let instant = 1_792_890_000_000 + hours * 3_600_000;
            let back = zone.utc_from_wall_ms(zone.wall_from_utc_ms(instant));
            // The hour after the change shows the same clock as the hour before it: the earlier one is taken.
            let expected = if hours == 0 { instant - 3_600_000 } else { instant };
            assert_eq!(back, expected, "{hours}");
        }
    }

    #[test]
    fn within_its_span_it_is_one_day() {
        let back_over_midnight =
            Zone { name: "x".into(), first_offset_minutes: 60, changes: vec![(1_792_882_800_000, 0)] };
        for zone in [berlin(), back_over_midnight, Zone::default()] {
            for quarter in -400..400 {
                let instant = 1_792_890_000_000 + quarter * 900_000;
                let span = zone.day_span(instant);
                assert!((span.from_ms..span.to_ms).contains(&instant));
                for other in [span.from_ms, instant, span.to_ms - 1] {
                    assert_eq!(zone.day_of(other), span.day);
                }
            }
        }
    }

    #[test]
    fn a_day_starts_at_midnight_on_the_wall() {
        let zone = berlin();
        let day = zone.day_of(1_792_890_000_000);
        assert_eq!(zone.wall_from_utc_ms(zone.start_of_day_ms(day)), day * DAY_MS);
        assert_eq!(zone.start_of_day_ms(day + 1) - zone.start_of_day_ms(day), 25 * 3_600_000);
    }
}
