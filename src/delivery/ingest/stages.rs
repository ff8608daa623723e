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
        };
        self.facts.stages.push(&mut self.facts.names, &told);
        Ok(())
    }
}

/// Some tools write the end of the calendar for "not yet".
fn is_open_end(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    cell.starts_with(b"9999-") || WORDS_FOR_OPEN.iter().any(|word| cell.eq_ignore_ascii_case(word))
}
