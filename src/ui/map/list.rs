//! The map as a list, for narrow screens: rows of equal height, each with its figures; touching one opens it.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::canvas::target_with;
use super::desk::Desk;
use crate::ui::draw::list::steps;
use crate::ui::parts::dynamic::drawing;
use crate::ui::text;

/// The list; one handler for all its buttons.
#[component]
pub fn StepList() -> impl IntoView {
    let desk = Desk::here();
    let open = move |event: MouseEvent| {
        if let Some(step) = target_with(&event, "data-step").and_then(|text| text.parse().ok()) {
            desk.select_step(step);
        }
    };
    view! { <ol class="step-list" aria-label=text::STEPS_LIST on:click=open inner_html=drawing(move || desk.drawn(steps))></ol> }
}
