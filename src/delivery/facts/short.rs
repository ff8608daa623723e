//! Rows of large tables: pushed with their names numbered, into columns that have room for all of them.

use super::super::column::{NO_SECOND, NONE, PACKED_BYTES};
use super::{Changes, Deployments, Facts, Incidents, Outcome, change_is};

/// A deployment that tells no more than this, its names numbered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShortDeployment<'a> {
    pub line: u32,
    pub id: &'a str,
    pub revision: &'a str,
    pub service: u32,
    pub environment: u32,
    pub word: u32,
    pub outcome: Outcome,
    pub started: i64,
    pub finished: i64,
}

impl Deployments {
    /// Adds a row and gives its number.
    pub fn push_short(&mut self, row: &ShortDeployment) -> u32 {
        let at = self.len();
        self.line.push(row.line);
        self.file.push(0);
        self.service.push(row.service);
        self.environment.push(row.environment);
        self.word.push(row.word);
        self.outcome.push(row.outcome);
        self.id.fill(at, row.id);
        self.revision.fill(at, row.revision);
        self.started.fill(at, row.started);
        self.finished.fill(at, row.finished);
        self.rework.push(false);
        at as u32
    }
}

impl Changes {
    /// A change of a deployment's row that tells no more than its first commit. The commit's name is not taken.
    pub fn push_short(&mut self, service: u32, deployment_row: u32, flags: u8, authored: i64) {
        let at = self.len();
        self.flags.push(flags);
        self.service.push(service);
        self.deployment_row.push(deployment_row);
        self.authored.fill(at, authored);
    }
}

impl Incidents {
    /// An incident of a deployment's row that tells no more than its times.
    pub fn push_short(&mut self, service: u32, deployment_row: u32, opened: i64, resolved: i64) {
        let at = self.len();
        self.service.push(service);
        self.deployment_row.push(deployment_row);
        self.opened.fill(at, opened);
        self.resolved.fill(at, resolved);
    }
}

/// The most usual rows, some hundreds at a time: each is a deployment that ended, with its commit of forty digits and the
/// change of that commit. Times are seconds since 1970.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    line: Vec<u32>,
    service: Vec<u32>,
    environment: Vec<u32>,
    word: Vec<u32>,
    /// Ids of one length, end to end.
    ids: Vec<u8>,
    id_length: usize,
    commits: Vec<u8>,
    started: Vec<u32>,
    finished: Vec<u32>,
    authored: Vec<u32>,
    /// Place in the batch, opened, resolved.
    incidents: Vec<(u32, u32, u32)>,
}

/// A row of a batch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BatchRow<'a> {
    pub line: u32,
    /// In ASCII.
    pub id: &'a [u8],
    pub commit: [u8; PACKED_BYTES],
    pub service: u32,
    pub environment: u32,
    pub word: u32,
    pub started: u32,
    pub finished: u32,
    pub authored: u32,
    pub opened: u32,
    pub resolved: u32,
}

impl Batch {
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// Whether a row with this id can stand beside those that are there.
    pub fn fits(&self, id: &[u8]) -> bool {
        !id.is_empty() && (self.is_empty() || self.id_length == id.len())
    }

    pub fn push(&mut self, row: &BatchRow) {
        if row.opened != NO_SECOND {
            self.incidents.push((self.line.len() as u32, row.opened, row.resolved));
        }
        self.id_length = row.id.len();
        self.line.push(row.line);
        self.service.push(row.service);
        self.environment.push(row.environment);
        self.word.push(row.word);
        add_short(&mut self.ids, row.id);
        self.commits.extend_from_slice(&row.commit);
        self.started.push(row.started);
        self.finished.push(row.finished);
        self.authored.push(row.authored);
    }

    fn clear(&mut self) {
        for column in [&mut self.line, &mut self.service, &mut self.environment, &mut self.word] {
            column.clear();
        }
        for column in [&mut self.started, &mut self.finished, &mut self.authored] {
            column.clear();
        }
        self.ids.clear();
        self.commits.clear();
        self.incidents.clear();
    }
}

/// Adds a few bytes: copying as many as a word has is no call, as copying any number of them is.
fn add_short(all: &mut Vec<u8>, bytes: &[u8]) {
    const WORD: usize = 8;
    let (Some(front), Some(back)) = (bytes.first_chunk::<WORD>(), bytes.last_chunk::<WORD>()) else {
        return all.extend_from_slice(bytes);
    };
    if bytes.len() > 2 * WORD {
        return all.extend_from_slice(bytes);
    }
    let end = all.len() + bytes.len();
    all.extend_from_slice(front);
    all.extend_from_slice(back);
    all.truncate(end);
    if let Some(last) = all.last_chunk_mut::<WORD>() {
        *last = *back;
    }
}

impl Facts {
    /// Takes the rows of a batch, which is empty then. There are as many changes as deployments, and the commits of the
    /// changes are not taken.
    pub fn take_batch(&mut self, batch: &mut Batch, outcome: Outcome) {
        let (first, count) = (self.deployments.len(), batch.line.len());
        let rows = &mut self.deployments;
        rows.line.append(&batch.line);
        rows.file.append_same(0, count);
        rows.service.append(&batch.service);
        rows.environment.append(&batch.environment);
        rows.word.append(&batch.word);
        rows.outcome.resize(first + count, outcome);
        rows.rework.resize(first + count, false);
        rows.id.append_even(first, std::str::from_utf8(&batch.ids).unwrap_or(""), batch.id_length);
        rows.revision.append_packed(first, &batch.commits);
        rows.started.append_seconds(first, &batch.started);
        rows.finished.append_seconds(first, &batch.finished);
        let changes = &mut self.changes;
        changes.flags.resize(first + count, change_is::LEAD);
        changes.service.append(&batch.service);
        changes.deployment_row.append_run(first as u32, (first + count) as u32);
        changes.authored.append_seconds(first, &batch.authored);
        let ms = |second: u32| if second == NO_SECOND { NONE } else { i64::from(second) * 1_000 };
        for &(place, opened, resolved) in &batch.incidents {
            let service = batch.service.get(place as usize).copied().unwrap_or(0);
            self.incidents.push_short(service, first as u32 + place, ms(opened), ms(resolved));
        }
        batch.clear();
    }

    /// Makes room for so many deployments like those that are there, with their changes.
    pub fn expect_rows(&mut self, rows: usize) {
        let deployments = &mut self.deployments;
        for column in [
            &mut deployments.line,
            &mut deployments.file,
            &mut deployments.service,
            &mut deployments.environment,
            &mut deployments.word,
        ] {
            column.expect_rows(rows);
        }
        let more = rows.saturating_sub(deployments.len());
        deployments.outcome.reserve(more);
        deployments.rework.reserve(more);
        deployments.id.expect_rows(rows);
        deployments.revision.expect_rows(rows);
        deployments.started.expect_rows(rows);
        deployments.finished.expect_rows(rows);
        if self.changes.len() == deployments.len() {
            self.changes.flags.reserve(more);
            self.changes.service.expect_rows(rows);
            self.changes.deployment_row.expect_rows(rows);
            self.changes.authored.expect_rows(rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_bytes_are_added_as_they_are() {
        let text = b"abcdefghijklmnopqrstuvwxyz";
        for length in 0..text.len() {
            let (mut some, mut plain) = (b"before".to_vec(), b"before".to_vec());
            add_short(&mut some, &text[..length]);
            plain.extend_from_slice(&text[..length]);
            assert_eq!(some, plain);
        }
    }
}
