//! Waits before steps that no arrow leads into.

use super::cells::note;
use super::{RowFault, Rows};
use crate::id::{FlowId, StepId};
use crate::stream::{Calendar, Duration, Flow, FlowKind, Step, StepKind};

/// What became of such a wait.
pub(super) enum Kept {
    /// The step says the same, or there was none.
    Silently,
    /// It is in the step, which is to be told.
    Told(RowFault),
    /// It is the lead time of a queue that is to stand before the step.
    InQueue(Duration),
}

/// Writes down a wait for which there is no arrow: as the lead time of a queue, together with the process time as the lead
/// time of a process, in a queue before a process of which no time is known, else in the notes.
pub(super) fn keep_wait(step: &mut Step, wait: &Duration, label: &str) -> Kept {
    let hours = |duration: &Duration| duration.hours(&Calendar::default()).map(|hours| hours.mid);
    let is_none = wait.hours(&Calendar::default()).is_some_and(|hours| hours.high <= 0.0);
    let process = if step.kind == StepKind::Queue { None } else { step.process_time.as_ref() };
    let is_same = |lead: &Duration| {
        let sum = hours(wait).map(|wait| wait + process.and_then(hours).unwrap_or(0.0));
        sum.zip(hours(lead)).is_some_and(|(sum, lead)| (sum - lead).abs() < 1e-6)
    };
    if let Some(lead) = &step.lead_time {
        if is_none || is_same(lead) {
            return Kept::Silently;
        }
    } else if step.kind == StepKind::Queue {
        step.lead_time = Some(wait.clone());
        return Kept::Silently;
    } else if step.kind == StepKind::Process {
        match process {
            Some(process) => {
                step.lead_time = lead_time_of(wait, process);
                if step.lead_time.is_some() {
                    return if is_none { Kept::Silently } else { Kept::Told(RowFault::WaitInLeadTime) };
                }
            }
            None if !is_none && hours(wait).is_some() => return Kept::InQueue(wait.clone()),
            None => {}
        }
    }
    note(step, label, wait.text());
    Kept::Told(RowFault::WaitWithoutArrow)
}

/// Wait and process time as the lead time that they are together, in the words they were typed in. `None` where they
/// cannot be read as one.
pub(crate) fn lead_time_of(wait: &Duration, process: &Duration) -> Option<Duration> {
    if wait.hours(&Calendar::default()).is_some_and(|hours| hours.high <= 0.0) {
        return Some(process.clone());
    }
    wait.and(process)
}

/// A wait that becomes a queue before a step.
pub(super) struct QueueBefore {
    /// The place of the step.
    pub at: usize,
    /// How long work lies there.
    pub wait: Duration,
    /// The heading of the column of the wait, which gives the queue its name.
    pub label: String,
}

impl Rows {
    /// Puts queues before steps; they come in the order of the steps.
    pub(super) fn put_queues(&mut self, queues: Vec<QueueBefore>, bits: &mut dyn FnMut() -> u64) {
        if queues.is_empty() {
            return;
        }
        let mut queues = queues.into_iter().peekable();
        let mut all = Vec::with_capacity(self.steps.len() + queues.len());
        for (at, step) in std::mem::take(&mut self.steps).into_iter().enumerate() {
            while let Some(before) = queues.next_if(|queue| queue.at == at) {
                let queue = before.queue(StepId::from_bits(bits()), &step.team);
                let id = FlowId::from_bits(bits());
                self.flows.push(Flow { id, from: queue.id, to: step.id, kind: FlowKind::Forward, wait: None });
                all.push(queue);
            }
            all.push(step);
        }
        self.steps = all;
    }
}

impl QueueBefore {
    /// The queue stands with the team that its work waits for.
    fn queue(self, id: StepId, team: &str) -> Step {
        let name = self.label.split(['(', '[']).next().unwrap_or_default().trim();
        Step { kind: StepKind::Queue, lead_time: Some(self.wait), ..Step::new(id, name, team) }
    }
}
