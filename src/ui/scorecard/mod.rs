//! The scorecard screen: start a card, rate, read the profile, measure again.

mod card_bar;
mod desk;
mod evidence;
mod history;
mod invite;
mod own_model;
mod practice_row;
mod practices;
mod profile_charts;
mod profile_panel;
mod ranked;
mod rated_here;
mod rater_sheet;
mod raters;
mod start_form;
mod take_code;
mod teams;
mod votes_table;

use leptos::prelude::*;

use super::delivery::DeliveryBucket;
use super::questionnaires::{Fetching, Questionnaires};
use super::text;
use card_bar::CardBar;
pub use desk::CardChoice;
use desk::{CardDesk, CardView};
use history::History;
use practices::Practices;
use profile_panel::ProfilePanel;
use ranked::Findings;
use rated_here::RatedHere;
use rater_sheet::RaterSheet;
use raters::Raters;
use start_form::StartForm;
use teams::Teams;

/// The screen; a word of waiting until the questionnaire is read.
#[component]
pub fn ScorecardScreen() -> impl IntoView {
    let questionnaires = Questionnaires::here();
    questionnaires.fetch();
    view! {
        <main class="scorecard" aria-label=text::SCORECARD_SCREEN>
            {move || match (questionnaires.fetching(), questionnaires.baseline()) {
                (_, Some(_)) => view! { <Cards/> }.into_any(),
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

/// A card, or the way to the first one; while a rater's sheet is filled in, nothing but that.
#[component]
fn Cards() -> impl IntoView {
    let desk = CardDesk::new();
    provide_context(desk);
    let face = Memo::new(move |_| {
        if desk.starting.get() || desk.card.with(Option::is_none) {
            Face::Start
        } else if desk.is_sheet() {
            let is_done = desk.card.with(|card| card.as_ref().is_some_and(|card| card.is_closed));
            if is_done && desk.is_lone() { Face::Rated } else { Face::Sheet }
        } else {
            Face::Card
        }
    });
    move || match face.get() {
        Face::Start => view! { <StartForm/> }.into_any(),
        Face::Sheet => view! { <RaterSheet/> }.into_any(),
        Face::Rated => view! { <RatedHere/> }.into_any(),
        Face::Card => view! { <CardBar/><CardViews/> }.into_any(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Start,
    Sheet,
    /// A rater who was invited is done.
    Rated,
    Card,
}

/// The card from the chosen side. Made anew for another questionnaire.
#[component]
fn CardViews() -> impl IntoView {
    let desk = CardDesk::here();
    let has_model = Memo::new(move |_| desk.found_model.with(Option::is_some));
    let model_key = Memo::new(move |_| desk.found_model.with(|model| model.as_ref().map(|model| (model.id.clone(), model.version))));
    move || {
        // Read and not only tracked: a memo that was never read counts as changed when it is first computed.
        let _ = model_key.get();
        if !has_model.get() {
            return view! { <p class="scorecard-word">{text::OTHER_QUESTIONNAIRE}</p> }.into_any();
        }
        match desk.choice.view.get() {
            CardView::Rate => view! {
                <div class="scorecard-sheet">
                    <div class="scorecard-result"><ProfilePanel/><Findings/><DeliveryBucket/></div>
                    <Practices/>
                </div>
            }
            .into_any(),
            CardView::Raters => view! { <Raters/> }.into_any(),
            CardView::History => view! { <History/> }.into_any(),
            CardView::Teams => view! { <Teams/> }.into_any(),
        }
    }
}
