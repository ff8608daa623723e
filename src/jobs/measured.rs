//! From the measure's answer to what the screen shows.

use std::collections::BTreeSet;

use super::look::Shape;
use super::sheet::{
    FailureFigures, FrequencyFigures, LeadTimeFigures, LevelCellRow, LevelOf, LevelRow, Levels, LongChangeRow,
    PeriodChoice, Query, RecoveryFigures, ReworkFigures, Sheet, SheetRows, StageFigures, WeekRow,
};
use crate::delivery::civil::{date_text, day_of_text};
use crate::delivery::{
    Clock, Dataset, Detail, Edition, FailureRule, Figures, HistogramBin, LevelCell, LevelReading, LongChange,
    MetricKind, Metrics, PartFigures, Question, Stage, Stretch, Week, Zone, bucket, edition_cells, measure_in_detail,
    moment_text, quick_check, table_faults,
};

const LONGEST_SHOWN: usize = 10;

impl Sheet {
    /// The answer to a question, from these data sets pooled, and the metrics that it was made of.
    pub(super) fn with_metrics(data: &[&Dataset], query: &Query, zone: &Zone) -> (Self, Metrics) {
        let question = question(data, query, zone);
        let Detail { metrics, bins, longest, batches, fences } = measure_in_detail(data, &question, LONGEST_SHOWN);
        let figures = &metrics.overall;
        let union = |names: fn(&Dataset) -> BTreeSet<String>| {
            let all: BTreeSet<String> = data.iter().flat_map(|data| names(data)).collect();
            all.into_iter().collect()
        };
        let sheet = Self {
            last_day: metrics.period.to.as_ref().map(|_| date_text(zone.day_of(metrics.period.to_ms - 1))),
            first_day: metrics.period.from.clone(),
            zone: metrics.period.zone.clone(),
            environments: metrics.filter.environments.clone(),
            all_environments: union(Dataset::environments),
            all_services: union(Dataset::services),
            rows: rows(data, &metrics),
            is_without_deployments: metrics.rows.read == 0 && data.iter().all(|data| data.series.is_empty()),
            frequency: frequency(figures),
            lead_time: lead_time(figures),
            failure: failure(figures),
            recovery: recovery(figures, metrics.period.to_ms),
            rework: rework(figures),
            levels: Levels::of(figures, query.edition),
            services: metrics.services.iter().map(|(name, figures)| PartFigures::of(name, figures)).collect(),
            course: metrics.weekly.iter().map(Stretch::from).collect(),
            shape: Shape { batches, fences },
            weeks: metrics.weekly.iter().map(week).collect(),
            bins: shown_bins(&bins),
            longest: longest.into_iter().map(|change| long_change(data, change, zone)).collect(),
            series: data.iter().flat_map(|data| data.series.iter().cloned()).collect(),
            files: data.iter().flat_map(|data| data.report.files.iter().cloned()).collect(),
            missing: Vec::new(),
        };
        (sheet, metrics)
    }
}

pub(super) fn question(data: &[&Dataset], query: &Query, zone: &Zone) -> Question {
    let (from_ms, to_ms) = match &query.period {
        PeriodChoice::All => (None, None),
        PeriodChoice::LastDays(days) => match last_day(data, zone) {
            Some(last) => {
                let first = last + 1 - i64::from(*days);
                (Some(zone.start_of_day_ms(first)), Some(zone.start_of_day_ms(last + 1)))
            }
            None => (None, None),
        },
        PeriodChoice::Days { first, last } => {
            let (first, last) = (day_of_text(first), day_of_text(last));
            (first.map(|day| zone.start_of_day_ms(day)), last.map(|day| zone.start_of_day_ms(day + 1)))
        }
    };
    Question {
        from_ms,
        to_ms,
        zone: zone.clone(),
        services: services(data, query),
        environments: query.environments.clone().map(|names| names.into_iter().collect()),
        switches: query.switches,
    }
}

/// The service asked for, or those of the team.
fn services(data: &[&Dataset], query: &Query) -> Option<BTreeSet<String>> {
    if let Some(service) = &query.service {
        return Some([service.clone()].into());
    }
    let team = query.team.as_ref()?;
    let of_team = |service: &String| query.teams.get(service).map_or("", String::as_str) == team;
    Some(data.iter().flat_map(|data| data.services()).filter(of_team).collect())
}

