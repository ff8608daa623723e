//! The short way for rows as large tables have them: whole rows found by their marks, their cells taken as they stand in
//! the file. A row that has anything unusual about it goes the long way, byte by byte, and nothing of it is taken here:
//! so there is one definition of what a row means.

use super::TableReader;
use super::marks::Marks;
use super::walk::{NoRow, Walk};
use crate::delivery::ingest::{CellPlace, ShortRows};

/// So many bytes are looked at in one go: their marks stay near.
const BLOCK_BYTES: usize = 32 * 1024;
/// After an unusual row so many rows at most go the long way before the short one is tried again.
const LONGEST_PAUSE: u32 = 255;
/// So many rows in a row are worth a try.
const WORTH_A_TRY: u32 = 16;

/// What the short way keeps from piece to piece.
pub(super) struct Short {
    rows: ShortRows,
    marks: Marks,
    cells: Vec<CellPlace>,
    /// Rows that go the long way before the next try, and how many it were the last time.
    pause: u32,
    last_pause: u32,
    /// Rows taken since the last unusual one.
    taken: u32,
}

impl Short {
    pub fn new(rows: ShortRows) -> Self {
        Self { rows, marks: Marks::default(), cells: Vec::new(), pause: 0, last_pause: 0, taken: 0 }
    }

    /// An unusual row: where they are many, looking for short ones is in vain.
    fn note_unusual(&mut self) {
        self.last_pause = if self.taken < WORTH_A_TRY { (self.last_pause * 2 + 1).min(LONGEST_PAUSE) } else { 0 };
        self.pause = self.last_pause;
        self.taken = 0;
    }
}

impl TableReader {
    /// Takes rows by the short way as far as that goes. Gives how many bytes they were.
    pub(super) fn take_short_way(&mut self, bytes: &[u8]) -> usize {
        let is_at_a_row = self.is_between_records && self.raw.held.is_empty() && !self.is_passing_over;
        let Some(mut short) = self.short.take() else { return 0 };
        let mut used = 0;
        if short.pause > 0 {
            short.pause -= u32::from(is_at_a_row);
        } else if is_at_a_row && self.ingest.has_head() {
            while let Some(block) = bytes.get(used..).filter(|rest| !rest.is_empty()) {
                let block = block.get(..BLOCK_BYTES).unwrap_or(block);
                let (taken, is_open) = self.take_block(&mut short, block);
                used += taken;
                if taken == 0 || !is_open {
                    break;
                }
            }
        }
        self.short = Some(short);
        self.raw.offset += used as u64;
        self.raw.reach(0);
        used
    }

    /// Takes the rows of a block. Gives how many bytes they were, and whether more may follow.
    fn take_block(&mut self, short: &mut Short, block: &[u8]) -> (usize, bool) {
        short.marks.find(block, self.delimiter);
        let mut walk = Walk::new(block, &short.marks, self.delimiter);
        let mut line = self.parser.line();
        let mut used = 0;
        let is_open = loop {
            let row = match walk.row(&mut short.cells) {
                Ok(row) => row,
                Err(NoRow::Cut) => break true,
                Err(NoRow::Odd) => {
                    short.note_unusual();
                    break false;
                }
            };
            let may_swallow =
                row.lines_within > 0 && self.has_line_like_a_row(block.get(row.start..row.end).unwrap_or(&[]));
            if may_swallow || !self.ingest.short_row(&mut short.rows, line + row.lines_before, block, row.cells) {
                short.note_unusual();
                break false;
            }
            self.raw.has_short_rows |= row.cells.len() < self.ingest.header.len();
            line += row.lines_before + row.lines_within + 1;
            short.taken = short.taken.saturating_add(1);
            used = row.end;
        };
        self.ingest.end_short_rows(&mut short.rows);
        self.parser.set_line(line);
        (used, is_open)
    }

    /// Whether a line of a row, but the first, has as many cells as the header: a quote may have swallowed it.
    fn has_line_like_a_row(&self, row: &[u8]) -> bool {
        let cells = |line: &[u8]| line.split(|&byte| byte == self.delimiter).count();
        row.split(|&byte| byte == b'\n').skip(1).any(|line| cells(line) == self.ingest.header.len())
    }
}
