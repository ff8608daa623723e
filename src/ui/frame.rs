//! What every screen of a workshop can do, and where a key press goes.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::app::App;
use super::saving;
use super::keys::{Action, Keys, Place, TABLE};
use super::session::Session;
use crate::platform::elements;

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
    pub help_shown: RwSignal<bool>,
    verbs: StoredValue<Option<ScreenVerbs>, LocalStorage>,
}

impl Frame {
    pub fn new(app: App, session: Session) -> Self {
        Self { app, session, help_shown: RwSignal::new(false), verbs: StoredValue::new_local(None) }
    }

    /// Gives the screen's own actions to keyboard and toolbar.
    #[cfg(feature = "app")]
    pub fn take_verbs(self, can: impl Fn(Action) -> bool + 'static, run: impl Fn(Action) + 'static) {
        self.verbs.set_value(Some(ScreenVerbs { can: Box::new(can), run: Box::new(run) }));
    }

    /// Whether an action can be done now.
    pub fn can(self, action: Action) -> bool {
        if action.row().is_none_or(|row| row.place == Place::Workshop) {
            return true;
        }
        !self.help_shown.get_untracked()
            && self.verbs.with_value(|verbs| verbs.as_ref().is_some_and(|verbs| (verbs.can)(action)))
    }

    /// Does it.
    pub fn run(self, action: Action) {
        match action {
            Action::Undo => self.session.undo(),
            Action::Redo => self.session.redo(),
            Action::SaveFile => saving::save_file(self.app, self.session),
            Action::Help => self.help_shown.update(|shown| *shown = !*shown),
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
        let is_for_field = elements::focused_field().is_some() && row.action != Action::SaveFile;
        if !is_for_field && !event.default_prevented() && self.can(row.action) {
            event.prevent_default();
            self.run(row.action);
        }
    }
}

fn is_pressed(keys: &Keys, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_same = if key.chars().count() == 1 { key.to_ascii_lowercase() == keys.key } else { key == keys.key };
    is_same
        && (event.ctrl_key() || event.meta_key()) == keys.with_ctrl
        && keys.with_shift.is_none_or(|shift| shift == event.shift_key())
        && !event.alt_key()
}
