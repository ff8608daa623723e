//! What differs between two maps: steps, flows, and the basis of the figures.

use std::collections::HashMap;

use super::hybrid::Chains;
use super::pairs::Pairs;
use crate::id::{FlowId, StepId};
use crate::stream::{
    Amount, Calendar, Duration, Flow, FlowKind, Percent, ReworkCounting, Step, StepKind, StreamMap, Summary,
    ValueClass, Waste,
};

/// Something before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Was<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

impl<T: Clone + PartialEq> Was<T> {
    /// `None` where both are equal.
    fn of(before: &T, after: &T) -> Option<Self> {
        (before != after).then(|| Self { before: before.clone(), after: after.clone() })
    }

    fn unless(before: &T, after: &T, is_same: bool) -> Option<Self> {
        if is_same { None } else { Self::of(before, after) }
    }
}

/// One difference between a step before and after. Figures that say the same in other words (`2 d`, `16 h`) do not
/// differ.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at Step")]
pub enum Difference {
    Name(Was<String>),
    Team(Was<String>),
    Kind(Was<StepKind>),
    LeadTime(Was<Option<Duration>>),
    ProcessTime(Was<Option<Duration>>),
    PercentCa(Was<Option<Percent>>),
    People(Was<Option<Amount>>),
    Wip(Was<Option<Amount>>),
    Batch(Was<Option<Amount>>),
    Value(Was<Option<ValueClass>>),
    Wastes(Was<Vec<Waste>>),
    Tools(Was<String>),
    Barriers(Was<String>),
    Notes(Was<String>),
}

impl Difference {
    /// Whether it can change a total.
    fn counts(&self) -> bool {
        use Difference::{Kind, LeadTime, People, PercentCa, ProcessTime, Team};
        matches!(self, Team(_) | Kind(_) | LeadTime(_) | ProcessTime(_) | PercentCa(_) | People(_))
    }
}

/// A step that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct StepChange {
    /// The step in the map before. `None`: it is added.
    pub before: Option<StepId>,
    /// The step in the map after. `None`: it is removed.
    pub after: Option<StepId>,
    /// Its differences; none where it is added or removed, or where only its flows differ.
    pub differences: Vec<Difference>,
    /// Places in the list of flows of those that change with it: forward flows into it, rework out of it, and, where it
    /// is added or removed, all that touch it.
    pub flows: Vec<usize>,
}

impl StepChange {
    /// Whether it can change a total.
    pub fn counts(&self) -> bool {
        self.before.is_none()
            || self.after.is_none()
            || !self.flows.is_empty()
            || self.differences.iter().any(Difference::counts)
    }
}

/// One difference between a flow before and after.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at Flow")]
pub enum FlowDifference {
    Kind(Was<FlowKind>),
    Wait(Was<Option<Duration>>),
    Share(Was<Option<Percent>>),
}

/// A flow that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowChange {
    /// The flow in the map before. `None`: it is added.
    pub before: Option<FlowId>,
    /// The flow in the map after. `None`: it is removed.
    pub after: Option<FlowId>,
    /// Its differences; none where it is added or removed.
    pub differences: Vec<FlowDifference>,
    /// Whether it only closes the gap that a removed step left, or made room for an added one.
    pub is_bridge: bool,
}

/// A difference in the basis of a map's figures.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "documented at StreamMap")]
pub enum MapDifference {
    Calendar(Was<Calendar>),
    Rework(Was<ReworkCounting>),
    StartsWith(Was<String>),
    EndsWith(Was<String>),
    /// Steps are named as in `ConstraintChange`.
    ChosenConstraint(Was<Option<StepId>>),
}

pub(super) fn map_differences(before: &StreamMap, after: &StreamMap, pairs: &Pairs) -> Vec<MapDifference> {
    let chosen = after.chosen_constraint.map(|step| pairs.name_of_after(step));
    let found = [
        Was::of(&before.calendar, &after.calendar).map(MapDifference::Calendar),
        Was::of(&before.rework, &after.rework).map(MapDifference::Rework),
        Was::of(&before.starts_with, &after.starts_with).map(MapDifference::StartsWith),
        Was::of(&before.ends_with, &after.ends_with).map(MapDifference::EndsWith),
        Was::of(&before.chosen_constraint, &chosen).map(MapDifference::ChosenConstraint),
    ];
    found.into_iter().flatten().collect()
}

