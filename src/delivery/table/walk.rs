//! Rows of a table found by its marks, without looking at the bytes between them.

/// Start and end of a cell in the bytes at hand. A quoted cell is without its quotes; one with doubled quotes in it is
/// with them, and so the only one that starts with a quote.
pub(crate) type CellPlace = (u32, u32);

/// What the walk came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A whole row: where it starts and ends, line ends before it, and line ends in it but for the last.
    Row { start: usize, end: usize, lines_before: u64, lines_within: u64 },
    /// The bytes end within a row.
    Cut,
    /// Something that must be looked at byte by byte.
    Odd,
}

/// A walk over bytes whose marks were found.
pub(super) struct Walk<'a> {
    bytes: &'a [u8],
    marks: &'a [u32],
    delimiter: u8,
    /// The mark to look at next, and the byte behind the last row.
    next: usize,
    at: usize,
}

impl<'a> Walk<'a> {
    pub fn new(bytes: &'a [u8], marks: &'a [u32], delimiter: u8) -> Self {
        Self { bytes, marks, delimiter, next: 0, at: 0 }
    }

    fn byte(&self, place: usize) -> Option<u8> {
        self.bytes.get(place).copied()
    }

    /// Finds the next row and puts its cells into `cells`. Only a [`Found::Row`] moves the walk on.
    pub fn row(&mut self, cells: &mut Vec<CellPlace>) -> Found {
        cells.clear();
        let (mut start, mut next, mut lines_before) = (self.at, self.next, 0);
        while let Some(end @ (b'\r' | b'\n')) = self.byte(start) {
            (start, next) = (start + 1, next + 1);
            lines_before += u64::from(end == b'\n');
        }
        let (mut cell, mut lines_within) = (start, 0);
        let mut quoted = None;
        loop {
            let Some(&place) = self.marks.get(next) else { return Found::Cut };
            let mark = place as usize;
            next += 1;
            let end = match self.byte(mark) {
                Some(byte) if byte == self.delimiter => None,
                Some(b'\n') => Some(mark + 1),
                Some(b'\r') => match self.byte(mark + 1) {
                    Some(b'\n') => Some(mark + 2),
                    Some(_) => return Found::Odd,
                    None => return Found::Cut,
                },
                // A quote within a cell is a letter like others.
                _ if mark != cell => continue,
                _ => match self.quoted(mark, &mut next, &mut lines_within) {
                    Ok(place) => {
                        quoted = Some(place);
                        continue;
                    }
                    Err(found) => return found,
                },
            };
            cells.push(quoted.take().unwrap_or((cell as u32, place)));
            cell = mark + 1;
            if let Some(end) = end {
                // `\r\n` has two marks.
                self.next = next + (end - mark - 1);
                self.at = end;
                return Found::Row { start, end, lines_before, lines_within };
            }
        }
    }

    /// From an opening quote to its end, behind which a cell must end.
    fn quoted(&self, opening: usize, next: &mut usize, lines: &mut u64) -> Result<CellPlace, Found> {
        let mut is_doubled = false;
        loop {
            let Some(&place) = self.marks.get(*next) else { return Err(Found::Cut) };
            *next += 1;
            match self.byte(place as usize) {
                Some(b'"') => {}
                Some(b'\n') => {
                    *lines += 1;
                    continue;
                }
                _ => continue,
            }
            match self.byte(place as usize + 1) {
                None => return Err(Found::Cut),
                Some(b'"') => {
                    is_doubled = true;
                    *next += 1;
                }
                Some(byte) if byte == self.delimiter || matches!(byte, b'\r' | b'\n') => {
                    let inside = (opening as u32 + 1, place);
                    return Ok(if is_doubled { (opening as u32, place + 1) } else { inside });
                }
                Some(_) => return Err(Found::Odd),
            }
        }
    }
}
