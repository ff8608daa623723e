//! How change lead times are distributed: bins on a logarithmic axis, median and 85th percentile.
use plotters::element::PathElement;

use super::axis::{Axis, drawable};
use super::canvas::{in_px, px};
use super::element::{AXIS_TEXT_PX, Block, Drawn, Label, Look, Sheet, datum, hit_area, line, size_px};
use super::ink::Ink;
use super::measure::{Weight, fit, text_width_px};
use super::plot::{
    Edges, Plot, Slot, base_line, first_come, intervals, plot, value_axis, value_gutter_px, write_slots,
};
use crate::report::figure::{BandLevel, Frame, HistogramBin, LeadTimeHistogram, LevelBand, Mark};

const MARKER_TEXT_PX: f64 = 13.0;
/// Room for one row of marker words above the plot.
const MARKER_ROW_PX: f64 = 17.0;

/// A bin as it is drawn: its place in the figure and its edges on a logarithmic axis.
struct Bin<'f> {
    index: usize,
    from: f64,
    to: f64,
    figures: &'f HistogramBin,
}

/// Words of a marker: left end in px, row from the top.
struct MarkerWords {
    text: String,
    left_px: f64,
    row: u8,
}

/// Draws the chart; `None` when no bin has a place on the axis or all are empty.
pub(super) fn lead_times(figure: &LeadTimeHistogram, frame: &Frame) -> Option<String> {
    let bins: Vec<Bin<'_>> = figure.bins.iter().enumerate().filter_map(placed).collect();
    if bins.iter().all(|bin| bin.figures.count == 0) {
        return None;
    }
    super::sheet(frame, |sheet| paint(figure, &bins, sheet))
}

fn placed((index, bin): (usize, &HistogramBin)) -> Option<Bin<'_>> {
    let to = drawable(Some(bin.to_hours)).filter(|to| *to > 0.0)?;
    let from = drawable(Some(bin.from_hours)).filter(|from| *from > 0.0).unwrap_or(to / 2.0);
    (from < to).then_some(Bin { index, from, to, figures: bin })
}

fn markers(figure: &LeadTimeHistogram) -> impl Iterator<Item = &Mark> {
    [figure.median.as_ref(), figure.p85.as_ref()].into_iter().flatten().filter(|mark| is_on_axis(mark))
}

fn is_on_axis(mark: &Mark) -> bool {
    drawable(Some(mark.value)).is_some_and(|value| value > 0.0)
}

