//! Texts that take less room than their letters: commits as the numbers that they are, ids that count up.

use super::super::column::{CommitColumn, PACKED_DIGITS, TextColumn};
use super::{DatasetError, PACKED_SINCE, Read, Source, Writer};

/// How the texts of a column are written.
const PLAIN: u8 = 0;
/// All of one even length, all digits of hexadecimal numbers in small letters: two to a byte.
const HEXADECIMAL: u8 = 1;
/// A common start and a number of so many digits: the numbers.
const COUNTED: u8 = 2;
/// The first rows of another column.
const SHARED: u8 = 3;

/// Longer texts are no ids.
const LONGEST_ID: usize = 64;
/// So many digits fit 63 bits.
const MOST_DIGITS: usize = 18;

impl Writer<'_> {
    pub(super) fn texts(&mut self, column: &TextColumn) {
        let length = column.even_length().unwrap_or(0);
        if let Some((start, digits)) = counted(column, length) {
            self.push(COUNTED);
            self.bytes(start.as_bytes());
            self.unsigned(digits as u64);
            let number = |row: usize| column.get(row).get(start.len()..).and_then(|digits| digits.parse().ok());
            self.integers((0..column.filled()).map(|row| number(row).unwrap_or(0)));
        } else if is_hexadecimal(column, length) {
            self.push(HEXADECIMAL);
            self.unsigned(length as u64);
            self.unsigned((column.text().len() / 2) as u64);
            let (pairs, _) = column.text().as_bytes().as_chunks::<2>();
            for [high, low] in pairs {
                self.push(value_of(*high) << 4 | value_of(*low));
            }
        } else {
            self.push(PLAIN);
            self.plain_texts(column);
        }
    }

    /// Names of commits that may be those of another column, which is read before.
    pub(super) fn commits(&mut self, column: &CommitColumn, other: &CommitColumn) {
        if column.filled() > 0 && column.filled() <= other.filled() && column.is_in_memory_of(other) {
            self.push(SHARED);
            self.unsigned(column.filled() as u64);
        } else if let Some(packed) = column.as_packed() {
            self.push(HEXADECIMAL);
            self.unsigned(PACKED_DIGITS as u64);
            self.bytes(packed);
        } else {
            self.texts(column.as_plain().unwrap_or(&TextColumn::default()));
        }
    }
}

impl Source<'_> {
    pub(super) fn texts(&mut self, rows: usize) -> Read<TextColumn> {
        let kind = if self.1 < PACKED_SINCE { PLAIN } else { self.byte()? };
        self.texts_of(kind, rows)
    }

    fn texts_of(&mut self, kind: u8, rows: usize) -> Read<TextColumn> {
        let column = match kind {
            PLAIN => self.plain_texts(rows)?,
            HEXADECIMAL => {
                let length = self.unsigned()? as usize;
                self.hexadecimal(length)?
            }
            COUNTED => self.counted()?,
            _ => return Err(DatasetError::Damaged),
        };
        if column.filled() <= rows { Ok(column) } else { Err(DatasetError::Damaged) }
    }

    pub(super) fn commits(&mut self, rows: usize, other: &CommitColumn) -> Read<CommitColumn> {
        let kind = if self.1 < PACKED_SINCE { PLAIN } else { self.byte()? };
        let column = match kind {
            SHARED => {
                let filled = self.unsigned()? as usize;
                Some(other.first_rows(filled)).filter(|column| column.filled() == filled)
            }
            HEXADECIMAL => match self.unsigned()? as usize {
                PACKED_DIGITS => CommitColumn::from_packed(self.bytes()?.to_vec()),
                length => Some(self.hexadecimal(length)?.into()),
            },
            _ => return self.texts_of(kind, rows).map(CommitColumn::from),
        };
        column.filter(|column| column.filled() <= rows).ok_or(DatasetError::Damaged)
    }

    fn hexadecimal(&mut self, length: usize) -> Read<TextColumn> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let bytes = self.bytes()?;
        let mut text = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            let digit = |four: u8| DIGITS.get(usize::from(four)).copied().map_or('0', char::from);
            text.push(digit(byte >> 4));
            text.push(digit(byte & 15));
        }
        TextColumn::from_even(text, length).ok_or(DatasetError::Damaged)
    }

    fn counted(&mut self) -> Read<TextColumn> {
        let start = self.text()?;
        let digits = self.unsigned()? as usize;
        if start.len() > LONGEST_ID || digits > MOST_DIGITS {
            return Err(DatasetError::Damaged);
        }
        let numbers = self.integers()?;
        let mut text = String::with_capacity(numbers.len() * (start.len() + digits));
        for number in numbers {
            text.push_str(start);
            push_padded(&mut text, number, digits);
        }
        TextColumn::from_even(text, start.len() + digits).ok_or(DatasetError::Damaged)
    }
}

