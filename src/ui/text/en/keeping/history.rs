//! The history's screen.

use crate::maturity::team_cards;
use crate::workshop::Workshop;

pub const HISTORY_SCREEN: &str = "History of this workshop";
pub const HISTORY_LIST: &str = "Changes, newest first";
pub const YOU: &str = "You";
pub const SOMEBODY: &str = "Somebody";
pub const NEW: &str = "new";
pub const PEOPLE: &str = "People";
pub const PEOPLE_HINT: &str =
    "A change says only by which browser it was made. Names that you write here stay in this browser.";
pub const NAME_OF: &str = "Name of";
pub const EARLIER_MOMENT: &str = "As it was then";
pub const GO_BACK: &str = "Go back to this";
pub const IS_NOW: &str = "This is how the workshop is now.";
pub const NO_MAP_THEN: &str = "There was no map yet.";
pub const MAP: &str = "Map";
pub const MAP_THEN: &str = "The map as it was then";
pub const CHOOSE: &str = "Choose a change to see the workshop as it was after it.";

/// Somebody of whom only a number is known.
pub fn person(number: usize) -> String {
    format!("Person {number}")
}

pub fn changes_count(count: usize) -> String {
    if count == 1 { "1 change".to_owned() } else { format!("{count} changes") }
}

/// The head of a sitting: day, times, how many changes.
pub fn sitting(day: &str, from: &str, to: &str, count: usize) -> String {
    let times = if from == to { from.to_owned() } else { format!("{from} to {to}") };
    format!("{day}, {times}: {}", changes_count(count))
}

pub fn history_facts(changes: usize, sittings: usize) -> String {
    let sittings = if sittings == 1 { "1 sitting".to_owned() } else { format!("{sittings} sittings") };
    format!("{} in {sittings}", changes_count(changes))
}

pub fn after_change(number: usize, of: usize, when: &str) -> String {
    format!("After change {number} of {of}, {when}")
}

pub fn further_since(count: usize) -> String {
    match count {
        0 => IS_NOW.to_owned(),
        1 => "1 change was made since. Going back is a change of its own: undo takes it back.".to_owned(),
        many => format!("{many} changes were made since. Going back is a change of its own: undo takes it back."),
    }
}

pub fn went_back(when: &str) -> String {
    format!("The workshop is as it was {when}. Undo takes that back.")
}

pub const SAME_AS_NOW: &str = "The workshop is already as it was then.";

/// What else a workshop held at a moment. Sheets of raters belong to their team's card.
pub fn held(then: &Workshop) -> String {
    let count = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts = [
        count(then.maps.len(), "map", "maps"),
        count(then.datasets.len(), "set of deploy data", "sets of deploy data"),
        count(team_cards(&then.scorecards).count(), "scorecard", "scorecards"),
        count(then.improvements.len(), "improvement", "improvements"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Journal, Replica, read_file};

    #[test]
    fn a_moment_counts_scorecards_as_the_list_of_workshops_does() {
        let mut journal = Journal::new(Replica(1));
        journal.receive(
            read_file(include_str!("../../../../../assets/examples/parcel-tracking.streamgauge.json")).gestures,
        );
        let workshop = journal.workshop();
        // Three more are sheets of raters.
        assert_eq!(workshop.scorecards.len(), 5);
        assert_eq!(held(workshop), "2 maps, 1 set of deploy data, 2 scorecards, 6 improvements");
    }
}
