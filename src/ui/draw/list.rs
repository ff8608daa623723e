//! The map as a list for narrow screens, and the small drawing of a workshop in the list of workshops.

use crate::stream::{Step, StepReading};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::workshop::{ListBar, ListEntry};

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

/// When a workshop was last changed, and whether it is still the copy that came in.
pub fn last_change(markup: &mut Markup, entry: &ListEntry, moment: &str) {
    markup.words(moment);
    if entry.came_in {
        markup.element("p", "cap", text::CAME_IN);
    }
}

/// The longest path: x is time at so many pixels per hour, y the lane. Bars of one class are one element, since a list of
/// a thousand workshops has ten thousand of them.
pub fn tiny_map(bars: &[ListBar], pixels_per_hour: f64) -> String {
    let mut markup = Markup::new();
    let hottest = bars.iter().map(|bar| bar.heat).max().unwrap_or_default();
    let wait = |bar: &ListBar| (bar.start_hours, bar.wait_hours);
    for heat in 0..=hottest {
        let class = ["tiny-wait heat-", &heat.to_string()].concat();
        tiny_bars(&mut markup, bars, pixels_per_hour, &class, &|bar| (bar.heat == heat).then(|| wait(bar)));
    }
    let process = |bar: &ListBar| Some((bar.start_hours + bar.wait_hours, bar.process_hours));
    tiny_bars(&mut markup, bars, pixels_per_hour, "tiny-process", &process);
    let whole = |bar: &ListBar| bar.is_constraint.then_some((bar.start_hours, bar.wait_hours + bar.process_hours));
    tiny_bars(&mut markup, bars, pixels_per_hour, "tiny-constraint", &whole);
    markup.finish()
}

/// Start and length of a part of a bar in hours; `None` where the bar has no such part.
type Part<'a> = &'a dyn Fn(&ListBar) -> Option<(f64, f64)>;

fn tiny_bars(markup: &mut Markup, bars: &[ListBar], pixels_per_hour: f64, class: &str, part: Part<'_>) {
    const LANE: f64 = 12.0;
    const BAR: f64 = 10.0;
    let mut path = Markup::new();
    for bar in bars {
        if let Some((start, length)) = part(bar) {
            let (x, width) = (start * pixels_per_hour, length * pixels_per_hour);
            path.path("M", &[x, f64::from(bar.lane) * LANE + 2.0])
                .path("h", &[width])
                .path("v", &[BAR])
                .path("h", &[-width])
                .raw("z");
        }
    }
    let path = path.finish();
    if !path.is_empty() {
        markup.open("path").attr("class", class).attr("d", &path).empty();
    }
}

/// Height of the small drawing in pixels.
pub fn tiny_height(bars: &[ListBar]) -> f64 {
    let lanes = bars.iter().map(|bar| bar.lane).max().map_or(1, |lane| lane.saturating_add(1));
    f64::from(lanes) * 12.0 + 4.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_one_class_are_one_path() {
        let bar =
            ListBar { lane: 1, start_hours: 2.0, wait_hours: 3.0, process_hours: 1.0, heat: 4, is_constraint: false };
        let later = ListBar { start_hours: 6.0, is_constraint: true, ..bar };
        let expected = "<path class=\"tiny-wait heat-4\" d=\"M4 14h6v10h-6zM12 14h6v10h-6z\"/>\
                        <path class=\"tiny-process\" d=\"M10 14h2v10h-2zM18 14h2v10h-2z\"/>\
                        <path class=\"tiny-constraint\" d=\"M12 14h8v10h-8z\"/>";
        assert_eq!(tiny_map(&[bar, later], 2.0), expected);
        assert_eq!(tiny_map(&[], 2.0), "");
    }
}
