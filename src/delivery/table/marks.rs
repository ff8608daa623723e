//! Where the marks of a table stand: delimiters, quotes and line ends, found sixteen bytes at a time.

/// Puts the places of all delimiters, quotes, `\r` and `\n` into `marks`, in order. In the browser by instructions that
/// every engine has had since 2023; whoever calls this needs no such instructions.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn find_marks(bytes: &[u8], delimiter: u8, marks: &mut Vec<u32>) {
    marks.clear();
    let (blocks, rest) = bytes.as_chunks::<16>();
    let mut base = 0u32;
    for block in blocks {
        let mut bits = marks_of_block(block, delimiter);
        while bits != 0 {
            marks.push(base + bits.trailing_zeros());
            bits &= bits - 1;
        }
        base += 16;
    }
    for (place, &byte) in (base..).zip(rest) {
        if is_mark(byte, delimiter) {
            marks.push(place);
        }
    }
}

fn is_mark(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n')
}

/// A bit for each byte that is a mark.
#[cfg(not(target_arch = "wasm32"))]
fn marks_of_block(block: &[u8; 16], delimiter: u8) -> u32 {
    let mut bits = 0;
    for (place, &byte) in block.iter().enumerate() {
        bits |= u32::from(is_mark(byte, delimiter)) << place;
    }
    bits
}

/// A bit for each byte that is a mark.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
fn marks_of_block(block: &[u8; 16], delimiter: u8) -> u32 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let ([low, high], _) = block.as_chunks::<8>() else { return 0 };
    let bytes = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
    let equal = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
    let ends = v128_or(equal(b'\r'), equal(b'\n'));
    u32::from(u8x16_bitmask(v128_or(v128_or(equal(delimiter), equal(b'"')), ends)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_mark_is_found(text in "[a-c,;\"\r\n]{0,80}", delimiter in prop::sample::select(vec![b',', b';', b'\t'])) {
            let mut marks = Vec::new();
            find_marks(text.as_bytes(), delimiter, &mut marks);
            let expected: Vec<u32> =
                (0u32..).zip(text.bytes()).filter(|(_, byte)| is_mark(*byte, delimiter)).map(|(at, _)| at).collect();
            prop_assert_eq!(marks, expected);
        }
    }
}
