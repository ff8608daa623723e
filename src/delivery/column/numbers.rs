//! Numbers of names and rows, a byte each as long as they are small.

use std::sync::Arc;

use super::Block;

/// No number: the largest of each width stands for it.
const NOTHING: u32 = u32::MAX;

/// Numbers, in the narrowest of three widths that holds them all.
#[derive(Debug, Clone)]
pub(crate) struct Numbers(Width);

#[derive(Debug, Clone)]
enum Width {
    One(Arc<Vec<u8>>),
    Two(Arc<Vec<u16>>),
    Four(Arc<Vec<u32>>),
}

/// How many cells of one byte there are.
const NARROW: usize = 1 << u8::BITS;

fn narrow(number: u32) -> Option<u8> {
    if number == NOTHING { Some(u8::MAX) } else { u8::try_from(number).ok().filter(|&cell| cell != u8::MAX) }
}

fn medium(number: u32) -> Option<u16> {
    if number == NOTHING { Some(u16::MAX) } else { u16::try_from(number).ok().filter(|&cell| cell != u16::MAX) }
}

fn of_narrow(cell: u8) -> u32 {
    if cell == u8::MAX { NOTHING } else { u32::from(cell) }
}

fn of_medium(cell: u16) -> u32 {
    if cell == u16::MAX { NOTHING } else { u32::from(cell) }
}

impl Default for Numbers {
    fn default() -> Self {
        Self(Width::One(Arc::default()))
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Numbers {}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut column = Self::default();
        column.extend(numbers);
        column
    }
}

impl From<Vec<u32>> for Numbers {
    fn from(numbers: Vec<u32>) -> Self {
        numbers.into_iter().collect()
    }
}

impl Extend<u32> for Numbers {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, numbers: I) {
        numbers.into_iter().for_each(|number| self.push(number));
    }
}

impl Numbers {
    pub fn len(&self) -> usize {
        match &self.0 {
            Width::One(cells) => cells.len(),
            Width::Two(cells) => cells.len(),
            Width::Four(cells) => cells.len(),
        }
    }

    pub fn push(&mut self, number: u32) {
        match &mut self.0 {
            Width::One(cells) => {
                if let Some(cell) = narrow(number) {
                    return Arc::make_mut(cells).push(cell);
                }
            }
            Width::Two(cells) => {
                if let Some(cell) = medium(number) {
                    return Arc::make_mut(cells).push(cell);
                }
            }
            Width::Four(cells) => return Arc::make_mut(cells).push(number),
        }
        self.widen(number);
        self.push(number);
    }

    /// Adds numbers that come together.
    pub fn append(&mut self, numbers: &[u32]) {
        // At least as large as the largest, and quicker to tell.
        let bound = numbers.iter().fold(0, |bound, number| bound | number);
        match &mut self.0 {
            Width::One(cells) if bound < u32::from(u8::MAX) => {
                Arc::make_mut(cells).extend(numbers.iter().map(|&number| number as u8));
            }
            Width::Two(cells) if bound < u32::from(u16::MAX) => {
                Arc::make_mut(cells).extend(numbers.iter().map(|&number| number as u16));
            }
            Width::Four(cells) => Arc::make_mut(cells).extend_from_slice(numbers),
            _ => numbers.iter().for_each(|&number| self.push(number)),
        }
    }

    /// Adds a number so many times.
    pub fn append_same(&mut self, number: u32, count: usize) {
        match (&mut self.0, narrow(number)) {
            (Width::One(cells), Some(cell)) => {
                let cells = Arc::make_mut(cells);
                cells.resize(cells.len() + count, cell);
            }
            _ => (0..count).for_each(|_| self.push(number)),
        }
    }

    /// Adds the numbers from one up to, not with, another.
    pub fn append_run(&mut self, from: u32, to: u32) {
        match &mut self.0 {
            Width::Four(cells) => Arc::make_mut(cells).extend(from..to),
            _ => (from..to).for_each(|number| self.push(number)),
        }
    }

