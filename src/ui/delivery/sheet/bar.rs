//! What is counted: period, service, environments, zone; and the way to more data.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::jobs::{PeriodChoice, ZoneChoice};
use crate::ui::delivery::desk::{DeliveryDesk, Shown};
use crate::ui::delivery::file_input::FileButton;
use crate::ui::delivery::show::CompareChoice;
use crate::ui::parts::dynamic::part;
use crate::ui::text::delivery as text;

/// Periods that end with the data, in days.
const LAST_DAYS: [(&str, u16, &str); 3] =
    [("30", 30, text::LAST_30_DAYS), ("90", 90, text::LAST_90_DAYS), ("365", 365, text::LAST_365_DAYS)];

/// The bar.
#[component]
pub fn QuestionBar() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let is_without = desk.is_without_deployments();
    let basis = move || desk.sheet.get().map(|Shown(sheet)| text::basis(&sheet)).unwrap_or_default();
    view! {
        <header class="delivery-bar" role="group" aria-label=text::WHAT_IS_COUNTED>
            <Period/>
            {part(move || if is_without.get() { ().into_any() } else { view! { <CompareChoice/> }.into_any() })}
            <Service/>
            <Team/>
            {part(move || if is_without.get() { ().into_any() } else { view! { <Environments/> }.into_any() })}
            <Zone/>
            <p class="note">{basis}</p>
            <div class="bar-buttons"><FileButton word=text::IMPORT_DATA class="btn"/></div>
        </header>
    }
}

#[component]
fn Period() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let period = Memo::new(move |_| desk.query.with(|query| query.period.clone()));
    let kind = move || match period.get() {
        PeriodChoice::All => "all",
        PeriodChoice::LastDays(days) => LAST_DAYS.iter().find(|(_, number, _)| *number == days).map_or("90", |(value, ..)| *value),
        PeriodChoice::Days { .. } => "days",
    };
    let choose = move |kind: &str| {
        let last = LAST_DAYS.iter().find(|(value, ..)| *value == kind);
        let period = match (kind, last) {
            (_, Some((_, days, _))) => PeriodChoice::LastDays(*days),
            ("days", _) => shown_days(desk),
            _ => PeriodChoice::All,
        };
        desk.query.update(|query| query.period = period);
    };
    let set_day = move |is_first: bool, day: String| {
        desk.query.update(|query| {
            if let PeriodChoice::Days { first, last } = &mut query.period {
                *(if is_first { first } else { last }) = day;
            }
        });
    };
    let field = move |is_first: bool, label: &'static str, day: String| view! {
        <input class="in day" type="date" aria-label=label prop:value=day
            on:change=move |event| set_day(is_first, event_target_value(&event))/>
    };
    view! {
        <select class="sel" aria-label=text::PERIOD on:change=move |event| choose(&event_target_value(&event))>
            <option value="all" selected=move || kind() == "all">{text::ALL_DATA}</option>
            {LAST_DAYS.map(|(value, _, words)| view! { <option value=value selected=move || kind() == value>{words}</option> }).collect_view()}
            <option value="days" selected=move || kind() == "days">{text::OWN_DATES}</option>
        </select>
        {move || match period.get() {
            PeriodChoice::Days { first, last } => {
                (field(true, text::FIRST_DAY, first), field(false, text::LAST_DAY, last)).into_any()
            }
            _ => ().into_any(),
        }}
    }
}

/// The days of the sheet as it is, to start from.
fn shown_days(desk: DeliveryDesk) -> PeriodChoice {
    let days = desk.sheet.get_untracked().map(|Shown(sheet)| (sheet.first_day.clone(), sheet.last_day.clone()));
    let (first, last) = days.unwrap_or_default();
    PeriodChoice::Days { first: first.unwrap_or_default(), last: last.unwrap_or_default() }
}

