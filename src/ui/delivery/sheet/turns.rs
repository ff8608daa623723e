//! Figures first: what stands beside and below them follows a little later, part by part, so that no frame waits for all
//! of it. Until its turn a part shows the answer before.

use std::sync::Arc;

use leptos::prelude::*;

use crate::jobs::Sheet;
use crate::platform::clock;
use crate::ui::delivery::desk::{DeliveryDesk, Shown};
use crate::ui::parts::dynamic::{effect, memo_flag, part};

/// How many turns there are; the first one is that of the figures.
const TURNS: usize = 7;

/// What each turn shows. Copied as handles are.
#[derive(Clone, Copy)]
pub(super) struct Turns {
    shown: [RwSignal<Option<Shown>>; TURNS],
    round: StoredValue<u32>,
}

impl Turns {
    /// Follows the answers of the desk.
    pub fn new(desk: DeliveryDesk) -> Self {
        let turns = Self { shown: std::array::from_fn(|_| RwSignal::new(None)), round: StoredValue::new(0) };
        effect(move || turns.begin(desk, desk.sheet.get()));
        turns
    }

    /// Shows the figures of an answer; the other parts follow, unless another answer comes before.
    fn begin(self, desk: DeliveryDesk, sheet: Option<Shown>) {
        let round = self.round.get_value() + 1;
        self.round.set_value(round);
        let [figures, others @ ..] = self.shown;
        let is_none = sheet.is_none();
        figures.set(sheet.clone());
        if is_none {
            return others.into_iter().for_each(|part| part.set(None));
        }
        clock::spawn(async move {
            for part in others {
                clock::painted().await;
                if self.round.try_get_value() != Some(round) {
                    return;
                }
                part.try_set(sheet.clone());
            }
            desk.fetch_json();
        });
    }

    /// Whether there are figures to show.
    pub fn has_figures(self) -> Memo<bool> {
        let [figures, ..] = self.shown;
        memo_flag(move || figures.with(Option::is_some))
    }

    /// A part that is made in its turn, 0 to 6.
    pub fn part(
        self,
        turn: usize,
        view: impl Fn(Arc<Sheet>) -> AnyView + Send + 'static,
    ) -> Box<dyn FnMut() -> AnyView + Send> {
        let shown = self.shown.get(turn).copied();
        part(move || match shown.and_then(|shown| shown.get()) {
            Some(Shown(sheet)) => view(sheet),
            None => ().into_any(),
        })
    }
}
