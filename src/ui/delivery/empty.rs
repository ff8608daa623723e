//! No data yet: what to bring, and the commands that produce it.

use leptos::prelude::*;

use super::file_input::FileButton;
use super::recipes::Recipes;
use super::trouble::TroubleBar;
use crate::ui::text::delivery as text;

/// The lesson.
#[component]
pub fn EmptyDelivery() -> impl IntoView {
    view! {
        <TroubleBar/>
        <section class="delivery-empty">
            <h2>{text::EMPTY_TITLE}</h2>
            <p class="lead">{text::EMPTY_LEAD}</p>
            <p class="start"><FileButton word=text::IMPORT_DATA class="btn first large"/><span class="cap">{text::DROP_HERE}</span></p>
            <h3>{text::WHERE_TO_GET}</h3>
            <Recipes/>
        </section>
    }
}
