//! What mouse, pen and fingers do on the drawing.
//!
//! Mouse and pen select and carry; the wheel, the middle button and the space bar move the paper. One finger moves the
//! paper, two change its size as well.

use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;

use super::scene::{Area, Scene};
use super::{attribute_of, is_selected, target_with};
use crate::id::{FlowId, StepId};
use crate::stream::Carried;
use crate::ui::camera::{Camera, wheel_factor};
use crate::ui::keys::Action;
use crate::ui::map::desk::{Desk, Selection};
use crate::ui::markup::Markup;
use crate::ui::snap::{Guide, snap};

/// What the pointer is doing since it went down.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Grip {
    /// Moves the camera.
    Paper { camera: Camera },
    /// Selects what lies in a rectangle.
    Frame { is_drawn: bool },
    /// Carries the selected steps.
    Step { step: StepId, is_carried: bool },
    /// Draws a flow from a step.
    Handle { from: StepId },
    /// Two fingers: how far apart they were, and the camera then.
    Pinch { apart: f64, camera: Camera },
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Press {
    x: f64,
    y: f64,
    grip: Grip,
}

/// Below this many pixels a press is a click.
const DRAG_THRESHOLD_PX: f64 = 4.0;
/// Within so many pixels a carried step comes in line with another.
const SNAP_REACH_PX: f64 = 6.0;
/// Guides run across whatever is seen.
const FAR_AWAY: f64 = 1e6;

/// A finger or the mouse, in view pixels.
type Finger = (i32, f64, f64);

/// Handles of the hand. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Hand {
    desk: Desk,
    scene: Scene,
    frame: NodeRef<html::Div>,
    press: RwSignal<Option<Press>>,
    at: RwSignal<(f64, f64)>,
    fingers: StoredValue<Vec<Finger>>,
    guides: RwSignal<Vec<Guide>>,
    has_space: RwSignal<bool>,
}

impl Hand {
    pub fn new(desk: Desk, scene: Scene, frame: NodeRef<html::Div>) -> Self {
        Self {
            desk,
            scene,
            frame,
            press: RwSignal::new(None),
            at: RwSignal::new((0.0, 0.0)),
            fingers: StoredValue::new(Vec::new()),
            guides: RwSignal::new(Vec::new()),
            has_space: RwSignal::new(false),
        }
    }

    pub fn hold_space(self, is_down: bool) {
        self.has_space.set(is_down);
    }

    /// Whether a drag would move the paper, or does.
    pub fn pans(self) -> bool {
        self.has_space.get() || matches!(self.press.get(), Some(Press { grip: Grip::Paper { .. }, .. }))
    }

    pub fn down(self, event: &PointerEvent) {
        let (x, y) = self.position(event);
        self.at.set((x, y));
        self.fingers.update_value(|fingers| fingers.push((event.pointer_id(), x, y)));
        if let Some(pinch) = self.pinch() {
            self.desk.carried.set(None);
            self.press.set(Some(pinch));
            return;
        }
        let press = self.grip(event).map(|grip| Press { x, y, grip });
        self.press.set(press);
    }

    /// Two fingers on the paper.
    fn pinch(self) -> Option<Press> {
        let camera = self.desk.camera.get_untracked();
        self.fingers.with_value(|fingers| {
            let [(_, ax, ay), (_, bx, by)] = fingers.as_slice() else { return None };
            let grip = Grip::Pinch { apart: (ax - bx).hypot(ay - by).max(1.0), camera };
            Some(Press { x: ax.midpoint(*bx), y: ay.midpoint(*by), grip })
        })
    }

    pub fn moved(self, event: &PointerEvent) {
        let Some(press) = self.press.get_untracked() else { return };
        let at = self.position(event);
        self.at.set(at);
        self.fingers.update_value(|fingers| {
            for finger in fingers.iter_mut().filter(|finger| finger.0 == event.pointer_id()) {
                (finger.1, finger.2) = at;
            }
        });
        if let Some(next) = self.drag(press, at, event) {
            self.capture(event);
            if next != press {
                self.press.set(Some(next));
            }
        }
    }

    pub fn up(self, event: &PointerEvent) {
        // On Linux the middle button pastes what was selected last, wherever that was.
        event.prevent_default();
        self.lift(event);
        let Some(press) = self.press.get_untracked() else { return };
        self.press.set(None);
        self.guides.set(Vec::new());
        match press.grip {
            // A click on one of several: only lifting the pointer tells that they were not to be carried.
            Grip::Step { step, is_carried: false }
                if !event.shift_key() && self.desk.selected_steps().len() > 1 =>
            {
                self.desk.select_step(step);
            }
            Grip::Step { .. } => {
                if let Some(carried) = self.desk.carried.get_untracked() {
                    self.desk.put_down(&carried);
                }
            }
            Grip::Handle { from } => {
                if let Some(to) = self.step_under(event) {
                    self.desk.connect(from, to);
                }
            }
            _ => {}
        }
    }

