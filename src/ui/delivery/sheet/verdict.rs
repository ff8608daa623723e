//! The delivery level: the one dominant word, what holds it down, and whose table says so.

use std::sync::Arc;

use leptos::prelude::*;

use crate::delivery::Edition;
use crate::jobs::Sheet;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// The verdict.
#[component]
pub fn Verdict(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let levels = &sheet.levels;
    let word = levels.overall.map_or(text::NO_LEVEL, text::level_title);
    let why = match levels.overall {
        Some(_) => [text::LEVEL_WHY, " ", &text::held_down_by(levels)].concat(),
        None => text::NO_LEVEL_WHY.to_owned(),
    };
    let edition = levels.edition;
    let choose = move |place: String| {
        let edition = place.parse().ok().and_then(|place: usize| Edition::ALL.get(place).copied());
        desk.query.update(|query| query.edition = edition.unwrap_or_default());
    };
    view! {
        <section class="verdict" aria-labelledby="delivery-level">
            <h2 id="delivery-level"><small>{text::DELIVERY_LEVEL}</small>" "
                <span class="grade-word" class:none=levels.overall.is_none()>{word}</span></h2>
            <div>
                <p>{why}</p>
                <p><label>{text::LEVELS_FROM}" "
                    <select class="sel" on:change=move |event| choose(event_target_value(&event))>
                        {Edition::ALL.into_iter().enumerate().map(|(place, one)| view! {
                            <option value=place.to_string() selected=one == edition>{text::edition_name(one)}</option>
                        }).collect_view()}
                    </select></label></p>
                <p class="cap">{text::GAP_RULE}</p>
                {text::quick_check(levels).map(|words| view! { <p class="cap">{words}</p> })}
            </div>
        </section>
    }
}
