//! The whole map, small, with what is seen of it: only where the map does not fit.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use crate::ui::camera::Camera;
use crate::ui::draw::far::far;
use crate::ui::map::desk::Desk;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{following, memo_flag, part, words};
use crate::ui::text;

/// The drawing follows the map after this pause: it is not what people look at while they type.
const PAUSE_MS: u32 = 400;

/// The small map.
#[component]
pub fn Minimap() -> impl IntoView {
    let desk = Desk::here();
    let is_wanted = memo_flag(move || {
        let (zoom, (width, height)) = (desk.zoom.get(), desk.view_size.get());
        let overflows = |layout: &crate::ui::view::LayoutView| {
            let layout = layout.layout();
            layout.width * zoom > width * 1.2 || layout.height * zoom > height * 1.2
        };
        width > 0.0 && desk.layout.with(|layout| layout.as_ref().is_some_and(overflows))
    });
    part(move || if is_wanted.get() { view! { <SmallMap/> }.into_any() } else { ().into_any() })
}

#[component]
fn SmallMap() -> impl IntoView {
    let desk = Desk::here();
    let svg: NodeRef<leptos::svg::Svg> = NodeRef::new();
    let draw = move || {
        let (Some(view), Some(layout)) = (desk.view.get(), desk.layout.get()) else { return String::new() };
        far(&view, layout.layout())
    };
    let drawing = following(PAUSE_MS, move || desk.view.track(), draw);
    let go = move |event: PointerEvent| {
        if event.buttons() != 1 {
            return;
        }
        event.prevent_default();
        if let Some(svg) = svg.get_untracked() {
            let edges = svg.get_bounding_client_rect();
            let across = (f64::from(event.client_x()) - edges.left()) / edges.width();
            let down = (f64::from(event.client_y()) - edges.top()) / edges.height();
            centre_on(desk, across, down);
        }
    };
    view! {
        <svg class="minimap" node_ref=svg viewBox=words(move || frame(desk)) role="img" aria-label=text::MINIMAP
            preserveAspectRatio="none" on:pointerdown=go on:pointermove=go>
            <g inner_html=drawing></g>
            <g inner_html=words(move || seen(desk))></g>
        </svg>
    }
}

/// Everything that is drawn.
fn frame(desk: Desk) -> String {
    let mut area = Markup::new();
    if let Some(layout) = desk.layout.get() {
        let layout = layout.layout();
        area.path("", &[layout.left, layout.top, layout.width, layout.height]);
    }
    area.finish()
}

/// The frame around what is seen.
fn seen(desk: Desk) -> String {
    let (camera, (width, height)) = (desk.camera.get(), desk.view_size.get());
    let at = camera.map_from_view(0.0, 0.0);
    let mut markup = Markup::new();
    markup.raw("<rect class=\"seen\"").num("x", at.x).num("y", at.y);
    markup.num("width", width / camera.zoom).num("height", height / camera.zoom).empty();
    markup.finish()
}

/// Brings a place of the map, as parts of its width and height, to the middle of the view.
fn centre_on(desk: Desk, across: f64, down: f64) {
    let (camera, (width, height)) = (desk.camera.get_untracked(), desk.view_size.get_untracked());
    let Some(layout) = desk.layout.get_untracked() else { return };
    let layout = layout.layout();
    let offset = |start: f64, length: f64, part: f64, room: f64| room / 2.0 - (start + length * part) * camera.zoom;
    desk.move_camera(Camera {
        x_in_view: offset(layout.left, layout.width, across, width),
        y_in_view: offset(layout.top, layout.height, down, height),
        ..camera
    });
}
