//! The presentation: one finding at a time, legible from the back of a room.

use std::sync::Arc;

use leptos::ev::{self, KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::app::App;
use super::draw::present::turn::{self, Turn};
use super::draw::present::{Presented, Room};
use super::parts::dynamic::{aria, clicked, effect, provided, words};
use super::route::{Route, Screen};
use super::text::present as said;
use super::workbench::map_desk::MapDesk;
use crate::platform::elements::{self, SizeWatch};
use crate::platform::{clock, full_screen, page};
use crate::workshop::Slide;

/// Which page is shown, and from which screen people came; both outlive the screen.
#[derive(Clone, Copy)]
pub struct PresentChoice {
    slide: RwSignal<Slide>,
    came_from: StoredValue<Screen>,
}

impl PresentChoice {
    /// Made once per open workshop.
    pub fn new(app: App) -> Self {
        let choice = Self { slide: RwSignal::new(Slide::default()), came_from: StoredValue::new(Screen::Map) };
        effect(move || match app.route.get() {
            Route::Workshop(_, Screen::Present) => choice.slide.set(Slide::default()),
            Route::Workshop(_, screen) => choice.came_from.set_value(screen),
            Route::Home | Route::Example | Route::All => {}
        });
        choice
    }
}

/// What is shown. Two are one when they were made together.
#[derive(Clone)]
struct Shown(Arc<Presented>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Handles of the screen.
#[derive(Clone, Copy)]
struct Pages {
    desk: MapDesk,
    choice: PresentChoice,
    shown: Memo<Option<Shown>>,
    room: RwSignal<Room>,
}

impl Pages {
    fn new() -> Self {
        let desk = MapDesk::here();
        desk.recall();
        let shown = Memo::new(move |_| {
            let map = desk.view.with(|view| view.as_ref().map(|view| view.map().id))?;
            desk.session.read(|workshop| {
                let presented = Presented::of(workshop, workshop.map(map)?, &clock::today());
                Some(Shown(Arc::new(presented)))
            })
        });
        Self { desk, choice: provided(), shown, room: RwSignal::new(Room::default()) }
    }

    fn slide(self) -> Slide {
        self.choice.slide.get()
    }

    fn turn_to(self, slide: Slide) {
        if self.choice.slide.get_untracked() != slide {
            self.choice.slide.set(slide);
        }
    }

    fn leave(self) {
        let screen = self.choice.came_from.get_value();
        page::go(&Route::Workshop(self.desk.session.id(), screen).address());
    }

    fn drawn(self, draw: impl FnOnce(&Presented, Slide) -> String) -> String {
        let slide = self.slide();
        self.shown.with(|shown| shown.as_ref().map(|shown| draw(&shown.0, slide))).unwrap_or_default()
    }

    fn on_key(self, event: &KeyboardEvent) {
        let is_for_other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented();
        if is_for_other || elements::is_dialog_open() || elements::focused_field().is_some() {
            return;
        }
        let Some(turn) = turn::on_key(&event.key(), self.choice.slide.get_untracked()) else { return };
        event.prevent_default();
        match turn {
            Turn::To(slide) => self.turn_to(slide),
            Turn::Leave => self.leave(),
            Turn::FullScreen => full_screen::set(!full_screen::is_on()),
        }
    }
}

/// The screen.
#[component]
pub fn PresentScreen() -> impl IntoView {
    let pages = Pages::new();
    let main: NodeRef<html::Main> = NodeRef::new();
    let keys = window_event_listener(ev::keydown, move |event| pages.on_key(&event));
    on_cleanup(move || {
        keys.remove();
        full_screen::set(false);
    });
    effect(move || {
        if let Some(main) = main.get() {
            let _ = main.focus();
        }
    });
    let from = StoredValue::new(None::<(f64, f64)>);
    let place = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = move |event: PointerEvent| from.set_value((event.pointer_type() == "touch").then(|| place(&event)));
    let up = move |event: PointerEvent| {
        if let Some((x, y)) = from.try_update_value(Option::take).flatten() {
            let (to_x, to_y) = place(&event);
            pages.turn_to(turn::on_swipe(to_x - x, to_y - y, pages.choice.slide.get_untracked()));
        }
    };
    view! {
        <main class="present" tabindex="-1" aria-label=said::SCREEN node_ref=main on:pointerdown=down on:pointerup=up
            on:pointercancel=move |_| from.set_value(None)>
            <Bar pages/>
            <section class="slide" tabindex="0">
                <div class="slide-words" inner_html=words(move || pages.drawn(Presented::words))></div>
                <Figure pages/>
            </section>
            <PageNav pages/>
            <p class="vh" role="status">{words(move || pages.drawn(|shown, slide| said::now_shown(slide, &shown.title(slide))))}</p>
        </main>
    }
}

/// Whose map it is, what its figures rest on, and the way out.
#[component]
fn Bar(pages: Pages) -> impl IntoView {
    let desk = pages.desk;
    let name = move || desk.session.read(|workshop| workshop.name.clone());
    let map = move || desk.view.with(|view| view.as_ref().map(|view| view.map().name.clone())).unwrap_or_default();
    let basis = move || desk.view.with(|view| view.as_ref().map(|view| said::basis(&view.map().calendar))).unwrap_or_default();
    view! {
        <header class="present-bar">
            <h1>{words(name)}</h1>
            <p>{words(map)}</p>
            <p class="present-basis">{words(basis)}</p>
            <FullScreenButton/>
            <button type="button" class="btn plain" on:click=clicked(move |_| pages.leave())>
                <kbd aria-hidden="true">{said::ESCAPE}</kbd>{said::LEAVE}
            </button>
        </header>
    }
}

#[component]
fn FullScreenButton() -> impl IntoView {
    if !full_screen::is_offered() {
        return ().into_any();
    }
    let is_on = RwSignal::new(full_screen::is_on());
    let listener = StoredValue::new_local(Some(full_screen::on_change(move || is_on.set(full_screen::is_on()))));
    on_cleanup(move || listener.set_value(None));
    view! {
        <button type="button" class="btn plain" aria-pressed=aria(move || is_on.get())
            on:click=clicked(|_| full_screen::set(!full_screen::is_on()))>
            <kbd aria-hidden="true">"F"</kbd>{said::FULL_SCREEN}
        </button>
    }
    .into_any()
}

/// What is drawn, as large as there is room.
#[component]
fn Figure(pages: Pages) -> impl IntoView {
    let frame: NodeRef<html::Div> = NodeRef::new();
    let watch = StoredValue::new_local(None::<SizeWatch>);
    effect(move || {
        if let Some(frame) = frame.get() {
            watch.set_value(SizeWatch::start(&frame, move |width, height| {
                let room = Room { width, height };
                if pages.room.get_untracked() != room {
                    pages.room.set(room);
                }
            }));
        }
    });
    let drawn = move || {
        let room = pages.room.get();
        if room.width > 0.0 { pages.drawn(|shown, slide| shown.figure(slide, room)) } else { String::new() }
    };
    view! {
        <div class="slide-room"><div class="slide-figure" node_ref=frame inner_html=words(drawn)></div></div>
    }
}

#[component]
fn PageNav(pages: Pages) -> impl IntoView {
    let button = move |slide: Slide| {
        let is_shown = move || pages.slide() == slide;
        view! {
            <li>
                <button type="button" aria-current=words(move || if is_shown() { "page" } else { "false" }.to_owned())
                    on:click=clicked(move |_| pages.turn_to(slide))>
                    <i>{slide.number()}</i>{said::slide_name(slide)}
                </button>
            </li>
        }
    };
    let step = move |name: &'static str, sign: &'static str, to: fn(Slide) -> Slide, is_after: bool| {
        let word = view! { <span class="word">{name}</span> };
        let sign = view! { <kbd aria-hidden="true">{sign}</kbd> };
        let inside = if is_after { (word.into_any(), sign.into_any()) } else { (sign.into_any(), word.into_any()) };
        view! {
            <button type="button" class="btn plain" aria-disabled=aria(move || to(pages.slide()) == pages.slide())
                on:click=clicked(move |_| pages.turn_to(to(pages.choice.slide.get_untracked())))>
                {inside.0}{inside.1}
            </button>
        }
    };
    view! {
        <nav class="present-nav" aria-label=said::PAGES>
            {step(said::PREVIOUS, "←", Slide::previous, false)}
            <ol>{Slide::ALL.map(button).collect_view()}</ol>
            {step(said::NEXT, "→", Slide::next, true)}
        </nav>
    }
}
