//! The tools above the drawing, and the legend of its marks.

use std::iter;

use super::bar::button;
use crate::id::{MapId, WorkshopId};
use crate::stream::{MapState, heat_breaks};
use crate::ui::icon::Icon;
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::workshop::Workshop;

/// The tools for a workshop of which this map is shown; with it, how many steps its longest path has.
pub fn toolbar(id: WorkshopId, workshop: &Workshop, shown: Option<(MapId, usize)>, has_step: bool) -> String {
    let (shown, path_steps) = shown.unzip();
    let mut markup = Markup::new();
    button(&mut markup, Action::AddStep, Icon::Plus, "btn first", true);
    if has_step {
        button(&mut markup, Action::AddParallel, Icon::Branch, "btn plain", true);
    }
    button(&mut markup, Action::Tidy, Icon::Tidy, "btn plain wide-only", true);
    markup.raw("<span class=\"zoom wide-only\">");
    button(&mut markup, Action::ZoomOut, Icon::Minus, "tool", false);
    button(&mut markup, Action::ZoomAll, Icon::Fit, "tool", false);
    button(&mut markup, Action::ZoomIn, Icon::Plus, "tool", false);
    markup.raw("</span>");
    views(&mut markup, id);
    button(&mut markup, Action::Palette, Icon::More, "btn plain", true);
    maps(&mut markup, id, workshop, shown);
    plain_link(&mut markup, id, Screen::Present);
    markup.raw("<div class=\"legend\" role=\"group\"").attr("aria-label", text::LEGEND).inside();
    legend(&mut markup, path_steps.unwrap_or_default());
    markup.raw("</div>");
    markup.finish()
}

/// The same map as drawing and as table.
fn views(markup: &mut Markup, id: WorkshopId) {
    markup.raw("<div class=\"seg\" role=\"group\"").attr("aria-label", text::VIEWS);
    markup
        .raw("><button type=\"button\" aria-pressed=\"true\">")
        .words(text::screen_name(Screen::Map))
        .raw("</button><a");
    link(markup, id, Screen::Table);
    markup.raw("</div>");
}

fn plain_link(markup: &mut Markup, id: WorkshopId, screen: Screen) {
    markup.raw("<a class=\"btn plain wide-only\"");
    link(markup, id, screen);
}

fn link(markup: &mut Markup, id: WorkshopId, screen: Screen) {
    markup.attr("href", &["#", &Route::Workshop(id, screen).address()].concat());
    markup.holding("a", text::screen_name(screen));
}

/// Current and future states, where there is more than one map; and the way to the first future state.
fn maps(markup: &mut Markup, id: WorkshopId, workshop: &Workshop, shown: Option<MapId>) {
    if workshop.maps.len() > 1 {
        markup.raw("<div class=\"seg\" role=\"group\"").attr("aria-label", text::STATES).inside();
        for map in &workshop.maps {
            let state = match map.state {
                MapState::Current => text::CURRENT_STATE,
                MapState::Future { .. } => text::FUTURE_STATE,
            };
            let is_shown = shown == Some(map.id);
            markup.raw("<button type=\"button\"").attr("data-map", &map.id.to_string()).attr("title", state);
            markup.attr("aria-pressed", if is_shown { "true" } else { "false" }).holding("button", &map.name);
        }
        markup.raw("</div>");
        plain_link(markup, id, Screen::Compare);
    } else if workshop.maps.first().is_some_and(|map| !map.steps.is_empty()) {
        button(markup, Action::DrawFuture, Icon::Branch, "btn plain wide-only", true);
    }
}

fn legend(markup: &mut Markup, path_steps: usize) {
    markup.raw("<span>").words(text::LEGEND_WAIT);
    markup.raw("<svg class=\"heat-scale\" width=\"140\" height=\"16\" aria-hidden=\"true\">");
    for (at, share) in iter::once(0.0).chain(heat_breaks(path_steps)).enumerate() {
        let (class, x) = ((at + 1).to_string(), 28.0 * at as f64);
        markup.open("rect").attr("class", &["heat-", &class].concat()).num("x", x).raw(" width=\"28\" height=\"16\"/>");
        markup.open("text").attr("class", &["heat-ink-", &class].concat()).num("x", x + 14.0).num("y", 12.0);
        markup.holding("text", &text::number(share));
    }
    markup.raw("</svg></span>");
    for (name, width, shape) in [
        (text::ESTIMATED, 10.0, "<circle class=\"mark\" cx=\"5\" cy=\"6\" r=\"3\"/>"),
        (text::MEASURED, 10.0, "<circle class=\"mark measured\" cx=\"5\" cy=\"6\" r=\"3\"/>"),
        (
            text::HANDOFF,
            28.0,
            "<path class=\"line\" d=\"M0 6H28\"/><path class=\"handoff\" d=\"M14 1l5 5 -5 5 -5 -5z\"/>",
        ),
        (text::REWORK, 28.0, "<path class=\"line rework\" d=\"M0 6H28\"/>"),
    ] {
        markup.raw("<span><svg height=\"12\" aria-hidden=\"true\"").num("width", width).inside().raw(shape);
        markup.raw("</svg>").words(name).raw("</span>");
    }
}
