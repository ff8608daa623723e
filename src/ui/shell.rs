//! The frame of a workshop on the page: top bar, tabs, and the screen in it.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::app::App;
use super::frame::Frame;
use super::keys::Action;
use super::markup::Markup;
use super::parts::dynamic::{clicked, effect, memo_flag, part};
use super::top_bar::TopBar;
use super::route::{Route, Screen};
use super::session::{Opening, SaveState, Session};
use super::text;
use crate::id::WorkshopId;
use crate::platform::page;
use crate::platform::programs::{self, Want};

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
    let keys = window_event_listener(ev::keydown, move |event| {
        if is_here.get_untracked() {
            frame.on_key(&event);
        }
    });
    on_cleanup(move || keys.remove());
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

/// Keeps what can be undone in step between the two programs, whichever hears first that the screen has changed. A page
/// that is seen again may have missed what other tabs told.
fn listen(session: Session, is_here: Memo<bool>) {
    let turned = page::on_turn(move |is_hidden| if is_hidden { session.remember_history() } else { session.read_again() });
    let written = programs::on_left(Want::History, move |_| {
        if is_here.try_get_untracked() == Some(true) {
            session.hear_other_program();
        }
    });
    let listeners = StoredValue::new_local(Some((turned, written)));
    on_cleanup(move || listeners.set_value(None));
}

/// The bar and the screen of an open workshop.
pub fn framed(frame: Frame, make: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let session = frame.session;
    view! {
        <TopBar frame/>
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
        <main class="message" inner_html=missing()></main>
    }
}

fn missing() -> String {
    let mut markup = Markup::new();
    markup.raw("<h1>").words(text::NO_SUCH_WORKSHOP).raw("</h1><p>").words(text::NO_SUCH_WORKSHOP_WHY);
    markup.raw("</p><p><a href=\"#/\">").words(text::ALL_WORKSHOPS).raw("</a></p>");
    markup.finish()
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
