//! A scorecard profile as bars: rating, target and the scorecard compared with, on one scale from 0 to 3.
use plotters::element::{PathElement, Polygon, Rectangle};
use plotters::style::Color;

use super::axis::{Axis, drawable};
use super::canvas::px;
use super::element::{AXIS_TEXT_PX, Block, Drawn, Label, Look, Sheet, dashed, datum, hit_area, line, size_px};
use super::ink::Ink;
use super::measure::{Weight, fit, text_width_px};
use super::plot::{Edges, Plot, plot};
use crate::report::figure::{Frame, Profile, ProfileRow};

/// Upper end of the rating scale.
pub(super) const HIGHEST_RATING: f64 = 3.0;

const BAR_PX: f64 = 8.0;
/// Rows at least this high have their words above the bar; lower ones beside it.
const STACKED_ROW_PX: f64 = 36.0;

#[allow(clippy::struct_field_names, reason = "the postfix is the unit")]
struct Layout {
    row_px: f64,
    figure_size_px: f64,
    /// Left end of the bars.
    left_px: f64,
    /// Right end of the bars.
    right_px: f64,
}

impl Layout {
    fn is_stacked(&self) -> bool {
        self.row_px >= STACKED_ROW_PX
    }

    /// Middle of the bar of a row, in drawing units.
    fn bar_middle(&self, index: usize) -> i32 {
        let part = if self.is_stacked() { 0.68 } else { 0.5 };
        px((index as f64 + part) * self.row_px)
    }
}

/// Draws the chart; `None` without rows.
pub(super) fn profile_bars(profile: &Profile, frame: &Frame) -> Option<String> {
    if profile.rows.is_empty() {
        return None;
    }
    super::sheet(frame, |sheet| {
        let (width_px, height_px) = size_px(sheet);
        let layout = lay_out(profile, width_px, height_px);
        let edges = Edges { top: 0.0, right: width_px - layout.right_px, bottom: 0.0, left: layout.left_px };
        let rows = Axis::linear(profile.rows.len() as f64, 0.0, Vec::new());
        let plot = plot(sheet, (Axis::linear(0.0, HIGHEST_RATING, Vec::new()), rows), edges)?;
        let mut rows = profile.rows.iter().enumerate();
        rows.try_for_each(|(index, row)| draw_row(sheet, &plot, &layout, (index, row)))
    })
}

fn lay_out(profile: &Profile, width_px: f64, height_px: f64) -> Layout {
    let row_px = height_px / profile.rows.len().max(1) as f64;
    let figure_size_px = if row_px >= STACKED_ROW_PX { 18.0 } else { 13.0 };
    let widest = |text: fn(&ProfileRow) -> &str, size: fn(&ProfileRow, f64) -> f64| {
        let width = |row: &ProfileRow| text_width_px(text(row), size(row, figure_size_px), Weight::Bold);
        profile.rows.iter().map(width).fold(0.0, f64::max)
    };
    let values_px = widest(|row| &row.value_label, value_size_px).min(width_px * 0.3);
    let names_px = widest(|row| &row.name, |_, _| 12.0).min(width_px * 0.4);
    let left_px = if row_px >= STACKED_ROW_PX { 2.0 } else { names_px + 10.0 };
    Layout { row_px, figure_size_px, left_px, right_px: (width_px - values_px - 12.0).max(left_px + 1.0) }
}

/// Words instead of a figure are set smaller.
fn value_size_px(row: &ProfileRow, figure_px: f64) -> f64 {
    if drawable(row.value).is_some() { figure_px } else { 12.0 }
}

fn draw_row(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, layout: &Layout, (index, row): (usize, &ProfileRow)) -> Drawn {
    let middle = layout.bar_middle(index);
    let (width_px, _) = size_px(sheet);
    let (top, foot) = (px(index as f64 * layout.row_px), px((index as f64 + 1.0) * layout.row_px));
    datum(sheet, (index, &row.title), || {
        hit_area(sheet, [(0, top), (px(width_px), foot)])?;
        draw_scale(sheet, plot, middle, drawable(row.value).is_some())?;
        if let Some(value) = drawable(row.value) {
            draw_value(sheet, plot, middle, value)?;
        }
        if let Some(previous) = drawable(row.previous) {
            draw_previous(sheet, plot, middle, previous)?;
        }
        let reach_px = (layout.row_px / 2.0 - BAR_PX / 2.0 - 3.0).clamp(1.0, 5.0);
        drawable(row.target).map_or(Ok(()), |target| draw_target(sheet, x_of(plot, target), middle, reach_px))
    })?;
    if layout.row_px < 14.0 {
        return Ok(());
    }
    write_value(sheet, layout, row, middle)?;
    if layout.is_stacked() { write_above(sheet, layout, row, middle) } else { write_beside(sheet, layout, row, middle) }
}

