//! The map screen, put up once where nobody sees it.
//!
//! What a page does for the first time takes several times as long as later: machine code is made, fonts are looked for,
//! shapes of objects are learned. While somebody looks at the list, a made-up map is shown to nobody, act by act, so that
//! the first real one is not the first.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::app::App;
use super::frame::Frame;
use super::map::MapScreen;
use super::map::desk::Desk;
use super::route::Route;
use super::session::{Opening, Session};
use super::shell::framed;
use super::warm::{self, Warming};
use crate::id::{StepId, WorkshopId};
use crate::platform::{backstage, clock};
use crate::workshop::{Edit, Gesture, Replica, Stamp};

/// Enough for every sort of drawing; an act must not keep anybody waiting.
const STEPS: u64 = 8;

/// Readies page and program, once, while somebody looks at the list; between the pieces the page hears and draws.
pub fn begin(app: App) {
    /// The list is painted first.
    const WAIT_MS: u32 = 100;
    static HAS_BEGUN: AtomicBool = AtomicBool::new(false);
    if !HAS_BEGUN.swap(true, Ordering::Relaxed) {
        when_home(app, WAIT_MS, move || rehearse(app, Rehearsal::begin(app)));
    }
}

fn when_home(app: App, wait_ms: u32, act: impl FnOnce() + 'static) {
    let act = move || {
        if app.route.get_untracked() == Route::Home {
            act();
        }
    };
    clock::after(wait_ms, act).forget();
}

fn rehearse(app: App, rehearsal: Option<Rehearsal>) {
    const PAUSE_MS: u32 = 50;
    when_home(app, PAUSE_MS, move || match rehearsal {
        Some(rehearsal) => rehearse(app, rehearsal.next_act()),
        None => warm_up(app, Warming::default()),
    });
}

fn warm_up(app: App, mut warming: Warming) {
    const PAUSE_MS: u32 = 5;
    when_home(app, PAUSE_MS, move || {
        if warming.go_on() {
            warm_up(app, warming);
        }
    });
}

/// The screen behind the stage. It is gone when this is dropped.
struct Rehearsal {
    session: Session,
    desk: Desk,
    owner: Owner,
    shown: Box<dyn Mountable>,
    next_act: u8,
}

impl Rehearsal {
    /// The bar.
    fn begin(app: App) -> Option<Self> {
        let stage: Element = backstage::enter();
        let owner = Owner::new();
        owner.with(|| {
            let session = Session::new(app, WorkshopId::from_bits(0), Opening::Reading)?;
            let frame = Frame::new(app, session);
            let desk = Desk::new(app, frame);
            provide_context(app);
            provide_context(session);
            provide_context(frame);
            provide_context(desk);
            let mut shown = framed(frame, Arc::new(|| view! { <MapScreen/> }.into_any())).build();
            shown.mount(&stage, None);
            Some(Self { session, desk, owner: owner.clone(), shown: Box::new(shown), next_act: 0 })
        })
    }

    /// The tools without a map; a map; one of its steps with its details; then all is over.
    fn next_act(mut self) -> Option<Self> {
        match self.next_act {
            0 => self.session.opening.set(Opening::Ready),
            1 => {
                let stamp = Stamp { clock: 1, replica: Replica(1) };
                let edits = vec![Edit::AddMap { map: Box::new(warm::map(STEPS, false)), at: 0 }];
                self.session.receive(WorkshopId::from_bits(0), vec![Gesture { stamp, at_ms: 0.0, edits }]);
            }
            2 => self.desk.select_step(StepId::from_bits(0)),
            _ => return None,
        }
        self.next_act += 1;
        Some(self)
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        self.shown.unmount();
        self.owner.cleanup();
        backstage::leave();
    }
}
