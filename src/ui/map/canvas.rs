//! The drawing area: lanes, flows, steps; pointer, wheel and touch.
//!
//! Handlers sit on the root. A drag is computed from where it started, never by adding up movements. Only steps near
//! what is seen are in the page.

use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::desk::{Carried, Desk, Selection};
use super::step_box::StepFigure;
use crate::id::{FlowId, StepId};
use crate::platform::elements::SizeWatch;
use crate::stream::{FlowRoute, Position, StepBox};
use crate::ui::camera::Camera;
use crate::ui::draw::{callout::callout, flows::flows, lanes::lanes};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{effect, flag, words};
use crate::ui::text;

/// What the pointer is doing since it went down.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Grip {
    /// Moves the camera.
    Ground { camera: Camera },
    /// Carries the selected steps.
    Step { moved: bool },
    /// Draws a flow from a step.
    Handle { from: StepId },
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Press {
    x: f64,
    y: f64,
    grip: Grip,
}

/// Below this many pixels a press is a click.
const DRAG_THRESHOLD_PX: f64 = 4.0;
/// How far beyond the view steps are kept in the page, in map units.
const MARGIN_IN_MAP: f64 = 200.0;
const WHEEL_ZOOM: f64 = 0.002;

/// The drawing area.
#[component]
pub fn Canvas() -> impl IntoView {
    let desk = Desk::here();
    let frame: NodeRef<html::Div> = NodeRef::new();
    let press = RwSignal::new(None::<Press>);
    let pointer = RwSignal::new((0.0, 0.0));
    watch_size(desk, frame);
    desk.keep_in_view();
    let transform = move || {
        desk.camera.get().transform()
    };
    let steps = Memo::new(move |_| steps_in_view(desk));
    let is_far = move || desk.camera.get().zoom < 0.45;
    let in_frame = move |event: &MouseEvent| position_in(frame, event);
    let down = move |event: PointerEvent| {
        let (x, y) = in_frame(&event);
        pointer.set((x, y));
        let grip = grip_at(desk, &event);
        press.set(grip.map(|grip| Press { x, y, grip }));
    };
    let moved = move |event: PointerEvent| {
        let Some(press_now) = press.get_untracked() else { return };
        let at = in_frame(&event);
        pointer.set(at);
        if let Some(next) = drag(desk, press_now, at) {
            capture(&event, frame);
            press.set(Some(next));
        }
    };
    let up = move |event: PointerEvent| {
        if let Some(press_now) = press.get_untracked() {
            press.set(None);
            release(desk, press_now, &event);
        }
    };
    let cancel = move |_| {
        press.set(None);
        desk.carried.set(None);
    };
    let add_here = move |event: MouseEvent| {
        if target_with(&event, "data-step").is_none() && target_with(&event, "data-flow").is_none() {
            desk.selection.set(Selection::Nothing);
            desk.run(crate::ui::keys::Action::AddStep);
        }
    };
    view! {
        <div class="canvas" node_ref=frame>
            <svg class="map" class:far=flag(is_far) role="group" aria-label=text::MAP_DRAWING
                on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=cancel
                on:wheel=move |event| wheel(desk, &event, in_frame(&event)) on:dblclick=add_here>
                <g transform=words(transform)>
                    <g inner_html=words(move || lanes_seen(desk))></g>
                    <g inner_html=words(move || flows_seen(desk))></g>
                    <For each=move || steps.get() key=|id| *id let(id)><StepFigure id/></For>
                    <g inner_html=words(move || callout_of(desk))></g>
                    <NewFlow press pointer/>
                </g>
            </svg>
        </div>
    }
}

/// The flow that is being drawn.
#[component]
fn NewFlow(press: RwSignal<Option<Press>>, pointer: RwSignal<(f64, f64)>) -> impl IntoView {
    let desk = Desk::here();
    let path = move || {
        let Some(Press { grip: Grip::Handle { from }, .. }) = press.get() else { return String::new() };
        let Some(start) = desk.layout.get().and_then(|layout| layout.step(from).copied()) else { return String::new() };
        let (x, y) = pointer.get();
        let end = desk.camera.get_untracked().map_from_view(x, y);
        let mut path = Markup::new();
        path.path("M", &[start.x + start.width, start.y + start.height / 2.0]).path("L", &[end.x, end.y]);
        path.finish()
    };
    view! { <path class="new-flow" d=words(path)/> }
}

fn watch_size(desk: Desk, frame: NodeRef<html::Div>) {
    let watch = StoredValue::new_local(None::<SizeWatch>);
    effect(move || {
        let Some(frame) = frame.get() else { return };
        watch.set_value(SizeWatch::start(&frame, move |width, height| desk.view_size.set((width, height))));
    });
}

/// What is seen of the map, with a margin: left, top, right and bottom in map units.
fn seen(desk: Desk) -> (f64, f64, f64, f64) {
    let (camera, (width, height)) = (desk.camera.get(), desk.view_size.get());
    let first = camera.map_from_view(0.0, 0.0);
    let last = camera.map_from_view(width, height);
    (first.x - MARGIN_IN_MAP, first.y - MARGIN_IN_MAP, last.x + MARGIN_IN_MAP, last.y + MARGIN_IN_MAP)
}

fn steps_in_view(desk: Desk) -> Vec<StepId> {
    let Some(layout) = desk.layout.get() else { return Vec::new() };
    let (left, top, right, bottom) = seen(desk);
    let is_near = |placed: &&StepBox| {
        placed.x < right && placed.y < bottom && placed.x + placed.width > left && placed.y + placed.height > top
    };
    layout.layout().boxes.iter().filter(is_near).map(|placed| placed.step).collect()
}

fn callout_of(desk: Desk) -> String {
    let (Some(view), Some(layout)) = (desk.view.get(), desk.layout.get()) else { return String::new() };
    callout(&view, &layout).unwrap_or_default()
}

