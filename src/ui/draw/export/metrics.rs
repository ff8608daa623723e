//! Delivery metrics as rows of a table: all, each service, each week.

use crate::jobs::{ServiceRow, Sheet, WeekRow};
use crate::report::sheets::MetricRow;
use crate::ui::draw::metric::Metric;
use crate::ui::text::delivery as text;
use crate::ui::text::export as said;

/// Heads of the table of metrics.
pub const METRIC_HEADS: [&str; 10] = said::METRIC_HEADS;
/// Heads of the table of scorecards.
pub const SCORECARD_HEADS: [&str; 13] = said::SCORECARD_HEADS;

/// The rows.
pub fn metric_rows(sheet: &Sheet) -> Vec<MetricRow> {
    let mut rows = overall(sheet);
    rows.extend(sheet.services.iter().flat_map(of_service));
    rows.extend(sheet.weeks.iter().flat_map(of_week));
    rows
}

type FigureOf = (&'static str, Option<f64>, &'static str);

fn row(metric: Metric, (figure, value, unit): FigureOf, n: Option<u64>, of: Option<u64>) -> MetricRow {
    let metric = said::METRICS.get(metric.place()).copied().unwrap_or_default();
    MetricRow { scope: said::SCOPE_ALL, name: String::new(), metric, figure, value, unit, n, of }
}

fn overall(sheet: &Sheet) -> Vec<MetricRow> {
    let (frequency, lead) = (&sheet.frequency, &sheet.lead_time);
    let deployments = Some(frequency.deployments);
    let often = |figure| row(Metric::Frequency, figure, deployments, None);
    let mut rows = vec![
        often((said::COUNT, Some(frequency.deployments as f64), said::DEPLOYMENTS)),
        often((said::MEDIAN_PER_WEEK, frequency.median_per_week, said::DEPLOYMENTS)),
        often((said::MEAN_PER_WEEK, frequency.per_week, said::DEPLOYMENTS)),
        often((said::MEAN_PER_DAY, frequency.per_day, said::DEPLOYMENTS)),
        often((said::DEPLOY_DAYS, frequency.median_deploy_days_per_week, said::DAYS)),
    ];
    let times = [
        (said::MEDIAN, lead.median_s),
        (said::MEAN, lead.mean_s),
        (said::P75, lead.p75_s),
        (said::P85, lead.p85_s),
        (said::P90, lead.p90_s),
        (said::P95, lead.p95_s),
    ];
    rows.extend(times.map(|(name, value)| row(Metric::LeadTime, (name, value, said::SECONDS), Some(lead.n), None)));
    let stages = said::STAGE_MEDIANS.into_iter().zip(&lead.stages);
    rows.extend(
        stages.map(|(name, stage)| row(Metric::LeadTime, (name, stage.median_s, said::SECONDS), Some(stage.n), None)),
    );
    let (failure, recovery, rework) = (&sheet.failure, &sheet.recovery, &sheet.rework);
    rows.push(row(
        Metric::FailureRate,
        (said::RATE, failure.rate, said::SHARE),
        failure.failed,
        Some(failure.deployments),
    ));
    rows.push(row(Metric::Recovery, (said::MEDIAN, recovery.median_s, said::SECONDS), Some(recovery.n), None));
    rows.push(row(Metric::Recovery, (said::MEAN, recovery.mean_s, said::SECONDS), Some(recovery.n), None));
    rows.push(row(Metric::Recovery, (said::STILL_OPEN, Some(recovery.open as f64), said::FAILURES), None, None));
    rows.push(row(Metric::Rework, (said::RATE, rework.rate, said::SHARE), rework.rework, Some(rework.deployments)));
    rows
}

fn of_service(service: &ServiceRow) -> Vec<MetricRow> {
    let rate = service.failed.filter(|_| service.failed_of > 0).map(|failed| failed as f64 / service.failed_of as f64);
    let deployments = Some(service.deployments as f64);
    let rows = vec![
        row(Metric::Frequency, (said::COUNT, deployments, said::DEPLOYMENTS), Some(service.deployments), None),
        row(Metric::LeadTime, (said::MEDIAN, service.lead_time_median_s, said::SECONDS), None, None),
        row(Metric::FailureRate, (said::RATE, rate, said::SHARE), service.failed, Some(service.failed_of)),
        row(Metric::Recovery, (said::MEDIAN, service.recovery_median_s, said::SECONDS), None, None),
    ];
    let name = text::service_name(&service.name);
    rows.into_iter().map(|row| MetricRow { scope: said::SCOPE_SERVICE, name: name.clone(), ..row }).collect()
}

fn of_week(week: &WeekRow) -> Vec<MetricRow> {
    let deployments = Some(week.deployments as f64);
    let rows = vec![
        row(Metric::Frequency, (said::COUNT, deployments, said::DEPLOYMENTS), Some(week.deployments), None),
        row(Metric::LeadTime, (said::MEDIAN, week.lead_time_median_s, said::SECONDS), None, None),
        row(Metric::FailureRate, (said::RATE, week.failure_rate, said::SHARE), None, Some(week.deployments)),
        row(Metric::Recovery, (said::MEDIAN, week.recovery_median_s, said::SECONDS), None, None),
    ];
    let scope = if week.is_cut { said::SCOPE_CUT_WEEK } else { said::SCOPE_WEEK };
    rows.into_iter().map(|row| MetricRow { scope, name: week.week.clone(), ..row }).collect()
}
