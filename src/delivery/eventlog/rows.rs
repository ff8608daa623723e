//! Rows of event logs, in columns.

use super::super::column::{NONE, Names, Numbers, Origins, TextColumn, TimeColumn};
use super::super::facts::number;

/// An item came to a stage, or was in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct StageRows {
    pub item: TextColumn,
    pub stage: Numbers,
    /// The stage that the item came from; the empty name where that is not told.
    pub before: Numbers,
    /// The file tells when stages are left, so that a blank end is an open one.
    pub tells_exit: Vec<bool>,
    pub origins: Origins,
    pub entered: TimeColumn,
    pub exited: TimeColumn,
    /// Where a table with a column for each stage has the column of this one, from 1; 0: no such table. Empty where no
    /// row is of such a table.
    pub place: Numbers,
}

/// A row as a reader hands it in; empty text is "not told". Times are packed ([`super::super::timestamp::Written`]).
#[derive(Debug, Clone, Copy)]
pub(crate) struct StageRow<'a> {
    pub line: u32,
    pub item: &'a str,
    pub stage: &'a str,
    pub before: &'a str,
    pub tells_exit: bool,
    pub entered: i64,
    pub exited: i64,
    pub place: u32,
}

impl Default for StageRow<'_> {
    fn default() -> Self {
        Self { line: 0, item: "", stage: "", before: "", tells_exit: false, entered: NONE, exited: NONE, place: 0 }
    }
}

impl StageRows {
    pub fn len(&self) -> usize {
        self.stage.len()
    }

    /// Gives the rows before this one that have no place yet none.
    pub fn fill_places(&mut self, row: usize) {
        self.place.extend((self.place.len()..row).map(|_| 0));
    }

    /// The place of a row's column; 0: it is of no table with a column for each stage.
    pub fn place_of(&self, row: usize) -> u32 {
        if row < self.place.len() { number(&self.place, row) } else { 0 }
    }

    pub fn push(&mut self, names: &mut Names, row: &StageRow) {
        let at = self.len();
        self.item.fill(at, row.item);
        self.stage.push(names.intern(row.stage));
        self.before.push(names.intern(row.before));
        self.tells_exit.push(row.tells_exit);
        self.origins.fill(at, row.line);
        self.entered.fill(at, row.entered);
        self.exited.fill(at, row.exited);
        if row.place != 0 {
            self.fill_places(at);
            self.place.push(row.place);
        }
    }
}
