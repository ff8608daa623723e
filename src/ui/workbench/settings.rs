//! What a map rests on: its name, its ends, calendar, way of entry, counting of rework, constraint.

use leptos::ev::Event;
use leptos::prelude::*;

use super::Workbench;
use super::map_desk::MapDesk;
use crate::stream::{Calendar, MapState, ReworkCounting, StreamMap};
use crate::ui::between::Answer;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{changed, clicked, flag, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use crate::ui::text::workbench as said;
use crate::ui::view::MapView;
use crate::workshop::{Edit, MapField};

/// The fields. Each records when it is left.
pub fn settings(workbench: Workbench) -> AnyView {
    let desk = workbench.desk;
    view! {
        <div class="settings">
            <section class="fields">
                <TextSetting desk label=said::MAP_NAME example="" read=|map| map.name.clone() make=MapField::Name/>
                <TextSetting desk label=said::STARTS_WITH example=said::STARTS_EXAMPLE read=|map| map.starts_with.clone()
                    make=MapField::StartsWith/>
                <TextSetting desk label=said::ENDS_WITH example=said::ENDS_EXAMPLE read=|map| map.ends_with.clone()
                    make=MapField::EndsWith/>
            </section>
            <CalendarSetting desk/>
            <EntrySetting desk/>
            <ReworkSetting desk/>
            <ConstraintSetting desk/>
            <DeleteFuture workbench/>
        </div>
    }
    .into_any()
}

fn set(desk: MapDesk, field: MapField) {
    if let Some(map) = desk.with_map(|map| map.id) {
        desk.answer(Answer::Record(vec![Edit::SetMap { map, set: field }], Vec::new()));
    }
}

/// Something of the shown map; runs again when it changes.
fn of_map<T: Default>(desk: MapDesk, read: impl FnOnce(&StreamMap) -> T) -> T {
    desk.view.with(|view| view.as_ref().map(|view| read(view.map()))).unwrap_or_default()
}

fn drawn(desk: MapDesk, draw: impl FnOnce(&MapView) -> String) -> String {
    desk.view.with(|view| view.as_ref().map(|view| draw(view))).unwrap_or_default()
}

#[component]
fn TextSetting(
    desk: MapDesk,
    label: &'static str,
    example: &'static str,
    read: fn(&StreamMap) -> String,
    make: fn(String) -> MapField,
) -> impl IntoView {
    let id = ["setting-", &label.replace(' ', "-")].concat();
    // Compared, so that another change of the map leaves alone what is being typed.
    let value = Memo::new(move |_| of_map(desk, read));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id class="in" type="text" autocomplete="off" placeholder=example prop:value=words(move || value.get())
                on:change=changed(move |event| set(desk, make(event_target_value(&event).trim().to_owned())))/>
        </div>
    }
}

#[component]
fn CalendarSetting(desk: MapDesk) -> impl IntoView {
    let calendar = move || of_map(desk, |map| map.calendar);
    let number = |event: &Event| event_target_value(event).trim().replace(',', ".").parse::<f64>().unwrap_or_default();
    let field = move |label: &'static str, read: fn(&Calendar) -> f64, make: fn(Calendar, f64) -> Calendar| {
        let value = Memo::new(move |_| text::number(read(&calendar())));
        view! {
            <label class="calendar-field">{label}
                <input class="in small" type="text" inputmode="decimal" aria-label=label
                    prop:value=words(move || value.get())
                    on:change=changed(move |event| {
                        let typed = number(&event);
                        if typed > 0.0 {
                            set(desk, MapField::Calendar(make(untrack(calendar), typed)));
                        }
                    })/>
            </label>
        }
    };
    let preset = move |(hours, days): (f64, f64)| {
        let preset = Calendar::new(hours, days);
        radio("calendar", said::calendar_name(&preset), move || calendar() == preset, move || set(desk, MapField::Calendar(preset)))
    };
    view! {
        <fieldset>
            <legend>{said::WORK_CALENDAR}</legend>
            <div class="radios">{said::CALENDARS.map(preset).collect_view()}</div>
            <div class="pair">
                {field(said::HOURS_PER_DAY, |calendar| calendar.hours_per_day, |calendar, hours| Calendar::new(hours, calendar.days_per_week))}
                {field(said::DAYS_PER_WEEK, |calendar| calendar.days_per_week, |calendar, days| Calendar::new(calendar.hours_per_day, days))}
            </div>
            <p class="cap">{said::CALENDAR_HINT}</p>
        </fieldset>
    }
}

fn radio(group: &'static str, name: String, is_on: impl Fn() -> bool + Send + 'static, choose: impl Fn() + 'static) -> AnyView {
    view! {
        <label class="tick">
            <input type="radio" name=group prop:checked=flag(is_on) on:change=changed(move |_| choose())/>{name}
        </label>
    }
    .into_any()
}

