//! The map in the terms of other drawing tools.

use crate::report::page::Figure;
use crate::report::plain::{PlainFlow, PlainLane, PlainMap, PlainStep};
use crate::stream::{Layout, Percent, Step, StepBox, StepKind, StepReading};
use crate::ui::draw::flows::label_of;
use crate::ui::draw::report::map_figures;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::text::export as said;
use crate::ui::view::MapView;

/// The map with its layout.
pub fn plain_map(view: &MapView, layout: &Layout) -> PlainMap {
    let boxes = layout.boxes.iter().filter_map(|of| plain_step(view, layout, of));
    let mut steps: Vec<PlainStep> = boxes.collect();
    steps.sort_by_key(|step| step.number);
    let lanes = layout.lanes.iter().map(|lane| PlainLane {
        name: if lane.team.is_empty() { text::NO_TEAM.to_owned() } else { lane.team.clone() },
        y: lane.y,
        height: lane.height,
    });
    let mut notes: Vec<String> = map_figures(view).iter().map(note).collect();
    notes.push([text::BASIS, ": ", &text::map_basis(view.map(), view.summary())].concat());
    PlainMap {
        name: view.map().name.clone(),
        notes,
        lanes: lanes.collect(),
        steps,
        flows: plain_flows(view, layout),
        left: layout.left,
        width: layout.width,
        bottom: layout.top + layout.height,
    }
}

/// `Total lead time 33 d 4 h, 9 of 9 steps`.
fn note(figure: &Figure) -> String {
    let mut words = vec![figure.name.clone()];
    words.extend(
        figure.amounts.iter().map(|(number, unit)| [number.as_str(), " ", unit].concat().trim_end().to_owned()),
    );
    if figure.amounts.is_empty() {
        words.push(said::UNKNOWN.to_owned());
    }
    let basis = if figure.basis.is_empty() { String::new() } else { [", ", &figure.basis].concat() };
    words.join(" ") + &basis
}

fn plain_step(view: &MapView, layout: &Layout, of: &StepBox) -> Option<PlainStep> {
    let (number, step, reading) = view.step(of.step)?;
    let middle = of.y + of.height / 2.0;
    let lane = layout.lanes.iter().position(|lane| lane.y <= middle && middle < lane.y + lane.height);
    Some(PlainStep {
        number,
        lines: vec![text::step_name(number, step, view.is_constraint(of.step)), figures_line(view, step, reading)],
        lane: lane.unwrap_or_default(),
        heat: reading.heat,
        is_without_work: step.kind != StepKind::Process,
        is_constraint: view.is_constraint(of.step),
        x: of.x,
        y: of.y,
        width: of.width,
        height: of.height,
    })
}

/// `LT 3 d · PT 4 h · %C/A 75`; what is not known is `?`.
fn figures_line(view: &MapView, step: &Step, reading: &StepReading) -> String {
    let derived = reading.lead_time_hours.map(|hours| duration_text(hours.mid, &view.map().calendar));
    let lead = step.lead_time.as_ref().map(|time| time.text().to_owned()).or(derived);
    let figure = |name: &str, figure: Option<String>| {
        [name, " ", figure.filter(|text| !text.is_empty()).as_deref().unwrap_or(said::UNKNOWN_SHORT)].concat()
    };
    let mut figures = vec![figure(text::LT_SHORT, lead)];
    if step.kind == StepKind::Process {
        figures.push(figure(text::PT_SHORT, step.process_time.as_ref().map(|time| time.text().to_owned())));
        figures.push(figure(text::CA_SHORT, step.percent_ca.as_ref().map(Percent::text).map(str::to_owned)));
    } else {
        figures.push(text::kind_name(step.kind).to_owned());
    }
    figures.join(" · ")
}

fn plain_flows(view: &MapView, layout: &Layout) -> Vec<PlainFlow> {
    let number = |id| view.step(id).map(|(number, ..)| number);
    let flow = |route: &crate::stream::FlowRoute| {
        let flow = view.map().flows.get(route.place)?;
        Some(PlainFlow {
            from: number(flow.from)?,
            to: number(flow.to)?,
            label: label_of(view, flow, route.rework).unwrap_or_default(),
            is_rework: route.rework,
        })
    };
    layout.flows.iter().filter_map(flow).collect()
}
