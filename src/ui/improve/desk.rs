//! The desk of the improve board: what is shown, and every verb.

use leptos::prelude::*;

use crate::id::{ImprovementId, MapId, StepId};
use crate::maturity::Ladder;
use crate::platform::{clock, page};
use crate::ui::app::App;
use crate::ui::between::OnDesk;
use crate::ui::parts::dynamic::provided;
use crate::ui::parts::notices::Notice;
use crate::ui::questionnaires::Questionnaires;
use crate::ui::route::{Route, Screen};
use crate::ui::session::Session;
use crate::ui::text::improve as text;
use crate::workshop::{
    Board, BoardFilter, BoardRow, Due, Edit, GoalField, Improvement, ImprovementField, Status, Subject, Workshop,
    expected_changes,
};

/// What somebody chose to see; it outlives the screen, and other screens open the board on what they add.
#[derive(Clone, Copy, Default)]
pub struct ImproveChoice {
    chosen: RwSignal<Option<ImprovementId>>,
    filter: RwSignal<BoardFilter>,
    /// The one that was just added: its name gets the focus as soon as it is shown.
    fresh: RwSignal<Option<ImprovementId>>,
}

impl ImproveChoice {
    /// That of the open workshop.
    pub fn here() -> Self {
        provided()
    }

    /// Writes an improvement of this down and goes to it; where open ones are there, to the first of those.
    pub fn improve(self, session: Session, subject: &Subject, title: &str) {
        let known = session.peek(|workshop| open_ones(workshop, subject).first().copied());
        match known {
            Some(id) => self.chosen.set(Some(id)),
            None => self.add(session, Some(subject), title),
        }
        self.filter.set(BoardFilter::All);
        page::go(&Route::Workshop(session.id(), Screen::Improve).address());
    }

    /// Goes to one that is there.
    pub fn show(self, session: Session, id: ImprovementId) {
        self.chosen.set(Some(id));
        self.filter.set(BoardFilter::All);
        page::go(&Route::Workshop(session.id(), Screen::Improve).address());
    }

    fn add(self, session: Session, subject: Option<&Subject>, title: &str) {
        let id = ImprovementId::from_bits(clock::random_bits());
        let mut improvement = Improvement::new(id).with(ImprovementField::Title, title);
        if let Some(subject) = subject {
            improvement = improvement.with(ImprovementField::Of, subject.to_string());
        }
        let at = session.peek(|workshop| workshop.improvements.len());
        session.record(vec![Edit::AddImprovement { improvement: Box::new(improvement), at }]);
        self.fresh.set(Some(id));
        self.chosen.set(Some(id));
    }
}

/// Open improvements of a subject, in the order they were thought of.
pub fn open_ones(workshop: &Workshop, subject: &Subject) -> Vec<ImprovementId> {
    let of_it = workshop.improvements.iter().filter(|one| one.status().is_open() && one.is_of(subject));
    of_it.map(|improvement| improvement.id).collect()
}

/// A row of the list, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct RowWords {
    pub id: ImprovementId,
    pub due: Due,
    pub day: String,
    pub title: String,
    pub problem: String,
    pub hypothesis: String,
    pub expected: String,
    pub result: String,
    pub owner: String,
    pub status: Status,
    pub of: String,
}

/// The list, in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoardWords {
    pub open: Vec<RowWords>,
    pub checked: Vec<RowWords>,
    pub counts: Vec<(BoardFilter, usize)>,
    pub facts: String,
    pub overdue: usize,
    pub running: usize,
    pub is_empty: bool,
}

/// Handles of the screen.
#[derive(Clone, Copy)]
pub struct ImproveDesk {
    app: App,
    pub session: Session,
    choice: ImproveChoice,
    questionnaires: Questionnaires,
    /// The improvement beside the list, if it is still there.
    pub chosen: Memo<Option<ImprovementId>>,
    pub board: Memo<BoardWords>,
}

impl ImproveDesk {
    pub fn new() -> Self {
        let (app, session, choice) = (App::here(), provided::<Session>(), ImproveChoice::here());
        let questionnaires = Questionnaires::here();
        let chosen = Memo::new(move |_| {
            let id = choice.chosen.get()?;
            session.read(|workshop| workshop.improvement(id).map(|improvement| improvement.id))
        });
        let board = Memo::new(move |_| {
            let filter = choice.filter.get();
            session.read(|workshop| board_words(workshop, filter, questionnaires))
        });
        Self { app, session, choice, questionnaires, chosen, board }
    }

    /// The desk of the screen.
    pub fn here() -> Self {
        provided()
    }

    pub fn filter(self) -> BoardFilter {
        self.choice.filter.get()
    }

    pub fn set_filter(self, filter: BoardFilter) {
        self.choice.filter.set(filter);
    }

    pub fn choose(self, id: Option<ImprovementId>) {
        self.choice.chosen.set(id);
    }

    /// Adds one, and asks for its name.
    pub fn add(self, subject: Option<&Subject>) {
        self.choice.filter.set(BoardFilter::All);
        self.choice.add(self.session, subject, "");
    }

    /// Whether this one was just added; says so once.
    pub fn is_fresh(self, id: ImprovementId) -> bool {
        let is_fresh = self.choice.fresh.get_untracked() == Some(id);
        if is_fresh {
            self.choice.fresh.update_untracked(|fresh| *fresh = None);
        }
        is_fresh
    }

