//! Home: the first visit, or the list of workshops, each with its stream drawn on one scale.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::app::App;
use super::opening;
use super::draw::bar::icon;
use super::draw::example::BARS;
use super::draw::list::{last_change, tiny_height, tiny_map};
use super::draw::totals::hours;
use super::map::target_with;
use super::markup::Markup;
use super::parts::dynamic::{clicked, part};
use super::parts::icons::{Glyph, Icon};
use super::parts::language_button::LanguageButton;
use super::parts::theme_button::ThemeButton;
use super::rehearsal;
use super::route::{Route, Screen};
use super::text;
use crate::id::WorkshopId;
use crate::platform::storage::Storage;
use crate::platform::{clock, files, handed, page};
use crate::stream::Calendar;
use crate::workshop::{ListBar, ListEntry};

type Row = (WorkshopId, ListEntry);

const DAY_MS: f64 = 86_400_000.0;
/// Deleted workshops stay in the bin this long (S13).
const BIN_DAYS: f64 = 30.0;

/// The screen.
#[component]
pub fn Home() -> impl IntoView {
    let app = App::here();
    page::set_title(text::APP_NAME);
    let rows = RwSignal::new(None::<Vec<Row>>);
    read_rows(app, rows);
    let alive = Memo::new(move |_| {
        rows.get().map(|rows| rows.into_iter().filter(|(_, entry)| entry.deleted_at_ms.is_none()).collect::<Vec<_>>())
    });
    view! {
        <header class="bar">
            <span class="brand"><Glyph icon=Icon::Gauge/></span>
            <h1 class="bar-name">{text::APP_NAME}</h1>
            <div class="bar-end"><LanguageButton/><ThemeButton/></div>
        </header>
        <main class="home">
            <Vanished/>
            {part(move || match alive.get() {
                None => view! { <p class="cap">{text::READING_LIST}</p> }.into_any(),
                Some(rows) if rows.is_empty() => view! { <FirstVisit/> }.into_any(),
                Some(alive) => view! { <List alive rows/> }.into_any(),
            })}
            <Bin rows/>
            <section class="where" inner_html=where_data_lives()></section>
        </main>
    }
}

fn read_rows(app: App, rows: RwSignal<Option<Vec<Row>>>) {
    let Some(storage) = app.storage() else {
        rows.set(Some(Vec::new()));
        return;
    };
    clock::spawn(async move {
        let records = storage.workshops().await.unwrap_or_default();
        let row = |record: crate::platform::storage::WorkshopRecord| {
            Some((record.id.parse().ok()?, ListEntry::from_json(&record.json).ok()?))
        };
        let (expired, mut read): (Vec<Row>, Vec<Row>) = records.into_iter().filter_map(row).partition(is_expired);
        for (id, _) in expired {
            // Where it fails it is tried again at the next visit.
            let _ = storage.remove_workshop(&id.to_string()).await;
        }
        crate::order::sort_by(&mut read, &|a, b| b.1.changed_at_ms.total_cmp(&a.1.changed_at_ms));
        let _ = rows.try_set(Some(read));
        rehearsal::begin(app);
    });
}

/// Whether a workshop has lain in the bin for its days.
fn is_expired((_, entry): &Row) -> bool {
    entry.deleted_at_ms.is_some_and(|deleted| clock::now_ms() - deleted > BIN_DAYS * DAY_MS)
}

/// Says that a database which was here is gone (S9), rather than greeting a stranger.
#[component]
fn Vanished() -> impl IntoView {
    let app = App::here();
    let storage = app.storage().filter(Storage::vanished);
    let shown = RwSignal::new(storage.is_some());
    move || {
        shown.get().then(|| {
            let understood = move |_| {
                if let Some(storage) = app.storage() {
                    storage.acknowledge_vanished();
                }
                shown.set(false);
            };
            view! {
                <section class="trouble" role="alert">
                    <p>{text::VANISHED}</p>
                    <button type="button" class="btn" on:click=understood>{text::UNDERSTOOD}</button>
                </section>
            }
        })
    }
}

fn choose_files() {
    clock::spawn(async { handed::hand_over(files::pick(".json,.zip,.svg,.png", true).await) });
}

#[component]
fn FirstVisit() -> impl IntoView {
    let app = App::here();
    let go = move |event: MouseEvent| match target_with(&event, "data-way").as_deref() {
        Some("example") => opening::open_example(app),
        Some("empty") => opening::start_empty(app),
        Some("file") => choose_files(),
        _ => {}
    };
    view! { <div on:click=go inner_html=first_visit()></div> }
}

