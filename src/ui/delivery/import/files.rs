//! The files: what each was recognised as, and how far its reading is.

use leptos::prelude::*;

use crate::delivery::Recognised;
use crate::jobs::FileFound;
use crate::ui::delivery::desk::{DeliveryDesk, Reading};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text::delivery as text;

/// The list.
#[component]
pub fn Files() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let is_empty = move || desk.import.with(|view| view.files.is_empty()) && desk.reading.with(Vec::is_empty);
    view! {
        <section class="import-part" aria-labelledby="import-files">
            <h3><span id="import-files">{text::FILES}</span>" "<span class="cap">{text::RECOGNISED_BY}</span></h3>
            <ul class="files">
                {move || desk.import.with(|view| view.files.iter().map(|file| found(desk, file)).collect_view())}
                <For each=move || desk.reading.with(|all| all.iter().map(|r| r.file).collect::<Vec<_>>()) key=|file| *file let:file>
                    {being_read(desk, file)}
                </For>
            </ul>
            {move || is_empty().then(|| view! { <p class="note">{text::NOTHING_READ}</p> })}
        </section>
    }
}

fn found(desk: DeliveryDesk, file: &FileFound) -> impl IntoView + use<> {
    let key = file.file;
    let is_refused = matches!(file.kind, Recognised::Unrecognised(_));
    let label = [text::REMOVE_FILE, ": ", &file.name].concat();
    view! {
        <li class="file" class:refused=is_refused aria-current=move || (desk.shown_file.get() == Some(key)).then_some("true")>
            <Glyph icon=Icon::File/>
            <div>
                <button type="button" class="file-name" on:click=move |_| desk.shown_file.set(Some(key))>{file.name.clone()}</button>
                <p>{text::kind_name(file.kind)}</p>
                <p>{text::file_contents(file)}</p>
                {file.is_experimental.then(|| view! { <p class="warn">{text::EXPERIMENTAL}</p> })}
                {file.findings.iter().map(|one| view! { <p class="warn">{text::finding(one)}</p> }).collect_view()}
                {file.asks_for_a_time().then(|| view! { <p class="warn">{text::CHOOSE_THE_TIME}</p> })}
                {file.success_assumed.then(|| view! { <p class="warn">{text::SUCCESS_ASSUMED}</p> })}
            </div>
            <p class="file-rows"><b>{text::rows_counted(file.rows)}</b></p>
            <button type="button" class="tool" aria-label=label title=text::REMOVE_FILE on:click=move |_| desk.drop_file(key)>
                <Glyph icon=Icon::Close/>
            </button>
        </li>
    }
}

fn being_read(desk: DeliveryDesk, key: u32) -> impl IntoView {
    let now = Memo::new(move |_| desk.reading.with(|all| all.iter().find(|reading| reading.file == key).cloned()));
    let name = now.get_untracked().map(|reading| reading.name).unwrap_or_default();
    let label = text::reading_label(&name);
    let percent = move || now.with(|now| now.as_ref().map_or(0.0, percent_of));
    let words = move || now.with(|now| now.as_ref().map(|r| text::progress(r.bytes, r.of_bytes)).unwrap_or_default());
    view! {
        <li class="file being-read">
            <Glyph icon=Icon::File/>
            <div><b class="file-name">{name}</b></div>
            <div class="progress">
                <progress aria-label=label max="100" prop:value=percent></progress>
                <p><span>{words}</span>
                    <button type="button" class="btn" on:click=move |_| desk.drop_file(key)>{text::CANCEL_FILE}</button>
                </p>
            </div>
        </li>
    }
}

fn percent_of(reading: &Reading) -> f64 {
    if reading.of_bytes > 0.0 { reading.bytes / reading.of_bytes * 100.0 } else { 0.0 }
}
