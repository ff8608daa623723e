//! Axes that know their ticks and the words at them, as a plotters coordinate.
use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use crate::report::figure::Mark;

/// Values beyond this are drawn at it: far past any real count or duration, and still safe to calculate with.
const FAR: f64 = 1e15;

/// A linear or logarithmic axis with labelled ticks. May run downwards.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    logarithmic: bool,
    ticks: Vec<Mark>,
}

impl Axis {
    pub(super) fn linear(low: f64, high: f64, ticks: Vec<Mark>) -> Self {
        Self { low, high, logarithmic: false, ticks }
    }

    /// `low` and `high` are above 0.
    pub(super) fn logarithmic(low: f64, high: f64) -> Self {
        Self { low, high, logarithmic: true, ticks: Vec::new() }
    }

    /// From 0 to a round number at or above `highest`, ticks at whole numbers.
    pub(super) fn counts(highest: u32, most_intervals: u32) -> Self {
        Self::rounded(f64::from(highest.max(1)), most_intervals, true, "")
    }

    /// From 0 to a round number at or above `highest`; numbers carry the unit.
    pub(super) fn amounts(highest: f64, most_intervals: u32, unit: &str) -> Self {
        let highest = if highest > 0.0 { highest } else { 1.0 };
        Self::rounded(highest, most_intervals, false, unit)
    }

    fn rounded(highest: f64, most_intervals: u32, whole: bool, unit: &str) -> Self {
        let step = round_step(highest, most_intervals, whole);
        let intervals = (highest / step - 1e-9).ceil().max(1.0) as u32;
        let ticks = (0..=intervals).map(|i| f64::from(i) * step).map(|value| tick(value, step, unit)).collect();
        Self::linear(0.0, f64::from(intervals) * step, ticks)
    }

    /// With a comma before the decimals.
    pub(super) fn with_commas(mut self) -> Self {
        for tick in &mut self.ticks {
            tick.label = tick.label.replace('.', ",");
        }
        self
    }

    /// The ticks, for whoever must reserve room for their words.
    pub(super) fn ticks(&self) -> &[Mark] {
        &self.ticks
    }

    fn part(&self, value: f64) -> f64 {
        let scale = |v: f64| if self.logarithmic { v.max(f64::MIN_POSITIVE).ln() } else { v };
        let (low, high) = (scale(self.low), scale(self.high));
        let part = (scale(value) - low) / (high - low);
        if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        limit.0 + (self.part(*value) * f64::from(limit.1 - limit.0)).round() as i32
    }

    /// Ticks answer only the search for bold lines: a mesh asks twice, and light lines are not wanted.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            return Vec::new();
        }
        self.ticks.iter().map(|tick| tick.value).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, value: &f64) -> String {
        self.ticks.iter().find(|tick| tick.value == *value).map(|tick| tick.label.clone()).unwrap_or_default()
    }
}

/// The value if a chart can draw it.
pub(super) fn drawable(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite()).map(|v| v.clamp(-FAR, FAR))
}

/// The smallest of 1, 2, 2.5, 4 (whole axes only), 5 times a power of ten that needs no more intervals than allowed.
fn round_step(highest: f64, most_intervals: u32, whole: bool) -> f64 {
    let least = highest / f64::from(most_intervals.max(1));
    let power = 10f64.powf(least.log10().floor());
    let steps = if whole { [1.0, 2.0, 4.0, 5.0, 10.0] } else { [1.0, 2.0, 2.5, 5.0, 10.0] };
    let power = if whole { power.max(1.0) } else { power };
    let fits = |step: &f64| highest / step <= f64::from(most_intervals) + 1e-9;
    steps.into_iter().map(|s| s * power).find(fits).unwrap_or(power * 10.0)
}

fn tick(value: f64, step: f64, unit: &str) -> Mark {
    let mut label = number(value, step);
    if !unit.is_empty() {
        label.push('\u{a0}');
        label.push_str(unit);
    }
    Mark { value, label }
}

/// A number as every language of the app reads it: groups of three set apart, large ones with an SI prefix.
fn number(value: f64, step: f64) -> String {
    const PREFIXES: [(f64, &str); 4] = [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M")];
    if let Some((size, prefix)) = PREFIXES.into_iter().find(|(size, _)| value.abs() >= *size) {
        return format!("{}\u{202f}{prefix}", plain(value / size, step / size));
    }
    grouped(&plain(value, step))
}

/// With the decimals that steps of this size need.
fn plain(value: f64, step: f64) -> String {
    let decimals = (0..6).find(|&d| is_whole(step * 10f64.powi(d))).unwrap_or(6);
    format!("{value:.*}", decimals as usize)
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6 * value.abs().max(1e-3)
}

fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    if whole.len() < 5 {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis) -> Vec<&str> {
        axis.ticks().iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn counts_get_few_whole_round_ticks() {
        for (highest, expected) in [
            (0, vec!["0", "1"]),
            (1, vec!["0", "1"]),
            (3, vec!["0", "1", "2", "3"]),
            (11, vec!["0", "4", "8", "12"]),
            (100, vec!["0", "40", "80", "120"]),
            (29_000, vec!["0", "10\u{202f}000", "20\u{202f}000", "30\u{202f}000"]),
            (u32::MAX, vec!["0", "2\u{202f}G", "4\u{202f}G", "6\u{202f}G"]),
        ] {
            assert_eq!(labels(&Axis::counts(highest, 3)), expected, "{highest}");
        }
    }

    #[test]
    fn amounts_take_decimals_from_their_step() {
        assert_eq!(labels(&Axis::amounts(0.7, 3, "h")), ["0.00\u{a0}h", "0.25\u{a0}h", "0.50\u{a0}h", "0.75\u{a0}h"]);
        assert_eq!(labels(&Axis::amounts(0.7, 2, "%").with_commas()), ["0,0\u{a0}%", "0,5\u{a0}%", "1,0\u{a0}%"]);
        assert_eq!(labels(&Axis::amounts(54.0, 3, "")), ["0", "20", "40", "60"]);
        assert_eq!(labels(&Axis::amounts(0.0, 2, "%")), ["0.0\u{a0}%", "0.5\u{a0}%", "1.0\u{a0}%"]);
    }

    #[test]
    fn mapping_stays_on_the_axis_whatever_the_value() {
        let log = Axis::logarithmic(1.0, 100.0);
        let down = Axis::linear(4.0, 0.0, Vec::new());
        for (axis, value, expected) in
            [(&log, 10.0, 50), (&log, -1.0, 0), (&log, 1e9, 100), (&down, 1.0, 75), (&down, f64::NAN, 0)]
        {
            assert_eq!(axis.map(&value, (0, 100)), expected, "{value}");
        }
        assert_eq!(Axis::linear(2.0, 2.0, Vec::new()).map(&2.0, (0, 100)), 0);
    }
}
