//! The map with everything that is computed from it, for screens and drawings.

use std::sync::{Arc, OnceLock};

use crate::id::{FlowId, MapId, StepId};
use crate::order;
use crate::stream::{Change, Layout, Meter, Rung, Step, StepBox, StepReading, StreamMap, Summary, layout, timeline};

/// The places of things in a list, by id.
struct Places<Id>(Vec<(Id, usize)>);

impl<Id: Ord + Copy> Places<Id> {
    fn of(ids: impl Iterator<Item = Id>) -> Self {
        let mut places: Vec<_> = ids.zip(0..).collect();
        order::sort(&mut places);
        Self(places)
    }

    fn get(&self, id: Id) -> Option<usize> {
        let found = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get(found).map(|(_, place)| *place)
    }
}

/// The map, its summary and its ladder, computed once per change. Cheap to clone.
#[derive(Clone)]
pub struct MapView(Arc<Parts>);

struct Parts {
    map: StreamMap,
    meter: Meter,
    row_of: Places<StepId>,
    figures: Figures,
    /// Counts the changes that may draw something at another place.
    places_version: u64,
}

/// What follows from the figures.
struct Figures {
    summary: Summary,
    /// Made when they are drawn, which comes after a change is shown.
    rungs: OnceLock<Vec<Rung>>,
    bar_hours: f64,
    /// The step that follows on the longest path, by row.
    next_on_path: Vec<Option<StepId>>,
}

impl Figures {
    fn of(map: &StreamMap, meter: &Meter) -> Self {
        let summary = meter.summary(map);
        let leads = summary.readings.iter().filter_map(|reading| Some(reading.lead_time_hours?.mid));
        let bar_hours = rounded_up(leads.fold(0.0, f64::max));
        let mut next_on_path = vec![None; map.steps.len()];
        for (&row, &next) in summary.path_rows.iter().zip(summary.path.iter().skip(1)) {
            if let Some(place) = next_on_path.get_mut(row) {
                *place = Some(next);
            }
        }
        Self { summary, rungs: OnceLock::new(), bar_hours, next_on_path }
    }
}

