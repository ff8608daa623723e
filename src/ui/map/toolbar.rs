//! The tools above the drawing, and the legend of its marks.

use leptos::prelude::*;

use super::desk::Desk;
use crate::stream::MapState;
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{aria, clicked, memo_flag, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;

/// The tools.
#[component]
pub fn Toolbar() -> impl IntoView {
    let desk = Desk::here();
    let tool = move |action: Action, icon: Icon, class: &'static str| {
        view! {
            <button type="button" class=class title=action.title() on:click=clicked(move |_| desk.run(action))>
                <Glyph icon/><span class="word">{text::action_name(action)}</span>
            </button>
        }
    };
    let sign = move |action: Action, icon: Icon| {
        view! {
            <button type="button" class="tool" aria-label=text::action_name(action) title=action.title()
                on:click=clicked(move |_| desk.run(action))><Glyph icon/></button>
        }
    };
    let has_step = memo_flag(move || desk.selected_step().is_some());
    view! {
        <div class="tools" role="toolbar" aria-label=text::MAP_TOOLS>
            {tool(Action::AddStep, Icon::Plus, "btn first")}
            {part(move || has_step.get().then(|| tool(Action::AddParallel, Icon::Branch, "btn plain")).into_any())}
            {tool(Action::Tidy, Icon::Tidy, "btn plain wide-only")}
            <span class="zoom wide-only">
                {sign(Action::ZoomOut, Icon::Minus)}
                {sign(Action::ZoomAll, Icon::Fit)}
                {sign(Action::ZoomIn, Icon::Plus)}
            </span>
            <MapChoice/>
            <div class="legend" aria-label=text::LEGEND role="group" inner_html=legend()></div>
        </div>
    }
}

/// Current and future states, where there is more than one map; and the way to the first future state.
#[component]
fn MapChoice() -> impl IntoView {
    let desk = Desk::here();
    let maps = Memo::new(move |_| {
        desk.session.read(|workshop| {
            let name = |map: &crate::stream::StreamMap| (map.id, map.name.clone(), map.state);
            workshop.maps.iter().map(name).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| desk.view.get().map(|view| view.map().id));
    let choose = move |id| {
        desk.selection.set(super::desk::Selection::Nothing);
        desk.chosen_map.set(Some(id));
        desk.zoom_to_read();
    };
    let state = |state| match state {
        MapState::Current => text::CURRENT_STATE,
        MapState::Future { .. } => text::FUTURE_STATE,
    };
    view! {
        {part(move || (maps.get().len() > 1).then(|| view! {
            <div class="seg" role="group" aria-label=text::STATES>
                {maps.get().into_iter().map(|(id, name, kind)| view! {
                    <button type="button" aria-pressed=aria(move || shown.get() == Some(id))
                        title=state(kind) on:click=clicked(move |_| choose(id))>{name}</button>
                }).collect_view()}
            </div>
        }).into_any())}
        {part(move || (maps.get().len() == 1).then(|| view! {
            <button type="button" class="btn plain wide-only" on:click=clicked(move |_| desk.draw_future())>{text::DRAW_FUTURE}</button>
        }).into_any())}
    }
}

fn legend() -> String {
    let mut markup = Markup::new();
    markup.raw("<span>").words(text::LEGEND_WAIT);
    markup.raw("<svg class=\"heat-scale\" width=\"140\" height=\"16\" aria-hidden=\"true\">");
    for (at, label) in text::HEAT_BREAKS.iter().enumerate() {
        let (class, x) = ((at + 1).to_string(), 28.0 * at as f64);
        markup.open("rect").attr("class", &["heat-", &class].concat()).num("x", x).raw(" width=\"28\" height=\"16\"/>");
        markup.open("text").attr("class", &["heat-ink-", &class].concat()).num("x", x + 14.0).num("y", 12.0);
        markup.holding("text", label);
    }
    markup.raw("</svg></span>");
    for (name, width, shape) in [
        (text::ESTIMATED, 10.0, "<circle class=\"mark\" cx=\"5\" cy=\"6\" r=\"3\"/>"),
        (text::MEASURED, 10.0, "<circle class=\"mark measured\" cx=\"5\" cy=\"6\" r=\"3\"/>"),
        (text::HANDOFF, 28.0, "<path class=\"line\" d=\"M0 6H28\"/><path class=\"handoff\" d=\"M14 1l5 5 -5 5 -5 -5z\"/>"),
        (text::REWORK, 28.0, "<path class=\"line rework\" d=\"M0 6H28\"/>"),
    ] {
        markup.raw("<span><svg height=\"12\" aria-hidden=\"true\"").num("width", width).inside().raw(shape);
        markup.raw("</svg>").words(name).raw("</span>");
    }
    markup.finish()
}
