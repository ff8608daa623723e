//! A scorecard profile as a shape to remember: one spoke per section, the middle is 0.
use plotters::drawing::DrawingAreaErrorKind;
use plotters::element::{Circle, PathElement, Polygon};
use plotters::style::{Color, ShapeStyle};
use std::convert::Infallible;
use std::f64::consts::{SQRT_2, TAU};

use super::axis::{Axis, drawable};
use super::canvas::{in_px, px};
use super::element::{AXIS_TEXT_PX, Drawn, Label, Sheet, dashed, datum, line, size_px};
use super::ink::Ink;
use super::measure::{Weight, fit, text_width_px};
use super::plot::{Edges, Plot, inside, plot};
use super::profile_bars::HIGHEST_RATING;
use crate::report::figure::{Frame, Profile, ProfileRow};

const NAME_PX: f64 = 12.0;
/// Room above and below the shape for names.
const NAME_ROOM_PX: f64 = 22.0;

/// A name where it is drawn, and the box it covers in px: left, right, baseline.
struct Placed {
    text: String,
    left_px: f64,
    right_px: f64,
    baseline_px: f64,
}

/// Draws the chart; `None` below three sections, which make no shape, or when nothing is rated.
pub(super) fn profile_radar(profile: &Profile, frame: &Frame) -> Option<String> {
    let is_rated = |row: &ProfileRow| drawable(row.value).is_some();
    if profile.rows.len() < 3 || !profile.rows.iter().any(is_rated) {
        return None;
    }
    super::sheet(frame, |sheet| paint(profile, sheet))
}

fn paint(profile: &Profile, sheet: &Sheet<'_>) -> Drawn {
    let count = profile.rows.len();
    let plot = polar_plot(sheet, count, widest_side_name_px(profile))?;
    draw_grid(&plot, count)?;
    let values = |of: fn(&ProfileRow) -> Option<f64>| profile.rows.iter().map(|row| drawable(of(row))).collect();
    let now: Vec<Option<f64>> = values(|row| row.value);
    if let Some(shape) = closed(&now) {
        plot.plotting_area().draw(&Polygon::new(shape, Ink::Level1.mix(0.75).filled()))?;
    }
    draw_rings_labels(sheet, &plot)?;
    draw_outline(&plot, &values(|row| row.previous), line(Ink::Ink3, 1.0))?;
    dashed(sheet, "4 3", || draw_outline(&plot, &values(|row| row.target), line(Ink::Ink2, 1.2)))?;
    draw_outline(&plot, &now, line(Ink::Level3, 2.0))?;
    for (index, row) in profile.rows.iter().enumerate() {
        let Some(value) = drawable(row.value) else { continue };
        let dot = Circle::new(corner(index, count, value), px(3.0), Ink::Level3.filled());
        datum(sheet, (index, &row.title), || plot.plotting_area().draw(&dot))?;
    }
    write_names(sheet, &plot, profile)
}

/// Width of the longest name that stands beside the shape and not over or under it.
fn widest_side_name_px(profile: &Profile) -> f64 {
    let count = profile.rows.len();
    let beside = profile.rows.iter().enumerate().filter(|(index, _)| !is_steep(*index, count));
    beside.map(|(_, row)| text_width_px(&row.name, NAME_PX, Weight::Bold)).fold(0.0, f64::max)
}

/// Whether a spoke points rather up or down than aside.
fn is_steep(index: usize, count: usize) -> bool {
    angle(index, count).sin().abs() > 0.6
}

/// A square plot in the middle of the sheet; one unit is one step of the rating on both axes.
fn polar_plot<'c, 'a>(
    sheet: &Sheet<'a>,
    count: usize,
    side_name_px: f64,
) -> Result<Plot<'c, 'a>, DrawingAreaErrorKind<Infallible>> {
    let (width_px, height_px) = size_px(sheet);
    let beside = if count == 4 { 4.0 } else { (side_name_px + 8.0).min(width_px * 0.3) };
    let side = (height_px - 2.0 * NAME_ROOM_PX).min(width_px - 2.0 * beside).max(8.0);
    // Four spokes run into the corners of the square, so they may be longer than half its side.
    let reach = if count == 4 { HIGHEST_RATING / SQRT_2 } else { HIGHEST_RATING };
    let (left, top) = (((width_px - side) / 2.0).max(0.0), ((height_px - side) / 2.0).max(0.0));
    let axis = |from: f64, to: f64| Axis::linear(from, to, Vec::new());
    plot(sheet, (axis(-reach, reach), axis(-reach, reach)), Edges { top, right: left, bottom: top, left })
}

/// Direction of a spoke: from the top clockwise; four stand in the corners, where their names have room.
fn angle(index: usize, count: usize) -> f64 {
    let first = if count == 4 { -TAU / 8.0 } else { -TAU / 4.0 };
    first + index as f64 / count.max(1) as f64 * TAU
}

