//! The time zone where the person is: its name, and when its clocks were changed.

use js_sys::{Array, Intl, Object};

use super::{clock, scope};

/// The zone's name, such as `Europe/Berlin`; empty where the browser does not tell.
pub fn local_name() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    scope::member(&format.resolved_options(), "timeZone").and_then(|name| name.as_string()).unwrap_or_default()
}

const DAY_MS: i64 = 86_400_000;
const MINUTE_MS: i64 = 60_000;

/// The offset at `from_ms`, and each change until `to_ms`: the instant, to the minute, and the minutes east of UTC from
/// then on.
///
/// Clocks are changed at most once a week: two changes between two looks would not be seen.
pub fn local_offsets(from_ms: i64, to_ms: i64) -> (i32, Vec<(i64, i32)>) {
    let offset_at = |ms: i64| clock::time_zone_offset_minutes(ms as f64);
    let first = offset_at(from_ms);
    let mut changes = Vec::new();
    let (mut seen_ms, mut seen) = (from_ms, first);
    while seen_ms < to_ms {
        let next_ms = seen_ms + 7 * DAY_MS;
        let next = offset_at(next_ms);
        if next != seen {
            changes.push((change_between(seen_ms, next_ms, &offset_at), next));
        }
        (seen_ms, seen) = (next_ms, next);
    }
    (first, changes)
}

/// The first whole minute with the offset of `after_ms`, by halving.
fn change_between(before_ms: i64, after_ms: i64, offset_at: &impl Fn(i64) -> i32) -> i64 {
    let target = offset_at(after_ms);
    let (mut low, mut high) = (before_ms / MINUTE_MS, after_ms / MINUTE_MS);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if offset_at(middle * MINUTE_MS) == target {
            high = middle;
        } else {
            low = middle;
        }
    }
    high * MINUTE_MS
}
