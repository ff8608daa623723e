//! Questionnaires and scoring: how a team rates its practices, and what that amounts to.
//!
//! Scale and rules: *The Ultimate Guide to Going from Zero to One Hundred Deploys a Day* (Sleuth, 2023). Every practice
//! is rated 0 to 3; open and not applicable are not 0; a section's score is the mean of its rated practices; there is
//! no overall number.
//!
//! | file | duty |
//! |---|---|
//! | `scorecard` | what was answered: levels, ratings, one dated card of one team |
//! | `model` | what is asked: a questionnaire, its file format (written down there), the built-in one |
//! | `parts` | a long questionnaire in parts that can be shown |
//! | `score` | what the answers amount to: a profile, a comparison of two cards |
//! | `history` | a team's cards over time: the latest, the ones before, the next |
//! | `trend` | cards over time, and the latest cards of several teams |
//! | `votes` | what several raters said of each practice |
//! | `code` | one rater's answers as a short code |
//! | `ladder` | the deploy ladder: rungs, milestones, and which of them deploy data can judge |
//! | `json` | JSON whose every part knows its place, for the readers of questionnaires |
//!
//! Absent on purpose: the browser, maps and deploys.

mod code;
mod history;
mod json;
mod ladder;
pub mod model;
mod parts;
mod score;
mod scorecard;
mod trend;
mod votes;

pub use code::{CodeProblem, SheetCode, digest, in_groups};
pub use history::{by_team, earlier, latest, latest_of, sheets_of, team_cards};
pub use json::{JsonKind, ModelFault, ModelProblem};
pub use ladder::{Ladder, Milestone, MilestoneGroup, MilestoneKind, Rule, Rung, Tally, Verdict, tally};
pub use model::{BASELINE_JSON, Model, Practice, Section, limits};
pub use parts::{MOST_IN_ONE, Run, part_of, parts};
pub use score::{Comparison, PracticeChange, PracticeScore, Profile, SectionChange, SectionScore, compare, profile};
pub use scorecard::{Answer, Evidence, Level, NotALevel, Rating, Scorecard};
pub use trend::{PracticeTrend, SectionTrend, TeamRow, Trend, team_rows, trend};
pub use votes::{PracticeVotes, Spread, votes};

#[cfg(test)]
mod wording_tests;
