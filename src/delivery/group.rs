//! Finding equal rows among many, by hash, without building keys.

use super::facts::NOTHING;

/// For each of `count` rows the first row that is the same; its own number if there is none before. `hash` must be equal
/// for rows that are the same.
pub(crate) fn first_equal(count: usize, hash: &dyn Fn(usize) -> u64, same: &dyn Fn(usize, usize) -> bool) -> Vec<u32> {
    let size = (count * 2).next_power_of_two().max(16);
    let mut table = vec![NOTHING; size];
    (0..count).map(|row| place(&mut table, row, hash(row), same)).collect()
}

fn place(table: &mut [u32], row: usize, hash: u64, same: &dyn Fn(usize, usize) -> bool) -> u32 {
    let mask = table.len() - 1;
    let mut slot = (hash ^ hash >> 32) as usize & mask;
    loop {
        match table.get(slot).copied() {
            Some(NOTHING) | None => break,
            Some(other) if same(other as usize, row) => return other,
            Some(_) => slot = (slot + 1) & mask,
        }
    }
    if let Some(free) = table.get_mut(slot) {
        *free = row as u32;
    }
    row as u32
}

/// Mixes numbers into one hash.
pub(crate) fn mixed(parts: &[u64]) -> u64 {
    parts.iter().fold(0x51_7c_c1_b7_27_22_0a_95, |hash: u64, part| {
        (hash.rotate_left(23) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}
