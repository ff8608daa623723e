//! German.

#[path = "../en/actions.rs"]
mod actions;
#[cfg(feature = "whole")]
pub mod charter;
#[path = "../en/compare.rs"]
pub mod compare;
#[cfg(feature = "whole")]
pub mod delivery;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
#[path = "../en/errors.rs"]
mod errors;
#[cfg(feature = "whole")]
pub mod export;
#[path = "../en/figures.rs"]
mod figures;
#[cfg(feature = "whole")]
#[path = "../en/glossary.rs"]
pub mod glossary;
#[cfg(feature = "whole")]
#[path = "../en/guide.rs"]
pub mod guide;
#[cfg(feature = "whole")]
pub mod history;
#[path = "../en/home.rs"]
mod home;
#[cfg(feature = "whole")]
#[path = "../en/improve.rs"]
pub mod improve;
#[cfg(feature = "whole")]
pub mod keeping;
#[cfg(feature = "whole")]
#[path = "../en/ladder.rs"]
pub mod ladder;
#[path = "../en/map.rs"]
mod map;
#[path = "../en/own_models.rs"]
mod own_models;
#[cfg(feature = "whole")]
#[path = "../en/present.rs"]
pub mod present;
#[path = "../en/raters.rs"]
mod raters;
#[cfg(feature = "whole")]
pub mod report;
#[path = "../en/rows.rs"]
pub mod rows;
#[path = "../en/scorecard.rs"]
mod scorecard;
#[path = "../en/shell.rs"]
mod shell;
#[path = "../en/step.rs"]
mod step;
#[path = "../en/table.rs"]
pub mod table;
#[path = "../en/workbench.rs"]
pub mod workbench;

pub use actions::*;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use errors::*;
pub use figures::*;
pub use home::*;
pub use map::*;
pub use own_models::*;
pub use raters::*;
pub use scorecard::*;
pub use shell::*;
pub use step::*;
