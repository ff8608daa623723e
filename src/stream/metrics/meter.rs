//! Measures a map, and measures it again after a small change without reading all of it anew.

use super::constraint;
use super::figures::{self, Figures, FlowProblem};
use super::path::Longest;
use super::rework;
use super::{ActivityRatio, Handoffs, RolledCa, StepReading, Summary, Total, heat_class};
use crate::id::{FlowId, StepId};
use crate::order;
use crate::stream::graph::Graph;
use crate::stream::{Change, HourRange, Step, StepKind, StreamMap};

/// What was read of a map, so that a change of a few figures costs little: the graph and every figure in hours.
pub struct Meter {
    graph: Graph,
    figures: Figures,
    /// First node by row: an outside party at both ends of the stream has two.
    node_of_row: Vec<usize>,
    handoffs: Handoffs,
    flow_problems: Vec<(FlowId, FlowProblem)>,
    rework_flows: Vec<FlowId>,
}

impl Meter {
    /// Reads a map.
    pub fn new(map: &StreamMap) -> Self {
        let graph = Graph::new(map);
        let mut node_of_row = vec![usize::MAX; map.steps.len()];
        // The second node of an outside party comes last; its first one is where it stands.
        for (node, &row) in graph.rows.iter().enumerate().rev() {
            if let Some(place) = node_of_row.get_mut(row) {
                *place = node;
            }
        }
        Self {
            figures: Figures::read(map, &graph),
            node_of_row,
            handoffs: Handoffs::count(map, &graph),
            flow_problems: figures::flow_problems(map, &graph),
            rework_flows: rework_flows(map, &graph),
            graph,
        }
    }

    /// Brings what was read in line with the map as it is after a change.
    pub fn follow(&mut self, map: &StreamMap, change: &Change) {
        if change.is_of_shape {
            *self = Self::new(map);
        } else {
            self.figures.read_again(map, &change.rows);
        }
    }

    /// What the map amounts to. `map` must be the one that was read.
    pub fn summary(&self, map: &StreamMap) -> Summary {
        let (graph, figures) = (&self.graph, &self.figures);
        let longest = Longest::find(graph, figures);
        let steps = self.readings(map, &longest);
        let mut all = Counted::default();
        steps.iter().filter(|step| step.counts).for_each(|step| all.add(step));
        let path_rows: Vec<usize> = longest.path.iter().map(|&node| graph.row(node)).collect();
        let on_path: Vec<&Measured> = path_rows.iter().filter_map(|&row| steps.get(row)).collect();
        let count_on_path = |hours: fn(&Measured) -> Option<HourRange>| total(on_path.iter().copied(), hours);
        Summary {
            lead_time: Total { hours: longest.total, ..all.lead_time },
            process_time: count_on_path(|step| step.reading.process_time_hours),
            wait: plus_fetching(count_on_path(|step| step.wait), &longest),
            effort: all.effort,
            activity: activity(&on_path, &longest),
            rolled_ca: self.rolled_ca(&steps),
            steps: all.steps,
            handoffs: self.handoffs,
            path: path_rows.iter().filter_map(|&row| map.steps.get(row).map(|step| step.id)).collect(),
            constraint: constraint::find(map, &on_path, &steps),
            rework_flows: self.rework_flows.clone(),
            dead_ends: all.dead_ends,
            rework: rework::totals(map, graph, figures, &longest),
            flow_problems: self.flow_problems.clone(),
            readings: steps.into_iter().map(|step| step.reading).collect(),
            path_rows,
        }
    }

    fn readings(&self, map: &StreamMap, longest: &Longest) -> Vec<Measured> {
        let nodes = map.steps.iter().zip(&self.node_of_row).enumerate();
        nodes.map(|(row, (step, &node))| self.measured(map, longest, (row, step), node)).collect()
    }

