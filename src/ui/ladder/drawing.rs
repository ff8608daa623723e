//! The ladder as a drawing: three rungs, filled as far as their milestones are met.

use crate::ui::markup::Markup;

/// A rung of the drawing.
pub struct RungMark {
    pub title: String,
    /// How far it is, in words.
    pub said: String,
    /// The same as a share, 0 to 1.
    pub share: f64,
    /// Whether it is the one to climb.
    pub is_next: bool,
}

const WIDTH: f64 = 300.0;
const STEP: f64 = 64.0;
const LEFT: f64 = 16.0;
const SPAN: f64 = 72.0;

/// The drawing, the lowest rung at the bottom. Its words are read out as one.
pub fn ladder_drawing(rungs: &[RungMark]) -> String {
    let height = STEP * rungs.len() as f64;
    let label: Vec<String> = rungs.iter().map(|rung| [&rung.title, ": ", &rung.said].concat()).collect();
    let mut out = Markup::new();
    out.open("svg").num("width", WIDTH).num("height", height).attr("role", "img").attr("aria-label", &label.join(". "));
    out.raw(" viewBox=\"0 0 ").number(WIDTH).raw(" ").number(height).raw("\"").inside();
    for x in [LEFT, LEFT + SPAN] {
        out.raw("<path class=\"rail\" d=\"").path("M", &[x, 4.0]).path("V", &[height - 4.0]).raw("\"/>");
    }
    for (at, rung) in rungs.iter().rev().enumerate() {
        let y = STEP * at as f64 + STEP / 2.0;
        out.raw("<rect class=\"rung-place\"").num("x", LEFT).num("y", y - 4.0).num("width", SPAN).num("height", 8.0).empty();
        out.raw("<rect class=\"rung-met\"").num("x", LEFT).num("y", y - 4.0);
        out.num("width", SPAN * rung.share.clamp(0.0, 1.0)).num("height", 8.0).empty();
        let class = if rung.is_next { "rung-title next" } else { "rung-title" };
        out.open("text").attr("class", class).num("x", LEFT + SPAN + 20.0).num("y", y).holding("text", &rung.title);
        out.open("text").attr("class", "rung-said").num("x", LEFT + SPAN + 20.0).num("y", y + 17.0).holding("text", &rung.said);
    }
    out.raw("</svg>");
    out.finish()
}
