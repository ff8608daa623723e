//! Units of time, as people write them.

use super::Calendar;

/// A unit of time. Days, weeks and months are those of a [`Calendar`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 1/3600 hour.
    Second,
    /// 1/60 hour.
    Minute,
    /// The base: durations are computed in working hours.
    Hour,
    /// A working day.
    Day,
    /// A working week.
    Week,
    /// 4.345 working weeks.
    Month,
}

/// What people write for each unit, in English and in German; years become twelve months. Letters in any case.
const WORDS: [(&str, f64, Unit); 56] = [
    ("d", 1.0, Unit::Day),
    ("h", 1.0, Unit::Hour),
    ("m", 1.0, Unit::Minute),
    ("w", 1.0, Unit::Week),
    ("wk", 1.0, Unit::Week),
    ("mo", 1.0, Unit::Month),
    ("s", 1.0, Unit::Second),
    ("sec", 1.0, Unit::Second),
    ("secs", 1.0, Unit::Second),
    ("second", 1.0, Unit::Second),
    ("seconds", 1.0, Unit::Second),
    ("min", 1.0, Unit::Minute),
    ("mins", 1.0, Unit::Minute),
    ("minute", 1.0, Unit::Minute),
    ("minutes", 1.0, Unit::Minute),
    ("hr", 1.0, Unit::Hour),
    ("hrs", 1.0, Unit::Hour),
    ("hour", 1.0, Unit::Hour),
    ("hours", 1.0, Unit::Hour),
    ("day", 1.0, Unit::Day),
    ("days", 1.0, Unit::Day),
    ("wks", 1.0, Unit::Week),
    ("week", 1.0, Unit::Week),
    ("weeks", 1.0, Unit::Week),
    ("mon", 1.0, Unit::Month),
    ("mos", 1.0, Unit::Month),
    ("mth", 1.0, Unit::Month),
    ("mths", 1.0, Unit::Month),
    ("month", 1.0, Unit::Month),
    ("months", 1.0, Unit::Month),
    ("y", 12.0, Unit::Month),
    ("year", 12.0, Unit::Month),
    ("years", 12.0, Unit::Month),
    ("sek", 1.0, Unit::Second),
    ("sekunde", 1.0, Unit::Second),
    ("sekunden", 1.0, Unit::Second),
    ("minuten", 1.0, Unit::Minute),
    ("std", 1.0, Unit::Hour),
    ("stunde", 1.0, Unit::Hour),
    ("stunden", 1.0, Unit::Hour),
    ("t", 1.0, Unit::Day),
    ("tag", 1.0, Unit::Day),
    ("tage", 1.0, Unit::Day),
    ("tagen", 1.0, Unit::Day),
    ("arbeitstag", 1.0, Unit::Day),
    ("arbeitstage", 1.0, Unit::Day),
    ("arbeitstagen", 1.0, Unit::Day),
    ("wo", 1.0, Unit::Week),
    ("woche", 1.0, Unit::Week),
    ("wochen", 1.0, Unit::Week),
    ("monat", 1.0, Unit::Month),
    ("monate", 1.0, Unit::Month),
    ("monaten", 1.0, Unit::Month),
    ("jahr", 12.0, Unit::Month),
    ("jahre", 12.0, Unit::Month),
    ("jahren", 12.0, Unit::Month),
];

impl Unit {
    /// All units, shortest first.
    pub const ALL: [Self; 6] = [Self::Second, Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month];

    /// The unit that this word names, in any case: `d`, `Days`, `wk`. Years are no unit of their own.
    pub fn parse(word: &str) -> Option<Self> {
        named(word.trim()).and_then(|(times, unit)| (times == 1.0).then_some(unit))
    }

    /// The international short form: `s`, `min`, `h`, `d`, `wk`, `mo`.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
            Self::Month => "mo",
        }
    }

    /// Working hours in one of it.
    pub fn hours(self, calendar: &Calendar) -> f64 {
        match self {
            Self::Second => 1.0 / 3600.0,
            Self::Minute => 1.0 / 60.0,
            Self::Hour => 1.0,
            Self::Day => calendar.hours_per_day,
            Self::Week => calendar.hours_per_week(),
            Self::Month => calendar.hours_per_month(),
        }
    }
}

/// What a word stands for: so many of a unit.
pub(super) fn named(word: &str) -> Option<(f64, Unit)> {
    WORDS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(word)).map(|&(_, times, unit)| (times, unit))
}

/// Words that only say what a day is in the map's calendar anyway: "3 working days".
pub(super) fn is_day_kind(word: &str) -> bool {
    ["work", "working", "business"].iter().any(|kind| kind.eq_ignore_ascii_case(word))
}

/// Up to three digits and a usual unit: what most texts are, read without further questions. Such a figure has no problem.
pub(super) fn plain(text: &str) -> Option<(f64, Unit)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match text.get(digits..)? {
        " h" => Unit::Hour,
        " d" => Unit::Day,
        " min" => Unit::Minute,
        _ => return None,
    };
    let number = text.bytes().take(digits).fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0'));
    (1..=3).contains(&digits).then_some((number, unit))
}
