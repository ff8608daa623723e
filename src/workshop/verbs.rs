//! What people ask for, as edits: each verb reads the workshop and gives the edits of one gesture.
//!
//! Ids come from the caller's source of random bits, so the verbs stay pure.

use super::edit::{Edit, FlowField, StepField};
use super::lone_wait::lone_waits;
use super::model::Workshop;
use crate::id::{FlowId, MapId, StepId};
use crate::order;
use crate::stream::{Duration, Flow, FlowKind, MapState, Position, Step, StepKind, StreamMap, Unit};

/// Fewer steps are taken out one by one, each with its bridge: those edits are what people read in a history.
const MANY: usize = 32;

/// The first gesture of an empty workshop: its name and an empty current state.
pub fn new_workshop(name: &str, map_name: &str, bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let map = StreamMap::new(MapId::from_bits(bits()), map_name);
    vec![Edit::RenameWorkshop { name: name.to_owned() }, Edit::AddMap { map: Box::new(map), at: 0 }]
}

/// The next step after another one, of the same team, connected. Where one flow already goes on from there, the new
/// step stands between: the wait on that arrow stays with the step that it leads into.
pub fn add_step_after(map: &StreamMap, after: Option<StepId>, bits: &mut impl FnMut() -> u64) -> (StepId, Vec<Edit>) {
    let Some(before) = after.and_then(|id| map.step(id)) else {
        return lone_step(map, bits);
    };
    match forward_flows_from(map, before.id).as_slice() {
        [flow] => insert_between(map, flow, before, bits),
        _ => append_after(map, before, bits),
    }
}

/// A step in the middle of a flow. `None` where the flow or the step it leaves is gone.
pub fn insert_on_flow(map: &StreamMap, flow: FlowId, bits: &mut impl FnMut() -> u64) -> Option<(StepId, Vec<Edit>)> {
    let flow = map.flow(flow)?;
    let before = map.step(flow.from)?;
    Some(insert_between(map, flow, before, bits))
}

/// A parallel branch: a step with the same steps before and after it as the given one. Those after it wait as long as they
/// did. `None` where the given one is gone.
pub fn add_step_beside(map: &StreamMap, beside: StepId, bits: &mut impl FnMut() -> u64) -> Option<(StepId, Vec<Edit>)> {
    let beside = map.step(beside)?;
    let step = StepId::from_bits(bits());
    let mut edits = vec![add_step(map, step, &beside.team, place_after(map, beside.id))];
    let mut at = map.flows.len();
    for flow in map.flows.iter().filter(|flow| flow.kind == FlowKind::Forward) {
        let (from, to, wait) = match (flow.from == beside.id, flow.to == beside.id) {
            (true, false) => (step, flow.to, flow.wait.clone()),
            (false, true) => (flow.from, step, None),
            _ => continue,
        };
        let flow = Flow { id: FlowId::from_bits(bits()), from, to, kind: FlowKind::Forward, wait };
        edits.push(Edit::AddFlow { map: map.id, flow, at });
        at += 1;
    }
    Some((step, edits))
}

/// A flow between two steps: forward, or rework where the target already leads to the source. No edits where the two
/// are the same, gone, or connected that way already.
pub fn connect(map: &StreamMap, from: StepId, to: StepId, bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let connected = map.flows.iter().any(|flow| flow.from == from && flow.to == to);
    if from == to || connected || map.step(from).is_none() || map.step(to).is_none() {
        return Vec::new();
    }
    let kind = if leads_to(map, to, from) { FlowKind::Rework { share: None } } else { FlowKind::Forward };
    vec![add_flow(map, from, to, kind, map.flows.len(), bits)]
}

/// The wait before a step, written on all arrows into it: they mean the same wait. A lead time of its own is taken out,
/// since it now follows from wait and process time. No edits where no arrow leads to the step.
pub fn set_wait_before(map: &StreamMap, step: StepId, wait: Option<&Duration>) -> Vec<Edit> {
    let into = map.flows.iter().filter(|flow| flow.to == step && flow.kind == FlowKind::Forward);
    let set = |flow: &Flow| Edit::SetFlow { map: map.id, flow: flow.id, set: FlowField::Wait(wait.cloned()) };
    let mut edits: Vec<Edit> = into.map(set).collect();
    let has_lead_time = map.step(step).is_some_and(|step| step.lead_time.is_some());
    if has_lead_time && !edits.is_empty() {
        edits.push(set_step(map, step, StepField::LeadTime(None)));
    }
    edits
}

/// Takes steps out. Where exactly one step came before and one after, those two are connected, so that the stream
/// stays whole. What the step after them waits stays with it, on its arrow or, where none leads to it any more, in its
/// lead time.
pub fn remove_steps(map: &StreamMap, steps: &[StepId], bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    if takes_all(map, steps) {
        return remove_all(map);
    }
    #[cfg(feature = "whole")]
    if steps.len() >= MANY {
        return super::removal::remove_many(map, steps, bits);
    }
    remove_one_by_one(map, steps, bits)
}

