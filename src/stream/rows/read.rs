//! Rows in: each of a table by its columns.

mod totals;
mod whole;

use std::borrow::Cow;

use super::cells::{self, entries, note, rearmed};
use super::columns::{Column, Columns};
use super::links::{Draft, LinkCell, Waits};
use super::sheet::{SheetRow, split_list};
use super::spoken::{self, Told};
use super::thousands;
use super::{Place, RowFault, RowProblem};
use crate::id::StepId;
use crate::stream::scan::is_letter;
use crate::stream::{Amount, Duration, EntryProblem, Percent, Step, StepKind, Unit};

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

    /// Whether they do, which is told.
    fn tell(&mut self, problems: &mut Vec<RowProblem>) -> bool {
        let first = self.first.take().filter(|_| !self.is_percent);
        let is_fraction = first.is_some();
        problems.extend(first.map(|(place, text)| RowProblem { place, text, fault: RowFault::LooksLikeFraction }));
        is_fraction
    }
}

/// 0.85 as 85 %.
fn of_hundred(percent: &Percent) -> Percent {
    let Some(share) = percent.value() else { return percent.clone() };
    let sign = if percent.is_approximate() { "~" } else { "" };
    Percent::from_kept(format!("{sign}{} %", (share * 1e8).round() / 1e6))
}

/// The cells of a row up to the last one that is not empty.
fn filled(row: &SheetRow<'_>) -> Vec<String> {
    let length = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    row.cells.iter().take(length).map(ToString::to_string).collect()
}

/// A cell on its way into a step.
struct Cell<'a> {
    text: &'a str,
    place: Place,
    label: &'a str,
}

/// Reads the rows of one table.
pub(super) struct Reader {
    pub columns: Columns,
    /// The cells of the heading; none where there is none.
    heading: Vec<String>,
    pub problems: Vec<RowProblem>,
    /// The last unit seen in each column.
    units: Vec<Option<Unit>>,
    /// The same before the row at hand.
    units_above: Vec<Option<Unit>>,
    shares: Shares,
    /// Columns without a heading whose cells were noted.
    noted: Vec<usize>,
    /// Dots part thousands.
    parts_by_dots: bool,
    /// The cell at hand holds words beside its figure.
    is_remarked: bool,
}

