//! The strip above a card: which one it is, what it is compared with, its facts, and what can be done with it.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use super::desk::{Against, CardDesk, CardView};
use super::start_form::{TEAMS_LIST, TeamNames};
use crate::maturity::{Scorecard, by_team, earlier};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use crate::workshop::ScorecardField;

const NOTHING: &str = "nothing";

/// The strip.
#[component]
pub fn CardBar() -> impl IntoView {
    let desk = CardDesk::here();
    view! {
        <section class="card-bar" aria-label=text::CARD_BAR>
            <CardSelect/>
            <ViewButtons/>
            <AgainstSelect/>
            <CardFacts/>
            <div class="card-verbs">
                <button type="button" class="btn plain" on:click=move |_| desk.remove()>
                    <Glyph icon=Icon::Bin/>{text::REMOVE_CARD}
                </button>
                <button type="button" class="btn" on:click=move |_| desk.starting.set(true)>
                    <Glyph icon=Icon::Plus/>{text::ANOTHER_TEAM}
                </button>
                <button type="button" class="btn first" title=text::SCORE_AGAIN_WHY on:click=move |_| desk.score_again()>
                    {text::SCORE_AGAIN}
                </button>
            </div>
        </section>
    }
}

/// Which side of the card is looked at.
#[component]
fn ViewButtons() -> impl IntoView {
    let desk = CardDesk::here();
    let button = move |view: CardView, name: &'static str| view! {
        <button type="button" aria-pressed=move || if desk.choice.view.get() == view { "true" } else { "false" }
            on:click=move |_| desk.choice.view.set(view)>{name}</button>
    };
    view! {
        <div class="seg" role="group" aria-label=text::CARD_VIEWS>
            {button(CardView::Rate, text::VIEW_RATE)}
            {button(CardView::Raters, text::VIEW_RATERS)}
            {button(CardView::History, text::VIEW_HISTORY)}
            {button(CardView::Teams, text::VIEW_TEAMS)}
        </div>
    }
}

/// A way in a list: its value, its words, whether it is the one at hand.
type Choice = (String, String, bool);

fn options(choices: Vec<Choice>) -> impl IntoView {
    let option = |(value, words, is_chosen)| view! { <option value=value prop:selected=is_chosen>{words}</option> };
    choices.into_iter().map(option).collect_view()
}

/// Every card, by team and newest first.
#[component]
fn CardSelect() -> impl IntoView {
    let desk = CardDesk::here();
    let choices = Memo::new(move |_| {
        let shown = desk.card.get().map(|card| card.id);
        let choice = |card: &Scorecard| (card.id.to_string(), text::card_name(card), Some(card.id) == shown);
        desk.cards(|cards| by_team(cards).into_iter().map(choice).collect::<Vec<Choice>>())
    });
    let choose = move |event: Event| {
        if let Ok(card) = event_target_value(&event).parse() {
            desk.choose(card);
        }
    };
    view! {
        <select class="in" aria-label=text::CHOOSE_CARD on:change=choose>{move || options(choices.get())}</select>
    }
}

/// Earlier cards of the same team; nothing where there is none.
#[component]
fn AgainstSelect() -> impl IntoView {
    let desk = CardDesk::here();
    let choices = Memo::new(move |_| {
        let (shown, before) = (desk.card.get()?, desk.before.get().map(|card| card.id));
        let choice = |card: &Scorecard| (card.id.to_string(), text::against(card), Some(card.id) == before);
        let mut choices: Vec<Choice> = desk.cards(|cards| earlier(cards, &shown).into_iter().map(choice).collect());
        if choices.is_empty() {
            return None;
        }
        choices.push((NOTHING.to_owned(), text::NO_COMPARISON.to_owned(), desk.against() == Against::Nothing));
        Some(choices)
    });
    let choose = move |event: Event| {
        desk.compare_with(event_target_value(&event).parse().map_or(Against::Nothing, Against::Card));
    };
    move || {
        choices.get().map(|choices| {
            view! { <select class="in" aria-label=text::COMPARE_WITH on:change=choose>{options(choices)}</select> }
        })
    }
}

/// Team, date and people, to be changed in place.
#[component]
fn CardFacts() -> impl IntoView {
    let desk = CardDesk::here();
    let read = move |read: fn(&Scorecard) -> &str| {
        move || desk.card.with(|card| card.as_deref().map(|card| read(card).to_owned()).unwrap_or_default())
    };
    let (team, date, people) = (read(|card| &card.team), read(|card| &card.date), read(|card| &card.participants));
    let set_date = move |event: Targeted<Event, HtmlInputElement>| match event.target().value() {
        // A card without a day could not be put in order.
        cleared if cleared.is_empty() => event.target().set_value(&untrack(date)),
        day => desk.set(ScorecardField::Date(day)),
    };
    view! {
        <div class="card-fields">
            <label>{text::CARD_TEAM}
                <input class="in" list=TEAMS_LIST autocomplete="off" prop:value=team
                    on:change=move |event| desk.set(ScorecardField::Team(event_target_value(&event).trim().to_owned()))/>
            </label>
            <label>{text::CARD_DATE}<input class="in" type="date" prop:value=date on:change:target=set_date/></label>
            <label class="wide">{text::CARD_PEOPLE}
                <input class="in" autocomplete="off" placeholder=text::CARD_PEOPLE_EXAMPLE prop:value=people
                    on:change=move |event| {
                        desk.set(ScorecardField::Participants(event_target_value(&event).trim().to_owned()));
                    }/>
            </label>
        </div>
        <TeamNames/>
    }
}
