//! The terms and their formulas, with a field to find one.

use leptos::prelude::*;

use super::Workbench;
use crate::ui::draw::glossary::glossary as drawn;
use crate::ui::parts::dynamic::{part, words};
use crate::ui::text::glossary as said;

/// The field, and the terms under it.
pub fn glossary(_: Workbench) -> AnyView {
    let question = RwSignal::new(String::new());
    let found = Memo::new(move |_| drawn(&question.get()));
    view! {
        <input class="in" type="search" aria-label=said::SEARCH placeholder=said::SEARCH_EXAMPLE autocomplete="off"
            on:input=move |event| question.set(event_target_value(&event))/>
        <div inner_html=words(move || found.get())></div>
        <div role="status">
            {part(move || found.with(String::is_empty).then(|| view! { <p class="cap">{said::NONE}</p> }).into_any())}
        </div>
    }
    .into_any()
}
