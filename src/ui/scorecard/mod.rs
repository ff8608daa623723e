//! The scorecard screen: start a card, rate, read the profile, measure again.

mod card_bar;
mod desk;
mod practice_row;
mod practices;
mod profile_panel;
mod ranked;
mod start_form;

use std::sync::Arc;

use leptos::prelude::*;

use super::questionnaires::{Fetching, Questionnaires};
use super::text;
use crate::maturity::Model;
use card_bar::CardBar;
pub use desk::CardChoice;
use desk::CardDesk;
use practices::Practices;
use profile_panel::ProfilePanel;
use ranked::Findings;
use start_form::StartForm;

/// The screen; a word of waiting until the questionnaire is read.
#[component]
pub fn ScorecardScreen() -> impl IntoView {
    let questionnaires = Questionnaires::here();
    questionnaires.fetch();
    view! {
        <main class="scorecard" aria-label=text::SCORECARD_SCREEN>
            {move || match (questionnaires.fetching(), questionnaires.baseline()) {
                (_, Some(model)) => view! { <Cards model/> }.into_any(),
                (Fetching::Unasked | Fetching::Begun, _) => {
                    view! { <p class="cap scorecard-word" role="status">{text::READING_QUESTIONNAIRE}</p> }.into_any()
                }
                _ => view! {
                    <div class="scorecard-word" role="alert">
                        <p>{text::QUESTIONNAIRE_NOT_THERE}</p>
                        <button type="button" class="btn" on:click=move |_| questionnaires.fetch()>{text::TRY_AGAIN}</button>
                    </div>
                }
                .into_any(),
            }}
        </main>
    }
}

/// A card, or the way to the first one.
#[component]
fn Cards(model: Arc<Model>) -> impl IntoView {
    let desk = CardDesk::new(model);
    provide_context(desk);
    let has_card = Memo::new(move |_| desk.card.with(Option::is_some));
    let is_readable = Memo::new(move |_| desk.is_readable());
    move || {
        if desk.starting.get() || !has_card.get() {
            return view! { <StartForm/> }.into_any();
        }
        view! {
            <CardBar/>
            <Show when=move || is_readable.get() fallback=|| view! { <p class="scorecard-word">{text::OTHER_QUESTIONNAIRE}</p> }>
                <div class="scorecard-sheet">
                    <div class="scorecard-result">
                        <ProfilePanel/>
                        <Findings/>
                    </div>
                    <Practices/>
                </div>
            </Show>
        }
        .into_any()
    }
}
