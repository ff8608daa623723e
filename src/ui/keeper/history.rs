//! The history of the workshop: who changed what and when, in sittings, and the way back to any moment.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::linked::LinkPart;
use super::moment::Moment;
use super::people::{People, PeoplePart};
use super::{Arrival, Keeper};
use crate::platform::elements::SizeWatch;
use crate::platform::clock;
use crate::ui::draw::history::{HistoryLine, HistoryRow, ROW_PX, rows_markup};
use crate::ui::parts::dynamic::{clicked, effect, part, words};
use crate::ui::questionnaires::{Questionnaires, title_of};
use crate::ui::session::{Opening, Session};
use crate::ui::text;
use crate::ui::text::{history as told, keeping as said};
use crate::workshop::keeping::{retold, sittings};
use crate::workshop::{Gesture, Stamp};

/// Rows beyond what is seen, above and below.
const MARGIN_ROWS: usize = 12;

/// The whole history, told once per change. Two are one when they were told together.
#[derive(Clone)]
struct Told(Arc<Parts>);

struct Parts {
    /// By place in the journal.
    lines: Vec<HistoryLine>,
    stamps: Vec<Stamp>,
    rows: Vec<HistoryRow>,
    sittings: usize,
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn tell(gestures: &[Gesture]) -> Told {
    let lines = retold(gestures, |after, of, back| HistoryLine {
        at_ms: of.at_ms,
        person: person_of(of.stamp),
        sentences: told::gesture(after, &of.edits, back, &title_of),
    });
    let offset_ms = f64::from(clock::time_zone_offset_minutes(clock::now_ms())) * 60_000.0;
    let day = |at_ms: f64| ((at_ms + offset_ms) / 86_400_000.0).floor();
    let sittings = sittings(gestures, |a, b| day(a) != day(b));
    let mut rows = Vec::with_capacity(lines.len() + sittings.len());
    for sitting in sittings.iter().rev() {
        rows.push(HistoryRow::Sitting(*sitting));
        rows.extend((sitting.first..sitting.first + sitting.count).rev().map(HistoryRow::Change));
    }
    let stamps = gestures.iter().map(|gesture| gesture.stamp).collect();
    Told(Arc::new(Parts { lines, stamps, rows, sittings: sittings.len() }))
}

/// The browser by which a gesture was made: the upper bits of its replica.
fn person_of(stamp: Stamp) -> u64 {
    stamp.replica.0 >> 40
}

/// Handles of the screen.
#[derive(Clone, Copy)]
struct Desk {
    keeper: Keeper,
    session: Session,
    told: Memo<Option<Told>>,
    people: People,
    /// The chosen change, by its place in the journal.
    chosen: RwSignal<Option<usize>>,
    /// What was brought in just now.
    news: RwSignal<Vec<Stamp>>,
    list: NodeRef<html::Div>,
    top: RwSignal<f64>,
    height: RwSignal<f64>,
}

/// The screen.
#[component]
pub fn HistoryScreen(session: Session) -> impl IntoView {
    let keeper = Keeper::here();
    let questionnaires = Questionnaires::here();
    questionnaires.fetch();
    let told = Memo::new(move |_| {
        // Told again when the practices' titles come.
        let _ = questionnaires.baseline();
        (session.opening.get() == Opening::Ready).then(|| session.read_gestures(tell))
    });
    let people = People::new(keeper, move || {
        told.with(|told| told.as_ref().map(|told| told.0.lines.iter().map(|line| line.person).collect()).unwrap_or_default())
    });
    let desk = Desk {
        keeper,
        session,
        told,
        people,
        chosen: RwSignal::new(None),
        news: RwSignal::new(Vec::new()),
        list: NodeRef::new(),
        top: RwSignal::new(0.0),
        height: RwSignal::new(600.0),
    };
    effect(move || {
        keeper.arrived.track();
        if session.opening.get() == Opening::Ready {
            take_arrivals(desk);
        }
    });
    let facts = move || told.with(|told| told.as_ref().map(|told| said::history_facts(told.0.lines.len(), told.0.sittings)));
    view! {
        <main class="history-screen" aria-label=said::HISTORY_SCREEN>
            <section class="history-side" aria-label=said::HISTORY_LIST>
                <div class="history-head">
                    <h2>{text::screen_name(crate::ui::route::Screen::History)}</h2>
                    <p class="cap" role="status">{words(move || facts().unwrap_or_default())}</p>
                </div>
                <List desk/>
            </section>
            <div class="history-rest">
                {part(move || match desk.chosen.get() {
                    Some(place) => chosen_part(desk, place),
                    None => view! { <p class="history-hint">{said::CHOOSE}</p> }.into_any(),
                })}
                <div class="history-foot"><LinkPart/><PeoplePart people/></div>
            </div>
        </main>
    }
}

fn chosen_part(desk: Desk, place: usize) -> AnyView {
    let line = desk.told.with(|told| {
        let parts = &told.as_ref()?.0;
        Some((parts.lines.get(place)?.clone(), parts.lines.len()))
    });
    let Some((line, of)) = line else { return ().into_any() };
    let when = text::moment(&clock::local_date_time(line.at_ms), &clock::today());
    let who = desk.people.name(line.person);
    view! { <Moment keeper=desk.keeper session=desk.session place of when who sentences=line.sentences/> }.into_any()
}

/// Brings in what is on its way, after this program has heard what can be undone.
fn take_arrivals(desk: Desk) {
    let arrivals = desk.keeper.take_arrivals(desk.session.id());
    for arrival in arrivals {
        clock::spawn(async move {
            clock::sleep(50).await;
            bring_in(desk, arrival).await;
        });
    }
}

async fn bring_in(desk: Desk, arrival: Arrival) {
    let Some(storage) = desk.keeper.app.storage() else { return };
    // Rows first: a journal never refers to rows that are not there.
    for dataset in &arrival.datasets {
        if let Err(error) = storage.put_dataset(&dataset.id.to_string(), "{}", &dataset.bytes).await {
            return desk.keeper.warn_of(&error);
        }
    }
    let stamps: Vec<Stamp> = arrival.gestures.iter().map(|gesture| gesture.stamp).collect();
    let count = match desk.session.bring_in(arrival.gestures, true).await {
        Ok(count) => count,
        Err(error) => return desk.keeper.warn_of(&error),
    };
    let name = desk.session.peek(|workshop| workshop.name.clone());
    desk.keeper.tell(said::merged(count, &name));
    let _ = desk.news.try_set(stamps);
}

// ------------------------------------------------------------------------------------------------------------------- list

/// The rows that are seen; of twenty thousand the others only take up room.
#[component]
fn List(desk: Desk) -> impl IntoView {
    let watch = StoredValue::new_local(None::<SizeWatch>);
    effect(move || {
        if let Some(list) = desk.list.get() {
            watch.set_value(SizeWatch::start(&list, move |_, height| desk.height.set(height)));
        }
    });
    let seen = Memo::new(move |_| {
        let first = ((desk.top.get() / ROW_PX) as usize).saturating_sub(MARGIN_ROWS);
        let count = (desk.height.get() / ROW_PX).ceil() as usize + 2 * MARGIN_ROWS;
        (first, first + count)
    });
    let drawn = move || {
        let (first, last) = seen.get();
        let (chosen, news) = (desk.chosen.get(), desk.news.get());
        let today = clock::today();
        desk.told.with(|told| {
            let Some(Told(parts)) = told else { return String::new() };
            let rows = parts.rows.get(first.min(parts.rows.len())..last.min(parts.rows.len())).unwrap_or_default();
            let is_new = |place: usize| parts.stamps.get(place).is_some_and(|stamp| news.contains(stamp));
            rows_markup(rows, &parts.lines, chosen, is_new, |person| desk.people.name(person), |at_ms| {
                text::moment(&clock::local_date_time(at_ms), &today)
            })
        })
    };
    let count = move || desk.told.with(|told| told.as_ref().map_or(0, |told| told.0.rows.len()));
    let scrolled = move || {
        if let Some(list) = desk.list.get_untracked() {
            desk.top.set(f64::from(list.scroll_top()));
        }
    };
    let active = move || desk.chosen.get().map(|place| format!("change-{place}")).unwrap_or_default();
    view! {
        <div class="history-list" node_ref=desk.list role="listbox" tabindex="0" aria-label=said::HISTORY_LIST
            aria-activedescendant=words(active) on:scroll=move |_| scrolled() on:keydown=move |event| key(desk, &event)
            on:click=clicked(move |event| click(desk, &event))>
            <div class="history-room" style:height=words(move || format!("{}px", count() as f64 * ROW_PX))>
                <div class="history-rows" style:transform=words(move || format!("translateY({}px)", seen.get().0 as f64 * ROW_PX))
                    inner_html=words(drawn)></div>
            </div>
        </div>
    }
}

fn click(desk: Desk, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let row = target.and_then(|target| target.closest("[data-change]").ok().flatten());
    let place = row.and_then(|row| row.get_attribute("data-change")?.parse().ok());
    if place.is_some() {
        desk.chosen.set(place);
    }
}

fn key(desk: Desk, event: &KeyboardEvent) {
    let rows = desk.told.with_untracked(|told| {
        told.as_ref().map(|told| told.0.rows.iter().map(HistoryRow::place).collect::<Vec<_>>()).unwrap_or_default()
    });
    let chosen = desk.chosen.get_untracked();
    let at = chosen.and_then(|place| rows.iter().position(|row| *row == Some(place)));
    let page_rows = ((desk.height.get_untracked() / ROW_PX) as usize).max(1);
    let (from, is_down) = match (event.key().as_str(), at) {
        ("ArrowDown", at) => (at.map_or(0, |at| at + 1), true),
        ("ArrowUp", Some(at)) => (at.saturating_sub(1), false),
        ("PageDown", at) => ((at.unwrap_or(0) + page_rows).min(rows.len().saturating_sub(1)), true),
        ("PageUp", Some(at)) => (at.saturating_sub(page_rows), false),
        ("Home", _) => (0, true),
        ("End", _) => (rows.len().saturating_sub(1), false),
        _ => return,
    };
    event.prevent_default();
    // Heads of sittings are passed over.
    let is_change = |at: &usize| rows.get(*at).is_some_and(Option::is_some);
    let found = if is_down { (from..rows.len()).find(is_change) } else { (0..=from).rev().find(is_change) };
    let Some((row, place)) = found.and_then(|row| Some((row, rows.get(row).copied()??))) else { return };
    desk.chosen.set(Some(place));
    show_row(desk, row);
}

fn show_row(desk: Desk, row: usize) {
    let Some(list) = desk.list.get_untracked() else { return };
    let (top, room) = (row as f64 * ROW_PX, desk.height.get_untracked());
    let now = f64::from(list.scroll_top());
    if top < now + ROW_PX {
        // The head of its sitting stays in view.
        list.set_scroll_top((top - ROW_PX).max(0.0) as i32);
    } else if top + ROW_PX > now + room {
        list.set_scroll_top((top + ROW_PX - room) as i32);
    }
}
