//! The profile: a bar per section with what it rests on, never one number for all.

use leptos::prelude::*;

use super::desk::CardDesk;
use super::profile_charts::ProfileCharts;
use crate::maturity::{Model, Scorecard, Section, SectionChange, SectionScore};
use crate::ui::text;

/// The profile of the shown card, beside the one it is compared with.
#[component]
pub fn ProfilePanel() -> impl IntoView {
    let desk = CardDesk::here();
    let rows = move || {
        let (profile, comparison, before) = (desk.profile.get(), desk.comparison.get(), desk.before.get());
        let change = |id: &str| Some((comparison.as_ref()?.sections.iter().find(|change| change.id == id)?, before.as_deref()?));
        let model = desk.model();
        let sections = model.sections.iter().zip(&profile.sections);
        sections.map(|(section, score)| row(section, score, change(&section.id))).collect_view()
    };
    view! {
        <section class="profile" aria-labelledby="profile-title">
            <div class="scorecard-head"><h2 id="profile-title">{text::PROFILE}</h2><p class="cap">{text::PROFILE_BASIS}</p></div>
            <ul>{rows}</ul>
            <Key/>
            <ProfileCharts/>
            <p class="cap">{move || desk.card.get().map(|card| source(&desk.model(), &card))}</p>
            {move || desk.profile.with(|profile| {
                let count = profile.unscored.len();
                (count > 0).then(|| view! { <p class="cap">{text::unscored(count)}</p> })
            })}
        </section>
    }
}

fn source(model: &Model, card: &Scorecard) -> String {
    text::questionnaire(model, card)
}

fn row(section: &Section, score: &SectionScore, change: Option<(&SectionChange, &Scorecard)>) -> impl IntoView + use<> {
    let then = change.and_then(|(change, _)| change.before);
    let moved = change.map(|(change, before)| text::section_change(change, before));
    let figure = match score.mean {
        Some(mean) => view! { <b class="score">{text::score(mean)}</b> }.into_any(),
        None => view! { <span class="score open">{text::NOT_RATED}</span> }.into_any(),
    };
    view! {
        <li>
            <p class="row-head"><b>{section.title.clone()}</b><span class="cap">{text::score_basis(score)}</span></p>
            <div class="row-bar">{bar(score.mean, then, score.target_mean)}{figure}</div>
            <p class="cap row-facts">
                {score.target_mean.map(|target| view! { <span>{text::section_target(target)}</span> })}
                {moved.map(|moved| view! { <span>{moved}</span> })}
                {section.addition.then(|| view! { <span class="addition">{text::ADDITION}</span> })}
            </p>
        </li>
    }
}

fn percent(level: f64) -> String {
    [&((level / 3.0 * 1000.0).round() / 10.0).to_string(), "%"].concat()
}

/// The bar from 0 to 3: now filled, before a dotted line, the target a post.
fn bar(now: Option<f64>, then: Option<f64>, target: Option<f64>) -> impl IntoView {
    let line = |class: &'static str, level: f64, from: &'static str, to: &'static str| {
        view! { <line class=class x1=percent(level) x2=percent(level) y1=from y2=to></line> }
    };
    view! {
        <svg class="score-bar" height="22" aria-hidden="true">
            <rect class={"track"} y="8" width="100%" height="8"></rect>
            {now.map(|now| view! { <rect class="now" y="7.5" width=percent(now) height="9"></rect> })}
            {line("grid", 1.0, "8", "16")}
            {line("grid", 2.0, "8", "16")}
            {then.map(|then| line("then", then, "4", "20"))}
            {target.map(|target| view! {
                {line("target", target, "3", "21")}
                <svg x=percent(target) class={"target-head"}><path d={"M-4 0h8l-4 5z"}></path></svg>
            })}
        </svg>
    }
}

/// What the marks of the bars mean.
#[component]
fn Key() -> impl IntoView {
    let desk = CardDesk::here();
    let then = move || desk.before.get().map(|before| text::day(&before.date));
    let mark = |class: &'static str| view! { <svg class="key-mark" width="12" height="14" aria-hidden="true"><line class=class x1="6" x2="6" y1="0" y2="14"></line></svg> };
    view! {
        <p class="score-key cap">
            <span><svg class="key-mark" width="20" height="8" aria-hidden="true"><rect class={"now"} width="20" height="8"></rect></svg>{text::KEY_NOW}</span>
            <span>{mark("target")}{text::KEY_TARGET}</span>
            {move || then().map(|then| view! { <span>{mark("then")}{then}</span> })}
        </p>
    }
}
