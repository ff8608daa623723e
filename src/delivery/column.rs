//! Compact columns: text in one arena, times as integers, names numbered.
//!
//! A million rows must fit a browser tab, so a row is a place in columns and never an object of its own. A copy of a
//! column shares its cells with the original until one of the two is written to: a file that was read and the data set
//! made of it are one and the same memory.

mod apart;
mod block;
mod commits;
mod numbers;
mod texts;
mod times;

pub(crate) use block::{BLOCK_ROWS, Block};
pub(crate) use commits::{CommitColumn, PACKED_BYTES, PACKED_DIGITS, packed_commit};
pub(crate) use numbers::{Numbered, Numbers, ReadBy};
pub(crate) use texts::TextColumn;
pub(crate) use times::{NO_SECOND, TimeColumn};

/// No time. Instants are `i64` milliseconds.
pub(crate) const NONE: i64 = i64::MIN;

/// File and line of rows that have some of their own. Rows at the end that have none take no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Origins {
    /// Number of the file and 1; 0: none.
    pub file: Vec<u32>,
    pub line: Vec<u32>,
}

impl Origins {
    /// Fills a row at or after the last filled one, for the first file.
    pub fn fill(&mut self, row: usize, line: u32) {
        self.set(row, 1, line);
    }

    pub fn set(&mut self, row: usize, file_and_one: u32, line: u32) {
        self.file.resize(row, 0);
        self.line.resize(row, 0);
        self.file.push(file_and_one);
        self.line.push(line);
    }

    /// Number of the file, and the line.
    pub fn get(&self, row: usize) -> Option<(u32, u32)> {
        let file = self.file.get(row)?.checked_sub(1)?;
        Some((file, self.line.get(row).copied().unwrap_or(0)))
    }
}

/// Mixes the bytes of a text into 64 bits; eight bytes at a time.
pub(crate) fn hash_text(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

/// The same of bytes.
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut mix = |word: u64| hash = (hash.rotate_left(5) ^ word).wrapping_mul(MULTIPLIER);
    for word in words {
        mix(u64::from_le_bytes(*word));
    }
    let mut last = 0u64;
    for &byte in rest {
        last = last << 8 | u64::from(byte);
    }
    mix(last);
    hash ^ hash >> 29
}

/// Distinct texts, numbered from 0 in the order they came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    texts: TextColumn,
    count: u32,
    /// Open addressing; 0 is free, else number + 1. The length is a power of two.
    table: Vec<u32>,
}

impl Names {
    pub fn intern(&mut self, text: &str) -> u32 {
        if (self.count as usize + 1) * 4 > self.table.len() * 3 {
            self.grow();
        }
        let slot = self.slot_of(text);
        match self.table.get(slot).copied() {
            Some(taken) if taken != 0 => taken - 1,
            _ => self.add(slot, text),
        }
    }

    pub fn find(&self, text: &str) -> Option<u32> {
        let taken = self.table.get(self.slot_of(text)).copied()?;
        taken.checked_sub(1)
    }

    pub fn get(&self, number: u32) -> &str {
        self.texts.get(number as usize)
    }

    pub fn len(&self) -> usize {
        self.count as usize
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.count).map(|number| self.get(number))
    }

    fn add(&mut self, slot: usize, text: &str) -> u32 {
        let number = self.count;
        self.texts.fill(number as usize, text);
        self.count += 1;
        if let Some(place) = self.table.get_mut(slot) {
            *place = number + 1;
        }
        number
    }

    /// The slot that holds a text, or the free one where it belongs.
    fn slot_of(&self, text: &str) -> usize {
        let mask = self.table.len().wrapping_sub(1);
        let mut slot = hash_text(text) as usize & mask;
        while let Some(taken) = self.table.get(slot).copied().filter(|&taken| taken != 0) {
            if self.get(taken - 1) == text {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(64)];
        for number in 0..self.count {
            let slot = self.slot_of(self.texts.get(number as usize));
            if let Some(place) = self.table.get_mut(slot) {
                *place = number + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_names_have_equal_numbers(texts in prop::collection::vec("[ab]{0,8}", 0..300)) {
            let mut names = Names::default();
            let numbers: Vec<u32> = texts.iter().map(|text| names.intern(text)).collect();
            for (text, number) in texts.iter().zip(&numbers) {
                prop_assert_eq!(names.get(*number), text);
                prop_assert_eq!(names.find(text), Some(*number));
            }
            let distinct: std::collections::BTreeSet<&String> = texts.iter().collect();
            prop_assert_eq!(names.len(), distinct.len());
        }
    }
}
