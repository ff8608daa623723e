//! Dates as seconds since 1970-01-01 UTC, both ways. The example needs no zones.

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// Midnight UTC of a day.
pub fn midnight(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    (days - 719_468) * DAY
}

/// Day of the week, 0 is Monday.
pub fn weekday(seconds: i64) -> i64 {
    (seconds.div_euclid(DAY) + 3).rem_euclid(7)
}

/// `2026-08-19T07:00:00Z`.
pub fn rfc3339(seconds: i64) -> String {
    let (year, month, day) = civil(seconds);
    let of_day = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / HOUR, of_day % HOUR / MINUTE, of_day % MINUTE);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn civil(seconds: i64) -> (i64, i64, i64) {
    let mut year = 1970;
    while midnight(year + 1, 1, 1) <= seconds {
        year += 1;
    }
    let month = (1..=12).rev().find(|&month| midnight(year, month, 1) <= seconds).unwrap_or(1);
    (year, month, (seconds - midnight(year, month, 1)) / DAY + 1)
}

#[test]
fn dates_go_both_ways() {
    for (year, month, day, weekday_expected, text) in [
        (1970, 1, 1, 3, "1970-01-01T00:00:00Z"),
        (2024, 2, 29, 3, "2024-02-29T00:00:00Z"),
        (2025, 11, 17, 0, "2025-11-17T00:00:00Z"),
        (2026, 8, 19, 2, "2026-08-19T00:00:00Z"),
        (2026, 12, 31, 3, "2026-12-31T00:00:00Z"),
    ] {
        let seconds = midnight(year, month, day);
        assert_eq!((rfc3339(seconds), weekday(seconds)), (text.to_owned(), weekday_expected));
    }
    assert_eq!(rfc3339(midnight(2026, 8, 19) + 7 * HOUR + 5 * MINUTE + 9), "2026-08-19T07:05:09Z");
}
