//! Places steps in columns and lanes.

use super::blocks::Blocks;
use super::{COLUMN_WIDTH, LANE_HEAD, LANE_HEIGHT, Lane, MARGIN, STEP_HEIGHT, STEP_WIDTH, StepBox, team_key};
use crate::order;
use crate::stream::graph::Graph;
use crate::stream::{Position, Step, StreamMap};

/// Steps that nothing leads to or from stand in rows at least this long.
const LOOSE_COLUMNS: usize = 8;
/// Nobody drags a step farther than this.
const FARTHEST: f64 = 1e6;

/// Steps and lanes in map units.
pub(super) struct Grid {
    /// By row of the map.
    pub boxes: Vec<StepBox>,
    pub lanes: Vec<Lane>,
    /// By row of the map.
    pub lane_of_row: Vec<usize>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    lane: usize,
    column: usize,
    /// Which of the rows of its lane.
    row: usize,
}

pub(super) fn place(map: &StreamMap, graph: &Graph) -> Grid {
    let columns = columns(map, graph);
    let mut by_column: Vec<usize> = (0..map.steps.len()).collect();
    order::sort_by_key(&mut by_column, |&row| columns.get(row));
    let (names, lane_of_row) = lanes(map, &by_column);
    let cells = cells(graph, &by_column, &columns, &lane_of_row);
    let lanes = measured_lanes(names, &cells);
    let mut boxes: Vec<StepBox> =
        map.steps.iter().zip(&cells).map(|(step, cell)| step_box(step, cell, &lanes)).collect();
    make_way(map, &mut boxes);
    Grid { boxes, lanes, lane_of_row }
}

/// A step that would lie under one that a person put there goes down to the next free place of its column.
fn make_way(map: &StreamMap, boxes: &mut [StepBox]) {
    let by_hand = boxes.iter().zip(&map.steps).filter(|(_, step)| placed(step).is_some());
    let by_hand: Vec<StepBox> = by_hand.map(|(of, _)| *of).collect();
    if by_hand.is_empty() || by_hand.len() == boxes.len() {
        return;
    }
    let (by_hand, all) = (Blocks::new(&by_hand), Blocks::new(boxes));
    let mut moved: Vec<StepBox> = Vec::new();
    for (of, step) in boxes.iter_mut().zip(&map.steps) {
        if placed(step).is_some() || !by_hand.covers(Position { x: of.x, y: of.y }) {
            continue;
        }
        let is_taken = |y: f64| moved.iter().any(|other| other.x == of.x && (other.y - y).abs() < STEP_HEIGHT);
        let below = (1..=map.steps.len() * 2).map(|rows| of.y + rows as f64 * LANE_HEIGHT);
        let free = below.into_iter().find(|&y| !all.covers(Position { x: of.x, y }) && !is_taken(y));
        of.y = free.unwrap_or(of.y);
        moved.push(*of);
    }
}

/// Where a person put a step.
fn placed(step: &Step) -> Option<Position> {
    step.position.filter(|place| place.x.is_finite() && place.y.is_finite())
}

/// Column by row of the map. Loose steps are dealt out in turn, so that they do not pile up in the first one.
fn columns(map: &StreamMap, graph: &Graph) -> Vec<usize> {
    let mut is_loose = vec![true; map.steps.len()];
    for edge in graph.forward.iter().chain(&graph.rework) {
        for node in [edge.from, edge.to] {
            if let Some(loose) = is_loose.get_mut(graph.row(node)) {
                *loose = false;
            }
        }
    }
    let mut columns = vec![0; map.steps.len()];
    // The first node of an outside party last: it stands where the stream starts.
    for (node, &row) in graph.rows.iter().enumerate().rev() {
        if let Some(column) = columns.get_mut(row) {
            *column = graph.column(node);
        }
    }
    let width = columns.iter().max().map_or(0, |last| last + 1).max(LOOSE_COLUMNS);
    let loose = columns.iter_mut().zip(is_loose).filter(|(_, is_loose)| *is_loose);
    for (number, (column, _)) in loose.enumerate() {
        *column = number % width;
    }
    columns
}

