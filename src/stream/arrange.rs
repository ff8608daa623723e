//! Puts chosen steps in line, or equally far apart. Gives new places for those that move; the others keep theirs.

use super::{Position, StepBox};
use crate::id::StepId;

/// What the chosen steps are to share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// The leftmost left edge.
    Left,
    /// The upright line in the middle of all.
    Center,
    /// The rightmost right edge.
    Right,
    /// The topmost top edge.
    Top,
    /// The level line in the middle of all.
    Middle,
    /// The lowest bottom edge.
    Bottom,
}

/// Which way the chosen steps are to have equal gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distribution {
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

/// Nearer than this, in map units, is the same place.
const SAME_PLACE: f64 = 1e-6;

/// New places for the steps that an alignment moves, in the order given. Fewer than two steps stay where they are.
pub fn align(boxes: &[StepBox], to: Alignment) -> Vec<(StepId, Position)> {
    let Some(around) = Around::of(boxes) else { return Vec::new() };
    let place = |of: &StepBox| match to {
        Alignment::Left => Position { x: around.left, y: of.y },
        Alignment::Center => Position { x: around.left.midpoint(around.right) - of.width / 2.0, y: of.y },
        Alignment::Right => Position { x: around.right - of.width, y: of.y },
        Alignment::Top => Position { x: of.x, y: around.top },
        Alignment::Middle => Position { x: of.x, y: around.top.midpoint(around.bottom) - of.height / 2.0 },
        Alignment::Bottom => Position { x: of.x, y: around.bottom - of.height },
    };
    moved(boxes.iter().map(|of| (of, place(of))))
}

/// New places for the steps that a distribution moves. The two outermost, by their middles, stay; the others get equal
/// gaps between them in the order in which they stand, or, where there is no room for gaps, equally distant middles.
/// Fewer than three stay where they are.
pub fn distribute(boxes: &[StepBox], way: Distribution) -> Vec<(StepId, Position)> {
    let start = |of: &StepBox| if way == Distribution::Horizontal { of.x } else { of.y };
    let length = |of: &StepBox| if way == Distribution::Horizontal { of.width } else { of.height };
    let middle = |of: &StepBox| start(of) + length(of) / 2.0;
    let mut sorted: Vec<&StepBox> = boxes.iter().collect();
    sorted.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.step.cmp(&b.step)));
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    if sorted.len() < 3 {
        return Vec::new();
    }
    let gaps = (sorted.len() - 1) as f64;
    let filled: f64 = sorted.iter().map(|of| length(of)).sum();
    let gap = (start(last) + length(last) - start(first) - filled) / gaps;
    let step = (middle(last) - middle(first)) / gaps;
    let mut end = start(first) - gap;
    let mut places = Vec::with_capacity(sorted.len());
    for (number, of) in sorted.iter().enumerate() {
        let at = if gap < 0.0 { middle(first) + step * number as f64 - length(of) / 2.0 } else { end + gap };
        end = at + length(of);
        let place = match way {
            Distribution::Horizontal => Position { x: at, y: of.y },
            Distribution::Vertical => Position { x: of.x, y: at },
        };
        places.push((*of, place));
    }
    moved(places)
}

fn moved<'a>(places: impl IntoIterator<Item = (&'a StepBox, Position)>) -> Vec<(StepId, Position)> {
    let is_moved = |of: &StepBox, place: Position| {
        place.x.is_finite()
            && place.y.is_finite()
            && ((place.x - of.x).abs() > SAME_PLACE || (place.y - of.y).abs() > SAME_PLACE)
    };
    places.into_iter().filter(|(of, place)| is_moved(of, *place)).map(|(of, place)| (of.step, place)).collect()
}

