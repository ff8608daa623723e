//! The goal and the improvements in the report.

use crate::report::page::{Block, Cell, Column, Run, Section, Table};
use crate::stream::Calendar;
use crate::ui::text;
use crate::ui::text::improve as improve_text;
use crate::ui::text::report as said;
use crate::workshop::{
    Board, BoardRow, Due, Goal, Improvement, ImprovementField, Subject, Workshop, effect_on_map, expected_changes,
};

/// The shared goal. `None`: nobody has said one.
pub fn goal_section(goal: &Goal) -> Option<Section> {
    if goal.outcome.is_empty() {
        return None;
    }
    let mut runs = vec![Run::strong(&goal.outcome)];
    if !goal.by.is_empty() {
        runs.push(Run::plain(improve_text::goal_by(&goal.by)));
    }
    if !goal.now.is_empty() {
        runs.push(Run::plain(said::goal_now(&goal.now)));
    }
    Some(Section { id: "goal", title: said::GOAL.to_owned(), blocks: vec![Block::Words(runs)], ..Section::default() })
}

/// The section of the improvements. `None`: there are none.
pub fn improve_section(workshop: &Workshop, today: &str, name: impl Fn(&Subject) -> String) -> Option<Section> {
    let board = Board::of(&workshop.improvements, today);
    let rows: Vec<Vec<Cell>> = board.rows().map(|row| cells(workshop, row, &name)).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = [said::IMPROVEMENT, said::CHANGE, said::EFFECT, said::OWNER, said::CHECK_ON];
    let overdue = board.open.iter().filter(|row| matches!(row.due, Due::Overdue { .. })).count();
    let overdue = (overdue > 0).then(|| Block::Words(vec![Run::strong(said::overdue(overdue))]));
    let table = Table {
        caption: said::IMPROVEMENTS.to_owned(),
        columns: columns.map(Column::words).to_vec(),
        rows,
        has_total: false,
    };
    Some(Section {
        id: "improvements",
        title: said::IMPROVEMENTS.to_owned(),
        basis: said::improvements_basis(&text::day(today), &improve_text::board_facts(&board)),
        is_half: false,
        blocks: overdue.into_iter().chain([Block::Table(table)]).collect(),
    })
}

fn cells(workshop: &Workshop, row: &BoardRow<'_>, name: impl Fn(&Subject) -> String) -> Vec<Cell> {
    let one = row.improvement;
    let said_of = |field| one.text(field).to_owned();
    let or = |text: String, none: &str| if text.is_empty() { none.to_owned() } else { text };
    let subjects: Vec<String> = one.subjects().iter().map(name).collect();
    let mut changes: Vec<String> = expected_changes(workshop, one).iter().map(improve_text::expected).collect();
    changes.extend(Some(said_of(ImprovementField::Expected)).filter(|words| !words.is_empty()));
    let day = said_of(ImprovementField::CheckOn);
    let day = if day.is_empty() { improve_text::NO_DAY.to_owned() } else { text::day(&day) };
    let due = improve_text::due(row.due);
    let standing = [improve_text::status_name(one.status()), if due.is_empty() || due == day { "" } else { ", " }];
    let standing = standing.concat() + if due == day { "" } else { &due };
    vec![
        Cell::text(or(said_of(ImprovementField::Title), improve_text::UNTITLED)).aside(subjects.join(" · ")),
        Cell::text(or(changes.join(" · "), said::UNKNOWN_DASH)).aside(said_of(ImprovementField::Result)),
        Cell::text(effect(workshop, one)),
        Cell::text(or(said_of(ImprovementField::Owner), improve_text::NO_OWNER)),
        Cell::text(day).aside(standing),
    ]
}

/// What it alone would make of the map's total.
fn effect(workshop: &Workshop, improvement: &Improvement) -> String {
    let Some(effect) = effect_on_map(workshop, improvement) else { return said::UNKNOWN_DASH.to_owned() };
    let calendar = workshop.map(effect.map).map_or_else(Calendar::default, |map| map.calendar);
    improve_text::effect(&effect.before, &effect.after, &calendar)
}