/// The three ways to start, with `data-way` on their buttons.
fn first_visit() -> String {
    let mut markup = Markup::new();
    markup.element("h2", "first-title", text::FIRST_TITLE).element("p", "first-lead", text::FIRST_LEAD);
    markup.raw("<div class=\"ways\">");
    let mut way = |title: &str, lead: &str, facts: [(&str, &str); 3], way: &str, class: &str, name: &str, note: &str| {
        markup.raw("<section><h3>").words(title).raw("</h3><p>").words(lead).raw("</p>").raw(&picture(way)).raw("<ul class=\"facts\">");
        markup.raw(&facts_list(facts)).raw("</ul><button type=\"button\"").attr("class", class).attr("data-way", way);
        markup.holding("button", name).element("p", "cap", note).close("section");
    };
    let (first, other) = ("btn first large", "btn large");
    way(text::LOOK_TITLE, text::LOOK_LEAD, text::LOOK_FACTS, "example", first, text::OPEN_EXAMPLE, text::EXAMPLE_NOTE);
    way(text::DRAW_TITLE, text::DRAW_LEAD, text::DRAW_FACTS, "empty", other, text::START_EMPTY, text::DRAW_NOTE);
    way(text::FILE_TITLE, text::FILE_LEAD, text::FILE_FACTS, "file", other, text::OPEN_FILE, text::FILE_NOTE);
    markup.close("div");
    markup.finish()
}

/// What each way looks like: the example's stream to scale, first boxes, a file.
fn picture(way: &str) -> String {
    let mut markup = Markup::new();
    markup.raw("<svg class=\"picture\" viewBox=\"0 0 340 84\" aria-hidden=\"true\">");
    match way {
        "example" => markup.raw("<g transform=\"translate(0 10)\">").raw(&tiny_map(&BARS, 320.0 / 480.0)).raw("</g>"),
        "empty" => markup.raw(
            "<g class=\"sketch\"><rect class=\"now\" x=\"1\" y=\"12\" width=\"96\" height=\"58\" rx=\"2\"/>\
             <path class=\"line\" d=\"M97 41h24M217 41h24\"/><rect x=\"121\" y=\"12\" width=\"96\" height=\"58\" rx=\"2\"/>\
             <path d=\"M339 12h-96q-2 0-2 2v54q0 2 2 2h96\"/><path class=\"caret\" d=\"M12 24v16\"/></g>",
        ),
        _ => markup.raw("<path class=\"sheet\" d=\"M1 8h40l14 14v50H1zM41 8v14h14M12 34h32M12 44h32M12 54h20\"/>"),
    };
    markup.raw("</svg>");
    markup.finish()
}

fn facts_list(facts: [(&str, &str); 3]) -> String {
    let mut markup = Markup::new();
    for (strong, rest) in facts {
        markup.raw("<li><strong>").words(strong).raw("</strong>").words(rest).raw("</li>");
    }
    markup.finish()
}

fn where_data_lives() -> String {
    let mut markup = Markup::new();
    markup.raw("<h2>").words(text::WHERE_TITLE).raw("</h2><ul class=\"facts\">").raw(&facts_list(text::WHERE_FACTS)).raw("</ul>");
    markup.finish()
}

#[component]
fn List(alive: Vec<Row>, rows: RwSignal<Option<Vec<Row>>>) -> impl IntoView {
    let app = App::here();
    let longest = alive.iter().filter_map(|(_, entry)| entry.lead_time_hours).fold(0.0, f64::max);
    let count = alive.len();
    let today = clock::today();
    let mut markup = Markup::new();
    for row in &alive {
        list_row(&mut markup, row, longest, &today);
    }
    let delete = clicked(move |event: MouseEvent| {
        let Some(pressed) = target_with(&event, "data-workshop") else { return };
        if let Some((id, entry)) = alive.iter().find(|(id, _)| id.to_string() == pressed) {
            keep_entry(app, *id, ListEntry { deleted_at_ms: Some(clock::now_ms()), ..entry.clone() }, rows);
        }
    });
    view! {
        <div class="home-head">
            <h2>{text::WORKSHOPS}</h2>
            <p class="cap">{text::workshops_count(count)}</p>
            <a class="btn plain" href="#/all">{text::BACKUP_AND_STORAGE}</a>
            <button type="button" class="btn plain" on:click=clicked(move |_| opening::open_example(app))>{text::OPEN_EXAMPLE}</button>
            <button type="button" class="btn" on:click=clicked(|_| choose_files())><Glyph icon=Icon::File/>{text::OPEN_FILE}</button>
            <button type="button" class="btn first" on:click=clicked(move |_| opening::start_empty(app))><Glyph icon=Icon::Plus/>{text::NEW_WORKSHOP}</button>
        </div>
        <table class="workshops">
            <thead><tr>
                <th scope="col">{text::WORKSHOP}</th><th scope="col" class="wide-only">{text::STREAM}</th>
                <th scope="col" class="num">{text::TOTAL_LEAD_TIME}</th><th scope="col">{text::LAST_CHANGE}</th><th><span class="vh">{text::DELETE}</span></th>
            </tr></thead>
            <tbody on:click=delete inner_html=markup.finish()></tbody>
        </table>
    }
}