/// The day of the last deployment of all data sets.
fn last_day(data: &[&Dataset], zone: &Zone) -> Option<i64> {
    data.iter().filter_map(|data| data.last_finish_ms()).max().map(|ms| zone.day_of(ms))
}

fn rows(data: &[&Dataset], metrics: &Metrics) -> SheetRows {
    let (rows, left_out) = (&metrics.rows, &metrics.left_out);
    SheetRows {
        read: rows.read,
        used: rows.used,
        rejected: rows.rejected,
        duplicates: rows.duplicates,
        not_production: rows.not_production,
        running: rows.running,
        did_not_deploy: rows.did_not_deploy,
        unknown_outcome: left_out.unknown_outcome,
        cancelled: left_out.cancelled,
        not_run: left_out.not_run,
        without_time: left_out.without_time,
        outside_period: left_out.outside_period,
        same_revision: left_out.same_revision,
        other_services: left_out.other_services,
        changes_without_deployment: left_out.changes_without_deployment,
        changes_before_first_deployment: left_out.changes_before_first_deployment,
        changes_carried_again: left_out.changes_carried_again,
        merge_commits: left_out.merge_commits,
        changes_by_merge_time: left_out.changes_by_merge_time,
        incidents_without_deployment: left_out.incidents_without_deployment,
        stage_rows: data.iter().map(|data| data.stage_rows() as u64).sum(),
        zoneless: data.iter().map(|data| data.report.zoneless_rows).sum(),
        success_assumed: data.iter().map(|data| data.report.success_assumed_rows).sum(),
        starts_with_the_data: metrics.starts_with_the_data,
    }
}

fn frequency(figures: &Figures) -> FrequencyFigures {
    let frequency = &figures.deployment_frequency;
    // As the levels read it.
    let median = frequency.median_per_week.filter(|median| *median >= 1.0);
    FrequencyFigures {
        shown_per_week: median.or(frequency.per_week).filter(|_| frequency.deployments > 0),
        shows_median: median.is_some(),
        deployments: frequency.deployments,
        per_day: frequency.per_day,
        per_week: frequency.per_week,
        median_per_week: frequency.median_per_week,
        median_deploy_days_per_week: frequency.median_deploy_days_per_week,
        deploy_days_per_week: frequency.deploy_days_per_week,
        per_working_day: frequency.per_working_day,
        median_per_working_day: frequency.median_per_working_day,
        working_days: frequency.working_days,
        empty_working_days: frequency.empty_working_days,
        mean_batch_size: frequency.mean_batch_size,
    }
}

fn lead_time(figures: &Figures) -> LeadTimeFigures {
    let lead = &figures.change_lead_time;
    let stage = |stage: &Stage| StageFigures { n: stage.n, median_s: stage.median_s };
    let stages = &lead.stages;
    LeadTimeFigures {
        n: lead.n,
        median_s: lead.median_s,
        mean_s: lead.mean_s,
        p75_s: lead.p75_s,
        p85_s: lead.p85_s,
        p90_s: lead.p90_s,
        p95_s: lead.p95_s,
        negative: lead.negative,
        stages: [&stages.coding, &stages.pickup, &stages.review, &stages.deploy].map(stage),
    }
}

fn failure(figures: &Figures) -> FailureFigures {
    let failure = &figures.change_failure_rate;
    FailureFigures {
        failed: failure.failed,
        deployments: failure.deployments,
        rate: failure.rate,
        counts_incidents: failure.rule != FailureRule::DidNotDeploy,
        counts_failed_runs: failure.rule != FailureRule::IncidentOrOutcome,
    }
}

fn recovery(figures: &Figures, period_end_ms: i64) -> RecoveryFigures {
    let recovery = &figures.recovery_time;
    let oldest = recovery.open_since_ms.first().map(|since| (period_end_ms - since) as f64 / 1000.0);
    RecoveryFigures {
        n: recovery.n,
        median_s: recovery.median_s,
        mean_s: recovery.mean_s,
        open: recovery.open,
        oldest_open_s: oldest.filter(|age| *age >= 0.0),
        by_incident: recovery.clock == Clock::Incident,
        negative: recovery.negative,
    }
}

