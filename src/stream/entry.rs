//! Percentages and amounts as people type them. What was typed is kept for ever; its value is read from it.

use super::scan::{NumberFault, Scanner, is_about, is_dash, is_rough, is_unknown};

/// Above this an amount is a slip of the finger: no stream has so many people or items.
const MOST: f64 = 1e9;

/// Why an entry has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    /// Nothing was typed.
    Empty,
    /// Not a number, from this character on (counted from 0).
    NotANumber {
        /// The character it starts at.
        at: usize,
    },
    /// A comma before three digits: decimals or thousands? Counted from 0.
    Ambiguous {
        /// The character the number starts at.
        at: usize,
    },
    /// Two numbers with a dash between them; one is wanted.
    Range,
    /// Below 0.
    Negative,
    /// More than 100 %, or more people or items than there can be.
    TooMuch,
}

/// A percentage as it was typed, e.g. `70`, `70 %`, `~70`, `?`. A plain `0.7` is 0.7 %.
#[derive(Debug, Clone, PartialEq)]
pub struct Percent {
    text: String,
}

impl Percent {
    /// Keeps what was typed. `None` when nothing was typed.
    pub fn read(text: &str) -> Option<Self> {
        kept(text).map(|text| Self { text })
    }

    /// What was typed, as a file has kept it.
    pub(crate) fn from_kept(text: String) -> Self {
        Self { text }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// 0 to 100. `None` when there is a problem, or when the text says that nobody knows (`?`).
    pub fn value(&self) -> Option<f64> {
        self.reading().ok().flatten()
    }

    /// Why there is no value. `?` is no problem.
    pub fn problem(&self) -> Option<EntryProblem> {
        self.reading().err()
    }

    /// Value or problem, read once. `Ok(None)`: nobody knows.
    pub(super) fn reading(&self) -> Result<Option<f64>, EntryProblem> {
        parse(&self.text, Some('%'), 100.0)
    }

    /// Whether the text says that the figure is only roughly known (`~70`, `70?`).
    pub fn is_approximate(&self) -> bool {
        is_rough(&self.text)
    }
}

/// A number of people or items as it was typed, e.g. `3`, `1.5`, `~40`, `?`.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    text: String,
}

impl Amount {
    /// Keeps what was typed. `None` when nothing was typed.
    pub fn read(text: &str) -> Option<Self> {
        kept(text).map(|text| Self { text })
    }

