//! People by part in the stream, and what follows for the map where somebody is not here.

use leptos::prelude::*;

use super::desk::CharterDesk;
use super::field::adder;
use super::part_row::PartRow;
use crate::ui::parts::dynamic::{clicked, memo_flag, part, words};
use crate::ui::text::charter as text;
use crate::workshop::charter::{Absence, Presence, absences, attendance, unspoken_teams};
use crate::workshop::{CharterList, EntryField};

/// The parts.
#[component]
pub fn People() -> impl IntoView {
    let desk = CharterDesk::here();
    let is_empty = memo_flag(move || desk.read(|charter| charter.parts.is_empty()));
    let add = move |name| desk.add(CharterList::Parts, vec![vec![(EntryField::Name, name)]]);
    view! {
        <section class="charter-people" aria-labelledby="people-title">
            <header>
                <h2 id="people-title">{text::PEOPLE}</h2>
                <span class="cap" role="status">{words(move || text::attendance(desk.read(attendance)))}</span>
            </header>
            {part(move || if is_empty.get() { empty(desk) } else { view! { <Table/> }.into_any() })}
            {adder(text::ADD_PART, text::ADD_PART_EXAMPLE, add)}
            <Warnings/>
        </section>
    }
}

fn empty(desk: CharterDesk) -> AnyView {
    view! {
        <div class="charter-empty">
            <h3>{text::PEOPLE_EMPTY_TITLE}</h3>
            <p>{text::PEOPLE_EMPTY}</p>
            <button type="button" class="btn first" on:click=clicked(move |_| desk.offer_parts())>{text::OFFER_PARTS}</button>
        </div>
    }
    .into_any()
}

#[component]
fn Table() -> impl IntoView {
    let desk = CharterDesk::here();
    view! {
        <table>
            <thead><tr>
                <th scope="col">{text::COLUMN_PART}</th>
                <th scope="col">{text::COLUMN_WHO}</th>
                <th scope="col">{text::COLUMN_ROOM}</th>
            </tr></thead>
            <tbody>
                <For each=move || desk.ids(CharterList::Parts) key=|id| *id let:id>
                    <PartRow id/>
                </For>
            </tbody>
        </table>
    }
}

/// What to know before the map is believed.
#[component]
fn Warnings() -> impl IntoView {
    let desk = CharterDesk::here();
    let absent = Memo::new(move |_| desk.session.read(absences));
    // Without any part nothing is said of teams: the empty state says it all.
    let unspoken = Memo::new(move |_| {
        let of = |workshop: &crate::workshop::Workshop| {
            if workshop.charter.parts.is_empty() { Vec::new() } else { unspoken_teams(workshop) }
        };
        desk.session.read(of)
    });
    let ask = move |absence: &Absence| {
        let thought = text::ask_again(absence);
        move |_| desk.add(CharterList::Parked, vec![vec![(EntryField::Name, thought.clone())]])
    };
    let missing = move |absence: &Absence| view! {
        <p class="charter-warning">
            <b>{text::absent(absence)}</b>{text::absent_so(absence)}" "
            <button type="button" class="link" on:click=clicked(ask(absence))>{text::ASK_AGAIN}</button>
        </p>
    };
    let silent = move |(team, steps): &(String, Vec<usize>)| {
        let (said, button, name) = (text::unspoken(team, steps), text::add_team(team), team.clone());
        let add = move |_| desk.add(CharterList::Parts, vec![vec![(EntryField::Name, name.clone())]]);
        view! {
            <p class="charter-warning">{said}" "<button type="button" class="link" on:click=clicked(add)>{button}</button></p>
        }
    };
    view! {
        <div role="status">
            {part(move || absent.with(|all| all.iter().map(missing).collect_view()).into_any())}
            {part(move || unspoken.with(|all| all.iter().map(silent).collect_view()).into_any())}
        </div>
    }
}

/// The mark before a presence: filled, or broken.
pub fn presence_class(presence: &Presence) -> &'static str {
    match presence {
        Presence::Here => "here",
        Presence::Missing => "missing",
        Presence::From(_) => "later",
        Presence::Unsaid => "unsaid",
    }
}