/// A row; its button has `data-workshop`.
fn list_row(markup: &mut Markup, (id, entry): &Row, longest: f64, today: &str) {
    let calendar = Calendar::new(entry.hours_per_day, entry.days_per_week);
    let name = if entry.name.is_empty() { text::UNTITLED } else { &entry.name };
    let lead = entry.lead_time_hours.map_or_else(|| "–".to_owned(), |lead| hours(lead, &calendar));
    let moment = text::moment(&clock::local_date_time(entry.changed_at_ms), today);
    markup.raw("<tr><td><a class=\"workshop-name\"").attr("href", &["#", &Route::Workshop(*id, Screen::Map).address()].concat());
    markup.holding("a", name).element("p", "cap", &text::list_facts(entry)).raw("</td><td class=\"wide-only\">");
    tiny(markup, &entry.bars, longest);
    markup.raw("</td><td class=\"num lead\"><span>").raw(&lead).raw("</span>").element("p", "cap", &text::list_known(entry));
    markup.raw("</td><td>");
    last_change(markup, entry, &moment);
    markup.raw("</td><td><button type=\"button\" class=\"tool\"");
    markup.attr("data-workshop", &id.to_string()).attr("aria-label", &text::delete_workshop(name)).inside();
    icon(markup, Icon::Bin);
    markup.raw("</button></td></tr>");
}

fn keep_entry(app: App, id: WorkshopId, entry: ListEntry, rows: RwSignal<Option<Vec<Row>>>) {
    let Some(storage) = app.storage() else { return };
    let json = entry.to_json();
    clock::spawn(async move {
        match storage.put_workshop(&id.to_string(), &json).await {
            Ok(()) => read_rows(app, rows),
            Err(error) => app.notify(super::parts::notices::Notice::problem(text::storage_error(&error))),
        }
    });
}

/// The longest path, on the list's common scale.
fn tiny(markup: &mut Markup, bars: &[ListBar], longest: f64) {
    const WIDTH: f64 = 420.0;
    let unit = if longest > 0.0 { WIDTH / longest } else { 0.0 };
    markup.raw("<svg class=\"tiny\" width=\"420\" aria-hidden=\"true\"").num("height", tiny_height(bars)).inside();
    markup.raw(&tiny_map(bars, unit)).raw("</svg>");
}

/// Deleted workshops, until their days are over.
#[component]
fn Bin(rows: RwSignal<Option<Vec<Row>>>) -> impl IntoView {
    let app = App::here();
    let binned = move || {
        let rows = rows.get().unwrap_or_default();
        rows.into_iter().filter(|(_, entry)| entry.deleted_at_ms.is_some()).collect::<Vec<_>>()
    };
    let row = move |(id, entry): Row| {
        let days_gone = (clock::now_ms() - entry.deleted_at_ms.unwrap_or_default()) / DAY_MS;
        let days_left = (BIN_DAYS - days_gone).ceil().max(0.0);
        let back = ListEntry { deleted_at_ms: None, ..entry.clone() };
        let put_back = text::put_back(&entry.name);
        view! {
            <li>
                <span>{entry.name.clone()}</span><span class="cap">{text::days_left(days_left)}</span>
                <button type="button" class="link" aria-label=put_back
                    on:click=clicked(move |_| keep_entry(app, id, back.clone(), rows))>{text::PUT_BACK}</button>
            </li>
        }
    };
    move || {
        let binned = binned();
        (!binned.is_empty()).then(|| view! {
            <section class="bin"><h2><Glyph icon=Icon::Bin/>{text::BIN}</h2><ul>{binned.into_iter().map(row).collect_view()}</ul></section>
        })
    }
}