/// Teams in the order in which work reaches them, nobody's last; and the lane of each row.
fn lanes(map: &StreamMap, by_column: &[usize]) -> (Vec<String>, Vec<usize>) {
    let keys: Vec<String> = map.steps.iter().map(|step| team_key(&step.team)).collect();
    let mut names = Vec::new();
    let mut known: Vec<&String> = keys.iter().collect();
    order::sort(&mut known);
    known.dedup();
    let team_of_row: Vec<usize> = keys.iter().map(|key| known.binary_search(&key).unwrap_or(0)).collect();
    let mut lane_of_team: Vec<Option<usize>> = vec![None; known.len()];
    // Nobody's steps are met again after all others.
    let is_named = |row: &&usize| keys.get(**row).is_some_and(|key| !key.is_empty());
    let nobodys = by_column.iter().filter(|row| !is_named(row)).take(1);
    for &row in by_column.iter().filter(is_named).chain(nobodys) {
        let lane = team_of_row.get(row).and_then(|&team| lane_of_team.get_mut(team));
        if let (Some(lane @ None), Some(step)) = (lane, map.steps.get(row)) {
            *lane = Some(names.len());
            names.push(step.team.trim().to_owned());
        }
    }
    let lane = |team: &usize| lane_of_team.get(*team).copied().flatten().unwrap_or(0);
    (names, team_of_row.iter().map(lane).collect())
}

/// Which rows of a lane are taken in the column at hand.
#[derive(Clone, Default)]
struct Stack {
    column: usize,
    taken: Vec<bool>,
    first_free: usize,
}

impl Stack {
    /// Takes the wanted row, or the first free one.
    fn take(&mut self, wanted: Option<usize>) -> usize {
        let is_free = |row: &usize| !self.taken.get(*row).copied().unwrap_or(false);
        let row = wanted.filter(is_free).unwrap_or(self.first_free);
        if self.taken.len() <= row {
            self.taken.resize(row + 1, false);
        }
        if let Some(taken) = self.taken.get_mut(row) {
            *taken = true;
        }
        while self.taken.get(self.first_free).copied().unwrap_or(false) {
            self.first_free += 1;
        }
        row
    }
}

/// Gives every step a cell of its own: beside a step it follows, if that one is in its lane.
fn cells(graph: &Graph, by_column: &[usize], columns: &[usize], lane_of_row: &[usize]) -> Vec<Cell> {
    let mut node_of_row = vec![usize::MAX; columns.len()];
    for (node, &row) in graph.rows.iter().enumerate().rev() {
        if let Some(place) = node_of_row.get_mut(row) {
            *place = node;
        }
    }
    let mut cells = vec![Cell::default(); columns.len()];
    let lanes = lane_of_row.iter().max().map_or(0, |last| last + 1);
    let mut stacks = vec![Stack::default(); lanes];
    for &row in by_column {
        let lane = lane_of_row.get(row).copied().unwrap_or(0);
        let column = columns.get(row).copied().unwrap_or(0);
        let node = node_of_row.get(row).copied().unwrap_or(usize::MAX);
        let before = graph.reaching(node).filter_map(|edge| cells.get(graph.row(edge.from)));
        let wanted = before.filter(|cell| cell.lane == lane).map(|cell| cell.row).min();
        let (Some(stack), Some(place)) = (stacks.get_mut(lane), cells.get_mut(row)) else { continue };
        if stack.column != column {
            *stack = Stack { column, ..Stack::default() };
        }
        *place = Cell { lane, column, row: stack.take(wanted) };
    }
    cells
}

fn measured_lanes(names: Vec<String>, cells: &[Cell]) -> Vec<Lane> {
    let mut rows = vec![1; names.len()];
    for cell in cells {
        if let Some(rows) = rows.get_mut(cell.lane) {
            *rows = (cell.row + 1).max(*rows);
        }
    }
    let mut y = 0.0;
    let lane = |(team, rows): (String, usize)| {
        let lane = Lane { team, y, height: rows as f64 * LANE_HEIGHT };
        y += lane.height;
        lane
    };
    names.into_iter().zip(rows).map(lane).collect()
}

fn step_box(step: &Step, cell: &Cell, lanes: &[Lane]) -> StepBox {
    let top = lanes.get(cell.lane).map_or(0.0, |lane| lane.y);
    let in_grid =
        Position { x: MARGIN + cell.column as f64 * COLUMN_WIDTH, y: top + LANE_HEAD + cell.row as f64 * LANE_HEIGHT };
    let within = |place: f64| place.clamp(-FARTHEST, FARTHEST);
    let Position { x, y } = placed(step).map_or(in_grid, |at| Position { x: within(at.x), y: within(at.y) });
    StepBox { step: step.id, x, y, width: STEP_WIDTH, height: STEP_HEIGHT }
}
