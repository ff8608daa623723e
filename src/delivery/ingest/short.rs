//! Rows of deployments whose cells can be taken as they stand: what [`Ingest::row`] makes of them, without the detours.

use super::super::cells::{ColumnOf, lowered, text_of};
use super::super::column::{CommitColumn, NO_SECOND, NONE, packed_commit};
use super::super::facts::{Batch, BatchRow, ChangeRow, Facts, ShortDeployment, change_is};
use super::super::outcome::Outcome;
use super::super::role::{Role, TableKind};
use super::super::timestamp::{self, Cell, Days, Order};
use super::Ingest;
use super::names::CellNames;

/// Start and end of a cell in the bytes at hand. A quoted cell is without its quotes; one with doubled quotes in it is
/// with them, and so the only one that starts with a quote.
pub(crate) type CellPlace = (u32, u32);

/// Where the cells of a row stand in the bytes at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum RowCells<'a> {
    /// One behind the other, a byte between two: where the first starts, and where each ends.
    Plain { start: u32, ends: &'a [u32] },
    /// Each at a place of its own.
    Placed(&'a [CellPlace]),
}

impl RowCells<'_> {
    pub fn len(&self) -> usize {
        match self {
            Self::Plain { ends, .. } => ends.len(),
            Self::Placed(cells) => cells.len(),
        }
    }

    #[inline]
    pub(super) fn place(&self, column: usize) -> Option<CellPlace> {
        match self {
            Self::Plain { start, ends } => {
                let end = *ends.get(column)?;
                Some((column.checked_sub(1).and_then(|before| ends.get(before)).map_or(*start, |end| end + 1), end))
            }
            Self::Placed(cells) => cells.get(column).copied(),
        }
    }

    /// The bytes of a cell; a cell that is not there is empty.
    #[inline]
    fn of<'b>(&self, bytes: &'b [u8], column: usize) -> &'b [u8] {
        self.place(column).map_or(&[], |place| bytes_at(bytes, place))
    }
}

/// The bytes of a cell.
#[inline]
pub(super) fn bytes_at(bytes: &[u8], (start, end): CellPlace) -> &[u8] {
    bytes.get(start as usize..end as usize).unwrap_or(&[])
}

/// Which columns hold what, and the names that were seen in them.
pub(crate) struct ShortRows {
    id: usize,
    revision: usize,
    times: [usize; 5],
    service: CellNames,
    environment: CellNames,
    word: CellNames,
    days: Days,
    /// Rows that are counted, but not among the facts yet.
    batch: Batch,
}

/// The times of a row, in this order.
const TIMES: [Role; 5] =
    [Role::StartedAt, Role::FinishedAt, Role::AuthoredAt, Role::IncidentOpenedAt, Role::IncidentResolvedAt];

impl ShortRows {
    /// For tables of deployments that have no other columns than these.
    pub fn of(table: TableKind, column_of: &ColumnOf) -> Option<Self> {
        const KNOWN: [Role; 5] = [Role::Id, Role::Revision, Role::Service, Role::Environment, Role::Status];
        let is_known = |role: &Role| KNOWN.contains(role) || TIMES.contains(role) || !column_of.has(*role);
        let tells_starts = column_of.has(Role::IncidentOpenedAt) || !column_of.has(Role::IncidentResolvedAt);
        (table == TableKind::Deployments && tells_starts && Role::ALL.iter().all(is_known)).then(|| Self {
            id: column_of.get(Role::Id),
            revision: column_of.get(Role::Revision),
            times: TIMES.map(|role| column_of.get(role)),
            service: CellNames::new(column_of.get(Role::Service)),
            environment: CellNames::new(column_of.get(Role::Environment)),
            word: CellNames::new(column_of.get(Role::Status)),
            days: Days::default(),
            batch: Batch::default(),
        })
    }
}

/// The text of a cell, as if it had been read byte by byte.
fn name_of(cell: &[u8]) -> String {
    match cell {
        [b'"', inside @ .., b'"'] => {
            let mut is_second = false;
            let undoubled = inside.iter().copied().filter(|&byte| {
                is_second = byte == b'"' && !is_second;
                !is_second
            });
            text_of(&undoubled.collect::<Vec<u8>>()).into_owned()
        }
        _ => text_of(cell).into_owned(),
    }
}

/// A cell whose text is all its bytes.
fn plain(cell: &[u8]) -> Option<&str> {
    std::str::from_utf8(cell).ok().filter(|_| is_whole(cell))
}

/// Whether there are no blanks and quotes about a cell that would be taken off.
fn is_whole(cell: &[u8]) -> bool {
    let (Some(first), Some(last)) = (cell.first(), cell.last()) else { return true };
    *first > b' ' && *first != b'"' && *last > b' '
}

/// The same of a cell in ASCII.
fn is_plain_ascii(cell: &[u8]) -> bool {
    cell.is_ascii() && is_whole(cell)
}

impl Ingest {
    /// Whether the rows that are shown were taken.
    pub fn has_head(&self) -> bool {
        self.head.len() >= super::ROWS_SHOWN
    }

