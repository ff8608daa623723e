//! No data yet: what to bring, and the commands that produce it.

use leptos::prelude::*;

use super::desk::DeliveryDesk;
use super::file_input::FileButton;
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
            <ul class="recipes">
                {text::RECIPES.iter().map(|recipe| view! {
                    <li>
                        <h4>{recipe.tool}</h4>
                        <p>{recipe.gives}</p>
                        <Command tool=recipe.tool command=recipe.command/>
                    </li>
                }).collect_view()}
                <li>
                    <h4>{text::COLUMNS_TITLE}</h4>
                    <p>{text::COLUMNS_LEAD}</p>
                    <Command tool=text::COLUMNS_TITLE command=text::COLUMNS_HEADER/>
                </li>
            </ul>
            <h3>{text::ALSO_READ}</h3>
            <p class="also">{text::ALSO_READ_LIST}</p>
        </section>
    }
}

#[component]
fn Command(
    /// Whose command it is.
    tool: &'static str,
    /// The text to copy.
    command: &'static str,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let label = [text::COPY, ": ", tool].concat();
    view! {
        <div class="command">
            <pre tabindex="0" role="region" aria-label=tool><code>{command}</code></pre>
            <button type="button" class="btn" aria-label=label on:click=move |_| desk.copy_command(command)>{text::COPY}</button>
        </div>
    }
}
