//! The desk: what is shown of a workshop's map, what is selected, and every verb of the action table.

use leptos::prelude::*;

use crate::ui::parts::dynamic::{effect};

use crate::id::{FlowId, MapId, StepId};
use crate::platform::clock;
use crate::stream::{Position, StreamMap};
use crate::ui::keys::{Action, Place};
use crate::ui::app::App;
use crate::ui::camera::Camera;
use crate::ui::frame::Frame;
use crate::ui::parts::notices::Notice;
use crate::ui::session::Session;
use crate::ui::text;
use crate::ui::view::{LayoutView, MapView};
use crate::workshop::{self, Edit, StepField};

/// What is selected on the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Selection {
    #[default]
    Nothing,
    Steps(Vec<StepId>),
    Flow(FlowId),
}

/// A field of the inspector that a command can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Name,
    Team,
    LeadTime,
    ProcessTime,
    PercentCa,
}

/// Steps on their way: how far from where they were taken up, in map units.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    pub steps: Vec<StepId>,
    pub dx: f64,
    pub dy: f64,
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
    /// Whether the camera follows the map. Until somebody moves it, the map is shown as large as it can be read.
    follows_map: RwSignal<bool>,
    /// Size of the drawing area in CSS pixels.
    pub view_size: RwSignal<(f64, f64)>,
    pub wanted_field: RwSignal<Option<Field>>,
}

const ZOOM_STEP: f64 = 1.25;
const MARGIN_IN_VIEW: f64 = 32.0;
const LEAST_READABLE_ZOOM: f64 = 0.67;

impl Desk {
    pub fn new(app: App, frame: Frame) -> Self {
        let session = frame.session;
        let chosen_map = RwSignal::new(None);
        let carried = RwSignal::new(None);
        let view = Memo::new(move |_| {
            let chosen = chosen_map.get();
            session.read(|workshop| {
                let map = chosen.and_then(|id| workshop.map(id)).or(workshop.maps.first());
                map.cloned().map(MapView::of)
            })
        });
        let layout = Memo::new(move |_| view.get().map(|view| layout_of(view.map(), carried.get().as_ref())));
        let desk = Self {
            app,
            frame,
            session,
            chosen_map,
            view,
            layout,
            selection: RwSignal::new(Selection::Nothing),
            carried,
            camera: RwSignal::new(Camera::default()),
            follows_map: RwSignal::new(true),
            view_size: RwSignal::new((0.0, 0.0)),
            wanted_field: RwSignal::new(None),
        };
        frame.take_verbs(move |action| desk.can(action), move |action| desk.run_here(action));
        desk
    }

    /// The desk of the open workshop.
    pub fn here() -> Self {
        expect_context()
    }

    fn can(self, action: Action) -> bool {
        let needs_step = action.row().is_some_and(|row| row.place == Place::Step);
        !needs_step || untrack(|| self.selected_step()).is_some()
    }

    /// Does what a button asks for.
    pub fn run(self, action: Action) {
        self.frame.run(action);
    }

