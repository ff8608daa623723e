//! The desk of the scorecard screen: which card is shown, what it amounts to, and every verb.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::HtmlElement;

use crate::id::ScorecardId;
use crate::maturity::{Answer, Comparison, Evidence, Level, Model, Profile, Rating, Run, Scorecard, compare, earlier, latest, part_of, parts, profile};
use crate::platform::clock;
use crate::ui::app::App;
use crate::ui::improve::{ImproveChoice, open_ones};
use crate::ui::parts::dynamic::provided;
use crate::ui::parts::notices::Notice;
use crate::ui::questionnaires::Questionnaires;
use crate::ui::session::Session;
use crate::ui::text;
use crate::workshop::{Edit, ScorecardField, Subject, lone_sheet};

/// What the shown card is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Against {
    /// The one before it of the same team.
    #[default]
    Previous,
    Nothing,
    Card(ScorecardId),
}

/// Which side of a card is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardView {
    /// Rating and its result.
    #[default]
    Rate,
    /// Several raters and their votes.
    Raters,
    /// The team over time.
    History,
    /// Several teams.
    Teams,
}

/// What somebody chose to see; it outlives the screen.
#[derive(Clone, Copy, Default)]
pub struct CardChoice {
    pub view: RwSignal<CardView>,
    /// The rater's sheet that is being filled in; the rest is hidden meanwhile.
    pub sheet: RwSignal<Option<ScorecardId>>,
    /// The card; where none was chosen or it is gone, the latest.
    chosen: RwSignal<Option<ScorecardId>>,
    against: RwSignal<Against>,
}

/// Handles of the scorecard screen.
#[derive(Clone, Copy)]
pub struct CardDesk {
    pub app: App,
    pub session: Session,
    pub choice: CardChoice,
    improve: ImproveChoice,
    pub questionnaires: Questionnaires,
    /// The questionnaire of the shown card; without a card, the built-in one. `None`: not at hand.
    pub found_model: Memo<Option<Arc<Model>>>,
    /// Whether the fields of a new card are shown.
    pub starting: RwSignal<bool>,
    /// The card that is shown.
    pub card: Memo<Option<Arc<Scorecard>>>,
    /// The card it is compared with.
    pub before: Memo<Option<Arc<Scorecard>>>,
    pub profile: Memo<Profile>,
    pub comparison: Memo<Option<Comparison>>,
    /// The parts of the questionnaire; a short one has one.
    pub parts: Memo<Vec<Vec<Run>>>,
    /// The part that is shown; may be beyond the last.
    part: RwSignal<usize>,
    /// The practice that is to get the focus as soon as it is there.
    wanted: RwSignal<Option<String>>,
}

