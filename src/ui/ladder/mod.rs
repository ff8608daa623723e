//! The deploy ladder: which rung is reached, what the next one asks, and what the map allows.

mod ceiling;
pub mod desk;
mod drawing;
mod facts;
mod groups;
mod row;
mod to_do;
mod top;

use leptos::prelude::*;

use super::questionnaires::Questionnaires;
use super::text::ladder as text;
pub use desk::LadderChoice;
use desk::LadderDesk;
use groups::Groups;
use to_do::ToDo;
pub use top::reading_basis;
use top::{LadderBar, Top};

/// The screen.
#[component]
pub fn LadderScreen() -> impl IntoView {
    Questionnaires::here().fetch();
    let desk = LadderDesk::new();
    provide_context(desk);
    view! {
        <main class="ladder-screen" aria-label=text::SCREEN>
            <LadderBar/>
            <Top/>
            <div class="ladder-sheet"><Groups/><ToDo/></div>
        </main>
    }
}
