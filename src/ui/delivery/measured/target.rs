//! Where the figures go: a new map, or the steps of one there is, with what would change there.

use leptos::prelude::*;

use super::desk::MeasuredDesk;
use crate::id::{MapId, StepId};
use crate::stream::StreamMap;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{changed, clicked, flag, part, words};
use crate::ui::route::{Route, Screen};
use crate::ui::text::delivery::measured as said;
use crate::workshop::Filling;

/// The choice and what follows from it.
#[component]
pub fn Target() -> impl IntoView {
    let desk = MeasuredDesk::here();
    let chosen = Memo::new(move |_| desk.target.get());
    view! {
        <section class="target" aria-labelledby="measured-target">
            <h4 id="measured-target">{said::TARGET_TITLE}</h4>
            {part(move || target_choice(desk))}
            {part(move || match chosen.get() {
                None => view! { <NewMap/> }.into_any(),
                Some(map) => view! { <Figures map/> }.into_any(),
            })}
            {part(move || done_link(desk))}
        </section>
    }
}

fn target_choice(desk: MeasuredDesk) -> AnyView {
    let maps = desk.map_names();
    let ids: Vec<MapId> = maps.iter().map(|(id, _)| *id).collect();
    // The first choice is a new map; the others are told by their place.
    let choose = move |place: String| {
        let place: usize = place.parse().unwrap_or(0);
        desk.target.set(place.checked_sub(1).and_then(|place| ids.get(place).copied()));
    };
    view! {
        <p class="choices"><label>{said::PUT_ON}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                <option value="0" selected=flag(move || desk.target.get().is_none())>{said::NEW_MAP}</option>
                {maps.into_iter().enumerate().map(|(place, (id, name))| view! {
                    <option value=(place + 1).to_string() selected=flag(move || desk.target.get() == Some(id))>{said::figures_on(&name)}</option>
                }).collect_view()}
            </select>
        </label></p>
    }
    .into_any()
}

fn done_link(desk: MeasuredDesk) -> AnyView {
    let Some(map) = desk.done.get().and_then(|id| desk.map(id)) else { return ().into_any() };
    let address = ["#", &Route::Workshop(desk.workshop(), Screen::Map).address()].concat();
    view! { <p class="note">{said::map_name(&map.name)}": "<a href=address>{said::SHOW_MAP}</a></p> }.into_any()
}

#[component]
fn NewMap() -> impl IntoView {
    let desk = MeasuredDesk::here();
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let name = move || typed.get().unwrap_or_else(|| said::new_map_name(&desk.stream.with(|stream| stream.source.clone())));
    let is_empty = move || desk.stream.with(|stream| stream.stages.is_empty());
    let make = move || {
        let name = untrack(name);
        desk.make_map(if name.trim().is_empty() { said::TITLE } else { name.trim() });
    };
    view! {
        <p class="choices">
            <label>{said::MAP_NAME}" "
                <input class="in" type="text" autocomplete="off" prop:value=words(name)
                    on:input=changed(move |event| typed.set(Some(event_target_value(&event))))/>
            </label>
            {part(move || calendar_choice(desk))}
        </p>
        <p class="note">{words(move || said::conversion(&desk.calendar.get()))}</p>
        {part(move || without_figure(desk))}
        <p><button type="button" class="btn first" disabled=flag(is_empty) on:click=clicked(move |_| make())>{said::MAKE}</button></p>
    }
}

/// Stages that are on the map by choice and have no figure.
fn without_figure(desk: MeasuredDesk) -> AnyView {
    use crate::delivery::StagePart::{Wait, Work};
    let names: Vec<String> = desk.lines.with(|lines| {
        desk.parts.with(|parts| {
            let is_missing = |(line, part): &(&crate::workshop::StageLine, &crate::delivery::StagePart)| {
                line.spread.n == 0 && matches!(part, Work | Wait)
            };
            lines.iter().zip(parts).filter(is_missing).map(|(line, _)| said::line_name(&line.name)).collect()
        })
    });
    names.into_iter().map(|name| view! { <p class="note">{said::no_figure(&name)}</p> }).collect_view().into_any()
}

