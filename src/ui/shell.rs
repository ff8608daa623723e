//! The frame of a workshop on the page: top bar, tabs, and the screen in it.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::app::App;
use super::frame::Frame;
use super::keys::Action;
use super::parts::dynamic::{changed, clicked, effect, flag, memo_flag, part, words};
use super::parts::icons::{Glyph, Icon};
use super::parts::theme_button::ThemeButton;
use super::route::{Route, Screen};
use super::session::{Opening, SaveState, Session};
use super::text;
use crate::id::WorkshopId;
use crate::platform::page;
use crate::platform::programs::{self, Want};
use crate::workshop::Edit;

/// What a program shows in the frame. Called once, when the workshop is opened; what it gives makes the view whenever
/// the program's screens are gone to.
type Screens = fn(Frame) -> Arc<dyn Fn() -> AnyView + Send + Sync>;

/// A workshop: nothing but a message until its journal is read.
#[component]
pub fn WorkshopShell(
    /// Which.
    id: WorkshopId,
    /// The screens of this program.
    screens: &'static [Screen],
    /// Makes their view.
    view: Screens,
    /// Makes what lies over the screens of both programs.
    over: fn(Frame) -> AnyView,
) -> impl IntoView {
    let app = App::here();
    let Some(session) = Session::open(app, id) else { return ().into_any() };
    let frame = Frame::new(app, session);
    provide_context(session);
    provide_context(frame);
    let is_here = memo_flag(move || matches!(app.route.get(), Route::Workshop(_, screen) if screens.contains(&screen)));
    window_event_listener(ev::keydown, move |event| {
        if is_here.get_untracked() {
            frame.on_key(&event);
        }
    });
    effect(move || {
        // Not with the title below: this changes what that reads.
        if is_here.get() {
            untrack(|| session.hear_other_program());
        } else {
            session.remember_history();
        }
    });
    listen(session, is_here);
    effect(move || {
        if is_here.get() {
            page::set_title(&session.read(|workshop| text::page_title(&workshop.name)));
        }
    });
    let make = view(frame);
    // Only what is looked at is on the page; the session and what the screens remember stay.
    let framed = part(move || if is_here.get() { framed(frame, Arc::clone(&make)) } else { ().into_any() });
    view! { {framed}{over(frame)} }.into_any()
}

/// Keeps what can be undone in step between the two programs, whichever hears first that the screen has changed.
fn listen(session: Session, is_here: Memo<bool>) {
    let hidden = page::on_hide(move || session.remember_history());
    let written = programs::on_left(Want::History, move |_| {
        if is_here.try_get_untracked() == Some(true) {
            session.hear_other_program();
        }
    });
    let listeners = StoredValue::new_local(Some((hidden, written)));
    on_cleanup(move || listeners.set_value(None));
}

fn framed(frame: Frame, make: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let session = frame.session;
    view! {
        <TopBar session frame/>
        <SaveTrouble session frame/>
        {part(move || match session.opening.get() {
            Opening::Reading => view! { <main class="message"><p>{text::READING_WORKSHOP}</p></main> }.into_any(),
            Opening::Missing => view! { <Missing/> }.into_any(),
            Opening::Failed(error) => {
                view! { <main class="message"><p role="alert">{text::storage_error(&error)}</p></main> }.into_any()
            }
            Opening::Ready => make(),
        })}
    }
    .into_any()
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <main class="message">
            <h1>{text::NO_SUCH_WORKSHOP}</h1>
            <p>{text::NO_SUCH_WORKSHOP_WHY}</p>
            <p><a href="#/">{text::ALL_WORKSHOPS}</a></p>
        </main>
    }
}

