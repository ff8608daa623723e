//! Facts put together: rows of several files behind each other, and rows picked by number.

mod stages;

use super::column::{CommitColumn, Numbers, Origins, TextColumn, TimeColumn};
use super::facts::{Changes, Deployments, Facts, Incidents, NOTHING, Pipelines, Statuses, number};
use super::memo::Memo;

/// A copy of the cells of some rows, in the order given.
fn pick<T: Copy>(column: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().filter_map(|&row| column.get(row as usize).copied()).collect()
}

impl Numbers {
    fn pick(&self, rows: &[u32]) -> Self {
        rows.iter().filter_map(|&row| self.get(row as usize)).collect()
    }
}

impl CommitColumn {
    fn pick(&self, rows: &[u32]) -> Self {
        let mut picked = Self::default();
        rows.iter().enumerate().for_each(|(at, &row)| picked.fill(at, &self.get(row as usize)));
        picked
    }

    fn append(&mut self, own_rows: usize, other: &Self) {
        (0..other.filled()).for_each(|row| self.fill(own_rows + row, &other.get(row)));
    }
}

impl TextColumn {
    fn pick(&self, rows: &[u32]) -> Self {
        let mut picked = Self::default();
        if !self.is_blank() {
            rows.iter().enumerate().for_each(|(at, &row)| picked.fill(at, self.get(row as usize)));
        }
        picked
    }

    fn append(&mut self, own_rows: usize, other: &Self) {
        (0..other.filled()).for_each(|row| self.fill(own_rows + row, other.get(row)));
    }
}

impl TimeColumn {
    fn pick(&self, rows: &[u32]) -> Self {
        let mut picked = Self::default();
        if self.len() > 0 {
            rows.iter().enumerate().for_each(|(at, &row)| picked.fill(at, self.raw(row as usize)));
        }
        picked
    }

    fn append(&mut self, own_rows: usize, other: &Self) {
        other.iter().enumerate().for_each(|(row, ms)| self.fill(own_rows + row, ms));
    }
}

impl Origins {
    fn pick(&self, rows: &[u32]) -> Self {
        let mut picked = Self::default();
        for (at, &row) in rows.iter().enumerate() {
            if let Some((file, line)) = self.get(row as usize) {
                picked.set(at, file + 1, line);
            }
        }
        picked
    }

    fn append(&mut self, own_rows: usize, other: &Self, files: u32) {
        for row in 0..other.file.len() {
            if let Some((file, line)) = other.get(row) {
                self.set(own_rows + row, file + files + 1, line);
            }
        }
    }
}

/// How the numbers of another set of facts read here.
struct Renumbered {
    names: Vec<u32>,
    files: u32,
    deployments: u32,
}

impl Renumbered {
    fn names(&self, own: &mut Numbers, other: &Numbers) {
        own.extend(other.iter().map(|name| number(&self.names, name as usize)));
    }
    fn rows(&self, own: &mut Numbers, other: &Numbers) {
        own.extend(other.iter().map(|row| if row == NOTHING { row } else { row + self.deployments }));
    }
}

impl Facts {
    /// Puts other facts behind these. `files` is how many files these have.
    pub fn append(&mut self, other: &Self, files: u32) {
        self.memo = Memo::default();
        let new = Renumbered {
            names: other.names.iter().map(|name| self.names.intern(name)).collect(),
            files,
            deployments: self.deployments.len() as u32,
        };
        self.deployments.append(&other.deployments, &new);
        self.changes.append(&other.changes, &new);
        self.incidents.append(&other.incidents, &new);
        self.statuses.append(&other.statuses, &new);
        self.pipelines.append(&other.pipelines);
        self.stages.append(&other.stages, &new);
        self.deployments_tell_rework |= other.deployments_tell_rework;
    }

    /// All time columns.
    pub fn times_mut(&mut self) -> [&mut TimeColumn; 11] {
        [
            &mut self.deployments.started,
            &mut self.deployments.finished,
            &mut self.changes.authored,
            &mut self.changes.opened,
            &mut self.changes.first_review,
            &mut self.changes.merged,
            &mut self.incidents.opened,
            &mut self.incidents.resolved,
            &mut self.statuses.at,
            &mut self.stages.entered,
            &mut self.stages.exited,
        ]
    }
}