fn push_padded(text: &mut String, number: i64, digits: usize) {
    let mut written = [b'0'; MOST_DIGITS];
    let mut rest = number.unsigned_abs();
    for digit in written.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let shown = written.get(MOST_DIGITS - digits..).unwrap_or(&[]);
    text.extend(shown.iter().map(|&digit| char::from(digit)));
}

fn value_of(digit: u8) -> u8 {
    if digit <= b'9' { digit.wrapping_sub(b'0') } else { digit.wrapping_sub(b'a' - 10) }
}

fn is_hexadecimal(column: &TextColumn, length: usize) -> bool {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    length > 0 && length.is_multiple_of(2) && column.text().as_bytes().iter().all(is_digit)
}

/// The common start of all texts and how many digits follow it.
fn counted(column: &TextColumn, length: usize) -> Option<(&str, usize)> {
    let first = column.get(0);
    let digits = first.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = first.get(..first.len().checked_sub(digits)?)?;
    let fits = (1..=MOST_DIGITS).contains(&digits) && length <= LONGEST_ID;
    let is_alike = |text: &str| {
        text.get(start.len()..).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
            && text.starts_with(start)
    };
    (length > 0 && fits && start.is_ascii() && (0..column.filled()).all(|row| is_alike(column.get(row))))
        .then_some((start, digits))
}

#[cfg(test)]
mod tests {
    use super::super::writer::written;
    use super::*;
    use proptest::prelude::*;

    fn there_and_back(column: &TextColumn) -> TextColumn {
        let bytes = written(|out| out.texts(column));
        Source(&bytes, PACKED_SINCE).texts(column.filled()).unwrap()
    }

    fn commits_there_and_back(column: &CommitColumn, other: &CommitColumn) -> CommitColumn {
        let bytes = written(|out| out.commits(column, other));
        Source(&bytes, PACKED_SINCE).commits(column.filled(), other).unwrap()
    }

    proptest! {
        #[test]
        fn texts_come_back(texts in prop_oneof![
            prop::collection::vec("[0-9a-f]{4}", 0..9), prop::collection::vec("[0-9a-f]{40}", 0..9), prop::collection::vec("dep-[0-9]{3}", 0..9),
            prop::collection::vec("[0-9]{18}|[0-9]{18}", 0..9), prop::collection::vec("[a-zé0-9]{0,4}", 0..9),
            prop::collection::vec("[0-9]{19}", 0..9),
        ], shared in 0usize..9) {
            let mut column = TextColumn::default();
            texts.iter().enumerate().for_each(|(row, text)| column.fill(row, text));
            prop_assert_eq!(&there_and_back(&column), &column);
            let commits = CommitColumn::from(column);
            prop_assert_eq!(&commits_there_and_back(&commits, &CommitColumn::default()), &commits);
            let first = commits.first_rows(shared);
            prop_assert_eq!(commits_there_and_back(&first, &commits), first);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..40), rows in 0usize..9) {
            let _ = Source(&bytes, PACKED_SINCE).texts(rows);
        }
    }
}
