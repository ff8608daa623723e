//! Closer looks at the sheet: the course by week or month, two periods, parts of the data, batch size, the rows behind a
//! figure, the whole table of levels; and what of it leaves as a file.

mod chart;
mod compare;
mod course;
mod figures;
mod level_table;
mod parts;
mod rows;
mod shape;
mod teams;

pub use chart::ChartBox;
pub use compare::{CompareChoice, TwoPeriods};
pub use course::CoursePart;
pub use level_table::LevelTable;
pub use parts::PartsTable;
pub use rows::{RowsBehind, five_metric, rows_state};
pub use shape::BatchPart;
