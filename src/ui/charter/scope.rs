//! Scope, demand, problem and goal.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::CharterDesk;
use super::field::Field;
use super::load::LoadPart;
use crate::stream::{Period, StreamMap};
use crate::ui::parts::dynamic::{changed, memo_flag, part};
use crate::ui::text::{charter as text, improve as improve_text};
use crate::workshop::{CharterField, GoalField, MapField};

/// What the workshop is about.
#[component]
pub fn Scope() -> impl IntoView {
    let desk = CharterDesk::here();
    let has_map = memo_flag(move || desk.with_map(|_| ()).is_some());
    let row = move |field: CharterField, class| row(text::field_name(field), Field::of(desk, field, class).lines());
    view! {
        <section class="charter-scope" aria-labelledby="scope-title">
            <h2 id="scope-title">{text::SCOPE}</h2>
            {part(move || if has_map.get() { ends(desk) } else { view! { <p class="cap">{text::NO_MAP}</p> }.into_any() })}
            <div class="span-scope">
                <label><span>{text::IN}</span>{Field::of(desk, CharterField::InScope, "in placed").lines()}</label>
                <label><span>{text::OUT}</span>{Field::of(desk, CharterField::OutOfScope, "in placed").lines()}</label>
            </div>
            <dl class="charter-facts">
                {row(CharterField::Product, "in placed strong")}
                {row(CharterField::Customer, "in placed")}
                <div><dt>{text::DEMAND}</dt><dd><Demand/></dd></div>
                {row(CharterField::Followed, "in placed")}
            </dl>
            <LoadPart/>
            <h2 class="further">{text::PROBLEM_AND_GOAL}</h2>
            {Field::of(desk, CharterField::Problem, "in placed problem-said").lines()}
            <dl class="charter-facts">
                <div><dt>{text::GOAL}</dt><dd><Goal/></dd></div>
                {row(CharterField::Metric, "in placed")}
                {row(CharterField::CannotChange, "in placed")}
                {row(CharterField::TodaysEnd, "in placed")}
            </dl>
        </section>
    }
}

fn row(name: &'static str, field: AnyView) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{field}</dd></div> }.into_any()
}

/// Both ends of the stream, as the map says them, over a line to scale with nothing.
fn ends(desk: CharterDesk) -> AnyView {
    let end = move |label, example, read: fn(&StreamMap) -> &String, set: fn(String) -> MapField| {
        Field {
            label: Arc::new(move || String::from(label)),
            class: "in placed",
            kind: "text",
            placeholder: example,
            said: Arc::new(move || desk.with_map(|map| read(map).clone()).unwrap_or_default()),
            keep: Arc::new(move |typed| desk.set_map(set(typed))),
        }
        .lines()
    };
    view! {
        <div class="span-ends">
            {end(text::STARTS_WITH, text::STARTS_WITH_EXAMPLE, |map| &map.starts_with, MapField::StartsWith)}
            {end(text::ENDS_WITH, text::ENDS_WITH_EXAMPLE, |map| &map.ends_with, MapField::EndsWith)}
        </div>
        <div class="span-line" aria-hidden="true"></div>
    }
    .into_any()
}

/// Requests per period, and the takt with its formula.
#[component]
fn Demand() -> impl IntoView {
    let desk = CharterDesk::here();
    let takt = Memo::new(move |_| {
        let calendar = desk.with_map(|map| map.calendar).unwrap_or_default();
        desk.read(|charter| charter.takt(&calendar))
    });
    let per = Memo::new(move |_| desk.read(crate::workshop::charter::Charter::demand_per));
    let option = move |period: Period| {
        view! { <option value=period.name() prop:selected=move || per.get() == period>{text::period_name(period)}</option> }
    };
    let said = move || match takt.get() {
        Ok(takt) => view! {
            {text::TAKT}" "<b>{text::takt(&takt)}</b><span class="cap">{text::takt_formula(&takt)}</span>
        }
        .into_any(),
        Err(problem) => view! { <span class="cap">{text::no_takt(problem)}</span> }.into_any(),
    };
    view! {
        <div class="demand">
            {Field::of(desk, CharterField::Demand, "in placed figure").line()}
            {text::REQUESTS_PER}
            <select class="in placed" aria-label=text::field_name(CharterField::DemandPer)
                on:change=changed(move |event| desk.say(CharterField::DemandPer, event_target_value(&event)))>
                {Period::ALL.map(option).collect_view()}
            </select>
            <span class="takt" role="status">{part(said)}</span>
        </div>
    }
}

/// The goal of the workshop: the same that stands above the improvements.
#[component]
fn Goal() -> impl IntoView {
    let desk = CharterDesk::here();
    let field = move |label, example, kind, class, which: GoalField| Field {
        label: Arc::new(move || String::from(label)),
        class,
        kind,
        placeholder: example,
        said: Arc::new(move || {
            desk.session.read(|workshop| match which {
                GoalField::Outcome => workshop.goal.outcome.clone(),
                GoalField::By => workshop.goal.by.clone(),
                GoalField::Now => workshop.goal.now.clone(),
            })
        }),
        keep: Arc::new(move |typed| desk.set_goal(which, typed)),
    };
    let outcome =
        field(improve_text::GOAL_OUTCOME, improve_text::GOAL_EXAMPLE, "text", "in placed strong", GoalField::Outcome);
    let by = field(improve_text::GOAL_BY, "", "date", "in placed", GoalField::By);
    view! {
        {outcome.lines()}
        <label class="goal-by">{improve_text::BY}{by.line()}</label>
    }
}
