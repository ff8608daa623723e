//! The agenda: planned against spent, to scale; and how it is changed.

use leptos::prelude::*;

use super::desk::CharterDesk;
use super::field::{Field, adder, remover};
use crate::id::CharterEntryId;
use crate::ui::draw::charter::agenda_bar;
use crate::ui::parts::dynamic::{clicked, memo_flag, part, words};
use crate::ui::text::charter as text;
use crate::workshop::charter::{AgendaLength, ItemState, ScheduleRow};
use crate::workshop::{CharterField, CharterList, EntryField};

const LIST: CharterList = CharterList::Agenda;

/// The agenda.
#[component]
pub fn AgendaPart() -> impl IntoView {
    let desk = CharterDesk::here();
    let is_empty = memo_flag(move || desk.read(|charter| charter.agenda.is_empty()));
    let is_editing = desk.is_editing_agenda;
    let head = move || if is_empty.get() { ().into_any() } else { view! {
        <span class="cap">{text::AGENDA_SCALE}</span>
        <button type="button" class="btn small" aria-pressed=words(move || is_editing.get().to_string())
            on:click=clicked(move |_| is_editing.update(|is| *is = !*is))>{text::EDIT_AGENDA}</button>
    }.into_any() };
    view! {
        <header>
            <h2 id="agenda-title">{text::AGENDA}</h2>
            {part(head)}
        </header>
        {part(move || match (is_empty.get(), is_editing.get()) {
            (true, _) => empty(desk),
            (false, true) => view! { <Editor/> }.into_any(),
            (false, false) => view! { <Table/> }.into_any(),
        })}
    }
}

fn add(desk: CharterDesk, name: String) {
    let minutes = (EntryField::Minutes, text::NEW_ITEM_MINUTES.to_owned());
    desk.add(LIST, vec![vec![(EntryField::Name, name), minutes]]);
}

fn empty(desk: CharterDesk) -> AnyView {
    let button = move |length: AgendaLength| view! {
        <button type="button" class="btn" aria-label=text::agenda_for(length)
            on:click=clicked(move |_| desk.offer_agenda(length))>{text::agenda_length(length)}</button>
    };
    view! {
        <div class="charter-empty">
            <h3>{text::AGENDA_EMPTY_TITLE}</h3>
            <p>{text::AGENDA_EMPTY}</p>
            <p class="charter-offers">{AgendaLength::ALL.map(button).collect_view()}</p>
            {adder(text::ADD_ITEM, text::ADD_ITEM_EXAMPLE, move |name| add(desk, name))}
        </div>
    }
    .into_any()
}

#[component]
fn Table() -> impl IntoView {
    let desk = CharterDesk::here();
    let end_time = move || {
        let offset = desk.offset_minutes();
        desk.schedule.with(|schedule| schedule.ends_at_ms).map(|ms| text::time_of_day(ms, offset)).unwrap_or_default()
    };
    view! {
        <table class="agenda">
            <thead class="vh"><tr>
                <th scope="col">{text::TIME_COLUMN}</th><th scope="col">{text::ITEM_COLUMN}</th>
                <th scope="col">{text::BAR_COLUMN}</th><th scope="col">{text::MINUTES_COLUMN}</th>
            </tr></thead>
            <tbody>
                <For each=move || desk.ids(LIST) key=|id| *id let:id><Row id/></For>
                <tr class="end">
                    <td class="at">{words(end_time)}</td>
                    <th scope="row">{words(move || desk.schedule.with(|schedule| text::lateness(schedule.lateness)))}</th>
                    <td colspan="2" class="took">{words(move || desk.schedule.with(text::planned))}</td>
                </tr>
            </tbody>
        </table>
    }
}

#[component]
fn Row(id: CharterEntryId) -> impl IntoView {
    let desk = CharterDesk::here();
    let read = move |read: fn(&ScheduleRow, f64, i32) -> String| {
        let offset = desk.offset_minutes();
        let found = desk.schedule.with(|all| all.row(id).map(|row| read(row, all.longest_minutes(), offset)));
        found.unwrap_or_default()
    };
    let class = |row: &ScheduleRow, _: f64, _: i32| {
        let class = match row.state {
            ItemState::Done => "done",
            ItemState::Now => "now",
            ItemState::ToCome => "",
        };
        class.to_owned()
    };
    let name = move || {
        let name = desk.of_entry(LIST, id, EntryField::Name);
        if name.is_empty() { text::UNNAMED_ITEM.to_owned() } else { name }
    };
    let current = move || desk.schedule.with(|all| all.row(id).is_some_and(|row| row.state == ItemState::Now));
    view! {
        <tr class=words(move || read(class)) aria-current=move || current().then_some("step")>
            <td class="at">{words(move || read(|row, _, offset| {
                row.at_ms.map(|ms| text::time_of_day(ms, offset)).unwrap_or_default()
            }))}</td>
            <th scope="row">{words(name)}</th>
            <td inner_html=words(move || read(|row, longest, _| agenda_bar(row, longest)))></td>
            <td class="took">
                <span class="by-second">{words(move || read(|row, _, _| text::row_time(row)))}</span>
                <span class="by-minute">{words(move || read(|row, _, _| text::row_time_calm(row)))}</span>
            </td>
        </tr>
    }
}

/// The agenda as fields.
#[component]
fn Editor() -> impl IntoView {
    let desk = CharterDesk::here();
    view! {
        <label class="starts-at">{text::STARTS_AT}{Field::of(desk, CharterField::StartsAt, "in").kind("time").line()}</label>
        <ol class="agenda-editor">
            <For each=move || desk.ids(LIST) key=|id| *id let:id><EditorRow id/></For>
        </ol>
        {adder(text::ADD_ITEM, text::ADD_ITEM_EXAMPLE, move |name| add(desk, name))}
        <p class="cap">{words(move || desk.schedule.with(text::planned))}</p>
    }
}

#[component]
fn EditorRow(id: CharterEntryId) -> impl IntoView {
    let desk = CharterDesk::here();
    let field = move |field, what, class| Field::of_entry(desk, (LIST, id), field, what, class);
    let name = move || desk.of_entry(LIST, id, EntryField::Name);
    view! {
        <li>
            {field(EntryField::Name, text::ITEM_NAME, "in placed strong").line()}
            <label class="minutes">{field(EntryField::Minutes, text::ITEM_MINUTES, "in").line()}"min"</label>
            <span class="moves">
                <button type="button" class="tool" aria-label=words(move || text::move_up(&name()))
                    on:click=clicked(move |_| desk.shift(LIST, id, false))>
                    <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 13V3M4 7l4-4 4 4"></path></svg>
                </button>
                <button type="button" class="tool" aria-label=words(move || text::move_down(&name()))
                    on:click=clicked(move |_| desk.shift(LIST, id, true))>
                    <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M4 9l4 4 4-4"></path></svg>
                </button>
                {remover(desk, LIST, id)}
            </span>
            {field(EntryField::Note, text::ITEM_NOTE, "in placed note").placeholder(text::ITEM_NOTE_EXAMPLE).lines()}
        </li>
    }
}
