//! The map within a page: as wide as the page, and so that its words can still be read there. The same places as on the
//! screen, drawn closer together, with the name, the number and the lead time of each step.

use crate::stream::{FlowRoute, Lane, Layout, Position, StepBox, place_labels};
use crate::ui::draw::{far, flows, lanes};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::ui::wrap::wrap;

/// Width of the page, in px.
pub const PAGE_WIDTH: f64 = 788.0;
/// Wider maps are drawn closer together than on the screen.
const CLOSER_BELOW: f64 = 0.75;
/// Height of a step drawn closer, as a part of that on the screen.
const SCALE_Y: f64 = 0.5;
/// Narrower steps hold no words: then the map is shapes, and the names of the longest waits.
const LEAST_STEP_WIDTH: f64 = 38.0;
const NAME_PX: f64 = 9.0;
const PAD: f64 = 3.5;

/// How a map is drawn within a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Inset {
    /// As on the screen.
    Whole,
    /// Closer together: as a part of the width on the screen.
    Closer(f64),
    /// As shapes.
    Far(f64),
}

impl Inset {
    /// How this map is.
    pub fn of(layout: &Layout) -> Self {
        let scale = PAGE_WIDTH / layout.width.max(1.0);
        let step_width = layout.boxes.first().map_or(0.0, |of| of.width) * scale;
        match scale {
            scale if scale >= CLOSER_BELOW => Self::Whole,
            scale if step_width >= LEAST_STEP_WIDTH => Self::Closer(scale),
            scale => Self::Far(scale),
        }
    }
}

/// The drawing with its height, its top left corner at the origin; as shapes it is in map units and scaled.
pub fn inset(view: &MapView, layout: &Layout, inset: Inset) -> (String, f64) {
    match inset {
        Inset::Far(scale) => {
            let mut markup = Markup::new();
            // Not through `number`, which keeps a tenth only.
            let transform = format!("scale({scale:.5}) translate({:.1} {:.1})", -layout.left, -layout.top);
            markup.open("g").attr("transform", &transform).inside();
            markup.raw(&lanes::bands(&layout.lanes, layout.left, layout.left + layout.width));
            markup.raw(&far::far(view, layout)).raw(&far::names(view, layout, scale, |_| true)).raw("</g>");
            (markup.finish(), layout.height * scale)
        }
        Inset::Whole => (String::new(), 0.0),
        Inset::Closer(scale) => {
            let closer = closer(layout, scale);
            let mut markup = Markup::new();
            markup.raw(&lanes::bands(&closer.lanes, 0.0, PAGE_WIDTH));
            for lane in &closer.lanes {
                let team = if lane.team.is_empty() { text::NO_TEAM } else { &lane.team };
                let line = wrap(team, PAGE_WIDTH / 11.0, 1);
                words(&mut markup, "mini-lane", 4.0, lane.y + 10.5, line.first().map_or("", String::as_str));
            }
            markup.raw(&flows::flows(view, &closer.flows, None, |_| true));
            for of in &closer.boxes {
                step(&mut markup, view, of);
            }
            (markup.finish(), closer.height)
        }
    }
}

/// The wait over a step, which has come nearer to it than its words are high.
fn lifted(at: Position, is_rework: bool) -> Position {
    Position { y: if is_rework { at.y } else { at.y - 3.0 }, ..at }
}

