//! Free places for words: the labels of rework flows, and the callout beside the constraint.

use super::{FlowRoute, LANE_HEAD, Lane, Layout, MARGIN, StepBox};
use crate::id::StepId;
use crate::stream::Position;

/// Room for a label such as "25 % sent back", in map units.
const LABEL_WIDTH: f64 = 110.0;
const LABEL_HEIGHT: f64 = 16.0;
/// Distance of a label's middle from its line, and of a callout from its step.
const LABEL_RISE: f64 = 10.0;
const CALLOUT_GAP: f64 = 14.0;
/// Room for the name of a lane at its left end.
const LANE_NAME_WIDTH: f64 = 180.0;

/// Where along the longest level leg a label is tried, best first.
const TRIES: [f64; 7] = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];

/// A rectangle in map units.
#[derive(Debug, Clone, Copy)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// Where the name of a lane is written.
fn lane_name(layout: &Layout, lane: &Lane) -> Area {
    Area { x: layout.left, y: lane.y, width: LANE_NAME_WIDTH, height: LANE_HEAD }
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    fn meets_box(&self, of: &StepBox) -> bool {
        self.x < of.right() && of.x < self.x + self.width && self.y < of.bottom() && of.y < self.y + self.height
    }

    fn meets_leg(&self, a: &Position, b: &Position) -> bool {
        let (left, right) = (a.x.min(b.x), a.x.max(b.x));
        let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
        self.x <= right && left <= self.x + self.width && self.y <= bottom && top <= self.y + self.height
    }

    fn meets_route(&self, route: &FlowRoute) -> bool {
        route.points.iter().zip(route.points.iter().skip(1)).any(|(a, b)| self.meets_leg(a, b))
    }
}

/// Whether words with their middle here are clear of all lines that go back.
pub fn is_clear_of_rework(flows: &[FlowRoute], at: Position) -> bool {
    let area = label_area(at);
    !flows.iter().any(|flow| flow.rework && area.meets_route(flow))
}

fn label_area(at: Position) -> Area {
    let (width, height) = (LABEL_WIDTH, LABEL_HEIGHT);
    Area { x: at.x - width / 2.0, y: at.y - height / 2.0, width, height }
}

/// Moves the labels of rework flows to where no step and no other flow runs through them, if there is such a place
/// above or below their longest level leg. Where a layout is drawn at another scale, with words as large as here, it is
/// asked again.
pub fn place_labels(boxes: &[StepBox], flows: &mut [FlowRoute]) {
    let places: Vec<Option<Position>> = flows.iter().map(|flow| label_place(boxes, flows, flow)).collect();
    for (flow, place) in flows.iter_mut().zip(places) {
        flow.label = place.unwrap_or(flow.label);
    }
}

fn label_place(boxes: &[StepBox], flows: &[FlowRoute], flow: &FlowRoute) -> Option<Position> {
    if !flow.rework {
        return None;
    }
    let level = flow.points.iter().zip(flow.points.iter().skip(1)).filter(|(a, b)| a.y == b.y);
    let (a, b) = level.max_by(|(a, b), (c, d)| (a.x - b.x).abs().total_cmp(&(c.x - d.x).abs()))?;
    let candidates = [-LABEL_RISE, LABEL_RISE]
        .into_iter()
        .flat_map(|rise| TRIES.iter().map(move |part| Position { x: a.x + (b.x - a.x) * part, y: a.y + rise }));
    let is_free = |at: &Position| {
        let area = label_area(*at);
        !boxes.iter().any(|of| area.meets_box(of)) && !flows.iter().any(|other| area.meets_route(other))
    };
    candidates.into_iter().find(is_free)
}

/// A free place of this size beside a step: its top left corner. Tried to the left, to the right, below and above;
/// `None` where steps, flows or the edge of the map leave no room.
pub fn callout_place(layout: &Layout, step: StepId, width: f64, height: f64) -> Option<Position> {
    let of = layout.boxes.iter().find(|of| of.step == step)?;
    let middle = of.y + (of.height - height) / 2.0;
    let tries = [
        Position { x: of.x - CALLOUT_GAP - width, y: middle },
        Position { x: of.right() + CALLOUT_GAP, y: middle },
        Position { x: of.x, y: of.bottom() + CALLOUT_GAP },
        Position { x: of.right() - width, y: of.bottom() + CALLOUT_GAP },
        Position { x: of.x, y: of.y - CALLOUT_GAP - height },
        Position { x: of.right() - width, y: of.y - CALLOUT_GAP - height },
        Position { x: of.x - CALLOUT_GAP - 40.0 - width, y: middle },
        Position { x: of.right() + CALLOUT_GAP + 40.0, y: middle },
    ];
    let is_free = |at: &Position| {
        let area = Area { x: at.x, y: at.y, width, height };
        let in_map = at.x >= layout.left + MARGIN && at.y >= layout.top && at.y + height <= layout.top + layout.height;
        in_map
            && !layout.lanes.iter().any(|lane| area.meets(&lane_name(layout, lane)))
            && !layout.boxes.iter().any(|other| area.meets_box(other))
            && !layout
                .flows
                .iter()
                .any(|flow| area.meets_route(flow) || flow.rework && area.meets(&label_area(flow.label)))
    };
    tries.into_iter().find(is_free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{FlowId, MapId};
    use crate::stream::{Flow, FlowKind, Step, StreamMap, layout};

    /// Six steps of two teams; the last sends work back to the second.
    fn map() -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        for n in 0..6u64 {
            let team = if n % 3 == 2 { "B" } else { "A" };
            map.steps.push(Step::new(StepId::from_bits(n), "s", team));
        }
        let flow = |id: u64, from: u64, to: u64, kind: FlowKind| Flow {
            id: FlowId::from_bits(id),
            from: StepId::from_bits(from),
            to: StepId::from_bits(to),
            kind,
            wait: None,
        };
        map.flows = (0..5).map(|n| flow(n, n, n + 1, FlowKind::Forward)).collect();
        map.flows.push(flow(9, 5, 1, FlowKind::Rework { share: None }));
        map
    }

    #[test]
    fn the_label_of_a_rework_flow_is_free_of_steps_and_flows() {
        let layout = layout(&map());
        let rework = layout.flows.iter().find(|flow| flow.rework).expect("one goes back");
        let area = Area { x: rework.label.x - 55.0, y: rework.label.y - 8.0, width: 110.0, height: 16.0 };
        assert!(!layout.boxes.iter().any(|of| area.meets_box(of)));
        assert!(!layout.flows.iter().any(|flow| area.meets_route(flow)));
    }

    #[test]
    fn a_callout_stands_beside_its_step_or_nowhere() {
        let layout = layout(&map());
        for of in &layout.boxes {
            let Some(at) = callout_place(&layout, of.step, 180.0, 60.0) else { continue };
            let area = Area { x: at.x, y: at.y, width: 180.0, height: 60.0 };
            assert!(!layout.boxes.iter().any(|other| area.meets_box(other)));
            assert!(at.x >= layout.left);
            assert!(!layout.lanes.iter().any(|lane| area.meets(&lane_name(&layout, lane))));
        }
        assert_eq!(callout_place(&layout, StepId::from_bits(0), 9e9, 60.0), None);
        assert_eq!(callout_place(&layout, StepId::from_bits(77), 10.0, 10.0), None);
    }
}
