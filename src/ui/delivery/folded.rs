//! What is folded away, made when somebody unfolds it: most of what stands in a long table is never looked at.

use leptos::prelude::*;

use crate::ui::parts::dynamic::part;

/// A summary with something behind it.
#[component]
pub fn Folded(
    /// What is seen of it.
    summary: &'static str,
    /// Its look.
    #[prop(default = "as-table")]
    class: &'static str,
    /// What is behind.
    body: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    view! {
        <details class=class on:toggle=move |_| was_opened.set(true)>
            <summary>{summary}</summary>
            {part(move || if was_opened.get() { body() } else { ().into_any() })}
        </details>
    }
}