/// Whether many steps are all that the map has. Nothing is to be bridged then, which the first program can do fast too.
fn takes_all(map: &StreamMap, steps: &[StepId]) -> bool {
    if steps.len() < map.steps.len() || steps.len() < MANY {
        return false;
    }
    let mut sorted = steps.to_vec();
    order::sort(&mut sorted);
    map.steps.iter().all(|step| sorted.binary_search(&step.id).is_ok())
}

/// From the last to the first, so that undo puts them back from the first to the last, each behind the one before.
fn remove_all(map: &StreamMap) -> Vec<Edit> {
    let flows = map.flows.iter().rev().map(|flow| Edit::RemoveFlow { map: map.id, flow: flow.id });
    flows.chain(map.steps.iter().rev().map(|step| Edit::RemoveStep { map: map.id, step: step.id })).collect()
}

pub(super) fn remove_one_by_one(map: &StreamMap, steps: &[StepId], bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let mut after = Workshop { maps: vec![map.clone()], ..Workshop::default() };
    let mut edits = Vec::new();
    for &step in steps {
        let now = after.maps.first().unwrap_or(map);
        let mut gesture = vec![Edit::RemoveStep { map: map.id, step }];
        gesture.extend(bridge_over(now, step, bits));
        for edit in &gesture {
            after.apply(edit);
        }
        edits.extend(gesture);
    }
    let left = after.maps.first().unwrap_or(map);
    edits.extend(lone_waits(map, &|step| left.step(step).is_some(), &mut left.flows.iter()));
    edits
}

/// Takes an arrow away. What the step behind it waits stays in its lead time where no other arrow leads to it.
pub fn remove_flow(map: &StreamMap, flow: FlowId) -> Vec<Edit> {
    let mut edits = vec![Edit::RemoveFlow { map: map.id, flow }];
    keep_lone_waits(map, &mut edits);
    edits
}

/// Adds to edits of arrows what keeps the waits that go with them.
pub(super) fn keep_lone_waits(map: &StreamMap, edits: &mut Vec<Edit>) {
    let flows = map.flows.iter().filter(|flow| {
        !edits.iter().any(|edit| matches!(edit, Edit::RemoveFlow { flow: gone, .. } if *gone == flow.id))
    });
    let added = edits.iter().filter_map(|edit| match edit {
        Edit::AddFlow { flow, .. } => Some(flow),
        _ => None,
    });
    let kept = lone_waits(map, &|_| true, &mut flows.chain(added));
    edits.extend(kept);
}

/// The step that is before removed ones, otherwise the first after them: where people go on.
pub fn left_beside(map: &StreamMap, removed: &[StepId]) -> Option<StepId> {
    if takes_all(map, removed) {
        return None;
    }
    #[cfg(feature = "whole")]
    if removed.len() >= MANY {
        return super::removal::left_beside_many(map, removed);
    }
    let at = map.steps.iter().position(|step| removed.contains(&step.id))?;
    let (before, after) = map.steps.split_at(at);
    before.last().or_else(|| after.iter().find(|step| !removed.contains(&step.id))).map(|step| step.id)
}

/// Puts steps where a person wants them, in map units. Those that are gone, or there already, are passed over.
pub fn place_steps(map: &StreamMap, places: &[(StepId, Position)]) -> Vec<Edit> {
    let is_new = |(id, at): &&(StepId, Position)| map.step(*id).is_some_and(|step| step.position != Some(*at));
    places.iter().filter(is_new).map(|(id, at)| set_step(map, *id, StepField::Position(Some(*at)))).collect()
}

/// Gives a team another name in all its steps of a map.
pub fn rename_team(map: &StreamMap, team: &str, name: &str) -> Vec<Edit> {
    let named = map.steps.iter().filter(|step| step.team == team);
    named.map(|step| set_step(map, step.id, StepField::Team(name.to_owned()))).collect()
}

/// A future state: a copy of a map with ids of its own, behind all `maps`. Each step knows which one it is a copy of.
/// It is called `name`, or that with the first number that none of them has.
pub fn copy_as_future(
    maps: &[StreamMap],
    map: &StreamMap,
    name: &str,
    bits: &mut impl FnMut() -> u64,
) -> (MapId, Vec<Edit>) {
    let id = MapId::from_bits(bits());
    let mut free_name = name.to_owned();
    let mut number = 1;
    while maps.iter().any(|other| other.name == free_name) {
        number += 1;
        free_name = [name, " ", &number.to_string()].concat();
    }
    let (name, at) = (free_name, maps.len());
    let mut copy = StreamMap { id, name, state: MapState::Future { of: map.id }, ..map.clone() };
    let mut new_ids: Vec<(StepId, StepId)> = Vec::with_capacity(copy.steps.len());
    for step in &mut copy.steps {
        let new = StepId::from_bits(bits());
        new_ids.push((step.id, new));
        step.copy_of = step.copy_of.or(Some(step.id));
        step.id = new;
    }
    order::sort(&mut new_ids);
    let new_id = |old: StepId| {
        let place = new_ids.binary_search_by_key(&old, |(old, _)| *old).ok();
        place.and_then(|place| new_ids.get(place)).map_or(old, |(_, new)| *new)
    };
    for flow in &mut copy.flows {
        flow.id = FlowId::from_bits(bits());
        flow.from = new_id(flow.from);
        flow.to = new_id(flow.to);
    }
    copy.chosen_constraint = copy.chosen_constraint.map(new_id);
    (id, vec![Edit::AddMap { map: Box::new(copy), at }])
}

