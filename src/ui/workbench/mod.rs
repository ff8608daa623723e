//! The map's rarer tools, in the second program: help, palette, rows from a spreadsheet, settings.
//!
//! The first program asks for them (`ui::between`). What they do to the map is answered to the program whose screen is
//! shown, and that one records it: there is one history to undo.

pub mod choice;
mod help;
pub mod map_desk;
pub mod signs;

use leptos::prelude::*;

use crate::ui::app::App;
use crate::ui::between::{Answer, Ask, OnDesk};
use crate::ui::frame::Frame;
use crate::ui::keys::Action;
use crate::ui::parts::dialog::Dialog;
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::platform::page;
use crate::platform::programs::{self, Want};
use crate::stream::StreamMap;

/// Handles of the workbench; they live as long as the workshop is open.
#[derive(Clone, Copy)]
pub struct Workbench {
    app: App,
    frame: Frame,
    help_shown: RwSignal<bool>,
}

impl Workbench {
    /// Made once per open workshop.
    pub fn new(app: App, frame: Frame) -> Self {
        Self { app, frame, help_shown: RwSignal::new(false) }
    }

    fn hear(self, ask: &Ask) {
        if ask.action == Action::Help {
            self.help_shown.set(true);
        }
    }

    /// Whether the first program's screen is the one that is shown.
    fn is_on_map(self) -> bool {
        matches!(self.app.route.get_untracked(), Route::Workshop(_, Screen::Map))
    }

    /// What stands on the desk: the chosen map and the selected steps.
    pub fn on_desk(self) -> OnDesk {
        let name = OnDesk::name(self.frame.session.id());
        page::tab_memory(&name).map(|text| OnDesk::from_text(&text)).unwrap_or_default()
    }

    /// Reads the map that is shown.
    pub fn with_map<T>(self, read: impl FnOnce(&StreamMap) -> T) -> Option<T> {
        let chosen = self.on_desk().map;
        self.frame.session.peek(|workshop| {
            chosen.and_then(|id| workshop.map(id)).or(workshop.maps.first()).map(read)
        })
    }

    /// Has the shown screen do something.
    pub fn answer(self, answer: Answer) {
        if self.is_on_map() {
            programs::leave(Want::Answer, &answer.to_text());
            return;
        }
        match answer {
            Answer::Record(edits, steps) => {
                self.frame.session.record(edits);
                self.select(steps);
            }
            Answer::Select(steps) => self.select(steps),
            Answer::Run(action) => self.frame.run(action),
        }
    }

    fn select(self, steps: Vec<crate::id::StepId>) {
        let desk = OnDesk { steps, ..self.on_desk() };
        page::set_tab_memory(&OnDesk::name(self.frame.session.id()), &desk.to_text());
    }
}

/// The dialogs of the workbench. Shown over whatever screen there is.
#[component]
pub fn WorkbenchDialogs(workbench: Workbench) -> impl IntoView {
    let listener = programs::on_left(Want::Ask, move |text| {
        if let Some(ask) = Ask::from_text(&text) {
            workbench.hear(&ask);
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
    view! { <Dialog title=text::HELP_TITLE shown=workbench.help_shown content=help::keys_table/> }
}
