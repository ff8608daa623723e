//! The inside of a step's box: number, name, figures, and its bar on the map's common time scale.

use crate::id::StepId;
#[cfg(feature = "app")]
use crate::stream::Calendar;
use crate::stream::{Duration, Entry, Percent, STEP_HEIGHT, STEP_WIDTH, Step, StepKind, StepProblem, StepReading};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::ui::wrap::{shorten, width_of, wrap};

const HEAD_HEIGHT: f64 = 34.0;
const PAD: f64 = 8.0;
/// Words over the box stand clear of the frame around what is selected.
const ABOVE: f64 = -7.0;
const BAR_LENGTH: f64 = 102.0;
/// A name's line in em of its size.
const NAME_EM: f64 = 6.8;
const NAME_SIZE: f64 = 14.0;
const DIGIT_WIDTH: f64 = 7.0;
/// Room for a lead time, and for the smaller figures below it, in em of their sizes.
const LEAD_EM: f64 = 5.25;
const FIGURE_EM: f64 = 5.4;

/// What is shown of a step; compared, so that a step is drawn again only when something in it changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepFace {
    /// Classes of the box: heat, kind, constraint, off the path.
    pub class: String,
    /// Accessible name.
    pub name: String,
    /// Accessible description: all that the box shows.
    pub description: String,
    /// SVG text of the inside: elements of which none holds another.
    pub inside: String,
}

/// All that a face is drawn from; compared, because that costs less than drawing.
#[cfg(feature = "app")]
#[derive(PartialEq)]
pub struct Drawn {
    number: usize,
    is_constraint: bool,
    bar_hours: f64,
    calendar: Calendar,
    step: Step,
    reading: StepReading,
}

#[cfg(feature = "app")]
impl Drawn {
    /// What is known of a step now.
    pub fn of(view: &MapView, id: StepId) -> Option<Self> {
        let (number, step, reading) = view.step(id)?;
        Some(Self {
            number,
            is_constraint: view.is_constraint(id),
            bar_hours: view.bar_hours(),
            calendar: view.map().calendar,
            step: step.clone(),
            // The share changes with every other step and is not written in the box.
            reading: StepReading { wait_share_percent: None, ..reading.clone() },
        })
    }
}

/// The face of a step in a box of this size in map units.
pub fn face(view: &MapView, id: StepId, width: f64, height: f64) -> Option<StepFace> {
    let (number, step, reading) = view.step(id)?;
    let is_constraint = view.is_constraint(id);
    Some(StepFace {
        class: class_of(step, reading, is_constraint),
        name: text::step_name(number, step, is_constraint),
        description: text::step_description(step, reading, &view.map().calendar),
        inside: inside(view, number, step, reading, width, height),
    })
}

fn class_of(step: &Step, reading: &StepReading, is_constraint: bool) -> String {
    let heat = reading.heat;
    let kind = if step.kind == StepKind::Process { "" } else { " queue" };
    let constraint = if is_constraint { " constraint" } else { "" };
    let off = if reading.on_path { "" } else { " off" };
    ["step heat-", &heat.to_string(), kind, constraint, off].concat()
}

fn inside(view: &MapView, number: usize, step: &Step, reading: &StepReading, width: f64, height: f64) -> String {
    let mut markup = Markup::new();
    let box_of = |markup: &mut Markup, class: &str, margin: f64| {
        markup.open("rect").attr("class", class).num("x", -margin).num("y", -margin);
        markup
            .num("width", width + 2.0 * margin)
            .num("height", height + 2.0 * margin)
            .num("rx", 2.0 + margin / 2.0)
            .empty();
    };
    box_of(&mut markup, "selection", 4.0);
    box_of(&mut markup, "body", 0.0);
    markup.raw("<path class=\"head\" d=\"M2 0").path("H", &[width - 2.0]).raw("q2 0 2 2").path("V", &[HEAD_HEIGHT]);
    markup.raw("H0V2q0-2 2-2z\"/>");
    heading(&mut markup, number, step);
    figures(&mut markup, view, step, reading, width);
    let slack = reading.slack_hours.filter(|slack| !reading.on_path && *slack > 0.0);
    if let Some(slack) = slack {
        let words = text::parallel_slack(&duration_text(slack, &view.map().calendar));
        label(&mut markup, "slack", 0.0, ABOVE, &words);
    }
    if reading.is_dead_end(step.kind) {
        label(&mut markup, "slack", 0.0, ABOVE, text::DEAD_END);
    }
    bars(&mut markup, view, reading);
    box_of(&mut markup, "frame", 0.0);
    markup.finish()
}