    fn measured(&self, map: &StreamMap, longest: &Longest, (row, step): (usize, &Step), node: usize) -> Measured {
        let (graph, figures) = (&self.graph, self.figures.step(row));
        let arrival = longest.arrival(graph, &self.figures, node);
        let counts = step.kind != StepKind::Outside;
        let wait = arrival.wait.filter(|_| counts);
        let wait_hours = wait.map(|wait| wait.mid);
        let total = longest.total.mid;
        let wait_share_percent = wait_hours.filter(|_| total > 0.0).map(|wait| wait / total * 100.0);
        let on_path = longest.is_on_path(row);
        let slack_hours = longest.slack(node);
        Measured {
            reading: StepReading {
                step: step.id,
                lead_time_hours: arrival.lead.filter(|_| counts),
                process_time_hours: figures.process,
                wait_hours,
                wait_share_percent,
                heat: wait_share_percent.filter(|_| on_path).map_or(0, |share| heat_class(share, longest.path.len())),
                percent_ca: figures.percent_ca,
                on_path,
                slack_hours,
                layer: graph.column(node),
                problems: self.figures.step_problems(map, graph, node),
            },
            counts,
            leads_to_end: slack_hours.is_some(),
            wait,
            effort: figures.effort,
        }
    }

    /// In the order of ids, so that the rounding of the product does not depend on the order of the rows.
    fn rolled_ca(&self, steps: &[Measured]) -> Option<RolledCa> {
        let (mut product, mut with_value, mut of) = (1.0, 0, 0);
        for step in self.graph.rows.iter().filter_map(|&row| steps.get(row)).filter(|step| step.counts) {
            of += 1;
            if let Some(ca) = step.reading.percent_ca {
                with_value += 1;
                product *= ca / 100.0;
            }
        }
        (with_value > 0).then_some(RolledCa { percent: product * 100.0, with_value, of })
    }
}

/// What the steps come to that count, wherever they stand; of thousands, in one go.
#[derive(Default)]
struct Counted {
    lead_time: Total,
    effort: Total,
    steps: usize,
    dead_ends: Vec<StepId>,
}

impl Counted {
    fn add(&mut self, step: &Measured) {
        self.steps += 1;
        self.lead_time.add(step.reading.lead_time_hours);
        self.effort.add(step.effort);
        if !step.leads_to_end {
            self.dead_ends.push(step.reading.step);
        }
    }
}

/// A reading, and what only the totals need.
pub(super) struct Measured {
    pub(super) reading: StepReading,
    pub(super) counts: bool,
    leads_to_end: bool,
    pub(super) wait: Option<HourRange>,
    effort: Option<HourRange>,
}

fn total<'a>(steps: impl IntoIterator<Item = &'a Measured>, hours: fn(&Measured) -> Option<HourRange>) -> Total {
    let mut total = Total::default();
    steps.into_iter().filter(|step| step.counts).for_each(|step| total.add(hours(step)));
    total
}

/// Adds the waits on arrows to outside parties, which belong to no step.
fn plus_fetching(total: Total, longest: &Longest) -> Total {
    Total { hours: total.hours.plus(&longest.fetching), ..total }
}

fn activity(on_path: &[&Measured], longest: &Longest) -> Option<ActivityRatio> {
    let counted: Vec<_> = on_path.iter().filter(|step| step.counts).collect();
    let has_lead = |step: &&&&Measured| step.reading.lead_time_hours.is_some();
    let known: Vec<f64> =
        counted.iter().filter(has_lead).filter_map(|step| Some(step.reading.process_time_hours?.mid)).collect();
    let process_time_hours: f64 = known.iter().sum();
    let lead_time_hours = longest.total.mid;
    // In this order a ratio such as 14.25 % does not come out just below itself, and is not rounded down.
    let percent = process_time_hours * 100.0 / lead_time_hours;
    // Of queues alone it is known that nobody works on them; of the stream that tells nothing.
    let is_told = process_time_hours > 0.0 || known.len() == counted.len();
    (!known.is_empty() && is_told && lead_time_hours > 0.0).then_some(ActivityRatio {
        percent,
        process_time_hours,
        lead_time_hours,
        known: known.len(),
        of: counted.len(),
    })
}

fn rework_flows(map: &StreamMap, graph: &Graph) -> Vec<FlowId> {
    let mut flows: Vec<usize> = graph.rework.iter().map(|edge| edge.flow).collect();
    order::sort(&mut flows);
    flows.into_iter().filter_map(|flow| map.flows.get(flow).map(|flow| flow.id)).collect()
}
