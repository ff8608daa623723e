//! One rater's sheet: the questionnaire and nothing of the others.

use leptos::prelude::*;

use super::desk::CardDesk;
use super::practices::Practices;
use crate::ui::text;
use crate::workshop::{Edit, ScorecardField};

/// The sheet, with the way to pass the laptop on.
#[component]
pub fn RaterSheet() -> impl IntoView {
    let desk = CardDesk::here();
    let rater = move || desk.card.with(|card| card.as_ref().map(|card| card.participants.clone()).unwrap_or_default());
    let is_lone = untrack(|| desk.is_lone());
    if is_lone {
        desk.want_first();
    }
    let has_model = Memo::new(move |_| desk.found_model.with(Option::is_some));
    view! {
        <header class="rater-bar">
            <div><h2>{move || text::rater_rates(&rater())}</h2><p class="cap">{if is_lone { text::RATER_ALONE } else { text::RATER_HIDDEN }}</p></div>
            <p class="card-verbs">
                {(!is_lone).then(|| view! {
                    <button type="button" class="btn" on:click=move |_| desk.leave_sheet(false)>{text::RATER_LATER}</button>
                })}
                <button type="button" class="btn first" on:click=move |_| desk.leave_sheet(true)>
                    {if is_lone { text::RATER_DONE_ALONE } else { text::RATER_DONE }}
                </button>
            </p>
        </header>
        {move || if has_model.get() {
            view! { <Practices/> }.into_any()
        } else {
            view! { <p class="scorecard-word">{text::OTHER_QUESTIONNAIRE}</p> }.into_any()
        }}
    }
}

impl CardDesk {
    /// Hands the laptop back; a sheet that is done counts as finished.
    fn leave_sheet(self, is_done: bool) {
        if let Some(sheet) = self.card.get_untracked().filter(|_| is_done) {
            let set = ScorecardField::IsClosed(true);
            self.session.record(vec![Edit::SetScorecard { scorecard: sheet.id, set }]);
        }
        self.choice.sheet.set(None);
    }
}
