//! The page itself: theme, route, title, hiding, and what happens when the program breaks.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, CustomEvent, CustomEventInit, Event, EventTarget, VisibilityState};

use super::Listener;
use super::clock::random_bits;
use super::elements::focused_field;
use super::scope;

const THEME_KEY: &str = "streamgauge.theme";
const THEME_ATTRIBUTE: &str = "data-theme";
const CRASH_EVENT: &str = "streamgauge:crash";

static HAS_CRASHED: AtomicBool = AtomicBool::new(false);

/// Which colours the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`; `None` leaves the choice to the style sheet's media query.
    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn from_attribute(text: &str) -> Self {
        match text {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// The saved theme.
pub fn theme() -> Theme {
    let saved = scope::local_storage().and_then(|storage| storage.get_item(THEME_KEY).ok().flatten());
    saved.as_deref().map(Theme::from_attribute).unwrap_or_default()
}

/// Shows and saves a theme. Where nothing can be saved it is still shown.
pub fn set_theme(theme: Theme) {
    show_theme(theme);
    let Some(storage) = scope::local_storage() else { return };
    let _ = match theme.attribute() {
        Some(text) => storage.set_item(THEME_KEY, text),
        None => storage.remove_item(THEME_KEY),
    };
}

/// Shows the saved theme: to be called before the first paint.
pub fn apply_saved_theme() {
    show_theme(theme());
}

fn show_theme(theme: Theme) {
    let Some(root) = scope::document().and_then(|document| document.document_element()) else { return };
    let _ = match theme.attribute() {
        Some(text) => root.set_attribute(THEME_ATTRIBUTE, text),
        None => root.remove_attribute(THEME_ATTRIBUTE),
    };
}

/// Where the page is: what follows `#` in its address, e.g. `/w/3k…/map`; empty at the start.
pub fn route() -> String {
    let hash = scope::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to a route, as a new step of the browser's history. Routes are ASCII: browsers write other letters as `%…`.
pub fn go(route: &str) {
    if let Some(window) = scope::window() {
        // Fails only in a page that is being left.
        let _ = window.location().set_hash(route);
    }
}

/// Goes to a route in place of the present step of the history: Back will not return here.
pub fn replace_route(route: &str) {
    let Some(window) = scope::window() else { return };
    let location = window.location();
    // In full: "#…" alone would be read against <base>, which may be another address than the page's own.
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = [path.as_str(), "#", route].concat();
    let replaced =
        window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
    // The browser tells of a hash change only when the person, or `go`, made it.
    if let (Ok(()), Ok(event)) = (replaced, Event::new("hashchange")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `run` with the new route whenever it changes.
pub fn on_route(run: impl Fn(String) + 'static) -> Listener {
    Listener::new(on_window("hashchange"), move |_| run(route()))
}

/// Calls `run` whenever the page is hidden or left: the last moment that is sure to be given to it.
/// It may come twice for one leaving.
pub fn on_hide(run: impl Fn() + 'static) -> Listener {
    on_turn(move |is_hidden| {
        if is_hidden {
            run();
        }
    })
}

/// Calls `run` whenever the page is hidden or left (`true`), and whenever it is seen again (`false`).
pub fn on_turn(run: impl Fn(bool) + 'static) -> Listener {
    let mut places = on_window("pagehide");
    if let Some(document) = scope::document() {
        places.push((document.into(), "visibilitychange"));
    }
    Listener::new(places, move |event| {
        let leaving = event.type_() == "pagehide";
        let hidden = scope::document().is_some_and(|page| page.visibility_state() == VisibilityState::Hidden);
        run(leaving || hidden);
    })
}

pub(super) fn on_window(event: &'static str) -> Vec<(EventTarget, &'static str)> {
    scope::window().map(|window| (window.into(), event)).into_iter().collect()
}

/// What somebody does with the clipboard outside of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clip {
    /// Wants to copy.
    Copy,
    /// Wants to cut.
    Cut,
    /// Brings a text.
    Paste(String),
}

/// The text that is pasted into a field.
#[cfg(not(feature = "app"))]
pub fn pasted_text(event: &ClipboardEvent) -> String {
    event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}

/// Calls `run` for the clipboard's events outside of fields; the text it gives goes to the clipboard. `None` leaves the
/// event to the browser.
pub fn on_clipboard(run: impl Fn(Clip) -> Option<String> + 'static) -> Listener {
    let document = scope::document().map(EventTarget::from);
    let places = document.into_iter().flat_map(|page| ["copy", "cut", "paste"].map(|event| (page.clone(), event)));
    Listener::new(places.collect(), move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        if focused_field().is_some() {
            return;
        }
        let clip = match event.type_().as_str() {
            "copy" => Clip::Copy,
            "cut" => Clip::Cut,
            _ => Clip::Paste(data.get_data("text/plain").unwrap_or_default()),
        };
        if let Some(text) = run(clip) {
            event.prevent_default();
            // Fails only where the browser has taken the event back; then nothing is on the clipboard.
            let _ = data.set_data("text/plain", &text);
        }
    })
}

/// The whole address of this page with another route, to be given to somebody.
pub fn address_of(route: &str) -> String {
    let Some(location) = scope::window().map(|window| window.location()) else { return String::new() };
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    [part(location.origin()).as_str(), &part(location.pathname()), "#", route].concat()
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = scope::window() {
        // Fails where the browser has none.
        let _ = window.print();
    }
}

/// Names the page.
pub fn set_title(title: &str) {
    if let Some(document) = scope::document() {
        document.set_title(title);
    }
}

/// Makes the first panic of this program visible: writes it to the console and sends the window's event
/// `streamgauge:crash`, whose `detail` is the message.
///
/// A program that panicked cannot be trusted to answer any more, so the rest is for plain JavaScript: it hears the
/// event, shows the crash screen, and offers what was saved. That is why the hook touches nothing of the app.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let message = JsValue::from_str(&panic.to_string());
        web_sys::console::error_1(&message);
        if !HAS_CRASHED.swap(true, Ordering::Relaxed) {
            tell_of_crash(&message);
        }
    }));
}

