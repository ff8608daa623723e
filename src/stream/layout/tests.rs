use proptest::prelude::*;

use super::*;
use crate::stream::testing::{flow_id, id, map, payments, place};

fn box_of(layout: &Layout, name: &str) -> StepBox {
    *layout.boxes.iter().find(|of| of.step == id(name)).expect("a step of this name")
}

fn points(layout: &Layout, flow: usize) -> Vec<(f64, f64)> {
    let route = layout.flows.iter().find(|route| route.flow == flow_id(flow)).expect("a flow of this number");
    route.points.iter().map(|point| (point.x, point.y)).collect()
}

/// Flows whose legs run through the inside of a step.
fn crossing(layout: &Layout) -> Vec<FlowId> {
    let inside = |a: &Position, b: &Position, of: &StepBox| {
        let apart =
            a.x.max(b.x) <= of.x || a.x.min(b.x) >= of.right() || a.y.max(b.y) <= of.y || a.y.min(b.y) >= of.bottom();
        !apart
    };
    let crosses = |route: &&FlowRoute| {
        let mut legs = route.points.iter().zip(route.points.iter().skip(1));
        legs.any(|(a, b)| layout.boxes.iter().any(|of| inside(a, b, of)))
    };
    layout.flows.iter().filter(crosses).map(|route| route.flow).collect()
}

#[test]
fn the_mockup_is_drawn_as_sketched() {
    let map = payments();
    let layout = layout(&map);
    let teams: Vec<&str> = layout.lanes.iter().map(|lane| lane.team.as_str()).collect();
    assert_eq!(teams, ["Product", "Development", "Operations", "Test"]);
    assert_eq!((box_of(&layout, "1").x, box_of(&layout, "1").y), (14.0, 27.0));
    assert_eq!((box_of(&layout, "7").x, box_of(&layout, "7").y), (582.0, 27.0));
    assert_eq!(points(&layout, 0), [(132.0, 76.0), (156.0, 76.0)]);
    assert_eq!(points(&layout, 1), [(274.0, 76.0), (286.0, 76.0), (286.0, 212.0), (298.0, 212.0)]);
    assert_eq!(crossing(&layout), []);
    let handoffs = layout.flows.iter().filter(|flow| flow.handoff.is_some()).count();
    assert_eq!(handoffs, 7, "six forward, one back");
    assert_eq!(layout.flows.get(1).and_then(|flow| flow.handoff), Some(Position { x: 286.0, y: 136.0 }));
    let rework = points(&layout, 9);
    assert_eq!(rework.first(), Some(&(783.0, 435.0)), "leaves the top of system test");
    assert_eq!(rework.last(), Some(&(357.0, 261.0)), "enters the bottom of develop");
    assert_eq!((layout.left, layout.top, layout.height), (0.0, 0.0, 544.0));
}

#[test]
fn steps_of_one_team_in_one_column_stack_and_the_lane_grows() {
    let map = map(&["a | x", "b | x", "c | X ", "d | x", "e"], "a > b > d; a > c > d; d > e");
    let layout = layout(&map);
    let lanes: Vec<_> = layout.lanes.iter().map(|lane| (lane.team.as_str(), lane.y, lane.height)).collect();
    assert_eq!(lanes, [("x", 0.0, 272.0), ("", 272.0, 136.0)]);
    assert_eq!((box_of(&layout, "b").y, box_of(&layout, "c").y, box_of(&layout, "d").y), (27.0, 163.0, 27.0));
}

#[test]
fn a_flow_past_steps_of_its_row_uses_the_strip() {
    let map = map(&["a | x", "b | x", "c | x"], "a > b > c; a > c");
    let layout = layout(&map);
    assert_eq!(crossing(&layout), []);
    assert_eq!(points(&layout, 2).len(), 6);
}

#[test]
fn two_flows_do_not_run_along_one_row_on_each_other() {
    // Both want the empty row of team x between a and d: b > d has to stay off it.
    let rows = ["r | y", "a | x", "b | y", "c | y", "d | x", "e | y", "f | z"];
    let map = map(&rows, "a > f; b > c > e > f; b > d; e > d; r > a; r > b");
    let layout = layout(&map);
    assert_eq!((box_of(&layout, "a").x, box_of(&layout, "d").x), (156.0, 582.0));
    let legs = |flow| points(&layout, flow).windows(2).map(|leg| (leg[0], leg[1])).collect::<Vec<_>>();
    for (a, b) in legs(0) {
        for (c, d) in legs(4) {
            let is_same_row = a.1 == b.1 && c.1 == d.1 && a.1 == c.1;
            assert!(
                !is_same_row || a.0.max(b.0) <= c.0.min(d.0) || c.0.max(d.0) <= a.0.min(b.0),
                "{a:?} {b:?} {c:?} {d:?}"
            );
        }
    }
    assert_eq!(crossing(&layout), []);
}

