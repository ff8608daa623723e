//! Signs that only the screens of this program draw: 16 px, one stroke, under an accessible name.

use leptos::prelude::*;

pub const UP: &str = "M8 13V3M4.5 6.5L8 3l3.5 3.5";
pub const DOWN: &str = "M8 3v10M4.5 9.5L8 13l3.5-3.5";
pub const INSERT_BEFORE: &str = "M2.5 11.5h11M8 2.5v6M5 5.5h6";
pub const DUPLICATE: &str = "M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3";
pub const CUT: &str = "M4 12.5a1.5 1.5 0 103 0 1.5 1.5 0 00-3 0zM9 12.5a1.5 1.5 0 103 0 1.5 1.5 0 00-3 0zM6.5 11.2L11 2M9.5 11.2L5 2";
pub const COPY: &str = "M5.5 4.5v-2h8v9h-2M2.5 4.5h9v9h-9zM4.5 7.5h5M4.5 10h5";
pub const ROWS: &str = "M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6";

/// A sign; hidden from screen readers, because a name stands beside it.
#[component]
pub fn Sign(
    /// Its path on a 16 × 16 grid.
    path: &'static str,
) -> impl IntoView {
    view! { <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d=path></path></svg> }
}
