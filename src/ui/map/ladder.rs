//! The timeline under the map; drawn by `draw::ladder`.

use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use crate::platform::elements::SizeWatch;
use crate::ui::draw::ladder::ladder;
use crate::ui::parts::dynamic::{aria, clicked, effect, following, memo_flag, words};
use crate::ui::text;
use crate::workshop::{Edit, MapField};

/// The drawing follows after the frame in which the step and the totals have changed.
const PAUSE_MS: u32 = 40;

/// The timeline, as wide as there is room.
#[component]
pub fn Ladder() -> impl IntoView {
    let desk = Desk::here();
    let frame: NodeRef<html::Div> = NodeRef::new();
    let width = RwSignal::new(0.0);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    let is_even = RwSignal::new(false);
    effect(move || {
        if let Some(frame) = frame.get() {
            watch.set_value(SizeWatch::start(&frame, move |size, _| width.set(size)));
        }
    });
    let seen = move || {
        desk.view.track();
        width.track();
        is_even.track();
    };
    let ladder_drawn = following(PAUSE_MS, seen, move || desk.drawn(|view| ladder(view, width.get(), is_even.get())));
    let description = move || desk.drawn(|view| text::ladder_label(view.map(), view.summary()));
    let choice = move |even: bool, name: &'static str| {
        view! {
            <button type="button" aria-pressed=aria(move || is_even.get() == even) on:click=clicked(move |_| is_even.set(even))>{name}</button>
        }
    };
    let has_waits = memo_flag(move || desk.view.with(|view| view.as_ref().is_some_and(|view| view.map().waits_on_arrows)));
    let set_waits = move |waits: bool| {
        desk.with_map(|map| {
            desk.session.record(vec![Edit::SetMap { map: map.id, set: MapField::WaitsOnArrows(waits) }])
        });
    };
    let entry = move |waits: bool, name: &'static str| {
        view! {
            <button type="button" aria-pressed=aria(move || has_waits.get() == waits) on:click=clicked(move |_| set_waits(waits))>{name}</button>
        }
    };
    view! {
        <section class="ladder" aria-label=text::TIMELINE>
            <div class="ladder-drawing" node_ref=frame>
                <svg height="104" width="100%" role="img" aria-label=text::TIMELINE_DRAWING aria-description=words(description)
                    inner_html=ladder_drawn></svg>
            </div>
            <div class="ladder-foot">
                <p>{words(move || desk.drawn(|view| text::stream_ends(view.map())))}</p>
                <div class="seg small" role="group" aria-label=text::ENTRY>
                    {entry(false, text::ENTRY_LEAD_TIMES)}{entry(true, text::ENTRY_WAITS)}
                </div>
                <div class="seg small" role="group" aria-label=text::TIMELINE>
                    {choice(false, text::TO_SCALE)}{choice(true, text::EVEN)}
                </div>
            </div>
        </section>
    }
}