impl Reader {
    /// A reader for a table of which these are the first rows: what stands above its heading, that, steps.
    pub fn of(first: &[SheetRow<'_>]) -> Self {
        let mut problems = Vec::new();
        let columns = Columns::of(first, &mut problems);
        let heading = first.get(columns.above_heading).filter(|_| columns.has_heading).map(filled);
        let below = first.get(columns.above_heading..).unwrap_or(&[]);
        Self {
            parts_by_dots: thousands::are_parted_by_dots(&columns.readings, below),
            columns,
            heading: heading.unwrap_or_default(),
            problems,
            units: Vec::new(),
            units_above: Vec::new(),
            shares: Shares::default(),
            noted: Vec::new(),
            is_remarked: false,
        }
    }

    /// What only all rows of the table tell.
    pub fn close(&mut self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        self.leave_out_totals(&mut drafts);
        let mut drafts = self.without_rows_of_waits(drafts);
        self.fill_teams(&mut drafts);
        if self.shares.tell(&mut self.problems) {
            for draft in &mut drafts {
                draft.step.percent_ca = draft.step.percent_ca.as_ref().map(of_hundred);
            }
        }
        drafts
    }

    pub fn draft(&mut self, row: &SheetRow<'_>, id: StepId) -> Draft {
        let mut draft = Draft { step: Step::new(id, "", ""), row: row.number, ..Draft::default() };
        self.units_above.clone_from(&self.units);
        let mut later = Vec::new();
        let has_text = |(at, text): &(usize, &Cow<'_, str>)| !text.is_empty() && !self.columns.units_at.contains(at);
        let cells: Vec<(usize, &Cow<'_, str>)> = row.cells.iter().enumerate().filter(has_text).collect();
        for (at, text) in cells {
            let place = Place { row: row.number, column: at + 1 };
            let reading = self.columns.readings.get(at);
            let column = reading.and_then(|reading| reading.column);
            let label = reading.map(|reading| reading.heading.clone()).unwrap_or_default();
            let label = if label.is_empty() { column.map_or("", Column::heading).to_owned() } else { label };
            let text = self.with_unit_beside(row, at, rearmed(text));
            if let Some(column) = column {
                self.take(&mut draft, column, &Cell { text: &text, place, label: &label }, &mut later);
                if std::mem::take(&mut self.is_remarked) {
                    later.push((label, text));
                }
            } else {
                self.tell_of_unnamed(&label, &text, place);
                later.push((label, text));
            }
        }
        for (label, text) in later {
            note(&mut draft.step, &label, &text);
        }
        // A sum may be told in weeks among steps in days.
        if totals::is_called_total(&draft) {
            self.units.clone_from(&self.units_above);
        }
        draft
    }

    /// Whether a row is the heading once more, as pages of a print or tables put behind each other repeat it.
    pub fn is_heading(&self, row: &SheetRow<'_>) -> bool {
        let is_begun = row.cells.first().map(Cow::as_ref) == self.heading.first().map(String::as_str);
        is_begun && self.heading.len() > 1 && filled(row) == self.heading
    }

    /// A bare number with the unit in the column behind it.
    fn with_unit_beside(&self, row: &SheetRow<'_>, at: usize, text: &str) -> String {
        let unit = row.cells.get(at + 1).filter(|_| self.columns.units_at.contains(&(at + 1)));
        match unit.filter(|unit| !unit.is_empty() && !text.contains(is_letter)) {
            Some(unit) => [text, " ", unit].concat(),
            None => text.to_owned(),
        }
    }

    /// A column with a heading was told of when the heading was read; one without is told of at its first cell.
    fn tell_of_unnamed(&mut self, label: &str, text: &str, place: Place) {
        if label.is_empty() && !self.noted.contains(&place.column) {
            self.noted.push(place.column);
            self.tell(text, place, RowFault::UnknownColumn);
        }
    }

    pub fn tell(&mut self, text: &str, place: Place, fault: RowFault) {
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
            Column::People => step.people = self.amount(text, column, cell.place),
            Column::Wip => step.wip = self.amount(text, column, cell.place),
            Column::Batch => step.batch = self.amount(text, column, cell.place),
            Column::After => draft.after = Some(cell.link()),
            Column::ReworkTo => draft.rework_to = Some(cell.link()),
            Column::Wait => draft.waits = Some(self.durations(cell, column)),
            Column::WaitAfter => draft.waits_after = Some(self.durations(cell, column)),
            Column::ReworkWait => draft.rework_waits = Some(self.durations(cell, column)),
            Column::ReworkShare => draft.shares = Some(cell.link()),
            Column::Kind => match cells::kind(text) {
                Some(kind) => {
                    step.kind = kind;
                    draft.has_kind = true;
                }
                None => match cells::value(text) {
                    Some(value) => step.value = Some(value),
                    None => refuse(self, text, RowFault::UnknownKind),
                },
            },
            Column::Value if cells::says_none(text) => {}
            Column::Value => match cells::value_or_answer(text) {
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
        let heading = self.columns.readings.get(at).map(|reading| reading.heading.clone()).unwrap_or_default();
        let typed = text;
        // A dash for a wait says that there is none; for a time of work it says nothing.
        let says_none = matches!(column, Column::Wait | Column::WaitAfter) && cells::says_none(text);
        let text = if says_none { Cow::Borrowed("0") } else { self.joined(text, place) };
        let (text, told) = spoken::duration(&text, unit, &heading, from_heading);
        let text = text.as_ref();
        let read = Duration::read(text, unit)?;
        self.tell_of(told, typed, place);
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
        let (figure, told) = spoken::percent(text);
        let read = Percent::read(&figure)?;
        self.tell_of(told, text, place);
        self.tell_of_entry(read.problem(), text, place);
        self.shares.see(&read, place);
        Some(read)
    }

    fn amount(&mut self, text: &str, column: Column, place: Place) -> Option<Amount> {
        let joined = self.joined(text, place);
        let (figure, told) = spoken::amount(&joined, column);
        let read = Amount::read(&figure)?;
        self.tell_of(told, text, place);
        self.tell_of_entry(read.problem(), text, place);
        Some(read)
    }

    /// A cell without dots that part thousands, which is told.
    fn joined<'t>(&mut self, text: &'t str, place: Place) -> Cow<'t, str> {
        let joined = if self.parts_by_dots { thousands::joined(text) } else { Cow::Borrowed(text) };
        if let Cow::Owned(_) = joined {
            self.tell(text, place, RowFault::PartedByDots);
        }
        joined
    }

    /// What became of words beside a figure.
    fn tell_of(&mut self, told: Told, text: &str, place: Place) {
        if told.is_remarked {
            self.is_remarked = true;
            self.tell(text, place, RowFault::Remark);
        }
        if told.is_upper_end {
            self.tell(text, place, RowFault::UpperEnd);
        }
    }

    fn tell_of_entry(&mut self, problem: Option<EntryProblem>, text: &str, place: Place) {
        if let Some(problem) = problem {
            self.tell(text, place, RowFault::Entry(problem));
        }
    }
}

impl Cell<'_> {
    fn link(&self) -> LinkCell {
        LinkCell { text: self.text.to_owned(), place: self.place, label: self.label.to_owned() }
    }
}
