//! All workshops with their sizes, backup, and what the browser says about keeping them.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::{Keeper, backup, restore, sweep};
use crate::platform::elements::set_text;
use crate::platform::storage::{Estimate, Persistence, Storage, StorageError, estimate, persist, persistence};
use crate::platform::{clock, page};
use crate::ui::draw::list::last_change;
use crate::ui::icon::Icon;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{clicked, effect, part, words};
use crate::ui::parts::icons::Glyph;
use crate::ui::parts::language_button::LanguageButton;
use crate::ui::parts::theme_button::ThemeButton;
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::ui::text::keeping as said;
use crate::workshop::ListEntry;
use crate::workshop::keeping::datasets_mentioned;

/// A workshop of the list.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    entry: ListEntry,
}

impl Row {
    fn name(&self) -> &str {
        if self.entry.name.is_empty() { text::UNTITLED } else { &self.entry.name }
    }
}

/// The screen.
#[component]
pub fn AllScreen() -> impl IntoView {
    let keeper = Keeper::here();
    page::set_title(&text::page_title(said::ALL_TITLE));
    let rows = RwSignal::new(None::<Vec<Row>>);
    let total = RwSignal::new(None::<f64>);
    let leftovers = RwSignal::new(None::<(usize, f64)>);
    let table: NodeRef<html::Div> = NodeRef::new();
    effect(move || {
        keeper.list_version.track();
        read(keeper, rows);
    });
    effect(move || {
        let (Some(table), Some(shown)) = (table.get(), rows.get()) else { return };
        let holder: Element = table.into();
        clock::spawn(async move {
            // The table is written by another effect of the same turn.
            clock::sleep(0).await;
            if let Some(storage) = keeper.app.storage()
                && let Ok((all, left)) = measure(&storage, &holder, &shown).await
            {
                let _ = total.try_set(Some(all));
                let _ = leftovers.try_set(left);
            }
        });
    });
    let acted = move |event: MouseEvent| act(keeper, rows, &event);
    let living = move || rows.with(|rows| rows.as_ref().map_or(0, |rows| living_of(rows).count()));
    let has_bin = move || rows.with(|rows| rows.as_ref().is_some_and(|rows| living_of(rows).count() < rows.len()));
    view! {
        <header class="bar">
            <a class="brand" href="#/" aria-label=text::ALL_WORKSHOPS title=text::ALL_WORKSHOPS><Glyph icon=Icon::Gauge/></a>
            <h1 class="bar-name">{said::ALL_TITLE}</h1>
            <div class="bar-end"><LanguageButton/><ThemeButton/></div>
        </header>
        <main class="all">
            <p class="all-lead">{said::ALL_LEAD}</p>
            <div class="all-parts">
                <BackupPart keeper/>
                <RoomPart leftovers/>
            </div>
            <div class="home-head">
                <h2>{text::WORKSHOPS}</h2>
                <p class="cap" role="status">{words(move || said::count(living(), total.get(), has_bin()))}</p>
            </div>
            <div node_ref=table on:click=clicked(acted) inner_html=words(move || rows.with(|rows| match rows {
                None => String::new(),
                Some(rows) => tables(rows),
            }))></div>
        </main>
    }
}

fn living_of(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|row| row.entry.deleted_at_ms.is_none())
}

fn read(keeper: Keeper, rows: RwSignal<Option<Vec<Row>>>) {
    let Some(storage) = keeper.app.storage() else { return rows.set(Some(Vec::new())) };
    clock::spawn(async move {
        match storage.workshops().await {
            Ok(records) => {
                let row = |record: crate::platform::storage::WorkshopRecord| {
                    // What cannot be read is listed all the same: its journal is there.
                    let entry = ListEntry::from_json(&record.json).unwrap_or_default();
                    Row { id: record.id, entry }
                };
                let mut read: Vec<Row> = records.into_iter().map(row).collect();
                read.sort_by(|a, b| b.entry.changed_at_ms.total_cmp(&a.entry.changed_at_ms));
                let _ = rows.try_set(Some(read));
            }
            Err(error) => keeper.warn(format!("{} {}", said::NOT_READ, text::storage_error(&error))),
        }
    });
}

// ------------------------------------------------------------------------------------------------------------------ sizes

/// All bytes, and leftovers with theirs.
type Measured = (f64, Option<(usize, f64)>);

