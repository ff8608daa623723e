//! How wide text is, without a browser: the same answer natively, in the page and in a worker.
//!
//! Plotters asks the DOM on wasm, which a worker does not have, and guesses 0.7 em per byte elsewhere. These are the
//! advance widths of Liberation Sans (the metrics of Arial), plus a margin because system fonts differ.

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Wider system fonts (Segoe UI, Noto Sans) stay within this factor of the table.
const SPARE: f64 = 1.1;

/// Advance widths of U+0020 to U+007E in thousandths of an em.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same in bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Width of a text in px, with room to spare.
pub(super) fn text_width_px(text: &str, size_px: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c, weight))).sum();
    f64::from(thousandths) * size_px / 1000.0 * SPARE
}

/// The text, or its beginning and an ellipsis, so that it is at most `room_px` wide. Empty when not one letter fits.
pub(super) fn fit(text: &str, size_px: f64, weight: Weight, room_px: f64) -> String {
    if text_width_px(text, size_px, weight) <= room_px {
        return text.to_owned();
    }
    let mut left = room_px - text_width_px("\u{2026}", size_px, weight);
    let mut kept = String::new();
    for c in text.chars() {
        left -= f64::from(advance(c, weight)) * size_px / 1000.0 * SPARE;
        if left < 0.0 {
            break;
        }
        kept.push(c);
    }
    if kept.is_empty() {
        return kept;
    }
    kept.truncate(kept.trim_end().len());
    kept.push('\u{2026}');
    kept
}

fn advance(c: char, weight: Weight) -> u16 {
    let table = if weight == Weight::Bold { &BOLD } else { &REGULAR };
    let ascii = u32::from(c).checked_sub(0x20).and_then(|i| table.get(i as usize));
    ascii.copied().unwrap_or_else(|| beyond_ascii(c))
}

/// Coarse classes: thin spaces, combining marks, wide East Asian and emoji, and an upper mean for all other letters.
fn beyond_ascii(c: char) -> u16 {
    match u32::from(c) {
        0x00..=0x1f | 0x7f..=0x9f | 0x300..=0x36f | 0x200b..=0x200f => 0,
        0xa0 => 278,
        0x2000..=0x200a | 0x202f => 365,
        0x2026
        | 0x1100..=0x11ff
        | 0x2e80..=0xd7ff
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff00..=0xff60
        | 0x1f000.. => 1000,
        _ => 700,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_as_wide_as_in_the_font() {
        assert!((text_width_px("100", 10.0, Weight::Regular) - 3.0 * 5.56 * SPARE).abs() < 1e-9);
        assert!(text_width_px("median", 12.0, Weight::Bold) > text_width_px("median", 12.0, Weight::Regular));
    }

    #[test]
    fn a_fitted_text_is_never_wider_than_its_room() {
        for (text, room_px) in
            [("Communication", 40.0), ("Communication", 200.0), ("\u{4ea4}\u{4ed8}", 15.0), ("W", 3.0)]
        {
            let fitted = fit(text, 12.0, Weight::Bold, room_px);
            assert!(text_width_px(&fitted, 12.0, Weight::Bold) <= room_px, "{fitted}");
        }
        assert_eq!(fit("W", 12.0, Weight::Bold, 3.0), "");
        assert_eq!(fit("Culture", 12.0, Weight::Bold, 200.0), "Culture");
    }
}
