//! Deployments per week: bars, their counts, the median.
use plotters::element::PathElement;

use super::axis::{Axis, drawable};
use super::canvas::{in_px, px};
use super::element::{Block, Drawn, Label, Look, Sheet, dashed, datum, hit_area, line, size_px};
use super::ink::Ink;
use super::measure::{Weight, fit, text_width_px};
use super::plot::{Edges, Plot, base_line, intervals, plot, value_axis, value_gutter_px};
use super::weeks::{Bands, WEEK_LABELS_PX, write_weeks};
use crate::report::figure::{Frame, Mark, WeekBar, WeeklyBars};

/// Part of a band that its bar covers.
const BAR_PART: f64 = 0.7;
/// Few weeks must not become slabs.
const WIDEST_BAR_PX: f64 = 48.0;
const MEDIAN_TEXT_PX: f64 = 13.0;

/// Where the counts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// In the head of each bar that is tall enough, else above it.
    Inside,
    Above,
    Hidden,
}

struct Layout {
    edges: Edges,
    bands: Bands,
    bar_px: f64,
    counts: Counts,
    /// Right end of the bands; the median's words stand beyond.
    bands_end_px: f64,
    value: Axis,
}

/// Draws the chart; `None` without weeks.
pub(super) fn weekly_bars(figure: &WeeklyBars, frame: &Frame) -> Option<String> {
    if figure.weeks.is_empty() {
        return None;
    }
    super::sheet(frame, |sheet| paint(figure, sheet))
}

fn paint(figure: &WeeklyBars, sheet: &Sheet<'_>) -> Drawn {
    let (width_px, height_px) = size_px(sheet);
    let median = figure.median.as_ref().filter(|mark| drawable(Some(mark.value)).is_some());
    let layout = lay_out(figure, median, width_px, height_px);
    let plot_end_px = width_px - layout.edges.right;
    let weeks_across = f64::from(px(plot_end_px) - px(layout.edges.left)) / layout.bands.width.max(1.0);
    let x = Axis::linear(0.0, weeks_across, Vec::new());
    let mut plot = plot(sheet, (x, layout.value.clone()), layout.edges)?;
    value_axis(&mut plot)?;
    if let Some(median) = median {
        draw_median(sheet, &plot, median, &layout)?;
    }
    for (index, week) in figure.weeks.iter().enumerate() {
        draw_week(sheet, &plot, &layout, (index, week))?;
    }
    base_line(&plot)?;
    let names = figure.weeks.iter().map(|week| (week.week_label.as_str(), week.month_label.as_deref()));
    write_weeks(sheet, layout.bands, height_px - WEEK_LABELS_PX, names)
}

fn lay_out(figure: &WeeklyBars, median: Option<&Mark>, width_px: f64, height_px: f64) -> Layout {
    let highest_count = figure.weeks.iter().map(|week| week.count).max().unwrap_or(0);
    let highest = median.map_or(0.0, |mark| mark.value.clamp(0.0, f64::from(u32::MAX)).ceil()) as u32;
    let value = Axis::counts(highest_count.max(highest), intervals(height_px - WEEK_LABELS_PX));
    let left = value_gutter_px(&value);
    let gutter = median.map_or(0.0, |mark| median_room_px(mark, width_px) + 8.0);
    let bands_end_px = (width_px - gutter).max(left);
    let bands = Bands::new(left, bands_end_px, figure.weeks.len());
    let band_px = bands.width / f64::from(px(1.0));
    let bar_px = (band_px * BAR_PART).min(WIDEST_BAR_PX);
    let counts = place_counts(highest_count, bar_px, band_px);
    let top = if counts == Counts::Above { 20.0 } else { 8.0 };
    Layout {
        edges: Edges { top, right: 0.0, bottom: WEEK_LABELS_PX, left },
        bands,
        bar_px,
        counts,
        bands_end_px,
        value,
    }
}

fn place_counts(highest: u32, bar_px: f64, band_px: f64) -> Counts {
    let widest = highest.to_string();
    if text_width_px(&widest, 12.0, Weight::Bold) <= bar_px {
        Counts::Inside
    } else if text_width_px(&widest, 11.0, Weight::Regular) <= band_px {
        Counts::Above
    } else {
        Counts::Hidden
    }
}

fn median_room_px(mark: &Mark, width_px: f64) -> f64 {
    text_width_px(&mark.label, MEDIAN_TEXT_PX, Weight::Bold).min(width_px * 0.3)
}

/// The line lies behind the bars; its words stand to the right of them.
fn draw_median(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, mark: &Mark, layout: &Layout) -> Drawn {
    let ends = plot.x_range();
    let path = PathElement::new(vec![(ends.start, mark.value), (ends.end, mark.value)], line(Ink::Ink, 1.5));
    dashed(sheet, "5 3", || plot.plotting_area().draw(&path))?;
    let (width_px, _) = size_px(sheet);
    let text = fit(&mark.label, MEDIAN_TEXT_PX, Weight::Bold, width_px - layout.bands_end_px);
    let (_, y) = plot.backend_coord(&(ends.end, mark.value));
    let baseline = if in_px(y) < 20.0 { y + px(15.0) } else { y - px(6.0) };
    sheet.draw(&Label::new(&text, (px(width_px), baseline)).size(MEDIAN_TEXT_PX).bold().ink(Ink::Ink).right().halo())
}

fn draw_week(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, layout: &Layout, (index, week): (usize, &WeekBar)) -> Drawn {
    let half = layout.bar_px / in_px(layout.bands.width.round() as i32).max(0.1) / 2.0;
    let (middle, height) = (index as f64 + 0.5, f64::from(week.count));
    let look = match week {
        WeekBar { count: 0, .. } => Look::Tick(Ink::Ink3),
        WeekBar { cut: true, .. } => Look::Hatched(Ink::Process),
        _ => Look::Solid(Ink::Process),
    };
    let (from, to) = layout.bands.ends(index);
    let (_, foot) = plot.backend_coord(&(middle, 0.0));
    let block = Block { corners: [(middle - half, height), (middle + half, 0.0)], look };
    datum(sheet, (index, &week.title), || {
        hit_area(sheet, [(from, px(layout.edges.top)), (to, foot)])?;
        plot.plotting_area().draw(&block)
    })?;
    write_count(sheet, plot, layout, (middle, week))
}

fn write_count(sheet: &Sheet<'_>, plot: &Plot<'_, '_>, layout: &Layout, (middle, week): (f64, &WeekBar)) -> Drawn {
    if week.count == 0 || layout.counts == Counts::Hidden {
        return Ok(());
    }
    let (x, head) = plot.backend_coord(&(middle, f64::from(week.count)));
    let (_, foot) = plot.backend_coord(&(middle, 0.0));
    let text = week.count.to_string();
    let within = layout.counts == Counts::Inside && !week.cut && foot - head >= px(20.0);
    let label = if within {
        Label::new(&text, (x, head + px(15.0))).size(12.0).bold().ink(Ink::OnProcess)
    } else {
        let size_px = if layout.counts == Counts::Inside { 12.0 } else { 11.0 };
        Label::new(&text, (x, (head - px(5.0)).max(px(11.0)))).size(size_px).ink(Ink::Ink2).halo()
    };
    sheet.draw(&label.centered())
}
