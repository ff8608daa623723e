//! The list: open improvements by the day they are checked on, then the checked ones.

use leptos::prelude::*;

use super::desk::{ImproveDesk, RowWords};
use crate::ui::parts::dynamic::{clicked, flag, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text::{self as all_text, improve as text};
use crate::workshop::{BoardFilter, Due};

/// The list with its filters and the way to a new one.
#[component]
pub fn BoardList() -> impl IntoView {
    let desk = ImproveDesk::here();
    let is_empty = Memo::new(move |_| desk.board.with(|board| board.is_empty));
    view! {
        <section class="improve-list" aria-labelledby="board-title">
            <header>
                <h2 id="board-title">{text::BOARD}</h2>
                {part(move || if is_empty.get() { ().into_any() } else { view! { <Filters/> }.into_any() })}
                <AddButtons/>
            </header>
            {part(move || if is_empty.get() {
                view! { <div class="improve-empty"><h3>{text::EMPTY_TITLE}</h3><p>{text::EMPTY}</p></div> }.into_any()
            } else {
                view! { <Table/> }.into_any()
            })}
        </section>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let desk = ImproveDesk::here();
    let count = move |filter: BoardFilter| {
        let found = move |counts: &[(BoardFilter, usize)]| counts.iter().find(|(of, _)| *of == filter).map(|(_, n)| *n);
        desk.board.with(|board| found(&board.counts)).unwrap_or(0)
    };
    let button = move |filter: BoardFilter| view! {
        <button type="button" aria-pressed=words(move || (desk.filter() == filter).to_string())
            on:click=clicked(move |_| desk.set_filter(filter))>{words(move || text::filter_name(filter, count(filter)))}</button>
    };
    view! {
        <div class="seg" role="group" aria-label=text::WHICH>{BoardFilter::ALL.map(button).collect_view()}</div>
    }
}

/// The way to a new one; for the step that is selected on the map, too.
#[component]
fn AddButtons() -> impl IntoView {
    let desk = ImproveDesk::here();
    let of_step = part(move || match desk.selected_step() {
        Some((subject, name)) => view! {
            <button type="button" class="btn" on:click=clicked(move |_| desk.add(Some(&subject)))>
                <Glyph icon=Icon::Plus/>{text::add_for_step(name.trim_start_matches("step "))}
            </button>
        }
        .into_any(),
        None => ().into_any(),
    });
    view! {
        <p class="improve-add">
            {of_step}
            <button type="button" class="btn first" on:click=clicked(move |_| desk.add(None))>
                <Glyph icon=Icon::Plus/>{text::ADD}
            </button>
        </p>
    }
}

#[component]
fn Table() -> impl IntoView {
    let desk = ImproveDesk::here();
    let rows = move |rows: &[RowWords]| rows.iter().map(|words| row(desk, words.clone())).collect_view();
    let open = part(move || desk.board.with(|board| rows(&board.open)).into_any());
    let checked = part(move || desk.board.with(|board| {
        let head = || view! { <tr class="sub"><th colspan="5" scope="colgroup">{text::CHECKED}</th></tr> };
        (!board.checked.is_empty()).then(|| view! { <tbody class="checked">{head()}{rows(&board.checked)}</tbody> }).into_any()
    }));
    let none = part(move || desk.board.with(|board| {
        let shows_none = board.open.is_empty() && board.checked.is_empty();
        shows_none.then(|| view! { <p class="cap none-shown">{text::NONE_SHOWN}</p> }).into_any()
    }));
    view! {
        <table>
            <thead><tr>
                <th scope="col">{text::COLUMN_CHECK}</th>
                <th scope="col">{text::COLUMN_WHAT}<i>{text::COLUMN_HYPOTHESIS}</i></th>
                <th scope="col">{text::COLUMN_EXPECTED}</th>
                <th scope="col">{text::COLUMN_OWNER}</th>
                <th scope="col">{text::COLUMN_OF}</th>
            </tr></thead>
            <tbody>{open}</tbody>
            {checked}
        </table>
        {none}
    }
}

fn row(desk: ImproveDesk, row: RowWords) -> impl IntoView {
    let id = row.id;
    let is_overdue = matches!(row.due, Due::Overdue { .. });
    let is_checked = row.due == Due::Checked;
    let is_chosen = move || desk.chosen.get() == Some(id);
    let day = if row.day.is_empty() { String::new() } else { all_text::day(&row.day) };
    let title = if row.title.is_empty() { text::UNTITLED.to_owned() } else { row.title };
    let owner = if row.owner.is_empty() { text::NO_OWNER.to_owned() } else { row.owner.clone() };
    let result = match (row.result.is_empty(), is_checked || is_overdue) {
        (true, true) => text::NO_RESULT.to_owned(),
        _ => row.result,
    };
    let expected = if row.expected.is_empty() { text::NOTHING_EXPECTED.to_owned() } else { row.expected };
    view! {
        <tr class:overdue=is_overdue class:unowned=row.owner.is_empty() && !is_checked class:chosen=flag(is_chosen)>
            <td class="when"><b>{day}</b><span>{text::due(row.due)}</span></td>
            <th scope="row">
                <button type="button" class="link" aria-pressed=words(move || is_chosen().to_string())
                    on:click=clicked(move |_| desk.choose(Some(id)))>{title}</button>
                <span>{row.problem}" "<i>{row.hypothesis}</i></span>
            </th>
            <td class="what">{expected}<span class="came">{result}</span></td>
            <td class="who">{owner}<span>{text::status_name(row.status)}</span></td>
            <td class="of">{row.of}</td>
        </tr>
    }
}
