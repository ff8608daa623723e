//! What a column holds: told by its heading, or guessed where there is none.

use super::names::NAMES;
use super::sheet::SheetRow;
use super::{Place, RowFault, RowProblem};
use crate::stream::unit::is_day_kind;
use crate::stream::{Amount, Duration, Percent, Unit};

/// What a column of pasted rows holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the columns' own")]
pub enum Column {
    Number,
    Step,
    Team,
    LeadTime,
    Wait,
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

    fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(.., names)| names.contains(&name)).map(|(column, ..)| *column)
    }

    /// Whether its cells are durations.
    fn is_time(self) -> bool {
        matches!(self, Self::LeadTime | Self::Wait | Self::ProcessTime | Self::ReworkWait)
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

/// A heading, taken apart.
struct Heading {
    column: Option<Column>,
    unit: Option<Unit>,
    fault: Option<RowFault>,
}

/// What a heading says: `LT (h)`, `process time [min]`, `Lead time in days`, `% C&A`.
fn read_heading(cell: &str) -> Heading {
    let lower = cell.to_lowercase();
    let (bare, bracketed) = split_brackets(&lower);
    if let Some(column) = Column::named(&squashed(&bare)) {
        let unit = bracketed.as_deref().and_then(unit_of_words);
        let is_unread = column.is_time() && unit.is_none() && bracketed.as_deref().is_some_and(says_a_unit);
        let fault = is_unread.then_some(RowFault::UnknownUnit);
        return Heading { column: Some(column), unit: unit.filter(|_| column.is_time()), fault };
    }
    let words: Vec<&str> =
        bare.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '_' | '.')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if let Some((unit, before)) = words.split_last().and_then(|(last, before)| Some((Unit::parse(last)?, before))) {
        let kinds = before.iter().rev().take_while(|word| **word == "in" || is_day_kind(word)).count();
        let name = before.get(..before.len() - kinds).unwrap_or_default().concat();
        if let Some(column) = Column::named(&squashed(&name)).filter(|column| column.is_time()) {
            return Heading { column: Some(column), unit: Some(unit), fault: None };
        }
    }
    let squashed = squashed(&bare);
    let fault = if squashed.ends_with("cycletime") || squashed.ends_with("zykluszeit") || squashed == "ct" {
        RowFault::CycleTime
    } else {
        RowFault::UnknownColumn
    };
    Heading { column: None, unit: None, fault: Some(fault) }
}

/// Letters, digits, `%` and `#`; the plain Latin ones of a name that people write in many ways.
fn squashed(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '%' | '#')).collect()
}

/// A heading without what stands in brackets, and that.
fn split_brackets(heading: &str) -> (String, Option<String>) {
    let Some((before, rest)) = heading.split_once(['(', '[', '{']) else { return (heading.to_owned(), None) };
    let (inner, after) = rest.split_once([')', ']', '}']).unwrap_or((rest, ""));
    ([before, after].concat(), Some(inner.to_owned()))
}

/// The unit in "h", "in days", "working hours".
fn unit_of_words(text: &str) -> Option<Unit> {
    let mut words = text.split_whitespace().filter(|word| *word != "in" && !is_day_kind(word));
    let unit = Unit::parse(words.next()?.trim_end_matches('.'))?;
    words.next().is_none().then_some(unit)
}

/// Whether a remark in brackets is about a unit that is not known, such as `calendar days`.
fn says_a_unit(text: &str) -> bool {
    text.split_whitespace().any(|word| Unit::parse(word).is_some())
}

/// How the columns are to be read, and whether the first row is their heading.
pub(super) struct Columns {
    pub readings: Vec<ColumnReading>,
    pub has_heading: bool,
}

impl Columns {
    /// Looks at the first rows. Problems are those of the heading.
    pub fn of(first: &[SheetRow<'_>], problems: &mut Vec<RowProblem>) -> Self {
        let Some(row) = first.first() else { return Self { readings: Vec::new(), has_heading: false } };
        let headings: Vec<Heading> = row.cells.iter().map(|cell| read_heading(cell)).collect();
        if is_heading(&headings, row) {
            return Self { readings: told(row, headings, problems), has_heading: true };
        }
        let guessed = super::guess::columns(first);
        let reading = |column| ColumnReading { heading: String::new(), column, unit: None };
        Self { readings: guessed.into_iter().map(reading).collect(), has_heading: false }
    }

    /// The first place that holds a column.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.readings.iter().position(|reading| reading.column == Some(column))
    }
}

