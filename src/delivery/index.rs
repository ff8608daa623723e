//! Rows found by a text they carry: an id, a commit, a version.

use std::collections::BTreeMap;

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
