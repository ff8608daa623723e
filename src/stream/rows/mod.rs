//! Rows of a spreadsheet: pasted text in, connected steps out, and back.
//!
//! # The form
//!
//! One step per row, CSV or TSV, with a heading in any order and case or with none. Columns: `step`, `team`, `lead time`,
//! `wait`, `process time`, `%C/A`, `people`, `wip`, `batch`, `notes`, `kind`, `after`, `rework to`, `rework share`; where
//! a map holds more, also `rework wait`, `tools`, `barriers`, `wastes`, `value`, `measured`. A column `no` may number the
//! steps. Cells of columns that are not known are added to the notes.
//!
//! - A bare number takes the unit of its heading (`LT (h)`), else the last one above it, else days, in a process time
//!   hours; the last is told.
//! - `wait` is the wait before the step: it is written on the arrows into it, on each, or one for each name in `after`,
//!   parted by `;`. Without such an arrow it becomes the lead time together with the process time.
//! - `wait after` is the wait behind the step: it is written on the arrows that leave it. In both a dash means no wait.
//! - `after` names the steps before, parted by `;`; where each is known also by `,`, `&`, `+`, `/` or *and*. Empty: the
//!   row above. `none`: none, though there is a row above. `#3` is the step with this number. Of steps with one name the
//!   nearest above is taken, which is told. `rework to` is read the same way.
//! - A name or a figure in a list that would read otherwise stands in double quotes.
//! - Figures are read as people write them in cells ([`spoken`]); what that leaves out is noted and told.
//! - A sheet may lie on its side, with its headings in the first column and a step in each other one ([`side`]). A row that
//!   holds a wait alone is the wait before the step below it.
//! - **Formulas.** A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, so such a cell is
//!   written with an apostrophe before it, on the clipboard as in a file, and the reader takes that apostrophe away.
//!   A cell that had apostrophes there gets one more, so everything reads back as it was.
//! - **Several tables** may stand below each other, each with headings of its own. One that names the same steps tells more
//!   of them; the steps of another follow those above.
//!
//! Nothing is dropped: what cannot be read stays as it was typed, in its figure or in the notes, and is listed with its
//! row and column. Rows of totals and titles above the heading are the exception: listed and left out. Between steps a row
//! is one of totals if it is called so and its figures are the sums of the rows above, all or those of its part.

mod cells;
mod columns;
mod guess;
mod heading;
mod index;
mod join;
mod kept_wait;
mod links;
mod names;
mod read;
mod sheet;
mod side;
mod spoken;
mod tables;
mod templates;
mod thousands;
mod write;

#[cfg(test)]
mod tests;

pub(super) use index::folded;

pub use columns::{Column, ColumnReading};
pub use tables::{RowReading, read_rows};
pub use templates::Template;
pub use write::{cells_as_csv, cells_as_tsv, rows_as_csv, rows_as_tsv};

pub(crate) use kept_wait::lead_time_of;
use kept_wait::{Kept, QueueBefore};

use super::{Duration, DurationProblem, EntryProblem, Flow, FlowKind, Step, StreamMap, Unit};
use crate::id::{FlowId, StepId};

/// A cell of a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The row, from 1, heading and blank rows included.
    pub row: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Something that could not be taken as it stood.
#[derive(Debug, Clone, PartialEq)]
pub struct RowProblem {
    /// Where.
    pub place: Place,
    /// What stood there.
    pub text: String,
    /// What was the matter, and what became of it.
    pub fault: RowFault,
}

