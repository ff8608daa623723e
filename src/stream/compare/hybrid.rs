//! Maps between two states: some changes made, others not yet.
//!
//! Where a step is not there, the stream stays whole: what led to a removed step leads on to what followed it, and before
//! a step is added the flow that made room for it is still there.

use std::collections::{HashMap, HashSet};

use super::pairs::Pairs;
use crate::stream::{Flow, FlowKind, Step, StreamMap};

/// Forward flows by the node that they lead into: where from, and the place of the flow in its map.
struct Incoming(Vec<Vec<(usize, usize)>>);

impl Incoming {
    fn of(map: &StreamMap, nodes: usize, ends: impl Fn(&Flow) -> Option<(usize, usize)>) -> Self {
        let mut incoming = vec![Vec::new(); nodes];
        for (at, flow) in map.flows.iter().enumerate().filter(|(_, flow)| flow.kind == FlowKind::Forward) {
            let Some((from, to)) = ends(flow).filter(|(from, to)| from != to) else { continue };
            if let Some(list) = incoming.get_mut(to) {
                list.push((from, at));
            }
        }
        Self(incoming)
    }

    fn flows_into(&self, node: usize) -> &[(usize, usize)] {
        self.0.get(node).map(Vec::as_slice).unwrap_or_default()
    }

    /// What leads to a node by way of at least one node that may be passed, and that flow into the node that it comes by.
    fn through(&self, node: usize, may_pass: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open: Vec<(usize, usize)> =
            self.flows_into(node).iter().copied().filter(|(from, _)| may_pass(*from)).collect();
        while let Some((passed, last)) = open.pop() {
            if !seen.insert(passed) {
                continue;
            }
            for (from, _) in self.flows_into(passed) {
                if may_pass(*from) {
                    open.push((*from, last));
                } else if *from != node {
                    found.push((*from, last));
                }
            }
        }
        found
    }
}

/// Which flows only bridge added or removed steps.
pub(super) struct Chains {
    before: Incoming,
    after: Incoming,
    /// From and to, by way of added steps.
    added: HashSet<(usize, usize)>,
    /// From and to, by way of removed steps.
    removed: HashSet<(usize, usize)>,
}

impl Chains {
    pub fn of(before: &StreamMap, after: &StreamMap, pairs: &Pairs) -> Self {
        let nodes = pairs.count();
        let ends_before = |flow: &Flow| pairs.node_before(flow.from).zip(pairs.node_before(flow.to));
        let ends_after = |flow: &Flow| pairs.node_after(flow.from).zip(pairs.node_after(flow.to));
        let mut chains = Self {
            before: Incoming::of(before, nodes, ends_before),
            after: Incoming::of(after, nodes, ends_after),
            added: HashSet::new(),
            removed: HashSet::new(),
        };
        for to in 0..nodes {
            let sources = chains.after.through(to, |node| pairs.is_added(node));
            chains.added.extend(sources.into_iter().map(|(from, _)| (from, to)));
            let sources = chains.before.through(to, |node| pairs.is_removed(node));
            chains.removed.extend(sources.into_iter().map(|(from, _)| (from, to)));
        }
        chains
    }

    /// Whether a flow that is gone made room for added steps.
    pub fn makes_room(&self, from: usize, to: usize) -> bool {
        self.added.contains(&(from, to))
    }

    /// Whether a new flow closes the gap of removed steps.
    pub fn closes_gap(&self, from: usize, to: usize) -> bool {
        self.removed.contains(&(from, to))
    }
}

/// Two maps, and all that is needed to make those between them.
pub(super) struct Between<'a> {
    before: &'a StreamMap,
    after: &'a StreamMap,
    pairs: &'a Pairs,
    chains: Chains,
    /// Ends of the forward flows of each map, with the place of the first.
    forward_before: HashMap<(usize, usize), usize>,
    forward_after: HashMap<(usize, usize), usize>,
    /// Rework by the node that it leaves: where to, and the flow.
    rework_before: Vec<Vec<(usize, &'a Flow)>>,
    rework_after: Vec<Vec<(usize, &'a Flow)>>,
}

impl<'a> Between<'a> {
    pub fn new(before: &'a StreamMap, after: &'a StreamMap, pairs: &'a Pairs) -> Self {
        let chains = Chains::of(before, after, pairs);
        let ends = |incoming: &Incoming| {
            let into = |to: usize| incoming.flows_into(to).iter().rev().map(move |(from, at)| ((*from, to), *at));
            (0..pairs.count()).flat_map(into).collect::<HashMap<_, _>>()
        };
        let (forward_before, forward_after) = (ends(&chains.before), ends(&chains.after));
        let ends_before = |flow: &Flow| pairs.node_before(flow.from).zip(pairs.node_before(flow.to));
        let ends_after = |flow: &Flow| pairs.node_after(flow.from).zip(pairs.node_after(flow.to));
        let rework_before = rework(before, pairs.count(), ends_before);
        let rework_after = rework(after, pairs.count(), ends_after);
        Self { before, after, pairs, chains, forward_before, forward_after, rework_before, rework_after }
    }

    /// The map in which the changes of these nodes are made. Steps bear the ids before, added ones those after.
    pub fn map(&self, is_made: &[bool]) -> StreamMap {
        let state = State { between: self, is_made };
        let mut map = StreamMap { steps: Vec::new(), flows: Vec::new(), ..self.before.clone() };
        map.steps = (0..self.pairs.count()).filter_map(|node| state.step(node)).collect();
        for node in (0..self.pairs.count()).filter(|node| state.is_there(*node)) {
            map.flows.extend(state.forward(node));
            map.flows.extend(state.rework(node));
        }
        map
    }
}

fn rework(map: &StreamMap, nodes: usize, ends: impl Fn(&Flow) -> Option<(usize, usize)>) -> Vec<Vec<(usize, &Flow)>> {
    let mut rework = vec![Vec::new(); nodes];
    for flow in map.flows.iter().filter(|flow| flow.kind != FlowKind::Forward) {
        let Some((from, to)) = ends(flow) else { continue };
        if let Some(list) = rework.get_mut(from) {
            list.push((to, flow));
        }
    }
    rework
}

/// A set of changes that are made.
struct State<'a> {
    between: &'a Between<'a>,
    is_made: &'a [bool],
}

