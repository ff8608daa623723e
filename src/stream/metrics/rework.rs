//! The total with rework, counted in three ways that sources disagree on, side by side.
//!
//! A rework flow sends the share *p* of the work from step *s* back to an earlier step *t*. Its loop is the longest path
//! from *t* to *s*, both included, and takes *L* hours: the sum of their lead times. Where *t* has no lead time of its
//! own, the wait on the rework arrow, if written, takes the place of the wait on the forward one.
//!
//! The step that finds the fault is always part of its loop: what it sent back comes to it again. A page may count the
//! correction alone (*"a fifth needs another 2 d of development"*, not tested anew) or have it done by a step of its own;
//! the law knows rework only as a flow backwards with a share, and the plain totals leave it out in either case. So there
//! is no second kind of loop. Such a correction is drawn as what it is: a parallel step between the one that finds the
//! fault and the one that goes on, which the longest path takes or gives slack. Or by rework that leads
//! to that step from one it does not lead back to: then it is no start of the stream, and no path begins there. Where it
//! does lead back, it is taken for a start, as the first step is that work is sent back to: nothing tells the two apart.
//!
//! | counting | added to the total |
//! |---|---|
//! | none | nothing |
//! | once per item | Σ *p* · *L* |
//! | until right | Σ *p* ÷ (1 − *P*) · *L*, *P* the share that all counted flows send back from *s* |
//!
//! Loops are counted one by one: an inner loop is not repeated within an outer one. Left out, and told by `counted` and
//! `of`: flows without a readable share, loops off the longest path (they eat slack first), loops with an unknown lead
//! time, and flows that lead forward.

use super::figures::Figures;
use super::path::Longest;
use crate::stream::graph::{Edge, Graph, PerNode};
use crate::stream::{FlowKind, HourRange, Percent, ReworkCounting, StreamMap};

/// Lead time and process time with rework, in working hours.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ReworkTotal {
    /// Expected lead time.
    pub lead_time_hours: f64,
    /// Expected process time; what is unknown adds nothing.
    pub process_time_hours: f64,
}

/// The three countings of rework.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ReworkTotals {
    /// The plain totals.
    pub none: ReworkTotal,
    /// Each item that is sent back goes round once.
    pub once_per_item: ReworkTotal,
    /// Repeated until right. `None`: a step sends everything back, so nothing ever gets through.
    pub until_right: Option<ReworkTotal>,
    /// Rework flows that are in it.
    pub counted: usize,
    /// All rework flows.
    pub of: usize,
}

impl ReworkTotals {
    /// The total that counts rework in this way. `None`: it is not counted, or nothing ever gets through.
    pub fn counted_by(&self, counting: ReworkCounting) -> Option<ReworkTotal> {
        match counting {
            ReworkCounting::None => None,
            ReworkCounting::OncePerItem => Some(self.once_per_item),
            ReworkCounting::UntilRight => self.until_right,
        }
    }
}

/// One loop that can be counted.
struct Loop {
    source: usize,
    share: f64,
    hours: ReworkTotal,
}

pub(super) fn totals(map: &StreamMap, graph: &Graph, figures: &Figures, longest: &Longest) -> ReworkTotals {
    let sums = Sums::along(graph, figures, longest);
    let loops: Vec<Loop> = graph.rework.iter().filter_map(|edge| read_loop(map, graph, figures, &sums, edge)).collect();
    let none = ReworkTotal { lead_time_hours: longest.total.mid, process_time_hours: sums.whole.process };
    ReworkTotals {
        none,
        once_per_item: loops.iter().fold(none, |total, one| plus(total, one, one.share)),
        until_right: until_right(none, &loops, graph.len()),
        counted: loops.len(),
        of: graph.rework.len(),
    }
}

fn plus(total: ReworkTotal, one: &Loop, times: f64) -> ReworkTotal {
    ReworkTotal {
        lead_time_hours: total.lead_time_hours + one.hours.lead_time_hours * times,
        process_time_hours: total.process_time_hours + one.hours.process_time_hours * times,
    }
}

fn until_right(none: ReworkTotal, loops: &[Loop], nodes: usize) -> Option<ReworkTotal> {
    let mut sent_back: PerNode<f64> = PerNode::new(nodes);
    for one in loops {
        sent_back.set(one.source, sent_back.at(one.source) + one.share);
    }
    loops.iter().try_fold(none, |total, one| {
        let passed = 1.0 - sent_back.at(one.source);
        // A share below a billionth that gets through is rounding: nothing does.
        (passed > 1e-9).then(|| plus(total, one, one.share / passed))
    })
}

fn read_loop(map: &StreamMap, graph: &Graph, figures: &Figures, sums: &Sums, edge: &Edge) -> Option<Loop> {
    let FlowKind::Rework { share: Some(share) } = &map.flows.get(edge.flow)?.kind else { return None };
    let share = Percent::value(share)? / 100.0;
    let (first, last) = (sums.place(graph, edge.to)?, sums.place(graph, edge.from)?);
    let before = sums.before.get(first)?;
    let after = sums.before.get(last + 1)?;
    if first > last || before.unknown != after.unknown {
        return None;
    }
    let own = figures.step(graph.row(edge.to));
    let written = figures.wait(edge).filter(|_| own.lead.is_none());
    let forward = sums.waits.get(first).copied().unwrap_or_default();
    let instead = written.map_or(0.0, |wait| wait.mid - forward.mid);
    Some(Loop {
        source: edge.from,
        share,
        hours: ReworkTotal {
            lead_time_hours: (after.lead - before.lead + instead).max(0.0),
            process_time_hours: after.process - before.process,
        },
    })
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    lead: f64,
    process: f64,
    unknown: usize,
}

/// Running sums along the longest path, so that each loop is a difference.
struct Sums {
    /// Sums of all before each place; one more than there are places.
    before: Vec<Sum>,
    /// The wait that each place of the path has on its arrow.
    waits: Vec<HourRange>,
    whole: Sum,
    /// Place on the path plus one, by row; 0 off the path.
    places: PerNode<usize>,
}

impl Sums {
    fn along(graph: &Graph, figures: &Figures, longest: &Longest) -> Self {
        let mut sum = Sum::default();
        let steps = longest.path.len();
        let (mut before, waits) = (Vec::with_capacity(steps + 1), Vec::with_capacity(steps));
        before.push(sum);
        let mut sums = Self { before, waits, whole: sum, places: PerNode::new(graph.len()) };
        for (place, &node) in longest.path.iter().enumerate() {
            let row = graph.row(node);
            let arrival = longest.arrival(node);
            let step = figures.step(row);
            sum.lead += arrival.lead.map_or(0.0, |lead| lead.mid);
            sum.process += step.process.map_or(0.0, |process| process.mid);
            sum.unknown += usize::from(arrival.lead.is_none() && !step.is_outside);
            sums.before.push(sum);
            sums.waits.push(arrival.wait.unwrap_or_default());
            sums.places.set(row, place + 1);
        }
        sums.whole = sum;
        sums
    }

    /// Where a node stands on the path.
    fn place(&self, graph: &Graph, node: usize) -> Option<usize> {
        self.places.at(graph.row(node)).checked_sub(1)
    }
}
