//! Times as the sources write them, to milliseconds.
//!
//! A time without an offset, and a date that could be day or month first, can only be settled when the whole file is
//! read and a person was asked. Until then a [`Written`] carries both doubts in two bits that no time needs.

mod fixed;
mod scanner;
mod serial;
mod zones;

pub(crate) use self::fixed::{Days, read_fixed};
use self::scanner::Scanner;
use super::civil::{DAY_MS, civil_from_days, days_from_civil, days_in_month};
use super::column::NONE;
use super::zone::Zone;

/// Day and month were read in an order that the text itself shows, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// Nothing to decide.
    Clear,
    /// `13/09/2026`: the day must come first.
    ShowsDayFirst,
    /// `09/13/2026`: the month must come first.
    ShowsMonthFirst,
    /// `09/07/2026`: read as day first, could be either.
    TwoWay,
}

/// A time as written: milliseconds, and what is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Milliseconds; UTC if `zoned`, else on the wall.
    pub ms: i64,
    /// The text carried an offset, or was an epoch number.
    pub zoned: bool,
    /// What it says of the order of day and month.
    pub order: Order,
    /// How far the wall clock was ahead of UTC, where day and month may have to be exchanged: those on the wall.
    pub ahead_ms: i64,
}

/// Beyond any time that is read: a time without doubts is packed as what it is.
const ZONELESS: i64 = 1 << 60;
const TWO_WAY: i64 = 1 << 61;
/// Where the minutes ahead of UTC are packed, and what is added to them so that none is negative.
const AHEAD_SHIFT: u32 = 44;
const AHEAD_MASK: i64 = 0xFFF << AHEAD_SHIFT;
const AHEAD_BIAS: i64 = 1 << 11;

impl Written {
    /// Packs into one integer for a column.
    pub fn packed(self) -> i64 {
        let zoneless = if self.zoned { 0 } else { ZONELESS };
        let ahead = (self.ahead_ms / 60_000 + AHEAD_BIAS) << AHEAD_SHIFT;
        let two_way = if self.order == Order::TwoWay { TWO_WAY | ahead } else { 0 };
        self.ms | zoneless | two_way
    }
}

/// The milliseconds of a packed time, which orders such times.
pub(crate) fn unpacked(packed: i64) -> i64 {
    if packed == NONE { NONE } else { packed & !(ZONELESS | TWO_WAY | AHEAD_MASK) }
}

/// Settles a packed time: exchanges day and month where both orders are possible and the month comes first, and reads
/// a wall clock in the zone that was chosen.
pub(crate) fn settle(packed: i64, day_first: bool, zoneless: &Zone) -> i64 {
    if packed == NONE {
        return NONE;
    }
    let mut ms = unpacked(packed);
    if packed & TWO_WAY != 0 && !day_first {
        let ahead_ms = (((packed & AHEAD_MASK) >> AHEAD_SHIFT) - AHEAD_BIAS) * 60_000;
        ms = exchange_day_and_month(ms + ahead_ms) - ahead_ms;
    }
    if packed & ZONELESS != 0 { zoneless.utc_from_wall_ms(ms) } else { ms }
}

fn exchange_day_and_month(ms: i64) -> i64 {
    let (year, month, day) = civil_from_days(ms.div_euclid(DAY_MS));
    days_from_civil(year, day, month) * DAY_MS + ms.rem_euclid(DAY_MS)
}

/// What a cell of times holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing: empty, or a tool's word or zero date for "not yet".
    Blank,
    /// A time.
    Time(Written),
    /// Something else.
    Garbage,
}

/// Reads a cell.
pub(crate) fn read(text: &[u8]) -> Cell {
    if let Some(written) = read_rfc3339(text) {
        return in_range(written);
    }
    let text = text.trim_ascii();
    if text.is_empty() || is_word_for_none(text) {
        return Cell::Blank;
    }
    match other_form(text) {
        Some(written) => in_range(written),
        None => Cell::Garbage,
    }
}

fn other_form(text: &[u8]) -> Option<Written> {
    let number = || read_epoch(text).or_else(|| serial::read(text));
    number().or_else(|| read_rfc3339(text)).or_else(|| Scanner::new(text).read())
}

/// No time that was read is farther from 1970 than so many milliseconds, in whatever zone; and a thousand spans between
/// such times can be added up in an `i64`.
pub(crate) const FARTHEST_MS: i64 = 1 << 43;

/// Years outside 1970 to 2199 are mistakes; the zero date of year 1 means "not yet" (drafts, Go's zero time).
fn in_range(written: Written) -> Cell {
    const END_OF_2199_MS: i64 = 7_258_118_400_000;
    const START_OF_YEAR_2_MS: i64 = -62_104_060_800_000;
    match written.ms {
        ms if (0..END_OF_2199_MS).contains(&ms) => Cell::Time(written),
        ms if ms < START_OF_YEAR_2_MS => Cell::Blank,
        _ => Cell::Garbage,
    }
}

