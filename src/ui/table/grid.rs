//! The grid itself: rows near what is seen, the cursor's focus, pointer and keys.

use leptos::ev::{FocusEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement, Node, PointerEvent};

use super::desk::{Cursor, RowKey, TableDesk};
use super::editor::Editor;
use super::keys::on_key;
use crate::id::StepId;
use crate::platform::clock;
use crate::platform::elements::{self, SizeWatch};
use crate::ui::draw::table::{ROW_HEIGHT, RowFace, TableView, head, row};
use crate::ui::parts::dynamic::{aria, clicked, effect, flag, memo_flag, words};
use crate::ui::text::table as said;
use crate::workshop::Fact;

/// Rows above and below what is seen that are on the page too.
const MARGIN_ROWS: usize = 8;
/// The window moves by so many rows at once, so that a little scrolling changes nothing.
const BLOCK_ROWS: usize = 4;

/// The window of rows that are on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Window {
    first: usize,
    last: usize,
}

/// Where the grid stands on the page.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub frame: NodeRef<html::Div>,
    scroll: NodeRef<html::Div>,
    head: NodeRef<html::Thead>,
    /// How far it is scrolled, across and down, CSS pixels.
    pub scrolled: RwSignal<(f64, f64)>,
    height: RwSignal<f64>,
    has_focus: StoredValue<bool>,
    /// Whether the cursor stood already where the pointer went down.
    was_here: StoredValue<bool>,
}

impl Sheet {
    fn new() -> Self {
        Self {
            frame: NodeRef::new(),
            scroll: NodeRef::new(),
            head: NodeRef::new(),
            scrolled: RwSignal::new((0.0, 0.0)),
            height: RwSignal::new(0.0),
            has_focus: StoredValue::new(false),
            was_here: StoredValue::new(false),
        }
    }

    /// The element of a cell, if it is on the page.
    pub fn cell(self, cursor: Cursor) -> Option<HtmlElement> {
        let scroll = self.scroll.get_untracked()?;
        let row = match cursor.row {
            RowKey::Step(step) => step.to_string(),
            RowKey::Next => return scroll.query_selector("[data-next]").ok()??.dyn_into().ok(),
        };
        let place = ["[data-row=\"", &row, "\"] [data-col=\"", &cursor.col.to_string(), "\"]"].concat();
        scroll.query_selector(&place).ok()??.dyn_into().ok()
    }

    /// Scrolls so far that the row can be on the page and seen.
    fn show_row(self, desk: TableDesk, row: usize) {
        let Some(scroll) = self.scroll.get_untracked() else { return };
        let Some((top, bottom)) = desk.with_table(|table| (table.top(row), table.top(row + 1))) else { return };
        let head = self.head.get_untracked().map_or(0, |head| head.offset_height());
        let room = f64::from(scroll.client_height() - head);
        let seen = f64::from(scroll.scroll_top());
        let bottom = bottom.max(top + ROW_HEIGHT);
        let wanted = if top < seen { top } else if bottom > seen + room { bottom - room } else { return };
        scroll.set_scroll_top(wanted.round() as i32);
        self.scrolled.set((f64::from(scroll.scroll_left()), f64::from(scroll.scroll_top())));
    }
}

