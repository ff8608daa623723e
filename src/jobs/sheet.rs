//! A question to data sets and its answer, made ready for the screen. Times are in seconds, rates 0 to 1, unrounded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::import::ZoneChoice;
use super::look::Shape;
use crate::delivery::{
    Edition, FileSummary, ImportedSeries, Level, MetricKind, PartFigures, Stretch, Switches, TableFault,
};
use crate::id::DatasetId;

/// Which part of the data is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PeriodChoice {
    /// All of it.
    #[default]
    All,
    /// So many days, ending with the last day of the data.
    LastDays(u16),
    /// Days as `2026-09-07`: the first one, and the last one, both counted. Empty or not a date: open at that end.
    Days {
        /// First day.
        first: String,
        /// Last day.
        last: String,
    },
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Query {
    /// Of which data sets, pooled.
    pub datasets: Vec<DatasetId>,
    /// In which period.
    pub period: PeriodChoice,
    /// Whose days and weeks.
    pub zone: ZoneChoice,
    /// Only this service; `None`: all.
    pub service: Option<String>,
    /// Only the services of this team; the empty name is that of services without one. A service asked for goes before.
    #[serde(default)]
    pub team: Option<String>,
    /// Which team each service belongs to.
    #[serde(default)]
    pub teams: BTreeMap<String, String>,
    /// The environments that count, in small letters; `None`: those chosen at import.
    pub environments: Option<Vec<String>>,
    /// Choices that change definitions.
    pub switches: Switches,
    /// The table of levels.
    pub edition: Edition,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// First day, `2026-09-07`; `None` without data.
    pub first_day: Option<String>,
    /// Last day.
    pub last_day: Option<String>,
    /// Name of the zone.
    pub zone: String,
    /// Environments that counted.
    pub environments: Vec<String>,
    /// All environments of the data.
    pub all_environments: Vec<String>,
    /// All services of the data.
    pub all_services: Vec<String>,
    /// What became of the rows.
    pub rows: SheetRows,
    /// Nothing was imported that could be a deployment, or a figure of deployments.
    pub is_without_deployments: bool,
    /// Deployment frequency.
    pub frequency: FrequencyFigures,
    /// Change lead time.
    pub lead_time: LeadTimeFigures,
    /// Change failure rate.
    pub failure: FailureFigures,
    /// Recovery time.
    pub recovery: RecoveryFigures,
    /// Rework rate.
    pub rework: ReworkFigures,
    /// Levels by the chosen table.
    pub levels: Levels,
    /// One row per service.
    pub services: Vec<PartFigures>,
    /// The course by ISO week.
    pub course: Vec<Stretch>,
    /// Changes per deployment, and the fences of the lead times.
    pub shape: Shape,
    /// One row per ISO week.
    pub weeks: Vec<WeekRow>,
    /// Lead times: lower bound and upper bound in seconds (`None`: open) and changes.
    pub bins: Vec<(f64, Option<f64>, u64)>,
    /// The longest changes.
    pub longest: Vec<LongChangeRow>,
    /// Figures that tools computed themselves, without rows behind them.
    pub series: Vec<ImportedSeries>,
    /// Files of all data sets.
    pub files: Vec<FileSummary>,
    /// Data sets whose rows are not in the database.
    pub missing: Vec<DatasetId>,
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::RowCounts and delivery::LeftOut")]
pub struct SheetRows {
    pub read: u64,
    pub used: u64,
    pub rejected: u64,
    pub duplicates: u64,
    pub not_production: u64,
    pub running: u64,
    pub did_not_deploy: u64,
    pub unknown_outcome: u64,
    pub cancelled: u64,
    pub not_run: u64,
    pub without_time: u64,
    pub outside_period: u64,
    pub same_revision: u64,
    pub other_services: u64,
    pub changes_without_deployment: u64,
    pub changes_before_first_deployment: u64,
    pub changes_carried_again: u64,
    pub merge_commits: u64,
    pub changes_by_merge_time: u64,
    pub incidents_without_deployment: u64,
    /// Rows of event logs.
    pub stage_rows: u64,
    /// Rows whose times were read in a chosen zone, at import.
    pub zoneless: u64,
    /// Rows taken for a success because no column tells the result.
    pub success_assumed: u64,
    /// The data starts where the period does: it was probably cut off there.
    pub starts_with_the_data: bool,
}

/// Deployment frequency.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::Frequency")]
pub struct FrequencyFigures {
    pub deployments: u64,
    pub per_day: Option<f64>,
    pub per_week: Option<f64>,
    pub median_per_week: Option<f64>,
    pub median_deploy_days_per_week: Option<f64>,
    pub deploy_days_per_week: Option<f64>,
    pub per_working_day: Option<f64>,
    pub median_per_working_day: Option<f64>,
    pub working_days: u64,
    pub empty_working_days: u64,
    pub mean_batch_size: Option<f64>,
    /// What stands for the metric: the median week, or where that is empty or unknown the mean week.
    pub shown_per_week: Option<f64>,
    /// Whether that is the median.
    pub shows_median: bool,
}

/// Change lead time, seconds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::LeadTime")]
pub struct LeadTimeFigures {
    pub n: u64,
    pub median_s: Option<f64>,
    pub mean_s: Option<f64>,
    pub p75_s: Option<f64>,
    pub p85_s: Option<f64>,
    pub p90_s: Option<f64>,
    pub p95_s: Option<f64>,
    pub negative: u64,
    /// Coding, pickup, review, deploy.
    pub stages: [StageFigures; 4],
}

/// One stage of a change.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct StageFigures {
    /// Changes for which it is known.
    pub n: u64,
    /// Median in seconds.
    pub median_s: Option<f64>,
}

