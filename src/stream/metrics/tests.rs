//! Whole maps with totals computed by hand.

use super::*;
use crate::stream::testing::{flow_id, id, map, names, payments};
use crate::stream::{Amount, Calendar, DurationProblem, EntryProblem, duration_text};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6 * (1.0 + b.abs())
}

/// Lead time, process time and effort in hours, activity ratio and rolled %C/A in percent to one decimal, the path.
fn check(map: &StreamMap, times: [f64; 3], ratio: &str, rolled: &str, path: &str) -> Summary {
    let summary = measure(map);
    let found = [summary.lead_time.hours.mid, summary.process_time.hours.mid, summary.effort.hours.mid];
    assert!(found.iter().zip(times).all(|(a, b)| close(*a, b)), "{found:?} instead of {times:?}");
    let one = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.1}"));
    assert_eq!(one(summary.activity_ratio_percent()), ratio, "activity ratio");
    assert_eq!(one(summary.rolled_ca.map(|rolled| rolled.percent)), rolled, "rolled %C/A");
    assert_eq!(names(map, &summary.path), path);
    summary
}

#[test]
fn lead_times_that_include_process_times() {
    let map = payments();
    let summary = check(&map, [268.0, 35.0, 41.0], "13.1", "16.3", "1 2 3 4 5 6 8 9");
    assert_eq!(duration_text(268.0, &map.calendar), "33 d 4 h");
    assert_eq!((summary.lead_time.hours.low, summary.lead_time.hours.high), (252.0, 284.0));
    assert_eq!((summary.wait.hours.mid, summary.wait.known, summary.wait.of), (233.0, 8, 8));
    assert_eq!(summary.rolled_ca.map(|r| (r.with_value, r.of)), Some((8, 9)));
    assert_eq!(summary.handoffs, Handoffs { forward: 6, back: 1 });
    assert_eq!(summary.reading(id("7")).and_then(|r| r.slack_hours), Some(88.0));
    assert_eq!(summary.reading(id("7")).map(|r| (r.on_path, r.layer)), Some((false, 4)));
    let constraint = summary.constraint.expect("a wait");
    assert_eq!((constraint.step, constraint.reason), (id("5"), ConstraintReason::LongestWait));
    assert!(close(constraint.wait_share_percent.unwrap_or(0.0), 69.0 / 268.0 * 100.0) && !constraint.provisional);
    let heat = |name: &str| summary.reading(id(name)).map(|r| r.heat);
    let classes: Vec<_> = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].into_iter().filter_map(heat).collect();
    assert_eq!(classes, [4, 2, 3, 2, 5, 3, 0, 3, 1]);
    assert!(summary.dead_ends.is_empty() && summary.flow_problems.is_empty());
    // 25 % go back from 6 to 3: the loop 3, 4, 5, 6 takes 22 days.
    assert_eq!(summary.rework_flows, [flow_id(9)]);
    assert!(close(summary.rework.once_per_item.lead_time_hours, 268.0 + 0.25 * 176.0));
    assert!(close(summary.rework.until_right.map_or(0.0, |t| t.lead_time_hours), 268.0 + 176.0 / 3.0));
}

#[test]
fn a_page_of_minutes_and_days() {
    // Martin & Osterling's five steps: 180 minutes in 9.5 days of 480 minutes, 30.0 % rolled.
    let map = map(
        &[
            "a | A | 2 d | 20 min | 50",
            "b | B | 1.5 d | 40m | 75",
            "c | C | 12 h | 1 h | 85 %",
            "d | D | 4d | 45 min | 99",
            "e | E | 4 h | 15 mins | 95",
        ],
        "a > b > c > d > e",
    );
    let summary = check(&map, [76.0, 3.0, 3.0], "3.9", "30.0", "a b c d e");
    assert_eq!(summary.handoffs, Handoffs { forward: 4, back: 0 });
}