    /// Makes the cells wide enough for a number.
    fn widen(&mut self, number: u32) {
        let capacity = self.capacity();
        if medium(number).is_some() && matches!(self.0, Width::One(_)) {
            let mut cells = Vec::with_capacity(capacity);
            cells.extend(self.iter().filter_map(medium));
            self.0 = Width::Two(Arc::new(cells));
        } else {
            let mut cells = Vec::with_capacity(capacity);
            cells.extend(self.iter());
            self.0 = Width::Four(Arc::new(cells));
        }
    }

    fn capacity(&self) -> usize {
        match &self.0 {
            Width::One(cells) => cells.capacity(),
            Width::Two(cells) => cells.capacity(),
            Width::Four(cells) => cells.capacity(),
        }
    }

    /// Makes room for so many rows.
    pub fn expect_rows(&mut self, rows: usize) {
        let more = rows.saturating_sub(self.len());
        match &mut self.0 {
            Width::One(cells) => Arc::make_mut(cells).reserve(more),
            Width::Two(cells) => Arc::make_mut(cells).reserve(more),
            Width::Four(cells) => Arc::make_mut(cells).reserve(more),
        }
    }

    pub fn get(&self, row: usize) -> Option<u32> {
        match &self.0 {
            Width::One(cells) => cells.get(row).copied().map(of_narrow),
            Width::Two(cells) => cells.get(row).copied().map(of_medium),
            Width::Four(cells) => cells.get(row).copied(),
        }
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        (0..self.len()).map(|row| self.get(row).unwrap_or(NOTHING))
    }

    /// Changes each number; where none changes, nothing is written.
    pub fn change(&mut self, new: impl Fn(u32) -> u32) {
        let is_kept = |cell: u8| new(of_narrow(cell)) == of_narrow(cell);
        if matches!(self.0, Width::One(_)) && (0..=u8::MAX).all(is_kept) {
            return;
        }
        if self.iter().any(|number| new(number) != number) {
            *self = self.iter().map(new).collect();
        }
    }

    /// Room for the numbers of a block of rows.
    pub fn block() -> Block<u32> {
        Block::filled_with(NOTHING)
    }

    /// The numbers of the rows from one on.
    pub fn read_block(&self, first: usize, block: &mut Block<u32>) {
        match &self.0 {
            Width::One(cells) => block.read(cells, first, of_narrow),
            Width::Two(cells) => block.read(cells, first, of_medium),
            Width::Four(cells) => block.read(cells, first, |number| number),
        }
    }

    /// Whether each number is larger than the one before.
    pub fn ascends(&self) -> bool {
        match &self.0 {
            Width::One(cells) => cells.is_sorted_by(|a, b| a < b),
            Width::Two(cells) => cells.is_sorted_by(|a, b| a < b),
            Width::Four(cells) => cells.is_sorted_by(|a, b| a < b),
        }
    }

    /// Whether each row has its own number, from 0 on.
    pub fn counts_rows(&self) -> bool {
        match &self.0 {
            Width::Four(cells) => (0u32..).zip(cells.iter()).all(|(row, &number)| row == number),
            _ => (0u32..).zip(self.iter()).all(|(row, number)| row == number),
        }
    }

    /// Which numbers below a bound occur.
    pub fn used(&self, below: usize) -> Vec<bool> {
        let mut used = vec![false; below];
        let mut mark = |number: u32| {
            if let Some(flag) = used.get_mut(number as usize) {
                *flag = true;
            }
        };
        match &self.0 {
            Width::One(cells) => narrow_used(cells).for_each(|cell| mark(of_narrow(cell))),
            Width::Two(cells) => cells.iter().for_each(|&cell| mark(of_medium(cell))),
            Width::Four(cells) => cells.iter().for_each(|&number| mark(number)),
        }
        used
    }

    /// The column with its numbers read by a table. Numbers beyond it read as [`NOTHING`].
    pub fn read_by(&self, table: Vec<u32>) -> ReadBy {
        let read = |number: u32| table.get(number as usize).copied().unwrap_or(NOTHING);
        ReadBy(match &self.0 {
            Width::One(cells) => {
                let short = std::array::from_fn(|cell| read(of_narrow(cell as u8)));
                By::Short(Arc::clone(cells), Box::new(short))
            }
            _ => By::Long(self.clone(), table),
        })
    }
}

