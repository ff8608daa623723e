//! What is seen of the map.

use leptos::prelude::*;

use super::Desk;
use crate::id::StepId;
use crate::stream::{Position, StepBox};
use crate::ui::camera::Camera;
use crate::ui::parts::dynamic::effect;

pub(super) const ZOOM_STEP: f64 = 1.25;
const MARGIN_IN_VIEW: f64 = 32.0;
/// Room for words under the steps of the last lane, in map units.
const UNDER_ALL: f64 = 6.0;
const LEAST_READABLE_ZOOM: f64 = 0.67;
/// A map that is whole at this zoom is shown whole: its lanes tell more together than a little larger and cut.
const LEAST_WHOLE_ZOOM: f64 = 0.6;

impl Desk {
    pub(super) fn bring_into_view(self, step: StepId) {
        let Some(layout) = self.layout.get_untracked() else { return };
        let Some(placed) = layout.step(step).copied() else { return };
        let size = self.view_size.get_untracked();
        let at = Position { x: placed.x, y: placed.y };
        let layout = layout.layout();
        let start = Position { x: layout.left, y: layout.top };
        let show = |camera: Camera| camera.showing(at, placed.width, placed.height, size, MARGIN_IN_VIEW);
        self.camera.update(|camera| {
            // A map that is whole in view, but for a pixel, stays where it is, though a step be near the edge.
            if camera.showing(start, layout.width, layout.height, size, -1.0) != *camera {
                *camera = show(*camera);
            }
        });
    }

    pub(super) fn zoom(self, factor: f64) {
        let (width, height) = self.view_size.get_untracked();
        self.move_camera(self.camera.get_untracked().zoomed_at(factor, width / 2.0, height / 2.0));
    }

    /// A person moves the camera: from now on it stays where it is put.
    pub fn move_camera(self, camera: Camera) {
        self.follows_map.set(false);
        self.camera.set(camera);
    }

    /// While nobody has moved the camera it keeps the map in view, whatever grows or shrinks. Belongs to the component
    /// that calls it.
    pub fn keep_in_view(self) {
        let extent = Memo::new(move |_| {
            let layout = self.layout.get()?;
            let layout = layout.layout();
            Some((layout.left, layout.top, layout.width, layout.height))
        });
        effect(move || {
            extent.track();
            self.view_size.track();
            if self.follows_map.get_untracked() && self.carried.get_untracked().is_none() {
                self.fit(LEAST_READABLE_ZOOM);
                if let Some(step) = untrack(|| self.selected_step()) {
                    self.bring_into_view(step);
                }
            }
        });
    }

    /// The whole map in view.
    pub fn zoom_all(self) {
        self.follows_map.set(true);
        self.fit(0.0);
    }

    /// The map from its top left corner, as large as it can be read: whole where it fits at three fifths, else at two thirds.
    pub fn zoom_to_read(self) {
        self.follows_map.set(true);
        self.fit(LEAST_READABLE_ZOOM);
    }

    pub(super) fn fit(self, least_zoom: f64) {
        let (width, height) = self.view_size.get_untracked();
        if let Some(layout) = self.layout.get_untracked() {
            let layout = layout.layout();
            let fitting = Camera::fitting(layout.width, layout.height + UNDER_ALL, width, height);
            let zoom = if fitting.zoom < LEAST_WHOLE_ZOOM { fitting.zoom.max(least_zoom) } else { fitting.zoom };
            self.camera.set(Camera { x_in_view: -layout.left * zoom, y_in_view: -layout.top * zoom, zoom });
        }
    }

    /// The selected steps in view, as large as 100 %.
    pub(super) fn zoom_selection(self) {
        let Some(layout) = self.layout.get_untracked() else { return };
        let placed: Vec<_> = self.selected_steps().into_iter().filter_map(|id| layout.step(id).copied()).collect();
        let least = |of: fn(&StepBox) -> f64| placed.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&StepBox) -> f64| placed.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (left, top) = (least(|of| of.x) - MARGIN_IN_VIEW, least(|of| of.y) - MARGIN_IN_VIEW);
        let (right, bottom) = (most(StepBox::right) + MARGIN_IN_VIEW, most(StepBox::bottom) + MARGIN_IN_VIEW);
        if placed.is_empty() {
            return;
        }
        let (width, height) = self.view_size.get_untracked();
        let zoom = Camera::fitting(right - left, bottom - top, width, height).zoom;
        let centred = |first: f64, last: f64, room: f64| room / 2.0 - f64::midpoint(first, last) * zoom;
        self.move_camera(Camera { x_in_view: centred(left, right, width), y_in_view: centred(top, bottom, height), zoom });
    }

    /// 100 %, about the middle of what is seen.
    pub(super) fn zoom_full(self) {
        self.zoom(1.0 / self.camera.get_untracked().zoom);
    }
}
