//! The answer: the delivery metrics, which serialise to the documented JSON export (`streamgauge.delivery-metrics/1`).
//!
//! Fields marked "not in the export" are for the screens; the export stays as documented.

use std::collections::BTreeMap;

use serde::Serialize;

/// Name and version of the JSON export.
pub const METRICS_SCHEMA: &str = "streamgauge.delivery-metrics/1";

/// The metrics of one question to the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metrics {
    /// [`METRICS_SCHEMA`].
    pub schema: &'static str,
    /// The period that was counted.
    pub period: Period,
    /// The filters that were set.
    pub filter: Filter,
    /// What became of the deployment rows.
    pub rows: RowCounts,
    /// All services pooled.
    pub overall: Figures,
    /// The same per service.
    pub services: BTreeMap<String, Figures>,
    /// One entry per ISO week that the period touches.
    pub weekly: Vec<Week>,
    /// One list like `weekly` per service. Not in the export.
    #[serde(skip)]
    pub weekly_by_service: BTreeMap<String, Vec<Week>>,
    /// More about rows that did not enter the figures. Not in the export.
    #[serde(skip)]
    pub left_out: LeftOut,
    /// The first row of the data lies within a day of the start that was asked for, and none before it: what was
    /// exported was probably cut off there. Not in the export.
    #[serde(skip)]
    pub starts_with_the_data: bool,
}

/// The period that was counted: whole days of `zone` unless instants were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// First day, `2026-09-07`; `None` when there is no data and no period was asked for.
    pub from: Option<String>,
    /// The day after the last one.
    pub to: Option<String>,
    /// Name of the zone.
    pub zone: String,
    /// Start in ms UTC, included. Not in the export.
    #[serde(skip)]
    pub from_ms: i64,
    /// End in ms UTC, not included. Not in the export.
    #[serde(skip)]
    pub to_ms: i64,
}

/// The filters that were set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The environments that counted as production.
    pub environments: Vec<String>,
    /// The services asked for; `None`: all.
    pub services: Option<Vec<String>>,
}

/// What became of the deployment rows of all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RowCounts {
    /// Rows read, duplicates and rejected ones included.
    pub read: u64,
    /// Rows that entered the figures: production, in the period, arrived there or failed on the way.
    pub used: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows that were there already.
    pub duplicates: u64,
    /// Rows of other environments.
    pub not_production: u64,
    /// Production rows that were not over when the data was taken.
    pub running: u64,
    /// Rows, among the used, whose run failed.
    pub did_not_deploy: u64,
}

/// Rows that entered no figure, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Production rows whose outcome nobody has told, or whose source holds no result.
    pub unknown_outcome: u64,
    /// Production rows that were cancelled.
    pub cancelled: u64,
    /// Production rows that never ran.
    pub not_run: u64,
    /// Production rows that say they arrived, but not when.
    pub without_time: u64,
    /// Production rows that arrived, or failed on the way, outside the period.
    pub outside_period: u64,
    /// Rows that reached production with a revision that another environment had before, where that counts as one.
    pub same_revision: u64,
    /// Rows of services that were not asked for.
    pub other_services: u64,
    /// Changes that no deployment is known to carry.
    pub changes_without_deployment: u64,
    /// Changes merged before the first known deployment of their service.
    pub changes_before_first_deployment: u64,
    /// Deployments whose commit, or whose version, no log tells, though there is a log.
    pub deployments_outside_log: u64,
    /// Changes in deployments that carried them again, after the first.
    pub changes_carried_again: u64,
    /// Merge commits left out by the switch.
    pub merge_commits: u64,
    /// Changes attributed by their merge time alone; these are *in* the figures.
    pub changes_by_merge_time: u64,
    /// Incidents that belong to no deployment to production.
    pub incidents_without_deployment: u64,
}

/// The five metrics of one service, or of all pooled.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Figures {
    /// How often production was reached.
    pub deployment_frequency: Frequency,
    /// First commit authored → first deployment that reached production with it.
    pub change_lead_time: LeadTime,
    /// Share of deployments that failed in production.
    pub change_failure_rate: FailureRate,
    /// How long failures lasted.
    pub recovery_time: RecoveryTime,
    /// Share of deployments that were unplanned repairs.
    pub rework_rate: ReworkRate,
}

/// Deployment frequency.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Frequency {
    /// Deployments that reached production in the period.
    pub deployments: u64,
    /// Per calendar day of the period.
    pub per_day: Option<f64>,
    /// Per seven days of the period.
    pub per_week: Option<f64>,
    /// Median count over whole ISO weeks, empty ones included.
    pub median_per_week: Option<f64>,
    /// Median number of days with a deployment over whole ISO weeks.
    pub median_deploy_days_per_week: Option<f64>,
    /// Days with a deployment per seven days of the period; `None`: the period has fewer. Not in the export.
    #[serde(skip)]
    pub deploy_days_per_week: Option<f64>,
    /// Per working day, Monday to Friday. Not in the export.
    #[serde(skip)]
    pub per_working_day: Option<f64>,
    /// Median count over working days, empty ones included. Deployments on other days are not in it. Not in the export.
    #[serde(skip)]
    pub median_per_working_day: Option<f64>,
    /// Days of the period from Monday to Friday. Not in the export.
    #[serde(skip)]
    pub working_days: u64,
    /// Those without a deployment. Not in the export.
    #[serde(skip)]
    pub empty_working_days: u64,
    /// Median deployments on days that had any. Not in the export.
    #[serde(skip)]
    pub median_per_active_day: Option<f64>,
    /// Mean changes carried per deployment, where any carry changes. Not in the export.
    #[serde(skip)]
    pub mean_batch_size: Option<f64>,
}

