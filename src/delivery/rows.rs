//! The rows behind a figure, and those left out of it, each with the reason.
//!
//! A [`RowList`] is made once for a metric and a question; pages are cut from it in any order without sorting all of it,
//! so that a million rows are as quick to look through as a hundred.

mod collect;
mod page;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use page::moment_text;

use super::outcome::Outcome;

/// Which of the five metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FiveMetric {
    /// Deployment frequency: rows are deployments.
    Frequency,
    /// Change lead time: rows are changes.
    LeadTime,
    /// Change failure rate: rows are deployments.
    FailureRate,
    /// Recovery time: rows are incidents, or failed deployments, by the clock.
    Recovery,
    /// Rework rate: rows are deployments.
    Rework,
}

/// How a row stands to the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum RowPart {
    /// It counts, in the numerator too.
    Hit,
    /// It counts; of a rate in the denominator only.
    Counted,
    /// Of an environment that was not asked for.
    OtherEnvironment,
    /// Of a service that was not asked for.
    OtherService,
    /// Not in the period.
    OutsidePeriod,
    /// The run failed before it reached anybody.
    DidNotDeploy,
    /// Not over when the data was taken.
    Running,
    /// Cancelled.
    Cancelled,
    /// Never started.
    NotRun,
    /// Nobody has told what became of it.
    UnknownResult,
    /// It does not say when.
    NoTime,
    /// The same revision in another environment, which counts as one.
    SameRevision,
    /// It ends before it starts.
    Negative,
    /// It belongs to no deployment to production.
    NoDeployment,
    /// From before the first known deployment of its service.
    BeforeFirst,
    /// An earlier deployment had it.
    CarriedAgain,
    /// A merge commit.
    MergeCommit,
    /// Not over yet: no end to measure.
    StillOpen,
}

impl RowPart {
    /// Whether the row is in the figure.
    pub fn counts(self) -> bool {
        matches!(self, Self::Hit | Self::Counted)
    }
}

/// Why a row is in the numerator, or what ended it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowWhy {
    /// Nothing to say.
    #[default]
    Nothing,
    /// Its own outcome says so.
    Outcome(Outcome),
    /// An incident belongs to it: the incident's id.
    Incident(String),
    /// A later deployment took it back: that one's name.
    TakenBackBy(String),
    /// The row itself says that it is a repair.
    SaysRepair,
    /// A change in it says that it is a repair: number or commit.
    RepairChange(String),
    /// A later deployment restored service: that one's name.
    RestoredBy(String),
    /// It was brought by this deployment.
    BroughtBy(String),
}

/// Something more that is known of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are those of delivery::Role")]
pub enum RowFact {
    Id,
    Number,
    Revision,
    Version,
    StatusWord,
    Authored,
    Opened,
    FirstReview,
    Merged,
    Started,
    Finished,
    Deployment,
    Deployed,
    Carries,
    Incident,
    IncidentOpened,
    IncidentResolved,
}

/// A row as it is shown. Times are texts in the question's zone.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RowView {
    /// When it counts: end of the deployment, resolution of the incident. `2026-09-07 10:00`; `None`: not told.
    pub at: Option<String>,
    /// Its id, number, version or commit: the first that is told.
    pub name: String,
    /// Service.
    pub service: String,
    /// Environment.
    pub environment: String,
    /// What became of it; `None` for changes and incidents.
    pub outcome: Option<Outcome>,
    /// Lead time or recovery time in seconds.
    pub duration_s: Option<f64>,
    /// How it stands to the figure.
    pub part: Option<RowPart>,
    /// Why.
    pub why: RowWhy,
    /// What else is known, in the order of [`RowFact`].
    pub facts: Vec<(RowFact, String)>,
    /// Name of its file.
    pub file: String,
    /// Line in it; 0: not told.
    pub line: u32,
}

/// What rows are ordered by. Rows that are equal in it keep the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Time.
    #[default]
    Time,
    /// Name.
    Name,
    /// Service.
    Service,
    /// Environment.
    Environment,
    /// Outcome.
    Outcome,
    /// Duration; rows without one last.
    Duration,
    /// Part, and so the reason of those left out.
    Part,
}

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsShown {
    /// The numerator of a rate.
    Hits,
    /// All that count.
    #[default]
    Counted,
    /// Those left out.
    LeftOut,
}

/// A page of the rows of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsWanted {
    /// Of which metric.
    pub metric: FiveMetric,
    /// Which rows.
    pub shown: RowsShown,
    /// In which order.
    pub sort: SortBy,
    /// The largest or latest first.
    pub descending: bool,
    /// Rows before the page.
    pub skip: u32,
    /// Rows of the page.
    pub take: u32,
}

/// A page of rows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RowsPage {
    /// Rows of each part, in the order of [`RowPart`]; parts without rows are not here.
    pub parts: Vec<(RowPart, u64)>,
    /// Rows that can be paged through.
    pub total: u64,
    /// Rows before the page.
    pub skip: u64,
    /// The page.
    pub rows: Vec<RowView>,
}

impl RowsPage {
    /// Rows of a part.
    pub fn of_part(&self, part: RowPart) -> u64 {
        self.parts.iter().find(|(other, _)| *other == part).map_or(0, |(_, rows)| *rows)
    }

    /// Rows that would be shown.
    pub fn count(&self, shown: RowsShown) -> u64 {
        self.parts.iter().filter(|(part, _)| shown.holds(*part)).map(|(_, rows)| rows).sum()
    }
}

impl RowsShown {
    /// Whether rows of a part are shown.
    pub fn holds(self, part: RowPart) -> bool {
        match self {
            Self::Hits => part == RowPart::Hit,
            Self::Counted => part.counts(),
            Self::LeftOut => !part.counts(),
        }
    }
}

/// What a list's row numbers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Deployments,
    Changes,
    Incidents,
}

/// Which other row explains a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Because {
    Nothing,
    Outcome,
    Incident(u32),
    TakenBackBy(u32),
    SaysRepair,
    RepairChange(u32),
    RestoredBy(u32),
    BroughtBy(u32),
}

/// A row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    row: u32,
    part: RowPart,
    because: Because,
    /// When it counts, ms UTC; [`NONE`](super::column::NONE): not told.
    at_ms: i64,
    /// Its duration in ms; [`NONE`](super::column::NONE): none.
    duration_ms: i64,
}

/// All rows behind a figure and left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowList {
    table: Table,
    entries: Vec<Entry>,
}
