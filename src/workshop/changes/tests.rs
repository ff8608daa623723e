use super::*;
use crate::id::{FlowId, MapId};
use crate::stream::{Duration, Flow, FlowKind, Percent, StepKind, Unit};

fn id(n: u64) -> StepId {
    StepId::from_bits(n)
}

fn map() -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "");
    for n in 0..4 {
        map.steps.push(Step::new(id(n), n.to_string(), ""));
        if n > 0 {
            let flow =
                Flow { id: FlowId::from_bits(n), from: id(n - 1), to: id(n), kind: FlowKind::Forward, wait: None };
            map.flows.push(flow);
        }
    }
    map
}

#[test]
fn each_change_is_told() {
    let check = |change: fn(&mut StreamMap), expected: &[Change]| {
        let mut after = map();
        change(&mut after);
        assert_eq!(changes(&map(), &after), expected);
    };
    check(|_| {}, &[]);
    check(|map| map.steps[1].lead_time = Duration::read("2 d", Unit::Day), &[Change::Set(id(1), Fact::LeadTime)]);
    check(
        |map| {
            map.steps[1].kind = StepKind::Queue;
            map.steps[0].notes = "x".to_owned();
        },
        &[Change::Set(id(0), Fact::Notes), Change::Set(id(1), Fact::Kind)],
    );
    check(|map| map.flows[0].wait = Duration::read("2 d", Unit::Day), &[Change::Set(id(1), Fact::Wait)]);
    check(|map| drop(map.flows.remove(0)), &[Change::Set(id(1), Fact::After)]);
    check(
        |map| map.flows[2].kind = FlowKind::Rework { share: Percent::read("5") },
        &[Change::Set(id(2), Fact::ReworkTo), Change::Set(id(2), Fact::ReworkShare), Change::Set(id(3), Fact::After)],
    );
    check(|map| map.steps.swap(0, 1), &[Change::Moved(id(1))]);
    check(|map| map.steps.rotate_left(1), &[Change::Moved(id(0))]);
    check(|map| map.waits_on_arrows = true, &[Change::Basis]);
    check(
        |map| {
            map.steps.remove(3);
            map.flows.remove(2);
            map.steps.insert(0, Step::new(id(9), "new", ""));
        },
        &[Change::Removed("3".to_owned()), Change::Added(id(9))],
    );
}
