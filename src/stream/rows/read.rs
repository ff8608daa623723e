//! Rows in.

use super::cells::{self, entries, note, rearmed};
use super::columns::{Column, Columns};
use super::links::{Draft, LinkCell, Waits, connect};
use super::sheet::{Sheet, SheetRow, split_list};
use super::{Place, RowFault, RowProblem, Rows};
use crate::id::StepId;
use crate::stream::scan::is_letter;
use crate::stream::{Amount, Duration, EntryProblem, Percent, Step, Unit};

/// Rows that are looked at to tell what the columns hold.
const LOOKED_AT: usize = 20;

/// What a row of sums calls itself.
const TOTALS: [&str; 6] = ["total", "totals", "sum", "grand total", "summe", "gesamt"];

/// Reads pasted rows. Ids come from the caller's source of random bits. Never fails: what cannot be read is listed.
pub fn read_rows(text: &str, bits: &mut dyn FnMut() -> u64) -> Rows {
    let mut sheet = Sheet::new(text);
    let first: Vec<SheetRow<'_>> = sheet.clone().take(LOOKED_AT).collect();
    let mut problems = Vec::new();
    let columns = Columns::of(&first, &mut problems);
    if columns.has_heading {
        sheet.next();
    }
    let mut reader = Reader { columns, problems, units: Vec::new(), shares: Shares::default(), noted: Vec::new() };
    let mut drafts: Vec<Draft> = sheet.map(|row| reader.draft(&row, StepId::from_bits(bits()))).collect();
    reader.leave_out_totals(&mut drafts);
    reader.shares.tell(&mut reader.problems);
    let Reader { columns, problems, .. } = reader;
    let mut rows = Rows { has_heading: columns.has_heading, columns: columns.readings, problems, ..Rows::default() };
    connect(drafts, &mut rows, bits);
    rows.problems.sort_by_key(|problem| problem.place);
    rows
}

/// Whether the %C/A of a paste look like fractions of 1.
#[derive(Default)]
struct Shares {
    first: Option<(Place, String)>,
    is_percent: bool,
}

impl Shares {
    fn see(&mut self, percent: &Percent, place: Place) {
        let Some(value) = percent.value() else { return };
        self.is_percent |= value > 1.0 || percent.text().contains('%');
        if value > 0.0 && value < 1.0 && self.first.is_none() {
            self.first = Some((place, percent.text().to_owned()));
        }
    }

    fn tell(&mut self, problems: &mut Vec<RowProblem>) {
        let first = self.first.take().filter(|_| !self.is_percent);
        problems.extend(first.map(|(place, text)| RowProblem { place, text, fault: RowFault::LooksLikeFraction }));
    }
}

/// A cell on its way into a step.
struct Cell<'a> {
    text: &'a str,
    place: Place,
    label: &'a str,
}

struct Reader {
    columns: Columns,
    problems: Vec<RowProblem>,
    /// The last unit seen in each column.
    units: Vec<Option<Unit>>,
    shares: Shares,
    /// Columns without a heading whose cells were noted.
    noted: Vec<usize>,
}

