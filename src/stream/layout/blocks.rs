//! Finds out whether a leg runs through a step. All steps have one size, so a sorted list of corners is enough.

use super::{STEP_HEIGHT, STEP_WIDTH, StepBox};
use crate::order;
use crate::stream::Position;

/// Corners grouped by one coordinate and sorted by the other.
struct Sorted(Vec<(f64, Vec<f64>)>);

impl Sorted {
    fn new(mut corners: Vec<(f64, f64)>) -> Self {
        order::sort_by(&mut corners, &|a: &(f64, f64), b: &(f64, f64)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut groups: Vec<(f64, Vec<f64>)> = Vec::new();
        for (key, value) in corners {
            match groups.last_mut() {
                Some((last, values)) if *last == key => values.push(value),
                _ => groups.push((key, vec![value])),
            }
        }
        Self(groups)
    }

    /// Whether a corner lies strictly within both bounds.
    fn has(&self, keys: (f64, f64), values: (f64, f64)) -> bool {
        let start = self.0.partition_point(|(key, _)| *key <= keys.0);
        let groups = self.0.iter().skip(start).take_while(|(key, _)| *key < keys.1);
        groups.into_iter().any(|(_, group)| {
            let next = group.partition_point(|value| *value <= values.0);
            group.get(next).is_some_and(|value| *value < values.1)
        })
    }
}

/// All steps, ready to be asked.
pub(super) struct Blocks {
    by_top: Sorted,
    by_left: Sorted,
}

impl Blocks {
    pub(super) fn new(boxes: &[StepBox]) -> Self {
        Self {
            by_top: Sorted::new(boxes.iter().map(|of| (of.y, of.x)).collect()),
            by_left: Sorted::new(boxes.iter().map(|of| (of.x, of.y)).collect()),
        }
    }

    /// Whether a level or upright leg runs through the inside of a step. Touching an edge is no crossing.
    fn crosses(&self, a: Position, b: Position) -> bool {
        let (left, right) = (a.x.min(b.x) - STEP_WIDTH, a.x.max(b.x));
        let (top, bottom) = (a.y.min(b.y) - STEP_HEIGHT, a.y.max(b.y));
        if a.y == b.y {
            self.by_top.has((top, bottom), (left, right))
        } else {
            self.by_left.has((left, right), (top, bottom))
        }
    }

    /// Whether no leg runs through a step.
    pub(super) fn is_free(&self, points: &[Position]) -> bool {
        !points.iter().zip(points.iter().skip(1)).any(|(a, b)| self.crosses(*a, *b))
    }

    /// Whether a step with its corner here would lie on another.
    pub(super) fn covers(&self, corner: Position) -> bool {
        let (x, y) = (corner.x, corner.y);
        self.by_top.has((y - STEP_HEIGHT, y + STEP_HEIGHT), (x - STEP_WIDTH, x + STEP_WIDTH))
    }
}
