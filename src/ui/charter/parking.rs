//! The parking lot.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use super::desk::CharterDesk;
use super::field::{Field, remover};
use crate::id::CharterEntryId;
use crate::ui::icon::Icon;
use crate::ui::parts::dynamic::{changed, clicked, memo_flag, part, words};
use crate::ui::parts::icons::Glyph;
use crate::ui::text::charter as text;
use crate::workshop::charter::{GoesTo, Presence, names_in, parked_count};
use crate::workshop::{CharterList, EntryField};

const LIST: CharterList = CharterList::Parked;

/// The parking lot.
#[component]
pub fn ParkingLot() -> impl IntoView {
    let desk = CharterDesk::here();
    let is_empty = memo_flag(move || desk.read(|charter| charter.parked.is_empty()));
    view! {
        <section class="charter-parking" aria-labelledby="parking-title">
            <header>
                <h2 id="parking-title">{text::PARKING_LOT}</h2>
                <span class="cap" role="status">{words(move || text::parked(desk.read(parked_count)))}</span>
            </header>
            {part(move || if is_empty.get() {
                view! { <p class="charter-teach">{text::PARKING_EMPTY}</p> }.into_any()
            } else {
                view! { <ul><For each=move || desk.ids(LIST) key=|id| *id let:id><Row id/></For></ul> }.into_any()
            })}
            <Park/>
        </section>
    }
}

/// A thought and whose it is; Enter in either parks it, and the next can be typed.
#[component]
fn Park() -> impl IntoView {
    let desk = CharterDesk::here();
    let thought: NodeRef<html::Input> = NodeRef::new();
    let by: NodeRef<html::Input> = NodeRef::new();
    let park = move || {
        let (Some(thought), Some(by)) = (thought.get_untracked(), by.get_untracked()) else { return };
        let typed = |field: &HtmlInputElement| field.value().trim().to_owned();
        if !typed(&thought).is_empty() {
            desk.add(LIST, vec![vec![(EntryField::Name, typed(&thought)), (EntryField::Who, typed(&by))]]);
            thought.set_value("");
            by.set_value("");
        }
        let _ = thought.focus();
    };
    let on_enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            park();
        }
    };
    view! {
        <div class="charter-add">
            <input class="in" type="text" node_ref=thought autocomplete="off" placeholder=text::PARK_EXAMPLE
                aria-label=text::PARK on:keydown=on_enter/>
            <input class="in by" type="text" node_ref=by autocomplete="off" placeholder=text::PARKED_BY_EXAMPLE
                aria-label=text::PARKED_BY on:keydown=on_enter/>
            <button type="button" class="tool" aria-label=text::PARK on:click=clicked(move |_| park())><Glyph icon=Icon::Plus/></button>
        </div>
    }
}

#[component]
fn Row(id: CharterEntryId) -> impl IntoView {
    let desk = CharterDesk::here();
    let field = move |field, what, class| Field::of_entry(desk, (LIST, id), field, what, class);
    view! {
        <li>
            {field(EntryField::Name, text::THOUGHT, "in placed thought").lines()}
            {field(EntryField::Who, text::PARKED_BY_EXAMPLE, "in placed by").placeholder(text::PARKED_BY_EXAMPLE).line()}
            <GoesToChoice id/>
            {remover(desk, LIST, id)}
        </li>
    }
}

/// Names of people in the list, and the one that the thought goes to.
fn names(desk: CharterDesk, goes_to: &GoesTo) -> Vec<String> {
    let mut names: Vec<String> = desk.read(|charter| {
        let here = charter.parts.iter().filter(|part| Presence::read(part.text(EntryField::Presence)) != Presence::Missing);
        here.flat_map(|part| names_in(part.text(EntryField::Who))).map(str::to_owned).collect()
    });
    if let GoesTo::Person(name) = goes_to {
        names.push(name.clone());
    }
    names.sort();
    names.dedup();
    names.retain(|name| !name.is_empty());
    names
}

/// What a place to go is called in the list of choices.
fn choice(goes_to: &GoesTo) -> String {
    match goes_to {
        GoesTo::Improve(_) => GoesTo::Improve(None).text(),
        other => other.text(),
    }
}

#[component]
fn GoesToChoice(id: CharterEntryId) -> impl IntoView {
    let desk = CharterDesk::here();
    let goes_to = Memo::new(move |_| GoesTo::read(&desk.of_entry(LIST, id, EntryField::GoesTo)));
    let people = Memo::new(move |_| goes_to.with(|goes_to| names(desk, goes_to)));
    let label = move || text::of_entry(&desk.of_entry(LIST, id, EntryField::Name), text::GOES_TO);
    let option = move |of: GoesTo| {
        let (value, name) = (choice(&of), text::goes_to(&of));
        let is_it = { let value = value.clone(); move || goes_to.with(|now| choice(now) == value) };
        view! { <option value=value prop:selected=is_it>{name}</option> }
    };
    let choose = move |typed: String| match GoesTo::read(&typed) {
        GoesTo::Improve(_) => desk.improve(id),
        _ => desk.say_of_entry(LIST, id, EntryField::GoesTo, typed),
    };
    let fixed = [GoesTo::Open, GoesTo::Map, GoesTo::Improve(None)];
    let person = GoesTo::Person(String::new());
    let further = move || match goes_to.get() {
        GoesTo::Improve(Some(of)) if desk.session.read(|workshop| workshop.improvement(of).is_some()) => view! {
            <button type="button" class="link" on:click=clicked(move |_| desk.see_improvement(of))>{text::SEE_IMPROVEMENT}</button>
        }
        .into_any(),
        GoesTo::Person(name) if name.is_empty() => whom(desk, id),
        _ => ().into_any(),
    };
    view! {
        <span class="goes-to">
            <select class="in placed" aria-label=words(label) on:change=changed(move |event| choose(event_target_value(&event)))>
                {fixed.map(option).collect_view()}
                {part(move || people.get().into_iter().map(|name| option(GoesTo::Person(name))).collect_view().into_any())}
                {option(person)}
            </select>
            {part(further)}
        </span>
    }
}

/// Asks for the name of somebody who is not in the list of people.
fn whom(desk: CharterDesk, id: CharterEntryId) -> AnyView {
    let label = text::of_entry(&desk.of_entry(LIST, id, EntryField::Name), text::TO_WHOM);
    let keep = move |name: String| desk.say_of_entry(LIST, id, EntryField::GoesTo, GoesTo::Person(name).text());
    view! {
        <input class="in" type="text" autocomplete="off" placeholder=text::TO_WHOM aria-label=label
            on:change=changed(move |event| keep(event_target_value(&event)))/>
    }
    .into_any()
}
