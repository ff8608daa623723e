//! Taking many steps out at once, in time that grows with their number and not with its square.

use std::collections::{HashMap, HashSet};

use super::edit::Edit;
use super::lone_wait::lone_waits;
use super::verbs::wait_without;
use crate::id::{FlowId, StepId};
use crate::stream::{Flow, FlowKind, Step, StreamMap};

/// What taking the steps out one after the other comes to: flows first, then the steps, then the bridges that are left,
/// then the waits that no arrow holds any more.
/// From the last to the first, so that undo puts them back from the first to the last, each behind the one before.
pub(super) fn remove_many(map: &StreamMap, steps: &[StepId], bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let there: HashMap<StepId, &Step> = map.steps.iter().map(|step| (step.id, step)).collect();
    let mut gone = HashSet::with_capacity(steps.len());
    let mut streams = Streams::of(map);
    for &step in steps {
        if there.contains_key(&step) && gone.insert(step) {
            streams.take_out(step, &there, bits);
        }
    }
    let kept = streams.flows.iter().take(map.flows.len()).filter(|flow| flow.is_some()).count();
    let lost = map.flows.iter().zip(streams.flows.iter().take(map.flows.len())).rev().filter(|(_, now)| now.is_none());
    let mut edits: Vec<Edit> = lost.map(|(flow, _)| Edit::RemoveFlow { map: map.id, flow: flow.id }).collect();
    let backwards = map.steps.iter().rev().map(|step| step.id).filter(|step| gone.contains(step));
    edits.extend(backwards.map(|step| Edit::RemoveStep { map: map.id, step }));
    let waits = lone_waits(map, &|step| !gone.contains(&step), &mut streams.flows.iter().flatten());
    let bridges = streams.flows.into_iter().skip(map.flows.len()).flatten();
    edits.extend(bridges.zip(kept..).map(|(flow, at)| Edit::AddFlow { map: map.id, flow, at }));
    edits.extend(waits);
    edits
}

/// The step that is before removed ones, otherwise the first after them.
pub(super) fn left_beside_many(map: &StreamMap, removed: &[StepId]) -> Option<StepId> {
    let removed: HashSet<StepId> = removed.iter().copied().collect();
    let at = map.steps.iter().position(|step| removed.contains(&step.id))?;
    let (before, after) = map.steps.split_at(at);
    before.last().or_else(|| after.iter().find(|step| !removed.contains(&step.id))).map(|step| step.id)
}

/// The flows of a map while steps are taken out; `None` for those that went with a step. Bridges come behind.
struct Streams {
    flows: Vec<Option<Flow>>,
    /// Places of the flows that touch a step.
    at_step: HashMap<StepId, Vec<usize>>,
    /// How many flows lead from one step to another.
    between: HashMap<(StepId, StepId), usize>,
}

impl Streams {
    fn of(map: &StreamMap) -> Self {
        let mut streams = Self { flows: Vec::new(), at_step: HashMap::new(), between: HashMap::new() };
        for flow in &map.flows {
            streams.add(flow.clone());
        }
        streams
    }

    fn add(&mut self, flow: Flow) {
        for end in [flow.from, flow.to] {
            self.at_step.entry(end).or_default().push(self.flows.len());
        }
        *self.between.entry((flow.from, flow.to)).or_default() += 1;
        self.flows.push(Some(flow));
    }

    fn take_out(&mut self, step: StepId, steps: &HashMap<StepId, &Step>, bits: &mut impl FnMut() -> u64) {
        let places = self.at_step.remove(&step).unwrap_or_default();
        let touching: Vec<Flow> = places.into_iter().filter_map(|at| self.flows.get_mut(at)?.take()).collect();
        let bridge = self.bridge(step, &touching);
        for flow in &touching {
            if let Some(count) = self.between.get_mut(&(flow.from, flow.to)) {
                *count -= 1;
            }
        }
        if let Some((from, after)) = bridge {
            let wait = wait_without(steps.get(&step).copied(), after, steps.get(&after.to).copied());
            self.add(Flow { id: FlowId::from_bits(bits()), from, wait, ..after.clone() });
        }
    }

