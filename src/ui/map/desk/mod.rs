//! The desk: what is shown of a workshop's map, what is selected, and every verb of the action table.

mod camera;
mod steps;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::id::{FlowId, MapId, StepId};
use crate::platform::{clock, elements, page};
use crate::stream::{Carried, StreamMap};
use crate::ui::keys::{Action, Place};
use crate::ui::map::canvas::target_with;
use crate::ui::app::App;
use crate::ui::between::{Answer, OnDesk};
use crate::ui::camera::Camera;
use crate::ui::frame::Frame;
use crate::ui::parts::notices::Notice;
use crate::ui::parts::dynamic::{effect, provided};
use crate::ui::session::{Session, Touched};
use crate::ui::text;
use crate::ui::view::{LayoutView, MapView};
use crate::workshop;

/// What is selected on the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Selection {
    #[default]
    Nothing,
    Steps(Vec<StepId>),
    Flow(FlowId),
}

/// A field of the inspector that a command can go to, by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Name,
    Team,
    LeadTime,
    ProcessTime,
    PercentCa,
    People,
}

/// Handles of the map screen; they live as long as the workshop is open.
#[derive(Clone, Copy)]
pub struct Desk {
    app: App,
    frame: Frame,
    pub session: Session,
    /// The map that was chosen; the first one where none was.
    pub chosen_map: RwSignal<Option<MapId>>,
    pub view: Memo<Option<MapView>>,
    pub layout: Memo<Option<LayoutView>>,
    pub selection: RwSignal<Selection>,
    pub carried: RwSignal<Option<Carried>>,
    pub camera: RwSignal<Camera>,
    /// View pixels per map unit.
    pub zoom: Memo<f64>,
    /// Whether the camera follows the map. Until somebody moves it, the map is shown as large as it can be read.
    follows_map: RwSignal<bool>,
    /// Size of the drawing area in CSS pixels.
    pub view_size: RwSignal<(f64, f64)>,
    pub wanted_field: RwSignal<Option<Field>>,
}

impl Desk {
    pub fn new(app: App, frame: Frame) -> Self {
        let session = frame.session;
        let chosen_map = RwSignal::new(None);
        let carried = RwSignal::new(None);
        let view = Memo::new_owning(move |old| follow(old.flatten(), session, chosen_map.get()));
        let layout = Memo::new_owning(move |old: Option<Option<LayoutView>>| match (old.flatten(), view.get()) {
            (Some(old), Some(view)) if old.is_of(&view) => (Some(old), false),
            (_, Some(view)) => (Some(LayoutView::of(&view)), true),
            (old, None) => (None, old.is_some()),
        });
        let camera = RwSignal::new(Camera::default());
        let desk = Self {
            app,
            frame,
            session,
            chosen_map,
            view,
            layout,
            selection: RwSignal::new(Selection::Nothing),
            carried,
            camera,
            zoom: Memo::new(move |_| camera.get().zoom),
            follows_map: RwSignal::new(true),
            view_size: RwSignal::new((0.0, 0.0)),
            wanted_field: RwSignal::new(None),
        };
        frame.take_verbs(move |action| desk.can(action), move |action| desk.run_here(action));
        session.borrow_view(move || view.try_get_untracked().flatten());
        desk
    }

    /// What stands here is remembered for the tab, so that other screens speak of the same map and steps.
    pub fn remember(self) {
        let name = OnDesk::name(self.session.id());
        effect(move || {
            let steps = match self.selection.get() {
                Selection::Steps(steps) => steps,
                _ => Vec::new(),
            };
            page::set_tab_memory(&name, &OnDesk { map: self.chosen_map.get(), steps }.to_text());
        });
    }

    /// Shows the map that another screen has chosen since.
    pub fn recall(self) {
        let text = page::tab_memory(&OnDesk::name(self.session.id())).unwrap_or_default();
        let chosen = OnDesk::from_text(&text).map;
        if chosen != self.chosen_map.get_untracked() {
            self.selection.set(Selection::Nothing);
            self.chosen_map.set(chosen);
        }
    }

    /// Does what the workbench answers.
    pub fn take_answer(self, answer: Answer) {
        match answer {
            Answer::Record(edits, steps) => {
                self.session.record(edits);
                if !steps.is_empty() {
                    self.show_steps(steps);
                }
            }
            Answer::Select(steps) => self.show_steps(steps),
            Answer::Run(action) => self.frame.run(action),
        }
    }

    fn show_steps(self, steps: Vec<StepId>) {
        if let Some(&last) = steps.last() {
            self.select_steps(steps);
            self.bring_into_view(last);
            Desk::focus_step(last);
        }
    }

    /// The desk of the open workshop.
    pub fn here() -> Self {
        provided()
    }

    fn can(self, action: Action) -> bool {
        let selected = self.selection.with_untracked(|selection| match selection {
            Selection::Steps(steps) => steps.len(),
            _ => 0,
        });
        selected >= match action.row().map(|row| row.place) {
            Some(Place::Step) => 1,
            Some(Place::Steps) => 2,
            _ => 0,
        }
    }

    /// Does what a button asks for.
    pub fn run(self, action: Action) {
        self.frame.run(action);
    }

    /// Does what a button that is written as text asks for: its `data-do` holds the number of an action.
    pub fn run_button(self, event: &MouseEvent) {
        let number = target_with(event, "data-do").and_then(|number| number.parse().ok());
        if let Some(action) = number.and_then(Action::numbered) {
            self.run(action);
        }
    }

