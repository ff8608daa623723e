//! Rows of event logs.

use super::super::column::NONE;
use super::super::eventlog::StageRow;
use super::super::read::Recognised;
use super::super::role::Role;
use super::{BadCell, Ingest, Row};

/// What a log of all changes calls the field that holds the stage, in small letters.
const STAGE_FIELDS: [&str; 8] =
    ["status", "state", "system.state", "stage", "column", "board column", "boardcolumn", "system.boardcolumn"];

/// What stands for an end that has not come yet.
const WORDS_FOR_OPEN: [&[u8]; 7] = [b"open", b"current", b"present", b"now", b"ongoing", b"still open", b"today"];

impl Ingest {
    /// A row of a table with a column for each stage: the item came to those whose cells hold a time. When it left them
    /// is told by where it came next. Such a row goes in as a whole or not at all: a stage left out of it would make the
    /// one before it longer.
    pub(super) fn item_of_stages(&mut self, row: &Row) -> Result<(), BadCell> {
        if !row.has(Role::Item) {
            return Err(BadCell(Role::Item));
        }
        let columns = std::mem::take(&mut self.stage_columns);
        let mut times = Vec::with_capacity(columns.len());
        let mut bad = None;
        for &column in &columns {
            let cell = row.cells.get(column);
            match self.time_in(cell, Role::StageColumn) {
                _ if is_open_end(cell) => {}
                Ok(NONE) => {}
                Ok(entered) => times.push((column, entered)),
                Err(_) => bad = bad.or(Some(column)),
            }
        }
        self.stage_columns = columns;
        if let Some(column) = bad {
            self.reject_column(row, column, Role::StageColumn);
            return Ok(());
        }
        if times.is_empty() {
            return Err(BadCell(Role::EnteredAt));
        }
        let item = row.text(Role::Item);
        for (column, entered) in times {
            let told = StageRow {
                line: row.line(),
                item: &item,
                stage: self.header.get(column).map_or("", |name| name.trim()),
                entered,
                place: u32::try_from(column).unwrap_or(u32::MAX - 2) + 1,
                ..StageRow::default()
            };
            self.facts.stages.push(&mut self.facts.names, &told);
        }
        Ok(())
    }

    pub(super) fn stage(&mut self, row: &Row) -> Result<(), BadCell> {
        let field = row.text(Role::ChangedField);
        if !field.is_empty() && !STAGE_FIELDS.contains(&field.to_lowercase().as_str()) {
            self.notes.other_rows += 1;
            return Ok(());
        }
        let entered = self.time(row, Role::EnteredAt)?;
        let exited = if is_open_end(row.bytes(Role::ExitedAt)) { NONE } else { self.time(row, Role::ExitedAt)? };
        if entered == NONE && exited == NONE {
            return Err(BadCell(Role::EnteredAt));
        }
        for role in [Role::Item, Role::Stage] {
            if !row.has(role) {
                return Err(BadCell(role));
            }
        }
        // Rows made of other forms have a cell for every role, also for those that their source does not tell.
        let is_table = matches!(self.kind, Recognised::Table(_) | Recognised::JsonTable(_) | Recognised::XmlTable(_));
        let told = StageRow {
            line: row.line(),
            item: &row.text(Role::Item),
            stage: &row.text(Role::Stage),
            before: &row.text(Role::StageBefore),
            tells_exit: is_table && row.column_of.has(Role::ExitedAt),
            entered,
            exited,
            place: 0,
        };
        self.facts.stages.push(&mut self.facts.names, &told);
        Ok(())
    }
}

/// Some tools write the end of the calendar for "not yet".
pub(crate) fn is_open_end(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    cell.starts_with(b"9999-") || WORDS_FOR_OPEN.iter().any(|word| cell.eq_ignore_ascii_case(word))
}
