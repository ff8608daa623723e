//! Every difference between two maps, and what it is worth.

use super::{Compared, Unit, mark};
use crate::stream::{Effect, FigureChange, FlowChange, StepChange, Totals};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::compare as said;
use crate::ui::view::MapView;

/// A column of effects: its name, which total, how it is written.
type Column = (&'static str, fn(&Totals) -> FigureChange, Unit);

const COLUMNS: [Column; 6] = [
    (said::LEAD, |totals| totals.lead_time, Unit::Hours),
    (said::PROCESS, |totals| totals.process_time, Unit::Hours),
    (said::RATIO, |totals| totals.activity_ratio, Unit::Percent),
    (said::ROLLED, |totals| totals.rolled_ca, Unit::Percent),
    (said::EFFORT, |totals| totals.effort, Unit::Hours),
    (said::HANDOFFS, |totals| totals.handoffs, Unit::Count),
];

/// The tables: steps with their effects, flows, and what else differs.
pub fn differences(compared: &Compared) -> String {
    let mut markup = Markup::new();
    if compared.is_same() {
        markup.element("p", "nothing", said::NOTHING_DIFFERS);
        return markup.finish();
    }
    let note = if compared.effects.is_some() { said::WORTH_BASIS } else { said::TOO_MANY };
    markup.element("p", "cap", note);
    steps(&mut markup, compared);
    if !compared.comparison.flows.is_empty() {
        flows(&mut markup, compared);
    }
    if !compared.comparison.basis.is_empty() {
        markup.raw("<h3>").words(said::OTHERWISE).raw("</h3><ul class=\"otherwise\">");
        for difference in &compared.comparison.basis {
            markup.raw("<li>").words(&said::map_difference(difference, |id| compared.label(id))).raw("</li>");
        }
        markup.raw("</ul>");
    }
    markup.finish()
}

fn steps(markup: &mut Markup, compared: &Compared) {
    markup
        .raw("<div class=\"scroller\" tabindex=\"0\" role=\"group\"")
        .attr("aria-label", said::WORTH)
        .raw("><table class=\"worth\"");
    markup.attr("aria-label", said::WORTH).raw("><thead><tr><td></td><th scope=\"col\">").words(said::STEP);
    markup.raw("</th><th scope=\"col\">").words(said::CHANGE).raw("</th>");
    for (at, (name, ..)) in COLUMNS.iter().enumerate() {
        markup.raw("<th scope=\"col\" class=\"num\">").words(name).raw("</th>");
        if at == 0 {
            markup.raw("<th scope=\"col\" class=\"num\">").words(said::ALONE).raw("</th>");
        }
    }
    markup.raw("</tr></thead><tbody>");
    state(markup, &compared.before, |change| change.before, &compared.comparison.totals);
    for (at, change) in compared.comparison.steps.iter().enumerate() {
        step(markup, compared, at, change);
    }
    if let Some(effects) = &compared.effects {
        rest(markup, compared, &effects.rest);
    }
    state(markup, &compared.after, |change| change.after, &compared.comparison.totals);
    markup.raw("</tbody></table></div>");
}

/// The totals of one of the two maps.
fn state(markup: &mut Markup, view: &MapView, side: fn(&FigureChange) -> Option<f64>, totals: &Totals) {
    markup.raw("<tr class=\"state\"><td></td><th scope=\"row\">").words(&view.map().name).raw("</th><td></td>");
    for (at, (_, read, unit)) in COLUMNS.iter().enumerate() {
        markup.raw("<td class=\"num\"><b>").words(&unit.text(view, side(&read(totals)))).raw("</b></td>");
        if at == 0 {
            markup.raw("<td></td>");
        }
    }
    markup.raw("</tr>");
}

fn step(markup: &mut Markup, compared: &Compared, at: usize, change: &StepChange) {
    let effects = compared.effects.as_ref().map(|effects| effects.effects.as_slice()).unwrap_or_default();
    let effect = effects.iter().enumerate().find(|(_, effect)| effect.changes.contains(&at));
    markup.raw("<tr><td>");
    if let Some((place, _)) = effect {
        markup.element("span", "mark", &mark(place));
    }
    markup.raw("</td><th scope=\"row\">").words(&label(compared, change)).raw("</th><td class=\"change\">");
    markup.words(&what(change));
    let remark = effect.map(|(_, effect)| remark(compared, effect)).unwrap_or_default();
    if !remark.is_empty() {
        markup.element("span", "remark", &remark);
    }
    markup.raw("</td>");
    match effect {
        Some((_, effect)) => figures(markup, compared, &effect.in_order, Some(&effect.alone)),
        None if change.counts() => drop(markup.raw("<td colspan=\"7\"></td>")),
        None => drop(markup.raw("<td colspan=\"7\" class=\"cap\">").words(said::NO_EFFECT).raw("</td>")),
    }
    markup.raw("</tr>");
}

/// A step as it is called after, or, once removed, before.
fn label(compared: &Compared, change: &StepChange) -> String {
    match (change.after, change.before) {
        (Some(after), _) => compared.after.step_label(after),
        (None, Some(before)) => compared.before.step_label(before),
        (None, None) => String::new(),
    }
}

fn what(change: &StepChange) -> String {
    match (change.before, change.after) {
        (None, _) => return said::ADDED.to_owned(),
        (_, None) => return said::REMOVED.to_owned(),
        _ => {}
    }
    let mut texts: Vec<String> = change.differences.iter().map(said::difference).collect();
    if !change.flows.is_empty() {
        texts.push(said::OTHER_FLOWS.to_owned());
    }
    texts.join(" · ")
}

/// A moved path or constraint, in words.
fn remark(compared: &Compared, effect: &Effect) -> String {
    let path = effect.has_path_moved.then(|| said::PATH_MOVES.to_owned());
    let constraint = effect.constraint.after.filter(|_| effect.constraint.has_moved());
    let constraint = constraint.map(|step| said::constraint_moves_to(&compared.label(step)));
    [path, constraint].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What belongs to no step, where there is any of it.
fn rest(markup: &mut Markup, compared: &Compared, rest: &Totals) {
    const NOTHING: f64 = 1e-6;
    let is_some = |(_, read, _): &Column| read(rest).difference().is_some_and(|difference| difference.abs() > NOTHING);
    if COLUMNS.iter().any(is_some) {
        markup.raw("<tr><td></td><th scope=\"row\">").words(said::REST).raw("</th><td></td>");
        figures(markup, compared, rest, None);
        markup.raw("</tr>");
    }
}

fn figures(markup: &mut Markup, compared: &Compared, totals: &Totals, alone: Option<&Totals>) {
    for (at, (_, read, unit)) in COLUMNS.iter().enumerate() {
        let change = read(totals);
        let difference = unit.change(compared, &change);
        let class = if difference.as_deref() == Some("0") { "num zero" } else { "num" };
        markup
            .open("td")
            .attr("class", class)
            .inside()
            .raw("<b>")
            .words(difference.as_deref().unwrap_or("–"))
            .raw("</b>");
        if let Some(percent) = change.percent() {
            markup.raw("<span>").words(&said::percent_change(percent)).raw("</span>");
        }
        markup.raw("</td>");
        if at == 0 {
            let alone = alone.and_then(|alone| unit.change(compared, &read(alone)));
            markup.raw("<td class=\"num alone\">").words(&alone.unwrap_or_default()).raw("</td>");
        }
    }
}

fn flows(markup: &mut Markup, compared: &Compared) {
    markup.raw("<table class=\"worth flows\"").attr("aria-label", said::FLOWS).raw("><caption>").words(said::FLOWS);
    markup.raw("</caption><thead><tr><th scope=\"col\">").words(said::FLOW).raw("</th><th scope=\"col\">");
    markup.words(said::CHANGE).raw("</th></tr></thead><tbody>");
    for change in &compared.comparison.flows {
        markup.raw("<tr><th scope=\"row\">").words(&flow_label(compared, change)).raw("</th><td class=\"change\">");
        markup.words(&flow_text(change)).raw("</td></tr>");
    }
    markup.raw("</tbody></table>");
}

fn flow_label(compared: &Compared, change: &FlowChange) -> String {
    let (view, id) = match (change.after, change.before) {
        (Some(after), _) => (&compared.after, Some(after)),
        (None, before) => (&compared.before, before),
    };
    let flow = id.and_then(|id| view.map().flow(id));
    flow.map(|flow| text::from_to(&view.step_label(flow.from), &view.step_label(flow.to))).unwrap_or_default()
}

fn flow_text(change: &FlowChange) -> String {
    let mut texts: Vec<String> = change.differences.iter().map(said::flow_difference).collect();
    match (change.before, change.after) {
        (None, _) => texts.push(said::ADDED.to_owned()),
        (_, None) => texts.push(said::REMOVED.to_owned()),
        _ => {}
    }
    if change.is_bridge {
        texts.push(said::CLOSES_GAP.to_owned());
    }
    texts.join(" · ")
}
