//! Cuts JSON text into its rows without understanding it: the members of arrays at the top, and objects one after the
//! other (JSON Lines, or the pages of `gh api --paginate`). So one broken row costs one row, and no document tree of the
//! whole file is ever built.
//!
//! **Invariant: how the bytes come in does not matter.** Every decision is made on a piece as a whole.

use crate::delivery::place::Place;

/// A row of the file: its text and where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub place: Place,
    pub text: &'a [u8],
    /// The file ended within it.
    pub cut: bool,
}

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It was taken, or refused for what it says.
    Taken,
    /// It breaks the syntax: it may have swallowed the rows behind it.
    Broken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Scalar,
    Object { depth: usize, quoted: bool, escaped: bool },
}

/// Bytes may be looked at again so many times as there are bytes: without a bound a hostile file would never end.
const MOST_SECOND_LOOKS: u64 = 4;

/// Takes bytes and hands on rows.
pub(crate) struct Splitter {
    state: State,
    /// The start of a piece that is not over.
    held: Vec<u8>,
    /// The place of the piece at hand, or of the next byte between two.
    place: Place,
    /// Its distance from the start of the text.
    offset: u64,
    /// Only blanks stand before it on its line.
    starts_its_line: bool,
    /// The end of the farthest piece so far.
    reached: u64,
    looked_at_again: u64,
}

impl Splitter {
    /// A splitter for text that starts at this place.
    pub fn at(place: Place) -> Self {
        Self {
            state: State::Between,
            held: Vec::new(),
            place,
            offset: 0,
            starts_its_line: place.byte == 1,
            reached: 0,
            looked_at_again: 0,
        }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8], take: &mut dyn FnMut(Piece) -> Verdict) {
        let mut rest = bytes;
        // What stands behind broken pieces is looked at before what comes next.
        let mut again: Vec<(Vec<u8>, usize)> = Vec::new();
        loop {
            let current = again.last().map_or(rest, |(text, at)| text.get(*at..).unwrap_or(&[]));
            if current.is_empty() {
                match again.pop() {
                    Some(_) => continue,
                    None => return,
                }
            }
            let (used, behind) = self.step(current, take);
            match again.last_mut() {
                Some((_, at)) => *at += used,
                None => rest = rest.get(used..).unwrap_or(&[]),
            }
            again.extend(behind.map(|text| (text, 0)));
        }
    }

    /// The text is over.
    pub fn finish(&mut self, take: &mut dyn FnMut(Piece) -> Verdict) {
        while self.state != State::Between {
            let cut = matches!(self.state, State::Object { .. });
            let text = std::mem::take(&mut self.held);
            if let Some(behind) = self.hand_on(&text, cut, take) {
                self.feed(&behind, take);
            }
        }
    }

    /// Looks at some bytes; gives how many were used, and what is to be looked at again.
    fn step(&mut self, bytes: &[u8], take: &mut dyn FnMut(Piece) -> Verdict) -> (usize, Option<Vec<u8>>) {
        let end = match &mut self.state {
            State::Between => return (self.pass_between(bytes), None),
            State::Scalar => bytes.iter().position(|byte| matches!(byte, b',' | b'\n' | b']' | b'{' | b'[')),
            State::Object { depth, quoted, escaped } => end_of_object(bytes, depth, quoted, escaped),
        };
        let Some(end) = end else {
            self.held.extend_from_slice(bytes);
            return (bytes.len(), None);
        };
        let text = bytes.get(..end).unwrap_or(bytes);
        let behind = if self.held.is_empty() {
            self.hand_on(text, false, take)
        } else {
            let mut whole = std::mem::take(&mut self.held);
            whole.extend_from_slice(text);
            self.hand_on(&whole, false, take)
        };
        (end, behind)
    }

    /// Passes over what stands between rows: blanks, commas, and the brackets of arrays at the top.
    fn pass_between(&mut self, bytes: &[u8]) -> usize {
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' => {
                    self.place = Place { line: self.place.line + 1, byte: 0 };
                    self.starts_its_line = true;
                }
                b' ' | b'\t' | b'\r' => {}
                b',' | b'[' | b']' | 0x1E => self.starts_its_line = false,
                b'{' => {
                    self.state = State::Object { depth: 0, quoted: false, escaped: false };
                    return at;
                }
                _ => {
                    self.state = State::Scalar;
                    return at;
                }
            }
            self.place.byte += 1;
            self.offset += 1;
        }
        bytes.len()
    }

    /// Hands a piece on. Gives what stands behind its broken start.
    fn hand_on(&mut self, text: &[u8], cut: bool, take: &mut dyn FnMut(Piece) -> Verdict) -> Option<Vec<u8>> {
        self.state = State::Between;
        let verdict = take(Piece { place: self.place, text, cut });
        self.reached = self.reached.max(self.offset + text.len() as u64);
        let next = if verdict == Verdict::Broken { self.next_row_within(text) } else { None };
        let (passed, behind) = text.split_at_checked(next.unwrap_or(text.len()))?;
        self.place = self.place.after(passed);
        self.offset += passed.len() as u64;
        self.starts_its_line &= next.is_some();
        (!behind.is_empty()).then(|| behind.to_vec())
    }

    /// Where in a broken piece the next row starts: at the same depth of indentation, or, where rows do not start
    /// lines, behind `},` and with the same first key.
    fn next_row_within(&mut self, text: &[u8]) -> Option<usize> {
        let next = if self.starts_its_line {
            next_at_indentation(text, self.place.byte.saturating_sub(1) as usize)
        } else {
            next_with_same_key(text)
        }?;
        let more = (text.len() - next) as u64;
        if self.looked_at_again + more > self.reached.saturating_mul(MOST_SECOND_LOOKS) {
            return None;
        }
        self.looked_at_again += more;
        Some(next)
    }
}

