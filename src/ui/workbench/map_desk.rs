//! What stands on the desk for the screens of this program: the shown map and the selected steps, shared with the first
//! program by the tab's memory.

use leptos::prelude::*;

use crate::id::{MapId, StepId};
use crate::platform::page;
use crate::stream::StreamMap;
use crate::ui::between::OnDesk;
use crate::ui::frame::Frame;
use crate::ui::session::Session;
use crate::ui::view::MapView;
use crate::workshop::Edit;

/// Handles of the desk; they live as long as the workshop is open. By context.
#[derive(Clone, Copy)]
pub struct MapDesk {
    pub frame: Frame,
    pub session: Session,
    on_desk: RwSignal<OnDesk>,
    /// The shown map with its figures.
    pub view: Memo<Option<MapView>>,
}

impl MapDesk {
    pub fn new(frame: Frame) -> Self {
        let session = frame.session;
        let on_desk = RwSignal::new(OnDesk::default());
        let chosen = Memo::new(move |_| on_desk.with(|desk| desk.map));
        let view = Memo::new(move |_| {
            let chosen = chosen.get();
            session.read(|workshop| {
                let map = chosen.and_then(|id| workshop.map(id)).or(workshop.maps.first());
                map.cloned().map(MapView::of)
            })
        });
        Self { frame, session, on_desk, view }
    }

    pub fn here() -> Self {
        expect_context()
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

    /// Records a gesture on the shown map.
    pub fn record(self, edits: Vec<Edit>) -> bool {
        self.session.record(edits)
    }
}
