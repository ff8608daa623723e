//! Forms of time that are looked at piece by piece.

use super::{Offset, Order, Written, checked_date_ms, clock_ms, fraction_ms, offset_of, two, written};

/// Everything else: `08/Sep/26 5:40 PM`, `07.09.2026 10:05`, `9/7/2026, 10:05:00 AM`, `2026-09-07 10:05`,
/// `Mon, 07 Sep 2026 10:05:00 +0200`, `Mon Sep 7 10:05:00 2026 +0200`, `Sep 7, 2026 10:05 AM`, `20260907T100500Z`.
pub(super) struct Scanner<'a> {
    rest: &'a [u8],
}

/// A piece of a date.
#[derive(Clone, Copy)]
enum Piece {
    Number { value: i64, digits: usize },
    Month(i64),
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        Self { rest: text }
    }

    pub fn read(mut self) -> Option<Written> {
        if let Some(basic) = self.basic_form() {
            return Some(basic);
        }
        self.skip_weekday();
        let first = self.piece()?;
        let separator = self.separator()?;
        let second = self.piece()?;
        if matches!(first, Piece::Month(_)) && self.looks_like_a_clock() {
            return self.clock_before_year(first, second);
        }
        self.separator()?;
        let (date_ms, order) = date_of(first, second, self.piece()?, separator)?;
        self.finish(date_ms, order)
    }

    /// `Sep 7 10:05:00 2026 +0200`, as git and ctime write it.
    fn clock_before_year(mut self, month: Piece, day: Piece) -> Option<Written> {
        self.skip_blanks();
        let clock = self.clock()?;
        self.skip_blanks();
        let letters = self.rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let (zone, rest) = self.rest.split_at_checked(letters)?;
        self.rest = rest;
        self.skip_blanks();
        let (date_ms, order) = date_of(month, day, self.piece()?, b' ')?;
        let offset = offset_of(if zone.is_empty() { self.rest } else { zone })?;
        Some(written(date_ms + clock, offset, order))
    }

    fn finish(mut self, date_ms: i64, order: Order) -> Option<Written> {
        self.skip_blanks();
        if self.rest.is_empty() {
            return Some(written(date_ms, Offset::Missing, order));
        }
        // "September 7, 2026 at 10:05 AM"
        if let [b'a', b't', b' ', rest @ ..] = self.rest {
            self.rest = rest;
        }
        let clock = self.clock()?;
        let offset = offset_of(self.rest)?;
        Some(written(date_ms + clock, offset, order))
    }

    /// `20260907`, `20260907T100500Z`, `20260907100500`.
    fn basic_form(&self) -> Option<Written> {
        let [y1, y2, y3, y4, m1, m2, d1, d2, rest @ ..] = self.rest else { return None };
        let date = checked_date_ms(two(*y1, *y2)? * 100 + two(*y3, *y4)?, two(*m1, *m2)?, two(*d1, *d2)?)?;
        let rest = if let [b'T' | b't' | b' ', rest @ ..] = rest { rest } else { rest };
        let (clock, rest) = match rest {
            [h1, h2, n1, n2, s1, s2, rest @ ..] => {
                let clock = clock_ms(two(*h1, *h2)?, two(*n1, *n2)?, two(*s1, *s2)?)?;
                let (fraction, rest) = fraction_ms(rest)?;
                (clock + fraction, rest)
            }
            [] => (0, rest),
            _ => return None,
        };
        let offset = offset_of(rest)?;
        Some(written(date + clock, offset, Order::Clear))
    }

    fn skip_weekday(&mut self) {
        let letters = self.rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let is_weekday = self.rest.get(..3).is_some_and(|name| {
            [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"].iter().any(|day| name.eq_ignore_ascii_case(*day))
        });
        if is_weekday {
            self.rest = self.rest.get(letters..).unwrap_or(&[]);
            self.skip_blanks();
        }
    }

    fn skip_blanks(&mut self) {
        while let [b' ' | b',' | b'T' | b't', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn separator(&mut self) -> Option<u8> {
        let [first @ (b'/' | b'-' | b'.' | b' ' | b','), rest @ ..] = self.rest else { return None };
        self.rest = rest;
        while let [b' ', rest @ ..] = self.rest {
            self.rest = rest;
        }
        Some(*first)
    }

    fn piece(&mut self) -> Option<Piece> {
        // The letters of Latin-1 in UTF-8 too, which a no-break space does not begin with.
        let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() || matches!(byte, 0x80..=0xBF | 0xC3);
        let letters = self.rest.iter().take_while(is_letter).count();
        if letters >= 3 {
            let month = month_of(self.rest.get(..letters)?)?;
            self.rest = self.rest.get(letters..)?;
            if let [b'.', rest @ ..] = self.rest {
                self.rest = rest;
            }
            return Some(Piece::Month(month));
        }
        let (value, digits) = self.number()?;
        Some(Piece::Number { value, digits })
    }

    fn number(&mut self) -> Option<(i64, usize)> {
        let digits = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let (number, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        // More digits are no part of a date, and could be more than a number holds.
        let is_part = (1..=4).contains(&digits);
        is_part.then(|| (number.iter().fold(0, |n, d| n * 10 + i64::from(d - b'0')), digits))
    }

    fn looks_like_a_clock(&self) -> bool {
        let text = self.rest.trim_ascii_start();
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        digits > 0 && text.get(digits) == Some(&b':')
    }

    /// `10:05`, `10:05:00.123`, `5:40 PM`, `5:40 p.m.`; leaves what follows.
    fn clock(&mut self) -> Option<i64> {
        let hours = self.number()?.0;
        let minutes = self.after_colon()?;
        let seconds = self.after_colon().unwrap_or(0);
        let (fraction, rest) = fraction_ms(self.rest)?;
        self.rest = rest.trim_ascii_start();
        // Browsers write a narrow no-break space before AM and PM.
        if let [0xE2, 0x80, 0xAF, rest @ ..] | [0xC2, 0xA0, rest @ ..] = self.rest {
            self.rest = rest;
        }
        let hours = self.half_day(hours)?;
        Some(clock_ms(hours, minutes, seconds)? + fraction)
    }

    fn after_colon(&mut self) -> Option<i64> {
        let [b':', rest @ ..] = self.rest else { return None };
        self.rest = rest;
        self.number().map(|(value, _)| value)
    }

    fn half_day(&mut self, hours: i64) -> Option<i64> {
        let (afternoon, rest) = match self.rest {
            [b'P' | b'p', b'.', b'M' | b'm', b'.', rest @ ..] | [b'P' | b'p', b'M' | b'm', rest @ ..] => (12, rest),
            [b'A' | b'a', b'.', b'M' | b'm', b'.', rest @ ..] | [b'A' | b'a', b'M' | b'm', rest @ ..] => (0, rest),
            _ => return Some(hours),
        };
        self.rest = rest;
        (1..=12).contains(&hours).then(|| hours % 12 + afternoon)
    }
}

/// How names of months begin in English, German, French, Spanish, Italian, Portuguese and Dutch.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz", "mrt", "maa"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

fn month_of(name: &[u8]) -> Option<i64> {
    let name = std::str::from_utf8(name).ok()?.to_lowercase();
    let place = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    i64::try_from(place + 1).ok()
}

/// Puts three pieces into the order of year, month and day.
fn date_of(first: Piece, second: Piece, third: Piece, separator: u8) -> Option<(i64, Order)> {
    use Piece::{Month, Number};
    let full_year = |value: i64, digits: usize| match digits {
        4 => Some(value),
        2 if value < 70 => Some(2000 + value),
        2 => Some(1900 + value),
        _ => None,
    };
    match (first, second, third) {
        (Number { value: year, digits: 4 }, Number { value: month, .. }, Number { value: day, .. })
        | (Number { value: year, digits: 4 }, Month(month), Number { value: day, .. }) => {
            Some((checked_date_ms(year, month, day)?, Order::Clear))
        }
        (Number { value: day, .. }, Month(month), Number { value, digits })
        | (Month(month), Number { value: day, .. }, Number { value, digits }) => {
            Some((checked_date_ms(full_year(value, digits)?, month, day)?, Order::Clear))
        }
        (Number { value: a, .. }, Number { value: b, .. }, Number { value, digits }) => {
            let year = full_year(value, digits)?;
            // Dots are written by those who put the day first.
            if separator == b'.' {
                return Some((checked_date_ms(year, b, a)?, Order::Clear));
            }
            match (checked_date_ms(year, b, a), checked_date_ms(year, a, b)) {
                (Some(ms), Some(_)) if a != b => Some((ms, Order::TwoWay)),
                (Some(ms), Some(_)) => Some((ms, Order::Clear)),
                (Some(ms), None) => Some((ms, Order::ShowsDayFirst)),
                (None, Some(ms)) => Some((ms, Order::ShowsMonthFirst)),
                (None, None) => None,
            }
        }
        _ => None,
    }
}
