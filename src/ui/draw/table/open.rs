//! What is still open: steps whose figures are unknown or contradict themselves, problems first.

use super::TableView;
use crate::id::StepId;
use crate::stream::{Duration, Step, StepKind, StepProblem, StepReading};
use crate::ui::text::table as words;
use crate::workshop::{Fact, likely_lead_time};

/// A step that is not settled.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenStep {
    /// The step.
    pub step: StepId,
    /// The fact to settle first.
    pub fact: Fact,
    /// Whether something contradicts itself or cannot be read.
    pub is_problem: bool,
    /// What is open.
    pub said: String,
    /// Whom to ask.
    pub ask: String,
    /// A lead time that may have been meant.
    pub likely: Option<Duration>,
}

/// All of them: problems first, then in the order of the rows.
pub fn open_steps(table: &TableView) -> Vec<OpenStep> {
    let rows = table.map().steps.iter().zip(&table.view().summary().readings);
    let (mut open, missing): (Vec<OpenStep>, Vec<OpenStep>) = rows
        .enumerate()
        .filter_map(|(row, (step, reading))| {
            problem(table, row, step, reading).or_else(|| missing(table, step, reading))
        })
        .partition(|open| open.is_problem);
    open.extend(missing);
    open
}

fn problem(table: &TableView, row: usize, step: &Step, reading: &StepReading) -> Option<OpenStep> {
    let first = reading.problems.first()?;
    let fact = match first {
        StepProblem::LeadTimeBelowProcessTime | StepProblem::LeadTime(_) => Fact::LeadTime,
        StepProblem::WaitAboveLeadTime { .. } => Fact::Wait,
        StepProblem::ProcessTimeOfQueue | StepProblem::ProcessTime(_) => Fact::ProcessTime,
        StepProblem::PercentCa(_) => Fact::PercentCa,
        StepProblem::People(_) => Fact::People,
        StepProblem::Wip(_) => Fact::Wip,
        StepProblem::Batch(_) => Fact::Batch,
    };
    let contradicts = *first == StepProblem::LeadTimeBelowProcessTime;
    let likely = step.lead_time.as_ref().zip(reading.process_time_hours).filter(|_| contradicts);
    Some(OpenStep {
        step: step.id,
        fact,
        is_problem: true,
        said: table.problem_words(row, first)?,
        ask: words::ask(&step.team, table.next_team(step.id), fact == Fact::PercentCa),
        likely: likely.and_then(|(lead, process)| likely_lead_time(lead, &process, &table.map().calendar)),
    })
}

fn missing(table: &TableView, step: &Step, reading: &StepReading) -> Option<OpenStep> {
    if step.kind == StepKind::Outside {
        return None;
    }
    let is_process = step.kind == StepKind::Process;
    let facts: Vec<Fact> = [
        (Fact::LeadTime, reading.lead_time_hours.is_none()),
        (Fact::ProcessTime, reading.process_time_hours.is_none()),
        (Fact::PercentCa, is_process && reading.percent_ca.is_none()),
    ]
    .into_iter()
    .filter(|(_, is_missing)| *is_missing)
    .map(|(fact, _)| fact)
    .collect();
    let first = *facts.first()?;
    let asks_next = facts.contains(&Fact::PercentCa);
    let next_team = table.next_team(step.id).filter(|_| asks_next);
    Some(OpenStep {
        step: step.id,
        fact: first,
        is_problem: false,
        said: words::missing(&facts),
        ask: words::ask(&step.team, next_team, first == Fact::PercentCa),
        likely: None,
    })
}
