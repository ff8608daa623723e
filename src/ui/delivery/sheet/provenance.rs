//! Where the figures come from, the JSON of them, and how not to use them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::jobs::Sheet;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// The foot of the sheet.
#[component]
pub fn Provenance(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let has_metrics = !sheet.is_without_deployments || !sheet.missing.is_empty();
    view! {
        <section class="provenance" aria-label=text::WHERE_FROM>
            <p class="counts">
                {text::provenance(&sheet.rows).into_iter().map(|words| view! { <span>{words}</span>" " }).collect_view()}
            </p>
            {has_metrics.then(|| view! {
                <div class="bar-buttons">
                    <button type="button" class="btn" on:click=move |_| desk.copy_json()>{text::COPY_JSON}</button>
                    <button type="button" class="btn" on:click=move |_| desk.save_json()>{text::SAVE_JSON}</button>
                </div>
            })}
            <ul class="source-files">{sheet.files.iter().map(|file| view! { <li>{text::file_line(file)}</li> }).collect_view()}</ul>
            {has_metrics.then(|| view! { <p class="dora">{text::DORA_WARNINGS}</p> })}
        </section>
    }
}
