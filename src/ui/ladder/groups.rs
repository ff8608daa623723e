//! The milestones of one rung in their four groups. Their order is held while people judge, so that no row jumps away
//! from under the hand.

use leptos::prelude::*;

use super::desk::LadderDesk;
use super::row::MilestoneRow;
use crate::maturity::{Ladder, MilestoneGroup, Tally, Verdict, tally};
use crate::ui::parts::dynamic::{clicked, part, words};
use crate::ui::text::ladder as text;
use crate::workshop::Standing;

/// So many met milestones of a group are shown before they are folded.
const MET_SHOWN: usize = 3;

/// The rungs to choose from, and the groups of the chosen one.
#[component]
pub fn Groups() -> impl IntoView {
    let desk = LadderDesk::here();
    let rung = Memo::new(move |_| desk.rung());
    let is_hundred = Memo::new(move |_| rung.get() + 1 == Ladder::standard().rungs.len());
    view! {
        <section class="ladder-groups" aria-label=text::GROUPS_LABEL>
            <RungButtons rung/>
            {part(move || is_hundred.get().then(|| view! { <p class="cap hundred">{text::HUNDRED_WHOLE}</p> }).into_any())}
            <div class="groups">{MilestoneGroup::ALL.map(|group| view! { <Group rung group/> }).collect_view()}</div>
        </section>
    }
}

#[component]
fn RungButtons(rung: Memo<usize>) -> impl IntoView {
    let desk = LadderDesk::here();
    let button = move |at: usize| {
        let name = words(move || desk.read(|ladder| {
            ladder.rungs.get(at).map(|rung| text::rung_button(&rung.rung.title, rung.asked)).unwrap_or_default()
        }));
        view! {
            <button type="button" aria-pressed=words(move || (rung.get() == at).to_string())
                on:click=clicked(move |_| desk.choose_rung(at))>{name}</button>
        }
    };
    let count = Ladder::standard().rungs.len();
    view! { <div class="seg" role="group" aria-label=text::SHOW_RUNG>{(0..count).map(button).collect_view()}</div> }
}

/// The rows of a group: those to be done something about, and the met ones behind.
#[derive(Debug, Clone, PartialEq, Default)]
struct Rows {
    shown: Vec<String>,
    folded: Vec<String>,
}

#[component]
fn Group(rung: Memo<usize>, group: MilestoneGroup) -> impl IntoView {
    let desk = LadderDesk::here();
    let rows = Memo::new(move |_| {
        // Tracked is only what changes by other means than judging.
        let rung = rung.get();
        let _ = desk.team.get();
        desk.own.track();
        untrack(|| desk.read(|ladder| {
            ladder.rungs.get(rung).map(|rung| in_order(rung.group(group))).unwrap_or_default()
        }))
    });
    let asked = Memo::new(move |_| desk.read(|ladder| {
        let standings = ladder.rungs.get(rung.get()).map(|rung| rung.group(group).cloned().collect::<Vec<_>>());
        let standings = standings.unwrap_or_default();
        let core = standings.iter().map(|one| one.milestone).filter(|one| one.kind.is_core());
        let counted: Tally = tally(core, |id| standings.iter().find(|one| one.milestone.id == id)?.verdict);
        (counted.met, counted.of() - counted.not_applicable, text::met_of(counted))
    }));
    let id = ["group-", text::group_name(group)].concat();
    let share = words(move || asked.with(|(met, of, _)| {
        [&(*met as f64 / (*of).max(1) as f64 * 100.0).round().to_string(), "%"].concat()
    }));
    let list = move |ids: Vec<String>| view! {
        <ul>{ids.into_iter().map(|id| view! { <MilestoneRow id/> }).collect_view()}</ul>
    };
    view! {
        <section class="group" aria-labelledby=id.clone()>
            <header><h3 id=id.clone()>{text::group_name(group)}</h3><span class="cap">{words(move || asked.with(|asked| asked.2.clone()))}</span></header>
            <svg class="group-bar" height="8" aria-hidden="true">
                <rect class={"place"} width="100%" height="8"></rect><rect class="met" width=share height="8"></rect>
            </svg>
            {part(move || {
                let Rows { shown, folded } = rows.get();
                let count = folded.len();
                view! {
                    {list(shown)}
                    {(count > 0).then(|| view! { <details><summary class="link">{text::more_met(count)}</summary>{list(folded)}</details> })}
                }.into_any()
            })}
        </section>
    }
}

/// Not met, open, met, not applicable; of one state in the ladder's order.
fn in_order<'a>(standings: impl Iterator<Item = &'a Standing<'a>>) -> Rows {
    let mut all: Vec<&Standing<'a>> = standings.collect();
    all.sort_by_key(|standing| match standing.verdict {
        Some(Verdict::NotMet) => 0,
        None => 1,
        Some(Verdict::Met) => 2,
        Some(Verdict::NotApplicable) => 3,
    });
    let mut met = 0;
    let (mut shown, mut folded) = (Vec::new(), Vec::new());
    for standing in all {
        let is_met = standing.verdict == Some(Verdict::Met);
        met += usize::from(is_met);
        let place = if is_met && met > MET_SHOWN { &mut folded } else { &mut shown };
        place.push(standing.milestone.id.clone());
    }
    Rows { shown, folded }
}
