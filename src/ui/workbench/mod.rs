//! The map's rarer tools, in the second program: help, terms, palette, find, rows from a spreadsheet, settings, the guide
//! to a first map.
//!
//! The first program asks for them (`ui::between`). What they do to the map is answered to the program whose screen is
//! shown, and that one records it: there is one history to undo.

mod arrange;
pub mod choice;
mod dialog;
mod export;
mod find;
mod glossary;
mod guide;
mod help;
pub mod map_desk;
mod palette;
mod rows;
mod settings;
pub mod signs;

use leptos::prelude::*;

use crate::platform::programs::{self, Want};
use crate::platform::{clock, page};
use crate::ui::between::{Ask, OnDesk};
use crate::ui::keys::Action;
use crate::ui::parts::dynamic::provided;
use crate::ui::route::{Route, Screen};
use crate::ui::session::Opening;
use crate::ui::text;
use crate::ui::text::{rows as said_rows, workbench as said};
use dialog::ToolDialog;
use find::FindBar;
use guide::GuidePanel;
use map_desk::MapDesk;
use rows::PasteReport;

/// How often is looked whether the workshop has arrived.
const OPENING_MS: u32 = 30;

/// A tool that opens as a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Help,
    Palette,
    Settings,
    Paste,
    PasteReport,
    Reading,
    Templates,
    Export,
    Glossary,
}

impl Tool {
    /// The title of its dialog.
    fn title(self) -> &'static str {
        match self {
            Self::Help => text::HELP_TITLE,
            Self::Palette => said::PALETTE_TITLE,
            Self::Settings => said::SETTINGS_TITLE,
            Self::Paste => said_rows::PASTE_TITLE,
            Self::PasteReport => said_rows::REPORT_TITLE,
            Self::Reading => said_rows::READING_TITLE,
            Self::Templates => said_rows::TEMPLATES_TITLE,
            Self::Export => text::export::TITLE,
            Self::Glossary => text::glossary::TITLE,
        }
    }
}

/// The dialog that is open, for screens that open one. By context, as long as the workshop is open.
#[derive(Clone, Copy, Default)]
pub struct ShownTool(RwSignal<Option<Tool>>);

impl ShownTool {
    /// Opens a dialog.
    pub fn show(self, tool: Tool) {
        self.0.set(Some(tool));
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
    /// Whether the guide to a first map is open.
    pub is_guiding: RwSignal<bool>,
    /// What the last paste came to.
    pub report: RwSignal<PasteReport>,
    /// How many rows are being read.
    pub rows_to_read: RwSignal<usize>,
}

impl Workbench {
    /// Made once per open workshop.
    pub fn new(desk: MapDesk) -> Self {
        Self {
            desk,
            shown: provided::<ShownTool>().0,
            is_finding: RwSignal::new(false),
            is_guiding: RwSignal::new(false),
            report: RwSignal::new(PasteReport::default()),
            rows_to_read: RwSignal::new(0),
        }
    }

    /// Does what was asked.
    fn hear(self, ask: &Ask) {
        self.desk.recall();
        match ask.action {
            Action::Help => self.shown.set(Some(Tool::Help)),
            Action::Palette => self.shown.set(Some(Tool::Palette)),
            Action::MapSettings => self.shown.set(Some(Tool::Settings)),
            Action::Glossary => self.shown.set(Some(Tool::Glossary)),
            Action::Present => page::go(&Route::Workshop(self.desk.session.id(), Screen::Present).address()),
            Action::Find => {
                // Asked again, it takes the focus back.
                self.is_finding.set(false);
                self.is_finding.set(true);
            }
            _ => self.hear_of_map(ask.clone()),
        }
    }

    /// What reads the map waits until that has arrived in this program.
    fn hear_of_map(self, ask: Ask) {
        if !matches!(self.desk.screen(), Some(Screen::Map | Screen::Table)) {
            return;
        }
        if self.desk.session.opening.get_untracked() != Opening::Reading {
            return self.act(&ask);
        }
        clock::spawn(async move {
            while self.desk.session.opening.try_get_untracked() == Some(Opening::Reading) {
                clock::sleep(OPENING_MS).await;
            }
            if self.desk.session.opening.try_get_untracked() == Some(Opening::Ready) {
                self.act(&ask);
            }
        });
    }

    fn act(self, ask: &Ask) {
        match ask.action {
            Action::Duplicate => rows::duplicate(self.desk),
            Action::Copy => rows::copy(self.desk, false),
            Action::Cut => rows::copy(self.desk, true),
            Action::RemoveSelection => rows::remove(self.desk, &OnDesk::from_text(&ask.detail).steps),
            Action::Paste if ask.detail.is_empty() => self.shown.set(Some(Tool::Paste)),
            Action::Paste => rows::paste(self, &ask.detail),
            Action::Templates => self.shown.set(Some(Tool::Templates)),
            Action::GuidedMap => {
                // Asked again, it takes the focus back.
                self.is_guiding.set(false);
                self.is_guiding.set(true);
            }
            action => arrange::arrange(self.desk, action),
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
    let clips = page::on_clipboard(move |clip| rows::on_clip(workbench, clip));
    let listener = StoredValue::new_local(Some((listener, clips)));
    on_cleanup(move || listener.set_value(None));
    view! {
        <ToolDialog workbench tool=Tool::Help content=help::keys/>
        <ToolDialog workbench tool=Tool::Palette content=palette::palette/>
        <ToolDialog workbench tool=Tool::Settings content=settings::settings/>
        <ToolDialog workbench tool=Tool::Paste content=rows::paste_form/>
        <ToolDialog workbench tool=Tool::PasteReport content=rows::paste_report/>
        <ToolDialog workbench tool=Tool::Reading content=rows::reading/>
        <ToolDialog workbench tool=Tool::Templates content=rows::templates/>
        <ToolDialog workbench tool=Tool::Export content=export::export/>
        <ToolDialog workbench tool=Tool::Glossary content=glossary::glossary/>
        <FindBar workbench/>
        <GuidePanel workbench/>
    }
}
