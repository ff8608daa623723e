//! The desk of the ladder: whose it is, what deploys say, and every verb.

use std::sync::Arc;

use leptos::prelude::*;

use super::facts::facts;
use crate::id::DatasetId;
use crate::jobs::{Job, PeriodChoice, Query, Reply, Sheet};
use crate::maturity::{Ladder, Verdict};
use crate::platform::clock;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::improve::{ImproveChoice, open_ones};
use crate::ui::jobs::Jobs;
use crate::ui::parts::dynamic::provided;
use crate::ui::session::Session;
use crate::ui::text::ladder as text;
use crate::workshop::{
    DeployFacts, Edit, Judgement, LadderStanding, Measured, Standing, Subject, Workshop, stand,
};

/// What somebody chose to see; it outlives the screen.
#[derive(Clone, Copy, Default)]
pub struct LadderChoice {
    /// The team or service; `None`: the latest scorecard's team.
    team: RwSignal<Option<String>>,
    /// The rung; `None`: the one to climb.
    rung: RwSignal<Option<usize>>,
}

/// What was measured of the deploys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeployReading {
    pub facts: DeployFacts,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub deployments: u64,
    pub services: Vec<String>,
    /// The one service that was measured; `None`: all.
    pub service: Option<String>,
}

/// Handles of the screen.
#[derive(Clone, Copy)]
pub struct LadderDesk {
    pub session: Session,
    jobs: Jobs,
    choice: LadderChoice,
    improve: ImproveChoice,
    delivery: DeliveryDesk,
    /// Whose ladder is shown.
    pub team: Memo<String>,
    /// All services together.
    pub whole: RwSignal<Option<DeployReading>>,
    /// The shown service, or all.
    pub own: RwSignal<Option<DeployReading>>,
    pub is_measuring: RwSignal<bool>,
    /// How the shown team or service stands, computed once per change.
    standing: Memo<Arc<LadderStanding<'static>>>,
}

impl LadderDesk {
    pub fn new() -> Self {
        let (session, choice): (Session, LadderChoice) = (provided(), provided());
        let team = Memo::new(move |_| choice.team.get().unwrap_or_else(|| session.read(usual_team)));
        let (own, whole) = (RwSignal::<Option<DeployReading>>::new(None), RwSignal::<Option<DeployReading>>::new(None));
        let standing = Memo::new(move |_| {
            let (own, whole) = (own.get(), whole.get());
            let measured = own.as_ref().zip(whole.as_ref());
            let measured = measured.map(|(own, whole)| Measured { own: &own.facts, whole: &whole.facts });
            let team = team.get();
            session.read(|workshop| Arc::new(stand(Ladder::standard(), workshop, &team, measured)))
        });
        let desk = Self {
            session,
            jobs: provided(),
            choice,
            improve: ImproveChoice::here(),
            delivery: DeliveryDesk::here(),
            team,
            whole,
            own,
            is_measuring: RwSignal::new(false),
            standing,
        };
        desk.measure_when_asked();
        desk
    }

    /// The desk of the screen.
    pub fn here() -> Self {
        provided()
    }

    /// Measures anew whenever data sets, period or service change; late answers are passed over.
    fn measure_when_asked(self) {
        let datasets = Memo::new(move |_| {
            self.session.read(|workshop| workshop.datasets.iter().map(|set| set.id).collect::<Vec<DatasetId>>())
        });
        let query = Memo::new(move |_| Query { service: None, datasets: datasets.get(), ..self.delivery.query.get() });
        Effect::new(move |_| self.ask(query.get(), self.whole));
        let own_query = Memo::new(move |_| {
            let service = self.service()?;
            Some(Query { service: Some(service), ..query.get() })
        });
        Effect::new(move |_| match own_query.get() {
            Some(query) => self.ask(query, self.own),
            None => self.own.set(self.whole.get()),
        });
    }

    /// The service that bears the shown name, if the data has one.
    fn service(self) -> Option<String> {
        let team = self.team.get();
        self.whole.with(|whole| whole.as_ref()?.services.iter().find(|service| **service == team).cloned())
    }

    fn ask(self, query: Query, into: RwSignal<Option<DeployReading>>) {
        if query.datasets.is_empty() {
            into.set(None);
            return;
        }
        self.is_measuring.set(true);
        let service = query.service.clone();
        self.jobs.send(Job::Measure(Box::new(query)), Vec::new(), move |answer| {
            let _ = self.is_measuring.try_set(false);
            if let Ok(Reply::Sheet(sheet)) = answer {
                let _ = into.try_set(Some(reading(&sheet, service.clone())));
            }
        });
    }

