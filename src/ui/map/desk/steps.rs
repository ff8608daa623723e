//! Adding, choosing, moving and removing steps.

use leptos::prelude::*;

use super::{Desk, Field, Selection};
use crate::id::StepId;
use crate::platform::clock;
use crate::platform::elements;
use crate::platform::programs::{self, SecondProgram};
use crate::stream::{Carried, Position, STEP_HEIGHT, STEP_WIDTH};
use crate::ui::between::OnDesk;
use crate::ui::frame::ask;
use crate::ui::keys::Action;
use crate::ui::snap::GRID;
use crate::workshop::{self, Edit, StepField};

/// More steps take this program a noticeable while to take out one by one.
const VERY_MANY: usize = 200;

impl Desk {
    pub(super) fn add_step(self) {
        let after = untrack(|| self.selected_step());
        let added = self.with_map(|map| {
            let after = after.or_else(|| map.steps.last().map(|step| step.id));
            workshop::add_step_after(map, after, &mut clock::random_bits)
        });
        self.show_new_step(added);
    }

    pub(super) fn add_parallel(self) {
        let Some(beside) = untrack(|| self.selected_step()) else { return };
        let added = self.with_map(|map| workshop::add_step_beside(map, beside, &mut clock::random_bits)).flatten();
        self.show_new_step(added);
    }

    pub(super) fn show_new_step(self, added: Option<(StepId, Vec<Edit>)>) {
        let Some((step, edits)) = added else { return };
        if self.session.record(edits) {
            self.select_step(step);
            self.bring_into_view(step);
            self.wanted_field.set(Some(Field::Name));
        }
    }

    pub(super) fn remove_selection(self) {
        let selection = self.selection.get_untracked();
        if self.asks_to_remove(&selection) {
            return;
        }
        let beside = self.with_map(|map| {
            let (edits, beside) = match selection {
                Selection::Nothing => return None,
                Selection::Steps(steps) => {
                    (workshop::remove_steps(map, &steps, &mut clock::random_bits), workshop::left_beside(map, &steps))
                }
                Selection::Flow(flow) => (workshop::remove_flow(map, flow), None),
            };
            self.session.record(edits);
            beside
        });
        self.selection.set(Selection::Nothing);
        // What had the focus is gone: the next key must not fall on the page.
        match beside.flatten() {
            Some(step) => Desk::focus_step(step),
            None => drop(clock::after(0, || elements::focus(".empty-map .first")).forget()),
        }
    }

    /// Very many of the steps, but not all, are taken out by the second program, which does it faster; this one does it
    /// itself while that is not there. Which they are is said with it: the tab's memory may be too small for them.
    fn asks_to_remove(self, selection: &Selection) -> bool {
        let Selection::Steps(steps) = selection else { return false };
        let is_part = self.with_map(|map| steps.len() < map.steps.len());
        let asks = steps.len() > VERY_MANY && is_part == Some(true) && programs::second() == SecondProgram::Ready;
        if asks {
            ask(Action::RemoveSelection, &OnDesk { map: None, steps: steps.clone() }.to_text());
        }
        asks
    }

    /// The nearest step in a direction: distance along it, and twice the distance across.
    pub(super) fn select_towards(self, x: f64, y: f64) {
        let Some(layout) = self.layout.get_untracked() else { return };
        let boxes = &layout.layout().boxes;
        let here = untrack(|| self.selected_step()).and_then(|id| layout.step(id).copied());
        let nearest = match here {
            None => boxes.first(),
            Some(here) => {
                let distance = |x2: f64, y2: f64| {
                    let (dx, dy) = (x2 - here.x, y2 - here.y);
                    let (along, across) = (dx * x + dy * y, (dx * y + dy * x).abs());
                    (along > 1.0).then_some(along + 2.0 * across)
                };
                let reachable = boxes.iter().filter_map(|other| Some((other, distance(other.x, other.y)?)));
                reachable.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(step, _)| step)
            }
        };
        if let Some(nearest) = nearest {
            self.select_step(nearest.step);
            self.bring_into_view(nearest.step);
            Desk::focus_step(nearest.step);
        }
    }

    /// Gives a step on the drawing the focus, once it is on the page; unless somebody types elsewhere by then.
    pub fn focus_step(step: StepId) {
        let focus = move || {
            if elements::focused_field().is_none() {
                focus_now(step);
            }
        };
        clock::after(0, focus).forget();
    }

    /// Closes the details. The focus goes back to the step first, else coming there would open them again.
    pub fn close(self) {
        if let Some(step) = untrack(|| self.selected_step()) {
            focus_now(step);
        }
        self.selection.set(Selection::Nothing);
    }

    /// A step where somebody pointed, after the last one.
    pub fn add_step_at(self, x_in_map: f64, y_in_map: f64) {
        let place = Position { x: on_grid(x_in_map - STEP_WIDTH / 2.0), y: on_grid(y_in_map - STEP_HEIGHT / 2.0) };
        let added = self.with_map(|map| {
            let (step, mut edits) =
                workshop::add_step_after(map, map.steps.last().map(|step| step.id), &mut clock::random_bits);
            edits.push(Edit::SetStep { map: map.id, step, set: StepField::Position(Some(place)) });
            (step, edits)
        });
        self.show_new_step(added);
    }

    /// Puts carried steps down.
    pub fn put_down(self, carried: &Carried) {
        let Some(layout) = self.layout.get_untracked() else { return };
        self.carried.set(None);
        self.with_map(|map| {
            let place = |step: &StepId| {
                let placed = layout.step(*step)?;
                // To a tenth of a unit: finer is neither seen nor worth its digits in the journal.
                let tenth = |length: f64| (length * 10.0).round() / 10.0;
                let set = StepField::Position(Some(Position { x: tenth(placed.x + carried.dx), y: tenth(placed.y + carried.dy) }));
                Some(Edit::SetStep { map: map.id, step: *step, set })
            };
            self.session.record(carried.steps.iter().filter_map(place).collect())
        });
    }

    /// Gives every step back to the layout.
    pub(super) fn tidy(self) {
        self.with_map(|map| {
            let placed = map.steps.iter().filter(|step| step.position.is_some());
            let free = |step: StepId| Edit::SetStep { map: map.id, step, set: StepField::Position(None) };
            self.session.record(placed.map(|step| free(step.id)).collect())
        });
        self.zoom_all();
    }

    /// All steps of the map.
    pub(super) fn select_all(self) {
        let all = self.with_map(|map| map.steps.iter().map(|step| step.id).collect());
        self.select_steps(all.unwrap_or_default());
    }

    /// Two places on the grid in a direction.
    pub(super) fn move_selection(self, x: f64, y: f64) {
        self.put_down(&Carried { dx: x * 2.0 * GRID, dy: y * 2.0 * GRID, ..Carried::new(self.selected_steps()) });
    }
}

/// The step's box on the drawing, or its row in the list that stands in for that.
fn focus_now(step: StepId) {
    let holder = if elements::is_narrow() { "button" } else { "g" };
    elements::focus(&[holder, "[data-step='", &step.to_string(), "']"].concat());
}

/// The nearest line of the grid.
fn on_grid(length: f64) -> f64 {
    (length / GRID).round() * GRID
}
