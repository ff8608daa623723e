//! The button that asks for files.

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::desk::DeliveryDesk;
use crate::platform::files;
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text::delivery as text;

/// A button, and the file input that it opens.
#[component]
pub fn FileButton(
    /// What stands on the button.
    word: &'static str,
    /// Its look.
    class: &'static str,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let input: NodeRef<html::Input> = NodeRef::new();
    let chosen = move |_: Event| {
        let Some(input) = input.get_untracked() else { return };
        desk.take_files(files::files_of_input(&input));
        // Else the same file could not be chosen a second time.
        input.set_value("");
    };
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button type="button" class=class on:click=open><Glyph icon=Icon::Plus/>{word}</button>
        <input node_ref=input class="vh" type="file" multiple tabindex="-1" aria-label=text::FILES_TO_IMPORT on:change=chosen/>
    }
}
