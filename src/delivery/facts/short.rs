//! Rows of large tables: pushed with their names numbered, into columns that have room for all of them.

use super::{Changes, Deployments, Facts, Incidents, Outcome};

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

impl Facts {
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
