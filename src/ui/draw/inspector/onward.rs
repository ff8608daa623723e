//! Where work goes from a step, and the teams to choose from.

use super::step::{Of, TEAMS_LIST};
use crate::stream::Flow;
use crate::ui::icon::Icon;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::MapView;

pub(super) const SHARE_ID: &str = "share-";
/// A list of more steps than this is no list to choose from; there a number is asked for.
const MOST_CHOICES: usize = 300;

/// Teams named so far, as suggestions.
pub(super) fn teams(markup: &mut Markup, view: &MapView) {
    let mut teams: Vec<&str> = Vec::new();
    markup.raw("<datalist").attr("id", TEAMS_LIST).inside();
    for team in view.map().steps.iter().map(|step| step.team.as_str()).filter(|team| !team.is_empty()) {
        if !teams.contains(&team) {
            teams.push(team);
            markup.raw("<option").attr("value", team).raw("></option>");
        }
    }
    markup.raw("</datalist>");
}

/// Where work goes from here: every flow with its kind, and the way to draw another without the mouse.
pub(super) fn flows_of(markup: &mut Markup, of: &Of<'_>) {
    let flows: Vec<&Flow> = flows_out(of).collect();
    markup.raw("<section class=\"flows-of\"><h3>").words(text::GOES_ON_TO).raw("</h3><ul>");
    for flow in &flows {
        let target = of.view.step_label(flow.to);
        let is_rework = of.view.is_rework(flow.id);
        markup.raw(if is_rework { "<li class=\"rework\"><span>" } else { "<li><span>" }).words(&target).raw("</span>");
        if is_rework {
            markup.raw("<label class=\"share\">").words(text::SENT_BACK_SHARE).raw("<input class=\"in small\"");
            markup.attr("id", &[SHARE_ID, &flow.id.to_string()].concat());
            markup.attr("aria-label", &text::share_label(&target)).raw(">%</label>");
        }
        markup.raw("<button type=\"button\" class=\"tool\"").attr("data-remove-flow", &flow.id.to_string());
        markup
            .attr("aria-label", &text::remove_flow_to(&target))
            .raw("><svg class=\"ico\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path");
        markup.attr("d", Icon::Close.path()).raw("/></svg></button></li>");
    }
    markup.raw("</ul><label class=\"lab\" for=\"connect-to\">").words(text::CONNECT_TO).raw("</label>");
    if of.view.map().steps.len() > MOST_CHOICES {
        markup
            .raw("<input id=\"connect-to\" class=\"in\" inputmode=\"numeric\"")
            .attr("placeholder", text::NUMBER_OF_STEP)
            .raw(">");
    } else {
        markup
            .raw("<select id=\"connect-to\" class=\"in\"><option value=\"\">")
            .words(text::CHOOSE_STEP)
            .raw("</option>");
        for (row, step) in of.view.map().steps.iter().enumerate() {
            if step.id != of.step.id && !flows.iter().any(|flow| flow.to == step.id) {
                let number = (row + 1).to_string();
                markup.open("option").attr("value", &number).holding("option", &[&number, " ", &step.name].concat());
            }
        }
        markup.raw("</select>");
    }
    markup.raw("</section>");
}

pub(super) fn flows_out<'a>(of: &Of<'a>) -> impl Iterator<Item = &'a Flow> {
    let id = of.step.id;
    of.view.map().flows.iter().filter(move |flow| flow.from == id)
}
