//! Which deployment first brought a change to production.

use std::borrow::Cow;

use super::super::column::{BLOCK_ROWS, Numbers, hash_text};
use super::super::facts::{NOTHING, change_is, number};
use super::super::group::{first_equal, mixed};
use super::super::index::Index;
use super::super::metrics::LeftOut;
use super::super::outcome::Outcome;
use super::super::question::Switches;
use super::ancestry::Ancestry;
use super::{Carried, Linked, Standing, mark, plain_version};

impl<'a> Linked<'a> {
    pub(super) fn carry_changes(&mut self, switches: Switches) {
        let changes = &self.facts.changes;
        let (merged_as, ancestry) = (self.merged_as(), self.ancestry());
        let mut carried = Vec::with_capacity(changes.len());
        let mut left_out = self.left_out;
        left_out.deployments_outside_log = ancestry.untold;
        let (mut rework, mut flags_of_all) = (Vec::new(), 0);
        let rows_alone_tell = ancestry.is_empty() && merged_as.is_empty();
        let standings = self.standings();
        let mut own_rows = Numbers::block();
        for (first, flags) in (0u32..).step_by(BLOCK_ROWS).zip(changes.flags.chunks(BLOCK_ROWS)) {
            changes.deployment_row.read_block(first as usize, &mut own_rows);
            for ((change, flags), own) in (first..).zip(flags).zip(own_rows.iter()) {
                flags_of_all |= flags;
                let is_clear = rows_alone_tell && flags & change_is::MERGE == 0;
                let deployment = if is_clear && standings.get(own as usize) == Some(&Standing::Reached) {
                    own
                } else {
                    let told = self.carrier_if_counted(change as usize, switches, &merged_as, &ancestry, &mut left_out);
                    let Some(deployment) = told else { continue };
                    deployment
                };
                if flags & change_is::REWORK != 0 {
                    rework.push(deployment);
                }
                carried.push(Carried { change, deployment });
            }
        }
        carried.shrink_to_fit();
        let links = self.links_mut();
        links.left_out = left_out;
        links.rework_is_told |= flags_of_all & (change_is::COULD_TELL_REWORK | change_is::REWORK) != 0;
        for row in rework {
            mark(&mut links.rework, row);
        }
        self.keep_first(carried);
    }

    /// The first deployment to production that holds a change, if the change counts.
    fn carrier_if_counted(
        &self,
        change: usize,
        switches: Switches,
        merged_as: &Index,
        ancestry: &Ancestry,
        left_out: &mut LeftOut,
    ) -> Option<u32> {
        let is_merge = || self.is_merge_commit(change, merged_as) || ancestry.tells_merge(self.facts, change);
        if !switches.merge_commits && is_merge() {
            left_out.merge_commits += 1;
            return None;
        }
        if ancestry.tells_again(self.facts, change) {
            left_out.changes_carried_again += 1;
            return None;
        }
        self.carrier(change, switches, ancestry, left_out)
    }

    /// Commits that pull requests became when merged, less those that are among the commits of one.
    pub(super) fn merged_as(&self) -> Index {
        let changes = &self.facts.changes;
        let (mut merged, mut own) = (Index::default(), Index::default());
        if changes.merge_revision.is_blank() {
            return merged;
        }
        let of_pull_requests =
            |row: &usize| changes.is(*row, change_is::LEAD) && !changes.merge_revision.get(*row).is_empty();
        (0..changes.len()).filter(of_pull_requests).for_each(|row| own.add(&changes.revision.get(row), 0));
        for row in (0..changes.len()).filter(of_pull_requests) {
            if !own.has(changes.merge_revision.get(row)) {
                merged.add(changes.merge_revision.get(row), row as u32);
            }
        }
        merged
    }

    pub(super) fn is_merge_commit(&self, change: usize, merged_as: &Index) -> bool {
        let changes = &self.facts.changes;
        let is_bare = || changes.merge_revision.get(change).is_empty() && changes.is(change, change_is::LEAD);
        changes.is(change, change_is::MERGE)
            || !merged_as.is_empty() && is_bare() && merged_as.has(&changes.revision.get(change))
    }

    /// The first deployment to production that holds a change.
    pub(super) fn carrier(
        &self,
        change: usize,
        switches: Switches,
        ancestry: &Ancestry,
        left_out: &mut LeftOut,
    ) -> Option<u32> {
        let own = number(&self.facts.changes.deployment_row, change);
        if own != NOTHING
            && let Some(landed) = self.landed(own)
            && !ancestry.tells_both(self.facts, change, landed)
        {
            return Some(landed);
        }
        let named = self.named_carrier(change, ancestry);
        if named.is_none() && ancestry.is_before_first(self.facts, change) {
            left_out.changes_before_first_deployment += 1;
            return None;
        }
        if named.is_some() || !switches.attribute_by_merge_time {
            left_out.changes_without_deployment += u64::from(named.is_none());
            return named;
        }
        self.carrier_by_merge_time(change, left_out)
    }

    /// A row itself, if it reached production; what a failed run carried goes into the next success of its place.
    fn landed(&self, row: u32) -> Option<u32> {
        match self.standing(row) {
            Standing::Reached => Some(row),
            Standing::FailedRun => self.next_in_place(row, Outcome::reached_production),
            Standing::Apart => None,
        }
    }