fn is_word_for_none(text: &[u8]) -> bool {
    [&b"null"[..], b"none", b"-", b"n/a", b"nil", b"\\n", b"nat", b"nan", b"undefined", b"0"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

fn two(tens: u8, units: u8) -> Option<i64> {
    let (tens, units) = (tens.wrapping_sub(b'0'), units.wrapping_sub(b'0'));
    (tens < 10 && units < 10).then(|| i64::from(tens) * 10 + i64::from(units))
}

/// The fast path: `2026-09-07T10:05:00` and what may follow the seconds.
fn read_rfc3339(text: &[u8]) -> Option<Written> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] =
        text
    else {
        return None;
    };
    let year = two(*y1, *y2)? * 100 + two(*y3, *y4)?;
    let date = checked_date_ms(year, two(*m1, *m2)?, two(*d1, *d2)?)?;
    let clock = clock_ms(two(*h1, *h2)?, two(*n1, *n2)?, two(*s1, *s2)?)?;
    let (fraction, rest) = fraction_ms(rest)?;
    let offset = offset_of(rest)?;
    Some(written(date + clock + fraction, offset, Order::Clear))
}

fn checked_date_ms(year: i64, month: i64, day: i64) -> Option<i64> {
    let valid = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
    valid.then(|| days_from_civil(year, month, day) * DAY_MS)
}

/// `24:00:00` and a leap second are the start of what follows.
fn clock_ms(hours: i64, minutes: i64, seconds: i64) -> Option<i64> {
    let valid = hours <= 23 && minutes <= 59 && seconds <= 60 || hours == 24 && minutes == 0 && seconds == 0;
    valid.then_some(((hours * 60 + minutes) * 60 + seconds) * 1_000)
}

/// `.123456789` or `,5`: milliseconds, the finer digits cut. Nothing is zero.
fn fraction_ms(text: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.' | b',', digits @ ..] = text else { return Some((0, text)) };
    let length = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at_checked(length)?;
    let mut ms = 0;
    let mut worth = 100;
    for digit in digits.iter().take(3) {
        ms += i64::from(digit - b'0') * worth;
        worth /= 10;
    }
    (!digits.is_empty()).then_some((ms, rest))
}

/// What stands behind a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offset {
    Missing,
    Ms(i64),
}

/// A clock on the wall becomes an instant where the offset is known.
fn written(wall_ms: i64, offset: Offset, order: Order) -> Written {
    match offset {
        Offset::Missing => Written { ms: wall_ms, zoned: false, order, ahead_ms: 0 },
        Offset::Ms(ms) => {
            let ahead_ms = if order == Order::TwoWay { ms } else { 0 };
            Written { ms: wall_ms - ms, zoned: true, order, ahead_ms }
        }
    }
}

/// `Z`, `UTC`, `CET`, `+02:00`, `+0200`, `+02`, `+02:00[Europe/Berlin]`, `GMT+0200 (…)`, `Uhr`, or nothing; `None` when it
/// is something else.
fn offset_of(text: &[u8]) -> Option<Offset> {
    let text = text.trim_ascii();
    match text {
        [] => Some(Offset::Missing),
        // The place behind an offset says nothing that the offset does not.
        [b'Z' | b'+' | b'-', .., b']'] => {
            let end = text.iter().position(|&byte| byte == b'[')?;
            offset_of(text.get(..end)?)
        }
        [b'Z' | b'z'] => Some(Offset::Ms(0)),
        [b'+', digits @ ..] => digits_offset(1, digits),
        [b'-', digits @ ..] => digits_offset(-1, digits),
        _ if text.eq_ignore_ascii_case(b"uhr") => Some(Offset::Missing),
        _ => zones::offset_of_words(text),
    }
}

fn digits_offset(sign: i64, digits: &[u8]) -> Option<Offset> {
    let (hours, minutes) = match digits {
        [a, b, b':', c, d] | [a, b, c, d] => (two(*a, *b)?, two(*c, *d)?),
        [a, b] => (two(*a, *b)?, 0),
        _ => return None,
    };
    (hours <= 18 && minutes <= 59).then_some(Offset::Ms(sign * (hours * 60 + minutes) * 60_000))
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by the number of digits.
fn read_epoch(text: &[u8]) -> Option<Written> {
    let length = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(length)?;
    let number = digits.iter().fold(0i64, |n, d| n.saturating_mul(10).saturating_add(i64::from(d - b'0')));
    let ms = match (length, rest) {
        (9 | 10, _) => number * 1_000 + fraction_ms(rest).filter(|(_, rest)| rest.is_empty())?.0,
        (12 | 13, []) => number,
        (12 | 13, _) => number + fraction_ms(rest).filter(|(_, rest)| rest.is_empty()).map(|_| 0)?,
        (15 | 16, []) => number / 1_000,
        (18 | 19, []) => number / 1_000_000,
        _ => return None,
    };
    Some(written(ms, Offset::Ms(0), Order::Clear))
}

#[cfg(test)]
mod tests;