/// Steps that differ, in the order of the stream: by layer, then by row.
pub(super) fn step_changes(
    before: &StreamMap,
    after: &StreamMap,
    pairs: &Pairs,
    flows: &[FlowChange],
    summaries: (&Summary, &Summary),
) -> Vec<StepChange> {
    let mut owned = owners(before, after, pairs, flows);
    let mut changes = Vec::new();
    for (node, (row_before, row_after)) in pairs.rows.iter().enumerate() {
        let step_before = row_before.and_then(|row| before.steps.get(row));
        let step_after = row_after.and_then(|row| after.steps.get(row));
        let differences =
            step_before.zip(step_after).map(|(a, b)| differences(a, b, &before.calendar, &after.calendar));
        let flows = owned.remove(&node).unwrap_or_default();
        let is_change = differences.as_ref().is_none_or(|found| !found.is_empty()) || !flows.is_empty();
        if !is_change {
            continue;
        }
        let layer = |summary: &Summary, row: Option<usize>| summary.readings.get(row?).map(|reading| reading.layer);
        let layer = layer(summaries.0, *row_before).or_else(|| layer(summaries.1, *row_after));
        let ids = (step_before.map(|step| step.id), step_after.map(|step| step.id));
        let differences = differences.unwrap_or_default();
        changes
            .push(((layer, row_before.or(*row_after)), StepChange { before: ids.0, after: ids.1, differences, flows }));
    }
    changes.sort_by_key(|(place, _)| *place);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// The nodes that the changed flows belong to.
fn owners(before: &StreamMap, after: &StreamMap, pairs: &Pairs, flows: &[FlowChange]) -> HashMap<usize, Vec<usize>> {
    let by_id =
        |map: &StreamMap| map.flows.iter().enumerate().map(|(at, flow)| (flow.id, at)).collect::<HashMap<_, _>>();
    let (ids_before, ids_after) = (by_id(before), by_id(after));
    let mut owned: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, change) in flows.iter().enumerate().filter(|(_, change)| !change.is_bridge) {
        let flow_before = change.before.and_then(|id| before.flows.get(*ids_before.get(&id)?));
        let flow_after = change.after.and_then(|id| after.flows.get(*ids_after.get(&id)?));
        let ends_before = flow_before.map(|flow| (flow, pairs.node_before(flow.from), pairs.node_before(flow.to)));
        let ends_after = flow_after.map(|flow| (flow, pairs.node_after(flow.from), pairs.node_after(flow.to)));
        let Some((flow, Some(from), Some(to))) = ends_after.or(ends_before) else { continue };
        let is_new_or_gone = |node: &usize| pairs.is_added(*node) || pairs.is_removed(*node);
        let structural: Vec<usize> = [from, to].into_iter().filter(is_new_or_gone).collect();
        let own = match &flow.kind {
            _ if change.differences.iter().any(|difference| matches!(difference, FlowDifference::Kind(_))) => {
                vec![from, to]
            }
            FlowKind::Forward => vec![to],
            FlowKind::Rework { .. } => vec![from],
        };
        let owners = if structural.is_empty() { own } else { structural };
        for owner in owners {
            owned.entry(owner).or_default().push(at);
        }
    }
    owned
}

fn differences(a: &Step, b: &Step, before: &Calendar, after: &Calendar) -> Vec<Difference> {
    let found = [
        Was::of(&a.name, &b.name).map(Difference::Name),
        Was::of(&a.team, &b.team).map(Difference::Team),
        Was::of(&a.kind, &b.kind).map(Difference::Kind),
        times(a.lead_time.as_ref(), b.lead_time.as_ref(), before, after).map(Difference::LeadTime),
        times(a.process_time.as_ref(), b.process_time.as_ref(), before, after).map(Difference::ProcessTime),
        percents(a.percent_ca.as_ref(), b.percent_ca.as_ref()).map(Difference::PercentCa),
        amounts(a.people.as_ref(), b.people.as_ref()).map(Difference::People),
        amounts(a.wip.as_ref(), b.wip.as_ref()).map(Difference::Wip),
        amounts(a.batch.as_ref(), b.batch.as_ref()).map(Difference::Batch),
        Was::of(&a.value, &b.value).map(Difference::Value),
        Was::of(&a.wastes, &b.wastes).map(Difference::Wastes),
        Was::of(&a.tools, &b.tools).map(Difference::Tools),
        Was::of(&a.barriers, &b.barriers).map(Difference::Barriers),
        Was::of(&a.notes, &b.notes).map(Difference::Notes),
    ];
    found.into_iter().flatten().collect()
}

