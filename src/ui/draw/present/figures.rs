//! The figures of the pages.

use super::lines::{PARTS_HEIGHT, STATES_HEIGHT, parts, two_states};
use super::map::{About, map};
use super::{Presented, Room};
use crate::stream::HourRange;
use crate::ui::draw::ladder::{self, ladder};
use crate::ui::draw::totals::hours;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::counting_name;
use crate::ui::text::duration_text;
use crate::ui::text::present as said;
use crate::workshop::{ConstraintFacts, total_with_rework};

/// The height of one row of a list under a map, in units: the style sheet says the same.
const ROW: f64 = 30.0;
/// The least that a map needs, in units.
const LEAST_MAP: f64 = 170.0;
/// Between the map and its timeline.
const GAP: f64 = 20.0;
/// Rows of a list: more would not be read.
const MOST_ROWS: usize = 4;
const MOST_CHANGES: usize = 7;

/// A drawing of this size in units, as large as the room is wide.
fn svg(markup: &mut Markup, room: Room, height: f64, label: &str, inside: &str) {
    let zoom = room.zoom();
    markup.raw("<svg class=\"room\" role=\"img\"").attr("aria-label", label);
    markup.num("width", room.width).num("height", height * zoom).raw(" viewBox=\"0 0 ");
    markup.number(room.width / zoom).raw(" ").number(height).raw("\">").raw(inside).raw("</svg>");
}

fn width(room: Room) -> f64 {
    room.width / room.zoom()
}

/// What is left of the height for a drawing above something else, in units.
fn height_above(room: Room, below: f64) -> f64 {
    (room.height / room.zoom() - below).max(LEAST_MAP)
}

// --------------------------------------------------------------------------------------------------------------- total

pub fn total(shown: &Presented, room: Room) -> String {
    let (view, summary) = (&shown.view, shown.view.summary());
    let calendar = &view.map().calendar;
    let mut markup = Markup::new();
    markup.raw("<dl class=\"room-totals\">");
    let figure = |hours_of: Option<HourRange>| hours_of.map_or_else(none, |figure| hours(figure.mid, calendar));
    let range = summary.lead_time.figure().filter(HourRange::is_range);
    let range = range.map(|range| (duration_text(range.low, calendar), duration_text(range.high, calendar)));
    let lead_basis = text::lead_time_basis(&summary.lead_time, range);
    entry(&mut markup, "one", text::TOTAL_LEAD_TIME, &figure(summary.lead_time.figure()), &lead_basis);
    let basis = said::process_basis(&summary.process_time, calendar);
    entry(&mut markup, "two", text::TOTAL_PROCESS_TIME, &figure(summary.process_time.figure()), &basis);
    let ratio = summary.activity.as_ref();
    let percent = ratio.map_or_else(none, |ratio| [&text::percent_number(ratio.percent), "<i>%</i>"].concat());
    let basis = said::ratio_basis(ratio, &summary.lead_time, calendar);
    entry(&mut markup, "two", text::ACTIVITY_RATIO, &percent, &basis);
    markup.raw("</dl>");
    let drawn = parts(view, width(room));
    if !drawn.is_empty() {
        let text = |figure: Option<HourRange>| {
            figure.map_or_else(|| said::UNKNOWN.to_owned(), |hours| duration_text(hours.mid, calendar))
        };
        let label = said::parts_label(&text(summary.lead_time.figure()), &text(summary.process_time.figure()));
        svg(&mut markup, room, PARTS_HEIGHT, &label, &drawn);
    }
    if let Some(total) = total_with_rework(view.map(), summary) {
        let counting = counting_name(view.map().rework);
        markup.element("p", "room-note", &said::with_rework(counting, &duration_text(total.lead_time_hours, calendar)));
    }
    markup.finish()
}

fn none() -> String {
    "<span class=\"none\">–</span>".to_owned()
}

fn entry(markup: &mut Markup, class: &str, term: &str, figure: &str, basis: &str) {
    markup
        .open("div")
        .attr("class", class)
        .inside()
        .raw("<dt>")
        .words(term)
        .raw("</dt><dd class=\"figure\">")
        .raw(figure);
    markup.raw("</dd>").element("dd", "basis", basis).raw("</div>");
}