/// The end of an object whose start and perhaps more was seen, if it is within these bytes.
fn end_of_object(bytes: &[u8], depth: &mut usize, quoted: &mut bool, escaped: &mut bool) -> Option<usize> {
    for (place, &byte) in bytes.iter().enumerate() {
        if *quoted {
            *quoted = *escaped || byte != b'"';
            *escaped = !*escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => *quoted = true,
            b'{' | b'[' => *depth += 1,
            b'}' | b']' => {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn next_at_indentation(text: &[u8], blanks: usize) -> Option<usize> {
    let line_ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    line_ends
        .filter(|&start| {
            let line = text.get(start..).unwrap_or(&[]);
            line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count() == blanks
                && line.get(blanks) == Some(&b'{')
        })
        .map(|start| start + blanks)
        .next()
}

fn next_with_same_key(text: &[u8]) -> Option<usize> {
    let key = first_key(text)?;
    let brackets = text.iter().enumerate().skip(1).filter(|(_, byte)| **byte == b'{').map(|(at, _)| at);
    brackets.into_iter().find(|&at| {
        let before = text.get(..at).unwrap_or(&[]).trim_ascii_end();
        let is_next = before.strip_suffix(b",").is_some_and(|rest| rest.trim_ascii_end().ends_with(b"}"));
        is_next && first_key(text.get(at..).unwrap_or(&[])) == Some(key)
    })
}

/// `"id"` of `{ "id": 1 }`.
fn first_key(object: &[u8]) -> Option<&[u8]> {
    let inner = object.strip_prefix(b"{")?.trim_ascii_start();
    let name = inner.strip_prefix(b"\"")?;
    let end = name.iter().position(|&byte| byte == b'"')?;
    name.get(..end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Splits text fed in pieces of this size; pieces that hold `!` are broken.
    fn split(text: &str, size: usize) -> Vec<(u64, u64, String, bool)> {
        let mut splitter = Splitter::at(Place::START);
        let mut found = Vec::new();
        let mut take = |piece: Piece| {
            let text = String::from_utf8_lossy(piece.text).into_owned();
            let verdict = if text.contains('!') { Verdict::Broken } else { Verdict::Taken };
            found.push((piece.place.line, piece.place.byte, text, piece.cut));
            verdict
        };
        text.as_bytes().chunks(size.max(1)).for_each(|bytes| splitter.feed(bytes, &mut take));
        splitter.finish(&mut take);
        found
    }

    fn rows(text: &str) -> Vec<(u64, u64, String)> {
        split(text, text.len()).into_iter().map(|(line, byte, text, _)| (line, byte, text)).collect()
    }

    #[test]
    fn rows_of_every_arrangement() {
        for (text, first, second) in [
            ("[{\"a\":1},\n{\"a\":[\"}\",2]}]", (1, 2), (2, 1)),
            ("{\"a\":1}\n{\"a\":[\"}\",2]}\n", (1, 1), (2, 1)),
            ("[{\"a\":1}]\n[{\"a\":[\"}\",2]}]", (1, 2), (2, 2)),
            ("[{\"a\":1}, {\"a\":[\"}\",2]}]", (1, 2), (1, 11)),
        ] {
            let expected = [(first.0, first.1, "{\"a\":1}".into()), (second.0, second.1, "{\"a\":[\"}\",2]}".into())];
            assert_eq!(rows(text), expected, "{text}");
        }
    }

    #[test]
    fn a_quote_behind_a_backslash_does_not_end_a_text() {
        assert_eq!(rows(r#"{"a":"\"}\\"}{"b":1}"#).len(), 2);
    }

    #[test]
    fn a_cut_file_says_so() {
        let pieces = split("[{\"a\":1},{\"a\":", 100);
        assert_eq!(pieces.iter().map(|piece| piece.3).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_broken_row_costs_one_row() {
        for text in [
            "{\"a\":\"x\"!}\n{\"a\":2}\n{\"a\":3}\n",
            "{\"a\":\"x\"y!\"}\n{\"a\":2}\n{\"a\":3}\n",
            "[\n  {\n   \"a\": \"x\"y!\"\n  },\n  {\"a\":2},\n  {\"a\":3}\n]",
            "[{\"a\":\"x\"y!\"},{\"a\":2},{\"a\":3}]",
        ] {
            let found = rows(text);
            assert_eq!(found.len(), 3, "{text} {found:?}");
            assert_eq!((found[1].2.as_str(), found[2].2.as_str()), ("{\"a\":2}", "{\"a\":3}"), "{text}");
        }
    }

    #[test]
    fn hostile_text_ends() {
        let text = "{\"!\n".repeat(20_000);
        assert!(!rows(&text).is_empty());
    }

    proptest! {
        #[test]
        fn how_the_text_is_cut_does_not_matter(text in "[{}\\[\\]\",!a\n \\\\:]{0,60}", size in 1usize..20) {
            prop_assert_eq!(split(&text, size), split(&text, 1_000));
        }
    }
}
