//! Every change a person can make, as one closed enum.
//!
//! In JSON (`codec`) these are what journals and files are made of: names are added, never changed. The frozen sample
//! fails when an old form is no longer read.
//!
//! The page's first program shows maps only. Built without the feature `whole` it knows the edits of maps and of data
//! sets; all others it keeps as they are written, like those of a newer release ([`Edit::Other`]).

use super::model::DatasetRef;
#[cfg(feature = "whole")]
use super::{
    AgendaRun, CharterEntry, CharterField, CharterList, EntryField, GoalField, Improvement, ImprovementField,
    Judgement, OwnModel,
};
#[cfg(feature = "whole")]
use crate::id::{CharterEntryId, ImprovementId, ScorecardId};
use crate::id::{DatasetId, FlowId, MapId, StepId};
#[cfg(feature = "whole")]
use crate::maturity::{Evidence, Level, Rating, Scorecard};
use crate::stream::{
    Amount, Calendar, Duration, Entry, Flow, FlowKind, Measured, Percent, Position, ReworkCounting, Step, StepKind,
    StreamMap, ValueClass, Waste,
};

/// One change. `at` is the place in its list; a place beyond the end is the end.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the variants and their fields are named for what they change")]
pub enum Edit {
    RenameWorkshop {
        name: String,
    },
    AddMap {
        map: Box<StreamMap>,
        at: usize,
    },
    RemoveMap {
        map: MapId,
    },
    SetMap {
        map: MapId,
        set: MapField,
    },
    AddStep {
        map: MapId,
        step: Box<Step>,
        at: usize,
    },
    /// Takes the step's flows along.
    RemoveStep {
        map: MapId,
        step: StepId,
    },
    SetStep {
        map: MapId,
        step: StepId,
        set: StepField,
    },
    /// Gives the step another place in the order of the rows.
    MoveStep {
        map: MapId,
        step: StepId,
        at: usize,
    },
    AddFlow {
        map: MapId,
        flow: Flow,
        at: usize,
    },
    RemoveFlow {
        map: MapId,
        flow: FlowId,
    },
    SetFlow {
        map: MapId,
        flow: FlowId,
        set: FlowField,
    },
    #[cfg(feature = "whole")]
    AddScorecard {
        scorecard: Box<Scorecard>,
        at: usize,
    },
    #[cfg(feature = "whole")]
    /// Takes the sheets of its raters along.
    RemoveScorecard {
        scorecard: ScorecardId,
    },
    #[cfg(feature = "whole")]
    SetScorecard {
        scorecard: ScorecardId,
        set: ScorecardField,
    },
    #[cfg(feature = "whole")]
    RatePractice {
        scorecard: ScorecardId,
        practice: String,
        rating: Option<Rating>,
    },
    #[cfg(feature = "whole")]
    SetTarget {
        scorecard: ScorecardId,
        practice: String,
        target: Option<Level>,
    },
    #[cfg(feature = "whole")]
    NotePractice {
        scorecard: ScorecardId,
        practice: String,
        note: String,
    },
    #[cfg(feature = "whole")]
    SetEvidence {
        scorecard: ScorecardId,
        practice: String,
        evidence: Evidence,
    },
    #[cfg(feature = "whole")]
    AddModel {
        model: OwnModel,
        at: usize,
    },
    #[cfg(feature = "whole")]
    /// Cards answered under it stay.
    RemoveModel {
        id: String,
        version: u32,
    },
    /// The rows must be stored before this edit is recorded.
    AddDataset {
        dataset: Box<DatasetRef>,
        at: usize,
    },
    /// The rows stay, so that undo finds them.
    RemoveDataset {
        dataset: DatasetId,
    },
    RenameDataset {
        dataset: DatasetId,
        name: String,
    },
    #[cfg(feature = "whole")]
    AddImprovement {
        improvement: Box<Improvement>,
        at: usize,
    },
    #[cfg(feature = "whole")]
    RemoveImprovement {
        improvement: ImprovementId,
    },
    #[cfg(feature = "whole")]
    SetImprovement {
        improvement: ImprovementId,
        field: ImprovementField,
        text: String,
    },
    #[cfg(feature = "whole")]
    SetGoal {
        field: GoalField,
        text: String,
    },
    #[cfg(feature = "whole")]
    /// An empty judgement takes away what was said.
    JudgeMilestone {
        team: String,
        milestone: String,
        judgement: Judgement,
    },
    #[cfg(feature = "whole")]
    SetCharter {
        field: CharterField,
        text: String,
    },
    #[cfg(feature = "whole")]
    AddCharterEntry {
        list: CharterList,
        entry: Box<CharterEntry>,
        at: usize,
    },
    #[cfg(feature = "whole")]
    RemoveCharterEntry {
        list: CharterList,
        entry: CharterEntryId,
    },
    #[cfg(feature = "whole")]
    /// Gives the entry another place in its list.
    MoveCharterEntry {
        list: CharterList,
        entry: CharterEntryId,
        at: usize,
    },
    #[cfg(feature = "whole")]
    SetCharterEntry {
        list: CharterList,
        entry: CharterEntryId,
        field: EntryField,
        text: String,
    },
    #[cfg(feature = "whole")]
    /// What the agenda's clock shows from now on: one act at it.
    SetAgendaRun {
        run: Box<AgendaRun>,
    },
    #[cfg(feature = "whole")]
    /// So many dots more on a step; below 0: less. Adding up, the dots of two tabs all count.
    PlaceDots {
        step: StepId,
        dots: i32,
    },
    /// An edit of a kind that this program does not know: kept, handed on and written as it is, on one line of JSON.
    /// It changes nothing that this program shows.
    Other(Box<str>),
}

