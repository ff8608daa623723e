//! Which deployment carries which change, and which one an incident blames.
//!
//! Linking depends on what counts as production, so it is done for each question and not at import.

mod ancestry;
mod apart;
mod carry;
mod fates;
mod production;
mod services;

pub(crate) use fates::ChangeFate;
use production::{InProduction, one_per_revision};

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::facts::{Facts, NOTHING, THE_ONE_BEFORE, number};
use super::index::{CommitIndex, Index};
use super::metrics::LeftOut;
use super::outcome::Outcome;
use super::question::Switches;

/// `v1.4.0` and `1.4.0` are one version.
pub(super) fn plain_version(version: &str) -> &str {
    match version.strip_prefix(['v', 'V']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => version,
    }
}

/// A change in the first deployment that brought it to production.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Carried {
    pub change: u32,
    pub deployment: u32,
}

/// How a row of deployments stands in production.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is elsewhere, or says nothing.
    Apart,
    Reached,
    FailedRun,
}

/// How facts are linked for one idea of production.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    /// Rows that reached production, by finish.
    pub reached: Vec<u32>,
    /// Production rows whose run failed, by the time it ended.
    pub failed_runs: Vec<u32>,
    /// Changes, each in its first deployment.
    pub carried: Vec<Carried>,
    /// The deployment each incident blames, or [`NOTHING`].
    pub blamed: Vec<u32>,
    /// By name: a row of production has it for its service.
    pub has_services: Vec<bool>,
    /// By row of deployments: it failed in production.
    pub failed: Vec<bool>,
    /// By row of deployments: it was an unplanned repair.
    pub rework: Vec<bool>,
    /// Something in the data could tell repairs.
    pub rework_is_told: bool,
    /// What the links left out.
    pub left_out: LeftOut,
    of_services: OnceLock<services::OfServices>,
}

/// Facts with their links. Making them takes longer than any question to them, so the facts remember the latest.
pub(crate) struct Linked<'a> {
    pub facts: &'a Facts,
    links: Arc<Links>,
    /// By row of deployments.
    standing: OnceCell<Vec<Standing>>,
    by_place: OnceCell<BTreeMap<(u32, u32), Vec<u32>>>,
    by_service: OnceCell<BTreeMap<u32, Vec<u32>>>,
    ids: OnceCell<Index>,
    revisions: OnceCell<CommitIndex>,
    versions: OnceCell<Index>,
}

impl std::ops::Deref for Linked<'_> {
    type Target = Links;

    fn deref(&self) -> &Links {
        &self.links
    }
}

impl<'a> Linked<'a> {
    /// Links facts, with `production` the environments that count, in small letters.
    pub fn new(facts: &'a Facts, production: &BTreeSet<String>, switches: Switches) -> Self {
        if let Some(links) = facts.memo.links(production, switches) {
            return Self::with(facts, links);
        }
        let mut linked = Self::rows_of_production(facts, production, switches);
        linked.mark_outcomes();
        linked.blame_incidents();
        linked.carry_changes(switches);
        facts.memo.keep_links(production, switches, &linked.links);
        linked
    }

    fn with(facts: &'a Facts, links: Arc<Links>) -> Self {
        Self {
            facts,
            links,
            standing: OnceCell::new(),
            by_place: OnceCell::new(),
            by_service: OnceCell::new(),
            ids: OnceCell::new(),
            revisions: OnceCell::new(),
            versions: OnceCell::new(),
        }
    }

    fn links_mut(&mut self) -> &mut Links {
        Arc::make_mut(&mut self.links)
    }