    pub fn cancel(self, event: &PointerEvent) {
        self.lift(event);
        self.press.set(None);
        self.guides.set(Vec::new());
        self.desk.carried.set(None);
    }

    fn lift(self, event: &PointerEvent) {
        self.fingers.update_value(|fingers| fingers.retain(|finger| finger.0 != event.pointer_id()));
    }

    pub fn wheel(self, event: &WheelEvent) {
        event.prevent_default();
        let (x, y) = self.position(event);
        let lines = if event.delta_mode() == 1 { 16.0 } else { 1.0 };
        let (dx, dy) = (event.delta_x() * lines, event.delta_y() * lines);
        let camera = self.desk.camera.get_untracked();
        self.desk.move_camera(if event.ctrl_key() || event.meta_key() {
            camera.zoomed_at(wheel_factor(dy), x, y)
        } else if event.shift_key() && dx == 0.0 {
            camera.panned(-dy, 0.0)
        } else {
            camera.panned(-dx, -dy)
        });
    }

    /// The name of a step; a step where the ground is.
    pub fn double_click(self, event: &MouseEvent) {
        let (x, y) = self.position(event);
        if self.step_at(x, y).is_some() {
            self.desk.run(Action::EditName);
        } else if target_with(event, "data-flow").is_none() {
            let place = self.desk.camera.get_untracked().map_from_view(x, y);
            self.desk.add_step_at(place.x, place.y);
        }
    }

    /// What lies under the pointer: selects it, and says what a drag from here would do.
    fn grip(self, event: &PointerEvent) -> Option<Grip> {
        let desk = self.desk;
        let paper = Grip::Paper { camera: desk.camera.get_untracked() };
        if event.button() == 1 || (event.button() == 0 && self.has_space.get_untracked()) {
            return Some(paper);
        }
        if event.button() != 0 {
            return None;
        }
        if let Some(from) = target_with(event, "data-handle").and_then(|text| text.parse().ok()) {
            return Some(Grip::Handle { from });
        }
        let (x, y) = self.at.get_untracked();
        if let Some(step) = self.step_at(x, y) {
            if event.shift_key() {
                desk.toggle_step(step);
            } else if !desk.selection.with_untracked(|selection| is_selected(selection, step)) {
                desk.select_step(step);
            }
            Desk::focus_step(step);
            return Some(Grip::Step { step, is_carried: false });
        }
        if let Some(flow) = target_with(event, "data-flow").and_then(|text| text.parse::<FlowId>().ok()) {
            desk.selection.set(Selection::Flow(flow));
            return Some(paper);
        }
        if !event.shift_key() {
            desk.selection.set(Selection::Nothing);
        }
        Some(if event.pointer_type() == "touch" { paper } else { Grip::Frame { is_drawn: false } })
    }

    /// Where a press stands after the pointer moved; `None` while it is still a click.
    fn drag(self, press: Press, (x, y): (f64, f64), event: &PointerEvent) -> Option<Press> {
        let desk = self.desk;
        let (dx, dy) = (x - press.x, y - press.y);
        let is_click = dx.hypot(dy) < DRAG_THRESHOLD_PX;
        let grip = match press.grip {
            Grip::Paper { camera } => {
                desk.move_camera(camera.panned(dx, dy));
                press.grip
            }
            Grip::Pinch { apart, camera } => {
                let now = self.pinch()?;
                let Grip::Pinch { apart: apart_now, .. } = now.grip else { return None };
                let panned = camera.panned(now.x - press.x, now.y - press.y);
                desk.move_camera(panned.zoomed_at(apart_now / apart, now.x, now.y));
                press.grip
            }
            Grip::Step { is_carried: false, .. } | Grip::Frame { is_drawn: false } if is_click => return None,
            Grip::Step { step, .. } => {
                self.carry(step, (dx, dy), event.alt_key());
                Grip::Step { step, is_carried: true }
            }
            Grip::Frame { .. } => {
                self.select_in_frame(press, (x, y));
                Grip::Frame { is_drawn: true }
            }
            Grip::Handle { .. } => press.grip,
        };
        Some(Press { grip, ..press })
    }

