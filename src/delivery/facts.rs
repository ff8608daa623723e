//! What files tell, in columns: deployments, changes, incidents, and statuses of deployments.
//!
//! Readers push rows of text here; [`super::join`] settles times and outcomes and links the rows.

mod pipelines;
mod short;

use super::column::{CommitColumn, NONE, Names, Numbered, Numbers, Origins, TextColumn, TimeColumn};
use super::eventlog::StageRows;
use super::measure::RowTally;
use super::memo::Memo;
use super::outcome::Outcome;

pub(crate) use self::pipelines::Pipelines;
pub(crate) use self::short::{Batch, BatchRow, ShortDeployment};

/// No row, no name.
pub(crate) const NOTHING: u32 = u32::MAX;

/// In [`Deployments::repairs`]: the deployment that was there before, in the same place.
pub(crate) const THE_ONE_BEFORE: &str = "\u{1}before";

/// All that was told. Names (services, environments, status words) are numbered together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub names: Names,
    pub deployments: Deployments,
    pub changes: Changes,
    pub incidents: Incidents,
    pub statuses: Statuses,
    pub pipelines: Pipelines,
    pub stages: StageRows,
    /// Some column of the deployments tells unplanned repairs, so that none is an answer.
    pub deployments_tell_rework: bool,
    pub memo: Memo,
}

impl Facts {
    /// How many deployment rows there are of each kind; `None` where they are of too many kinds.
    pub fn row_tally(&self) -> Option<&RowTally> {
        self.memo.rows.get_or_init(|| RowTally::of(self)).as_ref()
    }
}

/// Deployments.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Deployments {
    pub line: Numbers,
    pub file: Numbers,
    pub service: Numbers,
    pub environment: Numbers,
    pub word: Numbers,
    pub outcome: Vec<Outcome>,
    pub id: TextColumn,
    pub revision: CommitColumn,
    pub version: TextColumn,
    /// Commits carried, parted by blanks.
    pub carries: TextColumn,
    /// Id or revision of the deployment that this one takes back or repairs.
    pub repairs: TextColumn,
    /// Id of the pipeline that knows the commit, until files are joined.
    pub pipeline: TextColumn,
    pub started: TimeColumn,
    pub finished: TimeColumn,
    /// The row itself says that this was an unplanned repair.
    pub rework: Vec<bool>,
}

/// A deployment as a reader hands it in; empty text is "not told". Times are packed ([`super::timestamp::Written`]).
#[derive(Debug, Clone, Copy)]
pub(crate) struct DeploymentRow<'a> {
    pub line: u32,
    pub id: &'a str,
    pub service: &'a str,
    pub environment: &'a str,
    pub word: &'a str,
    pub outcome: Outcome,
    pub revision: &'a str,
    pub version: &'a str,
    pub carries: &'a str,
    pub repairs: &'a str,
    pub pipeline: &'a str,
    pub started: i64,
    pub finished: i64,
    pub rework: bool,
}

impl Default for DeploymentRow<'_> {
    fn default() -> Self {
        Self {
            line: 0,
            id: "",
            service: "",
            environment: "",
            word: "",
            outcome: Outcome::Unknown,
            revision: "",
            version: "",
            carries: "",
            repairs: "",
            pipeline: "",
            started: NONE,
            finished: NONE,
            rework: false,
        }
    }
}

impl Deployments {
    pub fn len(&self) -> usize {
        self.outcome.len()
    }

    /// Adds a row and gives its number.
    pub fn push(&mut self, names: &mut Names, row: &DeploymentRow) -> u32 {
        let at = self.len();
        self.line.push(row.line);
        self.file.push(0);
        self.service.push(names.intern(row.service));
        self.environment.push(names.intern(row.environment));
        self.word.push(names.intern(row.word));
        self.outcome.push(row.outcome);
        self.id.fill(at, row.id);
        self.revision.fill(at, row.revision);
        self.version.fill(at, row.version);
        self.carries.fill(at, row.carries);
        self.repairs.fill(at, row.repairs);
        self.pipeline.fill(at, row.pipeline);
        self.started.fill(at, row.started);
        self.finished.fill(at, row.finished);
        self.rework.push(row.rework);
        at as u32
    }