// ---------------------------------------------------------------------------------------------------------- constraint

pub fn constraint(shown: &Presented, room: Room) -> String {
    let view = &shown.view;
    let wide = width(room);
    let has_time = shown.total_hours().is_some_and(|hours| hours > 0.0);
    let below = if has_time { ladder::HEIGHT + GAP } else { 0.0 };
    let drawn = map(view, &shown.layout, About::Constraint, wide, height_above(room, below));
    let high = drawn.height;
    let calendar = &view.map().calendar;
    let named = match shown.constraint {
        ConstraintFacts::Named { constraint, .. } => Some(constraint),
        _ => None,
    };
    let mut inside = Markup::new();
    let wait = named.and_then(|constraint| ladder::wait_span(view, constraint.step, wide)).filter(|_| has_time);
    if let (Some(frame), Some((x, length))) = (drawn.constraint, wait) {
        let top = high + GAP + ladder::WAIT_TOP;
        inside.raw("<path class=\"projection\" d=\"").path("M", &[frame.x, frame.y + frame.height]);
        inside.path("H", &[frame.x + frame.width]).path("L", &[x + length, top]).path("H", &[x]).raw("z\"/>");
    }
    inside.raw(&drawn.markup);
    if has_time {
        inside.raw("<g transform=\"").path("translate(0 ", &[high + GAP]).raw(")\">").raw(&ladder(view, wide, false));
        if let Some((x, length)) = wait {
            inside.raw("<rect class=\"constraint-edge\"").num("x", x).num("y", ladder::WAIT_TOP).num("width", length);
            inside.num("height", ladder::LINE - ladder::WAIT_TOP).raw("/>");
        }
        inside.raw("</g>");
    }
    let total = shown.total_hours().map_or_else(|| said::UNKNOWN.to_owned(), |hours| duration_text(hours, calendar));
    let label = match named {
        Some(constraint) => {
            let wait = constraint.wait_hours.map(|hours| duration_text(hours, calendar));
            said::constraint_drawing(&shown.name(constraint.step), wait.as_deref(), &total)
        }
        None => text::ladder_label(view.map(), view.summary()),
    };
    let mut markup = Markup::new();
    svg(&mut markup, room, high + below, &label, &inside.finish());
    markup.finish()
}

// ------------------------------------------------------------------------------------------------------------ handoffs

pub fn handoffs(shown: &Presented, room: Room) -> String {
    let facts = &shown.handoffs;
    let columns = ((room.width / 380.0).floor() as usize).clamp(1, 3);
    let most = if columns == 1 { 2 * MOST_ROWS } else { columns * MOST_ROWS };
    // The last place says how many more there are.
    let rows = facts.pairs.len().min(most).div_ceil(columns);
    let high = height_above(room, if columns == 1 { 0.0 } else { rows as f64 * ROW + 14.0 });
    let drawn = map(&shown.view, &shown.layout, About::Handoffs, width(room), high);
    let mut markup = Markup::new();
    svg(&mut markup, room, drawn.height, said::HANDOFFS_DRAWING, &drawn.markup);
    if facts.pairs.is_empty() {
        return markup.finish();
    }
    markup.raw("<ul class=\"room-list\"").attr("aria-label", said::WHO_TO_WHOM).inside();
    let fit = if facts.pairs.len() > most { most - 1 } else { most };
    for pair in facts.pairs.iter().take(fit) {
        markup.raw("<li><span>").words(&said::pair(&pair.from, &pair.to)).raw("</span><b>");
        diamonds(&mut markup, pair.forward, pair.back);
        markup.words(&said::pair_count(pair.forward, pair.back)).raw("</b></li>");
    }
    if facts.pairs.len() > fit {
        markup.raw("<li><span>").words(&said::more_pairs(facts.pairs.len() - fit)).raw("</span></li>");
    }
    markup.raw("</ul>");
    markup.finish()
}

