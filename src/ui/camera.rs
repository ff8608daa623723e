//! The camera over the map: which part of the map's space is seen, and how large.
//!
//! Two spaces: **map** (units of the layout, one CSS pixel at 100 %) and **view** (CSS pixels from the top left corner
//! of the drawing area).

use super::markup::Markup;
use crate::stream::Position;

/// Smallest zoom, unless a larger map is shown whole.
pub const LEAST_ZOOM: f64 = 0.02;
/// Parts of the zoom that a transform is written in.
const PARTS: u64 = 10_000_000;
/// Largest zoom.
pub const MOST_ZOOM: f64 = 4.0;

/// How many times larger a turn of the wheel by so many pixels shows things: the same way back leads to where one was.
/// That is e to the power of so many 500ths, to five digits; the library's function is a kilobyte of the page.
pub fn wheel_factor(pixels: f64) -> f64 {
    const PER_PIXEL: f64 = -0.002;
    const DOUBLINGS: i32 = 16;
    let mut factor = 1.0 + pixels * PER_PIXEL / f64::from(1 << DOUBLINGS);
    for _ in 0..DOUBLINGS {
        factor *= factor;
    }
    factor
}

/// `view = map × zoom + offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// View x of the map's origin.
    pub x_in_view: f64,
    /// View y of the map's origin.
    pub y_in_view: f64,
    /// View pixels per map unit.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { x_in_view: 0.0, y_in_view: 0.0, zoom: 1.0 }
    }
}

impl Camera {
    /// Where a point of the view lies on the map.
    pub fn map_from_view(self, x: f64, y: f64) -> Position {
        Position { x: (x - self.x_in_view) / self.zoom, y: (y - self.y_in_view) / self.zoom }
    }

    /// The value of the drawing's `transform`: offsets to a tenth of a pixel, zoom to a ten-millionth.
    pub fn transform(self) -> String {
        let mut transform = Markup::new();
        transform.path("translate(", &[self.x_in_view, self.y_in_view]);
        let parts = (self.zoom * PARTS as f64).round() as u64;
        let (whole, rest) = (parts / PARTS, (PARTS + parts % PARTS).to_string());
        transform
            .raw(") scale(")
            .raw(&whole.to_string())
            .raw(".")
            .raw(rest.strip_prefix('1').unwrap_or_default())
            .raw(")");
        transform.finish()
    }

    /// Moves what is seen by view pixels.
    #[must_use]
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self { x_in_view: self.x_in_view + dx, y_in_view: self.y_in_view + dy, ..self }
    }

    /// Zooms by a factor; the map point under (x, y) of the view stays there.
    #[must_use]
    pub fn zoomed_at(self, factor: f64, x: f64, y: f64) -> Self {
        let zoom = (self.zoom * factor).clamp(LEAST_ZOOM.min(self.zoom), MOST_ZOOM);
        let ratio = zoom / self.zoom;
        Self { x_in_view: x - (x - self.x_in_view) * ratio, y_in_view: y - (y - self.y_in_view) * ratio, zoom }
    }

    /// The camera that shows a whole map of this size in a view of that size, at most at 100 %, from the top left.
    pub fn fitting(width_in_map: f64, height_in_map: f64, width_in_view: f64, height_in_view: f64) -> Self {
        if width_in_map <= 0.0 || height_in_map <= 0.0 || width_in_view <= 0.0 || height_in_view <= 0.0 {
            return Self::default();
        }
        let zoom = (width_in_view / width_in_map).min(height_in_view / height_in_map).min(1.0);
        Self { x_in_view: 0.0, y_in_view: 0.0, zoom }
    }

    /// The least movement that brings a box of the map into a view of this size, with a margin in view pixels.
    #[must_use]
    pub fn showing(self, at: Position, width_in_map: f64, height_in_map: f64, view: (f64, f64), margin: f64) -> Self {
        let along = |offset: f64, start: f64, length: f64, room: f64| {
            let (first, last) = (start * self.zoom + offset, (start + length) * self.zoom + offset);
            let late = (last - (room - margin)).max(0.0);
            let early = (margin - (first - late)).max(0.0);
            offset - late + early
        };
        Self {
            x_in_view: along(self.x_in_view, at.x, width_in_map, view.0),
            y_in_view: along(self.y_in_view, at.y, height_in_map, view.1),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_wheel_zooms_by_powers_of_e(pixels in -1_000.0..1_000.0) {
            prop_assert!((wheel_factor(pixels) / f64::exp(-0.002 * pixels) - 1.0).abs() < 1e-4);
            prop_assert!((wheel_factor(pixels) * wheel_factor(-pixels) - 1.0).abs() < 1e-4);
        }

        #[test]
        fn the_point_under_the_pointer_stays(
            x in -1e4..1e4, y in -1e4..1e4, zoom in 0.1..3.0, factor in 0.2..5.0, px in 0.0..2e3, py in 0.0..2e3,
        ) {
            let before = Camera { x_in_view: x, y_in_view: y, zoom };
            let after = before.zoomed_at(factor, px, py);
            let (was, is) = (before.map_from_view(px, py), after.map_from_view(px, py));
            prop_assert!((was.x - is.x).abs() < 1e-6 && (was.y - is.y).abs() < 1e-6);
            prop_assert!((LEAST_ZOOM..=MOST_ZOOM).contains(&after.zoom));
        }

        #[test]
        fn a_fitting_camera_shows_all_of_the_map(w in 1.0..1e7, h in 1.0..1e4, vw in 300.0..2e3, vh in 300.0..2e3) {
            let camera = Camera::fitting(w, h, vw, vh);
            prop_assert!(w * camera.zoom <= vw + 1e-6 && h * camera.zoom <= vh + 1e-6);
            prop_assert!(camera.zoom <= 1.0);
            let (out, into) = (camera.zoomed_at(0.5, 0.0, 0.0), camera.zoomed_at(2.0, 0.0, 0.0));
            prop_assert!(out.zoom >= LEAST_ZOOM.min(camera.zoom) && into.zoom > camera.zoom);
        }

        #[test]
        fn a_shown_box_that_fits_is_in_view(x in -1e4..1e4, y in -1e4..1e4, ox in -1e4..1e4, oy in -1e4..1e4) {
            let camera = Camera { x_in_view: ox, y_in_view: oy, zoom: 1.0 };
            let shown = camera.showing(Position { x, y }, 118.0, 98.0, (800.0, 600.0), 24.0);
            let left = x + shown.x_in_view;
            let top = y + shown.y_in_view;
            prop_assert!(left >= 24.0 - 1e-6 && left + 118.0 <= 776.0 + 1e-6);
            prop_assert!(top >= 24.0 - 1e-6 && top + 98.0 <= 576.0 + 1e-6);
        }
    }

    #[test]
    fn the_transform_is_written_without_rounding_the_zoom_away() {
        for (zoom, text) in
            [(1.0, "1.0000000"), (0.67, "0.6700000"), (0.000_507, "0.0005070"), (3.999_999_99, "4.0000000")]
        {
            let camera = Camera { x_in_view: -12.34, y_in_view: 5.0, zoom };
            assert_eq!(camera.transform(), format!("translate(-12.3 5) scale({text})"));
        }
    }

    #[test]
    fn a_map_without_extent_is_seen_at_100_percent() {
        assert_eq!(Camera::fitting(0.0, 0.0, 800.0, 600.0), Camera::default());
    }
}
