//! The desk of the report: its facts, measured and drawn, its sections, and every verb.

use std::sync::Arc;

use leptos::prelude::*;

use crate::id::DatasetId;
use crate::jobs::{Job, Reply, Sheet};
use crate::maturity::{Model, Profile, Scorecard, earlier, latest, profile, team_cards};
use crate::platform::{clock, files};
use crate::report::figure::{Figure, Frame};
use crate::report::page::{Page, Run, Section, body, document, markdown};
use crate::ui::app::App;
use crate::ui::delivery::desk::{DeliveryDesk, Shown};
use crate::ui::delivery::figures::{Charts, asked};
use crate::ui::draw::report::{
    CardTold, Drawn, LadderTold, Part, WORDS, charter_section, charts_section, delivery_section, goal_section, improve_section,
    ladder_section, lead, made_of_deploys, made_of_map, made_section, map_section, profile_figure, scorecard_section,
    weakest_section,
};
use crate::ui::improve::subject_name;
use crate::ui::jobs::Jobs;
use crate::ui::ladder::desk::LadderDesk;
use crate::ui::ladder::reading_basis;
use crate::ui::parts::dynamic::provided;
use crate::ui::parts::notices::Notice;
use crate::ui::questionnaires::Questionnaires;
use crate::ui::session::{Opening, Session};
use crate::ui::text::report as text;
use crate::ui::text::{self as all_text};
use crate::ui::view::{LayoutView, MapView};
use crate::ui::workbench::map_desk::ShownMap;
use crate::workshop::charter::{Absence, absences};

/// Half the page, in CSS px.
const CHART_PX: u32 = 380;
/// All of its width.
const WIDE_CHART_PX: u32 = 780;
const PROFILE_ROW_PX: u32 = 46;

/// What somebody chose to leave out; it outlives the screen.
#[derive(Clone, Copy, Default)]
pub struct ReportChoice {
    left_out: RwSignal<Vec<Part>>,
}

/// A card with its questionnaire and what it amounts to.
#[derive(Clone, PartialEq)]
struct CardFacts {
    card: Scorecard,
    model: Arc<Model>,
    profile: Profile,
    before: Option<(Scorecard, Profile)>,
    others: usize,
}

impl CardFacts {
    fn told(&self) -> CardTold<'_> {
        CardTold {
            card: &self.card,
            model: &self.model,
            profile: &self.profile,
            before: self.before.as_ref().map(|(card, profile)| (card, profile)),
            others: self.others,
        }
    }
}

/// The drawings that came back.
#[derive(Clone, PartialEq, Default)]
struct Drawings {
    sheet: Drawn,
    profile: Option<String>,
}

/// Sections by the part they belong to.
type Parts = Vec<(Part, Section)>;

/// Handles of the screen.
#[derive(Clone, Copy)]
pub struct ReportDesk {
    app: App,
    pub session: Session,
    choice: ReportChoice,
    delivery: DeliveryDesk,
    jobs: Jobs,
    view: Memo<Option<ShownMap>>,
    card: Memo<Option<CardFacts>>,
    drawings: RwSignal<Drawings>,
    /// All sections that have something to tell.
    parts: Memo<Parts>,
}

impl ReportDesk {
    pub fn new() -> Self {
        let session: Session = provided();
        let questionnaires = Questionnaires::here();
        let (delivery, ladder) = (DeliveryDesk::here(), LadderDesk::new());
        let drawings = RwSignal::new(Drawings::default());
        // The stream as it is: the first map, whichever is shown elsewhere.
        let view = Memo::new(move |_| {
            session.read(|workshop| workshop.maps.first().cloned()).map(|map| ShownMap::new(MapView::of(map)))
        });
        let card = Memo::new(move |_| card_facts(session, questionnaires));
        let parts = Memo::new(move |_| {
            let (view, card) = (view.get(), card.get());
            let sheet = delivery.sheet.get().filter(|_| has_data(session)).map(|Shown(sheet)| sheet);
            let drawn = drawings.get();
            let whose = delivery.query.with_untracked(|query| query.team.clone().or_else(|| query.service.clone()));
            parts(session, ladder, questionnaires, &Facts { view, card, sheet, whose, drawn })
        });
        let desk = Self {
            app: App::here(),
            session,
            choice: provided(),
            delivery,
            jobs: provided(),
            view,
            card,
            drawings,
            parts,
        };
        desk.keep_measured();
        desk.keep_drawn();
        desk
    }

