//! Streamgauge: value-stream maps, delivery metrics and a maturity baseline in one local document.
//!
//! # Code map
//!
//! | folder | duty | may use |
//! |---|---|---|
//! | [`stream`] | the value-stream map: steps, flows, durations, calendar, metrics, layout | [`id`] |
//! | [`delivery`] | deploy data: readers, delivery metrics, series, levels | [`id`] |
//! | [`maturity`] | questionnaires and scoring | [`id`] |
//! | [`workshop`] | the document: workshop, edits, journal, file format | the three above |
//! | [`report`] | what leaves the app: the report, pictures, tables, texts for other tools, charts (plotters) | the four above |
//! | [`jobs`] | what page and worker say to each other, and the worker's side of it | delivery, report |
//! | `platform` | one door per browser power: storage, files, clock, worker, tabs | the core |
//! | `ui` | Leptos: screens, components, the action table, words | everything |
//!
//! [`id`] and [`order`] (sorting that costs few bytes) are small things that all of them may use.
//!
//! # Three programs
//!
//! | program | feature | what |
//! |---|---|---|
//! | `main.rs` | `app` | the page's first: home and the map; held to a budget of bytes |
//! | `bin/screens.rs` | `screens` | the page's second: all other screens, fetched when somebody goes there |
//! | `bin/first_german.rs`, `bin/screens_german.rs` | these with `german` | the same two in German |
//! | `bin/worker.rs` | `worker` | reads and measures deploy data, draws charts |
//!
//! # Invariants
//!
//! **Invariant: the core knows no browser.** `stream`, `delivery`, `maturity`, `workshop` and `report` import neither
//! leptos nor web-sys, js-sys or gloo, and `stream`, `delivery` and `maturity` do not know each other. A test
//! (`house_rules::core_is_free_of_the_browser`) reads the `use` lines and fails on a breach.
//!
//! **Invariant: reading never fails outright.** A reader gives what it could read and a list of what it could not.
//!
//! **Invariant: the document is the fold of its edits** in stamp order; nothing else changes a workshop.
#![deny(missing_docs)]

pub mod delivery;
pub mod id;
pub mod jobs;
pub mod maturity;
pub mod order;
pub mod report;
pub mod stream;
pub mod workshop;

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
pub mod platform;
pub mod ui;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod house_rules;
