//! Both timelines on one scale; behind the shorter one what each change takes away.

use std::collections::{HashMap, HashSet};

use super::{Compared, mark};
use crate::id::StepId;
use crate::stream::{Rung, axis};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::compare as said;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::ui::wrap::{width_of, wrap};

/// The height of the drawing, in pixels.
pub const HEIGHT: f64 = 266.0;

const LEFT: f64 = 132.0;
/// Names beside the lines: their size, from one row of them to the next, and what is free before the line.
const NAME_SIZE: f64 = 15.0;
const NAME_LINE: f64 = 17.0;
const NAME_GAP: f64 = 10.0;
const RIGHT: f64 = 14.0;
const WAIT_HEIGHT: f64 = 28.0;
const PROCESS_HEIGHT: f64 = 18.0;
const FIRST_TOP: f64 = 44.0;
const SECOND_TOP: f64 = 176.0;
const AXIS: f64 = 240.0;
/// At the end of the axis stands the total; ticks there would run into it.
const TOTAL_ROOM: f64 = 76.0;
/// Narrower rungs have no number.
const LEAST_NUMBERED: f64 = 12.0;
/// With more of them the thin line around each would be all one sees.
const MOST_RUNGS: usize = 150;

/// One of the two timelines.
struct Line<'a> {
    view: &'a MapView,
    /// Top edge of the waits.
    top: f64,
    /// Pixels for a working hour.
    unit: f64,
    /// Its own total lead time, working hours: heat is a share of it.
    total: f64,
}

impl Line<'_> {
    fn x(&self, rung: &Rung) -> f64 {
        LEFT + rung.start_hours * self.unit
    }

    fn end(&self) -> f64 {
        LEFT + self.total * self.unit
    }

    /// From where to where each step of the path goes.
    fn spans(&self) -> HashMap<StepId, (f64, f64)> {
        let span = |rung: &Rung| {
            let x = self.x(rung);
            (rung.step, (x, x + (rung.wait_hours + rung.process_hours) * self.unit))
        };
        self.view.rungs().iter().map(span).collect()
    }
}

/// The drawing, for a sheet of this width in pixels.
pub fn timelines(compared: &Compared, width: f64) -> String {
    let mut markup = Markup::new();
    let total = |view: &MapView| view.summary().lead_time.figure().map_or(0.0, |hours| hours.mid);
    let (before, after) = (total(&compared.before), total(&compared.after));
    let longest = before.max(after);
    let room = width - LEFT - RIGHT;
    if longest <= 0.0 || room <= 0.0 {
        markup.raw("<text class=\"ladder-empty\" x=\"14\" y=\"50\">").words(said::NO_LENGTH).close("text");
        return markup.finish();
    }
    let unit = room / longest;
    let first = Line { view: &compared.before, top: FIRST_TOP, unit, total: before };
    let second = Line { view: &compared.after, top: SECOND_TOP, unit, total: after };
    draw_ties(&mut markup, compared, &first, &second);
    for line in [&first, &second] {
        draw_line(&mut markup, line, width);
    }
    draw_gone(&mut markup, compared, &second, before - after);
    draw_axis(&mut markup, if before < after { &second } else { &first }, room);
    markup.finish()
}

/// From each step before to the same one after: an area where it changes, a dotted line where it does not.
fn draw_ties(markup: &mut Markup, compared: &Compared, first: &Line<'_>, second: &Line<'_>) {
    let (above, below) = (first.top + WAIT_HEIGHT + PROCESS_HEIGHT + 3.0, second.top - 20.0);
    let (before, after) = (first.spans(), second.spans());
    let counting = compared.comparison.steps.iter().filter(|change| change.counts());
    let changed: HashSet<StepId> = counting.filter_map(|change| change.before).collect();
    let (mut same, mut other) = (Markup::new(), Markup::new());
    for (old, new) in &compared.comparison.pairs {
        let (Some(from), Some(to)) = (before.get(old), after.get(new)) else { continue };
        if changed.contains(old) {
            other
                .path("M", &[from.0, above])
                .path("H", &[from.1])
                .path("L", &[to.1, below])
                .path("H", &[to.0])
                .raw("z");
        } else {
            same.path("M", &[f64::midpoint(from.0, from.1), above]).path("L", &[f64::midpoint(to.0, to.1), below]);
        }
    }
    markup.open("path").attr("class", "tie-changed").attr("d", &other.finish()).empty();
    markup.open("path").attr("class", "tie-same").attr("d", &same.finish()).empty();
}

