use super::*;
use crate::id::{FlowId, ImprovementId};
use crate::stream::{ConstraintReason, Duration, Flow, ReworkCounting, Step, Unit, measure};
use crate::workshop::{Improvement, copy_as_future};

/// A chain of steps `name | team | LT | PT | %C/A`.
fn chain(rows: &[&str]) -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "Current state");
    for (place, row) in (0..).zip(rows) {
        let fields: Vec<&str> = row.split('|').map(str::trim).collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let mut step = Step::new(id(place), field(0), field(1));
        step.lead_time = Duration::read(field(2), Unit::Hour);
        step.process_time = Duration::read(field(3), Unit::Hour);
        step.percent_ca = Percent::read(field(4));
        map.steps.push(step);
        if place > 0 {
            let kind = FlowKind::Forward;
            map.flows.push(Flow { id: FlowId::from_bits(place), from: id(place - 1), to: id(place), kind, wait: None });
        }
    }
    map
}

fn id(number: u64) -> StepId {
    StepId::from_bits(number)
}

fn rework(map: &mut StreamMap, from: u64, to: u64, share: &str) {
    let flow = FlowId::from_bits(100 + map.flows.len() as u64);
    let kind = FlowKind::Rework { share: Percent::read(share) };
    map.flows.push(Flow { id: flow, from: id(from), to: id(to), kind, wait: None });
}

#[test]
fn pages_are_turned_and_numbered() {
    for (at, slide) in Slide::ALL.into_iter().enumerate() {
        assert_eq!((slide.number(), Slide::numbered(at + 1)), (at + 1, Some(slide)));
    }
    assert_eq!((Slide::Total.previous(), Slide::Total.next()), (Slide::Total, Slide::Constraint));
    assert_eq!((Slide::Changes.previous(), Slide::Changes.next()), (Slide::SentBack, Slide::Changes));
    assert_eq!((Slide::numbered(0), Slide::numbered(6)), (None, None));
}

#[test]
fn a_total_says_how_much_of_it_is_known() {
    let known = |rows: &[&str]| Known::of(&measure(&chain(rows)).lead_time);
    assert_eq!(known(&[]), Known::NoSteps);
    assert_eq!(known(&["a", "b | | ?"]), Known::Nothing);
    assert_eq!(known(&["a | | 1 h", "b"]), Known::SoFar);
    assert_eq!(known(&["a | | 1 h", "b | | 0 h"]), Known::All);
}

#[test]
fn the_total_with_rework_is_the_one_the_map_counts() {
    let mut map = chain(&["a | A | 10 h | 1 h", "b | B | 10 h | 1 h"]);
    map.rework = ReworkCounting::OncePerItem;
    assert_eq!(total_with_rework(&map, &measure(&map)), None);
    rework(&mut map, 1, 0, "50");
    let hours = |map: &StreamMap| total_with_rework(map, &measure(map)).map(|total| total.lead_time_hours);
    assert_eq!(hours(&map), Some(30.0));
    map.rework = ReworkCounting::UntilRight;
    assert_eq!(hours(&map), Some(40.0));
    map.rework = ReworkCounting::None;
    assert_eq!(hours(&map), None);
}

#[test]
fn a_constraint_is_named_or_the_reason_why_not() {
    let facts = |rows: &[&str]| constraint_facts(&measure(&chain(rows)));
    assert_eq!(facts(&[]), ConstraintFacts::NoSteps);
    assert_eq!(facts(&["a | | 5 h", "b | | | 1 h"]), ConstraintFacts::NoWaitKnown);
    assert_eq!(facts(&["a | | 1 h | 1 h", "b"]), ConstraintFacts::NothingWaits { missing: 1 });
    let ConstraintFacts::Named { constraint, process_hours } = facts(&["a | | 9 h | 1 h", "b | | 4 h | 1 h"]) else {
        panic!("a waits for 8 h");
    };
    assert_eq!((constraint.step, constraint.wait_hours, process_hours), (id(0), Some(8.0), Some(1.0)));
    assert_eq!((constraint.reason, constraint.provisional), (ConstraintReason::LongestWait, false));
}

#[test]
fn a_chosen_constraint_may_have_no_figures() {
    let mut map = chain(&["a | | 9 h | 1 h", "b"]);
    map.chosen_constraint = Some(id(1));
    let ConstraintFacts::Named { constraint, process_hours } = constraint_facts(&measure(&map)) else {
        panic!("b was chosen");
    };
    assert_eq!((constraint.step, constraint.wait_hours, process_hours), (id(1), None, None));
}

