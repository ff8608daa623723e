//! Names of formats, columns, outcomes and reasons.

use super::{count, counted};
use crate::delivery::{Finding, Recognised, RejectReason, Role, SeriesMetric, TableKind, Unrecognised};

pub use crate::ui::text::files::outcome_name;

pub const EMPTY_TITLE: &str = "Bring in what was deployed, and when";
pub const EMPTY_LEAD: &str = "Drop files anywhere on this page: CSV, TSV or JSON, as your tools export them. Several \
    files are read together and joined: deployments, pull requests, incidents. They are recognised by what is in them. \
    Nothing leaves this computer.";
pub const DROP_HERE: &str = "or drop them anywhere here, or paste what you copied";
/// The name of pasted text among the files.
pub const PASTED: &str = "pasted";
pub const ALSO_READ: &str = "Also read";
pub const ALSO_READ_LIST: &str = "CDEvents, OpenTelemetry spans, the tables of Four Keys and DevLake, deployments \
    registered with Sleuth, replica sets of Argo Rollouts, ServiceNow changes, event logs \
    (item, stage, entered, left) such as the status history of Jira or Azure Boards, tables with one row per item and a column \
    for each stage that holds when the item came there (ID, Title, Backlog, Dev, Done; JSON or XML as well), issues exported from Linear, and any CSV, TSV, JSON or JSON Lines \
    file once you have said what its columns mean.";

/// What a file was recognised as.
pub fn kind_name(kind: Recognised) -> &'static str {
    match kind {
        Recognised::Table(TableKind::Deployments) => "table of deployments",
        Recognised::Table(TableKind::Changes) => "table of changes",
        Recognised::Table(TableKind::Incidents) => "table of incidents",
        Recognised::Table(TableKind::Statuses) => "table of deployment statuses",
        Recognised::Table(TableKind::Pipelines) => "table of pipelines with their commits",
        Recognised::Table(TableKind::Stages) => "event log: when items entered and left their stages",
        Recognised::FlatTable => "deployments with their change and incident, one row each",
        Recognised::JsonTable(TableKind::Deployments) => "JSON, deployments",
        Recognised::JsonTable(TableKind::Changes) => "JSON, changes",
        Recognised::JsonTable(TableKind::Incidents) => "JSON, incidents",
        Recognised::JsonTable(TableKind::Statuses) => "JSON, deployment statuses",
        Recognised::JsonTable(TableKind::Pipelines) => "JSON, pipelines with their commits",
        Recognised::JsonTable(TableKind::Stages) => "JSON, event log of items and their stages",
        Recognised::GithubDeployments => "GitHub deployments (REST); their statuses hold the results",
        Recognised::GithubStatuses => "GitHub deployment statuses (REST)",
        Recognised::GithubGraphql => "GitHub deployments with statuses (GraphQL)",
        Recognised::GhRunList => "workflow runs, gh run list",
        Recognised::GhReleaseList => "releases, gh release list",
        Recognised::GhPrList => "pull requests, gh pr list",
        Recognised::GitlabDeployments => "GitLab deployments",
        Recognised::GitlabMergeRequests => "GitLab merge requests",
        Recognised::JiraIssues => "Jira issues as incidents",
        Recognised::PagerdutyIncidents => "PagerDuty incidents",
        Recognised::IncidentioIncidents => "incidents of incident.io",
        Recognised::OpsgenieIncidents => "Opsgenie incidents",
        Recognised::AzureBuilds => "builds of Azure DevOps; the pipeline stands for the environment",
        Recognised::AzureReleases => "release deployments of Azure DevOps",
        Recognised::JenkinsBuilds => "builds of Jenkins; the job stands for the environment",
        Recognised::CircleciWorkflows => "workflows of CircleCI; their pipelines hold the commits",
        Recognised::CircleciPipelines => "pipelines of CircleCI, with the commits of workflows",
        Recognised::BitbucketDeployments => "Bitbucket deployments",
        Recognised::BitbucketPipelines => {
            "runs of Bitbucket Pipelines; the pipeline or branch stands for the environment"
        }
        Recognised::TeamcityBuilds => "builds of TeamCity; the build configuration stands for the environment",
        Recognised::ArgocdApplications => "history of Argo CD applications",
        Recognised::ArgoRollouts => "replica sets of Argo Rollouts",
        Recognised::SpinnakerExecutions => "executions of Spinnaker",
        Recognised::OctopusReport => "deployments of Octopus, XML report",
        Recognised::XmlTable(TableKind::Deployments) => "XML, deployments",
        Recognised::XmlTable(TableKind::Changes) => "XML, changes",
        Recognised::XmlTable(TableKind::Incidents) => "XML, incidents",
        Recognised::XmlTable(TableKind::Statuses | TableKind::Pipelines) => "XML records",
        Recognised::XmlTable(TableKind::Stages) => "XML, event log of items and their stages",
        Recognised::GitLog => "git log",
        Recognised::GitTags => "git tags",
        Recognised::Cdevents => "CDEvents",
        Recognised::OtelSpans => "OpenTelemetry spans of pipelines and deployments",
        Recognised::GitlabDoraSeries => "figures that GitLab computed, a value a day",
        Recognised::SleuthDeploys => "deployments registered with Sleuth",
        Recognised::FourkeysEvents => "raw events of Four Keys",
        Recognised::JiraHistory => "status history of Jira issues",
        Recognised::AzureWorkItems => "state history of Azure Boards work items",
        Recognised::Unrecognised(why) => unrecognised(why),
    }
}

