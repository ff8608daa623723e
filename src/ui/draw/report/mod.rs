//! The sections of the report, from the same facts and words as the screens.
//!
//! Each function makes one section, or nothing where there is nothing to tell. Which of them are shown is the person's
//! choice; how they look is `report::page`'s affair.

mod charter;
mod delivery;
mod improve;
mod map;
mod people;
#[cfg(test)]
mod tests;

pub use charter::charter_section;
pub use delivery::{Drawn, charts_section, delivery_section, made_of_deploys};
pub use improve::{goal_section, improve_section};
pub use map::{lead, made_of_map, map_figures, map_section, steps_table};
pub use people::{CardTold, LadderTold, ladder_section, profile_figure, scorecard_section, weakest_section};

use crate::report::page::{Block, PageWords, Run, Section};
use crate::ui::text::report as text;

/// What can be in a report, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "text::report::part_name says what each is")]
pub enum Part {
    Charter,
    Goal,
    Map,
    Delivery,
    Charts,
    Scorecard,
    Ladder,
    Improvements,
    Made,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Charter,
        Self::Goal,
        Self::Map,
        Self::Delivery,
        Self::Charts,
        Self::Scorecard,
        Self::Ladder,
        Self::Improvements,
        Self::Made,
    ];
}

/// What the renderings say by themselves.
pub const WORDS: PageWords =
    PageWords { as_table: crate::ui::text::delivery::AS_TABLE, unknown: text::UNKNOWN_DASH, language: text::LANGUAGE };

/// How the figures were made.
pub fn made_section(says: Vec<Vec<Run>>) -> Option<Section> {
    let blocks = says.into_iter().filter(|runs| !runs.is_empty()).map(Block::Words).collect::<Vec<_>>();
    (!blocks.is_empty()).then(|| Section { id: "made", title: text::MADE.to_owned(), blocks, ..Section::default() })
}
