//! What of the map is on the page: all of a small one; of others the steps and flows near what is seen, or, where those
//! are too many, none of them.

use leptos::prelude::*;

use crate::id::StepId;
use crate::platform::clock;
use crate::stream::{Carried, FlowRoute, Position, StepBox, carried_flows};
use crate::ui::draw::{callout::callout, far, flows::flows, lanes};
use crate::ui::map::desk::{Desk, Selection};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::memo_flag;
use crate::ui::view::LayoutView;

/// More steps than this in view are drawn as a few shapes.
const MOST_FIGURES: usize = 260;
/// What is seen is taken in steps of so many pixels, so that most movements of the camera change nothing on the page.
const CELL_IN_VIEW: f64 = 120.0;
/// Whether steps are too many is asked of more than is seen, so that a movement seldom changes the answer.
const CROWD_CELL_IN_VIEW: f64 = 240.0;
/// What stands beside what is seen comes so long after the first drawing, which somebody waits for.
const BESIDE_AFTER_MS: u32 = 100;
/// So few steps are all on the page, wherever the camera is: whoever has the page read out, or searches it, finds them all.
const FEW_FIGURES: usize = 60;
/// Below this zoom names and figures in the boxes cannot be read.
const FAR_ZOOM: f64 = 0.45;
/// Below this one only names and lead times can.
const MID_ZOOM: f64 = 0.7;

const EVERYWHERE: Area =
    Area { left: f64::NEG_INFINITY, top: f64::NEG_INFINITY, right: f64::INFINITY, bottom: f64::INFINITY };

/// A part of the map, in map units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub fn meets(&self, of: &StepBox) -> bool {
        of.x < self.right && of.y < self.bottom && of.right() > self.left && of.bottom() > self.top
    }

    fn has_part_of(&self, route: &FlowRoute) -> bool {
        let within = |least: f64, most: f64, of: fn(&Position) -> f64| {
            route.points.iter().any(|point| of(point) > least) && route.points.iter().any(|point| of(point) < most)
        };
        within(self.left, self.right, |point| point.x) && within(self.top, self.bottom, |point| point.y)
    }
}

/// Handles of the scene. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Scene {
    desk: Desk,
    /// What is seen, and what stands close beside it; all of a small map.
    seen: Memo<Area>,
    /// More of what stands around it.
    around: Memo<Area>,
    /// Steps that stand on the page as figures of their own.
    pub steps: Memo<Vec<StepId>>,
    is_crowded: Memo<bool>,
    /// The steps that are carried, whatever the distance.
    carried: Memo<Option<Carried>>,
}

impl Scene {
    pub fn new(desk: Desk) -> Self {
        let beside = RwSignal::new(0.0);
        let around = Memo::new(move |_| seen(desk, CROWD_CELL_IN_VIEW, 1.0));
        let is_small = |layout: &LayoutView| layout.layout().boxes.len() <= FEW_FIGURES;
        let has_few = memo_flag(move || desk.layout.with(|layout| layout.as_ref().is_none_or(is_small)));
        let seen = Memo::new(move |_| if has_few.get() { EVERYWHERE } else { seen(desk, CELL_IN_VIEW, beside.get()) });
        clock::spawn(async move {
            clock::sleep(BESIDE_AFTER_MS).await;
            beside.try_set(1.0);
        });
        let is_crowded = memo_flag(move || around.with(|around| steps_in(desk, around).len() > MOST_FIGURES));
        let near = move || seen.with(|seen| steps_in(desk, seen));
        let steps = Memo::new(move |_| if is_crowded.get() { chosen(desk) } else { near() });
        let carried = Memo::new(move |_| {
            desk.carried.with(|carried| carried.as_ref().map(|carried| Carried { dx: 0.0, dy: 0.0, ..carried.clone() }))
        });
        Self { desk, seen, around, steps, is_crowded, carried }
    }

    /// Whether the steps in view are too many for figures of their own.
    pub fn is_crowded(self) -> bool {
        self.is_crowded.get()
    }

    /// Whether what stands in the boxes is too small to be read.
    pub fn is_far(self) -> bool {
        self.desk.camera.get().zoom < FAR_ZOOM
    }

    /// Whether only names and lead times in the boxes can be read.
    pub fn is_mid(self) -> bool {
        (FAR_ZOOM..MID_ZOOM).contains(&self.desk.camera.get().zoom)
    }

    /// The bands of the teams.
    pub fn lanes(self) -> String {
        let around = self.around.get();
        let bands = |layout: &LayoutView| lanes::bands(&layout.layout().lanes, around.left, around.right);
        self.desk.layout.with(|layout| layout.as_ref().map(bands)).unwrap_or_default()
    }