/// Why a file is not read, and the one thing to do.
fn unrecognised(why: Unrecognised) -> &'static str {
    match why {
        Unrecognised::Empty => "empty: export it again",
        Unrecognised::Spreadsheet => "a spreadsheet: open it, save the sheet as CSV (UTF-8), and bring that",
        Unrecognised::Zip => "a ZIP archive: unpack it first, and bring the files in it",
        Unrecognised::Archive => "an archive or compressed file: unpack it first",
        Unrecognised::Gzip => "compressed with gzip: unpack it first",
        Unrecognised::Pdf => "a PDF: export the data instead",
        Unrecognised::WebPage => "a web page, often a sign-in page saved by a script: sign in and export again",
        Unrecognised::Binary => "not text: export as CSV or JSON",
        Unrecognised::Xml => "XML of a kind that is not read: export as CSV or JSON",
        Unrecognised::UnknownTable => "a table whose header says nothing: say what its rows and columns are",
        Unrecognised::UnknownJson => "JSON whose fields say nothing: say what its rows and fields are",
        Unrecognised::BrokenJson => "JSON that breaks off: export it again",
        Unrecognised::NoRows => "a list without rows: ask the tool for another time or environment",
        Unrecognised::NoLines => "one endless line: not a table with rows; export it again as CSV or JSON",
        Unrecognised::ErrorMessage => {
            "a tool’s error message instead of data: check address and sign-in, and ask again"
        }
        Unrecognised::PipelineSteps => {
            "steps within runs of Bitbucket Pipelines, which name no commit and no environment: export the repository’s pipelines or deployments instead"
        }
    }
}

pub fn table_name(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Deployments => "deployments",
        TableKind::Changes => "changes: commits or pull requests",
        TableKind::Incidents => "incidents",
        TableKind::Statuses => "statuses of deployments",
        TableKind::Pipelines => "pipelines with their commits",
        TableKind::Stages => "an event log: items in stages",
    }
}

pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Ignore => "Not used",
        Role::Id => "Id",
        Role::DeploymentId => "Deployment id",
        Role::Service => "Service",
        Role::Environment => "Environment",
        Role::Revision => "Commit",
        Role::Version => "Version",
        Role::StartedAt => "Started",
        Role::FinishedAt => "Deployed",
        Role::Status => "Status",
        Role::AuthoredAt => "First commit",
        Role::ChangeOpenedAt => "Opened",
        Role::FirstReviewAt => "First review",
        Role::MergedAt => "Merged",
        Role::MergeRevision => "Merge commit",
        Role::ChangeNumber => "Change number",
        Role::IsMerge => "Is a merge",
        Role::Carries => "Commits carried",
        Role::IncidentOpenedAt => "Incident opened",
        Role::IncidentResolvedAt => "Incident resolved",
        Role::Title => "Title",
        Role::Branch => "Branch",
        Role::Labels => "Labels",
        Role::ChangeType => "Kind of change",
        Role::Repairs => "Repairs or reverts",
        Role::Progress => "State, where the status is blank",
        Role::Pipeline => "Pipeline id",
        Role::Parents => "Parent commits",
        Role::Item => "Item",
        Role::Stage => "Stage, or the new status",
        Role::StageBefore => "Stage before",
        Role::EnteredAt => "Stage entered",
        Role::ExitedAt => "Stage left",
        Role::TimeOfDay => "Time of day, of the date beside it",
        Role::Failed => "Failed in production, yes or no",
        Role::Unplanned => "Unplanned repair, yes or no",
        Role::StageColumn => "Stage: when the item came there",
        Role::ChangedField => "Name of the changed field",
    }
}

pub fn reject_reason(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::NotATime => "not a time in any form that is known",
        RejectReason::NoTime => "the row has no time at all",
        RejectReason::NotNamed => "the cell that says what the row is about is empty",
        RejectReason::Syntax => "the row breaks the file’s syntax",
        RejectReason::OpenQuote => "a quote is opened and never closed",
        RejectReason::NotAnObject => "not an object with fields",
        RejectReason::CutOff => "the file ends within this row",
        RejectReason::TooLong => "longer than any row of data can be",
        RejectReason::LightweightTag => "a lightweight tag has no time of its own",
    }
}