impl Deployments {
    fn append(&mut self, other: &Self, new: &Renumbered) {
        let own = self.len();
        self.line.extend(other.line.iter());
        self.file.extend(other.file.iter().map(|file| file + new.files));
        new.names(&mut self.service, &other.service);
        new.names(&mut self.environment, &other.environment);
        new.names(&mut self.word, &other.word);
        self.outcome.extend_from_slice(&other.outcome);
        self.id.append(own, &other.id);
        self.revision.append(own, &other.revision);
        self.version.append(own, &other.version);
        self.carries.append(own, &other.carries);
        self.repairs.append(own, &other.repairs);
        self.pipeline.append(own, &other.pipeline);
        self.started.append(own, &other.started);
        self.finished.append(own, &other.finished);
        self.rework.extend_from_slice(&other.rework);
    }

    /// These rows, in this order.
    pub fn pick(&self, rows: &[u32]) -> Self {
        Self {
            line: self.line.pick(rows),
            file: self.file.pick(rows),
            service: self.service.pick(rows),
            environment: self.environment.pick(rows),
            word: self.word.pick(rows),
            outcome: pick(&self.outcome, rows),
            id: self.id.pick(rows),
            revision: self.revision.pick(rows),
            version: self.version.pick(rows),
            carries: self.carries.pick(rows),
            repairs: self.repairs.pick(rows),
            pipeline: self.pipeline.pick(rows),
            started: self.started.pick(rows),
            finished: self.finished.pick(rows),
            rework: pick(&self.rework, rows),
        }
    }
}

impl Changes {
    fn append(&mut self, other: &Self, new: &Renumbered) {
        let own = self.len();
        self.flags.extend_from_slice(&other.flags);
        new.names(&mut self.service, &other.service);
        new.rows(&mut self.deployment_row, &other.deployment_row);
        self.deployment_id.append(own, &other.deployment_id);
        self.revision.append(own, &other.revision);
        self.merge_revision.append(own, &other.merge_revision);
        self.version.append(own, &other.version);
        self.number.append(own, &other.number);
        self.parents.append(own, &other.parents);
        self.origins.append(own, &other.origins, new.files);
        self.authored.append(own, &other.authored);
        self.opened.append(own, &other.opened);
        self.first_review.append(own, &other.first_review);
        self.merged.append(own, &other.merged);
    }

    /// These rows, in this order.
    pub fn pick(&self, rows: &[u32]) -> Self {
        Self {
            flags: pick(&self.flags, rows),
            service: self.service.pick(rows),
            deployment_row: self.deployment_row.pick(rows),
            deployment_id: self.deployment_id.pick(rows),
            revision: self.revision.pick(rows),
            merge_revision: self.merge_revision.pick(rows),
            version: self.version.pick(rows),
            number: self.number.pick(rows),
            parents: self.parents.pick(rows),
            origins: self.origins.pick(rows),
            authored: self.authored.pick(rows),
            opened: self.opened.pick(rows),
            first_review: self.first_review.pick(rows),
            merged: self.merged.pick(rows),
        }
    }
}

impl Incidents {
    fn append(&mut self, other: &Self, new: &Renumbered) {
        let own = self.len();
        new.names(&mut self.service, &other.service);
        new.rows(&mut self.deployment_row, &other.deployment_row);
        self.id.append(own, &other.id);
        self.deployment_id.append(own, &other.deployment_id);
        self.revision.append(own, &other.revision);
        self.origins.append(own, &other.origins, new.files);
        self.opened.append(own, &other.opened);
        self.resolved.append(own, &other.resolved);
    }

    /// These rows, in this order.
    pub fn pick(&self, rows: &[u32]) -> Self {
        Self {
            service: self.service.pick(rows),
            deployment_row: self.deployment_row.pick(rows),
            id: self.id.pick(rows),
            deployment_id: self.deployment_id.pick(rows),
            revision: self.revision.pick(rows),
            origins: self.origins.pick(rows),
            opened: self.opened.pick(rows),
            resolved: self.resolved.pick(rows),
        }
    }
}

impl Statuses {
    fn append(&mut self, other: &Self, new: &Renumbered) {
        let own = self.len();
        self.deployment_id.append(own, &other.deployment_id);
        new.names(&mut self.service, &other.service);
        new.names(&mut self.environment, &other.environment);
        new.names(&mut self.word, &other.word);
        self.at.append(own, &other.at);
    }
}

impl Pipelines {
    fn append(&mut self, other: &Self) {
        for row in 0..other.len() {
            self.push(other.id.get(row), other.revision.get(row), other.version.get(row));
        }
    }
}
