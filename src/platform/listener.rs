//! Event listeners that end with their owner.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// A listener on one or more events. Dropping it stops listening and frees its closure.
#[must_use = "dropping a listener stops it; `for_ever` keeps it as long as the page"]
pub struct Listener {
    places: Vec<(EventTarget, &'static str)>,
    closure: Option<Closure<dyn Fn(Event)>>,
}

impl Listener {
    /// Calls `run` for each of the named events of their targets.
    pub(super) fn new(places: Vec<(EventTarget, &'static str)>, run: impl Fn(Event) + 'static) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(run);
        for (target, event) in &places {
            // Adding a listener fails only for a closure that is not a function.
            let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
        Self { places, closure: Some(closure) }
    }

    /// Listens as long as the page lives. For what is installed once: each call keeps one closure for good.
    pub fn for_ever(mut self) {
        if let Some(closure) = self.closure.take() {
            closure.forget();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let Some(closure) = &self.closure else { return };
        for (target, event) in &self.places {
            let _ = target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }
}
