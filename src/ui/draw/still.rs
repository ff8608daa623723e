//! A map to look at only: lanes, arrows and steps in one drawing as large as the map.

use super::far::far;
use super::flows::flows;
use super::lanes;
use super::step::face;
use crate::stream::{STEP_HEIGHT, STEP_WIDTH};
use crate::ui::markup::Markup;
use crate::ui::view::{LayoutView, MapView};

/// More steps are drawn as from far away.
const MOST_FIGURES: usize = 260;
const MARGIN: f64 = 12.0;
/// Room for one lane name, where a map has no steps to give it any.
const LEAST_WIDTH: f64 = 240.0;

/// The drawing, with an accessible name.
pub fn still(view: &MapView, name: &str) -> String {
    let placed = LayoutView::of(view);
    let layout = placed.layout();
    let (left, top) = (layout.left - MARGIN, layout.top - MARGIN);
    let (width, height) = (layout.width.max(LEAST_WIDTH) + 2.0 * MARGIN, layout.height + 2.0 * MARGIN);
    let mut markup = Markup::new();
    markup.raw("<svg class=\"still\" role=\"img\"").attr("aria-label", name).raw(" viewBox=\"");
    markup.path("", &[left, top, width, height]).raw("\"").num("width", width).num("height", height).inside();
    if view.map().steps.len() > MOST_FIGURES {
        markup.raw(&far(view, layout));
    } else {
        markup.raw(&lanes::bands(&layout.lanes, left, left + width));
        markup.raw(&lanes::names(&layout.lanes, 1.0)).raw(&flows(view, &layout.flows, None, |_| true));
        for of in &layout.boxes {
            let Some(face) = face(view, of.step, STEP_WIDTH, STEP_HEIGHT) else { continue };
            markup
                .open("g")
                .attr("class", &face.class)
                .raw(" transform=\"")
                .path("translate(", &[of.x, of.y])
                .raw(")\"");
            markup.inside().raw(&face.inside).close("g");
        }
    }
    markup.close("svg");
    markup.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MapId, StepId};
    use crate::stream::{Step, StreamMap};

    fn map(steps: u64) -> MapView {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = (0..steps).map(|bits| Step::new(StepId::from_bits(bits), "Build & ship", "Team")).collect();
        MapView::of(map)
    }

    #[test]
    fn every_step_is_drawn_once_and_named() {
        let drawn = still(&map(3), "\"then\"");
        assert_eq!(drawn.matches("<g class=\"step").count(), 3);
        assert!(drawn.contains("aria-label=\"&quot;then&quot;\"") && drawn.contains("Build &amp;"), "{drawn}");
        assert_eq!(drawn.matches("<svg").count(), 1);
    }

    #[test]
    fn many_steps_are_a_few_shapes() {
        let drawn = still(&map(300), "then");
        assert_eq!(drawn.matches("<g class=\"step").count(), 0);
        assert!(drawn.contains("far-steps"));
    }
}
