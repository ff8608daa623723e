//! The arrows between steps.

use crate::id::FlowId;
use crate::stream::{Flow, FlowKind, FlowRoute, LABEL_LINE, Percent, Position};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;

const CORNER: f64 = 6.0;

/// All flows of which something is seen; rework over the others, because it is rarer and told apart by its dashes.
pub fn flows(
    view: &MapView,
    routes: &[FlowRoute],
    selected: Option<FlowId>,
    is_seen: impl Fn(&FlowRoute) -> bool,
) -> String {
    let mut markup = Markup::new();
    for is_rework in [false, true] {
        for route in routes.iter().filter(|route| route.rework == is_rework && is_seen(route)) {
            flow(&mut markup, view, route, selected == Some(route.flow));
        }
    }
    markup.finish()
}

fn flow(markup: &mut Markup, view: &MapView, route: &FlowRoute, is_selected: bool) {
    let Some(of) = view.map().flows.get(route.place) else { return };
    let rework = if route.rework { " rework" } else { "" };
    let off = if !route.rework && view.is_on_path(of.from, of.to) { "" } else { " off" };
    let selected = if is_selected { " selected" } else { "" };
    markup.open("g").attr("class", &["flow", rework, off, selected].concat());
    markup.attr("data-flow", &route.flow.to_string()).inside();
    let path = rounded(&route.points);
    for class in ["reach", "halo", "line"] {
        markup.open("path").attr("class", class).attr("d", &path).empty();
    }
    markup.open("path").attr("class", "head").attr("d", &arrow(&route.points)).empty();
    if let Some(at) = route.handoff {
        markup.open("path").attr("class", "handoff").raw(" d=\"");
        markup.path("M", &[at.x, at.y - 5.0]).raw("l5 5 -5 5 -5 -5z\"").empty();
    }
    if let Some(label) = label_of(view, of, route.rework) {
        // A step off the path has words of its own above it.
        let is_free = route.rework || view.step(of.to).is_none_or(|(.., reading)| reading.on_path);
        let y = route.label.y - if is_free { 0.0 } else { LABEL_LINE };
        markup.open("text").attr("class", "flow-label").num("x", route.label.x).num("y", y);
        markup.holding("text", &label);
    }
    markup.close("g");
}

/// The word on a flow: the wait, or the share that goes back.
pub fn label_of(view: &MapView, flow: &Flow, is_rework: bool) -> Option<String> {
    if is_rework {
        let share = match &flow.kind {
            FlowKind::Rework { share } => share.as_ref().and_then(Percent::value),
            FlowKind::Forward => None,
        };
        return Some(text::sent_back(share));
    }
    // Where waits are read between the steps, the one that follows from the two times stands there as well.
    let derived = || {
        let hours = view.step(flow.to)?.2.wait_hours.filter(|_| view.map().waits_on_arrows)?;
        Some(duration_text(hours, &view.map().calendar))
    };
    let wait = flow.wait.as_ref().map(|wait| wait.text().to_owned()).or_else(derived);
    wait.map(|wait| text::wait_on_arrow(&wait))
}

/// Path data of the line with rounded corners.
pub fn rounded(points: &[Position]) -> String {
    let mut path = Markup::new();
    if let Some(first) = points.first() {
        path.path("M", &[first.x, first.y]);
    }
    for corner in points.windows(3) {
        let [before, at, after] = corner else { continue };
        let (start, end) = (towards(at, before), towards(at, after));
        path.path("L", &[start.x, start.y]).path("Q", &[at.x, at.y, end.x, end.y]);
    }
    if let Some(last) = points.last() {
        path.path("L", &[last.x, last.y]);
    }
    path.finish()
}

/// The place at most a corner's radius away from `at`, on the way to `other`, and never beyond the middle.
fn towards(at: &Position, other: &Position) -> Position {
    let (dx, dy) = (other.x - at.x, other.y - at.y);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return *at;
    }
    let part = CORNER.min(length / 2.0) / length;
    Position { x: at.x + dx * part, y: at.y + dy * part }
}

/// Path data of the arrow head at the end of a line, turned along its last stretch.
pub fn arrow(points: &[Position]) -> String {
    let mut path = Markup::new();
    if let [.., before, end] = points {
        let (dx, dy) = (end.x - before.x, end.y - before.y);
        let length = dx.hypot(dy).max(1e-9);
        let (ux, uy) = (dx / length, dy / length);
        let (bx, by) = (end.x - ux * 8.0, end.y - uy * 8.0);
        let (sx, sy) = (-uy * 3.5, ux * 3.5);
        path.path("M", &[end.x, end.y]).path("L", &[bx + sx, by + sy]).path("L", &[bx - sx, by - sy]).raw("z");
    }
    path.finish()
}
