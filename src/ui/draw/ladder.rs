//! The timeline ladder: the longest path to scale, wait above the line, process time below it.

use crate::stream::{Rung, axis, duration_text, heat_class};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::MapView;
use crate::ui::wrap::width_of;

const LEFT: f64 = 60.0;
const RIGHT: f64 = 14.0;
const WAIT_TOP: f64 = 26.0;
const LINE: f64 = 54.0;
const PROCESS_HEIGHT: f64 = 22.0;
const AXIS: f64 = 84.0;
/// At the end of the axis stands the total; ticks there would run into it.
const TOTAL_ROOM: f64 = 76.0;

/// Where a rung stands, in pixels.
#[derive(Clone, Copy)]
struct Span {
    x: f64,
    wait: f64,
    process: f64,
}

impl Span {
    /// Both together: waits first, as each of them has it.
    fn with(&self, next: &Self) -> Self {
        Self { x: self.x, wait: self.wait + next.wait, process: self.process + next.process }
    }
}

/// Thinner rungs cannot be told apart, in pixels.
const THINNEST: f64 = 1.0;

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
    let rungs = view.rungs();
    let each = room / rungs.len() as f64;
    let mut crowd: Option<(Span, f64)> = None;
    for (at, rung) in rungs.iter().enumerate() {
        let span = if is_even {
            Span { x: LEFT + at as f64 * each, wait: each * 0.6, process: each * 0.4 }
        } else {
            let unit = room / total;
            Span { x: LEFT + rung.start_hours * unit, wait: rung.wait_hours * unit, process: rung.process_hours * unit }
        };
        // Rungs that are thinner than a pixel are drawn together until they fill one.
        let (sum, wait_hours) =
            crowd.take().map_or((span, rung.wait_hours), |(sum, hours)| (sum.with(&span), hours.max(rung.wait_hours)));
        let is_thin = sum.wait + sum.process < THINNEST;
        if is_thin && at + 1 < rungs.len() {
            crowd = Some((sum, wait_hours));
        } else {
            draw_rung(&mut markup, view, &Rung { wait_hours, ..*rung }, sum, total);
        }
    }
    draw_axis(&mut markup, view, room, total, is_even);
    markup.finish()
}

fn draw_axis(markup: &mut Markup, view: &MapView, room: f64, total: f64, is_even: bool) {
    let end = LEFT + room;
    markup.raw("<path class=\"ladder-line\" d=\"").path("M", &[LEFT, LINE]).path("H", &[end]).raw("\"/>");
    markup.raw("<path class=\"tick\" d=\"").path("M", &[LEFT, AXIS]).path("H", &[end]).raw("\"/>");
    let scale = axis(total, &view.map().calendar);
    for tick in scale.ticks.iter().filter(|_| !is_even) {
        let x = LEFT + tick.hours * room / total;
        if x > end - TOTAL_ROOM {
            break;
        }
        markup.raw("<path class=\"tick\" d=\"").path("M", &[x, AXIS]).raw("v5\"/>");
        words(markup, "tick-label", x, AXIS + 16.0, &text::tick(tick, scale.unit));
    }
    words(markup, "tick-label end", end, AXIS + 16.0, &duration_text(total, &view.map().calendar));
}

fn draw_rung(markup: &mut Markup, view: &MapView, rung: &Rung, span: Span, total: f64) {
    let calendar = &view.map().calendar;
    let heat = heat_class(rung.wait_hours / total * 100.0).to_string();
    let middle = span.x + span.wait / 2.0;
    markup.open("g").attr("class", if view.is_constraint(rung.step) { "rung constraint" } else { "rung" }).inside();
    let class = ["rung-wait heat-", &heat, if rung.unknown { " unknown" } else { "" }].concat();
    markup.open("rect").attr("class", &class).num("x", span.x).num("y", WAIT_TOP);
    markup.num("width", span.wait).num("height", LINE - WAIT_TOP).empty();
    markup.raw("<rect class=\"rung-process\"").num("x", span.x + span.wait).num("y", LINE);
    markup.num("width", span.process).num("height", PROCESS_HEIGHT).empty();
    if span.wait + span.process > 10.0 {
        let number = view.step(rung.step).map(|(number, ..)| number).unwrap_or_default();
        words(markup, "rung-number", middle, WAIT_TOP - 6.0, &number.to_string());
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
