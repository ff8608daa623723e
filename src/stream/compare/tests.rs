//! Pairs of maps with differences known by hand, and properties of all pairs.

use proptest::prelude::*;

use super::*;
use crate::stream::testing::{flow_id, id, map, payments};
use crate::stream::{Calendar, Duration, Flow, FlowKind, Percent, Step, StepKind, Unit};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6 * (1.0 + b.abs())
}

fn set(map: &mut StreamMap, name: &str, change: impl Fn(&mut Step)) {
    map.steps.iter_mut().filter(|step| step.id == id(name)).for_each(change);
}

fn lead(step: &mut Step, text: &str) {
    step.lead_time = Duration::read(text, Unit::Hour);
}

/// What a step's change is, in short: the aspects that differ, `+` or `-`.
fn short(comparison: &Comparison) -> Vec<String> {
    let aspects = |change: &StepChange| {
        let aspect =
            |difference: &Difference| format!("{difference:?}").split('(').next().unwrap_or_default().to_owned();
        change.differences.iter().map(aspect).collect::<Vec<_>>().join(" ")
    };
    let one = |change: &StepChange| match (change.before, change.after) {
        (None, _) => "+".to_owned(),
        (_, None) => "-".to_owned(),
        _ => aspects(change),
    };
    comparison.steps.iter().map(one).collect()
}

#[test]
fn every_figure_that_changes_is_told() {
    let before = payments();
    let mut after = before.clone();
    set(&mut after, "5", |step| {
        lead(step, "4 h");
        step.process_time = Duration::read("1 h", Unit::Hour);
        step.percent_ca = Percent::read("95");
        step.team = "Development".to_owned();
    });
    set(&mut after, "9", |step| step.name = "Deploy".to_owned());
    set(&mut after, "4", |step| lead(step, "16 h"));
    let comparison = compare(&before, &after);
    assert_eq!(short(&comparison), ["Team LeadTime ProcessTime PercentCa", "Name"], "2 d and 16 h are the same");
    assert_eq!(comparison.pairs.len(), 9);
    let totals = &comparison.totals;
    // 72 h become 4 h; the branch by 7 stays behind with 24 h against 44 h.
    assert_eq!((totals.lead_time.before, totals.lead_time.after), (Some(268.0), Some(200.0)));
    assert!(totals.lead_time.percent().is_some_and(|percent| close(percent, -68.0 / 268.0 * 100.0)));
    assert_eq!(totals.process_time.difference(), Some(-2.0));
    assert_eq!((totals.handoffs.before, totals.handoffs.after), (Some(6.0), Some(5.0)));
    assert_eq!((comparison.constraint.before, comparison.constraint.after), (Some(id("5")), Some(id("1"))));
    assert!(comparison.constraint.has_moved() && !comparison.has_path_moved);
}

#[test]
fn copies_are_known_by_their_origin_and_others_by_their_names() {
    let before = map(&["a | x | 1 d", "b | x | 2 d", "b | y | 3 d", "c | x | 4 d"], "a > b");
    let mut before = before;
    before.steps[2].id = id("b2");
    let mut copy = before.clone();
    for (step, new) in copy.steps.iter_mut().zip(["1", "2", "3", "4"]) {
        step.copy_of = Some(step.id);
        step.id = id(new);
    }
    copy.flows[0] = Flow { from: id("1"), to: id("2"), ..copy.flows[0].clone() };
    copy.steps[0].name = "Renamed".to_owned();
    copy.steps.swap(1, 2);
    let comparison = compare(&before, &copy);
    assert_eq!((short(&comparison), comparison.flows.len()), (vec!["Name".to_owned()], 0));
    for step in &mut copy.steps {
        step.copy_of = None;
    }
    let comparison = compare(&before, &copy);
    assert_eq!(short(&comparison), ["-", "+"], "a renamed step without a known origin is another step");
    assert_eq!(comparison.pairs, [(id("b"), id("2")), (id("b2"), id("3")), (id("c"), id("4"))]);
}

