//! The tools above the drawing; written by `draw::toolbar`.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::canvas::target_with;
use super::desk::Desk;
use crate::ui::draw::toolbar::toolbar;
use crate::ui::parts::dynamic::{clicked, drawing, memo_flag};
use crate::ui::text;

/// The tools.
#[component]
pub fn Toolbar() -> impl IntoView {
    let desk = Desk::here();
    let has_step = memo_flag(move || desk.selected_step().is_some());
    let drawn = move || {
        let shown = desk.view.with(|view| view.as_ref().map(|view| (view.map().id, view.summary().path.len())));
        desk.session.read(|workshop| toolbar(desk.session.id(), workshop, shown, has_step.get()))
    };
    let act = move |event: MouseEvent| {
        desk.run_button(&event);
        if let Some(map) = target_with(&event, "data-map").and_then(|id| id.parse().ok()) {
            desk.choose_map(map);
            desk.zoom_to_read();
        }
    };
    view! {
        <div class="tools" role="toolbar" aria-label=text::MAP_TOOLS on:click=clicked(act) inner_html=drawing(drawn)></div>
    }
}