    /// The names of the teams, at the left edge of what is seen.
    pub fn lane_names(self) -> String {
        let zoom = self.desk.zoom.get();
        let names = |layout: &LayoutView| lanes::names(&layout.layout().lanes, zoom);
        self.desk.layout.with(|layout| layout.as_ref().map(names)).unwrap_or_default()
    }

    pub fn lane_names_transform(self) -> String {
        let mut transform = Markup::new();
        let left = self.desk.camera.get().map_from_view(0.0, 0.0).x;
        transform.path("translate(", &[left, 0.0]).raw(")");
        transform.finish()
    }

    /// The flows that are seen, but for those of carried steps.
    pub fn flows(self) -> String {
        if self.is_crowded.get() {
            return String::new();
        }
        let (Some(view), Some(layout)) = (self.desk.view.get(), self.desk.layout.get()) else { return String::new() };
        let (seen, carried) = (self.seen.get(), self.carried.get());
        let is_held = |route: &FlowRoute| {
            let flow = view.map().flows.get(route.place);
            carried.as_ref().zip(flow).is_some_and(|(carried, flow)| carried.moves(flow))
        };
        let is_seen = |route: &FlowRoute| seen.has_part_of(route) && !is_held(route);
        flows(&view, &layout.layout().flows, self.selected_flow(), is_seen)
    }

    /// The flows of carried steps.
    pub fn held_flows(self) -> String {
        let desk = self.desk;
        desk.carried.with(|carried| {
            let (Some(carried), Some(view), Some(layout)) = (carried, desk.view.get(), desk.layout.get()) else {
                return String::new();
            };
            let routes = carried_flows(view.map(), layout.layout(), carried);
            flows(&view, &routes, self.selected_flow(), |_| true)
        })
    }

    fn selected_flow(self) -> Option<crate::id::FlowId> {
        match self.desk.selection.get() {
            Selection::Flow(flow) => Some(flow),
            _ => None,
        }
    }

    /// Far out, the names of the longest waits.
    pub fn far_names(self) -> String {
        let zoom = self.desk.zoom.get();
        let (Some(view), Some(layout)) = (self.desk.view.get(), self.desk.layout.get()) else { return String::new() };
        let seen = self.seen.get();
        if zoom < FAR_ZOOM { far::names(&view, layout.layout(), zoom, |of| seen.meets(of)) } else { String::new() }
    }

    /// The reason beside the constraint, where that is seen.
    pub fn callout(self) -> String {
        let (Some(view), Some(layout)) = (self.desk.view.get(), self.desk.layout.get()) else { return String::new() };
        let constraint = view.summary().constraint.as_ref().and_then(|constraint| layout.step(constraint.step));
        let is_seen = constraint.is_some_and(|of| self.seen.get().meets(of));
        if is_seen && !self.is_far() { callout(&view, &layout).unwrap_or_default() } else { String::new() }
    }
}

/// What is seen, in whole cells with sides of so many pixels, and a margin of so many cells all around.
fn seen(desk: Desk, side: f64, margin_cells: f64) -> Area {
    let (camera, (width, height)) = (desk.camera.get(), desk.view_size.get());
    let floor = |offset: f64| ((-offset / side).floor() - margin_cells) * side;
    let ceil = |offset: f64, room: f64| (((room - offset) / side).ceil() + margin_cells) * side;
    Area {
        left: floor(camera.x_in_view) / camera.zoom,
        top: floor(camera.y_in_view) / camera.zoom,
        right: ceil(camera.x_in_view, width) / camera.zoom,
        bottom: ceil(camera.y_in_view, height) / camera.zoom,
    }
}

/// The steps of which something stands in this area; no more of them than tell that it is crowded.
fn steps_in(desk: Desk, area: &Area) -> Vec<StepId> {
    let within = |layout: &LayoutView| {
        let within = layout.layout().boxes.iter().filter(|of| area.meets(of)).map(|of| of.step);
        within.take(MOST_FIGURES + 1).collect()
    };
    desk.layout.with(|layout| layout.as_ref().map(within)).unwrap_or_default()
}

/// In a crowd only what somebody has chosen keeps a figure of its own.
fn chosen(desk: Desk) -> Vec<StepId> {
    let mut steps = match desk.selection.get() {
        Selection::Steps(steps) => steps,
        _ => Vec::new(),
    };
    steps.truncate(MOST_FIGURES);
    steps
}
