//! The map for a room: every step by number and name, and what the page is about. What it is not about loses its fill,
//! never its words.

use crate::id::StepId;
use crate::stream::{FlowKind, FlowRoute, Layout, Percent, Position, StepBox, StepKind, place_labels};
use crate::ui::draw::flows::{arrow, rounded};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::MapView;
use crate::ui::wrap::{shorten, width_of, wrap};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The constraint.
    Constraint,
    /// Flows from one team to another.
    Handoffs,
    /// %C/A and rework.
    Quality,
}

/// Larger maps are drawn as shapes: nobody could read a name.
const MOST_NAMED: usize = 120;
/// Narrower drawings have no column for the names of the lanes, in units.
const NARROW: f64 = 560.0;
const LANE_NAME_MOST: f64 = 92.0;
const LANE_NAME_SIZE: f64 = 12.5;
const NAME_SIZE: f64 = 12.5;
const LINE: f64 = 14.5;
const SHARE_SIZE: f64 = 14.0;
const PAD: f64 = 5.0;
/// What boxes are wider for, at either side: the gap between two columns is more than a flow needs. In map units.
const WIDER: f64 = 4.0;
/// What boxes may be taller for, at either side. In map units.
const TALLER: f64 = 12.0;
/// Above and below the words of a box, together.
const INSIDE: f64 = 3.0;
/// A map of few steps is not blown up further.
const LARGEST: f64 = 1.5;
/// A narrow drawing is not stretched into posts: the most of its height to its width.
const TALLEST: f64 = 2.2;
/// But so high it may be, in units.
const LEAST_TALL: f64 = 120.0;
/// Narrower boxes have their number only; still narrower ones nothing.
const NARROWEST_NAMED: f64 = 46.0;
const NARROWEST_NUMBERED: f64 = 16.0;

/// Where the map is drawn: from map units to units of the page.
#[derive(Clone, Copy)]
struct Sheet {
    left: f64,
    origin: Position,
    across: f64,
    down: f64,
}

impl Sheet {
    fn of(layout: &Layout, left: f64, width: f64, height: f64) -> Self {
        let across = ((width - left) / layout.width.max(1.0)).min(LARGEST);
        let is_narrow = width < NARROW && layout.boxes.len() <= MOST_NAMED;
        let tallest = if is_narrow { (across * TALLEST).max(LEAST_TALL / layout.height.max(1.0)) } else { LARGEST };
        let down = (height / layout.height.max(1.0)).min(LARGEST).min(tallest);
        Self { left, origin: Position { x: layout.left, y: layout.top }, across, down }
    }

    fn x(&self, x: f64) -> f64 {
        self.left + (x - self.origin.x) * self.across
    }

    fn y(&self, y: f64) -> f64 {
        (y - self.origin.y) * self.down
    }

    fn place(&self, at: &Position) -> Position {
        Position { x: self.x(at.x), y: self.y(at.y) }
    }

    fn step(&self, of: &StepBox) -> Frame {
        let (width, height) = ((of.width + 2.0 * WIDER) * self.across, of.height * self.down);
        let frame = Frame { x: self.x(of.x - WIDER), y: self.y(of.y), width, height };
        // In low lanes a box takes from the gap to the next what two lines of words need.
        frame.grown(0.0, ((2.0 * LINE + INSIDE - height) / 2.0).clamp(0.0, TALLER * self.down))
    }
}

/// A rectangle in units of the page.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Frame {
    fn grown(self, across: f64, down: f64) -> Self {
        let (width, height) = (self.width + 2.0 * across, self.height + 2.0 * down);
        Self { x: self.x - across, y: self.y - down, width, height }
    }
}

/// The map, and where the constraint stands in it.
pub struct Drawn {
    /// SVG.
    pub markup: String,
    /// The box of the constraint.
    pub constraint: Option<Frame>,
    /// What of the height is drawn on.
    pub height: f64,
}

/// Draws the map into a width and height in units.
pub fn map(view: &MapView, layout: &Layout, about: About, width: f64, height: f64) -> Drawn {
    let widest = layout.lanes.iter().map(|lane| width_of(lane_name(&lane.team)) * LANE_NAME_SIZE + 12.0);
    let column = if width < NARROW { 0.0 } else { widest.fold(0.0, f64::max).min(LANE_NAME_MOST) };
    let sheet = Sheet::of(layout, column, width, height);
    let mut markup = Markup::new();
    lanes(&mut markup, layout, &sheet, column, width);
    let mut constraint = None;
    if layout.boxes.len() > MOST_NAMED {
        constraint = crowd(&mut markup, view, layout, about, &sheet);
    } else {
        flows(&mut markup, view, layout, about, &sheet);
        for of in &layout.boxes {
            let is_constraint = about == About::Constraint && view.is_constraint(of.step);
            let frame = sheet.step(of);
            // The one that the page is about is a little larger; it stays clear of its neighbours.
            let frame = if is_constraint { frame.grown(8.0 * sheet.across, 8.0 * sheet.down.min(1.0)) } else { frame };
            step(&mut markup, view, of.step, frame, about);
            if is_constraint {
                constraint = Some(frame);
            }
        }
    }
    Drawn { markup: markup.finish(), constraint, height: (layout.height * sheet.down + 1.0).min(height) }
}

