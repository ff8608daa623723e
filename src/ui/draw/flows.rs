//! The arrows between steps.

use crate::id::FlowId;
use crate::stream::{Flow, FlowKind, FlowRoute, LABEL_LINE, Percent, Position, is_clear_of_rework};
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
            flow(&mut markup, view, routes, route, selected == Some(route.flow));
        }
    }
    markup.finish()
}

fn flow(markup: &mut Markup, view: &MapView, routes: &[FlowRoute], route: &FlowRoute, is_selected: bool) {
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
        let at = if is_free { route.label } else { beyond_words(routes, route) };
        markup.open("text").attr("class", "flow-label").num("x", at.x).num("y", at.y);
        markup.holding("text", &label);
    }
    markup.close("g");
}

/// Where the wait stands at a step that has words of its own above it: a line higher; where work that goes back runs
/// there, under the step, as near to it as the wait would stand above.
fn beyond_words(routes: &[FlowRoute], route: &FlowRoute) -> Position {
    let higher = Position { y: route.label.y - LABEL_LINE, ..route.label };
    if is_clear_of_rework(routes, higher) {
        return higher;
    }
    // The arrow ends at half the height of the step.
    let under = route.points.last().map(|end| Position { y: 2.0 * end.y - route.label.y, ..route.label });
    under.filter(|under| is_clear_of_rework(routes, *under)).unwrap_or(higher)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MapId, StepId};
    use crate::stream::{Duration, Layout, STEP_HEIGHT, Step, StreamMap, Unit, layout};

    fn id(n: u64) -> StepId {
        StepId::from_bits(n)
    }

    /// 1 > 2 > 3 and beside 2, under it, the shorter 4; with these flows back.
    fn map(back: &[(u64, u64)]) -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        for (n, lead) in [(1, "1 d"), (2, "5 d"), (3, "1 d"), (4, "1 d")] {
            let lead_time = Duration::read(lead, Unit::Day);
            map.steps.push(Step { lead_time, ..Step::new(id(n), "s", "t") });
        }
        let forward = [(1, 2), (2, 3), (1, 4), (4, 3)].map(|ends| (ends, FlowKind::Forward));
        let back = back.iter().map(|ends| (*ends, FlowKind::Rework { share: None }));
        for (at, ((from, to), kind)) in forward.into_iter().chain(back).enumerate() {
            let wait = Duration::read("2 d", Unit::Day).filter(|_| to == 4);
            map.flows.push(Flow { id: FlowId::from_bits(at as u64), from: id(from), to: id(to), kind, wait });
        }
        map
    }

    /// Where the wait before 4 is written, and the layout.
    fn drawn(back: &[(u64, u64)]) -> (Position, Layout) {
        let (map, markup) = (map(back), |map| {
            let layout = layout(&map);
            (flows(&MapView::of(map), &layout.flows, None, |_| true), layout)
        });
        let (markup, layout) = markup(map);
        let text = markup.split("<text class=\"flow-label\"").find(|part| part.contains("2 d")).unwrap();
        let number = |name: &str| text.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok();
        (Position { x: number("x").unwrap(), y: number("y").unwrap() }, layout)
    }

    /// How near the wait's middle is to a line that goes back.
    fn gap(at: Position, layout: &Layout) -> f64 {
        let legs = |of: &FlowRoute| of.points.windows(2).map(|leg| (leg[0], leg[1])).collect::<Vec<_>>();
        let far = |(a, b): (Position, Position)| {
            let beside = |low: f64, high: f64, at: f64| (low.min(high) - at).max(at - low.max(high)).max(0.0);
            // Words are wide and low: what runs beside them within their width is over or under them.
            if beside(a.x, b.x, at.x) < 40.0 { beside(a.y, b.y, at.y) } else { f64::INFINITY }
        };
        layout.flows.iter().filter(|of| of.rework).flat_map(legs).map(far).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_wait_before_a_step_off_the_path_keeps_off_the_lines_that_go_back() {
        let (at, layout) = drawn(&[]);
        let of = *layout.boxes.last().unwrap();
        assert_eq!((at.x, at.y), (of.x + of.width / 2.0, of.y - 9.0 - LABEL_LINE), "above the words of the step");
        // 3 sends back to 2: under that one, right above 4.
        let (at, layout) = drawn(&[(3, 2)]);
        assert!(gap(at, &layout) >= 8.0, "{at:?} {:?}", layout.flows.last());
        assert_eq!(at.y, of.y + STEP_HEIGHT + 9.0, "under the step");
        // Where lines run on both sides, it stands where it always does.
        let (at, _) = drawn(&[(3, 2), (3, 4)]);
        assert_eq!(at.y, of.y - 9.0 - LABEL_LINE);
    }
}
