//! Handoffs: flows from one team to another.

use crate::order;
use crate::stream::graph::{Edge, Graph, PerNode};
use crate::stream::{StepKind, StreamMap};

/// How often work changes hands within the stream. Flows to and from outside parties and steps without a team do not
/// count; a queue without a team belongs to the team that fills it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Handoffs {
    /// Forward flows between two teams.
    pub forward: usize,
    /// Rework flows between two teams.
    pub back: usize,
}

impl Handoffs {
    pub(super) fn count(map: &StreamMap, graph: &Graph) -> Self {
        let teams = teams(map, graph);
        let count = |edges: &[Edge]| edges.iter().filter(|edge| is_handoff(&teams, edge)).count();
        Self { forward: count(&graph.forward), back: count(&graph.rework) }
    }
}

/// Places in the map of the flows between two teams, forward or back, in order.
pub(in crate::stream) fn handoff_flows(map: &StreamMap, graph: &Graph) -> Vec<usize> {
    let teams = teams(map, graph);
    let between = graph.forward.iter().chain(&graph.rework).filter(|edge| is_handoff(&teams, edge));
    let mut flows: Vec<usize> = between.map(|edge| edge.flow).collect();
    order::sort(&mut flows);
    flows
}

fn is_handoff(teams: &PerNode<Option<usize>>, edge: &Edge) -> bool {
    let both = teams.at(edge.from).zip(teams.at(edge.to));
    both.is_some_and(|(from, to)| from != to)
}

/// What tells two teams apart: their names but for the case of plain letters and the space around them. (Folding the case
/// of all scripts would cost the page ten kilobytes of tables.)
pub(in crate::stream) fn team_key(team: &str) -> String {
    team.trim().to_ascii_lowercase()
}

/// The team of each node as a number; `None` where there is none to speak of.
fn teams(map: &StreamMap, graph: &Graph) -> PerNode<Option<usize>> {
    let keys: Vec<String> = map.steps.iter().map(|step| team_key(&step.team)).collect();
    let mut names: Vec<&String> = keys.iter().collect();
    order::sort(&mut names);
    names.dedup();
    let mut teams = PerNode::new(graph.len());
    for &node in &graph.order {
        let row = graph.row(node);
        let Some((step, key)) = map.steps.get(row).zip(keys.get(row)) else { continue };
        let team = match step.kind {
            StepKind::Outside => None,
            StepKind::Queue if key.is_empty() => common(graph.reaching(node).map(|edge| teams.at(edge.from))),
            _ if key.is_empty() => None,
            _ => names.binary_search(&key).ok(),
        };
        teams.set(node, team);
    }
    teams
}

/// What all agree on.
fn common(mut teams: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    let first = teams.next()??;
    teams.all(|team| team == Some(first)).then_some(first)
}
