//! The map from far away: a shape per class of heat. The paper of the far map is moved as a whole, so that the browser
//! paints it once and then only shifts it.

use leptos::prelude::*;

use super::scene::Scene;
use crate::ui::draw::far::far;
use crate::ui::map::desk::Desk;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{part, words};

/// The far map; nothing while the steps stand on the page themselves.
#[component]
pub fn FarMap(scene: Scene) -> impl IntoView {
    let desk = Desk::here();
    let drawn = Memo::new(move |_| {
        let (Some(view), Some(layout)) = (desk.view.get(), desk.layout.get()) else { return String::new() };
        far(&view, layout.layout())
    });
    part(move || {
        if !scene.is_crowded() {
            return ().into_any();
        }
        view! {
            <svg class="far-map" aria-hidden="true" style:transform=words(move || paper_place(desk))
                style:width=words(move || paper_size(desk).0) style:height=words(move || paper_size(desk).1)>
                <g transform=words(move || paper_scale(desk)) inner_html=words(move || drawn.get())></g>
            </svg>
        }
        .into_any()
    })
}

/// Where the map's origin is, in view pixels.
fn paper_place(desk: Desk) -> String {
    let camera = desk.camera.get();
    let mut place = Markup::new();
    place.raw("translate(").number(camera.x_in_view).raw("px,").number(camera.y_in_view).raw("px)");
    place.finish()
}

fn paper_size(desk: Desk) -> (String, String) {
    let zoom = desk.zoom.get();
    let length = |length: f64| {
        let mut text = Markup::new();
        text.number((length * zoom).ceil()).raw("px");
        text.finish()
    };
    desk.layout.with(|layout| {
        let layout = layout.as_ref().map(crate::ui::view::LayoutView::layout);
        layout.map(|layout| (length(layout.left + layout.width), length(layout.top + layout.height))).unwrap_or_default()
    })
}

fn paper_scale(desk: Desk) -> String {
    crate::ui::camera::Camera { zoom: desk.zoom.get(), ..Default::default() }.transform()
}
