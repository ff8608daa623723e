//! Names in the cells of a column: few, and in row after row the same.

use super::super::column::hash_bytes;

/// The names of a column, by the bytes of their cells.
pub(super) struct CellNames {
    column: usize,
    /// The bytes of all names that were seen.
    arena: Vec<u8>,
    seen: Vec<Seen>,
    /// Open addressing; 0 is free, else place in `seen` and 1.
    table: Vec<u16>,
    last: usize,
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

/// A cell's length, and its bytes from either end, as many as go into a word. They may overlap.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Outline {
    length: u32,
    front: u64,
    back: u64,
}

/// A cell up to this length is told by its outline.
const OUTLINED: usize = 16;

impl Outline {
    #[inline]
    fn of(cell: &[u8]) -> Self {
        let length = cell.len() as u32;
        let word = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        if let (Some(front), Some(back)) = (cell.first_chunk::<8>(), cell.last_chunk::<8>()) {
            Self { length, front: u64::from_le_bytes(*front), back: u64::from_le_bytes(*back) }
        } else if let (Some(front), Some(back)) = (cell.first_chunk::<4>(), cell.last_chunk::<4>()) {
            Self { length, front: word(front), back: word(back) }
        } else {
            let front = cell.iter().fold(0, |front, &byte| front << 8 | u64::from(byte));
            Self { length, front, back: 0 }
        }
    }

    fn hash(self, cell: &[u8]) -> u64 {
        const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
        if cell.len() > OUTLINED {
            return hash_bytes(cell);
        }
        let mixed = (self.front.rotate_left(5) ^ self.back ^ u64::from(self.length)).wrapping_mul(MULTIPLIER);
        mixed >> 40
    }
}

impl CellNames {
    pub fn new(column: usize) -> Self {
        Self { column, arena: Vec::new(), seen: Vec::new(), table: vec![0; 4 * MOST_NAMES], last: 0 }
    }

    pub fn column(&self) -> usize {
        self.column
    }

    #[inline]
    fn is(&self, place: usize, outline: Outline, cell: &[u8]) -> Option<u32> {
        let seen = self.seen.get(place).filter(|seen| seen.outline == outline)?;
        let start = seen.start as usize;
        (cell.len() <= OUTLINED || self.arena.get(start..start + cell.len()) == Some(cell)).then_some(seen.number)
    }

    /// The number of a cell's name; `intern` gives it for a cell that was not seen.
    #[inline]
    pub fn number(&mut self, cell: &[u8], intern: impl FnOnce() -> u32) -> u32 {
        let outline = Outline::of(cell);
        if let Some(number) = self.is(self.last, outline, cell) {
            return number;
        }
        let mask = self.table.len() - 1;
        let mut slot = outline.hash(cell) as usize & mask;
        while let Some(place) = self.table.get(slot).and_then(|taken| taken.checked_sub(1)) {
            if let Some(number) = self.is(usize::from(place), outline, cell) {
                self.last = usize::from(place);
                return number;
            }
            slot = (slot + 1) & mask;
        }
        let number = intern();
        if self.seen.len() < MOST_NAMES
            && let Some(free) = self.table.get_mut(slot)
        {
            self.last = self.seen.len();
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
            for cell in &cells {
                let next = expected.len() as u32;
                let known = *expected.entry(cell).or_insert(next);
                prop_assert_eq!(names.number(cell.as_bytes(), || next), known);
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
                let given = names.number(cell.as_bytes(), || {
                    is_asked.set(true);
                    number
                });
                assert_eq!((given, is_asked.get()), (number, pass == 0 || number >= MOST_NAMES as u32));
            }
        }
    }
}
