//! The clock of the agenda: big enough for the room, quiet for screen readers.

use leptos::prelude::*;

use super::desk::CharterDesk;
use crate::id::CharterEntryId;
use crate::ui::parts::dynamic::{aria, clicked, memo_flag, part, words};
use crate::ui::text::charter as text;
use crate::workshop::charter::{RunState, Schedule};
use crate::workshop::{CharterList, EntryField};

const PLAY: &str = "M5 3l8 5-8 5z";
const PAUSE: &str = "M5.5 3.5v9M10.5 3.5v9";
const PLUS: &str = "M8 3v10M3 8h10";

/// The clock; nothing where there is no agenda.
#[component]
pub fn Timer() -> impl IntoView {
    let desk = CharterDesk::here();
    let has_agenda = memo_flag(move || desk.read(|charter| !charter.agenda.is_empty()));
    part(move || if has_agenda.get() { view! { <Clock/> }.into_any() } else { ().into_any() })
}

/// The item that the clock is about: that under way, else the first.
fn shown_item(schedule: &Schedule) -> Option<CharterEntryId> {
    schedule.now.map(|now| now.item).or(schedule.next)
}

#[component]
fn Clock() -> impl IntoView {
    let desk = CharterDesk::here();
    let state = Memo::new(move |_| desk.schedule.with(|schedule| schedule.state));
    let item = Memo::new(move |_| desk.schedule.with(shown_item));
    let said = move |field| item.get().map(|id| desk.of_entry(CharterList::Agenda, id, field)).unwrap_or_default();
    let cue = move || if state.get() == RunState::Ended { String::new() } else { said(EntryField::Note) };
    view! {
        <div class=words(move || clock_class(state.get(), &desk.schedule.get()).to_owned())>
            <p class="clock-label">{words(move || text::clock_label(state.get(), &said(EntryField::Name)))}</p>
            <div class="clock-line">
                <p class="clock" role="timer" aria-label=text::CLOCK>
                    <span class="by-second">{words(move || desk.schedule.with(|schedule| figure(schedule, text::clock)))}</span>
                    <span class="by-minute">{words(move || desk.schedule.with(|schedule| figure(schedule, text::clock_calm)))}</span>
                </p>
                <p class="clock-of">
                    <span>{words(move || desk.schedule.with(of_what))}</span>
                    <span>{words(move || desk.schedule.with(|schedule| ends(schedule, desk.offset_minutes())))}</span>
                </p>
            </div>
            <Buttons state/>
            <p class="clock-cue">{words(cue)}</p>
        </div>
    }
}

fn clock_class(state: RunState, schedule: &Schedule) -> &'static str {
    let is_over = schedule.now.and_then(|now| now.left_seconds).is_some_and(|left| left < 0.0);
    match state {
        RunState::Paused => "charter-clock paused",
        RunState::Running if is_over => "charter-clock running over",
        RunState::Running => "charter-clock running",
        RunState::NotBegun | RunState::Ended => "charter-clock",
    }
}

/// Seconds that the clock shows: left of the item under way or spent without a box, all of the first box, or all that
/// was spent.
fn figure(schedule: &Schedule, write: fn(f64) -> String) -> String {
    match (schedule.state, schedule.now) {
        (_, Some(now)) => write(now.left_seconds.unwrap_or(now.spent_seconds)),
        (RunState::Ended, None) => write(schedule.rows.iter().map(|row| row.spent_minutes * 60.0).sum()),
        (_, None) => {
            let first = shown_item(schedule).and_then(|item| schedule.row(item)?.planned_minutes);
            write(first.unwrap_or(0.0) * 60.0)
        }
    }
}

fn of_what(schedule: &Schedule) -> String {
    let allowed = shown_item(schedule).and_then(|item| schedule.row(item)?.allowed_minutes());
    match (schedule.state, schedule.now) {
        (RunState::Ended, _) => text::CLOCK_SPENT.to_owned(),
        (_, Some(now)) => text::clock_of(now.left_seconds, allowed),
        (_, None) => text::clock_before(allowed),
    }
}

fn ends(schedule: &Schedule, offset_minutes: i32) -> String {
    match (schedule.state, schedule.now, schedule.rows.first().and_then(|row| row.at_ms)) {
        (RunState::Ended, _, _) => text::lateness(schedule.lateness),
        (_, Some(now), _) => text::ends(&now, offset_minutes),
        (_, None, Some(at_ms)) => text::begins(at_ms, offset_minutes),
        (_, None, None) => String::new(),
    }
}

/// The same buttons in every state, so that the focus stays where it is.
#[component]
fn Buttons(state: Memo<RunState>) -> impl IntoView {
    let desk = CharterDesk::here();
    let main_word = move || match state.get() {
        RunState::Running => text::PAUSE,
        RunState::Paused => text::GO_ON,
        RunState::NotBegun | RunState::Ended => text::START,
    };
    let is_under_way = memo_flag(move || matches!(state.get(), RunState::Running | RunState::Paused));
    // Behind the end an added item can still be begun.
    let is_done = memo_flag(move || state.get() == RunState::Ended);
    let can_go_on = memo_flag(move || {
        is_under_way.get() || (is_done.get() && desk.schedule.with(|schedule| schedule.next.is_some()))
    });
    let next_word = move || {
        let next = desk.schedule.with(|schedule| schedule.next);
        match next {
            Some(id) if can_go_on.get() => text::next(&desk.of_entry(CharterList::Agenda, id, EntryField::Name)),
            _ => text::FINISH.to_owned(),
        }
    };
    let has_begun = memo_flag(move || state.get() != RunState::NotBegun);
    view! {
        <div class="clock-buttons">
            <button type="button" class="btn first" aria-disabled=aria(move || is_done.get())
                on:click=clicked(move |_| if !is_done.get_untracked() { desk.start_or_pause() })>
                <svg class="ico" viewBox="0 0 16 16" aria-hidden="true">
                    <path d=move || if state.get() == RunState::Running { PAUSE } else { PLAY }></path>
                </svg>
                {words(move || main_word().to_owned())}
            </button>
            <button type="button" class="btn" aria-label=text::MORE_TIME_NAME aria-disabled=aria(move || !is_under_way.get())
                on:click=clicked(move |_| if is_under_way.get_untracked() { desk.add_time() })>
                <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d=PLUS></path></svg>{text::MORE_TIME}
            </button>
            <button type="button" class="btn next" aria-disabled=aria(move || !can_go_on.get())
                on:click=clicked(move |_| if can_go_on.get_untracked() { desk.go_on() })>{words(next_word)}</button>
            <button type="button" class="link" aria-disabled=aria(move || !has_begun.get())
                on:click=clicked(move |_| if has_begun.get_untracked() { desk.reset_clock() })>{text::RESET_CLOCK}</button>
        </div>
    }
}
