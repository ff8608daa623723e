//! Places in a file.

/// Where something starts in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Line, from 1.
    pub line: u64,
    /// Byte within the line, from 1.
    pub byte: u64,
}

impl Place {
    pub const START: Self = Self { line: 1, byte: 1 };

    /// The place behind a text that starts here.
    pub fn after(self, text: &[u8]) -> Self {
        let lines = lines_in(text);
        match text.iter().rposition(|&byte| byte == b'\n') {
            Some(last) => Self { line: self.line + lines, byte: (text.len() - last) as u64 },
            None => Self { line: self.line, byte: self.byte + text.len() as u64 },
        }
    }
}

/// How many lines end in a text.
pub(crate) fn lines_in(text: &[u8]) -> u64 {
    text.split(|&byte| byte == b'\n').count() as u64 - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_on_with_the_text() {
        for (text, line, byte) in [("", 1, 1), ("ab", 1, 3), ("ab\n", 2, 1), ("a\nbc\nd", 3, 2)] {
            assert_eq!(Place::START.after(text.as_bytes()), Place { line, byte }, "{text:?}");
        }
    }
}