/// Measures each workshop and writes its size into the table; gives all together, and what is left over.
async fn measure(storage: &Storage, holder: &Element, rows: &[Row]) -> Result<Measured, StorageError> {
    let heads = storage.dataset_heads().await?;
    let known = backup::dataset_ids(storage).await?;
    let mut sizes = Vec::with_capacity(heads.len());
    for head in &heads {
        sizes.push((head.id.clone(), sweep::dataset_bytes(storage, &head.id, &head.head).await?));
    }
    let size_of = |id: &str| sizes.iter().find(|(other, _)| other == id).map_or(0.0, |(_, bytes)| *bytes);
    let mut all = 0.0;
    for row in rows {
        let lines = storage.journal(&row.id).await?;
        let journal = lines.iter().map(|line| line.len() as f64).sum::<f64>();
        let datasets = datasets_mentioned(&lines, &known).iter().map(|id| size_of(&id.to_string())).sum::<f64>();
        all += journal + datasets;
        set_text(holder, &["[data-size=\"", &row.id, "\"]"].concat(), &said::bytes(journal + datasets));
        set_text(holder, &["[data-parts=\"", &row.id, "\"]"].concat(), &said::size_parts(journal, datasets));
    }
    let left = sweep::sweep(storage).await?;
    let left_bytes = left.iter().map(|id| size_of(&id.to_string())).sum();
    Ok((all, (!left.is_empty()).then_some((left.len(), left_bytes))))
}

// ------------------------------------------------------------------------------------------------------------------ parts

#[component]
fn BackupPart(keeper: Keeper) -> impl IntoView {
    let is_busy = move || keeper.progress.with(Option::is_some);
    view! {
        <section aria-labelledby="all-backup">
            <h2 id="all-backup">{said::BACKUP}</h2>
            <p>{said::BACKUP_HINT}</p>
            <p><button type="button" class="btn first" disabled=is_busy on:click=clicked(move |_| backup::back_up(keeper))>
                <Glyph icon=Icon::Download/>{said::BACK_UP_ALL}</button></p>
            <p>{said::RESTORE_HINT}</p>
            <p><button type="button" class="btn" disabled=is_busy on:click=clicked(|_| restore::choose())>
                <Glyph icon=Icon::File/>{said::RESTORE}</button></p>
            <p class="cap" role="status">{words(move || keeper.progress.get().unwrap_or_default())}</p>
        </section>
    }
}

#[component]
fn RoomPart(leftovers: RwSignal<Option<(usize, f64)>>) -> impl IntoView {
    let keeper = Keeper::here();
    let room = RwSignal::new(None::<Estimate>);
    let state = RwSignal::new(None::<Persistence>);
    effect(move || {
        keeper.list_version.track();
        clock::spawn(async move {
            let (now, kept) = (estimate().await, persistence().await);
            let _ = room.try_set(now);
            let _ = state.try_set(Some(kept));
        });
    });
    let ask = move || {
        clock::spawn(async move {
            let answer = persist().await;
            let _ = state.try_set(Some(answer));
            match answer {
                Persistence::Granted => keeper.tell(said::ASKED_KEPT),
                Persistence::Refused | Persistence::Unknown => keeper.warn(said::ASKED_REFUSED),
            }
        });
    };
    view! {
        <section aria-labelledby="all-room">
            <h2 id="all-room">{said::ROOM}</h2>
            <dl class="all-facts">
                <dt>{said::ROOM_USED}</dt>
                <dd>{words(move || room.get().map_or_else(|| said::ROOM_UNKNOWN.to_owned(), |room| said::room(room.usage_bytes, room.quota_bytes)))}
                    {part(move || meter(room.get()))}</dd>
                <dt>{said::KEEPING}</dt>
                <dd>{words(move || state.get().map(kept_words).unwrap_or_default().to_owned())}</dd>
                {part(move || match leftovers.get() {
                    None => ().into_any(),
                    Some((sets, bytes)) => view! { <dt>{said::LEFTOVERS}</dt><dd>{said::leftovers(sets, bytes)}</dd> }.into_any(),
                })}
            </dl>
            {part(move || if matches!(state.get(), Some(Persistence::Refused)) {
                view! { <p><button type="button" class="btn" on:click=clicked(move |_| ask())>{said::ASK_TO_KEEP}</button></p> }.into_any()
            } else {
                ().into_any()
            })}
        </section>
    }
}

fn kept_words(state: Persistence) -> &'static str {
    match state {
        Persistence::Granted => said::KEPT_YES,
        Persistence::Refused => said::KEPT_NO,
        Persistence::Unknown => said::KEPT_UNKNOWN,
    }
}

fn meter(room: Option<Estimate>) -> AnyView {
    let Some(room) = room.filter(|room| room.quota_bytes > 0.0) else { return ().into_any() };
    let percent = (room.usage_bytes / room.quota_bytes * 100.0).clamp(0.0, 100.0);
    let mut markup = Markup::new();
    markup.raw("<svg class=\"room-bar\" viewBox=\"0 0 200 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"of\" width=\"200\" height=\"6\"/>");
    markup.open("rect").attr("class", "used").num("width", (percent * 2.0).max(1.0)).num("height", 6.0).empty().raw("</svg>");
    view! { <div inner_html=markup.finish()></div> }.into_any()
}

// ------------------------------------------------------------------------------------------------------------------ table