    /// The step selected on the map, with what it is called.
    pub fn selected_step(self) -> Option<(Subject, String)> {
        let desk = OnDesk::from_text(&page::tab_memory(&OnDesk::name(self.session.id()))?);
        self.session.read(|workshop| {
            let map = desk.map.and_then(|id| workshop.map(id)).or(workshop.maps.first())?;
            let step = *desk.steps.last()?;
            Some((Subject::Step { map: map.id, step }, step_label(workshop, map.id, step)?))
        })
    }

    /// What is said in a field.
    pub fn said(self, id: ImprovementId, field: ImprovementField) -> String {
        let read = |improvement: &Improvement| improvement.text(field).to_owned();
        self.session.read(|workshop| workshop.improvement(id).map(read)).unwrap_or_default()
    }

    pub fn say(self, improvement: ImprovementId, field: ImprovementField, text: String) {
        self.session.record(vec![Edit::SetImprovement { improvement, field, text }]);
    }

    pub fn set_goal(self, field: GoalField, text: String) {
        self.session.record(vec![Edit::SetGoal { field, text }]);
    }

    /// Takes one away; undo brings it back.
    pub fn remove(self, improvement: ImprovementId) {
        self.session.record(vec![Edit::RemoveImprovement { improvement }]);
        self.app.notify(Notice::info(text::REMOVED));
    }

    /// Has it belong to one thing more.
    pub fn link(self, id: ImprovementId, subject: &Subject) {
        let mut subjects = self.subjects(id);
        subjects.push(subject.clone());
        self.set_subjects(id, &subjects);
    }

    /// Has it belong to one thing less.
    pub fn unlink(self, id: ImprovementId, subject: &Subject) {
        let mut subjects = self.subjects(id);
        subjects.retain(|other| other != subject);
        self.set_subjects(id, &subjects);
    }

    pub fn subjects(self, id: ImprovementId) -> Vec<Subject> {
        self.session.read(|workshop| workshop.improvement(id).map(Improvement::subjects)).unwrap_or_default()
    }

    fn set_subjects(self, id: ImprovementId, subjects: &[Subject]) {
        let lines: Vec<String> = subjects.iter().map(Subject::to_string).collect();
        self.say(id, ImprovementField::Of, lines.join("\n"));
    }

    /// What a subject is called.
    pub fn subject_name(self, subject: &Subject) -> String {
        self.session.read(|workshop| subject_name(workshop, subject, self.questionnaires))
    }
}

fn board_words(workshop: &Workshop, filter: BoardFilter, questionnaires: Questionnaires) -> BoardWords {
    let board = Board::of(&workshop.improvements, &clock::today());
    let words = |rows: &[BoardRow<'_>]| {
        let shown = rows.iter().filter(|row| filter.shows(row));
        shown.map(|row| row_words(workshop, row, questionnaires)).collect()
    };
    BoardWords {
        open: words(&board.open),
        checked: words(&board.checked),
        counts: BoardFilter::ALL.map(|filter| (filter, board.count(filter))).to_vec(),
        facts: text::board_facts(&board),
        overdue: board.count(BoardFilter::Overdue),
        running: board.running(),
        is_empty: workshop.improvements.is_empty(),
    }
}

fn row_words(workshop: &Workshop, row: &BoardRow<'_>, questionnaires: Questionnaires) -> RowWords {
    let said = |field| row.improvement.text(field).to_owned();
    let mut expected: Vec<String> = expected_changes(workshop, row.improvement).iter().map(text::expected).collect();
    expected.extend(Some(said(ImprovementField::Expected)).filter(|words| !words.is_empty()));
    let subjects = row.improvement.subjects();
    let of: Vec<String> = subjects.iter().map(|subject| subject_name(workshop, subject, questionnaires)).collect();
    RowWords {
        id: row.improvement.id,
        due: row.due,
        day: said(ImprovementField::CheckOn),
        title: said(ImprovementField::Title),
        problem: said(ImprovementField::Problem),
        hypothesis: said(ImprovementField::Hypothesis),
        expected: expected.join(" · "),
        result: said(ImprovementField::Result),
        owner: said(ImprovementField::Owner),
        status: row.improvement.status(),
        of: of.join(" · "),
    }
}

/// What a subject is called.
pub fn subject_name(workshop: &Workshop, subject: &Subject, questionnaires: Questionnaires) -> String {
    let name = match subject {
        Subject::Step { map, step } => step_label(workshop, *map, *step),
        Subject::Practice { practice, team, .. } => {
            let model = questionnaires.baseline();
            let title = model.and_then(|model| model.practice(practice).map(|practice| practice.title.clone()));
            Some(text::practice_name(title.as_ref().unwrap_or(practice), team))
        }
        Subject::Milestone { milestone, team } => {
            let found = Ladder::standard().milestone(milestone);
            found.map(|(_, milestone)| text::milestone_name(&milestone.text, team))
        }
    };
    name.unwrap_or_else(|| text::GONE.to_owned())
}

fn step_label(workshop: &Workshop, map: MapId, step: StepId) -> Option<String> {
    let map = workshop.map(map)?;
    let at = map.steps.iter().position(|other| other.id == step)?;
    Some(text::step_name(at + 1, &map.steps.get(at)?.name))
}
