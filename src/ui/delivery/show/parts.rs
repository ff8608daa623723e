//! The five metrics of each service, team or environment; choosing one shows it alone.

use std::sync::Arc;

use leptos::prelude::*;

use super::teams::Teams;
use crate::delivery::{PartFigures, PartOrder, PartedBy, sort_parts};
use crate::jobs::{Look, Seen, Sheet};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::delivery::desk::looks::PartTab;
use crate::ui::text::delivery as text;

const TABS: [PartTab; 3] = [PartTab::Service, PartTab::Team, PartTab::Environment];
/// More rows than anybody reads; a column of thousands is a mistake of the mapping.
const MOST_ROWS: usize = 200;
/// What the headings of the figures sort by. A week has the order of all deployments.
const ORDERS: [Option<PartOrder>; 6] = [
    Some(PartOrder::Deployments),
    None,
    Some(PartOrder::LeadTime),
    Some(PartOrder::FailureRate),
    Some(PartOrder::Recovery),
    Some(PartOrder::Rework),
];

/// The part of the sheet.
#[component]
pub fn PartsTable(
    /// The answer that it belongs to.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let show = desk.show;
    let is_one = desk.query.with_untracked(|query| query.service.is_some() || query.team.is_some());
    Effect::new(move |_| {
        let by = match show.parted.get() {
            // They came with the sheet.
            PartTab::Service if !is_one => return,
            PartTab::Service => PartedBy::Service,
            PartTab::Team => PartedBy::Team(show.teams.get()),
            PartTab::Environment => PartedBy::Environment,
        };
        let tab_of: fn(Seen) -> Option<(PartTab, Vec<PartFigures>)> = match by {
            PartedBy::Service => |seen| parts_of(seen, PartTab::Service),
            PartedBy::Team(_) => |seen| parts_of(seen, PartTab::Team),
            PartedBy::Environment => |seen| parts_of(seen, PartTab::Environment),
        };
        show.parts.ask(desk, Look::Parts(by), tab_of);
    });
    let services = StoredValue::new(sheet.all_services.clone());
    view! {
        <section class="chart-part" aria-labelledby="parts">
            <h3><span id="parts">{text::PARTS}</span>" "<span class="cap">{text::PARTS_NOTE}</span></h3>
            <div class="chart-choices"><TabChoice/><ShowAll/></div>
            {move || match show.parted.get() {
                PartTab::Service if !is_one => Some(table(desk, PartTab::Service, &sheet.services)),
                tab => show.parts.get().filter(|parts| parts.0 == tab).map(|parts| table(desk, tab, &parts.1)),
            }}
            {move || (show.parted.get() == PartTab::Team).then(|| view! { <Teams services=services.get_value()/> })}
        </section>
    }
}

#[component]
fn TabChoice() -> impl IntoView {
    let chosen = DeliveryDesk::here().show.parted;
    let button = |(tab, word): (PartTab, &'static str)| {
        let pressed = move || if chosen.get() == tab { "true" } else { "false" };
        view! { <button type="button" aria-pressed=pressed on:click=move |_| chosen.set(tab)>{word}</button> }
    };
    view! {
        <div class="seg small" role="group" aria-label=text::PARTED_BY>
            {TABS.into_iter().zip(text::PART_TABS).map(button).collect_view()}
        </div>
    }
}

/// The way back, while one part is shown alone.
#[component]
fn ShowAll() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let is_narrowed = Memo::new(move |_| desk.query.with(|query| {
        query.service.is_some() || query.team.is_some() || query.environments.is_some()
    }));
    let back = move |_| desk.query.update(|query| {
        query.service = None;
        query.team = None;
        query.environments = None;
    });
    move || is_narrowed.get().then(|| view! { <button type="button" class="link" on:click=back>{text::SEE_ALL}</button> })
}

fn parts_of(seen: Seen, tab: PartTab) -> Option<(PartTab, Vec<PartFigures>)> {
    match seen {
        Seen::Parts(parts) => Some((tab, parts)),
        _ => None,
    }
}

