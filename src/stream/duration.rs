//! Durations as people type them. What was typed is kept for ever; its hours are read from it through a calendar.

use super::Calendar;
use super::entry::kept;
use super::scan::{NumberFault, Scanner, is_about, is_dash, is_letter, is_rough, is_unknown};
use super::unit::{Unit, is_day_kind, named, plain};

/// Longer than this is a slip of the finger.
const MOST_YEARS: f64 = 100.0;
const ELAPSED_HOURS_PER_YEAR: f64 = 8766.0;

/// A duration as it was typed: `90m`, `1.5 h`, `2d 4h`, `3 wk`, `2-3 d`, `~1 d`, `?`.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    text: String,
}

/// A span of working hours: from `low` to `high`, of which `mid` counts. All finite, `low ≤ mid ≤ high`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HourRange {
    /// The least, in working hours.
    pub low: f64,
    /// What counts: the middle of what was typed, in working hours.
    pub mid: f64,
    /// The most, in working hours.
    pub high: f64,
}

impl HourRange {
    /// Nothing.
    pub const ZERO: Self = Self::exact(0.0);

    /// A single figure, in working hours.
    pub const fn exact(hours: f64) -> Self {
        Self { low: hours, mid: hours, high: hours }
    }

    /// Whether somebody gave two ends.
    pub fn is_range(&self) -> bool {
        self.low < self.high
    }

    /// One after the other.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { low: self.low + other.low, mid: self.mid + other.mid, high: self.high + other.high }
    }

    /// So many times.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self { low: self.low * factor, mid: self.mid * factor, high: self.high * factor }
    }

    /// What is left when a part of it is taken away; never below 0.
    #[must_use]
    pub fn minus_part(&self, part: &Self) -> Self {
        let less = |whole: f64, part: f64| (whole - part).max(0.0);
        Self { low: less(self.low, part.high), mid: less(self.mid, part.mid), high: less(self.high, part.low) }
    }
}

/// Why a duration has no hours. Places count characters from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationProblem {
    /// Nothing was typed.
    Empty,
    /// A number was expected.
    NotANumber {
        /// Where.
        at: usize,
    },
    /// A comma before three digits: decimals or thousands?
    Ambiguous {
        /// Where the number starts.
        at: usize,
    },
    /// A word that is no unit.
    UnknownUnit {
        /// Where the word starts.
        at: usize,
        /// Its length in characters.
        length: usize,
    },
    /// A number without unit.
    UnitMissing {
        /// Just behind the number.
        at: usize,
    },
    /// Below 0.
    Negative {
        /// Where the sign is.
        at: usize,
    },
    /// A range whose first end is above its second.
    RangeReversed,
    /// Over a hundred years.
    TooLong,
}

impl Duration {
    /// Keeps what was typed; a number without unit gets `last_unit` written behind it, so that the text stands alone.
    /// `None` when nothing was typed.
    pub fn read(text: &str, last_unit: Unit) -> Option<Self> {
        let text = kept(text)?;
        let is_bare = !text.contains(is_letter);
        match parse(&text) {
            Err(DurationProblem::UnitMissing { .. }) if is_bare => Some(Self { text: with_unit(&text, last_unit) }),
            _ => Some(Self { text }),
        }
    }

    /// A duration whose text says these hours, to the precision in which people read them.
    pub fn from_hours(hours: f64, calendar: &Calendar) -> Self {
        Self { text: super::duration_text(hours.max(0.0), calendar) }
    }

    /// What was typed, as a file has kept it.
    pub(crate) fn from_kept(text: String) -> Self {
        Self { text }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text says that the figure is only roughly known (`~3 d`, `3 d?`).
    pub fn is_approximate(&self) -> bool {
        is_rough(&self.text)
    }

    /// Working hours. `None` when there is a problem, or when the text says that nobody knows (`?`).
    pub fn hours(&self, calendar: &Calendar) -> Option<HourRange> {
        self.reading(calendar).ok().flatten()
    }

    /// Working hours or the problem, read once. `Ok(None)`: nobody knows.
    pub(super) fn reading(&self, calendar: &Calendar) -> Result<Option<HourRange>, DurationProblem> {
        match plain(&self.text) {
            Some((number, unit)) => Ok(Some(HourRange::exact(number * unit.hours(calendar)))),
            None => self.reading_in_full(calendar),
        }
    }

    fn reading_in_full(&self, calendar: &Calendar) -> Result<Option<HourRange>, DurationProblem> {
        Ok(parse(&self.text)?.map(|span| {
            let (first, second) = (span.low.hours(calendar), span.high.hours(calendar));
            // "5-7 d" stays in order in every calendar, "6 d - 1 wk" does not.
            let (low, high) = (first.min(second), first.max(second));
            HourRange { low, mid: low.midpoint(high), high }
        }))
    }

    /// Why there are no hours. `?` is no problem: somebody was asked.
    pub fn problem(&self) -> Option<DurationProblem> {
        parse(&self.text).err()
    }

    /// The last unit in the text: what a number typed next without unit is read in.
    pub fn unit(&self) -> Option<Unit> {
        parse(&self.text).ok()??.unit
    }
}

/// The text with a unit behind its last number.
fn with_unit(text: &str, unit: Unit) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¼' | '½' | '¾');
    let last = text.char_indices().rev().find(|(_, c)| is_digit(*c));
    let end = last.map_or(text.len(), |(byte, c)| byte + c.len_utf8());
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    [before, " ", unit.symbol(), after].concat()
}