    fn keep_measured(self) {
        let datasets = Memo::new(move |_| {
            self.session.read(|workshop| workshop.datasets.iter().map(|set| set.id).collect::<Vec<DatasetId>>())
        });
        Effect::new(move |_| self.delivery.measure(datasets.get(), self.delivery.query.get()));
    }

    /// Has the worker draw what the page shows; late answers are passed over.
    fn keep_drawn(self) {
        let wanted = Memo::new(move |_| {
            let mut wanted = match self.delivery.sheet.get().filter(|_| has_data(self.session)) {
                Some(Shown(sheet)) => drawn_for_page(&sheet),
                None => Vec::new(),
            };
            let of_sheet = wanted.len();
            wanted.extend(self.card.with(|card| card.as_ref().map(profile_drawing)));
            (of_sheet, wanted)
        });
        let latest = StoredValue::new(0);
        Effect::new(move |_| {
            let (of_sheet, wanted) = wanted.get();
            let turn = latest.get_value() + 1;
            latest.set_value(turn);
            if wanted.is_empty() {
                self.drawings.set(Drawings::default());
                return;
            }
            self.jobs.send(Job::Draw(wanted), Vec::new(), move |answer| {
                if let (Ok(Reply::Drawn(mut drawn)), Some(true)) = (answer, latest.try_get_value().map(|now| now == turn)) {
                    let profile = drawn.split_off(of_sheet.min(drawn.len())).into_iter().next().flatten();
                    let _ = self.drawings.try_set(Drawings { sheet: as_drawn(Charts::of(drawn)), profile });
                }
            });
        });
    }

    /// Whether there is nothing to tell at all.
    pub fn is_empty(self) -> bool {
        self.session.opening.get() == Opening::Ready
            && self.parts.with(|parts| parts.iter().all(|(part, _)| *part == Part::Made))
            && !has_data(self.session)
    }

    pub fn is_measuring(self) -> bool {
        self.delivery.is_measuring.get() && self.delivery.sheet.with(Option::is_none)
    }

    pub fn is_there(self, part: Part) -> bool {
        self.parts.with(|parts| parts.iter().any(|(of, _)| *of == part))
    }

    pub fn is_chosen(self, part: Part) -> bool {
        self.is_there(part) && self.choice.left_out.with(|out| !out.contains(&part))
    }

    pub fn choose(self, part: Part, is_in: bool) {
        self.choice.left_out.update(|out| {
            out.retain(|other| *other != part);
            if !is_in {
                out.push(part);
            }
        });
    }

    fn page(self) -> Page {
        let today = clock::today();
        let day = all_text::day(&today);
        let name = self.session.read(|workshop| workshop.name.clone());
        let title = if name.is_empty() { all_text::UNTITLED.to_owned() } else { name };
        let sections = self.parts.get().into_iter().filter(|(part, _)| self.is_chosen(*part));
        let sections: Vec<Section> = sections.map(|(_, section)| section).collect();
        let lead = match self.view.get().filter(|view| self.is_chosen(Part::Map) && !view.map().steps.is_empty()) {
            Some(view) => self.session.read(|workshop| lead(workshop, &view)),
            None => Vec::new(),
        };
        Page { date: text::report_of(&day), foot: text::foot(&title, &day), title, lead, sections }
    }

    /// The page as it is shown.
    pub fn body(self) -> String {
        body(&self.page(), WORDS)
    }

    pub fn save_html(self) {
        let file = document(&untrack(|| self.page()), WORDS);
        self.save(text::HTML_FILE, "text/html", &file);
    }

    pub fn save_markdown(self) {
        let file = markdown(&untrack(|| self.page()), WORDS);
        self.save(text::MARKDOWN_FILE, "text/markdown", &file);
    }

    pub fn copy_markdown(self) {
        let file = markdown(&untrack(|| self.page()), WORDS);
        clock::spawn(async move {
            self.app.notify(match files::copy_text(&file).await {
                Ok(()) => Notice::info(text::COPIED),
                Err(_) => Notice::problem(text::NOT_COPIED),
            });
        });
    }

    fn save(self, name: &str, mime: &str, content: &str) {
        let stem = self.session.peek(|workshop| all_text::export::file_stem(&workshop.name));
        if files::download_text(&[&stem, "-", name].concat(), mime, content).is_err() {
            self.app.notify(Notice::problem(text::NOT_SAVED));
        }
    }
}

