//! English.

mod actions;
#[cfg(feature = "whole")]
pub mod charter;
pub mod compare;
#[cfg(feature = "whole")]
pub mod delivery;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod errors;
#[cfg(feature = "whole")]
pub mod export;
mod figures;
#[cfg(feature = "whole")]
pub mod glossary;
#[cfg(feature = "whole")]
pub mod guide;
#[cfg(feature = "whole")]
pub mod history;
mod home;
#[cfg(feature = "whole")]
pub mod improve;
#[cfg(feature = "whole")]
pub mod keeping;
#[cfg(feature = "whole")]
pub mod ladder;
mod map;
mod own_models;
#[cfg(feature = "whole")]
pub mod present;
#[cfg(feature = "whole")]
mod rater_codes;
mod raters;
#[cfg(feature = "whole")]
pub mod report;
pub mod rows;
mod scorecard;
mod shell;
mod step;
pub mod table;
pub mod workbench;

pub use actions::*;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use errors::*;
pub use figures::*;
pub use home::*;
pub use map::*;
pub use own_models::*;
#[cfg(feature = "whole")]
pub use rater_codes::*;
pub use raters::*;
pub use scorecard::*;
pub use shell::*;
pub use step::*;
