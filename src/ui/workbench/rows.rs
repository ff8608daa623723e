//! Rows of a spreadsheet: copying, cutting, pasting and duplicating steps, and maps to start from.

use leptos::html;
use leptos::prelude::*;

use super::map_desk::MapDesk;
use super::{Tool, Workbench};
use crate::id::StepId;
use crate::platform::page::Clip;
use crate::platform::{clock, elements, files};
use crate::stream::{
    Column, Place, RowProblem, RowReading, Rows, StreamMap, TableReading, Template, read_rows, rows_as_tsv,
};
use crate::ui::between::Answer;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{clicked, effect, words};
use crate::ui::route::Screen;
use crate::ui::session::Opening;
use crate::ui::text::rows as said;
use crate::workshop::{duplicate_steps, left_beside, paste_rows, remove_steps};

/// More problems are not drawn; the copied list has them all.
const MOST_DRAWN: usize = 500;

/// What the last paste came to, where something could not be taken as it stood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PasteReport {
    steps: usize,
    tables: Vec<TableReading>,
    problems: Vec<RowProblem>,
}

/// The clipboard's events while a map or its table is shown.
pub fn on_clip(workbench: Workbench, clip: Clip) -> Option<String> {
    let desk = workbench.desk;
    if !matches!(desk.screen(), Some(Screen::Map | Screen::Table)) || elements::is_dialog_open() {
        return None;
    }
    desk.recall();
    match clip {
        Clip::Copy => chosen_rows(desk).map(|(text, steps)| {
            desk.tell(said::copied(steps.len()));
            text
        }),
        Clip::Cut => chosen_rows(desk).map(|(text, steps)| {
            take_out(desk, &steps);
            text
        }),
        Clip::Paste(text) => {
            paste(workbench, &text);
            None
        }
    }
}

/// The selected steps, in the order of the map, and as rows. `None`: none is.
fn chosen_rows(desk: MapDesk) -> Option<(String, Vec<StepId>)> {
    let mut selected = desk.selected_now();
    selected.sort_unstable();
    let is_selected = |id: &StepId| selected.binary_search(id).is_ok();
    desk.with_map(|map| {
        let steps: Vec<StepId> = map.steps.iter().map(|step| step.id).filter(is_selected).collect();
        (!steps.is_empty()).then(|| (rows_as_tsv(map, Some(&steps)), steps))
    })?
}

fn take_out(desk: MapDesk, steps: &[StepId]) {
    remove(desk, steps);
    desk.tell(said::cut(steps.len()));
}

/// Removes steps, and selects what is left beside them.
pub fn remove(desk: MapDesk, steps: &[StepId]) {
    let removed = |map: &StreamMap| (remove_steps(map, steps, &mut clock::random_bits), left_beside(map, steps));
    let (edits, beside) = desk.with_map(removed).unwrap_or_default();
    desk.answer(Answer::Record(edits, beside.into_iter().collect()));
}

/// Copies the selected steps, by button or palette; with `is_cut` takes them out once they are on the clipboard.
pub fn copy(desk: MapDesk, is_cut: bool) {
    let Some((text, steps)) = chosen_rows(desk) else { return desk.tell(said::NOTHING_SELECTED) };
    clock::spawn(async move {
        match files::copy_text(&text).await {
            Ok(()) if is_cut => take_out(desk, &steps),
            Ok(()) => desk.tell(said::copied(steps.len())),
            Err(_) => desk.warn(said::NOT_COPIED),
        }
    });
}

/// Copies the selected steps on the map itself.
pub fn duplicate(desk: MapDesk) {
    let selected = desk.selected_now();
    let made = desk.with_map(|map| duplicate_steps(map, &selected, &mut clock::random_bits));
    match made {
        Some((steps, edits)) if !edits.is_empty() => {
            let count = steps.len();
            desk.answer(Answer::Record(edits, steps));
            desk.tell(said::duplicated(count));
        }
        _ => desk.tell(said::NOTHING_SELECTED),
    }
}

/// Longer texts, in bytes, are read in pieces: some three thousand rows.
const LONG_TEXT: usize = 100_000;
/// Rows of a piece. Between two pieces the page hears and draws.
const PIECE_ROWS: usize = 1_000;

