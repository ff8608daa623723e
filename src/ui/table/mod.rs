//! table

use leptos::prelude::*;

#[component]
pub fn TableScreen() -> impl IntoView {
    view! { <main class="table-screen"></main> }
}