#[test]
fn flows_that_change_are_told() {
    let before = map(&["a", "b", "c", "d"], "a > b : 2 d; b > c; c > d; d ~ b : 20; a > d");
    let after = map(&["a", "b", "c", "d", "e"], "a > b : 3 d; b > c; d ~ b : 10; c ~ d : 5; c > e > d; a > c");
    let comparison = compare(&before, &after);
    let kinds: Vec<(bool, bool, usize, bool)> = comparison
        .flows
        .iter()
        .map(|flow| (flow.before.is_some(), flow.after.is_some(), flow.differences.len(), flow.is_bridge))
        .collect();
    // a>b waits longer; c>d became rework of 5 %; d~b is rarer; a>d is gone; c>e, e>d and a>c are new.
    let expected = [
        (true, true, 1, false),
        (true, true, 1, false),
        (true, true, 1, false),
        (true, false, 0, false),
        (false, true, 0, false),
        (false, true, 0, false),
        (false, true, 0, false),
    ];
    assert_eq!(kinds, expected);
    assert!(matches!(&comparison.flows[1].differences[0], FlowDifference::Kind(_)));
    let inserted = compare(&map(&["a", "b"], "a > b"), &map(&["a", "x", "b"], "a > x > b"));
    let bridges: Vec<bool> = inserted.flows.iter().map(|flow| flow.is_bridge).collect();
    assert_eq!((short(&inserted), bridges), (vec!["+".to_owned()], vec![true, false, false]));
}

#[test]
fn the_basis_is_compared_too() {
    let before = payments();
    let mut after = before.clone();
    after.calendar = Calendar::new(7.5, 5.0);
    after.chosen_constraint = Some(id("6"));
    let comparison = compare(&before, &after);
    let kinds: Vec<bool> = comparison.basis.iter().map(|basis| matches!(basis, MapDifference::Calendar(_))).collect();
    assert_eq!(kinds, [true, false]);
    // All times in days say less in a shorter day: that is no change of any step but the rest of the whole.
    assert!(comparison.totals.lead_time.difference().is_some_and(|difference| difference < 0.0));
    let worth = effects(&before, &after, &comparison, &[]);
    assert_eq!(worth.rest.lead_time.difference(), comparison.totals.lead_time.difference());
}

/// Effects on the lead time, in order and alone, and what is left.
fn lead_time_effects(before: &StreamMap, after: &StreamMap) -> (Vec<(f64, f64)>, f64) {
    let comparison = compare(before, after);
    let worth = effects(before, after, &comparison, &comparison.each_in_order());
    let of = |change: FigureChange| change.difference().unwrap_or(f64::NAN);
    let each = worth.effects.iter().map(|effect| (of(effect.in_order.lead_time), of(effect.alone.lead_time))).collect();
    (each, of(worth.rest.lead_time))
}

#[test]
fn effects_do_not_add_up_alone_but_in_order() {
    // Two branches: b takes 10 d, c 8 d. Shortening both gives less than the sum of both.
    let before = map(&["a || 1 d", "b || 10 d", "c || 8 d", "d || 1 d"], "a > b > d; a > c > d");
    let after = map(&["a || 1 d", "b || 2 d", "c || 3 d", "d || 1 d"], "a > b > d; a > c > d");
    let (each, rest) = lead_time_effects(&before, &after);
    assert_eq!((each, rest), (vec![(-16.0, -16.0), (-40.0, 0.0)], 0.0));
    let comparison = compare(&before, &after);
    let worth = effects(&before, &after, &comparison, &[vec![1], vec![0]]);
    let in_order: Vec<_> = worth.effects.iter().map(|effect| effect.in_order.lead_time.difference()).collect();
    assert_eq!(in_order, [Some(0.0), Some(-56.0)]);
    let percent: Vec<_> = worth.effects.iter().filter_map(|effect| effect.in_order.lead_time.percent()).collect();
    assert!(close(percent[1], -56.0 / 96.0 * 100.0), "of today's total");
    assert_eq!(worth.effects.iter().map(|effect| effect.has_path_moved).collect::<Vec<_>>(), [false, true]);
    let together = effects(&before, &after, &comparison, &[vec![0, 1]]);
    assert_eq!(together.effects[0].in_order.lead_time.difference(), Some(-56.0));
}

