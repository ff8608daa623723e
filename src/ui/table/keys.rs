//! What keys do on a cell: those that people know from spreadsheets. All others go on to the frame.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::desk::TableDesk;
use crate::platform::elements;
use crate::ui::keys::Action;

/// Rows of a page up or down.
const PAGE_ROWS: isize = 12;

/// Does what the key means on the cursor's cell.
pub fn on_key(desk: TableDesk, event: &KeyboardEvent) {
    if event.default_prevented() || elements::focused_field().is_some() {
        return;
    }
    let with_ctrl = event.ctrl_key() || event.meta_key();
    let is_done = if event.alt_key() {
        !with_ctrl && with_alt(desk, &event.key())
    } else if with_ctrl {
        with_control(desk, &event.key(), event.shift_key())
    } else {
        plain(desk, &event.key(), event.shift_key())
    };
    if is_done {
        event.prevent_default();
    }
}

fn with_alt(desk: TableDesk, key: &str) -> bool {
    match key {
        "ArrowUp" => desk.run(Action::MoveUp),
        "ArrowDown" => desk.run(Action::MoveDown),
        _ => return false,
    }
    true
}

fn with_control(desk: TableDesk, key: &str, with_shift: bool) -> bool {
    let (rows, columns) = desk.size();
    let (row, col) = (desk.row_now(), desk.cursor_now().col);
    match key {
        "Enter" => desk.run(Action::AddStep),
        "ArrowUp" if with_shift => desk.extend_to(0),
        "ArrowDown" if with_shift => desk.extend_to(rows),
        "ArrowUp" => desk.go_to(0, col),
        "ArrowDown" => desk.go_to(rows.saturating_sub(1), col),
        "ArrowLeft" => desk.go_to(row, 0),
        "ArrowRight" => desk.go_to(row, columns),
        "Home" => desk.go_to(0, 0),
        "End" => desk.go_to(rows.saturating_sub(1), columns),
        _ => return false,
    }
    true
}

fn plain(desk: TableDesk, key: &str, with_shift: bool) -> bool {
    let row = desk.row_now();
    match key {
        "ArrowUp" if with_shift => desk.extend_to(row.saturating_sub(1)),
        "ArrowDown" if with_shift => desk.extend_to(row + 1),
        "ArrowUp" => desk.step_by(-1, 0),
        "ArrowDown" => desk.step_by(1, 0),
        "ArrowLeft" => desk.step_by(0, -1),
        "ArrowRight" => desk.step_by(0, 1),
        "PageUp" => desk.step_by(-PAGE_ROWS, 0),
        "PageDown" => desk.step_by(PAGE_ROWS, 0),
        "Home" => desk.go_to(row, 0),
        "End" => desk.go_to(row, usize::MAX),
        // At the ends of the table Tab leaves it.
        "Tab" => return desk.tab(with_shift),
        "Enter" | "F2" => desk.edit(None),
        "Escape" => return leave(desk),
        "Delete" | "Backspace" if desk.has_chosen_rows.get_untracked() => desk.run(Action::RemoveSelection),
        "Delete" | "Backspace" => desk.clear_cell(),
        " " if with_shift => {
            if let Some(step) = desk.step_now() {
                desk.choose_row(step, false);
            }
        }
        key if key.chars().count() == 1 => desk.edit(Some(if key == " " { String::new() } else { key.to_owned() })),
        _ => return false,
    }
    true
}

/// Escape leaves the selection first, then the table, so that Tab is no trap.
fn leave(desk: TableDesk) -> bool {
    if !desk.clear_selection() {
        elements::focus(".table-screen .tools button:not([disabled])");
    }
    true
}
