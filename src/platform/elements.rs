//! Elements of the page that are not the app's own: the skeleton, the field that has the focus, sizes.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::scope::document;

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
