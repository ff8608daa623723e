//! Elements of the page that are not the app's own: the skeleton, the field that has the focus, sizes.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, ResizeObserver};

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

/// Moves an element to the end of the first one that a selector finds; where there is none, it stays where it is.
#[cfg(not(feature = "app"))]
pub fn put_into(selector: &str, element: &Element) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(room) = found {
        // It cannot fail: the room is no part of what is moved.
        let _ = room.append_child(element);
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

/// Whether the page has such an element.
pub fn is_there(selector: &str) -> bool {
    document().and_then(|document| document.query_selector(selector).ok().flatten()).is_some()
}

/// Writes markup into the part of an element that a selector finds, unless it is what was written there last. Tells
/// whether it was written.
pub fn write_where_new(within: &Element, selector: &str, written: &mut String, markup: String) -> bool {
    let is_new = *written != markup;
    if is_new {
        if let Ok(Some(part)) = within.query_selector(selector) {
            part.set_inner_html(&markup);
        }
        *written = markup;
    }
    is_new
}

/// Writes the children of an element, one markup each. Those that were written so before are left alone, because the
/// browser would read and lay them out again.
#[cfg(feature = "app")]
pub fn write_children(parent: &Element, written: &[&str], markups: &[&str]) {
    let mut child = parent.first_element_child().filter(|_| written.len() == markups.len());
    if child.is_none() {
        parent.set_inner_html(&markups.concat());
    }
    for (old, new) in written.iter().zip(markups) {
        let Some(element) = child else { break };
        child = element.next_element_sibling();
        if old != new {
            element.set_outer_html(new);
        }
    }
}

/// Sets the text of the part that a selector finds, unless it says so already.
pub fn set_text(within: &Element, selector: &str, text: &str) {
    let part = within.query_selector(selector).ok().flatten();
    if let Some(part) = part.filter(|part| part.text_content().as_deref() != Some(text)) {
        part.set_text_content(Some(text));
    }
}

/// Sets an attribute of the part that a selector finds, or takes it away. Where nothing would change nothing is done:
/// browsers lay out and paint anew also for the same value.
pub fn set_attribute(within: &Element, selector: &str, name: &str, value: Option<&str>) {
    let part = within.query_selector(selector).ok().flatten();
    if let Some(part) = part.filter(|part| part.get_attribute(name).as_deref() != value) {
        // Fails only for a name that is none.
        let _ = match value {
            Some(value) => part.set_attribute(name, value),
            None => part.remove_attribute(name),
        };
    }
}

/// Sets what stands in the field that a selector finds.
pub fn set_value(within: &Element, selector: &str, value: &str) {
    if let Ok(Some(part)) = within.query_selector(selector) {
        part.unchecked_ref::<HtmlInputElement>().set_value(value);
    }
}

/// What was last shown in a field; differs from what stands there while somebody types.
const SHOWN: &str = "data-shown";

/// Shows a field's value (`1` ticks a box). What somebody is typing is left alone unless the value has changed.
pub fn show_value(id: &str, value: &str) {
    let Some(field) = field(id).filter(|field| field.get_attribute(SHOWN).as_deref() != Some(value)) else { return };
    // Lists and text areas have the same property.
    let input: &HtmlInputElement = field.unchecked_ref();
    if input.type_() == "checkbox" {
        input.set_checked(!value.is_empty());
    } else {
        input.set_value(value);
    }
    let _ = field.set_attribute(SHOWN, value);
}

/// Shows the word behind a field.
pub fn show_note(id: &str, note: &str, is_problem: bool) {
    let Some(field) = field(id) else { return };
    let _ = field.set_attribute("aria-invalid", if is_problem { "true" } else { "false" });
    let Some(small) = field.next_element_sibling().filter(|small| small.tag_name() == "SMALL") else { return };
    small.set_text_content(Some(note));
    if let Some(holder) = field.parent_element() {
        holder.set_class_name(if is_problem { "field problem" } else { "field" });
    }
}

fn field(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The id of the field that an event is about, and what stands in it; a ticked box is `1`.
pub fn typed(event: &Event) -> Option<(String, String)> {
    let field: HtmlInputElement = event.target()?.unchecked_into();
    let is_box = field.type_() == "checkbox";
    let value = match (is_box, is_box && field.checked()) {
        (false, _) => field.value(),
        (true, true) => "1".to_owned(),
        (true, false) => String::new(),
    };
    // What was typed is what is shown now.
    let _ = field.set_attribute(SHOWN, &value);
    Some((field.id(), value))
}

/// Gives a field the focus, with what stands in it selected.
pub fn focus_field(id: &str) {
    if let Some(field) = document().and_then(|document| document.get_element_by_id(id)) {
        let field: HtmlInputElement = field.unchecked_into();
        let _ = field.focus();
        field.select();
    }
}

/// Leaves the field of one line that has the focus; without keeping what was typed its old value comes back. Tells
/// whether there was one.
pub fn leave_line(keeps_typed: bool) -> bool {
    let Some(field) = focused_field().filter(|field| field.tag_name() == "INPUT") else { return false };
    if let (false, Some(shown)) = (keeps_typed, field.get_attribute(SHOWN)) {
        field.unchecked_ref::<HtmlInputElement>().set_value(&shown);
    }
    field.blur().is_ok()
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
