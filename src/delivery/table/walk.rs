//! Rows of a table found by its marks, without looking at the bytes between them.

use super::marks::Marks;
use crate::delivery::ingest::{CellPlace, RowCells};

/// A whole row: where it starts and ends, line ends before it, line ends in it but for the last, and its cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowFound<'w> {
    pub start: usize,
    pub end: usize,
    pub lines_before: u64,
    pub lines_within: u64,
    pub cells: RowCells<'w>,
}

/// Why there is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoRow {
    /// The bytes end within it.
    Cut,
    /// Something that must be looked at byte by byte.
    Odd,
}

/// A walk over bytes whose marks were found.
pub(super) struct Walk<'a> {
    bytes: &'a [u8],
    marks: &'a Marks,
    delimiter: u8,
    /// The mark and the line to look at next, and the byte behind the last row.
    next: usize,
    line: usize,
    at: usize,
}

impl<'a> Walk<'a> {
    pub fn new(bytes: &'a [u8], marks: &'a Marks, delimiter: u8) -> Self {
        Self { bytes, marks, delimiter, next: 0, line: 0, at: 0 }
    }

    fn byte(&self, place: usize) -> Option<u8> {
        self.bytes.get(place).copied()
    }

    fn place(&self, mark: usize) -> Option<usize> {
        self.marks.places.get(mark).map(|&place| place as usize)
    }

    /// Finds the next row; its cells may stand in `cells`. Only a row that is found moves the walk on.
    #[inline]
    pub fn row<'w>(&mut self, cells: &'w mut Vec<CellPlace>) -> Result<RowFound<'w>, NoRow>
    where
        'a: 'w,
    {
        self.plain_row().map_or_else(|| self.marked_row(cells), Ok)
    }

    /// The next row, if it is a line with delimiters and nothing else that matters.
    #[inline]
    fn plain_row(&mut self) -> Option<RowFound<'a>> {
        let line = self.marks.lines.get(self.line).filter(|line| line.is_plain)?;
        let ends = self.marks.places.get(self.next..=line.end_mark as usize)?;
        let (start, end) = (self.at, *ends.last()? as usize + 1);
        // Blank lines are passed over with the row behind them.
        if end <= start + 1 {
            return None;
        }
        (self.next, self.line, self.at) = (line.end_mark as usize + 1, self.line + 1, end);
        let cells = RowCells::Plain { start: start as u32, ends };
        Some(RowFound { start, end, lines_before: 0, lines_within: 0, cells })
    }

    /// The next row, mark by mark.
    fn marked_row<'w>(&mut self, cells: &'w mut Vec<CellPlace>) -> Result<RowFound<'w>, NoRow> {
        cells.clear();
        let (mut start, mut next, mut lines_before) = (self.at, self.next, 0);
        while let Some(end @ (b'\r' | b'\n')) = self.byte(start) {
            (start, next) = (start + 1, next + 1);
            lines_before += u64::from(end == b'\n');
        }
        let (mut cell, mut lines_within) = (start, 0);
        let mut quoted = None;
        loop {
            let Some(mark) = self.place(next) else { return Err(NoRow::Cut) };
            next += 1;
            let end = match self.byte(mark) {
                Some(byte) if byte == self.delimiter => None,
                Some(b'\n') => Some(mark + 1),
                Some(b'\r') => match self.byte(mark + 1) {
                    Some(b'\n') => Some(mark + 2),
                    Some(_) => return Err(NoRow::Odd),
                    None => return Err(NoRow::Cut),
                },
                // A quote within a cell is a letter like others.
                _ if mark != cell => continue,
                _ => {
                    quoted = Some(self.quoted(mark, &mut next, &mut lines_within)?);
                    continue;
                }
            };
            cells.push(quoted.take().unwrap_or((cell as u32, mark as u32)));
            cell = mark + 1;
            if let Some(end) = end {
                // `\r\n` has two marks.
                self.next = next + (end - mark - 1);
                self.line += (lines_before + lines_within + 1) as usize;
                self.at = end;
                return Ok(RowFound { start, end, lines_before, lines_within, cells: RowCells::Placed(cells) });
            }
        }
    }

    /// From an opening quote to its end, behind which a cell must end.
    fn quoted(&self, opening: usize, next: &mut usize, lines: &mut u64) -> Result<CellPlace, NoRow> {
        let mut is_doubled = false;
        loop {
            let Some(place) = self.place(*next) else { return Err(NoRow::Cut) };
            *next += 1;
            match self.byte(place) {
                Some(b'"') => {}
                Some(b'\n') => {
                    *lines += 1;
                    continue;
                }
                _ => continue,
            }
            match self.byte(place + 1) {
                None => return Err(NoRow::Cut),
                Some(b'"') => {
                    is_doubled = true;
                    *next += 1;
                }
                Some(byte) if byte == self.delimiter || matches!(byte, b'\r' | b'\n') => {
                    let inside = (opening as u32 + 1, place as u32);
                    return Ok(if is_doubled { (opening as u32, place as u32 + 1) } else { inside });
                }
                Some(_) => return Err(NoRow::Odd),
            }
        }
    }
}
