//! Measures a map, and measures it again after a small change without reading all of it anew.

use super::constraint;
use super::figures::{self, Figures, FlowProblem, StepFigures};
use super::path::Longest;
use super::rework;
use super::{ActivityRatio, Handoffs, RolledCa, StepReading, Summary, Total, heat_class};
use crate::id::{FlowId, StepId};
use crate::order;
use crate::stream::graph::Graph;
use crate::stream::{Change, Step, StreamMap};

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
        let readings = self.readings(map, &longest);
        let mut all = Counted::default();
        readings.iter().enumerate().for_each(|(row, reading)| all.add(reading, figures.step(row)));
        let path_rows: Vec<usize> = longest.path.iter().map(|&node| graph.row(node)).collect();
        let counted_rows = path_rows.iter().filter(|&&row| !figures.step(row).is_outside);
        let on_path: Vec<&StepReading> = counted_rows.filter_map(|&row| readings.get(row)).collect();
        Summary {
            lead_time: Total { hours: longest.total, ..all.lead_time },
            process_time: Total::of(on_path.iter().map(|reading| reading.process_time_hours)),
            wait: self.wait(&longest),
            effort: all.effort,
            activity: activity(&on_path, &longest),
            rolled_ca: self.rolled_ca(&readings),
            steps: all.steps,
            handoffs: self.handoffs,
            path: path_rows.iter().filter_map(|&row| map.steps.get(row).map(|step| step.id)).collect(),
            constraint: constraint::find(map, &on_path, &readings),
            rework_flows: self.rework_flows.clone(),
            dead_ends: all.dead_ends,
            rework: rework::totals(map, graph, figures, &longest),
            flow_problems: self.flow_problems.clone(),
            readings,
            path_rows,
        }
    }

    fn readings(&self, map: &StreamMap, longest: &Longest) -> Vec<StepReading> {
        let nodes = map.steps.iter().zip(&self.node_of_row).enumerate();
        nodes.map(|(row, (step, &node))| self.reading(map, longest, (row, step), node)).collect()
    }

    fn reading(&self, map: &StreamMap, longest: &Longest, (row, step): (usize, &Step), node: usize) -> StepReading {
        let (graph, figures) = (&self.graph, self.figures.step(row));
        let arrival = longest.arrival(node);
        let wait_hours = arrival.wait.filter(|_| !figures.is_outside).map(|wait| wait.mid);
        let total = longest.total.mid;
        let wait_share_percent = wait_hours.filter(|_| total > 0.0).map(|wait| wait / total * 100.0);
        let on_path = longest.is_on_path(row);
        StepReading {
            step: step.id,
            lead_time_hours: arrival.lead.filter(|_| !figures.is_outside),
            process_time_hours: figures.process,
            wait_hours,
            wait_share_percent,
            heat: wait_share_percent.filter(|_| on_path).map_or(0, |share| heat_class(share, longest.path.len())),
            percent_ca: figures.percent_ca,
            on_path,
            slack_hours: longest.slack(node),
            layer: graph.column(node),
            problems: self.figures.step_problems(map, graph, node),
        }
    }

    /// Along the path, with the waits on arrows to outside parties, which belong to no step.
    fn wait(&self, longest: &Longest) -> Total {
        let is_counted = |node: &&usize| !self.figures.step(self.graph.row(**node)).is_outside;
        let counted = longest.path.iter().filter(is_counted);
        let of_steps = Total::of(counted.map(|&node| longest.arrival(node).wait));
        Total { hours: of_steps.hours.plus(&longest.fetching), ..of_steps }
    }

    /// In the order of ids, so that the rounding of the product does not depend on the order of the rows.
    fn rolled_ca(&self, readings: &[StepReading]) -> Option<RolledCa> {
        let (mut product, mut with_value, mut of) = (1.0, 0, 0);
        let counted = self.graph.rows.iter().filter(|&&row| !self.figures.step(row).is_outside);
        for reading in counted.filter_map(|&row| readings.get(row)) {
            of += 1;
            if let Some(ca) = reading.percent_ca {
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
    fn add(&mut self, reading: &StepReading, figures: &StepFigures) {
        if figures.is_outside {
            return;
        }
        self.steps += 1;
        self.lead_time.add(reading.lead_time_hours);
        self.effort.add(figures.effort);
        if reading.slack_hours.is_none() {
            self.dead_ends.push(reading.step);
        }
    }
}

/// `on_path`: the steps of the longest path, without outside parties.
fn activity(on_path: &[&StepReading], longest: &Longest) -> Option<ActivityRatio> {
    let has_lead = |reading: &&&StepReading| reading.lead_time_hours.is_some();
    let known: Vec<f64> =
        on_path.iter().filter(has_lead).filter_map(|reading| Some(reading.process_time_hours?.mid)).collect();
    let process_time_hours: f64 = known.iter().sum();
    let lead_time_hours = longest.total.mid;
    // In this order a ratio such as 14.25 % does not come out just below itself, and is not rounded down.
    let percent = process_time_hours * 100.0 / lead_time_hours;
    // Of queues alone it is known that nobody works on them; of the stream that tells nothing.
    let is_told = process_time_hours > 0.0 || known.len() == on_path.len();
    (!known.is_empty() && is_told && lead_time_hours > 0.0).then_some(ActivityRatio {
        percent,
        process_time_hours,
        lead_time_hours,
        known: known.len(),
        of: on_path.len(),
    })
}

fn rework_flows(map: &StreamMap, graph: &Graph) -> Vec<FlowId> {
    let mut flows: Vec<usize> = graph.rework.iter().map(|edge| edge.flow).collect();
    order::sort(&mut flows);
    flows.into_iter().filter_map(|flow| map.flows.get(flow).map(|flow| flow.id)).collect()
}