#[test]
fn waits_between_steps_mean_the_same_map() {
    let between =
        map(&["a | x || 2 h", "b | x || 4 h", "c | y || 1 d", "d | y || 1 h"], "a > b : 3 d; b > c : 1 wk; c > d : 0");
    let summary = check(&between, [15.0 + 64.0, 15.0, 15.0], "19.0", "-", "a b c d");
    assert_eq!((summary.lead_time.known, summary.lead_time.of, summary.wait.hours.mid), (4, 4, 64.0));
    let within = map(&["a | x | 2 h | 2 h", "b | x | 28 | 4", "c | y | 48 | 8", "d | y | 1 | 1"], "a > b > c > d");
    let same = measure(&within);
    assert_eq!((same.lead_time, same.process_time, same.wait), (summary.lead_time, summary.process_time, summary.wait));
    assert_eq!(same.constraint, summary.constraint);
}

#[test]
fn a_branch_that_meets_nothing_again_carries_no_total() {
    let dead_end = map(
        &["a | x | 1 d", "b | x | 2 d", "c | y | 1 d", "d | y | 1 d", "side | z | 20 d"],
        "a > b > c > d; b > side",
    );
    let summary = check(&dead_end, [40.0, 0.0, 0.0], "-", "-", "a b c d");
    assert_eq!(names(&dead_end, &summary.dead_ends), "side");
    let meets = map(
        &["a | x | 1 d", "b | x | 2 d", "c | y | 1 d", "d | y | 1 d", "side | z | 20 d"],
        "a > b > c > d; b > side > d",
    );
    check(&meets, [8.0 + 16.0 + 160.0 + 8.0, 0.0, 0.0], "-", "-", "a b side d");
}

#[test]
fn of_two_ends_equally_far_on_the_longer_way_counts_and_the_other_has_slack() {
    let rows = ["a | x | 1 d", "b | x | 2 d", "c | y | 3 d"];
    let both = map(&rows, "a > b; a > c");
    let summary = check(&both, [32.0, 0.0, 0.0], "-", "-", "a c");
    assert!(summary.dead_ends.is_empty());
    assert_eq!(summary.reading(id("b")).and_then(|r| r.slack_hours), Some(8.0));
    let mut turned = both;
    turned.steps.reverse();
    turned.flows.reverse();
    assert_eq!(check(&turned, [32.0, 0.0, 0.0], "-", "-", "a c").dead_ends, []);
    // Steps that nothing connects are no ends of a stream.
    let loose = map(&["a | x | 1 d", "b | x | 2 d"], "");
    assert_eq!(names(&loose, &measure(&loose).dead_ends), "a");
}

#[test]
fn of_equal_ways_the_one_with_more_work_counts_whatever_the_ids() {
    for [more, less] in [["b", "c"], ["c", "b"]] {
        let rows =
            ["a || 1 d | 2 h", &format!("{more} || 3 d | 6 h"), &format!("{less} || 3 d | 1 h"), "d || 1 d | 1 h"];
        check(&map(&rows, "a > b > d; a > c > d"), [40.0, 9.0, 10.0], "22.5", "-", &format!("a {more} d"));
        check(&map(&rows[..3], "a > b; a > c"), [32.0, 8.0, 9.0], "25.0", "-", &format!("a {more}"));
    }
}

#[test]
fn the_step_that_sends_back_is_part_of_its_loop() {
    // A fifth of all comes to b and to c once more.
    let rework = measure(&map(&["a || 1 d", "b || 2 d", "c || 3 d"], "a > b > c; c ~ b : 20")).rework;
    assert!(close(rework.once_per_item.lead_time_hours, 48.0 + 0.2 * 40.0));
    // Corrected by a step of its own, which leaves c out: a parallel way, which the longest path takes.
    let beside = map(&["a || 1 d", "b || 2 d", "c || 3 d", "fix || 2 d", "d || 1 d"], "a > b > c > d; c > fix > d");
    let summary = check(&beside, [72.0, 0.0, 0.0], "-", "-", "a b c fix d");
    assert_eq!((summary.rework.of, summary.dead_ends.len()), (0, 0));
    // Sent there as rework, it is no start of the stream, however long it takes.
    let rows = ["a || 1 d", "b || 2 d", "c || 3 d", "fix || 1-30 d", "d || 1 d"];
    let aside = check(&map(&rows, "a > b > c > d; fix > d; c ~ fix : 20"), [56.0, 0.0, 0.0], "-", "-", "a b c d");
    assert_eq!((aside.lead_time.hours.high, aside.rework.of, aside.rework.counted), (56.0, 1, 0));
    // The first step that work is sent back to is one.
    check(&map(&rows, "fix > d; a > b > c > d; d ~ fix : 20"), [132.0, 0.0, 0.0], "-", "-", "fix d");
}

