//! Editing cells.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{Cursor, Editing, Next, RowKey, TableDesk};
use crate::id::StepId;
use crate::platform::clock;
use crate::stream::{Duration, StepKind, Unit};
use crate::ui::draw::table::Column;
use crate::ui::text;
use crate::ui::text::table as words;
use crate::workshop::{self, Edit, Fact, StepField};

impl TableDesk {
    /// The fact of the cell under the cursor; none where it follows from others.
    pub fn fact_at(self, cursor: Cursor) -> Option<Fact> {
        if cursor.row == RowKey::Next {
            return Some(Fact::Name);
        }
        match self.with_table(|table| table.columns().get(cursor.col).copied()).flatten()? {
            Column::Fact(fact) => Some(fact),
            Column::WaitBar => None,
        }
    }

    /// Opens the field of the cell under the cursor, with a letter that was typed or with what stands there.
    pub fn edit(self, typed: Option<String>) {
        let cursor = self.cursor_now();
        let Some(fact) = self.fact_at(cursor) else { return };
        let text = match (&typed, cursor.row) {
            (Some(typed), _) => typed.clone(),
            (None, RowKey::Next) => String::new(),
            (None, RowKey::Step(step)) => {
                let text = self.with_table(|table| table.map().step(step).map(|step| table.text(step, fact)));
                text.flatten().unwrap_or_default()
            }
        };
        self.refused.set(None);
        self.cursor.set(Some(cursor));
        self.editing.set(Some(Editing { cursor, fact, text, is_typed: typed.is_some() }));
    }

    /// Leaves the field without recording.
    pub fn cancel(self) {
        self.editing.set(None);
        self.refused.set(None);
        self.ask_for_focus();
    }

    /// Records what stands in the field, and goes on. What cannot be recorded stays in the field, with the reason.
    pub fn commit(self, typed: &str, next: Next) {
        let Some(editing) = self.editing.get_untracked() else { return };
        let cursor = editing.cursor;
        let done = match cursor.row {
            RowKey::Next => Ok(self.add_named(typed, next)),
            RowKey::Step(step) => self.record_typed(step, editing.fact, typed).map(|()| cursor),
        };
        match done {
            Err(reason) => self.refused.set(Some(reason)),
            Ok(cursor) => {
                self.editing.set(None);
                self.refused.set(None);
                self.cursor.set(Some(cursor));
                self.go_on(next);
            }
        }
    }

    /// Records one field that was chosen from a list.
    pub fn set_field(self, step: StepId, set: StepField) {
        let edits = self.desk.with_map(|map| vec![Edit::SetStep { map: map.id, step, set }]);
        self.desk.record(edits.unwrap_or_default());
    }

    pub fn go_on(self, next: Next) {
        match next {
            Next::Leave => {}
            Next::Stay => self.ask_for_focus(),
            Next::Rows(by) => self.step_by(by, 0),
            Next::Columns(by) => drop(self.tab(by < 0)),
        }
    }

    fn record_typed(self, step: StepId, fact: Fact, typed: &str) -> Result<(), String> {
        let was = self.with_table(|table| table.map().step(step).map(|step| table.text(step, fact))).flatten();
        if was.as_deref() == Some(typed) {
            return Ok(());
        }
        let figure = if fact.is_figure() { text::typed_figure(typed) } else { Cow::Borrowed(typed) };
        let edits = self.desk.with_map(|map| workshop::set_fact(map, step, fact, &figure, &mut clock::random_bits));
        match edits {
            Some(Ok(edits)) => {
                self.desk.record(edits);
                Ok(())
            }
            Some(Err(problem)) => {
                let label = |id| self.with_table(|table| table.label(id)).unwrap_or_default();
                Err(words::fact_problem(&problem, label))
            }
            None => Ok(()),
        }
    }

    /// A step with this name after the last one; the cursor is on it where the next field is wanted, else on the row for
    /// the step after it.
    fn add_named(self, typed: &str, next: Next) -> Cursor {
        let stays = Cursor { row: RowKey::Next, col: 0 };
        let name = typed.trim();
        if name.is_empty() {
            return stays;
        }
        let made = self.desk.with_map(|map| {
            let last = map.steps.last().map(|step| step.id);
            let (step, mut edits) = workshop::add_step_after(map, last, &mut clock::random_bits);
            edits.push(Edit::SetStep { map: map.id, step, set: StepField::Name(name.to_owned()) });
            (step, edits)
        });
        let Some((step, edits)) = made else { return stays };
        self.desk.record(edits);
        if matches!(next, Next::Columns(_)) { Cursor { row: RowKey::Step(step), col: 0 } } else { stays }
    }

    /// Empties the cell under the cursor.
    pub fn clear_cell(self) {
        let cursor = self.cursor_now();
        let (RowKey::Step(step), Some(fact)) = (cursor.row, self.fact_at(cursor)) else { return };
        match fact {
            Fact::Kind => self.set_field(step, StepField::Kind(StepKind::Process)),
            Fact::Value => self.set_field(step, StepField::Value(None)),
            Fact::Wastes => self.set_field(step, StepField::Wastes(Vec::new())),
            Fact::Measured => self.set_field(step, StepField::Measured(Vec::new())),
            fact => drop(self.record_typed(step, fact, "")),
        }
    }

    /// Takes a lead time that may have been meant.
    pub fn use_lead_time(self, step: StepId, time: &str) {
        let time = Duration::read(time, Unit::Hour);
        self.set_field(step, StepField::LeadTime(time));
    }
}
