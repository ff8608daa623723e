//! The delivery screen: an empty state that teaches, the import, the sheet of metrics, and closer looks at it (`show`).
//!
//! The worker reads, joins, measures and draws; here is only what people see of it. See [`desk`].

#![allow(clippy::needless_pass_by_value, reason = "components own what they are given")]
#![allow(clippy::large_types_passed_by_value, reason = "the desk is a bundle of handles that is copied into every closure")]

pub mod desk;
mod empty;
pub mod figures;
mod file_input;
mod folded;
mod import;
mod measured;
mod recipes;
mod rejected;
mod sheet;
mod show;
mod trouble;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::platform::page::{self, Clip};
use crate::platform::{elements, files};
use crate::ui::text::delivery as text;
use desk::DeliveryDesk;
use empty::EmptyDelivery;
use import::ImportScreen;
pub use sheet::DeliveryBucket;
use sheet::SheetScreen;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Empty,
    Import,
    Sheet,
}

/// Reads pasted text as a file; `None` leaves the event to the browser.
fn take_clip(desk: DeliveryDesk, clip: Clip) -> Option<String> {
    if let Clip::Paste(text) = clip
        && !text.trim().is_empty()
        && !elements::is_dialog_open()
    {
        desk.take_files(files::file_of_text(text::PASTED, &text).into_iter().collect());
    }
    None
}

/// The screen. Files can be dropped anywhere on it, and text pasted.
#[component]
pub fn DeliveryScreen() -> impl IntoView {
    let desk = DeliveryDesk::here();
    desk.on_shown();
    let face = Memo::new(move |_| {
        if desk.joined.get().is_some() {
            Face::Sheet
        } else if desk.is_importing.get() {
            Face::Import
        } else if desk.session.read(|workshop| workshop.datasets.is_empty()) {
            Face::Empty
        } else {
            Face::Sheet
        }
    });
    let clips = StoredValue::new_local(Some(page::on_clipboard(move |clip| take_clip(desk, clip))));
    on_cleanup(move || clips.set_value(None));
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        desk.take_files(files::files_of_drop(&event));
    };
    view! {
        <main class="delivery" aria-label=text::SCREEN on:dragover=|event: DragEvent| event.prevent_default() on:drop=dropped>
            {move || match face.get() {
                Face::Empty => view! { <EmptyDelivery/> }.into_any(),
                Face::Import => view! { <ImportScreen/> }.into_any(),
                Face::Sheet => view! { <SheetScreen/> }.into_any(),
            }}
        </main>
    }
}
