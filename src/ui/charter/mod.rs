//! The charter: what the workshop is about, who is in the room, the agenda with its clock, the parking lot, dot votes.

mod agenda;
mod desk;
mod field;
mod head;
mod load;
mod parking;
mod part_row;
mod people;
mod scope;
mod timer;
mod votes;

use leptos::prelude::*;

use super::parts::dynamic::words;
use super::text::charter as text;
use agenda::AgendaPart;
use desk::CharterDesk;
use head::Head;
use parking::ParkingLot;
use people::People;
use scope::Scope;
use timer::Timer;
use votes::VotesPart;

/// The screen.
#[component]
pub fn CharterScreen() -> impl IntoView {
    let desk = CharterDesk::new();
    provide_context(desk);
    view! {
        <main class="charter" aria-label=text::SCREEN>
            <p class="vh" role="status">{words(move || desk.aloud.get())}</p>
            <p class="vh" role="status">{words(move || desk.told.get())}</p>
            <Head/>
            <div class="charter-sheet">
                <Scope/>
                <People/>
                <section class="charter-agenda" aria-labelledby="agenda-title"><Timer/><AgendaPart/></section>
            </div>
            <div class="charter-low"><ParkingLot/><VotesPart/></div>
        </main>
    }
}
