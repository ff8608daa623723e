//! One step on the drawing: a box that can be focused, pressed and carried. What is in it is drawn by `draw::step`.

use leptos::prelude::*;

use super::is_selected;
use crate::ui::map::desk::{Desk, Selection};
use crate::id::StepId;
use crate::stream::{STEP_HEIGHT, STEP_WIDTH};
use crate::ui::draw::step::{StepFace, face};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{aria, memo_flag, words};

/// The box.
#[component]
pub fn StepFigure(id: StepId) -> impl IntoView {
    let desk = Desk::here();
    let drawn = Memo::new(move |_| {
        desk.view.get().and_then(|view| face(&view, id, STEP_WIDTH, STEP_HEIGHT)).unwrap_or_default()
    });
    let of_face = move |read: fn(&StepFace) -> &String| words(move || drawn.with(|face| read(face).clone()));
    let is_chosen = memo_flag(move || {
        desk.selection.with(|selection| is_selected(selection, id))
    });
    view! {
        <g class=of_face(|face| &face.class) transform=words(move || transform(desk, id)) tabindex=words(move || if desk.tab_stop() == Some(id) { "0" } else { "-1" }.to_owned()) role="button"
            aria-pressed=aria(move || is_chosen.get()) data-step=id.to_string()
            aria-label=of_face(|face| &face.name) aria-description=of_face(|face| &face.description)
            on:focus=move |_| focus_step(desk, id)>
            <g inner_html=of_face(|face| &face.inside)></g>
            <g inner_html=words(move || if is_chosen.get() { handle(id) } else { String::new() })></g>
        </g>
    }
}

fn transform(desk: Desk, id: StepId) -> String {
    let Some(placed) = desk.layout.get().and_then(|layout| layout.step(id).copied()) else { return String::new() };
    let (dx, dy) = desk.carried.with(|carried| match carried {
        Some(carried) if carried.has(id) => (carried.dx, carried.dy),
        _ => (0.0, 0.0),
    });
    let mut transform = Markup::new();
    transform.path("translate(", &[placed.x + dx, placed.y + dy]).raw(")");
    transform.finish()
}

/// Where a new flow is drawn from.
fn handle(id: StepId) -> String {
    let (x, y) = (STEP_WIDTH, STEP_HEIGHT / 2.0);
    let mut markup = Markup::new();
    markup.open("g").attr("class", "handle").attr("data-handle", &id.to_string()).inside();
    for (class, radius) in [("handle-reach", 14.0), ("handle-dot", 6.0)] {
        markup.open("circle").attr("class", class).num("cx", x).num("cy", y).num("r", radius).empty();
    }
    markup.raw("<path d=\"").path("M", &[x - 3.0, y]).raw("h6").path("M", &[x, y - 3.0]).raw("v6\"/>").close("g");
    markup.finish()
}

/// Reaching a step by Tab selects it, so that its figures stand in the inspector; a click does so by itself.
fn focus_step(desk: Desk, id: StepId) {
    if matches!(desk.selection.get_untracked(), Selection::Nothing) {
        desk.select_by_tab(id);
    }
}