/// The next of 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and their multiples by ten; 0 stays 0.
fn rounded_up(hours: f64) -> f64 {
    const STEPS: [f64; 10] = [1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
    if hours <= 0.0 {
        return 0.0;
    }
    let mut unit = 0.01;
    loop {
        if let Some(step) = STEPS.iter().find(|step| **step * unit >= hours) {
            return step * unit;
        }
        unit *= 10.0;
    }
}

impl MapView {
    /// Measures the map.
    pub fn of(map: StreamMap) -> Self {
        let meter = Meter::new(&map);
        let row_of = Places::of(map.steps.iter().map(|step| step.id));
        let figures = Figures::of(&map, &meter);
        Self(Arc::new(Parts { map, meter, row_of, figures, places_version: 0 }))
    }

    /// The view of a newer state of the map. `touched`: the only steps that may differ; `None`: anything may. Tells
    /// whether anything does.
    pub fn followed(mut self, newer: &StreamMap, touched: Option<&[StepId]>) -> (Self, bool) {
        let next_version = self.0.places_version + 1;
        // Somebody still looks at the old view.
        let Some(parts) = Arc::get_mut(&mut self.0) else {
            let mut view = Self::of(newer.clone());
            if let Some(parts) = Arc::get_mut(&mut view.0) {
                parts.places_version = next_version;
            }
            return (view, true);
        };
        let rows = touched.map(|steps| steps.iter().filter_map(|step| parts.row_of.get(*step)).collect::<Vec<_>>());
        let change = parts.map.take_over(newer, rows.as_deref());
        parts.follow(&change);
        (self, change != Change::default())
    }

    /// The map.
    pub fn map(&self) -> &StreamMap {
        &self.0.map
    }

    /// What it amounts to.
    pub fn summary(&self) -> &Summary {
        &self.0.figures.summary
    }

    /// Working hours that fill the bar in a step's box: the longest lead time of one step, rounded up so that typing
    /// another figure seldom draws all bars anew. 0 where no lead time is known.
    pub fn bar_hours(&self) -> f64 {
        self.0.figures.bar_hours
    }

    /// The rungs of its timeline.
    pub fn rungs(&self) -> &[Rung] {
        self.0.figures.rungs.get_or_init(|| timeline(self.map(), self.summary()))
    }

    /// Grows whenever something may be drawn at another place.
    pub fn places_version(&self) -> u64 {
        self.0.places_version
    }

    /// A step with its figures and its number on the map.
    pub fn step(&self, id: StepId) -> Option<(usize, &Step, &StepReading)> {
        let at = self.0.row_of.get(id)?;
        Some((at + 1, self.0.map.steps.get(at)?, self.summary().readings.get(at)?))
    }

    /// The name of a step as people refer to it: number and name.
    pub fn step_label(&self, id: StepId) -> String {
        self.step(id).map(|(number, step, _)| [&number.to_string(), " ", &step.name].concat()).unwrap_or_default()
    }

    /// Whether the step limits the stream.
    pub fn is_constraint(&self, id: StepId) -> bool {
        self.summary().constraint.as_ref().is_some_and(|constraint| constraint.step == id)
    }

    /// Whether the longest path runs along a flow between these steps.
    pub fn is_on_path(&self, from: StepId, to: StepId) -> bool {
        let row = self.0.row_of.get(from);
        row.and_then(|row| self.0.figures.next_on_path.get(row)).is_some_and(|next| *next == Some(to))
    }

    /// Whether the flow counts as rework, drawn so or closing a cycle.
    pub fn is_rework(&self, id: FlowId) -> bool {
        self.summary().rework_flows.contains(&id)
    }
}

impl Parts {
    fn follow(&mut self, change: &Change) {
        if *change == Change::default() {
            return;
        }
        if change.is_of_shape {
            self.row_of = Places::of(self.map.steps.iter().map(|step| step.id));
        }
        self.places_version += u64::from(change.is_of_places);
        self.meter.follow(&self.map, change);
        // The room of the old readings is that of the new ones: a program's memory never shrinks.
        (self.figures.summary.readings, self.figures.rungs) = (Vec::new(), OnceLock::new());
        self.figures = Figures::of(&self.map, &self.meter);
    }
}

/// Where everything is drawn. Apart from [`MapView`], because most changes of figures move nothing.
#[derive(Clone)]
pub struct LayoutView(Arc<Placed>);

struct Placed {
    layout: Layout,
    place_of: Places<StepId>,
    map: MapId,
    places_version: u64,
}

impl LayoutView {
    /// Lays the map out.
    pub fn of(view: &MapView) -> Self {
        let layout = layout(view.map());
        let place_of = Places::of(layout.boxes.iter().map(|placed| placed.step));
        Self(Arc::new(Placed { layout, place_of, map: view.map().id, places_version: view.places_version() }))
    }

    /// Whether the map's steps and flows still stand where they are drawn here.
    pub fn is_of(&self, view: &MapView) -> bool {
        self.0.map == view.map().id && self.0.places_version == view.places_version()
    }

    /// The layout.
    pub fn layout(&self) -> &Layout {
        &self.0.layout
    }

    /// The box of a step.
    pub fn step(&self, id: StepId) -> Option<&StepBox> {
        self.0.layout.boxes.get(self.0.place_of.get(id)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Duration, Position, Unit};

    fn map() -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = (0..3).map(|bits| Step::new(StepId::from_bits(bits), "s", "t")).collect();
        map
    }

    #[test]
    fn a_figure_changes_the_totals_and_no_place() {
        let (before, mut newer) = (map(), map());
        newer.steps[1].lead_time = Duration::read("3 h", Unit::Day);
        for touched in [None, Some([StepId::from_bits(1)].as_slice())] {
            let (view, has_changed) = MapView::of(before.clone()).followed(&newer, touched);
            assert_eq!((view.summary().lead_time.hours.mid, has_changed, view.places_version()), (3.0, true, 0));
        }
        newer.steps[1].position = Some(Position { x: 1.0, y: 1.0 });
        assert_eq!(MapView::of(before).followed(&newer, None).0.places_version(), 1);
    }

    #[test]
    fn the_scale_of_the_bars_is_the_longest_lead_time_rounded_up() {
        for (longest, scale) in
            [(0.0, 0.0), (0.004, 0.01), (1.0, 1.0), (3.1, 4.0), (69.0, 80.0), (201.0, 250.0), (210.0, 250.0)]
        {
            assert!((rounded_up(longest) - scale).abs() < 1e-9, "{longest}");
        }
    }

    #[test]
    fn a_view_somebody_still_has_is_left_as_it_is() {
        let old = MapView::of(map());
        let mut newer = map();
        newer.steps.truncate(1);
        let (view, _) = old.clone().followed(&newer, None);
        assert_eq!((old.map().steps.len(), view.map().steps.len(), view.places_version()), (3, 1, 1));
    }
}
