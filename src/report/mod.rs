//! What leaves the app: pictures, tables, texts for other tools, the report.
//!
//! | module | duty |
//! |---|---|
//! | [`figure`] | what a chart says: plain data and the caller's words; always compiled, travels to the worker |
//! | [`csv`] | tables for spreadsheets, formulas disarmed |
//! | `chart` | how it looks: plotters on an SVG backend of our own; only with feature `charts` |
//! | [`paint`] | a drawing of the screen becomes one that needs no style sheet |
//! | [`picture`] | a painted drawing becomes an SVG file that carries the workshop it shows |
//! | [`png`] | the chunks of a PNG file: the workshop and the resolution go in, a strict reader takes them out |
//! | [`source`] | the workshop as text that can stand in a picture or in a link |
//! | [`link`] | addresses that hold a workshop |
//! | [`sheets`] | metrics and scorecards as rows of CSV and TSV |
//! | [`plain`] | a map in the terms of other drawing tools; [`mermaid`] and [`drawio`] write it |
//! | [`page`] | the report: sections and blocks, and the same as HTML and as Markdown |
//!
//! The first split lets the page *ask* for a chart without carrying plotters: it builds a [`figure::Figure`], the worker
//! draws it. Words for people (labels, titles, units) come in with the data; these modules only arrange and escape them.
//! So a drawing, a report and a table take their words from the same place as the screens.
#[cfg(feature = "charts")]
pub mod chart;
pub mod csv;
pub mod drawio;
pub mod figure;
pub mod link;
pub mod mermaid;
pub mod page;
pub mod paint;
#[cfg(feature = "whole")]
pub mod picture;
pub mod plain;
pub mod png;
pub mod sheets;
#[cfg(feature = "whole")]
pub mod source;
mod xml;

pub use xml::escaped;
