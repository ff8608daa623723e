//! What a column means: roles, the recognition of tables by their header, and the mapping a person may change.

use serde::{Deserialize, Serialize};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// One deployment per row; a row may carry its change and its incident.
    Deployments,
    /// One commit or pull request per row.
    Changes,
    /// One incident per row.
    Incidents,
    /// One status of a deployment per row (GitHub).
    Statuses,
    /// One pipeline per row, with its commit (`CircleCI`).
    Pipelines,
    /// One stay of an item in a stage per row, or one change of its stage (event logs), or one item per row with a
    /// column for each stage.
    Stages,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What a column means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[repr(u8)]
        pub enum Role {
            $($(#[$doc])* $name,)*
        }
        impl Role {
            /// All roles, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

roles! {
    /// Not used.
    Ignore,
    /// The row's own id in its source.
    Id,
    /// Id of the deployment this row speaks of (an incident's or a change's).
    DeploymentId,
    /// Service, application or repository.
    Service,
    /// Environment.
    Environment,
    /// Commit that was deployed, or the commit itself in a table of changes; in incidents the commit to blame.
    Revision,
    /// Version, release or tag.
    Version,
    /// Start of the deployment.
    StartedAt,
    /// End of the deployment: when it reached its environment.
    FinishedAt,
    /// Status or result in the source's words.
    Status,
    /// First commit authored.
    AuthoredAt,
    /// Pull request opened.
    ChangeOpenedAt,
    /// First review of the pull request.
    FirstReviewAt,
    /// Pull request merged.
    MergedAt,
    /// Commit that a pull request became when merged.
    MergeRevision,
    /// Pull-request number.
    ChangeNumber,
    /// Whether the commit is a merge commit.
    IsMerge,
    /// Commits carried, as a list in one cell.
    Carries,
    /// Incident opened.
    IncidentOpenedAt,
    /// Incident resolved.
    IncidentResolvedAt,
    /// Title.
    Title,
    /// Branch.
    Branch,
    /// Labels.
    Labels,
    /// Kind of change, such as standard or emergency.
    ChangeType,
    /// Deployment or revision that this one takes back or repairs.
    Repairs,
    /// How far the run is, where its result is still blank.
    Progress,
    /// Id of the pipeline that knows the commit.
    Pipeline,
    /// Commits that this one follows, as a list in one cell.
    Parents,
    /// Item, issue or work item that goes through stages.
    Item,
    /// Stage or status that the item came to.
    Stage,
    /// Stage or status that it came from.
    StageBefore,
    /// Stage entered.
    EnteredAt,
    /// Stage left.
    ExitedAt,
    /// Name of the field that was changed, in logs of all changes.
    ChangedField,
    /// Time of day of the date in another column: the one of the same name, else the nearest before it.
    TimeOfDay,
    /// Whether it failed in production, as yes or no.
    Failed,
    /// Whether it was an unplanned repair, as yes or no.
    Unplanned,
    /// A stage, by the name of the column: its cells tell when the item came to it. Many columns may have this role.
    StageColumn,
}

impl Role {
    /// Whether its cells are times.
    pub fn is_time(self) -> bool {
        matches!(
            self,
            Self::StartedAt
                | Self::FinishedAt
                | Self::AuthoredAt
                | Self::ChangeOpenedAt
                | Self::FirstReviewAt
                | Self::MergedAt
                | Self::IncidentOpenedAt
                | Self::IncidentResolvedAt
                | Self::EnteredAt
                | Self::ExitedAt
                | Self::StageColumn
        )
    }
}

/// What the columns of a table mean. Shown at import; a changed mapping goes back in through
/// [`super::ReadOptions`] and the file is read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What the rows are.
    pub table: TableKind,
    /// One role per column, in the file's order. Of two columns with one role the first
    /// counts, except for those that many may have.
    pub columns: Vec<Role>,
}
