//! Above the milestones: whose ladder it is, the rung reached, speed beside stability, the ceiling of the map.

use leptos::prelude::*;

use super::ceiling::CeilingPart;
use super::desk::{DeployReading, LadderDesk};
use super::drawing::{RungMark, ladder_drawing};
use crate::jobs::PeriodChoice;
use crate::maturity::Ladder;
use crate::ui::parts::dynamic::{changed, part, words};
use crate::ui::text::ladder as text;
use crate::workshop::RungStanding;

const DAYS_SHOWN: u16 = 90;

/// Whose ladder, which deploys.
#[component]
pub fn LadderBar() -> impl IntoView {
    let desk = LadderDesk::here();
    let basis = words(move || match desk.own.get() {
        Some(own) => reading_basis(&own),
        None if desk.is_measuring.get() => text::MEASURING.to_owned(),
        None => text::NO_DATA.to_owned(),
    });
    let has_data = Memo::new(move |_| desk.whole.with(Option::is_some));
    view! {
        <header class="ladder-bar" role="group" aria-label=text::BAR>
            <TeamChoice/>
            {part(move || match (has_data.get(), desk.is_measuring.get()) {
                (true, _) => view! { <Period/> }.into_any(),
                // Its place, so that nothing moves when it comes.
                (false, true) => view! { <span class="room"></span> }.into_any(),
                (false, false) => ().into_any(),
            })}
            <p class="cap">{basis}</p>
            <p class="cap end">{words(move || desk.read(text::ladder_facts))}</p>
        </header>
    }
}

/// What the judging rests on.
pub fn reading_basis(own: &DeployReading) -> String {
    let days = own.first_day.as_deref().zip(own.last_day.as_deref());
    let whose = text::of_services(own.service.as_deref(), own.services.len());
    [&text::basis(days, own.deployments, &whose), "; ", &text::model_name(Ladder::standard().version)].concat()
}

#[component]
fn TeamChoice() -> impl IntoView {
    let desk = LadderDesk::here();
    let groups = Memo::new(move |_| {
        let (mut teams, services, shown) = (desk.teams(), desk.services(), desk.team.get());
        if !shown.is_empty() && !teams.contains(&shown) && !services.contains(&shown) {
            teams.push(shown);
        }
        (teams, services)
    });
    let option = move |name: String| {
        let own = name.clone();
        view! { <option value=name.clone() prop:selected=move || desk.team.get() == own>{name.clone()}</option> }
    };
    let group = move |label: &'static str, names: Vec<String>| {
        (!names.is_empty()).then(|| view! { <optgroup label=label>{names.into_iter().map(option).collect_view()}</optgroup> })
    };
    view! {
        <select class="in" aria-label=text::WHOSE on:change=changed(move |event| desk.choose_team(event_target_value(&event)))>
            {part(move || {
                let (teams, services) = groups.get();
                view! {
                    <option value="" prop:selected=move || desk.team.get().is_empty()>{text::WHOLE_STREAM}</option>
                    {group(text::TEAMS_GROUP, teams)}
                    {group(text::SERVICES_GROUP, services)}
                }.into_any()
            })}
        </select>
    }
}

#[component]
fn Period() -> impl IntoView {
    let desk = LadderDesk::here();
    let kind = Memo::new(move |_| match desk.period() {
        PeriodChoice::All => "all",
        PeriodChoice::LastDays(_) => "last",
        PeriodChoice::Days { .. } => "days",
    });
    let choose = changed(move |event| match event_target_value(&event).as_str() {
        "last" => desk.set_period(PeriodChoice::LastDays(DAYS_SHOWN)),
        "all" => desk.set_period(PeriodChoice::All),
        _ => {}
    });
    let option = move |value: &'static str, name: &'static str| {
        view! { <option value=value prop:selected=move || kind.get() == value>{name}</option> }
    };
    view! {
        <select class="in" aria-label=text::PERIOD on:change=choose>
            {option("all", text::ALL_DATA)}
            {option("last", text::LAST_90_DAYS)}
            {part(move || (kind.get() == "days").then(|| option("days", text::OWN_DATES)).into_any())}
        </select>
    }
}

/// The rung reached, the ladder, the ceiling.
#[component]
pub fn Top() -> impl IntoView {
    view! { <div class="ladder-top"><Reached/><LadderPicture/><CeilingPart/></div> }
}

#[component]
fn Reached() -> impl IntoView {
    let desk = LadderDesk::here();
    let word = words(move || desk.read(|ladder| {
        ladder.reached().map_or_else(|| text::NONE_REACHED.to_owned(), |rung| rung.rung.title.clone())
    }));
    let way = words(move || desk.read(|ladder| ladder.next().map_or_else(|| text::ALL_REACHED.to_owned(), text::on_the_way)));
    let owner = words(move || desk.read(|ladder| {
        ladder.rungs.get(desk.rung()).map(|rung| rung.rung.owner.clone()).unwrap_or_default()
    }));
    let figures = part(move || match desk.own.get() {
        Some(own) => view! {
            <dl class="pair-figures">
                <div><dt>{text::SPEED}</dt><dd>{text::speed(&own.facts)}</dd></div>
                <div><dt>{text::STABILITY}</dt><dd>{text::stability(&own.facts)}</dd></div>
            </dl>
        }
        .into_any(),
        None => ().into_any(),
    });
    view! {
        <section class="reached" aria-labelledby="rung-reached">
            <h2 id="rung-reached"><small>{text::RUNG_REACHED}</small>" "<span>{word}</span></h2>
            <p class="way">{way}</p>
            {figures}
            <p class="owner"><b>{text::OWNER}</b>" "{owner}</p>
        </section>
    }
}

/// The ladder as a drawing, and the way to each rung.
#[component]
fn LadderPicture() -> impl IntoView {
    let desk = LadderDesk::here();
    let drawing = words(move || desk.read(|ladder| {
        let mark = |(at, rung): (usize, &RungStanding<'_>)| RungMark {
            title: rung.rung.title.clone(),
            said: text::met_of(rung.asked),
            share: rung.asked.met as f64 / (rung.asked.of() - rung.asked.not_applicable).max(1) as f64,
            is_next: at == ladder.reached,
        };
        ladder_drawing(&ladder.rungs.iter().enumerate().map(mark).collect::<Vec<_>>())
    }));
    view! { <div class="ladder-picture" inner_html=drawing></div> }
}