    /// A row as it was handed in, but for its commit.
    pub fn row<'a>(&'a self, names: &'a Names, at: usize) -> DeploymentRow<'a> {
        DeploymentRow {
            line: self.line.get(at).unwrap_or(0),
            id: self.id.get(at),
            service: names.get(number(&self.service, at)),
            environment: names.get(number(&self.environment, at)),
            word: names.get(number(&self.word, at)),
            outcome: self.outcome(at),
            revision: "",
            version: self.version.get(at),
            carries: self.carries.get(at),
            repairs: self.repairs.get(at),
            pipeline: self.pipeline.get(at),
            started: self.started.raw(at),
            finished: self.finished.raw(at),
            rework: self.rework.get(at).copied().unwrap_or(false),
        }
    }

    pub fn outcome(&self, at: usize) -> Outcome {
        self.outcome.get(at).copied().unwrap_or(Outcome::Unknown)
    }
}

/// The number in a row of a column of names or rows; [`NOTHING`] beyond its end.
pub(crate) fn number(column: &(impl Numbered + ?Sized), at: usize) -> u32 {
    column.number(at).unwrap_or(NOTHING)
}

/// What a row of [`Changes`] stands for, as bits.
pub(crate) mod change_is {
    /// It counts in the change lead time.
    pub const LEAD: u8 = 1;
    /// It counts in the stages.
    pub const STAGES: u8 = 2;
    /// A merge commit.
    pub const MERGE: u8 = 4;
    /// An unplanned repair, by branch, label or title.
    pub const REWORK: u8 = 8;
    /// Its branch, labels or title were told, so that it could have said so.
    pub const COULD_TELL_REWORK: u8 = 16;
    /// It tells when or that it was merged.
    pub const PULL_REQUEST: u8 = 32;
    /// One of several rows that together tell a change.
    pub const PART: u8 = 64;
    /// All bits.
    pub const ALL: u8 = 127;
}

/// Commits and pull requests.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Changes {
    pub flags: Vec<u8>,
    pub service: Numbers,
    /// Row of the deployment that carries it, where one row tells both.
    pub deployment_row: Numbers,
    pub deployment_id: TextColumn,
    pub revision: CommitColumn,
    pub merge_revision: TextColumn,
    pub version: TextColumn,
    pub number: TextColumn,
    /// Commits that it follows, parted by blanks.
    pub parents: TextColumn,
    /// Of rows that stand alone; the others stand in their deployment's row.
    pub origins: Origins,
    pub authored: TimeColumn,
    pub opened: TimeColumn,
    pub first_review: TimeColumn,
    pub merged: TimeColumn,
}

/// A change as a reader hands it in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChangeRow<'a> {
    pub line: u32,
    pub flags: u8,
    pub service: &'a str,
    pub deployment_row: u32,
    pub deployment_id: &'a str,
    pub revision: &'a str,
    pub merge_revision: &'a str,
    pub version: &'a str,
    pub number: &'a str,
    pub parents: &'a str,
    pub authored: i64,
    pub opened: i64,
    pub first_review: i64,
    pub merged: i64,
}

impl Default for ChangeRow<'_> {
    fn default() -> Self {
        Self {
            line: 0,
            flags: change_is::LEAD,
            service: "",
            deployment_row: NOTHING,
            deployment_id: "",
            revision: "",
            merge_revision: "",
            version: "",
            number: "",
            parents: "",
            authored: NONE,
            opened: NONE,
            first_review: NONE,
            merged: NONE,
        }
    }
}

impl Changes {
    pub fn len(&self) -> usize {
        self.flags.len()
    }

