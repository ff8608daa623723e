//! Deploy data: readers of each format, the delivery metrics, series and levels.
//!
//! A file goes through four hands: a [`FileReader`] takes its bytes and gives a [`FileRead`] (what it is, what must be
//! asked, what could not be read); [`Choices`] hold the answers; [`join`] makes one immutable [`Dataset`] of several
//! files; [`measure`] answers a [`Question`] to it.
//!
//! | module | duty |
//! |---|---|
//! | `reader`, `encoding`, `sniff` | bytes in pieces → what the file is |
//! | `table`, `json`, `xml`, `gitlog` | rows with cells, of each kind of content |
//! | `role`, `header`, `cells`, `clock`, `ingest` | what cells mean → `facts` (compact columns) |
//! | `finding` | what a person should know about a file |
//! | `join`, `merge`, `belonging` | several files → one [`Dataset`] |
//! | `series` | figures that a tool computed itself |
//! | `store` | a [`Dataset`] as bytes |
//! | `link`, `measure`, `spread`, `percentile`, `memo` | which change and incident belongs to which deployment → [`Metrics`] |
//! | `course`, `compare`, `drill`, `batch` | the metrics by week and month, in two periods, by part; batch size |
//! | `rows` | the rows behind a figure, and those left out of it |
//! | `levels` | published benchmark tables |
//! | `eventlog` | which item was in which stage, and when |
//! | `split` | the change lead time by stage |
//!
//! **Invariant: reading never fails outright**, and no bytes make it panic.
//!
//! **Invariant: how the bytes are cut, the order of rows, and how rows are spread over files change no figure.**
//! A property over the samples of every format holds this (`tests::every_format`).
//!
//! **Invariant: what is not known is not counted.** An unknown word, a missing result or a missing time leaves the row
//! out and adds to a count that is shown.

mod asked;
mod batch;
mod belonging;
mod cells;
mod choices;
pub mod civil;
mod clock;
mod column;
mod compare;
mod course;
mod dataset;
mod drill;
mod encoding;
mod environment;
mod eventlog;
mod facts;
mod finding;
mod gather;
mod gitlog;
mod group;
mod header;
mod index;
mod ingest;
mod join;
mod json;
mod levels;
mod link;
mod measure;
mod memo;
mod merge;
mod metrics;
mod outcome;
mod percentile;
mod place;
mod question;
mod read;
mod reader;
mod rework;
mod role;
mod rows;
mod series;
mod sniff;
mod split;
mod spread;
mod store;
mod table;
mod timestamp;
mod xml;
mod zone;

#[cfg(test)]
mod tests;

pub use batch::{BatchBin, Batches, Fences, batches, fences};
pub use belonging::{FileLinks, file_links};
pub use choices::{Choices, is_ticked};
pub use compare::{Compared, Comparison, Difference, FEWEST_ROWS, SideFigure, asked_period, compare, period_before};
pub use course::{Era, Pace, Stretch, course, eras};
pub use dataset::{Dataset, DeploymentView, FileSummary, JoinReport};
pub use drill::{PartFigures, PartOrder, PartedBy, drill, sort_parts};
pub use environment::is_production_name;
pub use eventlog::{
    EventLog, LogCounts, LogOddity, LogStage, OddityKind, PERCENTS, Spread, StageChange, StagePart, event_log,
};
pub use finding::Finding;
pub use header::{map_columns, recognise_header};
pub use join::join;
pub use levels::{
    Bucket, Cell as LevelCell, Edition, EditionSource, Level, LevelReading, MetricKind, QuickCheck, TableFault, bucket,
    edition_cells, quick_check, table_faults,
};
pub use measure::{Detail, measure, measure_in_detail};
pub use metrics::{
    Clock, FailureRate, FailureRule, Figures, Filter, Frequency, LeadTime, LeftOut, METRICS_SCHEMA, Metrics, Period,
    RecoveryTime, ReworkRate, RowCounts, Stage, Stages, Week,
};
pub use outcome::Outcome;
pub use question::{FailedRuns, Question, RecoveryClock, Switches};
pub use read::{
    DateOrder, EnvironmentCount, FileRead, Recognised, Reject, RejectReason, Rejects, Unrecognised, WordCount,
};
pub use reader::{FileReader, ReadOptions, read_file};
pub use rework::REWORK_WORDS;
pub use role::{Mapping, Role, TableKind};
pub use rows::{
    FiveMetric, RowFact, RowList, RowPart, RowView, RowWhy, RowsPage, RowsShown, RowsWanted, SortBy, moment_text,
};
pub use series::{ImportedSeries, SeriesMetric, SeriesPoint};
pub use split::{SplitStage, StageSplit, stage_split};
pub use spread::{HistogramBin, LongChange, lead_time_histogram, longest_changes};
pub use store::DatasetError;
pub use zone::Zone;
