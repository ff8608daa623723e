//! The map screen: totals, tools, drawing, timeline, inspector; on narrow screens a list beside an upright timeline.

mod canvas;
pub mod desk;
mod empty;

mod inspector;
mod ladder;
mod list;
mod toolbar;

use leptos::html;
use leptos::prelude::*;

use canvas::Canvas;
pub use canvas::target_with;
use desk::{Desk, Selection};
use empty::EmptyMap;
use inspector::Inspector;
use ladder::Ladder;
use list::StepList;
use toolbar::Toolbar;

use super::draw::totals::{basis, entries};
use super::parts::dynamic::{effect, flag, memo_flag, part, words};
use super::text;
use super::view::MapView;
use crate::platform::elements;

/// The totals; of seven those are written that have changed.
#[component]
fn Totals() -> impl IntoView {
    let desk = Desk::here();
    let strip: NodeRef<html::Div> = NodeRef::new();
    let written = StoredValue::new((Vec::<String>::new(), String::new()));
    effect(move || {
        let (Some(strip), Some(view)) = (strip.get(), desk.view.get()) else { return };
        let Some(list) = strip.first_element_child() else { return };
        written.update_value(|(last, last_basis)| {
            let entries = entries(&view);
            let [old, new] = [&*last, &entries].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
            elements::write_children(&list, &old, &new);
            elements::write_where_new(&strip, ".map-basis", last_basis, basis(&view));
            *last = entries;
        });
    });
    view! {
        <div class="summary" role="region" aria-label=text::SUMMARY node_ref=strip>
            <dl class="totals"></dl>
            <p class="map-basis"></p>
        </div>
    }
}

/// The screen.
#[component]
pub fn MapScreen() -> impl IntoView {
    let desk = Desk::here();
    let is_empty = memo_flag(move || desk.view.get().is_none_or(|view| view.map().steps.is_empty()));
    let inspected = memo_flag(move || !matches!(desk.selection.get(), Selection::Nothing));
    // The list has its own place on narrow screens only, where the drawing has none.
    let is_narrow = memo_flag(move || desk.view_size.get().0 <= 0.0 && elements::is_narrow());
    let said = move |view: &MapView| {
        let step = untrack(|| desk.selected_step());
        text::said_change(view.map(), view.summary(), step.and_then(|step| view.step(step)))
    };
    view! {
        <main class="map-screen" class:inspected=flag(move || inspected.get()) aria-label=text::MAP_SCREEN>
            <Totals/>
            <div class="work">
                <Toolbar/>
                {part(move || if is_empty.get() {
                    view! { <EmptyMap/> }.into_any()
                } else {
                    view! { <Canvas/>{part(move || if is_narrow.get() { view! { <StepList/> }.into_any() } else { ().into_any() })}<Ladder/> }.into_any()
                })}
            </div>
            <p class="vh" aria-live="polite">{words(move || desk.drawn(said))}</p>
            {part(move || if inspected.get() { view! { <Inspector/> }.into_any() } else { ().into_any() })}
        </main>
    }
}