    pub fn push(&mut self, names: &mut Names, row: &ChangeRow) {
        let at = self.len();
        self.flags.push(row.flags);
        self.service.push(names.intern(row.service));
        self.deployment_row.push(row.deployment_row);
        self.deployment_id.fill(at, row.deployment_id);
        self.revision.fill(at, row.revision);
        self.merge_revision.fill(at, row.merge_revision);
        self.version.fill(at, row.version);
        self.number.fill(at, row.number);
        self.parents.fill(at, row.parents);
        if row.deployment_row == NOTHING {
            self.origins.fill(at, row.line);
        }
        self.authored.fill(at, row.authored);
        self.opened.fill(at, row.opened);
        self.first_review.fill(at, row.first_review);
        self.merged.fill(at, row.merged);
    }

    /// A row as it was handed in, but for its commit.
    pub fn row<'a>(&'a self, names: &'a Names, at: usize) -> ChangeRow<'a> {
        ChangeRow {
            line: self.origins.get(at).map_or(0, |(_, line)| line),
            flags: self.flags.get(at).copied().unwrap_or(0),
            service: names.get(number(&self.service, at)),
            deployment_row: number(&self.deployment_row, at),
            deployment_id: self.deployment_id.get(at),
            revision: "",
            merge_revision: self.merge_revision.get(at),
            version: self.version.get(at),
            number: self.number.get(at),
            parents: self.parents.get(at),
            authored: self.authored.raw(at),
            opened: self.opened.raw(at),
            first_review: self.first_review.raw(at),
            merged: self.merged.raw(at),
        }
    }

    pub fn is(&self, at: usize, flag: u8) -> bool {
        self.flags.get(at).is_some_and(|flags| flags & flag != 0)
    }
}

/// Incidents.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Incidents {
    pub service: Numbers,
    /// Row of the deployment that caused it, where one row tells both.
    pub deployment_row: Numbers,
    pub id: TextColumn,
    pub deployment_id: TextColumn,
    /// Commits or change numbers to blame, parted by blanks.
    pub revision: TextColumn,
    /// Of rows that stand alone; the others stand in their deployment's row.
    pub origins: Origins,
    pub opened: TimeColumn,
    pub resolved: TimeColumn,
}

/// An incident as a reader hands it in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IncidentRow<'a> {
    pub line: u32,
    pub service: &'a str,
    pub deployment_row: u32,
    pub id: &'a str,
    pub deployment_id: &'a str,
    pub revision: &'a str,
    pub opened: i64,
    pub resolved: i64,
}

impl Default for IncidentRow<'_> {
    fn default() -> Self {
        Self {
            line: 0,
            service: "",
            deployment_row: NOTHING,
            id: "",
            deployment_id: "",
            revision: "",
            opened: NONE,
            resolved: NONE,
        }
    }
}

impl Incidents {
    pub fn len(&self) -> usize {
        self.service.len()
    }

    pub fn push(&mut self, names: &mut Names, row: &IncidentRow) {
        let at = self.len();
        self.service.push(names.intern(row.service));
        self.deployment_row.push(row.deployment_row);
        self.id.fill(at, row.id);
        self.deployment_id.fill(at, row.deployment_id);
        self.revision.fill(at, row.revision);
        if row.deployment_row == NOTHING {
            self.origins.fill(at, row.line);
        }
        self.opened.fill(at, row.opened);
        self.resolved.fill(at, row.resolved);
    }
}

/// Statuses of deployments.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Statuses {
    pub deployment_id: TextColumn,
    pub service: Numbers,
    pub environment: Numbers,
    pub word: Numbers,
    pub at: TimeColumn,
}

impl Statuses {
    pub fn len(&self) -> usize {
        self.word.len()
    }

    pub fn push(
        &mut self,
        names: &mut Names,
        deployment_id: &str,
        service: &str,
        environment: &str,
        word: &str,
        at: i64,
    ) {
        let row = self.len();
        self.deployment_id.fill(row, deployment_id);
        self.service.push(names.intern(service));
        self.environment.push(names.intern(environment));
        self.word.push(names.intern(word));
        self.at.fill(row, at);
    }
}
