//! Fields of what is chosen, not typed: the kind, the value, the wastes.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Node};

use super::desk::{Next, TableDesk};
use super::editor::on_key;
use crate::id::StepId;
use crate::platform::elements;
use crate::stream::{StepKind, ValueClass, Waste};
use crate::ui::parts::dynamic::{changed, clicked, effect, flag};
use crate::ui::text::table as words;
use crate::ui::text::{kind_name, value_name, waste_name};
use crate::workshop::{Fact, StepField};

const KINDS: [StepKind; 3] = [StepKind::Process, StepKind::Queue, StepKind::Outside];
const VALUES: [Option<ValueClass>; 4] =
    [None, Some(ValueClass::Adding), Some(ValueClass::Necessary), Some(ValueClass::Waste)];

/// The words to choose from, and what each sets.
fn options(fact: Fact) -> Vec<(&'static str, StepField)> {
    if fact == Fact::Kind {
        KINDS.map(|kind| (kind_name(kind), StepField::Kind(kind))).to_vec()
    } else {
        VALUES.map(|value| (value_name(value), StepField::Value(value))).to_vec()
    }
}

/// A list of which one is chosen. With the mouse the choice is the end of it; with keys it is looked through first.
#[component]
pub fn ChoiceField(
    desk: TableDesk,
    step: StepId,
    fact: Fact,
    label: String,
    /// The letter that opened the field.
    typed: String,
) -> impl IntoView {
    let select: NodeRef<html::Select> = NodeRef::new();
    let is_by_key = StoredValue::new(false);
    let options = StoredValue::new(options(fact));
    let chosen = desk.with_table(|table| table.map().step(step).map(|step| match fact {
        Fact::Kind => kind_name(step.kind),
        _ => value_name(step.value),
    }));
    let chosen = chosen.flatten().unwrap_or_default();
    let begins = move |word: &str| !typed.is_empty() && word.to_lowercase().starts_with(&typed.to_lowercase());
    let first = options.with_value(|options| options.iter().map(|(word, _)| *word).find(|word| begins(word)).unwrap_or(chosen));
    effect(move || {
        if let Some(select) = select.get() {
            select.set_value(first);
            let _ = select.focus();
        }
    });
    let take = move |next: Next| {
        let Some(Some(word)) = select.try_get_untracked().map(|select| select.map(|select| select.value())) else { return };
        if desk.editing.with_untracked(Option::is_none) {
            return;
        }
        let set = options.with_value(|options| options.iter().find(|(other, _)| *other == word).map(|(_, set)| set.clone()));
        desk.editing.set(None);
        if let Some(set) = set {
            desk.set_field(step, set);
        }
        desk.go_on(next);
    };
    let key = move |event: KeyboardEvent| {
        is_by_key.set_value(true);
        let by = if event.shift_key() { -1 } else { 1 };
        let next = match event.key().as_str() {
            "Enter" => Next::Rows(by),
            "Tab" => Next::Columns(by),
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                desk.cancel();
                return;
            }
            _ => {
                event.stop_propagation();
                return;
            }
        };
        event.prevent_default();
        event.stop_propagation();
        take(next);
    };
    view! {
        <select node_ref=select class="in" aria-label=label on:keydown=key on:pointerdown=move |_| is_by_key.set_value(false)
            on:change=changed(move |_| if !is_by_key.get_value() { take(Next::Stay) })
            on:blur=move |_| take(Next::Leave)>
            {options.with_value(|options| options.iter().map(|(word, _)| view! { <option value=*word>{*word}</option> }).collect_view())}
        </select>
    }
}

/// Boxes to tick.
#[component]
pub fn WastesField(desk: TableDesk, step: StepId, label: String) -> impl IntoView {
    let was = desk.with_table(|table| table.map().step(step).map(|step| step.wastes.clone())).flatten().unwrap_or_default();
    let ticked = RwSignal::new(was);
    let take = move || StepField::Wastes(in_order(&ticked.get_untracked()));
    let tick = move |waste: Waste| {
        ticked.update(|ticked| {
            if ticked.contains(&waste) {
                ticked.retain(|other| *other != waste);
            } else {
                ticked.push(waste);
            }
        });
    };
    view! {
        <Group desk step label take=Box::new(take)>
            {Waste::ALL.map(|waste| view! {
                <label class="tick">
                    <input type="checkbox" prop:checked=flag(move || ticked.with(|ticked| ticked.contains(&waste)))
                        on:change=changed(move |_| tick(waste))/>{waste_name(waste)}
                </label>
            }).collect_view()}
        </Group>
    }
}

/// In the order of the book, whatever the order they were ticked in.
fn in_order(ticked: &[Waste]) -> Vec<Waste> {
    Waste::ALL.into_iter().filter(|waste| ticked.contains(waste)).collect()
}

/// Several controls over one cell: what they say is recorded when they are left, and Escape leaves it as it was.
#[component]
pub fn Group(
    desk: TableDesk,
    step: StepId,
    label: String,
    /// What they say.
    take: Box<dyn Fn() -> StepField>,
    children: Children,
) -> impl IntoView {
    let group: NodeRef<html::Fieldset> = NodeRef::new();
    let take = StoredValue::new_local(take);
    effect(move || {
        if group.get().is_some() {
            elements::focus(".cell-group input");
        }
    });
    let finish = move |next: Next| {
        // Going back in the browser takes the table away while one of these has the focus.
        if desk.editing.try_with_untracked(Option::is_none).unwrap_or(true) {
            return;
        }
        let Some(set) = take.try_with_value(|take| take()) else { return };
        desk.editing.set(None);
        desk.set_field(step, set);
        desk.go_on(next);
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => on_key(desk, &event, "", false),
        "Enter" => {
            event.prevent_default();
            event.stop_propagation();
            finish(Next::Rows(1));
        }
        _ => event.stop_propagation(),
    };
    let left = move |event: FocusEvent| {
        let goes_to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let stays = goes_to.is_some_and(|node| group.try_get_untracked().flatten().is_some_and(|group| {
            let group: &Element = group.as_ref();
            group.contains(Some(&node))
        }));
        if !stays {
            finish(Next::Leave);
        }
    };
    view! {
        <fieldset node_ref=group class="cell-group" aria-label=label on:keydown=key on:focusout=left>
            {children()}
            <button type="button" class="btn first" on:click=clicked(move |_| finish(Next::Stay))>{words::DONE}</button>
        </fieldset>
    }
}
