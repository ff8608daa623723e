//! The map with everything that is computed from it, for screens and drawings.

use std::sync::Arc;

use crate::id::{FlowId, StepId};
use crate::order;
use crate::stream::{Layout, Rung, Step, StepBox, StepReading, StreamMap, Summary, layout, measure, timeline};

/// The places of steps in a list, by id.
struct Places(Vec<(StepId, usize)>);

impl Places {
    fn of(steps: Vec<StepId>) -> Self {
        let mut places: Vec<_> = steps.into_iter().zip(0..).collect();
        order::sort(&mut places);
        Self(places)
    }

    fn get(&self, step: StepId) -> Option<usize> {
        let found = self.0.binary_search_by_key(&step, |(step, _)| *step).ok()?;
        self.0.get(found).map(|(_, place)| *place)
    }
}

/// The map, its summary, its layout and its ladder, computed once per change. Cheap to clone.
#[derive(Clone)]
pub struct MapView(Arc<Parts>);

struct Parts {
    map: StreamMap,
    summary: Summary,
    rungs: Vec<Rung>,
    place_of: Places,
    longest_lead_hours: f64,
}

impl PartialEq for MapView {
    /// Two views are one when they were computed together: comparing maps would cost more than drawing them.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl MapView {
    /// Measures the map.
    pub fn of(map: StreamMap) -> Self {
        let summary = measure(&map);
        let rungs = timeline(&map, &summary);
        let place_of = Places::of(map.steps.iter().map(|step| step.id).collect());
        let leads = summary.readings.iter().filter_map(|reading| Some(reading.lead_time_hours?.mid));
        let longest_lead_hours = leads.fold(0.0, f64::max);
        Self(Arc::new(Parts { map, summary, rungs, place_of, longest_lead_hours }))
    }

    /// The map.
    pub fn map(&self) -> &StreamMap {
        &self.0.map
    }

    /// What it amounts to.
    pub fn summary(&self) -> &Summary {
        &self.0.summary
    }

    /// The longest lead time of one step, working hours: the scale of the bars in the boxes.
    pub fn longest_lead_hours(&self) -> f64 {
        self.0.longest_lead_hours
    }

    /// The rungs of its timeline.
    pub fn rungs(&self) -> &[Rung] {
        &self.0.rungs
    }

    /// A step with its figures and its number on the map.
    pub fn step(&self, id: StepId) -> Option<(usize, &Step, &StepReading)> {
        let at = self.0.place_of.get(id)?;
        Some((at + 1, self.0.map.steps.get(at)?, self.0.summary.readings.get(at)?))
    }

    /// The name of a step as people refer to it: number and name.
    pub fn step_label(&self, id: StepId) -> String {
        self.step(id).map(|(number, step, _)| [&number.to_string(), " ", &step.name].concat()).unwrap_or_default()
    }

    /// Whether the step limits the stream.
    pub fn is_constraint(&self, id: StepId) -> bool {
        self.0.summary.constraint.as_ref().is_some_and(|constraint| constraint.step == id)
    }

    /// Whether the longest path runs along the flow.
    pub fn is_on_path(&self, id: FlowId) -> bool {
        let Some(flow) = self.0.map.flow(id) else { return false };
        self.0.summary.path.windows(2).any(|pair| pair == [flow.from, flow.to])
    }

    /// Whether the flow counts as rework, drawn so or closing a cycle.
    pub fn is_rework(&self, id: FlowId) -> bool {
        self.0.summary.rework_flows.contains(&id)
    }
}

/// Where everything is drawn. Apart from [`MapView`], because a drag moves boxes without changing a figure.
#[derive(Clone)]
pub struct LayoutView(Arc<(Layout, Places)>);

impl PartialEq for LayoutView {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl LayoutView {
    /// Lays the map out.
    pub fn of(map: &StreamMap) -> Self {
        let layout = layout(map);
        let place_of = Places::of(layout.boxes.iter().map(|placed| placed.step).collect());
        Self(Arc::new((layout, place_of)))
    }

    /// The layout.
    pub fn layout(&self) -> &Layout {
        &self.0.0
    }

    /// The box of a step.
    pub fn step(&self, id: StepId) -> Option<&StepBox> {
        self.0.0.boxes.get(self.0.1.get(id)?)
    }
}