#[test]
fn flows_in_one_gap_have_tracks_of_their_own() {
    let map = map(&["a | x", "b | y", "c | z", "d | w", "e | v", "f | u"], "a > e; b > f; c > d");
    let layout = layout(&map);
    let turns: Vec<f64> = (0..3).map(|flow| points(&layout, flow)[1].0).collect();
    assert!((turns[0] - turns[1]).abs() > 3.0, "{turns:?}");
    assert_eq!(crossing(&layout), []);
}

#[test]
fn moving_one_step_moves_no_other() {
    let mut map = payments();
    let before = layout(&map);
    place(&mut map, "6", 1500.0, -40.0);
    let after = layout(&map);
    assert_eq!((box_of(&after, "6").x, box_of(&after, "6").y), (1500.0, -40.0));
    for name in ["1", "2", "3", "4", "5", "7", "8", "9"] {
        assert_eq!(box_of(&before, name), box_of(&after, name));
    }
    assert_eq!(points(&after, 4).last(), Some(&(1500.0, 9.0)), "its flows follow it");
    assert!(after.top < -40.0 && after.width >= 1500.0 + STEP_WIDTH);
    assert_eq!(crossing(&after), []);
}

#[test]
fn adding_a_step_at_the_end_moves_nothing() {
    let mut map = payments();
    let before = layout(&map);
    map.steps.push(crate::stream::Step::new(id("new"), "new", "Operations"));
    let mut flow = map.flows[7].clone();
    (flow.id, flow.from, flow.to) = (flow_id(99), id("9"), id("new"));
    map.flows.push(flow);
    assert_eq!(layout(&map).boxes.get(..9), before.boxes.get(..9));
}

#[test]
fn a_wild_position_is_none() {
    let mut map = payments();
    place(&mut map, "1", f64::NAN, 3.0);
    assert_eq!(box_of(&layout(&map), "1").x, 14.0);
    assert_eq!(layout(&crate::stream::testing::map(&[], "")), Layout::default());
}

#[test]
fn a_turn_that_falls_on_the_end_is_no_leg_of_its_own() {
    let mut map = map(&["s0 | x", "s1 | y", "s2 | x", "s3"], "s0 > s1 > s2 > s3; s2 ~ s0 : 10; s3 ~ s1");
    for (name, x, y) in [("s0", 0.0, 0.0), ("s1", 205.0, 826.0), ("s2", 76.0, 0.0), ("s3", 276.0, 846.0)] {
        place(&mut map, name, x, y);
    }
    for route in &layout(&map).flows {
        let mut legs = route.points.iter().zip(route.points.iter().skip(1));
        assert!(legs.all(|(a, b)| a.x == b.x || a.y == b.y), "{:?}", route.points);
    }
}

