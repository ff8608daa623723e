//! The shared goal, always above the improvements that serve it, and how the board stands.

use leptos::prelude::*;

use super::desk::ImproveDesk;
use crate::ui::parts::dynamic::{changed, part, words};
use crate::ui::text::improve as text;
use crate::workshop::{Goal, GoalField};

/// The goal and the board's facts.
#[component]
pub fn GoalPart() -> impl IntoView {
    let desk = ImproveDesk::here();
    let goal = Memo::new(move |_| desk.session.read(|workshop| workshop.goal.clone()));
    let say = move |field| changed(move |event| desk.set_goal(field, event_target_value(&event).trim().to_owned()));
    let said = move |read: fn(Goal) -> String| words(move || read(goal.get()));
    view! {
        <section class="goal" aria-labelledby="goal-title">
            <div class="goal-said">
                <h2 id="goal-title">{text::GOAL}</h2>
                <textarea class="in goal-outcome" rows="1" aria-label=text::GOAL_OUTCOME placeholder=text::GOAL_EXAMPLE
                    prop:value=said(|goal| goal.outcome) on:change=say(GoalField::Outcome)></textarea>
                <p class="goal-facts">
                    <label>{text::BY}<input class="in day" type="date" aria-label=text::GOAL_BY
                        prop:value=said(|goal| goal.by) on:change=say(GoalField::By)/></label>
                    <label class="wide">{text::NOW}<input class="in" aria-label=text::GOAL_NOW autocomplete="off"
                        placeholder=text::GOAL_NOW_EXAMPLE prop:value=said(|goal| goal.now) on:change=say(GoalField::Now)/></label>
                </p>
            </div>
            <ul class="goal-remarks">
                {part(move || goal.with(|goal| goal.outcome.is_empty()).then(|| view! { <li>{text::GOAL_HINT}</li> }).into_any())}
                <li>{text::CAPACITY}</li>
                <li>{part(move || desk.board.with(|board| view! {
                    {board.facts.clone()}
                    {(board.overdue > 0).then(|| view! { ", "<b class="overdue">{text::overdue(board.overdue)}</b> })}
                }.into_any()))}</li>
                {part(move || desk.board.with(|board| {
                    let is_much = board.running > crate::workshop::MOST_AT_ONCE;
                    is_much.then(|| view! { <li class="too-many">{text::too_many(board.running)}</li> }).into_any()
                }))}
            </ul>
        </section>
    }
}
