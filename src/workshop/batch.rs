//! Many edits at once: what `apply` does to one after the other, in time that grows with their number and not with its
//! square. A paste of a hundred thousand rows, its undo and its reading from a journal are runs of one kind of edit.

use std::mem;

use super::edit::Edit;
use super::model::Workshop;
use crate::id::MapId;
use crate::order;
use crate::stream::{Flow, Step, StreamMap};

/// Shorter runs are applied one by one. Tests have short runs.
const SHORTEST_RUN: usize = if cfg!(test) { 2 } else { 32 };

/// A kind of edit that comes in runs.
#[derive(Clone, Copy, PartialEq)]
enum Run {
    AddSteps,
    AddFlows,
    RemoveSteps,
    RemoveFlows,
}

fn run_of(edit: &Edit) -> Option<(Run, MapId)> {
    match edit {
        Edit::AddStep { map, .. } => Some((Run::AddSteps, *map)),
        Edit::AddFlow { map, .. } => Some((Run::AddFlows, *map)),
        Edit::RemoveStep { map, .. } => Some((Run::RemoveSteps, *map)),
        Edit::RemoveFlow { map, .. } => Some((Run::RemoveFlows, *map)),
        _ => None,
    }
}

impl Workshop {
    /// Makes changes in their order and gives for each the edits that take it back, as [`Self::apply`] does.
    pub(super) fn apply_all(&mut self, edits: &[Edit]) -> Vec<Vec<Edit>> {
        let mut inverses = Vec::with_capacity(edits.len());
        while let Some([first, others @ ..]) = edits.get(inverses.len()..) {
            let run = run_of(first);
            let length = 1 + others.iter().take_while(|edit| run.is_some() && run_of(edit) == run).count();
            match (run, edits.get(inverses.len()..inverses.len() + length)) {
                (Some((kind, map)), Some(edits)) if length >= SHORTEST_RUN => {
                    let found = self.maps.iter_mut().find(|other| other.id == map);
                    inverses.extend(found.map_or_else(|| vec![Vec::new(); length], |map| apply_run(map, kind, edits)));
                }
                _ => inverses.push(self.apply(first)),
            }
        }
        inverses
    }
}

/// Applies a run, or its first part; gives the inverse of each edit that was applied.
fn apply_run(map: &mut StreamMap, kind: Run, edits: &[Edit]) -> Vec<Vec<Edit>> {
    match kind {
        Run::AddSteps => add_steps(map, edits),
        Run::AddFlows => add_flows(map, edits),
        Run::RemoveSteps => remove_steps(map, edits),
        Run::RemoveFlows => remove_flows(map, edits),
    }
}

fn add_steps(map: &mut StreamMap, edits: &[Edit]) -> Vec<Vec<Edit>> {
    let added = edits.iter().filter_map(|edit| match edit {
        Edit::AddStep { step, at, .. } => Some(Some((step.id.bits(), *at, &**step))),
        _ => None,
    });
    let done = insert_all(&mut map.steps, added.collect(), |step| step.id.bits());
    let inverse = |(edit, done): (&Edit, bool)| match edit {
        Edit::AddStep { map, step, .. } if done => vec![Edit::RemoveStep { map: *map, step: step.id }],
        _ => Vec::new(),
    };
    edits.iter().zip(done).map(inverse).collect()
}

fn add_flows(map: &mut StreamMap, edits: &[Edit]) -> Vec<Vec<Edit>> {
    let mut steps: Vec<u64> = map.steps.iter().map(|step| step.id.bits()).collect();
    order::sort(&mut steps);
    let is_there = |step: u64| steps.binary_search(&step).is_ok();
    let added = edits.iter().filter_map(|edit| match edit {
        Edit::AddFlow { flow, at, .. } => {
            let has_ends = is_there(flow.from.bits()) && is_there(flow.to.bits());
            Some(has_ends.then_some((flow.id.bits(), *at, flow)))
        }
        _ => None,
    });
    let done = insert_all(&mut map.flows, added.collect(), |flow| flow.id.bits());
    let inverse = |(edit, done): (&Edit, bool)| match edit {
        Edit::AddFlow { map, flow, .. } if done => vec![Edit::RemoveFlow { map: *map, flow: flow.id }],
        _ => Vec::new(),
    };
    edits.iter().zip(done).map(inverse).collect()
}

fn remove_flows(map: &mut StreamMap, edits: &[Edit]) -> Vec<Vec<Edit>> {
    let id = map.id;
    let wanted = edits.iter().filter_map(|edit| match edit {
        Edit::RemoveFlow { flow, .. } => Some(flow.bits()),
        _ => None,
    });
    let taken = take_all(&mut map.flows, wanted.collect(), |flow: &Flow| flow.id.bits());
    let inverse = |taken: Option<(usize, Flow)>| taken.map(|(at, flow)| Edit::AddFlow { map: id, flow, at });
    taken.into_iter().map(|taken| inverse(taken).into_iter().collect()).collect()
}

