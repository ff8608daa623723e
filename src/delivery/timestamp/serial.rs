//! Days since the end of 1899, as spreadsheets write a date whose cell has lost its form: `46028.3375`.

use super::{DAY_MS, Offset, Order, Written, written};

/// The day 1970-01-01.
const START_OF_1970: f64 = 25_569.0;
/// The days of 2000 to 2099: other numbers of five digits are no dates.
const DAYS: std::ops::RangeInclusive<f64> = 36_526.0..=73_050.999_999;

/// Reads such a number, to the second: its digits hold no more. The wall clock of whoever typed it.
pub(super) fn read(text: &[u8]) -> Option<Written> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = text.get(digits..)?;
    let is_number = match behind {
        [] => true,
        [b'.' | b',', fraction @ ..] => !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    if digits != 5 || !is_number {
        return None;
    }
    let days: f64 = std::str::from_utf8(text).ok()?.replace(',', ".").parse().ok()?;
    let seconds = ((days - START_OF_1970) * (DAY_MS / 1_000) as f64).round();
    DAYS.contains(&days).then_some(written(seconds as i64 * 1_000, Offset::Missing, Order::Clear))
}
