//! Whether each deployment has a commit of its own, which its change names too. Then no row can stand for another, and
//! nothing need be looked up: true of most exports with a change in each row, and found out in one look.

use super::super::column::{CommitColumn, TextColumn};
use super::super::facts::{Facts, number};

impl Facts {
    /// Each change stands in the row of its deployment, names its commit and nothing else, and all commits differ.
    pub(super) fn commits_are_apart(&self) -> bool {
        *self.memo.commits_are_apart.get_or_init(|| {
            let changes = &self.changes;
            let others = [
                &self.deployments.carries,
                &changes.deployment_id,
                &changes.merge_revision,
                &changes.version,
                &changes.number,
                &changes.parents,
            ];
            others.into_iter().all(TextColumn::is_blank)
                && self.changes_name_their_deployments_commit()
                && are_distinct(&self.deployments.revision)
        })
    }

    fn changes_name_their_deployments_commit(&self) -> bool {
        let (changes, commits) = (&self.changes, &self.deployments.revision);
        if changes.revision.is_in_memory_of(commits) && changes.deployment_row.counts_rows() {
            return changes.len() <= self.deployments.len();
        }
        (0..changes.len()).all(|change| {
            let own = number(&changes.deployment_row, change) as usize;
            own < self.deployments.len() && changes.revision.get(change) == commits.get(own)
        }) && self.changes.deployment_row.ascends()
    }
}

/// A set of numbers below a power of two.
struct Bits {
    words: Vec<u64>,
    mask: u64,
}

impl Bits {
    fn new(count: usize) -> Self {
        let words = (count / 64).next_power_of_two().max(1);
        Self { words: vec![0; words], mask: (words * 64 - 1) as u64 }
    }

    /// Puts a number in; whether it was there.
    fn put(&mut self, number: u64) -> bool {
        let place = number & self.mask;
        let Some(word) = self.words.get_mut((place / 64) as usize) else { return true };
        let bit = 1 << (place % 64);
        let was_there = *word & bit != 0;
        *word |= bit;
        was_there
    }

    fn has(&self, number: u64) -> bool {
        let place = number & self.mask;
        self.words.get((place / 64) as usize).is_some_and(|word| word & 1 << (place % 64) != 0)
    }
}

/// Bits per row of the first look: so few that they stay near, so many that few rows meet by chance.
const BITS_PER_ROW: usize = 16;

/// Whether all texts but the empty ones differ. A first look finds those few whose hashes meet in some bits; only these
/// are compared.
fn are_distinct(column: &CommitColumn) -> bool {
    if column.surely_all_differ() {
        return true;
    }
    let rows = column.filled();
    let mut seen = Bits::new(rows * BITS_PER_ROW);
    let mut met: Vec<u64> = Vec::new();
    column.each_hash(|_, hash| {
        if seen.put(hash) {
            met.push(hash);
        }
    });
    if met.len() > rows / 8 {
        return false;
    }
    let mut suspected = Bits::new(met.len() * 64);
    let mask = seen.mask;
    for hash in met {
        suspected.put((hash & mask).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32);
    }
    drop(seen);
    let mut suspects: Vec<(u64, u32)> = Vec::new();
    column.each_hash(|row, hash| {
        if suspected.has((hash & mask).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) {
            suspects.push((hash, row as u32));
        }
    });
    suspects.sort_unstable();
    let is_same = |a: u32, b: u32| column.is_same(a as usize, b as usize);
    suspects.chunk_by(|a, b| a.0 == b.0).filter(|equal| equal.len() > 1).all(|equal| {
        equal
            .iter()
            .enumerate()
            .all(|(at, (_, row))| equal.iter().skip(at + 1).all(|(_, other)| !is_same(*row, *other)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_texts_are_found(texts in prop::collection::vec("[0-9a-f]{0,3}", 0..30)) {
            let mut column = CommitColumn::default();
            texts.iter().enumerate().for_each(|(row, text)| column.fill(row, text));
            let mut named: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
            named.sort();
            let is_distinct = named.windows(2).all(|pair| pair[0] != pair[1]);
            // Few rows with many equals may be given up early, but never the other way round.
            prop_assert!(!are_distinct(&column) || is_distinct);
            prop_assert!(are_distinct(&column) || !is_distinct || named.len() < 30);
        }
    }

    #[test]
    fn one_pair_among_many_is_found() {
        let mut column = CommitColumn::default();
        (0..50_000usize).for_each(|row| column.fill(row, &format!("{:040x}", row * 7_919)));
        assert!(are_distinct(&column));
        column.fill(50_000, &format!("{:040x}", 31_234 * 7_919));
        assert!(!are_distinct(&column));
    }
}
