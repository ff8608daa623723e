//! Which map is shown, and how: drawn, as a table, or two states beside each other.

use leptos::prelude::*;

use super::map_desk::MapDesk;
use crate::platform::page;
use crate::ui::app::App;
use crate::ui::keys::Action;
use crate::ui::parts::dynamic::{aria, clicked, part};
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::ui::text::table::VIEW;

/// Current and future states, where there is more than one map; else the way to the first future state.
#[component]
pub fn MapChoice() -> impl IntoView {
    let desk = MapDesk::here();
    let maps = Memo::new(move |_| {
        desk.session.read(|workshop| workshop.maps.iter().map(|map| (map.id, map.name.clone())).collect::<Vec<_>>())
    });
    let shown = Memo::new(move |_| desk.view.get().map(|view| view.map().id));
    part(move || match maps.get() {
        maps if maps.len() > 1 => view! {
            <div class="seg" role="group" aria-label=text::STATES>
                {maps.into_iter().map(|(id, name)| view! {
                    <button type="button" aria-pressed=aria(move || shown.get() == Some(id))
                        on:click=clicked(move |_| desk.choose(id))>{name}</button>
                }).collect_view()}
            </div>
        }
        .into_any(),
        maps if maps.len() == 1 => view! {
            <button type="button" class="btn plain" on:click=clicked(move |_| desk.frame.run(Action::DrawFuture))>
                {text::DRAW_FUTURE}
            </button>
        }
        .into_any(),
        _ => ().into_any(),
    })
}

/// Map, table, comparison.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let (app, desk) = (App::here(), MapDesk::here());
    let id = desk.session.id();
    let button = move |screen: Screen| {
        let is_here = move || app.route.get() == Route::Workshop(id, screen);
        view! {
            <button type="button" aria-pressed=aria(is_here)
                on:click=clicked(move |_| page::go(&Route::Workshop(id, screen).address()))>{text::screen_name(screen)}</button>
        }
    };
    view! {
        <div class="seg" role="group" aria-label=VIEW>
            {[Screen::Map, Screen::Table, Screen::Compare].map(button).collect_view()}
        </div>
    }
}