/// How much of each unit, in the order of [`Unit::ALL`]; hours only once there is a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Quantity([f64; 6]);

impl Quantity {
    fn of(amount: f64, unit: Unit) -> Self {
        let mut quantity = Self::default();
        quantity.add(amount, unit);
        quantity
    }

    fn add(&mut self, amount: f64, unit: Unit) {
        for (sum, of) in self.0.iter_mut().zip(Unit::ALL) {
            if of == unit {
                *sum += amount;
            }
        }
    }

    fn hours(&self, calendar: &Calendar) -> f64 {
        self.0.iter().zip(Unit::ALL).map(|(amount, unit)| amount * unit.hours(calendar)).sum()
    }
}

/// What a text says: one quantity twice, or the two ends of a range.
#[derive(Debug, Clone, Copy)]
struct Span {
    low: Quantity,
    high: Quantity,
    unit: Option<Unit>,
}

/// One end of a range, or the whole.
#[derive(Debug, Clone, Copy)]
enum Side {
    /// A number that waits for the unit of the other side.
    Bare { number: f64, end: usize },
    /// Numbers with units.
    Full { quantity: Quantity, first: (f64, Unit), last: (f64, Unit) },
}

impl Side {
    fn quantity(self, other: Option<(f64, Unit)>) -> Result<Quantity, DurationProblem> {
        match (self, other) {
            (Self::Full { quantity, .. }, _) => Ok(quantity),
            (Self::Bare { number, .. }, Some((times, unit))) => Ok(Quantity::of(number * times, unit)),
            (Self::Bare { number: 0.0, .. }, None) => Ok(Quantity::default()),
            (Self::Bare { end, .. }, None) => Err(DurationProblem::UnitMissing { at: end }),
        }
    }

    fn first(self) -> Option<(f64, Unit)> {
        match self {
            Self::Full { first, .. } => Some(first),
            Self::Bare { .. } => None,
        }
    }

    fn last(self) -> Option<(f64, Unit)> {
        match self {
            Self::Full { last, .. } => Some(last),
            Self::Bare { .. } => None,
        }
    }
}

/// Reads a whole text. `Ok(None)`: somebody was asked and did not know.
fn parse(text: &str) -> Result<Option<Span>, DurationProblem> {
    if is_unknown(text) {
        return Ok(None);
    }
    let mut scan = Scanner::new(text);
    scan.skip_space();
    if scan.is_done() {
        return Err(DurationProblem::Empty);
    }
    scan.take(is_about);
    let low = side(&mut scan)?;
    let high = if takes_range(&mut scan) { Some(side(&mut scan)?) } else { None };
    end(&mut scan)?;
    checked(&spanned(low, high)?).map(Some)
}

/// Gives each side its unit: "2-3 d" means days on both, "2d-3" too.
fn spanned(low: Side, high: Option<Side>) -> Result<Span, DurationProblem> {
    let Some(high) = high else {
        let quantity = low.quantity(None)?;
        return Ok(Span { low: quantity, high: quantity, unit: low.last().map(|(_, unit)| unit) });
    };
    // The right side first: a missing unit is missed behind the last number.
    let second = high.quantity(low.last())?;
    let first = low.quantity(high.first())?;
    Ok(Span { low: first, high: second, unit: high.last().or(low.last()).map(|(_, unit)| unit) })
}

/// Refuses what no calendar makes sense of.
fn checked(span: &Span) -> Result<Span, DurationProblem> {
    let is_reversed = |calendar: &Calendar| span.low.hours(calendar) > span.high.hours(calendar);
    let longest = span.low.hours(&Calendar::ELAPSED).max(span.high.hours(&Calendar::ELAPSED));
    // Written so that an infinite number of years fails too.
    if longest.is_nan() || longest > MOST_YEARS * ELAPSED_HOURS_PER_YEAR {
        return Err(DurationProblem::TooLong);
    }
    if is_reversed(&Calendar::default()) && is_reversed(&Calendar::ELAPSED) {
        return Err(DurationProblem::RangeReversed);
    }
    Ok(*span)
}