fn calendar_choice(desk: MeasuredDesk) -> AnyView {
    let all = desk.calendars();
    let offered = all.clone();
    let choose = move |place: String| {
        if let Some(calendar) = place.parse().ok().and_then(|place: usize| offered.get(place).copied()) {
            desk.calendar.set(calendar);
        }
    };
    view! {
        <label>{said::CALENDAR}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                {all.into_iter().enumerate().map(|(place, calendar)| view! {
                    <option value=place.to_string() selected=flag(move || desk.calendar.get() == calendar)>{said::calendar_choice(&calendar)}</option>
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

#[component]
fn Figures(map: MapId) -> impl IntoView {
    let desk = MeasuredDesk::here();
    let shown = Memo::new(move |_| desk.map(map));
    let fills = Memo::new(move |_| shown.with(|map| map.as_ref().map(|map| desk.fillings(map)).unwrap_or_default()));
    let keep = move |event| desk.keeps_estimates.set(event_target_checked(&event));
    let button = words(move || {
        let name = shown.with(|map| map.as_ref().map(|map| map.name.clone()).unwrap_or_default());
        said::write_button(fills.with(Vec::len), &name)
    });
    view! {
        {part(move || match shown.get() {
            Some(map) => matching(desk, &map),
            None => ().into_any(),
        })}
        <h5>{said::PREVIEW}</h5>
        <div class="wide-table" tabindex="0" role="region" aria-label=said::PREVIEW
            inner_html=words(move || shown.with(|map| {
                let names = desk.stream.with(|stream| stream.stages.iter().map(|s| s.name.clone()).collect::<Vec<_>>());
                map.as_ref().map(|map| fills.with(|fills| preview(map, fills, &names))).unwrap_or_default()
            }))></div>
        <p class="note">{words(move || shown.with(|map| map.as_ref().map(|map| said::conversion(&map.calendar)).unwrap_or_default()))}</p>
        <p class="note">{said::SUMS}</p>
        <p class="choices"><label>
            <input type="checkbox" prop:checked=flag(move || desk.keeps_estimates.get()) on:change=changed(keep)/>
            {said::KEEP_ESTIMATES}
        </label></p>
        <p><button type="button" class="btn first" disabled=flag(move || fills.with(Vec::is_empty))
            on:click=clicked(move |_| desk.write_figures(map))>{button}</button></p>
    }
}

fn matching(desk: MeasuredDesk, map: &StreamMap) -> AnyView {
    let stages = desk.stream.with(|stream| stream.stages.iter().map(|stage| stage.name.clone()).collect::<Vec<_>>());
    let steps = desk.steps_of(map);
    let choices = stages.into_iter().zip(steps).map(|(stage, step)| step_choice(desk, map, stage, step)).collect_view();
    view! {
        <fieldset class="matching"><legend>{said::MATCHING}</legend>{choices}</fieldset>
    }
    .into_any()
}

fn step_choice(desk: MeasuredDesk, map: &StreamMap, stage: String, chosen: Option<StepId>) -> AnyView {
    let id = map.id;
    let ids: Vec<StepId> = map.steps.iter().map(|step| step.id).collect();
    let label = said::step_label(&stage);
    let name = stage.clone();
    let choose = move |place: String| {
        let place: usize = place.parse().unwrap_or(0);
        desk.choose_step(id, &stage, place.checked_sub(1).and_then(|place| ids.get(place).copied()));
    };
    view! {
        <label><span>{name}</span>
            <select class="sel" aria-label=label on:change=changed(move |event| choose(event_target_value(&event)))>
                <option value="0" selected=chosen.is_none()>{said::NO_STEP}</option>
                {map.steps.iter().enumerate().map(|(row, step)| view! {
                    <option value=(row + 1).to_string() selected=chosen == Some(step.id)>{said::step_choice(row, &step.name)}</option>
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn preview(map: &StreamMap, fills: &[Filling], stages: &[String]) -> String {
    let mut markup = Markup::new();
    if fills.is_empty() {
        markup.raw("<p class=\"note\">").words(said::NOTHING_MATCHED).raw("</p>");
        return markup.finish();
    }
    markup.raw("<table class=\"plain-table\"><thead><tr>");
    for head in [said::STEP, said::NOW, said::MEASURED_TIME, said::FROM_STAGES] {
        markup.raw("<th scope=\"col\">").words(head).raw("</th>");
    }
    markup.raw("</tr></thead><tbody>");
    for filling in fills {
        let name = map.step(filling.step).map(|step| step.name.as_str()).unwrap_or_default();
        let from: Vec<&str> = filling.stages.iter().filter_map(|&at| stages.get(at)).map(String::as_str).collect();
        markup.raw("<tr><th scope=\"row\">").words(name).raw("</th><td>");
        markup.words(&said::lead_time_now(filling, &map.calendar)).raw("</td><td>");
        markup.words(&said::lead_time_measured(filling, &map.calendar));
        if filling.is_below_process_time {
            markup.raw(" <span class=\"warn\">").words(said::BELOW_PROCESS_TIME).raw("</span>");
        }
        markup.raw("</td><td>").words(&from.join(" + ")).raw("</td></tr>");
    }
    markup.raw("</tbody></table>");
    markup.finish()
}