fn x_of(plot: &Plot<'_, '_>, rating: f64) -> i32 {
    plot.backend_coord(&(rating, 0.0)).0
}

fn half_bar() -> i32 {
    px(BAR_PX / 2.0)
}

/// The empty scale, dashed where nothing is rated.
fn draw_scale(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, middle: i32, is_rated: bool) -> Drawn {
    let corners = [(x_of(plot, 0.0), middle - half_bar()), (x_of(plot, HIGHEST_RATING), middle + half_bar())];
    let frame = Rectangle::new(corners, line(Ink::Edge, 1.0));
    if !is_rated {
        return dashed(sheet, "3 2", || sheet.draw(&frame));
    }
    sheet.draw(&frame)?;
    for rating in [1.0, 2.0] {
        let x = x_of(plot, rating);
        let path = vec![(x, middle - half_bar()), (x, middle + half_bar())];
        sheet.draw(&PathElement::new(path, line(Ink::Edge, 1.0)))?;
    }
    Ok(())
}

fn draw_value(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, middle: i32, value: f64) -> Drawn {
    let corners = [(x_of(plot, 0.0), middle - half_bar()), (x_of(plot, value), middle + half_bar())];
    sheet.draw(&Block { corners, look: Look::Solid(Ink::Level3) })
}

/// A thin outline around what was reached then.
fn draw_previous(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, middle: i32, previous: f64) -> Drawn {
    let out = half_bar() + px(2.5);
    let corners = [(x_of(plot, 0.0), middle - out), (x_of(plot, previous), middle + out)];
    sheet.draw(&Rectangle::new(corners, line(Ink::Ink3, 1.0)))
}

/// A dashed upright that reaches beyond the bar, with a triangle on its head.
fn draw_target(sheet: &Sheet<'_>, x: i32, middle: i32, reach_px: f64) -> Drawn {
    let out = half_bar() + px(reach_px);
    let path = PathElement::new(vec![(x, middle - out), (x, middle + out)], line(Ink::Ink, 1.5));
    dashed(sheet, "3 2", || sheet.draw(&path))?;
    let head = middle - out - px(2.0);
    let corners = vec![(x - px(4.0), head), (x + px(4.0), head), (x, head + px(4.5))];
    sheet.draw(&Polygon::new(corners, Ink::Ink.filled()))
}

fn write_value(sheet: &Sheet<'_>, layout: &Layout, row: &ProfileRow, middle: i32) -> Drawn {
    let (width_px, _) = size_px(sheet);
    let size_px = value_size_px(row, layout.figure_size_px);
    let text = fit(&row.value_label, size_px, Weight::Bold, width_px - layout.right_px - 6.0);
    let label = Label::new(&text, (px(width_px), middle + px(size_px * 0.36))).size(size_px).right();
    let label = if drawable(row.value).is_some() { label.bold().ink(Ink::Ink) } else { label };
    sheet.draw(&label)
}

fn write_above(sheet: &Sheet<'_>, layout: &Layout, row: &ProfileRow, middle: i32) -> Drawn {
    let baseline = middle - px(15.0);
    let room_px = layout.right_px - layout.left_px;
    let name = fit(&row.name, 12.0, Weight::Bold, room_px);
    sheet.draw(&Label::new(&name, (px(layout.left_px), baseline)).size(12.0).bold().ink(Ink::Ink))?;
    let left_px = room_px - text_width_px(&name, 12.0, Weight::Bold) - 10.0;
    let note = fit(&row.note, AXIS_TEXT_PX, Weight::Regular, left_px);
    sheet.draw(&Label::new(&note, (px(layout.right_px), baseline)).right())
}

fn write_beside(sheet: &Sheet<'_>, layout: &Layout, row: &ProfileRow, middle: i32) -> Drawn {
    let name = fit(&row.name, 12.0, Weight::Bold, layout.left_px - 10.0);
    sheet.draw(&Label::new(&name, (0, middle + px(4.3))).size(12.0).bold().ink(Ink::Ink))
}
