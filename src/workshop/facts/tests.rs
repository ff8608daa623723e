use super::*;
use crate::id::{FlowId, MapId};
use crate::workshop::Workshop;
use proptest::prelude::*;

fn id(row: usize) -> StepId {
    // Not in the order of the rows.
    StepId::from_bits(1000 - row as u64)
}

/// Steps a, b, c, d in a row, and work sent back from the last to the second.
fn map() -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "");
    for (row, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
        map.steps.push(Step::new(id(row), name, ""));
        if row > 0 {
            map.flows.push(flow(row, row - 1, row, FlowKind::Forward));
        }
    }
    map.flows.push(flow(9, 3, 1, FlowKind::Rework { share: Percent::read("20") }));
    map
}

fn flow(number: usize, from: usize, to: usize, kind: FlowKind) -> Flow {
    Flow { id: FlowId::from_bits(number as u64), from: id(from), to: id(to), kind, wait: None }
}

fn shown(map: &StreamMap, row: usize, fact: Fact) -> String {
    let number = |id: StepId| map.steps.iter().position(|step| step.id == id).unwrap() + 1;
    fact_text(map, &Arrows::of(map), &map.steps[row], fact, number)
}

fn set(map: &mut StreamMap, row: usize, fact: Fact, typed: &str) -> Result<(), FactProblem> {
    let mut next = map.flows.iter().map(|flow| flow.id.bits()).max().unwrap_or_default();
    let mut bits = || {
        next += 1;
        next
    };
    let edits = set_fact(map, id(row), fact, typed, &mut bits)?;
    let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
    for edit in &edits {
        workshop.apply(edit);
    }
    *map = workshop.maps.remove(0);
    Ok(())
}

#[test]
fn what_is_typed_stands_in_the_cell() {
    use Fact::{
        After, Barriers, Batch, LeadTime, Name, Notes, People, PercentCa, ProcessTime, ReworkShare, ReworkTo, Team,
        Tools, Wait, Wip,
    };
    for (row, fact, typed, expected) in [
        (0, Name, " Take in ", "Take in"),
        (0, Team, "Product", "Product"),
        (0, LeadTime, "2-3", "2-3 d"),
        (0, LeadTime, "soon", "soon"),
        (0, LeadTime, "", ""),
        (0, ProcessTime, "3", "3 h"),
        (0, PercentCa, "120", "120"),
        (0, People, "~4", "~4"),
        (0, Wip, "?", "?"),
        (0, Batch, "10", "10"),
        (0, Tools, "Git; Jira", "Git; Jira"),
        (0, Barriers, "x", "x"),
        (0, Notes, "two\nlines", "two\nlines"),
        (1, Wait, "4", "4 d"),
        (1, Wait, "4 h", "4 h"),
        (3, After, "1", "1 a"),
        (3, After, "a; C", "3 c; 1 a"),
        (3, After, "1, 2", "1 a; 2 b"),
        (3, After, "2 b", "2 b"),
        (3, After, "", ""),
        (3, ReworkTo, "3; 2", "2 b; 3 c"),
        (3, ReworkTo, " ; ", ""),
        (3, ReworkShare, "35 %", "35 %"),
        (3, ReworkShare, "", ""),
    ] {
        let mut map = map();
        assert_eq!(set(&mut map, row, fact, typed), Ok(()), "{fact:?} {typed}");
        assert_eq!(shown(&map, row, fact), expected, "{fact:?} {typed}");
    }
}

#[test]
fn what_cannot_be_recorded_is_refused_with_the_reason() {
    let mut twins = map();
    twins.steps[1].name = "a".to_owned();
    for (map, row, fact, typed, problem) in [
        (map(), 0, Fact::Wait, "1 d", FactProblem::NoArrow),
        (map(), 1, Fact::Wait, "1 d; 2 d", FactProblem::TooMany { arrows: 1 }),
        (map(), 0, Fact::ReworkShare, "5", FactProblem::NoRework),
        (map(), 3, Fact::ReworkShare, "5; 6", FactProblem::TooMany { arrows: 1 }),
        (map(), 3, Fact::After, "x", FactProblem::NoSuchStep("x".to_owned())),
        (map(), 3, Fact::After, "9", FactProblem::NoSuchStep("9".to_owned())),
        (map(), 3, Fact::After, "0", FactProblem::NoSuchStep("0".to_owned())),
        (map(), 3, Fact::After, "2 c", FactProblem::NoSuchStep("2 c".to_owned())),
        (map(), 3, Fact::After, "d", FactProblem::Itself),
        (map(), 0, Fact::After, "d", FactProblem::GoesRound(id(3))),
        (twins, 3, Fact::After, "A", FactProblem::SeveralSteps("A".to_owned())),
        (map(), 0, Fact::Kind, "queue", FactProblem::Chosen),
    ] {
        let mut changed = map.clone();
        assert_eq!(set(&mut changed, row, fact, typed), Err(problem), "{fact:?} {typed}");
        assert_eq!(changed, map);
    }
}

