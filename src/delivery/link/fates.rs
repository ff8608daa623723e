//! What became of the rows that the links left out, or marked: one by one, for those who ask for the rows behind a figure.
//!
//! The links themselves only count; here each row is asked again, which costs time that nobody pays who does not look.

use std::collections::BTreeMap;

use super::super::facts::{NOTHING, change_is};
use super::super::metrics::LeftOut;
use super::super::question::Switches;
use super::Linked;

/// Why a change belongs to no deployment, or not to the one that it was seen in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeFate {
    MergeCommit,
    BeforeFirst,
    NoDeployment,
    /// An earlier deployment had it.
    CarriedAgain,
}

impl Linked<'_> {
    /// The changes of the lead time that are in no deployment, each with the reason.
    pub fn changes_left_out(&self, switches: Switches) -> Vec<(u32, ChangeFate)> {
        let (merged_as, ancestry) = (self.merged_as(), self.ancestry());
        let mut is_carried = vec![false; self.facts.changes.len()];
        for carried in &self.carried {
            super::mark(&mut is_carried, carried.change);
        }
        let fate = |change: usize| {
            if !switches.merge_commits && self.is_merge_commit(change, &merged_as) {
                return ChangeFate::MergeCommit;
            }
            let mut counted = LeftOut::default();
            match self.carrier(change, switches, &ancestry, &mut counted) {
                Some(_) => ChangeFate::CarriedAgain,
                None if counted.changes_before_first_deployment > 0 => ChangeFate::BeforeFirst,
                None => ChangeFate::NoDeployment,
            }
        };
        let left = |change: &usize| is_carried.get(*change) == Some(&false);
        let counts = |change: &usize| self.facts.changes.is(*change, change_is::LEAD);
        (0..is_carried.len()).filter(left).filter(counts).map(|change| (change as u32, fate(change))).collect()
    }

    /// For each deployment that incidents blame, the first of these.
    pub fn incidents_by_deployment(&self) -> BTreeMap<u32, u32> {
        let mut found = BTreeMap::new();
        for (incident, &deployment) in (0u32..).zip(&self.blamed) {
            if deployment != NOTHING {
                found.entry(deployment).or_insert(incident);
            }
        }
        found
    }

    /// For each deployment that a later one took back, the first of these.
    pub fn taken_back_by(&self) -> BTreeMap<u32, u32> {
        let mut found = BTreeMap::new();
        if !self.facts.deployments.repairs.is_blank() {
            for &row in &self.reached {
                if let Some(taken_back) = self.repaired_by(row) {
                    found.entry(taken_back).or_insert(row);
                }
            }
        }
        found
    }

    /// For each deployment that carried a repair, the first change that says so.
    pub fn repairs_by_deployment(&self) -> BTreeMap<u32, u32> {
        let mut found = BTreeMap::new();
        for carried in &self.carried {
            if self.facts.changes.is(carried.change as usize, change_is::REWORK) {
                found.entry(carried.deployment).or_insert(carried.change);
            }
        }
        found
    }

    /// The deployment that restored service after a failure.
    pub fn restored_by(&self, row: u32) -> Option<u32> {
        self.next_in_place(row, super::Outcome::restores)
    }
}