impl Edit {
    /// Whether the first program knows this edit only as a text. What takes it back must then be said along with it.
    pub fn is_beside_maps(&self) -> bool {
        match self {
            #[cfg(feature = "whole")]
            Self::AddScorecard { .. }
            | Self::RemoveScorecard { .. }
            | Self::SetScorecard { .. }
            | Self::RatePractice { .. }
            | Self::SetTarget { .. }
            | Self::NotePractice { .. }
            | Self::SetEvidence { .. }
            | Self::AddModel { .. }
            | Self::RemoveModel { .. }
            | Self::AddImprovement { .. }
            | Self::RemoveImprovement { .. }
            | Self::SetImprovement { .. }
            | Self::SetGoal { .. }
            | Self::JudgeMilestone { .. }
            | Self::SetCharter { .. }
            | Self::AddCharterEntry { .. }
            | Self::RemoveCharterEntry { .. }
            | Self::MoveCharterEntry { .. }
            | Self::SetCharterEntry { .. }
            | Self::SetAgendaRun { .. }
            | Self::PlaceDots { .. } => true,
            Self::Other(_) => true,
            _ => false,
        }
    }
}

/// One field of a map.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at StreamMap")]
pub enum MapField {
    Name(String),
    Calendar(Calendar),
    WaitsOnArrows(bool),
    Rework(ReworkCounting),
    ChosenConstraint(Option<StepId>),
    StartsWith(String),
    EndsWith(String),
}

/// One field of a step.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at Step")]
pub enum StepField {
    Name(String),
    Team(String),
    Kind(StepKind),
    LeadTime(Option<Duration>),
    ProcessTime(Option<Duration>),
    PercentCa(Option<Percent>),
    People(Option<Amount>),
    Wip(Option<Amount>),
    Batch(Option<Amount>),
    Tools(String),
    Barriers(String),
    Notes(String),
    Wastes(Vec<Waste>),
    Value(Option<ValueClass>),
    Measured(Vec<(Entry, Measured)>),
    Position(Option<Position>),
}

/// One field of a flow.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at Flow")]
pub enum FlowField {
    From(StepId),
    To(StepId),
    Kind(FlowKind),
    Wait(Option<Duration>),
}

/// One field of a scorecard; answers have edits of their own.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at Scorecard")]
pub enum ScorecardField {
    Team(String),
    Date(String),
    Participants(String),
    IsClosed(bool),
}
