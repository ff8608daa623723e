//! A map of hundreds of steps and more, far out: one shape per class of heat, one for the flows.

use crate::id::StepId;
use crate::order;
use crate::stream::{Layout, StepBox};
use crate::ui::markup::Markup;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::ui::wrap::width_of;

/// Classes of heat, 0 for steps off the longest path.
const CLASSES: usize = 6;

/// All steps and flows, in map units.
pub fn far(view: &MapView, layout: &Layout) -> String {
    let mut markup = Markup::new();
    markup.raw("<path class=\"far-flows\" d=\"");
    for route in &layout.flows {
        if let Some((first, rest)) = route.points.split_first() {
            markup.path("M", &[first.x.round(), first.y.round()]);
            for point in rest {
                markup.path("L", &[point.x.round(), point.y.round()]);
            }
        }
    }
    markup.raw("\"/>");
    for class in 0..CLASSES {
        markup.raw("<path").attr("class", &["far-steps heat-", &class.to_string()].concat()).raw(" d=\"");
        for (of, reading) in layout.boxes.iter().zip(&view.summary().readings) {
            if usize::from(reading.heat) == class {
                let (x, y) = (of.x.round(), of.y.round());
                markup
                    .path("M", &[x, y])
                    .path("h", &[of.width])
                    .path("v", &[of.height])
                    .path("h", &[-of.width])
                    .raw("z");
            }
        }
        markup.raw("\"/>");
    }
    let constraint = view.summary().constraint.as_ref().map(|constraint| constraint.step);
    for of in layout.boxes.iter().filter(|of| Some(of.step) == constraint) {
        markup.open("rect").attr("class", "far-constraint").num("x", of.x).num("y", of.y);
        markup.num("width", of.width).num("height", of.height).empty();
    }
    markup.finish()
}

/// The darkest class whose steps are not named far out.
const UNNAMED_HEAT: u8 = 3;
/// Looked at for names, the longest waits first.
const MOST_NAMES: usize = 60;
/// Size of a name and room it takes, in view pixels.
const NAME_SIZE: f64 = 12.0;
const NAME_ROOM: f64 = 17.0;

/// Names of the steps of the two darkest classes and of the constraint, under their boxes, where they leave each other
/// room: those of longer waits first. In map units; as large as words are at this zoom.
pub fn names(view: &MapView, layout: &Layout, zoom: f64, is_seen: impl Fn(&StepBox) -> bool) -> String {
    let is_named = |step: StepId, heat: u8| heat > UNNAMED_HEAT || view.is_constraint(step);
    let readings = layout.boxes.iter().zip(&view.summary().readings);
    let mut named: Vec<_> = readings.filter(|(of, reading)| is_named(of.step, reading.heat) && is_seen(of)).collect();
    order::sort_by(&mut named, &|(_, a), (_, b)| b.wait_hours.unwrap_or(0.0).total_cmp(&a.wait_hours.unwrap_or(0.0)));
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut markup = Markup::new();
    for (of, reading) in named.into_iter().take(MOST_NAMES) {
        let Some((_, step, _)) = view.step(of.step) else { continue };
        let wait = duration_text(reading.wait_hours.unwrap_or(0.0), &view.map().calendar);
        let words = [&step.name, " ", &wait].concat();
        let (x, y) = (of.x, of.bottom() + NAME_ROOM / zoom);
        let room = [x, y - NAME_ROOM / zoom, x + width_of(&words) * NAME_SIZE / zoom, y];
        let meets = |other: &[f64; 4]| {
            let [left, top, right, bottom] = *other;
            room[0] < right && left < room[2] && room[1] < bottom && top < room[3]
        };
        if taken.iter().any(meets) {
            continue;
        }
        taken.push(room);
        let class = if view.is_constraint(of.step) { "far-name constraint" } else { "far-name" };
        markup.open("text").attr("class", class).num("font-size", NAME_SIZE / zoom).num("x", x);
        markup.num("y", y - 4.0 / zoom).holding("text", &words);
    }
    markup.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{FlowId, MapId};
    use crate::stream::{Duration, Flow, FlowKind, Position, Step, StreamMap, Unit, layout};

    #[test]
    fn every_step_is_in_one_shape_and_the_constraint_is_framed() {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = (0..300).map(|bits| Step::new(StepId::from_bits(bits), "s", "t")).collect();
        map.steps[7].lead_time = Duration::read("3 d", Unit::Day);
        map.steps[7].process_time = Duration::read("1 h", Unit::Day);
        let drawn = far(&MapView::of(map.clone()), &layout(&map));
        assert_eq!(drawn.matches('z').count(), 300);
        assert_eq!(drawn.matches("far-constraint").count(), 1);
    }

    #[test]
    fn long_waits_are_named_where_names_leave_each_other_room() {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = (0..4).map(|bits| Step::new(StepId::from_bits(bits), "s", "t")).collect();
        for (step, (name, lead)) in map.steps.iter_mut().zip([("a", "1 h"), ("b", "9 d"), ("c", "8 d"), ("d <", "7 d")])
        {
            step.name = name.to_owned();
            step.lead_time = Duration::read(lead, Unit::Day);
            step.process_time = Duration::read("0", Unit::Day);
        }
        for (place, step) in map.steps.iter_mut().enumerate() {
            let x = [0.0, 0.0, 40.0, 900.0].get(place).copied().unwrap_or_default();
            step.position = Some(Position { x, y: 0.0 });
        }
        map.flows = (0..3).map(|bits| forward(bits, bits, bits + 1)).collect();
        let drawn = names(&MapView::of(map.clone()), &layout(&map), 0.4, |_| true);
        assert!(drawn.contains(">b 9 d<") && drawn.contains(">d &lt; 7 d<"), "{drawn}");
        assert!(!drawn.contains(">a ") && !drawn.contains(">c "), "{drawn}");
        assert_eq!(drawn.matches("constraint").count(), 1);
    }

    fn forward(id: u64, from: u64, to: u64) -> Flow {
        Flow {
            id: FlowId::from_bits(id),
            from: StepId::from_bits(from),
            to: StepId::from_bits(to),
            kind: FlowKind::Forward,
            wait: None,
        }
    }
}
