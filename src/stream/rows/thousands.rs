//! Dots that part thousands. `1.200` is 1.2 to some and 1200 to others; the rest of a table tells which.

use std::borrow::Cow;

use super::columns::{Column, ColumnReading};
use super::sheet::SheetRow;

/// Parts of headings in a language that writes decimal commas.
const HEADINGS: [&str; 9] =
    ["zeit", "tage", "stunden", "(std", "minuten", "wochen", "schritt", "tätigkeit", "qualität"];

/// Whether a table parts thousands by dots: one of its figures has a decimal comma, or its headings are in German and none
/// of its figures has a decimal point.
pub(super) fn are_parted_by_dots(readings: &[ColumnReading], rows: &[SheetRow<'_>]) -> bool {
    let is_figure = |at: usize| readings.get(at).and_then(|reading| reading.column).is_some_and(holds_figures);
    let figures = || {
        let of_row = |row: &'_ SheetRow<'_>| {
            row.cells.iter().enumerate().filter(|(at, _)| is_figure(*at)).map(|(_, cell)| cell.to_string()).collect()
        };
        rows.iter().flat_map(move |row| -> Vec<String> { of_row(row) })
    };
    if figures().any(|cell| has_decimal(&cell, ',')) {
        return true;
    }
    let is_german = |reading: &ColumnReading| {
        let heading = reading.heading.to_lowercase();
        HEADINGS.iter().any(|part| heading.contains(part))
    };
    readings.iter().any(is_german) && !figures().any(|cell| has_decimal(&cell, '.'))
}

fn holds_figures(column: Column) -> bool {
    column.is_time() || matches!(column, Column::PercentCa | Column::People | Column::Wip | Column::Batch)
}

/// Whether a text holds a number with this sign that cannot part thousands: one digit or two behind it, or many.
fn has_decimal(text: &str, sign: char) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let is_decimal = |number: &str| {
        let parts = number.split_once(sign).filter(|(before, _)| !before.is_empty());
        parts.is_some_and(|(_, after)| !matches!(after.len(), 0 | 3) && after.bytes().all(|b| b.is_ascii_digit()))
    };
    numbers.into_iter().any(is_decimal)
}

/// A text without the dots that part the thousands of its numbers.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let mut joined = String::new();
    let mut done = 0;
    for number in text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
        let at = number.as_ptr().addr() - text.as_ptr().addr();
        if is_parted(number) {
            joined.push_str(text.get(done..at).unwrap_or_default());
            joined.push_str(&number.replace('.', ""));
            done = at + number.len();
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    joined.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(joined)
}

/// `1.200`, `12.500.000`; not `0.125`, `1.2` or `1.200,5`, which every reader understands.
fn is_parted(number: &str) -> bool {
    let mut parts = number.split('.');
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let first = parts.next().unwrap_or_default();
    let is_begun = (1..=3).contains(&first.len()) && !first.starts_with('0') && is_digits(first);
    let rest: Vec<&str> = parts.collect();
    is_begun && !rest.is_empty() && rest.iter().all(|part| part.len() == 3 && is_digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_go_where_they_part_thousands() {
        for (text, expected) in [
            ("1.200", "1200"),
            ("12.500.000 min", "12500000 min"),
            ("1.200-1.500 h", "1200-1500 h"),
            ("~ 1.200 s", "~ 1200 s"),
            ("1.2 h", "1.2 h"),
            ("0.125 d", "0.125 d"),
            ("1.2000", "1.2000"),
            ("1.200,5", "1.200,5"),
            ("3.5.2026", "3.5.2026"),
            ("", ""),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn a_decimal_has_no_three_digits() {
        for (text, sign, expected) in [
            ("0,5 d", ',', true),
            ("2,75-3 h", ',', true),
            ("1,200", ',', false),
            ("1, 2", ',', false),
            ("1.5", '.', true),
            ("1.200", '.', false),
            ("3 d", ',', false),
        ] {
            assert_eq!(has_decimal(text, sign), expected, "{text}");
        }
    }
}
