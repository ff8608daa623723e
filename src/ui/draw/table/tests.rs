use proptest::prelude::*;

use super::*;
use crate::id::{FlowId, MapId};
use crate::stream::{Calendar, Duration, Flow, FlowKind, Percent, Unit};

fn id(n: usize) -> StepId {
    StepId::from_bits(n as u64 + 1)
}

/// A chain of steps with these lead and process times.
fn table(times: &[(&str, &str)]) -> TableView {
    let mut map = StreamMap::new(MapId::from_bits(1), "Current state");
    for (row, (lead, process)) in times.iter().enumerate() {
        let mut step = Step::new(id(row), format!("Step <{row}>"), "Team");
        step.lead_time = Duration::read(lead, Unit::Day);
        step.process_time = Duration::read(process, Unit::Hour);
        step.percent_ca = Percent::read("90");
        map.steps.push(step);
        if row > 0 {
            let (from, to) = (id(row - 1), id(row));
            map.flows.push(Flow { id: FlowId::from_bits(row as u64), from, to, kind: FlowKind::Forward, wait: None });
        }
    }
    TableView::of(MapView::of(map))
}

#[test]
fn every_fact_has_one_column() {
    for waits_on_arrows in [false, true] {
        let columns = columns(waits_on_arrows);
        for fact in Fact::ALL {
            assert_eq!(columns.iter().filter(|column| **column == Column::Fact(fact)).count(), 1, "{fact:?}");
        }
        assert_eq!(columns.len(), Fact::ALL.len() + 1);
    }
}

#[test]
fn a_contradiction_is_said_with_its_likely_fix() {
    let table = table(&[("5 h", "1 d"), ("2 d", "1 h")]);
    let face = row(&table, 0).unwrap();
    assert!(face.inside.contains("5 h is less than the process time, 1 d."), "{}", face.inside);
    assert!(face.inside.contains("data-use=\"5 d\""));
    assert!(face.inside.contains("aria-invalid=\"true\""));
    assert!(face.inside.contains("counts as 0 until settled"));
    assert!(face.class.contains("remarks-1"));
    assert_eq!(table.top(1), ROW_HEIGHT + REMARK_HEIGHT);
    assert!(!row(&table, 1).unwrap().inside.contains("aria-invalid"));
    assert!(row(&table, 2).is_none());
}

#[test]
fn names_are_escaped_and_unknown_is_said() {
    let table = table(&[("?", "")]);
    let face = row(&table, 0).unwrap();
    assert!(face.inside.contains("Step &lt;0&gt;"));
    assert!(face.inside.contains("aria-label=\"unknown\">?"));
    assert!(face.inside.contains("unknown until lead time is"));
}

#[test]
fn what_is_open_is_listed_problems_first() {
    let table = table(&[("", "1 h"), ("5 h", "1 d"), ("2 d", "1 h"), ("2 d", "")]);
    let open = open_steps(&table, 60).first;
    let found: Vec<_> = open.iter().map(|open| (open.step, open.fact, open.is_problem, open.said.as_str())).collect();
    let expected = [
        (id(1), Fact::LeadTime, true, "5 h is less than the process time, 1 d."),
        (id(0), Fact::LeadTime, false, "no lead time"),
        (id(3), Fact::ProcessTime, false, "no process time"),
    ];
    assert_eq!(found, expected);
    assert_eq!(open.first().and_then(|open| open.likely.as_ref()).map(Duration::text), Some("5 d"));
}

#[test]
fn all_that_is_open_is_counted_and_only_the_first_of_it_described() {
    let times: Vec<_> = (0..40_000).map(|row| if row % 2 == 0 { ("", "1 h") } else { ("1 h", "1 d") }).collect();
    let table = table(&times);
    let open = open_steps(&table, 3);
    assert_eq!((open.count, open.first.len()), (40_000, 3));
    assert!(open.first.iter().all(|open| open.is_problem));
    assert_eq!(open_steps(&table, 100_000).first.iter().map(|open| open.step).nth(20_000), Some(id(0)));
}

#[test]
fn a_cycle_and_a_dead_end_are_remarked() {
    let mut map = table(&[("1 d", "1 h"), ("1 d", "1 h"), ("1 d", "1 h")]).map().clone();
    map.flows.push(Flow { id: FlowId::from_bits(50), from: id(2), to: id(0), kind: FlowKind::Forward, wait: None });
    let table = TableView::of(MapView::of(map));
    assert_eq!(table.remarks(2), [(words::CLOSES_CYCLE.to_owned(), true)]);
}

#[test]
fn an_end_beside_the_one_that_counts_is_remarked() {
    let mut map = table(&[("1 d", "1 h"), ("3 d", "1 h"), ("2 d", "1 h")]).map().clone();
    map.flows[1].from = id(0);
    let table = TableView::of(MapView::of(map.clone()));
    assert_eq!(table.remarks(2), [(words::other_end("2 Step <1>", false), false)]);
    assert_eq!((table.remarks(0), table.remarks(1)), (Vec::new(), Vec::new()));
    // Both ways as long: none of them is called the longer one.
    map.steps[2].lead_time = Duration::read("3 d", Unit::Day);
    let equal = TableView::of(MapView::of(map.clone()));
    assert_eq!(equal.remarks(2), [(words::other_end("2 Step <1>", true), false)]);
    assert!(equal.remarks(2)[0].0.contains("equally long") && !equal.remarks(2)[0].0.contains("longer"));
    // With a step behind it the other one no longer ends the stream.
    map.steps.push(Step::new(id(3), "last", "Team"));
    map.flows.push(Flow { id: FlowId::from_bits(50), from: id(1), to: id(3), kind: FlowKind::Forward, wait: None });
    assert_eq!(TableView::of(MapView::of(map)).remarks(2), [(words::DEAD_END.to_owned(), false)]);
}

#[test]
fn a_lead_time_that_follows_from_a_wait_says_so_where_there_is_one() {
    let mut map = table(&[("", "1 h"), ("", "1 h"), ("", "1 h")]).map().clone();
    map.waits_on_arrows = true;
    map.flows[0].wait = Duration::read("2 d", Unit::Day);
    let table = TableView::of(MapView::of(map));
    let says = [0, 1, 2].map(|at| row(&table, at).unwrap().inside.contains(words::FROM_ARROW));
    assert_eq!(says, [false, true, false]);
    assert!(row(&table, 1).unwrap().inside.contains("<span class=\"follows\">2 d 1 h</span>"));
}

#[test]
fn german_offers_weeks_and_months_as_germans_write_them() {
    use crate::ui::text::de;
    for (time, written) in [("1 wk", "1 Wo"), ("2-3 wk", "2-3 Wo"), ("1.5 mo", "1.5 Mon"), ("5 d", "5 d")] {
        assert_eq!(de::table::written_time(time), written);
        let hours = |text: &str| Duration::read(text, Unit::Day).and_then(|read| read.hours(&Calendar::default()));
        assert_eq!(hours(written), hours(time));
    }
    assert_eq!(words::written_time("1 wk"), "1 wk");
}

proptest! {
    #[test]
    fn rows_are_found_by_their_height(bad in prop::collection::vec(any::<bool>(), 1..30), part in 0.0..1.0f64) {
        let times: Vec<_> = bad.iter().map(|bad| if *bad { ("1 h", "1 d") } else { ("1 d", "1 h") }).collect();
        let table = table(&times);
        let y = part * table.top(times.len());
        let row = table.row_at(y);
        prop_assert!(row < times.len() && table.top(row) <= y && y < table.top(row + 1));
    }
}
