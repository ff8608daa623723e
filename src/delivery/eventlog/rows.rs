//! Rows of event logs, in columns.

use super::super::column::{NONE, Names, Numbers, Origins, TextColumn, TimeColumn};

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
}

impl Default for StageRow<'_> {
    fn default() -> Self {
        Self { line: 0, item: "", stage: "", before: "", tells_exit: false, entered: NONE, exited: NONE }
    }
}

impl StageRows {
    pub fn len(&self) -> usize {
        self.stage.len()
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
    }
}
