//! The desk of the table: where the cursor is, what is being edited, and every verb.

mod editing;
mod rows;

use leptos::prelude::*;

use crate::id::StepId;
use crate::ui::draw::table::{Column, TableView};
use crate::ui::parts::dynamic::{effect, provided};
use crate::ui::workbench::map_desk::MapDesk;
use crate::workshop::Fact;

/// A row: a step's, or the one at the end that becomes the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKey {
    Step(StepId),
    Next,
}

/// Where the cursor is. Columns count from 0, that of the numbers left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub row: RowKey,
    pub col: usize,
}

/// A cell being edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Editing {
    pub cursor: Cursor,
    pub fact: Fact,
    /// What the field starts with.
    pub text: String,
    /// Whether that is the first letter of something new.
    pub is_typed: bool,
}

/// Where to go once a cell is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nowhere: the focus has gone elsewhere already.
    Leave,
    /// To the same cell.
    Stay,
    Rows(isize),
    Columns(isize),
}

/// Handles of the table screen.
#[derive(Clone, Copy)]
pub struct TableDesk {
    pub desk: MapDesk,
    pub table: Memo<Option<TableView>>,
    pub cursor: RwSignal<Option<Cursor>>,
    pub editing: RwSignal<Option<Editing>>,
    /// Why what stands in the field is not recorded.
    pub refused: RwSignal<Option<String>>,
    /// The row that a selection of several began at.
    anchor: RwSignal<Option<StepId>>,
    /// Whether rows were selected as rows, not only visited.
    pub has_chosen_rows: RwSignal<bool>,
    /// Counts requests to put the focus on the cursor.
    pub wants_focus: RwSignal<u32>,
    /// Counts requests to show the cursor's row, the focus staying where it is.
    pub wants_shown: RwSignal<u32>,
}

impl TableDesk {
    pub fn new(desk: MapDesk) -> Self {
        let table = Memo::new(move |_| desk.view.get().map(|view| TableView::of((*view).clone())));
        let table_desk = Self {
            desk,
            table,
            cursor: RwSignal::new(None),
            editing: RwSignal::new(None),
            refused: RwSignal::new(None),
            anchor: RwSignal::new(None),
            has_chosen_rows: RwSignal::new(false),
            wants_focus: RwSignal::new(0),
            wants_shown: RwSignal::new(0),
        };
        table_desk.show_on_demand();
        table_desk.desk.frame.take_verbs(move |action| table_desk.can(action), move |action| table_desk.run(action));
        table_desk
    }

    /// Goes to what a tool selected.
    fn show_on_demand(self) {
        let seen = StoredValue::new(self.desk.wants_shown.get_untracked());
        effect(move || {
            let wanted = self.desk.wants_shown.get();
            if seen.get_value() == wanted {
                return;
            }
            seen.set_value(wanted);
            let steps = self.desk.selected_now();
            self.has_chosen_rows.set(steps.len() > 1);
            let Some(last) = steps.last() else { return };
            self.cursor.set(Some(Cursor { row: RowKey::Step(*last), col: self.cursor_now().col }));
            self.wants_shown.update(|count| *count = count.wrapping_add(1));
        });
    }

    pub fn here() -> Self {
        provided()
    }

    /// Reads the table once.
    pub fn with_table<T>(self, read: impl FnOnce(&TableView) -> T) -> Option<T> {
        self.table.with_untracked(|table| table.as_ref().map(read))
    }

    /// Something written from the table; nothing while there is none.
    pub fn drawn(self, draw: impl FnOnce(&TableView) -> String) -> String {
        self.table.with(|table| table.as_ref().map(draw)).unwrap_or_default()
    }

    // ------------------------------------------------------------------------------------------------------ the cursor

    /// The cursor, if its row is still there; else the first cell.
    pub fn cursor_now(self) -> Cursor {
        let first = Cursor { row: RowKey::Next, col: 0 };
        self.with_table(|table| {
            let start = table.step(0).map_or(first, |step| Cursor { row: RowKey::Step(step.id), col: 0 });
            let is_there = |cursor: &Cursor| match cursor.row {
                RowKey::Step(step) => table.row_of(step).is_some(),
                RowKey::Next => true,
            };
            self.cursor.get_untracked().filter(is_there).unwrap_or(start)
        })
        .unwrap_or(first)
    }

    /// Its row, counted from 0; that of the next step comes last.
    pub fn row_now(self) -> usize {
        let cursor = self.cursor_now();
        self.with_table(|table| match cursor.row {
            RowKey::Step(step) => table.row_of(step).unwrap_or_default(),
            RowKey::Next => table.rows(),
        })
        .unwrap_or_default()
    }

    /// The step it is on.
    pub fn step_now(self) -> Option<StepId> {
        match self.cursor_now().row {
            RowKey::Step(step) => Some(step),
            RowKey::Next => None,
        }
    }

    /// Puts the cursor on a cell, which selects its step.
    pub fn go(self, cursor: Cursor) {
        self.has_chosen_rows.set(false);
        if let RowKey::Step(step) = cursor.row {
            self.anchor.set(Some(step));
            self.desk.select(vec![step]);
        } else {
            self.desk.select(Vec::new());
        }
        self.cursor.set(Some(cursor));
        self.ask_for_focus();
    }

    pub fn ask_for_focus(self) {
        self.wants_focus.update(|count| *count = count.wrapping_add(1));
    }

    /// Puts it on a row and a column counted from 0; beyond the ends it stays at them.
    pub fn go_to(self, row: usize, col: usize) {
        let cursor = self.with_table(|table| {
            let col = col.min(table.columns().len().saturating_sub(1));
            match table.step(row) {
                Some(step) => Cursor { row: RowKey::Step(step.id), col },
                None => Cursor { row: RowKey::Next, col },
            }
        });
        if let Some(cursor) = cursor {
            self.go(cursor);
        }
    }

    /// Goes to a fact of a step.
    pub fn go_to_fact(self, step: StepId, fact: Fact) {
        let place = self.with_table(|table| Some((table.row_of(step)?, column_of(table, fact))));
        if let Some((row, col)) = place.flatten() {
            self.go_to(row, col);
        }
    }

    /// Moves it by rows and columns.
    pub fn step_by(self, rows: isize, columns: isize) {
        let (row, col) = (self.row_now(), self.cursor_now().col);
        self.go_to(row.saturating_add_signed(rows), col.saturating_add_signed(columns));
    }

    /// Goes to the next cell in reading order; `false` at the end of the table.
    pub fn tab(self, is_back: bool) -> bool {
        let (row, col) = (self.row_now(), self.cursor_now().col);
        let (rows, columns) = self.size();
        let next = match (is_back, row == rows) {
            (false, true) => None,
            (false, false) if col + 1 < columns => Some((row, col + 1)),
            (false, false) => Some((row + 1, 0)),
            (true, true) => row.checked_sub(1).map(|row| (row, columns.saturating_sub(1))),
            (true, false) if col > 0 => Some((row, col - 1)),
            (true, false) => row.checked_sub(1).map(|row| (row, columns.saturating_sub(1))),
        };
        if let Some((row, col)) = next {
            self.go_to(row, col);
        }
        next.is_some()
    }

    /// Rows of steps, and columns.
    pub fn size(self) -> (usize, usize) {
        self.with_table(|table| (table.rows(), table.columns().len())).unwrap_or_default()
    }
}

/// The place of a fact among the columns.
pub fn column_of(table: &TableView, fact: Fact) -> usize {
    table.columns().iter().position(|column| *column == Column::Fact(fact)).unwrap_or_default()
}
