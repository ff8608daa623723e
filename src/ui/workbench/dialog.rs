//! A modal dialog on the browser's own `<dialog>`: focus stays in it, Escape closes it, focus returns.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Event;

use super::{Tool, Workbench};
use crate::ui::parts::dynamic::{clicked, effect, memo_flag, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;

/// The dialog of a tool, with its title and a close button.
#[component]
pub fn ToolDialog(
    workbench: Workbench,
    tool: Tool,
    /// What is in it; made when it is shown.
    content: fn(Workbench) -> AnyView,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let is_shown = memo_flag(move || workbench.shown.get() == Some(tool));
    effect(move || {
        let (Some(dialog), is_shown) = (dialog.get(), is_shown.get()) else { return };
        if !is_shown {
            dialog.close();
        } else if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    let closed = move || {
        // Another tool may have taken its place.
        if workbench.shown.get_untracked() == Some(tool) {
            workbench.shown.set(None);
        }
    };
    // Escape is told at once. A file that was not chosen in the dialog is called off by the same name.
    let was_cancelled = move |event: Event| {
        if event.target() == event.current_target() {
            closed();
        }
    };
    // That it is closed is told late: meanwhile it may have been opened again.
    let was_closed = move || {
        if dialog.get_untracked().is_some_and(|dialog| !dialog.open()) {
            closed();
        }
    };
    let title = tool.title();
    view! {
        <dialog node_ref=dialog class="dialog" class:wide=matches!(tool, Tool::Settings | Tool::Paste | Tool::PasteReport | Tool::Templates | Tool::Export | Tool::Glossary) class:palette=tool == Tool::Palette
            aria-label=title on:cancel=was_cancelled on:close=move |_| was_closed()>
            <div class="dialog-head">
                <h2>{title}</h2>
                <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| closed())>
                    <Glyph icon=Icon::Close/>
                </button>
            </div>
            {part(move || if is_shown.get() { content(workbench) } else { ().into_any() })}
        </dialog>
    }
}
