//! What the charts with two axes share: the plotters chart, its value axis, the words under it.
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::element::PathElement;
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TRANSPARENT, TextStyle};
use std::convert::Infallible;

use super::axis::Axis;
use super::canvas::{Canvas, UNITS_PER_PX, in_px, px};
use super::element::{AXIS_TEXT_PX, Drawn, Label, Sheet, line, size_px};
use super::ink::Ink;
use super::measure::{Weight, text_width_px};

/// A plotters chart on our backend with our axes.
pub(super) type Plot<'c, 'a> = ChartContext<'c, Canvas<'a>, Cartesian2d<Axis, Axis>>;

/// Room around the plot in px.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edges {
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub left: f64,
}

/// Gap between the words of the value axis and the plot.
const VALUE_GAP_PX: f64 = 8.0;

/// How many intervals a value axis of this height can carry.
pub(super) fn intervals(plot_height_px: f64) -> u32 {
    (plot_height_px / 34.0).floor().clamp(1.0, 5.0) as u32
}

/// Room the words of a value axis need.
pub(super) fn value_gutter_px(axis: &Axis) -> f64 {
    let width = |label: &str| text_width_px(label, AXIS_TEXT_PX, Weight::Regular);
    let widest = axis.ticks().iter().map(|tick| width(&tick.label)).fold(0.0, f64::max);
    (widest + VALUE_GAP_PX).max(24.0).ceil()
}

/// A chart on the whole sheet with this room around it.
pub(super) fn plot<'c, 'a>(
    sheet: &Sheet<'a>,
    (x, y): (Axis, Axis),
    edges: Edges,
) -> Result<Plot<'c, 'a>, DrawingAreaErrorKind<Infallible>> {
    let units = |room_px: f64| px(room_px).max(0).unsigned_abs();
    ChartBuilder::on(sheet)
        .margin_top(units(edges.top))
        .margin_right(units(edges.right))
        .margin_bottom(units(edges.bottom))
        .y_label_area_size(units(edges.left))
        .build_cartesian_2d(x, y)
}

/// Level rules at the ticks of the value axis, and their words.
pub(super) fn value_axis(plot: &mut Plot<'_, '_>) -> Drawn {
    let font = FontDesc::new(FontFamily::SansSerif, AXIS_TEXT_PX * f64::from(UNITS_PER_PX), FontStyle::Normal);
    let words: TextStyle<'_> = font.color(&Ink::Ink3);
    plot.configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .bold_line_style(line(Ink::Hairline, 1.0))
        .axis_style(TRANSPARENT.stroke_width(1))
        .set_tick_mark_size(LabelAreaPosition::Left, px(VALUE_GAP_PX / 2.0))
        .y_label_style(words)
        .draw()
}

/// The line everything stands on.
pub(super) fn base_line(plot: &Plot<'_, '_>) -> Drawn {
    let (x, y) = (plot.x_range(), plot.y_range());
    plot.plotting_area().draw(&PathElement::new(vec![(x.start, y.start), (x.end, y.start)], line(Ink::Ink, 1.0)))
}

/// Words that belong to a place, in drawing units of the sheet.
pub(super) type Slot<'t> = (i32, &'t str);

/// Keeps every n-th word, with the smallest n of a calm series that keeps them apart.
pub(super) fn every_nth<'t>(slots: &[Slot<'t>]) -> Vec<Slot<'t>> {
    let pick = |n: usize| -> Vec<Slot<'t>> { slots.iter().step_by(n).copied().collect() };
    let mut steps = [1, 2, 4, 8, 13, 26, 52, 104].into_iter().map(pick);
    steps.find(|picked| are_apart(picked)).unwrap_or_default()
}

/// Keeps each word that leaves the one before it room.
pub(super) fn first_come<'t>(slots: &[Slot<'t>]) -> Vec<Slot<'t>> {
    let mut kept: Vec<Slot<'t>> = Vec::new();
    for slot in slots.iter().filter(|slot| !slot.1.is_empty()) {
        if kept.last().is_none_or(|before| are_apart(&[*before, *slot])) {
            kept.push(*slot);
        }
    }
    kept
}

fn are_apart(slots: &[Slot<'_>]) -> bool {
    slots.windows(2).all(|pair| match pair {
        [a, b] => in_px(b.0 - a.0) >= half_width_px(a.1) + half_width_px(b.1) + 5.0,
        _ => true,
    })
}

fn half_width_px(text: &str) -> f64 {
    text_width_px(text, AXIS_TEXT_PX, Weight::Bold) / 2.0
}

/// Writes words centred at their places, pushed inwards where the sheet ends.
pub(super) fn write_slots(sheet: &Sheet<'_>, slots: &[Slot<'_>], baseline_px: f64, bold: bool) -> Drawn {
    for &(x, text) in slots {
        let label = Label::new(text, (inside(sheet, x, half_width_px(text)), px(baseline_px))).centered();
        sheet.draw(&if bold { label.bold() } else { label })?;
    }
    Ok(())
}

/// The nearest place to `x` where something this wide to both sides is on the sheet.
pub(super) fn inside(sheet: &Sheet<'_>, x: i32, half_width_px: f64) -> i32 {
    let (width_px, _) = size_px(sheet);
    x.min(px(width_px - half_width_px)).max(px(half_width_px))
}
