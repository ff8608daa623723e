//! The map as an acyclic graph: which flows go forward, which close a cycle, and in what order steps come.
//!
//! Nodes are numbered in the order of step ids, so nothing that is found here depends on the order of rows or flows. The
//! one exception: a cycle that nothing leads into starts at its first row, since nothing else tells where it starts.

use super::{FlowKind, StepKind, StreamMap};
use crate::order;

/// A flow between two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// Place of the flow in the map.
    pub flow: usize,
    /// Node it leaves.
    pub from: usize,
    /// Node it enters.
    pub to: usize,
}

/// Why a flow is no part of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ignored {
    /// It ends where it starts.
    SelfFlow,
    /// One of its steps is gone.
    MissingStep,
}

/// One value per node; a node that does not exist reads as the default.
#[derive(Debug, Clone)]
pub(super) struct PerNode<T>(Vec<T>);

impl<T: Copy + Default> PerNode<T> {
    pub(super) fn new(nodes: usize) -> Self {
        Self(vec![T::default(); nodes])
    }

    pub(super) fn at(&self, node: usize) -> T {
        self.0.get(node).copied().unwrap_or_default()
    }

    /// The same where a copy costs more than a look.
    pub(super) fn get(&self, node: usize) -> Option<&T> {
        self.0.get(node)
    }

    pub(super) fn set(&mut self, node: usize, value: T) {
        if let Some(place) = self.0.get_mut(node) {
            *place = value;
        }
    }
}

/// Edge numbers grouped by node.
#[derive(Debug, Clone)]
pub(super) struct Grouped {
    starts: Vec<usize>,
    edges: Vec<usize>,
}

