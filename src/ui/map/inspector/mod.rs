//! What is known of the selected step or flow, to be read and changed.

mod field;
mod flow_panel;
mod more;
mod step_panel;

use leptos::prelude::*;

use super::desk::{Desk, Selection};
use crate::ui::parts::dynamic::{clicked, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use flow_panel::FlowPanel;
use step_panel::StepPanel;

/// The panel at the right; on narrow screens a sheet over the list.
#[component]
pub fn Inspector() -> impl IntoView {
    let desk = Desk::here();
    let shown = Memo::new(move |_| match desk.selection.get() {
        Selection::Steps(steps) => steps.last().copied().map(Shown::Step).unwrap_or_default(),
        Selection::Flow(flow) => Shown::Flow(flow),
        Selection::Nothing => Shown::Nothing,
    });
    view! {
        <aside class="inspector" aria-label=text::INSPECTOR>
            <button type="button" class="tool inspector-close" aria-label=text::CLOSE
                on:click=clicked(move |_| desk.selection.set(Selection::Nothing))><Glyph icon=Icon::Close/></button>
            {part(move || match shown.get() {
                Shown::Step(id) => view! { <StepPanel id/> }.into_any(),
                Shown::Flow(id) => view! { <FlowPanel id/> }.into_any(),
                Shown::Nothing => ().into_any(),
            })}
        </aside>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Shown {
    #[default]
    Nothing,
    Step(crate::id::StepId),
    Flow(crate::id::FlowId),
}