    pub fn choose_team(self, team: String) {
        self.choice.team.set(Some(team));
        self.choice.rung.set(None);
    }

    pub fn choose_rung(self, rung: usize) {
        self.choice.rung.set(Some(rung));
    }

    pub fn period(self) -> PeriodChoice {
        self.delivery.query.with(|query| query.period.clone())
    }

    pub fn set_period(self, period: PeriodChoice) {
        self.delivery.query.update(|query| query.period = period);
    }

    /// Reads how the shown team or service stands; runs again when that changes.
    pub fn read<T>(self, read: impl FnOnce(&LadderStanding<'static>) -> T) -> T {
        self.standing.with(|standing| read(standing))
    }

    /// The rung that is shown.
    pub fn rung(self) -> usize {
        let last = Ladder::standard().rungs.len().saturating_sub(1);
        self.choice.rung.get().unwrap_or_else(|| self.read(|ladder| ladder.reached)).min(last)
    }

    /// How a milestone stands.
    pub fn standing<T>(self, milestone: &str, read: impl FnOnce(&Standing<'static>) -> T) -> Option<T> {
        self.read(|ladder| {
            let mut all = ladder.rungs.iter().flat_map(|rung| &rung.standings);
            all.find(|standing| standing.milestone.id == milestone).map(read)
        })
    }

    /// Teams that something is known of, each once, in order.
    pub fn teams(self) -> Vec<String> {
        let mut teams: Vec<String> = self.session.read(|workshop| {
            let of_cards = workshop.scorecards.iter().map(|card| card.team.clone());
            of_cards.chain(workshop.judged.iter().map(|judged| judged.team.clone())).collect()
        });
        let services = self.services();
        teams.retain(|team| !team.is_empty() && !services.contains(team));
        teams.sort();
        teams.dedup();
        teams
    }

    /// Services of the data.
    pub fn services(self) -> Vec<String> {
        self.whole.with(|whole| whole.as_ref().map(|whole| whole.services.clone())).unwrap_or_default()
    }

    /// Sets a milestone's state; `None` leaves it to the data, or opens it.
    pub fn judge(self, milestone: &str, verdict: Option<Verdict>) {
        self.change(milestone, |judgement| judgement.verdict = verdict);
    }

    pub fn note(self, milestone: &str, note: String) {
        self.change(milestone, |judgement| judgement.note = note);
    }

    pub fn sign(self, milestone: &str, by: String) {
        self.change(milestone, |judgement| judgement.by = by);
    }

    /// Takes away what people said.
    pub fn back_to_data(self, milestone: &str) {
        self.change(milestone, |judgement| *judgement = Judgement::default());
    }

    fn change(self, milestone: &str, change: impl FnOnce(&mut Judgement)) {
        let team = self.team.get_untracked();
        let was = self.session.peek(|workshop| workshop.judgement(&team, milestone).cloned()).unwrap_or_default();
        let mut judgement = was;
        change(&mut judgement);
        judgement.on = clock::today();
        self.session.record(vec![Edit::JudgeMilestone { team, milestone: milestone.to_owned(), judgement }]);
    }

    fn subject(self, milestone: &str) -> Subject {
        Subject::Milestone { milestone: milestone.to_owned(), team: self.team.get() }
    }

    /// Open improvements of a milestone: owner and day of each.
    pub fn improvements(self, milestone: &str) -> Vec<(String, String)> {
        use crate::workshop::ImprovementField::{CheckOn, Owner};
        let subject = self.subject(milestone);
        self.session.read(|workshop| {
            let found = open_ones(workshop, &subject).into_iter().filter_map(|id| workshop.improvement(id));
            found.map(|one| (one.text(Owner).to_owned(), one.text(CheckOn).to_owned())).collect()
        })
    }

    /// Goes to the improvement of a milestone; makes it where there is none.
    pub fn improve(self, milestone: &str, statement: &str) {
        let subject = untrack(|| self.subject(milestone));
        self.improve.improve(self.session, &subject, text::milestone_name(statement));
    }
}

fn usual_team(workshop: &Workshop) -> String {
    crate::maturity::latest(&workshop.scorecards).map(|card| card.team.clone()).unwrap_or_default()
}

fn reading(sheet: &Sheet, service: Option<String>) -> DeployReading {
    DeployReading {
        facts: facts(sheet),
        first_day: sheet.first_day.clone(),
        last_day: sheet.last_day.clone(),
        deployments: sheet.frequency.deployments,
        services: sheet.all_services.clone(),
        service,
    }
}