    fn rows_of_production(facts: &'a Facts, production: &BTreeSet<String>, switches: Switches) -> Self {
        let rows = &facts.deployments;
        let InProduction { mut reached, mut failed_runs, has_services, is_by_end } =
            InProduction::of(facts, production);
        let end = |row: &u32| end_of(facts, *row);
        if !is_by_end {
            reached.sort_by_key(end);
        }
        failed_runs.sort_by_key(end);
        if switches.one_per_revision {
            reached = one_per_revision(facts, reached);
        }
        reached.shrink_to_fit();
        let links = Links {
            reached,
            failed_runs,
            has_services,
            carried: Vec::new(),
            blamed: Vec::new(),
            failed: vec![false; rows.len()],
            rework: rows.rework.clone(),
            rework_is_told: facts.deployments_tell_rework || rows.rework.contains(&true),
            left_out: LeftOut::default(),
            of_services: OnceLock::new(),
        };
        Self::with(facts, Arc::new(links))
    }

    fn end(&self, row: u32) -> i64 {
        end_of(self.facts, row)
    }

    fn service(&self, row: u32) -> u32 {
        number(&self.facts.deployments.service, row as usize)
    }

    fn place(&self, row: u32) -> (u32, u32) {
        (self.service(row), number(&self.facts.deployments.environment, row as usize))
    }

    fn is_named(&self, service: u32) -> bool {
        !self.facts.names.get(service).is_empty()
    }

    /// By row of deployments.
    fn standings(&self) -> &[Standing] {
        self.standing.get_or_init(|| {
            let mut standing = vec![Standing::Apart; self.facts.deployments.len()];
            for (list, stands) in [(&self.reached, Standing::Reached), (&self.failed_runs, Standing::FailedRun)] {
                for &row in list {
                    if let Some(slot) = standing.get_mut(row as usize) {
                        *slot = stands;
                    }
                }
            }
            standing
        })
    }

    fn standing(&self, row: u32) -> Standing {
        self.standings().get(row as usize).copied().unwrap_or(Standing::Apart)
    }

    fn has_reached(&self, row: u32) -> bool {
        self.standing(row) == Standing::Reached
    }

    fn by_place(&self) -> &BTreeMap<(u32, u32), Vec<u32>> {
        self.by_place.get_or_init(|| {
            let mut map: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
            self.reached.iter().for_each(|&row| map.entry(self.place(row)).or_default().push(row));
            map
        })
    }

    fn by_service(&self) -> &BTreeMap<u32, Vec<u32>> {
        self.by_service.get_or_init(|| {
            let mut map: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            self.reached.iter().for_each(|&row| map.entry(self.service(row)).or_default().push(row));
            map
        })
    }

    fn ids(&self) -> &Index {
        self.ids.get_or_init(|| {
            let mut index = Index::default();
            (0..self.facts.deployments.len()).for_each(|row| index.add(self.facts.deployments.id.get(row), row as u32));
            index
        })
    }

    /// Production rows by the commits they deployed or carried.
    fn revisions(&self) -> &CommitIndex {
        self.revisions.get_or_init(|| {
            let mut index = CommitIndex::default();
            for &row in self.reached.iter().chain(&self.failed_runs) {
                let rows = &self.facts.deployments;
                let revision = rows.revision.get(row as usize);
                index.add(&revision, row);
                let carries = rows.carries.get(row as usize).split(' ');
                carries.filter(|&commit| commit != revision).for_each(|commit| index.add(commit, row));
            }
            index
        })
    }

    fn versions(&self) -> &Index {
        self.versions.get_or_init(|| {
            let mut index = Index::default();
            for &row in self.reached.iter().chain(&self.failed_runs) {
                index.add(plain_version(self.facts.deployments.version.get(row as usize)), row);
            }
            index
        })
    }

    /// The next row that reached the same place after a row.
    fn next_in_place(&self, row: u32, accept: impl Fn(Outcome) -> bool) -> Option<u32> {
        let rows = self.by_place().get(&self.place(row))?;
        let end = self.end(row);
        let start = rows.partition_point(|&other| self.end(other) <= end);
        rows.iter().skip(start).copied().find(|&other| accept(self.facts.deployments.outcome(other as usize)))
    }