fn lone_step(map: &StreamMap, bits: &mut impl FnMut() -> u64) -> (StepId, Vec<Edit>) {
    let step = StepId::from_bits(bits());
    (step, vec![add_step(map, step, "", map.steps.len())])
}

fn append_after(map: &StreamMap, before: &Step, bits: &mut impl FnMut() -> u64) -> (StepId, Vec<Edit>) {
    let step = StepId::from_bits(bits());
    let edits = vec![
        add_step(map, step, &before.team, place_after(map, before.id)),
        add_flow(map, before.id, step, FlowKind::Forward, map.flows.len(), bits),
    ];
    (step, edits)
}

fn insert_between(map: &StreamMap, flow: &Flow, before: &Step, bits: &mut impl FnMut() -> u64) -> (StepId, Vec<Edit>) {
    let step = StepId::from_bits(bits());
    let edits = vec![
        add_step(map, step, &before.team, place_after(map, before.id)),
        Edit::SetFlow { map: map.id, flow: flow.id, set: FlowField::From(step) },
        add_flow(map, before.id, step, FlowKind::Forward, map.flows.len(), bits),
    ];
    (step, edits)
}

fn bridge_over(map: &StreamMap, step: StepId, bits: &mut impl FnMut() -> u64) -> Option<Edit> {
    let forward = |flow: &&Flow| flow.kind == FlowKind::Forward && flow.from != flow.to;
    let before: Vec<_> = map.flows.iter().filter(forward).filter(|flow| flow.to == step).collect();
    let after: Vec<_> = map.flows.iter().filter(forward).filter(|flow| flow.from == step).collect();
    let ([before], [after]) = (before.as_slice(), after.as_slice()) else { return None };
    let connected = map.flows.iter().any(|flow| flow.from == before.from && flow.to == after.to);
    if connected || before.from == after.to {
        return None;
    }
    let wait = wait_without(map.step(step), after, map.step(after.to));
    let flow = Flow { id: FlowId::from_bits(bits()), from: before.from, wait, ..(*after).clone() };
    Some(Edit::AddFlow { map: map.id, flow, at: map.flows.len() })
}

/// What is written on the arrow that takes the place of a removed step: the wait that `after`, the arrow behind it, has,
/// which belongs to the step that it leads into. Behind a queue nothing need be written there, for the queue was the wait:
/// without it the next step waits no longer.
pub(super) fn wait_without(removed: Option<&Step>, after: &Flow, next: Option<&Step>) -> Option<Duration> {
    let was_queue = removed.is_some_and(|step| step.kind == StepKind::Queue);
    let follows = next.is_some_and(|step| step.kind == StepKind::Process && step.lead_time.is_none());
    let nothing = || if was_queue && follows { Duration::read("0", Unit::Hour) } else { None };
    after.wait.clone().or_else(nothing)
}

fn forward_flows_from(map: &StreamMap, step: StepId) -> Vec<&Flow> {
    map.flows.iter().filter(|flow| flow.from == step && flow.kind == FlowKind::Forward).collect()
}

/// Whether forward flows lead from one step to the other.
fn leads_to(map: &StreamMap, from: StepId, to: StepId) -> bool {
    let mut found = vec![from];
    let mut looked_at = 0;
    while let Some(&step) = found.get(looked_at) {
        if step == to {
            return true;
        }
        for flow in forward_flows_from(map, step) {
            if !found.contains(&flow.to) {
                found.push(flow.to);
            }
        }
        looked_at += 1;
    }
    false
}

/// The place in the list behind a step; the end where it is gone.
pub(super) fn place_after(map: &StreamMap, step: StepId) -> usize {
    map.steps.iter().position(|other| other.id == step).map_or(map.steps.len(), |at| at + 1)
}

fn add_step(map: &StreamMap, step: StepId, team: &str, at: usize) -> Edit {
    Edit::AddStep { map: map.id, step: Box::new(Step::new(step, "", team)), at }
}

fn add_flow(
    map: &StreamMap,
    from: StepId,
    to: StepId,
    kind: FlowKind,
    at: usize,
    bits: &mut impl FnMut() -> u64,
) -> Edit {
    let flow = Flow { id: FlowId::from_bits(bits()), from, to, kind, wait: None };
    Edit::AddFlow { map: map.id, flow, at }
}

fn set_step(map: &StreamMap, step: StepId, set: StepField) -> Edit {
    Edit::SetStep { map: map.id, step, set }
}
