//! Names in the cells of a column: few, and in row after row the same.

use super::super::column::hash_bytes;
use super::short::{CellPlace, RowCells, bytes_at};

/// The names of a column, by the bytes of their cells.
pub(super) struct CellNames {
    column: usize,
    /// The bytes of all names that were seen.
    arena: Vec<u8>,
    seen: Vec<Seen>,
    /// Open addressing; 0 is free, else place in `seen` and 1.
    table: Vec<u16>,
}

/// A cell that was seen.
struct Seen {
    outline: Outline,
    /// Where its bytes start in the arena.
    start: u32,
    /// Its name's number.
    number: u32,
}

/// More names are not remembered: then they are no names.
const MOST_NAMES: usize = 4_096;

/// A cell up to this length is told by its outline.
const OUTLINED: usize = 16;
const WORD: usize = 8;

/// A cell's length, and its first sixteen bytes in two words.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Outline {
    length: usize,
    words: [u64; 2],
}

impl Outline {
    /// Of the cell at a place in the bytes at hand. What stands behind the cell is looked at and taken off: steps that
    /// are the same for cells of all lengths are quicker than shorter ones for short cells.
    #[inline]
    fn of(bytes: &[u8], (start, end): CellPlace) -> Self {
        let length = (end as usize).saturating_sub(start as usize);
        let from = bytes.get(start as usize..).unwrap_or(&[]);
        let mut padded = [0; OUTLINED];
        let sixteen = from.first_chunk::<OUTLINED>().unwrap_or_else(|| {
            padded.iter_mut().zip(from).for_each(|(to, byte)| *to = *byte);
            &padded
        });
        let (words, _) = sixteen.as_chunks::<WORD>();
        let word = |at: usize| words.get(at).map_or(0, |word| u64::from_le_bytes(*word));
        let inside = |before: usize| low_bytes(length.saturating_sub(before).min(WORD));
        Self { length, words: [word(0) & inside(0), word(1) & inside(WORD)] }
    }

    fn hash(&self, cell: &[u8]) -> u64 {
        const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
        if self.length > OUTLINED {
            return hash_bytes(cell);
        }
        let [front, back] = self.words;
        (front.rotate_left(5) ^ back).wrapping_mul(MULTIPLIER) >> 40
    }
}

/// A word in which only so many low bytes are set, up to all of them.
fn low_bytes(count: usize) -> u64 {
    if count == WORD { u64::MAX } else { (1 << (8 * count)) - 1 }
}

impl CellNames {
    pub fn new(column: usize) -> Self {
        Self { column, arena: Vec::new(), seen: Vec::new(), table: vec![0; 4 * MOST_NAMES] }
    }

    #[inline]
    fn is(&self, place: usize, outline: &Outline, cell: &[u8]) -> Option<u32> {
        let seen = self.seen.get(place).filter(|seen| seen.outline == *outline)?;
        let start = seen.start as usize;
        (outline.length <= OUTLINED || self.arena.get(start..start + outline.length) == Some(cell))
            .then_some(seen.number)
    }

    /// The number of the name that this column's cell of a row holds; `intern` gives it for a cell that was not seen.
    #[inline]
    pub fn number(&mut self, bytes: &[u8], cells: &RowCells, intern: impl FnOnce(&[u8]) -> u32) -> u32 {
        let place = cells.place(self.column).unwrap_or_default();
        let (outline, cell) = (Outline::of(bytes, place), bytes_at(bytes, place));
        let mask = self.table.len() - 1;
        let mut slot = outline.hash(cell) as usize & mask;
        while let Some(place) = self.table.get(slot).and_then(|taken| taken.checked_sub(1)) {
            if let Some(number) = self.is(usize::from(place), &outline, cell) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        let number = intern(cell);
        if self.seen.len() < MOST_NAMES
            && let Some(free) = self.table.get_mut(slot)
        {
            let start = self.arena.len() as u32;
            self.arena.extend_from_slice(cell);
            self.seen.push(Seen { outline, start, number });
            *free = self.seen.len() as u16;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn equal_cells_have_one_number(
            cells in prop::collection::vec("[ab]{0,3}|[ab]{4,9}|[ab]{15,18}|a{7,30}|[ab]aaaaaaaaaaaaaaaa[ab]a{8}", 0..200)
        ) {
            let mut names = CellNames::new(0);
            let mut expected = BTreeMap::new();
            // Neighbours stand on both sides, or on one.
            let text = cells.join("ab");
            let mut start = 0;
            for cell in &cells {
                let next = expected.len() as u32;
                let known = *expected.entry(cell).or_insert(next);
                let ends = [(start + cell.len()) as u32];
                let row = RowCells::Plain { start: start as u32, ends: &ends };
                prop_assert_eq!(names.number(text.as_bytes(), &row, |_| next), known);
                start += cell.len() + 2;
            }
        }
    }

    #[test]
    fn names_beyond_the_most_are_asked_for_each_time() {
        let mut names = CellNames::new(0);
        for pass in 0..2 {
            for number in 0..MOST_NAMES as u32 + 50 {
                let is_asked = std::cell::Cell::new(false);
                let cell = format!("name {number}");
                let ends = [cell.len() as u32];
                let given = names.number(cell.as_bytes(), &RowCells::Plain { start: 0, ends: &ends }, |asked| {
                    is_asked.set(asked == cell.as_bytes());
                    number
                });
                assert_eq!((given, is_asked.get()), (number, pass == 0 || number >= MOST_NAMES as u32));
            }
        }
    }
}
