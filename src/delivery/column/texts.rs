//! Texts, end to end in one arena.

use std::sync::Arc;

/// Texts, one after the other. Rows at the end that were never filled are empty and take no room.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextColumn {
    text: Arc<String>,
    ends: Ends,
}

/// Where the texts end.
#[derive(Debug, Clone)]
enum Ends {
    /// So many texts of one length: ids and commits mostly are, and their ends need no room.
    Even { length: usize, rows: usize },
    /// The end of each.
    Each(Arc<Vec<u32>>),
}

impl Default for Ends {
    fn default() -> Self {
        Self::Even { length: 0, rows: 0 }
    }
}

impl PartialEq for TextColumn {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.ends().eq(other.ends())
    }
}

impl Eq for TextColumn {}

impl TextColumn {
    /// Fills a row at or after the last filled one. Over 4 GiB of text the cell stays empty.
    pub fn fill(&mut self, row: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Ends::Even { length, rows } = &mut self.ends
            && row == *rows
            && (*rows == 0 || *length == text.len())
            && self.text.len() == *length * *rows
            && u32::try_from(self.text.len() + text.len()).is_ok()
        {
            (*length, *rows) = (text.len(), *rows + 1);
            Arc::make_mut(&mut self.text).push_str(text);
            return;
        }
        self.fill_uneven(row, text);
    }

    /// Fills rows from this one on, which is at or after the last filled one, with texts of one length, end to end.
    pub fn append_even(&mut self, row: usize, texts: &str, length: usize) {
        if let Ends::Even { length: own, rows } = &mut self.ends
            && row == *rows
            && (*rows == 0 || *own == length)
            && self.text.len() == *own * *rows
            && u32::try_from(self.text.len() + texts.len()).is_ok()
            && length > 0
        {
            (*own, *rows) = (length, *rows + texts.len() / length);
            Arc::make_mut(&mut self.text).push_str(texts);
        } else {
            let each = texts.as_bytes().chunks_exact(length.max(1)).map(|text| std::str::from_utf8(text).unwrap_or(""));
            (row..).zip(each).for_each(|(row, text)| self.fill(row, text));
        }
    }

    fn fill_uneven(&mut self, row: usize, text: &str) {
        self.make_uneven();
        let Ends::Each(ends) = &mut self.ends else { return };
        let ends = Arc::make_mut(ends);
        let end = ends.last().copied().unwrap_or(0);
        if ends.len() < row {
            ends.resize(row, end);
        }
        let arena = Arc::make_mut(&mut self.text);
        arena.truncate(end as usize);
        if u32::try_from(arena.len() + text.len()).is_ok() {
            arena.push_str(text);
        }
        ends.push(arena.len() as u32);
    }

    fn make_uneven(&mut self) {
        if let Ends::Even { length, rows } = self.ends {
            self.ends = Ends::Each(Arc::new((1..=rows).map(|row| (row * length) as u32).collect()));
        }
    }

    /// Makes room for so many rows like those that are there, so that the arena is not copied again and again.
    pub fn expect_rows(&mut self, rows: usize) {
        let filled = self.filled();
        if filled == 0 || rows <= filled {
            return;
        }
        let arena = Arc::make_mut(&mut self.text);
        let bytes = (arena.len() as f64 / filled as f64 * rows as f64 * 1.01) as usize;
        arena.reserve(bytes.saturating_sub(arena.len()));
        if let Ends::Each(ends) = &mut self.ends {
            Arc::make_mut(ends).reserve(rows - filled);
        }
    }

    pub fn get(&self, row: usize) -> &str {
        let (start, end) = match &self.ends {
            Ends::Even { length, rows } if row < *rows => (row * length, row * length + length),
            Ends::Even { .. } => return "",
            Ends::Each(ends) => {
                let Some(&end) = ends.get(row) else { return "" };
                let start = row.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
                (start as usize, end as usize)
            }
        };
        self.text.get(start..end).unwrap_or("")
    }

    /// Whether no filled text is empty and each comes after the one before: a longer one after a shorter one, else by its
    /// bytes. Then no two are equal.
    pub fn ascends(&self) -> bool {
        if let Some(length @ WORD..=TWO_WORDS) = self.even_length() {
            return self
                .text()
                .as_bytes()
                .chunks_exact(length)
                .map(outer_words)
                .is_sorted_by(|before, next| before < next);
        }
        let rank = |row: usize| {
            let text = self.get(row).as_bytes();
            // Eight bytes are compared in one go.
            let (first, rest) =
                text.split_first_chunk().map_or((0, text), |(first, rest)| (u64::from_be_bytes(*first), rest));
            (text.len(), first, rest)
        };
        !self.get(0).is_empty() && (0..self.filled()).map(rank).is_sorted_by(|before, next| before < next)
    }

    /// No row is filled.
    pub fn is_blank(&self) -> bool {
        self.text().is_empty()
    }

    /// The same texts up to a row, in the same memory.
    pub fn first_rows(&self, count: usize) -> Self {
        let ends = match &self.ends {
            Ends::Even { length, rows } => Ends::Even { length: *length, rows: count.min(*rows) },
            Ends::Each(ends) if ends.len() <= count => Ends::Each(Arc::clone(ends)),
            Ends::Each(ends) => Ends::Each(Arc::new(ends.iter().take(count).copied().collect())),
        };
        Self { text: Arc::clone(&self.text), ends }
    }