/// A heading names the steps or two other columns, and holds no figure.
fn is_heading(headings: &[Heading], row: &SheetRow<'_>) -> bool {
    let known = || headings.iter().filter_map(|heading| heading.column);
    let has_figure = row.cells.iter().any(|cell| is_figure(cell));
    !has_figure && (known().any(|column| column == Column::Step) || known().count() > 1)
}

/// Whether a cell is a number, a percentage or a duration.
pub(super) fn is_figure(cell: &str) -> bool {
    let has_digit = cell.contains(|c: char| c.is_ascii_digit());
    let is_time = || Duration::read(cell, Unit::Hour).is_some_and(|time| time.problem().is_none());
    let is_percent = || Percent::read(cell).is_some_and(|percent| percent.problem().is_none());
    let is_amount = || Amount::read(cell).is_some_and(|amount| amount.problem().is_none());
    has_digit && (is_time() || is_percent() || is_amount())
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
    let mut readings: Vec<ColumnReading> = Vec::with_capacity(headings.len());
    for (at, (heading, cell)) in headings.into_iter().zip(&row.cells).enumerate() {
        let column = if stands_in == Some(at) { Some(Column::Step) } else { heading.column };
        let is_taken = column.is_some() && readings.iter().any(|reading| reading.column == column);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_forms() {
        use Column::{
            After, Batch, Kind, LeadTime, Number, People, PercentCa, ProcessTime, ReworkShare, Step, Wait, Wip,
        };
        for (heading, column, unit) in [
            ("Step", Some(Step), None),
            ("PROCESS STEP", Some(Step), None),
            ("Process", Some(Step), None),
            ("LT", Some(LeadTime), None),
            ("L/T", Some(LeadTime), None),
            ("LT (h)", Some(LeadTime), Some(Unit::Hour)),
            ("Lead time in days", Some(LeadTime), Some(Unit::Day)),
            ("lead_time", Some(LeadTime), None),
            ("LeadTime [wk]", Some(LeadTime), Some(Unit::Week)),
            ("Lead time (working days)", Some(LeadTime), Some(Unit::Day)),
            ("Lead Time - hrs", Some(LeadTime), Some(Unit::Hour)),
            ("lead time (incl. queue)", Some(LeadTime), None),
            ("process time [min]", Some(ProcessTime), Some(Unit::Minute)),
            ("PT, min", Some(ProcessTime), Some(Unit::Minute)),
            ("pt/min", Some(ProcessTime), Some(Unit::Minute)),
            ("P/T", Some(ProcessTime), None),
            ("Touch time", Some(ProcessTime), None),
            ("Wait time (d)", Some(Wait), Some(Unit::Day)),
            ("%C/A", Some(PercentCa), None),
            ("C&A", Some(PercentCa), None),
            ("% C & A", Some(PercentCa), None),
            ("C/A (%)", Some(PercentCa), None),
            ("Percent complete and accurate", Some(PercentCa), None),
            ("People (FTE)", Some(People), None),
            ("FTE", Some(People), None),
            ("WIP", Some(Wip), None),
            ("Batch size", Some(Batch), None),
            ("Type", Some(Kind), None),
            ("Predecessors", Some(After), None),
            ("Rework %", Some(ReworkShare), None),
            ("#", Some(Number), None),
            ("No.", Some(Number), None),
            ("Cycle time", None, None),
            ("Colour", None, None),
            ("", None, None),
        ] {
            let read = read_heading(heading);
            assert_eq!((read.column, read.unit), (column, unit), "{heading}");
        }
        assert_eq!(read_heading("Cycle time (min)").fault, Some(RowFault::CycleTime));
        assert_eq!(read_heading("LT (calendar days)").fault, Some(RowFault::UnknownUnit));
    }

    #[test]
    fn what_is_written_is_read() {
        for (column, heading, _) in NAMES {
            assert_eq!(read_heading(heading).column, Some(*column), "{heading}");
        }
    }
}
