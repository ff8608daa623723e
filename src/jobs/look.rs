//! Views of the same question that a screen asks for when somebody looks: the course by week or month, two periods, parts
//! of the data, batch size, the rows behind a figure.

use serde::{Deserialize, Serialize};

use super::sheet::{PeriodChoice, Query};
use crate::delivery::{
    Batches, Comparison, Fences, FiveMetric, Pace, PartFigures, PartedBy, RowsPage, RowsShown, RowsWanted, Stretch,
};

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// The course of the metrics.
    Course(Pace),
    /// The period against another.
    Compare(CompareWith),
    /// The metrics of each part of the data; a filter of service or team is not applied, so that all can be chosen from.
    Parts(PartedBy),
    /// A page of the rows behind a figure.
    Rows(RowsWanted),
    /// The documented JSON export.
    Json,
    /// All rows behind a figure or left out of it, as CSV; the header and the words come from the page.
    RowsFile(RowsFile),
}

/// The rows that go into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsFile {
    /// Of which metric.
    pub metric: FiveMetric,
    /// Which rows.
    pub shown: RowsShown,
    /// The words in it.
    pub words: RowsWords,
}

/// The words of a file of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowsWords {
    /// Names of the twelve columns: time, name, service, environment, commit, outcome, start, seconds, part, row that
    /// explains it, file, line.
    pub header: Vec<String>,
    /// A word for each [`RowPart`](crate::delivery::RowPart), in their order.
    pub parts: Vec<String>,
    /// A word for each [`Outcome`](crate::delivery::Outcome), in their order.
    pub outcomes: Vec<String>,
}

/// A file of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowsCsv {
    /// CSV.
    pub text: String,
    /// Rows in it.
    pub rows: u64,
    /// Rows there are.
    pub of: u64,
}

/// With which period the asked one is compared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum CompareWith {
    /// The days right before it, as many.
    #[default]
    Before,
    /// A period of one's own.
    Period(PeriodChoice),
}

/// What is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Seen {
    /// The course.
    Course(Vec<Stretch>),
    /// Two periods.
    Compare(Box<Comparison>),
    /// Parts of the data.
    Parts(Vec<PartFigures>),
    /// Rows.
    Rows(RowsPage),
    /// JSON.
    Json(String),
    /// CSV.
    File(RowsCsv),
}

/// Changes per deployment, and the fences of the lead times.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Shape {
    /// Changes per deployment.
    pub batches: Batches,
    /// Tukey's fences; `None` with too few changes.
    pub fences: Option<Fences>,
}

/// A question and what is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LookAt {
    /// The question.
    pub query: Query,
    /// What is looked at.
    pub look: Look,
}
