//! The whole published table, what it leaves open, and the Quick Check score of each metric beside it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::delivery::Level;
use crate::jobs::{LevelRow, Levels, Sheet};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

const LEVELS: [Level; 4] = [Level::Elite, Level::High, Level::Medium, Level::Low];

/// The table, folded.
#[component]
pub fn LevelTable(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let levels = &sheet.levels;
    let used: Vec<Level> = LEVELS.into_iter().filter(|level| has_level(levels, *level)).collect();
    let rows = levels.table.iter().enumerate().map(|(at, row)| table_row(levels, &used, at, row));
    let faults: Vec<String> = levels.table.iter().flat_map(|row| row.faults.iter().map(|fault| text::fault(row.metric, fault))).collect();
    let rework = text::score(levels.quick_scores.last().copied().flatten());
    let caption = text::level_table_caption(levels.edition);
    let is_open = desk.show.table_open;
    view! {
        <details class="as-table level-table" prop:open=move || is_open.get_untracked()
            on:toggle=move |event| is_open.set(event_target::<Element>(&event).has_attribute("open"))>
            <summary>{text::LEVEL_TABLE}</summary>
            <div class="wide-table" tabindex="0" role="region" aria-label=text::LEVEL_TABLE><table class="plain-table">
                <caption class="cap">{caption}</caption>
                <thead><tr><th scope="col">{text::METRIC}</th>
                    {used.iter().map(|level| view! { <th scope="col">{text::level_title(*level)}</th> }).collect_view()}
                    <th scope="col" class="num">{text::QUICK_CHECK}</th>
                </tr></thead>
                <tbody>
                    {rows.collect_view()}
                    <tr>
                        <th scope="row">{text::METRIC_NAMES[4]}</th>
                        <td colspan=used.len().to_string()>{text::NOT_IN_TABLE}</td>
                        <td class="num">{rework}</td>
                    </tr>
                </tbody>
            </table></div>
            <h4>{text::LEFT_OPEN}</h4>
            <ul class="faults">
                {faults.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view()}
                {faults.is_empty().then(|| view! { <li>{text::NOTHING_OPEN}</li> })}
            </ul>
            <p class="cap">{text::QUICK_CHECK_NOTE}</p>
        </details>
    }
}

fn has_level(levels: &Levels, level: Level) -> bool {
    levels.table.iter().any(|row| row.cells.iter().any(|cell| cell.level == level))
}

fn table_row(levels: &Levels, used: &[Level], at: usize, row: &LevelRow) -> impl IntoView + use<> {
    let reading = levels.readings.get(at).cloned().flatten();
    let is_here = |level: Level| {
        reading.as_ref().is_some_and(|found| (found.level..=found.shared_down_to).contains(&level))
    };
    let is_in_gap = reading.as_ref().is_some_and(|found| found.between.is_some());
    let here = if is_in_gap { text::READ_AS_THIS } else { text::YOU_ARE_HERE };
    let cells = used.iter().map(|level| {
        let words = row.cells.iter().find(|cell| cell.level == *level).map(|cell| text::cell(row.metric, cell));
        let class = if is_here(*level) { "here" } else { "" };
        let mark = is_here(*level).then(|| view! { " "<b class="cap">{here}</b> });
        view! { <td class=class>{words.unwrap_or_else(|| text::NO_CELL.to_owned())}{mark}</td> }
    });
    let score = levels.quick_scores.get(at).copied().flatten();
    view! {
        <tr>
            <th scope="row">{text::METRIC_NAMES.get(at).copied().unwrap_or_default()}</th>
            {cells.collect_view()}
            <td class="num">{text::score(score)}</td>
        </tr>
    }
}
