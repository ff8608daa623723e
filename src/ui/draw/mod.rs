//! Drawings of the map as SVG text: pure functions of the map's view, tested natively.
//!
//! Classes name roles, colours stand in the style sheet. `data-flow` marks what can be pointed at.

pub mod bar;
pub mod callout;
#[cfg(feature = "whole")]
pub mod charter;
pub mod compare;
pub mod example;
#[cfg(feature = "whole")]
pub mod export;
pub mod far;
pub mod flows;
pub mod form;
#[cfg(feature = "whole")]
pub mod glossary;
#[cfg(feature = "whole")]
pub mod history;
pub mod inspector;
pub mod ladder;
pub mod lanes;
pub mod list;
#[cfg(feature = "whole")]
pub mod metric;
#[cfg(feature = "whole")]
pub mod present;
#[cfg(feature = "whole")]
pub mod qr;
#[cfg(feature = "whole")]
pub mod report;
pub mod step;
pub mod still;
pub mod table;
pub mod toolbar;
pub mod totals;
