//! What leaves the app as a picture or a table.
//!
//! | module | duty |
//! |---|---|
//! | [`figure`] | what a chart says: plain data and the caller's words; always compiled, travels to the worker |
//! | [`csv`] | tables for spreadsheets, formulas disarmed |
//! | `chart` | how it looks: plotters on an SVG backend of our own; only with feature `charts` |
//!
//! The split lets the page *ask* for a chart without carrying plotters: it builds a [`figure::Figure`], the worker draws
//! it. Words for people (labels, titles, units) come in with the figure; this module only writes numbers.
#[cfg(feature = "charts")]
pub mod chart;
pub mod csv;
pub mod figure;
