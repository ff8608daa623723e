//! Flows while their steps are being carried: only those that hang on them are found anew.

use super::blocks::Blocks;
use super::{COLUMN_WIDTH, FlowRoute, LANE_HEIGHT, Layout, StepBox, longest_middle, route, wait_place};
use crate::id::StepId;
use crate::order;
use crate::stream::{Flow, StreamMap};

/// Steps on their way: how far from where they stand, in map units.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// Which, sorted.
    pub steps: Vec<StepId>,
    /// To the right.
    pub dx: f64,
    /// Down.
    pub dy: f64,
}

impl Carried {
    /// These steps, not moved yet.
    pub fn new(mut steps: Vec<StepId>) -> Self {
        order::sort(&mut steps);
        Self { steps, dx: 0.0, dy: 0.0 }
    }

    /// Whether the step is one of them.
    pub fn has(&self, step: StepId) -> bool {
        self.steps.binary_search(&step).is_ok()
    }

    /// Whether the flow hangs on one of them.
    pub fn moves(&self, flow: &Flow) -> bool {
        self.has(flow.from) || self.has(flow.to)
    }

    /// The box where it is held.
    pub fn held(&self, at_rest: &StepBox) -> StepBox {
        if !self.has(at_rest.step) {
            return *at_rest;
        }
        StepBox { x: at_rest.x + self.dx, y: at_rest.y + self.dy, ..*at_rest }
    }
}

/// The flows that hang on carried steps, as they run while these are held. They keep clear of the steps around them, but
/// not of each other: that is for the layout once the steps are put down.
pub fn carried_flows(map: &StreamMap, layout: &Layout, carried: &Carried) -> Vec<FlowRoute> {
    let bottom = layout.top + layout.height;
    let hanging = layout.flows.iter().filter_map(|old| {
        let flow = map.flows.get(old.place).filter(|flow| carried.moves(flow))?;
        let held = |id: StepId| layout.boxes.iter().find(|of| of.step == id).map(|of| carried.held(of));
        let (from, to) = (held(flow.from)?, held(flow.to)?);
        let blocks = Blocks::new(&around(layout, carried, &from, &to));
        let points = if old.rework {
            route::rework(&blocks, &from, &to)
        } else {
            route::forward(&blocks, &mut route::Taken::default(), &from, &to, bottom)
        };
        let label = if old.rework { longest_middle(&points, true)? } else { wait_place(&to) };
        let handoff = old.handoff.and_then(|_| longest_middle(&points, false));
        Some(FlowRoute { points, handoff, label, ..old.clone() })
    });
    hanging.collect()
}

/// The steps between and near the ends of a flow.
fn around(layout: &Layout, carried: &Carried, from: &StepBox, to: &StepBox) -> Vec<StepBox> {
    let (left, right) = (from.x.min(to.x) - COLUMN_WIDTH, from.x.max(to.x) + 2.0 * COLUMN_WIDTH);
    let (top, bottom) = (from.y.min(to.y) - 2.0 * LANE_HEIGHT, from.y.max(to.y) + 3.0 * LANE_HEIGHT);
    let is_near = |of: &StepBox| of.x < right && of.right() > left && of.y < bottom && of.bottom() > top;
    layout.boxes.iter().map(|of| carried.held(of)).filter(is_near).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::layout;
    use crate::stream::testing::{id, map};

    #[test]
    fn only_the_flows_of_carried_steps_follow_them() {
        let map = map(&["a | t", "b | t", "c | u", "d | u"], "a > b > c > d");
        let at_rest = layout(&map);
        let carried = Carried { steps: vec![id("b")], dx: 30.0, dy: 200.0 };
        let routes = carried_flows(&map, &at_rest, &carried);
        assert_eq!(routes.iter().map(|route| route.place).collect::<Vec<_>>(), [0, 1]);
        let held = carried.held(&at_rest.boxes[1]);
        assert_eq!(routes[0].points.last().map(|p| (p.x, p.y)), Some((held.x, held.center_y())));
        assert_eq!(routes[1].points.first().map(|p| (p.x, p.y)), Some((held.right(), held.center_y())));
    }

    #[test]
    fn steps_that_are_not_carried_stay() {
        let map = map(&["a | t", "b | t"], "a > b");
        let at_rest = layout(&map);
        let carried = Carried { steps: vec![id("a")], dx: 5.0, dy: 5.0 };
        assert_eq!(carried.held(&at_rest.boxes[1]), at_rest.boxes[1]);
        assert!(carried_flows(&map, &at_rest, &Carried::new(Vec::new())).is_empty());
    }
}
