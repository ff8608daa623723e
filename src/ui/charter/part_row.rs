//! One part: its steps, who speaks for it, whether they are here.

use leptos::prelude::*;

use super::desk::CharterDesk;
use super::field::{Field, remover};
use super::people::presence_class;
use crate::id::CharterEntryId;
use crate::ui::parts::dynamic::{changed, part, words};
use crate::ui::text::charter as text;
use crate::workshop::charter::{Presence, steps_of_part};
use crate::workshop::{CharterList, EntryField};

const LIST: CharterList = CharterList::Parts;

/// The row.
#[component]
pub fn PartRow(id: CharterEntryId) -> impl IntoView {
    let desk = CharterDesk::here();
    let presence = Memo::new(move |_| Presence::read(&desk.of_entry(LIST, id, EntryField::Presence)));
    let field = move |field, what, class| Field::of_entry(desk, (LIST, id), field, what, class);
    let steps = move || {
        let numbers = desk.session.read(|workshop| {
            let part = workshop.charter.entry(LIST, id)?;
            Some(steps_of_part(workshop.maps.first()?, part))
        });
        text::steps_of_part(&numbers.unwrap_or_default())
    };
    view! {
        <tr class=words(move || presence.with(presence_class).to_owned())>
            <th scope="row">
                {field(EntryField::Name, text::PART_NAME, "in placed").lines()}
                <span class="part-steps">{words(steps)}</span>
                <TeamChoice id/>
            </th>
            <td>
                {field(EntryField::Who, text::PART_WHO, "in placed").placeholder(text::WHO_EXAMPLE).lines()}
                {field(EntryField::Note, text::PART_NOTE, "in placed note").placeholder(text::NOTE_EXAMPLE).lines()}
            </td>
            <td class="presence">
                <PresenceChoice id presence/>
                {remover(desk, LIST, id)}
            </td>
        </tr>
    }
}

/// The part's team on the map: needed only where the map calls it otherwise.
#[component]
fn TeamChoice(id: CharterEntryId) -> impl IntoView {
    let desk = CharterDesk::here();
    let teams = Memo::new(move |_| {
        let mut teams: Vec<String> =
            desk.with_map(|map| map.steps.iter().map(|step| step.team.clone()).collect()).unwrap_or_default();
        teams.retain(|team| !team.trim().is_empty());
        teams.sort();
        teams.dedup();
        teams
    });
    let chosen = Memo::new(move |_| desk.of_entry(LIST, id, EntryField::Team));
    let is_own_name = Memo::new(move |_| {
        let name = desk.of_entry(LIST, id, EntryField::Name).to_lowercase();
        chosen.with(String::is_empty) && teams.with(|teams| teams.iter().any(|team| team.to_lowercase() == name))
    });
    let label = move || text::of_entry(&desk.of_entry(LIST, id, EntryField::Name), text::PART_TEAM);
    let option = move |team: String| {
        let (value, name) = (team.clone(), team.clone());
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == team)>{name}</option> }
    };
    part(move || {
        if is_own_name.get() || teams.with(Vec::is_empty) {
            return ().into_any();
        }
        view! {
            <select class="in placed team" aria-label=words(label)
                on:change=changed(move |event| desk.say_of_entry(LIST, id, EntryField::Team, event_target_value(&event)))>
                <option value="" prop:selected=move || chosen.with(String::is_empty)>{text::TEAM_AS_NAMED}</option>
                {teams.get().into_iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    })
}

#[component]
fn PresenceChoice(id: CharterEntryId, presence: Memo<Presence>) -> impl IntoView {
    let desk = CharterDesk::here();
    let set = move |presence: &Presence| desk.say_of_entry(LIST, id, EntryField::Presence, presence.text());
    let label = move || text::of_entry(&desk.of_entry(LIST, id, EntryField::Name), text::PART_PRESENCE);
    let time_label = move || text::of_entry(&desk.of_entry(LIST, id, EntryField::Name), text::PART_FROM);
    let time = move || presence.with(|presence| if let Presence::From(time) = presence { time.clone() } else { String::new() });
    let choices = [Presence::Unsaid, Presence::Here, Presence::Missing, Presence::From(String::new())];
    let option = move |(place, choice): (usize, Presence)| {
        let name = text::presence_name(&choice);
        let is_it = move || presence.with(|presence| presence_class(presence) == presence_class(&choice));
        view! { <option value=place.to_string() prop:selected=is_it>{name}</option> }
    };
    let choose = {
        let choices = choices.clone();
        move |typed: String| {
            if let Some(choice) = typed.parse::<usize>().ok().and_then(|place| choices.get(place)) {
                set(choice);
            }
        }
    };
    let comes_later = Memo::new(move |_| presence.with(|presence| matches!(presence, Presence::From(_))));
    view! {
        <svg class="presence-mark" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4"></circle></svg>
        <select class="in placed" aria-label=words(label) on:change=changed(move |event| choose(event_target_value(&event)))>
            {choices.into_iter().enumerate().map(option).collect_view()}
        </select>
        {part(move || if comes_later.get() {
            view! {
                <input class="in placed" type="time" aria-label=words(time_label) prop:value=words(time)
                    on:change=changed(move |event| set(&Presence::From(event_target_value(&event))))/>
            }.into_any()
        } else { ().into_any() })}
    }
}
