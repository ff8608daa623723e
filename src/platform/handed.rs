//! Files that are handed to the page: dropped anywhere on it, picked, or opened from the operating system once the page is
//! installed. The page's own script gathers the last; whoever opens files takes them here.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File};

use super::Listener;
use super::page::on_window;
use super::{programs, scope};

/// The event, which is also the name of the window's property that holds the files.
const HANDED: &str = "streamgauge:files";

/// Hands files to the second program, which opens them; fetches it where it is not there yet.
pub fn hand_over(files: Vec<File>) {
    let Some(window) = scope::window().filter(|_| !files.is_empty()) else { return };
    let files: Array = files.into_iter().map(JsValue::from).collect();
    // Setting a property of the window cannot fail.
    let _ = Reflect::set(&window, &HANDED.into(), &files);
    if let Ok(event) = Event::new(HANDED) {
        let _ = window.dispatch_event(&event);
    }
    programs::fetch_second();
}

/// Calls `run` with what was handed over, now or later: files, or the operating system's handles of them.
pub fn on_handed(run: impl Fn(Vec<Handed>) + 'static) -> Listener {
    let take = move || {
        let handed = take();
        if !handed.is_empty() {
            run(handed);
        }
    };
    take();
    Listener::new(on_window(HANDED), move |_| take())
}

/// Something that was handed over.
#[derive(Debug, Clone)]
pub struct Handed(JsValue);

impl Handed {
    /// The file; `None` when it cannot be had any more.
    pub async fn file(self) -> Option<File> {
        if self.0.is_instance_of::<File>() {
            return Some(self.0.unchecked_into());
        }
        let answer = scope::call(&self.0, "getFile", &Array::new()).ok()?;
        JsFuture::from(Promise::resolve(&answer)).await.ok()?.dyn_into().ok()
    }
}

fn take() -> Vec<Handed> {
    let Some(window) = scope::window() else { return Vec::new() };
    let Some(handed) = scope::member(&window, HANDED) else { return Vec::new() };
    let _ = Reflect::set(&window, &HANDED.into(), &JsValue::UNDEFINED);
    Array::from(&handed).iter().map(Handed).collect()
}
