//! Weeks as an axis: one equal band per week, week names under it, months under those.
use super::canvas::px;
use super::element::{Drawn, Sheet};
use super::plot::{Slot, every_nth, first_come, write_slots};

/// Room under the base line for week and month names.
pub(super) const WEEK_LABELS_PX: f64 = 36.0;

/// Bands of equal width from the left end of a plot, in drawing units of the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bands {
    pub left: f64,
    pub width: f64,
}

impl Bands {
    pub(super) fn new(left_px: f64, right_px: f64, count: usize) -> Self {
        let (left, right) = (f64::from(px(left_px)), f64::from(px(right_px)));
        Self { left, width: (right - left).max(0.0) / count.max(1) as f64 }
    }

    /// Middle of a band, in drawing units.
    pub(super) fn middle(self, index: usize) -> i32 {
        (self.left + (index as f64 + 0.5) * self.width).round() as i32
    }

    /// Both ends of a band, in drawing units.
    pub(super) fn ends(self, index: usize) -> (i32, i32) {
        let end = |i: f64| (self.left + i * self.width).round() as i32;
        (end(index as f64), end(index as f64 + 1.0))
    }
}

/// Names of weeks and months under the base line; weeks thin out evenly, months where they would touch.
pub(super) fn write_weeks<'t>(
    sheet: &Sheet<'_>,
    bands: Bands,
    base_px: f64,
    names: impl Iterator<Item = (&'t str, Option<&'t str>)>,
) -> Drawn {
    let slots: Vec<(i32, &str, Option<&str>)> =
        names.enumerate().map(|(i, (week, month))| (bands.middle(i), week, month)).collect();
    let weeks: Vec<Slot<'_>> = slots.iter().map(|&(x, week, _)| (x, week)).collect();
    let months: Vec<Slot<'_>> = slots.iter().filter_map(|&(x, _, month)| Some((x, month?))).collect();
    write_slots(sheet, &every_nth(&weeks), base_px + 16.0, false)?;
    write_slots(sheet, &first_come(&months), base_px + 32.0, true)
}
