//! The import and the sheet, put up once where nobody sees them.
//!
//! What a page does for the first time takes two to four times as long as later: machine code is made, styles are looked
//! up. While somebody looks for a file, a made-up import is shown to nobody, act by act, so that the first real one is not
//! the first.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::{DeliveryDesk, Reading, Shown};
use crate::jobs::{ImportView, Job, Reply, Sheet};
use crate::platform::{backstage, clock};
use crate::ui::delivery::import::ImportScreen;
use crate::ui::delivery::sheet::SheetScreen;
use crate::ui::jobs::Jobs;

/// Whoever has a file at hand gives it before this, and need not wait for a made-up one.
const WAIT_MS: u32 = 300;
/// What an act is followed by: the page hears and draws.
const PAUSE_MS: u32 = 50;
/// The sheet comes part by part.
const SHEET_MS: u32 = 300;

impl DeliveryDesk {
    /// The screen is shown: whoever looks at it will soon give it files, or ask.
    pub fn on_shown(self) {
        self.jobs.start();
        if self.has_rehearsed.get_value() {
            return;
        }
        self.has_rehearsed.set_value(true);
        // Gone when the screen is left.
        let (owner, screen) = (Owner::current(), StoredValue::new(()));
        let may_go_on = move || screen.try_get_value().is_some() && self.is_idle();
        let rehearse = move |answer| {
            if let (Ok(Reply::Rehearsed(view, sheet)), Some(owner)) = (answer, &owner)
                && may_go_on()
            {
                self.rehearse(owner, *view, *sheet, may_go_on);
            }
        };
        let ask = move || {
            if may_go_on() {
                self.jobs.send(Job::Rehearse, Vec::new(), rehearse);
            }
        };
        clock::after(WAIT_MS, ask).forget();
    }

    /// Shows a made-up import to nobody, the first time in this page and as long as nobody imports anything.
    fn rehearse(self, owner: &Owner, view: ImportView, sheet: Sheet, may_go_on: impl Fn() -> bool + 'static) {
        static HAS_BEGUN: AtomicBool = AtomicBool::new(false);
        if !HAS_BEGUN.swap(true, Ordering::Relaxed) {
            let acts: [(u32, Act); 5] = [
                (0, Box::new(Stage::show_reading)),
                (PAUSE_MS, Box::new(move |stage| stage.show_import(view))),
                (PAUSE_MS, Box::new(Stage::show_measuring)),
                (PAUSE_MS, Box::new(move |stage| stage.show_sheet(sheet))),
                (SHEET_MS, Box::new(|_| {})),
            ];
            play(may_go_on, Stage::enter(self, owner), acts.into());
        }
    }

    /// Whether nothing was imported, and nothing is.
    fn is_idle(self) -> bool {
        self.is_importing.try_get_untracked() == Some(false)
            && self.joined.try_get_untracked() == Some(None)
            && self.session.peek(|workshop| workshop.datasets.is_empty())
    }
}

type Act = Box<dyn FnOnce(&mut Stage)>;

/// Plays the acts, each after its pause; what is left of them falls away where the desk is needed.
fn play(may_go_on: impl Fn() -> bool + 'static, mut stage: Stage, mut acts: VecDeque<(u32, Act)>) {
    let Some((pause_ms, act)) = acts.pop_front() else { return };
    let go_on = move || {
        if may_go_on() {
            act(&mut stage);
            play(may_go_on, stage, acts);
        }
    };
    clock::after(pause_ms, go_on).forget();
}

/// The room, and what stands in it. Both are gone when this is dropped.
struct Stage {
    owner: Owner,
    room: Element,
    understudy: DeliveryDesk,
    shown: Option<Box<dyn Mountable>>,
}

impl Stage {
    fn enter(desk: DeliveryDesk, parent: &Owner) -> Self {
        let owner = parent.child();
        let understudy = owner.with(|| {
            // Of the same workshop; nobody does its jobs.
            let understudy = DeliveryDesk::new(desk.app, desk.session, Jobs::of_nobody());
            provide_context(understudy);
            understudy
        });
        Self { owner, room: backstage::enter(), understudy, shown: None }
    }

    fn show(&mut self, screen: fn() -> AnyView) {
        self.clear();
        let mut shown = self.owner.with(|| view! { <main class="delivery">{screen()}</main> }.into_any().build());
        shown.mount(&self.room, None);
        self.shown = Some(Box::new(shown));
    }

    fn clear(&mut self) {
        if let Some(mut shown) = self.shown.take() {
            shown.unmount();
        }
    }

    fn show_reading(&mut self) {
        self.understudy.reading.set(vec![Reading::begun(0, 0, String::new(), 1.0)]);
        self.show(|| view! { <ImportScreen/> }.into_any());
    }

    fn show_import(&mut self, view: ImportView) {
        self.understudy.import.set(view);
        self.understudy.reading.set(Vec::new());
        self.understudy.shown_file.set(Some(0));
    }

    fn show_measuring(&mut self) {
        self.show(|| view! { <SheetScreen/> }.into_any());
    }

    fn show_sheet(&mut self, sheet: Sheet) {
        self.understudy.sheet.set(Some(Shown(Arc::new(sheet))));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.clear();
        self.owner.cleanup();
        backstage::leave();
    }
}