fn rework(figures: &Figures) -> ReworkFigures {
    let rework = &figures.rework_rate;
    ReworkFigures { rework: rework.rework, deployments: rework.deployments, rate: rework.rate }
}

fn week(week: &Week) -> WeekRow {
    WeekRow {
        week: week.week.clone(),
        starts: week.starts.clone(),
        deployments: week.deployments,
        deploy_days: week.deploy_days,
        lead_time_median_s: week.lead_time_median_s,
        failure_rate: week.failure_rate,
        recovery_median_s: week.recovery_median_s,
        is_cut: week.cut,
    }
}

/// Empty bins at both ends say nothing and are left out.
fn shown_bins(bins: &[HistogramBin]) -> Vec<(f64, Option<f64>, u64)> {
    let first = bins.iter().position(|bin| bin.changes > 0);
    let last = bins.iter().rposition(|bin| bin.changes > 0);
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let shown = bins.iter().take(last + 1).skip(first);
    shown.map(|bin| (bin.from_s, Some(bin.to_s).filter(|to| to.is_finite()), bin.changes)).collect()
}

fn long_change(data: &[&Dataset], change: LongChange, zone: &Zone) -> LongChangeRow {
    let (file, line) = change.source;
    let file = data.iter().flat_map(|data| &data.report.files).nth(file as usize);
    LongChangeRow {
        deployment: change.deployment_name,
        environment: change.environment,
        authored_at: moment_text(zone, change.authored_ms),
        deployed_at: moment_text(zone, change.deployed_ms),
        file: file.map(|file| file.name.clone()).unwrap_or_default(),
        line,
        deployed_on: date_text(zone.day_of(change.deployed_ms)),
        service: change.service,
        revision: change.revision,
        change: change.number,
        lead_time_s: change.lead_time_s,
        is_outlier: change.is_outlier,
    }
}

impl Levels {
    /// The readings of figures in a published table.
    fn of(figures: &Figures, edition: Edition) -> Self {
        let bucket = bucket(figures, edition);
        let quick = quick_check(figures);
        let lead_times = edition_cells(edition, MetricKind::ChangeLeadTime);
        Self {
            edition,
            readings: MetricKind::ALL
                .map(|metric| bucket.reading(metric).map(|found| level_of(found, edition, metric))),
            grades: MetricKind::ALL.map(|metric| edition.grades(metric)),
            overall: bucket.overall,
            held_down_by: bucket.held_down_by,
            // JSON has no infinity.
            lead_time_cells: lead_times.iter().map(|cell| (cell.level, cell.best, cell.worst.min(f64::MAX))).collect(),
            quick_check: [quick.throughput, quick.stability, quick.overall],
            quick_scores: [
                quick.deployment_frequency,
                quick.change_lead_time,
                quick.change_failure_rate,
                quick.recovery_time,
                quick.rework_rate,
            ],
            table: MetricKind::ALL.map(|metric| level_row(edition, metric)).to_vec(),
        }
    }
}

fn level_row(edition: Edition, metric: MetricKind) -> LevelRow {
    let finite = |bound: f64| Some(bound).filter(|bound| bound.is_finite());
    let cell =
        |cell: &LevelCell| LevelCellRow { level: cell.level, best: finite(cell.best), worst: finite(cell.worst) };
    let cells = edition_cells(edition, metric).iter().map(cell).collect();
    LevelRow { metric, cells, faults: table_faults(edition, metric) }
}

fn level_of(found: LevelReading, edition: Edition, metric: MetricKind) -> LevelOf {
    let cells = edition_cells(edition, metric);
    let cell = cells.iter().find(|cell| cell.level == found.level);
    let finite = |bound: Option<f64>| bound.filter(|bound| bound.is_finite());
    LevelOf {
        level: found.level,
        shared_down_to: found.shared_down_to,
        between: found.between,
        best: finite(cell.map(|cell| cell.best)),
        worst: finite(cell.map(|cell| cell.worst)),
    }
}
