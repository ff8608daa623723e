//! The longest path in lead time, and how far every other way stays behind it.

use super::figures::{Arrival, Figures, NO_ARRIVAL, SAME_HOURS};
use crate::stream::HourRange;
use crate::stream::graph::{Edge, Graph, PerNode};

/// The best way to a node.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    /// Lead time up to and with the node. Low and high follow their own longest ways.
    hours: HourRange,
    /// Steps on the way that take time.
    steps: usize,
    /// Process time on the way.
    process: f64,
    /// The edge it was reached by.
    by: Option<Edge>,
    /// What the node takes when it is reached so.
    arrival: Arrival,
    /// Whether it begins where only work that is sent back comes to.
    is_detour: bool,
}

impl Reach {
    /// Whether this way is longer, or the other a detour; equal lead times: more steps; equal in both: more process time,
    /// so that the totals do not hang on ids, which nobody sees. Equal in all three: no.
    fn is_above(&self, other: &Self) -> bool {
        if self.is_detour != other.is_detour {
            return other.is_detour;
        }
        let is_other = |a: f64, b: f64| (a - b).abs() > SAME_HOURS * (1.0 + a.abs());
        if is_other(self.hours.mid, other.hours.mid) {
            return self.hours.mid > other.hours.mid;
        }
        if self.steps != other.steps {
            return self.steps > other.steps;
        }
        self.process > other.process && is_other(self.process, other.process)
    }
}

/// The longest path and what depends on it.
pub(super) struct Longest {
    /// Nodes from start to end.
    pub path: Vec<usize>,
    /// Its lead time, working hours.
    pub total: HourRange,
    /// Waits on the path's arrows to outside parties.
    pub fetching: HourRange,
    reached: PerNode<Reach>,
    /// By row.
    on_path: PerNode<bool>,
    /// Lead time from behind a node to the end; `None` where no way leads there.
    rest: PerNode<Option<f64>>,
}

impl Longest {
    pub(super) fn find(graph: &Graph, figures: &Figures) -> Self {
        let reached = reach_all(graph, figures);
        let ends = ends(graph, figures);
        let end = longest_of(&ends.candidates, &reached);
        let path = end.map(|end| walk_back(&reached, end)).unwrap_or_default();
        let mut on_path = PerNode::new(graph.len());
        for &node in &path {
            on_path.set(graph.row(node), true);
        }
        // Of steps that nothing connects one is as much an end as the other: those off the path are told of as loose.
        let accepted = if ends.are_known { ends.candidates.clone() } else { end.into_iter().collect() };
        Self {
            total: total(&ends.candidates, &reached),
            fetching: fetching(graph, figures, &reached, &path),
            rest: rest_to(graph, figures, &reached, &accepted),
            path,
            reached,
            on_path,
        }
    }

    /// What a node takes on the longest way to it.
    pub(super) fn arrival(&self, node: usize) -> &Arrival {
        self.reached.get(node).map_or(&NO_ARRIVAL, |reach| &reach.arrival)
    }

    pub(super) fn is_on_path(&self, row: usize) -> bool {
        self.on_path.at(row)
    }

    /// How much longer a node may take before the total grows, working hours.
    pub(super) fn slack(&self, node: usize) -> Option<f64> {
        let rest = self.rest.at(node)?;
        let slack = self.total.mid - self.reached.get(node)?.hours.mid - rest;
        // Below the rounding of sums in different orders there is no slack.
        Some(if slack > SAME_HOURS * (1.0 + self.total.mid) { slack } else { 0.0 })
    }
}

/// What is known of the lead time: where nobody said how long the work takes, the wait before it.
fn known_hours(arrival: &Arrival) -> HourRange {
    arrival.lead.or(arrival.wait).unwrap_or_default()
}

fn reach_all(graph: &Graph, figures: &Figures) -> PerNode<Reach> {
    let detours = detours(graph);
    let mut reached = PerNode::new(graph.len());
    for &node in &graph.order {
        let best = reach(graph, figures, &reached, node, detours.contains(&node));
        reached.set(node, best);
    }
    reached
}

/// Further ones are taken for starts.
const MOST_DETOURS: usize = 64;

/// Nodes that work reaches only by being sent there from steps that they do not lead to: those are not sent back to where
/// the stream starts, but to a step beside it, and rework never enters the longest path.
pub(super) fn detours(graph: &Graph) -> Vec<usize> {
    let is_start = |edge: &&Edge| graph.incoming.of(edge.to).is_empty();
    let mut found: Vec<usize> = graph.rework.iter().filter(is_start).take(MOST_DETOURS).map(|edge| edge.to).collect();
    found.retain(|&node| {
        let ahead = ahead_of(graph, node);
        !graph.rework.iter().any(|edge| edge.to == node && ahead.at(edge.from))
    });
    found
}