    /// Whether the two share one arena, so that equal rows need no comparing.
    pub fn is_in_memory_of(&self, other: &Self) -> bool {
        let is_one = match (&self.ends, &other.ends) {
            (Ends::Even { length, .. }, Ends::Even { length: others, .. }) => length == others,
            (Ends::Each(ends), Ends::Each(others)) => Arc::ptr_eq(ends, others),
            _ => false,
        };
        is_one && Arc::ptr_eq(&self.text, &other.text)
    }

    /// The arena: what is stored, with [`Self::ends`].
    pub fn text(&self) -> &str {
        let end = match &self.ends {
            Ends::Even { length, rows } => length * rows,
            Ends::Each(ends) => ends.last().map_or(0, |&end| end as usize),
        };
        self.text.get(..end).unwrap_or("")
    }

    /// The end of each filled row.
    pub fn ends(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        (0..self.filled()).map(|row| match &self.ends {
            Ends::Even { length, .. } => ((row + 1) * length) as u32,
            Ends::Each(ends) => ends.get(row).copied().unwrap_or(0),
        })
    }

    /// The length of the texts where all filled rows have one.
    pub fn even_length(&self) -> Option<usize> {
        match &self.ends {
            Ends::Even { length, rows } => Some(*length).filter(|_| *rows > 0),
            Ends::Each(_) => None,
        }
    }

    /// Texts of one length, end to end; `None` if that is not their length.
    pub fn from_even(text: String, length: usize) -> Option<Self> {
        let rows = text.len().checked_div(length)?;
        let is_whole = rows * length == text.len() && text.is_ascii() && u32::try_from(text.len()).is_ok();
        is_whole.then(|| Self { text: Arc::new(text), ends: Ends::Even { length, rows } })
    }

    /// From stored parts; `None` if they do not fit each other.
    pub fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        let ascending = ends.is_sorted() && ends.last().is_none_or(|&end| end as usize == text.len());
        let whole = ends.iter().all(|&end| text.is_char_boundary(end as usize));
        if !(ascending && whole && (!ends.is_empty() || text.is_empty())) {
            return None;
        }
        let length = ends.first().copied().unwrap_or(0);
        let is_even = length > 0 && (1u32..).zip(&ends).all(|(row, &end)| row.checked_mul(length) == Some(end));
        let ends = if is_even || ends.is_empty() {
            Ends::Even { length: length as usize, rows: ends.len() }
        } else {
            Ends::Each(Arc::new(ends))
        };
        Some(Self { text: Arc::new(text), ends })
    }

    pub fn filled(&self) -> usize {
        match &self.ends {
            Ends::Even { rows, .. } => *rows,
            Ends::Each(ends) => ends.len(),
        }
    }
}

const WORD: usize = 8;
const TWO_WORDS: usize = 16;

/// The first and the last eight bytes of a text of eight to sixteen, which they order as it is ordered.
fn outer_words(text: &[u8]) -> (u64, u64) {
    let word = |bytes: Option<&[u8; WORD]>| bytes.map_or(0, |bytes| u64::from_be_bytes(*bytes));
    (word(text.first_chunk()), word(text.last_chunk()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_are_given_back(texts in prop::collection::vec("[a-zé]{0,5}|abc|xyz", 0..50), first in 0usize..60) {
            let mut column = TextColumn::default();
            for (row, text) in texts.iter().enumerate() {
                column.fill(row, text);
            }
            for (row, text) in texts.iter().enumerate() {
                prop_assert_eq!(column.get(row), text);
                let firsts = column.first_rows(first);
                prop_assert_eq!(firsts.get(row), if row < first { text } else { "" });
            }
            prop_assert_eq!(column.get(texts.len()), "");
            let (text, ends) = (column.text().to_owned(), column.ends().collect());
            prop_assert_eq!(TextColumn::from_parts(text, ends), Some(column.clone()));
        }

        #[test]
        fn texts_ascend_by_length_and_bytes(
            length in prop_oneof![Just(None), (1usize..20).prop_map(Some)],
            numbers in prop::collection::vec(0u32..300, 0..12),
            is_sorted in any::<bool>(),
        ) {
            let mut texts: Vec<String> = match length {
                Some(length) => numbers.iter().map(|number| format!("{number:0length$}")).collect(),
                None => numbers.iter().map(|number| "é".repeat(*number as usize % 9) + &number.to_string()).collect(),
            };
            if is_sorted {
                texts.sort_by_key(|text| (text.len(), text.clone()));
                texts.dedup();
            }
            let mut column = TextColumn::default();
            texts.iter().enumerate().for_each(|(row, text)| column.fill(row, text));
            let expected = !texts.is_empty() && texts.is_sorted_by(|a, b| (a.len(), a) < (b.len(), b));
            prop_assert_eq!(column.ascends(), expected);
        }

        #[test]
        fn a_copy_may_be_written_to(texts in prop::collection::vec("[ab]{2}", 1..9), cut in 0usize..9, more in "[a-z]{1,4}") {
            let mut column = TextColumn::default();
            texts.iter().enumerate().for_each(|(row, text)| column.fill(row, text));
            let mut copy = column.first_rows(cut.min(texts.len()));
            copy.fill(texts.len() + 1, &more);
            prop_assert_eq!(copy.get(texts.len() + 1), more);
            prop_assert_eq!(copy.get(texts.len()), "");
            for (row, text) in texts.iter().enumerate() {
                prop_assert_eq!(column.get(row), text);
                prop_assert_eq!(copy.get(row), if row < cut { text } else { "" });
            }
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
