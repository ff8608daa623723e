//! Where steps and flows are drawn, in map units.
//!
//! Columns are the layers of the forward flows, lanes are teams in the order in which work first reaches them. A step
//! that a person has put somewhere keeps its place in the grid reserved, so that moving it moves nothing else. Flows turn
//! in the gaps between columns and run in the strips between rows; flows that share one get tracks of their own there.

mod blocks;
mod carry;
mod grid;
mod remarks;
mod route;
mod tracks;

pub use carry::{Carried, carried_flows};
pub use remarks::{callout_place, is_clear_of_rework, place_labels};

use super::graph::{Edge, Graph};
use super::metrics::{handoff_flows, team_key};
use super::{Duration, Position, StreamMap};
use crate::id::{FlowId, StepId};
use blocks::Blocks;

/// Width of a step, in map units.
pub const STEP_WIDTH: f64 = 118.0;
/// Height of a step.
pub const STEP_HEIGHT: f64 = 98.0;
/// From the left edge of one column to that of the next.
pub const COLUMN_WIDTH: f64 = 142.0;
/// Height of a lane in which no two steps stand in one column; each more adds as much.
pub const LANE_HEIGHT: f64 = 136.0;
/// Left of the first column and right of the last.
pub const MARGIN: f64 = 14.0;
/// From the top of a lane to its steps: room for its name.
const LANE_HEAD: f64 = 27.0;
/// Half the gap between two columns: where a flow turns.
const HALF_GAP: f64 = (COLUMN_WIDTH - STEP_WIDTH) / 2.0;
/// From one label to the next above it.
pub const LABEL_LINE: f64 = 13.0;
/// Half the strip between two rows: where a flow runs past steps.
const HALF_STRIP: f64 = (LANE_HEIGHT - STEP_HEIGHT) / 2.0;

/// A step on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepBox {
    /// The step.
    pub step: StepId,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl StepBox {
    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    fn center_x(&self) -> f64 {
        self.x + self.width / 2.0
    }

    fn center_y(&self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// The band of one team.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The team as first written; empty for steps without one.
    pub team: String,
    /// Top edge.
    pub y: f64,
    /// Height.
    pub height: f64,
}

/// A flow on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowRoute {
    /// The flow.
    pub flow: FlowId,
    /// Its place among the flows of the map.
    pub place: usize,
    /// Corners from its step to the next; each leg is level or upright. The arrow is at the end.
    pub points: Vec<Position>,
    /// Where its diamond stands, if it leads from one team to another: where it leaves the lane.
    pub handoff: Option<Position>,
    /// Whether it goes back: marked so, or closing a cycle.
    pub rework: bool,
    /// The middle of a label: for rework a free place beside its longest level leg; for the wait before a step above that
    /// step, since between two columns there is no room for words.
    pub label: Position,
}

/// A map as it is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Steps, in the order of the map.
    pub boxes: Vec<StepBox>,
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Flows, in the order of the map; those without both ends, or with one, are left out.
    pub flows: Vec<FlowRoute>,
    /// Left edge of all: 0, or less where steps were put there.
    pub left: f64,
    /// Top edge of all: 0, or less where steps were put there.
    pub top: f64,
    /// From the left edge to the right one.
    pub width: f64,
    /// From the top edge to the bottom.
    pub height: f64,
}

