//! What stands in tables that other programs read: the same in every language.

use crate::delivery::Outcome;
use crate::jobs::RowsWords;

/// Heads of the rows behind a figure.
const ROWS_HEADER: [&str; 12] = [
    "time",
    "name",
    "service",
    "environment",
    "commit",
    "result",
    "start",
    "duration (s)",
    "stands for",
    "because of",
    "file",
    "line",
];

/// Each part's word, in their order.
pub const ROW_PARTS: [&str; 18] = [
    "counts as one",
    "counts",
    "other environment",
    "other service",
    "outside the period",
    "did not deploy",
    "still running",
    "cancelled",
    "never ran",
    "result not known",
    "no time told",
    "same revision in another environment",
    "ends before it starts",
    "no deployment to production",
    "before the first known deployment",
    "an earlier deployment had it",
    "merge commit",
    "still open",
];

/// What became of a deployment.
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Succeeded => "succeeded",
        Outcome::FailedInProduction => "failed in production",
        Outcome::DidNotDeploy => "did not deploy",
        Outcome::RolledBack => "rolled back",
        Outcome::Cancelled => "cancelled",
        Outcome::Running => "still running",
        Outcome::NotRun => "never ran",
        Outcome::Partial => "partly deployed",
        Outcome::Unknown => "not known: leave out",
    }
}

pub fn rows_words() -> RowsWords {
    RowsWords {
        header: ROWS_HEADER.map(str::to_owned).to_vec(),
        parts: ROW_PARTS.map(str::to_owned).to_vec(),
        outcomes: Outcome::ALL.map(|outcome| outcome_name(outcome).to_owned()).to_vec(),
    }
}

/// Heads of the rejected rows.
pub const REJECTED_COLUMNS: [&str; 6] = ["File", "Line", "Byte", "Column", "Value as it stands", "Reason"];

/// Heads of a metric's course.
pub const SERIES_HEADER: [&str; 18] = [
    "from",
    "name",
    "cut by the period",
    "deployments",
    "days with a deployment",
    "changes",
    "lead time median (s)",
    "lead time P85 (s)",
    "failed",
    "failed of",
    "failure rate",
    "recoveries",
    "recovery median (s)",
    "rework",
    "rework rate",
    "zone",
    "environments",
    "service or team",
];
pub const YES: &str = "yes";
pub const NO: &str = "no";

/// The five delivery metrics.
pub const METRICS: [&str; 5] =
    ["Deployment frequency", "Change lead time", "Change failure rate", "Recovery time", "Rework rate"];
pub const METRIC_HEADS: [&str; 10] =
    ["scope", "name", "first day", "last day", "metric", "figure", "value", "unit", "n", "of"];
pub const SCORECARD_HEADS: [&str; 13] = [
    "team",
    "date",
    "questionnaire",
    "version",
    "section",
    "practice id",
    "practice",
    "rating",
    "target",
    "note",
    "evidence",
    "evidence date",
    "evidence by",
];
pub const SCOPE_ALL: &str = "all";
pub const SCOPE_SERVICE: &str = "service";
pub const SCOPE_WEEK: &str = "week";
pub const SCOPE_CUT_WEEK: &str = "week cut by the period";
pub const COUNT: &str = "count";
pub const MEDIAN_PER_WEEK: &str = "median per week";
pub const MEAN_PER_WEEK: &str = "mean per week";
pub const MEAN_PER_DAY: &str = "mean per day";
pub const DEPLOY_DAYS: &str = "median days with a deployment per week";
pub const MEDIAN: &str = "median";
pub const MEAN: &str = "mean";
pub const P75: &str = "P75";
pub const P85: &str = "P85";
pub const P90: &str = "P90";
pub const P95: &str = "P95";
pub const STAGE_MEDIANS: [&str; 4] = ["coding, median", "pickup, median", "review, median", "deploy, median"];
pub const RATE: &str = "rate";
pub const STILL_OPEN: &str = "still open";
pub const DEPLOYMENTS: &str = "deployments";
pub const DAYS: &str = "days";
pub const SECONDS: &str = "s";
pub const SHARE: &str = "share";
pub const FAILURES: &str = "failures";
