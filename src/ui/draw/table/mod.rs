//! The map as a table: its columns, where its rows stand, and their markup.
//!
//! Rows are as high as they have lines, which the style sheet repeats, so that those out of sight need not be on the page.

mod open;
mod row;

use std::sync::Arc;

pub use open::{OpenStep, OpenSteps, open_steps};
pub use row::{RowFace, row};

use crate::id::StepId;
use crate::stream::{FlowProblem, Step, StepProblem, StepReading, StreamMap};
use crate::ui::markup::Markup;
use crate::ui::text::table as words;
use crate::ui::view::MapView;
use crate::workshop::{Arrows, Fact, fact_text};

/// Height of a row without remarks, CSS pixels.
pub const ROW_HEIGHT: f64 = 48.0;
/// What each remark adds.
pub const REMARK_HEIGHT: f64 = 22.0;
/// Ways whose lengths differ by less are equally long to everybody.
const SECOND_HOURS: f64 = 1.0 / 3600.0;
/// Further remarks of a row are said when it is edited.
pub const MOST_REMARKS: usize = 4;

/// A column of the table, after that of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A fact of the step.
    Fact(Fact),
    /// What follows from its times.
    WaitBar,
}

/// The columns. Where people enter waits between steps, those stand first.
pub fn columns(waits_on_arrows: bool) -> Vec<Column> {
    use Fact::{
        After, Barriers, Batch, Kind, LeadTime, Measured, Name, Notes, People, PercentCa, ProcessTime, ReworkShare,
        ReworkTo, Team, Tools, Value, Wait, Wastes, Wip,
    };
    let (first, later) = if waits_on_arrows { (Wait, LeadTime) } else { (LeadTime, Wait) };
    let before_bar = [Name, Team, first, ProcessTime].map(Column::Fact);
    let after_bar = [
        PercentCa,
        People,
        After,
        ReworkTo,
        ReworkShare,
        later,
        Kind,
        Wip,
        Batch,
        Value,
        Wastes,
        Tools,
        Barriers,
        Notes,
        Measured,
    ];
    before_bar.into_iter().chain([Column::WaitBar]).chain(after_bar.map(Column::Fact)).collect()
}

impl Column {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fact(fact) => words::fact_name(fact),
            Self::WaitBar => words::WAIT_BAR,
        }
    }

    /// The class of its cells.
    fn class(self) -> &'static str {
        match self {
            Self::WaitBar => "c-bar",
            Self::Fact(fact) => match fact {
                Fact::Name => "c-name",
                Fact::Team => "c-team",
                Fact::LeadTime => "c-lead num",
                Fact::Wait => "c-wait num",
                Fact::ProcessTime => "c-process num",
                Fact::PercentCa => "c-quality num",
                Fact::People | Fact::Wip | Fact::Batch => "c-amount num",
                Fact::ReworkShare => "c-share num",
                Fact::After | Fact::ReworkTo => "c-steps",
                Fact::Kind | Fact::Value => "c-choice",
                Fact::Wastes | Fact::Tools | Fact::Barriers | Fact::Notes | Fact::Measured => "c-words",
            },
        }
    }
}

/// What stands against a row besides the problems of its own figures.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Note {
    Flow(FlowProblem),
    DeadEnd,
    /// Work may end here, but the longest path ends elsewhere.
    OtherEnd {
        /// Whether the way here takes as long.
        is_equal: bool,
    },
}

/// The map with what only its table needs, computed once per change. Cheap to clone.
#[derive(Clone)]
pub struct TableView(Arc<Parts>);

struct Parts {
    view: MapView,
    columns: Vec<Column>,
    arrows: Arrows,
    /// By row, sorted.
    notes: Vec<(usize, Note)>,
    /// Where each row starts, CSS pixels; at the end, where the last one ends.
    tops: Vec<f64>,
}

impl PartialEq for TableView {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl TableView {
    /// Reads a measured map.
    pub fn of(view: MapView) -> Self {
        let notes = notes(&view);
        let tops = tops(&view, &notes);
        let columns = columns(view.map().waits_on_arrows);
        Self(Arc::new(Parts { arrows: Arrows::of(view.map()), columns, notes, tops, view }))
    }

    /// The measured map.
    pub fn view(&self) -> &MapView {
        &self.0.view
    }

    /// The map.
    pub fn map(&self) -> &StreamMap {
        self.0.view.map()
    }

    /// The columns after that of the numbers.
    pub fn columns(&self) -> &[Column] {
        &self.0.columns
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.map().steps.len()
    }

    /// The step of a row.
    pub fn step(&self, row: usize) -> Option<&Step> {
        self.map().steps.get(row)
    }

    /// The row of a step.
    pub fn row_of(&self, step: StepId) -> Option<usize> {
        self.0.view.step(step).map(|(number, ..)| number - 1)
    }

    /// Where a row starts, CSS pixels from the first one; where the last one ends for a row behind it.
    pub fn top(&self, row: usize) -> f64 {
        self.0.tops.get(row).or(self.0.tops.last()).copied().unwrap_or_default()
    }

