//! How many deployment rows there are of each kind: every question asks it, and the rows do not change.

use crate::delivery::column::{BLOCK_ROWS, Numbers};
use crate::delivery::facts::{Facts, number};
use crate::delivery::outcome::Outcome;

/// Rows of one service and environment that ended in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowKind {
    /// Number of the service's name.
    pub service: u32,
    /// Number of the environment's name.
    pub environment: u32,
    pub outcome: Outcome,
    /// Whether the rows tell a start or an end.
    pub has_time: bool,
}

/// Each kind of row that occurs, with how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowTally(Vec<(RowKind, u64)>);

/// Counters in all. Beyond, services or environments are not what a file should name so.
const MOST_KINDS: usize = 200_000;
/// Outcomes, each with and without a time.
const ENDS: usize = Outcome::ALL.len() * 2;

impl RowTally {
    /// Counts the rows; `None` where they are of too many kinds.
    pub fn of(facts: &Facts) -> Option<Self> {
        let rows = &facts.deployments;
        let (services, environments) = (
            Numbering::of(&rows.service.used(facts.names.len())),
            Numbering::of(&rows.environment.used(facts.names.len())),
        );
        let kinds = services.used.len().checked_mul(environments.used.len())?.checked_mul(ENDS)?;
        let mut counts = vec![0u32; Some(kinds).filter(|&kinds| kinds <= MOST_KINDS)?];
        let environment_starts = environments.times(ENDS as u32);
        let service_starts = services.times((ENDS * environments.used.len()) as u32);
        let all_have_time = rows.finished.is_full(rows.len());
        let (mut service_block, mut environment_block) = (Numbers::block(), Numbers::block());
        for (first, outcomes) in (0..).step_by(BLOCK_ROWS).zip(rows.outcome.chunks(BLOCK_ROWS)) {
            rows.service.read_block(first, &mut service_block);
            rows.environment.read_block(first, &mut environment_block);
            let names = service_block.iter().zip(environment_block.iter());
            for ((row, outcome), (service, environment)) in (first..).zip(outcomes).zip(names) {
                let has_time = all_have_time || has_time(facts, row);
                let place =
                    |start_of: &[u32], name: u32| start_of.get(name as usize).map_or(0, |&start| start as usize);
                let pair = place(&service_starts, service) + place(&environment_starts, environment);
                let kind = pair + usize::from(*outcome as u8) * 2 + usize::from(has_time);
                if let Some(count) = counts.get_mut(kind) {
                    *count += 1;
                }
            }
        }
        let pairs = services
            .used
            .iter()
            .flat_map(|&service| environments.used.iter().map(move |&environment| (service, environment)));
        let ends = |(service, environment)| {
            Outcome::ALL.into_iter().flat_map(move |outcome| {
                [false, true].map(move |has_time| RowKind { service, environment, outcome, has_time })
            })
        };
        let kinds = pairs.flat_map(ends).zip(counts).filter(|(_, rows)| *rows > 0);
        Some(Self(kinds.map(|(kind, rows)| (kind, u64::from(rows))).collect()))
    }

    /// The kinds, with their rows.
    pub fn kinds(&self) -> impl Iterator<Item = (RowKind, u64)> + '_ {
        self.0.iter().copied()
    }
}

/// The kind of one row.
pub(crate) fn kind_of(facts: &Facts, row: usize, outcome: Outcome) -> RowKind {
    let rows = &facts.deployments;
    RowKind {
        service: number(&rows.service, row),
        environment: number(&rows.environment, row),
        outcome,
        has_time: has_time(facts, row),
    }
}

fn has_time(facts: &Facts, row: usize) -> bool {
    facts.deployments.finished.get(row).is_some() || facts.deployments.started.get(row).is_some()
}

/// The names that are used, numbered without gaps.
struct Numbering {
    used: Vec<u32>,
    place_of: Vec<u32>,
}

impl Numbering {
    fn of(is_used: &[bool]) -> Self {
        let mut used = Vec::new();
        let mut place_of = vec![0; is_used.len()];
        for ((name, is_used), place) in (0u32..).zip(is_used).zip(&mut place_of) {
            if *is_used {
                *place = used.len() as u32;
                used.push(name);
            }
        }
        Self { used, place_of }
    }

    /// By name: its number times this.
    fn times(&self, factor: u32) -> Vec<u32> {
        self.place_of.iter().map(|place| place * factor).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write;

    use super::*;
    use crate::delivery::{Choices, join, read_file};

    #[test]
    fn every_row_is_counted_under_its_kind() {
        let mut csv = String::from("id,service,environment,deployed_at,status\n");
        for row in 0..500 {
            let at = if row % 7 == 0 {
                String::new()
            } else {
                format!("2026-03-{:02}T10:{:02}:00Z", 1 + row % 28, row % 60)
            };
            let status = ["success", "failure", "skipped", "in_progress", "odd"][row % 5];
            writeln!(csv, "{row},s{},{},{at},{status}", row % 3, ["production", "staging"][row % 2]).unwrap();
        }
        let reads = vec![read_file("f", csv.as_bytes())];
        let choices = Choices::proposed(&reads);
        let facts = join(reads, &choices).facts;
        let mut by_row: BTreeMap<String, u64> = BTreeMap::new();
        for (row, &outcome) in facts.deployments.outcome.iter().enumerate() {
            *by_row.entry(format!("{:?}", kind_of(&facts, row, outcome))).or_default() += 1;
        }
        let tally = RowTally::of(&facts).unwrap();
        assert_eq!(tally.kinds().map(|(kind, rows)| (format!("{kind:?}"), rows)).collect::<BTreeMap<_, _>>(), by_row);
        assert!(by_row.len() > 20, "all kinds occur: {by_row:?}");
    }

    #[test]
    fn a_column_of_names_that_are_none_is_not_counted_by_kind() {
        let mut csv = "id,service,environment,deployed_at,status\n".to_owned();
        for row in 0..20_000 {
            writeln!(csv, "{row},s{row},production,2026-03-01T10:00:00Z,success").unwrap();
        }
        let reads = vec![read_file("f", csv.as_bytes())];
        let choices = Choices::proposed(&reads);
        assert_eq!(RowTally::of(&join(reads, &choices).facts), None);
    }
}
