//! The improve board: the shared goal, what is tried, by when it is checked, and what came of it.

mod desk;
mod field;
mod goal;
mod links;
mod list;
mod panel;

use leptos::prelude::*;

use super::parts::dynamic::part;
use super::questionnaires::Questionnaires;
use super::text::improve as text;
pub use desk::{ImproveChoice, open_ones, subject_name};
use desk::ImproveDesk;
use goal::GoalPart;
use list::BoardList;
use panel::Panel;

/// The screen.
#[component]
pub fn ImproveScreen() -> impl IntoView {
    Questionnaires::here().fetch();
    let desk = ImproveDesk::new();
    provide_context(desk);
    view! {
        <main class="improve" aria-label=text::SCREEN>
            <GoalPart/>
            <div class="improve-sheet" class:chosen=move || desk.chosen.get().is_some()>
                <BoardList/>
                {part(move || match desk.chosen.get() {
                    Some(id) => view! { <Panel id/> }.into_any(),
                    None => ().into_any(),
                })}
            </div>
        </main>
    }
}
