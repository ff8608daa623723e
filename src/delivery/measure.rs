//! The delivery metrics of a question to the data.

mod calendar;
mod days;
mod each;
mod figures;
mod samples;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::calendar::Calendar;
pub(crate) use self::days::total;
use self::figures::{AllFigures, all_figures, weeks_of_all, weeks_of_services};
pub(crate) use self::samples::Analysis;
use self::tally::kind_of;
pub(crate) use self::tally::{RowKind, RowTally};
use super::batch::{Batches, Fences, SizeTally, fences_between};
use super::civil::{DAY_MS, date_text};
use super::dataset::Dataset;
use super::facts::{Facts, NOTHING};
use super::memo::Span;
use super::metrics::{FailureRule, Filter, LeftOut, METRICS_SCHEMA, Metrics, Period, RowCounts};
use super::outcome::Outcome;
use super::question::Question;
use super::spread::{HistogramBin, LongChange, Longest, histogram_of};

/// Weeks per service are given up to this many entries: a column of a million "services" is a mistake of the mapping.
const MOST_SERVICE_WEEKS: usize = 200_000;

/// Measures the data, of one or several sets, by a question. Pure; the same question to the same rows gives the same
/// figures whatever their order.
pub fn measure(data: &[&Dataset], question: &Question) -> Metrics {
    with_merged(data, |data| {
        let environments = production_of(data, question);
        let period = period_of(&data.facts, question);
        let analysis = Analysis::new(&data.facts, &environments, &period, question);
        let (mut metrics, _) = metrics_of(data, question, period, &environments, &analysis);
        if analysis.services.len() * analysis.calendar.weeks.len() <= MOST_SERVICE_WEEKS {
            metrics.weekly_by_service = analysis.services.iter().cloned().zip(weeks_of_services(&analysis)).collect();
        }
        metrics
    })
}

/// The metrics with what a screen shows beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The metrics.
    pub metrics: Metrics,
    /// The histogram of lead times.
    pub bins: Vec<HistogramBin>,
    /// The longest changes.
    pub longest: Vec<LongChange>,
    /// Changes per deployment.
    pub batches: Batches,
    /// Tukey's fences of the lead times.
    pub fences: Option<Fences>,
}

/// The metrics with what a screen shows beside them; of services no weeks are given. The same as [`measure`],
/// [`lead_time_histogram`](super::lead_time_histogram), [`longest_changes`](super::longest_changes),
/// [`batches`](super::batches) and [`fences`](super::fences), from one look at the rows.
pub fn measure_in_detail(data: &[&Dataset], question: &Question, longest: usize) -> Detail {
    with_merged(data, |data| {
        let environments = production_of(data, question);
        let period = period_of(&data.facts, question);
        let (mut sizes, mut longest) = (SizeTally::new(data), Longest::new(longest));
        let analysis = Analysis::watched(&data.facts, &environments, &period, question, |carried, ms| {
            sizes.add(carried);
            longest.add(carried, ms);
        });
        // One after the other: of a large data set each keeps much in memory while it works.
        let batches = sizes.batches(analysis.reached.deployments);
        let bins = histogram_of(&analysis);
        let (metrics, quartiles_s) = metrics_of(data, question, period, &environments, &analysis);
        let fences = fences_between(quartiles_s, &analysis);
        Detail { longest: longest.changes(&analysis, fences), metrics, bins, batches, fences }
    })
}

/// Hands the analysis behind the metrics to a view of it.
pub(crate) fn with_analysis<T>(data: &[&Dataset], question: &Question, view: impl FnOnce(&Analysis) -> T) -> T {
    with_rows(data, question, |_, analysis| view(analysis))
}

