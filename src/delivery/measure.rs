//! The delivery metrics of a question to the data.

mod figures;
mod samples;

use std::collections::{BTreeMap, BTreeSet};

use self::figures::{Tally, figures_of, weeks_of};
pub(crate) use self::samples::Analysis;
use super::civil::{DAY_MS, date_text};
use super::dataset::Dataset;
use super::facts::{Facts, NOTHING, number};
use super::metrics::{FailureRule, Filter, LeftOut, METRICS_SCHEMA, Metrics, Period, RowCounts};
use super::outcome::Outcome;
use super::question::Question;
use super::spread::{HistogramBin, LongChange, histogram_of, longest_of};

/// Weeks per service are given up to this many entries: a column of a million "services" is a mistake of the mapping.
const MOST_SERVICE_WEEKS: usize = 200_000;

/// Measures the data, of one or several sets, by a question. Pure; the same question to the same rows gives the same
/// figures whatever their order.
pub fn measure(data: &[&Dataset], question: &Question) -> Metrics {
    with_merged(data, |data| {
        let environments = production_of(data, question);
        let period = period_of(&data.facts, question);
        let analysis = Analysis::new(&data.facts, &environments, &period, question);
        metrics_of(data, question, period, &environments, &analysis)
    })
}

/// The metrics with what a screen shows beside them: the histogram of lead times and the `longest` longest changes.
/// The same as [`measure`], [`lead_time_histogram`](super::lead_time_histogram) and
/// [`longest_changes`](super::longest_changes), from one look at the rows.
pub fn measure_in_detail(
    data: &[&Dataset],
    question: &Question,
    longest: usize,
) -> (Metrics, Vec<HistogramBin>, Vec<LongChange>) {
    with_merged(data, |data| {
        let environments = production_of(data, question);
        let period = period_of(&data.facts, question);
        let analysis = Analysis::new(&data.facts, &environments, &period, question);
        let (bins, longest) = (histogram_of(&analysis), longest_of(&analysis, longest));
        (metrics_of(data, question, period, &environments, &analysis), bins, longest)
    })
}

/// Hands the analysis behind the metrics to a view of it.
pub(crate) fn with_analysis<T>(data: &[&Dataset], question: &Question, view: impl FnOnce(&Analysis) -> T) -> T {
    with_merged(data, |data| {
        let environments = production_of(data, question);
        let period = period_of(&data.facts, question);
        view(&Analysis::new(&data.facts, &environments, &period, question))
    })
}

/// Several sets are one: incidents of one may blame deployments of another.
pub(crate) fn with_merged<T>(data: &[&Dataset], work: impl FnOnce(&Dataset) -> T) -> T {
    match data {
        [] => work(&Dataset::default()),
        [only] => work(only),
        [first, rest @ ..] => {
            let mut all = (*first).clone();
            for more in rest {
                all.append(more);
            }
            work(&all)
        }
    }
}

fn production_of(data: &Dataset, question: &Question) -> BTreeSet<String> {
    match &question.environments {
        Some(names) => names.iter().map(|name| name.to_lowercase()).collect(),
        None => data.production.clone(),
    }
}

/// The period asked for, or from the first full day of the data to its last.
fn period_of(facts: &Facts, question: &Question) -> Period {
    let rows = &facts.deployments;
    let ends = (0..rows.len()).filter_map(|row| rows.finished.get(row).or_else(|| rows.started.get(row)));
    let span = ends.fold(None, |span: Option<(i64, i64)>, end| match span {
        Some((first, last)) => Some((first.min(end), last.max(end))),
        None => Some((end, end)),
    });
    let zone = &question.zone;
    let from = question.from_ms.or_else(|| span.map(|(first, _)| zone.start_of_day_ms(zone.day_of(first))));
    let to = question.to_ms.or_else(|| span.map(|(_, last)| zone.start_of_day_ms(zone.day_of(last) + 1)));
    let (from_ms, to_ms) = match (from, to) {
        (Some(from), Some(to)) => (from, to.max(from)),
        (Some(one), None) | (None, Some(one)) => (one, one),
        (None, None) => (0, 0),
    };
    Period {
        from: from.map(|ms| date_text(zone.day_of(ms))),
        // An end within a day is that day's: the day after it is the first that is not counted.
        to: to.map(|ms| date_text((zone.wall_from_utc_ms(ms) + DAY_MS - 1).div_euclid(DAY_MS))),
        zone: zone.name.clone(),
        from_ms,
        to_ms,
    }
}

