//! The inspector's text: what is known of the selected step or flow, its fields, and what a change of one records.
//!
//! The markup of the fields depends on nothing that is typed into them, so it is written once per selection and the
//! fields are corrected in place: the focus stays where it is.

mod flow;
mod onward;
mod step;

use super::form::{FieldState, Kind, field, field_id};
use crate::id::{FlowId, StepId};
use crate::ui::markup::Markup;
use crate::ui::view::MapView;
use crate::workshop::Edit;

/// What the inspector shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    /// A step.
    Step(StepId),
    /// A flow.
    Flow(FlowId),
}

/// A field: how it is made, read and recorded. `Of` is what it belongs to; the number tells apart rows of one kind.
struct Row<Of> {
    label: &'static str,
    kind: Kind,
    placeholder: &'static str,
    number: usize,
    read: fn(&Of, usize) -> FieldState,
    record: fn(&Of, usize, &str) -> Vec<Edit>,
}

/// The name above the fields.
pub fn title(view: &MapView, shown: Shown) -> String {
    match shown {
        Shown::Step(id) => step::Of::new(view, id).map(|of| step::title(&of)),
        Shown::Flow(id) => flow::Of::new(view, id).map(|of| flow::title(&of)),
    }
    .unwrap_or_default()
}

/// The fields that everybody fills in.
pub fn fields(view: &MapView, shown: Shown) -> String {
    match shown {
        Shown::Step(id) => step::Of::new(view, id).map(|of| step::fields(&of)),
        Shown::Flow(id) => flow::Of::new(view, id).map(|of| flow::fields(&of)),
    }
    .unwrap_or_default()
}

/// What follows from the fields: read, not typed into.
pub fn remarks(view: &MapView, shown: Shown) -> String {
    match shown {
        Shown::Step(id) => step::Of::new(view, id).map(|of| step::remarks(&of)).unwrap_or_default(),
        Shown::Flow(_) => String::new(),
    }
}

/// Everything below: flows, notes, what is asked less often, buttons.
pub fn rest(view: &MapView, shown: Shown, is_more_open: bool) -> String {
    match shown {
        Shown::Step(id) => step::Of::new(view, id).map(|of| step::rest(&of, is_more_open)),
        Shown::Flow(id) => flow::Of::new(view, id).map(|_| flow::rest()),
    }
    .unwrap_or_default()
}

/// How every field stands, by its id.
pub fn states(view: &MapView, shown: Shown) -> Vec<(String, FieldState)> {
    match shown {
        Shown::Step(id) => step::Of::new(view, id).map(|of| step::states(&of)),
        Shown::Flow(id) => flow::Of::new(view, id).map(|of| states_of(&flow::rows(&of), &of)),
    }
    .unwrap_or_default()
}

/// What was typed into the field with this id, as edits.
pub fn record(view: &MapView, shown: Shown, field: &str, typed: &str) -> Vec<Edit> {
    match shown {
        Shown::Step(id) => step::Of::new(view, id).map(|of| step::record(&of, field, typed)),
        Shown::Flow(id) => flow::Of::new(view, id).map(|of| record_of(&flow::rows(&of), &of, field, typed)),
    }
    .unwrap_or_default()
}

fn states_of<Of>(rows: &[Row<Of>], of: &Of) -> Vec<(String, FieldState)> {
    rows.iter().enumerate().map(|(place, row)| (field_id(place), (row.read)(of, row.number))).collect()
}

fn record_of<Of>(rows: &[Row<Of>], of: &Of, field: &str, typed: &str) -> Vec<Edit> {
    let row = super::form::field_place(field).and_then(|place| rows.get(place));
    row.map(|row| (row.record)(of, row.number, &row.kind.typed(typed))).unwrap_or_default()
}

/// The fields of these rows; the first one stands at this place of the form.
fn made<Of>(markup: &mut Markup, rows: &[Row<Of>], first: usize) {
    for (place, row) in rows.iter().enumerate() {
        field(markup, &field_id(first + place), row.label, row.kind, row.placeholder);
    }
}

/// A button with what it does in `data-do`.
fn button(markup: &mut Markup, class: &str, what: &str, icon: &str, name: &str) {
    markup.raw("<button type=\"button\"").attr("class", class).attr("data-do", what).inside();
    if !icon.is_empty() {
        markup
            .raw("<svg class=\"ico\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path")
            .attr("d", icon)
            .raw("/></svg>");
    }
    markup.words(name).close("button");
}

#[cfg(test)]
mod tests;
