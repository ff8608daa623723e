//! What a scorecard is, and the two facts that begin one.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::desk::CardDesk;
use super::own_model::ModelChoice;
use crate::maturity::Model;
use crate::platform::clock;
use crate::ui::text;

pub const TEAMS_LIST: &str = "scorecard-teams";

/// The form, in place of a card.
#[component]
pub fn StartForm() -> impl IntoView {
    let desk = CardDesk::here();
    let team: NodeRef<html::Input> = NodeRef::new();
    let date = RwSignal::new(clock::today());
    let chosen = RwSignal::new(None);
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let models = desk.session.peek(|workshop| untrack(|| desk.questionnaires.newest(workshop)));
        let wanted = chosen.get_untracked();
        let is_wanted = |model: &&Arc<Model>| wanted.as_ref().is_some_and(|(id, _)| *id == model.id);
        let model = models.iter().find(is_wanted).or(models.first());
        if let (Some(team), Some(model)) = (team.get_untracked(), model) {
            desk.start(model, &team.value(), &date.get_untracked());
        }
    };
    let may_cancel = desk.card.with_untracked(Option::is_some);
    view! {
        <form class="scorecard-start" on:submit=start>
            <h2>{text::START_TITLE}</h2>
            <p>{text::START_SCALE}</p>
            <p>{text::START_OPEN}</p>
            <div class="card-fields">
                <label class="wide">{text::CARD_TEAM}
                    <input class="in" node_ref=team list=TEAMS_LIST autocomplete="off" placeholder=text::CARD_TEAM_EXAMPLE/>
                </label>
                <label>{text::CARD_DATE}
                    <input class="in" type="date" required=true prop:value=move || date.get()
                        on:change=move |event| date.set(event_target_value(&event))/>
                </label>
            </div>
            <TeamNames/>
            <ModelChoice chosen/>
            <p class="scorecard-buttons">
                <button type="submit" class="btn first large">{text::START_SCORECARD}</button>
                {may_cancel.then(|| view! {
                    <button type="button" class="btn large" on:click=move |_| desk.starting.set(false)>{text::CANCEL}</button>
                })}
            </p>
        </form>
    }
}

/// Teams named so far, as suggestions.
#[component]
pub fn TeamNames() -> impl IntoView {
    let desk = CardDesk::here();
    let teams = Memo::new(move |_| desk.teams());
    view! {
        <datalist id=TEAMS_LIST>
            {move || teams.get().into_iter().map(|team| view! { <option value=team></option> }).collect_view()}
        </datalist>
    }
}
