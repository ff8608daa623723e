//! The way out and back.

use proptest::prelude::*;

use super::*;
use crate::id::{FlowId, MapId};
use crate::stream::testing::{map, payments};
use crate::stream::{Entry, Measured, StreamMap, ValueClass, Waste, measure};

#[test]
fn a_hundred_thousand_steps_are_written() {
    let steps: Vec<Step> = (0..100_000).map(|id| Step::new(StepId::from_bits(id), "Step", "Team")).collect();
    let many = StreamMap { steps, ..StreamMap::new(MapId::from_bits(1), "many") };
    let rows = read(&rows_as_tsv(&many, None));
    assert_eq!((rows.steps.len(), rows.flows.len(), rows.problems.len()), (100_000, 0, 0));
}

fn as_map(rows: Rows) -> StreamMap {
    StreamMap { steps: rows.steps, flows: rows.flows, ..StreamMap::new(MapId::from_bits(1), "read") }
}

/// Everything of a step but who it is and where it stands. What is below 1 % is written with its sign.
fn as_text(step: &Step) -> String {
    let sign = |percent: &Percent| if percent.text() == "0.5" { Percent::read("0.5 %") } else { Some(percent.clone()) };
    let percent_ca = step.percent_ca.as_ref().and_then(sign);
    format!("{:?}", Step { id: StepId::from_bits(0), position: None, percent_ca, ..step.clone() })
}

fn reads_back_the_same(map: &StreamMap, text: &str) {
    let rows = read(text);
    let problems: Vec<_> = rows.problems.iter().filter(|problem| is_of_the_form(problem.fault)).collect();
    assert!(problems.is_empty(), "{problems:?} in {text}");
    let texts = |steps: &[Step]| steps.iter().map(as_text).collect::<Vec<_>>();
    assert_eq!(texts(&rows.steps), texts(&map.steps), "{text}");
    assert_eq!(flows_text(&rows.steps, &rows.flows), flows_text(&map.steps, &map.flows), "{text}");
}

/// Figures may be wrong as they were typed; the form may not.
fn is_of_the_form(fault: RowFault) -> bool {
    use RowFault::{AfterItself, Duration, Entry, LooksLikeFraction};
    !matches!(fault, Duration(_) | Entry(_) | LooksLikeFraction | AfterItself)
}

#[test]
fn the_map_of_the_mockup_is_copied_and_pasted() {
    let map = payments();
    let text = rows_as_tsv(&map, None);
    let row = text.lines().nth(7).unwrap_or_default();
    assert_eq!(row, "7\tProduct\t3 d\t\t6 h\t95\t\t\t\t\tprocess\t4\t\t");
    reads_back_the_same(&map, &text);
    let copy = as_map(read(&text));
    let hours = |map: &StreamMap| (measure(map).lead_time, measure(map).process_time, measure(map).handoffs);
    assert_eq!(hours(&copy), hours(&map));
}

#[test]
fn some_steps_are_copied_with_the_flows_among_them() {
    let map = map(&["a | x", "b | x", "c | y", "d | y"], "a > b : 2 d; b > c > d; a > d; d ~ a : 10");
    let chosen: Vec<StepId> = [3, 1, 2].map(|at: usize| map.steps[at].id).to_vec();
    let rows = read(&rows_as_tsv(&map, Some(&chosen)));
    assert_eq!(flows_of(&rows), "1>2, 2>3");
    assert_eq!(rows.first_wait.map(|first| first.wait), map.flows[0].wait);
    let apart = read(&rows_as_tsv(&map, Some(&[map.steps[0].id, map.steps[2].id])));
    assert_eq!((flows_of(&apart).as_str(), apart.problems), ("", vec![]));
}

#[test]
fn a_file_for_spreadsheets_is_disarmed_and_marked() {
    let map = map(&["=cmd | +team | 2 d", "a,b | @x"], "=cmd > a,b");
    let csv = rows_as_csv(&map, None);
    assert!(csv.starts_with("\u{feff}step,team,lead time,wait,"));
    assert!(csv.contains("\r\n'=cmd,'+team,2 d,") && csv.contains("\r\n\"a,b\",'@x,"), "{csv}");
    reads_back_the_same(&map, &csv);
}

fn any_name() -> impl Strategy<Value = String> {
    let odd = [
        "none",
        "#2",
        "2",
        "-",
        "start",
        "'=x",
        "=x",
        "a;b",
        "a, b",
        "\"q\"",
        "\"q",
        "Step",
        "Total",
        "",
        "é ש 🚚",
        "a\nb",
        "a\tb",
    ];
    prop_oneof![3 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned), 2 => "[a-c]{1,2}"]
}

