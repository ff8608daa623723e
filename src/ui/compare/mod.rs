//! Two states of the stream beside each other: what every total changes by, and what each difference is worth.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::draw::compare::{Compared, HEIGHT, differences, strip, timelines};
use super::parts::dynamic::{changed, clicked, effect, flag, part, words};
use super::route::{Route, Screen};
use super::text;
use super::text::compare as said;
use super::workbench::choice::ViewSwitch;
use super::workbench::map_desk::MapDesk;
use crate::id::MapId;
use crate::platform::elements::SizeWatch;
use crate::platform::page;
use crate::stream::MapState;
use crate::workshop::Workshop;

/// Narrower, the drawing is scrolled.
const LEAST_WIDTH: f64 = 640.0;

/// The comparison. Two are one when they were made together.
#[derive(Clone)]
struct Shown(Arc<Compared>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Which maps are compared: what was chosen, if it is still there, else a current state and its future.
#[derive(Clone, Copy)]
struct Chosen {
    desk: MapDesk,
    before: RwSignal<Option<MapId>>,
    after: RwSignal<Option<MapId>>,
    pair: Memo<Option<(MapId, MapId)>>,
}

impl Chosen {
    fn new(desk: MapDesk) -> Self {
        let (before, after) = (RwSignal::new(None), RwSignal::new(None));
        let shown = desk.view.with_untracked(|view| view.as_ref().map(|view| view.map().id));
        let pair = Memo::new(move |_| {
            let (before, after) = (before.get(), after.get());
            desk.session.read(|workshop| pair(workshop, before, after, shown))
        });
        Self { desk, before, after, pair }
    }

    fn compared(self) -> Memo<Option<Shown>> {
        Memo::new(move |_| {
            let (before, after) = self.pair.get()?;
            let maps = self.desk.session.read(|workshop| {
                Some((workshop.map(before)?.clone(), workshop.map(after)?.clone()))
            });
            maps.map(|(before, after)| Shown(Arc::new(Compared::of(before, after))))
        })
    }
}

/// The two maps. `shown`: a future state that people come from is the one they mean.
fn pair(
    workshop: &Workshop,
    before: Option<MapId>,
    after: Option<MapId>,
    shown: Option<MapId>,
) -> Option<(MapId, MapId)> {
    if workshop.maps.len() < 2 {
        return None;
    }
    let is_there = |id: &MapId| workshop.map(*id).is_some();
    let is_future = |id: &MapId| workshop.map(*id).is_some_and(|map| map.state != MapState::Current);
    let first = |is_wanted: fn(&MapState) -> bool| workshop.maps.iter().find(|map| is_wanted(&map.state)).map(|map| map.id);
    let current = first(|state| *state == MapState::Current).or(workshop.maps.first().map(|map| map.id));
    let before = before.filter(is_there).or(current)?;
    let future = shown.filter(is_future).or(first(|state| *state != MapState::Current));
    let other = || workshop.maps.iter().map(|map| map.id).find(|id| *id != before);
    let after = after.filter(is_there).or(future).or_else(other)?;
    Some((before, after))
}

/// The screen.
#[component]
pub fn CompareScreen() -> impl IntoView {
    let desk = MapDesk::here();
    desk.recall();
    let chosen = Chosen::new(desk);
    let compared = chosen.compared();
    let is_there = Memo::new(move |_| compared.with(Option::is_some));
    view! {
        <main class="compare-screen" aria-label=said::SCREEN>
            {part(move || if is_there.get() { comparison(chosen, compared) } else { empty(desk) })}
        </main>
    }
}

fn comparison(chosen: Chosen, compared: Memo<Option<Shown>>) -> AnyView {
    let drawn = move |draw: fn(&Compared) -> String| compared.with(|shown| shown.as_ref().map(|shown| draw(&shown.0))).unwrap_or_default();
    view! {
        <section class="summary" aria-label=said::TOTALS inner_html=words(move || drawn(strip))></section>
        <div class="compare-tools" role="toolbar" aria-label=said::CHOICE>
            <MapSelect chosen label=said::BEFORE is_before=true/>
            <MapSelect chosen label=said::AFTER is_before=false/>
            <ViewSwitch/>
            <div class="legend" role="group" aria-label=text::LEGEND>
                <span><i class="heat-4"></i>{text::WAIT}</span>
                <span><i class="process"></i>{text::PROCESS}</span>
                <span><i class="gone"></i>{said::LEGEND_GONE}</span>
                <span><i class="changed"></i>{said::LEGEND_CHANGED}</span>
            </div>
        </div>
        <section class="compare-lines">
            <h2>{said::ONE_SCALE}</h2>
            <Drawing compared/>
            <p class="compare-remarks" role="status">{words(move || drawn(|compared| compared.remarks().join(" ")))}</p>
        </section>
        <section class="compare-table" aria-label=said::WORTH>
            <h2>{said::WORTH}</h2>
            <div inner_html=words(move || drawn(differences))></div>
        </section>
    }
    .into_any()
}

#[component]
fn MapSelect(chosen: Chosen, label: &'static str, is_before: bool) -> impl IntoView {
    let maps = Memo::new(move |_| {
        chosen.desk.session.read(|workshop| workshop.maps.iter().map(|map| (map.id, map.name.clone())).collect::<Vec<_>>())
    });
    let is_chosen = move |id: MapId| {
        chosen.pair.with(|pair| pair.is_some_and(|(before, after)| id == if is_before { before } else { after }))
    };
    let choose = move |id: Option<MapId>| if is_before { chosen.before.set(id) } else { chosen.after.set(id) };
    view! {
        <label class="compare-choice">{label}
            <select class="in" on:change=changed(move |event| choose(event_target_value(&event).parse().ok()))>
                {part(move || maps.get().into_iter().map(|(id, name)| view! {
                    <option value=id.to_string() prop:selected=flag(move || is_chosen(id))>{name}</option>
                }).collect_view().into_any())}
            </select>
        </label>
    }
}

/// Both timelines, as wide as there is room.
#[component]
fn Drawing(compared: Memo<Option<Shown>>) -> impl IntoView {
    let frame: NodeRef<html::Div> = NodeRef::new();
    let width = RwSignal::new(0.0_f64);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    effect(move || {
        if let Some(frame) = frame.get() {
            watch.set_value(SizeWatch::start(&frame, move |size, _| width.set(size)));
        }
    });
    let drawn_width = move || width.get().max(LEAST_WIDTH);
    let with = move |draw: &dyn Fn(&Compared) -> String| compared.with(|shown| shown.as_ref().map(|shown| draw(&shown.0))).unwrap_or_default();
    view! {
        <div class="compare-drawing" tabindex="0" role="group" aria-label=said::ONE_SCALE node_ref=frame>
            <svg role="img" height=HEIGHT width=words(move || drawn_width().to_string())
                aria-label=words(move || with(&Compared::description))
                inner_html=words(move || with(&|compared| timelines(compared, drawn_width())))></svg>
        </div>
    }
}

/// With one map there is nothing to compare: what a future state is for, and the way to the first.
fn empty(desk: MapDesk) -> AnyView {
    let has_map = move || desk.view.with(Option::is_some);
    view! {
        <div class="compare-tools"><ViewSwitch/></div>
        <section class="compare-empty">
            <h2>{said::EMPTY_TITLE}</h2>
            <p>{said::EMPTY_LEAD}</p>
            <ul>{said::EMPTY_POINTS.map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
            <p>
                <button type="button" class="btn first large" disabled=flag(move || !has_map()) on:click=clicked(move |_| draw_future(desk))>
                    {text::DRAW_FUTURE}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// The first future state: a copy of the shown map, to be changed there.
fn draw_future(desk: MapDesk) {
    if desk.draw_future() {
        page::go(&Route::Workshop(desk.session.id(), Screen::Table).address());
    }
}