#[test]
fn a_lead_time_typed_elsewhere_takes_nothing_from_a_first_step_before_a_wait() {
    let mixed = map(&["a | x || 2 h", "b | x || 4 h", "c | y | 1 wk | 1 d"], "a > b : 3 d; b > c");
    let summary = check(&mixed, [2.0 + 28.0 + 40.0, 14.0, 14.0], "20.0", "-", "a b c");
    assert_eq!((summary.lead_time.known, summary.lead_time.of), (3, 3));
    // Without a wait behind it nobody has said how long a first step takes.
    let unknown = measure(&map(&["a | x || 2 h", "b | x | 2 d | 4 h"], "a > b"));
    assert_eq!((unknown.lead_time.known, unknown.lead_time.of), (1, 2));
}

#[test]
fn the_longest_way_decides_even_by_its_arrows() {
    let map = map(
        &["a || 1 d | 1 h", "b ||| 2 h", "c ||| 6 h", "d ||| 1 h"],
        "a > b : 4 d; a > c : 1 d; b > d : 1 h; c > d : 2 wk",
    );
    // By b: 8 + 34 + 2 = 44; by c: 8 + 14 + 81 = 103.
    let summary = check(&map, [103.0, 8.0, 10.0], "7.8", "-", "a c d");
    assert_eq!(summary.reading(id("b")).and_then(|r| r.slack_hours), Some(59.0));
    assert_eq!(summary.reading(id("d")).and_then(|r| r.wait_hours), Some(80.0));
}

#[test]
fn queues_only_wait() {
    // Twelve weeks: a backlog, work, a wait for an environment, tests, a wait for the release night.
    let map = map(
        &[
            "[q1] || 2 wk",
            "dev | Dev | 3 weeks | 5 d | 80",
            "[q2] || 4 wks",
            "test | QA | 2w | 3d | 60",
            "[q3]",
            "ops | Ops | 2 d | 4 h | 90",
        ],
        "q1 > dev > q2 > test; test > q3 : 3 d; q3 > ops",
    );
    let summary = check(&map, [480.0, 68.0, 68.0], "14.2", "43.2", "q1 dev q2 test q3 ops");
    assert_eq!(summary.handoffs, Handoffs { forward: 2, back: 0 });
    assert_eq!(summary.rolled_ca.map(|r| (r.with_value, r.of)), Some((3, 6)));
    assert_eq!(summary.constraint.map(|c| (c.step, c.provisional)), Some((id("q2"), false)));
}

#[test]
fn that_nobody_works_on_queues_tells_nothing_of_the_steps() {
    let rows = ["a | x | 2 d", "[q] || 1 d || | 2", "b | x | 3 d"];
    let untold = measure(&map(&rows, "a > q > b"));
    assert_eq!((untold.process_time.figure(), untold.effort.figure(), untold.activity), (None, None, None));
    assert_eq!((untold.lead_time.hours.mid, untold.process_time.missing()), (48.0, 2));
    // Where there are queues only, or a step tells one, the sum stands.
    let only = measure(&map(&["[p] || 2 d", "[q] || 1 d"], "p > q"));
    assert_eq!((only.process_time.figure(), only.activity.map(|a| a.percent)), (Some(HourRange::ZERO), Some(0.0)));
    let told = measure(&map(&["a | x | 2 d | 4 h", "[q] || 1 d", "b | x | 3 d"], "a > q > b"));
    assert_eq!((told.process_time.figure().map(|h| h.mid), told.process_time.missing()), (Some(4.0), 1));
    assert!(told.activity.is_some());
}

