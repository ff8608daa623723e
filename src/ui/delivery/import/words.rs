//! Status words and what they mean; unknown ones are asked, never guessed.

use leptos::prelude::*;

use crate::delivery::Outcome;
use crate::jobs::{Decision, WordRows};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text::delivery as text;

/// The table of words.
#[component]
pub fn Words() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let words = Memo::new(move |_| desk.import.with(|view| view.words.clone()));
    let open = Memo::new(move |_| desk.import.with(crate::jobs::ImportView::open_words));
    move || {
        (!words.with(Vec::is_empty)).then(|| view! {
            <section class="import-part" aria-labelledby="import-words">
                <h3 id="import-words">{text::STATUS_WORDS}</h3>
                <table class="plain-table words">
                    <thead><tr>
                        <th scope="col">{text::IN_THE_FILES}</th><th scope="col">{text::MEANS}</th>
                        <th scope="col" class="num">{text::ROWS}</th>
                    </tr></thead>
                    <tbody>{words.get().into_iter().map(|word| row(desk, word)).collect_view()}</tbody>
                </table>
                {(open.get() > 0).then(|| view! {
                    <p class="ask-note" id="words-open"><Glyph icon=Icon::Warning/>
                        <b>{text::words_open(open.get())}</b>" "{text::WORDS_UNKNOWN}</p>
                })}
            </section>
        })
    }
}

fn row(desk: DeliveryDesk, word: WordRows) -> impl IntoView {
    let WordRows { word, rows, outcome } = word;
    let is_open = outcome.is_none();
    let label = text::word_label(&word);
    let shown = text::word_shown(&word);
    let choose = move |place: String| {
        let outcome = place.parse().ok().and_then(|place: usize| Outcome::ALL.get(place).copied());
        if let Some(outcome) = outcome {
            desk.decide(Decision::Word { word: word.clone(), outcome });
        }
    };
    view! {
        <tr class:ask=is_open>
            <th scope="row">{shown}</th>
            <td>
                <select class="sel" class:ask=is_open aria-label=label aria-invalid=is_open.then_some("true")
                    aria-describedby=is_open.then_some("words-open") on:change=move |event| choose(event_target_value(&event))>
                    {is_open.then(|| view! { <option value="" selected=true>{text::CHOOSE}</option> })}
                    {Outcome::ALL.into_iter().enumerate().map(|(place, one)| view! {
                        <option value=place.to_string() selected=outcome == Some(one)>{text::outcome_name(one)}</option>
                    }).collect_view()}
                </select>
            </td>
            <td class="num">{text::count(rows)}</td>
        </tr>
    }
}
