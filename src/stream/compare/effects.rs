//! What each change is worth: alone, and in a given order, each after those before it.
//!
//! Effects in order add up to the whole change, with a rest that belongs to no step: flows, calendar, a chosen
//! constraint. Effects alone do not add up, because the longest path moves.

use super::hybrid::Between;
use super::pairs::Pairs;
use super::{Comparison, ConstraintChange, Totals};
use crate::stream::{StreamMap, Summary, measure};

/// What one group of changes is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Places of the changes in [`Comparison::steps`].
    pub changes: Vec<usize>,
    /// What it adds after those before it. Per cent are of the totals of the map before.
    pub in_order: Totals,
    /// What it would do alone.
    pub alone: Totals,
    /// Whether with it the longest path runs through other steps, those added and removed left aside.
    pub has_path_moved: bool,
    /// The constraint without it and with it.
    pub constraint: ConstraintChange,
}

/// What all changes are worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    /// One per group, in the order given.
    pub effects: Vec<Effect>,
    /// What is left between the last of them and the map after.
    pub rest: Totals,
}

impl Comparison {
    /// Every change that can change a total as a group of its own, in the order of the stream.
    pub fn each_in_order(&self) -> Vec<Vec<usize>> {
        let counting = self.steps.iter().enumerate().filter(|(_, change)| change.counts());
        counting.map(|(at, _)| vec![at]).collect()
    }
}

/// Measures what groups of changes are worth, in the order given. A group is a list of places in
/// [`Comparison::steps`], such as those of one countermeasure; a change that is named again adds nothing.
pub fn effects(before: &StreamMap, after: &StreamMap, comparison: &Comparison, groups: &[Vec<usize>]) -> Effects {
    let pairs = Pairs::of(before, after);
    let between = Between::new(before, after, &pairs);
    let nothing = vec![false; pairs.count()];
    let node = |change: usize| {
        let change = comparison.steps.get(change)?;
        let old = change.before.and_then(|id| pairs.node_before(id));
        old.or_else(|| change.after.and_then(|id| pairs.node_after(id)))
    };
    let with = |mut made: Vec<bool>, group: &[usize]| {
        for node in group.iter().filter_map(|&change| node(change)) {
            if let Some(place) = made.get_mut(node) {
                *place = true;
            }
        }
        made
    };
    let today = measure(&between.map(&nothing));
    let whole = &comparison.before;
    let mut made = nothing.clone();
    let mut last = today.clone();
    let mut effects = Vec::with_capacity(groups.len());
    for group in groups {
        made = with(made, group);
        let next = measure(&between.map(&made));
        let alone = measure(&between.map(&with(nothing.clone(), group)));
        effects.push(Effect {
            changes: group.clone(),
            in_order: Totals::between(&last, &next).in_percent_of(whole),
            alone: Totals::between(&today, &alone).in_percent_of(whole),
            has_path_moved: shared_path(&pairs, &last) != shared_path(&pairs, &next),
            constraint: ConstraintChange { before: constraint(&last), after: constraint(&next) },
        });
        last = next;
    }
    Effects { effects, rest: Totals::between(&last, &comparison.after).in_percent_of(whole) }
}

fn constraint(summary: &Summary) -> Option<crate::id::StepId> {
    summary.constraint.map(|constraint| constraint.step)
}

/// The longest path without steps that are added or removed.
fn shared_path(pairs: &Pairs, summary: &Summary) -> Vec<usize> {
    pairs.path_before(&summary.path)
}
