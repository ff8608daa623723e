//! Two times after one another, as one text.

use super::{Duration, Quantity, Span, parse};
use crate::stream::Unit;

impl Duration {
    /// This time and another one behind it. In the words both were typed in where those say the sum, else each end of the
    /// range written out. `None` where one of them has no hours, or the sum is longer than any time may be.
    pub(crate) fn and(&self, other: &Self) -> Option<Self> {
        let (first, second) = (parse(&self.text).ok()??, parse(&other.text).ok()??);
        let (low, high) = (first.low.plus(&second.low), first.high.plus(&second.high));
        let says_sum = |text: &String| parse(text).ok().flatten().is_some_and(|span: Span| span.is_of(&low, &high));
        let is_rough = self.is_approximate() || other.is_approximate();
        let about = if is_rough { "~" } else { "" };
        let written_out = || {
            let range = if low == high { high.text() } else { [low.text(), high.text()].join(" - ") };
            [about, &range].concat()
        };
        let as_typed = [self.text(), " + ", other.text()].concat();
        Some(as_typed).filter(says_sum).or_else(|| Some(written_out()).filter(says_sum)).map(|text| Self { text })
    }
}

impl Quantity {
    fn plus(&self, other: &Self) -> Self {
        let mut sum = *self;
        for (sum, more) in sum.0.iter_mut().zip(other.0) {
            *sum += more;
        }
        sum
    }

    /// The largest unit first; `0 h` for nothing.
    fn text(&self) -> String {
        let units = self.0.iter().zip(Unit::ALL).rev().filter(|(amount, _)| **amount != 0.0);
        let words: Vec<String> = units.map(|(amount, unit)| format!("{amount} {}", unit.symbol())).collect();
        if words.is_empty() { ["0 ", Unit::Hour.symbol()].concat() } else { words.join(" ") }
    }
}

impl Span {
    fn is_of(&self, low: &Quantity, high: &Quantity) -> bool {
        let is_same = |a: &Quantity, b: &Quantity| a.0.iter().zip(b.0).all(|(a, b)| (a - b).abs() <= 1e-9 * (1.0 + b));
        is_same(&self.low, low) && is_same(&self.high, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Calendar;

    #[test]
    fn a_sum_is_said_in_the_words_typed_or_written_out() {
        for (first, second, sum) in [
            ("3 d", "1 h", Some("3 d + 1 h")),
            ("~1 d", "30 min", Some("~1 d + 30 min")),
            ("2-3 d", "1 h", Some("2 d 1 h - 3 d 1 h")),
            ("1 d", "2-3 h", Some("1 d 2 h - 1 d 3 h")),
            ("1 d", "~2 h", Some("~1 d 2 h")),
            ("1 d?", "2 h", Some("~1 d 2 h")),
            ("1 wk 2 d", "1.5h", Some("1 wk 2 d + 1.5h")),
            ("0", "0", Some("0 h")),
            ("?", "1 h", None),
            ("soon", "1 h", None),
            ("99 years", "2 years", None),
        ] {
            let durations = [first, second].map(|text| Duration::from_kept(text.to_owned()));
            let found = durations[0].and(&durations[1]);
            assert_eq!(found.as_ref().map(Duration::text), sum, "{first} and {second}");
            for calendar in [Calendar::default(), Calendar::ELAPSED] {
                let hours = durations.each_ref().map(|duration| duration.hours(&calendar));
                let expected = hours[0].zip(hours[1]).map(|(a, b)| a.plus(&b));
                let hours = found.as_ref().and_then(|sum| sum.hours(&calendar));
                assert!(sum.is_none() || hours == expected, "{hours:?}, not {expected:?}");
            }
        }
    }
}
