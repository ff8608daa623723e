//! Starting a program of the page: the crash hook, the database, the root component.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;

use super::app::{App, Root};
use crate::platform::storage::Storage;
use crate::platform::{clock, elements, page};

/// Opens the database and puts the program's screens on the page, in place of the skeleton if that is still there.
pub fn start(screens: fn() -> AnyView) {
    page::install_panic_hook();
    page::apply_saved_theme();
    clock::spawn(async move {
        let storage = Storage::open().await;
        let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into().ok()) else { return };
        elements::remove_skeleton();
        mount_to(root, move || {
            let app = App::new(storage);
            view! { <Root app>{screens()}</Root> }
        })
        .forget();
    });
}