fn heading(markup: &mut Markup, number: usize, step: &Step) {
    let name = if step.name.is_empty() { text::UNNAMED_STEP } else { &step.name };
    // A number of two digits and more takes room from the name.
    let digits = number.to_string();
    let shift = (digits.len() - 1) as f64 * DIGIT_WIDTH;
    let lines = wrap(name, NAME_EM - shift / NAME_SIZE, 2);
    let first = if lines.len() > 1 { 14.0 } else { 22.0 };
    label(markup, "number", PAD, first, &digits);
    for (at, line) in lines.iter().enumerate() {
        label(markup, "name", 20.0 + shift, first + 14.0 * at as f64, line);
    }
}

fn figures(markup: &mut Markup, view: &MapView, step: &Step, reading: &StepReading, width: f64) {
    let typed = step.lead_time.as_ref();
    // Without a typed lead time it may follow from the wait on the arrow.
    let derived = reading.lead_time_hours.filter(|_| typed.is_none());
    let derived = derived.map(|hours| duration_text(hours.mid, &view.map().calendar));
    let mut row = |y: f64, class: &str, name: &str, entry: Entry, text: Option<&str>, is_problem: bool| {
        let width_em = if entry == Entry::LeadTime { LEAD_EM } else { FIGURE_EM };
        label(markup, "row-label", PAD, y, name);
        let class = [class, if is_problem { " problem" } else { "" }].concat();
        label(markup, &class, width - 20.0, y, &short_figure(text.unwrap_or_default(), width_em));
        let is_measured = step.measured.iter().any(|(measured, _)| *measured == entry);
        markup.open("circle").attr("class", if is_measured { "mark measured" } else { "mark" });
        markup.num("cx", width - 11.0).num("cy", y - 4.5).num("r", 2.8).empty();
    };
    let lead = typed.map(Duration::text).or(derived.as_deref());
    let is_unreadable = |time: Option<&Duration>| time.is_some_and(|time| time.problem().is_some());
    let is_told =
        |problem: &StepProblem| matches!(problem, StepProblem::LeadTimeBelowProcessTime | StepProblem::TimeOfOutside);
    let is_odd = is_unreadable(typed) || reading.problems.iter().any(is_told);
    // Nobody is asked for the time of an outside party.
    if step.kind != StepKind::Outside || typed.is_some() {
        row(53.0, "figure lead", text::LT_SHORT, Entry::LeadTime, lead, is_odd);
    }
    if step.kind == StepKind::Process {
        let time = step.process_time.as_ref();
        row(69.0, "figure process", text::PT_SHORT, Entry::ProcessTime, time.map(Duration::text), is_unreadable(time));
        let percent = step.percent_ca.as_ref();
        let is_problem = percent.is_some_and(|percent| percent.problem().is_some());
        row(84.0, "figure quality", text::CA_SHORT, Entry::PercentCa, percent.map(Percent::text), is_problem);
    } else {
        let (first, second) = text::kind_lines(step.kind);
        label(markup, "row-label", PAD, 68.0, first);
        label(markup, "row-label", PAD, 80.0, second);
    }
}

/// A figure as it fits into a box: whole if it can be, else without its spaces, else cut off.
fn short_figure(text: &str, width_em: f64) -> String {
    if text.is_empty() {
        return "?".to_owned();
    }
    let mut short = text.to_owned();
    if width_of(&short) > width_em {
        short.retain(|sign| sign != ' ');
        if width_of(&short) > width_em {
            text.clone_into(&mut short);
            shorten(&mut short, width_em);
        }
    }
    short
}

/// Wait and process time on one scale, which the longest lead time of the map nearly fills. Where the two cannot be told
/// apart, a dashed bar as long as the lead time.
fn bars(markup: &mut Markup, view: &MapView, reading: &StepReading) {
    let longest = view.bar_hours();
    let Some(lead) = reading.lead_time_hours.filter(|_| longest > 0.0) else { return };
    let unit = BAR_LENGTH / longest;
    let mut bar = |class: &str, from: f64, hours: f64| {
        markup.open("rect").attr("class", class).num("x", PAD + from * unit).num("y", 89.0);
        markup.num("width", hours * unit).num("height", 4.0).empty();
    };
    match reading.wait_hours.map(|wait| wait.min(lead.mid)) {
        Some(wait) => {
            bar("bar-wait", 0.0, wait);
            bar("bar-process", wait, lead.mid - wait);
        }
        None => bar("bar-unknown", 0.0, lead.mid),
    }
}