impl CardDesk {
    pub fn new() -> Self {
        let (app, session, choice) = (App::here(), provided::<Session>(), provided::<CardChoice>());
        let questionnaires = Questionnaires::here();
        let card = Memo::new(move |_| {
            let (sheet, chosen) = (choice.sheet.get(), choice.chosen.get());
            session.read(|workshop| {
                let wanted = sheet.and_then(|id| workshop.scorecard(id)).or_else(|| workshop.scorecard(chosen?));
                let found = wanted.or_else(|| lone_sheet(workshop)).or_else(|| latest(&workshop.scorecards));
                found.cloned().map(Arc::new)
            })
        });
        let before = Memo::new(move |_| {
            let (card, against) = (card.get()?, choice.against.get());
            // Nobody is led by what was said before.
            if card.sheet_of.is_some() {
                return None;
            }
            session.read(|workshop| compared_with(&workshop.scorecards, &card, against).cloned().map(Arc::new))
        });
        // Not from the card itself, which is another with every rating.
        let named = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| (card.model.clone(), card.model_version))));
        let found_model = Memo::new(move |_| match named.get() {
            Some((id, version)) => session.read(|workshop| questionnaires.edition(workshop, &id, version)),
            None => questionnaires.baseline(),
        });
        Self {
            app,
            session,
            choice,
            improve: ImproveChoice::here(),
            questionnaires,
            found_model,
            starting: RwSignal::new(false),
            card,
            before,
            profile: Memo::new(move |_| {
                let found = card.get().zip(found_model.get());
                found.map(|(card, model)| profile(&model, &card)).unwrap_or_default()
            }),
            parts: Memo::new(move |_| found_model.with(|model| parts(&model.clone().unwrap_or_default()))),
            part: RwSignal::new(0),
            comparison: Memo::new(move |_| Some(compare(&*found_model.get()?, &*before.get()?, &*card.get()?))),
            wanted: RwSignal::new(None),
        }
    }

    /// The desk of the screen.
    pub fn here() -> Self {
        provided()
    }

    /// The questionnaire of the shown card; an empty one where it is not at hand.
    pub fn model(self) -> Arc<Model> {
        self.found_model.get().unwrap_or_default()
    }

    /// Whether a rater's sheet is being filled in.
    pub fn is_sheet(self) -> bool {
        self.card.with(|card| card.as_ref().is_some_and(|card| card.sheet_of.is_some()))
    }

    /// Whether this workshop was made for one rater, who has no one to pass it on to.
    pub fn is_lone(self) -> bool {
        self.session.read(|workshop| lone_sheet(workshop).is_some())
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

    /// What the shown card says about a practice.
    pub fn answer(self, practice: &str) -> Answer {
        self.card.with(|card| card.as_ref()?.answers.get(practice).cloned()).unwrap_or_default()
    }

    /// How the compared card rates a practice, or what it replaced since.
    pub fn rating_before(self, practice: &str) -> Option<Rating> {
        let model = self.model();
        self.before.with(|card| model.answer_to(card.as_ref()?, model.practice(practice)?)?.rating)
    }

    pub fn choose(self, card: ScorecardId) {
        self.choice.chosen.set(Some(card));
        self.choice.against.set(Against::Previous);
        self.part.set(0);
    }

    pub fn compare_with(self, against: Against) {
        self.choice.against.set(against);
    }

    /// Begins a team's card.
    pub fn start(self, model: &Model, team: &str, date: &str) {
        self.add(Scorecard::new(new_id(), model, team.trim(), date));
    }

    /// Begins the next card of the shown one's team, under the newest edition of its questionnaire.
    pub fn score_again(self) {
        let Some(card) = self.card.get_untracked() else { return };
        let newest = self.session.peek(|workshop| untrack(|| self.questionnaires.newest(workshop)));
        let model = newest.into_iter().find(|model| model.id == card.model);
        self.add(card.again(new_id(), &model.unwrap_or_else(|| untrack(|| self.model())), &clock::today()));
    }

    fn add(self, card: Scorecard) {
        let id = card.id;
        let at = self.session.peek(|workshop| workshop.scorecards.len());
        self.session.record(vec![Edit::AddScorecard { scorecard: Box::new(card), at }]);
        self.choose(id);
        self.choice.view.set(CardView::Rate);
        self.starting.set(false);
        self.want_first();
    }

    /// The part that is shown.
    pub fn part(self) -> usize {
        self.part.get().min(self.parts.with(Vec::len).saturating_sub(1))
    }

    /// Shows a part, from its first practice.
    pub fn show_part(self, part: usize) {
        let model = untrack(|| self.model());
        let first = self.parts.with_untracked(|parts| {
            let run = parts.get(part)?.first()?;
            model.sections.get(run.section)?.practices.get(run.practices.start).map(|practice| practice.id.clone())
        });
        if let Some(first) = first {
            self.go_to(&first);
        }
    }

    /// Puts the focus on a practice, in whichever part it is.
    pub fn go_to(self, practice: &str) {
        let model = untrack(|| self.model());
        let part = self.parts.with_untracked(|parts| part_of(&model, parts, practice));
        if part == untrack(|| self.part()) {
            return focus(practice);
        }
        self.part.set(part);
        self.wanted.set(Some(practice.to_owned()));
    }

    /// The first practice is to get the focus as soon as it is there.
    pub fn want_first(self) {
        self.part.set(0);
        let model = untrack(|| self.model());
        self.wanted.set(model.practices().next().map(|(_, practice)| practice.id.clone()));
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

    pub fn set_evidence(self, practice: &str, evidence: Evidence) {
        self.edit(|scorecard| Edit::SetEvidence { scorecard, practice: practice.to_owned(), evidence });
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
        let model = untrack(|| self.model());
        let ids: Vec<&str> = model.practices().map(|(_, practice)| practice.id.as_str()).collect();
        let at = ids.iter().position(|id| *id == practice);
        let to = at.and_then(|at| if backwards { at.checked_sub(1) } else { at.checked_add(1) });
        if let Some(id) = to.and_then(|to| ids.get(to)) {
            self.go_to(id);
        }
    }

    /// Puts the focus on the first practice that is open.
    pub fn focus_next_open(self) {
        let Some(card) = self.card.get_untracked() else { return };
        let model = untrack(|| self.model());
        let is_open = |id: &str| model.answer(&card, id).is_none_or(|answer| answer.rating.is_none());
        let ids = || model.practices().map(|(_, practice)| practice.id.as_str());
        if let Some(id) = ids().find(|id| is_open(id)) {
            self.go_to(id);
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

pub fn new_id() -> ScorecardId {
    ScorecardId::from_bits(clock::random_bits())
}

/// Puts the focus on a practice's rating.
fn focus(practice: &str) {
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