fn draw_line(markup: &mut Markup, line: &Line<'_>, width: f64) {
    let base = line.top + WAIT_HEIGHT;
    draw_shapes(markup, line);
    let name = wrap(&line.view.map().name, (LEFT - NAME_GAP) / NAME_SIZE, 2);
    let first = line.top + if name.len() > 1 { 9.0 } else { 16.0 };
    for (row, part) in name.iter().enumerate() {
        words(markup, "line-name", 0.0, first + row as f64 * NAME_LINE, part);
    }
    let calendar = &line.view.map().calendar;
    let total_at = first + name.len().saturating_sub(1) as f64 * NAME_LINE + 20.0;
    words(markup, "line-total", 0.0, total_at, &duration_text(line.total, calendar));
    markup.raw("<path class=\"ladder-line\" d=\"").path("M", &[LEFT, base]).path("H", &[line.end()]).raw("\"/>");
    for rung in line.view.rungs() {
        draw_words(markup, line, rung, width);
    }
}

/// Waits as one shape per class of heat, process times as one.
fn draw_shapes(markup: &mut Markup, line: &Line<'_>) {
    const CLASSES: usize = 5;
    let base = line.top + WAIT_HEIGHT;
    let mut waits: [Markup; CLASSES] = Default::default();
    let mut process = Markup::new();
    for rung in line.view.rungs() {
        let (x, wait, work) = (line.x(rung), rung.wait_hours * line.unit, rung.process_hours * line.unit);
        let class = usize::from(rung.heat).saturating_sub(1);
        if let Some(waits) = waits.get_mut(class).filter(|_| wait > 0.0) {
            waits.path("M", &[x, line.top]).path("h", &[wait]).path("V", &[base]).path("h", &[-wait]).raw("z");
        }
        process
            .path("M", &[x + wait, base])
            .path("h", &[work])
            .path("v", &[PROCESS_HEIGHT])
            .path("h", &[-work])
            .raw("z");
    }
    let edge = if line.view.rungs().len() > MOST_RUNGS { "" } else { "rung-wait " };
    for (class, shape) in (1..).zip(waits) {
        let class = [edge, "heat-", &u8::to_string(&class)].concat();
        markup.open("path").attr("class", &class).attr("d", &shape.finish()).empty();
    }
    markup.open("path").attr("class", "rung-process").attr("d", &process.finish()).empty();
}

fn draw_words(markup: &mut Markup, line: &Line<'_>, rung: &Rung, width: f64) {
    let calendar = &line.view.map().calendar;
    let (x, wait, work) = (line.x(rung), rung.wait_hours * line.unit, rung.process_hours * line.unit);
    let is_constraint = line.view.is_constraint(rung.step);
    markup.open("g").attr("class", if is_constraint { "rung constraint" } else { "rung" }).inside();
    if is_constraint {
        markup.raw("<rect class=\"constraint-edge\"").num("x", x).num("y", line.top);
        markup.num("width", wait).num("height", WAIT_HEIGHT).empty();
        let room = width_of(said::CONSTRAINT) * 14.0;
        words(markup, "constraint-word", x.min(width - room), line.top - 22.0, said::CONSTRAINT);
    }
    if wait + work > LEAST_NUMBERED {
        let number = line.view.step(rung.step).map(|(number, ..)| number).unwrap_or_default();
        words(markup, "rung-number", f64::midpoint(x, x + wait + work), line.top - 6.0, &number.to_string());
    }
    let wait_text = text::rung_wait(&duration_text(rung.wait_hours, calendar), rung.unknown);
    if width_of(&wait_text) * 13.0 + 8.0 < wait {
        let heat = rung.heat.to_string();
        words(markup, &["rung-text heat-ink-", &heat].concat(), x + wait / 2.0, line.top + 19.0, &wait_text);
    }
    let work_text = duration_text(rung.process_hours, calendar);
    if rung.process_hours > 0.0 && width_of(&work_text) * 12.0 + 8.0 < wait {
        words(markup, "rung-process-text", x + wait - 4.0, line.top + WAIT_HEIGHT + 14.0, &work_text);
    }
    markup.close("g");
}