/// Pastes rows behind the selected step; in the table, where none is, behind the last one.
pub fn paste(workbench: Workbench, text: &str) {
    let after = workbench.desk.selected_now().last().copied();
    let is_table = workbench.desk.screen() == Some(Screen::Table);
    let place = move |map: &StreamMap| {
        let last = map.steps.last().filter(|_| is_table).map(|step| step.id);
        after.filter(|step| map.step(*step).is_some()).or(last)
    };
    if text.len() <= LONG_TEXT {
        return take_in(workbench, read_rows(text, &mut clock::random_bits), place);
    }
    let text = text.to_owned();
    let lines = text.lines().count();
    workbench.desk.tell(said::reading(lines));
    workbench.rows_to_read.set(lines);
    workbench.shown.set(Some(Tool::Reading));
    clock::spawn(async move {
        clock::painted().await;
        let rows = read_in_pieces(workbench, &text).await;
        // The workshop may have been left meanwhile.
        if workbench.desk.session.opening.try_get_untracked() != Some(Opening::Ready) {
            return;
        }
        match rows {
            Some(rows) => {
                workbench.shown.set(None);
                take_in(workbench, rows, place);
            }
            None => workbench.desk.tell(said::READING_CANCELLED),
        }
    });
}

/// Reads a long text, as long as the dialog that says so is open. Nothing has been done to the map until it is through.
async fn read_in_pieces(workbench: Workbench, text: &str) -> Option<Rows> {
    let is_wanted = || workbench.shown.try_get_untracked().flatten() == Some(Tool::Reading);
    let mut reading = RowReading::of(text);
    while reading.go_on(PIECE_ROWS, &mut clock::random_bits) {
        clock::sleep(0).await;
        if !is_wanted() {
            return None;
        }
    }
    clock::sleep(0).await;
    let rows = reading.finish(&mut clock::random_bits);
    // What was pressed meanwhile is heard now.
    clock::sleep(0).await;
    is_wanted().then_some(rows)
}

/// Puts rows behind the step that `after` names, tells how many came in, and lists what could not be taken.
fn take_in(workbench: Workbench, mut rows: Rows, after: impl FnOnce(&StreamMap) -> Option<StepId>) {
    let desk = workbench.desk;
    let tables = std::mem::take(&mut rows.tables);
    let pasted = desk.with_map(|map| paste_rows(map, after(map), rows, &mut clock::random_bits));
    let Some(pasted) = pasted else { return };
    let report = PasteReport { steps: pasted.steps.len(), tables, problems: pasted.problems };
    if pasted.steps.is_empty() && report.problems.is_empty() {
        return desk.warn(said::NO_ROWS);
    }
    desk.answer(Answer::Record(pasted.edits, pasted.steps));
    desk.tell(said::pasted(report.steps, report.problems.len()));
    let has_problems = !report.problems.is_empty();
    workbench.report.set(report);
    if has_problems {
        workbench.shown.set(Some(Tool::PasteReport));
    }
}

// ---------------------------------------------------------------------------------------------------------------- dialogs

/// Says that rows are being read; closing it is to cancel.
pub fn reading(workbench: Workbench) -> AnyView {
    let button: NodeRef<html::Button> = NodeRef::new();
    effect(move || {
        if let Some(button) = button.get() {
            let _ = button.focus();
        }
    });
    view! {
        <p>{said::reading(workbench.rows_to_read.get_untracked())}</p>
        <div class="dialog-foot">
            <button node_ref=button type="button" class="btn" on:click=clicked(move |_| workbench.shown.set(None))>{said::CANCEL}</button>
        </div>
    }
    .into_any()
}