/// Where a new flow is drawn from.
pub fn handle(id: StepId) -> String {
    let (x, y) = (STEP_WIDTH, STEP_HEIGHT / 2.0);
    let mut markup = Markup::new();
    markup.open("g").attr("class", "handle").attr("data-handle", &id.to_string()).inside();
    for (class, radius) in [("handle-reach", 14.0), ("handle-dot", 6.0)] {
        markup.open("circle").attr("class", class).num("cx", x).num("cy", y).num("r", radius).empty();
    }
    markup.raw("<path d=\"").path("M", &[x - 3.0, y]).raw("h6").path("M", &[x, y - 3.0]).raw("v6\"/>").close("g");
    markup.finish()
}

fn label(markup: &mut Markup, class: &str, x: f64, y: f64, words: &str) {
    markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", words);
}

#[cfg(all(test, feature = "app"))]
mod tests {
    use super::*;
    use crate::id::MapId;
    use crate::stream::{StreamMap, Unit};
    use crate::ui::markup::flat_elements;

    fn step(bits: u64, lead: &str, kind: StepKind) -> Step {
        let mut step = Step::new(StepId::from_bits(bits), "A <b> & a long name of many words", "team");
        (step.lead_time, step.kind) = (Duration::read(lead, Unit::Day), kind);
        step
    }

    fn view(steps: Vec<Step>) -> MapView {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = steps;
        MapView::of(map)
    }

    #[test]
    fn figures_are_whole_where_they_fit() {
        for (typed, lead, others) in [
            ("", "?", "?"),
            ("1.5 d", "1.5 d", "1.5 d"),
            ("2-3 weeks", "2-3 weeks", "2-3 weeks"),
            ("4 h 12 min", "4h12min", "4 h 12 min"),
            ("10 - 15 days", "10-15days", "10-15days"),
            ("1 d 3 h 20 min", "1 d 3 h …", "1d3h20min"),
            ("about 3 days", "about 3 …", "about 3 …"),
        ] {
            let shown = (short_figure(typed, LEAD_EM), short_figure(typed, FIGURE_EM));
            assert_eq!((shown.0.as_str(), shown.1.as_str()), (lead, others), "{typed}");
        }
    }

    #[test]
    fn nobody_is_asked_for_the_time_of_an_outside_party() {
        let view = view(vec![step(0, "", StepKind::Outside), step(1, "2 d", StepKind::Outside)]);
        let shown = |bits| face(&view, StepId::from_bits(bits), STEP_WIDTH, STEP_HEIGHT).map(|face| face.inside);
        assert!(
            shown(0).is_some_and(
                |inside| !inside.contains("figure") && inside.contains(text::kind_lines(StepKind::Outside).0)
            )
        );
        assert!(shown(1).is_some_and(|inside| inside.contains("figure lead problem") && inside.contains("2 d")));
    }

    #[test]
    fn no_element_of_a_face_holds_another() {
        let steps =
            [(StepKind::Process, "3 d"), (StepKind::Queue, "?"), (StepKind::Outside, ""), (StepKind::Process, "x <")];
        let view = view((0..).zip(steps).map(|(bits, (kind, lead))| step(bits, lead, kind)).collect());
        for bits in 0..4 {
            let face = face(&view, StepId::from_bits(bits), STEP_WIDTH, STEP_HEIGHT).expect("it is on the map");
            let whole = ["<g>", &face.inside, "</g>"].concat();
            let document = roxmltree::Document::parse(&whole).expect("it is well-formed");
            let elements: Vec<_> = document.root_element().children().collect();
            assert!(elements.iter().all(|element| element.children().all(|child| child.is_text())));
            assert_eq!(flat_elements(&face.inside).len(), elements.len());
        }
    }

    #[test]
    fn what_a_face_is_drawn_from_tells_whether_it_differs() {
        let drawn = |second: &str| {
            let view = view(vec![step(0, "1 d", StepKind::Process), step(1, second, StepKind::Process)]);
            let face = face(&view, StepId::from_bits(0), STEP_WIDTH, STEP_HEIGHT);
            (Drawn::of(&view, StepId::from_bits(0)), face)
        };
        // Another step's figure leaves the box alone unless the scale of the bars or the heat changes with it.
        for (one, other, is_same) in [("2 d", "2 d", true), ("70 h", "71 h", true), ("2 d", "40 d", false)] {
            let (one, other) = (drawn(one), drawn(other));
            assert_eq!(one.0 == other.0, is_same);
            assert_eq!(one.1 == other.1, is_same);
        }
    }
}
