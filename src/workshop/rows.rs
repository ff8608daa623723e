//! What people do to the rows of the table: a step before another one, rows up and down.

use super::edit::{Edit, FlowField, StepField};
use super::verbs::insert_on_flow;
use crate::id::{FlowId, StepId};
use crate::stream::{Duration, Flow, FlowKind, Step, StreamMap};

/// A step before another one, of its team: all that led to that one leads to the new step, and from there on to it. A
/// wait on all arrows stays with the step that they led into; different ones stay where they are, for no one arrow can
/// hold them. `None` where the step is gone.
pub fn add_step_before(map: &StreamMap, before: StepId, bits: &mut impl FnMut() -> u64) -> Option<(StepId, Vec<Edit>)> {
    let at = map.steps.iter().position(|step| step.id == before)?;
    let team = map.steps.get(at).map_or("", |step| &step.team);
    let arrows: Vec<&Flow> =
        map.flows.iter().filter(|flow| flow.to == before && flow.kind == FlowKind::Forward).collect();
    if let [arrow] = arrows.as_slice() {
        let (id, mut edits) = insert_on_flow(map, arrow.id, bits)?;
        edits.extend([
            Edit::SetStep { map: map.id, step: id, set: StepField::Team(team.to_owned()) },
            Edit::MoveStep { map: map.id, step: id, at },
        ]);
        return Some((id, edits));
    }
    let id = StepId::from_bits(bits());
    let mut edits = vec![Edit::AddStep { map: map.id, step: Box::new(Step::new(id, "", team)), at }];
    let turned = |flow: &&Flow| Edit::SetFlow { map: map.id, flow: flow.id, set: FlowField::To(id) };
    edits.extend(arrows.iter().map(turned));
    let wait = arrows.first().and_then(|first| first.wait.clone()).filter(|wait| is_on_all(&arrows, wait));
    if wait.is_some() {
        let freed = |flow: &&Flow| Edit::SetFlow { map: map.id, flow: flow.id, set: FlowField::Wait(None) };
        edits.extend(arrows.iter().map(freed));
    }
    let flow = Flow { id: FlowId::from_bits(bits()), from: id, to: before, kind: FlowKind::Forward, wait };
    edits.push(Edit::AddFlow { map: map.id, flow, at: map.flows.len() });
    Some((id, edits))
}

fn is_on_all(arrows: &[&Flow], wait: &Duration) -> bool {
    arrows.iter().all(|flow| flow.wait.as_ref() == Some(wait))
}

/// Moves rows by one place up or down, all together; none where one of them stands at that end already. Only the order of
/// the rows changes, not the arrows.
pub fn move_steps(map: &StreamMap, steps: &[StepId], is_down: bool) -> Vec<Edit> {
    let chosen = map.steps.iter().enumerate().filter(|(_, step)| steps.contains(&step.id));
    let mut rows: Vec<(usize, StepId)> = chosen.map(|(row, step)| (row, step.id)).collect();
    if is_down {
        // The last one first, so that each has room.
        rows.reverse();
    }
    let place =
        |row: usize| if is_down { Some(row + 1).filter(|at| *at < map.steps.len()) } else { row.checked_sub(1) };
    let edit = |&(row, step): &(usize, StepId)| Some(Edit::MoveStep { map: map.id, step, at: place(row)? });
    rows.iter().map(edit).collect::<Option<Vec<_>>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MapId;
    use crate::stream::Unit;
    use crate::workshop::Workshop;
    use proptest::prelude::*;

    fn id(n: u64) -> StepId {
        StepId::from_bits(n)
    }

    fn chain(steps: u64) -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "");
        for n in 0..steps {
            map.steps.push(Step::new(id(n), n.to_string(), "Team"));
            if n > 0 {
                let wait = Duration::read("1 d", Unit::Day);
                let flow = Flow { id: FlowId::from_bits(n), from: id(n - 1), to: id(n), kind: FlowKind::Forward, wait };
                map.flows.push(flow);
            }
        }
        map
    }

    fn applied(map: &StreamMap, edits: &[Edit]) -> StreamMap {
        let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
        for edit in edits {
            workshop.apply(edit);
        }
        workshop.maps.remove(0)
    }

    fn order(map: &StreamMap) -> Vec<u64> {
        map.steps.iter().map(|step| step.id.bits()).collect()
    }

    #[test]
    fn a_step_before_another_takes_over_what_led_there() {
        let map = chain(3);
        let mut next = 90;
        let (step, edits) = add_step_before(&map, id(1), &mut || {
            next += 1;
            next
        })
        .unwrap();
        let map = applied(&map, &edits);
        assert_eq!(order(&map), [0, step.bits(), 1, 2]);
        let ends: Vec<_> = map.flows.iter().map(|flow| (flow.from, flow.to, flow.wait.is_some())).collect();
        assert_eq!(ends, [(step, id(1), true), (id(1), id(2), true), (id(0), step, false)]);
        assert!(add_step_before(&map, id(7), &mut || 0).is_none());
    }

    #[test]
    fn one_wait_on_all_arrows_stays_with_the_step_they_led_into() {
        for (waits, expected) in [(["1 d", "1 d"], ["", "", "1 d"]), (["1 d", "2 d"], ["1 d", "2 d", ""])] {
            let mut map = chain(3);
            map.flows[0].to = id(2);
            for (flow, wait) in map.flows.iter_mut().zip(waits) {
                flow.wait = Duration::read(wait, Unit::Day);
            }
            let mut next = 90;
            let (_, edits) = add_step_before(&map, id(2), &mut || {
                next += 1;
                next
            })
            .unwrap();
            let map = applied(&map, &edits);
            let told: Vec<&str> = map.flows.iter().map(|flow| flow.wait.as_ref().map_or("", Duration::text)).collect();
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn rows_move_together_and_stop_at_the_ends() {
        let map = chain(4);
        for (steps, is_down, expected) in [
            (&[1][..], false, [1, 0, 2, 3]),
            (&[1], true, [0, 2, 1, 3]),
            (&[2, 1], true, [0, 3, 1, 2]),
            (&[0, 2], true, [1, 0, 3, 2]),
            (&[2, 3], false, [0, 2, 3, 1]),
            (&[0, 1], false, [0, 1, 2, 3]),
            (&[3], true, [0, 1, 2, 3]),
            (&[9], true, [0, 1, 2, 3]),
        ] {
            let steps: Vec<StepId> = steps.iter().map(|n| id(*n)).collect();
            assert_eq!(order(&applied(&map, &move_steps(&map, &steps, is_down))), expected, "{steps:?} {is_down}");
        }
    }

    proptest! {
        #[test]
        fn moving_up_and_down_again_is_nothing(chosen in prop::collection::vec(0..6u64, 1..4), is_down: bool) {
            let map = chain(6);
            let steps: Vec<StepId> = chosen.into_iter().map(id).collect();
            let edits = move_steps(&map, &steps, is_down);
            let moved = applied(&map, &edits);
            let back = if edits.is_empty() { moved } else { applied(&moved, &move_steps(&moved, &steps, !is_down)) };
            prop_assert_eq!(back, map);
        }
    }
}
