//! The reason beside the constraint, on the map, where there is room for it.

use crate::stream::callout_place;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::{LayoutView, MapView};

const WIDTH: f64 = 264.0;
const TITLE_HEIGHT: f64 = 26.0;
const LINE_HEIGHT: f64 = 17.0;

/// The callout, or nothing.
pub fn callout(view: &MapView, layout: &LayoutView) -> Option<String> {
    let constraint = view.summary().constraint.as_ref()?;
    let lines = text::callout(constraint, &view.map().calendar);
    let height = TITLE_HEIGHT + LINE_HEIGHT * lines.len() as f64;
    let at = callout_place(layout.layout(), constraint.step, WIDTH, height)?;
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