/// What a file's series measures.
pub fn series_metric(metric: SeriesMetric) -> &'static str {
    match metric {
        SeriesMetric::DeploymentFrequency => "deployments a day",
        SeriesMetric::LeadTimeForChanges => "lead time for changes",
        SeriesMetric::TimeToRestoreService => "time to restore service",
        SeriesMetric::ChangeFailureRate => "change failure rate",
    }
}

/// The beginning of a value, before the reason why it could not be read; what is missing is not quoted.
fn quoted(value: &str) -> String {
    let shown: String = value.chars().take(40).collect();
    if shown.is_empty() { shown } else { format!("“{shown}”, ") }
}

/// Some items of Jira came with a part of their history.
fn short_histories(items: u64) -> String {
    format!(
        "{} only a part of the history here: what is missing does not count. Jira gives all of it at \
         /rest/api/3/changelog/bulkfetch.",
        counted(items, "item has", "items have")
    )
}

/// Some applications of Argo CD have as many deployments as it keeps.
fn full_histories(applications: u64) -> String {
    let applications = match applications {
        1 => "One application has".to_owned(),
        n => format!("{} applications have", count(n)),
    };
    format!("{applications} as many deployments as Argo CD keeps: older ones are probably gone.")
}

/// What a person should know about a file: what happened, where, and what to do.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::NoRows => "No rows: the header or the list is there, and nothing in it.".to_owned(),
        Finding::AllRejected { rows, column, value, reason } => {
            let place = if column.is_empty() { String::new() } else { format!(" in column {column}") };
            let shown = quoted(value);
            format!(
                "None of {} could be read. The first{place}: {shown}{}. Nothing of this file goes in.",
                counted(*rows, "row", "rows"),
                reject_reason(*reason)
            )
        }
        Finding::CutInTheMiddle { line, byte } => format!(
            "The file breaks off in line {} at byte {}. What stands before is read; export it again for the rest.",
            count(*line),
            count(*byte)
        ),
        Finding::RoundCount { rows } => {
            format!("Exactly {} rows: perhaps a limit of the tool cut it off. Ask it for more.", count(*rows))
        }
        Finding::FullHistories { applications } => full_histories(*applications),
        Finding::ShortHistories { items } => short_histories(*items),
        Finding::HiddenAttempts { attempts } => {
            format!(
                "{} not in the file; an earlier attempt may have failed.",
                counted(*attempts, "earlier attempt is", "earlier attempts are")
            )
        }
        Finding::LightweightTags { tags } => format!(
            "{} left out: git gives such a tag no time of its own. Ask git for creatordate instead of taggerdate to have it dated by its commit.",
            counted(*tags, "lightweight tag", "lightweight tags")
        ),
        Finding::TagsDatedByCommit { tags } => format!(
            "{} no time of its own, so the time of its commit stands for the release: it was deployed then or later, and the lead time of that commit comes out too short.",
            counted(*tags, "tag is lightweight and has", "tags are lightweight; each has")
        ),
        Finding::ResultNotTold { rows } => format!(
            "{} no result: success cannot be told from failure. Say what the empty status word means, or leave them out.",
            counted(*rows, "deployment tells", "deployments tell")
        ),
        Finding::ConfigurationRevisions { rows } => format!(
            "The commits of {} are those of the configuration, and match none of the program.",
            counted(*rows, "deployment", "deployments")
        ),
        Finding::OtherRows { rows } => {
            format!(
                "{} of other things and {} passed over.",
                counted(*rows, "row tells", "rows tell"),
                if *rows == 1 { "is" } else { "are" }
            )
        }
        Finding::RepeatedHeaders { rows } => {
            format!(
                "The header is repeated {}: files put behind each other. They are read as one.",
                counted(*rows, "time", "times")
            )
        }
        Finding::ParentsAssumed { commits } => format!(
            "The log does not tell which commit follows which, so its order was taken for {}: what stands between two \
             deployments counts for the later one. A log with %P tells it.",
            counted(*commits, "commit", "commits")
        ),
        Finding::IncidentStartAssumed { rows } => format!(
            "{} when service was restored, and none when it failed: the end of the deployment was taken for that.",
            counted(*rows, "row tells", "rows tell")
        ),
        Finding::TimesOfDayUnread { rows } => format!(
            "The time of day of {} could not be read: the date counts from midnight. Look at the column of times.",
            counted(*rows, "row", "rows")
        ),
        Finding::ManyColumns { columns, shown } => format!(
            "{} columns; {} are shown. Those behind are read where their names are known.",
            count(*columns),
            count(*shown)
        ),
        Finding::SeriesOnly { points } => format!(
            "{} of figures that the tool computed: shown as they are, without the rows behind them.",
            counted(*points, "day", "days")
        ),
    }
}
