//! Where this program runs: in a page or in a worker.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Document, StorageManager, Window};

/// The page's window; `None` in a worker.
pub(super) fn window() -> Option<Window> {
    js_sys::global().dyn_into().ok()
}

/// The page's document; `None` in a worker.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The worker's own scope; `None` in a page.
pub(super) fn worker() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// The page's local storage; `None` in a worker, and where the browser forbids it.
pub(super) fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// `navigator.storage`, in a page or a worker; `None` outside secure contexts (plain http on another host).
pub(super) fn storage_manager() -> Option<StorageManager> {
    let navigator = member(&js_sys::global(), "navigator")?;
    Some(member(&navigator, "storage")?.unchecked_into())
}

/// A member of a JavaScript object; `None` when it is absent, null, or may not be read.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// What a thrown value says of itself: the browser's own words, for a report and not for a sentence.
pub(super) fn words_of(thrown: &JsValue) -> String {
    let part = |name| member(thrown, name).and_then(|value| value.as_string()).filter(|text| !text.is_empty());
    match (part("name"), part("message")) {
        (Some(name), Some(message)) => [name.as_str(), ": ", message.as_str()].concat(),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => thrown.as_string().unwrap_or_default(),
    }
}

/// Calls a method by its name; what it throws comes back.
pub(super) fn call(of: &JsValue, name: &str, arguments: &js_sys::Array) -> Result<JsValue, JsValue> {
    let method: js_sys::Function = Reflect::get(of, &JsValue::from_str(name))?.dyn_into()?;
    Reflect::apply(&method, of, arguments)
}

/// A new object of a class that the browser may or may not have.
pub(super) fn make(class: &str, arguments: &js_sys::Array) -> Result<JsValue, JsValue> {
    let class: js_sys::Function = Reflect::get(&js_sys::global(), &JsValue::from_str(class))?.dyn_into()?;
    Reflect::construct(&class, arguments)
}