fn corner(index: usize, count: usize, rating: f64) -> (f64, f64) {
    let (sin, cos) = angle(index, count).sin_cos();
    let rating = rating.clamp(0.0, HIGHEST_RATING);
    (rating * cos, -rating * sin)
}

/// The shape through all spokes, if each has a value.
fn closed(values: &[Option<f64>]) -> Option<Vec<(f64, f64)>> {
    let corners = values.iter().enumerate().map(|(i, value)| Some(corner(i, values.len(), (*value)?)));
    corners.collect()
}

fn draw_grid(plot: &Plot<'_, '_>, count: usize) -> Drawn {
    let style = line(Ink::Hairline, 1.0);
    for rating in [1.0, 2.0, 3.0] {
        draw_outline(plot, &vec![Some(rating); count], style)?;
    }
    for index in 0..count {
        let spoke = vec![(0.0, 0.0), corner(index, count, HIGHEST_RATING)];
        plot.plotting_area().draw(&PathElement::new(spoke, style))?;
    }
    Ok(())
}

/// Sides between neighbouring spokes that both have a value: what is not rated leaves a gap.
fn draw_outline(plot: &Plot<'_, '_>, values: &[Option<f64>], style: ShapeStyle) -> Drawn {
    if let Some(mut shape) = closed(values) {
        shape.extend(shape.first().copied());
        return plot.plotting_area().draw(&PathElement::new(shape, style));
    }
    let count = values.len();
    let next = values.iter().cycle().skip(1);
    for (index, pair) in values.iter().zip(next).enumerate() {
        let (Some(from), Some(to)) = pair else { continue };
        let side = vec![corner(index, count, *from), corner((index + 1) % count, count, *to)];
        plot.plotting_area().draw(&PathElement::new(side, style))?;
    }
    Ok(())
}

/// Ratings at the rings, straight up from the middle.
fn draw_rings_labels(sheet: &Sheet<'_>, plot: &Plot<'_, '_>) -> Drawn {
    let (x, zero) = plot.backend_coord(&(0.0, 0.0));
    let (_, one) = plot.backend_coord(&(0.0, 1.0));
    if in_px(zero - one) < 14.0 {
        return Ok(());
    }
    for (text, rating) in [("1", 1.0), ("2", 2.0), ("3", 3.0)] {
        // Between four spokes a ring runs level, nearer to the middle than its rating.
        let (_, y) = plot.backend_coord(&(0.0, ring_top(plot, rating)));
        sheet.draw(&Label::new(text, (x, y + px(10.0))).centered().halo())?;
    }
    Ok(())
}

fn ring_top(plot: &Plot<'_, '_>, rating: f64) -> f64 {
    rating * (plot.y_range().end / HIGHEST_RATING).min(1.0)
}

/// Names outside their spokes; one that would touch another is left out, its mark still carries it.
fn write_names(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, profile: &Profile) -> Drawn {
    let mut placed: Vec<Placed> = Vec::new();
    for (index, row) in profile.rows.iter().enumerate() {
        let name = place_name(sheet, plot, (index, profile.rows.len()), &row.name);
        if !placed.iter().any(|other| touch(other, &name)) {
            let at = (px(name.left_px), px(name.baseline_px));
            sheet.draw(&Label::new(&name.text, at).size(NAME_PX).bold().ink(Ink::Ink))?;
            placed.push(name);
        }
    }
    Ok(())
}

fn touch(a: &Placed, b: &Placed) -> bool {
    a.left_px < b.right_px + 4.0
        && b.left_px < a.right_px + 4.0
        && (a.baseline_px - b.baseline_px).abs() < NAME_PX + 2.0
}

/// Above or below spokes that point up or down, beside the others.
fn place_name(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, (index, count): (usize, usize), name: &str) -> Placed {
    let (width_px, _) = size_px(sheet);
    let (x, y) = plot.backend_coord(&corner(index, count, HIGHEST_RATING));
    let (sin, cos) = angle(index, count).sin_cos();
    let is_steep = is_steep(index, count);
    let beside_px = if cos > 0.0 { width_px - in_px(x) - 6.0 } else { in_px(x) - 6.0 };
    let room_px = if is_steep { width_px / 2.0 - 4.0 } else { beside_px };
    let text = fit(name, NAME_PX, Weight::Bold, room_px);
    let width = text_width_px(&text, NAME_PX, Weight::Bold);
    let left_px = match (is_steep, cos > 0.0) {
        (true, _) => in_px(inside(sheet, x, width / 2.0)) - width / 2.0,
        (false, true) => in_px(x) + 6.0,
        (false, false) => in_px(x) - 6.0 - width,
    };
    let baseline_px = match (is_steep, sin < 0.0) {
        (true, true) => in_px(y) - 7.0,
        (true, false) => in_px(y) + AXIS_TEXT_PX + 6.0,
        (false, _) => in_px(y) + 4.0,
    };
    Placed { text, left_px, right_px: left_px + width, baseline_px }
}
