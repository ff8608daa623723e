//! Items of an agenda: their time boxes, and agendas to start from.

use super::{CharterEntry, EntryField};
use crate::stream::{Calendar, Duration, Unit};

/// What an agenda to start from is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Why we are here, what is in and out.
    Scope,
    /// Going along the stream, step by step.
    Walk,
    /// Lead and process times.
    Times,
    /// %C/A, rework, waste.
    Quality,
    /// Totals and constraint.
    Totals,
    /// The stream as it shall be.
    Future,
    /// What is done, by whom, when it is checked.
    Countermeasures,
    /// What was decided, and when we meet again.
    Close,
    /// A short break.
    Break,
    /// A long one.
    Lunch,
}

/// How long a workshop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgendaLength {
    /// 2 hours: a current state and its constraint.
    TwoHours,
    /// 4 hours: and a future state.
    HalfDay,
    /// 8 hours with lunch: and countermeasures with owners.
    Day,
}

impl AgendaLength {
    /// All, the shortest first.
    pub const ALL: [Self; 3] = [Self::TwoHours, Self::HalfDay, Self::Day];

    /// All minutes of it, breaks included.
    pub fn minutes(self) -> u32 {
        match self {
            Self::TwoHours => 120,
            Self::HalfDay => 240,
            Self::Day => 480,
        }
    }

    /// Its topics, each with its minutes.
    pub fn topics(self) -> &'static [(Topic, u32)] {
        use Topic::{Break, Close, Countermeasures, Future, Lunch, Quality, Scope, Times, Totals, Walk};
        match self {
            Self::TwoHours => {
                &[(Scope, 10), (Walk, 30), (Times, 30), (Quality, 15), (Totals, 10), (Countermeasures, 20), (Close, 5)]
            }
            Self::HalfDay => &[
                (Scope, 15),
                (Walk, 40),
                (Times, 45),
                (Break, 10),
                (Quality, 30),
                (Totals, 20),
                (Future, 40),
                (Countermeasures, 30),
                (Close, 10),
            ],
            Self::Day => &[
                (Scope, 30),
                (Walk, 60),
                (Break, 15),
                (Times, 75),
                (Quality, 45),
                (Lunch, 60),
                (Totals, 30),
                (Future, 75),
                (Break, 15),
                (Countermeasures, 60),
                (Close, 15),
            ],
        }
    }
}

/// The time box of an item, minutes, more than 0; `None` where it has none, or one that cannot be read. Without a unit,
/// minutes are meant; a range counts with its middle.
pub fn minutes_of(item: &CharterEntry) -> Option<f64> {
    let box_of_time = Duration::read(item.text(EntryField::Minutes), Unit::Minute)?;
    // To whole seconds: hours of decimal fractions do not give even minutes.
    let minutes = (box_of_time.hours(&Calendar::ELAPSED)?.mid * 3600.0).round() / 60.0;
    (minutes > 0.0).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CharterEntryId;

    #[test]
    fn each_agenda_fills_its_time_from_scope_to_close() {
        for length in AgendaLength::ALL {
            let topics = length.topics();
            assert_eq!(topics.iter().map(|(_, minutes)| minutes).sum::<u32>(), length.minutes(), "{length:?}");
            assert_eq!(topics.first().map(|(topic, _)| *topic), Some(Topic::Scope));
            assert_eq!(topics.last().map(|(topic, _)| *topic), Some(Topic::Close));
        }
    }

    #[test]
    fn a_time_box_is_in_minutes() {
        let cases = [
            ("40", Some(40.0)),
            ("1.5h", Some(90.0)),
            ("30-50", Some(40.0)),
            ("", None),
            ("0", None),
            ("?", None),
            ("x", None),
        ];
        for (text, minutes) in cases {
            let item = CharterEntry::new(CharterEntryId::from_bits(1)).with(EntryField::Minutes, text);
            assert_eq!(minutes_of(&item), minutes, "{text}");
        }
    }
}
