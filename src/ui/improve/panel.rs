//! One improvement: what is expected of it, who sees to it, the coaching questions, the result.

use leptos::prelude::*;

use super::desk::ImproveDesk;
use super::field::{Line, Lines, TitleLine};
use super::links::Links;
use crate::id::ImprovementId;
use crate::maturity::Level;
use crate::ui::parts::dynamic::{changed, clicked, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text::{self as all_text, improve as text};
use crate::workshop::{ImprovementField, Status, Subject, effect_on_map, expected_changes};

/// The panel beside the list.
#[component]
pub fn Panel(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    view! {
        <aside class="improve-panel" aria-label=text::DETAILS>
            <header>
                <TitleLine id/>
                <button type="button" class="tool" aria-label=all_text::CLOSE on:click=clicked(move |_| desk.choose(None))>
                    <Glyph icon=Icon::Close/>
                </button>
            </header>
            <Said id field=ImprovementField::Problem/>
            <Said id field=ImprovementField::Hypothesis/>
            <section class="panel-part">
                <h3>{text::BELONGS_TO}</h3>
                <Links id/>
            </section>
            <Expected id/>
            <section class="panel-part check">
                <label><span>{text::field_name(ImprovementField::Owner)}</span><Line id field=ImprovementField::Owner/></label>
                <label><span>{text::field_name(ImprovementField::CheckOn)}</span><Line id field=ImprovementField::CheckOn kind="date"/></label>
                <StatusChoice id/>
            </section>
            <Coaching id/>
            <Said id field=ImprovementField::Result/>
            <p class="panel-end">
                <button type="button" class="btn plain" on:click=clicked(move |_| desk.remove(id))>
                    <Glyph icon=Icon::Bin/>{text::REMOVE}
                </button>
            </p>
        </aside>
    }
}

/// A field under its name.
#[component]
fn Said(id: ImprovementId, field: ImprovementField) -> impl IntoView {
    view! { <label class="panel-part said"><span>{text::field_name(field)}</span><Lines id field/></label> }
}

/// What it is expected to change: figures where it belongs to a step, the level where to a practice, words always.
#[component]
fn Expected(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let kinds = Memo::new(move |_| {
        let subjects = desk.subjects(id);
        let has = |kind: fn(&Subject) -> bool| subjects.iter().any(kind);
        let is_of_step = has(|subject| matches!(subject, Subject::Step { .. }));
        (is_of_step, has(|subject| matches!(subject, Subject::Practice { .. })))
    });
    let now = move || {
        let read = |workshop: &crate::workshop::Workshop| {
            let changes = workshop.improvement(id).map(|one| expected_changes(workshop, one));
            changes.unwrap_or_default().iter().map(text::expected).collect::<Vec<_>>().join(" · ")
        };
        desk.session.read(read)
    };
    let effect = move || {
        desk.session.read(|workshop| {
            let effect = effect_on_map(workshop, workshop.improvement(id)?)?;
            let calendar = workshop.map(effect.map)?.calendar;
            Some(text::effect(&effect.before, &effect.after, &calendar))
        })
    };
    let figure = move |field| view! { <label><span>{text::field_name(field)}</span><Line id field/></label> };
    view! {
        <section class="panel-part expected">
            {part(move || {
                let (is_of_step, is_of_practice) = kinds.get();
                view! {
                    {is_of_step.then(|| [
                        ImprovementField::LeadTime, ImprovementField::ProcessTime, ImprovementField::PercentCa,
                    ].map(figure).collect_view())}
                    {is_of_practice.then(|| view! { <LevelChoice id/> })}
                }.into_any()
            })}
            <label class="wide"><span>{text::field_name(ImprovementField::Expected)}</span><Line id field=ImprovementField::Expected/></label>
            <p class="cap wide">{words(now)}</p>
            {part(move || effect().map(|effect| view! { <p class="cap wide">{text::ON_THE_MAP}": "{effect}</p> }).into_any())}
        </section>
    }
}

#[component]
fn LevelChoice(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let now = Memo::new(move |_| desk.said(id, ImprovementField::Level));
    let option = move |value: &'static str, words: String| view! {
        <option value=value prop:selected=move || now.get() == value>{words}</option>
    };
    view! {
        <label>
            <span>{text::LEVEL}</span>
            <select class="in" on:change=changed(move |event| desk.say(id, ImprovementField::Level, event_target_value(&event)))>
                {option("", text::LEVEL_UNCHANGED.to_owned())}
                {Level::ALL.map(|level| option(all_text::level_digit(level), text::level_option(level))).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn StatusChoice(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let status = Memo::new(move |_| {
        desk.session.read(|workshop| workshop.improvement(id).map(crate::workshop::Improvement::status)).unwrap_or_default()
    });
    let button = move |one: Status| view! {
        <button type="button" aria-pressed=words(move || (status.get() == one).to_string())
            on:click=clicked(move |_| desk.say(id, ImprovementField::Status, one.name().to_owned()))>{text::status_name(one)}</button>
    };
    view! {
        <div class="seg" role="group" aria-label=text::field_name(ImprovementField::Status)>{Status::ALL.map(button).collect_view()}</div>
    }
}

/// The questions of the coach, each with room for what the room says.
#[component]
fn Coaching(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let answered = move || {
        let all = ImprovementField::COACHING.into_iter();
        text::answered(all.filter(|field| !desk.said(id, *field).is_empty()).count())
    };
    let question = move |field| view! { <li><label><span>{text::field_name(field)}</span><Lines id field/></label></li> };
    view! {
        <section class="panel-part coaching" aria-labelledby="coaching-title">
            <p class="panel-head"><b id="coaching-title">{text::COACHING}</b><span class="cap">{words(answered)}</span></p>
            <ol>{ImprovementField::COACHING.map(question).collect_view()}</ol>
        </section>
    }
}
