//! Copies of steps within their map.

use super::edit::Edit;
use super::verbs::place_after;
use crate::id::{FlowId, StepId};
use crate::stream::{Flow, Position, Step, StreamMap};

/// How far a copy stands from what it is a copy of, to the right and down, in map units.
const OFFSET: f64 = 24.0;

/// Copies steps, with the flows among them, behind the last of them. Gives the copies in the order of the map; no edits
/// where none of the steps is there. A copy that is placed by the layout stays so; one that a person placed stands a
/// little beside its original.
pub fn duplicate_steps(map: &StreamMap, steps: &[StepId], bits: &mut impl FnMut() -> u64) -> (Vec<StepId>, Vec<Edit>) {
    let mut chosen: Vec<StepId> = steps.to_vec();
    chosen.sort_unstable();
    let is_chosen = |step: &&Step| chosen.binary_search(&step.id).is_ok();
    let originals: Vec<&Step> = map.steps.iter().filter(is_chosen).collect();
    let place = originals.last().map_or(map.steps.len(), |last| place_after(map, last.id));
    let mut copies = Vec::with_capacity(originals.len());
    let mut new_ids = Vec::with_capacity(originals.len());
    let mut edits = Vec::new();
    for (at, original) in originals.into_iter().enumerate() {
        let id = StepId::from_bits(bits());
        let position = original.position.map(|at| Position { x: at.x + OFFSET, y: at.y + OFFSET });
        let step = Box::new(Step { id, position, copy_of: None, ..original.clone() });
        edits.push(Edit::AddStep { map: map.id, step, at: place + at });
        copies.push(id);
        new_ids.push((original.id, id));
    }
    new_ids.sort_unstable();
    let copy_of = |id: StepId| {
        let at = new_ids.binary_search_by_key(&id, |(old, _)| *old).ok()?;
        new_ids.get(at).map(|(_, new)| *new)
    };
    let among = map.flows.iter().filter_map(|flow| Some((flow, copy_of(flow.from)?, copy_of(flow.to)?)));
    for (at, (flow, from, to)) in among.enumerate() {
        let flow = Flow { id: FlowId::from_bits(bits()), from, to, ..flow.clone() };
        edits.push(Edit::AddFlow { map: map.id, flow, at: map.flows.len() + at });
    }
    (copies, edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MapId;
    use crate::stream::{FlowKind, Percent};
    use crate::workshop::Workshop;

    fn id(n: u64) -> StepId {
        StepId::from_bits(n)
    }

    /// Four steps in a row, the last sends work back to the second.
    fn workshop() -> Workshop {
        let mut map = StreamMap::new(MapId::from_bits(1), "Current state");
        for n in 1..=4 {
            map.steps.push(Step::new(id(n), format!("s{n}"), "team"));
        }
        map.steps[1].position = Some(Position { x: 10.0, y: -20.0 });
        let flow = |n, from, to, kind| Flow { id: FlowId::from_bits(n), from: id(from), to: id(to), kind, wait: None };
        map.flows.extend((1..4).map(|n| flow(n, n, n + 1, FlowKind::Forward)));
        map.flows.push(flow(9, 4, 2, FlowKind::Rework { share: Percent::read("20 %") }));
        Workshop { maps: vec![map], ..Workshop::default() }
    }

    #[test]
    fn copies_stand_behind_with_the_flows_among_them() {
        let mut workshop = workshop();
        let mut next = 100;
        let mut bits = || {
            next += 1;
            next
        };
        let (copies, edits) = duplicate_steps(&workshop.maps[0], &[id(4), id(2), id(77)], &mut bits);
        let inverse: Vec<Vec<Edit>> = edits.iter().map(|edit| workshop.apply(edit)).collect();
        let map = &workshop.maps[0];
        assert_eq!(
            map.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(),
            ["s1", "s2", "s3", "s4", "s2", "s4"]
        );
        assert_eq!(copies, [map.steps[4].id, map.steps[5].id]);
        assert_eq!(map.steps[4].position, Some(Position { x: 34.0, y: 4.0 }));
        assert_eq!(map.steps[5].position, None);
        let added = &map.flows[4..];
        assert_eq!(added.len(), 1);
        assert_eq!((added[0].from, added[0].to, &added[0].kind), (copies[1], copies[0], &map.flows[3].kind));
        for edit in inverse.into_iter().rev().flatten() {
            workshop.apply(&edit);
        }
        assert_eq!(workshop, self::workshop());
        assert_eq!(duplicate_steps(&workshop.maps[0], &[id(77)], &mut || 1).1, []);
    }
}