/// The nodes that forward flows lead to.
fn ahead_of(graph: &Graph, node: usize) -> PerNode<bool> {
    let mut ahead: PerNode<bool> = PerNode::new(graph.len());
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        for edge in graph.leaving(node) {
            if !ahead.at(edge.to) {
                ahead.set(edge.to, true);
                open.push(edge.to);
            }
        }
    }
    ahead
}

fn reach(graph: &Graph, figures: &Figures, reached: &PerNode<Reach>, node: usize, is_detour: bool) -> Reach {
    let row = graph.row(node);
    let step = figures.step(row);
    let steps = usize::from(!step.is_outside);
    let process = step.process.map_or(0.0, |process| process.mid);
    let way = |before: Option<&Reach>, by: Option<&Edge>| {
        let arrival = figures.arrival(row, by);
        let known = known_hours(&arrival);
        Reach {
            hours: before.map_or(known, |before| before.hours.plus(&known)),
            steps: before.map_or(0, |before| before.steps) + steps,
            process: before.map_or(0.0, |before| before.process) + process,
            by: by.copied(),
            arrival,
            is_detour: before.map_or(is_detour, |before| before.is_detour),
        }
    };
    let mut edges = graph.reaching(node);
    let first = edges.next();
    let mut best = way(first.and_then(|edge| reached.get(edge.from)), first);
    for edge in edges {
        best = longer(best, way(reached.get(edge.from), Some(edge)));
    }
    best
}

/// The longer of two ways, with the outer bounds of both; those of a detour count beside another one only.
fn longer(a: Reach, b: Reach) -> Reach {
    let mut longer = if b.is_above(&a) { b } else { a };
    if a.is_detour == b.is_detour {
        longer.hours = outer(a.hours, b.hours);
    }
    longer
}

/// The longest at low, middle and high lead times may be three different ways.
fn outer(a: HourRange, b: HourRange) -> HourRange {
    HourRange { low: a.low.max(b.low), mid: a.mid.max(b.mid), high: a.high.max(b.high) }
}

struct Ends {
    candidates: Vec<usize>,
    /// Whether outside parties mark the end of the stream, or flows lead to it.
    are_known: bool,
}

fn ends(graph: &Graph, figures: &Figures) -> Ends {
    let sinks: Vec<usize> = (0..graph.len()).filter(|&node| graph.outgoing.of(node).is_empty()).collect();
    let is_party = |&node: &usize| figures.step(graph.row(node)).is_outside && !graph.incoming.of(node).is_empty();
    let deepest = sinks.iter().map(|&node| graph.layer(node)).max();
    let parties: Vec<usize> = sinks.iter().copied().filter(is_party).collect();
    let is_marked = parties.iter().any(|&node| Some(graph.layer(node)) == deepest);
    let last = || sinks.iter().copied().filter(|&node| Some(graph.layer(node)) == deepest).collect();
    let are_known = is_marked || deepest > Some(0);
    Ends { candidates: if is_marked { parties } else { last() }, are_known }
}

fn longest_of(nodes: &[usize], reached: &PerNode<Reach>) -> Option<usize> {
    let is_above = |a: usize, b: usize| reached.at(a).is_above(&reached.at(b));
    nodes.iter().copied().reduce(|best, node| if is_above(node, best) { node } else { best })
}

fn total(ends: &[usize], reached: &PerNode<Reach>) -> HourRange {
    ends.iter().map(|&end| reached.at(end)).reduce(longer).unwrap_or_default().hours
}

fn walk_back(reached: &PerNode<Reach>, end: usize) -> Vec<usize> {
    let mut path = vec![end];
    let mut node = end;
    while let Some(edge) = reached.get(node).and_then(|reach| reach.by) {
        node = edge.from;
        path.push(node);
    }
    path.reverse();
    path
}

fn fetching(graph: &Graph, figures: &Figures, reached: &PerNode<Reach>, path: &[usize]) -> HourRange {
    let outside = path.iter().filter(|&&node| figures.step(graph.row(node)).is_outside);
    let waits = outside.filter_map(|&node| figures.wait(reached.get(node)?.by.as_ref()?));
    waits.fold(HourRange::ZERO, |sum, wait| sum.plus(&wait))
}

fn rest_to(graph: &Graph, figures: &Figures, reached: &PerNode<Reach>, ends: &[usize]) -> PerNode<Option<f64>> {
    let mut rest: PerNode<Option<f64>> = PerNode::new(graph.len());
    for &end in ends {
        rest.set(end, Some(0.0));
    }
    for &node in graph.order.iter().rev() {
        let ways = graph.leaving(node).filter_map(|edge| {
            let known = reached.get(edge.to).filter(|reach| reach.by == Some(*edge)).map(|reach| reach.arrival);
            let arrival = known.unwrap_or_else(|| figures.arrival(graph.row(edge.to), Some(edge)));
            Some(known_hours(&arrival).mid + rest.at(edge.to)?)
        });
        if let Some(longest) = ways.reduce(f64::max) {
            rest.set(node, Some(longest));
        }
    }
    rest
}
