//! Files on their way in: what they were recognised as, what must be asked, what was decided.

use serde::{Deserialize, Serialize};

use crate::delivery::{
    Dataset, DateOrder, FileLinks, Finding, ImportedSeries, Mapping, Outcome, Question, Recognised, Reject,
    RejectReason, Role, SeriesMetric, TableKind, file_links, measure,
};

/// What the columns of a file mean, when it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Remap {
    /// What their names say.
    #[default]
    AsFound,
    /// Rows of another kind; columns by their names again.
    Kind(TableKind),
    /// As a person says, one role per column.
    Columns(TableKind, Vec<Role>),
}

/// A mapping in which a column has another role. A role belongs to one column: whoever had it loses it.
pub fn with_role(mapping: &Mapping, at: usize, role: Role) -> Mapping {
    let given = mapping.columns.iter().enumerate().map(|(place, &old)| match old {
        _ if place == at => role,
        old if old == role && !matches!(role, Role::TimeOfDay | Role::StageColumn) => Role::Ignore,
        old => old,
    });
    Mapping { table: mapping.table, columns: given.collect() }
}

/// In which zone days and clocks are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ZoneChoice {
    /// UTC.
    #[default]
    Utc,
    /// The zone of this browser, with its summer time.
    Browser,
    /// Always so many minutes east of UTC.
    Fixed(i32),
}

/// Something a person decided about the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// What a status word means.
    Word {
        /// The word.
        word: String,
        /// What it means.
        outcome: Outcome,
    },
    /// Whether an environment counts.
    Environment {
        /// Its name in small letters.
        name: String,
        /// Whether it counts.
        counts: bool,
    },
    /// The zone of times without an offset.
    Zone(ZoneChoice),
    /// Whether the day comes first in dates that leave it open.
    DayFirst(bool),
    /// The service of a file's rows that name none; empty takes it back.
    Service {
        /// The page's number for the file.
        file: u32,
        /// The service.
        name: String,
    },
    /// What the series of a file measures.
    Series {
        /// The page's number for the file.
        file: u32,
        /// What it measures.
        metric: SeriesMetric,
    },
}

/// One file, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileFound {
    /// The page's number for the file.
    pub file: u32,
    /// Its name.
    pub name: String,
    /// What it was recognised as.
    pub kind: Recognised,
    /// Whether the shape was never checked against a real file.
    pub is_experimental: bool,
    /// Rows read, rejected ones included.
    pub rows: u64,
    /// Deployments in it.
    pub deployments: u64,
    /// Commits and pull requests in it.
    pub changes: u64,
    /// Incidents in it.
    pub incidents: u64,
    /// Statuses of deployments in it.
    pub statuses: u64,
    /// Pipelines in it, which know commits of deployments.
    pub pipelines: u64,
    /// Rows of event logs in it.
    pub stage_rows: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Header and first rows.
    pub head: Vec<Vec<String>>,
    /// What the columns mean; `None` where the kind fixes it.
    pub mapping: Option<Mapping>,
    /// Whether day or month comes first in its dates.
    pub date_order: DateOrder,
    /// No column tells the result: every row is taken for a success.
    pub success_assumed: bool,
    /// What a person should know about it.
    pub findings: Vec<Finding>,
    /// Figures that its tool computed, with what they measure by proposal or decision.
    pub series: Option<ImportedSeries>,
    /// What a person named as service of rows that name none.
    pub service: String,
}

impl FileFound {
    /// Not one row could be read for want of a time, and another column may tell it.
    pub fn asks_for_a_time(&self) -> bool {
        let is_of_time = |finding: &Finding| match finding {
            Finding::AllRejected { reason, .. } => matches!(reason, RejectReason::NoTime | RejectReason::NotATime),
            _ => false,
        };
        self.mapping.is_some() && self.findings.iter().any(is_of_time)
    }
}

/// A status word of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRows {
    /// The word.
    pub word: String,
    /// Rows that say it.
    pub rows: u64,
    /// What it means by proposal or decision; `None` is open.
    pub outcome: Option<Outcome>,
}

/// An environment of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentRows {
    /// Name in small letters; empty for rows that name none.
    pub name: String,
    /// Rows that name it.
    pub rows: u64,
    /// Whether it counts as production.
    pub counts: bool,
}