    /// The row at a height, CSS pixels from the top of the first one.
    pub fn row_at(&self, y: f64) -> usize {
        self.0.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// What stands in a cell to be edited.
    pub fn text(&self, step: &Step, fact: Fact) -> String {
        let number = |id: StepId| self.row_of(id).map_or(0, |row| row + 1);
        fact_text(self.map(), &self.0.arrows, step, fact, number)
    }

    /// What a cell says in words: as typed, or what was chosen.
    pub fn value(&self, step: &Step, fact: Fact) -> String {
        let typed = self.text(step, fact);
        if typed.is_empty() { words::chosen(step, fact) } else { typed }
    }

    /// A step as people refer to it.
    pub fn label(&self, id: StepId) -> String {
        self.view().step(id).map(|(number, step, _)| words::step_label(number, &step.name)).unwrap_or_default()
    }

    /// The team of the next step, whom %C/A is asked of.
    fn next_team(&self, id: StepId) -> Option<&str> {
        let flow = self.map().flows.iter().find(|flow| flow.from == id && !self.view().is_rework(flow.id))?;
        self.view().step(flow.to).map(|(_, step, _)| step.team.as_str())
    }

    fn reading(&self, row: usize) -> Option<&StepReading> {
        self.view().summary().readings.get(row)
    }

    fn notes(&self, row: usize) -> impl Iterator<Item = Note> {
        let start = self.0.notes.partition_point(|(of, _)| *of < row);
        self.0.notes.iter().skip(start).take_while(move |(of, _)| *of == row).map(|(_, note)| *note)
    }

    /// What is to be said of a row, and whether it is a problem.
    pub fn remarks(&self, row: usize) -> Vec<(String, bool)> {
        let problems = self.reading(row).into_iter().flat_map(|reading| &reading.problems);
        let own = problems.filter_map(|problem| Some((self.problem_words(row, problem)?, true)));
        let notes = self.notes(row).filter_map(|note| match note {
            Note::Flow(problem) => words::flow_problem(&problem).map(|text| (text, true)),
            Note::DeadEnd => Some((words::DEAD_END.to_owned(), false)),
            Note::OtherEnd { is_equal } => {
                let end = self.view().summary().path.last()?;
                Some((words::other_end(&self.label(*end), is_equal), false))
            }
        });
        own.chain(notes).take(MOST_REMARKS).collect()
    }

    fn problem_words(&self, row: usize, problem: &StepProblem) -> Option<String> {
        if *problem == StepProblem::LeadTimeBelowProcessTime {
            let (step, reading) = (self.step(row)?, self.reading(row)?);
            let (lead, process) = (step.lead_time.as_ref()?, step.process_time.as_ref()?);
            let hours = reading.process_time_hours?.mid;
            return Some(words::below_process_time(lead, process, hours, &self.map().calendar));
        }
        words::step_problem(problem)
    }
}

/// Problems of flows at the step whose cell holds them, then cycles and dead ends. The lists of the summary stand in the
/// order of flows and of steps, so one walk along each is enough.
fn notes(view: &MapView) -> Vec<(usize, Note)> {
    let (map, summary) = (view.map(), view.summary());
    let row = |id: StepId| view.step(id).map(|(number, ..)| number - 1);
    let mut notes = Vec::new();
    let mut problems = summary.flow_problems.iter().peekable();
    for flow in &map.flows {
        while let Some((_, problem)) = problems.next_if(|(of, _)| *of == flow.id) {
            let at =
                if matches!(problem, FlowProblem::Wait(_)) { row(flow.to) } else { row(flow.from).or(row(flow.to)) };
            notes.extend(at.map(|at| (at, Note::Flow(*problem))));
        }
    }
    notes.extend(summary.dead_ends.iter().filter_map(|id| Some((row(*id)?, Note::DeadEnd))));
    notes.extend(other_ends(view));
    crate::order::sort_by_key(&mut notes, |(row, _)| *row);
    notes
}

/// The ends of the stream that the longest path does not lead to, by row.
fn other_ends(view: &MapView) -> Vec<(usize, Note)> {
    let goes_on = view.map().flows.iter().filter(|flow| !view.is_rework(flow.id)).map(|flow| flow.from);
    let mut goes_on: Vec<StepId> = goes_on.collect();
    crate::order::sort(&mut goes_on);
    let is_end = |reading: &StepReading| reading.slack_hours.is_some() && goes_on.binary_search(&reading.step).is_err();
    let readings = view.summary().readings.iter().enumerate();
    let ends = readings.filter(|(_, reading)| !reading.on_path && is_end(reading));
    let is_equal = |reading: &StepReading| reading.slack_hours.is_some_and(|slack| slack < SECOND_HOURS);
    ends.map(|(row, reading)| (row, Note::OtherEnd { is_equal: is_equal(reading) })).collect()
}

fn tops(view: &MapView, notes: &[(usize, Note)]) -> Vec<f64> {
    let mut notes = notes.iter().peekable();
    let mut top = 0.0;
    let mut tops = Vec::with_capacity(view.map().steps.len() + 1);
    for (row, reading) in view.summary().readings.iter().enumerate() {
        tops.push(top);
        let mut remarks = reading.problems.len();
        while notes.next_if(|(of, _)| *of == row).is_some() {
            remarks += 1;
        }
        top += ROW_HEIGHT + REMARK_HEIGHT * remarks.min(MOST_REMARKS) as f64;
    }
    tops.push(top);
    tops
}

/// The columns' widths and names.
pub fn head(table: &TableView) -> String {
    let mut markup = Markup::new();
    markup.raw("<tr aria-rowindex=\"1\"><th class=\"c-no\" scope=\"col\" aria-colindex=\"1\">").words(words::NUMBER);
    markup.close("th");
    for (at, column) in table.columns().iter().enumerate() {
        markup.open("th").attr("class", column.class()).raw(" scope=\"col\"");
        markup.attr("aria-colindex", &(at + 2).to_string()).inside().words(column.name());
        let hint = match column {
            Column::WaitBar => words::WAIT_BAR_HINT,
            Column::Fact(fact) => words::fact_hint(*fact),
        };
        if !hint.is_empty() {
            markup.raw("<small>").words(hint).close("small");
        }
        markup.close("th");
    }
    markup.close("tr");
    markup.finish()
}

#[cfg(test)]
mod tests;