/// Places all steps and flows.
pub fn layout(map: &StreamMap) -> Layout {
    let graph = Graph::new(map);
    let grid = grid::place(map, &graph);
    let blocks = Blocks::new(&grid.boxes);
    let bottom = grid.boxes.iter().map(StepBox::bottom).fold(0.0, f64::max);
    let mut edges: Vec<(Edge, bool)> = graph.forward.iter().map(|edge| (*edge, false)).collect();
    edges.extend(graph.rework.iter().map(|edge| (*edge, true)));
    crate::order::sort_by_key(&mut edges, |(edge, _)| edge.flow);
    let ends = |edge: &Edge| Some((grid.boxes.get(graph.row(edge.from))?, grid.boxes.get(graph.row(edge.to))?));
    let mut taken = route::Taken::default();
    let path = |(edge, rework): &(Edge, bool)| match ends(edge) {
        Some((from, to)) if *rework => route::rework(&blocks, from, to),
        Some((from, to)) => route::forward(&blocks, &mut taken, from, to, bottom),
        None => Vec::new(),
    };
    let mut paths: Vec<Vec<Position>> = edges.iter().map(path).collect();
    tracks::spread(&mut paths);
    let handoffs = handoff_flows(map, &graph);
    let mut written: Vec<(Option<&Duration>, f64)> = vec![(None, 0.0); grid.boxes.len()];
    let mut wait_label = |edge: &Edge| {
        let (above, wait) = (written.get_mut(graph.row(edge.to))?, map.flows.get(edge.flow)?.wait.as_ref());
        // Waits that differ stand over each other, equal ones on each other.
        if wait.is_some() && above.0 != wait {
            *above = (wait, above.1 + if above.0.is_some() { LABEL_LINE } else { 0.0 });
        }
        let of = wait_place(ends(edge)?.1);
        Some(Position { y: of.y - above.1, ..of })
    };
    let routes = edges.iter().zip(paths).filter_map(|((edge, rework), points)| {
        let lane = grid.lanes.get(*grid.lane_of_row.get(graph.row(edge.from))?);
        let is_handoff = handoffs.binary_search(&edge.flow).is_ok();
        Some(FlowRoute {
            flow: map.flows.get(edge.flow)?.id,
            place: edge.flow,
            handoff: if is_handoff { handoff(&points, lane) } else { None },
            rework: *rework,
            label: if *rework { longest_middle(&points, true)? } else { wait_label(edge)? },
            points,
        })
    });
    let mut flows: Vec<FlowRoute> = routes.collect();
    place_labels(&grid.boxes, &mut flows);
    bounded(Layout { boxes: grid.boxes, lanes: grid.lanes, flows, ..Layout::default() })
}

/// Over the middle of a step.
fn wait_place(of: &StepBox) -> Position {
    Position { x: of.center_x(), y: of.y - 9.0 }
}

/// The diamond stands where the flow leaves the lane of its team, or halfway if it never does.
fn handoff(points: &[Position], lane: Option<&Lane>) -> Option<Position> {
    let legs = || points.iter().zip(points.iter().skip(1));
    let leaves = lane.and_then(|lane| {
        let crossing = |y: f64| {
            legs()
                .find(|(a, b)| a.x == b.x && a.y.min(b.y) < y && y < a.y.max(b.y))
                .map(|(a, _)| Position { x: a.x, y })
        };
        crossing(lane.y + lane.height).or_else(|| crossing(lane.y))
    });
    leaves.or_else(|| longest_middle(points, false))
}

/// The middle of the longest leg; of the longest level leg if there is one and it is wanted.
fn longest_middle(points: &[Position], wants_level: bool) -> Option<Position> {
    let length = |(a, b): &(&Position, &Position)| {
        let upright = if wants_level { 0.001 } else { 1.0 };
        (a.x - b.x).abs() + (a.y - b.y).abs() * upright
    };
    let legs = points.iter().zip(points.iter().skip(1));
    let (a, b) = legs.max_by(|a, b| length(a).total_cmp(&length(b)))?;
    Some(Position { x: a.x.midpoint(b.x), y: a.y.midpoint(b.y) })
}

/// Fills in the edges of all that is drawn.
fn bounded(layout: Layout) -> Layout {
    let points = || layout.flows.iter().flat_map(|flow| &flow.points);
    let xs = || layout.boxes.iter().flat_map(|of| [of.x, of.right()]).chain(points().map(|point| point.x));
    let ys = || layout.boxes.iter().flat_map(|of| [of.y, of.bottom()]).chain(points().map(|point| point.y));
    let lanes = layout.lanes.iter().map(|lane| lane.y + lane.height).fold(0.0, f64::max);
    let left = xs().map(|x| x - MARGIN).fold(0.0, f64::min);
    let top = ys().map(|y| y - MARGIN).fold(0.0, f64::min);
    let right = xs().map(|x| x + MARGIN).fold(0.0, f64::max);
    let bottom = ys().map(|y| y + LANE_HEIGHT - LANE_HEAD - STEP_HEIGHT).fold(lanes, f64::max);
    Layout { left, top, width: right - left, height: bottom - top, ..layout }
}

#[cfg(test)]
mod tests;
