//! Columns without a heading.
//!
//! The rule: step, team, lead time, process time, %C/A, people, in this order. What the cells show comes first:
//! a running number may stand before the step; a second column of figures means that no team is given; times with units
//! are a lead time, then a process time; cells with `%` are the %C/A; a bare number behind a time with a unit is no time.
//! Columns that are left, and texts further on, belong to the notes.

use super::columns::{Column, is_figure, says_percent};
use super::sheet::SheetRow;
use crate::stream::scan::is_letter;

/// What the cells of a column show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Empty,
    Text,
    /// Figures, of which one at least has a unit of time.
    Time,
    /// Figures with a per cent sign.
    Percent,
    /// Bare numbers.
    Number,
}

/// The figures in the order in which they are expected.
const FIGURES: [Column; 4] = [Column::LeadTime, Column::ProcessTime, Column::PercentCa, Column::People];

/// A guess for each column of the first rows.
pub(super) fn columns(first: &[SheetRow<'_>]) -> Vec<Option<Column>> {
    let count = first.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut shapes = (0..count).map(|at| shape(first, at)).peekable();
    let mut columns = Vec::with_capacity(count);
    let mut shape_of_first = shapes.next();
    if shape_of_first == Some(Shape::Number) && shapes.peek() == Some(&Shape::Text) && counts_up(first) {
        columns.push(Some(Column::Number));
        shape_of_first = shapes.next();
    }
    columns.extend(shape_of_first.map(|_| Some(Column::Step)));
    if matches!(shapes.peek(), Some(Shape::Text | Shape::Empty)) {
        shapes.next();
        columns.push(Some(Column::Team));
    }
    columns.extend(figures(shapes));
    columns
}

/// Deals the expected figures out to what is left.
fn figures(shapes: impl Iterator<Item = Shape>) -> Vec<Option<Column>> {
    let mut next = 0;
    let mut has_unit = false;
    let place = |column| FIGURES.iter().position(|figure| *figure == column).unwrap_or(FIGURES.len());
    let deal = |shape: Shape| {
        let earliest = match shape {
            Shape::Text => return None,
            Shape::Percent => place(Column::PercentCa),
            Shape::Number if has_unit => place(Column::PercentCa),
            Shape::Empty | Shape::Time | Shape::Number => 0,
        };
        has_unit |= shape == Shape::Time;
        let at = earliest.max(next);
        let fits = shape != Shape::Percent || at == earliest;
        let column = FIGURES.get(at).copied().filter(|_| fits)?;
        next = at + 1;
        Some(column)
    };
    shapes.map(deal).collect()
}

fn shape(rows: &[SheetRow<'_>], at: usize) -> Shape {
    let cells = || rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let known = || cells().filter(|cell| !cell.chars().all(|c| c == '?'));
    if cells().next().is_none() {
        return Shape::Empty;
    }
    // A column in which nobody knew anything holds figures all the same; one slip of the pen makes no text of it.
    let figures = known().filter(|cell| is_figure(cell)).count();
    if figures * 2 < known().count().max(1) && known().next().is_some() {
        Shape::Text
    } else if known().any(|cell| says_percent(cell)) {
        Shape::Percent
    } else if known().any(|cell| is_figure(cell) && cell.contains(is_letter)) {
        Shape::Time
    } else if known().next().is_none() {
        Shape::Empty
    } else {
        Shape::Number
    }
}

/// Whether the first column numbers the rows.
fn counts_up(rows: &[SheetRow<'_>]) -> bool {
    let numbers: Vec<Option<u32>> =
        rows.iter().map(|row| row.cells.first().and_then(|cell| cell.trim_end_matches('.').parse().ok())).collect();
    numbers.iter().zip(numbers.iter().skip(1)).all(|(a, b)| a.is_some() && a < b)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Sheet;
    use super::*;

    #[test]
    fn columns_are_guessed_by_their_place_and_their_cells() {
        use Column::{LeadTime, Number, People, PercentCa, ProcessTime, Step, Team};
        for (text, expected) in [
            (
                "Build\tDev\t5 d\t2 h\t80\t3",
                vec![Some(Step), Some(Team), Some(LeadTime), Some(ProcessTime), Some(PercentCa), Some(People)],
            ),
            (
                "Build\tDev\t5\t2\t80\t3",
                vec![Some(Step), Some(Team), Some(LeadTime), Some(ProcessTime), Some(PercentCa), Some(People)],
            ),
            ("Build\t5 d\t2 h\nTest\t1 wk\t?", vec![Some(Step), Some(LeadTime), Some(ProcessTime)]),
            ("Build\t5\t2", vec![Some(Step), Some(LeadTime), Some(ProcessTime)]),
            ("Build\t\t5 d\t\t80 %", vec![Some(Step), Some(Team), Some(LeadTime), Some(ProcessTime), Some(PercentCa)]),
            ("Build\tDev\t5 d\t80%", vec![Some(Step), Some(Team), Some(LeadTime), Some(PercentCa)]),
            ("Build\tDev\t5 d\t80", vec![Some(Step), Some(Team), Some(LeadTime), Some(PercentCa)]),
            ("1\tBuild\tDev\t5 d\n2\tTest\tQA\t2 d", vec![Some(Number), Some(Step), Some(Team), Some(LeadTime)]),
            ("Build", vec![Some(Step)]),
            ("Build\tDev\t5 d\t1 h\tby night", vec![Some(Step), Some(Team), Some(LeadTime), Some(ProcessTime), None]),
            ("42", vec![Some(Step)]),
        ] {
            let rows: Vec<_> = Sheet::new(text).collect();
            assert_eq!(columns(&rows), expected, "{text}");
        }
    }
}