#[component]
fn EntrySetting(desk: MapDesk) -> impl IntoView {
    let way = move |name: &'static str, waits: bool| {
        let is_on = move || of_map(desk, |map| map.waits_on_arrows) == waits;
        radio("entry", name.to_owned(), is_on, move || set(desk, MapField::WaitsOnArrows(waits)))
    };
    view! {
        <fieldset>
            <legend>{said::ENTRY}</legend>
            <div class="radios">{way(said::ENTRY_LEAD_TIMES, false)}{way(said::ENTRY_WAITS, true)}</div>
            <p class="cap">{said::ENTRY_HINT}</p>
        </fieldset>
    }
}

#[component]
fn ReworkSetting(desk: MapDesk) -> impl IntoView {
    let row = move |counting: ReworkCounting| {
        let is_on = move || of_map(desk, |map| map.rework) == counting;
        let name = text::counting_name(counting);
        let cells = move || drawn(desk, |view| rework_cells(view, counting));
        view! {
            <tr>
                <th scope="row">{radio("rework", name.to_owned(), is_on, move || set(desk, MapField::Rework(counting)))}</th>
                <td class="num">{words(move || cells().split('\n').next().unwrap_or_default().to_owned())}</td>
                <td class="num">{words(move || cells().split('\n').nth(1).unwrap_or_default().to_owned())}</td>
            </tr>
        }
    };
    view! {
        <fieldset>
            <legend>{said::REWORK_COUNTING}</legend>
            <table class="rework-totals">
                <thead><tr>
                    <th scope="col">{said::COUNTING}</th><th scope="col" class="num">{text::TOTAL_LEAD_TIME}</th>
                    <th scope="col" class="num">{text::TOTAL_PROCESS_TIME}</th>
                </tr></thead>
                <tbody>{[ReworkCounting::None, ReworkCounting::OncePerItem, ReworkCounting::UntilRight].map(row).collect_view()}</tbody>
            </table>
            <p class="cap">{words(move || drawn(desk, |view| said::rework_basis(&view.summary().rework)))}</p>
            <p class="cap">{said::REWORK_HINT}</p>
        </fieldset>
    }
}

/// Lead time and process time, a line each.
fn rework_cells(view: &MapView, counting: ReworkCounting) -> String {
    let (totals, calendar) = (&view.summary().rework, &view.map().calendar);
    let total = match counting {
        ReworkCounting::None => Some(totals.none),
        ReworkCounting::OncePerItem => Some(totals.once_per_item),
        ReworkCounting::UntilRight => totals.until_right,
    };
    let Some(total) = total else { return said::NEVER_DONE.to_owned() };
    [&said::rework_lead(&total, calendar), "\n", &said::rework_process(&total, calendar)].concat()
}

/// Steps of the longest path can limit the stream; one that was chosen stays in the list wherever it stands.
#[component]
fn ConstraintSetting(desk: MapDesk) -> impl IntoView {
    let choose = move |event: Event| set(desk, MapField::ChosenConstraint(event_target_value(&event).parse().ok()));
    view! {
        <div class="field">
            <label for="setting-constraint">{said::CONSTRAINT}</label>
            <select id="setting-constraint" class="in" on:change=changed(choose)
                inner_html=words(move || drawn(desk, constraint_options))></select>
        </div>
    }
}

fn constraint_options(view: &MapView) -> String {
    let chosen = view.map().chosen_constraint.filter(|step| view.step(*step).is_some());
    let suggestion = || {
        let mut map = view.map().clone();
        map.chosen_constraint = None;
        let found = crate::stream::measure(&map).constraint?;
        Some(view.step_label(found.step))
    };
    let suggested = if chosen.is_some() { suggestion() } else {
        view.summary().constraint.as_ref().map(|found| view.step_label(found.step))
    };
    let mut markup = Markup::new();
    markup.raw("<option value=\"\">").words(&said::suggested(suggested)).close("option");
    let mut steps = view.summary().path.clone();
    steps.extend(chosen);
    crate::order::sort_by_key(&mut steps, |step| view.step(*step).map(|(number, ..)| number));
    steps.dedup();
    for step in steps {
        markup.open("option").attr("value", &step.to_string());
        if chosen == Some(step) {
            markup.raw(" selected");
        }
        markup.holding("option", &view.step_label(step));
    }
    markup.finish()
}

/// Only what was drawn as a change can be deleted; the current state stays.
#[component]
fn DeleteFuture(workbench: Workbench) -> impl IntoView {
    let desk = workbench.desk;
    let is_future = move || of_map(desk, |map| matches!(map.state, MapState::Future { .. }));
    let delete = move || {
        if let Some(map) = desk.with_map(|map| map.id) {
            desk.answer(Answer::Record(vec![Edit::RemoveMap { map }], Vec::new()));
            workbench.shown.set(None);
        }
    };
    part(move || if is_future() {
        view! {
            <button type="button" class="btn" on:click=clicked(move |_| delete())><Glyph icon=Icon::Bin/>{said::DELETE_FUTURE}</button>
        }
        .into_any()
    } else {
        ().into_any()
    })
}
