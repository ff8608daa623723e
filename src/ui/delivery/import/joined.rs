//! How the files join, as decided so far.

use leptos::prelude::*;

use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// The list of counts.
#[component]
pub fn HowItJoins() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let joined = Memo::new(move |_| desk.import.with(|view| (!view.files.is_empty()).then(|| view.joined.clone())));
    move || {
        joined.get().map(|joined| view! {
            <section class="import-part joined" aria-labelledby="import-joined">
                <h3 id="import-joined">{text::HOW_IT_JOINS}</h3>
                {match joined {
                    None => view! { <p class="note">{text::JOIN_LATER}</p> }.into_any(),
                    Some(joined) => view! {
                        <ul class="join">
                            {text::joined(&joined).into_iter().map(|(number, words)| view! {
                                <li><b>{number}</b><span>{words}</span></li>
                            }).collect_view()}
                        </ul>
                        {joined.strangers.iter().map(|file| view! { <p class="warn">{text::stranger(file)}</p> }).collect_view()}
                    }.into_any(),
                }}
            </section>
        })
    }
}