    fn named_carrier(&self, change: usize, ancestry: &Ancestry) -> Option<u32> {
        if self.facts.commits_are_apart() {
            return None;
        }
        let changes = &self.facts.changes;
        // The next success after a failed run may be of an older commit, as when one goes back to what ran before.
        let holds = |row: u32, landed: u32| row == landed || !ancestry.tells_both(self.facts, change, landed);
        let first = |rows: &mut dyn Iterator<Item = u32>| {
            let landed = rows.filter_map(|row| self.landed(row).filter(|&landed| holds(row, landed)));
            landed.min_by_key(|&row| (self.end(row), row))
        };
        let by_id = || first(&mut self.ids().rows(changes.deployment_id.get(change)));
        let by_commit = |commit: &str| if commit.is_empty() { None } else { first(&mut self.revisions().rows(commit)) };
        let by_commits = || {
            let both = [changes.revision.get(change), changes.merge_revision.get(change).into()];
            both.iter().filter_map(|commit| by_commit(commit)).min_by_key(|&row| (self.end(row), row))
        };
        let service = number(&changes.service, change);
        let fits =
            |row: &u32| !self.is_named(service) || !self.is_named(self.service(*row)) || self.service(*row) == service;
        let by_version = || {
            // A commit may carry several tags.
            let tags = changes.version.get(change).split(' ').filter(|tag| !tag.is_empty());
            let alike = tags.flat_map(|tag| self.versions().rows(plain_version(tag))).filter(fits);
            first(&mut alike.filter(|&row| !ancestry.tells_both(self.facts, change, row)))
        };
        if let Some(named) = (!changes.deployment_id.get(change).is_empty()).then(by_id).flatten() {
            return Some(named);
        }
        let by_ancestry = ancestry.carrier(self.facts, change);
        let named =
            [by_commits(), by_version(), by_ancestry].into_iter().flatten().min_by_key(|&row| (self.end(row), row));
        // A tag that was made anew for an old commit deploys nothing that the first deployment did not hold.
        let is_old = by_ancestry.is_none() && ancestry.is_before_first(self.facts, change);
        named.filter(|&row| !is_old || self.facts.deployments.revision.get(row as usize).is_empty())
    }

    /// The first deployment of its service that began after the merge. The first of all has no base: what was merged
    /// before it may have been live for long.
    fn carrier_by_merge_time(&self, change: usize, left_out: &mut LeftOut) -> Option<u32> {
        let changes = &self.facts.changes;
        let merged = changes.merged.get(change);
        let rows = merged.and_then(|_| self.by_service().get(&number(&changes.service, change)));
        let (Some(merged), Some(rows)) = (merged, rows) else {
            left_out.changes_without_deployment += 1;
            return None;
        };
        let began =
            |row: u32| self.facts.deployments.started.get(row as usize).unwrap_or(self.end(row)).min(self.end(row));
        let ended_before = rows.partition_point(|&row| self.end(row) < merged);
        let place = (ended_before..rows.len()).find(|&at| rows.get(at).is_some_and(|&row| began(row) >= merged));
        match place.and_then(|place| rows.get(place).map(|&row| (place, row))) {
            Some((0, _)) => {
                left_out.changes_before_first_deployment += 1;
                None
            }
            Some((_, row)) => {
                left_out.changes_by_merge_time += 1;
                Some(row)
            }
            None => {
                left_out.changes_without_deployment += 1;
                None
            }
        }
    }

    /// Keeps each change of a service in the earliest deployment that holds it.
    fn keep_first(&mut self, carried: Vec<Carried>) {
        if self.facts.commits_are_apart() {
            self.links_mut().carried = carried;
            return;
        }
        let same_change = |a: usize, b: usize| match (carried.get(a), carried.get(b)) {
            (Some(a), Some(b)) => self.identity(*a).is_some() && self.identity(*a) == self.identity(*b),
            _ => false,
        };
        let hash = |at: usize| match carried.get(at).and_then(|c| self.identity(*c)) {
            Some((service, is_lead, text)) => mixed(&[u64::from(service), u64::from(is_lead), hash_text(&text)]),
            None => mixed(&[at as u64]),
        };
        let first = first_equal(carried.len(), &hash, &same_change);
        let rank = |c: &Carried| (self.end(c.deployment), self.facts.changes.authored.raw(c.change as usize), c.change);
        let mut best = carried.clone();
        for (candidate, &group) in carried.iter().zip(&first) {
            if let Some(slot) = best.get_mut(group as usize).filter(|slot| rank(candidate) < rank(slot)) {
                *slot = *candidate;
            }
        }
        let kept: Vec<Carried> =
            (0u32..).zip(&first).zip(best).filter(|((at, f), _)| at == *f).map(|(_, c)| c).collect();
        let links = self.links_mut();
        links.left_out.changes_carried_again += (carried.len() - kept.len()) as u64;
        links.carried = kept;
    }

    /// What makes two rows one change: service, and commit or else number; and whether it counts in the lead time.
    fn identity(&self, carried: Carried) -> Option<(u32, bool, Cow<'a, str>)> {
        let changes = &self.facts.changes;
        let change = carried.change as usize;
        let is_pull_request = changes.is(change, change_is::PULL_REQUEST);
        let mut names = [
            changes.revision.get(change),
            changes.merge_revision.get(change).into(),
            changes.number.get(change).into(),
        ];
        if is_pull_request {
            names.swap(0, 1);
        }
        let name = names.into_iter().find(|name| !name.is_empty())?;
        Some((self.service(carried.deployment), changes.is(change, change_is::LEAD), name))
    }
}
