//! What every screen of a workshop can do, and where a key press goes.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::app::App;
use super::between::Ask;
use super::keys::{Action, Doer, Keys, Place, TABLE};
use super::saving;
use super::session::Session;
use crate::platform::elements;
use crate::platform::programs::{self, Want};

/// The verbs of the screen in the frame.
struct ScreenVerbs {
    can: Box<dyn Fn(Action) -> bool>,
    run: Box<dyn Fn(Action)>,
}

/// The frame of the open workshop. Cheap to copy; by context.
#[derive(Clone, Copy)]
pub struct Frame {
    app: App,
    pub session: Session,
    /// Whether Tab on the drawing means the next step. Not so while somebody only passes through by Tab.
    pub tab_adds: StoredValue<bool>,
    verbs: StoredValue<Option<ScreenVerbs>, LocalStorage>,
}

impl Frame {
    pub fn new(app: App, session: Session) -> Self {
        Self { app, session, tab_adds: StoredValue::new(false), verbs: StoredValue::new_local(None) }
    }

    /// Gives the screen's own actions to keyboard and toolbar.
    pub fn take_verbs(self, can: impl Fn(Action) -> bool + 'static, run: impl Fn(Action) + 'static) {
        self.verbs.set_value(Some(ScreenVerbs { can: Box::new(can), run: Box::new(run) }));
    }

    /// Whether an action can be done now.
    pub fn can(self, action: Action) -> bool {
        if action.row().is_none_or(|row| row.place == Place::Workshop) {
            return true;
        }
        self.verbs.with_value(|verbs| verbs.as_ref().is_some_and(|verbs| (verbs.can)(action)))
    }

    /// Does it.
    pub fn run(self, action: Action) {
        match action {
            Action::Undo => self.session.undo(),
            Action::Redo => self.session.redo(),
            Action::SaveFile => saving::save_file(self.app, self.session),
            _ if action.doer() != Doer::Screen => ask(action, ""),
            _ => self.verbs.with_value(|verbs| {
                if let Some(verbs) = verbs {
                    (verbs.run)(action);
                }
            }),
        }
    }

    /// Does what the key means here. In a field the keys belong to the field.
    pub fn on_key(self, event: &KeyboardEvent) {
        let row = TABLE.iter().find(|row| row.keys.iter().any(|keys| is_pressed(keys, event)));
        let Some(row) = row else { return };
        let is_for_field = elements::focused_field().is_some() && !matches!(row.action, Action::SaveFile | Action::Palette);
        if event.key() == "Tab" && !self.takes_tab() {
            return;
        }
        let is_for_other = elements::is_dialog_open() || row.action.doer() == Doer::Clipboard;
        if !is_for_field && !is_for_other && !event.default_prevented() && self.can(row.action) {
            event.prevent_default();
            self.run(row.action);
        }
    }
}

impl Frame {
    /// Tab belongs to the page, but for a step that somebody has chosen on the drawing; Escape gives it back.
    fn takes_tab(self) -> bool {
        self.tab_adds.get_value() && self.can(Action::EditName) && elements::has_focus_within("svg.map")
    }
}

/// Has the workbench in the second program do something; fetches that program first where it is not there yet.
pub fn ask(action: Action, detail: &str) {
    programs::fetch_second();
    programs::leave(Want::Ask, &Ask { action, detail: detail.to_owned() }.to_text());
}

fn is_pressed(keys: &Keys, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_same = if key.chars().count() == 1 { key.to_ascii_lowercase() == keys.key } else { key == keys.key };
    is_same
        && (event.ctrl_key() || event.meta_key()) == keys.with_ctrl
        && keys.with_shift.is_none_or(|shift| shift == event.shift_key())
        && !event.alt_key()
}
