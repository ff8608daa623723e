//! What a column holds: told by its heading, or guessed where there is none.

use super::cells::figure;
use super::heading::{Heading, read_heading, squashed};
use super::names::NAMES;
use super::sheet::{MOST_ABOVE, SheetRow};
use super::spoken;
use super::{Place, RowFault, RowProblem};
use crate::stream::{Amount, Duration, Percent, Unit};

/// Rows behind a heading one of which has a figure.
pub(super) const FIRST_ROWS: usize = 3;

/// What a column of pasted rows holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the columns' own")]
pub enum Column {
    Number,
    Step,
    Team,
    LeadTime,
    Wait,
    WaitAfter,
    ProcessTime,
    PercentCa,
    People,
    Wip,
    Batch,
    Notes,
    Kind,
    After,
    ReworkTo,
    ReworkShare,
    ReworkWait,
    Tools,
    Barriers,
    Wastes,
    Value,
    Measured,
}

impl Column {
    /// The heading under which it is written.
    pub fn heading(self) -> &'static str {
        NAMES.iter().find(|(column, ..)| *column == self).map_or("", |(_, heading, _)| heading)
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(.., names)| names.contains(&name)).map(|(column, ..)| *column)
    }

    /// Whether its cells are durations.
    pub(super) fn is_time(self) -> bool {
        matches!(self, Self::LeadTime | Self::Wait | Self::WaitAfter | Self::ProcessTime | Self::ReworkWait)
    }

    /// What a bare number means where nothing else tells: what the same field of the map takes.
    pub(super) fn usual_unit(self) -> Unit {
        if self == Self::ProcessTime { Unit::Hour } else { Unit::Day }
    }
}

/// How a column was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnReading {
    /// Its heading as pasted; empty where there is none.
    pub heading: String,
    /// What it holds. `None`: not known; its cells are added to the notes.
    pub column: Option<Column>,
    /// The unit that its heading gives to bare numbers.
    pub unit: Option<Unit>,
}

/// How the columns are to be read, and whether the first row is their heading.
pub(super) struct Columns {
    pub readings: Vec<ColumnReading>,
    pub has_heading: bool,
    /// Rows above the heading that are not blank.
    pub above_heading: usize,
    /// Places of columns that hold the units of the column before them.
    pub units_at: Vec<usize>,
}

impl Columns {
    /// Looks at the first rows. Problems are those of the heading.
    pub fn of(first: &[SheetRow<'_>], problems: &mut Vec<RowProblem>) -> Self {
        if let Some((above_heading, row, headings)) = heading_of(first) {
            let below = first.get(above_heading + 1..).unwrap_or(&[]);
            let mut readings = told(row, with_flags(headings, below), problems);
            settle_numbers(below, row, &mut readings, problems);
            settle_cycle_time(&mut readings, problems);
            let units_at = units_of(row, &readings, problems);
            return Self { readings, has_heading: true, above_heading, units_at };
        }
        let guessed = super::guess::columns(first);
        let reading = |column| ColumnReading { heading: String::new(), column, unit: None };
        let readings = guessed.into_iter().map(reading).collect();
        Self { readings, has_heading: false, above_heading: 0, units_at: Vec::new() }
    }

    /// The first place that holds a column.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.readings.iter().position(|reading| reading.column == Some(column))
    }
}

/// The row of headings: the first one, else one soon after it that is wider than all above it and names three columns, or
/// two below titles.
fn heading_of<'r, 'a>(first: &'r [SheetRow<'a>]) -> Option<(usize, &'r SheetRow<'a>, Vec<Heading>)> {
    let filled = |row: &SheetRow<'_>| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut widest = 0;
    for (at, row) in first.iter().take(MOST_ABOVE).enumerate() {
        let headings: Vec<Heading> = row.cells.iter().map(|cell| read_heading(cell)).collect();
        let is_sure = || headings.iter().filter(|heading| heading.column.is_some()).count() > 2 && filled(row) > widest;
        let below = || first.get(at + 1..).unwrap_or(&[]);
        let is_titled = || widest == 1 && begins_table(row, row.number, None, below);
        if is_heading(&headings, row) && (at == 0 || is_sure() || is_titled()) {
            return Some((at, row, headings));
        }
        widest = widest.max(filled(row));
    }
    None
}

