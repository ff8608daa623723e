//! Messages between the tabs of one browser.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::scope;

const CHANNEL: &str = "streamgauge";

/// The channel that all open tabs of the app share. Dropping it closes it.
///
/// A message reaches the tabs that are open now, and never its sender; a frozen tab may get it late or not at all.
/// So a tab listens first and then re-reads the journal's tail.
pub struct Tabs {
    channel: BroadcastChannel,
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Joins the channel; `None` when the browser has no such thing.
    pub fn open(on_message: impl Fn(String) + 'static) -> Option<Self> {
        Self::open_named(CHANNEL, on_message)
    }

    /// Joins a channel of another name: for tests.
    pub fn open_named(name: &str, on_message: impl Fn(String) + 'static) -> Option<Self> {
        // Calling a constructor that is not there would throw past us.
        scope::member(&js_sys::global(), "BroadcastChannel")?;
        let channel = BroadcastChannel::new(name).ok()?;
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                on_message(text);
            }
        });
        channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        Some(Self { channel, _on_message: closure })
    }

    /// Sends a text to the other tabs.
    pub fn send(&self, text: &str) {
        // Text can always be cloned, and this owner has not closed the channel: nothing is left that could fail.
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
