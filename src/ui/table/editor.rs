//! The field that floats over the cell that is being edited.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::chosen::{ChoiceField, WastesField};
use super::desk::{Editing, Next, RowKey, TableDesk};
use super::grid::Sheet;
use super::measured::MeasuredField;
use crate::platform::{clock, page};
use crate::ui::draw::table::TableView;
use crate::ui::frame::ask;
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{aria, effect, part, words};
use crate::ui::text::table as said;
use crate::workshop::Fact;

const TEAMS_LIST: &str = "teams-of-the-table";
/// Under it the reason why something was not recorded.
const NOTE: &str = "cell-note";

/// Where the cell stands in the frame, CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Place {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// The field; nothing while no cell is edited.
#[component]
pub fn Editor(sheet: Sheet) -> impl IntoView {
    let desk = TableDesk::here();
    let place = RwSignal::new(Place::default());
    effect(move || {
        desk.editing.track();
        desk.table.track();
        sheet.scrolled.track();
        clock::spawn(async move {
            leptos::task::tick().await;
            if let Some(found) = find(desk, sheet) {
                place.try_set(found);
            }
        });
    });
    let pixels = move |read: fn(&Place) -> f64| words(move || [&read(&place.get()).to_string(), "px"].concat());
    part(move || {
        let Some(editing) = desk.editing.get() else { return ().into_any() };
        let label = label(desk, &editing);
        let field = field(desk, editing, label);
        view! {
            <div class="cell-editor" style:left=pixels(|place| place.left) style:top=pixels(|place| place.top)
                style:min-width=pixels(|place| place.width) style:min-height=pixels(|place| place.height)>
                {field}
                {part(move || desk.refused.get().map(|reason| view! { <p id=NOTE class="cell-note" role="alert">{reason}</p> }).into_any())}
            </div>
        }
        .into_any()
    })
}

fn find(desk: TableDesk, sheet: Sheet) -> Option<Place> {
    let cursor = desk.editing.try_get_untracked()??.cursor;
    let frame = sheet.frame.try_get_untracked()??.get_bounding_client_rect();
    let cell = sheet.cell(cursor)?.get_bounding_client_rect();
    let left = cell.left() - frame.left();
    // A cell that stands out of the frame is edited where it can be seen.
    let left = left.clamp(0.0, (frame.width() - cell.width().min(160.0)).max(0.0));
    Some(Place { left, top: cell.top() - frame.top(), width: cell.width(), height: cell.height().min(48.0) })
}

fn label(desk: TableDesk, editing: &Editing) -> String {
    match editing.cursor.row {
        RowKey::Next => said::NEXT_STEP_LABEL.to_owned(),
        RowKey::Step(step) => {
            said::field_label(editing.fact, &desk.with_table(|table| table.label(step)).unwrap_or_default())
        }
    }
}

fn field(desk: TableDesk, editing: Editing, label: String) -> AnyView {
    let step = match editing.cursor.row {
        RowKey::Step(step) => step,
        RowKey::Next => return view! { <TextCell desk editing label/> }.into_any(),
    };
    match editing.fact {
        Fact::Kind | Fact::Value => view! { <ChoiceField desk step fact=editing.fact label typed=editing.text/> }.into_any(),
        Fact::Wastes => view! { <WastesField desk step label/> }.into_any(),
        Fact::Measured => view! { <MeasuredField desk step label/> }.into_any(),
        Fact::Tools | Fact::Barriers | Fact::Notes => view! { <LongCell desk editing label/> }.into_any(),
        _ => view! { <TextCell desk editing label/> }.into_any(),
    }
}