/// Removes steps up to the first that has flows; that one, if it is the first, by itself.
fn remove_steps(map: &mut StreamMap, edits: &[Edit]) -> Vec<Vec<Edit>> {
    let id = map.id;
    let mut ends: Vec<u64> = map.flows.iter().flat_map(|flow| [flow.from.bits(), flow.to.bits()]).collect();
    order::sort(&mut ends);
    let wanted = edits.iter().filter_map(|edit| match edit {
        Edit::RemoveStep { step, .. } => Some(step.bits()),
        _ => None,
    });
    let wanted: Vec<u64> = wanted.take_while(|step| ends.binary_search(step).is_err()).collect();
    if wanted.is_empty() {
        let first = edits.first().and_then(|edit| super::apply::apply_to_steps(map, edit));
        return vec![first.unwrap_or_default()];
    }
    let taken = take_all(&mut map.steps, wanted, |step: &Step| step.id.bits());
    let inverse = |(at, step)| Edit::AddStep { map: id, step: Box::new(step), at };
    taken.into_iter().map(|taken| taken.map(inverse).into_iter().collect()).collect()
}

/// Inserts items, each at its place or at the end, but for those that are `None` or whose id is there already. Tells which
/// were inserted. Neighbours go in together.
fn insert_all<T: Clone>(list: &mut Vec<T>, items: Vec<Option<(u64, usize, &T)>>, id: fn(&T) -> u64) -> Vec<bool> {
    let mut known: Vec<(u64, usize)> = list.iter().map(|item| (id(item), 0)).collect();
    known.extend(items.iter().enumerate().filter_map(|(number, item)| item.map(|(id, ..)| (id, number + 1))));
    order::sort(&mut known);
    // Of equal ids the first in the list, else the first to come, is the one.
    known.dedup_by_key(|(id, _)| *id);
    let mut done = vec![false; items.len()];
    for (_, number) in known {
        if let Some(place) = number.checked_sub(1).and_then(|number| done.get_mut(number)) {
            *place = true;
        }
    }
    let (mut together, mut start) = (Vec::new(), 0);
    for (_, at, item) in items.into_iter().zip(&done).filter(|(_, done)| **done).filter_map(|(item, _)| item) {
        let at = at.min(list.len() + together.len());
        if at != start + together.len() {
            list.splice(start..start, together.drain(..));
            start = at;
        }
        together.push(item.clone());
    }
    list.splice(start..start, together);
    done
}

/// Takes items out one after the other and gives each with the place it had when its turn came; `None` for those that are
/// not there. Stops, after one at least, where the places no longer go up or down steadily.
fn take_all<T>(list: &mut Vec<T>, wanted: Vec<u64>, id: fn(&T) -> u64) -> Vec<Option<(usize, T)>> {
    let mut places: Vec<(u64, usize)> = list.iter().enumerate().map(|(at, item)| (id(item), at)).collect();
    order::sort(&mut places);
    let place = |id: u64| {
        let found = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        places.get(found).map(|(_, at)| *at)
    };
    let found: Vec<Option<usize>> = wanted.into_iter().map(place).collect();
    let (up, down) = (steady(&found, |last, next| last < next), steady(&found, |last, next| last > next));
    let found = found.get(..up.max(down)).unwrap_or_default();
    let mut is_wanted = vec![false; list.len()];
    for at in found.iter().flatten() {
        if let Some(place) = is_wanted.get_mut(*at) {
            *place = true;
        }
    }
    let mut taken = Vec::new();
    for (item, is_wanted) in mem::take(list).into_iter().zip(is_wanted) {
        if is_wanted { taken.push(item) } else { list.push(item) }
    }
    if down >= up {
        taken.reverse();
    }
    let mut taken = taken.into_iter().enumerate();
    let mut next = |at: usize| taken.next().map(|(before, item)| (if down >= up { at } else { at - before }, item));
    found.iter().map(|place| place.and_then(&mut next)).collect()
}

/// How many of the first places go on steadily, those that are not there passed over.
fn steady(found: &[Option<usize>], goes_on: fn(usize, usize) -> bool) -> usize {
    let mut last = None;
    let is_steady = |place: &&Option<usize>| {
        let Some(next) = **place else { return true };
        let is_steady = last.is_none_or(|last| goes_on(last, next));
        last = Some(next);
        is_steady
    };
    found.iter().take_while(is_steady).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::{FlowId, StepId};
    use crate::workshop::tests::{any_edit, flow, map_id, workshop_with_chain};

    proptest! {
        #[test]
        fn many_edits_at_once_do_what_they_do_one_by_one(
            before in prop::collection::vec(any_edit(), 0..20),
            runs in prop::collection::vec((0..5u8, prop::collection::vec((0..12u64, 0..6u8, 0..6u8, 0..9usize), 1..9)), 1..6),
        ) {
            let mut workshop = workshop_with_chain(6);
            workshop.apply_all(&before);
            let map = map_id();
            let edit = |kind: u8, (id, from, to, at): (u64, u8, u8, usize)| match kind {
                0 => Edit::AddStep { map, step: Box::new(Step::new(StepId::from_bits(id), "s", "t")), at },
                1 => Edit::AddFlow { map, flow: Flow { id: FlowId::from_bits(id), ..flow(0, from, to) }, at },
                2 => Edit::RemoveStep { map, step: StepId::from_bits(id) },
                3 => Edit::RemoveFlow { map, flow: FlowId::from_bits(id) },
                _ => Edit::RemoveStep { map: MapId::from_bits(99), step: StepId::from_bits(id) },
            };
            let edits: Vec<Edit> =
                runs.into_iter().flat_map(|(kind, of)| of.into_iter().map(move |of| edit(kind, of))).collect();
            let mut one_by_one = workshop.clone();
            let inverses: Vec<Vec<Edit>> = edits.iter().map(|edit| one_by_one.apply(edit)).collect();
            prop_assert_eq!(workshop.apply_all(&edits), inverses);
            prop_assert_eq!(workshop, one_by_one);
        }
    }
}
