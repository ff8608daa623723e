//! Which figures of a step were measured, and where.

use leptos::prelude::*;

use super::chosen::Group;
use super::desk::TableDesk;
use crate::id::StepId;
use crate::stream::{Entry, Measured};
use crate::ui::parts::dynamic::{changed, flag, words};
use crate::ui::text::number;
use crate::ui::text::table as said;
use crate::workshop::StepField;

const ENTRIES: [Entry; 3] = [Entry::LeadTime, Entry::ProcessTime, Entry::PercentCa];
const MEDIAN: f64 = 50.0;

/// One figure, as it stands in the fields.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    entry: Entry,
    is_measured: bool,
    of: Measured,
}

/// A line per figure: whether it was measured, its source, sample and percentile.
#[component]
pub fn MeasuredField(desk: TableDesk, step: StepId, label: String) -> impl IntoView {
    let was = desk.with_table(|table| table.map().step(step).map(|step| step.measured.clone())).flatten().unwrap_or_default();
    let line = |entry: Entry| {
        let of = was.iter().find(|(other, _)| *other == entry).map(|(_, of)| of.clone());
        let is_measured = of.is_some();
        let none = Measured { source: String::new(), sample_size: 0, percentile: MEDIAN };
        RwSignal::new(Line { entry, is_measured, of: of.unwrap_or(none) })
    };
    let lines = ENTRIES.map(line);
    let take = move || {
        let measured = lines.iter().map(|line| line.get_untracked()).filter(|line| line.is_measured);
        StepField::Measured(measured.map(|line| (line.entry, line.of)).collect())
    };
    view! {
        <Group desk step label take=Box::new(take)>
            {lines.map(|line| view! { <LineFields line/> }).collect_view()}
        </Group>
    }
}

#[component]
fn LineFields(line: RwSignal<Line>) -> impl IntoView {
    let name = said::entry_name(line.get_untracked().entry);
    let of = move |field: &'static str| [name, ": ", field].concat();
    let is_off = move || !line.get().is_measured;
    let size = move |event| {
        let size = event_target_value(&event).trim().parse().unwrap_or_default();
        line.update(|line| line.of.sample_size = size);
    };
    let percentile = move |event| {
        let typed = event_target_value(&event).trim().replace(',', ".").parse::<f64>();
        let percentile = typed.ok().filter(|typed| (0.0..=100.0).contains(typed)).unwrap_or(MEDIAN);
        line.update(|line| line.of.percentile = percentile);
    };
    view! {
        <div class="measured-line">
            <label class="tick">
                <input type="checkbox" prop:checked=flag(move || line.get().is_measured)
                    on:change=changed(move |event| line.update(|line| line.is_measured = event_target_checked(&event)))/>{name}
            </label>
            <input class="in" type="text" aria-label=of(said::SOURCE) placeholder=said::SOURCE prop:disabled=flag(is_off)
                prop:value=words(move || line.get().of.source)
                on:change=changed(move |event| {
                    line.update(|line| event_target_value(&event).trim().clone_into(&mut line.of.source));
                })/>
            <input class="in small" type="text" inputmode="numeric" aria-label=of(said::SAMPLE_SIZE) placeholder="n"
                prop:disabled=flag(is_off) prop:value=words(move || line.get().of.sample_size.to_string()) on:change=changed(size)/>
            <input class="in small" type="text" inputmode="decimal" aria-label=of(said::PERCENTILE) placeholder="50"
                prop:disabled=flag(is_off) prop:value=words(move || number(line.get().of.percentile))
                on:change=changed(percentile)/>
        </div>
    }
}