#[component]
fn TopBar(session: Session, frame: Frame) -> impl IntoView {
    view! {
        <header class="bar">
            <a class="brand" href="#/" aria-label=text::ALL_WORKSHOPS title=text::ALL_WORKSHOPS><Glyph icon=Icon::Gauge/></a>
            <NameField session/>
            <SaveBadge session/>
            <UndoRedo session frame/>
            <Tabs session/>
            <div class="bar-end">
                <ThemeButton/>
                <button type="button" class="btn plain" on:click=clicked(move |_| frame.run(Action::SaveFile))
                    title=Action::SaveFile.title()>
                    <Glyph icon=Icon::Download/><span class="word">{text::SAVE_FILE}</span>
                </button>
                <button type="button" class="btn plain" on:click=clicked(move |_| frame.run(Action::Help))
                    title=Action::Help.title()>
                    <Glyph icon=Icon::Keys/><span class="word">{text::HELP}</span>
                </button>
            </div>
        </header>
    }
}

#[component]
fn NameField(session: Session) -> impl IntoView {
    let name = move || session.read(|workshop| workshop.name.clone());
    view! {
        <h1 class="bar-name">
            <span class="name-text" aria-hidden="true">{words(name)}</span>
            <input class="name-field" aria-label=text::WORKSHOP_NAME autocomplete="off" spellcheck="false"
                prop:value=words(name)
                on:change=changed(move |event| {
                    session.record(vec![Edit::RenameWorkshop { name: event_target_value(&event).trim().to_owned() }]);
                })/>
        </h1>
    }
}

#[component]
fn SaveBadge(session: Session) -> impl IntoView {
    let state = Memo::new(move |_| session.save_state());
    view! {
        <p class="saved" class:problem=flag(move || matches!(state.get(), SaveState::Failed(_))) role="status">
            <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d=words(move || icon_of(&state.get()).path().to_owned())></path></svg>
            <span class="word">{words(move || match state.get() {
                SaveState::Unchanged => text::NOTHING_TO_SAVE,
                SaveState::Saving => text::SAVING,
                SaveState::Saved => text::SAVED,
                SaveState::Failed(_) => text::NOT_SAVED,
            }.to_owned())}</span>
        </p>
    }
}

/// Says at once that a write failed, and offers the ways out (S4).
#[component]
fn SaveTrouble(session: Session, frame: Frame) -> impl IntoView {
    part(move || match session.save_state() {
        SaveState::Failed(error) => view! {
            <section class="trouble" role="alert">
                <p><strong>{text::NOT_SAVED_BANNER}</strong>" "{text::storage_error(&error)}</p>
                <button type="button" class="btn first" on:click=clicked(move |_| frame.run(Action::SaveFile))>{text::SAVE_FILE}</button>
                <button type="button" class="btn" on:click=clicked(move |_| session.save_again())>{text::TRY_AGAIN}</button>
            </section>
        }
        .into_any(),
        _ => ().into_any(),
    })
}

fn icon_of(state: &SaveState) -> Icon {
    if matches!(state, SaveState::Failed(_)) { Icon::Warning } else { Icon::Check }
}

#[component]
fn UndoRedo(session: Session, frame: Frame) -> impl IntoView {
    let can = Memo::new(move |_| session.can_undo_redo());
    view! {
        <div class="undo-redo">
            <button type="button" class="tool" aria-label=text::UNDO title=Action::Undo.title()
                disabled=flag(move || !can.get().0) on:click=clicked(move |_| frame.run(Action::Undo))><Glyph icon=Icon::Undo/></button>
            <button type="button" class="tool" aria-label=text::REDO title=Action::Redo.title()
                disabled=flag(move || !can.get().1) on:click=clicked(move |_| frame.run(Action::Redo))><Glyph icon=Icon::Redo/></button>
        </div>
    }
}

#[component]
fn Tabs(session: Session) -> impl IntoView {
    let app = App::here();
    let id = session.id();
    let tab = move |screen: Screen| {
        let here = move || {
            let is_here = matches!(app.route.get(), Route::Workshop(at, shown) if at == id && shown.tab() == screen);
            is_here.then_some("page")
        };
        let address = ["#", &Route::Workshop(id, screen).address()].concat();
        view! { <li><a href=address aria-current=here>{text::screen_name(screen)}</a></li> }
    };
    view! { <nav class="tabs" aria-label=text::SCREENS><ul>{Screen::TABS.map(tab).collect_view()}</ul></nav> }
}
