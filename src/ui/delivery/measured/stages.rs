//! The stages, what they become on the map, and which figure is taken.

use leptos::prelude::*;

use super::desk::{MeasuredDesk, Shown, Source};
use crate::delivery::{EventLog, PERCENTS, StagePart};
use crate::ui::parts::dynamic::{changed, flag, part, words};
use crate::ui::text::delivery::{count, measured as said};
use crate::workshop::StageLine;

/// Choices and table.
#[component]
pub fn Stages() -> impl IntoView {
    let desk = MeasuredDesk::here();
    let log = Memo::new(move |_| desk.sheet.get().and_then(|Shown(sheet)| sheet.log.clone()));
    let is_log = Memo::new(move |_| desk.source() == Source::Log);
    view! {
        <p class="choices">
            {part(move || source_choice(desk))}
            {percent_choice(desk.percent, said::FIGURE, &PERCENTS)}
            {part(move || if is_log.get() { counting_choice(desk) } else { ().into_any() })}
        </p>
        {part(move || match log.get().filter(|_| is_log.get()) {
            Some(log) => view! { <p class="note">{said::log_rule(&log)}</p> }.into_any(),
            None => ().into_any(),
        })}
        {part(move || {
            let lines = desk.lines.get();
            let log = log.get().filter(|_| is_log.get());
            table(desk, &lines, log.as_ref())
        })}
    }
}

fn source_choice(desk: MeasuredDesk) -> AnyView {
    let is_both = desk.sheet.get().is_some_and(|Shown(s)| s.log.is_some() && (s.split.changes > 0 || s.split.lead.n > 0));
    if !is_both {
        return ().into_any();
    }
    let choose = move |word: String| desk.choose_source(if word == "log" { Source::Log } else { Source::Changes });
    view! {
        <label>{said::SOURCE}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                <option value="changes" selected=flag(move || desk.source() == Source::Changes)>{said::SOURCE_CHANGES}</option>
                <option value="log" selected=flag(move || desk.source() == Source::Log)>{said::SOURCE_LOG}</option>
            </select>
        </label>
    }
    .into_any()
}

/// A percentile to choose.
pub fn percent_choice(percent: RwSignal<u8>, label: &'static str, offered: &'static [u8]) -> AnyView {
    let choose = move |text: String| percent.set(text.parse().unwrap_or(PERCENTS[0]));
    view! {
        <label>{label}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                {offered.iter().map(|&one| view! {
                    <option value=one.to_string() selected=flag(move || percent.get() == one)>{said::percent_name(one)}</option>
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn counting_choice(desk: MeasuredDesk) -> AnyView {
    let choose = move |word: String| desk.is_per_item.set(word == "item");
    view! {
        <label>{said::COUNTED}" "
            <select class="sel" on:change=changed(move |event| choose(event_target_value(&event)))>
                <option value="visit" selected=flag(move || !desk.is_per_item.get())>{said::PER_VISIT}</option>
                <option value="item" selected=flag(move || desk.is_per_item.get())>{said::PER_ITEM}</option>
            </select>
        </label>
    }
    .into_any()
}

fn table(desk: MeasuredDesk, lines: &[StageLine], log: Option<&EventLog>) -> AnyView {
    let of_log = log.map(|_| [said::ITEMS, said::CAME_BACK, said::STILL_OPEN]);
    let rows = lines.iter().enumerate().map(|(at, line)| {
        let stage = log.zip(line.of_log).and_then(|(log, place)| log.stages.get(place));
        let of_log = stage.zip(log).map(|(stage, log)| [count(stage.items), said::came_back(log, stage), count(stage.open)]);
        row(desk, at, line, log.is_some(), of_log)
    });
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=said::STAGES_TABLE>
            <table class="plain-table stages-of-map">
                <thead><tr>
                    <th scope="col">{said::STAGE}</th>
                    <th scope="col">{said::PART}</th>
                    <th scope="col" class="num">{said::N}</th>
                    {PERCENTS.map(|percent| view! {
                        <th scope="col" class="num" class:taken=flag(move || desk.percent.get() == percent)>{said::percent_name(percent)}</th>
                    }).collect_view()}
                    {of_log.into_iter().flatten().map(|head| view! { <th scope="col" class="num">{head}</th> }).collect_view()}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A line. `is_log`: whether there are columns of an event log; `of_log`: their cells, if the line is a stage of it.
fn row(
    desk: MeasuredDesk,
    at: usize,
    line: &StageLine,
    is_log: bool,
    of_log: Option<[String; 3]>,
) -> impl IntoView + use<> {
    let name = said::line_name(&line.name);
    let part_now = move || desk.parts.with(|parts| parts.get(at).copied()).unwrap_or(StagePart::End);
    let is_out = flag(move || matches!(part_now(), StagePart::End | StagePart::Rare));
    let figures = line.spread.clone();
    let cells = is_log.then(|| of_log.unwrap_or_default());
    let has_none = figures.n == 0;
    let note = if has_none { "" } else { said::part_note(line.proposed) };
    view! {
        <tr class:out=is_out>
            <th scope="row">{name.clone()}</th>
            <td>{if has_none { view! { <span class="cap">{said::part_name(StagePart::End)}</span> }.into_any() } else { part_choice(desk, &name, at, note) }}</td>
            <td class="num">{count(figures.n)}</td>
            {PERCENTS.map(|percent| view! {
                <td class="num" class:taken=flag(move || desk.percent.get() == percent)>{said::cell(figures.at(percent))}</td>
            }).collect_view()}
            {cells.into_iter().flatten().map(|cell| view! { <td class="num">{cell}</td> }).collect_view()}
        </tr>
    }
}

fn part_choice(desk: MeasuredDesk, name: &str, at: usize, note: &'static str) -> AnyView {
    let own = name.to_owned();
    let choose = move |place: String| {
        let part = place.parse().ok().and_then(|place: usize| said::PARTS.get(place).copied());
        if let Some(part) = part {
            desk.tick(&own, part);
        }
    };
    let is_now = move |one: StagePart| {
        let now = desk.parts.with(|parts| parts.get(at).copied());
        said::part_name(now.unwrap_or(StagePart::End)) == said::part_name(one)
    };
    let caption = words(move || note.to_owned());
    view! {
        <select class="sel" aria-label=said::part_label(name) on:change=changed(move |event| choose(event_target_value(&event)))>
            {said::PARTS.into_iter().enumerate().map(|(place, one)| view! {
                <option value=place.to_string() selected=flag(move || is_now(one))>{said::part_name(one)}</option>
            }).collect_view()}
        </select>
        " "<span class="cap">{caption}</span>
    }
    .into_any()
}
