//! Addresses: the part after `#`, so that the app works from any path of any static host.

use crate::id::WorkshopId;

/// A screen of a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// What the workshop is about, who is there, what is next.
    Charter,
    /// The value-stream map.
    Map,
    /// The same map as a table.
    Table,
    /// Two states of the map beside each other.
    Compare,
    /// Deploy data and delivery metrics.
    Delivery,
    /// The maturity scorecard.
    Scorecard,
    /// The deploy ladder.
    Ladder,
    /// The improve board.
    Improve,
    /// All of it on one page, to be forwarded.
    Report,
    /// One thing at a time, big.
    Present,
    /// Who changed what and when, and the file on disk.
    History,
}

impl Screen {
    /// All screens.
    pub const ALL: [Self; 11] = [
        Self::Charter,
        Self::Map,
        Self::Table,
        Self::Compare,
        Self::Delivery,
        Self::Scorecard,
        Self::Ladder,
        Self::Improve,
        Self::Report,
        Self::Present,
        Self::History,
    ];
    /// Those with a tab, in this order.
    pub const TABS: [Self; 7] =
        [Self::Charter, Self::Map, Self::Delivery, Self::Scorecard, Self::Ladder, Self::Improve, Self::Report];

    /// The tab it belongs to: table, comparison and presentation are views of the map.
    #[must_use]
    pub fn tab(self) -> Self {
        match self {
            Self::Table | Self::Compare | Self::Present => Self::Map,
            other => other,
        }
    }

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Map => "map",
            Self::Table => "table",
            Self::Compare => "compare",
            Self::Delivery => "delivery",
            Self::Scorecard => "scorecard",
            Self::Ladder => "ladder",
            Self::Improve => "improve",
            Self::Report => "report",
            Self::Present => "present",
            Self::History => "history",
        }
    }
}

/// Where in the app somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The list of workshops.
    Home,
    /// Opens a copy of the filled example: an address to give to somebody new.
    Example,
    /// All workshops with their sizes, backup and storage.
    All,
    /// A screen of one workshop.
    Workshop(WorkshopId, Screen),
}

impl Route {
    /// Reads an address; what is not understood is Home, a workshop without a known screen is its map.
    pub fn read(address: &str) -> Self {
        let mut words = address.trim_start_matches('#').trim_start_matches('/').split('/');
        match (words.next(), words.next().map(str::parse)) {
            (Some("w"), Some(Ok(id))) => {
                let word = words.next().unwrap_or_default();
                let screen = Screen::ALL.into_iter().find(|screen| screen.word() == word);
                Self::Workshop(id, screen.unwrap_or(Screen::Map))
            }
            (Some("example"), None) => Self::Example,
            (Some("all"), None) => Self::All,
            _ => Self::Home,
        }
    }

    /// The address, without `#`.
    pub fn address(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Example => "/example".to_owned(),
            Self::All => "/all".to_owned(),
            Self::Workshop(id, screen) => ["/w/", &id.to_string(), "/", screen.word()].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn strange_addresses_lead_home() {
        for address in ["", "#", "/", "#/x", "/w", "/w/", "/w/short/map", "/../etc", "/w/<script>/map"] {
            assert_eq!(Route::read(address), Route::Home, "{address}");
        }
    }

    #[test]
    fn the_example_has_an_address() {
        assert_eq!(Route::read("#/example"), Route::Example);
        assert_eq!(Route::read(&Route::Example.address()), Route::Example);
        assert_eq!(Route::read(&Route::All.address()), Route::All);
    }

    #[test]
    fn an_unknown_screen_is_the_map() {
        let id = WorkshopId::from_bits(5);
        assert_eq!(Route::read(&format!("/w/{id}/nowhere")), Route::Workshop(id, Screen::Map));
        assert_eq!(Route::read(&format!("#/w/{id}")), Route::Workshop(id, Screen::Map));
    }

    proptest! {
        #[test]
        fn an_address_is_read_back(bits: u64, screen in 0..Screen::ALL.len()) {
            let route = Route::Workshop(WorkshopId::from_bits(bits), Screen::ALL[screen]);
            prop_assert_eq!(Route::read(&route.address()), route);
        }
    }
}
