//! The document that ties maps, deploy data and scorecards together, and the edits it is the fold of.
//!
//! # Architecture invariants
//!
//! * Nothing changes a [`Workshop`] but [`Workshop::apply`], which is total: an edit whose target is gone does nothing.
//! * The workshop is the fold of its [`Gesture`]s in [`Stamp`] order, so two copies that hold the same gestures are
//!   equal, whatever order they came in (S1).
//! * Undo is an edit: `apply` gives the edits that take it back (S2).
//!
//! Absent on purpose: where gestures are kept, who shows them, and the rows of deploy data, which are immutable and
//! referred to by id.

mod apply;
#[cfg(feature = "whole")]
mod apply_beside;
mod batch;
#[cfg(feature = "whole")]
mod board;
mod changes;
pub mod chapter;
#[cfg(feature = "whole")]
pub mod charter;
mod codec;
#[cfg(feature = "whole")]
mod condensed;
mod duplicate;
mod edit;
#[cfg(test)]
mod example;
mod facts;
mod file;
#[cfg(feature = "whole")]
mod file_pieces;
#[cfg(feature = "whole")]
mod guide;
mod history;
#[cfg(feature = "whole")]
mod improvement;
mod journal;
#[cfg(feature = "whole")]
mod judging;
#[cfg(feature = "whole")]
pub mod keeping;
mod listing;
mod lone_wait;
#[cfg(feature = "whole")]
mod measuring;
mod model;
mod paste;
#[cfg(feature = "whole")]
mod removal;
mod rows;
pub mod saving;
#[cfg(feature = "whole")]
mod sheets;
#[cfg(feature = "whole")]
mod slides;
#[cfg(test)]
mod tests;
mod verbs;

#[cfg(feature = "whole")]
pub use board::{
    Board, BoardFilter, BoardRow, Due, ExpectedChange, MOST_AT_ONCE, MapEffect, effect_on_map, expected_changes,
};
pub use changes::{Change, changes};
#[cfg(feature = "whole")]
pub use charter::{AgendaRun, Charter, CharterEntry, CharterField, CharterList, EntryField, ItemTime};
pub use codec::{Unreadable, gestures_from_json, gestures_to_json};
#[cfg(feature = "whole")]
pub use condensed::as_edits;
pub use duplicate::duplicate_steps;
pub use edit::{Edit, FlowField, MapField, ScorecardField, StepField};
pub use facts::{Arrows, Fact, FactProblem, fact_text, likely_lead_time, set_fact, usual_unit};
pub use file::{
    DatasetBytes, FILE_VERSION, FileProblem, OpenedFile, names_format, read_file, read_intact_file, write_file,
};
#[cfg(feature = "whole")]
pub use file_pieces::{FilePieces, Layout as FileLayout};
#[cfg(feature = "whole")]
pub use guide::{Guide, GuideProblem, Question, Told, asked_of, guide_edits, guide_progress, guide_told};
pub use history::History;
#[cfg(feature = "whole")]
pub use improvement::{Goal, GoalField, Improvement, ImprovementField, Status, Subject};
pub use journal::{Gesture, Journal, Recorded, Replica, Stamp};
#[cfg(feature = "whole")]
pub use judging::{
    DataFigure, DataReading, DeployFacts, FEWEST_SAMPLES, Judged, JudgedBy, Judgement, LadderStanding, Measured,
    RungStanding, Standing, read_rule, stand,
};
pub use listing::{ListBar, ListEntry};
#[cfg(feature = "whole")]
pub use measuring::{
    ChangeStage, Filling, LineName, MapPart, MeasuredStage, MeasuredStream, PartGauge, PartVerdict, StageLine,
    StepGauge, change_lines, fill_steps, fillings, gauge_part, in_calendar, log_lines, match_steps, measured_map,
    stream_of, usual_part,
};
#[cfg(feature = "whole")]
pub use model::OwnModel;
pub use model::{DatasetRef, Workshop};
pub use paste::{Pasted, paste_rows};
pub use rows::{add_step_before, move_steps};
pub use saving::{SaveQueue, Store};
#[cfg(feature = "whole")]
pub use sheets::{
    CodeRefusal, CodeTaken, TakenIn, lone_sheet, rate_as_agreed, rating_file, take_in_code, take_in_sheets,
};
#[cfg(feature = "whole")]
pub use slides::{
    ChangeFacts, ConstraintFacts, HandoffFacts, Known, PlannedChange, QualityFacts, SentBack, Slide, StepQuality,
    change_facts, constraint_facts, handoff_facts, quality_facts, total_with_rework,
};
pub use verbs::{
    add_step_after, add_step_beside, connect, copy_as_future, insert_on_flow, left_beside, new_workshop, place_steps,
    remove_flow, remove_steps, rename_team, set_wait_before,
};