/// The grid.
#[component]
pub fn Grid() -> impl IntoView {
    let desk = TableDesk::here();
    let sheet = Sheet::new();
    watch_size(sheet);
    let window = Memo::new(move |_| window(desk, sheet));
    let rows = Memo::new(move |_| rows_in(desk, window.get()));
    keep_focus(desk, sheet, rows);
    let rows_label = move || desk.drawn(|table| said::table_label(&table.map().name));
    let of_table = move |read: fn(&TableView) -> usize| {
        words(move || desk.drawn(|table| read(table).to_string()))
    };
    let above = move || desk.drawn(|table| pixels(table.top(window.get().first)));
    let below = move || desk.drawn(|table| pixels(table.top(table.rows()) - table.top(window.get().last)));
    let scrolled = move |_| {
        if let Some(scroll) = sheet.scroll.get_untracked() {
            sheet.scrolled.set((f64::from(scroll.scroll_left()), f64::from(scroll.scroll_top())));
        }
    };
    view! {
        <div class="grid-frame" node_ref=sheet.frame>
            <div class="grid-scroll" node_ref=sheet.scroll tabindex="-1" on:scroll=scrolled
                on:keydown=move |event| on_key(desk, &event)
                on:focusin=move |event| focus_in(desk, sheet, &event) on:focusout=move |event| focus_out(sheet, &event)
                on:mousedown=clicked(move |event| press(desk, sheet, &event))
                on:click=clicked(move |event| click(desk, sheet, &event))
                on:dblclick=clicked(move |event| double_click(desk, &event))>
                <table class="sheet-table" role="grid" aria-multiselectable="true" aria-label=words(rows_label)
                    aria-rowcount=of_table(|table| table.rows() + 2) aria-colcount=of_table(|table| table.columns().len() + 1)>
                    <thead node_ref=sheet.head inner_html=words(move || desk.drawn(head))></thead>
                    <tbody class="gap" aria-hidden="true"><tr><td style:height=words(above)></td></tr></tbody>
                    <tbody>
                        <For each=move || rows.get() key=|step| *step let(step)><Row desk step/></For>
                    </tbody>
                    <tbody class="gap" aria-hidden="true"><tr><td style:height=words(below)></td></tr></tbody>
                    <tbody>
                        <tr class="next-row" aria-rowindex=of_table(|table| table.rows() + 2)>
                            <td class="c-no" aria-colindex="1"></td>
                            <td class="c-next" colspan="30" aria-colindex="2" tabindex="-1" data-next="" data-col="0">
                                <span class="next-step">{said::NEXT_STEP}</span><span>{said::NEXT_STEP_HINT}</span>
                            </td>
                        </tr>
                    </tbody>
                </table>
            </div>
            <Editor sheet/>
        </div>
    }
}

#[component]
fn Row(desk: TableDesk, step: StepId) -> impl IntoView {
    let face = Memo::new(move |_| {
        desk.table.with(|table| {
            let table = table.as_ref()?;
            row(table, table.row_of(step)?)
        })
        .unwrap_or_default()
    });
    let is_selected = memo_flag(move || desk.desk.is_selected(step));
    let of_face = move |read: fn(&RowFace) -> String| words(move || face.with(read));
    view! {
        <tr data-row=step.to_string() class=of_face(|face| face.class.clone()) class:selected=flag(move || is_selected.get())
            aria-rowindex=of_face(|face| (face.number + 1).to_string()) aria-selected=aria(move || is_selected.get())
            inner_html=of_face(|face| face.inside.clone())></tr>
    }
}

fn pixels(length: f64) -> String {
    [&length.to_string(), "px"].concat()
}

fn watch_size(sheet: Sheet) {
    let watch = StoredValue::new_local(None::<SizeWatch>);
    effect(move || {
        let Some(scroll) = sheet.scroll.get() else { return };
        watch.set_value(SizeWatch::start(&scroll, move |_, height| sheet.height.set(height)));
    });
}

fn window(desk: TableDesk, sheet: Sheet) -> Window {
    let (_, top) = sheet.scrolled.get();
    let height = sheet.height.get();
    desk.table.with(|table| {
        let Some(table) = table else { return Window::default() };
        let first = table.row_at(top).saturating_sub(MARGIN_ROWS) / BLOCK_ROWS * BLOCK_ROWS;
        let last = (table.row_at(top + height) + MARGIN_ROWS).div_ceil(BLOCK_ROWS) * BLOCK_ROWS;
        Window { first, last: last.min(table.rows()) }
    })
}

fn rows_in(desk: TableDesk, window: Window) -> Vec<StepId> {
    desk.table.with(|table| {
        let steps = table.as_ref().and_then(|table| table.map().steps.get(window.first..window.last));
        steps.unwrap_or_default().iter().map(|step| step.id).collect()
    })
}

// ------------------------------------------------------------------------------------------------------------------ focus

/// Keeps the focus on the cursor's cell: rows are written anew when they change, and come and go with the window.
fn keep_focus(desk: TableDesk, sheet: Sheet, rows: Memo<Vec<StepId>>) {
    effect(move || {
        desk.wants_focus.track();
        if desk.wants_focus.get_untracked() > 0 {
            sheet.has_focus.set_value(true);
            untrack(|| sheet.show_row(desk, desk.row_now()));
        }
    });
    effect(move || {
        if desk.wants_shown.get() > 0 {
            untrack(|| sheet.show_row(desk, desk.row_now()));
        }
    });
    effect(move || {
        desk.wants_focus.track();
        desk.cursor.track();
        desk.table.track();
        rows.track();
        // When the rows of this change are on the page, and before the next key is heard.
        clock::spawn(async move {
            leptos::task::tick().await;
            mark_cursor(desk, sheet);
        });
    });
}

