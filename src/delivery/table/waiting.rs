//! Rows that wait: where names leave open what a column means, the words of all rows tell it, in whatever order they
//! stand.

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::TableReader;
use super::meaning::{Mapped, kind_of};
use crate::delivery::cells::text_of;
use crate::delivery::header::{Held, map_wide, may_be_wide, plain_name};
use crate::delivery::outcome::{FailureMeans, propose};
use crate::delivery::role::{Role, TableKind};

/// So much of a file may wait. What comes later does not change what its columns mean.
const MOST_WAITING_BYTES: usize = 8 << 20;

/// What the cells of one column say.
#[derive(Debug, Clone, Copy, Default)]
struct Words {
    filled: u32,
    /// Cells without a digit.
    without_digit: u32,
    /// Cells with a word for how something goes or went.
    understood: u32,
    /// Among them those that say nothing but how it ended.
    results: u32,
    held: Held,
}

impl Words {
    fn add(&mut self, cell: &[u8]) {
        let cell = cell.trim_ascii();
        if cell.is_empty() {
            return;
        }
        let word = text_of(cell);
        self.filled += 1;
        self.without_digit += u32::from(!cell.iter().any(u8::is_ascii_digit));
        self.understood += u32::from(propose(&word, FailureMeans::DidNotDeploy).is_some());
        self.results += u32::from(says_result(&word));
        self.held.add(cell);
    }

    fn are_results(&self) -> bool {
        self.results > 0 && self.understood.max(self.results) * 2 > self.filled
    }

    fn are_names(&self) -> bool {
        self.without_digit * 2 > self.filled
    }
}

impl TableReader {
    /// Takes the next piece of the file.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        if let Some(rows) = &mut self.waiting {
            rows.extend_from_slice(bytes);
            if rows.len() >= MOST_WAITING_BYTES {
                self.settle();
            }
        } else {
            self.read(bytes);
        }
    }

    /// Whether the names of the columns leave open what one of them means.
    pub(super) fn has_open_columns(&self) -> bool {
        let is_open = || self.may_hold_results() || self.named_like_runs().is_some() || self.may_be_wide();
        self.mapped == Mapped::ByName && is_open()
    }

    /// Whether there may be a column for each stage, which only the cells tell.
    fn may_be_wide(&self) -> bool {
        may_be_wide(&self.ingest.header, self.mapping.as_ref())
    }

    /// Takes the rows that waited, once their words have told what their columns mean.
    pub(super) fn settle(&mut self) {
        let Some(rows) = self.waiting.take() else { return };
        let head = rows.get(..MOST_WAITING_BYTES).unwrap_or(&rows);
        let words = self.words_of(head, true);
        self.see_names(&words);
        self.see_results(&words);
        // A quote that is never closed hides all cells behind it.
        if self.may_be_wide() && !self.see_stages(&words) {
            self.see_stages(&self.words_of(head, false));
        }
        self.read(&rows);
    }

    /// Where the cells of several columns tell when an item came to a stage, that is what the rows are. Gives whether they
    /// are.
    fn see_stages(&mut self, words: &[Words]) -> bool {
        let held: Vec<Held> = words.iter().map(|words| words.held).collect();
        let Some(mapping) = map_wide(&self.ingest.header, &held) else { return false };
        self.ingest.kind = kind_of(&mapping);
        self.mapping = Some(mapping);
        self.use_mapping();
        true
    }

    /// What the rows say, column by column; with quotes as what they are, or as letters like others.
    fn words_of(&self, rows: &[u8], quoting: bool) -> Vec<Words> {
        /// No word that tells anything is longer.
        const LONGEST_CELL: usize = 64;
        let mut words = vec![Words::default(); self.ingest.header.len()];
        let mut parser = ReaderBuilder::new().delimiter(self.delimiter).quoting(quoting).build();
        let (mut rest, mut column, mut cell, mut length) = (rows, 0, [0; LONGEST_CELL], 0);
        loop {
            let (result, used, written) = parser.read_field(rest, cell.get_mut(length..).unwrap_or(&mut []));
            rest = rest.get(used..).unwrap_or(&[]);
            length += written;
            match result {
                ReadFieldResult::Field { record_end } => {
                    if let Some(words) = words.get_mut(column) {
                        words.add(cell.get(..length).unwrap_or(&cell));
                    }
                    column = if record_end { 0 } else { column + 1 };
                    length = 0;
                }
                // The rest of a long cell is written over its beginning.
                ReadFieldResult::OutputFull => length = 0,
                // The parser is told by an empty input that the last row has ended.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::End => return words,
            }
        }
    }

    /// A column called deployment whose cells are no numbers of one.
    fn named_like_runs(&self) -> Option<usize> {
        let mapping = self.mapping.as_ref()?;
        let is_named = |(at, role): (usize, &Role)| {
            let column = self.ingest.header.get(at).map(|name| plain_name(name));
            *role == Role::Id && matches!(column.as_deref(), Some("deployment" | "deploy" | "run"))
        };
        mapping.columns.iter().enumerate().position(is_named)
    }

    /// Where most of its cells are no numbers, a column called deployment holds what was deployed: no ids, by which
    /// rows would be taken for one.
    fn see_names(&mut self, words: &[Words]) {
        let column = self.named_like_runs().filter(|&at| words.get(at).is_some_and(Words::are_names));
        let (Some(at), Some(mapping)) = (column, &mut self.mapping) else { return };
        let is_free = !mapping.columns.contains(&Role::Service);
        if let Some(role) = mapping.columns.get_mut(at) {
            *role = if is_free { Role::Service } else { Role::Ignore };
        }
        self.use_mapping();
    }

    /// Whether no column is called a result, and one may be one.
    fn may_hold_results(&self) -> bool {
        self.mapping.as_ref().is_some_and(|mapping| {
            mapping.table == TableKind::Deployments
                && self.ingest.success_assumed
                && !mapping.columns.contains(&Role::Failed)
                && mapping.columns.iter().any(|&role| may_be_result(role))
        })
    }

    /// Where no column is called a result, the one is that mostly says how something went.
    fn see_results(&mut self, words: &[Words]) {
        if !self.may_hold_results() {
            return;
        }
        let Some(mapping) = &mut self.mapping else { return };
        let open =
            mapping.columns.iter_mut().zip(words).filter(|(role, words)| may_be_result(**role) && words.are_results());
        // The first of several that say it equally often.
        if let Some((role, _)) = open.rev().max_by_key(|(_, words)| words.results) {
            *role = Role::Status;
            self.use_mapping();
        }
    }
}

fn may_be_result(role: Role) -> bool {
    matches!(role, Role::Ignore | Role::ChangeType)
}

/// Words that say nothing but how something went.
fn says_result(word: &str) -> bool {
    const RESULTS: [&str; 11] = [
        "success",
        "successful",
        "succeeded",
        "failure",
        "failed",
        "cancelled",
        "canceled",
        "aborted",
        "skipped",
        "erfolgreich",
        "fehlgeschlagen",
    ];
    RESULTS.contains(&plain_name(word).as_str())
}
