//! The first program: home, the map, and the way to the second.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::between::Answer;
use super::frame::{Frame, ask};
use super::home::Home;
use super::keys::Action;
use super::map::MapScreen;
use super::map::desk::Desk;
use super::opening;
use super::parts::dynamic::{clicked, effect, memo_flag, part};
use super::route::{Route, Screen};
use super::shell::WorkshopShell;
use super::start::start;
use super::text;
use crate::id::WorkshopId;
use crate::platform::page::{self, Clip};
use crate::platform::programs::{self, SecondProgram, Want};

const SCREENS: &[Screen] = &[Screen::Map];

/// Starts the first program.
pub fn start_first() {
    start(|| view! { <First/> }.into_any());
}

/// What the page is about; the screen of a workshop is its frame's affair.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Home,
    Example,
    /// A place of the second program's.
    Elsewhere,
    Workshop(WorkshopId),
}

#[component]
fn First() -> impl IntoView {
    let app = App::here();
    let place = Memo::new(move |_| match app.route.get() {
        Route::Home => Place::Home,
        Route::All => Place::Elsewhere,
        Route::Example => Place::Example,
        Route::Workshop(id, _) => Place::Workshop(id),
    });
    view! {
        {part(move || match place.get() {
            Place::Home => view! { <Home/> }.into_any(),
            Place::Elsewhere => ().into_any(),
            Place::Example => {
                opening::open_example(app);
                view! { <main class="message"><p role="status">{text::READING_WORKSHOP}</p></main> }.into_any()
            }
            Place::Workshop(id) => view! { <WorkshopShell id screens=SCREENS view=map_screen over=|_| ().into_any()/> }.into_any(),
        })}
        <SecondOnItsWay/>
        <UpdateWaits/>
    }
}

/// Says that a newer release is there; it is used when somebody wants it, never under their hands.
#[component]
fn UpdateWaits() -> impl IntoView {
    let waits = RwSignal::new(page::has_update());
    page::on_update(move || waits.set(page::has_update())).for_ever();
    part(move || if waits.get() {
        view! {
            <section class="update" role="status">
                <p>{text::UPDATE_WAITS}</p>
                <button type="button" class="btn first" on:click=clicked(|_| page::take_update())>{text::USE_UPDATE}</button>
            </section>
        }
        .into_any()
    } else {
        ().into_any()
    })
}

fn map_screen(frame: Frame) -> Arc<dyn Fn() -> AnyView + Send + Sync> {
    let desk = Desk::new(App::here(), frame);
    provide_context(desk);
    desk.recall();
    desk.remember();
    let answers = programs::on_left(Want::Answer, move |text| {
        if let Some(answer) = Answer::from_text(&text) {
            desk.take_answer(answer);
        }
    });
    let clips = page::on_clipboard(forward_clip);
    let listeners = StoredValue::new_local(Some((answers, clips)));
    on_cleanup(move || listeners.set_value(None));
    Arc::new(move || {
        desk.recall();
        view! { <MapScreen/> }.into_any()
    })
}

/// The clipboard is the workbench's affair; until that is there its work is kept for it.
fn forward_clip(clip: Clip) -> Option<String> {
    if programs::second() != SecondProgram::Ready {
        match clip {
            Clip::Copy => ask(Action::Copy, ""),
            Clip::Cut => ask(Action::Cut, ""),
            Clip::Paste(text) => ask(Action::Paste, &text),
        }
    }
    None
}

/// Fetches the second program when somebody goes to its screens, and says so until it is there.
#[component]
fn SecondOnItsWay() -> impl IntoView {
    let app = App::here();
    let second = RwSignal::new(programs::second());
    programs::on_second(move |state| second.set(state)).for_ever();
    let is_wanted = memo_flag(move || match app.route.get() {
        Route::Workshop(_, screen) => !SCREENS.contains(&screen),
        route => route == Route::All,
    });
    effect(move || {
        if is_wanted.get() && second.get_untracked() != SecondProgram::Ready {
            programs::fetch_second();
        }
    });
    part(move || match second.get() {
        _ if !is_wanted.get() => ().into_any(),
        SecondProgram::Ready => ().into_any(),
        SecondProgram::Absent => {
            view! { <div class="bar"></div><main class="message"><p role="status">{text::FETCHING_SCREENS}</p></main> }.into_any()
        }
        SecondProgram::Failed => view! {
            <div class="bar"></div>
            <main class="message" role="alert">
                <p>{text::SCREENS_NOT_THERE}</p>
                <p><button type="button" class="btn" on:click=clicked(move |_| programs::fetch_second())>{text::TRY_AGAIN}</button></p>
            </main>
        }
        .into_any(),
    })
}