#[test]
fn removed_and_added_steps_leave_the_stream_whole() {
    let before = map(&["a | x | 1 d", "q1 | y | 5 d", "q2 | y | 3 d", "b | x | 2 d"], "a > q1 > q2; q2 > b : 1 h");
    let after = map(&["a | x | 1 d", "b | x | 2 d"], "a > b");
    let (each, rest) = lead_time_effects(&before, &after);
    assert_eq!((each, rest), (vec![(-40.0, -40.0), (-24.0, -24.0)], 0.0));
    let (each, rest) = lead_time_effects(&after, &before);
    assert_eq!((each, rest), (vec![(40.0, 40.0), (24.0, 24.0)], 0.0));
    // One step in place of another.
    let replaced = map(&["a | x | 1 d", "n | x | 1 h", "b | x | 2 d"], "a > n > b");
    let one = map(&["a | x | 1 d", "o | x | 4 d", "b | x | 2 d"], "a > o > b");
    let (each, rest) = lead_time_effects(&one, &replaced);
    assert_eq!(each.iter().map(|(in_order, _)| in_order).sum::<f64>() + rest, -31.0);
    assert_eq!(rest, 0.0);
    // At the start and at the end.
    let ends = map(&["s | x | 1 d", "a | x | 1 d", "b | x | 2 d", "e | x | 3 d"], "s > a > b > e");
    let (each, rest) = lead_time_effects(&after, &ends);
    assert_eq!((each, rest), (vec![(8.0, 8.0), (24.0, 24.0)], 0.0));
}

#[test]
fn a_change_is_a_share_of_something() {
    let change = |before, after| FigureChange::new(before, after);
    let cases = [
        (change(Some(4.0), Some(1.0)), Some(-3.0), Some(-75.0)),
        (change(Some(0.0), Some(1.0)), Some(1.0), None),
        (change(Some(0.0), Some(0.0)), Some(0.0), Some(0.0)),
        (change(None, Some(1.0)), None, None),
        (change(Some(1.0), None), None, None),
    ];
    for (change, difference, percent) in cases {
        assert_eq!((change.difference(), change.percent()), (difference, percent), "{change:?}");
    }
}

fn any_map() -> impl Strategy<Value = StreamMap> {
    let step = (0u8..8, prop::option::of(0u8..40), prop::option::of(0u8..9), 0u8..8, prop::option::of(0u8..100));
    let flow = (0u8..8, 0u8..8, 0u8..6, prop::option::of(0u8..9));
    let parts = (prop::collection::vec(step, 0..7), prop::collection::vec(flow, 0..14));
    parts.prop_map(|(steps, flows)| {
        let mut map = map(&[], "");
        for (name, lead, process, kind, quality) in steps {
            let mut step = Step::new(id(&format!("s{name}")), format!("s{name}"), format!("t{}", kind % 3));
            step.lead_time = lead.and_then(|lead| Duration::read(&lead.to_string(), Unit::Hour));
            step.process_time = process.and_then(|process| Duration::read(&process.to_string(), Unit::Hour));
            step.percent_ca = quality.and_then(|quality| Percent::read(&quality.to_string()));
            step.kind = if kind == 0 { StepKind::Queue } else { StepKind::Process };
            if map.step(step.id).is_none() {
                map.steps.push(step);
            }
        }
        for (from, to, kind, figure) in flows {
            let (from, to) = (id(&format!("s{from}")), id(&format!("s{to}")));
            let is_there = map.flows.iter().any(|flow| (flow.from, flow.to) == (from, to));
            if is_there || map.step(from).is_none() || map.step(to).is_none() {
                continue;
            }
            let figure = figure.map(|figure| figure.to_string()).unwrap_or_default();
            let share = Percent::read(&figure);
            let is_rework = kind == 0 || from >= to;
            let kind = if is_rework { FlowKind::Rework { share } } else { FlowKind::Forward };
            let wait = if is_rework { None } else { Duration::read(&figure, Unit::Hour) };
            map.flows.push(Flow { id: flow_id(map.flows.len()), from, to, kind, wait });
        }
        map
    })
}

