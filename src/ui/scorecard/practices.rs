//! All practices by section, to be rated: by mouse, or by keyboard without leaving the home row.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};

use super::desk::{CardDesk, focus, focus_cleared};
use super::practice_row::PracticeRow;
use crate::maturity::{Level, Rating, Section};
use crate::ui::text;

/// The questionnaire.
#[component]
pub fn Practices() -> impl IntoView {
    let desk = CardDesk::here();
    Effect::new(move |_| desk.focus_wanted());
    let so_far = move || desk.profile.with(|profile| text::rated_so_far(profile.rated, profile.not_applicable, profile.open));
    let has_open = Memo::new(move |_| desk.profile.with(|profile| profile.open > 0));
    let model = untrack(|| desk.model());
    view! {
        <section class="practices" aria-labelledby="practices-title" on:keydown=move |event| on_key(desk, &event)>
            <div class="scorecard-head">
                <h2 id="practices-title">{text::PRACTICES}</h2><p class="cap">{so_far}</p>
                <nav class="section-links" aria-label=text::GO_TO_SECTION>
                    {model.sections.iter().enumerate().map(|(at, section)| section_link(desk, at, section)).collect_view()}
                    {move || has_open.get().then(|| view! {
                        <button type="button" class="btn" on:click=move |_| desk.focus_next_open()>{text::NEXT_NOT_RATED}</button>
                    })}
                </nav>
            </div>
            <p class="rating-keys cap">
                {text::RATING_KEYS.iter().map(|(keys, what)| view! { <span><kbd>{*keys}</kbd>" "{*what}</span> }).collect_view()}
            </p>
            {model.sections.iter().enumerate().map(|(at, section)| section_of(desk, at, section)).collect_view()}
        </section>
    }
}

fn section_link(desk: CardDesk, at: usize, section: &Section) -> impl IntoView + use<> {
    let first = section.practices.first().map(|practice| practice.id.clone()).unwrap_or_default();
    let title = section.title.clone();
    let progress = move || {
        desk.profile.with(|profile| profile.sections.get(at).map(|score| text::section_progress(&title, score)))
    };
    view! { <button type="button" class="btn" on:click=move |_| focus(&first)>{progress}</button> }
}

fn section_of(desk: CardDesk, at: usize, section: &Section) -> impl IntoView + use<> {
    let id = ["section-", &section.id].concat();
    let practices = section.practices.clone();
    let mean = move || desk.profile.with(|profile| profile.sections.get(at).and_then(|score| score.mean).map(text::score));
    let basis = move || desk.profile.with(|profile| profile.sections.get(at).map(text::score_basis));
    let addition = section.addition.then(|| view! { <p class="cap addition">{section.source.clone()}</p> });
    view! {
        <section class="practice-section" aria-labelledby=id>
            <header>
                <h3 id=id.clone()>{section.title.clone()}</h3>
                <b class="score">{mean}</b><span class="cap">{basis}</span>
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