impl Grouped {
    /// Counts, then deals out: edges keep their order within a node.
    fn new(nodes: usize, edges: &[Edge], end: fn(&Edge) -> usize) -> Self {
        let mut starts = vec![0; nodes + 1];
        for edge in edges {
            if let Some(count) = starts.get_mut(end(edge) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut dealt = vec![0; edges.len()];
        for (number, edge) in edges.iter().enumerate() {
            let Some(next) = next.get_mut(end(edge)) else { continue };
            if let Some(place) = dealt.get_mut(*next) {
                *place = number;
            }
            *next += 1;
        }
        Self { starts, edges: dealt }
    }

    /// Edges of a node, in the order of the graph's edges.
    pub(super) fn of(&self, node: usize) -> &[usize] {
        let bounds = self.starts.get(node).zip(self.starts.get(node + 1));
        bounds.and_then(|(&start, &end)| self.edges.get(start..end)).unwrap_or_default()
    }
}

/// The forward flows without cycles, and all others.
#[derive(Debug, Clone)]
pub(super) struct Graph {
    /// Row of the step that each node stands for. An outside party that a cycle runs through stands twice: where the
    /// stream starts, and, behind all steps, where it ends.
    pub rows: Vec<usize>,
    /// Forward flows that close no cycle, sorted by node.
    pub forward: Vec<Edge>,
    /// Rework: marked as such, or a forward flow that closes a cycle.
    pub rework: Vec<Edge>,
    /// Flows that are no part of it, with the reason.
    pub ignored: Vec<(usize, Ignored)>,
    /// Nodes, each after all that lead to it.
    pub order: Vec<usize>,
    /// Forward edges into each node.
    pub incoming: Grouped,
    /// Forward edges out of each node.
    pub outgoing: Grouped,
    layers: PerNode<usize>,
    columns: PerNode<usize>,
}

impl Graph {
    /// Reads a map.
    pub(super) fn new(map: &StreamMap) -> Self {
        let mut rows: Vec<usize> = (0..map.steps.len()).collect();
        order::sort_by_key(&mut rows, |&row| map.steps.get(row).map(|step| step.id));
        let mut sorted = sort_flows(map, &rows);
        split_outside(map, &mut rows, &mut sorted.forward);
        let (order, closing) = order_without_cycles(&rows, &sorted.forward);
        let closes = |number: usize| closing.binary_search(&number).is_ok();
        let is_kept = |&(number, _): &(usize, &Edge)| !closes(number);
        let forward: Vec<Edge> = sorted.forward.iter().enumerate().filter(is_kept).map(|(_, edge)| *edge).collect();
        sorted.rework.extend(closing.iter().filter_map(|&number| sorted.forward.get(number)));
        let incoming = Grouped::new(rows.len(), &forward, |edge| edge.to);
        let outgoing = Grouped::new(rows.len(), &forward, |edge| edge.from);
        let none = PerNode::new(0);
        let (rework, ignored) = (sorted.rework, sorted.ignored);
        let mut graph =
            Self { rows, forward, rework, ignored, order, incoming, outgoing, layers: none.clone(), columns: none };
        graph.layers = graph.find_layers();
        graph.columns = graph.find_columns();
        graph
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Row of a node's step.
    pub(super) fn row(&self, node: usize) -> usize {
        self.rows.get(node).copied().unwrap_or(usize::MAX)
    }

    /// Forward edges into a node.
    pub(super) fn reaching(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.incoming.of(node).iter().filter_map(|&number| self.forward.get(number))
    }

    /// Forward edges out of a node.
    pub(super) fn leaving(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.outgoing.of(node).iter().filter_map(|&number| self.forward.get(number))
    }

    /// The most steps on any way from a start to a node.
    pub(super) fn layer(&self, node: usize) -> usize {
        self.layers.at(node)
    }

    /// Where a node is drawn: its layer, but a start stands just before what it leads to.
    pub(super) fn column(&self, node: usize) -> usize {
        self.columns.at(node)
    }

    fn find_layers(&self) -> PerNode<usize> {
        let mut layers = PerNode::new(self.len());
        for &node in &self.order {
            let layer = self.reaching(node).map(|edge| layers.at(edge.from) + 1).max();
            layers.set(node, layer.unwrap_or(0));
        }
        layers
    }

    fn find_columns(&self) -> PerNode<usize> {
        let layers = &self.layers;
        let mut columns = layers.clone();
        let starts = (0..self.len()).filter(|&node| self.incoming.of(node).is_empty());
        for start in starts {
            let next = self.leaving(start).map(|edge| layers.at(edge.to)).min();
            columns.set(start, next.map_or(0, |next| next.saturating_sub(1)));
        }
        columns
    }
}

struct SortedFlows {
    forward: Vec<Edge>,
    rework: Vec<Edge>,
    ignored: Vec<(usize, Ignored)>,
}

fn sort_flows(map: &StreamMap, rows: &[usize]) -> SortedFlows {
    let ids: Vec<_> = rows.iter().filter_map(|&row| map.steps.get(row).map(|step| step.id)).collect();
    let node = |id| Some(ids.partition_point(|&other| other < id)).filter(|&node| ids.get(node) == Some(&id));
    let mut sorted = SortedFlows { forward: Vec::new(), rework: Vec::new(), ignored: Vec::new() };
    for (flow, of) in map.flows.iter().enumerate() {
        match (node(of.from), node(of.to), &of.kind) {
            (Some(from), Some(to), _) if from == to => sorted.ignored.push((flow, Ignored::SelfFlow)),
            (Some(from), Some(to), FlowKind::Forward) => sorted.forward.push(Edge { flow, from, to }),
            (Some(from), Some(to), FlowKind::Rework { .. }) => sorted.rework.push(Edge { flow, from, to }),
            _ => sorted.ignored.push((flow, Ignored::MissingStep)),
        }
    }
    let key = |edge: &Edge| (edge.from, edge.to, map.flows.get(edge.flow).map(|flow| flow.id));
    order::sort_by_key(&mut sorted.forward, key);
    order::sort_by_key(&mut sorted.rework, key);
    sorted
}

/// The customer often stands once on a map and yet at both ends of the stream: asks for work and gets it. Such a party,
/// found because a cycle runs through it, becomes two nodes, so that its delivery is no rework.
fn split_outside(map: &StreamMap, rows: &mut Vec<usize>, forward: &mut [Edge]) {
    let is_outside = |row: usize| map.steps.get(row).is_some_and(|step| step.kind == StepKind::Outside);
    if !rows.iter().any(|&row| is_outside(row)) {
        return;
    }
    let in_cycle = nodes_in_cycles(rows.len(), forward);
    let mut end_of: PerNode<Option<usize>> = PerNode::new(rows.len());
    for node in 0..rows.len() {
        let row = rows.get(node).copied().unwrap_or(usize::MAX);
        if in_cycle.at(node) && is_outside(row) {
            end_of.set(node, Some(rows.len()));
            rows.push(row);
        }
    }
    for edge in forward {
        edge.to = end_of.at(edge.to).unwrap_or(edge.to);
    }
}

/// Nodes that can be reached from themselves: members of strongly connected components of two or more (Kosaraju).
fn nodes_in_cycles(nodes: usize, edges: &[Edge]) -> PerNode<bool> {
    let mut walk = Walk::new(nodes, edges);
    (0..nodes).for_each(|node| walk.from(node));
    let turned: Vec<Edge> = edges.iter().map(|e| Edge { flow: e.flow, from: e.to, to: e.from }).collect();
    let mut back = Walk::new(nodes, &turned);
    let mut in_cycle = PerNode::new(nodes);
    for &node in walk.finished.iter().rev() {
        let before = back.finished.len();
        back.from(node);
        let component = back.finished.get(before..).unwrap_or_default();
        if component.len() > 1 {
            for &member in component {
                in_cycle.set(member, true);
            }
        }
    }
    in_cycle
}

/// Nodes in flow order, and the edges (by number, sorted) that close a cycle when one walks from the starts.
fn order_without_cycles(rows: &[usize], forward: &[Edge]) -> (Vec<usize>, Vec<usize>) {
    let nodes = rows.len();
    let mut has_incoming = PerNode::new(nodes);
    for edge in forward {
        has_incoming.set(edge.to, true);
    }
    let mut walk = Walk::new(nodes, forward);
    (0..nodes).filter(|&node| !has_incoming.at(node)).for_each(|node| walk.from(node));
    if walk.finished.len() < nodes {
        let mut by_row: Vec<usize> = (0..nodes).collect();
        order::sort_by_key(&mut by_row, |&node| rows.get(node));
        for node in by_row {
            walk.from(node);
        }
    }
    walk.finished.reverse();
    order::sort(&mut walk.closing);
    (walk.finished, walk.closing)
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Mark {
    #[default]
    New,
    Open,
    Done,
}

/// A depth-first walk with its own stack: maps may be thousands of steps deep.
struct Walk<'a> {
    edges: &'a [Edge],
    outgoing: Grouped,
    marks: PerNode<Mark>,
    /// Nodes in the order in which all that they lead to was seen.
    finished: Vec<usize>,
    /// Edges back to a node that is still open.
    closing: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn new(nodes: usize, edges: &'a [Edge]) -> Self {
        let outgoing = Grouped::new(nodes, edges, |edge| edge.from);
        Self { edges, outgoing, marks: PerNode::new(nodes), finished: Vec::with_capacity(nodes), closing: Vec::new() }
    }

    fn from(&mut self, start: usize) {
        if self.marks.at(start) != Mark::New {
            return;
        }
        self.marks.set(start, Mark::Open);
        let mut stack = vec![(start, 0)];
        while let Some((node, next)) = stack.last_mut() {
            let edge = self.outgoing.of(*node).get(*next).and_then(|&number| Some((number, self.edges.get(number)?)));
            let Some((number, edge)) = edge else {
                self.marks.set(*node, Mark::Done);
                self.finished.push(*node);
                stack.pop();
                continue;
            };
            *next += 1;
            match self.marks.at(edge.to) {
                Mark::New => {
                    self.marks.set(edge.to, Mark::Open);
                    stack.push((edge.to, 0));
                }
                Mark::Open => self.closing.push(number),
                Mark::Done => {}
            }
        }
    }
}
