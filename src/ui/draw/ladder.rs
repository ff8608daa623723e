//! The timeline ladder: the longest path to scale, wait above the line, process time below it.

use crate::stream::{Axis, Rung, axis};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::ui::wrap::width_of;

const LEFT: f64 = 66.0;
const RIGHT: f64 = 14.0;
/// Top edge of the waits.
pub const WAIT_TOP: f64 = 26.0;
/// The line between waits and process times.
pub const LINE: f64 = 54.0;
/// The height of the drawing, in pixels.
#[cfg(feature = "whole")]
pub const HEIGHT: f64 = 104.0;
const PROCESS_HEIGHT: f64 = 22.0;
const AXIS: f64 = 84.0;
/// At the end of the axis stands the total; ticks there would run into it.
const TOTAL_ROOM: f64 = 76.0;
/// Size of the numbers of the ticks, and what is left free between two.
const TICK_SIZE: f64 = 11.0;
const TICK_GAP: f64 = 6.0;

/// Where a rung stands, in pixels.
#[derive(Clone, Copy)]
struct Span {
    x: f64,
    wait: f64,
    process: f64,
    /// The hottest class of a wait in it.
    heat: u8,
}

/// More rungs are drawn as shapes, one per class of heat.
const MOST_RUNGS: usize = 150;
/// Thinner rungs cannot be told apart, in pixels.
const THINNEST: f64 = 1.0;
/// Thinner rungs have no number, in pixels.
const LEAST_NUMBERED: f64 = 10.0;
const DIGIT_WIDTH: f64 = 9.0;
/// Classes of heat, from 1.
const CLASSES: usize = 5;

fn spans(rungs: &[Rung], room: f64, total: f64, is_even: bool) -> Vec<Span> {
    let each = room / rungs.len() as f64;
    let unit = room / total;
    let span = |(at, rung): (usize, &Rung)| {
        if is_even {
            Span { x: LEFT + at as f64 * each, wait: each * 0.6, process: each * 0.4, heat: rung.heat }
        } else {
            let (x, process) = (LEFT + rung.start_hours * unit, rung.process_hours * unit);
            let wait = rung.wait_hours * unit;
            Span { x, wait, process, heat: rung.heat }
        }
    };
    rungs.iter().enumerate().map(span).collect()
}

/// Waits and process times as one shape each. Rungs thinner than a pixel go together until they fill one; the hottest
/// gives its class.
fn draw_crowd(markup: &mut Markup, spans: &[Span]) {
    let mut waits: [Markup; CLASSES] = Default::default();
    let mut process = Markup::new();
    let mut together: Option<Span> = None;
    for (at, span) in spans.iter().enumerate() {
        let sum = together.take().map_or(*span, |sum| sum.with(span));
        if sum.wait + sum.process < THINNEST && at + 1 < spans.len() {
            together = Some(sum);
            continue;
        }
        let class = usize::from(sum.heat).saturating_sub(1);
        if let Some(waits) = waits.get_mut(class) {
            waits
                .path("M", &[sum.x, WAIT_TOP])
                .path("h", &[sum.wait])
                .path("V", &[LINE])
                .path("h", &[-sum.wait])
                .raw("z");
        }
        process.path("M", &[sum.x + sum.wait, LINE]).path("h", &[sum.process]);
        process.path("v", &[PROCESS_HEIGHT]).path("h", &[-sum.process]).raw("z");
    }
    for (class, shape) in (1..).zip(waits) {
        let class = ["rung-crowd heat-", &u8::to_string(&class)].concat();
        markup.open("path").attr("class", &class).attr("d", &shape.finish()).empty();
    }
    markup.open("path").attr("class", "rung-process").attr("d", &process.finish()).empty();
}

impl Span {
    /// Both together: the waits first, as each of them has it.
    fn with(&self, next: &Self) -> Self {
        let heat = self.heat.max(next.heat);
        Self { x: self.x, wait: self.wait + next.wait, process: self.process + next.process, heat }
    }
}

/// The drawing, for a sheet of this width in pixels; to scale, or every step as wide as the others.
pub fn ladder(view: &MapView, width: f64, is_even: bool) -> String {
    let mut markup = Markup::new();
    let total = view.summary().lead_time.figure().map_or(0.0, |hours| hours.mid);
    let room = width - LEFT - RIGHT;
    if total <= 0.0 || room <= 0.0 {
        markup.raw("<text class=\"ladder-empty\" x=\"14\" y=\"50\">").words(text::LADDER_EMPTY).close("text");
        return markup.finish();
    }
    words(&mut markup, "ladder-side", LEFT - 8.0, LINE - 12.0, text::WAIT);
    words(&mut markup, "ladder-side", LEFT - 8.0, LINE + 15.0, text::PROCESS);
    let spans = spans(view.rungs(), room, total, is_even);
    if spans.len() > MOST_RUNGS {
        draw_crowd(&mut markup, &spans);
    } else {
        // Numbers stand where the one before leaves room.
        let mut numbered_to = 0.0;
        for (rung, span) in view.rungs().iter().zip(spans) {
            draw_rung(&mut markup, view, rung, span, &mut numbered_to);
        }
    }
    draw_axis(&mut markup, view, room, total, is_even);
    markup.finish()
}

