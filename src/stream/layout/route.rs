//! Finds the corners of a flow: the first of a few usual ways that runs through no step and lies on no other flow.
//!
//! In the grid a way is always found, because gaps and strips are free by construction. Between steps that people have
//! put elsewhere the last way is taken when all are blocked.

use super::blocks::Blocks;
use super::{HALF_GAP, HALF_STRIP, StepBox};
use crate::id::StepId;
use crate::stream::Position;

type Way = Vec<Position>;

/// Corners only: a point that stands twice or lies on the line between its neighbours is none, and a track given to one
/// half of such a line would tear it.
fn way(corners: &[(f64, f64)]) -> Way {
    let mut way = Way::with_capacity(corners.len());
    for &(x, y) in corners {
        let is_on_line = |a: &Position, b: &Position| (a.x == b.x && b.x == x) || (a.y == b.y && b.y == y);
        if matches!(way.as_slice(), [.., a, b] if is_on_line(a, b)) {
            way.pop();
        }
        way.push(Position { x, y });
    }
    way
}

/// Left, right, and the two steps of the flow.
type TakenLeg = (f64, f64, StepId, StepId);

/// Long level legs at the height of steps, where no track can be given: the ways that other flows have taken.
#[derive(Default)]
pub(super) struct Taken {
    /// By height, lowest first.
    rows: Vec<(i64, Vec<TakenLeg>)>,
}

impl Taken {
    /// More in one row are not looked at: there, nothing would tell them apart anyway.
    const MOST: usize = 64;

    /// Where the height is, or where it would have to be.
    fn place(&self, row: i64) -> Result<usize, usize> {
        self.rows.binary_search_by_key(&row, |(height, _)| *height)
    }

    fn long_legs(way: &Way) -> impl Iterator<Item = (i64, f64, f64)> {
        let first = way.first().zip(way.get(1));
        let last = way.last().zip(way.len().checked_sub(2).and_then(|place| way.get(place)));
        let level = [first, last].into_iter().flatten().filter(|(a, b)| a.y == b.y);
        let spans = level.map(|(a, b)| (a.y.round() as i64, a.x.min(b.x), a.x.max(b.x)));
        spans.filter(|(_, left, right)| right - left > 2.0 * HALF_GAP)
    }

    /// Whether the way lies on one that belongs to two other steps. Flows that share a step may share a leg.
    fn has(&self, way: &Way, from: StepId, to: StepId) -> bool {
        Self::long_legs(way).any(|(row, left, right)| {
            let others = self.place(row).ok().and_then(|place| self.rows.get(place));
            let mut strangers = others
                .into_iter()
                .flat_map(|(_, legs)| legs)
                .filter(|(_, _, other_from, other_to)| *other_from != from && *other_to != to);
            strangers.any(|&(other_left, other_right, ..)| other_left < right && left < other_right)
        })
    }

    fn take(&mut self, way: &Way, from: StepId, to: StepId) {
        for (row, left, right) in Self::long_legs(way) {
            let place = self.place(row).unwrap_or_else(|place| {
                self.rows.insert(place, (row, Vec::new()));
                place
            });
            if let Some((_, taken)) = self.rows.get_mut(place).filter(|(_, taken)| taken.len() < Self::MOST) {
                taken.push((left, right, from, to));
            }
        }
    }
}

/// The first way that is free and not taken, else the first free one, else the last.
fn first_free(blocks: &Blocks, is_taken: impl Fn(&Way) -> bool, ways: impl Iterator<Item = Way>) -> Way {
    let mut second_best = None;
    let mut last = Way::new();
    for way in ways {
        if blocks.is_free(&way) {
            if !is_taken(&way) {
                return way;
            }
            second_best.get_or_insert(way);
        } else {
            last = way;
        }
    }
    second_best.unwrap_or(last)
}

/// Leaves on the right, enters on the left.
pub(super) fn forward(blocks: &Blocks, taken: &mut Taken, from: &StepBox, to: &StepBox, bottom: f64) -> Way {
    let (start, end) = ((from.right(), from.center_y()), (to.x, to.center_y()));
    let (out, into) = (start.0 + HALF_GAP, end.0 - HALF_GAP);
    let ahead = end.0 > start.0;
    let straight = (ahead && start.1 == end.1).then(|| way(&[start, end]));
    let one_turn = |x: f64| way(&[start, (x, start.1), (x, end.1), end]);
    // Along the row of its own step first: that is where the eye follows it.
    let halfway = start.0.midpoint(end.0);
    let places = if out <= into { [into, out, halfway] } else { [halfway; 3] };
    let turns = (ahead && start.1 != end.1).then(|| places.map(one_turn));
    let past = |y: f64| way(&[start, (out, start.1), (out, y), (into, y), (into, end.1), end]);
    let strips = strips(from, to, bottom).into_iter().map(past);
    let ways = straight.into_iter().chain(turns.into_iter().flatten()).chain(strips);
    let found = first_free(blocks, |way| taken.has(way, from.step, to.step), ways);
    taken.take(&found, from.step, to.step);
    found
}

/// Heights at which a flow can pass: next to its own step on the side of the other, next to the other, beyond, and under
/// all.
fn strips(from: &StepBox, to: &StepBox, bottom: f64) -> [f64; 5] {
    let (above, below) = (|of: &StepBox| of.y - HALF_STRIP, |of: &StepBox| of.bottom() + HALF_STRIP);
    if to.y >= from.bottom() {
        [below(from), above(to), below(to), above(from), bottom + HALF_STRIP]
    } else if from.y >= to.bottom() {
        [above(from), below(to), above(to), below(from), bottom + HALF_STRIP]
    } else {
        [below(from), above(from), below(to), above(to), bottom + HALF_STRIP]
    }
}

/// Leaves at the top or the bottom, runs in the strip under the step it goes back to, and enters that from below.
pub(super) fn rework(blocks: &Blocks, from: &StepBox, to: &StepBox) -> Way {
    let under = to.bottom() + HALF_STRIP;
    let up = (from.center_x(), from.y);
    let down = (from.center_x(), from.bottom());
    let end = (to.center_x(), to.bottom());
    let direct = |start: (f64, f64)| way(&[start, (start.0, under), (end.0, under), end]);
    let is_below = from.y >= under;
    let straight = is_below.then(|| direct(up)).or_else(|| (down.1 <= under).then(|| direct(down)));
    let start = if is_below { up } else { down };
    let strip = if is_below { from.y - HALF_STRIP } else { from.bottom() + HALF_STRIP };
    let around = move |x: f64| way(&[start, (start.0, strip), (x, strip), (x, under), (end.0, under), end]);
    // On the near side of the step it goes back to, on its far side, next to its own step.
    let near = if from.x >= to.x { to.right() + HALF_GAP } else { to.x - HALF_GAP };
    let far = if from.x >= to.x { to.x - HALF_GAP } else { to.right() + HALF_GAP };
    let sides = [near, from.x - HALF_GAP, from.right() + HALF_GAP, far].into_iter().map(around);
    first_free(blocks, |_| false, straight.into_iter().chain(sides))
}
