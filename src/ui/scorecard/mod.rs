//! The scorecard screen: start a card, rate, read the profile, measure again.

mod card_bar;
mod desk;
mod practice_row;
mod practices;
mod profile_panel;
mod ranked;
mod start_form;

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use super::text;
use crate::maturity::Model;
use crate::platform::{clock, files};
use card_bar::CardBar;
pub use desk::CardChoice;
use desk::CardDesk;
use practices::Practices;
use profile_panel::ProfilePanel;
use ranked::Findings;
use start_form::StartForm;

/// A file of its own and not part of the program: the first paint need not wait for it.
const BASELINE: &str = "./models/baseline.json";
static MODEL: OnceLock<Arc<Model>> = OnceLock::new();

#[derive(Debug, Clone, Copy, PartialEq)]
enum Reading {
    Begun,
    Done,
    Failed,
}

/// The screen; a word of waiting until the questionnaire is read.
#[component]
pub fn ScorecardScreen() -> impl IntoView {
    let reading = RwSignal::new(Reading::Begun);
    read_model(reading);
    view! {
        <main class="scorecard" aria-label=text::SCORECARD_SCREEN>
            {move || match (reading.get(), MODEL.get()) {
                (Reading::Done, Some(model)) => view! { <Cards model=Arc::clone(model)/> }.into_any(),
                (Reading::Begun, _) => view! { <p class="cap scorecard-word" role="status">{text::READING_QUESTIONNAIRE}</p> }.into_any(),
                _ => view! {
                    <div class="scorecard-word" role="alert">
                        <p>{text::QUESTIONNAIRE_NOT_THERE}</p>
                        <button type="button" class="btn" on:click=move |_| read_model(reading)>{text::TRY_AGAIN}</button>
                    </div>
                }
                .into_any(),
            }}
        </main>
    }
}

fn read_model(reading: RwSignal<Reading>) {
    if MODEL.get().is_some() {
        reading.set(Reading::Done);
        return;
    }
    reading.set(Reading::Begun);
    clock::spawn(async move {
        let model = files::fetch_text(BASELINE).await.ok().and_then(|json| Model::read(&json).ok());
        let outcome = match model {
            Some(model) => {
                MODEL.get_or_init(|| Arc::new(model));
                Reading::Done
            }
            None => Reading::Failed,
        };
        let _ = reading.try_set(outcome);
    });
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
