//! What a rating rests on: where it can be looked at, when it was, and by whom.

use leptos::prelude::*;

use super::practice_row::Row;
use crate::maturity::Evidence;
use crate::ui::parts::dynamic::{changed, part, words};
use crate::ui::text;

/// The fields, folded away until there is something in them.
#[component]
pub fn EvidenceFields(row: Row) -> impl IntoView {
    let evidence = Memo::new(move |_| row.answer.with(|answer| answer.evidence.clone()));
    let has_any = Memo::new(move |_| evidence.with(|evidence| *evidence != Evidence::default()));
    let keep = move |change: fn(&mut Evidence, String)| changed(move |event| {
        let mut said = evidence.get_untracked();
        change(&mut said, event_target_value(&event).trim().to_owned());
        row.desk.set_evidence(&row.id(), said);
    });
    let label = move |what: &str| text::evidence_of(&row.title(), what);
    view! {
        <details class="evidence" open=untrack(move || has_any.get())>
            <summary class="link">{text::EVIDENCE}</summary>
            <input class="in" aria-label=label(text::EVIDENCE_LINK) placeholder=text::EVIDENCE_LINK_EXAMPLE autocomplete="off"
                prop:value=words(move || evidence.get().link) on:change=keep(|evidence, text| evidence.link = text)/>
            <input class="in" type="date" aria-label=label(text::EVIDENCE_DATE)
                prop:value=words(move || evidence.get().date) on:change=keep(|evidence, text| evidence.date = text)/>
            <input class="in" aria-label=label(text::EVIDENCE_BY) placeholder=text::EVIDENCE_BY_EXAMPLE autocomplete="off"
                prop:value=words(move || evidence.get().by) on:change=keep(|evidence, text| evidence.by = text)/>
            {part(move || evidence.with(|evidence| {
                let address = text::is_address(&evidence.link).then(|| evidence.link.clone());
                address.map(|address| view! {
                    <a href=address target="_blank" rel="noopener noreferrer">{text::EVIDENCE_OPEN}</a>
                }).into_any()
            }))}
        </details>
    }
}
