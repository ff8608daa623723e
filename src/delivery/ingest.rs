//! From cells with roles to facts: the one place where rows of every source become deployments, changes and incidents.

mod close;
mod flags;
mod names;
mod short;
mod stages;

use std::borrow::Cow;

use super::cells::{Cells, ColumnOf, commits_in, lowered, text_of};
use super::clock::Clocks;
use super::column::NONE;
use super::facts::{ChangeRow, DeploymentRow, Facts, IncidentRow, NOTHING, change_is};
use super::finding::Notes;
use super::header::column_name;
use super::outcome::{FailureMeans, Outcome, propose};
use super::place::Place;
use super::read::{Recognised, Reject, RejectReason, Rejects};
use super::rework::says_repair;
use super::role::{Mapping, Role, TableKind};
use super::series::SeriesPoint;
use super::timestamp::{self, Cell, Order};

pub(crate) use self::short::{CellPlace, RowCells, ShortRows};
pub(crate) use self::stages::is_open_end;

/// One row with its roles.
struct Row<'a> {
    cells: Cells<'a>,
    column_of: &'a ColumnOf,
    place: Place,
}

impl<'a> Row<'a> {
    fn bytes(&self, role: Role) -> &'a [u8] {
        self.cells.get(self.column_of.get(role))
    }
    fn text(&self, role: Role) -> Cow<'a, str> {
        text_of(self.bytes(role))
    }
    fn has(&self, role: Role) -> bool {
        !self.bytes(role).trim_ascii().is_empty()
    }
    fn line(&self) -> u32 {
        self.place.line as u32
    }
}

/// A cell that should hold a time and does not.
struct BadCell(Role);

/// How far a run is stands for its result only where that is that it has none: "done" says nothing of how it went.
fn progress(word: Cow<str>) -> Cow<str> {
    let has_none = matches!(
        propose(&word, FailureMeans::DidNotDeploy),
        Some(Outcome::Running | Outcome::NotRun | Outcome::Cancelled)
    );
    if has_none { word } else { Cow::Borrowed("") }
}

/// So many columns are shown, and can be mapped by hand. Those behind them are mapped by their names.
pub(crate) const COLUMNS_SHOWN: usize = 400;

/// The header and so many rows less one are shown.
const ROWS_SHOWN: usize = 6;

/// Takes rows and keeps the books.
#[derive(Debug)]
pub(crate) struct Ingest {
    pub file: String,
    pub kind: Recognised,
    pub header: Vec<String>,
    pub head: Vec<Vec<String>>,
    pub rows: u64,
    pub rejects: Rejects,
    pub facts: Facts,
    /// Deployments without a result column are successes.
    pub success_assumed: bool,
    /// What became of the next row's deployment, where no word tells it.
    pub told: Option<Outcome>,
    pub notes: Notes,
    series: Vec<SeriesPoint>,
    zoneless_rows: u64,
    two_way_rows: u64,
    shown: OrderShown,
    doubts: RowDoubts,
    /// Each change so far has the commit of the deployment of its number, which holds it for both.
    is_mirrored: bool,
    /// Where times of day stand in columns of their own.
    clocks: Option<Clocks>,
    /// Of the rows so far that only their place tells apart.
    place_mark: u64,
    /// The columns that are stages, where each has one.
    stage_columns: Vec<usize>,
}

/// What the file's dates show of the order of day and month.
#[derive(Debug, Clone, Copy, Default)]
struct OrderShown {
    day_first: bool,
    month_first: bool,
}

/// What is open about the times of the row at hand.
#[derive(Debug, Clone, Copy, Default)]
struct RowDoubts {
    zoneless: bool,
    two_way: bool,
}

