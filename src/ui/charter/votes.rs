//! Dot votes on the steps of the map.

use leptos::prelude::*;

use super::desk::CharterDesk;
use super::field::{Field, adder};
use crate::id::StepId;
use crate::ui::draw::charter::dots;
use crate::ui::icon::Icon;
use crate::ui::parts::dynamic::{aria, clicked, memo_flag, part, words};
use crate::ui::parts::icons::Glyph;
use crate::ui::text::charter as text;
use crate::workshop::CharterField;
use crate::workshop::charter::{VoteRow, Votes};

/// On a larger map only steps with dots are listed.
const MOST_LISTED: usize = 40;

/// The vote.
#[component]
pub fn VotesPart() -> impl IntoView {
    let desk = CharterDesk::here();
    let has_steps = memo_flag(move || desk.votes.with(|votes| !votes.rows.is_empty()));
    let is_large = memo_flag(move || desk.votes.with(|votes| votes.rows.len() > MOST_LISTED));
    view! {
        <section class="charter-votes" aria-labelledby="votes-title">
            <header>
                <h2 id="votes-title">{text::VOTES}</h2>
                <span class="cap">{words(move || desk.votes.with(text::votes))}</span>
            </header>
            {part(move || if has_steps.get() {
                view! {
                    <Rules/>
                    <table><tbody><For each=move || listed(desk) key=|step| *step let:step><Row step/></For></tbody></table>
                    {is_large.get().then(|| adder(text::VOTE_FOR, text::VOTE_FOR_EXAMPLE, move |typed| vote_by_number(desk, &typed)))}
                }.into_any()
            } else {
                view! { <p class="charter-teach">{text::NO_STEPS}</p> }.into_any()
            })}
        </section>
    }
}

/// How many dots, how many people; the order, and a new start.
#[component]
fn Rules() -> impl IntoView {
    let desk = CharterDesk::here();
    let is_sorted = move || desk.vote_order.with(Option::is_some);
    let sort = move |_| {
        let steps = |votes: Votes| votes.sorted().rows.into_iter().map(|row| row.step).collect();
        let order = (!is_sorted()).then(|| steps(desk.votes.get_untracked()));
        desk.vote_order.set(order);
    };
    // Who is here votes, as long as nobody says otherwise.
    let voters = move || desk.votes.with(|votes| votes.voters.map(|voters| voters.to_string()).unwrap_or_default());
    let voters_field = Field { said: std::sync::Arc::new(voters), ..Field::of(desk, CharterField::Voters, "in placed figure") };
    let has_dots = memo_flag(move || desk.votes.with(|votes| votes.placed + votes.gone > 0));
    view! {
        <div class="vote-rules">
            <span>
                {Field::of(desk, CharterField::DotsEach, "in placed figure").line()}{text::DOTS_EACH_SHORT}
                {voters_field.line()}{text::VOTERS_SHORT}
            </span>
            <button type="button" class="btn small" aria-pressed=words(move || is_sorted().to_string()) on:click=clicked(sort)>
                {text::SORT_VOTES}
            </button>
            <button type="button" class="btn small plain" aria-disabled=aria(move || !has_dots.get())
                on:click=clicked(move |_| if has_dots.get_untracked() { desk.clear_votes() })>{text::CLEAR_VOTES}</button>
        </div>
    }
}

/// The steps shown, in the order shown: what was sorted stays where it is while dots are placed.
fn listed(desk: CharterDesk) -> Vec<StepId> {
    let order = desk.vote_order.get();
    desk.votes.with(|votes| {
        let is_large = votes.rows.len() > MOST_LISTED;
        let shown = votes.rows.iter().filter(|row| row.dots > 0 || !is_large);
        let mut steps: Vec<StepId> = shown.map(|row| row.step).collect();
        if let Some(order) = order {
            steps.sort_by_key(|step| order.iter().position(|other| other == step).unwrap_or(usize::MAX));
        }
        steps
    })
}

fn vote_by_number(desk: CharterDesk, typed: &str) {
    let number: Option<usize> = typed.trim().parse().ok();
    let found = desk.votes.with_untracked(|votes| votes.rows.iter().find(|row| Some(row.number) == number).map(|row| row.step));
    match found {
        Some(step) => desk.vote(step, 1),
        None => desk.warn(text::NO_SUCH_STEP),
    }
}

#[component]
fn Row(step: StepId) -> impl IntoView {
    let desk = CharterDesk::here();
    let row = Memo::new(move |_| desk.votes.with(|votes| votes.rows.iter().find(|row| row.step == step).cloned()));
    let read = move |read: fn(&VoteRow) -> String| row.with(|row| row.as_ref().map(read)).unwrap_or_default();
    let name = |row: &VoteRow| text::step_name(row.number, &row.name);
    let has_none = memo_flag(move || row.with(|row| row.as_ref().is_none_or(|row| row.dots == 0)));
    let also = move || row.with(|row| row.as_ref().is_some_and(|row| row.is_constraint));
    view! {
        <tr>
            <th scope="row">
                {words(move || read(name))}
                {part(move || also().then(|| view! { <span>{text::CONSTRAINT_TOO}</span> }).into_any())}
            </th>
            <td class="dots" inner_html=words(move || read(|row| dots(row.dots)))></td>
            <td class="num">{words(move || read(|row| row.dots.to_string()))}</td>
            <td class="vote">
                <button type="button" class="tool" aria-label=words(move || text::take_dot(&read(name)))
                    aria-disabled=aria(move || has_none.get())
                    on:click=clicked(move |_| if !has_none.get_untracked() { desk.vote(step, -1) })><Glyph icon=Icon::Minus/></button>
                <button type="button" class="tool" aria-label=words(move || text::place_dot(&read(name)))
                    on:click=clicked(move |_| desk.vote(step, 1))><Glyph icon=Icon::Plus/></button>
            </td>
        </tr>
    }
}