    fn run_here(self, action: Action) {
        match action {
            Action::Undo | Action::Redo | Action::SaveFile | Action::Help => {}
            Action::AddStep => self.add_step(),
            Action::AddParallel => self.add_parallel(),
            Action::EditName => self.wanted_field.set(Some(Field::Name)),
            Action::EditTeam => self.wanted_field.set(Some(Field::Team)),
            Action::EditLeadTime => self.wanted_field.set(Some(Field::LeadTime)),
            Action::EditProcessTime => self.wanted_field.set(Some(Field::ProcessTime)),
            Action::EditPercentCa => self.wanted_field.set(Some(Field::PercentCa)),
            Action::RemoveSelection => self.remove_selection(),
            Action::SelectNext => self.select_towards(1.0, 0.0),
            Action::SelectPrevious => self.select_towards(-1.0, 0.0),
            Action::SelectUp => self.select_towards(0.0, -1.0),
            Action::SelectDown => self.select_towards(0.0, 1.0),
            Action::ClearSelection => self.escape(),
            Action::Tidy => self.tidy(),
            Action::ZoomIn => self.zoom(ZOOM_STEP),
            Action::ZoomOut => self.zoom(1.0 / ZOOM_STEP),
            Action::ZoomAll => self.zoom_all(),
            Action::ZoomFull => self.move_camera(Camera::default()),
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
        self.selection.set(Selection::Steps(vec![step]));
    }

    /// Adds a step to the selection, or takes it out.
    pub fn toggle_step(self, step: StepId) {
        self.selection.update(|selection| match selection {
            Selection::Steps(steps) if steps.contains(&step) => steps.retain(|other| *other != step),
            Selection::Steps(steps) => steps.push(step),
            _ => *selection = Selection::Steps(vec![step]),
        });
    }

    /// Records one field of a step.
    pub fn set_step(self, step: StepId, set: StepField) {
        self.with_map(|map| self.session.record(vec![Edit::SetStep { map: map.id, step, set }]));
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

    /// Puts carried steps down.
    pub fn put_down(self, carried: &Carried) {
        let Some(layout) = self.layout.get_untracked() else { return };
        self.carried.set(None);
        self.with_map(|map| {
            let place = |step: &StepId| {
                let placed = layout.step(*step)?;
                // To a tenth of a unit: finer is neither seen nor worth its digits in the journal.
                let tenth = |length: f64| (length * 10.0).round() / 10.0;
                let set = StepField::Position(Some(Position { x: tenth(placed.x), y: tenth(placed.y) }));
                Some(Edit::SetStep { map: map.id, step: *step, set })
            };
            self.session.record(carried.steps.iter().filter_map(place).collect())
        });
    }

    pub fn with_map<T>(self, run: impl FnOnce(&StreamMap) -> T) -> Option<T> {
        self.view.get_untracked().map(|view| run(view.map()))
    }

    fn add_step(self) {
        let after = untrack(|| self.selected_step());
        let added = self.with_map(|map| {
            let after = after.or_else(|| map.steps.last().map(|step| step.id));
            workshop::add_step_after(map, after, &mut clock::random_bits)
        });
        self.show_new_step(added);
    }

    fn add_parallel(self) {
        let Some(beside) = untrack(|| self.selected_step()) else { return };
        let added = self.with_map(|map| workshop::add_step_beside(map, beside, &mut clock::random_bits)).flatten();
        self.show_new_step(added);
    }

    fn show_new_step(self, added: Option<(StepId, Vec<Edit>)>) {
        let Some((step, edits)) = added else { return };
        if self.session.record(edits) {
            self.select_step(step);
            self.bring_into_view(step);
            self.wanted_field.set(Some(Field::Name));
        }
    }

    fn remove_selection(self) {
        let selection = self.selection.get_untracked();
        self.with_map(|map| {
            let edits = match selection {
                Selection::Nothing => Vec::new(),
                Selection::Steps(steps) => workshop::remove_steps(map, &steps, &mut clock::random_bits),
                Selection::Flow(flow) => vec![Edit::RemoveFlow { map: map.id, flow }],
            };
            self.session.record(edits)
        });
        self.selection.set(Selection::Nothing);
    }

    /// The nearest step in a direction: distance along it, and twice the distance across.
    fn select_towards(self, x: f64, y: f64) {
        let Some(layout) = self.layout.get_untracked() else { return };
        let boxes = &layout.layout().boxes;
        let here = untrack(|| self.selected_step()).and_then(|id| layout.step(id).copied());
        let nearest = match here {
            None => boxes.first(),
            Some(here) => {
                let distance = |x2: f64, y2: f64| {
                    let (dx, dy) = (x2 - here.x, y2 - here.y);
                    let (along, across) = (dx * x + dy * y, (dx * y + dy * x).abs());
                    (along > 1.0).then_some(along + 2.0 * across)
                };
                let reachable = boxes.iter().filter_map(|other| Some((other, distance(other.x, other.y)?)));
                reachable.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(step, _)| step)
            }
        };
        if let Some(nearest) = nearest {
            self.select_step(nearest.step);
            self.bring_into_view(nearest.step);
        }
    }

    fn bring_into_view(self, step: StepId) {
        let Some(placed) = self.layout.get_untracked().and_then(|layout| layout.step(step).copied()) else { return };
        let size = self.view_size.get_untracked();
        let at = Position { x: placed.x, y: placed.y };
        let show = |camera: Camera| camera.showing(at, placed.width, placed.height, size, MARGIN_IN_VIEW);
        self.camera.update(|camera| *camera = show(*camera));
    }

    fn escape(self) {
        if self.carried.get_untracked().is_some() {
            self.carried.set(None);
        } else {
            self.selection.set(Selection::Nothing);
        }
    }

    /// Gives every step back to the layout.
    fn tidy(self) {
        self.with_map(|map| {
            let placed = map.steps.iter().filter(|step| step.position.is_some());
            let free = |step: StepId| Edit::SetStep { map: map.id, step, set: StepField::Position(None) };
            self.session.record(placed.map(|step| free(step.id)).collect())
        });
        self.zoom_all();
    }

    fn zoom(self, factor: f64) {
        let (width, height) = self.view_size.get_untracked();
        self.move_camera(self.camera.get_untracked().zoomed_at(factor, width / 2.0, height / 2.0));
    }

    /// A person moves the camera: from now on it stays where it is put.
    pub fn move_camera(self, camera: Camera) {
        self.follows_map.set(false);
        self.camera.set(camera);
    }

    /// While nobody has moved the camera it keeps the map in view, whatever grows or shrinks. Belongs to the component
    /// that calls it.
    pub fn keep_in_view(self) {
        let extent = Memo::new(move |_| {
            let layout = self.layout.get()?;
            let layout = layout.layout();
            Some((layout.left, layout.top, layout.width, layout.height))
        });
        effect(move || {
            extent.track();
            self.view_size.track();
            if self.follows_map.get_untracked() && self.carried.get_untracked().is_none() {
                self.fit(LEAST_READABLE_ZOOM);
                if let Some(step) = untrack(|| self.selected_step()) {
                    self.bring_into_view(step);
                }
            }
        });
    }

    /// The whole map in view.
    pub fn zoom_all(self) {
        self.follows_map.set(true);
        self.fit(0.0);
    }

    /// The map from its top left corner, as large as it can be read: whole where it fits, else at least at two thirds.
    pub fn zoom_to_read(self) {
        self.follows_map.set(true);
        self.fit(LEAST_READABLE_ZOOM);
    }

    fn fit(self, least_zoom: f64) {
        let (width, height) = self.view_size.get_untracked();
        if let Some(layout) = self.layout.get_untracked() {
            let layout = layout.layout();
            let fitting = Camera::fitting(layout.width, layout.height, width, height);
            let zoom = fitting.zoom.max(least_zoom);
            self.camera.set(Camera { x_in_view: -layout.left * zoom, y_in_view: -layout.top * zoom, zoom });
        }
    }

    /// A future state, drawn as a change of the shown map.
    pub fn draw_future(self) {
        let at = self.session.peek(|workshop| workshop.maps.len());
        let made = self.with_map(|map| workshop::copy_as_future(map, text::FUTURE_STATE, at, &mut clock::random_bits));
        if let Some((map, edits)) = made {
            self.session.record(edits);
            self.selection.set(Selection::Nothing);
            self.chosen_map.set(Some(map));
        }
    }
}
/// The layout with carried steps where they are held.
fn layout_of(map: &StreamMap, carried: Option<&Carried>) -> LayoutView {
    let at_rest = LayoutView::of(map);
    let Some(carried) = carried else { return at_rest };
    let mut held = map.clone();
    for step in held.steps.iter_mut().filter(|step| carried.steps.contains(&step.id)) {
        if let Some(placed) = at_rest.step(step.id) {
            step.position = Some(Position { x: placed.x + carried.dx, y: placed.y + carried.dy });
        }
    }
    LayoutView::of(&held)
}