/// The edges of several boxes.
struct Around {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Around {
    /// `None` for fewer than two.
    fn of(boxes: &[StepBox]) -> Option<Self> {
        let least = |edge: fn(&StepBox) -> f64| boxes.iter().map(edge).reduce(f64::min);
        let most = |edge: fn(&StepBox) -> f64| boxes.iter().map(edge).reduce(f64::max);
        let around = Self {
            left: least(|of| of.x)?,
            right: most(|of| of.x + of.width)?,
            top: least(|of| of.y)?,
            bottom: most(|of| of.y + of.height)?,
        };
        (boxes.len() > 1).then_some(around)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALIGNMENTS: [Alignment; 6] =
        [Alignment::Left, Alignment::Center, Alignment::Right, Alignment::Top, Alignment::Middle, Alignment::Bottom];

    /// Boxes at x, y, with width and height; ids count from 1.
    fn boxes(places: &[[f64; 4]]) -> Vec<StepBox> {
        let id = |at: usize| StepId::from_bits(at as u64 + 1);
        let of = |(at, [x, y, width, height]): (usize, &[f64; 4])| StepBox {
            step: id(at),
            x: *x,
            y: *y,
            width: *width,
            height: *height,
        };
        places.iter().enumerate().map(of).collect()
    }

    fn text(places: &[(StepId, Position)]) -> String {
        let one = |(step, at): &(StepId, Position)| format!("{}: {} {}", step.bits(), at.x, at.y);
        places.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn steps_are_put_in_line() {
        let three = boxes(&[[0.0, 0.0, 10.0, 10.0], [30.0, 20.0, 20.0, 10.0], [5.0, 50.0, 10.0, 30.0]]);
        for (to, expected) in [
            (Alignment::Left, "2: 0 20, 3: 0 50"),
            (Alignment::Center, "1: 20 0, 2: 15 20, 3: 20 50"),
            (Alignment::Right, "1: 40 0, 3: 40 50"),
            (Alignment::Top, "2: 30 0, 3: 5 0"),
            (Alignment::Middle, "1: 0 35, 2: 30 35, 3: 5 25"),
            (Alignment::Bottom, "1: 0 70, 2: 30 70"),
        ] {
            assert_eq!(text(&align(&three, to)), expected, "{to:?}");
        }
        assert_eq!(align(&three[..1], Alignment::Right), []);
        assert_eq!(align(&[], Alignment::Right), []);
    }

    #[test]
    fn steps_get_equal_gaps() {
        let four =
            boxes(&[[100.0, 0.0, 10.0, 1.0], [0.0, 9.0, 10.0, 1.0], [20.0, 3.0, 30.0, 1.0], [12.0, 4.0, 10.0, 1.0]]);
        // From 0 to 110 there are 60 filled; 50 are left for three gaps.
        let places = distribute(&four, Distribution::Horizontal);
        let xs: Vec<(u64, f64)> = places.iter().map(|(step, at)| (step.bits(), (at.x * 3.0).round())).collect();
        assert_eq!(xs, [(4, 80.0), (3, 160.0)]);
        let vertical = distribute(&four[..3], Distribution::Vertical);
        assert_eq!(text(&vertical), "3: 20 4.5");
        let overlapping = boxes(&[[0.0, 0.0, 10.0, 1.0], [1.0, 0.0, 10.0, 1.0], [4.0, 0.0, 10.0, 1.0]]);
        assert_eq!(text(&distribute(&overlapping, Distribution::Horizontal)), "2: 2 0");
        assert_eq!(distribute(&four[..2], Distribution::Horizontal), []);
    }

    /// The boxes with the places they were given.
    fn placed(boxes: &[StepBox], places: &[(StepId, Position)]) -> Vec<StepBox> {
        let new = |of: &StepBox| places.iter().find(|(step, _)| *step == of.step).map(|(_, at)| *at);
        boxes.iter().map(|of| new(of).map_or(*of, |at| StepBox { x: at.x, y: at.y, ..*of })).collect()
    }

    proptest! {
        #[test]
        fn doing_it_again_moves_nothing(places in prop::collection::vec([-99i32..99, -99..99, 1..99, 1..99], 0..7)) {
            let all = boxes(&places.iter().map(|place| place.map(f64::from)).collect::<Vec<_>>());
            for to in ALIGNMENTS {
                let aligned = placed(&all, &align(&all, to));
                prop_assert_eq!(align(&aligned, to), []);
            }
            for way in [Distribution::Horizontal, Distribution::Vertical] {
                let spread = placed(&all, &distribute(&all, way));
                prop_assert_eq!(distribute(&spread, way), []);
            }
        }
    }
}
