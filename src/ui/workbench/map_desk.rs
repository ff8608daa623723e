//! What stands on the desk for the screens of this program: the shown map and the selected steps, shared with the first
//! program by the tab's memory.

use std::sync::Arc;

use leptos::prelude::*;

use crate::id::{MapId, StepId};
use crate::platform::{clock, page};
use crate::platform::programs::{self, Want};
use crate::stream::StreamMap;
use crate::ui::app::App;
use crate::ui::between::{Answer, OnDesk};
use crate::ui::frame::Frame;
use crate::ui::parts::dynamic::provided;
use crate::ui::parts::notices::Notice;
use crate::ui::route::{Route, Screen};
use crate::ui::session::Session;
use crate::ui::text;
use crate::ui::view::MapView;
use crate::workshop::{Edit, copy_as_future};

/// The shown map with its figures. Two are one when they were measured together.
#[derive(Clone)]
pub struct ShownMap(Arc<MapView>);

impl ShownMap {
    pub fn new(view: MapView) -> Self {
        Self(Arc::new(view))
    }
}

impl PartialEq for ShownMap {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for ShownMap {
    type Target = MapView;
    fn deref(&self) -> &MapView {
        &self.0
    }
}

/// Longer answers, in bytes, take the other program a while: a thousand steps.
const LONG_ANSWER: usize = 300_000;

/// Handles of the desk; they live as long as the workshop is open. By context.
#[derive(Clone, Copy)]
pub struct MapDesk {
    app: App,
    pub frame: Frame,
    pub session: Session,
    on_desk: RwSignal<OnDesk>,
    /// The shown map.
    pub view: Memo<Option<ShownMap>>,
    /// Counts requests to show what is selected.
    pub wants_shown: RwSignal<u32>,
}

impl MapDesk {
    pub fn new(app: App, frame: Frame) -> Self {
        let session = frame.session;
        let on_desk = RwSignal::new(OnDesk::default());
        let chosen = Memo::new(move |_| on_desk.with(|desk| desk.map));
        let view = Memo::new(move |_| {
            let chosen = chosen.get();
            let map = session.read(|workshop| {
                chosen.and_then(|id| workshop.map(id)).or(workshop.maps.first()).cloned()
            });
            map.map(|map| ShownMap::new(MapView::of(map)))
        });
        Self { app, frame, session, on_desk, view, wants_shown: RwSignal::new(0) }
    }

    pub fn here() -> Self {
        provided()
    }

    /// The shown screen of this workshop, in whichever program.
    pub fn screen(self) -> Option<Screen> {
        untrack(|| self.screen_tracked())
    }

    /// The same; runs again when it changes.
    pub fn screen_tracked(self) -> Option<Screen> {
        match self.app.route.get() {
            Route::Workshop(_, screen) => Some(screen),
            Route::Home | Route::Example | Route::All => None,
        }
    }

    fn name(self) -> String {
        OnDesk::name(self.session.id())
    }

    /// Takes over what the other program put there.
    pub fn recall(self) {
        let remembered = page::tab_memory(&self.name()).map(|text| OnDesk::from_text(&text)).unwrap_or_default();
        if self.on_desk.with_untracked(|desk| *desk != remembered) {
            self.on_desk.set(remembered);
        }
    }

    fn put(self, desk: OnDesk) {
        page::set_tab_memory(&self.name(), &desk.to_text());
        if self.on_desk.with_untracked(|old| *old != desk) {
            self.on_desk.set(desk);
        }
    }

    /// Shows another map.
    pub fn choose(self, map: MapId) {
        self.put(OnDesk { map: Some(map), steps: Vec::new() });
    }

    /// Shows a future state, drawn as a change of the shown map. Whether there was a map.
    pub fn draw_future(self) -> bool {
        let made = self.session.peek(|workshop| {
            let name = text::FUTURE_STATE;
            self.with_map(|map| copy_as_future(&workshop.maps, map, name, &mut clock::random_bits))
        });
        let Some((map, edits)) = made else { return false };
        self.record(edits);
        self.choose(map);
        true
    }

    /// Selects exactly these steps, the last one foremost.
    pub fn select(self, steps: Vec<StepId>) {
        let map = self.on_desk.with_untracked(|desk| desk.map);
        self.put(OnDesk { map, steps });
    }

    /// The selected steps, the last one foremost.
    pub fn selected(self) -> Vec<StepId> {
        self.on_desk.with(|desk| desk.steps.clone())
    }

    /// The selected steps, read once.
    pub fn selected_now(self) -> Vec<StepId> {
        untrack(|| self.selected())
    }

    /// Whether a step is selected.
    pub fn is_selected(self, step: StepId) -> bool {
        self.on_desk.with(|desk| desk.steps.contains(&step))
    }

    /// Reads the shown map once.
    pub fn with_map<T>(self, read: impl FnOnce(&StreamMap) -> T) -> Option<T> {
        let chosen = self.on_desk.with_untracked(|desk| desk.map);
        self.session.peek(|workshop| chosen.and_then(|id| workshop.map(id)).or(workshop.maps.first()).map(read))
    }

    /// Records a gesture. For the screens of this program; tools that lie over both answer.
    pub fn record(self, edits: Vec<Edit>) -> bool {
        self.session.record(edits)
    }

    /// Has the shown screen do something.
    pub fn answer(self, answer: Answer) {
        if self.screen() == Some(Screen::Map) {
            let text = answer.to_text();
            drop(answer);
            // What is long comes in a turn of its own, between which the page hears and draws.
            if text.len() > LONG_ANSWER {
                drop(clock::after(0, move || programs::leave(Want::Answer, &text)).forget());
            } else {
                programs::leave(Want::Answer, &text);
            }
            return;
        }
        match answer {
            Answer::Record(edits, steps) => {
                self.record(edits);
                if !steps.is_empty() {
                    self.show(steps);
                }
            }
            Answer::Select(steps) => self.show(steps),
            Answer::Run(action) => self.frame.run(action),
        }
    }

    /// Tells what was done.
    pub fn tell(self, text: impl Into<String>) {
        self.app.notify(Notice::info(text));
    }

    /// Tells what could not be done.
    pub fn warn(self, text: impl Into<String>) {
        self.app.notify(Notice::problem(text));
    }

    fn show(self, steps: Vec<StepId>) {
        self.select(steps);
        self.wants_shown.update(|count| *count = count.wrapping_add(1));
    }
}
