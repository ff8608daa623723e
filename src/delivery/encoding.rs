//! Turns a stream of bytes into UTF-8 as far as the encoding of the whole file goes: byte order marks and UTF-16.
//! Latin-1 is settled cell by cell ([`super::cells::text_of`]), because it shows only where a cell is not UTF-8.

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, or an 8-bit code that agrees with it on ASCII.
    Bytes,
    /// UTF-16 with the low byte first.
    Utf16Le,
    /// UTF-16 with the high byte first.
    Utf16Be,
}

impl Encoding {
    /// The encoding and the length of the byte order mark. Without one, UTF-16 shows by zero bytes in every other place.
    pub fn of(start: &[u8]) -> (Self, usize) {
        match start {
            [0xEF, 0xBB, 0xBF, ..] => (Self::Bytes, 3),
            [0xFF, 0xFE, ..] => (Self::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Self::Utf16Be, 2),
            [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Self::Utf16Le, 0),
            [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Self::Utf16Be, 0),
            _ => (Self::Bytes, 0),
        }
    }
}

/// Reads UTF-16 in pieces that may be cut anywhere.
#[derive(Debug, Default)]
pub(crate) struct Utf16Decoder {
    odd_byte: Option<u8>,
    high_surrogate: Option<u16>,
}

impl Utf16Decoder {
    /// Decodes a piece. What is cut at its end waits for the next.
    pub fn feed(&mut self, high_byte_first: bool, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len() / 2 + 1);
        for &byte in bytes {
            let Some(first) = self.odd_byte.take() else {
                self.odd_byte = Some(byte);
                continue;
            };
            let unit =
                if high_byte_first { u16::from_be_bytes([first, byte]) } else { u16::from_le_bytes([first, byte]) };
            self.push_unit(unit, &mut text);
        }
        text
    }

    fn push_unit(&mut self, unit: u16, text: &mut String) {
        let units = self.high_surrogate.take().map_or([unit, 0], |high| [high, unit]);
        if units[1] == 0 && (0xD800..0xDC00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let known = if units[1] == 0 { 1 } else { 2 };
        text.extend(
            char::decode_utf16(units.into_iter().take(known)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)),
        );
    }
}