    /// Takes a row if it is a usual one: then the same comes of it as of [`Ingest::row`]. Else nothing is taken. What is
    /// taken is among the facts after [`Ingest::end_short_rows`].
    pub fn short_row(&mut self, rows: &mut ShortRows, line: u64, bytes: &[u8], cells: RowCells) -> bool {
        let cell = |column: usize| cells.of(bytes, column);
        let has_a_change_each = self.facts.changes.len() == self.facts.deployments.len();
        if self.is_mirrored && has_a_change_each && self.batch_row(rows, line, bytes, &cells) {
            return true;
        }
        self.end_short_rows(rows);
        let mut is_zoneless = false;
        let mut times = [NONE; 5];
        for (time, &column) in times.iter_mut().zip(&rows.times) {
            match short_time(cell(column), &mut is_zoneless) {
                Some(packed) => *time = packed,
                None => return false,
            }
        }
        let [started, finished, authored, opened, resolved] = times;
        let (Some(id), Some(revision)) = (plain(cell(rows.id)), plain(cell(rows.revision))) else { return false };
        let is_named = !id.is_empty() || !revision.is_empty();
        if !is_named || (started == NONE && finished == NONE) {
            return false;
        }
        self.rows += 1;
        self.zoneless_rows += u64::from(is_zoneless);
        let (service, environment, word) = self.numbers_of(rows, bytes, &cells);
        let is_blank = finished == NONE && self.facts.names.get(word).is_empty();
        let outcome = match (self.success_assumed, is_blank) {
            (_, true) => Outcome::Running,
            (true, false) => Outcome::Succeeded,
            (false, false) => Outcome::Unknown,
        };
        let row =
            ShortDeployment { line: line as u32, id, revision, service, environment, word, outcome, started, finished };
        let at = self.facts.deployments.push_short(&row);
        if authored != NONE {
            self.take_change(at, revision, |facts| facts.changes.push_short(service, at, change_is::LEAD, authored));
        }
        if opened != NONE {
            self.facts.incidents.push_short(service, at, opened, resolved);
        }
        true
    }

    /// The numbers of a row's service, environment and status word.
    fn numbers_of(&mut self, rows: &mut ShortRows, bytes: &[u8], cells: &RowCells) -> (u32, u32, u32) {
        let names = &mut self.facts.names;
        let service = rows.service.number(bytes, cells, |cell| names.intern(&name_of(cell)));
        let environment = rows.environment.number(bytes, cells, |cell| names.intern(&lowered(name_of(cell).into())));
        let word = rows.word.number(bytes, cells, |cell| names.intern(&name_of(cell)));
        (service, environment, word)
    }

    /// Puts a row into the batch, if it is of the most usual kind.
    fn batch_row(&mut self, rows: &mut ShortRows, line: u64, bytes: &[u8], cells: &RowCells) -> bool {
        let cell = |column: usize| cells.of(bytes, column);
        let mut times = [NO_SECOND; 5];
        for (time, column) in times.iter_mut().zip(rows.times) {
            let text = cell(column);
            match rows.days.read_fixed(text) {
                Some(seconds) => *time = seconds,
                None if text.is_empty() => {}
                None => return false,
            }
        }
        let [started, finished, authored, opened, resolved] = times;
        let id = cell(rows.id);
        let is_usual = finished != NO_SECOND && authored != NO_SECOND && rows.batch.fits(id) && is_plain_ascii(id);
        let Some(commit) = packed_commit(cell(rows.revision)).filter(|_| is_usual) else { return false };
        self.rows += 1;
        let (service, environment, word) = self.numbers_of(rows, bytes, cells);
        rows.batch.push(&BatchRow {
            line: line as u32,
            id,
            commit,
            service,
            environment,
            word,
            started,
            finished,
            authored,
            opened,
            resolved,
        });
        true
    }

    /// Puts the rows of the batch among the facts.
    pub fn end_short_rows(&mut self, rows: &mut ShortRows) {
        if !rows.batch.is_empty() {
            let outcome = if self.success_assumed { Outcome::Succeeded } else { Outcome::Unknown };
            self.facts.take_batch(&mut rows.batch, outcome);
        }
    }

    /// Takes the change of a deployment's row. As long as each deployment has brought one, their commits are told once.
    pub(super) fn take_change(&mut self, at: u32, revision: &str, push: impl FnOnce(&mut Facts)) {
        let change = self.facts.changes.len();
        if self.is_mirrored && change != at as usize {
            self.end_mirror();
        }
        push(&mut self.facts);
        if !self.is_mirrored {
            self.facts.changes.revision.fill(change, revision);
        }
    }

    /// From now on the commits of changes are those of the deployments of the same number.
    pub(crate) fn begin_mirror(&mut self) {
        let facts = &mut self.facts;
        if facts.changes.len() == facts.deployments.len() && facts.changes.revision == facts.deployments.revision {
            facts.changes.revision = CommitColumn::default();
            self.is_mirrored = true;
        }
    }

    pub(super) fn end_mirror(&mut self) {
        if self.is_mirrored {
            self.facts.changes.revision = self.facts.deployments.revision.first_rows(self.facts.changes.len());
            self.is_mirrored = false;
        }
    }

    /// Makes room for so many rows like those that were taken.
    pub(crate) fn expect_rows(&mut self, rows: usize) {
        self.facts.expect_rows(rows);
    }

    /// The change of a deployment's row, if it tells one.
    pub(super) fn take_brought(&mut self, at: u32, brought: &ChangeRow) {
        let rest = ChangeRow { deployment_row: at, revision: "", ..*brought };
        self.take_change(at, brought.revision, |facts| facts.changes.push(&mut facts.names, &rest));
    }
}

/// A time, packed; `None` for what is not clear.
fn short_time(cell: &[u8], is_zoneless: &mut bool) -> Option<i64> {
    if cell.is_empty() {
        return Some(NONE);
    }
    if let Some(seconds) = timestamp::read_fixed(cell) {
        return Some(i64::from(seconds) * 1_000);
    }
    match timestamp::read(cell) {
        Cell::Blank => Some(NONE),
        Cell::Time(written) if written.order == Order::Clear => {
            *is_zoneless |= !written.zoned;
            Some(written.packed())
        }
        Cell::Time(_) | Cell::Garbage => None,
    }
}