fn closer(layout: &Layout, scale_x: f64) -> Layout {
    let place = |at: &Position| Position { x: (at.x - layout.left) * scale_x, y: (at.y - layout.top) * SCALE_Y };
    let boxes = layout.boxes.iter().map(|of| {
        let Position { x, y } = place(&Position { x: of.x, y: of.y });
        StepBox { x, y, width: of.width * scale_x, height: of.height * SCALE_Y, ..*of }
    });
    let lanes = layout.lanes.iter().map(|lane| Lane {
        y: (lane.y - layout.top) * SCALE_Y,
        height: lane.height * SCALE_Y,
        team: lane.team.clone(),
    });
    let flows = layout.flows.iter().map(|route| FlowRoute {
        points: route.points.iter().map(place).collect(),
        handoff: route.handoff.as_ref().map(place),
        label: lifted(place(&route.label), route.rework),
        ..route.clone()
    });
    let (boxes, mut flows): (Vec<StepBox>, Vec<FlowRoute>) = (boxes.collect(), flows.collect());
    place_labels(&boxes, &mut flows);
    Layout {
        boxes,
        lanes: lanes.collect(),
        flows,
        left: 0.0,
        top: 0.0,
        width: layout.width * scale_x,
        height: layout.height * SCALE_Y,
    }
}

fn step(markup: &mut Markup, view: &MapView, of: &StepBox) {
    let Some((number, step, reading)) = view.step(of.step) else { return };
    let is_constraint = view.is_constraint(of.step);
    let class = crate::ui::draw::step::face(view, of.step, of.width, of.height).map(|face| face.class);
    markup.open("g").attr("class", class.as_deref().unwrap_or("step")).raw(" transform=\"");
    markup.path("translate(", &[of.x, of.y]).raw(")\"").inside();
    markup.raw("<title>").words(&text::step_name(number, step, is_constraint)).words(". ");
    markup.words(&text::step_description(step, reading, &view.map().calendar)).raw("</title>");
    for class in ["mini-body", "frame"] {
        markup.open("rect").attr("class", class).num("width", of.width).num("height", of.height).num("rx", 1.5).empty();
    }
    let name = if step.name.is_empty() { text::UNNAMED_STEP } else { &step.name };
    for (at, line) in wrap(name, (of.width - 2.0 * PAD) / NAME_PX, 2).iter().enumerate() {
        words(markup, "mini-name", PAD, 11.0 + 10.0 * at as f64, line);
    }
    let lead = reading.lead_time_hours.map(|hours| duration_text(hours.mid, &view.map().calendar));
    words(markup, "mini-number", PAD, of.height - 5.0, &number.to_string());
    words(markup, "mini-lead", of.width - PAD, of.height - 5.0, lead.as_deref().unwrap_or("?"));
    markup.raw("</g>");
}

fn words(markup: &mut Markup, class: &str, x: f64, y: f64, words: &str) {
    markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::view::LayoutView;
    use crate::workshop::{Journal, Replica, read_file};

    /// Half the width and half the height that "25 % sent back" takes, in px.
    const HALF: (f64, f64) = (50.0, 7.0);

    #[test]
    fn the_share_that_is_sent_back_stands_where_nothing_lies() {
        let file = read_file(include_str!("../../../../assets/examples/parcel-tracking.streamgauge.json"));
        let mut journal = Journal::new(Replica(1));
        journal.receive(file.gestures);
        for map in &journal.workshop().maps {
            let view = MapView::of(map.clone());
            let whole = LayoutView::of(&view);
            let Inset::Closer(scale) = Inset::of(whole.layout()) else { panic!("the example is drawn closer") };
            let drawn = closer(whole.layout(), scale);
            let label = drawn.flows.iter().find(|flow| flow.rework).unwrap().label;
            let lies_on = |left: f64, right: f64, top: f64, bottom: f64| {
                left < label.x + HALF.0
                    && label.x - HALF.0 < right
                    && top < label.y + HALF.1
                    && label.y - HALF.1 < bottom
            };
            for of in &drawn.boxes {
                assert!(!lies_on(of.x, of.right(), of.y, of.bottom()), "{label:?} on {of:?}");
            }
            for (a, b) in drawn.flows.iter().flat_map(|flow| flow.points.iter().zip(flow.points.iter().skip(1))) {
                let is_on = lies_on(a.x.min(b.x), a.x.max(b.x), a.y.min(b.y), a.y.max(b.y));
                assert!(!is_on, "{label:?} on a flow from {a:?} to {b:?}");
            }
        }
    }
}
