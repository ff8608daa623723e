//! All practices by section, to be rated: by mouse, or by keyboard without leaving the home row.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};

use super::desk::{CardDesk, focus_cleared};
use super::practice_row::PracticeRow;
use crate::maturity::{Level, Rating, Run, Section};
use crate::ui::parts::dynamic::{changed, clicked, flag, part};
use crate::ui::text;

/// The questionnaire.
#[component]
pub fn Practices() -> impl IntoView {
    let desk = CardDesk::here();
    Effect::new(move |_| desk.focus_wanted());
    let so_far = move || desk.profile.with(|profile| text::rated_so_far(profile.rated, profile.not_applicable, profile.open));
    let has_open = Memo::new(move |_| desk.profile.with(|profile| profile.open > 0));
    view! {
        <section class="practices" aria-labelledby="practices-title" on:keydown=move |event| on_key(desk, &event)>
            <div class="scorecard-head">
                <h2 id="practices-title">{text::PRACTICES}</h2><p class="cap">{so_far}</p>
                <nav class="section-links" aria-label=text::GO_TO_SECTION>
                    {section_links(desk)}
                    {move || has_open.get().then(|| view! {
                        <button type="button" class="btn" on:click=move |_| desk.focus_next_open()>{text::NEXT_NOT_RATED}</button>
                    })}
                </nav>
            </div>
            <p class="rating-keys cap">
                {text::RATING_KEYS.iter().map(|(keys, what)| view! { <span><kbd>{*keys}</kbd>" "{*what}</span> }).collect_view()}
            </p>
            {part(move || {
                let shown = desk.part();
                let runs = desk.parts.with(|parts| parts.get(shown).cloned()).unwrap_or_default();
                let model = untrack(|| desk.model());
                let section = |run: Run| model.sections.get(run.section).map(|section| section_of(desk, &run, section));
                runs.into_iter().map(section).collect_view().into_any()
            })}
            <Parts/>
        </section>
    }
}

/// More sections than this are a list to choose from.
const MOST_LINKS: usize = 12;

fn section_links(desk: CardDesk) -> AnyView {
    let model = untrack(|| desk.model());
    let sections = || model.sections.iter().enumerate();
    if model.sections.len() <= MOST_LINKS {
        return sections().map(|(at, section)| section_link(desk, at, section)).collect_view().into_any();
    }
    let firsts: Vec<String> = model.sections.iter().map(first_practice).collect();
    let go = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(first) = at.and_then(|at| firsts.get(at)) {
            desk.go_to(first);
        }
    };
    let option = |(at, section): (usize, &Section)| view! { <option value=at.to_string()>{section.title.clone()}</option> };
    view! {
        <select class="in" aria-label=text::GO_TO_SECTION on:change=changed(go)>
            <option value="">{text::GO_TO_SECTION}</option>{sections().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn first_practice(section: &Section) -> String {
    section.practices.first().map(|practice| practice.id.clone()).unwrap_or_default()
}

/// The way through the parts of a long questionnaire.
#[component]
fn Parts() -> impl IntoView {
    let desk = CardDesk::here();
    let count = Memo::new(move |_| desk.parts.with(Vec::len));
    let beside = move |step: isize| desk.part().checked_add_signed(step).filter(|part| *part < count.get());
    let button = move |step: isize, name: &'static str| {
        let go = move |_| {
            if let Some(part) = untrack(|| beside(step)) {
                desk.show_part(part);
            }
        };
        view! {
            <button type="button" class="btn" prop:disabled=flag(move || beside(step).is_none()) on:click=clicked(go)>{name}</button>
        }
    };
    part(move || {
        if count.get() < 2 {
            return ().into_any();
        }
        view! {
            <nav class="parts" aria-label=text::PARTS>
                {button(-1, text::PART_BEFORE)}
                <span>{move || text::part_of(desk.part() + 1, count.get())}</span>
                {button(1, text::PART_AFTER)}
            </nav>
        }
        .into_any()
    })
}

fn section_link(desk: CardDesk, at: usize, section: &Section) -> impl IntoView + use<> {
    let first = first_practice(section);
    let title = section.title.clone();
    let progress = move || {
        desk.profile.with(|profile| profile.sections.get(at).map(|score| text::section_progress(&title, score)))
    };
    view! { <button type="button" class="btn" on:click=move |_| desk.go_to(&first)>{progress}</button> }
}

fn section_of(desk: CardDesk, run: &Run, section: &Section) -> impl IntoView + use<> {
    let at = run.section;
    let id = ["section-", &section.id].concat();
    let practices = section.practices.get(run.practices.clone()).unwrap_or_default().to_vec();
    let is_cut = practices.len() < section.practices.len();
    let cut = is_cut.then(|| view! { <span class="cap">{text::cut_section(run.practices.start + 1, run.practices.end)}</span> });
    let mean = move || desk.profile.with(|profile| profile.sections.get(at).and_then(|score| score.mean).map(text::score));
    let basis = move || desk.profile.with(|profile| profile.sections.get(at).map(text::score_basis));
    let addition = section.addition.then(|| view! { <p class="cap addition">{section.source.clone()}</p> });
    view! {
        <section class="practice-section" aria-labelledby=id>
            <header>
                <h3 id=id.clone()>{section.title.clone()}</h3>
                <b class="score">{mean}</b><span class="cap">{basis}</span>{cut}
                {addition}
            </header>
            <p class="level-heads cap" aria-hidden="true">
                {Level::ALL.map(|level| view! { <span>{text::level_name(level)}</span> }).collect_view()}
            </p>
            <ul>
                <For each=move || practices.clone() key=|practice| practice.id.clone() let(practice)><PracticeRow practice/></For>
            </ul>
        </section>
    }
}

/// What a key does on a practice. In a field the keys belong to the field.
fn on_key(desk: CardDesk, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| !is_field(target)) else { return };
    let row = target.closest("[data-practice]").ok().flatten();
    let Some(practice) = row.and_then(|row| row.get_attribute("data-practice")) else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if obey(desk, &practice, &target, &event.key()) {
        event.prevent_default();
    }
}

fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// Tells whether the key meant something.
fn obey(desk: CardDesk, practice: &str, target: &Element, key: &str) -> bool {
    let rate_and_go_on = |rating| {
        desk.rate(practice, Some(rating));
        desk.focus_beside(practice, false);
    };
    match key {
        "0" => rate_and_go_on(Rating::Level(Level::None)),
        "1" => rate_and_go_on(Rating::Level(Level::Novice)),
        "2" => rate_and_go_on(Rating::Level(Level::Intermediate)),
        "3" => rate_and_go_on(Rating::Level(Level::Advanced)),
        "n" | "N" => rate_and_go_on(Rating::NotApplicable),
        "Backspace" | "Delete" => {
            desk.rate(practice, None);
            focus_cleared(practice);
        }
        "ArrowDown" => desk.focus_beside(practice, false),
        "ArrowUp" => desk.focus_beside(practice, true),
        "ArrowRight" => focus_radio(target.next_element_sibling()),
        "ArrowLeft" => focus_radio(target.previous_element_sibling()),
        _ => return false,
    }
    true
}

/// Left and right only look: choosing is for Space, Enter and the digits.
fn focus_radio(beside: Option<Element>) {
    let radio = beside.filter(|beside| beside.get_attribute("role").as_deref() == Some("radio"));
    if let Some(radio) = radio.and_then(|radio| radio.dyn_into::<HtmlElement>().ok()) {
        let _ = radio.focus();
    }
}