/// Whether a row is the heading of a table below others or a title: it names the column of the steps, and either figures
/// that stand below or, behind a blank row, nothing but columns that are known.
pub(super) fn begins_table<'r, 'a: 'r>(
    row: &SheetRow<'_>,
    before: usize,
    kind_at: Option<usize>,
    below: impl FnOnce() -> &'r [SheetRow<'a>],
) -> bool {
    let cells = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    if cells().nth(1).is_none() || cells().any(|(_, cell)| cell.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let headings: Vec<(usize, Heading)> = cells().map(|(at, cell)| (at, read_heading(cell))).collect();
    let of_steps = |(at, column): &(usize, Column)| *column == Column::Step && Some(*at) != kind_at;
    let known: Vec<(usize, Column)> =
        headings.iter().filter_map(|(at, heading)| Some((*at, heading.column?))).collect();
    let has_other = known.iter().any(|(_, column)| *column != Column::Step);
    if !known.iter().any(of_steps) || !has_other || cells().any(|(_, cell)| is_figure(cell)) {
        return false;
    }
    let is_all = row.number > before + 1 && known.len() == headings.len();
    let holds_figures = |column: Column| {
        column.is_time() || matches!(column, Column::PercentCa | Column::Wip | Column::Batch | Column::People)
    };
    let is_below = |row: &SheetRow<'_>| {
        let places = known.iter().filter(|(_, column)| holds_figures(*column));
        places.filter_map(|(at, _)| row.cells.get(*at)).any(|cell| is_figure(cell))
    };
    is_all || (known.len() * 2 >= headings.len() && below().iter().take(FIRST_ROWS).any(is_below))
}

/// *VA* is a column of times or, where no cell is a figure, of flags: what is said of the value of a step.
fn with_flags(mut headings: Vec<Heading>, rows: &[SheetRow<'_>]) -> Vec<Heading> {
    let cells = |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| figure(cell));
    let says = |cell: &&str| !matches!(*cell, "" | "?");
    for (at, heading) in headings.iter_mut().enumerate().filter(|(_, heading)| heading.is_loose) {
        let is_flag = cells(at).any(|cell| says(&cell)) && !cells(at).any(is_figure);
        if heading.column == Some(Column::ProcessTime) && heading.unit.is_none() && is_flag {
            heading.column = Some(Column::Value);
            heading.is_loose = false;
        }
    }
    headings
}

/// A column *Step* that only numbers the rows, beside one that names them, as in `Step | Activity`.
fn settle_numbers(
    rows: &[SheetRow<'_>],
    heading: &SheetRow<'_>,
    readings: &mut [ColumnReading],
    problems: &mut Vec<RowProblem>,
) {
    let place = |column| readings.iter().position(|reading| reading.column == Some(column));
    let (Some(number), None) = (place(Column::Step), place(Column::Number)) else { return };
    let cells = |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let is_number =
        |cell: &str| cell.len() < 6 && cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains(' ');
    let is_name = |cell: &str| cell.contains(char::is_alphabetic) && !is_figure(cell);
    let names_steps = |at: usize| cells(at).next().is_some() && cells(at).all(|cell| is_name(cell));
    if cells(number).next().is_none() || !cells(number).all(|cell| is_number(cell)) {
        return;
    }
    let of_steps =
        |at: usize| heading.cells.get(at).is_some_and(|cell| read_heading(cell).column == Some(Column::Step));
    let free =
        || (0..readings.len()).filter(|&at| readings.get(at).is_some_and(|r| r.column.is_none()) && names_steps(at));
    let Some(name) = free().find(|&at| of_steps(at)).or_else(|| free().find(|&at| at > number)) else { return };
    let is_known = of_steps(name);
    for (at, column) in [(number, Column::Number), (name, Column::Step)] {
        if let Some(reading) = readings.get_mut(at) {
            reading.column = Some(column);
        }
    }
    problems.retain(|problem| problem.place.column != name + 1);
    problems.extend((!is_known).then(|| problem(heading, name, RowFault::NamesGuessed)));
}

/// *Cycle time* beside a lead time or a wait, and no process time: what is worked on it. The only one, so that no choice is
/// made between two.
fn settle_cycle_time(readings: &mut [ColumnReading], problems: &mut [RowProblem]) {
    let has =
        |columns: &[Column]| readings.iter().any(|reading| reading.column.is_some_and(|of| columns.contains(&of)));
    let is_sure = has(&[Column::LeadTime, Column::Wait, Column::WaitAfter]) && !has(&[Column::ProcessTime]);
    let mut told: Vec<_> = problems.iter_mut().filter(|problem| problem.fault == RowFault::CycleTime).collect();
    if let ([told], true) = (told.as_mut_slice(), is_sure)
        && let Some(reading) = readings.get_mut(told.place.column - 1)
    {
        reading.column = Some(Column::ProcessTime);
        told.fault = RowFault::CycleTimeWorked;
    }
}

/// Columns headed *unit* behind a column of times.
fn units_of(heading: &SheetRow<'_>, readings: &[ColumnReading], problems: &mut Vec<RowProblem>) -> Vec<usize> {
    let says_unit = |cell: &str| ["unit", "units", "uom", "einheit"].contains(&squashed(&cell.to_lowercase()).as_str());
    let is_behind_time = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| readings.get(before));
        before.is_some_and(|reading| reading.column.is_some_and(Column::is_time))
    };
    let places = heading.cells.iter().enumerate().filter(|(at, cell)| says_unit(cell) && is_behind_time(*at));
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    problems.retain(|problem| !places.contains(&(problem.place.column - 1)));
    places
}

