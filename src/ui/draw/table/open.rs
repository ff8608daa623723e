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

/// What is still open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OpenSteps {
    /// How many steps are not settled.
    pub count: usize,
    /// The first of them: problems first, then in the order of the rows.
    pub first: Vec<OpenStep>,
}

/// Counts them all and describes the first `most`: of a hundred thousand rows nobody reads more.
pub fn open_steps(table: &TableView, most: usize) -> OpenSteps {
    let mut count = 0;
    let (mut problems, mut missing): (Vec<usize>, Vec<usize>) = Default::default();
    for (row, (step, reading)) in table.map().steps.iter().zip(&table.view().summary().readings).enumerate() {
        let is_problem = reading.problems.first().is_some_and(|first| table.problem_words(row, first).is_some());
        if !is_problem && missing_facts(step, reading).next().is_none() {
            continue;
        }
        count += 1;
        let rows = if is_problem { &mut problems } else { &mut missing };
        if rows.len() < most {
            rows.push(row);
        }
    }
    let open = |row: usize| {
        let (step, reading) = (table.step(row)?, table.reading(row)?);
        problem(table, row, step, reading).or_else(|| missing_of(table, step, reading))
    };
    OpenSteps { count, first: problems.into_iter().chain(missing).take(most).filter_map(open).collect() }
}

fn problem(table: &TableView, row: usize, step: &Step, reading: &StepReading) -> Option<OpenStep> {
    let first = reading.problems.first()?;
    let fact = match first {
        StepProblem::LeadTimeBelowProcessTime | StepProblem::TimeOfOutside | StepProblem::LeadTime(_) => Fact::LeadTime,
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

/// The figures that are not known and should be. An outside party has none.
fn missing_facts(step: &Step, reading: &StepReading) -> impl Iterator<Item = Fact> + use<> {
    let is_ours = step.kind != StepKind::Outside;
    let is_process = step.kind == StepKind::Process;
    let facts = [
        (Fact::LeadTime, is_ours && reading.lead_time_hours.is_none()),
        (Fact::ProcessTime, is_ours && reading.process_time_hours.is_none()),
        (Fact::PercentCa, is_process && reading.percent_ca.is_none()),
    ];
    facts.into_iter().filter(|(_, is_missing)| *is_missing).map(|(fact, _)| fact)
}

fn missing_of(table: &TableView, step: &Step, reading: &StepReading) -> Option<OpenStep> {
    let facts: Vec<Fact> = missing_facts(step, reading).collect();
    let first = *facts.first()?;
    let asks_next = facts.contains(&Fact::PercentCa);
    let next_team = if asks_next { table.next_team(step.id) } else { None };
    Some(OpenStep {
        step: step.id,
        fact: first,
        is_problem: false,
        said: words::missing(&facts),
        ask: words::ask(&step.team, next_team, first == Fact::PercentCa),
        likely: None,
    })
}
