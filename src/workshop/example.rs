//! The filled example, `assets/examples/`: made by a recipe of edits, as people would make them, and held to it.
//!
//! A fictional carrier, Kestrel Parcels, maps how a change to its parcel tracking gets from a request to production,
//! rates its practice, writes up its charter and what it will try, and comes back a quarter later with a year of deploys
//! and three people who rate apart before the room does. `STREAMGAUGE_WRITE_EXAMPLES=1 cargo test
//! --lib example` writes the files anew; without it the tests say whether they are what the recipe makes.

mod charter;
mod current;
mod deploy_tests;
mod deploys;
mod future;
mod german;
mod import;
mod improvements;
mod random;
mod raters;
mod ratings;
mod scribe;
mod tests;
mod time;

use super::{DatasetBytes, write_file};
use crate::id::MapId;
use scribe::Scribe;

/// The two maps' ids, the rows of the deploys, and the sitting they were left in.
struct Example {
    current: MapId,
    future: MapId,
    deploys: DatasetBytes,
    scribe: Scribe,
}

/// The workshop day, and the follow-up on another machine.
fn example() -> Example {
    let mut workshop_day = Scribe::sits_down(0x0819, (8, 19), &[]);
    let current = current::draw(&mut workshop_day);
    workshop_day.pauses(60);
    ratings::rate_first(&mut workshop_day);
    workshop_day.pauses(30);
    let future = future::draw(&mut workshop_day, current);
    charter::write_up(&mut workshop_day);
    improvements::decide(&mut workshop_day, current);

    let mut follow_up = Scribe::sits_down(0x1118, (11, 18), workshop_day.gestures());
    let deploys = import::import_deploys(&mut follow_up);
    follow_up.pauses(25);
    future::note_first_results(&mut follow_up, future);
    ratings::rate_second(&mut follow_up);
    improvements::check(&mut follow_up, current);
    Example { current, future, deploys, scribe: follow_up }
}

/// The text of the workshop's file.
fn workshop_file() -> String {
    let Example { scribe, deploys, .. } = example();
    write_file(&scribe.workshop().name, scribe.now_ms(), scribe.gestures(), &[deploys])
}
