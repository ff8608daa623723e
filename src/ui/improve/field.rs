//! Fields of one improvement: what is typed is recorded when the field is left, Escape puts back what stood there.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::desk::ImproveDesk;
use crate::id::ImprovementId;
use crate::stream::{Duration, Unit};
use crate::ui::parts::dynamic::{changed, words};
use crate::ui::parts::put_back::put_back;
use crate::ui::text::improve as text;
use crate::workshop::ImprovementField;

/// One line.
#[component]
pub fn Line(id: ImprovementId, field: ImprovementField, #[prop(default = "text")] kind: &'static str) -> impl IntoView {
    let desk = ImproveDesk::here();
    view! {
        <input class="in" type=kind aria-label=text::field_name(field) autocomplete="off"
            placeholder=text::field_example(field) prop:value=words(move || desk.said(id, field))
            on:change=changed(move |event| desk.say(id, field, kept(field, &event_target_value(&event))))
            on:keydown=move |event| put_back(&event, &desk.said(id, field))/>
    }
}

/// The title: one line that is shown whole however long it is. Enter leaves it.
#[component]
pub fn TitleLine(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let field = ImprovementField::Title;
    let node: NodeRef<html::Textarea> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(node) = node.get().filter(|_| desk.is_fresh(id)) {
            let _ = node.focus();
        }
    });
    let on_key = move |event: KeyboardEvent| {
        put_back(&event, &desk.said(id, field));
        if let Some(node) = node.get_untracked().filter(|_| event.key() == "Enter") {
            event.prevent_default();
            let _ = node.blur();
        }
    };
    view! {
        <textarea class="in" rows="1" node_ref=node aria-label=text::field_name(field) autocomplete="off"
            placeholder=text::field_example(field) prop:value=words(move || desk.said(id, field))
            on:change=changed(move |event| desk.say(id, field, kept(field, &event_target_value(&event))))
            on:keydown=on_key></textarea>
    }
}

/// Several lines.
#[component]
pub fn Lines(id: ImprovementId, field: ImprovementField) -> impl IntoView {
    let desk = ImproveDesk::here();
    view! {
        <textarea class="in notes" rows="2" aria-label=text::field_name(field) placeholder=text::field_example(field)
            prop:value=words(move || desk.said(id, field))
            on:change=changed(move |event| desk.say(id, field, kept(field, &event_target_value(&event))))
            on:keydown=move |event| put_back(&event, &desk.said(id, field))></textarea>
    }
}

/// What is kept of what was typed: a bare number gets its unit, as on the map.
fn kept(field: ImprovementField, typed: &str) -> String {
    let unit = match field {
        ImprovementField::LeadTime => Unit::Day,
        ImprovementField::ProcessTime => Unit::Hour,
        // Pasted lines; a title is one.
        ImprovementField::Title => return typed.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => return typed.trim().to_owned(),
    };
    Duration::read(typed, unit).map(|time| time.text().to_owned()).unwrap_or_default()
}
