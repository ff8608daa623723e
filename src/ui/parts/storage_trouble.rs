//! What is shown when the database cannot be opened.

use leptos::prelude::*;

use crate::platform::storage::StorageError;
use crate::ui::text;

/// The reason, and what to do.
#[component]
pub fn StorageTrouble(
    /// Why the database could not be opened.
    error: StorageError,
) -> impl IntoView {
    view! {
        <section class="trouble" role="alert">
            <h2>{text::STORAGE_TITLE}</h2>
            <p>{text::storage_error(&error)}</p>
        </section>
    }
}
