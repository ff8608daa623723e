//! Filling the screen with the page, where the browser lets it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

use super::Listener;
use super::{clock, scope};

/// Whether the browser lets the page fill the screen. Telephones of Apple do not.
pub fn is_offered() -> bool {
    scope::document().is_some_and(|document| document.fullscreen_enabled())
}

/// Whether the page fills the screen now.
pub fn is_on() -> bool {
    scope::document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Fills the screen, or leaves that. Browsers want a press for it: what they refuse is left as it is.
pub fn set(is_wanted: bool) {
    let Some(document) = scope::document() else { return };
    if is_wanted == is_on() {
        return;
    }
    if is_wanted {
        if let Some(root) = document.document_element() {
            call(&root, "requestFullscreen");
        }
    } else {
        call(&document, "exitFullscreen");
    }
}

/// Calls `run` whenever the page begins or ceases to fill the screen.
pub fn on_change(run: impl Fn() + 'static) -> Listener {
    let document = scope::document().map(EventTarget::from);
    Listener::new(document.into_iter().map(|document| (document, "fullscreenchange")).collect(), move |_| run())
}

/// By name, because the promise that is given back must be waited for: a refusal that nobody hears is an error.
fn call(of: &JsValue, name: &str) {
    let function = Reflect::get(of, &JsValue::from_str(name)).ok().and_then(|found| found.dyn_into::<Function>().ok());
    let answer = function.and_then(|function| function.call0(of).ok());
    if let Some(promise) = answer.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
        clock::spawn(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
