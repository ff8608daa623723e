//! Handoffs: flows from one team to another.

use super::{Summary, Total};
use crate::order;
use crate::stream::graph::{Edge, Graph, PerNode};
use crate::stream::{HourRange, StepKind, StreamMap};

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

/// What one team hands to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamHandoff {
    /// The team that hands over, as it was first written on the map.
    pub from: String,
    /// The team that takes over.
    pub to: String,
    /// Forward flows between the two.
    pub forward: usize,
    /// Rework flows between the two.
    pub back: usize,
}

/// Who hands to whom, how often: most often first, then in the order of the flows. Together they are the counts of
/// [`Handoffs`].
pub fn team_handoffs(map: &StreamMap) -> Vec<TeamHandoff> {
    let graph = Graph::new(map);
    let teams = teams(map, &graph);
    let names = team_names(map);
    let name = |node: usize| teams.at(node).and_then(|team| names.get(team)).copied().unwrap_or_default();
    let forward = graph.forward.iter().map(|edge| (edge, false));
    let mut edges: Vec<(&Edge, bool)> = forward.chain(graph.rework.iter().map(|edge| (edge, true))).collect();
    edges.retain(|(edge, _)| is_handoff(&teams, edge));
    order::sort_by_key(&mut edges, |(edge, _)| edge.flow);
    let mut found: Vec<TeamHandoff> = Vec::new();
    for (edge, is_back) in edges {
        let (from, to) = (name(edge.from), name(edge.to));
        let place = found.iter().position(|pair| pair.from == from && pair.to == to).unwrap_or_else(|| {
            found.push(TeamHandoff { from: from.to_owned(), to: to.to_owned(), forward: 0, back: 0 });
            found.len() - 1
        });
        if let Some(pair) = found.get_mut(place) {
            pair.forward += usize::from(!is_back);
            pair.back += usize::from(is_back);
        }
    }
    // Stable: what is equal stays in the order of the flows.
    found.sort_by_key(|pair| std::cmp::Reverse(pair.forward + pair.back));
    found
}

/// How long work waits on the longest path right after it was handed over; known and of count those handoffs.
/// `summary` must be that of the same map.
pub fn wait_after_handoffs(map: &StreamMap, summary: &Summary) -> Total {
    let graph = Graph::new(map);
    let ends = |place: usize| map.flows.get(place).map(|flow| (flow.from, flow.to));
    let mut handoffs: Vec<_> = handoff_flows(map, &graph).into_iter().filter_map(ends).collect();
    order::sort(&mut handoffs);
    let mut total = Total::default();
    let pairs = summary.path.iter().zip(summary.path.iter().skip(1)).zip(summary.path_rows.iter().skip(1));
    for ((&from, &to), &row) in pairs {
        if handoffs.binary_search(&(from, to)).is_ok() {
            let wait = summary.readings.get(row).and_then(|reading| reading.wait_hours);
            total.add(wait.map(HourRange::exact));
        }
    }
    total
}

/// How many teams have steps in a map; outside parties are none, and a team is the same in other letters.
pub fn team_count(map: &StreamMap) -> usize {
    let ours = map.steps.iter().filter(|step| step.kind != StepKind::Outside).map(|step| team_key(&step.team));
    let mut names: Vec<(String, usize)> = ours.filter(|key| !key.is_empty()).zip(0..).collect();
    order::sort(&mut names);
    names.dedup_by(|later, first| later.0 == first.0);
    names.len()
}

/// Each team as it was first written, in the order in which [`teams`] numbers them.
fn team_names(map: &StreamMap) -> Vec<&str> {
    let mut names: Vec<(String, usize)> = map.steps.iter().map(|step| team_key(&step.team)).zip(0..).collect();
    order::sort(&mut names);
    names.dedup_by(|later, first| later.0 == first.0);
    names.iter().filter_map(|(_, row)| map.steps.get(*row)).map(|step| step.team.trim()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::measure;
    use crate::stream::metrics::properties::any_map;
    use crate::stream::testing::{map, payments};
    use proptest::prelude::*;

    fn texts(map: &StreamMap) -> Vec<String> {
        let text = |pair: TeamHandoff| format!("{} > {}: {}, {} back", pair.from, pair.to, pair.forward, pair.back);
        team_handoffs(map).into_iter().map(text).collect()
    }

    #[test]
    fn who_hands_to_whom_is_counted_by_pairs() {
        assert_eq!(
            texts(&payments()),
            [
                "Product > Development: 1, 0 back",
                "Development > Operations: 1, 0 back",
                "Operations > Test: 1, 0 back",
                "Test > Operations: 1, 0 back",
                "Development > Product: 1, 0 back",
                "Product > Operations: 1, 0 back",
                "Test > Development: 0, 1 back",
            ]
        );
    }

    #[test]
    fn a_team_is_called_as_it_was_first_written_and_a_queue_is_of_the_team_before() {
        let map = map(
            &["1 | Web team | 1 h", "[2] | | 5 h", "3 | ops | 1 h", "4 | web TEAM | 1 h", "5 | Ops | 1 h"],
            "1 > 2 > 3 > 4 > 5",
        );
        assert_eq!(texts(&map), ["Web team > ops: 2, 0 back", "ops > Web team: 1, 0 back"]);
    }

    #[test]
    fn a_team_counts_once_in_any_letters_and_outside_parties_are_none() {
        let steps = ["1 | Dev | 1 h", "2 | dev  | 1 h", "3 | DEV | 1 h", "[4] | | 2 h", "5 | Ops | 1 h", "6 | | 1 h"];
        let mut map = map(&steps, "1 > 2 > 3 > 4 > 5 > 6");
        assert_eq!(team_count(&map), 2);
        map.steps[4].kind = StepKind::Outside;
        assert_eq!(team_count(&map), 1);
    }

    #[test]
    fn the_wait_after_handoffs_says_how_many_are_known() {
        let map = map(
            &["1 | A | 9 h | 1 h", "2 | B | 8 h | 2 h", "3 | B | 7 h | 1 h", "4 | C | 5 h |", "5 | D | 4 h | 1 h"],
            "1 > 2 > 3 > 4 > 5",
        );
        let total = wait_after_handoffs(&map, &measure(&map));
        assert_eq!((total.hours.mid, total.known, total.of), (9.0, 2, 3));
    }

    proptest! {
        #[test]
        fn pairs_add_up_to_the_counts(map in any_map(false)) {
            let summary = measure(&map);
            let pairs = team_handoffs(&map);
            prop_assert_eq!(pairs.iter().map(|pair| pair.forward).sum::<usize>(), summary.handoffs.forward);
            prop_assert_eq!(pairs.iter().map(|pair| pair.back).sum::<usize>(), summary.handoffs.back);
            prop_assert!(pairs.iter().all(|pair| pair.from != pair.to && !pair.from.is_empty() && !pair.to.is_empty()));
            let wait = wait_after_handoffs(&map, &summary);
            prop_assert!(wait.known <= wait.of && wait.of <= summary.handoffs.forward);
            prop_assert!(wait.hours.mid.is_finite() && wait.hours.mid >= 0.0);
            // A wait whose step has no lead time is in no total.
            let total = summary.lead_time;
            prop_assert!(total.known < total.of || wait.hours.mid <= total.hours.mid * (1.0 + 1e-9));
        }
    }
}
