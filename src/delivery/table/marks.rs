//! Where the marks of a table stand: delimiters, quotes and line ends, found sixty-four bytes at a time.

/// The marks of some bytes.
#[derive(Default)]
pub(super) struct Marks {
    /// The places of all delimiters, quotes, `\r` and `\n`, in order.
    pub places: Vec<u32>,
    /// The lines that end, in order.
    pub lines: Vec<Line>,
}

/// A line that ends within the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Which of the marks its `\n` is.
    pub end_mark: u32,
    /// Behind the line end before it there are delimiters only.
    pub is_plain: bool,
}

/// So many bytes are looked at together, and so many of their marks are put down at once.
const BLOCK: usize = 64;
const AT_ONCE: usize = 8;

impl Marks {
    /// Finds the marks of these bytes; what was found before is forgotten. In the browser by instructions that every
    /// engine has had since 2023; whoever calls this needs no such instructions.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub fn find(&mut self, bytes: &[u8], delimiter: u8) {
        self.places.clear();
        self.lines.clear();
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        let mut last = [0; BLOCK];
        if let Some(start) = last.get_mut(..rest.len()) {
            start.copy_from_slice(rest);
        }
        // Behind the last bytes stand zeros: no marks, unless that is what parts the cells.
        let in_rest = (1u64 << rest.len()) - 1;
        let (mut base, mut is_plain) = (0, true);
        for (block, inside) in blocks.iter().map(|block| (block, u64::MAX)).chain([(&last, in_rest)]) {
            let bits = bits_of(block, delimiter);
            self.take(base, bits.map(|bits| bits & inside), &mut is_plain);
            base += BLOCK as u32;
        }
    }

    /// Puts down the marks of a block: all of them, those that end a line, and those that are more than a delimiter.
    #[inline]
    fn take(&mut self, base: u32, [all, line_ends, special]: [u64; 3], is_plain: &mut bool) {
        let before = self.places.len();
        let mut left = all;
        while left != 0 {
            let mut some = [0; AT_ONCE];
            for place in &mut some {
                *place = base + left.trailing_zeros();
                left &= left.wrapping_sub(1);
            }
            self.places.extend_from_slice(&some);
        }
        self.places.truncate(before + all.count_ones() as usize);
        let (mut ends, mut special) = (line_ends, special);
        while ends != 0 {
            let up_to = ends ^ ends.wrapping_sub(1);
            *is_plain &= special & up_to == 0;
            let end_mark = before as u32 + (all & up_to).count_ones() - 1;
            self.lines.push(Line { end_mark, is_plain: *is_plain });
            *is_plain = true;
            special &= !up_to;
            ends &= ends - 1;
        }
        *is_plain &= special == 0;
    }
}

/// A bit for each byte: whether it is a mark, a `\n`, a quote or `\r`.
#[cfg(not(target_arch = "wasm32"))]
fn bits_of(block: &[u8; BLOCK], delimiter: u8) -> [u64; 3] {
    let bits = |is: &dyn Fn(u8) -> bool| {
        (0..).zip(block).fold(0, |bits, (place, &byte): (u32, _)| bits | u64::from(is(byte)) << place)
    };
    let (line_ends, special) = (bits(&|byte| byte == b'\n'), bits(&|byte| matches!(byte, b'"' | b'\r')));
    [bits(&|byte| byte == delimiter) | line_ends | special, line_ends, special]
}

/// A bit for each byte: whether it is a mark, a `\n`, a quote or `\r`.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
fn bits_of(block: &[u8; BLOCK], delimiter: u8) -> [u64; 3] {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let mut bits = [0; 3];
    let (quarters, _) = block.as_chunks::<16>();
    for (quarter, shift) in quarters.iter().zip([0, 16, 32, 48]) {
        let ([low, high], _) = quarter.as_chunks::<8>() else { continue };
        let bytes = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let equal = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
        let (line_ends, special) = (equal(b'\n'), v128_or(equal(b'"'), equal(b'\r')));
        let all = v128_or(equal(delimiter), v128_or(line_ends, special));
        for (bits, found) in bits.iter_mut().zip([all, line_ends, special]) {
            *bits |= u64::from(u8x16_bitmask(found)) << shift;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_mark(byte: u8, delimiter: u8) -> bool {
        byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n')
    }

    proptest! {
        #[test]
        fn every_mark_and_line_is_found(
            text in "([a-c,;]{0,30}[a-c,;\"\r\n\0]{0,4}){0,8}",
            delimiter in prop::sample::select(vec![b',', b';', b'\t', 0]),
        ) {
            let mut marks = Marks::default();
            for _ in 0..2 {
                marks.find(text.as_bytes(), delimiter);
            }
            let expected: Vec<u32> =
                (0u32..).zip(text.bytes()).filter(|(_, byte)| is_mark(*byte, delimiter)).map(|(at, _)| at).collect();
            prop_assert_eq!(&marks.places, &expected);
            let mut lines: Vec<(usize, &str)> =
                text.match_indices('\n').scan(0, |start, (end, _)| {
                    let line = &text[*start..end];
                    *start = end + 1;
                    Some((end, line))
                }).collect();
            for line in marks.lines.iter().rev() {
                let (end, text) = lines.pop().unwrap();
                prop_assert_eq!(marks.places[line.end_mark as usize] as usize, end);
                prop_assert_eq!(line.is_plain, !text.contains(['"', '\r']));
            }
            prop_assert!(lines.is_empty());
        }
    }
}
