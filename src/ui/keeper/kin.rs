//! A file that is a copy of a workshop which is here: open it as a copy, or bring in what is new in it.

use leptos::html;
use leptos::prelude::*;

use super::{Arrival, Keeper};
use crate::id::WorkshopId;
use crate::platform::page;
use crate::ui::opening;
use crate::ui::parts::dynamic::{clicked, effect, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::ui::text::{history as told, keeping as said};
use crate::workshop::keeping::{Kinship, retold};
use crate::workshop::{Gesture, OpenedFile};

/// More are counted.
const MOST_NEWS: usize = 60;

/// A file, and what it is a copy of.
#[derive(Clone)]
pub struct Asked {
    pub workshop: WorkshopId,
    pub lead: String,
    /// What is new in it, in sentences, oldest first.
    pub news: Vec<String>,
    pub kin: Kinship,
    pub opened: OpenedFile,
}

/// What the news do, told in the joined history.
pub fn sentences(here: &[Gesture], kin: &Kinship) -> Vec<String> {
    let mut all: Vec<Gesture> = here.iter().chain(&kin.news).cloned().collect();
    all.sort_by_key(|gesture| gesture.stamp);
    let is_new = |gesture: &Gesture| kin.news.binary_search_by_key(&gesture.stamp, |new| new.stamp).is_ok();
    let told = retold(&all, |after, of, back| {
        if is_new(of) { told::gesture(after, &of.edits, back) } else { Vec::new() }
    });
    told.into_iter().flatten().collect()
}

/// Asks what to do. One file after another: the last one asked about is shown.
pub fn ask(keeper: Keeper, asked: Asked) {
    keeper.asked.set(Some(asked));
}

fn as_copy(keeper: Keeper, asked: Asked) {
    opening::keep_and_go(keeper.app, asked.opened);
}

fn bring_in(keeper: Keeper, asked: Asked) {
    if asked.kin.news.is_empty() {
        return page::go(&Route::Workshop(asked.workshop, Screen::Map).address());
    }
    let (gestures, datasets) = (asked.kin.news, asked.opened.datasets);
    keeper.send_arrival(Arrival { workshop: asked.workshop, gestures, datasets });
}

/// The question.
#[component]
pub fn KinDialog() -> impl IntoView {
    let keeper = Keeper::here();
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    effect(move || {
        let (Some(dialog), is_asked) = (dialog.get(), keeper.asked.with(Option::is_some)) else { return };
        if !is_asked {
            dialog.close();
        } else if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    let close = move || keeper.asked.set(None);
    let answer = move |act: fn(Keeper, Asked)| {
        clicked(move |_| {
            if let Some(asked) = keeper.asked.get_untracked() {
                close();
                act(keeper, asked);
            }
        })
    };
    view! {
        <dialog node_ref=dialog class="dialog wide kin" aria-label=said::KIN_TITLE on:close=move |_| close()>
            <div class="dialog-head">
                <h2>{said::KIN_TITLE}</h2>
                <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| close())><Glyph icon=Icon::Close/></button>
            </div>
            {part(move || match keeper.asked.get() {
                None => ().into_any(),
                Some(asked) => {
                    let has_news = !asked.kin.news.is_empty();
                    let bring_word = if has_news { said::BRING_IN } else { said::NOTHING_NEW };
                    view! {
                        <p>{asked.lead.clone()}</p>
                        {has_news.then(|| news(&asked))}
                        <div class="dialog-foot">
                            <button type="button" class="btn first" on:click=answer(as_copy)>{said::AS_COPY}</button>
                            <button type="button" class="btn" on:click=answer(bring_in)>{bring_word}</button>
                            <button type="button" class="btn plain" on:click=clicked(move |_| close())>{said::CANCEL}</button>
                        </div>
                    }
                    .into_any()
                }
            })}
        </dialog>
    }
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
