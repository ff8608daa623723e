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

/// The names of the teams, beginning at x = 0; those that have room under each other.
pub fn names(lanes: &[Lane], zoom: f64) -> String {
    let mut markup = Markup::new();
    // Where the map is drawn smaller the names are not, so that they can be read.
    let unit = 1.0 / zoom.min(1.0);
    let mut free_from = f64::NEG_INFINITY;
    for lane in lanes {
        let y = lane.y + (13.0 * unit).max(17.0);
        // Far out, lanes are lower than names.
        if y < free_from {
            continue;
        }
        free_from = y + 16.0 * unit;
        markup.open("text").attr("class", "lane-name").num("font-size", 13.0 * unit);
        markup.num("x", 14.0 * unit).num("y", y);
        markup.holding("text", if lane.team.is_empty() { text::NO_TEAM } else { &lane.team });
    }
    markup.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_out_no_name_is_written_over_another() {
        let lanes: Vec<Lane> =
            (0..5).map(|at| Lane { team: at.to_string(), y: f64::from(at) * 136.0, height: 136.0 }).collect();
        for (zoom, written) in [(1.0, 5), (0.2, 5), (0.1, 3), (0.001, 1)] {
            assert_eq!(names(&lanes, zoom).matches("</text>").count(), written, "{zoom}");
        }
    }
}