/// Change failure rate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::FailureRate")]
pub struct FailureFigures {
    pub failed: Option<u64>,
    pub deployments: u64,
    pub rate: Option<f64>,
    /// Incidents, outcomes and rollbacks count.
    pub counts_incidents: bool,
    /// Runs that did not deploy count.
    pub counts_failed_runs: bool,
}

/// Recovery time, seconds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::RecoveryTime")]
pub struct RecoveryFigures {
    pub n: u64,
    pub median_s: Option<f64>,
    pub mean_s: Option<f64>,
    pub open: u64,
    /// Age of the longest open failure at the end of the period, seconds.
    pub oldest_open_s: Option<f64>,
    pub by_incident: bool,
    pub negative: u64,
}

/// Rework rate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::ReworkRate")]
pub struct ReworkFigures {
    pub rework: Option<u64>,
    pub deployments: u64,
    pub rate: Option<f64>,
}

/// One ISO week.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "documented at delivery::Week")]
pub struct WeekRow {
    pub week: String,
    pub starts: String,
    pub deployments: u64,
    pub deploy_days: u64,
    pub lead_time_median_s: Option<f64>,
    pub failure_rate: Option<f64>,
    pub recovery_median_s: Option<f64>,
    pub is_cut: bool,
}

/// A change that took long.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LongChangeRow {
    /// Service.
    pub service: String,
    /// Commit.
    pub revision: String,
    /// Pull-request number, or empty.
    pub change: String,
    /// Lead time in seconds.
    pub lead_time_s: f64,
    /// Day it was deployed on, in the question's zone.
    pub deployed_on: String,
    /// Beyond Tukey's upper fence on the logarithm.
    pub is_outlier: bool,
    /// The deployment that brought it: id, version or commit.
    pub deployment: String,
    /// Its environment.
    pub environment: String,
    /// First commit, `2026-09-07 10:00` in the question's zone.
    pub authored_at: String,
    /// End of the deployment, in the same form.
    pub deployed_at: String,
    /// Name of the change's file.
    pub file: String,
    /// Line in it; 0: not told.
    pub line: u32,
}

/// Levels by one published table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Levels {
    /// The table.
    pub edition: Edition,
    /// Frequency, lead time, failure rate, recovery; `None` with under five rows, or where the table cannot grade.
    pub readings: [Option<LevelOf>; 4],
    /// Which of the four the table can grade.
    pub grades: [bool; 4],
    /// The worst of those that are known.
    pub overall: Option<Level>,
    /// The metrics at that level.
    pub held_down_by: Vec<MetricKind>,
    /// The lead-time row of the table: level, from and to in seconds.
    pub lead_time_cells: Vec<(Level, f64, f64)>,
    /// DORA Quick Check, 0 to 10: throughput, stability, overall.
    pub quick_check: [Option<f64>; 3],
    /// The same for each metric: frequency, lead time, failure rate, recovery, rework.
    pub quick_scores: [Option<f64>; 5],
    /// The whole table: frequency, lead time, failure rate, recovery.
    pub table: Vec<LevelRow>,
}

/// One metric in a published table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelRow {
    /// The metric.
    pub metric: MetricKind,
    /// Its cells, from the best level down.
    pub cells: Vec<LevelCellRow>,
    /// What the table leaves open.
    pub faults: Vec<TableFault>,
}

/// One cell of a published table, in deployments per week, seconds or per cent. `None`: without bound, on demand.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LevelCellRow {
    /// The level.
    pub level: Level,
    /// Its better bound.
    pub best: Option<f64>,
    /// Its worse bound.
    pub worst: Option<f64>,
}

/// Where one value stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelOf {
    /// The level.
    pub level: Level,
    /// The worst level that shares the published cell; else the same.
    pub shared_down_to: Level,
    /// The value lies between these two cells, the better first.
    pub between: Option<(Level, Level)>,
    /// The cell's better bound: deployments per week, seconds or per cent; `None`: on demand.
    pub best: Option<f64>,
    /// The cell's worse bound; `None`: on demand.
    pub worst: Option<f64>,
}