#[test]
fn queues_are_waits_between_steps_that_have_none_of_their_own() {
    let rows = ["a ||| 2 h", "[q] || 1 d", "b ||| 4 h", "[r] || 2 d", "c ||| 2 h"];
    let summary = check(&map(&rows, "a > q > b > r > c"), [32.0, 8.0, 8.0], "25.0", "-", "a q b r c");
    assert_eq!((summary.lead_time.missing(), summary.wait.hours.mid), (0, 24.0));
    // A wait on the arrow is one more, and of a step behind another one nobody has said how long it waits.
    let more = measure(&map(&rows, "a > q; q > b : 1 h; b > r > c"));
    assert_eq!(more.lead_time.hours.mid, 33.0);
    let beside = measure(&map(&["a ||| 2 h", "[q] || 1 d", "b ||| 4 h", "c ||| 2 h"], "a > q > b > c"));
    assert_eq!((beside.lead_time.hours.mid, beside.lead_time.missing()), (14.0, 1));
    // Where lead times are told by step, that of the step behind the queue is still to be asked.
    let told = measure(&map(&["a || 3 h | 2 h", "[q] || 1 d", "b ||| 4 h"], "a > q > b"));
    assert_eq!((told.lead_time.hours.mid, told.lead_time.missing()), (11.0, 1));
}

#[test]
fn elapsed_time_counts_nights_and_weekends() {
    let mut map = map(&["a | x | 2 d | 6 h", "b | x | 1 wk | 18 h"], "a > b");
    map.calendar = Calendar::ELAPSED;
    check(&map, [48.0 + 168.0, 24.0, 24.0], "11.1", "-", "a b");
}

#[test]
fn unknown_is_missing_and_not_nothing() {
    let map = map(
        &["a | x | 5 d | 2 h", "b | x | ? | 4 h | ?", "c | x || | 50 | 3", "d | x | 3 d | 1 h | | ?"],
        "a > b > c > d",
    );
    let summary = check(&map, [64.0, 7.0, 6.0], "4.7", "50.0", "a b c d");
    assert_eq!((summary.lead_time.known, summary.lead_time.missing()), (2, 2));
    assert_eq!((summary.process_time.known, summary.process_time.of), (3, 4));
    assert_eq!((summary.effort.known, summary.effort.of), (2, 4));
    assert_eq!(summary.activity.map(|a| (a.process_time_hours, a.lead_time_hours, a.known)), Some((3.0, 64.0, 2)));
    assert!(summary.constraint.is_some_and(|c| c.provisional && c.step == id("a")));
    let empty = measure(&map_of(0));
    assert_eq!((empty.lead_time.figure(), empty.activity, empty.constraint), (None, None, None));
    assert_eq!(measure(&map_of(3)).path.len(), 3, "with nothing known, the path with most steps");
}

#[test]
fn a_lead_time_without_process_time_stays_in_the_ratio() {
    // A backlog and a release window drawn as plain boxes with a lead time only.
    let map = map(
        &["backlog || 2 wk", "dev || 1 wk | 2 d", "window || 1 wk", "deploy || 1 d | 1 h"],
        "backlog > dev > window > deploy",
    );
    let summary = check(&map, [168.0, 17.0, 17.0], "10.1", "-", "backlog dev window deploy");
    assert_eq!(summary.activity.map(|a| (a.known, a.of)), Some((2, 4)));
}

