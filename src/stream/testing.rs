//! Maps for tests, written as short text.

use super::{Amount, Duration, Flow, FlowKind, Percent, Position, Step, StepKind, StreamMap, Unit};
use crate::id::{FlowId, MapId, StepId};

/// The id of the step with this name: its bytes, so that a test can name it without having built it.
pub(super) fn id(name: &str) -> StepId {
    StepId::from_bits(name.bytes().fold(0, |bits, byte| (bits << 8) | u64::from(byte)))
}

/// The id of the flow at this place.
pub(super) fn flow_id(number: usize) -> FlowId {
    FlowId::from_bits(number as u64 + 1)
}

/// Names of steps, joined by spaces.
pub(super) fn names(map: &StreamMap, steps: &[StepId]) -> String {
    let name = |id: &StepId| map.step(*id).map_or("?", |step| step.name.as_str());
    steps.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// A map from rows `name | team | LT | PT | %C/A | people` (`[name]` is a queue, `(name)` an outside party) and flows
/// `A > B`, `A > B : wait`, `B ~ A : share`, `A > B > C` separated by `;`.
pub(super) fn map(rows: &[&str], flows: &str) -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "test");
    map.steps = rows.iter().map(|row| step(row)).collect();
    for text in flows.split(';').map(str::trim).filter(|text| !text.is_empty()) {
        let (ends, value) = text.split_once(':').unwrap_or((text, ""));
        let is_rework = ends.contains('~');
        let names: Vec<&str> = ends.split(['>', '~']).map(str::trim).collect();
        for pair in names.windows(2) {
            let kind = if is_rework { FlowKind::Rework { share: Percent::read(value) } } else { FlowKind::Forward };
            let wait = if is_rework { None } else { Duration::read(value, Unit::Hour) };
            map.flows.push(Flow { id: flow_id(map.flows.len()), from: id(pair[0]), to: id(pair[1]), kind, wait });
        }
    }
    map
}

fn step(row: &str) -> Step {
    let mut fields = row.split('|').map(str::trim);
    let mut next = || fields.next().unwrap_or_default();
    let name = next();
    let bare = name.trim_matches(['[', ']', '(', ')']);
    let mut step = Step::new(id(bare), bare, next());
    step.kind = match name.chars().next() {
        Some('[') => StepKind::Queue,
        Some('(') => StepKind::Outside,
        _ => StepKind::Process,
    };
    step.lead_time = Duration::read(next(), Unit::Hour);
    step.process_time = Duration::read(next(), Unit::Hour);
    step.percent_ca = Percent::read(next());
    step.people = Amount::read(next());
    step
}

/// Puts a step where a person would.
pub(super) fn place(map: &mut StreamMap, name: &str, x: f64, y: f64) {
    for step in &mut map.steps {
        if step.name == name {
            step.position = Some(Position { x, y });
        }
    }
}

/// The map of the mockup: nine steps, four teams, one queue, one parallel step, one rework flow.
pub(super) fn payments() -> StreamMap {
    map(
        &[
            "1 | Product | 5 d | 2 h | 70",
            "2 | Product | 3 d | 4 h | 75",
            "3 | Development | 6 d | 2 d | 80",
            "4 | Development | 2 d | 1 h | 92",
            "5 | Operations | 7-11 d | 3 h | 60",
            "6 | Test | 5 d | 1 d | 82",
            "7 | Product | 3 d | 6 h | 95",
            "[8] | Operations | 3 d",
            "9 | Operations | 4 h | 1 h | 90",
        ],
        "1 > 2 > 3 > 4 > 5 > 6 > 8 > 9; 4 > 7 > 8; 6 ~ 3 : 25",
    )
}