/// How the files join, as decided so far. Not given for very large imports: it would be computed again at every click.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Joined {
    /// Deployments that reached the environments that count.
    pub deployments: u64,
    /// Changes in the lead time.
    pub changes: u64,
    /// Changes that no deployment is known to carry.
    pub changes_without_deployment: u64,
    /// Changes that are joined by their merge time alone.
    pub changes_by_merge_time: u64,
    /// Deployments whose commit, or whose version, no log tells, though there is a log.
    pub deployments_outside_log: u64,
    /// Rows of event logs.
    pub stage_rows: u64,
    /// Incidents read.
    pub incidents: u64,
    /// Incidents that belong to no deployment to production.
    pub incidents_without_deployment: u64,
    /// Rows that were there already: deployments, changes and incidents.
    pub duplicates: u64,
    /// Statuses whose deployment is in no file.
    pub statuses_without_deployment: u64,
    /// Deployments whose source holds no result: their statuses are missing.
    pub deployments_without_result: u64,
    /// Deployments whose pipeline, which knows their commit, is in no file.
    pub deployments_without_pipeline: u64,
    /// Pipelines that no deployment names.
    pub pipelines_without_deployment: u64,
    /// Deployments with a result but no end: their start was taken.
    pub finish_assumed: u64,
    /// Production rows that were not over when the data was taken.
    pub running: u64,
    /// Production rows whose run failed before it reached anybody.
    pub did_not_deploy: u64,
    /// Rows of other environments.
    pub not_production: u64,
    /// Files of changes or incidents of which nothing belongs to a deployment.
    pub strangers: Vec<String>,
}

impl Joined {
    /// How the files of a data set joined.
    pub fn of(data: &Dataset) -> Self {
        let measured = measure(&[data], &Question::default());
        let report = &data.report;
        Self {
            deployments: measured.overall.deployment_frequency.deployments,
            changes: measured.overall.change_lead_time.n,
            changes_without_deployment: measured.left_out.changes_without_deployment,
            changes_by_merge_time: measured.left_out.changes_by_merge_time,
            deployments_outside_log: measured.left_out.deployments_outside_log,
            incidents: data.incidents() as u64,
            stage_rows: data.stage_rows() as u64,
            incidents_without_deployment: measured.left_out.incidents_without_deployment,
            duplicates: report.duplicate_deployments + report.duplicate_changes + report.duplicate_incidents,
            statuses_without_deployment: report.statuses_without_deployment,
            deployments_without_result: report.deployments_without_result,
            deployments_without_pipeline: report.deployments_without_pipeline,
            pipelines_without_deployment: report.pipelines_without_deployment,
            finish_assumed: report.finish_assumed,
            running: measured.rows.running,
            did_not_deploy: measured.rows.did_not_deploy,
            not_production: measured.rows.not_production,
            strangers: file_links(data, &Question::default())
                .into_iter()
                .filter(FileLinks::is_stranger)
                .map(|links| links.file)
                .collect(),
        }
    }
}

/// The import as it stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ImportView {
    /// Files read, in the order they were given.
    pub files: Vec<FileFound>,
    /// Status words, open ones first, then the most frequent.
    pub words: Vec<WordRows>,
    /// Environments, the most frequent first.
    pub environments: Vec<EnvironmentRows>,
    /// Rows with a time that lacks an offset.
    pub zoneless_rows: u64,
    /// The zone they are read in.
    pub zone: ZoneChoice,
    /// The name of the browser's zone.
    pub browser_zone: String,
    /// Rows with a date that nothing in their file decides.
    pub undecided_date_rows: u64,
    /// What a person said about these.
    pub day_first: Option<bool>,
    /// The first rows that could not be read.
    pub rejects: Vec<Reject>,
    /// How many there are in all.
    pub rejected: u64,
    /// How the files join.
    pub joined: Option<Joined>,
}

impl ImportView {
    /// Words that must still be explained.
    pub fn open_words(&self) -> usize {
        self.words.iter().filter(|word| word.outcome.is_none()).count()
    }

    /// Whether day or month comes first must still be said.
    pub fn date_order_is_open(&self) -> bool {
        self.undecided_date_rows > 0 && self.day_first.is_none()
    }

    /// Whether anything of the files goes in.
    pub fn has_rows(&self) -> bool {
        let goes_in = |f: &FileFound| f.deployments + f.changes + f.incidents + f.statuses + f.stage_rows > 0;
        self.files.iter().any(|file| goes_in(file) || file.series.is_some())
    }

    /// Whether there is something to add and nothing left to ask.
    pub fn can_be_added(&self) -> bool {
        self.has_rows() && self.open_words() == 0 && !self.date_order_is_open()
    }
}
