//! A map of hundreds of steps and more, far out: one shape per class of heat, one for the flows.

use crate::stream::{Layout, heat_class};
use crate::ui::markup::Markup;
use crate::ui::view::MapView;

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
            let heat = reading.wait_share_percent.filter(|_| reading.on_path).map_or(0, heat_class);
            if usize::from(heat) == class {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MapId, StepId};
    use crate::stream::{Duration, Step, StreamMap, Unit, layout};

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
}
