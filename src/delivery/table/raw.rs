//! The rows of a table as they stand in the file: what is needed to look at some of them again.

/// Bytes may be looked at again so many times as there are bytes: without a bound a hostile file would never end.
const MOST_SECOND_LOOKS: u64 = 4;

/// The rows as they stand in the file.
#[derive(Default)]
pub(super) struct Raw {
    /// The record being read, as far as it came with earlier pieces.
    pub held: Vec<u8>,
    /// Bytes before the record, and before the farthest record so far.
    pub offset: u64,
    reached: u64,
    looked_at_again: u64,
    /// Some row has fewer cells than the header, as tools write that leave empty cells at the end away.
    pub has_short_rows: bool,
}

impl Raw {
    /// A record of this length ends.
    pub fn reach(&mut self, length: usize) {
        self.reached = self.reached.max(self.offset + length as u64);
    }

    /// Passes over the start of a record to look at what is behind it once more, unless that was done too often.
    pub fn look_again(&mut self, passed: usize, behind: usize) -> bool {
        let looked_at = self.looked_at_again + behind as u64;
        let may = looked_at <= self.reached.saturating_mul(MOST_SECOND_LOOKS);
        if may {
            self.looked_at_again = looked_at;
            self.offset += passed as u64;
        }
        may
    }
}
