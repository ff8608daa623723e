//! The page's two programs: fetching the second, and the words between them.

use wasm_bindgen::prelude::*;
use web_sys::Event;

use super::Listener;
use super::page::on_window;
use super::scope;

/// The page's second program, which start.js fetches on demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondProgram {
    /// Not asked for, or on its way.
    Absent,
    /// It runs.
    Ready,
    /// It could not be fetched.
    Failed,
}

const SECOND_ATTRIBUTE: &str = "data-second";

/// How the second program stands.
pub fn second() -> SecondProgram {
    let state = scope::document().and_then(|page| page.document_element()?.get_attribute(SECOND_ATTRIBUTE));
    match state.as_deref() {
        Some("ready") => SecondProgram::Ready,
        Some("failed") => SecondProgram::Failed,
        _ => SecondProgram::Absent,
    }
}

/// Has the second program fetched; once it runs, again does nothing.
pub fn fetch_second() {
    if let (Some(window), Ok(event)) = (scope::window(), Event::new("streamgauge:fetch-second")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls back whenever the second program stands otherwise than before.
pub fn on_second(run: impl Fn(SecondProgram) + 'static) -> Listener {
    Listener::new(on_window("streamgauge:second"), move |_| run(second()))
}

/// Something one program wants of the other. A want waits until it is taken; a newer one takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// What the first asks of the second.
    Ask,
    /// What the second answers.
    Answer,
    /// That the other hear what can be undone, which was written down just now.
    History,
}

impl Want {
    /// Its event, which is also the name of the window's property that holds it.
    fn event(self) -> &'static str {
        match self {
            Self::Ask => "streamgauge:ask",
            Self::Answer => "streamgauge:answer",
            Self::History => "streamgauge:history",
        }
    }
}

/// Leaves a text for the other program.
pub fn leave(want: Want, text: &str) {
    let Some(window) = scope::window() else { return };
    // Setting a property of the window cannot fail.
    let _ = js_sys::Reflect::set(&window, &want.event().into(), &text.into());
    if let Ok(event) = Event::new(want.event()) {
        let _ = window.dispatch_event(&event);
    }
}

/// Takes what the other program left.
pub fn take(want: Want) -> Option<String> {
    let window = scope::window()?;
    let text = js_sys::Reflect::get(&window, &want.event().into()).ok()?.as_string()?;
    let _ = js_sys::Reflect::set(&window, &want.event().into(), &JsValue::UNDEFINED);
    Some(text)
}

/// Calls `run` with what is left, now or later.
pub fn on_left(want: Want, run: impl Fn(String) + 'static) -> Listener {
    let take_it = move || {
        if let Some(text) = take(want) {
            run(text);
        }
    };
    take_it();
    Listener::new(on_window(want.event()), move |_| take_it())
}