/// One cell can be reached by Tab: that of the cursor.
fn mark_cursor(desk: TableDesk, sheet: Sheet) {
    let Some(Some(scroll)) = sheet.scroll.try_get_untracked() else { return };
    let cell = sheet.cell(desk.cursor_now());
    while let Some(stop) = scroll.query_selector("[data-col][tabindex=\"0\"]").ok().flatten() {
        let _ = stop.set_attribute("tabindex", "-1");
    }
    if let Some(cell) = &cell {
        let _ = cell.set_attribute("tabindex", "0");
    }
    if !sheet.has_focus.get_value() || desk.editing.with_untracked(Option::is_some) {
        return;
    }
    // Where the cursor's row is out of the window the sheet keeps the keys.
    let _ = cell.unwrap_or_else(|| scroll.into()).focus();
}

fn focus_in(desk: TableDesk, sheet: Sheet, event: &FocusEvent) {
    sheet.has_focus.set_value(true);
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(cursor) = target.and_then(|target| cursor_at(desk, &target)) else { return };
    // Reached by Tab from outside, or by a screen reader.
    if desk.cursor.get_untracked() != Some(cursor) {
        desk.go(cursor);
    }
}

fn focus_out(sheet: Sheet, event: &FocusEvent) {
    // Going back in the browser takes the sheet away while it has the focus.
    let Some(Some(scroll)) = sheet.scroll.try_get_untracked() else { return };
    let goes_to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    // A cell that is written anew loses the focus to nothing; that is no leaving.
    if goes_to.is_some_and(|node| !scroll.contains(Some(&node))) {
        sheet.has_focus.set_value(false);
    }
}

/// The cell that an element is in.
fn cursor_at(desk: TableDesk, element: &Element) -> Option<Cursor> {
    let cell = element.closest("[data-col]").ok().flatten()?;
    let col = cell.get_attribute("data-col")?.parse().ok()?;
    if cell.has_attribute("data-next") {
        return Some(Cursor { row: RowKey::Next, col: desk.cursor_now().col });
    }
    Some(Cursor { row: RowKey::Step(step_of(&cell)?), col })
}

fn step_of(element: &Element) -> Option<StepId> {
    element.closest("[data-row]").ok().flatten()?.get_attribute("data-row")?.parse().ok()
}

// ---------------------------------------------------------------------------------------------------------------- pointer

/// A press, not a click, moves the cursor: leaving a field writes its row anew, and then the button goes up over another
/// element than it went down on.
fn press(desk: TableDesk, sheet: Sheet, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|_| event.button() == 0) else { return };
    if cursor_at(desk, &target).is_some() || step_of(&target).is_some() {
        if let Some(field) = elements::focused_field() {
            let _ = field.blur();
        }
        sheet.was_here.set_value(desk.cursor.get_untracked() == cursor_at(desk, &target));
        event.prevent_default();
        point_at(desk, event, &target);
    }
}

fn point_at(desk: TableDesk, event: &MouseEvent, target: &Element) {
    let (row, cursor) = (step_of(target), cursor_at(desk, target));
    let place = row.and_then(|row| desk.with_table(|table| table.row_of(row)).flatten());
    if let Some((row, time)) = row.zip(target.get_attribute("data-use")) {
        desk.use_lead_time(row, &time);
    } else if let Some(row) = row.filter(|_| target.has_attribute("data-go")) {
        desk.go_to_fact(row, Fact::ProcessTime);
        desk.edit(None);
    } else if let Some(place) = place.filter(|_| event.shift_key()) {
        desk.extend_to(place);
    } else if let Some(cursor) = cursor {
        desk.go(cursor);
    } else if let Some(row) = row {
        desk.choose_row(row, event.ctrl_key() || event.meta_key());
    }
}

/// A finger has no double click that anybody would find: a second touch opens the field, and so does the first one on the
/// row of the next step.
fn click(desk: TableDesk, sheet: Sheet, event: &MouseEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    // Screen readers click without pressing.
    if event.detail() == 0 {
        point_at(desk, event, &target);
    }
    let pointer = event.dyn_ref::<PointerEvent>().map(PointerEvent::pointer_type);
    let is_touch = pointer.is_some_and(|pointer| matches!(pointer.as_str(), "touch" | "pen"));
    let is_second = is_touch && sheet.was_here.get_value() && cursor_at(desk, &target).is_some();
    let is_next_row = desk.cursor_now().row == RowKey::Next && cursor_at(desk, &target).is_some();
    if (is_second || is_next_row) && desk.editing.with_untracked(Option::is_none) {
        desk.edit(None);
    }
}

fn double_click(desk: TableDesk, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| cursor_at(desk, &target).is_some()) {
        desk.edit(None);
    }
}