fn lanes_seen(desk: Desk) -> String {
    let Some(layout) = desk.layout.get() else { return String::new() };
    let camera = desk.camera.get();
    let right = camera.map_from_view(desk.view_size.get().0, 0.0).x;
    lanes(&layout.layout().lanes, camera.map_from_view(0.0, 0.0).x, right, camera.zoom)
}

fn flows_seen(desk: Desk) -> String {
    let (Some(view), Some(layout)) = (desk.view.get(), desk.layout.get()) else { return String::new() };
    let (left, top, right, bottom) = seen(desk);
    let selected = match desk.selection.get() {
        Selection::Flow(flow) => Some(flow),
        _ => None,
    };
    let is_seen = |route: &FlowRoute| {
        let within = |least: f64, most: f64, of: fn(&Position) -> f64| {
            route.points.iter().any(|point| of(point) > least) && route.points.iter().any(|point| of(point) < most)
        };
        within(left, right, |point| point.x) && within(top, bottom, |point| point.y)
    };
    flows(&view, &layout.layout().flows, selected, is_seen)
}

fn position_in(frame: NodeRef<html::Div>, event: &MouseEvent) -> (f64, f64) {
    let Some(frame) = frame.get_untracked() else { return (0.0, 0.0) };
    let edges = frame.get_bounding_client_rect();
    (f64::from(event.client_x()) - edges.left(), f64::from(event.client_y()) - edges.top())
}

/// What lies under the pointer: selects it, and says what a drag from here would do.
fn grip_at(desk: Desk, event: &PointerEvent) -> Option<Grip> {
    if event.button() == 1 {
        return Some(Grip::Ground { camera: desk.camera.get_untracked() });
    }
    if event.button() != 0 {
        return None;
    }
    if let Some(from) = target_with(event, "data-handle").and_then(|text| text.parse().ok()) {
        return Some(Grip::Handle { from });
    }
    if let Some(step) = target_with(event, "data-step").and_then(|text| text.parse::<StepId>().ok()) {
        let is_selected = desk.selection.with_untracked(|selection| match selection {
            Selection::Steps(steps) => steps.contains(&step),
            _ => false,
        });
        if event.shift_key() {
            desk.toggle_step(step);
        } else if !is_selected {
            desk.select_step(step);
        }
        return Some(Grip::Step { moved: false });
    }
    if let Some(flow) = target_with(event, "data-flow").and_then(|text| text.parse::<FlowId>().ok()) {
        desk.selection.set(Selection::Flow(flow));
    } else {
        desk.selection.set(Selection::Nothing);
    }
    Some(Grip::Ground { camera: desk.camera.get_untracked() })
}

/// Where a press stands after the pointer moved; `None` while it is still a click.
fn drag(desk: Desk, press: Press, (x, y): (f64, f64)) -> Option<Press> {
    let (dx, dy) = (x - press.x, y - press.y);
    match press.grip {
        Grip::Ground { camera } => {
            desk.move_camera(camera.panned(dx, dy));
            Some(press)
        }
        Grip::Step { moved } => {
            if !moved && dx.hypot(dy) < DRAG_THRESHOLD_PX {
                return None;
            }
            let zoom = desk.camera.get_untracked().zoom;
            if let Selection::Steps(steps) = desk.selection.get_untracked() {
                desk.carried.set(Some(Carried { steps, dx: dx / zoom, dy: dy / zoom }));
            }
            Some(Press { grip: Grip::Step { moved: true }, ..press })
        }
        Grip::Handle { .. } => Some(press),
    }
}

fn release(desk: Desk, press: Press, event: &PointerEvent) {
    match press.grip {
        Grip::Ground { .. } => {}
        Grip::Step { .. } => {
            if let Some(carried) = desk.carried.get_untracked() {
                desk.put_down(&carried);
            }
        }
        Grip::Handle { from } => {
            let under = element_at(event).and_then(|element| attribute_of(&element, "data-step"));
            if let Some(to) = under.and_then(|text| text.parse().ok()) {
                desk.connect(from, to);
            }
        }
    }
}

fn wheel(desk: Desk, event: &WheelEvent, (x, y): (f64, f64)) {
    event.prevent_default();
    let lines = if event.delta_mode() == 1 { 16.0 } else { 1.0 };
    let (dx, dy) = (event.delta_x() * lines, event.delta_y() * lines);
    let camera = desk.camera.get_untracked();
    desk.move_camera(if event.ctrl_key() || event.meta_key() {
        camera.zoomed_at((-dy * WHEEL_ZOOM).exp(), x, y)
    } else if event.shift_key() && dx == 0.0 {
        camera.panned(-dy, 0.0)
    } else {
        camera.panned(-dx, -dy)
    });
}

/// Keeps the pointer's events coming while it is outside.
fn capture(event: &PointerEvent, frame: NodeRef<html::Div>) {
    let Some(frame) = frame.get_untracked() else { return };
    if let Some(svg) = frame.first_element_child() {
        let _ = svg.set_pointer_capture(event.pointer_id());
    }
}

/// The attribute of the closest element under the pointer that has it.
pub fn target_with(event: &MouseEvent, attribute: &str) -> Option<String> {
    attribute_of(event.target()?.dyn_ref::<Element>()?, attribute)
}

fn attribute_of(element: &Element, attribute: &str) -> Option<String> {
    let holder = element.closest(&["[", attribute, "]"].concat()).ok().flatten()?;
    holder.get_attribute(attribute)
}

/// The element under the pointer: while it is captured the event's own target is the drawing.
fn element_at(event: &PointerEvent) -> Option<Element> {
    document().element_from_point(event.client_x() as f32, event.client_y() as f32)
}
