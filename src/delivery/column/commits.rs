//! Names of commits: forty hexadecimal digits mostly, which are twenty bytes.

use std::borrow::Cow;
use std::sync::Arc;

use super::apart::Apart;
use super::{TextColumn, hash_bytes};

/// Names of commits. Rows at the end that were never filled are empty and take no room.
#[derive(Debug, Clone)]
pub(crate) struct CommitColumn(Commits);

#[derive(Debug, Clone)]
enum Commits {
    /// All of forty hexadecimal digits in small letters.
    Packed {
        bytes: Arc<Vec<u8>>,
        rows: usize,
        apart: Apart,
    },
    Plain(TextColumn),
}

/// Bytes and digits of a packed name.
pub(crate) const PACKED_BYTES: usize = 20;
const BYTES: usize = PACKED_BYTES;
pub(crate) const PACKED_DIGITS: usize = 40;

impl Default for CommitColumn {
    fn default() -> Self {
        Self(Commits::Packed { bytes: Arc::default(), rows: 0, apart: Apart::Unknown })
    }
}

impl PartialEq for CommitColumn {
    fn eq(&self, other: &Self) -> bool {
        self.filled() == other.filled() && (0..self.filled()).all(|row| self.get(row) == other.get(row))
    }
}

impl Eq for CommitColumn {}

impl From<TextColumn> for CommitColumn {
    fn from(texts: TextColumn) -> Self {
        if texts.even_length() != Some(PACKED_DIGITS) {
            return if texts.filled() == 0 { Self::default() } else { Self(Commits::Plain(texts)) };
        }
        let mut packed = Self::default();
        (0..texts.filled()).for_each(|row| packed.fill(row, texts.get(row)));
        packed
    }
}

/// The bytes of a name of forty hexadecimal digits in small letters.
pub(crate) fn packed_commit(text: &[u8]) -> Option<[u8; PACKED_BYTES]> {
    packed_digits(text.try_into().ok()?)
}

/// Sixteen digits at a time, by instructions that every engine has had since 2023.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
fn packed_digits(digits: &[u8; PACKED_DIGITS]) -> Option<[u8; PACKED_BYTES]> {
    use std::arch::wasm32::{
        i8x16_all_true, u8x16_add, u8x16_lt, u8x16_narrow_i16x8, u8x16_splat, u8x16_sub, u16x8_shl, u16x8_shr,
        u16x8_splat, u64x2, u64x2_extract_lane, v128, v128_and, v128_bitselect, v128_or,
    };
    let eight = |at: usize| {
        digits.get(at..at + 8).and_then(|eight| eight.first_chunk::<8>()).map_or(0, |eight| u64::from_le_bytes(*eight))
    };
    let values = |at: usize| -> (v128, v128) {
        let letters = u64x2(eight(at), eight(at + 8));
        let (decimal, letter) = (u8x16_sub(letters, u8x16_splat(b'0')), u8x16_sub(letters, u8x16_splat(b'a')));
        let is_decimal = u8x16_lt(decimal, u8x16_splat(10));
        let is_digit = v128_or(is_decimal, u8x16_lt(letter, u8x16_splat(6)));
        let four_bits = v128_bitselect(decimal, u8x16_add(letter, u8x16_splat(10)), is_decimal);
        let both = v128_or(u16x8_shl(four_bits, 4), u16x8_shr(four_bits, 8));
        (v128_and(both, u16x8_splat(0xFF)), is_digit)
    };
    let ((first, a), (second, b), (last, c)) = (values(0), values(16), values(24));
    let (front, back) = (u8x16_narrow_i16x8(first, second), u8x16_narrow_i16x8(last, last));
    let mut bytes = [0; BYTES];
    let words =
        [(0, u64x2_extract_lane::<0>(front)), (8, u64x2_extract_lane::<1>(front)), (12, u64x2_extract_lane::<0>(back))];
    for (at, word) in words {
        bytes.get_mut(at..at + 8)?.copy_from_slice(&word.to_le_bytes());
    }
    i8x16_all_true(v128_and(v128_and(a, b), c)).then_some(bytes)
}

#[cfg(not(target_arch = "wasm32"))]
fn packed_digits(digits: &[u8; PACKED_DIGITS]) -> Option<[u8; PACKED_BYTES]> {
    let (pairs, _) = digits.as_chunks::<2>();
    let mut bytes = [0; BYTES];
    let mut is_wrong = false;
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let (high, low) = (value_of(*high), value_of(*low));
        is_wrong |= (high | low) > 15;
        *byte = high << 4 | low & 15;
    }
    (!is_wrong).then_some(bytes)
}

