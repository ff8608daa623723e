//! The edits of one map and of one scorecard, part by part.

use crate::maturity::{Answer, Scorecard};
use crate::stream::{Flow, Step, StreamMap};
use crate::workshop::{Edit, FlowField, MapField, ScorecardField, StepField};

/// How many steps and flows are in one of them only.
pub(super) fn parts_apart(now: &StreamMap, wanted: &StreamMap) -> usize {
    fn apart<T: Ord>(mut one: Vec<T>, mut other: Vec<T>) -> usize {
        one.sort_unstable();
        other.sort_unstable();
        let in_one_only = |of: &[T], than: &[T]| of.iter().filter(|id| than.binary_search(id).is_err()).count();
        in_one_only(&one, &other) + in_one_only(&other, &one)
    }
    let steps = |map: &StreamMap| map.steps.iter().map(|step| step.id).collect::<Vec<_>>();
    let flows = |map: &StreamMap| map.flows.iter().map(|flow| flow.id).collect::<Vec<_>>();
    apart(steps(now), steps(wanted)) + apart(flows(now), flows(wanted))
}

pub(super) fn basis(now: &StreamMap, wanted: &StreamMap) -> Vec<Edit> {
    let fields = [
        MapField::Name(wanted.name.clone()),
        MapField::Calendar(wanted.calendar),
        MapField::WaitsOnArrows(wanted.waits_on_arrows),
        MapField::Rework(wanted.rework),
        MapField::ChosenConstraint(wanted.chosen_constraint),
        MapField::StartsWith(wanted.starts_with.clone()),
        MapField::EndsWith(wanted.ends_with.clone()),
    ];
    fields.map(|set| Edit::SetMap { map: now.id, set }).into()
}

pub(super) fn steps(now: &StreamMap, wanted: &StreamMap) -> Vec<Edit> {
    let map = now.id;
    let gone = now.steps.iter().filter(|step| wanted.step(step.id).is_none());
    let mut edits: Vec<Edit> = gone.map(|step| Edit::RemoveStep { map, step: step.id }).collect();
    for (at, step) in wanted.steps.iter().enumerate() {
        match now.step(step.id) {
            Some(was) if was == step => {}
            Some(was) => {
                edits.extend(fields_of(step).into_iter().map(|set| Edit::SetStep { map, step: step.id, set }));
                // What no edit of a field reaches.
                if was.copy_of != step.copy_of {
                    edits.push(Edit::RemoveStep { map, step: step.id });
                    edits.push(Edit::AddStep { map, step: Box::new(step.clone()), at });
                }
            }
            None => edits.push(Edit::AddStep { map, step: Box::new(step.clone()), at }),
        }
    }
    edits
}

fn fields_of(step: &Step) -> [StepField; 16] {
    [
        StepField::Name(step.name.clone()),
        StepField::Team(step.team.clone()),
        StepField::Kind(step.kind),
        StepField::LeadTime(step.lead_time.clone()),
        StepField::ProcessTime(step.process_time.clone()),
        StepField::PercentCa(step.percent_ca.clone()),
        StepField::People(step.people.clone()),
        StepField::Wip(step.wip.clone()),
        StepField::Batch(step.batch.clone()),
        StepField::Tools(step.tools.clone()),
        StepField::Barriers(step.barriers.clone()),
        StepField::Notes(step.notes.clone()),
        StepField::Wastes(step.wastes.clone()),
        StepField::Value(step.value),
        StepField::Measured(step.measured.clone()),
        StepField::Position(step.position),
    ]
}

/// Moves of rows, from the first row to the last.
pub(super) fn order_of_steps(now: &StreamMap, wanted: &StreamMap) -> Vec<Edit> {
    let mut order: Vec<_> = now.steps.iter().map(|step| step.id).collect();
    let mut edits = Vec::new();
    for (at, step) in wanted.steps.iter().enumerate() {
        if order.get(at) != Some(&step.id)
            && let Some(was) = order.iter().position(|other| *other == step.id)
        {
            let id = order.remove(was);
            order.insert(at.min(order.len()), id);
            edits.push(Edit::MoveStep { map: now.id, step: id, at });
        }
    }
    edits
}

pub(super) fn flows(now: &StreamMap, wanted: &StreamMap) -> Vec<Edit> {
    let map = now.id;
    let gone = now.flows.iter().filter(|flow| wanted.flow(flow.id).is_none());
    let mut edits: Vec<Edit> = gone.map(|flow| Edit::RemoveFlow { map, flow: flow.id }).collect();
    let mut order: Vec<_> = now.flows.iter().map(|flow| flow.id).filter(|id| wanted.flow(*id).is_some()).collect();
    for (at, flow) in wanted.flows.iter().enumerate() {
        let is_in_place = order.get(at) == Some(&flow.id);
        if is_in_place {
            edits.extend(fields_of_flow(flow).map(|set| Edit::SetFlow { map, flow: flow.id, set }));
            continue;
        }
        if let Some(was) = order.iter().position(|id| *id == flow.id) {
            order.remove(was);
            edits.push(Edit::RemoveFlow { map, flow: flow.id });
        }
        order.insert(at.min(order.len()), flow.id);
        edits.push(Edit::AddFlow { map, flow: flow.clone(), at });
    }
    edits
}

fn fields_of_flow(flow: &Flow) -> [FlowField; 4] {
    [
        FlowField::From(flow.from),
        FlowField::To(flow.to),
        FlowField::Kind(flow.kind.clone()),
        FlowField::Wait(flow.wait.clone()),
    ]
}

// --------------------------------------------------------------------------------------------------- parts of a scorecard

pub(super) fn answers(now: &Scorecard, wanted: &Scorecard) -> Vec<Edit> {
    let scorecard = now.id;
    let fields = [
        ScorecardField::Team(wanted.team.clone()),
        ScorecardField::Date(wanted.date.clone()),
        ScorecardField::Participants(wanted.participants.clone()),
        ScorecardField::IsClosed(wanted.is_closed),
    ];
    let mut edits: Vec<Edit> = fields.map(|set| Edit::SetScorecard { scorecard, set }).into();
    let nothing = Answer::default();
    let practices = now.answers.keys().filter(|practice| !wanted.answers.contains_key(*practice));
    for practice in practices.chain(wanted.answers.keys()) {
        let (was, answer) = (now.answers.get(practice), wanted.answers.get(practice).unwrap_or(&nothing));
        if was == Some(answer) {
            continue;
        }
        let practice = || practice.clone();
        edits.push(Edit::RatePractice { scorecard, practice: practice(), rating: answer.rating });
        edits.push(Edit::SetTarget { scorecard, practice: practice(), target: answer.target });
        edits.push(Edit::NotePractice { scorecard, practice: practice(), note: answer.note.clone() });
        edits.push(Edit::SetEvidence { scorecard, practice: practice(), evidence: answer.evidence.clone() });
    }
    edits
}
