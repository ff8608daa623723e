//! Which team has which service; kept in this browser, for this workshop.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// More fields than anybody fills in.
const MOST_SERVICES: usize = 200;

/// A field for each service.
#[component]
pub fn Teams(
    /// All services of the data.
    services: Vec<String>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let known = move || desk.show.teams.with(|teams| teams.values().cloned().collect::<BTreeSet<_>>());
    let has_none = move || desk.show.teams.with(std::collections::BTreeMap::is_empty);
    let field = |service: String| {
        let label = text::team_of(&text::service_name(&service));
        let team = desk.show.teams.with_untracked(|teams| teams.get(&service).cloned().unwrap_or_default());
        let shown = text::service_name(&service);
        view! {
            <li><label><span>{shown}</span>
                <input class="in" type="text" list="known-teams" autocomplete="off" aria-label=label prop:value=team
                    on:change=move |event| desk.set_team(&service, &event_target_value(&event))/>
            </label></li>
        }
    };
    view! {
        {move || has_none().then(|| view! { <p class="note">{text::NO_TEAMS}</p> })}
        <h4>{text::TEAMS_TITLE}</h4>
        <p class="cap">{text::TEAMS_NOTE}</p>
        <datalist id="known-teams">{move || known().into_iter().map(|team| view! { <option value=team></option> }).collect_view()}</datalist>
        <ul class="teams">{services.into_iter().take(MOST_SERVICES).map(field).collect_view()}</ul>
    }
}
