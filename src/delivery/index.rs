//! Rows found by a text they carry: an id, a commit, a version.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::column::Names;

/// Rows by a text they carry.
#[derive(Default)]
pub(crate) struct Index {
    names: Names,
    first: Vec<u32>,
    last: Vec<u32>,
    next: BTreeMap<u32, u32>,
    entries: Vec<u32>,
}

impl Index {
    pub fn add(&mut self, text: &str, row: u32) {
        if text.is_empty() {
            return;
        }
        let name = self.names.intern(text) as usize;
        let entry = self.entries.len() as u32;
        self.entries.push(row);
        if let Some(last) = self.last.get_mut(name) {
            self.next.insert(*last, entry);
            *last = entry;
        } else {
            self.first.push(entry);
            self.last.push(entry);
        }
    }

    pub fn rows<'a>(&'a self, text: &str) -> impl Iterator<Item = u32> + use<'a> {
        let name = if text.is_empty() || self.is_empty() { None } else { self.names.find(text) };
        let mut entry = name.and_then(|name| self.first.get(name as usize)).copied();
        std::iter::from_fn(move || {
            let here = entry?;
            entry = self.next.get(&here).copied();
            self.entries.get(here as usize).copied()
        })
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn has(&self, text: &str) -> bool {
        !text.is_empty() && !self.is_empty() && self.names.find(text).is_some()
    }
}

/// Git prints seven digits of a commit at least, where it prints a part of them.
const FEWEST_DIGITS: usize = 7;
/// All digits of a commit; newer repositories have more.
const ALL_DIGITS: usize = 40;

/// Rows by commits. A commit may be written in part, in capitals, or as `git describe` does, `v1.4-3-gabc1234`.
#[derive(Default)]
pub(crate) struct CommitIndex {
    index: Index,
    /// How long the commits are that are written in part.
    short: BTreeSet<usize>,
    /// Whole commits in order; only made when one is asked for in part.
    whole: OnceCell<Vec<String>>,
}

impl CommitIndex {
    pub fn add(&mut self, text: &str, row: u32) {
        let commit = digits_of(text);
        if is_part(&commit) {
            self.short.insert(commit.len());
        }
        self.index.add(&commit, row);
    }

    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// Rows of a commit, those where it is written alike first. A part that several whole commits begin with finds none.
    pub fn rows<'a>(&'a self, text: &str) -> impl Iterator<Item = u32> + use<'a> {
        let commit = digits_of(text);
        let others = match commit.len() {
            ALL_DIGITS.. if !self.short.is_empty() => self.rows_in_part(&commit),
            FEWEST_DIGITS..ALL_DIGITS if !self.is_empty() && is_part(&commit) => self.rows_in_full(&commit),
            _ => Vec::new(),
        };
        self.index.rows(&commit).chain(others)
    }

    fn rows_in_part(&self, commit: &str) -> Vec<u32> {
        let parts = self.short.iter().filter_map(|length| commit.get(..*length));
        parts.flat_map(|part| self.index.rows(part)).collect()
    }

    fn rows_in_full(&self, part: &str) -> Vec<u32> {
        let whole = self.whole.get_or_init(|| {
            let mut names: Vec<String> =
                self.index.names.iter().filter(|name| name.len() >= ALL_DIGITS).map(str::to_owned).collect();
            names.sort_unstable();
            names
        });
        let start = whole.partition_point(|name| name.as_str() < part);
        let mut found = whole.iter().skip(start).take_while(|name| name.starts_with(part));
        match (found.next(), found.next()) {
            (Some(name), None) => self.index.rows(name).collect(),
            _ => Vec::new(),
        }
    }
}

/// Whether these are the first digits of a commit.
pub(crate) fn is_part(commit: &str) -> bool {
    (FEWEST_DIGITS..ALL_DIGITS).contains(&commit.len()) && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A commit in small letters; any other text as it is.
fn digits_of(text: &str) -> Cow<'_, str> {
    let is_small = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.bytes().all(is_small) {
        return text.into();
    }
    let described = text.rsplit_once("-g").map(|(_, commit)| commit).filter(|commit| is_part(commit));
    let commit = described.unwrap_or(text);
    let is_commit = commit.len() >= FEWEST_DIGITS && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_commit { commit.to_ascii_lowercase().into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_found_however_it_is_written() {
        let whole = "0123456789abcdef0123456789abcdef01234567";
        let other = "0123456fffffffffffffffffffffffffffffffff";
        let mut index = CommitIndex::default();
        for (row, text) in (0u32..).zip([whole, "0123456789ABC", "v1.4-3-gabcdef1", "abcdef123456", "build 7", other]) {
            index.add(text, row);
        }
        for (text, rows) in [
            (whole, vec![0, 1]),
            (&*whole.to_uppercase(), vec![0, 1]),
            ("0123456789a", vec![0]),
            ("0123456", vec![]),
            ("abcdef1", vec![2]),
            ("v1.4-3-gABCDEF1", vec![2]),
            ("abcdef1234560000000000000000000000000000", vec![2, 3]),
            ("build 7", vec![4]),
            ("Build 7", vec![]),
            ("", vec![]),
        ] {
            let mut found: Vec<u32> = index.rows(text).collect();
            found.sort_unstable();
            assert_eq!(found, rows, "{text}");
        }
    }
}
