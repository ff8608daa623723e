//! Event logs: which item was in which stage, and when. Status histories of Jira and Azure Boards are such logs.
//!
//! | module | duty |
//! |---|---|
//! | `rows` | what files tell, in columns |
//! | `visits` | rows → one visit per stay of an item in a stage, and what is odd about them |
//! | `order` | the usual order of the stages |
//! | `hints` | what the name of a stage says of it |
//! | `odd` | rows that are not as they should be |
//! | `figures` | visits → time in stage, waits between stages, what goes back |
//!
//! A row tells either both ends of a visit or only when it began; then the next row of the item ends it.
//!
//! A table with a column for each stage tells beginnings only, one of each stage. Where the times of an item do not ascend
//! from column to column it went back, and the times say in which order it came to its stages. Between two of them it may
//! have been in a stage whose column lies between theirs and holds another time: then nobody told when the first one
//! ended.
//!
//! **Invariant: only visits with both ends enter a figure.** Open, negative and cut ones are counted and listed.

mod figures;
mod hints;
mod odd;
mod order;
mod rows;
mod visits;

pub use figures::{EventLog, LogCounts, LogStage, PERCENTS, Spread, StageChange, event_log};
pub use hints::StagePart;
pub(crate) use hints::sounds_like_a_stage;
pub use odd::{LogOddity, OddityKind};
pub(crate) use rows::{StageRow, StageRows};