impl Reader {
    fn draft(&mut self, row: &SheetRow<'_>, id: StepId) -> Draft {
        let mut draft = Draft { step: Step::new(id, "", ""), row: row.number, ..Draft::default() };
        let mut later = Vec::new();
        for (at, text) in row.cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let place = Place { row: row.number, column: at + 1 };
            let reading = self.columns.readings.get(at);
            let column = reading.and_then(|reading| reading.column);
            let label = reading.map(|reading| reading.heading.clone()).unwrap_or_default();
            let label = if label.is_empty() { column.map_or("", Column::heading).to_owned() } else { label };
            let text = rearmed(text).to_owned();
            if let Some(column) = column {
                self.take(&mut draft, column, &Cell { text: &text, place, label: &label }, &mut later);
            } else {
                self.tell_of_unnamed(&label, &text, place);
                later.push((label, text));
            }
        }
        for (label, text) in later {
            note(&mut draft.step, &label, &text);
        }
        draft
    }

    /// A column with a heading was told of when the heading was read; one without is told of at its first cell.
    fn tell_of_unnamed(&mut self, label: &str, text: &str, place: Place) {
        if label.is_empty() && !self.noted.contains(&place.column) {
            self.noted.push(place.column);
            self.tell(text, place, RowFault::UnknownColumn);
        }
    }

    fn tell(&mut self, text: &str, place: Place, fault: RowFault) {
        self.problems.push(RowProblem { place, text: text.to_owned(), fault });
    }

    /// Puts a cell where its column says; what belongs to the notes waits until the row is read.
    fn take(&mut self, draft: &mut Draft, column: Column, cell: &Cell<'_>, later: &mut Vec<(String, String)>) {
        let mut refuse = |reader: &mut Self, text: &str, fault| {
            reader.tell(text, cell.place, fault);
            later.push((cell.label.to_owned(), text.to_owned()));
        };
        let step = &mut draft.step;
        let text = cell.text;
        match column {
            Column::Number => text.clone_into(&mut draft.number),
            Column::Step => text.clone_into(&mut step.name),
            Column::Team => text.clone_into(&mut step.team),
            Column::Notes => text.clone_into(&mut step.notes),
            Column::Tools => text.clone_into(&mut step.tools),
            Column::Barriers => text.clone_into(&mut step.barriers),
            Column::LeadTime => step.lead_time = self.duration(text, column, cell.place),
            Column::ProcessTime => step.process_time = self.duration(text, column, cell.place),
            Column::PercentCa => step.percent_ca = self.percent(text, cell.place),
            Column::People => step.people = self.amount(text, cell.place),
            Column::Wip => step.wip = self.amount(text, cell.place),
            Column::Batch => step.batch = self.amount(text, cell.place),
            Column::After => draft.after = Some(cell.link()),
            Column::ReworkTo => draft.rework_to = Some(cell.link()),
            Column::Wait => draft.waits = Some(self.durations(cell, column)),
            Column::ReworkWait => draft.rework_waits = Some(self.durations(cell, column)),
            Column::ReworkShare => draft.shares = Some(cell.link()),
            Column::Kind => match cells::kind(text) {
                Some(kind) => {
                    step.kind = kind;
                    draft.has_kind = true;
                }
                None => refuse(self, text, RowFault::UnknownKind),
            },
            Column::Value => match cells::value(text) {
                Some(value) => step.value = Some(value),
                None => refuse(self, text, RowFault::UnknownValue),
            },
            Column::Wastes => entries(text).for_each(|text| match cells::waste(&text) {
                Some(waste) => step.wastes.push(waste),
                None => refuse(self, &text, RowFault::UnknownWaste),
            }),
            Column::Measured => entries(text).for_each(|text| match cells::measured(&text) {
                Some(measured) => step.measured.push(measured),
                None => refuse(self, &text, RowFault::UnknownMeasured),
            }),
        }
    }

    fn duration(&mut self, text: &str, column: Column, place: Place) -> Option<Duration> {
        let at = place.column - 1;
        let from_heading = self.columns.readings.get(at).and_then(|reading| reading.unit);
        let from_above = self.units.get(at).copied().flatten();
        let unit = from_heading.or(from_above).unwrap_or_else(|| column.usual_unit());
        let read = Duration::read(text, unit)?;
        if let Some(problem) = read.problem() {
            self.tell(text, place, RowFault::Duration(problem));
        }
        let is_bare = !text.contains(is_letter) && read.unit().is_some();
        if is_bare && from_heading.or(from_above).is_none() {
            self.tell(text, place, RowFault::UnitAssumed(unit));
        }
        if let Some(unit) = read.unit() {
            if self.units.len() <= at {
                self.units.resize(at + 1, None);
            }
            if let Some(last) = self.units.get_mut(at) {
                *last = Some(unit);
            }
        }
        Some(read)
    }

    /// The waits of a cell: what it says as a whole, and as a list.
    fn durations(&mut self, cell: &Cell<'_>, column: Column) -> Waits {
        let known = self.problems.len();
        let units = self.units.clone();
        let whole = self.duration(cell.text, column, cell.place);
        let whole_problems = self.problems.split_off(known);
        self.units.clone_from(&units);
        let list: Vec<_> = split_list(cell.text);
        let each: Vec<_> = list.iter().map(|item| self.duration(&item.text, column, cell.place)).collect();
        let each_problems = self.problems.split_off(known);
        Waits { whole, each, whole_problems, each_problems, link: cell.link() }
    }

    fn percent(&mut self, text: &str, place: Place) -> Option<Percent> {
        let read = Percent::read(text)?;
        self.tell_of_entry(read.problem(), text, place);
        self.shares.see(&read, place);
        Some(read)
    }

    fn amount(&mut self, text: &str, place: Place) -> Option<Amount> {
        let read = Amount::read(text)?;
        self.tell_of_entry(read.problem(), text, place);
        Some(read)
    }

    fn tell_of_entry(&mut self, problem: Option<EntryProblem>, text: &str, place: Place) {
        if let Some(problem) = problem {
            self.tell(text, place, RowFault::Entry(problem));
        }
    }

    /// A last row that is called a total is no step, unless it says what kind of step it is.
    fn leave_out_totals(&mut self, drafts: &mut Vec<Draft>) {
        let is_total = |draft: &Draft| {
            let name = draft.step.name.trim_end_matches(':');
            !draft.has_kind && TOTALS.iter().any(|total| total.eq_ignore_ascii_case(name))
        };
        if drafts.len() > 1
            && self.columns.has_heading
            && let Some(draft) = drafts.pop_if(|draft| is_total(draft))
        {
            let column = self.columns.place(Column::Step).map_or(1, |at| at + 1);
            self.problems.retain(|problem| problem.place.row != draft.row);
            self.tell(&draft.step.name, Place { row: draft.row, column }, RowFault::TotalsRow);
        }
    }
}

impl Cell<'_> {
    fn link(&self) -> LinkCell {
        LinkCell { text: self.text.to_owned(), place: self.place, label: self.label.to_owned() }
    }
}
