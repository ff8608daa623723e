//! Several teams: the latest card of each, by name and never by rank.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::maturity::{TeamRow, team_rows};
use crate::ui::text;

/// The heat map.
#[component]
pub fn Teams() -> impl IntoView {
    let desk = CardDesk::here();
    let rows = Memo::new(move |_| {
        let model = desk.model();
        desk.cards(|cards| team_rows(&model, cards))
    });
    let filter = RwSignal::new(String::new());
    let shown = move || {
        let wanted = filter.get().to_lowercase();
        rows.get().into_iter().filter(|row| row.team.to_lowercase().contains(&wanted)).map(|row| team(desk, row)).collect_view()
    };
    let heads = move || desk.model().sections.iter().map(|section| view! { <th scope="col">{section.title.clone()}</th> }).collect_view();
    view! {
        <section class="teams" aria-labelledby="teams-title">
            <div class="scorecard-head">
                <h2 id="teams-title">{text::TEAMS_TITLE}</h2><p class="cap">{text::TEAMS_BASIS}</p>
                <input class="in" type="search" aria-label=text::FILTER_TEAMS placeholder=text::FILTER_TEAMS
                    on:input=move |event| filter.set(event_target_value(&event))/>
            </div>
            <p class="teams-warning">{text::TEAMS_WARNING}</p>
            <div class="wide-table" role="group" tabindex="0" aria-label=text::TEAMS_TITLE><table class="heat-map">
                <thead><tr><th scope="col">{text::CARD_TEAM}</th>{heads}<th scope="col">{text::LATEST_CARD}</th></tr></thead>
                <tbody>{shown}</tbody>
            </table></div>
        </section>
    }
}

fn team(desk: CardDesk, row: TeamRow) -> impl IntoView {
    let name = text::team_name(&row.team).to_owned();
    let is_own = desk.card.with_untracked(|card| card.as_ref().is_some_and(|card| card.team == row.team));
    let cell = |(mean, rated): (Option<f64>, usize)| match mean {
        Some(mean) => {
            // The ramp has a step per level; a mean takes the nearest.
            let class = ["cell l", &(mean.round() as u8).to_string()].concat();
            view! { <td class=class><b>{text::score(mean)}</b><span>{text::rated_count(rated)}</span></td> }.into_any()
        }
        None => view! { <td class="cell open">{text::NOT_RATED}</td> }.into_any(),
    };
    view! {
        <tr class:own=is_own>
            <th scope="row">{name}</th>
            {row.sections.into_iter().map(cell).collect_view()}
            <td>{text::day(&row.day)}<span class="cap">{text::cards_count(row.cards)}</span></td>
        </tr>
    }
}
