//! What reading one file gives: what it is, what was read, what must be asked, and what could not be read.

use serde::{Deserialize, Serialize};

use super::facts::Facts;
use super::finding::Finding;
use super::outcome::Outcome;
use super::role::{Mapping, TableKind};
use super::series::ImportedSeries;

/// What a file was recognised as, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognised {
    /// A table with a header (CSV, TSV), columns mapped by name.
    Table(TableKind),
    /// The flat table with one change, and perhaps one incident, per deployment; `failure` means failed in production.
    FlatTable,
    /// JSON objects (an array, a wrapper around one, or one per line), fields mapped by name.
    JsonTable(TableKind),
    /// GitHub REST: deployments. They hold no result: the statuses are needed.
    GithubDeployments,
    /// GitHub REST: statuses of deployments.
    GithubStatuses,
    /// GitHub GraphQL: deployments with their statuses.
    GithubGraphql,
    /// `gh run list --json …`: workflow runs; the workflow stands for the environment.
    GhRunList,
    /// `gh release list --json …`: releases, all of them successes.
    GhReleaseList,
    /// `gh pr list --json …`: pull requests.
    GhPrList,
    /// GitLab: deployments.
    GitlabDeployments,
    /// GitLab: merge requests.
    GitlabMergeRequests,
    /// Jira REST: issues taken as incidents.
    JiraIssues,
    /// Incidents of `PagerDuty`'s REST interface.
    PagerdutyIncidents,
    /// incident.io: incidents.
    IncidentioIncidents,
    /// Opsgenie: incidents.
    OpsgenieIncidents,
    /// Azure DevOps: builds; the pipeline stands for the environment.
    AzureBuilds,
    /// Azure DevOps: deployments of classic releases.
    AzureReleases,
    /// Jenkins: builds; the job stands for the environment.
    JenkinsBuilds,
    /// `CircleCI`: workflows. Their pipelines hold the commits.
    CircleciWorkflows,
    /// `CircleCI`: pipelines.
    CircleciPipelines,
    /// Bitbucket: deployments.
    BitbucketDeployments,
    /// Bitbucket: runs of pipelines; the pipeline's name or branch stands for the environment.
    BitbucketPipelines,
    /// `TeamCity`: builds; the build configuration stands for the environment.
    TeamcityBuilds,
    /// Argo CD: applications with the history of their syncs.
    ArgocdApplications,
    /// Argo Rollouts: replica sets.
    ArgoRollouts,
    /// Spinnaker: executions of pipelines.
    SpinnakerExecutions,
    /// Octopus Deploy: the report of deployments in XML. It holds no result.
    OctopusReport,
    /// Records in XML, elements mapped by name.
    XmlTable(TableKind),
    /// `git log`: commits with their parents.
    GitLog,
    /// `git for-each-ref refs/tags`: tags, each a success.
    GitTags,
    /// `CDEvents`.
    Cdevents,
    /// OpenTelemetry: spans of pipelines and deployments.
    OtelSpans,
    /// GitLab's own DORA figures, a value a day.
    GitlabDoraSeries,
    /// Sleuth: registrations of deployments, each a success.
    SleuthDeploys,
    /// Four Keys: raw events.
    FourkeysEvents,
    /// Jira REST: issues with the history of their status.
    JiraHistory,
    /// Azure Boards REST: updates or revisions of work items.
    AzureWorkItems,
    /// Nothing that can be read.
    Unrecognised(Unrecognised),
}

impl Recognised {
    /// Whether the shape was never checked against a real file: the screen says "experimental".
    pub fn is_experimental(self) -> bool {
        matches!(self, Self::GhPrList | Self::ArgoRollouts | Self::SpinnakerExecutions)
    }

    /// Whether its rows are deployments, so that a row that could not be read is one that is not counted.
    pub(crate) fn tells_deployments(self) -> bool {
        match self {
            Self::Table(table) | Self::JsonTable(table) | Self::XmlTable(table) => table == TableKind::Deployments,
            Self::FlatTable
            | Self::GithubDeployments
            | Self::GithubGraphql
            | Self::GhRunList
            | Self::GhReleaseList
            | Self::GitlabDeployments
            | Self::AzureBuilds
            | Self::AzureReleases
            | Self::JenkinsBuilds
            | Self::CircleciWorkflows
            | Self::BitbucketDeployments
            | Self::BitbucketPipelines
            | Self::TeamcityBuilds
            | Self::ArgocdApplications
            | Self::ArgoRollouts
            | Self::SpinnakerExecutions
            | Self::OctopusReport
            | Self::GitTags
            | Self::OtelSpans
            | Self::SleuthDeploys => true,
            Self::GithubStatuses
            | Self::GhPrList
            | Self::GitlabMergeRequests
            | Self::JiraIssues
            | Self::PagerdutyIncidents
            | Self::OpsgenieIncidents
            | Self::IncidentioIncidents
            | Self::CircleciPipelines
            | Self::GitLog
            | Self::Cdevents
            | Self::GitlabDoraSeries
            | Self::FourkeysEvents
            | Self::JiraHistory
            | Self::AzureWorkItems
            | Self::Unrecognised(_) => false,
        }
    }
}

