//! Compact columns: text in one arena, times as integers, names numbered.
//!
//! A million rows must fit a browser tab, so a row is a place in columns and never an object of its own.

/// No time. Instants are `i64` milliseconds.
pub(crate) const NONE: i64 = i64::MIN;

/// Texts, one after the other. Rows at the end that were never filled are empty and take no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TextColumn {
    text: String,
    ends: Vec<u32>,
}

impl TextColumn {
    /// Fills a row at or after the last filled one. Over 4 GiB of text the cell stays empty.
    pub fn fill(&mut self, row: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        let end = self.text.len() as u32;
        if self.ends.len() < row {
            self.ends.resize(row, end);
        }
        if u32::try_from(self.text.len() + text.len()).is_ok() {
            self.text.push_str(text);
        }
        self.ends.push(self.text.len() as u32);
    }

    pub fn get(&self, row: usize) -> &str {
        let Some(&end) = self.ends.get(row) else { return "" };
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// No row is filled.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The arena and the end of each filled row: what is stored.
    pub fn parts(&self) -> (&str, &[u32]) {
        (&self.text, &self.ends)
    }

    /// From stored parts; `None` if they do not fit each other.
    pub fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        let ascending = ends.is_sorted() && ends.last().is_none_or(|&end| end as usize == text.len());
        let whole = ends.iter().all(|&end| text.is_char_boundary(end as usize));
        (ascending && whole && (!ends.is_empty() || text.is_empty())).then_some(Self { text, ends })
    }

    pub fn filled(&self) -> usize {
        self.ends.len()
    }
}

/// Times; rows at the end that were never filled have none and take no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TimeColumn {
    pub ms: Vec<i64>,
}

impl TimeColumn {
    /// Fills a row at or after the last filled one.
    pub fn fill(&mut self, row: usize, ms: i64) {
        if ms != NONE {
            self.ms.resize(row, NONE);
            self.ms.push(ms);
        }
    }

    /// Sets any row.
    pub fn set(&mut self, row: usize, ms: i64) {
        if self.ms.len() <= row {
            self.ms.resize(row + 1, NONE);
        }
        if let Some(slot) = self.ms.get_mut(row) {
            *slot = ms;
        }
    }

    pub fn get(&self, row: usize) -> Option<i64> {
        self.ms.get(row).copied().filter(|&ms| ms != NONE)
    }

    pub fn raw(&self, row: usize) -> i64 {
        self.ms.get(row).copied().unwrap_or(NONE)
    }
}

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
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = text.len() as u64;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
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
        fn texts_are_given_back(texts in prop::collection::vec("[a-zé]{0,5}", 0..50)) {
            let mut column = TextColumn::default();
            for (row, text) in texts.iter().enumerate() {
                column.fill(row, text);
            }
            for (row, text) in texts.iter().enumerate() {
                prop_assert_eq!(column.get(row), text);
            }
            prop_assert_eq!(column.get(texts.len()), "");
            let (text, ends) = column.parts();
            prop_assert_eq!(TextColumn::from_parts(text.to_owned(), ends.to_vec()), Some(column.clone()));
        }

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

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        assert_eq!(TextColumn::from_parts("ab".into(), vec![2, 1]), None);
        assert_eq!(TextColumn::from_parts("ab".into(), vec![3]), None);
        assert_eq!(TextColumn::from_parts("é".into(), vec![1, 2]), None);
        assert_eq!(TextColumn::from_parts("ab".into(), vec![]), None);
    }
}