/// One or more numbers with their units: "2d 4h", "2 d, 4 h", "1h30", "3".
fn side(scan: &mut Scanner<'_>) -> Result<Side, DurationProblem> {
    scan.skip_space();
    refuse_sign(scan)?;
    let mut quantity = Quantity::default();
    let mut ends: Option<((f64, Unit), (f64, Unit))> = None;
    loop {
        let number = number(scan)?;
        let end = scan.at();
        let previous = ends.map(|(_, last)| last);
        let unit = match (unit(scan)?, previous) {
            (Some(unit), _) => unit,
            (None, None) => return Ok(Side::Bare { number, end }),
            // "1h30" is how clocks are read aloud.
            (None, Some((_, Unit::Hour))) if number < 60.0 => (1.0, Unit::Minute),
            (None, Some(_)) => return Err(DurationProblem::UnitMissing { at: end }),
        };
        quantity.add(number * unit.0, unit.1);
        let first = ends.map_or(unit, |(first, _)| first);
        ends = Some((first, unit));
        if !takes_another(scan) {
            return Ok(Side::Full { quantity, first, last: unit });
        }
    }
}

fn refuse_sign(scan: &mut Scanner<'_>) -> Result<(), DurationProblem> {
    let at = scan.at();
    let is_signed = scan.take(is_dash);
    scan.skip_space();
    match (is_signed, scan.at_number()) {
        (false, _) => Ok(()),
        (true, true) => Err(DurationProblem::Negative { at }),
        (true, false) => Err(DurationProblem::NotANumber { at }),
    }
}

fn number(scan: &mut Scanner<'_>) -> Result<f64, DurationProblem> {
    let at = scan.at();
    scan.number().map_err(|fault| match fault {
        NumberFault::NotANumber => DurationProblem::NotANumber { at },
        NumberFault::Ambiguous => DurationProblem::Ambiguous { at },
    })
}

/// Reads the unit behind a number, if a word stands there.
fn unit(scan: &mut Scanner<'_>) -> Result<Option<(f64, Unit)>, DurationProblem> {
    let mut ahead = scan.clone();
    ahead.skip_space();
    let at = ahead.at();
    let word = ahead.take_while(is_letter);
    if word.is_empty() || is_to(word) {
        return Ok(None);
    }
    if is_day_kind(word) {
        *scan = ahead;
        return unit(scan);
    }
    let found = named(word).ok_or(DurationProblem::UnknownUnit { at, length: word.chars().count() })?;
    ahead.take(|c| c == '.');
    *scan = ahead;
    Ok(Some(found))
}

/// Moves to the next number of "2d 4h", "2 d, 4 h", "2 d + 4 h", "2 d and 4 h"; stays where it is if there is none.
fn takes_another(scan: &mut Scanner<'_>) -> bool {
    let mut ahead = scan.clone();
    ahead.skip_space();
    let is_joined = ahead.take(|c| matches!(c, ',' | '+' | '&'));
    if !is_joined && !ahead.at_number() && !is_and(ahead.take_while(is_letter)) {
        return false;
    }
    ahead.skip_space();
    let is_number = ahead.at_number();
    if is_number {
        *scan = ahead;
    }
    is_number
}

/// Reads the dash or the word between the two ends of a range.
fn takes_range(scan: &mut Scanner<'_>) -> bool {
    scan.skip_space();
    if scan.take(is_dash) {
        return true;
    }
    let mut ahead = scan.clone();
    let is_range = is_to(ahead.take_while(is_letter));
    if is_range {
        *scan = ahead;
    }
    is_range
}

fn is_to(word: &str) -> bool {
    ["to", "bis"].iter().any(|to| word.eq_ignore_ascii_case(to))
}

fn is_and(word: &str) -> bool {
    ["and", "und"].iter().any(|and| word.eq_ignore_ascii_case(and))
}

/// Nothing may follow but a sign of doubt.
fn end(scan: &mut Scanner<'_>) -> Result<(), DurationProblem> {
    scan.skip_space();
    scan.take(|c| c == '?');
    scan.skip_space();
    if scan.is_done() { Ok(()) } else { Err(DurationProblem::NotANumber { at: scan.at() }) }
}

mod sum;
#[cfg(test)]
mod tests;