    /// The latest row that reached the same place before a row.
    fn before_in_place(&self, row: u32) -> Option<u32> {
        let rows = self.by_place().get(&self.place(row))?;
        let end = self.end(row);
        rows.partition_point(|&other| self.end(other) < end).checked_sub(1).and_then(|last| rows.get(last)).copied()
    }

    /// When service was restored after a failure: the finish of the next success in the same place.
    pub fn restored_ms(&self, row: u32) -> Option<i64> {
        self.next_in_place(row, Outcome::restores).map(|next| self.end(next))
    }

    fn mark_outcomes(&mut self) {
        let facts = self.facts;
        let links = self.links_mut();
        for &row in &links.reached {
            if facts.deployments.outcome(row as usize).failed_in_production() {
                mark(&mut links.failed, row);
            }
        }
        if !self.facts.deployments.repairs.is_blank() {
            let taken_back: Vec<u32> = self.reached.iter().filter_map(|&row| self.repaired_by(row)).collect();
            for row in taken_back {
                mark(&mut self.links_mut().failed, row);
            }
        }
    }

    /// The deployment that a row says it takes back or repairs.
    fn repaired_by(&self, row: u32) -> Option<u32> {
        let named = self.facts.deployments.repairs.get(row as usize);
        if named == THE_ONE_BEFORE {
            return self.before_in_place(row);
        }
        let same_service = |other: &u32| self.service(*other) == self.service(row) && self.end(*other) < self.end(row);
        let candidates = self.ids().rows(named).chain(self.revisions().rows(named));
        candidates
            .chain(self.versions().rows(plain_version(named)))
            .filter(same_service)
            .max_by_key(|&other| self.end(other))
    }

    fn blame_incidents(&mut self) {
        let blamed: Vec<u32> = (0..self.facts.incidents.len()).map(|row| self.blame(row)).collect();
        let links = self.links_mut();
        for &row in &blamed {
            mark(&mut links.failed, row);
        }
        links.left_out.incidents_without_deployment = blamed.iter().filter(|&&row| row == NOTHING).count() as u64;
        links.blamed = blamed;
    }

    /// Explicit id, then commit, then the latest earlier deployment of the same service.
    fn blame(&self, incident: usize) -> u32 {
        let rows = &self.facts.incidents;
        let own = number(&rows.deployment_row, incident);
        if own != NOTHING {
            return if self.has_reached(own) { own } else { NOTHING };
        }
        let opened = rows.opened.raw(incident);
        let latest_before = |rows: &mut dyn Iterator<Item = u32>| {
            rows.filter(|&row| self.has_reached(row) && self.end(row) <= opened).max_by_key(|&row| self.end(row))
        };
        let id = rows.deployment_id.get(incident);
        if !id.is_empty() && self.ids().has(id) {
            return self.ids().rows(id).find(|&row| self.has_reached(row)).unwrap_or(NOTHING);
        }
        let commits =
            [id, rows.revision.get(incident)].into_iter().flat_map(|list| list.split(' ')).filter(|c| !c.is_empty());
        let by_commit = commits
            .filter_map(|commit| latest_before(&mut self.revisions().rows(commit)))
            .max_by_key(|&row| self.end(row));
        by_commit.or_else(|| self.latest_of_service(number(&rows.service, incident), opened)).unwrap_or(NOTHING)
    }

    fn latest_of_service(&self, service: u32, before: i64) -> Option<u32> {
        if !self.is_named(service) {
            return None;
        }
        let rows = self.by_service().get(&service)?;
        rows.partition_point(|&row| self.end(row) <= before).checked_sub(1).and_then(|last| rows.get(last)).copied()
    }
}

fn end_of(facts: &Facts, row: u32) -> i64 {
    let rows = &facts.deployments;
    rows.finished.get(row as usize).unwrap_or_else(|| rows.started.raw(row as usize))
}

fn mark(flags: &mut [bool], row: u32) {
    if let Some(flag) = flags.get_mut(row as usize) {
        *flag = true;
    }
}
