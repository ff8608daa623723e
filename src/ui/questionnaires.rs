//! The questionnaires at hand: the built-in one, fetched when a screen first asks for it, and those of the document.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use crate::maturity::{Ladder, Model};
use crate::platform::{clock, files};
use crate::ui::parts::dynamic::provided;
use crate::workshop::{OwnModel, Workshop};

/// Where the built-in questionnaire is, in the words of the page's language; what is kept of a scorecard are ids, which
/// are the same in all. A file of its own and not part of the program: the first paint need not wait for it.
pub const BASELINE: &str =
    if cfg!(feature = "german") { "./models/baseline.de.json" } else { "./models/baseline.json" };
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
pub struct Questionnaires {
    fetching: RwSignal<Fetching>,
    /// Own ones that were read so far. An edition never changes, so none is read twice.
    read: StoredValue<Vec<Arc<Model>>>,
}

/// What a practice of the built-in questionnaire, once that is there, or a milestone of the ladder is called.
pub fn title_of(id: &str) -> Option<String> {
    let practice = || MODEL.get()?.practice(id).map(|practice| practice.title.clone());
    practice().or_else(|| Ladder::standard().milestone(id).map(|(_, milestone)| milestone.text.clone()))
}

impl Questionnaires {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        let fetching = if MODEL.get().is_some() { Fetching::Done } else { Fetching::Unasked };
        Self { fetching: RwSignal::new(fetching), read: StoredValue::new(Vec::new()) }
    }

    /// Those of the open workshop.
    pub fn here() -> Self {
        provided()
    }

    /// How the fetching stands.
    pub fn fetching(self) -> Fetching {
        self.fetching.get()
    }

    /// The built-in questionnaire, once it is there.
    pub fn baseline(self) -> Option<Arc<Model>> {
        self.fetching.track();
        MODEL.get().cloned()
    }

    /// The edition of a questionnaire that a card was answered under; where that is not at hand, the newest of its id.
    pub fn edition(self, workshop: &Workshop, id: &str, version: u32) -> Option<Arc<Model>> {
        let own = || workshop.models.iter().filter(|model| model.id == id);
        if let Some(baseline) = self.baseline().filter(|baseline| baseline.id == id) {
            return Some(baseline);
        }
        let exact = own().find(|model| model.version == version);
        self.read(exact.or_else(|| own().max_by_key(|model| model.version))?)
    }

    /// What a new card can be answered under: the built-in one, and the newest edition of each own one.
    pub fn newest(self, workshop: &Workshop) -> Vec<Arc<Model>> {
        let is_newest = |model: &&OwnModel| {
            !workshop.models.iter().any(|other| other.id == model.id && other.version > model.version)
        };
        let own = workshop.models.iter().filter(is_newest).filter_map(|model| self.read(model));
        self.baseline().into_iter().chain(own).collect()
    }

    fn read(self, own: &OwnModel) -> Option<Arc<Model>> {
        let is_it = |model: &&Arc<Model>| model.id == own.id && model.version == own.version;
        if let Some(known) = self.read.with_value(|read| read.iter().find(is_it).cloned()) {
            return Some(known);
        }
        let model = Arc::new(Model::read_own(&own.json).ok()?);
        self.read.update_value(|read| read.push(Arc::clone(&model)));
        Some(model)
    }

    /// Fetches it, unless that is done or under way.
    pub fn fetch(self) {
        if matches!(self.fetching.get_untracked(), Fetching::Begun | Fetching::Done) {
            return;
        }
        self.fetching.set(Fetching::Begun);
        clock::spawn(async move {
            let model = files::fetch_text(BASELINE).await.ok().and_then(|json| Model::read(&json).ok());
            let outcome = match model {
                Some(model) => {
                    MODEL.get_or_init(|| Arc::new(model));
                    Fetching::Done
                }
                None => Fetching::Failed,
            };
            let _ = self.fetching.try_set(outcome);
        });
    }
}
