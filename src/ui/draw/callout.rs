//! The reason beside the constraint, on the map, where there is room for it; else the word alone, at worst right under it.

use crate::stream::{Position, callout_place};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::{LayoutView, MapView};
use crate::ui::wrap::width_of;

/// Room for flag and title.
const TITLE_WIDTH: f64 = 118.0;
const TITLE_ALONE_HEIGHT: f64 = 18.0;
const LINE_SIZE: f64 = 13.0;
const TITLE_HEIGHT: f64 = 26.0;
const LINE_HEIGHT: f64 = 17.0;

/// The callout, if the map has a constraint.
pub fn callout(view: &MapView, layout: &LayoutView) -> Option<String> {
    let constraint = view.summary().constraint.as_ref()?;
    let of = layout.step(constraint.step)?;
    let mut lines = text::callout(constraint, &view.map().calendar);
    let width = lines.iter().fold(TITLE_WIDTH, |width, line| width.max(width_of(line) * LINE_SIZE));
    let height = TITLE_HEIGHT + LINE_HEIGHT * lines.len() as f64;
    let place = |width, height| callout_place(layout.layout(), constraint.step, width, height);
    let at = place(width, height).unwrap_or_else(|| {
        lines.clear();
        place(TITLE_WIDTH, TITLE_ALONE_HEIGHT).unwrap_or(Position { x: of.x, y: of.bottom() })
    });
    let mut markup = Markup::new();
    markup.raw("<g class=\"callout\" aria-hidden=\"true\" transform=\"");
    markup.path("translate(", &[at.x, at.y]).raw(")\"><path d=\"M1.5 16v-13h10l-2.5 3.5 2.5 3.5h-10\"/>");
    markup.raw("<text class=\"callout-title\" x=\"18\" y=\"14\">").words(text::CONSTRAINT).close("text");
    for (row, line) in lines.iter().enumerate() {
        let y = TITLE_HEIGHT + 9.0 + LINE_HEIGHT * row as f64;
        markup.open("text").num("y", y).holding("text", line);
    }
    markup.close("g");
    Some(markup.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MapId, StepId};
    use crate::stream::{Duration, Step, StreamMap, Unit};

    /// Steps at these places, the first of them the constraint.
    fn drawn(places: &[(f64, f64)]) -> String {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        for (bits, (x, y)) in (0..).zip(places) {
            let mut step = Step::new(StepId::from_bits(bits), "s", "t");
            step.position = Some(Position { x: *x, y: *y });
            map.steps.push(step);
        }
        (map.steps[0].lead_time, map.steps[0].process_time) =
            (Duration::read("3 d", Unit::Day), Duration::read("1 h", Unit::Day));
        let view = MapView::of(map);
        callout(&view, &LayoutView::of(&view)).expect("there is a constraint")
    }

    #[test]
    fn the_constraint_is_called_so_even_where_the_reason_has_no_room() {
        let free = drawn(&[(400.0, 400.0)]);
        assert!(free.contains(text::CONSTRAINT) && free.contains("2 d 7 h"), "{free}");
        let around = [(0, -1), (0, 1), (-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)];
        // The word alone stands in the gap below, or right under the step where not even that is free.
        for (row, place) in [(136.0, "translate(400 512)"), (112.0, "translate(400 498)")] {
            let beside = around.map(|(x, y)| (400.0 + f64::from(x) * 142.0, 400.0 + f64::from(y) * row));
            let crowded = drawn(&[&[(400.0, 400.0)], &beside[..]].concat());
            assert!(crowded.contains(text::CONSTRAINT) && crowded.contains(place), "{crowded}");
            assert!(!crowded.contains("2 d 7 h"), "{crowded}");
        }
    }
}