fn metrics_of(
    data: &Dataset,
    question: &Question,
    period: Period,
    environments: &BTreeSet<String>,
    analysis: &Analysis,
) -> Metrics {
    let tally = Tally::of(analysis);
    let calendar = &analysis.calendar;
    let is_small = analysis.services.len() * calendar.weeks.len() <= MOST_SERVICE_WEEKS;
    let service_tallies = || (0u32..).zip(&analysis.services);
    let services = service_tallies().map(|(at, name)| (name.clone(), figures_of(analysis, &tally.of_service(at))));
    let weekly_by_service: BTreeMap<String, Vec<_>> = if is_small {
        service_tallies().map(|(at, name)| (name.clone(), weeks_of(analysis, &tally.of_service(at)))).collect()
    } else {
        BTreeMap::new()
    };
    let (rows, left_out) = row_counts(data, question, environments, analysis);
    Metrics {
        schema: METRICS_SCHEMA,
        period,
        filter: Filter {
            environments: environments.iter().cloned().collect(),
            services: question.services.as_ref().map(|names| names.iter().cloned().collect()),
        },
        rows,
        overall: figures_of(analysis, &tally.all()),
        services: services.collect(),
        weekly: weeks_of(analysis, &tally.all()),
        weekly_by_service,
        left_out,
        starts_with_the_data: question.from_ms.is_some_and(|from| first_within_a_day(&data.facts, from)),
    }
}

/// Whether the first of all deployments lies in the day that starts at an instant.
fn first_within_a_day(facts: &Facts, from_ms: i64) -> bool {
    let rows = &facts.deployments;
    let first = (0..rows.len()).filter_map(|row| rows.finished.get(row).or_else(|| rows.started.get(row))).min();
    first.is_some_and(|first| (from_ms..from_ms + DAY_MS).contains(&first))
}

fn row_counts(
    data: &Dataset,
    question: &Question,
    environments: &BTreeSet<String>,
    analysis: &Analysis,
) -> (RowCounts, LeftOut) {
    let rows = &data.facts.deployments;
    let mut counts = RowCounts {
        read: data.report.deployment_rows,
        rejected: data.report.rejected_deployment_rows,
        duplicates: data.report.duplicate_deployments,
        used: analysis.reached.len() as u64 + analysis.failed_runs.len() as u64,
        did_not_deploy: analysis.failed_runs.len() as u64,
        ..RowCounts::default()
    };
    let mut left_out = analysis.linked.left_out;
    let is_production: Vec<bool> = data.facts.names.iter().map(|name| environments.contains(name)).collect();
    for (row, outcome) in rows.outcome.iter().enumerate() {
        let name = data.facts.names.get(number(&rows.service, row));
        if question.services.as_ref().is_some_and(|asked| !asked.contains(name)) {
            left_out.other_services += 1;
            continue;
        }
        if is_production.get(number(&rows.environment, row) as usize) != Some(&true) {
            counts.not_production += 1;
            continue;
        }
        match outcome {
            Outcome::Running => counts.running += 1,
            Outcome::Unknown => left_out.unknown_outcome += 1,
            Outcome::Cancelled => left_out.cancelled += 1,
            Outcome::NotRun => left_out.not_run += 1,
            _ if rows.finished.get(row).is_none() && rows.started.get(row).is_none() => left_out.without_time += 1,
            _ => {}
        }
    }
    left_out.outside_period = analysis.outside_period;
    (counts, left_out)
}

/// Which failures count, by the switch and by what the data can tell.
pub(crate) fn failure_rule(analysis_facts: &Facts, any_production_failure: bool, question: &Question) -> FailureRule {
    use super::question::FailedRuns::{Count, LeaveOut, WhenNothingElse};
    match question.switches.failed_runs {
        Count => FailureRule::IncidentOrOutcomeOrDidNotDeploy,
        WhenNothingElse if analysis_facts.incidents.len() == 0 && !any_production_failure => FailureRule::DidNotDeploy,
        WhenNothingElse | LeaveOut => FailureRule::IncidentOrOutcome,
    }
}

/// Marks "no service" among dense numbers.
pub(crate) const NO_SERVICE: u32 = NOTHING;