/// A field of one line.
#[component]
fn TextCell(desk: TableDesk, editing: Editing, label: String) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let text = editing.text.clone();
    effect(move || {
        let Some(input) = input.get() else { return };
        input.set_value(&text);
        let _ = input.focus();
        let end = input.value().encode_utf16().count() as u32;
        let _ = input.set_selection_range(end, end);
    });
    let value = move || Some(input.try_get_untracked()??.value());
    let is_typed = editing.is_typed;
    let is_next = editing.cursor.row == RowKey::Next;
    let is_team = editing.fact == Fact::Team;
    view! {
        <input node_ref=input class="in" type="text" autocomplete="off" aria-label=label list=is_team.then_some(TEAMS_LIST)
            aria-invalid=aria(move || desk.refused.get().is_some()) aria-describedby=NOTE
            on:keydown=move |event| on_key(desk, &event, &value().unwrap_or_default(), is_typed)
            on:paste=move |event| if is_next { take_rows(desk, &event) }
            on:blur=move |_| leave(desk, value())/>
        {is_team.then(|| view! { <datalist id=TEAMS_LIST inner_html=words(move || desk.drawn(teams))></datalist> })}
    }
}

/// Rows that are pasted into the field for the next step's name are steps, not one name.
fn take_rows(desk: TableDesk, event: &ClipboardEvent) {
    let text = page::pasted_text(event);
    if text.trim().contains(['\t', '\n']) {
        event.prevent_default();
        desk.cancel();
        ask(Action::Paste, &text);
    }
}

/// A field of several lines.
#[component]
fn LongCell(desk: TableDesk, editing: Editing, label: String) -> impl IntoView {
    let area: NodeRef<html::Textarea> = NodeRef::new();
    let text = editing.text.clone();
    effect(move || {
        let Some(area) = area.get() else { return };
        area.set_value(&text);
        let _ = area.focus();
        let end = area.value().encode_utf16().count() as u32;
        let _ = area.set_selection_range(end, end);
    });
    let value = move || Some(area.try_get_untracked()??.value());
    let key = move |event: KeyboardEvent| {
        let breaks_line = event.key() == "Enter" && (event.shift_key() || event.alt_key());
        let moves = event.key().starts_with("Arrow");
        if breaks_line || moves {
            event.stop_propagation();
        } else {
            on_key(desk, &event, &value().unwrap_or_default(), false);
        }
    };
    view! {
        <textarea node_ref=area class="in long" rows="4" aria-label=label on:keydown=key
            on:blur=move |_| leave(desk, value())></textarea>
    }
}

/// A field that is taken away loses the focus too, when what stood in it is recorded already and it holds no value any
/// more.
fn leave(desk: TableDesk, value: Option<String>) {
    if let Some(value) = value {
        desk.commit(&value, Next::Leave);
    }
}

/// What a key does in a field. None of them goes on to the table or the page.
pub fn on_key(desk: TableDesk, event: &KeyboardEvent, value: &str, is_typed: bool) {
    event.stop_propagation();
    if event.is_composing() {
        return;
    }
    let with_ctrl = event.ctrl_key() || event.meta_key();
    let back = if event.shift_key() { -1 } else { 1 };
    let next = match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            desk.cancel();
            return;
        }
        "Enter" if with_ctrl => {
            event.prevent_default();
            desk.commit(value, Next::Stay);
            if desk.editing.with_untracked(Option::is_none) {
                desk.run(Action::AddStep);
            }
            return;
        }
        "Enter" => Next::Rows(back),
        "Tab" => Next::Columns(back),
        // Something new is typed as in a cell: the arrows go on from it.
        "ArrowUp" => Next::Rows(-1),
        "ArrowDown" => Next::Rows(1),
        "ArrowLeft" if is_typed => Next::Columns(-1),
        "ArrowRight" if is_typed => Next::Columns(1),
        _ => return,
    };
    event.prevent_default();
    desk.commit(value, next);
}

/// Teams named so far.
fn teams(table: &TableView) -> String {
    let mut teams: Vec<&str> = table.map().steps.iter().map(|step| step.team.as_str()).collect();
    teams.retain(|team| !team.is_empty());
    crate::order::sort(&mut teams);
    teams.dedup();
    let mut markup = Markup::new();
    for team in teams {
        markup.raw("<option").attr("value", team).raw("></option>");
    }
    markup.finish()
}
