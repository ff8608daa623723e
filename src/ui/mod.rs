//! What people see: Leptos screens and components, the action table, shortcuts, words.
//!
//! Two programs show them. The *first* (feature `app`) is home and the map; it loads with the page. The *second* (feature
//! `screens`) is all other screens and the map's rarer tools; it loads when it is wanted. Each keeps its own `session` of the open
//! workshop: to the document they are two replicas, like two tabs, and hear of each other's gestures the same way.
//!
//! # Architecture invariants
//!
//! * Components read, render and call a verb. An `if` about the domain belongs in the core.
//! * Only `session` changes a workshop, and only by recording edits.
//! * All words that people read stand in [`text`].
//! * Browser powers come from `platform`; here are only elements and their events.
//!
//! [`between`], [`camera`], [`draw`], [`icon`], [`keys`], [`markup`], [`route`], [`search`], [`snap`], [`text`], [`view`], [`warm`] and [`wrap`] are plain Rust without the browser and are tested natively.

pub mod between;
pub mod camera;
pub mod draw;
pub mod icon;
pub mod keys;
pub mod markup;
pub mod route;
pub mod search;
pub mod snap;
#[allow(missing_docs, reason = "the words say what they are")]
pub mod text;
pub mod view;
pub mod warm;
pub mod wrap;

/// Modules that exist in the browser only, in the programs with this feature.
macro_rules! in_programs_with {
    ($feature:literal: $($name:ident),* $(,)?) => {
        $(#[cfg(all(target_arch = "wasm32", feature = $feature))]
        #[allow(missing_docs, reason = "Leptos components write undocumented items of their own")]
        mod $name;)*
    };
}

in_programs_with!("page": app, frame, opening, parts, saving, session, shell, start, top_bar);
in_programs_with!("app": first, home, map, rehearsal);
in_programs_with!("screens": arrival, charter, compare, delivery, improve, jobs, keeper, ladder, present, questionnaires, report, scorecard, second, table, workbench);

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub use first::start_first;
#[cfg(all(target_arch = "wasm32", feature = "screens"))]
pub use second::start_second;
