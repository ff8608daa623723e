//! What a workshop holds.

#[cfg(feature = "whole")]
use super::{Charter, Goal, Improvement, Judged};
#[cfg(feature = "whole")]
use crate::id::ImprovementId;
use crate::id::{DatasetId, MapId, ScorecardId};
#[cfg(feature = "whole")]
use crate::maturity::{Scorecard, team_cards};
use crate::stream::StreamMap;

/// An imported set of deploy data: what the document knows of it. The rows are kept apart, by id, and never change.
#[derive(Debug, Clone, PartialEq)]
pub struct DatasetRef {
    /// Identity; the key of the rows.
    pub id: DatasetId,
    /// What people call it; at first the names of its files.
    pub name: String,
    /// Names of the files it was read from.
    pub files: Vec<String>,
    /// When it was imported: milliseconds since 1970-01-01 UTC.
    pub imported_at_ms: f64,
    /// Environments whose deployments count, as ticked at import.
    pub environments: Vec<String>,
    /// Rows read from the files.
    pub rows: u64,
}

#[cfg(feature = "whole")]
/// A questionnaire of somebody's own, in one edition, as its file says it. It never changes: another wording is another
/// edition, and cards stay with the one they were answered under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnModel {
    /// The questionnaire's id.
    pub id: String,
    /// Its edition.
    pub version: u32,
    /// The text of the file.
    pub json: String,
}

/// One document. Everything in it got there by an [`Edit`](super::Edit).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workshop {
    /// Its name.
    pub name: String,
    /// Maps in tab order; the first is the current state.
    pub maps: Vec<StreamMap>,
    #[cfg(feature = "whole")]
    /// Scorecards in the order they were begun.
    pub scorecards: Vec<Scorecard>,
    /// The cards of teams.
    #[cfg(not(feature = "whole"))]
    pub(super) scorecard_ids: Vec<ScorecardId>,
    /// The charter's demand and the period it is counted in, as they were typed.
    #[cfg(not(feature = "whole"))]
    pub(super) demand_texts: [String; 2],
    /// Imported deploy data.
    pub datasets: Vec<DatasetRef>,
    #[cfg(feature = "whole")]
    /// What is to be done better, in the order it was thought of.
    pub improvements: Vec<Improvement>,
    #[cfg(feature = "whole")]
    /// The goal that all of it serves.
    pub goal: Goal,
    #[cfg(feature = "whole")]
    /// What the workshop itself is about: charter, people, agenda, parking lot, votes.
    pub charter: Charter,
    #[cfg(feature = "whole")]
    /// Questionnaires beside the built-in one, in the order they were loaded.
    pub models: Vec<OwnModel>,
    #[cfg(feature = "whole")]
    /// What people say about milestones of the ladder, by team and milestone.
    pub judged: Vec<Judged>,
}

impl Workshop {
    /// The map with this id.
    pub fn map(&self, id: MapId) -> Option<&StreamMap> {
        self.maps.iter().find(|map| map.id == id)
    }

    #[cfg(feature = "whole")]
    /// The improvement with this id.
    pub fn improvement(&self, id: ImprovementId) -> Option<&Improvement> {
        self.improvements.iter().find(|improvement| improvement.id == id)
    }

    #[cfg(feature = "whole")]
    /// The scorecard with this id.
    pub fn scorecard(&self, id: ScorecardId) -> Option<&Scorecard> {
        self.scorecards.iter().find(|card| card.id == id)
    }

    /// How many scorecards of teams there are.
    #[cfg(feature = "whole")]
    pub fn scorecard_count(&self) -> usize {
        team_cards(&self.scorecards).count()
    }

    /// How many scorecards of teams there are.
    #[cfg(not(feature = "whole"))]
    pub fn scorecard_count(&self) -> usize {
        self.scorecard_ids.len()
    }
}
