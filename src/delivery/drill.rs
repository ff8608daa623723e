//! The same five metrics for each part of the data: by service, by team, by environment.
//!
//! Rows are pooled within a part, never averages averaged. A part shows what the whole sheet would show if it alone were
//! asked for.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::dataset::Dataset;
use super::measure::{Analysis, total, with_analysis};
use super::metrics::{FailureRule, Figures};
use super::percentile::percentile_s;
use super::question::Question;

/// What the data is parted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartedBy {
    /// By service.
    Service,
    /// By environment; each as if it alone counted.
    Environment,
    /// By team: which team each service belongs to. Services that are not here belong to none.
    Team(BTreeMap<String, String>),
}

/// The metrics of one part.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PartFigures {
    /// Service, environment or team; empty where the rows name none.
    pub name: String,
    /// Deployments that reached production.
    pub deployments: u64,
    /// Per seven days of the period.
    pub per_week: Option<f64>,
    /// Changes of the lead time.
    pub changes: u64,
    /// Median change lead time in seconds.
    pub lead_time_median_s: Option<f64>,
    /// Failures; `None` where nothing in the data can tell.
    pub failed: Option<u64>,
    /// Deployments of the failure rate.
    pub failed_of: u64,
    /// Recoveries.
    pub recoveries: u64,
    /// Median recovery time in seconds.
    pub recovery_median_s: Option<f64>,
    /// Unplanned repairs; `None` where nothing in the data can tell.
    pub rework: Option<u64>,
}

/// What parts are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOrder {
    /// Their names.
    Name,
    /// How many deployments.
    Deployments,
    /// The median change lead time.
    LeadTime,
    /// The share of deployments that failed.
    FailureRate,
    /// The median recovery time.
    Recovery,
    /// The share of unplanned repairs.
    Rework,
}

/// Puts parts in order. Those that nothing is known of come last either way, equal ones by name.
pub fn sort_parts(parts: &mut [PartFigures], by: PartOrder, is_descending: bool) {
    let figure = |part: &PartFigures| match by {
        PartOrder::Name => None,
        PartOrder::Deployments => Some(part.deployments as f64),
        PartOrder::LeadTime => part.lead_time_median_s,
        PartOrder::FailureRate => part.failure_rate(),
        PartOrder::Recovery => part.recovery_median_s,
        PartOrder::Rework => part.rework_rate(),
    };
    let turned = |order: Ordering| if is_descending { order.reverse() } else { order };
    parts.sort_by(|a, b| {
        let by_name = (a.name.is_empty().cmp(&b.name.is_empty())).then_with(|| {
            let order = a.name.cmp(&b.name);
            if by == PartOrder::Name { turned(order) } else { order }
        });
        match (figure(a), figure(b)) {
            (Some(a), Some(b)) => turned(a.total_cmp(&b)).then(by_name),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => by_name,
        }
    });
}

/// More environments are not looked at one by one: a column of thousands is a mistake of the mapping.
const MOST_ENVIRONMENTS: usize = 24;

/// The metrics of each part, by name, those without a name last.
pub fn drill(data: &[&Dataset], question: &Question, by: &PartedBy) -> Vec<PartFigures> {
    let mut parts = match by {
        PartedBy::Environment => by_environment(data, question),
        PartedBy::Service => with_analysis(data, question, |analysis| parted(analysis, &|service| service.to_owned())),
        PartedBy::Team(teams) => with_analysis(data, question, |analysis| {
            parted(analysis, &|service| teams.get(service).cloned().unwrap_or_default())
        }),
    };
    sort_parts(&mut parts, PartOrder::Name, false);
    parts
}

fn by_environment(data: &[&Dataset], question: &Question) -> Vec<PartFigures> {
    let names: BTreeSet<String> = data.iter().flat_map(|data| data.environments()).collect();
    let alone = |name: String| {
        let question = Question { environments: Some([name.clone()].into()), ..question.clone() };
        let parts = with_analysis(data, &question, |analysis| parted(analysis, &|_| name.clone()));
        parts.into_iter().next().unwrap_or(PartFigures { name, ..PartFigures::default() })
    };
    names.into_iter().take(MOST_ENVIRONMENTS).map(alone).collect()
}

/// What is collected of one part.
#[derive(Default)]
struct Tally {
    deployments: u64,
    in_production: u64,
    failed_runs: u64,
    rework: u64,
    lead_times_ms: Vec<i64>,
    recoveries_ms: Vec<i64>,
}

