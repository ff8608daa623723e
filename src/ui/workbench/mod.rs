//! The map's rarer tools, in the second program: help, palette, find, rows from a spreadsheet, settings.
//!
//! The first program asks for them (`ui::between`). What they do to the map is answered to the program whose screen is
//! shown, and that one records it: there is one history to undo.

pub mod choice;
mod dialog;
mod find;
mod help;
pub mod map_desk;
mod palette;
mod settings;
pub mod signs;

use leptos::prelude::*;

use crate::platform::programs::{self, Want};
use crate::ui::between::Ask;
use crate::ui::keys::Action;
use crate::ui::text;
use crate::ui::text::workbench as said;
use dialog::ToolDialog;
use find::FindBar;
use map_desk::MapDesk;

/// A tool that opens as a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Help,
    Palette,
    Settings,
}

impl Tool {
    /// The title of its dialog.
    fn title(self) -> &'static str {
        match self {
            Self::Help => text::HELP_TITLE,
            Self::Palette => said::PALETTE_TITLE,
            Self::Settings => said::SETTINGS_TITLE,
        }
    }
}

/// Handles of the workbench; they live as long as the workshop is open.
#[derive(Clone, Copy)]
pub struct Workbench {
    pub desk: MapDesk,
    /// The dialog that is open.
    pub shown: RwSignal<Option<Tool>>,
    /// Whether the bar to find steps is open.
    pub is_finding: RwSignal<bool>,
}

impl Workbench {
    /// Made once per open workshop.
    pub fn new(desk: MapDesk) -> Self {
        Self { desk, shown: RwSignal::new(None), is_finding: RwSignal::new(false) }
    }

    /// Does what was asked.
    fn hear(self, ask: &Ask) {
        self.desk.recall();
        match ask.action {
            Action::Help => self.shown.set(Some(Tool::Help)),
            Action::Palette => self.shown.set(Some(Tool::Palette)),
            Action::MapSettings => self.shown.set(Some(Tool::Settings)),
            Action::Find => {
                // Asked again, it takes the focus back.
                self.is_finding.set(false);
                self.is_finding.set(true);
            }
            _ => {}
        }
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
    view! {
        <ToolDialog workbench tool=Tool::Help content=help::keys/>
        <ToolDialog workbench tool=Tool::Palette content=palette::palette/>
        <ToolDialog workbench tool=Tool::Settings content=settings::settings/>
        <FindBar workbench/>
    }
}
