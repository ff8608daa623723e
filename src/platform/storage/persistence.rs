//! Whether the browser may throw the data away when it needs room, and how much room there is (S14).

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use crate::platform::scope;

/// Whether the browser keeps this site's data until the person removes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// It does.
    Granted,
    /// It may remove all of it when room is short.
    Refused,
    /// It does not say: an old browser, or a page served by plain http.
    Unknown,
}

/// How much room this site uses and may use, as the browser guesses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Used, in bytes.
    pub usage_bytes: f64,
    /// The most that may be used, in bytes.
    pub quota_bytes: f64,
}

/// The present state; asks for nothing.
pub async fn persistence() -> Persistence {
    answer(StorageManager::persisted).await
}

/// Asks the browser to keep the data. Some browsers ask the person, others decide by themselves. Only a page may ask:
/// in a worker the answer is `Unknown`.
pub async fn persist() -> Persistence {
    answer(StorageManager::persist).await
}

/// The room used and left; `None` when the browser does not say.
pub async fn estimate() -> Option<Estimate> {
    let promise = scope::storage_manager()?.estimate().ok()?;
    let estimate: StorageEstimate = JsFuture::from(promise).await.ok()?.unchecked_into();
    Some(Estimate { usage_bytes: estimate.get_usage()?, quota_bytes: estimate.get_quota()? })
}

async fn answer(question: fn(&StorageManager) -> Result<Promise, JsValue>) -> Persistence {
    let Some(Ok(promise)) = scope::storage_manager().map(|manager| question(&manager)) else {
        return Persistence::Unknown;
    };
    match JsFuture::from(promise).await.ok().and_then(|granted| granted.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::Refused,
        None => Persistence::Unknown,
    }
}
