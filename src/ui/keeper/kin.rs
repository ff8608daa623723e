//! A file that is a copy of a workshop which is here: it has opened as a copy, and what is new in it can be brought into the
//! one that was here before.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Arrival, Keeper};
use crate::id::WorkshopId;
use crate::platform::storage::Storage;
use crate::platform::{clock, page};
use crate::ui::parts::dynamic::{clicked, effect, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::questionnaires::title_of;
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::ui::text::{history as told, keeping as said};
use crate::workshop::keeping::{Kinship, retold};
use crate::workshop::{DatasetBytes, Gesture};

/// More are counted.
const MOST_NEWS: usize = 60;

/// A file, the copy it was opened as, and what it is a copy of.
#[derive(Clone)]
pub struct Asked {
    /// The workshop that was made of the file just now.
    pub copy: WorkshopId,
    /// How many gestures that was made with.
    pub gestures: usize,
    /// The workshop that was here before.
    pub workshop: WorkshopId,
    pub lead: String,
    /// What is new in it, in sentences, oldest first.
    pub news: Vec<String>,
    pub kin: Kinship,
    pub datasets: Vec<DatasetBytes>,
}

/// What the news do, told in the joined history.
pub fn sentences(here: &[Gesture], kin: &Kinship) -> Vec<String> {
    let mut all: Vec<Gesture> = here.iter().chain(&kin.news).cloned().collect();
    all.sort_by_key(|gesture| gesture.stamp);
    let is_new = |gesture: &Gesture| kin.news.binary_search_by_key(&gesture.stamp, |new| new.stamp).is_ok();
    let told = retold(&all, |after, of, back| {
        if is_new(of) { told::gesture(after, &of.edits, back, &title_of) } else { Vec::new() }
    });
    told.into_iter().flatten().collect()
}

/// Asks what to do. One file after another: the last one asked about is shown.
pub fn ask(keeper: Keeper, asked: Asked) {
    keeper.asked.set(Some(asked));
}

/// Brings what is new into the workshop that was here, and shows that. The copy goes, unless it was worked on.
fn bring_in(keeper: Keeper, asked: Asked) {
    let (copy, count) = (asked.copy, asked.gestures);
    let (workshop, gestures, datasets) = (asked.workshop, asked.kin.news, asked.datasets);
    if gestures.is_empty() {
        page::go(&Route::Workshop(workshop, Screen::Map).address());
    } else {
        keeper.send_arrival(Arrival { workshop, gestures, datasets });
    }
    let Some(storage) = keeper.app.storage() else { return };
    clock::spawn(async move { remove_untouched(&storage, copy, count).await });
}

async fn remove_untouched(storage: &Storage, copy: WorkshopId, gestures: usize) {
    let id = copy.to_string();
    // Where it cannot be read or removed it stays, which loses nothing.
    if storage.journal(&id).await.is_ok_and(|lines| lines.len() <= gestures) {
        let _ = storage.remove_workshop(&id).await;
    }
}

/// The offer, beside the copy that is shown; it goes when that is left.
#[component]
pub fn KinOffer() -> impl IntoView {
    let keeper = Keeper::here();
    let was_shown = StoredValue::new(false);
    effect(move || {
        let copy = keeper.asked.with(|asked| asked.as_ref().map(|asked| asked.copy));
        let is_shown = copy.is_some_and(|copy| matches!(keeper.app.route.get(), Route::Workshop(id, _) if id == copy));
        if was_shown.get_value() && !is_shown && copy.is_some() {
            keeper.asked.set(None);
        }
        was_shown.set_value(is_shown);
    });
    let close = move || keeper.asked.set(None);
    let accept = move || {
        if let Some(asked) = keeper.asked.get_untracked() {
            close();
            bring_in(keeper, asked);
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    part(move || match keeper.asked.get() {
        None => ().into_any(),
        Some(asked) => {
            let has_news = !asked.kin.news.is_empty();
            let bring_word = if has_news { said::BRING_IN } else { said::NOTHING_NEW };
            view! {
                <section class="kin" role="dialog" aria-label=said::KIN_TITLE on:keydown=key>
                    <div class="dialog-head">
                        <h2>{said::KIN_TITLE}</h2>
                        <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| close())><Glyph icon=Icon::Close/></button>
                    </div>
                    <p>{asked.lead.clone()}</p>
                    {has_news.then(|| news(&asked))}
                    <div class="dialog-foot">
                        <button type="button" class="btn" on:click=clicked(move |_| accept())>{bring_word}</button>
                        <button type="button" class="btn first" on:click=clicked(move |_| close())>{said::AS_COPY}</button>
                    </div>
                </section>
            }
            .into_any()
        }
    })
}

fn news(asked: &Asked) -> impl IntoView + use<> {
    let further = asked.news.len().saturating_sub(MOST_NEWS);
    let news: Vec<String> = asked.news.iter().take(MOST_NEWS).cloned().collect();
    view! {
        <h3 id="kin-news">{said::WHAT_IS_NEW}</h3>
        <ul class="news" aria-labelledby="kin-news" tabindex="0">
            {news.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
            {(further > 0).then(|| view! { <li>{said::and_further(further)}</li> })}
        </ul>
        <p class="cap">{said::MERGE_HINT}</p>
    }
}