/// What the changes take away, in their order; as one where some of them add time.
fn draw_gone(markup: &mut Markup, compared: &Compared, line: &Line<'_>, gone_hours: f64) {
    if gone_hours <= 0.0 {
        return;
    }
    let mut x = line.end();
    for (name, hours) in gone(compared, gone_hours) {
        let width = hours * line.unit;
        markup.raw("<rect class=\"gone\"").num("x", x + 2.0).num("y", line.top);
        markup.num("width", (width - 3.0).max(0.5)).num("height", WAIT_HEIGHT + PROCESS_HEIGHT).empty();
        let middle = x + width / 2.0;
        let change = said::hours_change(-hours, &compared.before.map().calendar);
        if width > LEAST_NUMBERED {
            words(markup, "gone-mark", middle, line.top - 6.0, &name);
        }
        if width_of(&change) * 13.0 + 8.0 < width {
            words(markup, "gone-hours", middle, line.top + 20.0, &change);
            if let Some(percent) =
                compared.comparison.totals.lead_time.of.filter(|of| *of > 0.0).map(|of| hours / of * 100.0)
            {
                words(
                    markup,
                    "gone-percent",
                    middle,
                    line.top + 37.0,
                    &[&text::percent_number(percent), " %"].concat(),
                );
            }
        }
        x += width;
    }
}

/// Marks and hours of what is taken away. They add up to the whole.
fn gone(compared: &Compared, whole: f64) -> Vec<(String, f64)> {
    const NOTHING: f64 = 1e-6;
    let effects = compared.effects.as_ref().map(|effects| effects.effects.as_slice()).unwrap_or_default();
    let hours = effects.iter().map(|effect| effect.in_order.lead_time.difference().map_or(f64::NAN, |hours| -hours));
    let parts: Vec<(String, f64)> = hours.enumerate().map(|(at, hours)| (mark(at), hours)).collect();
    let sum: f64 = parts.iter().map(|(_, hours)| hours).sum();
    let adds_up = (sum - whole).abs() < NOTHING && parts.iter().all(|(_, hours)| *hours > -NOTHING);
    if !adds_up {
        return vec![(String::new(), whole)];
    }
    parts.into_iter().filter(|(_, hours)| *hours > NOTHING).collect()
}

fn draw_axis(markup: &mut Markup, line: &Line<'_>, room: f64) {
    let (calendar, end) = (&line.view.map().calendar, LEFT + room);
    markup.raw("<path class=\"tick\" d=\"").path("M", &[LEFT, AXIS]).path("H", &[end]).raw("\"/>");
    let scale = axis(line.total, calendar);
    for tick in &scale.ticks {
        let x = LEFT + tick.hours * line.unit;
        if x > end - TOTAL_ROOM {
            break;
        }
        markup.raw("<path class=\"tick\" d=\"").path("M", &[x, AXIS]).raw("v5\"/>");
        words(markup, "tick-label", x, AXIS + 18.0, &text::tick(tick, scale.unit));
    }
    words(markup, "tick-label end", end, AXIS + 18.0, &duration_text(line.total, calendar));
}

fn words(markup: &mut Markup, class: &str, x: f64, y: f64, words: &str) {
    markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", words);
}
