//! What is known of the selected step or flow, to be read and changed. Its text is written by `draw::inspector`; here are
//! the events, one handler for all fields and one for all buttons.

use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use super::canvas::target_with;
use super::desk::{Desk, Selection};
use crate::platform::elements;
use crate::ui::draw::form::{FieldState, field_id};
use crate::ui::draw::inspector::{self, Shown};
use crate::ui::keys::Action;
use crate::ui::parts::dynamic::{changed, clicked, drawing, effect};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use crate::ui::view::MapView;
use crate::workshop::{Edit, MapField, remove_flow};

/// The panel at the right; on narrow screens a sheet over the list.
#[component]
pub fn Inspector() -> impl IntoView {
    let desk = Desk::here();
    let panel: NodeRef<html::Div> = NodeRef::new();
    let shown = Memo::new(move |_| match desk.selection.get() {
        Selection::Steps(steps) => steps.last().copied().map(Shown::Step),
        Selection::Flow(flow) => Some(Shown::Flow(flow)),
        Selection::Nothing => None,
    });
    let drawn = move |draw: fn(&MapView, Shown) -> String| {
        drawing(move || shown.get().map(|shown| desk.drawn(|view| draw(view, shown))).unwrap_or_default())
    };
    let title = drawing(move || {
        let title = shown.get().map(|shown| desk.drawn(|view| inspector::title(view, shown))).unwrap_or_default();
        desk.selection.with(|selection| match selection {
            Selection::Steps(steps) if steps.len() > 1 => {
                [&title, "<p>", &text::last_of_selected(steps.len())].concat()
            }
            _ => title,
        })
    });
    // In one effect, so that the fields are there before they are filled in.
    let written = StoredValue::new((String::new(), String::new(), Vec::<(String, FieldState)>::new()));
    effect(move || {
        let (Some(panel), Some(shown), Some(view)) = (panel.get(), shown.get(), desk.view.get()) else { return };
        let fields = inspector::fields(&view, shown);
        let rest = inspector::rest(&view, shown, elements::is_there("details.more[open]"));
        let states = inspector::states(&view, shown);
        written.update_value(|(last_fields, last_rest, last)| {
            let is_new = elements::write_where_new(&panel, ".fields", last_fields, fields);
            if elements::write_where_new(&panel, ".rest", last_rest, rest) || is_new {
                last.clear();
            }
            // What stands already is left alone: the browser would lay all fields out again.
            for (place, (id, state)) in states.iter().enumerate() {
                elements::show_value(id, &state.value);
                if last.get(place).is_none_or(|(_, before)| !before.says_the_same(state)) {
                    elements::show_note(id, &state.note, state.is_problem);
                }
            }
            *last = states;
        });
    });
    effect(move || {
        if let (Some(_), Some(field)) = (panel.get(), desk.wanted_field.get()) {
            desk.wanted_field.set(None);
            elements::focus_field(&field_id(field as usize));
        }
    });
    view! {
        <aside class="inspector" aria-label=text::INSPECTOR>
            <button type="button" class="tool inspector-close" aria-label=text::CLOSE
                on:click=clicked(move |_| desk.close())><Glyph icon=Icon::Close/></button>
            <div node_ref=panel on:change=changed(move |event| record(desk, shown.get_untracked(), &event))
                on:click=clicked(move |event| act(desk, shown.get_untracked(), &event))
                on:keydown=move |event| on_key(desk, &event)>
                <header inner_html=title></header>
                <section class="fields"></section>
                <div inner_html=drawn(inspector::remarks)></div>
                <div class="rest"></div>
            </div>
        </aside>
    }
}

fn record(desk: Desk, shown: Option<Shown>, event: &Event) {
    let (Some(shown), Some((id, typed))) = (shown, elements::typed(event)) else { return };
    if let (Shown::Step(step), "connect-to") = (shown, id.as_str()) {
        let target = typed.trim().parse::<usize>().ok().and_then(|number| {
            desk.with_map(|map| map.steps.get(number.checked_sub(1)?).map(|step| step.id)).flatten()
        });
        if let Some(target) = target {
            desk.connect(step, target);
        }
        return;
    }
    let edits = desk.view.with_untracked(|view| view.as_ref().map(|view| inspector::record(view, shown, &id, &typed)));
    desk.session.record(edits.unwrap_or_default());
}

fn act(desk: Desk, shown: Option<Shown>, event: &MouseEvent) {
    let Some(shown) = shown else { return };
    if let Some(flow) = target_with(event, "data-remove-flow").and_then(|id| id.parse().ok()) {
        desk.with_map(|map| desk.session.record(remove_flow(map, flow)));
        return;
    }
    let choose = |step| {
        desk.with_map(|map| {
            desk.session.record(vec![Edit::SetMap { map: map.id, set: MapField::ChosenConstraint(step) }])
        });
    };
    match (target_with(event, "data-do").as_deref(), shown) {
        (Some("remove"), _) => {
            // Of several selected steps it is about the one that is shown.
            if let Shown::Step(step) = shown {
                desk.select_step(step);
            }
            desk.run(Action::RemoveSelection);
        }
        (Some("insert"), Shown::Flow(flow)) => desk.insert_on(flow),
        (Some("choose"), Shown::Step(step)) => choose(Some(step)),
        (Some("unchoose"), _) => choose(None),
        _ => {}
    }
}

/// Enter leaves the field, which records it; Escape puts back what stood there. Both lead back to the step.
fn on_key(desk: Desk, event: &KeyboardEvent) {
    let is_enter = event.key() == "Enter";
    if (is_enter || event.key() == "Escape") && elements::leave_line(is_enter) {
        // Outside a field these keys mean something else.
        event.stop_propagation();
        event.prevent_default();
        if let Some(step) = untrack(|| desk.selected_step()) {
            Desk::focus_step(step);
        }
    }
}
