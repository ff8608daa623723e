//! A metric week by week. A week without data is a gap, never a line drawn over it.
use plotters::element::{Circle, PathElement};
use plotters::style::Color;

use super::axis::{Axis, drawable};
use super::canvas::px;
use super::element::{Drawn, Sheet, datum, hit_area, line, size_px};
use super::ink::Ink;
use super::plot::{Edges, Plot, base_line, intervals, plot, value_axis, value_gutter_px};
use super::weeks::{Bands, WEEK_LABELS_PX, write_weeks};
use crate::report::figure::{Frame, SeriesForm, SeriesLine};

/// A drawable point: its place in the figure, its value.
type Point = (usize, f64);

/// Draws the chart; `None` when no week has a value.
pub(super) fn series_line(figure: &SeriesLine, frame: &Frame) -> Option<String> {
    let values = || figure.points.iter().enumerate();
    let points: Vec<Point> = values().filter_map(|(i, point)| Some((i, drawable(point.value)?))).collect();
    if points.is_empty() {
        return None;
    }
    super::sheet(frame, |sheet| match figure.form {
        SeriesForm::Full => paint_full(figure, &points, sheet),
        SeriesForm::Spark => paint_spark(figure, &points, sheet),
    })
}

fn paint_full(figure: &SeriesLine, points: &[Point], sheet: &Sheet<'_>) -> Drawn {
    let (width_px, height_px) = size_px(sheet);
    let value = full_value_axis(figure, points, intervals(height_px - WEEK_LABELS_PX));
    let edges = Edges { top: 8.0, right: 4.0, bottom: WEEK_LABELS_PX, left: value_gutter_px(&value) };
    let bands = Bands::new(edges.left, width_px - edges.right, figure.points.len());
    let weeks = Axis::linear(-0.5, figure.points.len() as f64 - 0.5, Vec::new());
    let mut plot = plot(sheet, (weeks, value), edges)?;
    value_axis(&mut plot)?;
    base_line(&plot)?;
    draw_runs(&plot, points, Ink::Process, 1.75)?;
    let radius_px = if bands.width < f64::from(px(8.0)) { 1.5 } else { 2.5 };
    let names = figure.points.iter().map(|point| (point.week_label.as_str(), point.month_label.as_deref()));
    draw_dots(figure, &plot, sheet, points, |_| Some(radius_px))?;
    write_weeks(sheet, bands, height_px - WEEK_LABELS_PX, names)
}

/// The caller's ticks, or round numbers; 0 is on it either way.
fn full_value_axis(figure: &SeriesLine, points: &[Point], most_intervals: u32) -> Axis {
    let highest = points.iter().map(|point| point.1).fold(0.0, f64::max);
    let lowest = points.iter().map(|point| point.1).fold(0.0, f64::min);
    let ticks = || figure.value_ticks.iter().filter(|tick| drawable(Some(tick.value)).is_some());
    if ticks().next().is_none() && lowest >= 0.0 {
        let axis = Axis::amounts(highest, most_intervals, &figure.unit);
        return if figure.decimal_comma { axis.with_commas() } else { axis };
    }
    let high = ticks().map(|tick| tick.value).fold(highest, f64::max);
    let low = ticks().map(|tick| tick.value).fold(lowest, f64::min);
    let high = if high > low { high } else { low + 1.0 };
    Axis::linear(low, high, ticks().cloned().collect())
}

fn paint_spark(figure: &SeriesLine, points: &[Point], sheet: &Sheet<'_>) -> Drawn {
    let (low, high) = points
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), point| (low.min(point.1), high.max(point.1)));
    // A level line lies in the middle.
    let value =
        if low < high { Axis::linear(low, high, Vec::new()) } else { Axis::linear(low - 1.0, low + 1.0, Vec::new()) };
    let last = figure.points.len().saturating_sub(1).max(1) as f64;
    let edges = Edges { top: 4.0, right: 4.0, bottom: 4.0, left: 4.0 };
    let plot = plot(sheet, (Axis::linear(0.0, last, Vec::new()), value), edges)?;
    draw_runs(&plot, points, Ink::Ink3, 1.2)?;
    let end = points.last().map(|point| point.0);
    let alone = |i: usize| !points.iter().any(|point| point.0 + 1 == i || point.0 == i + 1);
    draw_dots(figure, &plot, sheet, points, |i| match (Some(i) == end, alone(i)) {
        (true, _) => Some(2.5),
        (false, true) => Some(1.2),
        (false, false) => None,
    })
}

/// One path per run of weeks that have data.
fn draw_runs(plot: &Plot<'_, '_>, points: &[Point], ink: Ink, width_px: f64) -> Drawn {
    for run in points.chunk_by(|a, b| a.0 + 1 == b.0) {
        let path: Vec<(f64, f64)> = run.iter().map(|&(i, value)| (i as f64, value)).collect();
        plot.plotting_area().draw(&PathElement::new(path, line(ink, width_px)))?;
    }
    Ok(())
}

/// Narrower columns cannot be pointed at.
const LEAST_POINTED_PX: f64 = 2.0;

/// A datum per point: the column of its week answers a pointer where that is wide enough to be hit, and where `radius_px`
/// says so there is a dot.
fn draw_dots(
    figure: &SeriesLine,
    plot: &Plot<'_, '_>,
    sheet: &Sheet<'_>,
    points: &[Point],
    radius_px: impl Fn(usize) -> Option<f64>,
) -> Drawn {
    let (_, height_px) = size_px(sheet);
    // Of two in the middle: those at the edges are cut.
    let column = plot.backend_coord(&(1.0, 0.0)).0 - plot.backend_coord(&(0.0, 0.0)).0;
    for (point, &(index, value)) in points.iter().filter_map(|at| Some((figure.points.get(at.0)?, at))) {
        let (from, _) = plot.backend_coord(&(index as f64 - 0.5, value));
        let (to, _) = plot.backend_coord(&(index as f64 + 0.5, value));
        let at = plot.backend_coord(&(index as f64, value));
        if column < px(LEAST_POINTED_PX) && radius_px(index).is_none() {
            continue;
        }
        datum(sheet, (index, &point.title), || {
            hit_area(sheet, [(from, 0), (to, px(height_px))])?;
            let Some(radius_px) = radius_px(index) else { return Ok(()) };
            sheet.draw(&Circle::new(at, px(radius_px), Ink::Process.filled()))
        })?;
    }
    Ok(())
}
