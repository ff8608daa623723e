//! The cells of a row, and their texts.

use std::borrow::Cow;

use super::role::{Mapping, Role};

const ROLES: usize = Role::ALL.len();

/// Which column holds each role.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColumnOf([usize; ROLES]);

impl ColumnOf {
    /// No role has a column.
    const NOWHERE: Self = Self([usize::MAX; ROLES]);

    pub fn of(mapping: &Mapping) -> Self {
        let mut places = Self::NOWHERE;
        for (column, role) in mapping.columns.iter().enumerate() {
            if let Some(place) = places.0.get_mut(*role as usize).filter(|place| **place == usize::MAX) {
                *place = column;
            }
        }
        if let Some(ignored) = places.0.first_mut() {
            *ignored = usize::MAX;
        }
        places
    }

    /// Each role has the column of its own number: rows made from JSON.
    pub fn by_role() -> Self {
        Self(std::array::from_fn(|role| role))
    }

    pub fn get(&self, role: Role) -> usize {
        self.0.get(role as usize).copied().unwrap_or(usize::MAX)
    }

    pub fn has(&self, role: Role) -> bool {
        self.get(role) != usize::MAX
    }
}

/// The cells of a row, end to end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub bytes: &'a [u8],
    /// End of each cell.
    pub ends: &'a [usize],
}

impl<'a> Cells<'a> {
    pub fn get(self, column: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(column) else { return &[] };
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.bytes.get(start..end).unwrap_or(&[])
    }
}

/// Text of a cell. What is not UTF-8 is taken for Windows-1252, the superset of Latin-1 that old exports use.
pub(crate) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes.trim_ascii()) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.trim_ascii().iter().map(|&byte| from_windows_1252(byte)).collect()),
    }
}

fn from_windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|place| FROM_80.get(usize::from(place))).copied().unwrap_or(char::from(byte))
}

/// A name in small letters.
pub(crate) fn lowered(text: Cow<str>) -> Cow<str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        Cow::Owned(text.to_lowercase())
    } else {
        text
    }
}

/// The commits named in a list of any notation, parted by blanks. A mere count or word names none.
pub(crate) fn commits_in(list: &str) -> Cow<'_, str> {
    let is_commit = |word: &&str| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    if list.is_empty() || is_commit(&list) {
        return Cow::Borrowed(list);
    }
    let words: Vec<&str> = list.split(|c: char| !c.is_alphanumeric()).filter(is_commit).collect();
    Cow::Owned(words.join(" "))
}
