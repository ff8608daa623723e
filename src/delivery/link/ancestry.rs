//! Commits that a deployment holds without naming them: those that its commit follows, as far as a log tells.

use super::super::facts::{Facts, NOTHING, change_is, number};
use super::super::index::{CommitIndex, Index, is_part};
use super::{Linked, plain_version};

/// For each commit of the logs the first deployment that holds it.
#[derive(Default)]
pub(super) struct Ancestry {
    commits: CommitIndex,
    /// The same rows by the tag that a commit carries.
    tags: Index,
    /// By row of changes: row of the deployment, or [`NOTHING`].
    carriers: Vec<u32>,
    /// By row of changes: it is older than the first deployment of its service.
    before_first: Vec<bool>,
    /// By row of deployments: a log tells its commit.
    is_told: Vec<bool>,
    /// Deployments that name a commit, or a version, which no log tells.
    pub untold: u64,
}

impl Ancestry {
    /// No log tells anything.
    pub fn is_empty(&self) -> bool {
        self.commits.is_empty()
    }

    /// The rows of logs that tell the commits of a change.
    fn rows<'a>(&'a self, facts: &'a Facts, change: usize) -> impl Iterator<Item = u32> + 'a {
        let changes = &facts.changes;
        let own = self.commits.rows(&changes.revision.get(change));
        own.chain(self.commits.rows(changes.merge_revision.get(change)))
    }

    /// The first deployment that holds a change; for one that was merged, its merge.
    pub fn carrier(&self, facts: &Facts, change: usize) -> Option<u32> {
        if self.is_empty() {
            return None;
        }
        let rows = self.rows(facts, change).map(|row| number(&self.carriers, row as usize));
        let end = |row: &u32| facts.deployments.finished.raw(*row as usize);
        rows.filter(|&row| row != NOTHING).min_by_key(|row| (end(row), *row))
    }

    pub fn is_before_first(&self, facts: &Facts, change: usize) -> bool {
        // Without a log the commit need not even be spelt out.
        !self.is_empty() && self.rows(facts, change).any(|row| self.before_first.get(row as usize) == Some(&true))
    }

    /// Whether a change is no more than what its own deployment says of its commit, which a log tells as well: that one
    /// counts.
    pub fn tells_again(&self, facts: &Facts, change: usize) -> bool {
        let own = number(&facts.changes.deployment_row, change);
        let is_bare = || {
            let revision = facts.changes.revision.get(change);
            revision.is_empty() || is_part(&revision)
        };
        own != NOTHING && self.is_told.get(own as usize) == Some(&true) && is_bare()
    }

    /// Whether a log tells a change and the commit of a deployment: then it also tells whether the one holds the other.
    pub fn tells_both(&self, facts: &Facts, change: usize, deployment: u32) -> bool {
        self.is_told.get(deployment as usize) == Some(&true) && self.rows(facts, change).next().is_some()
    }

    /// Whether the commit that a deployment's own row tells is a merge, which only a log can tell.
    pub fn tells_merge(&self, facts: &Facts, change: usize) -> bool {
        let changes = &facts.changes;
        number(&changes.deployment_row, change) != NOTHING
            && !self.is_empty()
            && self.commits.rows(&changes.revision.get(change)).any(|row| changes.is(row as usize, change_is::MERGE))
    }

    /// The rows of logs that tell the commit of a deployment: the one it names, else the one with the tag it names.
    fn tips(&self, facts: &Facts, deployment: usize) -> Vec<u32> {
        let rows = &facts.deployments;
        let by_commit: Vec<u32> = self.commits.rows(&rows.revision.get(deployment)).collect();
        if by_commit.is_empty() { self.tagged(facts, rows.version.get(deployment)) } else { by_commit }
    }

    /// The commits with a tag; only where none is written like it, those whose tag is the same version.
    fn tagged(&self, facts: &Facts, version: &str) -> Vec<u32> {
        let mut rows: Vec<u32> = self.tags.rows(plain_version(version)).collect();
        let is_written_so = |row: &u32| facts.changes.version.get(*row as usize).split(' ').any(|tag| tag == version);
        if rows.iter().any(is_written_so) {
            rows.retain(is_written_so);
        }
        rows
    }

    fn note(&mut self, facts: &Facts, deployment: usize, is_told: bool) {
        let rows = &facts.deployments;
        let names_one = !rows.revision.get(deployment).is_empty() || !rows.version.get(deployment).is_empty();
        self.untold += u64::from(names_one && !is_told);
        if let Some(slot) = self.is_told.get_mut(deployment) {
            *slot = is_told;
        }
    }

    /// Gives a commit to a deployment, unless an earlier one has it.
    fn give(&mut self, facts: &Facts, commit: u32, deployment: u32) {
        let end = |row: u32| facts.deployments.finished.raw(row as usize);
        if let Some(slot) = self.carriers.get_mut(commit as usize)
            && (*slot == NOTHING || (end(deployment), deployment) < (end(*slot), *slot))
        {
            *slot = deployment;
        }
    }
}

impl Linked<'_> {
    /// Walks from each deployment's commit to those it follows, in the order the deployments came, up to what an earlier
    /// one of the same service held already.
    pub(super) fn ancestry(&self) -> Ancestry {
        let changes = &self.facts.changes;
        let mut ancestry = Ancestry::default();
        if changes.parents.is_blank() {
            return ancestry;
        }
        // A commit that starts a history has no parents, but a log tells it all the same.
        let is_of_log = |row: &usize| number(&changes.deployment_row, *row) == NOTHING;
        for row in (0..changes.len()).filter(is_of_log) {
            ancestry.commits.add(&changes.revision.get(row), row as u32);
            let tags = changes.version.get(row).split(' ');
            tags.for_each(|tag| ancestry.tags.add(plain_version(tag), row as u32));
        }
        ancestry.is_told = vec![false; self.facts.deployments.len()];
        ancestry.carriers = vec![NOTHING; changes.len()];
        ancestry.before_first = vec![false; changes.len()];
        let mut held_by = vec![NOTHING; changes.len()];
        for (service, rows) in self.by_service() {
            self.walk(*service, rows, &mut held_by, &mut ancestry);
        }
        ancestry
    }

    /// `held_by` is, for each commit, the last service that was found to hold it.
    ///
    /// The first deployment that a log tells has no base. What is older than the deployment before it may have been live
    /// for long; so may all, where there was none.
    fn walk(&self, service: u32, deployments: &[u32], held_by: &mut [u32], ancestry: &mut Ancestry) {
        let facts = self.facts;
        let mut has_base = false;
        let mut before = i64::MAX;
        for &deployment in deployments {
            let tips = ancestry.tips(facts, deployment as usize);
            let is_new = |commit: u32| has_base || facts.changes.authored.raw(commit as usize) >= before;
            let mut open = tips.clone();
            while let Some(commit) = open.pop() {
                let Some(holder) = held_by.get_mut(commit as usize).filter(|holder| **holder != service) else {
                    continue;
                };
                *holder = service;
                if tips.contains(&commit) || is_new(commit) {
                    ancestry.give(facts, commit, deployment);
                } else if let Some(flag) = ancestry.before_first.get_mut(commit as usize) {
                    *flag = true;
                }
                let parents = facts.changes.parents.get(commit as usize).split(' ').filter(|name| !name.is_empty());
                open.extend(parents.flat_map(|name| ancestry.commits.rows(name)));
            }
            ancestry.note(facts, deployment as usize, !tips.is_empty());
            has_base |= !tips.is_empty();
            before = self.end(deployment);
        }
    }
}
