//! The figures of each step and arrow, read once, and what stands against them.

use crate::id::FlowId;
use crate::order;
use crate::stream::graph::{Edge, Graph, Ignored, PerNode};
use crate::stream::{
    Amount, Calendar, Duration, DurationProblem, EntryProblem, FlowKind, HourRange, Percent, Step, StepKind, StreamMap,
};

/// Hours closer than this are the same: a microsecond.
pub(super) const SAME_HOURS: f64 = 1e-9;

/// What stands against a step's figures. What was typed is kept in all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepProblem {
    /// Lead time includes process time, so it cannot be shorter. The wait counts as 0.
    LeadTimeBelowProcessTime,
    /// The wait on this arrow and the process time exceed the lead time of the step. The lead time counts.
    WaitAboveLeadTime {
        /// The arrow.
        flow: FlowId,
    },
    /// Nobody works on a queue, yet a process time was entered. It counts as 0.
    ProcessTimeOfQueue,
    /// A lead time or a process time was entered for an outside party. It does not count: a wait on the arrow to it would.
    TimeOfOutside,
    /// The lead time cannot be read.
    LeadTime(DurationProblem),
    /// The process time cannot be read.
    ProcessTime(DurationProblem),
    /// The %C/A cannot be read.
    PercentCa(EntryProblem),
    /// The number of people cannot be read; so the effort is not known.
    People(EntryProblem),
    /// The work in progress cannot be read.
    Wip(EntryProblem),
    /// The batch cannot be read.
    Batch(EntryProblem),
}

/// What stands against a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowProblem {
    /// It ends where it starts; it is ignored.
    EndsWhereItStarts,
    /// One of its steps is gone; it is ignored.
    MissingStep,
    /// It is drawn forward but closes a cycle, so it counts as rework.
    ClosesCycle,
    /// Its wait cannot be read.
    Wait(DurationProblem),
    /// Its share of rework cannot be read.
    Share(EntryProblem),
}

/// The figures of one step in working hours.
#[derive(Debug, Default)]
pub(super) struct StepFigures {
    pub lead: Option<HourRange>,
    pub process: Option<HourRange>,
    pub percent_ca: Option<f64>,
    pub effort: Option<HourRange>,
    pub is_outside: bool,
    is_queue: bool,
    /// A queue for which a process time was entered, an outside party for which any time was.
    has_vain_time: bool,
}

/// What is known of a step that is not there.
static NOTHING: StepFigures = StepFigures {
    lead: None,
    process: None,
    percent_ca: None,
    effort: None,
    is_outside: false,
    is_queue: false,
    has_vain_time: false,
};

/// What it takes to get through a step once it is reached by one arrow.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Arrival {
    pub lead: Option<HourRange>,
    pub wait: Option<HourRange>,
}

/// What is known of getting to where nobody gets.
pub(super) static NO_ARRIVAL: Arrival = Arrival { lead: None, wait: None };

/// All figures of a map, by row and by flow.
pub(super) struct Figures {
    steps: Vec<StepFigures>,
    /// What cannot be read, by row, sorted.
    unreadable: Vec<(usize, StepProblem)>,
    waits: Vec<Option<HourRange>>,
    /// By row: whether a wait is written on an arrow that leaves the step.
    has_wait_behind: Vec<bool>,
    /// By flow: the row that it leaves, of those that go forward.
    leaves: PerNode<usize>,
    /// Whether the map's times were entered as process times and waits between steps, on arrows or as queues.
    waits_between: bool,
}

