//! The tables of a paste: one, or several below each other, each with headings of its own.

use std::collections::VecDeque;

use super::columns::{Column, FIRST_ROWS, begins_table};
use super::join::{Table, joined, see_queues};
use super::links::{Draft, connect};
use super::read::Reader;
use super::sheet::{Sheet, SheetRow};
use super::side::{MOST_ROWS, place_back, turned};
use super::{Place, RowFault, RowProblem, Rows, TableReading};
use crate::id::StepId;

/// Rows that are looked at to tell what the columns hold.
const LOOKED_AT: usize = 20;

/// Reads pasted rows. Ids come from the caller's source of random bits. Never fails: what cannot be read is listed.
pub fn read_rows(text: &str, bits: &mut dyn FnMut() -> u64) -> Rows {
    let mut reading = RowReading::of(text);
    reading.go_on(usize::MAX, bits);
    reading.finish(bits)
}

/// Pasted rows being read, so many at a time: between two pieces of a long paste others may have their turn.
pub struct RowReading<'a> {
    rows: Ahead<'a>,
    /// Of a sheet on its side: the number of the row that each column was.
    row_numbers: Option<Vec<usize>>,
    /// The tables above, and what was told of them.
    above: Vec<Table>,
    problems: Vec<RowProblem>,
    /// The heading of the table at hand.
    heading: FirstWords,
    reader: Reader,
    drafts: Vec<Draft>,
    /// The number of the last row.
    last_row: usize,
}

/// Where a heading stands, and its first words.
type FirstWords = (Place, String);

impl<'a> RowReading<'a> {
    /// Looks at the first rows, which tell what the columns hold.
    pub fn of(text: &'a str) -> Self {
        let sheet = Sheet::new(text);
        let start: Vec<SheetRow<'_>> = sheet.clone().take(MOST_ROWS + 1).collect();
        match turned(&start) {
            None => Self::of_sheet(sheet, None),
            Some(turned) => Self::of_sheet(turned.rows.into_iter(), Some(turned.row_numbers)),
        }
    }

    /// Begins with a sheet that has a step in each row.
    fn of_sheet(sheet: impl Iterator<Item = SheetRow<'a>> + 'a, row_numbers: Option<Vec<usize>>) -> Self {
        let mut rows = Ahead { rows: Box::new(sheet), next: VecDeque::new() };
        let mut reader = reader_of(rows.look(LOOKED_AT));
        for _ in 0..reader.columns.above_heading {
            if let Some(row) = rows.next() {
                let (place, text) = first_words(&row);
                reader.tell(&text, place, RowFault::AboveHeading);
            }
        }
        let heading = rows.look(1).first().map(first_words).unwrap_or_default();
        let last_row = if reader.columns.has_heading { rows.next().map_or(0, |row| row.number) } else { 0 };
        let (above, problems, drafts) = (Vec::new(), Vec::new(), Vec::new());
        Self { rows, row_numbers, above, problems, heading, reader, drafts, last_row }
    }

    /// Reads up to so many rows more; `false` once there are none left.
    pub fn go_on(&mut self, most_rows: usize, bits: &mut dyn FnMut() -> u64) -> bool {
        for _ in 0..most_rows {
            let Some(row) = self.rows.next() else { return false };
            self.take(row, bits);
        }
        true
    }

    /// A step, a heading or a title.
    fn take(&mut self, row: SheetRow<'a>, bits: &mut dyn FnMut() -> u64) {
        let before = std::mem::replace(&mut self.last_row, row.number);
        if self.reader.is_heading(&row) {
            let (place, text) = first_words(&row);
            self.reader.tell(&text, Place { column: 1, ..place }, RowFault::HeadingAgain);
        } else if self.begins_table(&row, before) {
            self.begin_table(row);
        } else if self.is_title(&row, before) {
            let (place, text) = first_words(&row);
            self.reader.tell(&text, place, RowFault::AboveHeading);
        } else {
            self.drafts.push(self.reader.draft(&row, StepId::from_bits(bits())));
        }
    }

    fn begins_table(&mut self, row: &SheetRow<'_>, before: usize) -> bool {
        let kind_at = self.reader.columns.place(Column::Kind);
        begins_table(row, before, kind_at, || self.rows.look(FIRST_ROWS))
    }