/// What was the matter with a cell. *Noted* means: kept in the notes of its step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// No known heading; its cells are noted.
    UnknownColumn,
    /// *Cycle time* means lead time to some and process time to others; its cells are noted.
    CycleTime,
    /// *Cycle time* beside a lead time or a wait, without a process time: taken for that.
    CycleTimeWorked,
    /// A second column of the same kind; its cells are noted.
    ColumnTwice,
    /// The heading has a unit that is not known; bare numbers are read without it.
    UnknownUnit,
    /// No column of names; the steps have none.
    NoNames,
    /// No heading says which column names the steps; this one was taken.
    NamesGuessed,
    /// Bare numbers of the column, from this one on, were taken for this unit.
    UnitAssumed(Unit),
    /// All %C/A of the column are 1 or less and one is a fraction, so they are read as shares of 1.
    LooksLikeFraction,
    /// Not a duration; kept as typed.
    Duration(DurationProblem),
    /// Not a percentage or an amount; kept as typed.
    Entry(EntryProblem),
    /// Not a kind of step; taken for a process and noted.
    UnknownKind,
    /// Not one of the nine wastes; noted.
    UnknownWaste,
    /// Not *adding*, *necessary* or *waste*; noted.
    UnknownValue,
    /// Not the source of a measured figure; noted.
    UnknownMeasured,
    /// No step has this name or number; noted.
    NameNotFound,
    /// Several steps have this name; that in this row was taken.
    NameAmbiguous {
        /// The row of the step that was taken.
        taken: usize,
    },
    /// The step follows itself. The flow is kept; it does not count.
    AfterItself,
    /// Named twice; one flow was made.
    NamedTwice,
    /// Not as many figures as names; noted.
    CountDiffers,
    /// A share of rework without a step that the work goes back to; noted.
    ShareWithoutRework,
    /// No arrow leads into the step, so its wait and its process time became its lead time.
    WaitInLeadTime,
    /// No arrow leads into the step and nobody knows its process time, so a queue before it has the wait.
    WaitInQueue,
    /// No arrow leads into the step that the wait could be written on; noted.
    WaitWithoutArrow,
    /// The wait behind the step is not the one before the next; that one was taken, this one noted.
    WaitTwice,
    /// No arrow leaves the step that the wait behind it could be written on; noted.
    WaitBehindEnd,
    /// The sheet has its headings in the first column and a step in each column; it was turned.
    OnItsSide,
    /// A row of its own for a wait; taken for the wait before the step below it.
    RowOfWait,
    /// Called by its waiting, without a process time; taken for a queue.
    TakenForQueue,
    /// A figure and words about it; the figure was taken, the whole noted.
    Remark,
    /// The rest of the table writes decimal commas, so the dot of a figure was taken to part thousands.
    PartedByDots,
    /// An upper end only; read as a range from 0.
    UpperEnd,
    /// A row of totals; left out.
    TotalsRow,
    /// Called a total, but its figures are not the sums of the rows above; kept as a step.
    NoTotal,
    /// A row above the heading; left out.
    AboveHeading,
    /// The heading once more; left out.
    HeadingAgain,
    /// A further table that names the same steps; its figures were filled in there.
    TableOfSameSteps,
    /// A further table; its steps follow those above.
    TableBehind,
    /// In a further table of the same steps: no step above has this name; it follows the last one.
    StepNotAbove,
    /// The table above tells another value, which was kept; this one is noted.
    OtherValueAbove,
    /// No team, in a column to the left of the steps; that of the row above was taken.
    TeamFromAbove,
}

/// A wait before the first row, for the arrow that will lead into it.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstWait {
    /// The wait.
    pub wait: Duration,
    /// Where it stood.
    pub place: Place,
    /// The heading of its column.
    pub label: String,
}

/// A name that no row has. A step of the map may have it.
#[derive(Debug, Clone, PartialEq)]
pub struct LooseEnd {
    /// The pasted step that names it.
    pub step: StepId,
    /// The name.
    pub name: String,
    /// Rework to it, or forward from it.
    pub kind: FlowKind,
    /// The wait on the arrow.
    pub wait: Option<Duration>,
    /// Where it stood.
    pub place: Place,
    /// The heading of its column.
    pub label: String,
}

/// How the columns of a table were understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableReading {
    /// The row of its heading, or its first one, from 1.
    pub from_row: usize,
    /// Each column.
    pub columns: Vec<ColumnReading>,
}

impl TableReading {
    /// How the column of a cell was understood, by the tables of its paste. `None`: it has no such column.
    pub fn at(tables: &[Self], place: Place) -> Option<&ColumnReading> {
        let behind = tables.partition_point(|table| table.from_row <= place.row);
        let table = tables.get(behind.saturating_sub(1))?;
        table.columns.get(place.column.checked_sub(1)?)
    }
}