impl Ingest {
    pub fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            kind: Recognised::Unrecognised(super::read::Unrecognised::Empty),
            header: Vec::new(),
            head: Vec::new(),
            rows: 0,
            rejects: Rejects::default(),
            facts: Facts::default(),
            success_assumed: false,
            told: None,
            notes: Notes::default(),
            series: Vec::new(),
            zoneless_rows: 0,
            two_way_rows: 0,
            shown: OrderShown::default(),
            doubts: RowDoubts::default(),
            is_mirrored: false,
            clocks: None,
            place_mark: 0,
            stage_columns: Vec::new(),
        }
    }

    /// Takes one row. What cannot be read goes to the rejects.
    pub fn row(&mut self, table: TableKind, place: Place, column_of: &ColumnOf, cells: Cells) {
        self.rows += 1;
        let mut clocks = self.clocks.take();
        let cells = clocks.as_mut().map_or(cells, |clocks| clocks.joined(cells));
        let row = Row { cells, column_of, place };
        let taken = match table {
            TableKind::Deployments => self.deployment(&row),
            TableKind::Changes => self.change(&row),
            TableKind::Incidents => self.incident(&row),
            TableKind::Statuses => self.status(&row),
            TableKind::Stages if !self.stage_columns.is_empty() => self.item_of_stages(&row),
            TableKind::Stages => self.stage(&row),
            TableKind::Pipelines => {
                self.pipeline(&row);
                Ok(())
            }
        };
        self.told = None;
        if let Err(BadCell(role)) = taken {
            self.reject_cell(&row, role);
        }
        let doubts = std::mem::take(&mut self.doubts);
        self.zoneless_rows += u64::from(doubts.zoneless);
        self.two_way_rows += u64::from(doubts.two_way);
        self.clocks = clocks;
    }

    /// Takes what the columns of the header mean, where rows must be changed by it.
    pub fn see_mapping(&mut self, mapping: &Mapping) {
        let plain: Vec<String> = self.header.iter().map(|name| column_name(name)).collect();
        self.clocks = Clocks::of(&mapping.columns, &plain);
        let is_stage = |at: &usize| {
            mapping.columns.get(*at) == Some(&Role::StageColumn)
                && self.header.get(*at).is_some_and(|name| !name.trim().is_empty())
        };
        self.stage_columns = (0..mapping.columns.len()).filter(is_stage).collect();
    }

    fn time(&mut self, row: &Row, role: Role) -> Result<i64, BadCell> {
        self.time_in(row.bytes(role), role)
    }

    fn time_in(&mut self, cell: &[u8], role: Role) -> Result<i64, BadCell> {
        if cell.is_empty() {
            return Ok(NONE);
        }
        match timestamp::read(cell) {
            Cell::Blank => Ok(NONE),
            Cell::Garbage => Err(BadCell(role)),
            Cell::Time(written) => {
                self.doubts.zoneless |= !written.zoned;
                match written.order {
                    Order::Clear => {}
                    Order::ShowsDayFirst => self.shown.day_first = true,
                    Order::ShowsMonthFirst => self.shown.month_first = true,
                    Order::TwoWay => self.doubts.two_way = true,
                }
                Ok(written.packed())
            }
        }
    }

    fn deployment(&mut self, row: &Row) -> Result<(), BadCell> {
        let (started, finished) = (self.time(row, Role::StartedAt)?, self.time(row, Role::FinishedAt)?);
        if started == NONE && finished == NONE {
            return Err(BadCell(Role::FinishedAt));
        }
        let change = self.change_times(row)?;
        let ended = if finished == NONE { started } else { finished };
        let incident = self.incident_times(row, ended)?;
        let (repairs, carries) = (row.text(Role::Repairs), row.text(Role::Carries));
        let revision = row.text(Role::Revision);
        let service = row.text(Role::Service);
        let rework = self.tells_rework(row);
        let word = match row.text(Role::Status) {
            result if result.is_empty() && row.has(Role::Progress) => progress(row.text(Role::Progress)),
            result => result,
        };
        // A result that is still blank, or told by no column, beside an end that is still blank: the run is not over.
        let is_blank = word.is_empty() && finished == NONE && self.kind != Recognised::GithubDeployments;
        let failed = flags::says_yes(row.bytes(Role::Failed)).then_some(Outcome::FailedInProduction);
        let outcome = match (failed.or(self.told), self.success_assumed, is_blank) {
            (Some(told), ..) => told,
            (None, _, true) => Outcome::Running,
            (None, true, false) => Outcome::Succeeded,
            (None, false, false) => Outcome::Unknown,
        };
        let version = row.text(Role::Version);
        let is_named = !revision.is_empty() || !version.is_empty() || change.flags != 0 || incident.0 != NONE;
        let id = self.deployment_id(row, is_named);
        let deployment = DeploymentRow {
            line: row.line(),
            id: &id,
            service: &service,
            environment: &lowered(row.text(Role::Environment)),
            word: &word,
            outcome,
            revision: &revision,
            version: &version,
            carries: &commits_in(&carries),
            repairs: &repairs,
            pipeline: &row.text(Role::Pipeline),
            started,
            finished,
            rework,
        };
        let at = self.facts.deployments.push(&mut self.facts.names, &deployment);
        if change.flags != 0 {
            self.take_brought(at, &ChangeRow { service: &service, revision: &revision, ..change });
        }
        if incident.0 != NONE {
            let caused = IncidentRow {
                service: &service,
                deployment_row: at,
                opened: incident.0,
                resolved: incident.1,
                ..IncidentRow::default()
            };
            self.facts.incidents.push(&mut self.facts.names, &caused);
        }
        Ok(())
    }

    /// The times of a change and what they let it stand for.
    fn change_times(&mut self, row: &Row) -> Result<ChangeRow<'static>, BadCell> {
        let mut change = ChangeRow {
            authored: self.time(row, Role::AuthoredAt)?,
            opened: self.time(row, Role::ChangeOpenedAt)?,
            first_review: self.time(row, Role::FirstReviewAt)?,
            merged: self.time(row, Role::MergedAt)?,
            flags: 0,
            ..ChangeRow::default()
        };
        if change.authored != NONE {
            change.flags |= change_is::LEAD;
        }
        if change.opened != NONE || change.merged != NONE || change.first_review != NONE {
            change.flags |= change_is::STAGES;
        }
        Ok(change)
    }

    fn change(&mut self, row: &Row) -> Result<(), BadCell> {
        let times = self.change_times(row)?;
        if times.flags == 0 {
            return Err(BadCell(Role::AuthoredAt));
        }
        let told = [Role::Branch, Role::Labels, Role::Title].iter().filter(|&&role| row.has(role));
        let mut flags = times.flags;
        if row.column_of.has(Role::MergedAt) {
            flags |= change_is::PULL_REQUEST;
        }
        if self.kind == Recognised::Cdevents {
            flags |= change_is::PART;
        }
        for &role in told {
            flags |= change_is::COULD_TELL_REWORK;
            flags |= if says_repair(&row.text(role)) { change_is::REWORK } else { 0 };
        }
        if matches!(
            row.bytes(Role::IsMerge).trim_ascii().to_ascii_lowercase().as_slice(),
            b"true" | b"1" | b"yes" | b"y"
        ) {
            flags |= change_is::MERGE;
        }
        let parents = row.text(Role::Parents);
        if parents.split_whitespace().nth(1).is_some() {
            flags |= change_is::MERGE;
        }
        let change = ChangeRow {
            line: row.line(),
            flags,
            service: &row.text(Role::Service),
            deployment_row: NOTHING,
            deployment_id: &row.text(Role::DeploymentId),
            revision: &row.text(Role::Revision),
            merge_revision: &row.text(Role::MergeRevision),
            version: &row.text(Role::Version),
            number: &row.text(Role::ChangeNumber),
            parents: &parents,
            ..times
        };
        self.facts.changes.push(&mut self.facts.names, &change);
        Ok(())
    }

    fn incident(&mut self, row: &Row) -> Result<(), BadCell> {
        let (opened, resolved) = (self.time(row, Role::IncidentOpenedAt)?, self.time(row, Role::IncidentResolvedAt)?);
        // An event may tell the end alone; its beginning is in another row.
        if opened == NONE && (resolved == NONE || self.kind != Recognised::Cdevents) {
            return Err(BadCell(Role::IncidentOpenedAt));
        }
        let commits = row.text(Role::Revision);
        let id = self.id_or_place(row, Role::IncidentOpenedAt);
        let incident = IncidentRow {
            line: row.line(),
            service: &row.text(Role::Service),
            deployment_row: NOTHING,
            id: &id,
            deployment_id: &row.text(Role::DeploymentId),
            revision: &commits_in(&commits),
            opened,
            resolved,
        };
        self.facts.incidents.push(&mut self.facts.names, &incident);
        Ok(())
    }

    fn status(&mut self, row: &Row) -> Result<(), BadCell> {
        let at = self.time(row, Role::FinishedAt)?;
        let (id, word) = (row.text(Role::DeploymentId), row.text(Role::Status));
        let (service, environment) = (row.text(Role::Service), lowered(row.text(Role::Environment)));
        self.facts.statuses.push(&mut self.facts.names, &id, &service, &environment, &word, at);
        Ok(())
    }

    fn pipeline(&mut self, row: &Row) {
        let version = row.text(Role::Version);
        self.facts.pipelines.push(&row.text(Role::Id), &row.text(Role::Revision), &version);
    }

    fn reject_cell(&mut self, row: &Row, role: Role) {
        self.reject_column(row, row.column_of.get(role), role);
    }

    fn reject_column(&mut self, row: &Row, column: usize, role: Role) {
        let value = text_of(row.cells.get(column));
        let name = self.header.get(column).cloned().unwrap_or_default();
        if !value.is_empty() && *value == name {
            // Files put behind each other repeat their header.
            self.rows -= 1;
            self.notes.repeated_headers += 1;
            return;
        }
        let reason = match (value.is_empty(), role.is_time()) {
            (false, _) => RejectReason::NotATime,
            (true, true) => RejectReason::NoTime,
            (true, false) => RejectReason::NotNamed,
        };
        self.reject(row.place, name, &value, reason);
    }

    pub fn reject(&mut self, place: Place, column: String, value: &str, reason: RejectReason) {
        let file = &self.file;
        self.rejects.push(|| Reject {
            file: file.clone(),
            line: place.line,
            byte: place.byte,
            column,
            value: value.chars().take(200).collect(),
            reason,
        });
    }

    /// Keeps the header and the first rows as text.
    pub fn keep_head(&mut self, cells: Cells) {
        if self.head.len() < ROWS_SHOWN {
            let texts = (0..cells.ends.len().min(COLUMNS_SHOWN))
                .map(|column| text_of(cells.get(column)).chars().take(200).collect());
            self.head.push(texts.collect());
        }
    }
}