/// A heading names the steps or two other columns, and holds no figure.
fn is_heading(headings: &[Heading], row: &SheetRow<'_>) -> bool {
    // *Cycle time* is known by name, even if not yet what it means here.
    let is_known = |heading: &&Heading| heading.column.is_some() || heading.fault == Some(RowFault::CycleTime);
    let has_figure = row.cells.iter().any(|cell| is_figure(cell));
    let names_steps = headings.iter().any(|heading| heading.column == Some(Column::Step));
    !has_figure && (names_steps || headings.iter().filter(is_known).count() > 1)
}

/// Whether a cell is a number, a percentage or a duration.
pub(super) fn is_figure(cell: &str) -> bool {
    let has_digit = cell.contains(|c: char| c.is_ascii_digit() || matches!(c, '¼' | '½' | '¾'));
    let is_time = || {
        let time = Duration::read(&spoken::duration(cell, Unit::Hour, "", None).0, Unit::Hour);
        time.is_some_and(|time| time.problem().is_none())
    };
    let is_amount = || Amount::read(cell).is_some_and(|amount| amount.problem().is_none());
    has_digit && (is_time() || is_percent(cell) || is_amount())
}

/// Whether a cell is a percentage.
fn is_percent(cell: &str) -> bool {
    Percent::read(&spoken::percent(cell).0).is_some_and(|percent| percent.problem().is_none())
}

/// Whether a cell is a percentage with a sign or a word for it.
pub(super) fn says_percent(cell: &str) -> bool {
    cell.contains('%') || (cell.contains(|c: char| c.is_alphabetic()) && is_percent(cell))
}

/// The columns as their headings tell them, each taken once. Where none is of the steps, the first unknown one is.
fn told(row: &SheetRow<'_>, headings: Vec<Heading>, problems: &mut Vec<RowProblem>) -> Vec<ColumnReading> {
    let has_step = headings.iter().any(|heading| heading.column == Some(Column::Step));
    let named = |(at, heading): (usize, &Heading)| {
        (heading.column.is_none() && row.cells.get(at).is_some_and(|cell| !cell.is_empty())).then_some(at)
    };
    let stands_in = if has_step { None } else { headings.iter().enumerate().find_map(named) };
    if !has_step {
        let fault = stands_in.map_or(RowFault::NoNames, |_| RowFault::NamesGuessed);
        problems.push(problem(row, stands_in.unwrap_or(0), fault));
    }
    let firm: Vec<Column> =
        headings.iter().filter(|heading| !heading.is_loose).filter_map(|heading| heading.column).collect();
    let mut readings: Vec<ColumnReading> = Vec::with_capacity(headings.len());
    for (at, (heading, cell)) in headings.into_iter().zip(&row.cells).enumerate() {
        let column = if stands_in == Some(at) { Some(Column::Step) } else { heading.column };
        let is_firm_elsewhere = heading.is_loose && column.is_some_and(|column| firm.contains(&column));
        let is_before = column.is_some() && readings.iter().any(|reading| reading.column == column);
        let is_taken = is_before || is_firm_elsewhere;
        let fault = if is_taken { Some(RowFault::ColumnTwice) } else { heading.fault };
        problems
            .extend(fault.filter(|_| stands_in != Some(at) && !cell.is_empty()).map(|fault| problem(row, at, fault)));
        readings.push(ColumnReading {
            heading: cell.to_string(),
            column: column.filter(|_| !is_taken),
            unit: heading.unit,
        });
    }
    readings
}

fn problem(row: &SheetRow<'_>, column: usize, fault: RowFault) -> RowProblem {
    let text = row.cells.get(column).map(ToString::to_string).unwrap_or_default();
    RowProblem { place: Place { row: row.number, column: column + 1 }, text, fault }
}
