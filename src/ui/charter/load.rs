//! What the demand asks of each step's people.

use leptos::prelude::*;

use super::desk::CharterDesk;
use crate::stream::{ConstraintReason, Load, StreamMap, Utilisation, measure};
use crate::ui::draw::charter::load_bar;
use crate::ui::parts::dynamic::part;
use crate::ui::text::charter as text;

/// What is shown of one step.
#[derive(Clone, PartialEq)]
struct LoadWords {
    step: Utilisation,
    name: String,
}

#[derive(Clone, PartialEq)]
struct Shown {
    load: Load,
    steps: Vec<LoadWords>,
}

fn name_of(map: &StreamMap, step: &Utilisation) -> String {
    let name = map.steps.get(step.number.saturating_sub(1)).map_or("", |step| &step.name);
    text::step_name(step.number, name)
}

/// Utilisation per step, folded; what cannot be done stands outside.
#[component]
pub fn LoadPart() -> impl IntoView {
    let desk = CharterDesk::here();
    let shown = Memo::new(move |_| {
        desk.session.read(|workshop| {
            let map = workshop.maps.first()?;
            let load = Load::of(map, workshop.charter.takt(&map.calendar).ok()?);
            let steps = load.steps.iter().map(|step| LoadWords { step: *step, name: name_of(map, step) }).collect();
            (load.of > 0).then_some(Shown { load, steps })
        })
    });
    let overruled = Memo::new(move |_| {
        desk.session.read(|workshop| {
            let map = workshop.maps.first()?;
            let constraint = measure(map).constraint.filter(|found| found.reason == ConstraintReason::Overloaded)?;
            let load = Load::of(map, workshop.charter.takt(&map.calendar).ok()?);
            let step = load.steps.into_iter().find(|step| step.step == constraint.step)?;
            Some((step, name_of(map, &step)))
        })
    });
    let table = move || match shown.get() {
        Some(shown) => view! { <LoadTable shown/> }.into_any(),
        None => ().into_any(),
    };
    let warning = move || match overruled.get() {
        Some((step, name)) => view! {
            <p class="charter-warning"><b>{text::overruled(&step, &name)}</b></p>
        }
        .into_any(),
        None => ().into_any(),
    };
    view! { {part(table)}{part(warning)} }
}

#[component]
fn LoadTable(shown: Shown) -> impl IntoView {
    let Shown { load, steps } = shown;
    let most = load.steps.first().map_or(100.0, |step| step.percent.mid);
    let unknown = (load.unknown() > 0).then(|| text::load_unknown(&load));
    let takt = load.takt;
    let row = move |words: &LoadWords| view! {
        <tr class:full=words.step.is_full()>
            <th scope="row">{words.name.clone()}<span class="cap">{text::utilisation_formula(&words.step, &takt)}</span></th>
            <td inner_html=load_bar(words.step.percent.mid, most)></td>
            <td class="num">{text::utilisation(&words.step)}</td>
        </tr>
    };
    view! {
        <details class="charter-load">
            <summary>{text::load_summary(&load, steps.first().map(|busiest| busiest.name.as_str()))}</summary>
            <table>
                <thead class="vh"><tr>
                    <th scope="col">{text::LOAD_STEP}</th><th scope="col">{text::BAR_COLUMN}</th><th scope="col">{text::LOAD_PERCENT}</th>
                </tr></thead>
                <tbody>{steps.iter().map(row).collect_view()}</tbody>
            </table>
            <p class="cap">{text::LOAD_BASIS}" "{unknown}</p>
        </details>
    }
}
