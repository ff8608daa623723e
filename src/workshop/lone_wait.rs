//! Waits whose last arrow goes. A wait on an arrow belongs to the lead time of the step that it leads into, so it stays
//! there when nothing leads into the step any more.

use super::edit::{Edit, MapField, StepField};
use crate::id::StepId;
use crate::order;
use crate::stream::{Duration, Flow, FlowKind, Step, StepKind, StreamMap, lead_time_of};

/// The edits that keep such waits, in the order of the steps: of a map before arrows were taken from it, the steps that
/// are still there, and the arrows that are. A step whose process time nobody knows has no lead time to keep it in.
pub(super) fn lone_waits(
    map: &StreamMap,
    is_left: &dyn Fn(StepId) -> bool,
    left: &mut dyn Iterator<Item = &Flow>,
) -> Vec<Edit> {
    let mut led_to: Vec<StepId> = left.filter(|flow| is_forward(flow)).map(|flow| flow.to).collect();
    order::sort(&mut led_to);
    let is_lone = |flow: &Flow| is_forward(flow) && flow.wait.is_some() && led_to.binary_search(&flow.to).is_err();
    let places = map.flows.iter().enumerate().filter(|(_, flow)| is_lone(flow));
    let mut lone: Vec<(StepId, usize)> = places.map(|(at, flow)| (flow.to, at)).collect();
    order::sort(&mut lone);
    let mut edits: Vec<Edit> = Vec::new();
    for step in map.steps.iter().filter(|step| is_left(step.id)) {
        let start = lone.partition_point(|(to, _)| *to < step.id);
        let into = lone.iter().skip(start).take_while(|(to, _)| *to == step.id);
        let lead = longest(map, into.map(|(_, at)| *at)).and_then(|wait| lead_time(step, wait));
        edits.extend(lead.map(|lead| Edit::SetStep {
            map: map.id,
            step: step.id,
            set: StepField::LeadTime(Some(lead)),
        }));
    }
    if !edits.is_empty() && has_waits_only(map) {
        edits.push(Edit::SetMap { map: map.id, set: MapField::WaitsOnArrows(true) });
    }
    edits
}

fn is_forward(flow: &Flow) -> bool {
    flow.kind == FlowKind::Forward && flow.from != flow.to
}

/// Arrows into one step mean the same wait; where they do not, the longest is what the total counted.
fn longest(map: &StreamMap, into: impl Iterator<Item = usize>) -> Option<&Duration> {
    let hours = |wait: &&Duration| wait.hours(&map.calendar).map_or(-1.0, |hours| hours.mid);
    into.filter_map(|at| map.flows.get(at)?.wait.as_ref()).max_by(|a, b| hours(a).total_cmp(&hours(b)))
}

fn lead_time(step: &Step, wait: &Duration) -> Option<Duration> {
    match step.kind {
        _ if step.lead_time.is_some() => None,
        StepKind::Queue => Some(wait.clone()),
        StepKind::Process => step.process_time.as_ref().and_then(|process| lead_time_of(wait, process)),
        StepKind::Outside => None,
    }
}