    /// What was typed, as a file has kept it.
    pub(crate) fn from_kept(text: String) -> Self {
        Self { text }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// 0 or more. `None` when there is a problem, or when the text says that nobody knows (`?`).
    pub fn value(&self) -> Option<f64> {
        self.reading().ok().flatten()
    }

    /// Why there is no value. `?` is no problem.
    pub fn problem(&self) -> Option<EntryProblem> {
        self.reading().err()
    }

    /// Value or problem, read once. `Ok(None)`: nobody knows.
    pub(super) fn reading(&self) -> Result<Option<f64>, EntryProblem> {
        parse(&self.text, None, MOST)
    }

    /// Whether the text says that the figure is only roughly known (`~70`, `70?`).
    pub fn is_approximate(&self) -> bool {
        is_rough(&self.text)
    }
}

/// The text without the space around it, unless nothing is left.
pub(super) fn kept(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// One number with an optional sign behind it. `Ok(None)`: somebody was asked and did not know.
fn parse(text: &str, sign: Option<char>, most: f64) -> Result<Option<f64>, EntryProblem> {
    if is_unknown(text) {
        return Ok(None);
    }
    let mut scan = Scanner::new(text);
    scan.skip_space();
    if scan.is_done() {
        return Err(EntryProblem::Empty);
    }
    scan.take(is_about);
    scan.skip_space();
    let is_negative = scan.take(is_dash);
    scan.skip_space();
    let at = scan.at();
    let value = scan.number().map_err(|fault| match fault {
        NumberFault::NotANumber => EntryProblem::NotANumber { at },
        NumberFault::Ambiguous => EntryProblem::Ambiguous { at },
    })?;
    end(&mut scan, sign)?;
    match value {
        // "-0" is nothing below zero.
        value if is_negative && value > 0.0 => Err(EntryProblem::Negative),
        value if value > most => Err(EntryProblem::TooMuch),
        value => Ok(Some(value)),
    }
}

/// Reads the sign and the space after a number; anything else is a problem at its place.
fn end(scan: &mut Scanner<'_>, sign: Option<char>) -> Result<(), EntryProblem> {
    scan.skip_space();
    if sign.is_some() && scan.peek() == sign {
        scan.bump();
        scan.skip_space();
    }
    // "70?" is a figure somebody is unsure of.
    scan.take(|c| c == '?');
    scan.skip_space();
    match scan.peek() {
        None => Ok(()),
        Some(c) if is_dash(c) => Err(EntryProblem::Range),
        Some(_) => Err(EntryProblem::NotANumber { at: scan.at() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(text: &str) -> Result<Option<f64>, EntryProblem> {
        let read = Percent { text: text.to_owned() };
        read.problem().map_or(Ok(read.value()), Err)
    }

    #[test]
    fn percentages_are_read_as_typed() {
        let cases = [
            ("70", Ok(Some(70.0))),
            ("70 %", Ok(Some(70.0))),
            ("70%", Ok(Some(70.0))),
            (" 70\u{202f}% ", Ok(Some(70.0))),
            ("0.7", Ok(Some(0.7))),
            ("99,5 %", Ok(Some(99.5))),
            ("~80", Ok(Some(80.0))),
            ("80 %?", Ok(Some(80.0))),
            ("0", Ok(Some(0.0))),
            ("-0", Ok(Some(0.0))),
            ("100", Ok(Some(100.0))),
            ("½", Ok(Some(0.5))),
            ("?", Ok(None)),
            ("", Err(EntryProblem::Empty)),
            ("  ", Err(EntryProblem::Empty)),
            ("100.1", Err(EntryProblem::TooMuch)),
            ("-5", Err(EntryProblem::Negative)),
            ("\u{2212}5", Err(EntryProblem::Negative)),
            ("70-80", Err(EntryProblem::Range)),
            ("70 – 80 %", Err(EntryProblem::Range)),
            ("seventy", Err(EntryProblem::NotANumber { at: 0 })),
            ("70 of 100", Err(EntryProblem::NotANumber { at: 3 })),
            ("é70", Err(EntryProblem::NotANumber { at: 0 })),
            ("NaN", Err(EntryProblem::NotANumber { at: 0 })),
            ("1.2.3", Err(EntryProblem::NotANumber { at: 0 })),
        ];
        for (text, expected) in cases {
            assert_eq!(percent(text), expected, "{text:?}");
        }
    }

    #[test]
    fn amounts_are_read_as_typed() {
        let cases = [
            ("3", Ok(Some(3.0))),
            ("1.5", Ok(Some(1.5))),
            ("1,5", Ok(Some(1.5))),
            ("1,234.5", Ok(Some(1234.5))),
            ("1.234,5", Ok(Some(1234.5))),
            ("1,234,567", Err(EntryProblem::NotANumber { at: 0 })),
            ("0,125", Ok(Some(0.125))),
            ("1,500", Err(EntryProblem::Ambiguous { at: 0 })),
            ("~ 40", Ok(Some(40.0))),
            ("-1", Err(EntryProblem::Negative)),
            ("2-3", Err(EntryProblem::Range)),
            ("5 %", Err(EntryProblem::NotANumber { at: 2 })),
            ("99999999999", Err(EntryProblem::TooMuch)),
        ];
        for (text, expected) in cases {
            let read = Amount { text: text.to_owned() };
            assert_eq!(read.problem().map_or(Ok(read.value()), Err), expected, "{text:?}");
        }
    }

    #[test]
    fn blank_is_not_an_entry() {
        assert_eq!(Percent::read(" \t"), None);
        assert_eq!(Amount::read(""), None);
        assert!(Percent::read("~7").is_some_and(|p| p.is_approximate()));
    }

    proptest! {
        #[test]
        fn any_text_is_kept_and_never_gives_a_wild_value(text in "\\PC{0,12}") {
            let read = Percent { text: text.clone() };
            prop_assert_eq!(read.text(), text.as_str());
            prop_assert!(read.value().is_none_or(|v| (0.0..=100.0).contains(&v)));
            prop_assert!(read.value().is_none() || read.problem().is_none());
        }

        #[test]
        fn whole_numbers_are_read_back(value in 0u32..=100) {
            prop_assert_eq!(Percent::read(&value.to_string()).and_then(|p| p.value()), Some(f64::from(value)));
        }
    }
}
