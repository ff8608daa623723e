//! Which step of one map is which of the other.

use std::collections::HashMap;
use std::hash::Hash;

use crate::id::StepId;
use crate::stream::metrics::team_key;
use crate::stream::rows::folded;
use crate::stream::{Step, StreamMap};

/// The steps of two maps as one set of numbered nodes: those of the map before in its order, then those added.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    nodes_before: HashMap<StepId, usize>,
    nodes_after: HashMap<StepId, usize>,
    /// Rows in the map before and in the map after, by node.
    pub rows: Vec<(Option<usize>, Option<usize>)>,
    /// By node: the id before, else the one after.
    names: Vec<StepId>,
}

impl Pairs {
    pub fn of(before: &StreamMap, after: &StreamMap) -> Self {
        let mut partner: Vec<Option<usize>> = vec![None; before.steps.len()];
        let mut is_taken = vec![false; after.steps.len()];
        let origin = |step: &Step| step.copy_of.unwrap_or(step.id);
        pair_by(before, after, &mut partner, &mut is_taken, origin);
        pair_by(before, after, &mut partner, &mut is_taken, |step| (folded(&step.name), team_key(&step.team)));
        pair_by(before, after, &mut partner, &mut is_taken, |step| folded(&step.name));
        let both = partner.into_iter().enumerate().map(|(before, after)| (Some(before), after));
        let added = is_taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(row, _)| (None, Some(row)));
        let rows: Vec<_> = both.chain(added).collect();
        let (mut nodes_before, mut nodes_after) = (HashMap::new(), HashMap::new());
        let mut names = Vec::with_capacity(rows.len());
        for (node, (row_before, row_after)) in rows.iter().enumerate() {
            let before = row_before.and_then(|row| before.steps.get(row)).map(|step| step.id);
            let after = row_after.and_then(|row| after.steps.get(row)).map(|step| step.id);
            nodes_before.extend(before.map(|id| (id, node)));
            nodes_after.extend(after.map(|id| (id, node)));
            names.extend(before.or(after));
        }
        Self { nodes_before, nodes_after, rows, names }
    }

    pub fn count(&self) -> usize {
        self.rows.len()
    }

    pub fn node_before(&self, id: StepId) -> Option<usize> {
        self.nodes_before.get(&id).copied()
    }

    pub fn node_after(&self, id: StepId) -> Option<usize> {
        self.nodes_after.get(&id).copied()
    }

    /// The id under which a node is known here.
    pub fn name(&self, node: usize) -> Option<StepId> {
        self.names.get(node).copied()
    }

    /// The same for a step of the map after.
    pub fn name_of_after(&self, id: StepId) -> StepId {
        self.node_after(id).and_then(|node| self.name(node)).unwrap_or(id)
    }

    pub fn is_removed(&self, node: usize) -> bool {
        self.rows.get(node).is_some_and(|(_, after)| after.is_none())
    }

    pub fn is_added(&self, node: usize) -> bool {
        self.rows.get(node).is_some_and(|(before, _)| before.is_none())
    }

    /// Ids of the steps that are in both maps.
    pub fn ids(&self, before: &StreamMap, after: &StreamMap) -> Vec<(StepId, StepId)> {
        let id = |map: &StreamMap, row: Option<usize>| map.steps.get(row?).map(|step| step.id);
        self.rows.iter().filter_map(|(a, b)| id(before, *a).zip(id(after, *b))).collect()
    }

    /// A path, as nodes that are in both maps.
    pub fn path_before(&self, path: &[StepId]) -> Vec<usize> {
        path.iter().filter_map(|id| self.node_before(*id)).filter(|node| !self.is_removed(*node)).collect()
    }

    /// The same of the map after.
    pub fn path_after(&self, path: &[StepId]) -> Vec<usize> {
        path.iter().filter_map(|id| self.node_after(*id)).filter(|node| !self.is_added(*node)).collect()
    }
}

/// Pairs the steps that are still alone and agree in a key, in the order of the rows.
fn pair_by<K: Hash + Eq>(
    before: &StreamMap,
    after: &StreamMap,
    partner: &mut [Option<usize>],
    is_taken: &mut [bool],
    key: impl Fn(&Step) -> K,
) {
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    for (row, step) in after.steps.iter().enumerate().rev() {
        if is_taken.get(row) == Some(&false) {
            waiting.entry(key(step)).or_default().push(row);
        }
    }
    for (step, partner) in before.steps.iter().zip(partner).filter(|(_, partner)| partner.is_none()) {
        let Some(row) = waiting.get_mut(&key(step)).and_then(Vec::pop) else { continue };
        *partner = Some(row);
        if let Some(taken) = is_taken.get_mut(row) {
            *taken = true;
        }
    }
}
