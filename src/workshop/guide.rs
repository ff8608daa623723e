//! A guided first map: what is asked, in which order, and what the answers put on the map.
//!
//! First the customer and the end of the stream, then backwards step by step to where the request comes in, and only
//! then the figures, step by step in the order of the work. (A map is read from the customer back; people who begin at
//! the start draw what they do, not what is needed.) Every answer is an edit, and the next question follows from the
//! map: the guide can be left and taken up again, and works as well on a map that somebody has begun.

use super::edit::{Edit, MapField, StepField};
use super::facts::{Fact, set_fact, usual_unit};
use super::rows::add_step_before;
use crate::id::{FlowId, StepId};
use crate::stream::{
    Duration, DurationProblem, EntryProblem, Flow, FlowKind, Percent, Step, StepKind, StreamMap, measure,
};

/// Something to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Who gets the result: an outside party at the end of the stream.
    Customer,
    /// What ends the stream.
    End,
    /// What is done last.
    LastStep,
    /// What is done just before this step.
    StepBefore(StepId),
    /// What this step is called and who does it: asked again, to correct it.
    Step(StepId),
    /// What starts the stream.
    Start,
    /// How long this step takes, from received to passed on.
    LeadTime(StepId),
    /// How much of that is work.
    ProcessTime(StepId),
    /// How much of what it passes on is usable as it is.
    PercentCa(StepId),
}

impl Question {
    /// Whether a step is named by the answer: what is done, and by whom.
    pub fn is_of_step(self) -> bool {
        matches!(self, Self::LastStep | Self::StepBefore(_) | Self::Step(_))
    }

    /// Whether a figure is asked for. One that nobody knows is written as `?`.
    pub fn is_of_figure(self) -> bool {
        matches!(self, Self::LeadTime(_) | Self::ProcessTime(_) | Self::PercentCa(_))
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The answer.
    pub words: String,
    /// Who does the step; for questions of a step.
    pub team: String,
    /// Whether work only lies and waits there; for questions of a step.
    pub is_queue: bool,
}

/// Why an answer is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideProblem {
    /// A time that cannot be read.
    Duration(DurationProblem),
    /// A share that cannot be read.
    Percent(EntryProblem),
}

/// One sitting: which questions were passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guide {
    passed: Vec<Question>,
}

impl Guide {
    /// Goes on without an answer.
    pub fn pass(&mut self, question: Question) {
        if !self.passed.contains(&question) {
            self.passed.push(question);
        }
    }

    /// Asks a question again that was passed over.
    pub fn recall(&mut self, question: Question) {
        self.passed.retain(|passed| *passed != question);
    }

    /// What to ask now; `None`: all has been asked.
    pub fn next(&self, map: &StreamMap) -> Option<Question> {
        let is_open = |question: &Question| !self.passed.contains(question);
        let about_ends = [
            (customer(map).is_none(), Question::Customer),
            (map.ends_with.trim().is_empty(), Question::End),
            (inner_steps(map).next().is_none(), Question::LastStep),
        ];
        let open = about_ends.into_iter().filter(|(is_unsaid, _)| *is_unsaid).map(|(_, question)| question);
        if let Some(question) = open.into_iter().find(is_open) {
            return Some(question);
        }
        inner_steps(map).next()?;
        let before = sole_start(map).map(Question::StepBefore);
        let start = map.starts_with.trim().is_empty().then_some(Question::Start);
        before.into_iter().chain(start).find(is_open).or_else(|| self.next_figure(map))
    }

    fn next_figure(&self, map: &StreamMap) -> Option<Question> {
        figures(map).into_iter().find(|question| !is_known(map, *question) && !self.passed.contains(question))
    }
}

/// How many of the figures of a map are known, or known to be unknown, and how many there are to ask.
pub fn guide_progress(map: &StreamMap) -> (usize, usize) {
    let all = figures(map);
    (all.iter().filter(|question| is_known(map, **question)).count(), all.len())
}

/// The questions for the figures, step by step in the order of the work.
fn figures(map: &StreamMap) -> Vec<Question> {
    let summary = measure(map);
    let mut steps: Vec<(usize, &Step)> = summary
        .readings
        .iter()
        .map(|reading| reading.layer)
        .zip(&map.steps)
        .filter(|(_, step)| is_inner(step))
        .collect();
    // Stable: of one column in the order of the rows.
    steps.sort_by_key(|(layer, _)| *layer);
    let of_step = |(_, step): (usize, &Step)| {
        let process = step.kind == StepKind::Process;
        let also = [Question::ProcessTime(step.id), Question::PercentCa(step.id)];
        std::iter::once(Question::LeadTime(step.id)).chain(also.into_iter().filter(move |_| process))
    };
    steps.into_iter().flat_map(of_step).collect()
}

