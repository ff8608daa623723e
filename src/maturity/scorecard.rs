//! One dated scorecard of one team.

use std::collections::BTreeMap;

use crate::id::ScorecardId;

/// How far a practice is: 0 don't have, 1 novice, 2 intermediate, 3 advanced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 0: don't have.
    None,
    /// 1: novice.
    Novice,
    /// 2: intermediate.
    Intermediate,
    /// 3: advanced.
    Advanced,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Novice, Self::Intermediate, Self::Advanced];
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level as Self
    }
}

/// A number that is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no level: levels are 0 to 3")]
pub struct NotALevel(pub u8);

impl TryFrom<u8> for Level {
    type Error = NotALevel;
    fn try_from(number: u8) -> Result<Self, NotALevel> {
        Self::ALL.get(usize::from(number)).copied().ok_or(NotALevel(number))
    }
}

/// What was answered. A practice without a rating is open, which is not level 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// A level, 0 to 3.
    Level(Level),
    /// Does not apply to this team; leaves the mean.
    NotApplicable,
}

/// What a rating rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Where it can be looked at.
    pub link: String,
    /// The day it was looked at, `YYYY-MM-DD`.
    pub date: String,
    /// By whom.
    pub by: String,
}

/// What a scorecard says about one practice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// The rating; `None` is open.
    pub rating: Option<Rating>,
    /// The level aimed at.
    pub target: Option<Level>,
    /// What was said.
    pub note: String,
    /// What the rating rests on; empty where nobody showed anything.
    pub evidence: Evidence,
}

/// A dated scorecard of one team, by practice id.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// Identity within the workshop.
    pub id: ScorecardId,
    /// The team that is rated.
    pub team: String,
    /// The day of the rating, `YYYY-MM-DD`.
    pub date: String,
    /// Who was in the room.
    pub participants: String,
    /// The model's id.
    pub model: String,
    /// The model's version the answers were given under.
    pub model_version: u32,
    /// Answers by practice id. Ids are stable across versions; answers to retired practices stay here.
    pub answers: BTreeMap<String, Answer>,
    /// The card that this one is a rater's sheet of; `participants` is the rater's name. `None`: a team's own card.
    pub sheet_of: Option<ScorecardId>,
    /// A rater's sheet: the rater has finished. A card with sheets: rating is over and the votes are shown.
    pub is_closed: bool,
}
