//! A modal dialog on the browser's own `<dialog>`: focus stays in it, Escape closes it, focus returns.

use leptos::html;
use leptos::prelude::*;

use super::dynamic::{clicked, effect, words};
use super::icons::{Glyph, Icon};
use crate::ui::text;

/// A dialog with a title and a close button.
#[component]
pub fn Dialog(
    /// Its name.
    title: &'static str,
    /// Whether it is shown.
    shown: RwSignal<bool>,
    /// What is in it, as markup; written when it is shown.
    content: fn() -> String,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if !shown.get() {
            dialog.close();
        } else if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog node_ref=dialog class="dialog" aria-label=title on:close=move |_| shown.set(false)>
            <div class="dialog-head">
                <h2>{title}</h2>
                <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| shown.set(false))>
                    <Glyph icon=Icon::Close/>
                </button>
            </div>
            <div inner_html=words(move || if shown.get() { content() } else { String::new() })></div>
        </dialog>
    }
}
