//! The drawing area: lanes, flows, steps; pointer, wheel and touch.
//!
//! Handlers sit on the root. A drag is computed from where it started, never by adding up movements. Of a large
//! map only steps near what is seen are in the page; where too many are, all are drawn as a few shapes (`far`).

mod far;
mod figures;
mod minimap;
mod pointer;
mod scene;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::{html, svg};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::desk::{Desk, Selection};
use crate::platform::elements::{self, SizeWatch};
use crate::ui::parts::dynamic::{effect, flag, words, drawing};
use crate::ui::text;
use far::FarMap;
use figures::keep_figures;
use minimap::Minimap;
use pointer::Hand;
use scene::Scene;

/// The drawing area.
#[component]
pub fn Canvas() -> impl IntoView {
    let desk = Desk::here();
    let frame: NodeRef<html::Div> = NodeRef::new();
    watch_size(desk, frame);
    desk.keep_in_view();
    let scene = Scene::new(desk);
    let hand = Hand::new(desk, scene, frame);
    hand_with_space(hand);
    let group: NodeRef<svg::G> = NodeRef::new();
    keep_figures(desk, scene, group);
    // Reaching a step by Tab selects it, so that its figures stand in the inspector; a click does so by itself.
    let focused = move |event: FocusEvent| {
        let step = event.target().and_then(|target| attribute_of(target.dyn_ref()?, "data-step"));
        if let (Some(step), Selection::Nothing) = (step.and_then(|id| id.parse().ok()), desk.selection.get_untracked()) {
            desk.select_by_tab(step);
        }
    };
    view! {
        <div class="canvas" class:pans=flag(move || hand.pans()) node_ref=frame>
            <FarMap scene/>
            <svg class="map" class:mid=flag(move || scene.is_mid()) class:far=flag(move || scene.is_far()) role="group" aria-label=text::MAP_DRAWING
                on:pointerdown=move |event| hand.down(&event) on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |event| hand.up(&event) on:pointercancel=move |event| hand.cancel(&event)
                on:wheel=move |event| hand.wheel(&event) on:dblclick=move |event| hand.double_click(&event) on:focusin=focused>
                <g transform=words(move || desk.camera.get().transform())>
                    <g inner_html=drawing(move || scene.lanes())></g>
                    <g inner_html=drawing(move || scene.flows())></g>
                    <g inner_html=drawing(move || scene.held_flows())></g>
                    <g transform=words(move || scene.lane_names_transform()) inner_html=drawing(move || scene.lane_names())></g>
                    <g node_ref=group></g>
                    <g aria-hidden="true" inner_html=drawing(move || scene.far_names())></g>
                    <g inner_html=drawing(move || scene.callout())></g>
                    <g inner_html=drawing(move || hand.traces())></g>
                </g>
            </svg>
            <Minimap/>
        </div>
    }
}

fn watch_size(desk: Desk, frame: NodeRef<html::Div>) {
    let watch = StoredValue::new_local(None::<SizeWatch>);
    effect(move || {
        let Some(frame) = frame.get() else { return };
        watch.set_value(SizeWatch::start(&frame, move |width, height| desk.view_size.set((width, height))));
    });
}

/// While the space bar is down the pointer moves the paper.
fn hand_with_space(hand: Hand) {
    let is_for_drawing = |event: &KeyboardEvent| event.key() == " " && elements::has_focus_within("svg.map");
    let down = window_event_listener(leptos::ev::keydown, move |event| {
        if is_for_drawing(&event) {
            event.prevent_default();
            hand.hold_space(true);
        }
    });
    let up = window_event_listener(leptos::ev::keyup, move |event| {
        if event.key() == " " {
            hand.hold_space(false);
        }
    });
    on_cleanup(move || {
        down.remove();
        up.remove();
    });
}

/// The attribute of the closest element under the pointer that has it.
pub fn target_with(event: &MouseEvent, attribute: &str) -> Option<String> {
    attribute_of(event.target()?.dyn_ref::<Element>()?, attribute)
}

fn attribute_of(element: &Element, attribute: &str) -> Option<String> {
    let holder = element.closest(&["[", attribute, "]"].concat()).ok().flatten()?;
    holder.get_attribute(attribute)
}

/// Whether the step is one of those selected.
fn is_selected(selection: &Selection, step: crate::id::StepId) -> bool {
    matches!(selection, Selection::Steps(steps) if steps.contains(&step))
}
