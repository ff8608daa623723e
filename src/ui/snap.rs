//! Where a carried step comes to lie: in line with another that is seen, else on the grid.

use crate::stream::StepBox;

/// The grid, in map units.
pub const GRID: f64 = 6.0;

/// A line that a carried step is in, in map units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Guide {
    /// From top to bottom at this x.
    Upright(f64),
    /// From left to right at this y.
    Level(f64),
}

/// A movement after snapping, and the lines it follows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snapped {
    /// To the right.
    pub dx: f64,
    /// Down.
    pub dy: f64,
    /// What is in line with what.
    pub guides: Vec<Guide>,
}

/// Moves a box by (dx, dy): in line with the edges or the middle of another where one is within reach, else by whole
/// places of the grid. All in map units.
pub fn snap<'a>(of: &StepBox, dx: f64, dy: f64, others: impl Iterator<Item = &'a StepBox>, reach: f64) -> Snapped {
    let (mut best_x, mut best_y): (Best, Best) = (None, None);
    for other in others {
        // All steps have one size: edges in line and middles in line are the same.
        nearer(&mut best_x, other.x - (of.x + dx), other.x + other.width / 2.0, reach);
        nearer(&mut best_y, other.y - (of.y + dy), other.y + other.height / 2.0, reach);
    }
    let on_grid = |length: f64| (length / GRID).round() * GRID;
    let upright = best_x.map(|(_, line)| Guide::Upright(line));
    let level = best_y.map(|(_, line)| Guide::Level(line));
    Snapped {
        dx: best_x.map_or_else(|| on_grid(dx), |(off, _)| dx + off),
        dy: best_y.map_or_else(|| on_grid(dy), |(off, _)| dy + off),
        guides: upright.into_iter().chain(level).collect(),
    }
}

/// How far off the nearest line is, and where it is.
type Best = Option<(f64, f64)>;

fn nearer(best: &mut Best, off: f64, line: f64, reach: f64) {
    let farthest = best.map_or(reach, |(off, _)| off.abs());
    if off.abs() < farthest {
        *best = Some((off, line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::StepId;

    fn at(x: f64, y: f64) -> StepBox {
        StepBox { step: StepId::from_bits(1), x, y, width: 118.0, height: 98.0 }
    }

    #[test]
    fn a_step_comes_in_line_with_the_nearest_one() {
        let others = [at(300.0, 40.0), at(304.0, 400.0)];
        let snapped = snap(&at(0.0, 0.0), 303.0, 200.0, others.iter(), 6.0);
        assert_eq!((snapped.dx, snapped.dy), (304.0, 198.0));
        assert_eq!(snapped.guides, [Guide::Upright(363.0)]);
    }

    #[test]
    fn without_neighbours_it_keeps_to_the_grid() {
        let snapped = snap(&at(14.0, 27.0), 10.0, -8.0, [].iter(), 6.0);
        assert_eq!((snapped.dx, snapped.dy, snapped.guides.len()), (12.0, -6.0, 0));
    }
}