proptest! {
    #[test]
    fn boxes_never_overlap_and_flows_run_beside_them(
        teams in prop::collection::vec(0u8..4, 1..14),
        flows in prop::collection::vec((0usize..14, 0usize..14, 0u8..6), 0..24),
    ) {
        let rows: Vec<String> = teams.iter().enumerate().map(|(n, team)| format!("s{n} | t{team}")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let arrow = |kind: u8| if kind == 0 { '~' } else { '>' };
        let text: Vec<String> = flows.iter().map(|(a, b, kind)| format!("s{a} {} s{b}", arrow(*kind))).collect();
        let map = map(&rows, &text.join(";"));
        let layout = layout(&map);
        for (n, a) in layout.boxes.iter().enumerate() {
            for b in layout.boxes.iter().skip(n + 1) {
                prop_assert!((a.x - b.x).abs() >= STEP_WIDTH || (a.y - b.y).abs() >= STEP_HEIGHT, "{a:?} {b:?}");
            }
        }
        prop_assert_eq!(crossing(&layout), Vec::<FlowId>::new());
        for flow in &layout.flows {
            let legs = flow.points.iter().zip(flow.points.iter().skip(1));
            prop_assert!(legs.clone().count() > 0 && legs.clone().all(|(a, b)| a.x == b.x || a.y == b.y));
            prop_assert!(flow.points.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
        }
    }

    #[test]
    fn steps_make_way_for_those_that_people_have_put_somewhere(
        places in prop::collection::vec(prop::option::of((-200i16..900, -200i16..900)), 1..12),
    ) {
        let rows: Vec<String> = (0..places.len()).map(|n| format!("s{n} | t{}", n % 3)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mut map = map(&rows, "s0 > s1 > s2 > s3 > s4; s1 > s5; s2 > s6; s5 ~ s0; s9 > s8");
        for (n, spot) in places.iter().enumerate() {
            if let Some((x, y)) = spot {
                place(&mut map, &format!("s{n}"), f64::from(*x), f64::from(*y));
            }
        }
        let boxes = layout(&map).boxes;
        for ((n, a), spot) in boxes.iter().enumerate().zip(&places) {
            prop_assert!(spot.is_none_or(|(x, y)| (a.x, a.y) == (f64::from(x), f64::from(y))));
            for (b, other) in boxes.iter().zip(&places).skip(n + 1).filter(|(_, other)| spot.is_none() || other.is_none()) {
                let is_apart = (a.x - b.x).abs() >= STEP_WIDTH || (a.y - b.y).abs() >= STEP_HEIGHT;
                prop_assert!(is_apart, "{a:?} {b:?} {other:?}");
            }
        }
    }

    #[test]
    fn every_flow_starts_and_ends_at_its_steps(places in prop::collection::vec((-200i16..900, -200i16..900), 4)) {
        let mut map = map(&["s0 | x", "s1 | y", "s2 | x", "s3"], "s0 > s1 > s2 > s3; s2 ~ s0 : 10; s3 ~ s1");
        for (n, (x, y)) in places.iter().enumerate() {
            place(&mut map, &format!("s{n}"), f64::from(*x), f64::from(*y));
        }
        let layout = layout(&map);
        let on_edge = |point: Option<&Position>, of: &StepBox| point.is_some_and(|p| {
            let is_side = (p.x == of.x || p.x == of.right()) && p.y == of.center_y();
            is_side || ((p.y == of.y || p.y == of.bottom()) && p.x == of.center_x())
        });
        for (route, flow) in layout.flows.iter().zip(&map.flows) {
            let of = |id| layout.boxes.iter().find(|of| of.step == id).expect("both ends");
            prop_assert!(on_edge(route.points.first(), of(flow.from)) && on_edge(route.points.last(), of(flow.to)));
            let mut legs = route.points.iter().zip(route.points.iter().skip(1));
            prop_assert!(legs.all(|(a, b)| a.x == b.x || a.y == b.y), "{:?}", route.points);
        }
    }
}

#[test]
fn the_wait_on_an_arrow_stands_over_the_step_that_it_leads_into_and_clear_of_all_steps() {
    let text = "a > b : 2 d; b > c : 1 d; a > d : 3 d; d > c : 1 d; e > c : 4 h; c ~ a : 20";
    let map = map(&["a | x", "b | x", "c | y", "d | y", "e | x"], text);
    let layout = layout(&map);
    let label = |flow: usize| layout.flows[flow].label;
    for flow in 0..5 {
        let at = label(flow);
        let is_on = |of: &StepBox| of.x < at.x && at.x < of.right() && of.y - 4.0 < at.y && at.y < of.bottom() + 4.0;
        assert!(!layout.boxes.iter().any(is_on), "{flow}: {at:?}");
    }
    let c = box_of(&layout, "c");
    assert_eq!(label(1), Position { x: c.center_x(), y: c.y - 9.0 });
    assert_eq!(label(3), label(1), "the same wait again");
    assert_eq!(label(4), Position { y: label(1).y - LABEL_LINE, ..label(1) }, "another one stands above it");
    let carried = carried_flows(&map, &layout, &Carried { steps: vec![id("c")], dx: 50.0, dy: 10.0 });
    assert_eq!(carried[0].label, Position { x: c.center_x() + 50.0, y: c.y + 1.0 });
}

#[test]
fn a_long_stream_goes_on_beyond_where_people_may_put_steps() {
    use crate::id::MapId;
    use crate::stream::{Flow, FlowKind, Step};
    let mut map = StreamMap::new(MapId::from_bits(1), "m");
    map.steps = (0..8_000).map(|bits| Step::new(StepId::from_bits(bits), "s", "t")).collect();
    let flow = |n: u64| Flow {
        id: FlowId::from_bits(n),
        from: StepId::from_bits(n),
        to: StepId::from_bits(n + 1),
        kind: FlowKind::Forward,
        wait: None,
    };
    map.flows = (0..7_999).map(flow).collect();
    let placed = layout(&map).boxes;
    assert!(placed.iter().zip(placed.iter().skip(1)).all(|(a, b)| b.x - a.x == COLUMN_WIDTH));
}