fn table(desk: DeliveryDesk, tab: PartTab, parts: &[PartFigures]) -> impl IntoView + use<> {
    let hidden = parts.len().saturating_sub(MOST_ROWS);
    let parts = StoredValue::new(parts.to_vec());
    let rows = move || {
        let (by, is_descending) = desk.show.parts_order.get();
        parts.update_value(|parts| sort_parts(parts, by, is_descending));
        parts.with_value(|parts| parts.iter().take(MOST_ROWS).map(|part| row(desk, tab, part)).collect_view())
    };
    let name = match tab {
        PartTab::Service => text::SERVICE,
        PartTab::Team => text::TEAM,
        PartTab::Environment => text::ENVIRONMENT,
    };
    let figures = text::PART_HEADS.into_iter().zip(ORDERS);
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=text::PARTS><table class="plain-table parts-table">
            <thead><tr>
                {head(desk, name, Some(PartOrder::Name))}
                {figures.map(|(words, order)| head(desk, words, order)).collect_view()}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
        {(hidden > 0).then(|| view! { <p class="note">{text::more_parts(hidden)}</p> })}
    }
}

/// A heading that sorts: figures from the most to the least first, names the other way.
fn head(desk: DeliveryDesk, words: &'static str, order: Option<PartOrder>) -> AnyView {
    let Some(order) = order else { return view! { <th scope="col" class="num">{words}</th> }.into_any() };
    let sorted = desk.show.parts_order;
    let is_name = order == PartOrder::Name;
    let stands = move || match sorted.get() {
        (by, _) if by != order => "none",
        (_, true) => "descending",
        (_, false) => "ascending",
    };
    let turn = move |_| sorted.update(|(by, is_descending)| {
        *is_descending = if *by == order { !*is_descending } else { !is_name };
        *by = order;
    });
    let class = if is_name { "" } else { "num" };
    // The button has a name of its own, as the rows behind a figure have buttons of the same words;
    // the column keeps the plain one, which is read before each of its cells.
    let label = [text::SORT_BY, words].concat();
    view! {
        <th scope="col" class=class aria-label=words aria-sort=stands>
            <button type="button" class="sorts" aria-label=label on:click=turn>{words}</button>
        </th>
    }
    .into_any()
}

fn row(desk: DeliveryDesk, tab: PartTab, part: &PartFigures) -> impl IntoView + use<> {
    let key = part.name.clone();
    let name = match tab {
        PartTab::Service => text::service_name(&part.name),
        PartTab::Team => text::team_name(&part.name),
        PartTab::Environment => text::environment_name(&part.name),
    };
    let label = [text::FILTER_TO, &name].concat();
    let chosen_key = key.clone();
    let is_chosen = move || desk.query.with(|query| match tab {
        PartTab::Service => query.service.as_ref() == Some(&chosen_key),
        PartTab::Team => query.team.as_ref() == Some(&chosen_key),
        PartTab::Environment => query.environments.as_ref().is_some_and(|names| *names == [chosen_key.clone()]),
    });
    let choose = move |_| match tab {
        PartTab::Service => desk.query.update(|query| {
            query.service = Some(key.clone());
            query.team = None;
        }),
        PartTab::Team => desk.choose_team(Some(key.clone())),
        PartTab::Environment => desk.query.update(|query| query.environments = Some(vec![key.clone()])),
    };
    let figures = [
        text::count(part.deployments),
        part.per_week.map_or_else(|| text::NO_DATA.to_owned(), text::rate_number),
        text::median_n(part.lead_time_median_s, part.changes),
        text::share_of(part.failure_rate(), part.failed, part.failed_of),
        text::median_n(part.recovery_median_s, part.recoveries),
        text::share_of(part.rework_rate(), part.rework, part.deployments),
    ];
    view! {
        <tr>
            <th scope="row"><button type="button" class="link" aria-label=label aria-current=move || is_chosen().then_some("true")
                on:click=choose>{name}</button></th>
            {text::PART_HEADS.into_iter().zip(figures).map(|(head, figure)| cell(head, figure)).collect_view()}
        </tr>
    }
}

/// A figure; on a narrow screen its heading stands before it.
fn cell(head: &'static str, figure: String) -> impl IntoView {
    view! { <td class="num" data-head=head>{figure}</td> }
}
