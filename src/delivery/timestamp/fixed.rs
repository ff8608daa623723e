//! `2026-09-07T10:05:00Z` and `2026-09-07T10:05:00+02:00`, eight bytes at a time: what nearly every large file holds.

/// No digit of these; `-`, `:` and `T` where they belong.
const DATE: u64 = u64::from_le_bytes(*b"0000-00-");
const CLOCK: u64 = u64::from_le_bytes(*b"00T00:00");

/// The digits of a word as numbers 0 to 9, and zeros where the pattern has its marks; `None` where it does not fit.
fn digits_of(word: u64, pattern: u64) -> Option<u64> {
    const ZEROS: u64 = u64::from_le_bytes(*b"00000000");
    const MARKS_ARE: u64 = 0xFF;
    let digits = word ^ pattern;
    let beyond_nine = digits.wrapping_add(0x7676_7676_7676_7676) & 0x8080_8080_8080_8080;
    let mut at_marks = 0;
    let mut shift = 0;
    while shift < 64 {
        if (pattern ^ ZEROS) >> shift & MARKS_ARE != 0 {
            at_marks |= MARKS_ARE << shift;
        }
        shift += 8;
    }
    (beyond_nine == 0 && digits & (at_marks | 0x8080_8080_8080_8080) == 0).then_some(digits)
}

/// The number that two neighbouring digits make, the first one at this byte.
fn pair(digits: u64, byte: u32) -> u32 {
    let tens_and_units = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    (tens_and_units >> (8 * byte)) as u32 & 0xFF
}

fn two(tens: u8, units: u8) -> Option<u32> {
    let (tens, units) = (u32::from(tens.wrapping_sub(b'0')), u32::from(units.wrapping_sub(b'0')));
    (tens < 10 && units < 10).then_some(tens * 10 + units)
}

