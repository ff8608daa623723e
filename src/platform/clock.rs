//! Time, randomness, timers and frames, in a page and in a worker.

use std::future::Future;

use js_sys::{Date, Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Crypto;

use super::scope;

pub use gloo_timers::callback::Timeout;

/// Now, in milliseconds since 1970-01-01T00:00Z.
pub fn now_ms() -> f64 {
    Date::now()
}

/// Today's date where the person is, as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = Date::new_0();
    date_text(&now)
}

/// A moment where the person is, as `YYYY-MM-DD HH:MM`; empty for a number that is no moment.
///
/// `ms`: milliseconds since 1970-01-01T00:00Z.
pub fn local_date_time(ms: f64) -> String {
    let moment = Date::new(&JsValue::from_f64(ms));
    if moment.get_time().is_nan() {
        return String::new();
    }
    let time = [" ", &two_digits(moment.get_hours()), ":", &two_digits(moment.get_minutes())].concat();
    date_text(&moment) + &time
}

/// How far the person's clock is ahead of UTC at that moment, in minutes; east is positive.
pub fn time_zone_offset_minutes(ms: f64) -> i32 {
    -(Date::new(&JsValue::from_f64(ms)).get_timezone_offset() as i32)
}

/// 64 random bits, for ids.
pub fn random_bits() -> u64 {
    secure_bits().unwrap_or_else(|| {
        // Every browser has `crypto`. If one ever hides it, ids must still differ; they need not be secret.
        let half = || (Math::random() * 4_294_967_296.0) as u64;
        (half() << 32) | half()
    })
}

/// Runs `run` once after so many milliseconds. Dropping the timeout cancels it.
pub fn after(ms: u32, run: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(ms, run)
}

/// Waits so many milliseconds.
pub async fn sleep(ms: u32) {
    gloo_timers::future::TimeoutFuture::new(ms).await;
}

/// Waits until the page as it stands now has been painted. A hidden page paints nothing: then a moment only. Not for
/// workers.
pub async fn painted() {
    const MOMENT_MS: i32 = 100;
    let next = Promise::new(&mut |done, _| {
        if let Some(window) = scope::window() {
            let _ = window.request_animation_frame(&done);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, MOMENT_MS);
        }
    });
    // The frame's callback comes just before it is painted, and a timer that is set there comes behind.
    let _ = JsFuture::from(next).await;
    sleep(0).await;
}

/// Runs a future on this thread until it ends; nothing cancels it.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// A call that waits for the next frame. Dropping it cancels the call.
#[must_use = "dropping a frame cancels it"]
pub struct Frame {
    handle: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

/// Runs `run` before the next repaint. A hidden page paints no frames: what must happen anyway uses [`after`].
/// In a worker nothing is run.
pub fn next_frame(run: impl FnOnce() + 'static) -> Frame {
    let closure = Closure::once(run);
    let handle =
        scope::window().and_then(|window| window.request_animation_frame(closure.as_ref().unchecked_ref()).ok());
    Frame { handle, _closure: closure }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let (Some(handle), Some(window)) = (self.handle, scope::window()) {
            let _ = window.cancel_animation_frame(handle);
        }
    }
}

fn secure_bits() -> Option<u64> {
    let crypto: Crypto = scope::member(&js_sys::global(), "crypto")?.unchecked_into();
    let mut bytes = [0; 8];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u64::from_le_bytes(bytes))
}

fn date_text(moment: &Date) -> String {
    let year = moment.get_full_year().to_string();
    let zeros = "0".repeat(4_usize.saturating_sub(year.len()));
    [&zeros, &year, "-", &two_digits(moment.get_month() + 1), "-", &two_digits(moment.get_date())].concat()
}

fn two_digits(number: u32) -> String {
    let zero = if number < 10 { "0" } else { "" };
    [zero, &number.to_string()].concat()
}