fn has_data(session: Session) -> bool {
    session.read(|workshop| !workshop.datasets.is_empty())
}

fn card_facts(session: Session, questionnaires: Questionnaires) -> Option<CardFacts> {
    session.read(|workshop| {
        let card = latest(&workshop.scorecards)?;
        let model = questionnaires.edition(workshop, &card.model, card.model_version)?;
        let found = profile(&model, card);
        let before = earlier(&workshop.scorecards, card).first().map(|before| ((*before).clone(), profile(&model, before)));
        let mut teams: Vec<&str> = team_cards(&workshop.scorecards).map(|other| other.team.as_str()).collect();
        teams.sort_unstable();
        teams.dedup();
        let others = teams.into_iter().filter(|team| *team != card.team).count();
        Some(CardFacts { card: card.clone(), profile: found, before, others, model })
    })
}

fn profile_drawing(card: &CardFacts) -> (Figure, Frame) {
    let rows = card.profile.sections.len() as u32;
    let label = text::scorecard_title(&all_text::card_name(&card.card));
    (profile_figure(&card.told()), Frame { width_px: CHART_PX, height_px: PROFILE_ROW_PX * rows.max(1), label })
}

/// Charts beside each other, the stages across the page.
fn drawn_for_page(sheet: &Sheet) -> Vec<(Figure, Frame)> {
    let mut wanted = asked(sheet, CHART_PX);
    for (_, frame) in wanted.iter_mut().filter(|(figure, _)| matches!(figure, Figure::Stages(_))) {
        frame.width_px = WIDE_CHART_PX;
    }
    wanted
}

fn as_drawn(charts: Charts) -> Drawn {
    let Charts { weekly, lead_times, stages, sparks } = charts;
    Drawn { weekly, lead_times, stages, sparks }
}

/// What the sections are made of.
struct Facts {
    view: Option<ShownMap>,
    card: Option<CardFacts>,
    sheet: Option<Arc<Sheet>>,
    /// The team or the service that the deploy data are narrowed to.
    whose: Option<String>,
    drawn: Drawings,
}

fn parts(session: Session, ladder: LadderDesk, questionnaires: Questionnaires, facts: &Facts) -> Parts {
    let today = clock::today();
    let mut parts: Parts = Vec::new();
    let mut add = |part: Part, sections: Vec<Section>| parts.extend(sections.into_iter().map(|section| (part, section)));
    let Facts { view, card, sheet, whose, drawn } = facts;
    let one = |section: Option<Section>| section.into_iter().collect::<Vec<_>>();
    add(Part::Charter, one(session.read(|workshop| charter_section(&workshop.charter))));
    add(Part::Goal, one(session.read(|workshop| goal_section(&workshop.goal))));
    add(Part::Map, one(view.as_ref().and_then(|view| map_section(view, &LayoutView::of(view), &today))));
    if let Some(sheet) = sheet {
        add(Part::Delivery, one(delivery_section(sheet, whose.as_deref(), &drawn.sheet)));
        add(Part::Charts, charts_section(sheet, &drawn.sheet));
    }
    if let Some(card) = card {
        let sections = std::iter::once(scorecard_section(&card.told(), drawn.profile.as_ref()));
        add(Part::Scorecard, sections.chain(weakest_section(&card.told())).collect());
    }
    add(Part::Ladder, one(ladder_told(ladder)));
    let improvements = session.read(|workshop| {
        improve_section(workshop, &today, |subject| subject_name(workshop, subject, questionnaires))
    });
    add(Part::Improvements, one(improvements));
    let absences = session.read(absences);
    add(Part::Made, one(made_section(made(facts, &absences))));
    parts
}

fn ladder_told(ladder: LadderDesk) -> Option<Section> {
    let (team, basis) = (ladder.team.get(), ladder.own.get().as_ref().map(reading_basis).unwrap_or_default());
    ladder.read(|standing| ladder_section(&LadderTold { team: &team, standing, basis: &basis }))
}

fn made(facts: &Facts, absences: &[Absence]) -> Vec<Vec<Run>> {
    let map = facts.view.as_ref().map(|view| made_of_map(view, absences));
    let deploys = facts.sheet.as_ref().map(|sheet| made_of_deploys(sheet));
    let card = facts.card.as_ref().map(|_| vec![Run::strong(text::MADE_SCORECARD), Run::plain(text::SCORECARD_RULE)]);
    [map, deploys, card].into_iter().flatten().collect()
}
