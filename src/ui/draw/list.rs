//! The map as a list for narrow screens, and the small drawing of a workshop in the list of workshops.

use crate::stream::{Step, StepReading, duration_text};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::MapView;
use crate::workshop::ListBar;

/// Rows of the list; a button each, with `data-step`.
pub fn steps(view: &MapView) -> String {
    let mut markup = Markup::new();
    for (at, (step, reading)) in view.map().steps.iter().zip(&view.summary().readings).enumerate() {
        row(&mut markup, view, at + 1, step, reading);
    }
    markup.finish()
}

fn row(markup: &mut Markup, view: &MapView, number: usize, step: &Step, reading: &StepReading) {
    let calendar = &view.map().calendar;
    let heat = reading.heat;
    let lead = reading.lead_time_hours.map(|hours| duration_text(hours.mid, calendar));
    let class = if view.is_constraint(step.id) { "constraint" } else { "" };
    markup.open("li").attr("class", class).inside();
    markup.raw("<button type=\"button\"").attr("data-step", &step.id.to_string()).inside();
    markup.element("span", &["chip heat-", &heat.to_string()].concat(), &number.to_string());
    let name = if step.name.is_empty() { text::UNNAMED_STEP } else { &step.name };
    markup.element("span", "row-name", name);
    markup.element("span", "row-lead", lead.as_deref().unwrap_or("?"));
    markup.element("span", "row-team", &step.team);
    markup.element("span", "row-figures", &text::list_figures(step, reading, calendar));
    markup.element("span", "row-remark", &text::list_remark(reading, view.summary(), calendar));
    markup.raw("</button></li>");
}

/// The longest path: x is time at so many pixels per hour, y the lane.
pub fn tiny_map(bars: &[ListBar], pixels_per_hour: f64) -> String {
    const LANE: f64 = 12.0;
    const BAR: f64 = 10.0;
    let mut markup = Markup::new();
    for bar in bars {
        let (x, y) = (bar.start_hours * pixels_per_hour, f64::from(bar.lane) * LANE + 2.0);
        let (wait, process) = (bar.wait_hours * pixels_per_hour, bar.process_hours * pixels_per_hour);
        let mut part = |class: &str, x: f64, width: f64| {
            markup
                .open("rect")
                .attr("class", class)
                .num("x", x)
                .num("y", y)
                .num("width", width)
                .num("height", BAR)
                .empty();
        };
        part(&["tiny-wait heat-", &bar.heat.to_string()].concat(), x, wait);
        part("tiny-process", x + wait, process);
        if bar.is_constraint {
            part("tiny-constraint", x, wait + process);
        }
    }
    markup.finish()
}

/// Height of the small drawing in pixels.
pub fn tiny_height(bars: &[ListBar]) -> f64 {
    let lanes = bars.iter().map(|bar| bar.lane).max().map_or(1, |lane| lane.saturating_add(1));
    f64::from(lanes) * 12.0 + 4.0
}