fn paint(figure: &LeadTimeHistogram, bins: &[Bin<'_>], sheet: &Sheet<'_>) -> Drawn {
    let (width_px, height_px) = size_px(sheet);
    let bottom = if figure.bands.is_empty() { 24.0 } else { 46.0 };
    let highest = bins.iter().map(|bin| bin.figures.count).max().unwrap_or(0);
    let value = Axis::counts(highest, intervals(height_px - bottom - MARKER_ROW_PX).min(3));
    let mut edges = Edges { top: 8.0, right: 8.0, bottom, left: value_gutter_px(&value) };
    let x = x_axis(figure, bins);
    let words = marker_words(figure, &x, edges, width_px);
    let rows = words.iter().map(|words| words.row + 1).max().unwrap_or(0);
    edges.top = edges.top.max(f64::from(rows) * MARKER_ROW_PX + 4.0);
    let mut plot = plot(sheet, (x, value), edges)?;
    value_axis(&mut plot)?;
    for bin in bins {
        draw_bin(sheet, &plot, figure.p85.as_ref(), bin)?;
    }
    base_line(&plot)?;
    write_ticks(sheet, &plot, figure)?;
    draw_markers(sheet, &plot, figure, &words)?;
    figure.bands.iter().try_for_each(|band| draw_band(sheet, &plot, band))
}

/// From the lowest to the highest of bins and markers.
fn x_axis(figure: &LeadTimeHistogram, bins: &[Bin<'_>]) -> Axis {
    let marks = || markers(figure).map(|mark| mark.value);
    let low = bins.iter().map(|bin| bin.from).chain(marks()).fold(f64::INFINITY, f64::min);
    let high = bins.iter().map(|bin| bin.to).chain(marks()).fold(0.0, f64::max);
    Axis::logarithmic(low, high)
}

fn draw_bin(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, p85: Option<&Mark>, bin: &Bin<'_>) -> Drawn {
    // The percentile parts the bin that it lies in: the legend speaks of what is beyond its line.
    let slow_from = p85.filter(|mark| is_on_axis(mark)).map_or(bin.to, |mark| mark.value.clamp(bin.from, bin.to));
    let (left, head) = plot.backend_coord(&(bin.from, f64::from(bin.figures.count)));
    let (right, foot) = plot.backend_coord(&(bin.to, 0.0));
    let (part, _) = plot.backend_coord(&(slow_from, 0.0));
    let gap = if right - left > px(4.0) { px(0.8) } else { 0 };
    let (_, top) = plot.backend_coord(&(bin.from, plot.y_range().end));
    datum(sheet, (bin.index, &bin.figures.title), || {
        hit_area(sheet, [(left, top), (right, foot)])?;
        let (left, right) = (left + gap, right - gap);
        // Where the frame has no room for a plot, its right end may lie before its left one.
        let part = part.max(left).min(right);
        for (from, to, ink) in [(left, part, Ink::Process), (part, right, Ink::WaitMark)] {
            if bin.figures.count > 0 && from < to {
                sheet.draw(&Block { corners: [(from, head), (to, foot)], look: Look::Solid(ink) })?;
            }
        }
        Ok(())
    })
}

fn write_ticks(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, figure: &LeadTimeHistogram) -> Drawn {
    let range = plot.x_range();
    let shown = figure.ticks.iter().filter(|tick| range.start <= tick.value && tick.value <= range.end);
    let place = |tick: &Mark| plot.backend_coord(&(tick.value, 0.0));
    let slots: Vec<Slot<'_>> = shown.map(|tick| (place(tick).0, tick.label.as_str())).collect();
    let kept = first_come(&slots);
    let (_, base) = plot.backend_coord(&(range.start, 0.0));
    for (x, _) in &kept {
        sheet.draw(&PathElement::new(vec![(*x, base), (*x, base + px(5.0))], line(Ink::Edge, 1.0)))?;
    }
    write_slots(sheet, &kept, in_px(base) + 18.0, false)
}

/// The median's words stand left of its line, those of the percentile right of it; either moves to where there is
/// room, and one row down when they would touch.
fn marker_words(figure: &LeadTimeHistogram, x: &Axis, edges: Edges, width_px: f64) -> Vec<MarkerWords> {
    use plotters::coord::ranged1d::Ranged;
    let limit = (px(edges.left), px(width_px - edges.right));
    let mut placed: Vec<MarkerWords> = Vec::new();
    let mut lines_px: Vec<f64> = Vec::new();
    for (i, mark) in markers(figure).enumerate() {
        let text = fit(&mark.label, MARKER_TEXT_PX, Weight::Bold, width_px);
        let width = text_width_px(&text, MARKER_TEXT_PX, Weight::Bold);
        let at = in_px(x.map(&mark.value, limit));
        let (before, after) = (at - 7.0 - width, at + 7.0);
        let wants_before = i == 0 && figure.median.is_some();
        let left = if (wants_before && before >= 0.0) || after + width > width_px { before } else { after };
        let left_px = left.clamp(0.0, (width_px - width).max(0.0));
        let touches = |other: &MarkerWords| {
            let other_width = text_width_px(&other.text, MARKER_TEXT_PX, Weight::Bold);
            left_px < other.left_px + other_width + 8.0 && other.left_px < left_px + width + 8.0
        };
        let row = u8::from(placed.iter().any(touches));
        placed.push(MarkerWords { text, left_px, row });
        lines_px.push(at);
    }
    if let ([first, second], [first_line, second_line]) = (placed.as_mut_slice(), lines_px.as_slice()) {
        // The line of the upper words passes those below: the other way round, where only that leaves them clear.
        let is_through = |words: &MarkerWords, line: f64| {
            words.left_px < line && line < words.left_px + text_width_px(&words.text, MARKER_TEXT_PX, Weight::Bold)
        };
        if second.row == 1 && is_through(second, *first_line) && !is_through(first, *second_line) {
            (first.row, second.row) = (1, 0);
        }
    }
    placed
}

fn draw_markers(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, figure: &LeadTimeHistogram, words: &[MarkerWords]) -> Drawn {
    for (mark, words) in markers(figure).zip(words) {
        let (x, base) = plot.backend_coord(&(mark.value, 0.0));
        let baseline = px(f64::from(words.row + 1) * MARKER_ROW_PX - 4.0);
        let path = vec![(x, baseline - px(10.0)), (x, base)];
        sheet.draw(&PathElement::new(path.clone(), line(Ink::Paper, 3.0)))?;
        sheet.draw(&PathElement::new(path, line(Ink::Ink, 1.5)))?;
        let at = (px(words.left_px), baseline);
        sheet.draw(&Label::new(&words.text, at).size(MARKER_TEXT_PX).bold().ink(Ink::Ink).halo())?;
    }
    Ok(())
}

/// A strip under the axis, with its words where they fit.
fn draw_band(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, band: &LevelBand) -> Drawn {
    let range = plot.x_range();
    let (from, to) = (band.from_hours.max(range.start), band.to_hours.unwrap_or(range.end).min(range.end));
    if !from.is_finite() || !to.is_finite() || from >= to {
        return Ok(());
    }
    let ink = match band.level {
        BandLevel::Low => Ink::Low,
        BandLevel::Medium => Ink::Medium,
        BandLevel::High => Ink::High,
    };
    let (left, base) = plot.backend_coord(&(from, 0.0));
    let (right, _) = plot.backend_coord(&(to, 0.0));
    let (left, right, y) = (left + px(1.0), right - px(1.0), base + px(27.0));
    sheet.draw(&PathElement::new(vec![(left, y), (right, y)], line(ink, 4.0)))?;
    if text_width_px(&band.label, AXIS_TEXT_PX, Weight::Regular) > in_px(right - left) {
        return Ok(());
    }
    sheet.draw(&Label::new(&band.label, (i32::midpoint(left, right), y + px(14.0))).centered().ink(ink))
}