fn is_known(map: &StreamMap, question: Question) -> bool {
    let step = |id| map.step(id);
    match question {
        Question::LeadTime(id) => step(id).is_none_or(|step| step.lead_time.is_some() || has_wait(map, id)),
        Question::ProcessTime(id) => step(id).is_none_or(|step| step.process_time.is_some()),
        Question::PercentCa(id) => step(id).is_none_or(|step| step.percent_ca.is_some()),
        _ => true,
    }
}

/// A wait on an arrow stands for the lead time of the step that it leads to.
fn has_wait(map: &StreamMap, step: StepId) -> bool {
    map.flows.iter().any(|flow| flow.to == step && flow.kind == FlowKind::Forward && flow.wait.is_some())
}

fn is_inner(step: &Step) -> bool {
    step.kind != StepKind::Outside
}

fn inner_steps(map: &StreamMap) -> impl Iterator<Item = &Step> {
    map.steps.iter().filter(|step| is_inner(step))
}

fn goes_on(map: &StreamMap, step: StepId) -> bool {
    map.flows.iter().any(|flow| flow.from == step && flow.kind == FlowKind::Forward)
}

/// The outside party at the end of the stream.
fn customer(map: &StreamMap) -> Option<&Step> {
    map.steps.iter().find(|step| step.kind == StepKind::Outside && !goes_on(map, step.id))
}

/// The step that no other step comes before, if it is the only one.
fn sole_start(map: &StreamMap) -> Option<StepId> {
    let is_inner_id = |id: StepId| map.step(id).is_some_and(is_inner);
    let has_before = |id: StepId| {
        map.flows.iter().any(|flow| flow.to == id && flow.kind == FlowKind::Forward && is_inner_id(flow.from))
    };
    let mut starts = inner_steps(map).map(|step| step.id).filter(|id| !has_before(*id));
    starts.next().filter(|_| starts.next().is_none())
}

/// What stands on the map for a question, to be corrected.
pub fn guide_told(map: &StreamMap, question: Question) -> Told {
    let words = |words: &str| Told { words: words.to_owned(), ..Told::default() };
    let typed = |id: StepId, read: fn(&Step) -> Option<&str>| words(map.step(id).and_then(read).unwrap_or_default());
    match question {
        Question::Customer => words(customer(map).map_or("", |step| &step.name)),
        Question::End => words(&map.ends_with),
        Question::Start => words(&map.starts_with),
        Question::Step(id) => map.step(id).map_or_else(Told::default, |step| Told {
            words: step.name.clone(),
            team: step.team.clone(),
            is_queue: step.kind == StepKind::Queue,
        }),
        Question::LastStep => Told::default(),
        // Most often the same people did what came before.
        Question::StepBefore(id) => {
            Told { team: map.step(id).map_or_else(String::new, |step| step.team.clone()), ..Told::default() }
        }
        Question::LeadTime(id) => typed(id, |step| step.lead_time.as_ref().map(Duration::text)),
        Question::ProcessTime(id) => typed(id, |step| step.process_time.as_ref().map(Duration::text)),
        Question::PercentCa(id) => typed(id, |step| step.percent_ca.as_ref().map(Percent::text)),
    }
}

/// The edits that put an answer on the map, as one gesture; none where nothing was answered or nothing changes.
/// `customers` is the lane of the outside party.
///
/// # Errors
///
/// What was typed is neither a figure nor `?`.
pub fn guide_edits(
    map: &StreamMap,
    question: Question,
    told: &Told,
    customers: &str,
    bits: &mut impl FnMut() -> u64,
) -> Result<Vec<Edit>, GuideProblem> {
    let words = told.words.trim();
    if words.is_empty() && !question.is_of_figure() {
        return Ok(Vec::new());
    }
    Ok(match question {
        Question::Customer => name_customer(map, words, customers, bits),
        Question::End => set_map(map, MapField::EndsWith(words.to_owned())),
        Question::Start => set_map(map, MapField::StartsWith(words.to_owned())),
        Question::LastStep => add_last(map, told, bits),
        Question::StepBefore(before) => add_before(map, before, told, bits),
        Question::Step(id) => describe(map, id, told),
        Question::LeadTime(id) => time(map, id, Fact::LeadTime, words, bits)?,
        Question::ProcessTime(id) => time(map, id, Fact::ProcessTime, words, bits)?,
        Question::PercentCa(id) => {
            if let Some(problem) = Percent::read(words).and_then(|percent| percent.problem()) {
                return Err(GuideProblem::Percent(problem));
            }
            figure(map, id, Fact::PercentCa, words, bits)
        }
    })
}

