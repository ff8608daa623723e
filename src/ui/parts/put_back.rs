//! Escape in a field puts back what stood there.

use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Puts back what is said, where the key is Escape, and leaves the field.
pub fn put_back(event: &KeyboardEvent, said: &str) {
    if event.key() != "Escape" {
        return;
    }
    let Some(target) = event.target() else { return };
    if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
        field.set_value(said);
    } else if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(said);
    }
    if let Some(field) = target.dyn_ref::<HtmlElement>() {
        let _ = field.blur();
    }
}
