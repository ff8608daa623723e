//! Cuts JSON text into its rows without understanding it: the members of arrays at the top, and objects one after the
//! other (JSON Lines, or the pages of `gh api --paginate`). So one broken row costs one row, and no document tree of the
//! whole file is ever built.

/// A row of the file: its text and the line it starts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub line: u64,
    pub text: &'a [u8],
    /// The file ended within it.
    pub cut: bool,
}

/// The rows of a file.
pub(crate) struct Pieces<'a> {
    rest: &'a [u8],
    line: u64,
}

impl<'a> Pieces<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, line: 1 }
    }

    /// Passes over what stands between rows: blanks, commas, and the brackets of arrays at the top.
    fn skip_between(&mut self) {
        while let [byte @ (b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0x1E), rest @ ..] = self.rest {
            self.line += u64::from(*byte == b'\n');
            self.rest = rest;
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        self.skip_between();
        if self.rest.is_empty() {
            return None;
        }
        let (length, cut) = length_of_value(self.rest);
        let (text, rest) = self.rest.split_at_checked(length.max(1))?;
        let piece = Piece { line: self.line, text, cut };
        self.line += text.split(|&byte| byte == b'\n').count() as u64 - 1;
        self.rest = rest;
        Some(piece)
    }
}

/// Bytes of the value that starts here, and whether the text ends within it.
fn length_of_value(text: &[u8]) -> (usize, bool) {
    if !matches!(text, [b'{', ..]) {
        let end = text.iter().position(|byte| matches!(byte, b',' | b'\n' | b']' | b'{' | b'['));
        return (end.unwrap_or(text.len()), false);
    }
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (place, &byte) in text.iter().enumerate() {
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return (place + 1, false);
                }
            }
            _ => {}
        }
    }
    (text.len(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(u64, String)> {
        Pieces::of(text.as_bytes()).map(|p| (p.line, String::from_utf8_lossy(p.text).into_owned())).collect()
    }

    #[test]
    fn rows_of_every_arrangement() {
        for text in
            ["[{\"a\":1},\n{\"a\":[\"}\",2]}]", "{\"a\":1}\n{\"a\":[\"}\",2]}\n", "[{\"a\":1}]\n[{\"a\":[\"}\",2]}]"]
        {
            assert_eq!(cut(text), [(1, "{\"a\":1}".into()), (2, "{\"a\":[\"}\",2]}".into())], "{text}");
        }
    }

    #[test]
    fn a_quote_behind_a_backslash_does_not_end_a_text() {
        assert_eq!(cut(r#"{"a":"\"}\\"}{"b":1}"#).len(), 2);
    }

    #[test]
    fn a_cut_file_says_so() {
        let pieces: Vec<Piece> = Pieces::of(b"[{\"a\":1},{\"a\":").collect();
        assert_eq!(pieces.iter().map(|p| p.cut).collect::<Vec<_>>(), [false, true]);
    }
}