impl Figures {
    pub(super) fn read(map: &StreamMap, graph: &Graph) -> Self {
        let mut unreadable = Vec::new();
        let read = |(row, step)| read_step(row, step, &map.calendar, &mut unreadable);
        let steps: Vec<StepFigures> = map.steps.iter().enumerate().map(read).collect();
        let hours = |wait: &Duration| wait.hours(&map.calendar);
        let waits: Vec<_> = map.flows.iter().map(|flow| flow.wait.as_ref().and_then(hours)).collect();
        let mut has_wait_behind = vec![false; steps.len()];
        let mut leaves = PerNode::new(waits.len());
        for edge in &graph.forward {
            let row = graph.row(edge.from);
            leaves.set(edge.flow, row);
            let has_wait = has_wait_behind.get_mut(row);
            if let Some(has_wait) = has_wait.filter(|_| waits.get(edge.flow).is_some_and(Option::is_some)) {
                *has_wait = true;
            }
        }
        let mut figures = Self { steps, unreadable, waits, has_wait_behind, leaves, waits_between: false };
        figures.see_convention(map);
        figures
    }

    /// Reads some rows anew; nothing else may have changed.
    pub(super) fn read_again(&mut self, map: &StreamMap, rows: &[usize]) {
        for &row in rows {
            let start = self.unreadable.partition_point(|(of, _)| *of < row);
            let end = self.unreadable.partition_point(|(of, _)| *of <= row);
            let mut noted = Vec::new();
            if let (Some(figures), Some(step)) = (self.steps.get_mut(row), map.steps.get(row)) {
                *figures = read_step(row, step, &map.calendar, &mut noted);
            }
            self.unreadable.splice(start..end, noted);
        }
        self.see_convention(map);
    }

    fn see_convention(&mut self, map: &StreamMap) {
        let has_lead = |is_queue: bool| self.steps.iter().any(|step| step.is_queue == is_queue && step.lead.is_some());
        let has_waits = self.has_wait_behind.contains(&true) || has_lead(true);
        self.waits_between = map.waits_on_arrows || (has_waits && !has_lead(false));
    }

    pub(super) fn step(&self, row: usize) -> &StepFigures {
        self.steps.get(row).unwrap_or(&NOTHING)
    }

    pub(super) fn wait(&self, edge: &Edge) -> Option<HourRange> {
        self.waits.get(edge.flow).copied().flatten()
    }

    /// What a step takes when it is reached by this arrow; `None` for a first step.
    pub(super) fn arrival(&self, row: usize, by: Option<&Edge>) -> Arrival {
        let step = self.step(row);
        let written = by.and_then(|edge| self.wait(edge));
        if step.is_outside {
            return Arrival { lead: written, wait: written };
        }
        if let Some(lead) = step.lead {
            return Arrival { lead: Some(lead), wait: step.process.map(|process| lead.minus_part(&process)) };
        }
        // Whoever wrote the wait behind the first step meant its process time to be all that comes before.
        let is_between = self.waits_between || self.has_wait_behind.get(row) == Some(&true);
        // What has waited in a queue does not wait again, unless the arrow says so.
        let behind_queue = by.is_some_and(|edge| self.step(self.leaves.at(edge.flow)).is_queue) && self.waits_between;
        let starts_at_once = ((by.is_none() && is_between) || behind_queue) && !step.is_queue && step.process.is_some();
        let wait = written.or(starts_at_once.then_some(HourRange::ZERO));
        Arrival { lead: wait.zip(step.process).map(|(wait, process)| wait.plus(&process)), wait }
    }

    pub(super) fn step_problems(&self, map: &StreamMap, graph: &Graph, node: usize) -> Vec<StepProblem> {
        let row = graph.row(node);
        let figures = self.step(row);
        let start = self.unreadable.partition_point(|(of, _)| *of < row);
        let unreadable = self.unreadable.iter().skip(start).take_while(|(of, _)| *of == row);
        let mut problems: Vec<StepProblem> = unreadable.map(|(_, problem)| *problem).collect();
        if figures.has_vain_time {
            problems.push(if figures.is_outside {
                StepProblem::TimeOfOutside
            } else {
                StepProblem::ProcessTimeOfQueue
            });
        }
        let Some((lead, process)) = figures.lead.zip(figures.process) else { return problems };
        if process.mid > lead.mid + SAME_HOURS {
            problems.push(StepProblem::LeadTimeBelowProcessTime);
            return problems;
        }
        let is_above = |edge: &&Edge| self.wait(edge).is_some_and(|w| w.mid + process.mid > lead.mid + SAME_HOURS);
        let flows = graph.reaching(node).filter(is_above).filter_map(|edge| map.flows.get(edge.flow));
        problems.extend(flows.map(|flow| StepProblem::WaitAboveLeadTime { flow: flow.id }));
        problems
    }
}

