//! What a rater who was invited does when they are done: hand the answers back, as a code or as a file.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::maturity::{SheetCode, in_groups};
use crate::ui::draw::qr::qr;
use crate::ui::parts::dynamic::{clicked, part};
use crate::ui::saving;
use crate::ui::text;
use crate::workshop::ScorecardField;

/// The page of a finished sheet.
#[component]
pub fn RatedHere() -> impl IntoView {
    let desk = CardDesk::here();
    let code = Memo::new(move |_| {
        let model = desk.found_model.get()?;
        desk.card.with(|card| SheetCode::of(&model, card.as_ref()?))
    });
    view! {
        {part(move || match code.get() {
            Some(code) => handing_back(desk, &code),
            None => view! { <p class="scorecard-word">{text::OTHER_QUESTIONNAIRE}</p> }.into_any(),
        })}
    }
}

fn handing_back(desk: CardDesk, code: &SheetCode) -> AnyView {
    let letters = code.to_text();
    let answered = code.ratings.iter().filter(|rating| rating.is_some()).count();
    let picture = qr(&letters, &text::code_picture(&code.rater));
    let shown = in_groups(&letters);
    let copied = shown.clone();
    view! {
        <section class="rated-here" aria-labelledby="rated-title">
            <h2 id="rated-title">{text::rated_title(&code.rater)}</h2>
            <p>{text::rated_count_of(answered, code.ratings.len())}</p>
            <p>{text::HAND_BACK}</p>
            <div class="code-place">
                {picture.map(|picture| view! { <div class="qr-place" inner_html=picture></div> })}
                <div>
                    <p class="rating-code" role="group" aria-label=text::RATING_CODE>{shown}</p>
                    <p class="rater-ends">
                        <button type="button" class="btn first" on:click=clicked(move |_| desk.copy(copied.clone(), text::CODE_COPIED.to_owned()))>
                            {text::COPY_CODE}
                        </button>
                        <button type="button" class="btn" on:click=clicked(move |_| saving::save_file(desk.app, desk.session))>
                            {text::RATER_FILE}
                        </button>
                        <button type="button" class="btn plain" on:click=clicked(move |_| desk.rate_on())>{text::RATE_ON}</button>
                    </p>
                    <p class="cap">{text::left_out(code.notes)}</p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

impl CardDesk {
    fn rate_on(self) {
        self.set(ScorecardField::IsClosed(false));
    }
}
