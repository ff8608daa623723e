//! Selecting rows, and the verbs that are for whole rows.

use leptos::prelude::*;

use super::{Cursor, RowKey, TableDesk};
use crate::id::StepId;
use crate::platform::clock;
use crate::stream::StreamMap;
use crate::ui::keys::{Action, Place};
use crate::workshop::{self, Edit, Fact};

/// What means places on the drawing; in the table the arrows mean its own cells.
const ONLY_ON_DRAWING: [Action; 20] = [
    Action::SelectPrevious,
    Action::SelectNext,
    Action::SelectUp,
    Action::SelectDown,
    Action::MoveLeft,
    Action::MoveRight,
    Action::Tidy,
    Action::ZoomIn,
    Action::ZoomOut,
    Action::ZoomAll,
    Action::ZoomSelection,
    Action::ZoomFull,
    Action::AlignLeft,
    Action::AlignCentre,
    Action::AlignRight,
    Action::AlignTop,
    Action::AlignMiddle,
    Action::AlignBottom,
    Action::DistributeAcross,
    Action::DistributeDown,
];

impl TableDesk {
    /// Selects all rows from where the selection began to this one.
    pub fn extend_to(self, row: usize) {
        let anchor = self.anchor.get_untracked().or_else(|| self.step_now());
        let chosen = self.with_table(|table| {
            let row = row.min(table.rows().checked_sub(1)?);
            let from = anchor.and_then(|step| table.row_of(step)).unwrap_or(row);
            let steps = table.map().steps.get(from.min(row)..=from.max(row))?;
            let mut ids: Vec<StepId> = steps.iter().map(|step| step.id).collect();
            if from > row {
                ids.reverse();
            }
            Some(ids)
        });
        let Some(ids) = chosen.flatten() else { return };
        if let Some(last) = ids.last() {
            self.cursor.set(Some(Cursor { row: RowKey::Step(*last), col: self.cursor_now().col }));
        }
        self.desk.select(ids);
        self.has_chosen_rows.set(true);
        self.ask_for_focus();
    }

    /// Selects a whole row, or with `adds` takes it into the selection or out of it.
    pub fn choose_row(self, step: StepId, adds: bool) {
        let mut steps = if adds { self.desk.selected_now() } else { Vec::new() };
        if steps.contains(&step) {
            steps.retain(|other| *other != step);
        } else {
            steps.push(step);
        }
        self.anchor.set(Some(step));
        self.cursor.set(Some(Cursor { row: RowKey::Step(step), col: self.cursor_now().col }));
        self.has_chosen_rows.set(!steps.is_empty());
        self.desk.select(steps);
        self.ask_for_focus();
    }

    pub fn select_all(self) {
        let all = self.with_table(|table| table.map().steps.iter().map(|step| step.id).collect::<Vec<_>>());
        let all = all.unwrap_or_default();
        self.has_chosen_rows.set(!all.is_empty());
        self.desk.select(all);
    }

    /// Back to the row of the cursor; `false` where there was nothing but that.
    pub fn clear_selection(self) -> bool {
        let had = self.has_chosen_rows.get_untracked();
        if had {
            self.go(self.cursor_now());
        }
        had
    }

    /// The rows that a command is for: the selected ones, or that of the cursor.
    fn chosen(self) -> Vec<StepId> {
        let selected = self.desk.selected_now();
        if selected.is_empty() { self.step_now().into_iter().collect() } else { selected }
    }

    pub(super) fn can(self, action: Action) -> bool {
        let chosen = self.chosen().len();
        match action {
            action if ONLY_ON_DRAWING.contains(&action) => false,
            action => chosen >= match action.row().map(|row| row.place) {
                Some(Place::Step) => 1,
                Some(Place::Steps) => 2,
                _ => 0,
            },
        }
    }

    /// Does what a key or a button asks for.
    pub fn run(self, action: Action) {
        match action {
            Action::AddStep => self.add(|map, step| {
                let after = step.or_else(|| map.steps.last().map(|step| step.id));
                Some(workshop::add_step_after(map, after, &mut clock::random_bits))
            }),
            Action::AddParallel => {
                self.add(|map, step| workshop::add_step_beside(map, step?, &mut clock::random_bits));
            }
            Action::EditName => self.edit_fact(Fact::Name),
            Action::EditTeam => self.edit_fact(Fact::Team),
            Action::EditLeadTime => self.edit_fact(Fact::LeadTime),
            Action::EditProcessTime => self.edit_fact(Fact::ProcessTime),
            Action::EditPercentCa => self.edit_fact(Fact::PercentCa),
            Action::EditPeople => self.edit_fact(Fact::People),
            Action::RemoveSelection => self.remove(),
            Action::SelectAll => self.select_all(),
            Action::ClearSelection => drop(self.clear_selection()),
            Action::MoveUp => self.move_rows(false),
            Action::MoveDown => self.move_rows(true),
            Action::DrawFuture => {
                self.desk.draw_future();
            }
            _ => {}
        }
    }

    /// A step before the one under the cursor.
    pub fn insert_before(self) {
        self.add(|map, step| workshop::add_step_before(map, step?, &mut clock::random_bits));
    }

    /// Records a new step and opens its name.
    fn add(
        self,
        make: impl FnOnce(&StreamMap, Option<StepId>) -> Option<(StepId, Vec<Edit>)>,
    ) {
        let here = self.step_now();
        let Some((step, edits)) = self.desk.with_map(|map| make(map, here)).flatten() else { return };
        if self.desk.record(edits) {
            self.go_to_fact(step, Fact::Name);
            self.edit(None);
        }
    }

    fn edit_fact(self, fact: Fact) {
        if let Some(step) = self.step_now() {
            self.go_to_fact(step, fact);
            self.edit(None);
        }
    }

    /// Takes the chosen rows out; the cursor stays at their place.
    fn remove(self) {
        let (row, col) = (self.row_now(), self.cursor_now().col);
        let chosen = self.chosen();
        let rows_above = self.with_table(|table| {
            chosen.iter().filter(|step| table.row_of(**step).is_some_and(|at| at < row)).count()
        });
        let edits = self.desk.with_map(|map| workshop::remove_steps(map, &chosen, &mut clock::random_bits));
        if self.desk.record(edits.unwrap_or_default()) {
            self.go_to(row - rows_above.unwrap_or_default(), col);
        }
    }

    fn move_rows(self, is_down: bool) {
        let chosen = self.chosen();
        let edits = self.desk.with_map(|map| workshop::move_steps(map, &chosen, is_down)).unwrap_or_default();
        if self.desk.record(edits) {
            self.ask_for_focus();
        }
    }
}