    /// Carries the selected steps; with Alt wherever the pointer goes, else in line with others or on the grid.
    fn carry(self, step: StepId, by_in_view: (f64, f64), is_free: bool) {
        let desk = self.desk;
        let Some(layout) = desk.layout.get_untracked() else { return };
        let zoom = desk.camera.get_untracked().zoom;
        let (mut dx, mut dy) = (by_in_view.0 / zoom, by_in_view.1 / zoom);
        let mut carried = desk.carried.get_untracked().unwrap_or_else(|| Carried::new(desk.selected_steps()));
        if let (false, Some(of)) = (is_free, layout.step(step)) {
            let near = self.scene.steps.get_untracked();
            let others = near.iter().filter(|id| !carried.has(**id)).filter_map(|id| layout.step(*id));
            let snapped = snap(of, dx, dy, others, SNAP_REACH_PX / zoom);
            (dx, dy) = (snapped.dx, snapped.dy);
            self.guides.set(snapped.guides);
        }
        (carried.dx, carried.dy) = (dx, dy);
        desk.carried.set(Some(carried));
    }

    fn select_in_frame(self, press: Press, at: (f64, f64)) {
        let Some(layout) = self.desk.layout.get_untracked() else { return };
        let area = self.framed(press, at);
        let framed: Vec<StepId> =
            layout.layout().boxes.iter().filter(|of| area.meets(of)).map(|of| of.step).collect();
        if self.desk.selected_steps() != framed {
            self.desk.select_steps(framed);
        }
    }

    fn framed(self, press: Press, (x, y): (f64, f64)) -> Area {
        let camera = self.desk.camera.get_untracked();
        let first = camera.map_from_view(press.x.min(x), press.y.min(y));
        let last = camera.map_from_view(press.x.max(x), press.y.max(y));
        Area { left: first.x, top: first.y, right: last.x, bottom: last.y }
    }

    /// The step at a place of the view; the one that is drawn last lies on top.
    fn step_at(self, x: f64, y: f64) -> Option<StepId> {
        let at = self.desk.camera.get_untracked().map_from_view(x, y);
        let layout = self.desk.layout.get_untracked()?;
        let is_hit = |of: &&crate::stream::StepBox| of.x <= at.x && at.x <= of.right() && of.y <= at.y && at.y <= of.bottom();
        layout.layout().boxes.iter().rev().find(is_hit).map(|of| of.step)
    }

    /// The step under the pointer when it is lifted: while it is captured the event's own target is the drawing.
    fn step_under(self, event: &PointerEvent) -> Option<StepId> {
        let element = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
        let under = element.and_then(|element| attribute_of(&element, "data-step"));
        under.and_then(|text| text.parse().ok()).or_else(|| {
            let (x, y) = self.position(event);
            self.step_at(x, y)
        })
    }

    /// What is drawn while the pointer moves: the frame, the new flow, the guides.
    pub fn traces(self) -> String {
        let mut markup = Markup::new();
        match self.press.get() {
            Some(press @ Press { grip: Grip::Frame { is_drawn: true }, .. }) => {
                let area = self.framed(press, self.at.get());
                markup.raw("<rect class=\"framed\"").num("x", area.left).num("y", area.top);
                markup.num("width", area.right - area.left).num("height", area.bottom - area.top).empty();
            }
            Some(Press { grip: Grip::Handle { from }, .. }) => {
                let start = self.desk.layout.get().and_then(|layout| layout.step(from).copied());
                let (x, y) = self.at.get();
                let end = self.desk.camera.get_untracked().map_from_view(x, y);
                if let Some(start) = start {
                    markup.raw("<path class=\"new-flow\" d=\"").path("M", &[start.right(), start.y + start.height / 2.0]);
                    markup.path("L", &[end.x, end.y]).raw("\"/>");
                }
            }
            _ => {}
        }
        for guide in self.guides.get() {
            markup.raw("<path class=\"guide\" d=\"");
            match guide {
                Guide::Upright(x) => markup.path("M", &[x, -FAR_AWAY]).path("V", &[FAR_AWAY]),
                Guide::Level(y) => markup.path("M", &[-FAR_AWAY, y]).path("H", &[FAR_AWAY]),
            };
            markup.raw("\"/>");
        }
        markup.finish()
    }

    fn position(self, event: &MouseEvent) -> (f64, f64) {
        let Some(frame) = self.frame.get_untracked() else { return (0.0, 0.0) };
        let edges = frame.get_bounding_client_rect();
        (f64::from(event.client_x()) - edges.left(), f64::from(event.client_y()) - edges.top())
    }

    /// Keeps the pointer's events coming while it is outside.
    fn capture(self, event: &PointerEvent) {
        let Some(frame) = self.frame.get_untracked() else { return };
        if let Ok(Some(svg)) = frame.query_selector("svg.map") {
            let _ = svg.set_pointer_capture(event.pointer_id());
        }
    }
}
