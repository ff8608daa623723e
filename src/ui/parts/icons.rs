//! Icons as views: always beside a word or under an accessible name.

use leptos::prelude::*;

pub use crate::ui::icon::Icon;

/// An icon; hidden from screen readers, because a word stands beside it.
#[component]
pub fn Glyph(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    let path = icon.path();
    view! { <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d=path></path></svg> }
}
