//! The calendar: days since 1970-01-01 to dates and back, ISO weeks.
//!
//! The usual integer algorithm over 400-year eras; no tables, no time zones.

/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 86_400_000;

/// Days from 1970-01-01 to a date of the Gregorian calendar. `month` and `day` start at 1 and are not checked.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a day counted from 1970-01-01.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// Days in a month of a year.
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The Monday on or before a day, both counted from 1970-01-01 (a Thursday).
pub fn monday_of(day: i64) -> i64 {
    day - (day + 3).rem_euclid(7)
}

/// ISO year and week of a day: a week belongs to the year of its Thursday.
pub fn iso_week(day: i64) -> (i64, i64) {
    let thursday = monday_of(day) + 3;
    let (year, _, _) = civil_from_days(thursday);
    (year, (thursday - days_from_civil(year, 1, 1)) / 7 + 1)
}

/// The day of `2026-09-07`, counted from 1970-01-01; `None` for what is no date.
pub fn day_of_text(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let is_date = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    is_date.then(|| days_from_civil(year, month, day))
}

/// `2026-09-07`.
pub fn date_text(day: i64) -> String {
    let (year, month, day) = civil_from_days(day);
    let mut text = padded(year, 4);
    for part in [month, day] {
        text.push('-');
        text.push_str(&padded(part, 2));
    }
    text
}

/// `2026-W37`.
pub fn week_text(day: i64) -> String {
    let (year, week) = iso_week(day);
    let mut text = padded(year, 4);
    text.push_str("-W");
    text.push_str(&padded(week, 2));
    text
}

/// A number with zeros before it. Shorter in the program than the formatting machinery's padding.
fn padded(number: i64, width: usize) -> String {
    let digits = number.to_string();
    let mut text = "0".repeat(width.saturating_sub(digits.len()));
    text.push_str(&digits);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        assert_eq!(days_from_civil(1970, 1, 1), 0);
        assert_eq!(days_from_civil(2000, 2, 29), 11_016);
        assert_eq!(days_from_civil(2026, 9, 7), 20_703);
        assert_eq!(date_text(20_703), "2026-09-07");
    }

    #[test]
    fn iso_weeks_at_the_turn_of_years() {
        for ((y, m, d), week) in [
            ((2026, 9, 7), "2026-W37"),
            ((2024, 12, 30), "2025-W01"),
            ((2021, 1, 3), "2020-W53"),
            ((2027, 1, 1), "2026-W53"),
            ((2023, 1, 1), "2022-W52"),
        ] {
            assert_eq!(week_text(days_from_civil(y, m, d)), week);
        }
    }

    proptest! {
        #[test]
        fn a_day_is_read_back_from_its_date(day in -1_000_000i64..1_000_000) {
            let (y, m, d) = civil_from_days(day);
            prop_assert_eq!(days_from_civil(y, m, d), day);
            prop_assert!((1..=12).contains(&m) && d >= 1 && d <= days_in_month(y, m));
        }

        #[test]
        fn monday_is_within_the_week(day in -1_000_000i64..1_000_000) {
            let monday = monday_of(day);
            prop_assert!((0..7).contains(&(day - monday)));
            prop_assert_eq!((monday + 3).rem_euclid(7), 0);
        }
    }
}
