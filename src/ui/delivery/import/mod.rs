//! The import: nothing counts until it is added.

mod before;
mod columns;
mod environments;
mod files;
mod joined;
mod rejects;
mod times;
mod words;

use leptos::prelude::*;

use super::desk::DeliveryDesk;
use super::file_input::FileButton;
use super::recipes::FoldedRecipes;
use super::trouble::TroubleBar;
use crate::ui::text::delivery as text;
use before::DecidedBefore;
use columns::Columns;
use environments::Environments;
use files::Files;
use joined::HowItJoins;
use rejects::Rejected;
use times::Times;
use words::Words;

/// The screen.
#[component]
pub fn ImportScreen() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let is_reading = Memo::new(move |_| !desk.reading.with(Vec::is_empty));
    let label = Memo::new(move |_| {
        if desk.is_adding.get() {
            return text::ADDING.to_owned();
        }
        desk.import.with(|view| text::add_button(view, is_reading.get()))
    });
    let can_add = Memo::new(move |_| {
        !is_reading.get() && !desk.is_adding.get() && desk.import.with(crate::jobs::ImportView::can_be_added)
    });
    view! {
        <header class="delivery-bar">
            <h2>{text::IMPORT_DATA}</h2>
            <p class="note">{text::IMPORT_NOTE}</p>
            <div class="bar-buttons">
                <button type="button" class="btn plain" on:click=move |_| desk.discard()>{text::DISCARD}</button>
                <FileButton word=text::MORE_FILES class="btn"/>
                <button type="button" class="btn first" disabled=move || !can_add.get() on:click=move |_| desk.add()>
                    {move || label.get()}
                </button>
            </div>
        </header>
        <TroubleBar/>
        <div class="import-sheet">
            <div class="import-side">
                <HowItJoins/>
                <Files/>
                <Environments/>
                <Times/>
                <FoldedRecipes/>
            </div>
            <div class="import-rows">
                <DecidedBefore/>
                <Columns/>
                <Words/>
                <Rejected/>
            </div>
        </div>
    }
}