/// As many diamonds as work changes hands, the ones back dashed; a row of them ends where counting them does.
fn diamonds(markup: &mut Markup, forward: usize, back: usize) {
    const MOST: usize = 5;
    let (forward, back) = (forward.min(MOST), back.min(MOST));
    let wide = 14.0 * (forward + back) as f64;
    markup.raw("<svg height=\"14\" aria-hidden=\"true\"").num("width", wide).inside();
    for at in 0..forward + back {
        markup.open("path").attr("class", if at < forward { "handoff" } else { "handoff rework" }).raw(" d=\"");
        markup.path("M", &[14.0 * at as f64 + 7.0, 1.5]).raw("l5.5 5.5 -5.5 5.5 -5.5 -5.5z\"").empty();
    }
    markup.raw("</svg>");
}

// ----------------------------------------------------------------------------------------------------------- sent back

pub fn sent_back(shown: &Presented, room: Room) -> String {
    const MOST: usize = 3;
    let facts = &shown.quality;
    let is_wide = room.width >= 700.0;
    let rows = 1 + MOST.min(facts.lowest.len().max(facts.sent_back.len()).max(1));
    let high = height_above(room, if is_wide { rows as f64 * ROW + 14.0 } else { 0.0 });
    let drawn = map(&shown.view, &shown.layout, About::Quality, width(room), high);
    let mut markup = Markup::new();
    svg(&mut markup, room, drawn.height, said::QUALITY_DRAWING, &drawn.markup);
    markup.raw("<div class=\"room-two\"><section><h3>").words(said::LOWEST).raw("</h3><ul class=\"room-list\">");
    for of in facts.lowest.iter().take(MOST) {
        let (name, share) = said::step_quality(&shown.view.step_label(of.step), of);
        row(&mut markup, &name, &share);
    }
    if facts.lowest.is_empty() {
        row(&mut markup, said::NO_QUALITY, "");
    }
    markup.raw("</ul></section><section><h3>").words(said::GOES_BACK).raw("</h3><ul class=\"room-list\">");
    for flow in facts.sent_back.iter().take(MOST) {
        let ends = said::pair(&shown.view.step_label(flow.from), &shown.view.step_label(flow.to));
        row(&mut markup, &ends, &said::back_share(flow));
    }
    if facts.sent_back.is_empty() {
        row(&mut markup, said::NO_REWORK, "");
    }
    markup.raw("</ul></section></div>");
    markup.finish()
}

fn row(markup: &mut Markup, words: &str, figure: &str) {
    markup.raw("<li><span>").words(words).raw("</span><b class=\"low\">").words(figure).raw("</b></li>");
}

// ------------------------------------------------------------------------------------------------------------- changes

pub fn changes(shown: &Presented, room: Room) -> String {
    let mut markup = Markup::new();
    if let Some(states) = &shown.states {
        let drawn = two_states(&states.before, &states.after, width(room));
        if !drawn.is_empty() {
            svg(&mut markup, room, STATES_HEIGHT, said::BEFORE_AND_AFTER, &drawn);
        }
    }
    let open = &shown.changes.open;
    if open.is_empty() {
        return markup.finish();
    }
    markup.raw("<table class=\"room-changes\"><thead><tr>");
    for word in [said::WHAT, said::OWNER, said::CHECK_ON] {
        markup.raw("<th scope=\"col\">").words(word).raw("</th>");
    }
    markup.raw("</tr></thead><tbody>");
    for change in open.iter().take(MOST_CHANGES) {
        markup.raw("<tr><th scope=\"row\">").words(&said::change_title(change));
        if let Some((number, name)) = &change.step {
            markup.raw("<small>").words(&[&number.to_string(), " ", name].concat()).raw("</small>");
        }
        let (day, away) = said::change_day(change);
        let class = if change.owner.trim().is_empty() { "open" } else { "" };
        markup.raw("</th>").element("td", class, &said::change_owner(change)).raw("<td>").words(&day);
        let overdue = matches!(change.due, crate::workshop::Due::Overdue { .. });
        if !away.is_empty() {
            markup.element("small", if overdue { "problem" } else { "" }, &away);
        }
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table>");
    if open.len() > MOST_CHANGES {
        markup.element("p", "room-note", &said::more_changes(open.len() - MOST_CHANGES));
    }
    markup.finish()
}
