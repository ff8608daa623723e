//! Columns as bytes.

use super::super::column::{Origins, TextColumn, TimeColumn};

/// Bytes being written. They are handed over piece by piece: all of them together would need as much memory as the
/// columns themselves.
pub(super) struct Writer<'a> {
    give: &'a mut dyn FnMut(&[u8]),
    /// With room for [`PIECE_BYTES`].
    piece: Vec<u8>,
}

const PIECE_BYTES: usize = 512 * 1024;

impl<'a> Writer<'a> {
    /// `give` gets the pieces in their order; it sees all of them once [`Self::end`] was called.
    pub(super) fn new(give: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { give, piece: Vec::with_capacity(PIECE_BYTES) }
    }

    pub(super) fn end(mut self) {
        self.hand_over();
    }

    fn hand_over(&mut self) {
        (self.give)(&self.piece);
        self.piece.clear();
    }

    pub(super) fn push(&mut self, byte: u8) {
        if self.piece.len() >= PIECE_BYTES {
            self.hand_over();
        }
        self.piece.push(byte);
    }

    pub(super) fn extend(&mut self, mut bytes: &[u8]) {
        while let Some((&first, rest)) = bytes.split_first() {
            self.push(first);
            let room = PIECE_BYTES.saturating_sub(self.piece.len()).min(rest.len());
            let (now, later) = rest.split_at_checked(room).unwrap_or((rest, &[]));
            self.piece.extend_from_slice(now);
            bytes = later;
        }
    }

    pub(super) fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.push(value as u8);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.unsigned(bytes.len() as u64);
        self.extend(bytes);
    }

    /// Integers as differences from the one before; the sign goes into the lowest bit.
    pub(super) fn integers(&mut self, values: impl ExactSizeIterator<Item = i64>) {
        self.unsigned(values.len() as u64);
        let mut before = 0i64;
        for value in values {
            let step = value.wrapping_sub(before);
            self.unsigned((step << 1 ^ step >> 63) as u64);
            before = value;
        }
    }

    pub(super) fn numbers(&mut self, column: impl ExactSizeIterator<Item = u32>) {
        self.integers(column.map(i64::from));
    }

    pub(super) fn times(&mut self, column: &TimeColumn) {
        self.integers(column.iter());
    }

    pub(super) fn origins(&mut self, column: &Origins) {
        self.numbers(column.file.iter().copied());
        self.numbers(column.line.iter().copied());
    }

    pub(super) fn plain_texts(&mut self, column: &TextColumn) {
        self.bytes(column.text().as_bytes());
        self.numbers(column.ends());
    }
}

#[cfg(test)]
pub(super) fn written(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut give = |piece: &[u8]| bytes.extend_from_slice(piece);
    let mut out = Writer::new(&mut give);
    write(&mut out);
    out.end();
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_bytes_in_order() {
        let (mut pieces, mut expected) = (Vec::new(), Vec::new());
        let mut give = |piece: &[u8]| pieces.push(piece.to_vec());
        let mut out = Writer::new(&mut give);
        for (length, byte) in [(3, 1), (PIECE_BYTES - 3, 2), (0, 3), (1, 4), (2 * PIECE_BYTES + 5, 5), (1, 6)] {
            let bytes = vec![byte; length];
            out.extend(&bytes);
            expected.extend(bytes);
        }
        out.push(7);
        expected.push(7);
        out.end();
        assert!(pieces.iter().all(|piece| piece.len() <= PIECE_BYTES) && pieces.len() == 4);
        assert!(pieces.concat() == expected);
    }
}