fn parted(analysis: &Analysis, part_of: &dyn Fn(&str) -> String) -> Vec<PartFigures> {
    let names: Vec<String> = analysis.services.iter().map(|service| part_of(service)).collect();
    let distinct: Vec<&String> = names.iter().collect::<BTreeSet<_>>().into_iter().collect();
    let place: Vec<usize> = names.iter().map(|name| distinct.partition_point(|other| *other < name)).collect();
    let mut tallies: Vec<Tally> = distinct.iter().map(|_| Tally::default()).collect();
    let mut add = |service: u32, add: &dyn Fn(&mut Tally)| {
        if let Some(tally) = place.get(service as usize).and_then(|at| tallies.get_mut(*at)) {
            add(tally);
        }
    };
    for (service, days) in (0u32..).zip(&analysis.reached.by_service) {
        add(service, &|tally| {
            tally.deployments += total(days, |day| day.deployments);
            tally.in_production += total(days, |day| day.failed);
            tally.rework += total(days, |day| day.rework);
        });
    }
    for (service, days) in (0u32..).zip(&analysis.failed_runs.by_service) {
        add(service, &|tally| tally.failed_runs += total(days, |day| day.deployments));
    }
    analysis.leads.iter().for_each(|lead| add(lead.service, &|tally| tally.lead_times_ms.push(lead.ms)));
    analysis.recoveries.iter().for_each(|one| add(one.service, &|tally| tally.recoveries_ms.push(one.ms)));
    distinct.into_iter().zip(tallies).map(|(name, tally)| figures(analysis, name, tally)).collect()
}

fn figures(analysis: &Analysis, name: &str, mut tally: Tally) -> PartFigures {
    let runs = if analysis.rule == FailureRule::IncidentOrOutcome { 0 } else { tally.failed_runs };
    let weeks = analysis.calendar.days / 7.0;
    PartFigures {
        name: name.to_owned(),
        deployments: tally.deployments,
        per_week: (weeks > 0.0).then(|| tally.deployments as f64 / weeks),
        changes: tally.lead_times_ms.len() as u64,
        lead_time_median_s: percentile_s(&mut tally.lead_times_ms, 0.5),
        failed: analysis.failures_are_told.then_some(tally.in_production + runs),
        failed_of: tally.deployments + runs,
        recoveries: tally.recoveries_ms.len() as u64,
        recovery_median_s: percentile_s(&mut tally.recoveries_ms, 0.5),
        rework: analysis.linked.rework_is_told.then_some(tally.rework),
    }
}

impl PartFigures {
    /// Failures per deployment of the failure rate, 0 to 1. `None` where nothing tells, or there is none to fail.
    pub fn failure_rate(&self) -> Option<f64> {
        rate(self.failed, self.failed_of)
    }

    /// Unplanned repairs per deployment, 0 to 1.
    pub fn rework_rate(&self) -> Option<f64> {
        rate(self.rework, self.deployments)
    }

    /// The figures of a part that was measured already.
    pub fn of(name: &str, figures: &Figures) -> Self {
        Self {
            name: name.to_owned(),
            deployments: figures.deployment_frequency.deployments,
            per_week: figures.deployment_frequency.per_week,
            changes: figures.change_lead_time.n,
            lead_time_median_s: figures.change_lead_time.median_s,
            failed: figures.change_failure_rate.failed,
            failed_of: figures.change_failure_rate.deployments,
            recoveries: figures.recovery_time.n,
            recovery_median_s: figures.recovery_time.median_s,
            rework: figures.rework_rate.rework,
        }
    }
}

fn rate(part: Option<u64>, of: u64) -> Option<f64> {
    part.filter(|_| of > 0).map(|part| part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, deployments: u64, lead_time_median_s: Option<f64>, failed: Option<u64>) -> PartFigures {
        PartFigures {
            name: name.to_owned(),
            deployments,
            lead_time_median_s,
            failed,
            failed_of: deployments,
            ..PartFigures::default()
        }
    }

    #[test]
    fn parts_are_sorted_by_any_figure_the_unknown_last() {
        let parts = [
            part("", 9, Some(1.0), Some(0)),
            part("b", 4, None, Some(2)),
            part("a", 4, Some(60.0), None),
            part("c", 0, Some(60.0), Some(0)),
        ];
        for (by, is_descending, expected) in [
            (PartOrder::Name, false, ["a", "b", "c", ""]),
            (PartOrder::Name, true, ["c", "b", "a", ""]),
            (PartOrder::Deployments, true, ["", "a", "b", "c"]),
            (PartOrder::LeadTime, false, ["", "a", "c", "b"]),
            (PartOrder::LeadTime, true, ["a", "c", "", "b"]),
            (PartOrder::FailureRate, true, ["b", "", "a", "c"]),
            (PartOrder::Rework, true, ["a", "b", "c", ""]),
        ] {
            let mut sorted = parts.clone();
            sort_parts(&mut sorted, by, is_descending);
            let names: Vec<&str> = sorted.iter().map(|part| part.name.as_str()).collect();
            assert_eq!(names, expected, "{by:?} {is_descending}");
        }
    }
}
