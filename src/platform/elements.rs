//! Elements of the page that are not the app's own: the skeleton, the field that has the focus, sizes.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::scope::{document, window};

/// Takes the skeleton away that index.html shows until the app is there.
pub fn remove_skeleton() {
    if let Some(skeleton) = document().and_then(|document| document.get_element_by_id("skeleton")) {
        skeleton.remove();
    }
}

/// The text field or list that has the focus, if one has.
pub fn focused_field() -> Option<HtmlElement> {
    let element = document()?.active_element()?;
    let is_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    if is_field { element.dyn_into().ok() } else { None }
}

/// Gives the first element that a selector finds the focus.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        // An SVG element has the same method; neither can fail on an element of the page.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Whether the focus is within an element that the selector names, or nowhere.
pub fn has_focus_within(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|element| element.tag_name() == "BODY" || element.closest(selector).ok().flatten().is_some())
}

/// Whether the window is as narrow as a phone: the style sheets change at the same width.
pub fn is_narrow() -> bool {
    let width = window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_some_and(|width| width <= 720.0)
}

/// Whether a dialog lies over the page.
pub fn is_dialog_open() -> bool {
    document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// Watches the size of an element. Dropping it stops watching.
#[must_use]
pub struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls back with the content size in CSS pixels, at once and at every change. `None` in browsers without
    /// `ResizeObserver`.
    pub fn start(element: &Element, on_size: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            on_size(f64::from(watched.client_width()), f64::from(watched.client_height()));
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
