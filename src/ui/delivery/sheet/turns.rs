//! Figures first: what stands beside and below them is made a little later, part by part, so that no frame waits for all
//! of it. Only when the sheet comes into view: an answer to the next question takes its place at once and in whole.

use leptos::prelude::*;

use crate::platform::clock;
use crate::ui::parts::dynamic::{memo_flag, part};

/// The turn in which the last parts are made.
const LAST: u8 = 5;
/// So long the browser has to paint what is there.
const BETWEEN_MS: u32 = 20;

/// The turns that have come. Copied as handles are.
#[derive(Clone, Copy)]
pub(super) struct Turns(RwSignal<u8>);

impl Turns {
    pub fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// The figures are there: the other parts follow.
    pub fn begin(self) {
        if self.0.get_untracked() > 0 {
            return;
        }
        clock::spawn(async move {
            for turn in 1..=LAST {
                clock::sleep(BETWEEN_MS).await;
                self.0.try_set(turn);
            }
        });
    }

    /// A part that is made in its turn.
    pub fn part(self, turn: u8, view: impl Fn() -> AnyView + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
        let has_come = memo_flag(move || self.0.get() >= turn);
        part(move || if has_come.get() { view() } else { ().into_any() })
    }
}
