//! Cells of many rows at once.

/// So many rows are read from a column in one go where all of many are looked at: what there is to ask of the column is
/// then asked once for all of them.
pub(crate) const BLOCK_ROWS: usize = 256;

/// Room for the cells of so many rows.
#[derive(Debug, Clone)]
pub(crate) struct Block<T> {
    cells: [T; BLOCK_ROWS],
    /// What stands for rows that are not there.
    none: T,
}

impl<T: Copy> Block<T> {
    pub(super) fn filled_with(none: T) -> Self {
        Self { cells: [none; BLOCK_ROWS], none }
    }

    /// The cells of rows, from one on, as values.
    pub(super) fn read<C: Copy>(&mut self, column: &[C], first: usize, value_of: impl Fn(C) -> T) {
        let some = column.get(first..).unwrap_or(&[]);
        let filled = some.len().min(BLOCK_ROWS);
        self.cells.iter_mut().zip(some).for_each(|(cell, from)| *cell = value_of(*from));
        self.cells.iter_mut().skip(filled).for_each(|cell| *cell = self.none);
    }

    /// The cells, row by row; behind the last row those that stand for none.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.cells.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NONE, Numbers, TimeColumn};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_block_holds_what_the_rows_hold(
            numbers in prop::collection::vec(prop_oneof![0u32..4, Just(300), Just(70_000), Just(u32::MAX)], 0..600),
            seconds in prop::collection::vec(prop_oneof![Just(NONE), (0i64..9).prop_map(|s| s * 1_000), Just(7)], 0..600),
            first in 0usize..700,
        ) {
            let (mut numbers_read, mut times_read) = (Numbers::block(), TimeColumn::block());
            let (numbers, times) = (Numbers::from(numbers), TimeColumn::from_ms(seconds));
            // What was read before must not be left over.
            for first in [0, first] {
                numbers.read_block(first, &mut numbers_read);
                times.read_block(first, &mut times_read);
                let rows = first..first + BLOCK_ROWS;
                prop_assert!(numbers_read.iter().eq(rows.clone().map(|row| numbers.get(row).unwrap_or(u32::MAX))));
                prop_assert!(times_read.iter().eq(rows.map(|row| times.raw(row))));
            }
        }
    }
}
