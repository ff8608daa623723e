//! Time to scale for a room: the total as work and wait, and two states of the stream on one scale.

use crate::stream::axis;
use crate::ui::draw::ladder::numbered_every;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::text::present as said;
use crate::ui::view::MapView;
use crate::ui::wrap::{width_of, wrap};

const WAIT_HEIGHT: f64 = 30.0;
const PROCESS_HEIGHT: f64 = 16.0;
/// From the top of one line to that of the next.
const LINE_HEIGHT: f64 = 64.0;
const TEXT: f64 = 12.5;
/// Between a name and the bar beside it, and from one line of the name to the next.
const NAME_GAP: f64 = 12.0;
const NAME_LINE: f64 = 15.0;
/// At the end of the axis stands the total; ticks there would run into it.
const TOTAL_ROOM: f64 = 84.0;
/// With more of them the thin line around each would be all one sees.
const MOST_RUNGS: usize = 150;

/// The height of [`parts`] in units.
pub const PARTS_HEIGHT: f64 = 92.0;
/// The height of [`two_states`] in units.
pub const STATES_HEIGHT: f64 = 2.0 * LINE_HEIGHT + 26.0;

/// The total as a bar: wait, then work, to one scale, with the time axis. Nothing where there is no time.
pub fn parts(view: &MapView, width: f64) -> String {
    let mut markup = Markup::new();
    let summary = view.summary();
    let Some(total) = summary.lead_time.figure().map(|hours| hours.mid).filter(|hours| *hours > 0.0) else {
        return markup.finish();
    };
    let calendar = &view.map().calendar;
    let unit = width / total;
    let known = summary.process_time.figure().filter(|_| summary.process_time.missing() == 0);
    let work = known.map_or(0.0, |hours| hours.mid.min(total));
    let class = if known.is_some() { "parts-wait" } else { "parts-unknown" };
    bar(&mut markup, class, 0.0, (total - work) * unit, 22.0, 34.0);
    bar(&mut markup, "rung-process", (total - work) * unit, work * unit, 22.0, 34.0);
    let words = match known {
        Some(_) => [said::WAIT, " ", &duration_text(total - work, calendar)].concat(),
        None => said::WAIT_AND_WORK.to_owned(),
    };
    label(&mut markup, "parts-word", 0.0, 14.0, &words);
    if work > 0.0 {
        let words = [said::WORK, " ", &duration_text(work, calendar)].concat();
        label(&mut markup, "parts-word end", width, 14.0, &words);
    }
    draw_axis(&mut markup, view, total, 0.0, width, 64.0);
    markup.finish()
}

/// Two states under each other, each as long as it takes.
pub fn two_states(before: &MapView, after: &MapView, width: f64) -> String {
    let mut markup = Markup::new();
    let total = |view: &MapView| view.summary().lead_time.figure().map_or(0.0, |hours| hours.mid);
    let longest = total(before).max(total(after));
    if longest <= 0.0 {
        return markup.finish();
    }
    let left = if width < 560.0 { 0.0 } else { 150.0 };
    let unit = (width - left) / longest;
    for (row, view) in [before, after].into_iter().enumerate() {
        let top = row as f64 * LINE_HEIGHT + 14.0;
        let hours = duration_text(total(view), &view.map().calendar);
        if left > 0.0 {
            let name = wrap(&view.map().name, (left - NAME_GAP) / TEXT, 2);
            // Name and total stand in the middle of the bar, on two lines or three.
            let first = top + if name.len() > 1 { 7.0 } else { 14.0 };
            for (row, line) in name.iter().enumerate() {
                label(&mut markup, "parts-name", 0.0, first + row as f64 * NAME_LINE, line);
            }
            label(
                &mut markup,
                "parts-total",
                0.0,
                first + name.len().saturating_sub(1) as f64 * NAME_LINE + 20.0,
                &hours,
            );
        } else {
            label(&mut markup, "parts-name", 0.0, top - 3.0, &[view.map().name.as_str(), ": ", &hours].concat());
        }
        rungs(&mut markup, view, left, unit, top);
    }
    let axis_of = if total(before) < total(after) { after } else { before };
    draw_axis(&mut markup, axis_of, longest, left, width, 2.0 * LINE_HEIGHT + 6.0);
    markup.finish()
}

fn rungs(markup: &mut Markup, view: &MapView, left: f64, unit: f64, top: f64) {
    let calendar = &view.map().calendar;
    let line = top + WAIT_HEIGHT;
    let class = if view.rungs().len() > MOST_RUNGS { "parts-wait thin" } else { "parts-wait" };
    for rung in view.rungs() {
        let (x, wait) = (left + rung.start_hours * unit, rung.wait_hours * unit);
        let is_constraint = view.is_constraint(rung.step);
        let class = if is_constraint { "parts-constraint" } else { class };
        if wait > 0.0 {
            bar(markup, class, x, wait, top, WAIT_HEIGHT);
        }
        bar(markup, "rung-process", x + wait, rung.process_hours * unit, line, PROCESS_HEIGHT);
        let words = duration_text(rung.wait_hours, calendar);
        if width_of(&words) * TEXT + 8.0 < wait {
            let class = if is_constraint { "parts-hours of-constraint" } else { "parts-hours" };
            label(markup, class, x + wait / 2.0, top + 19.5, &words);
        }
    }
    let end = view
        .rungs()
        .last()
        .map_or(left, |rung| left + (rung.start_hours + rung.wait_hours + rung.process_hours) * unit);
    markup.raw("<path class=\"ladder-line\" d=\"").path("M", &[left, line]).path("H", &[end]).raw("\"/>");
}

fn draw_axis(markup: &mut Markup, view: &MapView, total: f64, left: f64, right: f64, y: f64) {
    let calendar = &view.map().calendar;
    let unit = (right - left) / total;
    markup.raw("<path class=\"tick\" d=\"").path("M", &[left, y]).path("H", &[right]).raw("\"/>");
    let scale = axis(total, calendar);
    let every = numbered_every(&scale, unit, TEXT);
    for (place, tick) in scale.ticks.iter().enumerate() {
        let x = left + tick.hours * unit;
        if x > right - TOTAL_ROOM {
            break;
        }
        markup.raw("<path class=\"tick\" d=\"").path("M", &[x, y]).raw("v5\"/>");
        if place.is_multiple_of(every) {
            let class = if place == 0 { "tick-label start" } else { "tick-label" };
            label(markup, class, x, y + 18.0, &text::tick(tick, scale.unit));
        }
    }
    label(markup, "tick-label end", right, y + 18.0, &duration_text(total, calendar));
}

fn bar(markup: &mut Markup, class: &str, x: f64, width: f64, y: f64, height: f64) {
    markup.open("rect").attr("class", class).num("x", x).num("y", y).num("width", width.max(0.0));
    markup.num("height", height).empty();
}

fn label(markup: &mut Markup, class: &str, x: f64, y: f64, words: &str) {
    markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", words);
}