fn lane_name(team: &str) -> &str {
    if team.is_empty() { text::NO_TEAM } else { team }
}

fn lanes(markup: &mut Markup, layout: &Layout, sheet: &Sheet, column: f64, width: f64) {
    for (at, lane) in layout.lanes.iter().enumerate() {
        let (y, height) = (sheet.y(lane.y), lane.height * sheet.down);
        let class = if at % 2 == 1 { "lane odd" } else { "lane" };
        markup.open("rect").attr("class", class).num("x", 0.0).num("y", y).num("width", width);
        markup.num("height", height).empty();
        markup.raw("<path class=\"rule\" d=\"").path("M", &[0.0, y + height]).path("H", &[width]).raw("\"/>");
        if column <= 0.0 || height < LANE_NAME_SIZE {
            continue;
        }
        let lines = wrap(lane_name(&lane.team), (column - 8.0) / LANE_NAME_SIZE, if height > 34.0 { 2 } else { 1 });
        let first = y + height / 2.0 + 4.5 - (lines.len().saturating_sub(1)) as f64 * LINE / 2.0;
        for (row, line) in lines.iter().enumerate() {
            markup.open("text").attr("class", "room-lane").num("x", 0.0).num("y", first + row as f64 * LINE);
            markup.holding("text", line);
        }
    }
}

fn flows(markup: &mut Markup, view: &MapView, layout: &Layout, about: About, sheet: &Sheet) {
    let routes = on_sheet(layout, sheet);
    for is_rework in [false, true] {
        for route in routes.iter().filter(|route| route.rework == is_rework) {
            flow(markup, view, route, about);
        }
    }
}

/// The flows in units of the sheet, their labels where nothing lies there.
fn on_sheet(layout: &Layout, sheet: &Sheet) -> Vec<FlowRoute> {
    let boxes = layout.boxes.iter().map(|of| {
        let Frame { x, y, width, height } = sheet.step(of);
        StepBox { x, y, width, height, ..*of }
    });
    let routes = layout.flows.iter().map(|route| FlowRoute {
        points: route.points.iter().map(|at| sheet.place(at)).collect(),
        handoff: route.handoff.map(|at| sheet.place(&at)),
        label: sheet.place(&route.label),
        ..route.clone()
    });
    let (boxes, mut routes): (Vec<StepBox>, Vec<FlowRoute>) = (boxes.collect(), routes.collect());
    place_labels(&boxes, &mut routes);
    routes
}

fn flow(markup: &mut Markup, view: &MapView, route: &FlowRoute, about: About) {
    let Some(of) = view.map().flows.get(route.place) else { return };
    let is_told = match about {
        About::Constraint => false,
        About::Handoffs => route.handoff.is_some(),
        About::Quality => route.rework,
    };
    let is_off = match about {
        About::Constraint => route.rework || !view.is_on_path(of.from, of.to),
        About::Handoffs | About::Quality => !is_told,
    };
    let class = ["flow", if route.rework { " rework" } else { "" }, if is_off { " off" } else { "" }];
    markup.open("g").attr("class", &[class.concat().as_str(), if is_told { " told" } else { "" }].concat()).inside();
    markup.open("path").attr("class", "line").attr("d", &rounded(&route.points)).empty();
    markup.open("path").attr("class", "head").attr("d", &arrow(&route.points)).empty();
    if let Some(at) = route.handoff.filter(|_| about == About::Handoffs) {
        markup.open("path").attr("class", "handoff").raw(" d=\"");
        markup.path("M", &[at.x, at.y - 7.0]).raw("l7 7 -7 7 -7 -7z\"").empty();
    }
    if let (true, FlowKind::Rework { share }) = (about == About::Quality, &of.kind) {
        let at = route.label;
        markup.open("text").attr("class", "flow-label").num("x", at.x).num("y", at.y);
        markup.holding("text", &text::sent_back(share.as_ref().and_then(Percent::value)));
    }
    markup.close("g");
}

