//! What the page and the worker say to each other about deploy data and charts, and the worker's side of it.
//!
//! The page asks with a [`Job`] and gets one or more [`Reply`]s under the same number. All reading, joining, measuring
//! and drawing happens in the worker; what comes back is small, typed and free of sentences.
//!
//! | module | duty |
//! |---|---|
//! | `import` | files being read and what is decided about them |
//! | `memory` | decisions about a file, remembered for the next one of its shape |
//! | `sheet` | a question to the data sets and its answer |
//! | `look` | closer looks at the same question: course, periods, parts, rows |
//! | `flow` | a question about stages and its answer |
//! | `bench` | the worker's state: files, decisions, data sets at hand; no browser |
//! | `warm` | a made-up import, before anybody waits |
//!
//! **Invariant: the page carries no reader and no measure**: it names types of [`crate::delivery`], never its
//! functions.

mod bench;
mod flow;
mod import;
mod look;
mod measured;
mod memory;
mod rows_file;
mod sheet;
#[cfg(test)]
mod tests;
mod warm;

use serde::{Deserialize, Serialize};

use crate::delivery::Reject;
use crate::id::DatasetId;
use crate::report::figure::{Figure, Frame};

pub use crate::delivery::PartFigures as ServiceRow;
pub use bench::{Bench, draw, draw_file};
pub use flow::FlowSheet;
pub use import::{Decision, EnvironmentRows, FileFound, ImportView, Joined, Remap, WordRows, ZoneChoice, with_role};
pub use look::{CompareWith, Look, LookAt, RowsCsv, RowsFile, RowsWords, Seen, Shape};
pub use memory::{Memory, Offer};
pub use sheet::{
    FailureFigures, FrequencyFigures, LeadTimeFigures, LevelCellRow, LevelOf, LevelRow, Levels, LongChangeRow,
    PeriodChoice, Query, RecoveryFigures, ReworkFigures, Sheet, SheetRows, StageFigures, WeekRow,
};

pub use warm::rehearse;

/// A job or a reply with the number that ties them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Numbered<T> {
    /// The job's number, chosen by the page.
    pub number: u32,
    /// What is said.
    pub body: T,
}

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Read the one file that comes with this message, or read it again in another way.
    Read {
        /// The page's number for the file.
        file: u32,
        /// What its columns mean.
        remap: Remap,
    },
    /// Go through a made-up import, so that the first real one finds everything compiled.
    Rehearse,
    /// Forget a file; a reading of it stops.
    DropFile {
        /// The page's number for the file.
        file: u32,
    },
    /// Something was decided about the files.
    Decide(Decision),
    /// Forget all files and decisions.
    Discard,
    /// All rows that could not be read, as far as they are kept.
    Rejects,
    /// Join the files, store the data set under this id, forget the files. What could not be stored is kept as an import.
    Add {
        /// The new data set.
        dataset: DatasetId,
    },
    /// Answer a question to data sets.
    Measure(Box<Query>),
    /// Look closer at what a question asks about.
    Look(Box<LookAt>),
    /// Answer a question about stages.
    Flow(Box<Query>),
    /// Draw charts.
    Draw(Vec<(Figure, Frame)>),
    /// Draw a chart as a file of its own, in one theme.
    DrawFile(Box<(Figure, Frame)>, FileTheme),
}

/// Colours of a chart that leaves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileTheme {
    /// Dark ink on paper.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// A file is being read; more replies follow.
    Progress {
        /// The page's number for the file.
        file: u32,
        /// Bytes read.
        bytes: f64,
        /// Bytes in all.
        of_bytes: f64,
    },
    /// What a made-up import and its sheet show.
    Rehearsed(Box<ImportView>, Box<Sheet>),
    /// The import as it stands now.
    Import(Box<ImportView>),
    /// Rows that could not be read.
    Rejects(Vec<Reject>),
    /// The files are joined and can be measured under the data set's id, but are not stored yet; another reply follows.
    Joined(Added),
    /// A data set is stored.
    Added(Added),
    /// The answer to a question.
    Sheet(Box<Sheet>),
    /// What was looked at.
    Seen(Box<Seen>),
    /// The answer to a question about stages.
    Flow(Box<FlowSheet>),
    /// SVG for each figure; `None` where there was nothing to draw.
    Drawn(Vec<Option<String>>),
    /// It could not be done; nothing was changed.
    Failed(JobFailure),
}

impl Reply {
    /// Whether no other reply to the same job follows.
    pub fn is_last(&self) -> bool {
        !matches!(self, Self::Progress { .. } | Self::Joined(_))
    }
}

/// A new data set, as the document is to know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// Its id.
    pub dataset: DatasetId,
    /// Names of its files.
    pub files: Vec<String>,
    /// Environments that count, in small letters.
    pub environments: Vec<String>,
    /// Rows read from the files.
    pub rows: u64,
}

/// Why a job could not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum JobFailure {
    /// The browser would not give the file's bytes: it was moved or changed since it was picked.
    #[error("file not readable: {0}")]
    FileNotReadable(String),
    /// The data set could not be stored; the import is kept.
    #[error("not stored: {reason}")]
    NotStored {
        /// The disk, or the browser's share of it, is full.
        is_full: bool,
        /// The browser's own words.
        reason: String,
    },
    /// A stored data set could not be fetched.
    #[error("not fetched: {0}")]
    NotFetched(String),
    /// The job made no sense here: page and worker are not of one release.
    #[error("not understood")]
    NotUnderstood,
}