/// Which cells occur.
fn narrow_used(cells: &[u8]) -> impl Iterator<Item = u8> {
    let mut used = [false; NARROW];
    for &cell in cells {
        if let Some(flag) = used.get_mut(usize::from(cell)) {
            *flag = true;
        }
    }
    (0..=u8::MAX).zip(used).filter(|(_, is_used)| *is_used).map(|(cell, _)| cell)
}

/// A column whose numbers are read by a table, for those who ask row by row.
#[derive(Debug, Clone)]
pub(crate) struct ReadBy(By);

#[derive(Debug, Clone)]
enum By {
    /// By each cell that there can be.
    Short(Arc<Vec<u8>>, Box<[u32; NARROW]>),
    Long(Numbers, Vec<u32>),
}

impl ReadBy {
    /// What the number in a row reads as.
    #[inline]
    pub fn get(&self, row: usize) -> u32 {
        match &self.0 {
            By::Short(cells, table) => {
                cells.get(row).and_then(|&cell| table.get(usize::from(cell))).copied().unwrap_or(NOTHING)
            }
            By::Long(column, table) => {
                column.get(row).and_then(|number| table.get(number as usize)).copied().unwrap_or(NOTHING)
            }
        }
    }
}

/// What has numbers by row.
pub(crate) trait Numbered {
    /// The number in a row, if there is such a row.
    fn number(&self, row: usize) -> Option<u32>;
}

impl Numbered for Numbers {
    fn number(&self, row: usize) -> Option<u32> {
        self.get(row)
    }
}

impl Numbered for [u32] {
    fn number(&self, row: usize) -> Option<u32> {
        self.get(row).copied()
    }
}

impl Numbered for Vec<u32> {
    fn number(&self, row: usize) -> Option<u32> {
        self.get(row).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_given_back(numbers in prop::collection::vec(
            prop_oneof![0u32..4, 250u32..260, 65_530u32..65_540, Just(u32::MAX), any::<u32>()], 0..40
        )) {
            let column: Numbers = numbers.iter().copied().collect();
            let mut appended = Numbers::default();
            numbers.chunks(7).for_each(|some| appended.append(some));
            prop_assert_eq!(&appended, &column);
            for &number in numbers.iter().take(3) {
                let (mut same, mut run) = (column.clone(), column.clone());
                same.append_same(number, 3);
                run.append_run(number.saturating_sub(3), number);
                prop_assert!(same.iter().skip(numbers.len()).eq([number; 3]));
                prop_assert!(run.iter().skip(numbers.len()).eq(number.saturating_sub(3)..number));
                prop_assert!([same, run].iter().all(|longer| longer.iter().take(numbers.len()).eq(column.iter())));
            }
            prop_assert_eq!(column.iter().collect::<Vec<_>>(), numbers.clone());
            prop_assert_eq!(column.get(numbers.len()), None);
            let table: Vec<u32> = (0..300).map(|number| number * 2).collect();
            prop_assert_eq!(column.counts_rows(), numbers.iter().copied().eq(0..numbers.len() as u32));
            prop_assert!((0..numbers.len() as u32 * 9).collect::<Numbers>().counts_rows());
            let by_table = column.read_by(table.clone());
            let used = column.used(table.len());
            for (row, &number) in numbers.iter().enumerate() {
                prop_assert_eq!(by_table.get(row), table.get(number as usize).copied().unwrap_or(NOTHING));
                prop_assert_ne!(used.get(number as usize), Some(&false));
            }
            prop_assert_eq!(by_table.get(numbers.len()), NOTHING);
            let within: std::collections::BTreeSet<u32> = numbers.iter().copied().filter(|&number| number < 300).collect();
            prop_assert_eq!(used.iter().filter(|is_used| **is_used).count(), within.len());
            let mut changed = column.clone();
            changed.change(|number| number ^ 1);
            prop_assert_eq!(changed.iter().map(|number| number ^ 1).collect::<Vec<_>>(), numbers.clone());
            prop_assert_eq!(column, Numbers::from(numbers));
        }
    }
}