/// Change lead time in seconds. Percentiles interpolate linearly (type 7).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LeadTime {
    /// Changes counted.
    pub n: u64,
    /// Median.
    pub median_s: Option<f64>,
    /// Mean.
    pub mean_s: Option<f64>,
    /// 75th percentile.
    pub p75_s: Option<f64>,
    /// 85th percentile.
    pub p85_s: Option<f64>,
    /// 90th percentile.
    pub p90_s: Option<f64>,
    /// 95th percentile.
    pub p95_s: Option<f64>,
    /// Changes left out because they end before they start.
    pub negative: u64,
    /// The split by stage.
    pub stages: Stages,
}

/// The stages of a change; a stage that is missing or negative in a change is unknown for it.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Stages {
    /// First commit → opened for review.
    pub coding: Stage,
    /// Opened → first review.
    pub pickup: Stage,
    /// First review → merged.
    pub review: Stage,
    /// Merged → deployed.
    pub deploy: Stage,
}

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Stage {
    /// Changes for which the stage is known.
    pub n: u64,
    /// Median in seconds.
    pub median_s: Option<f64>,
}

/// Change failure rate.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct FailureRate {
    /// Distinct deployments that failed. `None`: nothing in the data can tell.
    pub failed: Option<u64>,
    /// The deployments of the rate: with failed runs, if they count.
    pub deployments: u64,
    /// `failed / deployments`, 0 to 1.
    pub rate: Option<f64>,
    /// What counted as a failure.
    pub rule: FailureRule,
}

/// What counted as a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureRule {
    /// A linked incident, the outcome, or a later rollback.
    #[default]
    IncidentOrOutcome,
    /// These and runs that did not deploy.
    IncidentOrOutcomeOrDidNotDeploy,
    /// Runs that did not deploy, because the data has neither incidents nor production failures.
    DidNotDeploy,
}

/// Recovery time.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct RecoveryTime {
    /// Recoveries counted.
    pub n: u64,
    /// Median in seconds.
    pub median_s: Option<f64>,
    /// Mean in seconds.
    pub mean_s: Option<f64>,
    /// Failures without a recovery yet, left out.
    pub open: u64,
    /// Which clock was used.
    pub clock: Clock,
    /// When the open ones began, ms UTC, ascending, the first 100. Not in the export.
    #[serde(skip)]
    pub open_since_ms: Vec<i64>,
    /// Recoveries left out because they end before they start. Not in the export.
    #[serde(skip)]
    pub negative: u64,
}

/// Which clock measured the recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// Incident opened → resolved.
    #[default]
    Incident,
    /// Failed deployment finished → next succeeded one finished.
    Deployment,
}

/// Rework rate.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ReworkRate {
    /// Deployments that were unplanned repairs. `None`: nothing in the data can tell.
    pub rework: Option<u64>,
    /// Deployments that reached production.
    pub deployments: u64,
    /// `rework / deployments`, 0 to 1.
    pub rate: Option<f64>,
}

/// One ISO week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Week {
    /// `2026-W37`.
    pub week: String,
    /// Its Monday, `2026-09-07`.
    pub starts: String,
    /// Deployments that reached production.
    pub deployments: u64,
    /// Median change lead time in seconds.
    pub lead_time_median_s: Option<f64>,
    /// 90th percentile of the change lead time in seconds.
    pub lead_time_p90_s: Option<f64>,
    /// Change failure rate, 0 to 1.
    pub failure_rate: Option<f64>,
    /// Median recovery time in seconds.
    pub recovery_median_s: Option<f64>,
    /// The period cuts this week: it is not in the medians over weeks. Not in the export.
    #[serde(skip)]
    pub cut: bool,
    /// Days with a deployment. Not in the export.
    #[serde(skip)]
    pub deploy_days: u64,
    /// 85th percentile of the change lead time in seconds. Not in the export.
    #[serde(skip)]
    pub lead_time_p85_s: Option<f64>,
    /// Changes of the lead time. Not in the export.
    #[serde(skip)]
    pub changes: u64,
    /// Numerator and denominator of the failure rate. Not in the export.
    #[serde(skip)]
    pub failed: (Option<u64>, u64),
    /// Recoveries. Not in the export.
    #[serde(skip)]
    pub recoveries: u64,
    /// Unplanned repairs. Not in the export.
    #[serde(skip)]
    pub rework: Option<u64>,
}
