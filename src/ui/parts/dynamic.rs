//! One type each for computed words, switches and views, and for what is done on an event.
//!
//! Leptos compiles its machinery once per type of closure. A boxed closure has one type, so the machinery is in the page
//! once instead of once per place: about two kilobytes less for each.

#[cfg(feature = "app")]
use std::rc::Rc;

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

#[cfg(feature = "app")]
use crate::platform::clock::{self, Timeout};

/// What a component above provides. Where none does, the program is wrong and ends here; what the library would say about
/// it brings the writing of every value for developers into the page.
pub fn provided<T: Clone + 'static>() -> T {
    use_context().unwrap_or_else(|| std::process::abort())
}

/// Computed words.
pub fn words(compute: impl FnMut() -> String + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    Box::new(compute)
}

/// A computed drawing: the page is written anew only when it differs, because reading markup costs the browser more than
/// writing it costs us.
#[cfg(feature = "app")]
pub fn drawing(compute: impl Fn() -> String + Send + Sync + 'static) -> Box<dyn FnMut() -> String + Send> {
    fn make(compute: Box<dyn Fn() -> String + Send + Sync>) -> Memo<String> {
        Memo::new(move |_| compute())
    }
    let drawn = make(Box::new(compute));
    words(move || drawn.get())
}

/// A drawing that follows what it shows after a pause, because nobody looks at it while they type; the first one comes
/// after the frame that shows the map. `seen` reads what it depends on.
#[cfg(feature = "app")]
pub fn following(
    pause_ms: u32,
    seen: impl Fn() + 'static,
    compute: impl Fn() -> String + 'static,
) -> Box<dyn FnMut() -> String + Send> {
    const FIRST_MS: u32 = 100;
    fn make(pause_ms: u32, seen: Box<dyn Fn()>, compute: Rc<dyn Fn() -> String>) -> RwSignal<String> {
        let drawn = RwSignal::new(String::new());
        let waiting = StoredValue::new_local(None::<Timeout>);
        effect(move || {
            seen();
            let compute = Rc::clone(&compute);
            let draw = move || {
                let new = untrack(|| compute());
                if drawn.try_with_untracked(|old| *old != new) == Some(true) {
                    drawn.set(new);
                }
            };
            let is_first = drawn.try_with_untracked(String::is_empty) == Some(true);
            waiting.set_value(Some(clock::after(if is_first { FIRST_MS } else { pause_ms }, draw)));
        });
        drawn
    }
    let drawn = make(pause_ms, Box::new(seen), Rc::new(compute));
    words(move || drawn.get())
}

/// A computed switch.
pub fn flag(compute: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(compute)
}

/// A computed view.
pub fn part(compute: impl FnMut() -> AnyView + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(compute)
}

/// `true` or `false`, for ARIA.
pub fn aria(mut compute: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    words(move || if compute() { "true" } else { "false" }.to_owned())
}

/// What a click does.
pub fn clicked(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}

/// What a change of a field does.
pub fn changed(act: impl FnMut(Event) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(act)
}

/// A switch that is computed once for all who read it.
pub fn memo_flag(compute: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    fn make(compute: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
        Memo::new(move |_| compute())
    }
    make(Box::new(compute))
}

/// Does something now and whenever what it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    fn make(mut act: Box<dyn FnMut()>) {
        Effect::new(move |_| act());
    }
    make(Box::new(act));
}
