//! The questionnaires at hand: the built-in one is fetched when a screen first asks for it.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use crate::maturity::Model;
use crate::platform::{clock, files};

/// A file of its own and not part of the program: the first paint need not wait for it.
const BASELINE: &str = "./models/baseline.json";
static MODEL: OnceLock<Arc<Model>> = OnceLock::new();

/// How the fetching stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fetching {
    /// Nobody has asked yet.
    Unasked,
    /// On its way.
    Begun,
    /// There.
    Done,
    /// It did not arrive, or not whole.
    Failed,
}

/// A handle; by context, as long as a workshop is open.
#[derive(Clone, Copy)]
pub struct Questionnaires(RwSignal<Fetching>);

impl Questionnaires {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        Self(RwSignal::new(if MODEL.get().is_some() { Fetching::Done } else { Fetching::Unasked }))
    }

    /// Those of the open workshop.
    pub fn here() -> Self {
        expect_context()
    }

    /// How the fetching stands.
    pub fn fetching(self) -> Fetching {
        self.0.get()
    }

    /// The built-in questionnaire, once it is there.
    pub fn baseline(self) -> Option<Arc<Model>> {
        self.0.track();
        MODEL.get().cloned()
    }

    /// Fetches it, unless that is done or under way.
    pub fn fetch(self) {
        if matches!(self.0.get_untracked(), Fetching::Begun | Fetching::Done) {
            return;
        }
        self.0.set(Fetching::Begun);
        clock::spawn(async move {
            let model = files::fetch_text(BASELINE).await.ok().and_then(|json| Model::read(&json).ok());
            let outcome = match model {
                Some(model) => {
                    MODEL.get_or_init(|| Arc::new(model));
                    Fetching::Done
                }
                None => Fetching::Failed,
            };
            let _ = self.0.try_set(outcome);
        });
    }
}
