//! The commands that produce each input, to be copied: in the empty state, beside an import and below the sheet.

use leptos::prelude::*;

use super::desk::DeliveryDesk;
use super::folded::Folded;
use crate::ui::text::delivery as text;

/// All of them, in groups.
#[component]
pub fn Recipes() -> impl IntoView {
    let groups = text::RECIPE_GROUPS.iter().map(|group| view! {
        <h4 class="recipe-group">{group.name}</h4>
        <ul class="recipes">
            {group.recipes.iter().map(|recipe| view! {
                <li>
                    <h5>{recipe.tool}</h5>
                    <p>{recipe.gives}</p>
                    <Command tool=recipe.tool command=recipe.command/>
                </li>
            }).collect_view()}
        </ul>
    });
    view! {
        <p class="note">{text::RECIPES_NOTE}</p>
        {groups.collect_view()}
        <h4 class="recipe-group">{text::COLUMNS_TITLE}</h4>
        <p class="note">{text::COLUMNS_LEAD}</p>
        <Command tool=text::COLUMNS_TITLE command=text::COLUMNS_HEADER/>
        <h4 class="recipe-group">{text::ALSO_READ}</h4>
        <p class="also">{text::ALSO_READ_LIST}</p>
    }
}

/// All of them, folded.
#[component]
pub fn FoldedRecipes() -> impl IntoView {
    view! {
        <Folded summary=text::COMMANDS class="as-table folded-recipes" body=|| view! { <Recipes/> }.into_any()/>
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
