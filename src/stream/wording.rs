//! Hours as people read them: at most two units, the larger one whole.

use super::{Calendar, Unit};

/// From here on a day more or less tells nothing about hours.
const DAYS_WITHOUT_HOURS: f64 = 1000.0;
/// Below this, tenths of an hour beside the days are kept. Totals of working time are added up by hand, from steps of half
/// an hour; of ten days and nights nobody asks for six minutes.
const WORKING_DAYS_WITH_TENTHS: f64 = 100.0;
const WHOLE_DAYS_WITH_TENTHS: f64 = 10.0;
/// A longer day is not worked through.
const LONGEST_WORKING_DAY: f64 = 12.0;

/// Splits working hours into at most two units, larger first: 33 d 4 h, 8 d 5 h, 2 h 30 min, 35 min, 20 s. Days are the
/// largest, because a working week or month is not the reader's. Nothing is `0 h`. Negative hours give negative parts;
/// what is not finite gives none.
pub fn split_hours(hours: f64, calendar: &Calendar) -> Vec<(f64, Unit)> {
    if !hours.is_finite() {
        return Vec::new();
    }
    let mut parts = split(hours.abs(), calendar);
    parts.retain(|(amount, _)| *amount > 0.0);
    if parts.is_empty() {
        parts.push((0.0, Unit::Hour));
    }
    if hours < 0.0 {
        for (amount, _) in &mut parts {
            *amount = 0.0 - *amount;
        }
    }
    parts
}

fn split(hours: f64, calendar: &Calendar) -> Vec<(f64, Unit)> {
    let minutes = hours * 60.0;
    // What rounds up to the next unit is said in the next unit, so 59 min 40 s is an hour.
    if minutes * 60.0 + 0.5 < 60.0 {
        return vec![((minutes * 60.0).round(), Unit::Second)];
    }
    if minutes < 9.95 {
        return vec![(tenths(minutes), Unit::Minute)];
    }
    if minutes.round() < 60.0 {
        return vec![(minutes.round(), Unit::Minute)];
    }
    let day = calendar.hours_per_day;
    if minutes.round() < day * 60.0 {
        return whole_and_rest(minutes.round(), 60.0, Unit::Hour, Unit::Minute);
    }
    days(hours, day)
}

/// Days and hours. The hours are rounded first and what fills a day is carried over, so no "1 d 8 h" of an 8-hour day.
fn days(hours: f64, day: f64) -> Vec<(f64, Unit)> {
    let with_tenths = if day > LONGEST_WORKING_DAY { WHOLE_DAYS_WITH_TENTHS } else { WORKING_DAYS_WITH_TENTHS };
    let whole = (hours / day + 1e-9).floor();
    let rest = (hours - whole * day).max(0.0);
    let minutes = (rest * 60.0).round();
    if whole < with_tenths && minutes < 60.0 {
        return vec![(whole, Unit::Day), (minutes, Unit::Minute)];
    }
    let rest = match whole {
        whole if whole >= DAYS_WITHOUT_HOURS => return vec![((hours / day).round(), Unit::Day)],
        whole if whole >= with_tenths => rest.round(),
        _ => tenths(rest),
    };
    if rest >= day { vec![(whole + 1.0, Unit::Day)] } else { vec![(whole, Unit::Day), (rest, Unit::Hour)] }
}

fn whole_and_rest(amount: f64, size: f64, large: Unit, small: Unit) -> Vec<(f64, Unit)> {
    let whole = (amount / size).floor();
    vec![(whole, large), (amount - whole * size, small)]
}

fn tenths(amount: f64) -> f64 {
    (amount * 10.0).round() / 10.0
}

/// The parts of [`split_hours`] written out: "8 d 5 h". A text that [`Duration`](super::Duration) reads back, unless
/// negative. Empty when the hours are not finite.
pub fn duration_text(hours: f64, calendar: &Calendar) -> String {
    let mut text = String::new();
    for (amount, unit) in split_hours(hours, calendar) {
        if text.is_empty() {
            text.push_str(if amount < 0.0 { "\u{2212}" } else { "" });
        } else {
            text.push(' ');
        }
        text.push_str(&number_text(amount.abs()));
        text.push(' ');
        text.push_str(unit.symbol());
    }
    text
}

/// A number from 0 up with at most one decimal, none when it is whole.
pub fn number_text(amount: f64) -> String {
    let tenths = (amount.max(0.0) * 10.0).round() as u64;
    let mut text = (tenths / 10).to_string();
    if !tenths.is_multiple_of(10) {
        text.push('.');
        text.push_str(&(tenths % 10).to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Duration;
    use proptest::prelude::*;

    #[test]
    fn hours_are_read_as_people_say_them() {
        let office = Calendar::default();
        let cases = [
            (268.0, office, "33 d 4 h"),
            (69.0, office, "8 d 5 h"),
            (35.0, office, "4 d 3 h"),
            (8.0, office, "1 d"),
            (7.999, office, "1 d"),
            (2.5, office, "2 h 30 min"),
            (35.0 / 60.0, office, "35 min"),
            (1.0 / 24.0, office, "2.5 min"),
            (59.9 / 60.0, office, "1 h"),
            (20.0 / 3600.0, office, "20 s"),
            (59.6 / 3600.0, office, "1 min"),
            (0.0, office, "0 h"),
            (1e-9, office, "0 h"),
            (11.5, office, "1 d 3.5 h"),
            (40.75, office, "5 d 45 min"),
            (8.99, office, "1 d 59 min"),
            (15.99, office, "2 d"),
            (87.5, office, "10 d 7.5 h"),
            (127.5, office, "15 d 7.5 h"),
            (804.5, office, "100 d 5 h"),
            (254.5, Calendar::ELAPSED, "10 d 15 h"),
            (804.0, office, "100 d 4 h"),
            (16_003.0, office, "2000 d"),
            (-69.0, office, "\u{2212}8 d 5 h"),
            (8.5 * 24.0, Calendar::ELAPSED, "8 d 12 h"),
            (30.0, Calendar::ELAPSED, "1 d 6 h"),
            (22.5, Calendar::new(7.5, 5.0), "3 d"),
            (7.4, Calendar::new(7.5, 5.0), "7 h 24 min"),
            (81.0, Calendar::new(7.5, 5.0), "10 d 6 h"),
            (f64::NAN, office, ""),
            (f64::INFINITY, office, ""),
        ];
        for (hours, calendar, expected) in cases {
            assert_eq!(duration_text(hours, &calendar), expected, "{hours}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_nearly_the_same(days in 0.0f64..20_000.0, day in 0.25f64..24.0) {
            let hours = days * day;
            let calendar = Calendar::new(day, 5.0);
            let text = duration_text(hours, &calendar);
            let read = Duration::read(&text, Unit::Hour).and_then(|d| d.hours(&calendar)).map(|range| range.mid);
            let allowed = (hours * 0.05).max(1.0 / 3600.0) + 1e-6;
            prop_assert!(read.is_some_and(|read| (read - hours).abs() <= allowed.max(0.026 * day)), "{text} for {hours}");
            prop_assert!(split_hours(hours, &calendar).len() <= 2);
        }
    }
}