/// Why a file was not recognised; each has one thing to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unrecognised {
    /// No bytes, or only blanks: export again.
    Empty,
    /// A spreadsheet file: save as CSV.
    Spreadsheet,
    /// A ZIP archive: unpack it.
    Zip,
    /// Another archive or compressed file: unpack it.
    Archive,
    /// Gzip-compressed: unpack it.
    Gzip,
    /// A PDF: export data instead.
    Pdf,
    /// A web page, often a sign-in page saved by a script: export again, signed in.
    WebPage,
    /// Other binary content.
    Binary,
    /// XML of a kind that is not read.
    Xml,
    /// A table whose header says nothing: the columns must be mapped by a person.
    UnknownTable,
    /// JSON whose fields say nothing: the fields must be mapped by a person.
    UnknownJson,
    /// JSON that ends or breaks before anything could be read.
    BrokenJson,
    /// A list without rows: ask for more, or for another time or environment.
    NoRows,
    /// One line of many megabytes: not a table.
    NoLines,
    /// An interface's error message instead of data: ask again, signed in and with the right address.
    ErrorMessage,
    /// Steps within a run of Bitbucket Pipelines, without commit and environment: export the runs or the deployments.
    PipelineSteps,
}

/// Why a row could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// The cell holds no time in any known form.
    NotATime,
    /// The row has no time at all.
    NoTime,
    /// The cell that says what the row is about is empty.
    NotNamed,
    /// The row breaks the file's syntax.
    Syntax,
    /// A quote is opened and never closed.
    OpenQuote,
    /// The row is not an object with fields.
    NotAnObject,
    /// The file ends within the row.
    CutOff,
    /// The row is longer than any row of data can be.
    TooLong,
    /// A lightweight tag: it has no time of its own.
    LightweightTag,
}

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// Name of the file.
    pub file: String,
    /// Line the row starts on, from 1; in JSON the line of the object.
    pub line: u64,
    /// Byte within that line at which the row starts, from 1; in tables always 1.
    pub byte: u64,
    /// Name of the column; empty when the whole row is meant.
    pub column: String,
    /// The value, cut after 200 characters.
    pub value: String,
    /// Why.
    pub reason: RejectReason,
}

/// The rows that could not be read: all counted, the first thousand kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rejects {
    /// The first [`Rejects::KEPT`].
    pub first: Vec<Reject>,
    /// How many there are in all.
    pub total: u64,
}

impl Rejects {
    /// How many are kept with their place and value.
    pub const KEPT: usize = 1_000;

    pub(crate) fn push(&mut self, reject: impl FnOnce() -> Reject) {
        self.total += 1;
        if self.first.len() < Self::KEPT {
            self.first.push(reject());
        }
    }
}

/// A status word of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCount {
    /// The word as first written.
    pub word: String,
    /// Rows that say it.
    pub rows: u64,
    /// What it is taken to mean; `None` must be asked.
    pub proposed: Option<Outcome>,
}

/// An environment of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentCount {
    /// The name in small letters; empty for rows that name none.
    pub name: String,
    /// Rows that name it.
    pub rows: u64,
    /// Taken for production unless a person says otherwise.
    pub ticked: bool,
}

/// What is known about `03/04/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// No date of the file can be read in two ways.
    #[default]
    Clear,
    /// Other dates of the file show that the day comes first.
    DayFirst,
    /// Other dates of the file show that the month comes first.
    MonthFirst,
    /// Nothing shows it: must be asked. Read as day first until then.
    Undecided,
}

/// One file, read.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// Name of the file.
    pub name: String,
    /// What it is.
    pub kind: Recognised,
    /// Rows read, rejected ones included, the header not.
    pub rows: u64,
    /// Header and up to five rows, as text.
    pub head: Vec<Vec<String>>,
    /// What the columns mean; `None` where the kind fixes it.
    pub mapping: Option<Mapping>,
    /// Status words of deployments, most frequent first.
    pub words: Vec<WordCount>,
    /// Environments of deployments, most frequent first.
    pub environments: Vec<EnvironmentCount>,
    /// Rows with a time that lacks an offset.
    pub zoneless_rows: u64,
    /// Whether day or month comes first.
    pub date_order: DateOrder,
    /// Rows with a date that could be read both ways.
    pub two_way_date_rows: u64,
    /// No column tells the result: every row is taken for a success (releases, tags, plain lists).
    pub success_assumed: bool,
    /// What could not be read.
    pub rejects: Rejects,
    /// What a person should know about it.
    pub findings: Vec<Finding>,
    /// Figures that its tool computed: a series instead of rows.
    pub series: Option<ImportedSeries>,
    /// What was read. Times are still as written: see [`super::join`].
    pub(crate) facts: Facts,
}

impl FileRead {
    /// How many deployments were read.
    pub fn deployments(&self) -> usize {
        self.facts.deployments.len()
    }
    /// How many commits and pull requests were read.
    pub fn changes(&self) -> usize {
        self.facts.changes.len()
    }
    /// How many incidents were read.
    pub fn incidents(&self) -> usize {
        self.facts.incidents.len()
    }
    /// How many statuses of deployments were read.
    pub fn statuses(&self) -> usize {
        self.facts.statuses.len()
    }
    /// How many rows of event logs were read.
    pub fn stage_rows(&self) -> usize {
        self.facts.stages.len()
    }
    /// How many pipelines were read.
    pub fn pipelines(&self) -> usize {
        self.facts.pipelines.len()
    }
}
