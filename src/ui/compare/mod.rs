//! compare

use leptos::prelude::*;

#[component]
pub fn CompareScreen() -> impl IntoView {
    view! { <main class="compare-screen"></main> }
}