fn any_time() -> impl Strategy<Value = Option<Duration>> {
    let texts = ["2 d", "2-3 d", "~1h30", "?", "soon", "-5 d", "1,500 h", "a;b", "5 min", "\"x\"", "=1"];
    prop::option::of(prop::sample::select(texts.to_vec()))
        .prop_map(|text| text.and_then(|text| Duration::read(text, Unit::Hour)))
}

fn any_percent() -> impl Strategy<Value = Option<Percent>> {
    prop::option::of(prop::sample::select(vec!["70", "0.5", "120 %", "?", "a;b"]))
        .prop_map(|text| text.and_then(Percent::read))
}

fn any_amount() -> impl Strategy<Value = Option<Amount>> {
    prop::option::of(prop::sample::select(vec!["3", "~40", "many"])).prop_map(|text| text.and_then(Amount::read))
}

fn any_step() -> impl Strategy<Value = Step> {
    let kind = prop::sample::select(vec![StepKind::Process, StepKind::Queue, StepKind::Outside]);
    let value = prop::option::of(prop::sample::select(vec![ValueClass::Adding, ValueClass::Waste]));
    let measured = prop::option::of((0u32..99, "[a;,\"]{0,3}"));
    let further = (kind, value, measured, prop::bool::ANY);
    let texts = [any_name().boxed(), any_name().boxed(), any_name().boxed(), any_name().boxed()];
    (
        texts,
        [any_time().boxed(), any_time().boxed()],
        any_percent(),
        [any_amount().boxed(), any_amount().boxed()],
        further,
    )
        .prop_map(|([name, team, notes, tools], [lead_time, process_time], percent_ca, [people, wip], further)| {
            let (kind, value, measured, has_waste) = further;
            let measured = measured
                .map(|(sample_size, source)| (Entry::LeadTime, Measured { source, sample_size, percentile: 85.0 }));
            Step {
                notes,
                tools,
                kind,
                lead_time,
                process_time,
                percent_ca,
                people,
                wip,
                value,
                measured: measured.into_iter().collect(),
                wastes: if has_waste { vec![Waste::Motion, Waste::ExtraFeatures] } else { Vec::new() },
                ..Step::new(StepId::from_bits(0), name, team)
            }
        })
}

fn any_map() -> impl Strategy<Value = StreamMap> {
    let flow = (0usize..6, 0usize..6, prop::bool::ANY, any_time(), any_percent());
    (prop::collection::vec(any_step(), 0..6), prop::collection::vec(flow, 0..12)).prop_map(|(mut steps, flows)| {
        for (at, step) in steps.iter_mut().enumerate() {
            step.id = StepId::from_bits(at as u64 + 1);
        }
        let mut map = StreamMap { steps, ..StreamMap::new(MapId::from_bits(1), "any") };
        for (from, to, is_rework, wait, share) in flows {
            let Some((from, to)) = map.steps.get(from).zip(map.steps.get(to)) else { continue };
            let kind = if is_rework { FlowKind::Rework { share } } else { FlowKind::Forward };
            let is_new =
                |other: &Flow| (other.from, other.to, other.kind == FlowKind::Forward) != (from.id, to.id, !is_rework);
            if map.flows.iter().all(is_new) {
                let id = FlowId::from_bits(map.flows.len() as u64 + 1);
                map.flows.push(Flow { id, from: from.id, to: to.id, kind, wait });
            }
        }
        map
    })
}

proptest! {
    #[test]
    fn any_map_is_copied_and_pasted(map in any_map()) {
        reads_back_the_same(&map, &rows_as_tsv(&map, None));
        reads_back_the_same(&map, &rows_as_csv(&map, None));
    }

    #[test]
    fn any_text_is_read(text in "[\"a-c,;\t\n 0-9#'=?.]{0,60}") {
        let mut rows = read(&text);
        rows.settle(&mut further());
        prop_assert!(rows.flows.iter().all(|flow| place_of(&rows.steps, flow.from) < rows.steps.len()));
        let again = rows_as_tsv(&as_map(rows.clone()), None);
        prop_assert_eq!(read(&again).steps.iter().map(as_text).collect::<Vec<_>>(), rows.steps.iter().map(as_text).collect::<Vec<_>>());
    }
}
