//! The clock, and the page itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use streamgauge::platform::{clock, page};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{js, until};

#[wasm_bindgen_test]
fn dates_are_written_as_iso_says() {
    let ms = js("return new Date(2026, 0, 5, 7, 3).getTime()").as_f64().unwrap();
    assert_eq!(clock::local_date_time(ms), "2026-01-05 07:03");
    assert_eq!(clock::local_date_time(f64::NAN), "");
    assert_eq!(clock::local_date_time(clock::now_ms()).split(' ').next(), Some(clock::today().as_str()));
    let ahead = js("return -new Date(0).getTimezoneOffset()").as_f64().unwrap();
    assert_eq!(f64::from(clock::time_zone_offset_minutes(0.0)), ahead);
}

#[wasm_bindgen_test]
fn random_bits_fill_all_64() {
    let (mut any, mut all) = (0, u64::MAX);
    for _ in 0..200 {
        let bits = clock::random_bits();
        any |= bits;
        all &= bits;
    }
    assert_eq!((any, all), (u64::MAX, 0));
}

#[wasm_bindgen_test]
async fn timers_and_frames_run_once_or_are_cancelled() {
    let ran = Rc::new(RefCell::new(Vec::new()));
    let note = |name: &'static str| {
        let ran = ran.clone();
        move || ran.borrow_mut().push(name)
    };
    let kept = (clock::after(1, note("timer")), clock::next_frame(note("frame")));
    drop((clock::after(1, note("dropped timer")), clock::next_frame(note("dropped frame"))));
    until(|| ran.borrow().len() == 2).await;
    clock::sleep(100).await;
    drop(kept);
    ran.borrow_mut().sort_unstable();
    assert_eq!(*ran.borrow(), ["frame", "timer"]);
}
#[wasm_bindgen_test]
fn a_theme_is_shown_and_kept() {
    let shown = || js("return document.documentElement.dataset.theme ?? 'none'").as_string().unwrap();
    for (theme, attribute) in
        [(page::Theme::Dark, "dark"), (page::Theme::Light, "light"), (page::Theme::System, "none")]
    {
        page::set_theme(theme);
        assert_eq!((page::theme(), shown().as_str()), (theme, attribute));
        js("delete document.documentElement.dataset.theme");
        page::apply_saved_theme();
        assert_eq!(shown(), attribute);
    }
}

#[wasm_bindgen_test]
async fn routes_are_heard_until_the_listener_goes() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = page::on_route({
        let heard = heard.clone();
        move |route| heard.borrow_mut().push(route)
    });
    page::go("/w/a/map");
    until(|| heard.borrow().len() == 1).await;
    let steps = js("return history.length");
    page::replace_route("/w/a/table");
    assert_eq!(*heard.borrow(), ["/w/a/map", "/w/a/table"]);
    assert_eq!((page::route().as_str(), js("return history.length")), ("/w/a/table", steps));
    drop(listener);
    page::replace_route("");
    assert_eq!((page::route().as_str(), heard.borrow().len()), ("", 2));
}

#[wasm_bindgen_test]
fn leaving_is_heard() {
    let count = Rc::new(Cell::new(0));
    let listener = page::on_hide({
        let count = count.clone();
        move || count.set(count.get() + 1)
    });
    js("window.dispatchEvent(new Event('pagehide')); document.dispatchEvent(new Event('visibilitychange'));");
    assert_eq!(count.get(), 1, "a page that becomes visible is not being left");
    js("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
        document.dispatchEvent(new Event('visibilitychange')); delete document.visibilityState;");
    assert_eq!(count.get(), 2);
    drop(listener);
    js("window.dispatchEvent(new Event('pagehide'))");
    assert_eq!(count.get(), 2);
    page::set_title("Streamgauge");
    assert_eq!(Reflect::get(&js("return document"), &"title".into()).unwrap(), "Streamgauge");
}

#[wasm_bindgen_test]
fn a_panic_is_told_to_the_page_once() {
    js("globalThis.crashes = []; addEventListener('streamgauge:crash', event => crashes.push(event.detail));");
    assert!(!page::has_crashed());
    page::install_panic_hook();
    for message in ["first", "second"] {
        let broken: Function =
            Closure::once_into_js(move || assert!(message.is_empty(), "{message} fault")).unchecked_into();
        assert!(broken.call0(&JsValue::NULL).is_err());
    }
    assert!(page::has_crashed());
    let crashes: Array = js("return crashes").unchecked_into();
    assert_eq!(crashes.length(), 1);
    assert!(crashes.get(0).as_string().unwrap().contains("first fault"));
}