fn time(
    map: &StreamMap,
    id: StepId,
    fact: Fact,
    typed: &str,
    bits: &mut impl FnMut() -> u64,
) -> Result<Vec<Edit>, GuideProblem> {
    let unit = map.step(id).map_or(crate::stream::Unit::Day, |step| usual_unit(map, step, fact));
    match Duration::read(typed, unit).and_then(|time| time.problem()) {
        Some(problem) => Err(GuideProblem::Duration(problem)),
        None => Ok(figure(map, id, fact, typed, bits)),
    }
}

/// Nothing typed is written as not known, so that it is not asked again and again.
fn figure(map: &StreamMap, id: StepId, fact: Fact, typed: &str, bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let typed = if typed.is_empty() { "?" } else { typed };
    set_fact(map, id, fact, typed, bits).unwrap_or_default()
}

fn set_map(map: &StreamMap, set: MapField) -> Vec<Edit> {
    vec![Edit::SetMap { map: map.id, set }]
}

fn name_customer(map: &StreamMap, name: &str, customers: &str, bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    if let Some(customer) = customer(map) {
        return vec![Edit::SetStep { map: map.id, step: customer.id, set: StepField::Name(name.to_owned()) }];
    }
    let mut step = Step::new(StepId::from_bits(bits()), name, customers);
    step.kind = StepKind::Outside;
    let id = step.id;
    let mut edits = vec![Edit::AddStep { map: map.id, step: Box::new(step), at: map.steps.len() }];
    let ends = inner_steps(map).map(|step| step.id).filter(|id| !goes_on(map, *id));
    edits.extend(ends.enumerate().map(|(at, end)| add_flow(map, end, id, map.flows.len() + at, bits)));
    edits
}

fn add_last(map: &StreamMap, told: &Told, bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let step = step_of(StepId::from_bits(bits()), told);
    let (id, customer) = (step.id, customer(map).map(|step| step.id));
    let at = map.steps.iter().position(|step| Some(step.id) == customer).unwrap_or(map.steps.len());
    let mut edits = vec![Edit::AddStep { map: map.id, step: Box::new(step), at }];
    edits.extend(customer.map(|customer| add_flow(map, id, customer, map.flows.len(), bits)));
    edits
}

fn add_before(map: &StreamMap, before: StepId, told: &Told, bits: &mut impl FnMut() -> u64) -> Vec<Edit> {
    let Some((id, mut edits)) = add_step_before(map, before, bits) else { return Vec::new() };
    let new = step_of(id, told);
    edits.extend(
        [StepField::Name(new.name), StepField::Team(new.team), StepField::Kind(new.kind)].map(|set| Edit::SetStep {
            map: map.id,
            step: id,
            set,
        }),
    );
    edits
}

fn describe(map: &StreamMap, id: StepId, told: &Told) -> Vec<Edit> {
    let Some(old) = map.step(id) else { return Vec::new() };
    let new = step_of(id, told);
    let fields = [
        (old.name != new.name).then_some(StepField::Name(new.name)),
        (old.team != new.team).then_some(StepField::Team(new.team)),
        (old.kind != new.kind).then_some(StepField::Kind(new.kind)),
    ];
    fields.into_iter().flatten().map(|set| Edit::SetStep { map: map.id, step: id, set }).collect()
}

fn step_of(id: StepId, told: &Told) -> Step {
    let mut step = Step::new(id, told.words.trim(), told.team.trim());
    step.kind = if told.is_queue { StepKind::Queue } else { StepKind::Process };
    step
}

fn add_flow(map: &StreamMap, from: StepId, to: StepId, at: usize, bits: &mut impl FnMut() -> u64) -> Edit {
    let flow = Flow { id: FlowId::from_bits(bits()), from, to, kind: FlowKind::Forward, wait: None };
    Edit::AddFlow { map: map.id, flow, at }
}

/// The step that the next question's work goes to: who can say what arrives usable.
pub fn asked_of(map: &StreamMap, step: StepId) -> Option<&Step> {
    let onward = map.flows.iter().find(|flow| flow.from == step && flow.kind == FlowKind::Forward)?;
    map.step(onward.to)
}

#[cfg(test)]
#[path = "guide_tests.rs"]
mod tests;
