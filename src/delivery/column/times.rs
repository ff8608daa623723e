//! Times, in whole seconds as long as they are.

use std::sync::Arc;

use super::{Block, NONE};

/// Times; rows at the end that were never filled have none and take no room.
#[derive(Debug, Clone)]
pub(crate) struct TimeColumn(Times);

#[derive(Debug, Clone)]
enum Times {
    /// Seconds since 1970; [`NO_SECOND`] is none.
    Seconds(Arc<Vec<u32>>),
    /// Milliseconds, or times with doubts in their highest bits.
    Wide(Arc<Vec<i64>>),
}

/// No time, among seconds.
pub(crate) const NO_SECOND: u32 = u32::MAX;

/// The seconds of a time that is a whole number of them.
fn whole_seconds(ms: i64) -> Option<u32> {
    if ms == NONE {
        return Some(NO_SECOND);
    }
    let seconds = u32::try_from(ms.cast_unsigned() / 1_000).ok().filter(|&seconds| seconds != NO_SECOND)?;
    (i64::from(seconds) * 1_000 == ms).then_some(seconds)
}

fn ms_of(seconds: u32) -> i64 {
    if seconds == NO_SECOND { NONE } else { i64::from(seconds) * 1_000 }
}

impl Default for TimeColumn {
    fn default() -> Self {
        Self(Times::Seconds(Arc::default()))
    }
}

impl PartialEq for TimeColumn {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for TimeColumn {}

impl TimeColumn {
    /// From stored milliseconds.
    pub fn from_ms(ms: Vec<i64>) -> Self {
        match ms.iter().map(|&ms| whole_seconds(ms)).collect() {
            Some(seconds) => Self(Times::Seconds(Arc::new(seconds))),
            None => Self(Times::Wide(Arc::new(ms))),
        }
    }

    /// Rows up to the last one that was filled.
    pub fn len(&self) -> usize {
        match &self.0 {
            Times::Seconds(cells) => cells.len(),
            Times::Wide(cells) => cells.len(),
        }
    }

    /// Fills a row at or after the last filled one.
    pub fn fill(&mut self, row: usize, ms: i64) {
        if ms != NONE {
            self.set(row, ms);
        }
    }

    /// Sets any row.
    pub fn set(&mut self, row: usize, ms: i64) {
        let seconds = whole_seconds(ms);
        if seconds.is_none() {
            self.widen();
        }
        match (&mut self.0, seconds) {
            (Times::Seconds(cells), Some(seconds)) => put(Arc::make_mut(cells), row, seconds, NO_SECOND),
            (Times::Wide(cells), _) => put(Arc::make_mut(cells), row, ms, NONE),
            (Times::Seconds(_), None) => {}
        }
    }

    /// Fills rows from this one on, which is at or after the last filled one, with times in seconds since 1970.
    pub fn append_seconds(&mut self, row: usize, seconds: &[u32]) {
        match &mut self.0 {
            Times::Seconds(cells) if cells.len() == row && seconds.iter().all(|&second| second != NO_SECOND) => {
                Arc::make_mut(cells).extend_from_slice(seconds);
            }
            _ => (row..).zip(seconds).for_each(|(row, &second)| self.fill(row, ms_of(second))),
        }
    }

    fn widen(&mut self) {
        if let Times::Seconds(cells) = &self.0 {
            self.0 = Times::Wide(Arc::new(cells.iter().map(|&seconds| ms_of(seconds)).collect()));
        }
    }

    /// Makes room for so many rows.
    pub fn expect_rows(&mut self, rows: usize) {
        match &mut self.0 {
            Times::Seconds(cells) if !cells.is_empty() => {
                let more = rows.saturating_sub(cells.len());
                Arc::make_mut(cells).reserve(more);
            }
            _ => {}
        }
    }

    pub fn get(&self, row: usize) -> Option<i64> {
        Some(self.raw(row)).filter(|&ms| ms != NONE)
    }

    pub fn raw(&self, row: usize) -> i64 {
        match &self.0 {
            Times::Seconds(cells) => ms_of(cells.get(row).copied().unwrap_or(NO_SECOND)),
            Times::Wide(cells) => cells.get(row).copied().unwrap_or(NONE),
        }
    }

    /// Room for the times of a block of rows.
    pub fn block() -> Block<i64> {
        Block::filled_with(NONE)
    }

    /// The times of the rows from one on, [`NONE`] where there is no time.
    pub fn read_block(&self, first: usize, block: &mut Block<i64>) {
        match &self.0 {
            Times::Seconds(cells) => block.read(cells, first, ms_of),
            Times::Wide(cells) => block.read(cells, first, |ms| ms),
        }
    }

    /// The cells, [`NONE`] where there is no time.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = i64> + '_ {
        (0..self.len()).map(|row| self.raw(row))
    }

    /// Whether each of so many rows has a time, in seconds.
    pub fn is_full(&self, rows: usize) -> bool {
        matches!(&self.0, Times::Seconds(cells) if cells.len() == rows && !cells.contains(&NO_SECOND))
    }

    /// The first and the last time, where each of so many rows has one in seconds.
    pub fn span_if_full(&self, rows: usize) -> Option<(i64, i64)> {
        let Times::Seconds(cells) = &self.0 else { return None };
        let ends = (NO_SECOND, 0);
        let (first, last) = cells.iter().fold(ends, |(first, last), &cell| (cell.min(first), cell.max(last)));
        // No time is the largest of all, so that a gap shows in the last.
        let is_full = !cells.is_empty() && cells.len() == rows && last != NO_SECOND;
        is_full.then(|| (ms_of(first), ms_of(last)))
    }

    /// Whether all times are whole seconds, and so settled.
    pub fn is_in_seconds(&self) -> bool {
        matches!(self.0, Times::Seconds(_))
    }

    /// Changes each cell.
    pub fn change(&mut self, new: impl Fn(i64) -> i64) {
        *self = Self::from_ms(self.iter().map(new).collect());
    }
}

fn put<T: Copy>(cells: &mut Vec<T>, row: usize, value: T, none: T) {
    if let Some(cell) = cells.get_mut(row) {
        *cell = value;
    } else {
        cells.resize(row, none);
        cells.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn times_are_given_back(times in prop::collection::vec(
            prop_oneof![Just(NONE), (0i64..5_000_000_000).prop_map(|s| s * 1_000), 0i64..10_000, any::<i64>()], 0..20
        )) {
            let mut column = TimeColumn::default();
            times.iter().enumerate().for_each(|(row, &ms)| column.fill(row, ms));
            for (row, &ms) in times.iter().enumerate() {
                prop_assert_eq!(column.raw(row), ms);
                prop_assert_eq!(column.get(row), Some(ms).filter(|&ms| ms != NONE));
            }
            let seconds: Option<Vec<u32>> = times.iter().map(|&ms| whole_seconds(ms)).collect();
            if let Some(seconds) = seconds {
                let mut appended = TimeColumn::default();
                (0..).step_by(3).zip(seconds.chunks(3)).for_each(|(row, some)| appended.append_seconds(row, some));
                prop_assert_eq!(&appended, &column);
            }
            let mut set = TimeColumn::default();
            times.iter().enumerate().rev().for_each(|(row, &ms)| set.set(row, ms));
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), times.clone());
            let is_full = !times.is_empty() && set.is_full(times.len());
            let span = times.iter().min().zip(times.iter().max()).map(|(first, last)| (*first, *last));
            prop_assert_eq!(set.span_if_full(times.len()), span.filter(|_| is_full));
            prop_assert_eq!(TimeColumn::from_ms(times), set);
        }
    }
}