/// Whether this program has panicked: whoever may still be called should do nothing then.
pub fn has_crashed() -> bool {
    HAS_CRASHED.load(Ordering::Relaxed)
}

fn tell_of_crash(message: &JsValue) {
    let Some(window) = scope::window() else { return };
    let detail = CustomEventInit::new();
    detail.set_detail(message);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(CRASH_EVENT, &detail) {
        let _ = window.dispatch_event(&event);
    }
}

/// Whether a newer release of the app waits to be used. The page's own script fetches it and waits for a word.
pub fn has_update() -> bool {
    let state = scope::document().and_then(|page| page.document_element()?.get_attribute("data-update"));
    state.is_some()
}

/// Calls back when a newer release has arrived.
pub fn on_update(run: impl Fn() + 'static) -> Listener {
    Listener::new(on_window("streamgauge:update"), move |_| run())
}

/// Loads the newer release in place of this one.
pub fn take_update() {
    if let (Some(window), Ok(event)) = (scope::window(), Event::new("streamgauge:update-now")) {
        let _ = window.dispatch_event(&event);
    }
}

/// 64 bits for an open copy of a workshop: the upper 24 are this browser's own and the same each time, so that a history can
/// say who made a change; the others are random.
pub fn replica_bits() -> u64 {
    const OWN: &str = "streamgauge.browser";
    let random = random_bits();
    let Some(memory) = scope::local_storage() else { return random };
    let own = memory.get_item(OWN).ok().flatten().and_then(|own| own.parse::<u32>().ok()).unwrap_or_else(|| {
        let own = (random >> 40) as u32;
        let _ = memory.set_item(OWN, &own.to_string());
        own
    });
    (u64::from(own) << 40) | (random & ((1 << 40) - 1))
}

/// The build that this page is of; empty in a debug build. The second program's script and the worker's say the same of
/// theirs, because their names bear no hash.
pub fn build() -> String {
    let page = scope::document().and_then(|page| page.document_element());
    page.and_then(|page| page.get_attribute("data-build")).unwrap_or_default()
}

/// What this tab remembers under a name until it is closed; both programs see it.
pub fn tab_memory(name: &str) -> Option<String> {
    let window = scope::window()?;
    let kept = window.session_storage().ok().flatten().and_then(|memory| memory.get_item(name).ok().flatten());
    kept.or_else(|| Reflect::get(&window, &name.into()).ok()?.as_string())
}

/// Remembers a text for this tab. Where that has no room for it, the page remembers it until it is loaded anew.
pub fn set_tab_memory(name: &str, text: &str) {
    let Some(window) = scope::window() else { return };
    let memory = window.session_storage().ok().flatten();
    let is_kept = memory.as_ref().is_some_and(|memory| memory.set_item(name, text).is_ok());
    if let Some(memory) = memory.filter(|_| !is_kept) {
        // Nothing outdated is to be found.
        let _ = memory.remove_item(name);
    }
    // Setting a property of the window cannot fail.
    let _ = Reflect::set(&window, &name.into(), &if is_kept { JsValue::UNDEFINED } else { text.into() });
}