/// Days from 1970-01-01 to a date of the years 1970 to 2105.
fn day_of(year: u32, month: u32, day: u32) -> Option<u32> {
    const BEFORE: [u32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    let is_leap = year.is_multiple_of(4) && year != 2100;
    let before = *BEFORE.get(month.wrapping_sub(1) as usize)?;
    let after = *BEFORE.get(month as usize)?;
    let length = after - before + u32::from(is_leap && month == 2);
    let fits = (1970..=2105).contains(&year) && day >= 1 && day <= length;
    let leap_days = (year.wrapping_sub(1969)) / 4 - u32::from(year > 2100) + u32::from(is_leap && month > 2);
    fits.then(|| (year - 1970) * 365 + leap_days + before + day - 1)
}

/// Seconds since 1970 of a time of one of the two forms, up to the year 2105; `None` for anything else.
pub(crate) fn read_fixed(text: &[u8]) -> Option<u32> {
    read(text, day_in)
}

/// Days that were read already: large files tell few days, and each of them often.
pub(crate) struct Days([KnownDay; 64]);

/// A date and its day since 1970.
#[derive(Clone, Copy)]
struct KnownDay {
    /// `2026-09-`, and `07`.
    month: u64,
    of_month: u16,
    day: u32,
}

impl Default for Days {
    fn default() -> Self {
        const FIRST: KnownDay =
            KnownDay { month: u64::from_le_bytes(*b"1970-01-"), of_month: u16::from_le_bytes(*b"01"), day: 0 };
        Self([FIRST; 64])
    }
}

impl Days {
    /// As [`read_fixed`].
    #[inline]
    pub fn read_fixed(&mut self, text: &[u8]) -> Option<u32> {
        read(text, |month, clock| {
            let of_month = clock as u16;
            // Different for each day of a month.
            let place = (of_month & 0xFF) * 10 + (of_month >> 8);
            let known = self.0.get_mut(usize::from(place) % 64)?;
            if known.month != month || known.of_month != of_month {
                *known = KnownDay { month, of_month, day: day_in(month, clock)? };
            }
            Some(known.day)
        })
    }
}

/// The day since 1970 of a date, whose last two digits are the first two of `clock`.
fn day_in(date: u64, clock: u64) -> Option<u32> {
    let (date, clock) = (digits_of(date, DATE)?, digits_of(clock, CLOCK)?);
    day_of(pair(date, 0) * 100 + pair(date, 2), pair(date, 5), pair(clock, 0))
}

#[inline]
fn read(text: &[u8], day_in: impl FnOnce(u64, u64) -> Option<u32>) -> Option<u32> {
    let (date, rest) = text.split_first_chunk::<8>()?;
    let (clock, rest) = rest.split_first_chunk::<8>()?;
    let (date, clock) = (u64::from_le_bytes(*date), u64::from_le_bytes(*clock));
    let (seconds, offset) = match rest {
        [b':', s1, s2, b'Z'] => (two(*s1, *s2)?, 0),
        [b':', s1, s2, sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two(*h1, *h2)?, two(*m1, *m2)?);
            let offset = (hours * 60 + minutes).cast_signed() * 60;
            (
                two(*s1, *s2)?,
                if hours > 18 || minutes > 59 {
                    return None;
                } else if *sign == b'+' {
                    offset
                } else {
                    -offset
                },
            )
        }
        _ => return None,
    };
    let day = day_in(date, clock)?;
    let clock = digits_of(clock, CLOCK)?;
    let (hours, minutes) = (pair(clock, 3), pair(clock, 6));
    if hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let wall = day * 86_400 + hours * 3_600 + minutes * 60 + seconds;
    wall.checked_add_signed(-offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::timestamp::{self, Cell, Order, Written};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_read_is_what_the_general_reader_reads(
            year in 1965u32..2110, month in 0u32..14, day in 0u32..33, h in 0u32..26, m in 0u32..62, s in 0u32..62,
            offset in prop::sample::select(vec!["Z", "+00:00", "+02:00", "-05:00", "+05:30", "-18:59", "+19:00", "z", ""]),
            swap in prop::option::of((0usize..25, any::<u8>())),
        ) {
            let mut text = format!("{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}{offset}").into_bytes();
            if let Some((place, byte)) = swap && let Some(slot) = text.get_mut(place) {
                *slot = byte;
            }
            let mut days = Days::default();
            prop_assert_eq!(days.read_fixed(&text), read_fixed(&text));
            prop_assert_eq!(days.read_fixed(&text), read_fixed(&text));
            if let Some(seconds) = read_fixed(&text) {
                let ms = i64::from(seconds) * 1_000;
                prop_assert_eq!(timestamp::read(&text), Cell::Time(Written { ms, zoned: true, order: Order::Clear, ahead_ms: 0 }));
            }
        }
    }

    #[test]
    fn days_that_were_read_are_those_of_the_calendar() {
        let mut days = Days::default();
        let months = (1969..2107).flat_map(|year| (0..14).map(move |month| (year, month)));
        for (year, month, day) in months.flat_map(|(year, month)| (0..33).map(move |day| (year, month, day))) {
            let text = format!("{year:04}-{month:02}-{day:02}T10:05:00Z");
            assert_eq!(days.read_fixed(text.as_bytes()), read_fixed(text.as_bytes()), "{text}");
        }
        let zeros = [0; 8].into_iter().chain(*b"\0\0T10:05:00Z").collect::<Vec<u8>>();
        assert_eq!(days.read_fixed(&zeros), None);
    }

    #[test]
    fn the_common_forms_are_read() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-09-07T10:05:00Z", 1_788_775_500),
            ("2026-09-07T12:05:00+02:00", 1_788_775_500),
            ("2024-02-29T23:59:59-05:00", 1_709_269_199),
            ("2105-12-31T00:00:00Z", 4_291_660_800),
        ] {
            assert_eq!(read_fixed(text.as_bytes()), Some(seconds), "{text}");
        }
        for text in ["1970-01-01T00:00:00+01:00", "2025-02-29T00:00:00Z", "2026-09-07 10:05:00Z", "2026-09-07T10:05:00"]
        {
            assert_eq!(read_fixed(text.as_bytes()), None, "{text}");
        }
    }
}