fn map_of(steps: usize) -> StreamMap {
    let rows: Vec<String> = (0..steps).map(|step| format!("s{step}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    map(&rows, &rows.join(" > "))
}

#[test]
fn a_lead_time_below_the_process_time_is_said_and_waits_nothing() {
    let rows = ["a || 1 h | 4 h", "b || 1 d | 1 h", "[c] || 1 d | 2 h", "(d) || 1 d", "(e) || 0 h"];
    let map = map(&rows, "a > b : 2 d; b > c > c");
    let summary = check(&map, [17.0, 5.0, 5.0], "29.4", "-", "a b c");
    let problems = |name: &str| summary.reading(id(name)).map(|r| r.problems.clone()).unwrap_or_default();
    assert_eq!(problems("a"), [StepProblem::LeadTimeBelowProcessTime]);
    assert_eq!(problems("b"), [StepProblem::WaitAboveLeadTime { flow: flow_id(0) }]);
    assert_eq!(problems("c"), [StepProblem::ProcessTimeOfQueue]);
    assert_eq!((problems("d"), problems("e")), (vec![StepProblem::TimeOfOutside], vec![]));
    assert_eq!(summary.reading(id("a")).and_then(|r| r.wait_hours), Some(0.0));
    assert_eq!(summary.flow_problems, [(flow_id(2), FlowProblem::EndsWhereItStarts)]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let mut map = map(&["a || soon | 4 h | 120 | two", "b || 1 d"], "a > b : later; b ~ a : 7-8");
    map.steps[1].wip = Amount::read("-1");
    map.steps[1].batch = Amount::read("x");
    let summary = measure(&map);
    assert_eq!(
        summary.readings[0].problems,
        [
            StepProblem::LeadTime(DurationProblem::NotANumber { at: 0 }),
            StepProblem::PercentCa(EntryProblem::TooMuch),
            StepProblem::People(EntryProblem::NotANumber { at: 0 }),
        ]
    );
    let amounts = [StepProblem::Wip(EntryProblem::Negative), StepProblem::Batch(EntryProblem::NotANumber { at: 0 })];
    assert_eq!(summary.readings[1].problems, amounts);
    let wait = FlowProblem::Wait(DurationProblem::NotANumber { at: 0 });
    let share = FlowProblem::Share(EntryProblem::Range);
    assert_eq!(summary.flow_problems, [(flow_id(0), wait), (flow_id(1), share)]);
    assert_eq!((summary.rework.counted, summary.rework.of), (0, 1));
    map.steps.remove(0);
    assert_eq!(measure(&map).flow_problems[0], (flow_id(0), FlowProblem::MissingStep));
}

#[test]
fn a_customer_at_both_ends_is_no_rework() {
    let map = map(
        &["a | x | 1 d | 1 h", "b | y | 2 d | 1 h", "c | y | 9 d | 1 h", "(customer)"],
        "customer > a > b; b > customer : 4 h; a > c",
    );
    // c leads nowhere while the customer marks the end: its nine days do not carry the total.
    let summary = check(&map, [28.0, 2.0, 3.0], "7.1", "-", "customer a b customer");
    assert!(summary.rework_flows.is_empty());
    assert_eq!((summary.steps, summary.handoffs.forward, summary.wait.hours.mid), (3, 2, 26.0));
    assert_eq!(names(&map, &summary.dead_ends), "c");
    // A supplier in the middle does not end the stream: what goes on behind it is longer in steps.
    let rows = ["a | x | 1 d", "b | y | 2 d", "c | y | 3 d", "(supplier)"];
    let map = crate::stream::testing::map(&rows, "a > b > c; a > supplier");
    assert_eq!(names(&map, &measure(&map).path), "a b c");
}

#[test]
fn a_forward_flow_that_closes_a_cycle_is_rework() {
    let mut map = map(&["z | x | 1 d", "y | x | 2 d", "x | w | 4 d", "w | w | 8 d"], "z > y > x > w; x > y; w > z");
    let summary = check(&map, [120.0, 0.0, 0.0], "-", "-", "z y x w");
    assert_eq!(summary.rework_flows, [flow_id(3), flow_id(4)]);
    assert_eq!(summary.flow_problems, [3, 4].map(|flow| (flow_id(flow), FlowProblem::ClosesCycle)));
    assert_eq!(summary.handoffs, Handoffs { forward: 1, back: 2 });
    map.flows.reverse();
    assert_eq!(measure(&map).path, summary.path);
}

#[test]
fn rework_is_counted_in_three_ways() {
    let rows = ["a || 1 d | 1 h", "b || 2 d | 2 h", "c || 3 d | 4 h"];
    let summary = measure(&map(&rows, "a > b > c; c ~ b : 20; c ~ a : 30"));
    let rework = summary.rework;
    assert_eq!((rework.counted, rework.of, rework.none.lead_time_hours), (2, 2, 48.0));
    assert!(close(rework.once_per_item.lead_time_hours, 48.0 + 0.2 * 40.0 + 0.3 * 48.0));
    assert!(close(rework.once_per_item.process_time_hours, 7.0 + 0.2 * 6.0 + 0.3 * 7.0));
    assert!(close(rework.until_right.map_or(0.0, |t| t.lead_time_hours), 48.0 + 0.4 * 40.0 + 0.6 * 48.0));
    let never = measure(&map(&rows, "a > b > c; c ~ b : 50; c ~ a : 50")).rework;
    assert_eq!((never.until_right, never.counted), (None, 2));
    let unknown = measure(&map(&rows, "a > b > c; c ~ b; a ~ c : 10")).rework;
    assert_eq!((unknown.counted, unknown.of, unknown.once_per_item), (0, 2, unknown.none));
}

#[test]
fn equal_waits_are_told_apart_by_quality_and_a_person_overrules() {
    let rows = ["a || 2 d | 1 h | 90", "b || 2 d | 1 h | 60", "c || 1 d | 1 h | 10"];
    let mut map = map(&rows, "a > b > c");
    let found = measure(&map).constraint.map(|c| (c.step, c.reason));
    assert_eq!(found, Some((id("b"), ConstraintReason::LongestWaitLowerCa)));
    map.chosen_constraint = Some(id("c"));
    let chosen = measure(&map).constraint.map(|c| (c.step, c.reason, c.wait_hours));
    assert_eq!(chosen, Some((id("c"), ConstraintReason::ChosenByPerson, Some(7.0))));
    map.chosen_constraint = Some(id("gone"));
    assert_eq!(measure(&map).constraint.map(|c| c.step), Some(id("b")));
}

#[test]
fn heat_changes_at_its_breaks() {
    let cases = [(0.0, 1), (2.99, 1), (3.0, 2), (7.9, 2), (8.0, 3), (12.0, 4), (19.9, 4), (20.0, 5), (100.0, 5)];
    for (share, class) in cases {
        assert_eq!(heat_class(share, 9), class, "{share}");
    }
    for (share, path_steps, class) in [(0.9, 142, 1), (1.0, 142, 2), (8.0, 142, 5), (0.09, 5000, 1), (0.5, 5000, 4)] {
        assert_eq!(heat_class(share, path_steps), class, "{share} of {path_steps}");
    }
}

#[test]
fn several_starts_and_loose_steps() {
    let map = map(&["a || 3 d", "b || 1 d", "c || 2 d", "loose || 4 d"], "a > c; b > c");
    let summary = check(&map, [40.0, 0.0, 0.0], "-", "-", "a c");
    assert_eq!(names(&map, &summary.dead_ends), "loose");
    assert_eq!(summary.reading(id("b")).and_then(|r| r.slack_hours), Some(16.0));
}

#[test]
fn deep_maps_do_not_overflow_the_stack() {
    let summary = measure(&map_of(5000));
    assert_eq!((summary.path.len(), summary.readings.last().map(|r| r.layer)), (5000, Some(4999)));
}

#[test]
fn names_of_any_length_and_script_are_names() {
    let before = measure(&payments());
    let names =
        ["x".repeat(2000), "\u{202e}שלום עולם".to_owned(), "شحن 🚚 👩🏽\u{200d}🔧".to_owned(), "\0\t\n".to_owned()];
    for name in &names {
        let mut map = payments();
        for step in &mut map.steps {
            step.name.clone_from(name);
            step.team = format!("{name} {}", step.team);
        }
        assert_eq!(measure(&map), before, "{name}");
        assert_eq!(crate::stream::layout(&map).lanes.len(), 4, "{name}");
    }
}

#[test]
fn absurd_times_are_named_and_left_out() {
    let texts =
        ["-3 d", "101 y", "99999999999999999999 d", "1e9 h", "NaN", "inf", "d", "3 d 2", "2 d - 1 d", "1,500 h"];
    let rows: Vec<String> = texts.iter().map(|text| format!("s{} | t | {text} | {text}", text.len())).collect();
    for row in &rows {
        let summary = measure(&map(&[row], ""));
        assert_eq!((summary.lead_time.figure(), summary.process_time.figure()), (None, None), "{row}");
        assert_eq!(summary.readings[0].problems.len(), 2, "{row}");
    }
    let most = measure(&map(&["a | t | 99 y | 99 y | 100 | 999999999"], ""));
    assert!(most.effort.hours.high.is_finite() && most.effort.hours.high > 1e13);
}
