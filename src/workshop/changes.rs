//! What has changed between two versions of one map, for people who cannot see it change.

use super::facts::{Arrows, Fact, fact_text};
use crate::id::StepId;
use crate::order;
use crate::stream::{Step, StreamMap};

/// One change of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A step is there that was not.
    Added(StepId),
    /// A step is gone; its name.
    Removed(String),
    /// A fact of a step is another.
    Set(StepId, Fact),
    /// The rows stand in another order; the step that moved farthest.
    Moved(StepId),
    /// Something about the map as a whole: name, calendar, basis, the chosen constraint.
    Basis,
}

/// The changes from one version to a later one: steps that went, steps that came, then facts by row.
pub fn changes(before: &StreamMap, after: &StreamMap) -> Vec<Change> {
    let (old, new) = (Rows::of(before), Rows::of(after));
    let mut changes: Vec<Change> = before.steps.iter().filter(|step| new.row(step.id).is_none()).map(removed).collect();
    changes.extend(after.steps.iter().filter(|step| old.row(step.id).is_none()).map(|step| Change::Added(step.id)));
    let is_same_set = changes.is_empty();
    set_facts(before, &old, after, &new, &mut changes);
    if is_same_set {
        changes.extend(moved(&old, after));
    }
    if is_other_basis(before, after) {
        changes.push(Change::Basis);
    }
    changes
}

fn removed(step: &Step) -> Change {
    Change::Removed(step.name.clone())
}

/// Rows by step.
struct Rows(Vec<(StepId, usize)>);

impl Rows {
    fn of(map: &StreamMap) -> Self {
        let mut rows: Vec<_> = map.steps.iter().enumerate().map(|(row, step)| (step.id, row)).collect();
        order::sort(&mut rows);
        Self(rows)
    }

    fn row(&self, step: StepId) -> Option<usize> {
        let place = self.0.binary_search_by_key(&step, |(step, _)| *step).ok()?;
        self.0.get(place).map(|(_, row)| *row)
    }
}

fn set_facts(before: &StreamMap, old: &Rows, after: &StreamMap, new: &Rows, changes: &mut Vec<Change>) {
    let has_other_flows = before.flows != after.flows;
    let arrows = has_other_flows.then(|| (Arrows::of(before), Arrows::of(after)));
    for step in &after.steps {
        let Some(was) = old.row(step.id).and_then(|row| before.steps.get(row)) else { continue };
        if was != step {
            changes.extend(own_facts(was, step).map(|fact| Change::Set(step.id, fact)));
        }
        if let Some((arrows_before, arrows_after)) = &arrows {
            // Numbers change with the rows, so arrows are told by the ids they lead to.
            let differs = |fact: &Fact| {
                let ids =
                    |map: &StreamMap, arrows: &Arrows, rows: &Rows| arrow_facts(map, arrows, rows, step.id, *fact);
                ids(before, arrows_before, old) != ids(after, arrows_after, new)
            };
            let of_arrows = [Fact::After, Fact::Wait, Fact::ReworkTo, Fact::ReworkShare];
            changes.extend(of_arrows.into_iter().filter(differs).map(|fact| Change::Set(step.id, fact)));
        }
    }
}

fn arrow_facts(map: &StreamMap, arrows: &Arrows, rows: &Rows, id: StepId, fact: Fact) -> (Vec<StepId>, String) {
    let Some(step) = rows.row(id).and_then(|row| map.steps.get(row)) else { return Default::default() };
    match fact {
        Fact::After => (arrows.into(map, id).map(|flow| flow.from).collect(), String::new()),
        Fact::ReworkTo => (arrows.back(map, id).map(|flow| flow.to).collect(), String::new()),
        fact => (Vec::new(), fact_text(map, arrows, step, fact, |_| 0)),
    }
}

/// The facts in which two versions of a step differ, those on its arrows left out.
fn own_facts(was: &Step, step: &Step) -> impl Iterator<Item = Fact> {
    let differs = [
        (Fact::Name, was.name != step.name),
        (Fact::Team, was.team != step.team),
        (Fact::Kind, was.kind != step.kind),
        (Fact::LeadTime, was.lead_time != step.lead_time),
        (Fact::ProcessTime, was.process_time != step.process_time),
        (Fact::PercentCa, was.percent_ca != step.percent_ca),
        (Fact::People, was.people != step.people),
        (Fact::Wip, was.wip != step.wip),
        (Fact::Batch, was.batch != step.batch),
        (Fact::Value, was.value != step.value),
        (Fact::Tools, was.tools != step.tools),
        (Fact::Barriers, was.barriers != step.barriers),
        (Fact::Wastes, was.wastes != step.wastes),
        (Fact::Notes, was.notes != step.notes),
        (Fact::Measured, was.measured != step.measured),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(fact, _)| fact)
}

/// The step that moved by the most rows; the others only made room.
fn moved(old: &Rows, after: &StreamMap) -> Option<Change> {
    let distance = |(row, step): (usize, &Step)| Some((old.row(step.id)?.abs_diff(row), step.id));
    let farthest = after.steps.iter().enumerate().filter_map(distance).reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    (farthest.0 > 0).then_some(Change::Moved(farthest.1))
}

fn is_other_basis(before: &StreamMap, after: &StreamMap) -> bool {
    let basis = |map: &StreamMap| (map.calendar, map.waits_on_arrows, map.rework, map.chosen_constraint);
    let words = |map: &StreamMap| [map.name.clone(), map.starts_with.clone(), map.ends_with.clone()];
    basis(before) != basis(after) || words(before) != words(after)
}

#[cfg(test)]
mod tests;
