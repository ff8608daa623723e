//! What is asked of a step less often: queue, batch, tools, barriers, value, wastes, and where its figures come from.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use super::field::TextField;
use crate::id::StepId;
use crate::stream::{Amount, Entry, Measured, Step, ValueClass, Waste};
use crate::ui::map::desk::Desk;
use crate::ui::parts::dynamic::{changed, flag, part};
use crate::ui::text;
use crate::workshop::StepField;

/// A field of text: its label, and how it is read and recorded.
type Row = (&'static str, fn(&Step) -> String, fn(String) -> StepField);

const ROWS: [Row; 4] = [
    (text::WIP, |step| amount(step.wip.as_ref()), |typed| StepField::Wip(Amount::read(&typed))),
    (text::BATCH, |step| amount(step.batch.as_ref()), |typed| StepField::Batch(Amount::read(&typed))),
    (text::TOOLS, |step| step.tools.clone(), StepField::Tools),
    (text::BARRIERS, |step| step.barriers.clone(), StepField::Barriers),
];

fn amount(amount: Option<&Amount>) -> String {
    amount.map(|amount| amount.text().to_owned()).unwrap_or_default()
}

/// The fields, folded until somebody wants them.
#[component]
pub fn More(id: StepId) -> impl IntoView {
    let desk = Desk::here();
    let is_open = desk.more_open;
    let toggle = move |event: Event| {
        let details = event_target::<HtmlElement>(&event);
        is_open.set(details.has_attribute("open"));
    };
    view! {
        <details class="more" prop:open=is_open.get_untracked() on:toggle=changed(toggle)>
            <summary>{text::MORE}</summary>
            {part(move || if is_open.get() { fields(desk, id) } else { ().into_any() })}
        </details>
    }
}

fn fields(desk: Desk, id: StepId) -> AnyView {
    let row = |(label, read, make): Row| {
        let commit = Callback::new(move |typed: String| desk.set_step(id, make(typed.trim().to_owned())));
        view! { <TextField label value=desk.of_step(id, read) on_commit=commit/> }
    };
    view! {
        {ROWS.map(row).collect_view()}
        <ValueChoice desk id/>
        <fieldset class="wastes">
            <legend>{text::WASTES}</legend>
            {Waste::ALL.map(|waste| waste_box(desk, id, waste)).collect_view()}
        </fieldset>
        <fieldset class="sources">
            <legend>{text::SOURCES}</legend>
            {[Entry::LeadTime, Entry::ProcessTime, Entry::PercentCa].map(|entry| source(desk, id, entry)).collect_view()}
        </fieldset>
    }
    .into_any()
}

#[component]
fn ValueChoice(desk: Desk, id: StepId) -> impl IntoView {
    const CHOICES: [Option<ValueClass>; 4] =
        [None, Some(ValueClass::Adding), Some(ValueClass::Necessary), Some(ValueClass::Waste)];
    let value = desk.of_step(id, |step| text::value_name(step.value).to_owned());
    let change = move |event| {
        let word = event_target_value(&event);
        if let Some(value) = CHOICES.into_iter().find(|value| text::value_name(*value) == word) {
            desk.set_step(id, StepField::Value(value));
        }
    };
    view! {
        <div class="field">
            <label for="step-value">{text::VALUE}</label>
            <select id="step-value" class="in" on:change=changed(change)>
                {CHOICES.map(|each| {
                    let name = text::value_name(each);
                    view! { <option value=name prop:selected=flag(move || value.get() == name)>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}

fn waste_box(desk: Desk, id: StepId, waste: Waste) -> impl IntoView {
    let has_it = move |step: &Step| step.wastes.contains(&waste);
    let toggle = move |_| {
        let wastes = desk.with_step(id, |step| {
            let mut wastes = step.wastes.clone();
            if has_it(step) { wastes.retain(|other| *other != waste) } else { wastes.push(waste) }
            wastes
        });
        desk.set_step(id, StepField::Wastes(wastes.unwrap_or_default()));
    };
    let is_checked = move || {
        desk.view.track();
        desk.with_step(id, has_it).unwrap_or_default()
    };
    view! {
        <label class="check"><input type="checkbox" prop:checked=flag(is_checked) on:change=changed(toggle)/>{text::waste_name(waste)}</label>
    }
}

/// Where a figure comes from: `source, n, percentile`; nothing for an estimate.
fn source(desk: Desk, id: StepId, entry: Entry) -> impl IntoView {
    let of = move |step: &Step| step.measured.iter().find(|(of, _)| *of == entry).map(|(_, measured)| measured.clone());
    let value = Signal::derive(move || {
        desk.view.track();
        desk.with_step(id, of).flatten().map(|measured| measured.text()).unwrap_or_default()
    });
    let commit = Callback::new(move |typed: String| {
        let measured = desk.with_step(id, |step| {
            let mut all = step.measured.clone();
            all.retain(|(of, _)| *of != entry);
            all.extend(Measured::read(&typed).map(|measured| (entry, measured)));
            all
        });
        desk.set_step(id, StepField::Measured(measured.unwrap_or_default()));
    });
    view! { <TextField label=text::source_label(entry) value placeholder=text::SOURCE_EXAMPLE on_commit=commit/> }
}
