//! Where the time goes: the stages of changes and of event logs, and the map that is made of them.

mod compare;
mod desk;
mod odd;
mod split;
mod stages;
mod target;

use leptos::prelude::*;

use crate::ui::parts::dynamic::{aria, clicked, memo_flag, part, words};
use crate::ui::text::delivery::measured as said;
use compare::MapBesideMeasured;
pub use desk::MeasuredDesk;
use desk::Shown;
use odd::WhatGoesBack;
use split::StageSplit;
use stages::Stages;
use target::Target;

/// The section. A log without deployments has nothing else to show, so it stands at the top then.
#[component]
pub fn MeasuredPart(
    /// Whether this is the place above the figures.
    at_top: bool,
) -> impl IntoView {
    let desk = MeasuredDesk::here();
    let is_log_alone = memo_flag(move || desk.is_log_alone());
    part(move || if is_log_alone.get() == at_top { view! { <StageSplit/><MeasuredMap/> }.into_any() } else { ().into_any() })
}

#[component]
fn MeasuredMap() -> impl IntoView {
    let desk = MeasuredDesk::here();
    let button = words(move || if desk.is_open() { said::CLOSE } else { said::OPEN }.to_owned());
    let body = move || {
        let has_lines = desk.lines.with(|lines| lines.iter().any(|line| line.spread.n > 0));
        let has_log = desk.sheet.with(|sheet| sheet.as_ref().is_some_and(|Shown(sheet)| sheet.log.is_some()));
        has_lines || has_log
    };
    let has_body = Memo::new(move |_| body());
    view! {
        <section class="measured" aria-labelledby="measured-map">
            <header>
                <h3 id="measured-map">{said::TITLE}</h3>
                <p class="note">{said::LEAD}</p>
                <button type="button" class="btn" aria-expanded=aria(move || desk.is_open()) on:click=clicked(move |_| desk.toggle())>
                    {button}
                </button>
            </header>
            {part(move || match (desk.is_open(), has_body.get()) {
                (false, _) => ().into_any(),
                (true, false) => view! { <p class="note">{words(move || nothing(desk))}</p> }.into_any(),
                (true, true) => view! {
                    <Stages/>
                    <WhatGoesBack/>
                    <Target/>
                    <MapBesideMeasured/>
                }
                .into_any(),
            })}
        </section>
    }
}

fn nothing(desk: MeasuredDesk) -> String {
    if desk.sheet.with(Option::is_none) { said::READING } else { said::NOTHING }.to_owned()
}