    /// Whether a row is a title above the heading of a further table, with a blank row before or behind it.
    fn is_title(&mut self, row: &SheetRow<'_>, before: usize) -> bool {
        if row.cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_some() {
            return false;
        }
        let Some((next, below)) = self.rows.look(FIRST_ROWS + 1).split_first() else { return false };
        let is_apart = row.number > before + 1 || next.number > row.number + 1;
        is_apart && begins_table(next, row.number, None, || below)
    }

    /// Closes the table at hand and goes on with the one below this heading.
    fn begin_table(&mut self, heading: SheetRow<'a>) {
        let place = first_words(&heading);
        let mut first = vec![heading];
        first.extend(self.rows.look(LOOKED_AT).iter().cloned());
        let above = std::mem::replace(&mut self.reader, reader_of(&first));
        let heading = std::mem::replace(&mut self.heading, place);
        let drafts = std::mem::take(&mut self.drafts);
        if drafts.is_empty() && self.above.is_empty() {
            // A heading of two rows: the second one tells what the columns hold.
            let (place, text) = heading;
            self.reader.tell(&text, place, RowFault::AboveHeading);
        } else {
            self.close(above, heading, drafts);
        }
    }

    fn close(&mut self, mut reader: Reader, heading: FirstWords, drafts: Vec<Draft>) {
        let drafts = reader.close(drafts);
        self.problems.append(&mut reader.problems);
        self.above.push(Table { columns: reader.columns, heading, drafts });
    }

    /// Connects the steps of the rows that were read.
    pub fn finish(mut self, bits: &mut dyn FnMut() -> u64) -> Rows {
        let drafts = std::mem::take(&mut self.drafts);
        let (last, heading) = (Reader::of(&[]), std::mem::take(&mut self.heading));
        let last = std::mem::replace(&mut self.reader, last);
        self.close(last, heading, drafts);
        let Self { mut above, mut problems, row_numbers, .. } = self;
        let mut all = joined(&mut above, &mut problems);
        see_queues(&above, &mut all, &mut problems);
        let has_heading = above.first().is_some_and(|table| table.columns.has_heading);
        let of_table = |table: Table| TableReading { from_row: table.heading.0.row, columns: table.columns.readings };
        let tables = above.into_iter().map(of_table).filter(|table| !table.columns.is_empty()).collect();
        let mut rows = Rows { tables, has_heading, problems, ..Rows::default() };
        connect(all.drafts, &mut rows, bits);
        rows.problems.sort_by_key(|problem| problem.place);
        if let Some(row_numbers) = row_numbers {
            place_back(&row_numbers, &mut rows);
        }
        rows
    }
}

/// A reader for the first of the tables in these rows.
fn reader_of(rows: &[SheetRow<'_>]) -> Reader {
    let reader = Reader::of(rows);
    let from = reader.columns.above_heading + 1;
    let begins = |at: &usize| {
        let (row, below) = (rows.get(*at)?, rows.get(at + 1..)?);
        let before = rows.get(at - 1)?.number;
        (!reader.is_heading(row) && begins_table(row, before, None, || below)).then_some(*at)
    };
    let next = (from..rows.len()).filter(|_| reader.columns.has_heading).find_map(|at| begins(&at));
    next.and_then(|at| rows.get(..at)).map_or(reader, Reader::of)
}

/// The first cell of a row that says something.
fn first_words(row: &SheetRow<'_>) -> FirstWords {
    let at = row.cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
    let text = row.cells.get(at).map(ToString::to_string).unwrap_or_default();
    (Place { row: row.number, column: at + 1 }, text)
}

/// Rows, some of which are looked at before they are taken.
struct Ahead<'a> {
    rows: Box<dyn Iterator<Item = SheetRow<'a>> + 'a>,
    next: VecDeque<SheetRow<'a>>,
}

impl<'a> Ahead<'a> {
    fn next(&mut self) -> Option<SheetRow<'a>> {
        self.next.pop_front().or_else(|| self.rows.next())
    }

    /// Up to so many of the next rows.
    fn look(&mut self, most: usize) -> &[SheetRow<'a>] {
        let missing = most.saturating_sub(self.next.len());
        self.next.extend(self.rows.by_ref().take(missing));
        let rows = self.next.make_contiguous();
        rows.get(..most).unwrap_or(rows)
    }
}