/// A field to paste rows into, for those who came by a button.
pub fn paste_form(workbench: Workbench) -> AnyView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    effect(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let typed = move || field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let run = move || {
        let text = typed();
        workbench.shown.set(None);
        paste(workbench, &text);
    };
    view! {
        <p>{said::PASTE_HINT}</p>
        <label class="rows-field">{said::PASTE_FIELD}
            <textarea node_ref=field class="in" rows="9" spellcheck="false" autocomplete="off" placeholder=said::PASTE_EXAMPLE></textarea>
        </label>
        <p class="cap">{said::PASTE_COLUMNS}</p>
        <div class="dialog-foot">
            <button type="button" class="btn first" on:click=clicked(move |_| run())>{said::TAKE_IN}</button>
        </div>
    }
    .into_any()
}

/// What the last paste could not take as it stood, by row and column.
pub fn paste_report(workbench: Workbench) -> AnyView {
    let copy_all = move || {
        let text = workbench.report.with_untracked(report_as_rows);
        clock::spawn(async move {
            match files::copy_text(&text).await {
                Ok(()) => workbench.desk.tell(said::LIST_COPIED),
                Err(_) => workbench.desk.warn(said::NOT_COPIED),
            }
        });
    };
    view! {
        <p>{words(move || workbench.report.with(|report| said::pasted(report.steps, report.problems.len())))}</p>
        <div inner_html=words(move || workbench.report.with(report_table))></div>
        <div class="dialog-foot">
            <button type="button" class="btn" on:click=clicked(move |_| copy_all())>{said::COPY_LIST}</button>
        </div>
    }
    .into_any()
}

fn column_name(report: &PasteReport, place: Place) -> String {
    let reading = TableReading::at(&report.tables, place);
    let heading = reading.filter(|reading| !reading.heading.is_empty()).map(|reading| reading.heading.as_str());
    let known = reading.and_then(|reading| reading.column).map(Column::heading);
    said::column(place.column, heading.or(known).unwrap_or_default())
}

fn report_table(report: &PasteReport) -> String {
    let mut markup = Markup::new();
    markup.raw("<table class=\"paste-report\"><thead><tr>");
    for head in said::REPORT_HEADS {
        markup.raw("<th scope=\"col\">").words(head).raw("</th>");
    }
    markup.raw("</tr></thead><tbody>");
    for problem in report.problems.iter().take(MOST_DRAWN) {
        markup.raw("<tr><td>").words(&problem.place.row.to_string()).raw("</td><td>");
        markup.words(&column_name(report, problem.place)).raw("</td><td class=\"typed\"><bdi>");
        markup.words(&said::shortened(&problem.text)).raw("</bdi></td><td>").words(&said::fault(&problem.fault));
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table>");
    if let Some(more) = report.problems.len().checked_sub(MOST_DRAWN).filter(|more| *more > 0) {
        markup.raw("<p class=\"cap\">").words(&said::more_problems(more)).raw("</p>");
    }
    markup.finish()
}

fn report_as_rows(report: &PasteReport) -> String {
    let mut text = said::REPORT_HEADS.join("\t");
    let plain = |cell: &str| cell.replace(['\t', '\n', '\r'], " ");
    for problem in &report.problems {
        let cells = [
            problem.place.row.to_string(),
            plain(&column_name(report, problem.place)),
            plain(&problem.text),
            said::fault(&problem.fault),
        ];
        text.push('\n');
        text.push_str(&cells.join("\t"));
    }
    text
}

/// Maps to start from, each with its steps.
pub fn templates(workbench: Workbench) -> AnyView {
    let choose = move |template: Template| {
        workbench.shown.set(None);
        take_in(workbench, read_rows(template.rows(), &mut clock::random_bits), |map| map.steps.last().map(|step| step.id));
    };
    let one = move |template: Template| {
        let rows: Rows = read_rows(template.rows(), &mut clock::random_bits);
        let names: Vec<String> = rows.steps.into_iter().map(|step| step.name).collect();
        view! {
            <li>
                <h3>{said::template_name(template)}</h3>
                <p class="cap">{said::template_about(template, names.len())}</p>
                <ol>{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ol>
                <button type="button" class="btn" on:click=clicked(move |_| choose(template))>{said::use_template(template)}</button>
            </li>
        }
    };
    view! {
        <p>{said::TEMPLATES_HINT}</p>
        <ul class="templates">{Template::ALL.map(one).collect_view()}</ul>
    }
    .into_any()
}
