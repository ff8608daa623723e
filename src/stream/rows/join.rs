//! Tables below each other: the steps of one after those of another, or more figures of the same steps.

use std::collections::HashMap;

use super::cells::{kind_word, note, value_word};
use super::columns::{Column, Columns};
use super::index::{folded, split_number};
use super::links::{Draft, LinkCell, Waits};
use super::{Place, RowFault, RowProblem};
use crate::stream::{Amount, Calendar, Duration, Percent, StepKind};

/// A table whose rows are read.
pub(super) struct Table {
    pub columns: Columns,
    /// Where its heading stands, or its first row, and the first words there.
    pub heading: (Place, String),
    pub drafts: Vec<Draft>,
}

/// The steps of all tables.
#[derive(Default)]
pub(super) struct Joined {
    pub drafts: Vec<Draft>,
    /// Places of steps by their names, with the numbers before those and without.
    names: HashMap<String, Vec<usize>>,
    unnumbered: HashMap<String, Vec<usize>>,
    /// Tables that told more of steps above.
    of_same_steps: Vec<usize>,
}

/// Puts the steps of tables behind each other, in the order of the rows. A table most of whose steps stand above, each
/// once, tells more of those; which of both it does is told at its heading.
pub(super) fn joined(tables: &mut [Table], problems: &mut Vec<RowProblem>) -> Joined {
    if let [table] = tables {
        return Joined { drafts: std::mem::take(&mut table.drafts), ..Joined::default() };
    }
    let mut all = Joined::default();
    for (number, table) in tables.iter_mut().enumerate() {
        let drafts = std::mem::take(&mut table.drafts);
        let above: Vec<Option<usize>> = drafts.iter().map(|draft| all.sole(&draft.step.name)).collect();
        let named = drafts.iter().filter(|draft| !draft.step.name.is_empty()).count();
        let known = above.iter().flatten().count();
        let is_of_same = known > 0 && known * 3 >= named * 2;
        if number > 0 {
            let fault = if is_of_same { RowFault::TableOfSameSteps } else { RowFault::TableBehind };
            let (place, text) = table.heading.clone();
            problems.push(RowProblem { place, text, fault });
        }
        if is_of_same {
            all.of_same_steps.push(number);
        }
        for (draft, at) in drafts.into_iter().zip(above) {
            if let Some(above) = at.filter(|_| is_of_same).and_then(|at| all.drafts.get_mut(at)) {
                Filling { columns: &table.columns, row: draft.row, problems }.fill(above, draft);
                continue;
            }
            if is_of_same {
                let place = Place { row: draft.row, column: step_column(&table.columns) };
                problems.push(RowProblem { place, text: draft.step.name.clone(), fault: RowFault::StepNotAbove });
            }
            all.add(Draft { table: number, ..draft });
        }
    }
    all
}

fn step_column(columns: &Columns) -> usize {
    columns.place(Column::Step).map_or(1, |at| at + 1)
}

impl Joined {
    fn add(&mut self, draft: Draft) {
        let at = self.drafts.len();
        let name = &draft.step.name;
        if !name.is_empty() {
            self.names.entry(folded(name)).or_default().push(at);
            self.unnumbered.entry(folded(split_number(name).1)).or_default().push(at);
        }
        self.drafts.push(draft);
    }

    /// The one step of this name.
    fn sole(&self, name: &str) -> Option<usize> {
        let sole = |places: &Vec<usize>| if let [at] = places.as_slice() { Some(*at) } else { None };
        let bare = || self.unnumbered.get(&folded(split_number(name).1));
        self.names.get(&folded(name)).or_else(bare).and_then(sole)
    }
}

/// Fills what a further table tells into a step above it. What differs is noted there and told.
struct Filling<'a> {
    columns: &'a Columns,
    row: usize,
    problems: &'a mut Vec<RowProblem>,
}

impl Filling<'_> {
    fn fill(mut self, above: &mut Draft, more: Draft) {
        let mut refused: Vec<(Column, Option<String>)> = Vec::new();
        let (step, other) = (&mut above.step, more.step);
        for (column, text, other) in [
            (Column::Team, &mut step.team, other.team),
            (Column::Tools, &mut step.tools, other.tools),
            (Column::Barriers, &mut step.barriers, other.barriers),
            (Column::Notes, &mut step.notes, other.notes),
            (Column::Number, &mut above.number, more.number),
        ] {
            refused.push((column, text_over(text, other)));
        }
        refused.push((Column::LeadTime, time_over(&mut step.lead_time, other.lead_time)));
        refused.push((Column::ProcessTime, time_over(&mut step.process_time, other.process_time)));
        refused.push((Column::PercentCa, percent_over(&mut step.percent_ca, other.percent_ca)));
        refused.push((Column::People, amount_over(&mut step.people, other.people)));
        refused.push((Column::Wip, amount_over(&mut step.wip, other.wip)));
        refused.push((Column::Batch, amount_over(&mut step.batch, other.batch)));
        let value = over(&mut step.value, other.value, |_| false, |a, b| a == b);
        refused.push((Column::Value, value.map(|value| value_word(Some(value)).to_owned())));
        if more.has_kind && !above.has_kind {
            (step.kind, above.has_kind) = (other.kind, true);
        } else if more.has_kind && step.kind != other.kind {
            refused.push((Column::Kind, Some(kind_word(other.kind).to_owned())));
        }
        step.wastes.extend(other.wastes.into_iter().filter(|waste| !step.wastes.contains(waste)).collect::<Vec<_>>());
        step.measured.extend(other.measured);
        refused.push((Column::After, link_over(&mut above.after, more.after)));
        refused.push((Column::ReworkTo, link_over(&mut above.rework_to, more.rework_to)));
        refused.push((Column::ReworkShare, link_over(&mut above.shares, more.shares)));
        refused.push((Column::Wait, waits_over(&mut above.waits, more.waits)));
        refused.push((Column::WaitAfter, waits_over(&mut above.waits_after, more.waits_after)));
        refused.push((Column::ReworkWait, waits_over(&mut above.rework_waits, more.rework_waits)));
        for (column, text) in refused.into_iter().filter_map(|(column, text)| Some((column, text?))) {
            self.refuse(above, column, text);
        }
    }

    fn refuse(&mut self, above: &mut Draft, column: Column, text: String) {
        let at = self.columns.place(column).unwrap_or(0);
        let heading = self.columns.readings.get(at).map(|reading| reading.heading.as_str());
        // Notes and numbers need no name: they are what they are.
        let label = if column == Column::Notes { "" } else { heading.unwrap_or(column.heading()) };
        note(&mut above.step, label, &text);
        if column != Column::Notes {
            let place = Place { row: self.row, column: at + 1 };
            self.problems.push(RowProblem { place, text, fault: RowFault::OtherValueAbove });
        }
    }
}

