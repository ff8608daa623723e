//! Which rows of deployments stand in production.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::super::column::{BLOCK_ROWS, NONE, Numbers, TimeColumn};
use super::super::facts::{Facts, number};
use super::super::outcome::Outcome;
use super::{end_of, mark};

/// The rows of production, as they stand in the data.
pub(super) struct InProduction {
    pub reached: Vec<u32>,
    pub failed_runs: Vec<u32>,
    /// By name: a row of production has it for its service.
    pub has_services: Vec<bool>,
    /// Whether those that reached it stand in the order of their ends.
    pub is_by_end: bool,
}

impl InProduction {
    pub fn of(facts: &Facts, production: &BTreeSet<String>) -> Self {
        let rows = &facts.deployments;
        let is_production: Vec<bool> = facts.names.iter().map(|name| production.contains(name)).collect();
        let mut found = Self {
            reached: Vec::with_capacity(rows.len()),
            failed_runs: Vec::new(),
            has_services: vec![false; facts.names.len()],
            is_by_end: true,
        };
        let mut last_end = NONE;
        let (mut environments, mut services, mut ends) = (Numbers::block(), Numbers::block(), TimeColumn::block());
        for (first, outcomes) in (0u32..).step_by(BLOCK_ROWS).zip(rows.outcome.chunks(BLOCK_ROWS)) {
            rows.environment.read_block(first as usize, &mut environments);
            rows.service.read_block(first as usize, &mut services);
            rows.finished.read_block(first as usize, &mut ends);
            let places = environments.iter().zip(services.iter()).zip(ends.iter());
            for ((row, outcome), ((environment, service), end)) in (first..).zip(outcomes).zip(places) {
                if is_production.get(environment as usize) != Some(&true) {
                    continue;
                }
                if outcome.reached_production() && end != NONE {
                    found.is_by_end &= last_end <= end;
                    last_end = end;
                    found.reached.push(row);
                } else if *outcome == Outcome::DidNotDeploy && end_of(facts, row) != NONE {
                    found.failed_runs.push(row);
                } else {
                    continue;
                }
                mark(&mut found.has_services, service);
            }
        }
        found
    }
}

/// Of one revision of a service the first deployment to each *set* of environments: the same revision in another
/// environment is no further deployment, in the same one it is.
pub(super) fn one_per_revision(facts: &Facts, reached: Vec<u32>) -> Vec<u32> {
    let rows = &facts.deployments;
    let mut first_environment: BTreeMap<(u32, Cow<str>), u32> = BTreeMap::new();
    let keep = |row: &u32| {
        let at = *row as usize;
        let revision = rows.revision.get(at);
        let environment = number(&rows.environment, at);
        revision.is_empty()
            || *first_environment.entry((number(&rows.service, at), revision)).or_insert(environment) == environment
    };
    reached.into_iter().filter(keep).collect()
}
