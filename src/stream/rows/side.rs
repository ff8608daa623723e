//! Sheets that lie on their side: a step per column, what is known of it in the rows, as maps are drawn.

use std::borrow::Cow;

use super::columns::{Column, is_figure};
use super::heading::read_heading;
use super::sheet::SheetRow;
use super::{Place, RowFault, RowProblem, Rows};

/// More rows than this are steps.
pub(super) const MOST_ROWS: usize = 40;

/// The rows of such a sheet, one per step, and how to find back where their cells stood.
pub(super) struct Turned<'a> {
    pub rows: Vec<SheetRow<'a>>,
    /// Number of the row that each column was.
    pub row_numbers: Vec<usize>,
}

/// Turns a sheet whose first column holds headings, where its first row holds none. `None`: it stands upright.
pub(super) fn turned<'a>(rows: &[SheetRow<'a>]) -> Option<Turned<'a>> {
    let heading = |cell: Option<&Cow<'a, str>>| cell.and_then(|cell| read_heading(cell).column);
    let known: Vec<Option<Column>> = rows.iter().map(|row| heading(row.cells.first())).collect();
    let has_steps = known.contains(&Some(Column::Step));
    let top = match known.as_slice() {
        [Some(Column::Step), ..] => rows.first()?,
        [Some(Column::Number | Column::Team), Some(Column::Step), ..] => rows.get(1)?,
        [None, ..] if !has_steps => rows.first()?,
        _ => return None,
    };
    let is_time = |column: &Column| column.is_time() || *column == Column::PercentCa;
    let has_time = known.iter().flatten().any(is_time);
    let count = known.iter().flatten().count();
    let is_name = |cell: &Cow<'a, str>| heading(Some(cell)).is_none() && !is_figure(cell);
    let has_names = top.cells.len() > 2 && top.cells.iter().skip(1).all(is_name);
    if rows.len() > MOST_ROWS || !has_names || !has_time || count < 2 || (count + 1) * 2 <= rows.len() {
        return None;
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cell = |row: &SheetRow<'a>, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    let turned =
        (0..width).map(|at| SheetRow { number: at + 1, cells: rows.iter().map(|row| cell(row, at)).collect() });
    let mut turned: Vec<SheetRow<'a>> = turned.collect();
    if !has_steps && let Some(corner) = turned.first_mut().and_then(|row| row.cells.first_mut()) {
        *corner = Cow::Borrowed(Column::Step.heading());
    }
    turned.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Some(Turned { rows: turned, row_numbers: rows.iter().map(|row| row.number).collect() })
}

/// Says of everything where it stood before the sheet was turned, and that it was.
pub(super) fn place_back(row_numbers: &[usize], rows: &mut Rows) {
    let back = |place: &mut Place| {
        let row = row_numbers.get(place.column.saturating_sub(1)).copied().unwrap_or(place.column);
        *place = Place { row, column: place.row };
    };
    rows.problems.iter_mut().for_each(|problem| back(&mut problem.place));
    rows.loose_ends.iter_mut().for_each(|end| back(&mut end.place));
    rows.first_wait.iter_mut().for_each(|first| back(&mut first.place));
    let place = Place { row: row_numbers.first().copied().unwrap_or(1), column: 1 };
    rows.problems.push(RowProblem { place, text: String::new(), fault: RowFault::OnItsSide });
    rows.problems.sort_by_key(|problem| problem.place);
}