#[test]
fn handoffs_count_only_what_is_known() {
    let map = chain(&["a | Web | 9 h | 1 h", "b | Ops | 8 h | 2 h", "c | | 3 h | 1 h"]);
    let facts = handoff_facts(&map, &measure(&map));
    assert_eq!((facts.handoffs.forward, facts.pairs.len(), facts.teams), (1, 1, 2));
    assert_eq!((facts.without_team, facts.steps), (1, 3));
    assert_eq!(facts.wait_after.figure().map(|hours| hours.mid), Some(6.0));
    assert_eq!(facts.wait_share_percent, Some(30.0));
}

#[test]
fn without_figures_the_cost_of_handoffs_is_unknown() {
    let map = chain(&["a | Web", "b | Ops"]);
    let facts = handoff_facts(&map, &measure(&map));
    assert_eq!((facts.handoffs.forward, facts.wait_share_percent), (1, None));
    assert_eq!(Known::of(&facts.wait_after), Known::Nothing);
}

#[test]
fn the_worst_step_comes_first_and_the_largest_share() {
    let mut map = chain(&["a | A | | | 80", "b | B | | | 60", "c | C | | | 100", "d | D"]);
    rework(&mut map, 2, 1, "");
    rework(&mut map, 3, 0, "25");
    let facts = quality_facts(&map, &measure(&map));
    let lowest: Vec<_> = facts.lowest.iter().map(|of| (of.step, of.percent_ca)).collect();
    assert_eq!(lowest, [(id(1), 60.0), (id(0), 80.0)]);
    assert_eq!((facts.known, facts.of), (3, 4));
    let back: Vec<_> = facts.sent_back.iter().map(|flow| (flow.from, flow.to, flow.share_percent)).collect();
    assert_eq!(back, [(id(3), id(0), Some(25.0)), (id(2), id(1), None)]);
}

#[test]
fn a_queue_is_not_asked_for_its_quality() {
    let mut map = chain(&["a | A | | | 80", "b | B"]);
    map.steps[1].kind = StepKind::Queue;
    let facts = quality_facts(&map, &measure(&map));
    assert_eq!((facts.known, facts.of), (1, 1));
}

#[test]
fn open_improvements_stand_by_their_day_with_step_and_owner() {
    let map = chain(&["a", "b"]);
    let said = |bits: u64, title: &str, day: &str, status: &str| {
        Improvement::new(ImprovementId::from_bits(bits))
            .with(ImprovementField::Title, title)
            .with(ImprovementField::CheckOn, day)
            .with(ImprovementField::Status, status)
    };
    let of_b = Subject::Step { map: map.id, step: id(1) }.to_string();
    let improvements = vec![
        said(1, "later", "2026-12-01", "").with(ImprovementField::Owner, "Ada"),
        said(2, "done", "2026-11-01", "kept"),
        said(3, "sooner", "2026-11-20", "running").with(ImprovementField::Of, of_b),
        said(4, "given up", "2026-10-01", "dropped"),
    ];
    let workshop = Workshop { maps: vec![map], improvements, ..Workshop::default() };
    let facts = change_facts(&workshop, None, "2026-11-21");
    let open: Vec<_> = facts.open.iter().map(|one| (one.title.as_str(), one.owner.as_str(), one.due)).collect();
    assert_eq!(open, [("sooner", "", Due::Overdue { days: 1 }), ("later", "Ada", Due::In { days: 10 })]);
    assert_eq!(facts.open[0].step, Some((2, "b".to_owned())));
    assert_eq!((facts.kept, facts.states), (1, None));
}

#[test]
fn the_future_is_set_against_the_state_it_was_made_of() {
    let mut workshop = Workshop { maps: vec![chain(&["a"])], ..Workshop::default() };
    let mut next = 500;
    let mut bits = || {
        next += 1;
        next
    };
    let current = workshop.maps[0].id;
    let mut futures = Vec::new();
    for _ in 0..2 {
        let (future, edits) = copy_as_future(&workshop.maps, &workshop.maps[0], "Future", &mut bits);
        for edit in &edits {
            workshop.apply(edit);
        }
        futures.push(future);
    }
    let of = |shown| change_facts(&workshop, shown, "2026-11-21").states;
    assert_eq!(of(None), Some((current, futures[0])));
    assert_eq!(of(Some(current)), Some((current, futures[0])));
    assert_eq!(of(Some(futures[1])), Some((current, futures[1])));
    let mut without_current = workshop.clone();
    without_current.maps.remove(0);
    assert_eq!(change_facts(&without_current, Some(futures[1]), "").states, Some((futures[0], futures[1])));
    without_current.maps.truncate(1);
    assert_eq!(change_facts(&without_current, None, "").states, None);
}