    fn run_here(self, action: Action) {
        match action {
            Action::AddStep => self.add_step(),
            Action::AddParallel => self.add_parallel(),
            Action::EditName => self.wanted_field.set(Some(Field::Name)),
            Action::EditTeam => self.wanted_field.set(Some(Field::Team)),
            Action::EditLeadTime => self.wanted_field.set(Some(Field::LeadTime)),
            Action::EditProcessTime => self.wanted_field.set(Some(Field::ProcessTime)),
            Action::EditPercentCa => self.wanted_field.set(Some(Field::PercentCa)),
            Action::EditPeople => self.wanted_field.set(Some(Field::People)),
            Action::RemoveSelection => self.remove_selection(),
            Action::SelectAll => self.select_all(),
            Action::SelectNext => self.select_towards(1.0, 0.0),
            Action::SelectPrevious => self.select_towards(-1.0, 0.0),
            Action::SelectUp => self.select_towards(0.0, -1.0),
            Action::SelectDown => self.select_towards(0.0, 1.0),
            Action::ClearSelection => self.escape(),
            Action::Tidy => self.tidy(),
            Action::ZoomIn => self.zoom(camera::ZOOM_STEP),
            Action::ZoomOut => self.zoom(1.0 / camera::ZOOM_STEP),
            Action::MoveLeft => self.move_selection(-1.0, 0.0),
            Action::MoveRight => self.move_selection(1.0, 0.0),
            Action::MoveUp => self.move_selection(0.0, -1.0),
            Action::MoveDown => self.move_selection(0.0, 1.0),
            Action::ZoomAll => self.zoom_all(),
            Action::ZoomSelection => self.zoom_selection(),
            Action::DrawFuture => self.draw_future(),
            Action::ZoomFull => self.zoom_full(),
            // The frame's and the workbench's.
            _ => {}
        }
    }

    /// Something drawn of the shown map; nothing while there is none.
    pub fn drawn(self, draw: impl FnOnce(&MapView) -> String) -> String {
        self.view.with(|view| view.as_ref().map(draw)).unwrap_or_default()
    }

    /// The one selected step.
    pub fn selected_step(self) -> Option<StepId> {
        self.selection.with(|selection| match selection {
            Selection::Steps(steps) => steps.last().copied(),
            _ => None,
        })
    }

    pub fn select_step(self, step: StepId) {
        self.select_steps(vec![step]);
    }

    /// Selects exactly these steps.
    pub fn select_steps(self, steps: Vec<StepId>) {
        self.frame.tab_adds.set_value(true);
        self.selection.set(if steps.is_empty() { Selection::Nothing } else { Selection::Steps(steps) });
    }

    /// Selects a step because the focus has come to it by Tab: the next Tab goes on.
    pub fn select_by_tab(self, step: StepId) {
        self.select_step(step);
        self.frame.tab_adds.set_value(false);
    }

    /// Where Tab enters the drawing.
    pub fn tab_stop(self) -> Option<StepId> {
        self.selected_step().or_else(|| self.view.with(|view| view.as_ref()?.map().steps.first().map(|step| step.id)))
    }

    /// All selected steps, the foremost last.
    pub fn selected_steps(self) -> Vec<StepId> {
        match self.selection.get_untracked() {
            Selection::Steps(steps) => steps,
            _ => Vec::new(),
        }
    }

    /// Adds a step to the selection, or takes it out.
    pub fn toggle_step(self, step: StepId) {
        self.selection.update(|selection| match selection {
            Selection::Steps(steps) if steps.contains(&step) => steps.retain(|other| *other != step),
            Selection::Steps(steps) => steps.push(step),
            _ => *selection = Selection::Steps(vec![step]),
        });
    }

    /// Connects two steps: forward, or rework where the target already leads to the source.
    pub fn connect(self, from: StepId, to: StepId) {
        self.with_map(|map| {
            let edits = workshop::connect(map, from, to, &mut clock::random_bits);
            if !self.session.record(edits) {
                self.app.notify(Notice::info(text::NOT_CONNECTED));
            }
        });
    }

    /// A step in the middle of a flow.
    pub fn insert_on(self, flow: FlowId) {
        let added = self.with_map(|map| workshop::insert_on_flow(map, flow, &mut clock::random_bits)).flatten();
        self.show_new_step(added);
    }

    pub fn with_map<T>(self, run: impl FnOnce(&StreamMap) -> T) -> Option<T> {
        self.view.get_untracked().map(|view| run(view.map()))
    }

    fn escape(self) {
        if self.carried.get_untracked().is_some() {
            self.carried.set(None);
        } else {
            self.selection.set(Selection::Nothing);
        }
    }

    /// A future state, drawn as a change of the shown map.
    pub fn draw_future(self) {
        let made = self.session.peek(|workshop| {
            let name = text::FUTURE_STATE;
            self.with_map(|map| workshop::copy_as_future(&workshop.maps, map, name, &mut clock::random_bits))
        });
        if let Some((map, edits)) = made {
            self.session.record(edits);
            self.choose_map(map);
        }
    }

    /// Shows another map. The tools are written anew for it, so the focus is put on its button again.
    pub fn choose_map(self, map: MapId) {
        self.selection.set(Selection::Nothing);
        self.chosen_map.set(Some(map));
        clock::after(0, || elements::focus("[data-map][aria-pressed=true]")).forget();
    }
}

/// The view of the chosen map, or of the first one, after a change.
fn follow(old: Option<MapView>, session: Session, chosen: Option<MapId>) -> (Option<MapView>, bool) {
    let touched = session.take_touched();
    session.read(|workshop| {
        let map = chosen.and_then(|id| workshop.map(id)).or(workshop.maps.first());
        let Some(map) = map else { return (None, old.is_some()) };
        let Some(old) = old else { return (Some(MapView::of(map.clone())), true) };
        let steps = match &touched {
            Touched::Steps(steps) => Some(steps.as_slice()),
            Touched::Anything => None,
        };
        let (view, has_changed) = old.followed(map, steps);
        (Some(view), has_changed)
    })
}