/// Whether a map is read as one of waits between its steps only because no step has a lead time of its own. It is to be
/// read so when one has.
fn has_waits_only(map: &StreamMap) -> bool {
    let has_lead = |step: &Step| step.kind == StepKind::Process && step.lead_time.is_some();
    !map.waits_on_arrows && !map.steps.iter().any(has_lead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{FlowId, MapId};
    use crate::stream::{Unit, measure};
    use crate::workshop::verbs::{remove_flow, remove_steps};
    use crate::workshop::{Fact, Workshop, set_fact};

    fn id(n: usize) -> StepId {
        StepId::from_bits(n as u64)
    }

    fn hours(text: &str) -> Option<Duration> {
        Duration::read(text, Unit::Hour)
    }

    /// A chain of steps of an hour each, with these waits on its arrows.
    fn chain(waits: &[&str]) -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        for at in 0..=waits.len() {
            let mut step = Step::new(id(at), at.to_string(), "t");
            step.process_time = hours("1 h");
            map.steps.push(step);
        }
        let flow = |(at, wait): (usize, &&str)| Flow {
            id: FlowId::from_bits(at as u64),
            from: id(at),
            to: id(at + 1),
            kind: FlowKind::Forward,
            wait: hours(wait),
        };
        map.flows = waits.iter().enumerate().map(flow).collect();
        map
    }

    fn after(map: &StreamMap, edits: &[Edit]) -> StreamMap {
        let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
        for edit in edits {
            workshop.apply(edit);
        }
        workshop.maps.remove(0)
    }

    fn lead_of(map: &StreamMap, n: usize) -> Option<&str> {
        map.step(id(n)).and_then(|step| step.lead_time.as_ref()).map(Duration::text)
    }

    /// Hours of the total, and how many steps have no lead time.
    fn total(map: &StreamMap) -> (f64, usize) {
        let lead_time = measure(map).lead_time;
        (lead_time.hours.mid, lead_time.missing())
    }

    #[test]
    fn without_the_first_steps_the_next_one_waits_as_long_as_before() {
        let map = chain(&["2-3 d", "1 d", "4 h"]);
        assert_eq!(total(&map), (36.0, 0));
        for (gone, expected, lead) in
            [(vec![0], 35.0, Some("2 d 1 h - 3 d 1 h")), (vec![0, 1], 14.0, Some("1 d + 1 h")), (vec![3], 31.0, None)]
        {
            let steps: Vec<StepId> = gone.iter().copied().map(id).collect();
            let left = after(&map, &remove_steps(&map, &steps, &mut || 99));
            assert_eq!(total(&left), (expected, 0), "{gone:?}");
            assert_eq!(lead_of(&left, gone.len() % 3), lead, "{gone:?}");
            assert_eq!(left.waits_on_arrows, lead.is_some(), "{gone:?}");
        }
    }

    #[test]
    fn the_wait_of_the_last_arrow_stays_and_comes_back_on_a_new_one() {
        let map = chain(&["1 d", "0 h"]);
        let cut = after(&map, &remove_flow(&map, FlowId::from_bits(0)));
        assert_eq!(lead_of(&cut, 1), Some("1 d + 1 h"));
        let cut = after(&map, &remove_flow(&map, FlowId::from_bits(1)));
        assert_eq!(lead_of(&cut, 2), Some("1 h"));
        let emptied = set_fact(&map, id(1), Fact::After, "", &mut || 99).expect("nothing is a fact");
        assert_eq!(lead_of(&after(&map, &emptied), 1), Some("1 d + 1 h"));
    }

    #[test]
    fn another_arrow_or_a_lead_time_of_its_own_needs_nothing() {
        let mut map = chain(&["1 d", "2 d"]);
        map.flows.push(Flow { id: FlowId::from_bits(7), from: id(0), to: id(2), kind: FlowKind::Forward, wait: None });
        let cut = after(&map, &remove_flow(&map, FlowId::from_bits(1)));
        assert_eq!((lead_of(&cut, 2), cut.waits_on_arrows), (None, false));
        map.steps[1].lead_time = hours("5 d");
        let cut = after(&map, &remove_flow(&map, FlowId::from_bits(0)));
        assert_eq!((lead_of(&cut, 1), cut.waits_on_arrows), (Some("5 d"), false));
    }

    #[test]
    fn of_a_step_whose_work_nobody_knows_nothing_is_claimed() {
        let mut map = chain(&["1 d"]);
        map.steps[1].process_time = None;
        assert_eq!(lead_of(&after(&map, &remove_steps(&map, &[id(0)], &mut || 99)), 1), None);
        map.steps[1].kind = StepKind::Queue;
        assert_eq!(lead_of(&after(&map, &remove_steps(&map, &[id(0)], &mut || 99)), 1), Some("1 d"));
    }
}
