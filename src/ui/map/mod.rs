//! The map screen: totals, tools, drawing, timeline, inspector; on narrow screens a list beside an upright timeline.

mod canvas;
pub mod desk;
mod empty;

mod inspector;
mod ladder;
mod list;
mod toolbar;

use leptos::prelude::*;

use canvas::Canvas;
pub use canvas::target_with;
use desk::{Desk, Selection};
use empty::EmptyMap;
use inspector::Inspector;
use ladder::Ladder;
use list::StepList;
use toolbar::Toolbar;

use super::draw::totals::totals;
use super::parts::dynamic::{flag, memo_flag, part, words, drawing};
use super::text;
use super::view::MapView;
use crate::platform::elements;

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
            <section class="summary" aria-label=text::SUMMARY inner_html=drawing(move || desk.drawn(totals))></section>
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
