//! The longest path of the filled example, drawn on the first visit before the example's file is fetched.

use crate::workshop::ListBar;

/// The bars; a test holds them against the example's file.
pub const BARS: [ListBar; 10] = [
    bar(0, 0.0, 38.0, 2.0, 2, false),
    bar(0, 40.0, 28.0, 12.0, 2, false),
    bar(1, 80.0, 40.0, 24.0, 3, false),
    bar(1, 144.0, 15.0, 1.0, 2, false),
    bar(2, 160.0, 112.0, 8.0, 5, true),
    bar(4, 280.0, 52.0, 20.0, 3, false),
    bar(3, 352.0, 63.0, 1.0, 4, false),
    bar(2, 416.0, 40.0, 0.0, 3, false),
    bar(2, 456.0, 5.5, 2.5, 1, false),
    bar(0, 464.0, 14.5, 1.5, 2, false),
];

const fn bar(
    lane: u8,
    start_hours: f64,
    wait_hours: f64,
    process_hours: f64,
    heat: u8,
    is_constraint: bool,
) -> ListBar {
    ListBar { lane, start_hours, wait_hours, process_hours, heat, is_constraint }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Journal, ListEntry, Replica, read_file};

    #[test]
    fn the_first_visit_shows_the_example_as_it_is() {
        let file = read_file(include_str!("../../../assets/examples/parcel-tracking.streamgauge.json"));
        let mut journal = Journal::new(Replica(1));
        journal.receive(file.gestures);
        let entry = ListEntry::of(journal.workshop(), 0.0);
        assert_eq!(entry.bars, BARS, "{:?}", entry.bars);
    }
}