fn step(markup: &mut Markup, view: &MapView, id: StepId, frame: Frame, about: About) {
    let Some((number, step, reading)) = view.step(id) else { return };
    let is_constraint = about == About::Constraint && view.is_constraint(id);
    let heat = reading.heat.to_string();
    let kind = if step.kind == StepKind::Process { "" } else { " queue" };
    let told = if is_constraint { ["constraint heat-", &heat].concat() } else { String::new() };
    markup.open("g").attr("class", &["room-step ", &told, kind].concat()).inside();
    markup.raw("<rect class=\"frame\"").num("x", frame.x).num("y", frame.y).num("width", frame.width);
    markup.num("height", frame.height).raw(" rx=\"2\"/>");
    let ink = if is_constraint { ["heat-ink-", &heat].concat() } else { String::new() };
    let share = reading.percent_ca.filter(|_| about == About::Quality);
    let share = share.map(|percent| [&text::percent_number(percent), " %"].concat());
    let unknown =
        (about == About::Quality && step.kind == StepKind::Process && share.is_none()).then(|| "?".to_owned());
    let class = if reading.percent_ca.is_some_and(|percent| percent < 100.0) { "room-share low" } else { "room-share" };
    lines(markup, number, &step.name, frame, &ink, share.or(unknown).as_deref().map(|share| (class, share)));
    markup.close("g");
}

/// Number and name, as many lines as there is room for; a share stands beside the number, the name below both.
fn lines(markup: &mut Markup, number: usize, name: &str, frame: Frame, ink: &str, share: Option<(&str, &str)>) {
    let number = number.to_string();
    if frame.width < NARROWEST_NUMBERED || frame.height < LINE {
        return;
    }
    let most = (((frame.height - INSIDE) / LINE + 0.01).floor() as usize).clamp(1, 3);
    let name = if name.trim().is_empty() { text::UNNAMED_STEP } else { name };
    let room_em = (frame.width - 2.0 * PAD) / NAME_SIZE;
    let is_beside = |share: &str| width_of(&number) + width_of(share) * SHARE_SIZE / NAME_SIZE + 0.5 <= room_em;
    let rows = match share {
        _ if frame.width < NARROWEST_NAMED => vec![number.clone()],
        Some((_, share)) if is_beside(share) => {
            let mut rows = vec![number.clone()];
            rows.extend(if most > 1 { wrap(name, room_em, most - 1) } else { Vec::new() });
            rows
        }
        _ if most == 1 => {
            let mut line = [&number, " ", name].concat();
            shorten(&mut line, room_em);
            vec![line]
        }
        _ => wrap(&[&number, " ", name].concat(), room_em, most),
    };
    let top = frame.y + (frame.height - rows.len() as f64 * LINE) / 2.0;
    for (row, line) in rows.iter().enumerate() {
        let y = top + (row as f64 + 0.78) * LINE;
        markup.open("text").attr("class", &["room-name ", ink].concat()).num("x", frame.x + PAD).num("y", y).inside();
        match line.strip_prefix(&number).filter(|rest| row == 0 && (rest.is_empty() || rest.starts_with(' '))) {
            Some(rest) => markup.raw("<tspan class=\"room-number\">").words(&number).raw("</tspan>").words(rest),
            None => markup.words(line),
        };
        markup.close("text");
    }
    if let Some((class, share)) = share.filter(|(_, share)| frame.width >= NARROWEST_NAMED && is_beside(share)) {
        let (x, y) = (frame.x + frame.width - PAD, top + 0.78 * LINE);
        markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", share);
    }
}

/// A map of hundreds of steps: their shape, and the constraint.
fn crowd(markup: &mut Markup, view: &MapView, layout: &Layout, about: About, sheet: &Sheet) -> Option<Frame> {
    for is_told in [false, true] {
        let told = |route: &&FlowRoute| match about {
            About::Constraint => !is_told,
            About::Handoffs => route.handoff.is_some() == is_told,
            About::Quality => route.rework == is_told,
        };
        let class = if is_told && about == About::Quality { "line rework" } else { "line" };
        let class = if is_told { class.to_owned() } else { [class, " far-off"].concat() };
        markup.open("path").attr("class", &class).raw(" d=\"");
        for route in layout.flows.iter().filter(told) {
            for (at, point) in route.points.iter().enumerate() {
                let point = sheet.place(point);
                markup.path(if at == 0 { "M" } else { "L" }, &[point.x, point.y]);
            }
        }
        markup.raw("\"/>");
    }
    markup.raw("<path class=\"room-crowd\" d=\"");
    for of in &layout.boxes {
        let frame = sheet.step(of);
        markup.path("M", &[frame.x, frame.y]).path("h", &[frame.width]).path("v", &[frame.height]);
        markup.path("h", &[-frame.width]).raw("z");
    }
    markup.raw("\"/>");
    let constraint =
        layout.boxes.iter().find(|of| view.is_constraint(of.step)).filter(|_| about == About::Constraint)?;
    let frame = sheet.step(constraint).grown(3.0, 3.0);
    markup.raw("<g class=\"room-step constraint heat-5\"><rect class=\"frame\"").num("x", frame.x).num("y", frame.y);
    markup.num("width", frame.width).num("height", frame.height).raw("/></g>");
    Some(frame)
}
