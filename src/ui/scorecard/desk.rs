//! The desk of the scorecard screen: which card is shown, what it amounts to, and every verb.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::HtmlElement;

use crate::id::ScorecardId;
use crate::maturity::{Answer, Comparison, Level, Model, Profile, Rating, Scorecard, compare, earlier, latest, profile};
use crate::platform::clock;
use crate::ui::app::App;
use crate::ui::improve::{ImproveChoice, open_ones};
use crate::ui::parts::notices::Notice;
use crate::ui::session::Session;
use crate::ui::text;
use crate::workshop::{Edit, ScorecardField, Subject};

/// What the shown card is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Against {
    /// The one before it of the same team.
    #[default]
    Previous,
    Nothing,
    Card(ScorecardId),
}

/// What somebody chose to see; it outlives the screen.
#[derive(Clone, Copy, Default)]
pub struct CardChoice {
    /// The card; where none was chosen or it is gone, the latest.
    chosen: RwSignal<Option<ScorecardId>>,
    against: RwSignal<Against>,
}

/// Handles of the scorecard screen.
#[derive(Clone, Copy)]
pub struct CardDesk {
    app: App,
    session: Session,
    choice: CardChoice,
    improve: ImproveChoice,
    model: StoredValue<Arc<Model>>,
    /// Whether the fields of a new card are shown.
    pub starting: RwSignal<bool>,
    /// The card that is shown.
    pub card: Memo<Option<Arc<Scorecard>>>,
    /// The card it is compared with.
    pub before: Memo<Option<Arc<Scorecard>>>,
    pub profile: Memo<Profile>,
    pub comparison: Memo<Option<Comparison>>,
    /// The practice that is to get the focus as soon as it is there.
    wanted: RwSignal<Option<String>>,
}

impl CardDesk {
    pub fn new(model: Arc<Model>) -> Self {
        let (app, session, choice) = (App::here(), expect_context::<Session>(), expect_context::<CardChoice>());
        let card = Memo::new(move |_| {
            let chosen = choice.chosen.get();
            session.read(|workshop| {
                let card = chosen.and_then(|id| workshop.scorecard(id)).or_else(|| latest(&workshop.scorecards));
                card.cloned().map(Arc::new)
            })
        });
        let before = Memo::new(move |_| {
            let (card, against) = (card.get()?, choice.against.get());
            session.read(|workshop| compared_with(&workshop.scorecards, &card, against).cloned().map(Arc::new))
        });
        let (scored, compared) = (Arc::clone(&model), Arc::clone(&model));
        Self {
            app,
            session,
            choice,
            improve: ImproveChoice::here(),
            model: StoredValue::new(model),
            starting: RwSignal::new(false),
            card,
            before,
            profile: Memo::new(move |_| card.get().map(|card| profile(&scored, &card)).unwrap_or_default()),
            comparison: Memo::new(move |_| Some(compare(&compared, &*before.get()?, &*card.get()?))),
            wanted: RwSignal::new(None),
        }
    }

    /// The desk of the screen.
    pub fn here() -> Self {
        expect_context()
    }

    pub fn model(self) -> Arc<Model> {
        self.model.get_value()
    }

    pub fn against(self) -> Against {
        self.choice.against.get()
    }

    /// Reads all cards; runs again when they change.
    pub fn cards<T>(self, read: impl FnOnce(&[Scorecard]) -> T) -> T {
        self.session.read(|workshop| read(&workshop.scorecards))
    }

    /// Team names used so far on maps and cards, in order.
    pub fn teams(self) -> Vec<String> {
        let mut teams: Vec<String> = self.session.read(|workshop| {
            let of_steps = workshop.maps.iter().flat_map(|map| &map.steps).map(|step| &step.team);
            of_steps.chain(workshop.scorecards.iter().map(|card| &card.team)).cloned().collect()
        });
        teams.retain(|team| !team.is_empty());
        crate::order::sort(&mut teams);
        teams.dedup();
        teams
    }

    /// Whether the card was answered under the questionnaire at hand.
    pub fn is_readable(self) -> bool {
        self.card.with(|card| card.as_ref().is_some_and(|card| card.model == self.model().id))
    }

    /// What the shown card says about a practice.
    pub fn answer(self, practice: &str) -> Answer {
        self.card.with(|card| card.as_ref()?.answers.get(practice).cloned()).unwrap_or_default()
    }

    /// How the compared card rates a practice.
    pub fn rating_before(self, practice: &str) -> Option<Rating> {
        self.before.with(|card| card.as_ref()?.answers.get(practice)?.rating)
    }

    pub fn choose(self, card: ScorecardId) {
        self.choice.chosen.set(Some(card));
        self.choice.against.set(Against::Previous);
    }

    pub fn compare_with(self, against: Against) {
        self.choice.against.set(against);
    }

    /// Begins a team's card.
    pub fn start(self, team: &str, date: &str) {
        self.add(Scorecard::new(new_id(), &self.model(), team.trim(), date));
    }

