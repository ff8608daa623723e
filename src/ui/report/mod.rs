//! The report: one page that a manager forwards. What stands in it comes from `ui::draw::report`, what it looks like
//! from `report::page`; here are the choice of sections and the ways out.

mod desk;

use leptos::prelude::*;

use super::questionnaires::Questionnaires;
use super::parts::dynamic::{changed, clicked, flag, part, provided, words};
use super::parts::icons::{Glyph, Icon};
use super::route::{Route, Screen};
use super::text::report as text;
use super::workbench::{ShownTool, Tool};
use crate::platform::page;
use crate::ui::draw::report::Part;
pub use desk::ReportChoice;
use desk::ReportDesk;

/// The screen.
#[component]
pub fn ReportScreen() -> impl IntoView {
    Questionnaires::here().fetch();
    let desk = ReportDesk::new();
    provide_context(desk);
    view! {
        <main class="report-screen" aria-label=text::SCREEN>
            {part(move || if desk.is_empty() {
                view! { <Empty/> }.into_any()
            } else {
                view! { <WaysOut/><article class="report-page" aria-label=text::REPORT_PAGE inner_html=words(move || desk.body())></article> }.into_any()
            })}
        </main>
    }
}

/// Nothing to report: where to begin.
#[component]
fn Empty() -> impl IntoView {
    let desk = provided::<ReportDesk>();
    let address = ["#", &Route::Workshop(desk.session.id(), Screen::Map).address()].concat();
    view! {
        <div class="message">
            <h2>{text::EMPTY_TITLE}</h2>
            <p>{text::EMPTY}</p>
            <p><a class="btn first" href=address>{text::TO_THE_MAP}</a></p>
        </div>
    }
}

/// Print, files, clipboard; and which sections are in it.
#[component]
fn WaysOut() -> impl IntoView {
    let desk = provided::<ReportDesk>();
    let shown = provided::<ShownTool>();
    view! {
        <div class="report-tools">
            <div class="report-buttons">
                <button type="button" class="btn first" title=text::PRINT_HINT on:click=clicked(|_| page::print())>{text::PRINT}</button>
                <button type="button" class="btn" on:click=clicked(move |_| desk.save_html())><Glyph icon=Icon::Download/>{text::SAVE_HTML}</button>
                <button type="button" class="btn" on:click=clicked(move |_| desk.copy_markdown())>{text::COPY_MARKDOWN}</button>
                <button type="button" class="btn" on:click=clicked(move |_| desk.save_markdown())>{text::SAVE_MARKDOWN}</button>
                <button type="button" class="btn" on:click=clicked(move |_| shown.show(Tool::Export))>{text::EXPORT}</button>
            </div>
            <p class="cap" role="status">{words(move || if desk.is_measuring() { text::MAKING.to_owned() } else { String::new() })}</p>
            <fieldset class="report-parts">
                <legend>{text::PARTS}</legend>
                {Part::ALL.map(|one| view! { <PartTick one/> }).collect_view()}
            </fieldset>
        </div>
    }
}

/// The tick of a section; one that has nothing to tell says so.
#[component]
fn PartTick(one: Part) -> impl IntoView {
    let desk = provided::<ReportDesk>();
    let is_there = Memo::new(move |_| desk.is_there(one));
    let tick = move |event| desk.choose(one, event_target_checked(&event));
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=flag(move || desk.is_chosen(one)) prop:disabled=flag(move || !is_there.get())
                on:change=changed(tick)/>
            <span>{text::part_name(one)}</span>
            {part(move || (!is_there.get()).then(|| view! { <span class="cap">{text::NOTHING_YET}</span> }).into_any())}
        </label>
    }
}
