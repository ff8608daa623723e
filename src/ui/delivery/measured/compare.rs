//! The part of a map from commit to production beside the measured change lead time.

use leptos::prelude::*;

use super::desk::{MeasuredDesk, Shown};
use crate::id::{MapId, StepId};
use crate::stream::StreamMap;
use crate::ui::text::duration_text;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{changed, flag, part};
use crate::ui::text::delivery::{elapsed, measured as said};
use crate::workshop::{MapPart, PartGauge, gauge_part, usual_part};

/// The comparison; only where there is a map with steps.
#[component]
pub fn MapBesideMeasured() -> impl IntoView {
    let desk = MeasuredDesk::here();
    let map = Memo::new(move |_| {
        let chosen = desk.compared.get().or(desk.target.get());
        let with_steps = || desk.map_names().into_iter().filter_map(|(id, _)| desk.map(id)).find(|map| !map.steps.is_empty());
        chosen.and_then(|id| desk.map(id)).or_else(with_steps)
    });
    part(move || match map.get().filter(|map| !map.steps.is_empty()) {
        Some(map) => comparison(desk, &map),
        None => ().into_any(),
    })
}

fn comparison(desk: MeasuredDesk, map: &StreamMap) -> AnyView {
    let lead = desk.sheet.get().map(|Shown(sheet)| sheet.split.lead.clone()).unwrap_or_default();
    let percent = desk.percent.get();
    let body = match (lead.at(percent), part_of(desk, map)) {
        (None, _) => view! { <p class="note">{said::NO_LEAD_TIME}</p> }.into_any(),
        (Some(_), None) => ().into_any(),
        (Some(seconds), Some(chosen)) => {
            let gauge = gauge_part(map, chosen, seconds / 3_600.0, &desk.fillings(map));
            let told = match gauge {
                Some(gauge) => outcome(map, &gauge, percent, lead.n),
                None => view! { <p class="note">{said::NO_WAY}</p> }.into_any(),
            };
            view! {
                <p class="choices">
                    {map_choice(desk, map.id)}
                    {end_choice(desk, map, chosen, true)}
                    {end_choice(desk, map, chosen, false)}
                </p>
                {told}
            }
            .into_any()
        }
    };
    view! {
        <section class="map-beside" aria-labelledby="map-beside">
            <h4 id="map-beside">{said::COMPARISON}</h4>
            {body}
        </section>
    }
    .into_any()
}

/// The part that was chosen for this map, as far as its steps are still there; else the usual one.
fn part_of(desk: MeasuredDesk, map: &StreamMap) -> Option<MapPart> {
    let chosen = desk.part.get().filter(|(of, part)| {
        *of == map.id && map.step(part.first).is_some() && map.step(part.last).is_some()
    });
    chosen.map(|(_, part)| part).or_else(|| usual_part(map))
}

fn map_choice(desk: MeasuredDesk, shown: MapId) -> AnyView {
    let maps = desk.map_names();
    if maps.len() < 2 {
        return ().into_any();
    }
    let ids: Vec<MapId> = maps.iter().map(|(id, _)| *id).collect();
    let choose = move |place: String| {
        desk.compared.set(place.parse().ok().and_then(|place: usize| ids.get(place).copied()));
    };
    view! {
        <label>{said::OF_MAP}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                {maps.into_iter().enumerate().map(|(place, (id, name))| view! {
                    <option value=place.to_string() selected=flag(move || id == shown)>{name}</option>
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn end_choice(desk: MeasuredDesk, map: &StreamMap, chosen: MapPart, is_first: bool) -> AnyView {
    let id = map.id;
    let ids: Vec<StepId> = map.steps.iter().map(|step| step.id).collect();
    let now = if is_first { chosen.first } else { chosen.last };
    let choose = move |place: String| {
        let Some(step) = place.parse().ok().and_then(|place: usize| ids.get(place).copied()) else { return };
        let part = if is_first { MapPart { first: step, ..chosen } } else { MapPart { last: step, ..chosen } };
        desk.part.set(Some((id, part)));
    };
    view! {
        <label>{if is_first { said::FIRST_STEP } else { said::LAST_STEP }}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                {map.steps.iter().enumerate().map(|(row, step)| view! {
                    <option value=row.to_string() selected=step.id == now>{said::step_choice(row, &step.name)}</option>
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn outcome(map: &StreamMap, gauge: &PartGauge, percent: u8, n: u64) -> AnyView {
    let largest = gauge.largest.and_then(|step| map.step(step)).map(|step| step.name.as_str());
    let sentences = said::verdict(gauge, largest, &map.calendar);
    view! {
        <p>{said::lead_basis(gauge, percent, n, &map.calendar)}</p>
        <div class="wide-table" tabindex="0" role="region" aria-label=said::COMPARISON_TABLE inner_html=table(map, gauge)></div>
        <ul class="verdicts">{sentences.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
    }
    .into_any()
}

fn table(map: &StreamMap, gauge: &PartGauge) -> String {
    let calendar = &map.calendar;
    let hours = |hours: Option<f64>| hours.map_or_else(|| said::NOT_TYPED.to_owned(), |hours| duration_text(hours, calendar));
    let mut markup = Markup::new();
    markup.raw("<table class=\"plain-table\"><thead><tr><th scope=\"col\">").words(said::STEP).raw("</th>");
    for head in [said::ON_THE_MAP, said::MEASURED_TIME, said::DIFFERENCE] {
        markup.raw("<th scope=\"col\" class=\"num\">").words(head).raw("</th>");
    }
    markup.raw("</tr></thead><tbody>");
    let mut row = |name: &str, cells: [String; 3]| {
        markup.raw("<tr><th scope=\"row\">").words(name).raw("</th>");
        for cell in cells {
            markup.raw("<td class=\"num\">").words(&cell).raw("</td>");
        }
        markup.raw("</tr>");
    };
    let signed = |hours: Option<f64>| hours.map(|hours| said::signed(hours, calendar)).unwrap_or_default();
    for step in &gauge.path {
        let name = map.step(step.step).map(|step| step.name.as_str()).unwrap_or_default();
        let measured = step.measured.map(|(hours, n)| [&duration_text(hours, calendar), ", n ", &n.to_string()].concat());
        row(name, [hours(step.map_hours), measured.unwrap_or_default(), signed(step.difference_hours())]);
    }
    let whole = gauge.map.figure().map(|hours| hours.mid);
    let measured = [&duration_text(gauge.measured_hours, calendar), " (", &elapsed(gauge.elapsed_hours * 3_600.0), ")"].concat();
    row(said::WHOLE_WAY, [hours(whole), measured, signed(gauge.difference_hours)]);
    markup.raw("</tbody></table>");
    markup.finish()
}
