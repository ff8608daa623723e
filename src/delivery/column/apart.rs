//! Whether the names of a column all differ, found out while they come in: a reader waits for its file now and then,
//! and who asks when all is read would wait for the answer.

/// What is known of the names of a column.
#[derive(Debug, Clone, Default)]
pub(super) enum Apart {
    /// Nothing, or two that may be alike.
    #[default]
    Unknown,
    /// Those that came so far differ.
    SoFar(Tags),
    /// They differ, and no more will come.
    All,
}

/// A part of the hash of each name, each in a place that another part decides (open addressing; 0 is free). Names of
/// different hashes are never taken for one, those of one hash always are.
#[derive(Debug, Clone)]
pub(super) struct Tags {
    /// Their count is a power of two.
    cells: Vec<u32>,
    /// So many more have room without long searching.
    room: usize,
}

impl Tags {
    fn new(count: usize) -> Self {
        let cells = (count + count / 2).next_power_of_two();
        Self { cells: vec![0; cells], room: cells / 4 * 3 }
    }

    /// Whether a hash was surely not there, and is now.
    #[inline]
    fn put(&mut self, hash: u64) -> bool {
        let Some(room) = self.room.checked_sub(1) else { return false };
        self.room = room;
        let mask = self.cells.len() - 1;
        let tag = (hash as u32).max(1);
        let mut place = (hash >> 32) as usize & mask;
        loop {
            match self.cells.get_mut(place) {
                Some(cell) if *cell == 0 => {
                    *cell = tag;
                    return true;
                }
                Some(cell) if *cell != tag => place = (place + 1) & mask,
                _ => return false,
            }
        }
    }
}

impl Apart {
    /// Begins to look, with room for so many names.
    pub fn of_about(count: usize) -> Self {
        Self::SoFar(Tags::new(count))
    }

    /// More names came, of these hashes.
    #[inline]
    pub fn add(&mut self, mut hashes: impl Iterator<Item = u64>) {
        let differ = match self {
            Self::Unknown => return,
            Self::SoFar(tags) => hashes.all(|hash| tags.put(hash)),
            Self::All => false,
        };
        if !differ {
            *self = Self::Unknown;
        }
    }

    /// No more names will come; what the looking took is given back.
    pub fn close(&mut self) {
        *self = match std::mem::take(self) {
            Self::SoFar(_) | Self::All => Self::All,
            Self::Unknown => Self::Unknown,
        };
    }

    pub fn is_sure(&self) -> bool {
        matches!(self, Self::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_hashes_are_never_taken_for_different_ones(
            hashes in prop::collection::vec(prop_oneof![0u64..4, any::<u64>(), (0u64..4).prop_map(|high| high << 32)], 0..40),
            room in 0usize..60,
            pieces in 1usize..9,
        ) {
            let mut apart = Apart::of_about(room);
            hashes.chunks(pieces).for_each(|some| apart.add(some.iter().copied()));
            prop_assert!(!apart.is_sure());
            apart.close();
            let distinct: std::collections::BTreeSet<u64> = hashes.iter().copied().collect();
            prop_assert!(!apart.is_sure() || distinct.len() == hashes.len());
            apart.add([7].into_iter());
            prop_assert!(!apart.is_sure());
        }
    }

    #[test]
    fn different_hashes_with_room_for_them_are_seen_to_differ() {
        let mut apart = Apart::of_about(10_000);
        apart.add((1..=10_000u64).map(|at| at.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        apart.close();
        assert!(apart.is_sure());
    }
}