#[component]
fn Service() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let services = Memo::new(move |_| desk.sheet.get().map(|Shown(sheet)| sheet.all_services.clone()).unwrap_or_default());
    let chosen = Memo::new(move |_| desk.query.with(|query| query.service.clone()));
    // The first choice is all of them; the others are told by their place, because a service may have any name.
    let choose = move |place: &str| {
        let place: usize = place.parse().unwrap_or(0);
        let service = place.checked_sub(1).and_then(|place| services.with_untracked(|all| all.get(place).cloned()));
        desk.query.update(|query| {
            query.service = service;
            query.team = None;
        });
    };
    move || {
        let all = services.get();
        (all.len() > 1).then(|| view! {
            <select class="sel" aria-label=text::SERVICE on:change=move |event| choose(&event_target_value(&event))>
                <option value="0" selected=chosen.get().is_none()>{text::all_services(all.len())}</option>
                {all.iter().enumerate().map(|(place, name)| view! {
                    <option value=(place + 1).to_string() selected=chosen.get().as_ref() == Some(name)>{text::service_name(name)}</option>
                }).collect_view()}
            </select>
        })
    }
}

/// Teams, where a service has one.
#[component]
fn Team() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let teams = Memo::new(move |_| desk.show.teams.with(|teams| teams.values().cloned().collect::<BTreeSet<_>>()));
    let chosen = Memo::new(move |_| desk.query.with(|query| query.team.clone()));
    // By place: a team may have any name.
    let choose = move |place: &str| {
        let place: usize = place.parse().unwrap_or(0);
        let all = teams.with_untracked(|teams| teams.iter().cloned().chain([String::new()]).collect::<Vec<_>>());
        desk.choose_team(place.checked_sub(1).and_then(|place| all.get(place).cloned()));
    };
    move || {
        let all = teams.get();
        let option = |(place, name): (usize, String)| view! {
            <option value=(place + 1).to_string() selected=chosen.get().as_ref() == Some(&name)>{text::team_name(&name)}</option>
        };
        (!all.is_empty()).then(|| view! {
            <select class="sel" aria-label=text::TEAM on:change=move |event| choose(&event_target_value(&event))>
                <option value="0" selected=chosen.get().is_none()>{text::ALL_TEAMS}</option>
                {all.into_iter().chain([String::new()]).enumerate().map(option).collect_view()}
            </select>
        })
    }
}

#[component]
fn Environments() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let names = Memo::new(move |_| {
        desk.sheet.get().map(|Shown(sheet)| (sheet.all_environments.clone(), sheet.environments.clone())).unwrap_or_default()
    });
    let toggle = move |name: &str, counts: bool| {
        let mut counted = names.with_untracked(|(_, counted)| counted.clone());
        counted.retain(|other| other != name);
        if counts {
            counted.push(name.to_owned());
        }
        desk.query.update(|query| query.environments = Some(counted));
    };
    let summary = move || names.with(|(_, counted)| {
        let shown: Vec<String> = counted.iter().map(|name| text::environment_name(name)).collect();
        [text::ENVIRONMENTS, ": ", &shown.join(", ")].concat()
    });
    let is_changed = Memo::new(move |_| desk.query.with(|query| query.environments.is_some()));
    let boxes = move || names.with(|(all, counted)| all.iter().map(|name| {
        let (own, ticked) = (name.clone(), counted.contains(name));
        view! {
            <label><input type="checkbox" prop:checked=ticked on:change=move |event| toggle(&own, event_target_checked(&event))/>
                {text::environment_name(name)}</label>
        }
    }).collect_view());
    view! {
        <details class="menu">
            <summary class="btn">{summary}</summary>
            <div class="menu-body" role="group" aria-label=text::ENVIRONMENTS>
                {boxes}
                {move || is_changed.get().then(|| view! {
                    <button type="button" class="link" on:click=move |_| desk.query.update(|query| query.environments = None)>
                        {text::AS_IMPORTED}</button>
                })}
            </div>
        </details>
    }
}

#[component]
fn Zone() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let zone = Memo::new(move |_| desk.query.with(|query| query.zone));
    let choose = move |kind: &str| {
        let zone = if kind == "here" { ZoneChoice::Browser } else { ZoneChoice::Utc };
        desk.query.update(|query| query.zone = zone);
    };
    view! {
        <select class="sel" aria-label=text::WEEKS_IN on:change=move |event| choose(&event_target_value(&event))>
            <option value="utc" selected=move || zone.get() == ZoneChoice::Utc>{text::UTC}</option>
            <option value="here" selected=move || zone.get() == ZoneChoice::Browser>{text::LOCAL_TIME}</option>
        </select>
    }
}