/// What a paste holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// The steps, in the order of the rows.
    pub steps: Vec<Step>,
    /// The flows among them.
    pub flows: Vec<Flow>,
    /// Whether the first step may be connected to one outside the paste: it is not said to follow anything, nor nothing.
    pub is_open: bool,
    /// The wait before the first step, where it is open.
    pub first_wait: Option<FirstWait>,
    /// Names that no row has.
    pub loose_ends: Vec<LooseEnd>,
    /// How the columns of each table were understood, from above.
    pub tables: Vec<TableReading>,
    /// Whether the first row was a heading.
    pub has_heading: bool,
    /// What could not be taken as it stood, in the order of rows and columns.
    pub problems: Vec<RowProblem>,
}

impl Rows {
    /// Ties the paste to a map: its first step, if open, to the step `after`, and names that no row has to the one step
    /// of the map that has them. What is left is kept at its step and listed, so that `first_wait` and `loose_ends` are
    /// empty then.
    pub fn tie_to(&mut self, map: &StreamMap, after: Option<StepId>, bits: &mut dyn FnMut() -> u64) {
        let after = after.filter(|after| map.step(*after).is_some());
        if let Some((from, first)) = after.filter(|_| self.is_open).zip(self.steps.first()) {
            let wait = self.first_wait.take().map(|first| first.wait);
            let id = FlowId::from_bits(bits());
            self.flows.push(Flow { id, from, to: first.id, kind: FlowKind::Forward, wait });
        }
        let ends = std::mem::take(&mut self.loose_ends);
        for end in ends {
            let sole = |name: &str| index::sole_step(map, name);
            let parts = || index::parts_of(&end.name, &|part| sole(part).is_some());
            let named: Vec<StepId> = match sole(&end.name) {
                Some(named) => vec![named],
                None => parts().unwrap_or_default().into_iter().filter_map(sole).collect(),
            };
            if named.is_empty() {
                self.loose_ends.push(end);
            } else {
                self.flows.extend(named.into_iter().map(|named| end.flow(named, FlowId::from_bits(bits()))));
            }
        }
        self.settle(bits);
    }

    /// Whether the times of the paste were entered as waits between steps.
    pub fn has_waits_only(&self) -> bool {
        let columns = || self.tables.iter().flat_map(|table| &table.columns);
        let has = |column| columns().any(|reading| reading.column == Some(column));
        (has(Column::Wait) || has(Column::WaitAfter))
            && !has(Column::LeadTime)
            && self.flows.iter().any(|flow| flow.wait.is_some())
    }

    /// Gives up on what only a map could have settled: each is kept at its step and listed.
    fn settle(&mut self, bits: &mut dyn FnMut() -> u64) {
        if let Some(first) = self.first_wait.take()
            && let Some(step) = self.steps.first_mut()
        {
            let fault = match kept_wait::keep_wait(step, &first.wait, &first.label) {
                Kept::Silently => None,
                Kept::Told(fault) => Some(fault),
                Kept::InQueue(wait) => {
                    self.put_queues(vec![QueueBefore { at: 0, wait, label: first.label }], bits);
                    Some(RowFault::WaitInQueue)
                }
            };
            let text = first.wait.text().to_owned();
            self.problems.extend(fault.map(|fault| RowProblem { place: first.place, text, fault }));
        }
        let mut at_step = 0;
        for end in std::mem::take(&mut self.loose_ends) {
            // Loose ends come in the order of the steps.
            at_step += self.steps.iter().skip(at_step).position(|step| step.id == end.step).unwrap_or(0);
            if let Some(step) = self.steps.get_mut(at_step) {
                cells::note(step, &end.label, &end.name);
            }
            self.problems.push(RowProblem { place: end.place, text: end.name, fault: RowFault::NameNotFound });
        }
        self.problems.sort_by_key(|problem| problem.place);
    }
}

impl LooseEnd {
    /// The flow between the pasted step and the one that it names.
    fn flow(&self, named: StepId, id: FlowId) -> Flow {
        let (from, to) = if self.kind == FlowKind::Forward { (named, self.step) } else { (self.step, named) };
        Flow { id, from, to, kind: self.kind.clone(), wait: self.wait.clone() }
    }
}
