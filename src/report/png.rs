//! The chunks of a PNG file. The browser makes the pixels; the workshop and the resolution go in here.
//!
//! The workshop stands in an `iTXt` chunk (PNG specification, 11.3.3.4) with the keyword *Streamgauge workshop*, as plain
//! UTF-8.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"Streamgauge workshop";
/// CSS px in a metre, at 96 to the inch.
const PX_PER_METRE: f64 = 96.0 / 0.0254;

/// Why bytes are no PNG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PngFault {
    /// The first eight bytes are not those of a PNG.
    #[error("no PNG signature")]
    NoSignature,
    /// A chunk is cut off.
    #[error("cut off in the chunk that begins at byte {0}")]
    CutOff(usize),
    /// A chunk's check sum is not that of its bytes.
    #[error("wrong check sum of the chunk that begins at byte {0}")]
    CheckSum(usize),
    /// The first chunk is not `IHDR`, the last one not `IEND`, or something follows.
    #[error("chunks in a wrong order")]
    Order,
}

/// One chunk: its type and its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// Four letters.
    pub kind: &'a [u8],
    /// What is in it.
    pub data: &'a [u8],
}

/// All chunks of a file, every one checked.
pub fn chunks(png: &[u8]) -> Result<Vec<Chunk<'_>>, PngFault> {
    let mut rest = png.strip_prefix(SIGNATURE).ok_or(PngFault::NoSignature)?;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let at = png.len() - rest.len();
        let (chunk, sum, after) = chunk(rest).ok_or(PngFault::CutOff(at))?;
        if check_sum([chunk.kind, chunk.data]) != sum {
            return Err(PngFault::CheckSum(at));
        }
        found.push(chunk);
        rest = after;
    }
    let is = |chunk: Option<&Chunk<'_>>, kind: &[u8]| chunk.is_some_and(|chunk| chunk.kind == kind);
    let ends = found.iter().filter(|chunk| chunk.kind == b"IEND").count();
    if is(found.first(), b"IHDR") && is(found.last(), b"IEND") && ends == 1 { Ok(found) } else { Err(PngFault::Order) }
}

fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, u32, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_at_checked(4)?;
    let (data, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    Some((Chunk { kind, data }, u32::from_be_bytes(*sum), rest))
}

/// The file with the workshop in it, and with the resolution that makes it as large as the page at any `scale`. What was
/// said of either before is replaced.
pub fn with_source(png: &[u8], scale: f64, source: Option<&str>) -> Result<Vec<u8>, PngFault> {
    let mut out = SIGNATURE.to_vec();
    for chunk in chunks(png)? {
        let is_replaced = chunk.kind == b"pHYs" || (chunk.kind == b"iTXt" && chunk.data.starts_with(KEYWORD));
        if is_replaced {
            continue;
        }
        // The source last: viewers need not read past it. Before any pixels: the resolution.
        if chunk.kind == b"IEND"
            && let Some(source) = source
        {
            push(&mut out, *b"iTXt", &text_data(source));
        }
        push_kind(&mut out, chunk.kind, chunk.data);
        if chunk.kind == b"IHDR" {
            push(&mut out, *b"pHYs", &resolution(scale));
        }
    }
    Ok(out)
}

fn resolution(scale: f64) -> Vec<u8> {
    let per_metre = (PX_PER_METRE * scale).round() as u32;
    let mut data = [per_metre.to_be_bytes(), per_metre.to_be_bytes()].concat();
    // The unit: metres.
    data.push(1);
    data
}

/// Keyword, not compressed, no language, no translated keyword, the text.
fn text_data(text: &str) -> Vec<u8> {
    [KEYWORD, &[0, 0, 0, 0, 0], text.as_bytes()].concat()
}

/// The workshop in the file.
pub fn source_of(png: &[u8]) -> Option<String> {
    let found = chunks(png).ok()?.into_iter().find(|chunk| chunk.kind == b"iTXt" && chunk.data.starts_with(KEYWORD))?;
    let text = found.data.get(KEYWORD.len() + 5..)?;
    String::from_utf8(text.to_vec()).ok()
}

fn push(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    push_kind(out, &kind, data);
}

fn push_kind(out: &mut Vec<u8>, kind: &[u8], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(kind);
    out.extend(data);
    out.extend(check_sum([kind, data]).to_be_bytes());
}

/// CRC-32 of ISO 3309, as PNG asks for it.
fn check_sum(parts: [&[u8]; 2]) -> u32 {
    let mut sum = u32::MAX;
    for byte in parts.into_iter().flatten() {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// One white pixel, as another program writes it.
#[cfg(test)]
pub(super) const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\x0aIDAT\x78\xda\x63\xf8\x0f\0\x01\x01\x01\0\x1c\xb0\x8c\x99\0\0\0\0IEND\xae\x42\x60\x82";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn check_sums_are_those_of_the_specification() {
        // The empty end of every file.
        assert_eq!(check_sum([b"IEND", b""]), 0xae42_6082);
        assert_eq!(check_sum([b"123456789", b""]), 0xcbf4_3926);
        assert_eq!(chunks(PIXEL).map(|chunks| chunks.len()), Ok(3));
    }

    #[test]
    fn what_is_no_png_is_said() {
        let mut wrong = PIXEL.to_vec();
        wrong[20] ^= 1;
        let cases: [(&[u8], PngFault); 5] = [
            (b"", PngFault::NoSignature),
            (b"<svg/>", PngFault::NoSignature),
            (&PIXEL[..40], PngFault::CutOff(33)),
            (&wrong, PngFault::CheckSum(8)),
            (&PIXEL[..PIXEL.len() - 12], PngFault::Order),
        ];
        for (bytes, fault) in cases {
            assert_eq!(chunks(bytes), Err(fault));
        }
    }

    #[test]
    fn the_picture_is_as_large_at_any_scale() {
        let png = with_source(PIXEL, 2.0, None).unwrap();
        let found = chunks(&png).unwrap();
        assert_eq!(found[1].kind, b"pHYs");
        assert_eq!(found[1].data, [0, 0, 0x1d, 0x87, 0, 0, 0x1d, 0x87, 1], "192 px to the inch");
        assert_eq!(source_of(&png), None);
    }

    proptest! {
        #[test]
        fn any_source_comes_back_and_replaces_the_one_before(first in any::<String>(), second in any::<String>()) {
            let png = with_source(PIXEL, 1.0, Some(&first)).unwrap();
            let png = with_source(&png, 4.0, Some(&second)).unwrap();
            prop_assert_eq!(chunks(&png).unwrap().len(), 5);
            prop_assert_eq!(source_of(&png), Some(second));
        }
    }
}