/// What stands against the flows, in their order.
pub(super) fn flow_problems(map: &StreamMap, graph: &Graph) -> Vec<(FlowId, FlowProblem)> {
    let mut ignored = graph.ignored.iter().peekable();
    let mut back: Vec<usize> = graph.rework.iter().map(|edge| edge.flow).collect();
    order::sort(&mut back);
    let mut problems = Vec::new();
    for (number, flow) in map.flows.iter().enumerate() {
        if let Some((_, why)) = ignored.next_if(|(of, _)| *of == number) {
            problems.push((flow.id, FlowProblem::from(*why)));
        }
        if flow.kind == FlowKind::Forward && back.binary_search(&number).is_ok() {
            problems.push((flow.id, FlowProblem::ClosesCycle));
        }
        let wait = flow.wait.as_ref().and_then(Duration::problem);
        problems.extend(wait.map(|problem| (flow.id, FlowProblem::Wait(problem))));
        if let FlowKind::Rework { share: Some(share) } = &flow.kind {
            problems.extend(share.problem().map(|problem| (flow.id, FlowProblem::Share(problem))));
        }
    }
    problems
}

impl From<Ignored> for FlowProblem {
    fn from(why: Ignored) -> Self {
        match why {
            Ignored::SelfFlow => Self::EndsWhereItStarts,
            Ignored::MissingStep => Self::MissingStep,
        }
    }
}

/// Reads each field of a step once, noting what cannot be read.
fn read_step(row: usize, step: &Step, calendar: &Calendar, unreadable: &mut Vec<(usize, StepProblem)>) -> StepFigures {
    let mut note = |problem| unreadable.push((row, problem));
    let lead = read(step.lead_time.as_ref().map(|lead| lead.reading(calendar)), &mut note, StepProblem::LeadTime);
    let typed = step.process_time.as_ref().map(|process| process.reading(calendar));
    let typed = read(typed, &mut note, StepProblem::ProcessTime);
    let percent_ca = read(step.percent_ca.as_ref().map(Percent::reading), &mut note, StepProblem::PercentCa);
    let people = step.people.as_ref().map_or(Ok(Some(1.0)), Amount::reading);
    let people = read(Some(people), &mut note, StepProblem::People);
    read(step.wip.as_ref().map(Amount::reading), &mut note, StepProblem::Wip);
    read(step.batch.as_ref().map(Amount::reading), &mut note, StepProblem::Batch);
    let takes_time = |time: Option<HourRange>| time.is_some_and(|time| time.mid > 0.0);
    if step.kind == StepKind::Outside {
        let has_vain_time = takes_time(lead) || takes_time(typed);
        return StepFigures { is_outside: true, has_vain_time, ..StepFigures::default() };
    }
    let is_queue = step.kind == StepKind::Queue;
    let process = if is_queue { Some(HourRange::ZERO) } else { typed };
    StepFigures {
        lead,
        process,
        percent_ca,
        effort: process.zip(people).map(|(process, people)| process.times(people)),
        is_outside: false,
        is_queue,
        has_vain_time: is_queue && takes_time(typed),
    }
}

/// The value of a field, its problem noted.
fn read<T, P>(
    field: Option<Result<Option<T>, P>>,
    note: &mut impl FnMut(StepProblem),
    name: fn(P) -> StepProblem,
) -> Option<T> {
    match field? {
        Ok(value) => value,
        Err(problem) => {
            note(name(problem));
            None
        }
    }
}