fn times(
    a: Option<&Duration>,
    b: Option<&Duration>,
    before: &Calendar,
    after: &Calendar,
) -> Option<Was<Option<Duration>>> {
    let hours = a.and_then(|a| a.hours(before)).zip(b.and_then(|b| b.hours(after)));
    let same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + a.abs());
    let is_same = hours.is_some_and(|(a, b)| same(a.low, b.low) && same(a.mid, b.mid) && same(a.high, b.high));
    Was::unless(&a.cloned(), &b.cloned(), is_same)
}

fn percents(a: Option<&Percent>, b: Option<&Percent>) -> Option<Was<Option<Percent>>> {
    let values = a.and_then(Percent::value).zip(b.and_then(Percent::value));
    Was::unless(&a.cloned(), &b.cloned(), values.is_some_and(|(a, b)| a == b))
}

fn amounts(a: Option<&Amount>, b: Option<&Amount>) -> Option<Was<Option<Amount>>> {
    let values = a.and_then(Amount::value).zip(b.and_then(Amount::value));
    Was::unless(&a.cloned(), &b.cloned(), values.is_some_and(|(a, b)| a == b))
}

/// Flows that differ: removed and changed ones in the order before, then added ones in the order after.
pub(super) fn flow_changes(before: &StreamMap, after: &StreamMap, pairs: &Pairs) -> Vec<FlowChange> {
    let chains = Chains::of(before, after, pairs);
    let matched = match_flows(before, after, pairs);
    let mut is_matched = vec![false; after.flows.len()];
    let mut changes = Vec::new();
    for (flow, partner) in before.flows.iter().zip(matched) {
        let Some((at, partner)) = partner.and_then(|at| Some((at, after.flows.get(at)?))) else {
            let ends = pairs.node_before(flow.from).zip(pairs.node_before(flow.to));
            let is_bridge =
                flow.kind == FlowKind::Forward && ends.is_some_and(|(from, to)| chains.makes_room(from, to));
            changes.push(FlowChange { before: Some(flow.id), after: None, differences: Vec::new(), is_bridge });
            continue;
        };
        if let Some(place) = is_matched.get_mut(at) {
            *place = true;
        }
        let differences = flow_differences(flow, partner, &before.calendar, &after.calendar);
        if !differences.is_empty() {
            changes.push(FlowChange { before: Some(flow.id), after: Some(partner.id), differences, is_bridge: false });
        }
    }
    for (flow, _) in after.flows.iter().zip(is_matched).filter(|(_, is_matched)| !is_matched) {
        let ends = pairs.node_after(flow.from).zip(pairs.node_after(flow.to));
        let is_bridge = flow.kind == FlowKind::Forward && ends.is_some_and(|(from, to)| chains.closes_gap(from, to));
        changes.push(FlowChange { before: None, after: Some(flow.id), differences: Vec::new(), is_bridge });
    }
    changes
}

/// For each flow before the place of the flow after that has the same ends: of the same kind, else of the other.
fn match_flows(before: &StreamMap, after: &StreamMap, pairs: &Pairs) -> Vec<Option<usize>> {
    let is_forward = |flow: &Flow| flow.kind == FlowKind::Forward;
    let mut waiting: HashMap<(usize, usize, bool), Vec<usize>> = HashMap::new();
    for (at, flow) in after.flows.iter().enumerate().rev() {
        if let Some((from, to)) = pairs.node_after(flow.from).zip(pairs.node_after(flow.to)) {
            waiting.entry((from, to, is_forward(flow))).or_default().push(at);
        }
    }
    let ends = |flow: &Flow| pairs.node_before(flow.from).zip(pairs.node_before(flow.to));
    let mut matched: Vec<Option<usize>> = vec![None; before.flows.len()];
    for is_same_kind in [true, false] {
        for (flow, place) in before.flows.iter().zip(&mut matched).filter(|(_, place)| place.is_none()) {
            let Some((from, to)) = ends(flow) else { continue };
            *place = waiting.get_mut(&(from, to, is_forward(flow) == is_same_kind)).and_then(Vec::pop);
        }
    }
    matched
}

fn flow_differences(a: &Flow, b: &Flow, before: &Calendar, after: &Calendar) -> Vec<FlowDifference> {
    let mut found = Vec::new();
    match (&a.kind, &b.kind) {
        (FlowKind::Rework { share: a }, FlowKind::Rework { share: b }) => {
            found.extend(percents(a.as_ref(), b.as_ref()).map(FlowDifference::Share));
        }
        (a, b) => found.extend(Was::of(a, b).map(FlowDifference::Kind)),
    }
    found.extend(times(a.wait.as_ref(), b.wait.as_ref(), before, after).map(FlowDifference::Wait));
    found
}