/// The value of a digit; above 15 for what is none.
#[cfg(not(target_arch = "wasm32"))]
fn value_of(digit: u8) -> u8 {
    const NONE: u8 = 0xF0;
    let (decimal, letter) = (digit.wrapping_sub(b'0'), digit.wrapping_sub(b'a'));
    if decimal < 10 {
        decimal
    } else if letter < 6 {
        letter + 10
    } else {
        NONE
    }
}

fn unpacked(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |four: u8| DIGITS.get(usize::from(four)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Commits are hashes themselves: some of their digits will do.
fn hash_of_packed(name: &[u8; BYTES]) -> u64 {
    let word = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_be_bytes(*bytes));
    let digits = word(name.first_chunk()).rotate_left(32) ^ word(name.last_chunk());
    let mixed = digits.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 29
}

impl CommitColumn {
    /// Packed bytes, so many to a row; `None` if they are no whole rows.
    pub fn from_packed(bytes: Vec<u8>) -> Option<Self> {
        let rows = bytes.len() / BYTES;
        (rows * BYTES == bytes.len())
            .then(|| Self(Commits::Packed { bytes: Arc::new(bytes), rows, apart: Apart::Unknown }))
    }

    /// The packed bytes of all rows, if there are any.
    pub fn as_packed(&self) -> Option<&[u8]> {
        match &self.0 {
            Commits::Packed { bytes, rows, .. } if *rows > 0 => bytes.get(..rows * BYTES),
            _ => None,
        }
    }

    /// The texts, if they are not packed.
    pub fn as_plain(&self) -> Option<&TextColumn> {
        match &self.0 {
            Commits::Packed { .. } => None,
            Commits::Plain(texts) => Some(texts),
        }
    }

    /// Fills a row at or after the last filled one.
    pub fn fill(&mut self, row: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Commits::Packed { bytes, rows, apart } = &mut self.0
            && *rows == row
            && bytes.len() == *rows * BYTES
            && let Some(name) = packed_commit(text.as_bytes())
        {
            Arc::make_mut(bytes).extend_from_slice(&name);
            *rows += 1;
            apart.add(std::iter::once(hash_of_packed(&name)));
            return;
        }
        self.fill_plain(row, text);
    }

    /// Fills rows from this one on, which is at or after the last filled one, with packed names.
    pub fn append_packed(&mut self, row: usize, names: &[u8]) {
        if let Commits::Packed { bytes, rows, apart } = &mut self.0
            && *rows == row
            && bytes.len() == *rows * BYTES
        {
            Arc::make_mut(bytes).extend_from_slice(names);
            *rows += names.len() / BYTES;
            apart.add(names.as_chunks().0.iter().map(hash_of_packed));
        } else {
            (row..).zip(names.chunks_exact(BYTES)).for_each(|(row, name)| self.fill(row, &unpacked(name)));
        }
    }

    fn fill_plain(&mut self, row: usize, text: &str) {
        if let Commits::Packed { rows, .. } = self.0 {
            let mut texts = TextColumn::default();
            (0..rows).for_each(|row| texts.fill(row, &self.get(row)));
            self.0 = Commits::Plain(texts);
        }
        if let Commits::Plain(texts) = &mut self.0 {
            texts.fill(row, text);
        }
    }

    /// Makes room for so many rows like those that are there, and begins to find out whether all differ.
    pub fn expect_rows(&mut self, count: usize) {
        match &mut self.0 {
            Commits::Packed { bytes, rows, apart } if *rows > 0 => {
                let more = count.saturating_sub(*rows);
                Arc::make_mut(bytes).reserve(more * BYTES);
                *apart = Apart::of_about(count.max(*rows));
                apart.add(bytes.as_chunks().0.iter().take(*rows).map(hash_of_packed));
            }
            Commits::Packed { .. } => {}
            Commits::Plain(texts) => texts.expect_rows(count),
        }
    }

    /// No more rows will come.
    pub fn close(&mut self) {
        if let Commits::Packed { apart, .. } = &mut self.0 {
            apart.close();
        }
    }

    /// Whether it was found out, as the rows came in, that no two name the same commit.
    pub fn surely_all_differ(&self) -> bool {
        matches!(&self.0, Commits::Packed { apart, .. } if apart.is_sure())
    }

    fn bytes(&self, row: usize) -> &[u8] {
        match &self.0 {
            Commits::Packed { bytes, rows, .. } if row < *rows => {
                bytes.get(row * BYTES..(row + 1) * BYTES).unwrap_or(&[])
            }
            Commits::Packed { .. } => &[],
            Commits::Plain(texts) => texts.get(row).as_bytes(),
        }
    }

    pub fn get(&self, row: usize) -> Cow<'_, str> {
        match &self.0 {
            Commits::Packed { .. } => Cow::Owned(unpacked(self.bytes(row))),
            Commits::Plain(texts) => Cow::Borrowed(texts.get(row)),
        }
    }

    /// Whether a row names no commit.
    pub fn is_empty_at(&self, row: usize) -> bool {
        self.bytes(row).is_empty()
    }

    /// Whether two rows name one commit.
    pub fn is_same(&self, a: usize, b: usize) -> bool {
        self.bytes(a) == self.bytes(b)
    }

    /// A hash of a row's name; equal for rows of this column that are the same.
    pub fn hash(&self, row: usize) -> u64 {
        let name = self.bytes(row);
        match (&self.0, name.as_array()) {
            (Commits::Packed { .. }, Some(name)) => hash_of_packed(name),
            _ => hash_bytes(name),
        }
    }

    /// Shows `see` each row that names a commit, with the hash of the name.
    pub fn each_hash(&self, mut see: impl FnMut(usize, u64)) {
        match self.as_packed() {
            Some(packed) => {
                let (names, _) = packed.as_chunks::<BYTES>();
                names.iter().enumerate().for_each(|(row, name)| see(row, hash_of_packed(name)));
            }
            None => (0..self.filled()).filter(|&row| !self.is_empty_at(row)).for_each(|row| see(row, self.hash(row))),
        }
    }

    pub fn filled(&self) -> usize {
        match &self.0 {
            Commits::Packed { rows, .. } => *rows,
            Commits::Plain(texts) => texts.filled(),
        }
    }

    /// The same names up to a row, in the same memory.
    pub fn first_rows(&self, count: usize) -> Self {
        Self(match &self.0 {
            Commits::Packed { bytes, rows, .. } => {
                Commits::Packed { bytes: Arc::clone(bytes), rows: count.min(*rows), apart: Apart::Unknown }
            }
            Commits::Plain(texts) => Commits::Plain(texts.first_rows(count)),
        })
    }

    /// Whether the two share their memory, so that equal rows need no comparing.
    pub fn is_in_memory_of(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Commits::Packed { bytes, .. }, Commits::Packed { bytes: others, .. }) => Arc::ptr_eq(bytes, others),
            (Commits::Plain(texts), Commits::Plain(others)) => texts.is_in_memory_of(others),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_are_given_back(names in prop::collection::vec("[0-9a-f]{40}|[0-9a-f]{40}|[0-9A-F]{7}|", 0..9), first in 0usize..9) {
            for names in [names.clone(), names.into_iter().filter(|name| name.len() == 40).collect()] {
                let mut column = CommitColumn::default();
                names.iter().enumerate().for_each(|(row, name)| column.fill(row, name));
                let packed: Option<Vec<[u8; BYTES]>> = names.iter().map(|name| packed_commit(name.as_bytes())).collect();
                if let Some(packed) = packed {
                    let mut appended = CommitColumn::default();
                    (0..).step_by(2).zip(packed.chunks(2)).for_each(|(row, some)| appended.append_packed(row, some.as_flattened()));
                    prop_assert_eq!(&appended, &column);
                    column.fill(names.len() + 1, "x");
                    appended.append_packed(names.len() + 2, packed.as_flattened());
                    prop_assert_eq!(appended.get(names.len() + 2), column.get(0));
                }
                let column = names.iter().enumerate().fold(CommitColumn::default(), |mut column, (row, name)| {
                    column.fill(row, name);
                    column
                });
                let mut hashes = Vec::new();
                column.each_hash(|row, hash| hashes.push((row, hash)));
                let named = (0..names.len()).filter(|&row| !names[row].is_empty());
                prop_assert_eq!(hashes, named.map(|row| (row, column.hash(row))).collect::<Vec<_>>());
                let mut part = column.first_rows(first);
                for (row, name) in names.iter().enumerate() {
                    prop_assert_eq!(&column.get(row), name);
                    prop_assert_eq!(part.get(row), if row < first { name } else { "" });
                    prop_assert_eq!(column.is_empty_at(row), name.is_empty());
                    prop_assert_eq!(column.is_same(0, row), names[0] == *name);
                }
                part.fill(names.len(), "x");
                prop_assert_eq!(part.get(names.len()), "x");
                prop_assert_eq!(names.first().is_none_or(|name| column.get(0) == *name), true);
            }
        }
    }
}
