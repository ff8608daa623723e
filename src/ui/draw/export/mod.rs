//! The map as it leaves the app: a sheet with totals and timeline, the same for other drawing tools, tables of metrics.
//! What stands in them comes from the same drawing code and words as the screen; how files are made of it is `report`'s.

mod inset;
mod metrics;
mod plain;
mod sheet;
#[cfg(test)]
mod tests;

pub use metrics::{METRIC_HEADS, SCORECARD_HEADS, metric_rows};
pub use plain::plain_map;
pub use sheet::{Around, map_picture};