    /// Begins the next card of the shown one's team.
    pub fn score_again(self) {
        if let Some(card) = self.card.get_untracked() {
            self.add(card.again(new_id(), &self.model(), &clock::today()));
        }
    }

    fn add(self, card: Scorecard) {
        let id = card.id;
        let at = self.session.peek(|workshop| workshop.scorecards.len());
        self.session.record(vec![Edit::AddScorecard { scorecard: Box::new(card), at }]);
        self.choose(id);
        self.starting.set(false);
        let model = self.model();
        let first = model.practices().next().map(|(_, practice)| practice.id.clone());
        self.wanted.set(first);
    }

    /// Takes the shown card away; undo brings it back.
    pub fn remove(self) {
        let Some(card) = self.card.get_untracked() else { return };
        self.session.record(vec![Edit::RemoveScorecard { scorecard: card.id }]);
        self.app.notify(Notice::info(text::card_removed(&card)));
    }

    pub fn set(self, set: ScorecardField) {
        self.edit(|scorecard| Edit::SetScorecard { scorecard, set });
    }

    pub fn rate(self, practice: &str, rating: Option<Rating>) {
        self.edit(|scorecard| Edit::RatePractice { scorecard, practice: practice.to_owned(), rating });
    }

    pub fn set_target(self, practice: &str, target: Option<Level>) {
        self.edit(|scorecard| Edit::SetTarget { scorecard, practice: practice.to_owned(), target });
    }

    pub fn set_note(self, practice: &str, note: String) {
        self.edit(|scorecard| Edit::NotePractice { scorecard, practice: practice.to_owned(), note });
    }

    fn edit(self, make: impl FnOnce(ScorecardId) -> Edit) {
        if let Some(card) = self.card.get_untracked() {
            self.session.record(vec![make(card.id)]);
        }
    }

    fn subject(self, practice: &str) -> Option<Subject> {
        self.card.with(|card| {
            let card = card.as_ref()?;
            let (model, team) = (card.model.clone(), card.team.clone());
            Some(Subject::Practice { model, practice: practice.to_owned(), team })
        })
    }

    /// How many open improvements there are of a practice of the card's team.
    pub fn improvements(self, practice: &str) -> usize {
        let Some(subject) = self.subject(practice) else { return 0 };
        self.session.read(|workshop| open_ones(workshop, &subject).len())
    }

    /// Goes to the improvement of a practice; makes it where there is none.
    pub fn improve(self, practice: &str, title: &str) {
        if let Some(subject) = untrack(|| self.subject(practice)) {
            self.improve.improve(self.session, &subject, title);
        }
    }

    /// Puts the focus on the practice after (or before) another one; at the ends it stays.
    pub fn focus_beside(self, practice: &str, backwards: bool) {
        let model = self.model();
        let ids: Vec<&str> = model.practices().map(|(_, practice)| practice.id.as_str()).collect();
        let at = ids.iter().position(|id| *id == practice);
        let to = at.and_then(|at| if backwards { at.checked_sub(1) } else { at.checked_add(1) });
        if let Some(id) = to.and_then(|to| ids.get(to)) {
            focus(id);
        }
    }

    /// Puts the focus on the first practice that is open.
    pub fn focus_next_open(self) {
        let Some(card) = self.card.get_untracked() else { return };
        let model = self.model();
        let is_open = |id: &str| model.answer(&card, id).is_none_or(|answer| answer.rating.is_none());
        let ids = || model.practices().map(|(_, practice)| practice.id.as_str());
        if let Some(id) = ids().find(|id| is_open(id)) {
            focus(id);
        }
    }

    /// Gives the focus to a practice that was wanted before it was drawn.
    pub fn focus_wanted(self) {
        if let Some(practice) = self.wanted.get() {
            self.wanted.update_untracked(|wanted| *wanted = None);
            focus(&practice);
        }
    }
}

fn compared_with<'a>(cards: &'a [Scorecard], card: &Scorecard, against: Against) -> Option<&'a Scorecard> {
    let mut before = earlier(cards, card).into_iter();
    match against {
        Against::Previous => before.next(),
        Against::Nothing => None,
        Against::Card(id) => before.find(|other| other.id == id),
    }
}

fn new_id() -> ScorecardId {
    ScorecardId::from_bits(clock::random_bits())
}

/// Puts the focus on a practice's rating.
pub fn focus(practice: &str) {
    focus_radio(practice, "[tabindex=\"0\"]");
}

/// Puts the focus on a practice's first level: where Tab leads as soon as the rating that was just cleared is gone from
/// the page too.
pub fn focus_cleared(practice: &str) {
    focus_radio(practice, "");
}

fn focus_radio(practice: &str, which: &str) {
    let place = ["[data-practice=\"", practice, "\"] [role=radio]", which].concat();
    let found = document().query_selector(&place).ok().flatten();
    if let Some(radio) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = radio.focus();
    }
}
