//! The map in the report: what it comes to, the drawing with its timeline, the steps as a table.

use crate::report::mermaid::mermaid;
use crate::report::page::{Block, Cell, Column, Drawing, Figure, Run, Section, Table};
use crate::stream::{HourRange, MapState, StepKind, StreamMap, Total, measure, split_hours};
use crate::ui::draw::export::{Around, map_picture, plain_map};
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::text::report as said;
use crate::ui::view::{LayoutView, MapView};
use crate::workshop::Workshop;
use crate::workshop::charter::Absence;

/// More steps than this are not listed beside their drawing.
const MOST_LISTED: usize = 60;

/// The totals with their basis.
pub fn map_figures(view: &MapView) -> Vec<Figure> {
    let (summary, calendar) = (view.summary(), &view.map().calendar);
    let hours = |total: &Total| total.figure().map(|hours| amounts(hours.mid, view)).unwrap_or_default();
    let percent = |percent: Option<f64>| {
        percent.map(|percent| vec![(text::percent_number(percent), text::PERCENT_SIGN.to_owned())]).unwrap_or_default()
    };
    let count = |count: usize| vec![(count.to_string(), String::new())];
    let range = summary.lead_time.figure().filter(HourRange::is_range);
    let range = range.map(|hours| (duration_text(hours.low, calendar), duration_text(hours.high, calendar)));
    let (ratio, rolled) = (summary.activity.as_ref(), summary.rolled_ca.as_ref());
    let figure = |name: &str, amounts, basis| Figure { name: name.to_owned(), amounts, basis };
    vec![
        figure(text::TOTAL_LEAD_TIME, hours(&summary.lead_time), text::lead_time_basis(&summary.lead_time, range)),
        figure(text::TOTAL_PROCESS_TIME, hours(&summary.process_time), text::on_longest_path(&summary.process_time)),
        figure(
            text::ACTIVITY_RATIO,
            percent(ratio.map(|ratio| ratio.percent)),
            ratio.map(|ratio| text::ratio_basis(ratio, calendar)).unwrap_or_default(),
        ),
        figure(
            text::ROLLED_CA,
            percent(rolled.map(|rolled| rolled.percent)),
            text::rolled_basis(rolled, summary.steps),
        ),
        figure(text::TOTAL_EFFORT, hours(&summary.effort), text::effort_basis(&summary.effort)),
        figure(text::STEPS, count(summary.steps), text::steps_basis(view.map())),
        figure(text::HANDOFFS, count(summary.handoffs.forward), text::handoffs_basis(&summary.handoffs)),
    ]
}

fn amounts(hours: f64, view: &MapView) -> Vec<(String, String)> {
    let parts = split_hours(hours, &view.map().calendar);
    parts.into_iter().map(|(amount, unit)| (text::number(amount), text::unit_symbol(unit).to_owned())).collect()
}

/// The first sentence of the report: which stream, and what its time goes into.
pub fn lead(workshop: &Workshop, view: &MapView) -> Vec<Block> {
    let (summary, calendar) = (view.summary(), &view.map().calendar);
    let total = summary.lead_time.figure().map(|total| duration_text(total.mid, calendar));
    let ends = text::stream_ends(view.map());
    let mut runs = vec![Run::plain(said::stream(&ends, total.as_deref(), summary.lead_time.missing() > 0))];
    if let Some(wait) = summary.wait.figure().filter(|wait| wait.mid > 0.0) {
        runs.push(Run::strong(said::nobody_works(&duration_text(wait.mid, calendar), summary.wait.missing() > 0)));
    }
    if let Some(constraint) = &summary.constraint {
        let wait = constraint.wait_hours.map(|hours| duration_text(hours, calendar));
        runs.push(Run::plain(said::constraint(&view.step_label(constraint.step), wait, constraint.wait_share_percent)));
    }
    if let Some(future) = future_of(workshop, view.map()) {
        let total = measure(future).lead_time;
        if let Some(hours) = total.figure() {
            let missing = total.missing() > 0;
            runs.push(Run::plain(said::future(&future.name, &duration_text(hours.mid, &future.calendar), missing)));
        }
    }
    vec![Block::Words(runs)]
}

fn future_of<'a>(workshop: &'a Workshop, map: &StreamMap) -> Option<&'a StreamMap> {
    workshop.maps.iter().find(|other| matches!(other.state, MapState::Future { of } if of == map.id))
}

/// The section of the map. `None`: it has no steps.
pub fn map_section(view: &MapView, placed: &LayoutView, today: &str) -> Option<Section> {
    if view.map().steps.is_empty() {
        return None;
    }
    let picture = map_picture(view, placed, &Around::default());
    let drawing = Drawing {
        svg: picture.in_page(),
        is_wide: true,
        code: Some(("mermaid", mermaid(&plain_map(view, placed.layout())))),
        table: Some(steps_table(view)),
    };
    Some(Section {
        id: "map",
        title: if view.map().name.is_empty() { text::MAP_SCREEN.to_owned() } else { view.map().name.clone() },
        basis: said::map_basis(&text::day(today), &text::map_basis(view.map(), view.summary())),
        is_half: false,
        blocks: vec![Block::Figures(map_figures(view)), Block::Drawing(drawing)],
    })
}

/// The steps; of many, the first.
pub fn steps_table(view: &MapView) -> Table {
    let calendar = &view.map().calendar;
    let time = |hours: Option<f64>| hours.map_or_else(|| said::UNKNOWN_DASH.to_owned(), |h| duration_text(h, calendar));
    let steps = view.map().steps.iter().zip(&view.summary().readings).enumerate().take(MOST_LISTED);
    let rows = steps.map(|(at, (step, reading))| {
        let percent = reading.percent_ca.map_or_else(|| said::UNKNOWN_DASH.to_owned(), said::percent);
        let name = Cell::text(text::step_name(at + 1, step, view.is_constraint(step.id))).aside(step.team.clone());
        let process = if step.kind == StepKind::Process {
            time(reading.process_time_hours.map(|hours| hours.mid))
        } else {
            text::kind_name(step.kind).to_owned()
        };
        vec![
            name,
            Cell::text(time(reading.lead_time_hours.map(|hours| hours.mid))),
            Cell::text(process),
            Cell::text(time(reading.wait_hours)),
            Cell::text(percent),
        ]
    });
    let columns = [text::LEAD_TIME, text::PROCESS_TIME, text::WAIT, text::PERCENT_CA];
    let columns = std::iter::once(Column::words(said::STEP)).chain(columns.map(Column::figures));
    let count = view.map().steps.len();
    Table {
        caption: said::steps_caption(count.min(MOST_LISTED), count),
        columns: columns.collect(),
        rows: rows.collect(),
        has_total: false,
    }
}

/// How the figures of the map were made, and by whom not: parts that were missing when it was drawn.
pub fn made_of_map(view: &MapView, absences: &[Absence]) -> Vec<Run> {
    let steps = &view.map().steps;
    let measured = steps.iter().filter(|step| !step.measured.is_empty()).count();
    if steps.is_empty() {
        return Vec::new();
    }
    let hearsay = absences.iter().filter(|absence| absence.from.is_none());
    let hearsay = hearsay.map(|absence| Run::plain(text::charter::told_by_others(absence)));
    [Run::strong(said::MADE_MAP), Run::plain(said::made_of_map(measured, steps.len()))]
        .into_iter()
        .chain(hearsay)
        .collect()
}