/// The same, with the rows that it is made of.
pub(crate) fn with_rows<T>(data: &[&Dataset], question: &Question, view: impl FnOnce(&Dataset, &Analysis) -> T) -> T {
    with_merged(data, |data| {
        let environments = production_of(data, question);
        let period = period_of(&data.facts, question);
        view(data, &Analysis::new(&data.facts, &environments, &period, question))
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

pub(crate) fn production_of(data: &Dataset, question: &Question) -> BTreeSet<String> {
    match &question.environments {
        Some(names) => names.iter().map(|name| name.to_lowercase()).collect(),
        None => data.production.clone(),
    }
}

/// The ends, or where there are none the starts, of the first and the last deployment, ms UTC.
pub(crate) fn span_of(facts: &Facts) -> Span {
    let rows = &facts.deployments;
    *facts.memo.span.get_or_init(|| {
        if let Some(span) = rows.finished.span_if_full(rows.len()) {
            return Some(span);
        }
        let ends = (0..rows.len()).filter_map(|row| rows.finished.get(row).or_else(|| rows.started.get(row)));
        ends.fold(None, |span: Span, end| match span {
            Some((first, last)) => Some((first.min(end), last.max(end))),
            None => Some((end, end)),
        })
    })
}

/// The period asked for, or from the first full day of the data to its last.
pub(crate) fn period_of(facts: &Facts, question: &Question) -> Period {
    let span = span_of(facts);
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

/// The metrics, and the outer quartiles of the lead times in seconds.
fn metrics_of(
    data: &Dataset,
    question: &Question,
    period: Period,
    environments: &BTreeSet<String>,
    analysis: &Analysis,
) -> (Metrics, [Option<f64>; 2]) {
    let AllFigures { services, overall, lead_quartiles_s } = all_figures(analysis);
    let (rows, left_out) = row_counts(data, question, environments, analysis);
    let metrics = Metrics {
        schema: METRICS_SCHEMA,
        period,
        filter: Filter {
            environments: environments.iter().cloned().collect(),
            services: question.services.as_ref().map(|names| names.iter().cloned().collect()),
        },
        rows,
        overall,
        services: analysis.services.iter().cloned().zip(services).collect(),
        weekly: weeks_of_all(analysis),
        weekly_by_service: BTreeMap::new(),
        left_out,
        starts_with_the_data: question.from_ms.is_some_and(|from| first_within_a_day(&data.facts, from)),
    };
    (metrics, lead_quartiles_s)
}

/// Whether the first of all deployments lies in the day that starts at an instant.
fn first_within_a_day(facts: &Facts, from_ms: i64) -> bool {
    span_of(facts).is_some_and(|(first, _)| (from_ms..from_ms + DAY_MS).contains(&first))
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
        used: analysis.reached.deployments + analysis.failed_runs.deployments,
        did_not_deploy: analysis.failed_runs.deployments,
        ..RowCounts::default()
    };
    let mut left_out = analysis.linked.left_out;
    let mut arrived = 0u64;
    let is_production: Vec<bool> = data.facts.names.iter().map(|name| environments.contains(name)).collect();
    let is_asked: Vec<bool> = match &question.services {
        Some(asked) => data.facts.names.iter().map(|name| asked.contains(name)).collect(),
        None => vec![true; data.facts.names.len()],
    };
    let mut count = |(kind, rows): (RowKind, u64)| {
        if is_asked.get(kind.service as usize) != Some(&true) {
            left_out.other_services += rows;
            return;
        }
        if is_production.get(kind.environment as usize) != Some(&true) {
            counts.not_production += rows;
            return;
        }
        match kind.outcome {
            Outcome::Running => counts.running += rows,
            Outcome::Unknown => left_out.unknown_outcome += rows,
            Outcome::Cancelled => left_out.cancelled += rows,
            Outcome::NotRun => left_out.not_run += rows,
            _ if !kind.has_time => left_out.without_time += rows,
            outcome if outcome.reached_production() => arrived += rows,
            _ => {}
        }
    };
    match data.facts.row_tally() {
        Some(tally) => tally.kinds().for_each(count),
        None => {
            rows.outcome.iter().enumerate().for_each(|(row, &outcome)| count((kind_of(&data.facts, row, outcome), 1)));
        }
    }
    left_out.outside_period = analysis.outside_period;
    // What arrived and yet is in no list of what did, the switch took out.
    left_out.same_revision = arrived.saturating_sub(analysis.reached_at_any_time);
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