impl State<'_> {
    fn is_made(&self, node: usize) -> bool {
        self.is_made.get(node).copied().unwrap_or(false)
    }

    fn is_there(&self, node: usize) -> bool {
        let pairs = self.between.pairs;
        if pairs.is_removed(node) { !self.is_made(node) } else { !pairs.is_added(node) || self.is_made(node) }
    }

    fn step(&self, node: usize) -> Option<Step> {
        let (before, after) = *self.between.pairs.rows.get(node)?;
        let old = before.and_then(|row| self.between.before.steps.get(row));
        let new = after.and_then(|row| self.between.after.steps.get(row));
        let step = if self.is_made(node) { new } else { old };
        step.map(|step| Step { id: self.between.pairs.name(node).unwrap_or(step.id), ..step.clone() })
    }

    /// The forward flows into a node that is there.
    fn forward(&self, to: usize) -> Vec<Flow> {
        let mut made = HashSet::new();
        let mut flows = Vec::new();
        for (from, flow) in self.old_arrows(to).into_iter().chain(self.new_arrows(to)) {
            if made.insert(from) {
                flows.extend(self.flow(from, to, flow));
            }
        }
        flows
    }

    /// Arrows that the map before has, or would have without its removed steps.
    fn old_arrows(&self, to: usize) -> Vec<(usize, Flow)> {
        let between = self.between;
        let (pairs, chains) = (between.pairs, &between.chains);
        let mut arrows = Vec::new();
        for &(from, at) in chains.before.flows_into(to) {
            let partner = between.forward_after.get(&(from, to));
            let stays = if pairs.is_removed(from) || pairs.is_removed(to) {
                self.is_there(from)
            } else if partner.is_some() {
                true
            } else {
                !chains.makes_room(from, to) && !self.is_made(to)
            };
            let flow = between.before.flows.get(at);
            let flow = partner.filter(|_| self.is_made(to)).and_then(|at| between.after.flows.get(*at)).or(flow);
            arrows.extend(flow.filter(|_| stays).map(|flow| (from, flow.clone())));
        }
        let is_gone = |node: usize| pairs.is_removed(node) && !self.is_there(node);
        for (from, last) in chains.before.through(to, is_gone) {
            let closing = between.forward_after.get(&(from, to)).and_then(|at| between.after.flows.get(*at));
            let is_open =
                pairs.is_removed(to) || pairs.is_removed(from) || closing.is_some() || self.waits_for_steps(from, to);
            let flow = closing.or_else(|| between.before.flows.get(last));
            arrows.extend(flow.filter(|_| is_open).map(|flow| (from, flow.clone())));
        }
        arrows
    }

    /// Whether added steps are to come between two others, and none of them is there yet.
    fn waits_for_steps(&self, from: usize, to: usize) -> bool {
        let is_missing = |node: usize| self.between.pairs.is_added(node) && !self.is_there(node);
        self.between.chains.after.through(to, is_missing).iter().any(|(source, _)| *source == from)
    }

    /// Arrows that the map after has, or would have without the added steps that are not there.
    fn new_arrows(&self, to: usize) -> Vec<(usize, Flow)> {
        let between = self.between;
        let (pairs, chains) = (between.pairs, &between.chains);
        let mut arrows = Vec::new();
        for &(from, at) in chains.after.flows_into(to) {
            let is_new = !between.forward_before.contains_key(&(from, to));
            let comes = if pairs.is_added(from) || pairs.is_added(to) {
                self.is_there(from)
            } else {
                is_new && !chains.closes_gap(from, to) && self.is_made(to)
            };
            arrows.extend(between.after.flows.get(at).filter(|_| comes).map(|flow| (from, flow.clone())));
        }
        let is_missing = |node: usize| pairs.is_added(node) && !self.is_there(node);
        for (from, last) in chains.after.through(to, is_missing) {
            let room = between.forward_before.get(&(from, to)).and_then(|at| between.before.flows.get(*at));
            let is_open = pairs.is_added(to) || pairs.is_added(from) || room.is_some();
            let flow = room.or_else(|| between.after.flows.get(last));
            arrows.extend(flow.filter(|_| is_open).map(|flow| (from, flow.clone())));
        }
        arrows
    }

    /// The rework out of a node that is there.
    fn rework(&self, from: usize) -> Vec<Flow> {
        let (pairs, is_made) = (self.between.pairs, self.is_made(from));
        let old = self.between.rework_before.get(from).into_iter().flatten();
        let new = self.between.rework_after.get(from).into_iter().flatten();
        let stays = old.filter(|(to, _)| !is_made || pairs.is_removed(*to));
        let comes = new.filter(|(to, _)| is_made || pairs.is_added(*to));
        let there = stays.chain(comes).filter(|(to, _)| self.is_there(*to));
        there.filter_map(|(to, flow)| self.flow(from, *to, (*flow).clone())).collect()
    }

    fn flow(&self, from: usize, to: usize, flow: Flow) -> Option<Flow> {
        let pairs = self.between.pairs;
        self.is_there(from).then_some(())?;
        Some(Flow { from: pairs.name(from)?, to: pairs.name(to)?, ..flow })
    }
}
