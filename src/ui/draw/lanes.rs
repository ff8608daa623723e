//! The lanes of the teams, behind everything else.

use crate::stream::Lane;
use crate::ui::markup::Markup;
use crate::ui::text;

/// Bands between two places (map units), with a rule below each.
pub fn bands(lanes: &[Lane], left: f64, right: f64) -> String {
    let mut markup = Markup::new();
    for (at, lane) in lanes.iter().enumerate() {
        let class = if at % 2 == 1 { "lane odd" } else { "lane" };
        markup.open("rect").attr("class", class).num("x", left).num("y", lane.y);
        markup.num("width", (right - left).max(0.0)).num("height", lane.height).empty();
        markup.open("path").attr("class", "rule").raw(" d=\"");
        markup.path("M", &[left, lane.y + lane.height]).path("H", &[right]).raw("\"").empty();
    }
    markup.finish()
}

/// The names of the teams, beginning at x = 0.
pub fn names(lanes: &[Lane], zoom: f64) -> String {
    let mut markup = Markup::new();
    // Where the map is drawn smaller the names are not, so that they can be read.
    let unit = 1.0 / zoom.min(1.0);
    for lane in lanes {
        markup.open("text").attr("class", "lane-name").num("font-size", 13.0 * unit);
        markup.num("x", 14.0 * unit).num("y", lane.y + (13.0 * unit).max(17.0));
        markup.holding("text", if lane.team.is_empty() { text::NO_TEAM } else { &lane.team });
    }
    markup.finish()
}