#[test]
fn arrows_that_stay_keep_what_is_on_them() {
    let mut map = map();
    set(&mut map, 2, Fact::Wait, "3 d").unwrap();
    set(&mut map, 2, Fact::After, "1; 2").unwrap();
    assert_eq!(shown(&map, 2, Fact::Wait), "3 d; ");
    set(&mut map, 2, Fact::Wait, "1 h").unwrap();
    assert_eq!(shown(&map, 2, Fact::Wait), "1 h; 1 h");
    set(&mut map, 2, Fact::Wait, "5 min; 2").unwrap();
    assert_eq!(shown(&map, 2, Fact::Wait), "5 min; 2 h");
    set(&mut map, 3, Fact::ReworkTo, "2; 1").unwrap();
    set(&mut map, 3, Fact::ReworkShare, "20; 5").unwrap();
    set(&mut map, 3, Fact::ReworkTo, "1").unwrap();
    assert_eq!(shown(&map, 3, Fact::ReworkShare), "5");
}

#[test]
fn the_wait_stays_with_the_step_when_it_follows_another() {
    for (wait, afters, expected) in [
        ("3 d", ["1", "1; 2", ""], ["3 d", "3 d; ", ""]),
        ("3 d", ["1; 4", "2", "2; 1"], ["3 d; 3 d", "3 d", "3 d; "]),
        ("", ["1", "1; 2", "2"], [""; 3]),
    ] {
        let mut map = map();
        set(&mut map, 2, Fact::Wait, wait).unwrap();
        map.flows.retain(|flow| flow.from != id(2));
        let told = afters.map(|after| {
            set(&mut map, 2, Fact::After, after).unwrap();
            shown(&map, 2, Fact::Wait)
        });
        assert_eq!(told, expected, "{wait}");
    }
}

#[test]
fn a_bare_number_takes_the_unit_that_was_typed_last() {
    let mut map = map();
    for (row, typed, expected) in
        [(0, "90 min", "90 min"), (1, "5", "5 min"), (2, "1 wk", "1 wk"), (0, "3", "3 min"), (3, "2", "2 wk")]
    {
        set(&mut map, row, Fact::LeadTime, typed).unwrap();
        assert_eq!(shown(&map, row, Fact::LeadTime), expected);
    }
    set(&mut map, 1, Fact::Wait, "2").unwrap();
    assert_eq!(shown(&map, 1, Fact::Wait), "2 min");
}

#[test]
fn the_likely_lead_time_is_the_same_number_in_a_larger_unit() {
    let calendar = Calendar::default();
    for (lead, process_hours, likely) in [
        ("5 h", 8.0, Some("5 d")),
        ("5 min", 3.0, Some("5 h")),
        ("1 h", 30.0, Some("1 wk")),
        ("1-2 h", 8.0, Some("1-2 d")),
        ("2d 4h", 100.0, None),
        ("3 mo", 9000.0, None),
        ("soon", 1.0, None),
    ] {
        let lead = Duration::read(lead, Unit::Day).unwrap();
        let found = likely_lead_time(&lead, &HourRange::exact(process_hours), &calendar);
        assert_eq!(found.as_ref().map(Duration::text), likely, "{lead:?}");
    }
}

proptest! {
    #[test]
    fn whatever_stands_in_a_cell_can_be_typed_into_it_again(
        row in 0..4usize,
        fact in prop::sample::select(&Fact::ALL[..]),
        typed in prop_oneof!["[1-4a-d; ,]{0,8}", "\\PC{0,12}"],
    ) {
        let mut map = map();
        let before = map.clone();
        if set(&mut map, row, fact, &typed).is_err() {
            prop_assert_eq!(&map, &before);
        }
        let text = shown(&map, row, fact);
        let once = map.clone();
        let again = set(&mut map, row, fact, &text);
        prop_assert!(again.is_ok() || again == Err(FactProblem::Chosen), "{:?} {:?}", text, again);
        if fact != Fact::Wait || !text.contains(';') {
            prop_assert_eq!(map, once);
        }
    }
}
