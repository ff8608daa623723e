//! Bars and dots of the charter, each on one scale per drawing.

use crate::ui::markup::Markup;
use crate::workshop::charter::{ItemState, ScheduleRow};

const BAR_WIDTH: f64 = 106.0;
const LOAD_WIDTH: f64 = 120.0;
const DOTS_WIDTH: f64 = 140.0;
const DOT_STEP: f64 = 14.0;

fn drawing(width: f64, height: f64) -> Markup {
    let mut svg = Markup::new();
    svg.open("svg")
        .num("width", width)
        .num("height", height)
        .raw(" viewBox=\"0 0 ")
        .number(width)
        .raw(" ")
        .number(height);
    svg.raw("\" aria-hidden=\"true\" focusable=\"false\">");
    svg
}

fn bar(svg: &mut Markup, class: &str, x: f64, width: f64) {
    svg.open("rect").attr("class", class).num("x", x).num("y", 2.0).num("width", width).num("height", 12.0).empty();
}

/// The outline of the time box, what was spent of it, and what went beyond. `longest_minutes`: what fills the width.
pub fn agenda_bar(row: &ScheduleRow, longest_minutes: f64) -> String {
    let x_of = |minutes: f64| minutes / longest_minutes * (BAR_WIDTH - 1.0);
    let planned = row.planned_minutes.unwrap_or(0.0);
    let spent = row.spent_minutes;
    let class = if row.state == ItemState::Now { "running" } else { "spent" };
    let mut svg = drawing(BAR_WIDTH, 16.0);
    if row.added_minutes > 0 && row.state != ItemState::Done {
        svg.open("rect").attr("class", "box added").num("x", x_of(planned) + 0.5).num("y", 2.5);
        svg.num("width", x_of(f64::from(row.added_minutes))).num("height", 11.0).empty();
    }
    if planned > 0.0 {
        svg.open("rect")
            .attr("class", "box")
            .num("x", 0.5)
            .num("y", 2.5)
            .num("width", x_of(planned))
            .num("height", 11.0);
        svg.empty();
    }
    bar(&mut svg, class, 0.0, x_of(spent.min(if planned > 0.0 { planned } else { spent })));
    if planned > 0.0 && spent > planned {
        bar(&mut svg, "over", x_of(planned), x_of(spent - planned));
    }
    if row.state == ItemState::Now {
        svg.raw("<path class=\"now\" d=\"").path("M", &[x_of(spent).max(1.0), 0.0]).raw("v16\"/>");
    }
    svg.close("svg");
    svg.finish()
}

/// A step's utilisation, with a line at 100 %. `most_percent`: what fills the width, at least 100.
pub fn load_bar(percent: f64, most_percent: f64) -> String {
    let x_of = |percent: f64| percent / most_percent.max(100.0) * (LOAD_WIDTH - 2.0);
    let mut svg = drawing(LOAD_WIDTH, 16.0);
    bar(&mut svg, "spent", 0.0, x_of(percent.min(100.0)));
    if percent > 100.0 {
        bar(&mut svg, "over", x_of(100.0), x_of(percent - 100.0));
    }
    svg.raw("<path class=\"full\" d=\"").path("M", &[x_of(100.0) + 0.5, 0.0]).raw("v16\"/>");
    svg.close("svg");
    svg.finish()
}

/// So many dots in a row; they move closer where there are many.
pub fn dots(count: u32) -> String {
    let count = f64::from(count.min(400));
    let step = DOT_STEP.min((DOTS_WIDTH - 9.0) / (count - 1.0).max(1.0));
    let mut svg = drawing(DOTS_WIDTH, 12.0);
    let mut x = 4.5;
    for _ in 0..count as u32 {
        svg.raw("<circle r=\"4.5\" cy=\"6\"").num("cx", x).empty();
        x += step;
    }
    svg.close("svg");
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CharterEntryId;
    use proptest::prelude::*;

    fn row(state: ItemState, planned: Option<f64>, added_minutes: u32, spent_minutes: f64) -> ScheduleRow {
        let item = CharterEntryId::from_bits(1);
        ScheduleRow { item, state, at_ms: None, planned_minutes: planned, added_minutes, spent_minutes }
    }

    /// Places and widths of the rectangles of a class.
    fn rects(svg: &str, class: &str) -> Vec<(f64, f64)> {
        let document = roxmltree::Document::parse(svg).unwrap();
        let of_class = document.descendants().filter(|node| node.attribute("class") == Some(class));
        let number = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        of_class.map(|node| (number(node, "x"), number(node, "width"))).collect()
    }

    #[test]
    fn bars_are_to_scale() {
        // 105 px are 50 minutes.
        let done = agenda_bar(&row(ItemState::Done, Some(40.0), 0, 45.0), 50.0);
        assert_eq!((rects(&done, "spent"), rects(&done, "over")), (vec![(0.0, 84.0)], vec![(84.0, 10.5)]));
        let now = agenda_bar(&row(ItemState::Now, Some(40.0), 10, 20.0), 50.0);
        assert_eq!((rects(&now, "running"), rects(&now, "box added")), (vec![(0.0, 42.0)], vec![(84.5, 21.0)]));
        assert!(now.contains("class=\"now\"") && !now.contains("over"));
        let unboxed = agenda_bar(&row(ItemState::Done, None, 0, 25.0), 50.0);
        assert_eq!((rects(&unboxed, "spent"), rects(&unboxed, "box")), (vec![(0.0, 52.5)], vec![]));
        let load = load_bar(150.0, 150.0);
        assert_eq!((rects(&load, "spent")[0].1.round(), rects(&load, "over")[0].1.round()), (79.0, 39.0));
    }

    proptest! {
        #[test]
        fn every_dot_is_drawn_inside(count in 0..400u32) {
            let svg = dots(count);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let circles: Vec<f64> = document.descendants().filter_map(|node| node.attribute("cx")?.parse().ok()).collect();
            prop_assert_eq!(circles.len(), count as usize);
            prop_assert!(circles.iter().all(|x| *x >= 4.5 && *x <= 135.6));
        }
    }
}