fn tables(rows: &[Row]) -> String {
    let mut markup = Markup::new();
    let living: Vec<&Row> = living_of(rows).collect();
    if living.is_empty() {
        markup.element("p", "cap", said::NONE_HERE);
    } else {
        table(&mut markup, &living, false);
    }
    let binned: Vec<&Row> = rows.iter().filter(|row| row.entry.deleted_at_ms.is_some()).collect();
    if !binned.is_empty() {
        markup.element("h2", "bin-title", text::BIN);
        table(&mut markup, &binned, true);
    }
    markup.finish()
}

fn table(markup: &mut Markup, rows: &[&Row], is_bin: bool) {
    markup.raw("<table class=\"workshops all-list\"><thead><tr>");
    for (class, word) in
        [("", said::COLUMN_NAME), ("", said::COLUMN_CHANGED), ("num", said::COLUMN_SIZE), ("wide-only", said::COLUMN_HOLDS)]
    {
        markup.raw("<th scope=\"col\"").attr("class", class).holding("th", word);
    }
    markup.raw("<th scope=\"col\"><span class=\"vh\">").words(said::COLUMN_DO).raw("</span></th></tr></thead><tbody>");
    for row in rows {
        list_row(markup, row, is_bin);
    }
    markup.raw("</tbody></table>");
}

fn list_row(markup: &mut Markup, row: &Row, is_bin: bool) {
    let address = |screen| row.id.parse().map(|id| ["#", &Route::Workshop(id, screen).address()].concat()).unwrap_or_default();
    markup.raw("<tr><td>");
    if is_bin {
        markup.words(row.name());
    } else {
        markup.raw("<a class=\"workshop-name\"").attr("href", &address(Screen::Map)).holding("a", row.name());
    }
    let changed = text::moment(&clock::local_date_time(row.entry.changed_at_ms), &clock::today());
    markup.raw("</td><td>");
    last_change(markup, &row.entry, &changed);
    markup.raw("</td><td class=\"num\"><span").attr("data-size", &row.id);
    markup.holding("span", said::SIZE_COMES).raw("<p class=\"cap wide-only\"").attr("data-parts", &row.id).raw("></p></td>");
    markup.raw("<td class=\"wide-only cap\">").words(&text::list_facts(&row.entry)).raw("</td><td class=\"all-do\">");
    let mut button = |what: &str, word: &str, name: &str| {
        markup.raw("<button type=\"button\" class=\"link\"").attr("data-do", what).attr("data-id", &row.id);
        markup.attr("aria-label", name).holding("button", word);
    };
    if is_bin {
        button("back", text::PUT_BACK, &text::put_back(row.name()));
        button("save", said::SAVE_FILE, &said::save_file_of(row.name()));
        button("erase", said::ERASE, &said::erase_of(row.name()));
    } else {
        button("save", said::SAVE_FILE, &said::save_file_of(row.name()));
        button("delete", said::DELETE, &said::delete_of(row.name()));
        markup.raw("<a class=\"link\"").attr("href", &address(Screen::History)).attr("aria-label", &said::history_of(row.name()));
        markup.holding("a", said::HISTORY);
    }
    markup.raw("</td></tr>");
}

/// Asked once more before it is done.
const SURE: &str = "data-sure";

fn act(keeper: Keeper, rows: RwSignal<Option<Vec<Row>>>, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-do]").ok().flatten()) else { return };
    let (Some(what), Some(id)) = (button.get_attribute("data-do"), button.get_attribute("data-id")) else { return };
    let row = rows.with_untracked(|rows| rows.iter().flatten().find(|row| row.id == id).cloned());
    let Some(row) = row else { return };
    let mut entry = row.entry.clone();
    match what.as_str() {
        "save" => return backup::save_one(keeper, row.id, row.entry.name),
        "delete" => entry.deleted_at_ms = Some(clock::now_ms()),
        "back" => entry.deleted_at_ms = None,
        _ if button.has_attribute(SURE) => return erase(keeper, row.id),
        _ => {
            let _ = button.set_attribute(SURE, "");
            let _ = button.set_attribute("aria-label", &said::really_erase(row.name()));
            return button.set_text_content(Some(said::REALLY_ERASE));
        }
    }
    let Some(storage) = keeper.app.storage() else { return };
    clock::spawn(async move {
        match storage.put_workshop(&row.id, &entry.to_json()).await {
            Ok(()) => keeper.list_version.update(|version| *version += 1),
            Err(error) => keeper.warn_of(&error),
        }
    });
}

fn erase(keeper: Keeper, id: String) {
    let Some(storage) = keeper.app.storage() else { return };
    clock::spawn(async move {
        match storage.remove_workshop(&id).await {
            Ok(()) => keeper.list_version.update(|version| *version += 1),
            Err(error) => keeper.warn_of(&error),
        }
    });
}