fn changes(totals: &Totals) -> [FigureChange; 11] {
    let Totals {
        lead_time, process_time, wait, effort, activity_ratio, rolled_ca, steps, handoffs, handoffs_back, ..
    } = *totals;
    let rework = [totals.lead_time_once_per_item, totals.lead_time_until_right];
    let [once, until] = rework;
    [lead_time, process_time, wait, effort, activity_ratio, rolled_ca, steps, handoffs, handoffs_back, once, until]
}

proptest! {
    #[test]
    fn a_map_does_not_differ_from_itself(map in any_map()) {
        let comparison = compare(&map, &map);
        prop_assert_eq!((comparison.steps.len(), comparison.flows.len(), comparison.basis.len()), (0, 0, 0));
        prop_assert!(!comparison.has_path_moved && !comparison.constraint.has_moved());
        for change in changes(&comparison.totals) {
            prop_assert!(change.difference().is_none_or(|difference| difference == 0.0));
            prop_assert!(change.percent().is_none_or(|percent| percent == 0.0));
        }
        let worth = effects(&map, &map, &comparison, &[vec![0, 99], vec![]]);
        for effect in &worth.effects {
            prop_assert!(changes(&effect.in_order).iter().all(|change| change.difference().is_none_or(|d| d == 0.0)));
        }
    }

    #[test]
    fn effects_in_order_add_up_to_the_whole(before in any_map(), after in any_map()) {
        let comparison = compare(&before, &after);
        let worth = effects(&before, &after, &comparison, &comparison.each_in_order());
        let whole = changes(&comparison.totals);
        let rest = changes(&worth.rest);
        for (at, (whole, rest)) in whole.iter().zip(rest).enumerate() {
            let parts: Option<Vec<f64>> =
                worth.effects.iter().map(|effect| changes(&effect.in_order)[at].difference()).collect();
            if let (Some(parts), Some(rest), Some(whole)) = (parts, rest.difference(), whole.difference()) {
                prop_assert!(close(parts.iter().sum::<f64>() + rest, whole), "{at}: {parts:?} {rest} {whole}");
            }
        }
    }

    #[test]
    fn all_changes_of_steps_are_the_whole_change(before in any_map(), after in any_map()) {
        let comparison = compare(&before, &after);
        let all: Vec<usize> = (0..comparison.steps.len()).collect();
        let worth = effects(&before, &after, &comparison, &[all]);
        for rest in changes(&worth.rest) {
            let is_nothing = rest.difference().is_none_or(|difference| close(difference, 0.0));
            prop_assert!(is_nothing && rest.before.is_some() == rest.after.is_some(), "{:?} {:?} {:?}", rest, before, after);
        }
        let none = effects(&before, &after, &comparison, &[vec![]]);
        for (effect, whole) in changes(&none.effects[0].alone).iter().zip(changes(&comparison.totals)) {
            prop_assert!(effect.after.zip(whole.before).is_none_or(|(a, b)| close(a, b)));
            prop_assert_eq!(effect.after.is_some(), whole.before.is_some());
        }
    }

    #[test]
    fn nothing_is_ever_not_a_number(before in any_map(), after in any_map()) {
        let comparison = compare(&before, &after);
        let worth = effects(&before, &after, &comparison, &comparison.each_in_order());
        let mut all = changes(&comparison.totals).to_vec();
        all.extend(worth.effects.iter().flat_map(|effect| [changes(&effect.in_order), changes(&effect.alone)]).flatten());
        for change in all {
            prop_assert!(change.difference().is_none_or(f64::is_finite) && change.percent().is_none_or(f64::is_finite));
        }
    }
}