    /// The step before and the arrow behind, where exactly one came before and one after and they are to be connected.
    fn bridge<'a>(&self, step: StepId, touching: &'a [Flow]) -> Option<(StepId, &'a Flow)> {
        let forward = |flow: &&Flow| flow.kind == FlowKind::Forward && flow.from != flow.to;
        let mut before = touching.iter().filter(forward).filter(|flow| flow.to == step);
        let mut after = touching.iter().filter(forward).filter(|flow| flow.from == step);
        let (from, behind) = (before.next()?.from, after.next()?);
        let is_sole = before.next().is_none() && after.next().is_none();
        let is_connected = self.between.get(&(from, behind.to)).is_some_and(|count| *count > 0);
        (is_sole && from != behind.to && !is_connected).then_some((from, behind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MapId;
    use crate::stream::{Duration, StepKind, Unit, measure};
    use crate::workshop::verbs::{left_beside, remove_one_by_one, remove_steps};
    use crate::workshop::{Journal, Replica, Workshop};
    use proptest::prelude::*;

    fn counter() -> impl FnMut() -> u64 {
        let mut next = 1_000_000;
        move || {
            next += 1;
            next
        }
    }

    fn id(n: usize) -> StepId {
        StepId::from_bits(n as u64)
    }

    fn flow(at: usize, (from, to, is_back): (usize, usize, bool)) -> Flow {
        let kind = if is_back { FlowKind::Rework { share: None } } else { FlowKind::Forward };
        // Some arrows tell a wait.
        let wait = if at.is_multiple_of(3) { None } else { Duration::read(&at.to_string(), Unit::Hour) };
        Flow { id: FlowId::from_bits(at as u64), from: id(from), to: id(to), kind, wait }
    }

    fn map(steps: usize, flows: impl Iterator<Item = (usize, usize, bool)>) -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = (0..steps).map(|n| Step::new(id(n), "s", "t")).collect();
        map.flows = flows.enumerate().map(|(at, ends)| flow(at, ends)).collect();
        map
    }

    fn applied(map: &StreamMap, edits: &[Edit]) -> StreamMap {
        let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
        for edit in edits {
            workshop.apply(edit);
        }
        workshop.maps.remove(0)
    }

    proptest! {
        #[test]
        fn many_at_once_are_many_one_by_one(
            flows in prop::collection::vec((0..9usize, 0..9usize, any::<bool>()), 0..16),
            steps in prop::collection::vec(0..11usize, 0..12),
            queues in prop::collection::vec(any::<bool>(), 9),
        ) {
            let mut map = map(9, flows.into_iter());
            for (step, is_queue) in map.steps.iter_mut().zip(queues) {
                step.kind = if is_queue { StepKind::Queue } else { StepKind::Process };
            }
            let steps: Vec<StepId> = steps.into_iter().map(id).collect();
            let at_once = applied(&map, &remove_many(&map, &steps, &mut counter()));
            prop_assert_eq!(at_once, applied(&map, &remove_one_by_one(&map, &steps, &mut counter())));
        }
    }

    /// Hours of the total, and how many steps have no lead time.
    fn total(map: &StreamMap) -> (f64, usize) {
        let lead_time = measure(map).lead_time;
        (lead_time.hours.mid, lead_time.missing())
    }

    #[test]
    fn what_the_next_step_waits_stays_with_it() {
        let mut map = map(4, (1..4).map(|n| (n - 1, n, false)));
        for (flow, wait) in map.flows.iter_mut().zip(["8 h", "24 h", "16 h"]) {
            flow.wait = Duration::read(wait, Unit::Hour);
        }
        for step in &mut map.steps {
            step.process_time = Duration::read("1 h", Unit::Hour);
        }
        assert_eq!(total(&map), (52.0, 0));
        for (steps, expected) in [(vec![1], 43.0), (vec![1, 2], 18.0), (vec![2, 1], 18.0), (vec![3], 35.0)] {
            let steps: Vec<StepId> = steps.into_iter().map(id).collect();
            let left = applied(&map, &remove_steps(&map, &steps, &mut counter()));
            assert_eq!(total(&left), (expected, 0), "{steps:?}");
        }
    }

    #[test]
    fn without_the_queue_the_next_step_waits_no_longer() {
        let mut map = map(3, [(0, 1, false), (1, 2, false)].into_iter());
        map.steps[1].kind = StepKind::Queue;
        map.steps[1].lead_time = Duration::read("4 d", Unit::Hour);
        map.flows.iter_mut().for_each(|flow| flow.wait = None);
        for (step, process) in [(0, "1 h"), (2, "2 h")] {
            map.steps[step].process_time = Duration::read(process, Unit::Hour);
        }
        assert_eq!(total(&map), (35.0, 0));
        let left = applied(&map, &remove_steps(&map, &[id(1)], &mut counter()));
        assert_eq!(total(&left), (3.0, 0));
        map.steps[2].lead_time = Duration::read("3 h", Unit::Hour);
        let left = applied(&map, &remove_steps(&map, &[id(1)], &mut counter()));
        assert_eq!(left.flows[0].wait, None);
    }

    #[test]
    fn all_steps_are_taken_out_the_same_way_without_bridges() {
        let map = map(100_000, (1..100_000).map(|n| (n - 1, n, false)));
        let all: Vec<StepId> = map.steps.iter().rev().map(|step| step.id).collect();
        let edits = remove_steps(&map, &all, &mut counter());
        assert!(edits == remove_many(&map, &all, &mut counter()));
        assert_eq!(left_beside(&map, &all), None);
        let mut journal = Journal::new(Replica(1));
        journal.record(0.0, vec![Edit::AddMap { map: Box::new(map.clone()), at: 0 }]);
        let recorded = journal.record(1.0, edits).expect("steps go");
        assert!(journal.workshop().maps[0].steps.is_empty() && journal.workshop().maps[0].flows.is_empty());
        journal.record(2.0, recorded.inverse);
        assert!(journal.workshop().maps[0] == map, "all is back");
    }

    #[test]
    fn a_hundred_thousand_steps_are_taken_out_and_put_back() {
        let map = map(100_000, (1..100_000).map(|n| (n - 1, n, false)));
        let mut journal = Journal::new(Replica(1));
        journal.record(0.0, vec![Edit::AddMap { map: Box::new(map.clone()), at: 0 }]);
        let all_but_the_ends: Vec<StepId> = (1..99_999).map(id).collect();
        let edits = remove_many(&map, &all_but_the_ends, &mut counter());
        let recorded = journal.record(1.0, edits).expect("steps go");
        let left = &journal.workshop().maps[0];
        assert_eq!((left.steps.len(), left.flows.len()), (2, 1));
        assert_eq!((left.flows[0].from, left.flows[0].to), (id(0), id(99_999)));
        journal.record(2.0, recorded.inverse);
        assert!(journal.workshop().maps[0] == map, "all is back");
        assert_eq!(left_beside_many(&map, &all_but_the_ends), Some(id(0)));
        assert_eq!(left_beside_many(&map, &(0..99_999).map(id).collect::<Vec<_>>()), Some(id(99_999)));
    }
}