/// Puts a value where none is known; what is known otherwise stays, and the other value is handed back.
fn over<T>(
    slot: &mut Option<T>,
    other: Option<T>,
    is_unknown: impl Fn(&T) -> bool,
    is_same: impl Fn(&T, &T) -> bool,
) -> Option<T> {
    let other = other?;
    match slot {
        Some(known) if is_same(known, &other) || (is_unknown(&other) && !is_unknown(known)) => None,
        Some(known) if !is_unknown(known) => Some(other),
        _ => {
            *slot = Some(other);
            None
        }
    }
}

fn text_over(text: &mut String, other: String) -> Option<String> {
    if text.is_empty() {
        *text = other;
        return None;
    }
    (!other.is_empty() && folded(text) != folded(&other)).then_some(other)
}

fn time_over(slot: &mut Option<Duration>, other: Option<Duration>) -> Option<String> {
    let hours = |time: &Duration| time.hours(&Calendar::default());
    let is_unknown = |time: &Duration| hours(time).is_none() && time.problem().is_none();
    let is_same = |a: &Duration, b: &Duration| a == b || (hours(a).is_some() && hours(a) == hours(b));
    over(slot, other, is_unknown, is_same).map(|time| time.text().to_owned())
}

fn percent_over(slot: &mut Option<Percent>, other: Option<Percent>) -> Option<String> {
    let is_unknown = |percent: &Percent| percent.value().is_none() && percent.problem().is_none();
    let is_same = |a: &Percent, b: &Percent| a == b || (a.value().is_some() && a.value() == b.value());
    over(slot, other, is_unknown, is_same).map(|percent| percent.text().to_owned())
}

fn amount_over(slot: &mut Option<Amount>, other: Option<Amount>) -> Option<String> {
    let is_unknown = |amount: &Amount| amount.value().is_none() && amount.problem().is_none();
    let is_same = |a: &Amount, b: &Amount| a == b || (a.value().is_some() && a.value() == b.value());
    over(slot, other, is_unknown, is_same).map(|amount| amount.text().to_owned())
}

fn link_over(slot: &mut Option<LinkCell>, other: Option<LinkCell>) -> Option<String> {
    over(slot, other, |_| false, |a, b| folded(&a.text) == folded(&b.text)).map(|cell| cell.text)
}

fn waits_over(slot: &mut Option<Waits>, other: Option<Waits>) -> Option<String> {
    let hours = |waits: &Waits| waits.whole.as_ref().and_then(|wait| wait.hours(&Calendar::default()));
    let is_same = |a: &Waits, b: &Waits| a.link.text == b.link.text || (hours(a).is_some() && hours(a) == hours(b));
    over(slot, other, |_| false, is_same).map(|waits| waits.link.text)
}

/// Rows that are called by their waiting and have no process time, where no column tells what kind of step they are.
pub(super) fn see_queues(tables: &[Table], all: &mut Joined, problems: &mut Vec<RowProblem>) {
    let has = |number: usize, column| tables.get(number).is_some_and(|table| table.columns.place(column).is_some());
    let tells = |table: usize, column| has(table, column) || all.of_same_steps.iter().any(|more| has(*more, column));
    let may_be: Vec<bool> =
        (0..tables.len()).map(|table| tells(table, Column::ProcessTime) && !tells(table, Column::Kind)).collect();
    for draft in all.drafts.iter_mut().filter(|draft| may_be.get(draft.table) == Some(&true)) {
        let step = &mut draft.step;
        let has_time = step.lead_time.is_some() || draft.waits.is_some();
        if has_time && step.process_time.is_none() && says_wait(&step.name) {
            step.kind = StepKind::Queue;
            let column = tables.get(draft.table).map_or(1, |table| step_column(&table.columns));
            let place = Place { row: draft.row, column };
            problems.push(RowProblem { place, text: step.name.clone(), fault: RowFault::TakenForQueue });
        }
    }
}

/// Words that a step in which work only waits begins or ends with.
const WAITS: [&str; 9] =
    ["wait", "waiting", "queue", "queued", "queueing", "wartezeit", "warten", "warteschlange", "liegezeit"];

/// Whether a step is called by its waiting: `Wait for approval`, `QA queue`.
fn says_wait(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_wait =
        |word: Option<&str>| word.is_some_and(|word| WAITS.iter().any(|wait| wait.eq_ignore_ascii_case(word)));
    is_wait(words.next()) || is_wait(words.next_back())
}
