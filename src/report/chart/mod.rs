//! Charts, drawn by plotters into SVG strings that follow the page's theme.
//!
//! [`draw`] turns a [`Figure`] into one `<svg>` element with `role="img"` and an accessible name. Colours are roles
//! (`fill="var(--process)"`), so one drawing serves light, dark and print; there is no inline style, no id and no
//! script. Each mark that stands for a datum is a `<g data-point="index">` whose `<title>` names it. Text carries the
//! class `chart-text`, which gives it the page's figures; [`standalone`] makes a file of it.
//!
//! Why plotters needs help here: on wasm it measures text in the DOM, which a worker does not have and a strict content
//! policy forbids, and its SVG has neither roles nor names. So `canvas` is a backend of our own with a width table
//! (`measure`), and `element` adds what carries names. The same figure gives the same bytes natively and on wasm.
mod axis;
mod canvas;
mod element;
mod histogram;
mod ink;
mod measure;
mod plot;
mod profile_bars;
mod profile_radar;
mod series;
mod stages;
#[cfg(test)]
mod tests;
mod weekly;
mod weeks;

use plotters::drawing::IntoDrawingArea;

pub use ink::{Ink, Theme, standalone};

use super::figure::{Figure, Frame};
use canvas::{Canvas, escape_into};
use element::{Drawn, Sheet};

/// Draws a figure. `None` when it holds nothing to draw: saying so in words is the caller's.
pub fn draw(figure: &Figure, frame: &Frame) -> Option<String> {
    match figure {
        Figure::WeeklyBars(bars) => weekly::weekly_bars(bars, frame),
        Figure::LeadTimes(histogram) => histogram::lead_times(histogram, frame),
        Figure::Series(series) => series::series_line(series, frame),
        Figure::ProfileBars(profile) => profile_bars::profile_bars(profile, frame),
        Figure::ProfileRadar(profile) => profile_radar::profile_radar(profile, frame),
        Figure::Stages(stages) => stages::stage_bar(stages, frame),
    }
}

/// Opens a sheet of the frame's size, lets `paint` draw on it and gives the whole SVG.
fn sheet(frame: &Frame, paint: impl FnOnce(&Sheet<'_>) -> Drawn) -> Option<String> {
    let size_px = (frame.width_px.clamp(40, 4000), frame.height_px.clamp(16, 4000));
    let mut svg = opening(frame, size_px);
    let sheet = Canvas::new(&mut svg, size_px).into_drawing_area();
    paint(&sheet).ok()?;
    drop(sheet);
    svg.push_str("</svg>");
    Some(svg)
}

fn opening(frame: &Frame, (width, height): (u32, u32)) -> String {
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\""
    );
    escape_into(&mut svg, &frame.label);
    svg.push_str("\">");
    svg
}