/// Left edge and width of the wait of a step on the drawing to scale. `None`: it has none there.
#[cfg(feature = "whole")]
pub fn wait_span(view: &MapView, step: crate::id::StepId, width: f64) -> Option<(f64, f64)> {
    let total = view.summary().lead_time.figure()?.mid;
    let rung = view.rungs().iter().find(|rung| rung.step == step && rung.wait_hours > 0.0)?;
    let unit = (width - LEFT - RIGHT) / total;
    Some((LEFT + rung.start_hours * unit, rung.wait_hours * unit))
}

fn draw_axis(markup: &mut Markup, view: &MapView, room: f64, total: f64, is_even: bool) {
    let end = LEFT + room;
    markup.raw("<path class=\"ladder-line\" d=\"").path("M", &[LEFT, LINE]).path("H", &[end]).raw("\"/>");
    markup.raw("<path class=\"tick\" d=\"").path("M", &[LEFT, AXIS]).path("H", &[end]).raw("\"/>");
    let scale = axis(total, &view.map().calendar);
    let every = numbered_every(&scale, room / total, TICK_SIZE);
    for (place, tick) in scale.ticks.iter().filter(|_| !is_even).enumerate() {
        let x = LEFT + tick.hours * room / total;
        if x > end - TOTAL_ROOM {
            break;
        }
        markup.raw("<path class=\"tick\" d=\"").path("M", &[x, AXIS]).raw("v5\"/>");
        if place.is_multiple_of(every) {
            words(markup, "tick-label", x, AXIS + 16.0, &text::tick(tick, scale.unit));
        }
    }
    words(markup, "tick-label end", end, AXIS + 16.0, &duration_text(total, &view.map().calendar));
}

/// Every how many ticks of a scale have their number: on a narrow screen some go without rather than run into each other.
/// `unit`: pixels per hour; `size`: of the letters, in pixels.
pub fn numbered_every(scale: &Axis, unit: f64, size: f64) -> usize {
    let widest = scale.ticks.last().map_or(0.0, |tick| width_of(&text::tick(tick, scale.unit)) * size);
    let apart = scale.ticks.get(1).map_or(f64::INFINITY, |tick| tick.hours * unit);
    ((widest + TICK_GAP) / apart).ceil().max(1.0) as usize
}

fn draw_rung(markup: &mut Markup, view: &MapView, rung: &Rung, span: Span, numbered_to: &mut f64) {
    let calendar = &view.map().calendar;
    let heat = rung.heat.to_string();
    let middle = span.x + span.wait / 2.0;
    markup.open("g").attr("class", if view.is_constraint(rung.step) { "rung constraint" } else { "rung" }).inside();
    let class = ["rung-wait heat-", &heat, if rung.unknown { " unknown" } else { "" }].concat();
    markup.open("rect").attr("class", &class).num("x", span.x).num("y", WAIT_TOP);
    markup.num("width", span.wait).num("height", LINE - WAIT_TOP).empty();
    markup.raw("<rect class=\"rung-process\"").num("x", span.x + span.wait).num("y", LINE);
    markup.num("width", span.process).num("height", PROCESS_HEIGHT).empty();
    let number = view.step(rung.step).map(|(number, ..)| number.to_string()).unwrap_or_default();
    let half = number.len() as f64 * DIGIT_WIDTH / 2.0;
    if span.wait + span.process > LEAST_NUMBERED && middle - half > *numbered_to {
        words(markup, "rung-number", middle, WAIT_TOP - 6.0, &number);
        *numbered_to = middle + half + DIGIT_WIDTH / 2.0;
    }
    let wait = text::rung_wait(&duration_text(rung.wait_hours, calendar), rung.unknown);
    if width_of(&wait) * 13.0 + 8.0 < span.wait {
        words(markup, &["rung-text heat-ink-", &heat].concat(), middle, LINE - 9.0, &wait);
    }
    let process = duration_text(rung.process_hours, calendar);
    if rung.process_hours > 0.0 && width_of(&process) * 12.0 + 8.0 < span.wait {
        words(markup, "rung-process-text", span.x + span.wait - 4.0, LINE + 15.0, &process);
    }
    markup.close("g");
}

fn words(markup: &mut Markup, class: &str, x: f64, y: f64, words: &str) {
    markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Calendar;

    #[test]
    fn numbers_of_ticks_stand_evenly_and_clear_of_each_other() {
        const HOURS: f64 = 480.0;
        let scale = axis(HOURS, &Calendar::default());
        for (width, every) in [(1200.0, 1), (300.0, 2), (100.0, 6)] {
            assert_eq!(numbered_every(&scale, width / HOURS, 12.5), every, "{width} px");
        }
        assert_eq!(numbered_every(&axis(0.0, &Calendar::default()), 1.0, 12.5), 1);
    }
}
