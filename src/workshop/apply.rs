//! Applying an edit, and the edits that take it back.

use std::mem;

use super::edit::{Edit, FlowField, MapField, ScorecardField, StepField};
use super::judging::{Judged, Judgement};
use super::model::{OwnModel, Workshop};
use crate::id::{FlowId, MapId, ScorecardId, StepId};
use crate::maturity::{Answer, Scorecard};
use crate::stream::{Flow, Step, StreamMap};

impl Workshop {
    /// Makes the change and gives the edits that take it back, in the order they are to be applied.
    ///
    /// Total: an edit whose target is gone, or that changes nothing, does nothing and gives no edits.
    pub fn apply(&mut self, edit: &Edit) -> Vec<Edit> {
        self.apply_to_parts(edit).unwrap_or_default()
    }

    /// `None` where the target is gone.
    fn apply_to_parts(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::RenameWorkshop { name } => {
                swapped(&mut self.name, name).map(|name| vec![Edit::RenameWorkshop { name }])
            }
            Edit::AddMap { .. } | Edit::RemoveMap { .. } => self.apply_to_maps(edit),
            Edit::SetMap { map, set } => {
                let was = set_map(self.map_mut(*map)?, set)?;
                Some(vec![Edit::SetMap { map: *map, set: was }])
            }
            Edit::AddStep { map, .. }
            | Edit::RemoveStep { map, .. }
            | Edit::SetStep { map, .. }
            | Edit::MoveStep { map, .. } => apply_to_steps(self.map_mut(*map)?, edit),
            Edit::AddFlow { map, .. } | Edit::RemoveFlow { map, .. } | Edit::SetFlow { map, .. } => {
                apply_to_flows(self.map_mut(*map)?, edit)
            }
            Edit::AddScorecard { .. } | Edit::RemoveScorecard { .. } => self.apply_to_scorecards(edit),
            Edit::SetScorecard { scorecard, .. }
            | Edit::RatePractice { scorecard, .. }
            | Edit::SetTarget { scorecard, .. }
            | Edit::NotePractice { scorecard, .. }
            | Edit::SetEvidence { scorecard, .. } => apply_to_answers(self.scorecard_mut(*scorecard)?, edit),
            Edit::AddModel { .. } | Edit::RemoveModel { .. } => self.apply_to_models(edit),
            Edit::AddDataset { .. } | Edit::RemoveDataset { .. } | Edit::RenameDataset { .. } => {
                self.apply_to_datasets(edit)
            }
            Edit::AddImprovement { .. } | Edit::RemoveImprovement { .. } | Edit::SetImprovement { .. } => {
                self.apply_to_improvements(edit)
            }
            Edit::SetGoal { field, text } => {
                let text = swapped(self.goal.text_mut(*field), text)?;
                Some(vec![Edit::SetGoal { field: *field, text }])
            }
            Edit::JudgeMilestone { team, milestone, judgement } => {
                let judgement = judge(&mut self.judged, team, milestone, judgement)?;
                Some(vec![Edit::JudgeMilestone { team: team.clone(), milestone: milestone.clone(), judgement }])
            }
        }
    }

    fn map_mut(&mut self, id: MapId) -> Option<&mut StreamMap> {
        self.maps.iter_mut().find(|map| map.id == id)
    }

    fn scorecard_mut(&mut self, id: ScorecardId) -> Option<&mut Scorecard> {
        self.scorecards.iter_mut().find(|card| card.id == id)
    }

    fn apply_to_maps(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddMap { map, at } => {
                insert(&mut self.maps, (**map).clone(), *at, |other| other.id == map.id)?;
                Some(vec![Edit::RemoveMap { map: map.id }])
            }
            Edit::RemoveMap { map } => {
                let (at, map) = take(&mut self.maps, |other| other.id == *map)?;
                Some(vec![Edit::AddMap { map: Box::new(map), at }])
            }
            _ => None,
        }
    }

    fn apply_to_scorecards(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddScorecard { scorecard, at } => {
                if let Some(card) = scorecard.sheet_of {
                    self.scorecard(card)?;
                }
                let mut card = (**scorecard).clone();
                card.answers.retain(|_, answer| *answer != Answer::default());
                insert(&mut self.scorecards, card, *at, |other| other.id == scorecard.id)?;
                Some(vec![Edit::RemoveScorecard { scorecard: scorecard.id }])
            }
            Edit::RemoveScorecard { scorecard } => {
                // The sheets' places are those beside the card, so they are taken first and put back last.
                let sheets = take_sheets_of(&mut self.scorecards, *scorecard);
                let (at, scorecard) = take(&mut self.scorecards, |other| other.id == *scorecard)?;
                let mut back = vec![Edit::AddScorecard { scorecard: Box::new(scorecard), at }];
                back.extend(sheets);
                Some(back)
            }
            _ => None,
        }
    }

    fn apply_to_models(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddModel { model, at } => {
                let is_same = |other: &OwnModel| other.id == model.id && other.version == model.version;
                insert(&mut self.models, model.clone(), *at, is_same)?;
                Some(vec![Edit::RemoveModel { id: model.id.clone(), version: model.version }])
            }
            Edit::RemoveModel { id, version } => {
                let (at, model) = take(&mut self.models, |other| other.id == *id && other.version == *version)?;
                Some(vec![Edit::AddModel { model, at }])
            }
            _ => None,
        }
    }

    fn apply_to_datasets(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddDataset { dataset, at } => {
                insert(&mut self.datasets, (**dataset).clone(), *at, |other| other.id == dataset.id)?;
                Some(vec![Edit::RemoveDataset { dataset: dataset.id }])
            }
            Edit::RemoveDataset { dataset } => {
                let (at, dataset) = take(&mut self.datasets, |other| other.id == *dataset)?;
                Some(vec![Edit::AddDataset { dataset: Box::new(dataset), at }])
            }
            Edit::RenameDataset { dataset, name } => {
                let found = self.datasets.iter_mut().find(|other| other.id == *dataset)?;
                let name = swapped(&mut found.name, name)?;
                Some(vec![Edit::RenameDataset { dataset: *dataset, name }])
            }
            _ => None,
        }
    }

    fn apply_to_improvements(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddImprovement { improvement, at } => {
                insert(&mut self.improvements, (**improvement).clone(), *at, |other| other.id == improvement.id)?;
                Some(vec![Edit::RemoveImprovement { improvement: improvement.id }])
            }
            Edit::RemoveImprovement { improvement } => {
                let (at, improvement) = take(&mut self.improvements, |other| other.id == *improvement)?;
                Some(vec![Edit::AddImprovement { improvement: Box::new(improvement), at }])
            }
            Edit::SetImprovement { improvement, field, text } => {
                let found = self.improvements.iter_mut().find(|other| other.id == *improvement)?;
                let text = swapped(found.text_mut(*field)?, text)?;
                Some(vec![Edit::SetImprovement { improvement: *improvement, field: *field, text }])
            }
            _ => None,
        }
    }
}

pub(super) fn apply_to_steps(map: &mut StreamMap, edit: &Edit) -> Option<Vec<Edit>> {
    let id = map.id;
    match edit {
        Edit::AddStep { step, at, .. } => {
            insert(&mut map.steps, (**step).clone(), *at, |other| other.id == step.id)?;
            Some(vec![Edit::RemoveStep { map: id, step: step.id }])
        }
        Edit::RemoveStep { step, .. } => {
            let (at, step) = take(&mut map.steps, |other| other.id == *step)?;
            let step_id = step.id;
            let mut back = vec![Edit::AddStep { map: id, step: Box::new(step), at }];
            back.extend(take_flows_of(map, step_id));
            Some(back)
        }
        Edit::SetStep { step, set, .. } => {
            let found = map.steps.iter_mut().find(|other| other.id == *step)?;
            let was = set_step(found, set)?;
            Some(vec![Edit::SetStep { map: id, step: *step, set: was }])
        }
        Edit::MoveStep { step, at, .. } => {
            let was = map.steps.iter().position(|other| other.id == *step)?;
            let at = (*at).min(map.steps.len() - 1);
            if at == was {
                return None;
            }
            let moved = map.steps.remove(was);
            map.steps.insert(at, moved);
            Some(vec![Edit::MoveStep { map: id, step: *step, at: was }])
        }
        _ => None,
    }
}

/// Takes out all flows of a step and gives the edits that put them back where they were: lowest place first, so that
/// each place is right when its turn comes.
fn take_flows_of(map: &mut StreamMap, step: StepId) -> Vec<Edit> {
    let id = map.id;
    let flows = mem::take(&mut map.flows);
    let touches = |flow: &Flow| flow.from == step || flow.to == step;
    let mut back = Vec::new();
    for (at, flow) in flows.into_iter().enumerate() {
        if touches(&flow) {
            back.push(Edit::AddFlow { map: id, flow, at });
        } else {
            map.flows.push(flow);
        }
    }
    back
}

/// Takes out all sheets of a card and gives the edits that put them back: lowest place first, as with flows.
fn take_sheets_of(cards: &mut Vec<Scorecard>, card: ScorecardId) -> Vec<Edit> {
    let mut back = Vec::new();
    for (at, other) in mem::take(cards).into_iter().enumerate() {
        if other.sheet_of == Some(card) {
            back.push(Edit::AddScorecard { scorecard: Box::new(other), at });
        } else {
            cards.push(other);
        }
    }
    back
}

fn apply_to_flows(map: &mut StreamMap, edit: &Edit) -> Option<Vec<Edit>> {
    let id = map.id;
    match edit {
        Edit::AddFlow { flow, at, .. } => {
            map.step(flow.from)?;
            map.step(flow.to)?;
            insert(&mut map.flows, flow.clone(), *at, |other| other.id == flow.id)?;
            Some(vec![Edit::RemoveFlow { map: id, flow: flow.id }])
        }
        Edit::RemoveFlow { flow, .. } => {
            let (at, flow) = take(&mut map.flows, |other| other.id == *flow)?;
            Some(vec![Edit::AddFlow { map: id, flow, at }])
        }
        Edit::SetFlow { flow, set, .. } => {
            let was = set_flow(map, *flow, set)?;
            Some(vec![Edit::SetFlow { map: id, flow: *flow, set: was }])
        }
        _ => None,
    }
}

fn set_flow(map: &mut StreamMap, id: FlowId, set: &FlowField) -> Option<FlowField> {
    if let FlowField::From(step) | FlowField::To(step) = set {
        map.step(*step)?;
    }
    let flow = map.flows.iter_mut().find(|other| other.id == id)?;
    Some(match set {
        FlowField::From(new) => FlowField::From(swapped(&mut flow.from, new)?),
        FlowField::To(new) => FlowField::To(swapped(&mut flow.to, new)?),
        FlowField::Kind(new) => FlowField::Kind(swapped(&mut flow.kind, new)?),
        FlowField::Wait(new) => FlowField::Wait(swapped(&mut flow.wait, new)?),
    })
}

fn set_map(map: &mut StreamMap, set: &MapField) -> Option<MapField> {
    Some(match set {
        MapField::Name(new) => MapField::Name(swapped(&mut map.name, new)?),
        MapField::Calendar(new) => MapField::Calendar(swapped(&mut map.calendar, new)?),
        MapField::WaitsOnArrows(new) => MapField::WaitsOnArrows(swapped(&mut map.waits_on_arrows, new)?),
        MapField::Rework(new) => MapField::Rework(swapped(&mut map.rework, new)?),
        MapField::ChosenConstraint(new) => MapField::ChosenConstraint(swapped(&mut map.chosen_constraint, new)?),
        MapField::StartsWith(new) => MapField::StartsWith(swapped(&mut map.starts_with, new)?),
        MapField::EndsWith(new) => MapField::EndsWith(swapped(&mut map.ends_with, new)?),
    })
}

fn set_step(step: &mut Step, set: &StepField) -> Option<StepField> {
    Some(match set {
        StepField::Name(new) => StepField::Name(swapped(&mut step.name, new)?),
        StepField::Team(new) => StepField::Team(swapped(&mut step.team, new)?),
        StepField::Kind(new) => StepField::Kind(swapped(&mut step.kind, new)?),
        StepField::LeadTime(new) => StepField::LeadTime(swapped(&mut step.lead_time, new)?),
        StepField::ProcessTime(new) => StepField::ProcessTime(swapped(&mut step.process_time, new)?),
        StepField::PercentCa(new) => StepField::PercentCa(swapped(&mut step.percent_ca, new)?),
        StepField::People(new) => StepField::People(swapped(&mut step.people, new)?),
        StepField::Wip(new) => StepField::Wip(swapped(&mut step.wip, new)?),
        StepField::Batch(new) => StepField::Batch(swapped(&mut step.batch, new)?),
        StepField::Tools(new) => StepField::Tools(swapped(&mut step.tools, new)?),
        StepField::Barriers(new) => StepField::Barriers(swapped(&mut step.barriers, new)?),
        StepField::Notes(new) => StepField::Notes(swapped(&mut step.notes, new)?),
        StepField::Wastes(new) => StepField::Wastes(swapped(&mut step.wastes, new)?),
        StepField::Value(new) => StepField::Value(swapped(&mut step.value, new)?),
        StepField::Measured(new) => StepField::Measured(swapped(&mut step.measured, new)?),
        StepField::Position(new) => StepField::Position(swapped(&mut step.position, new)?),
    })
}

fn apply_to_answers(card: &mut Scorecard, edit: &Edit) -> Option<Vec<Edit>> {
    let scorecard = card.id;
    match edit {
        Edit::SetScorecard { set, .. } => {
            let was = match set {
                ScorecardField::Team(new) => ScorecardField::Team(swapped(&mut card.team, new)?),
                ScorecardField::Date(new) => ScorecardField::Date(swapped(&mut card.date, new)?),
                ScorecardField::Participants(new) => {
                    ScorecardField::Participants(swapped(&mut card.participants, new)?)
                }
                ScorecardField::IsClosed(new) => ScorecardField::IsClosed(swapped(&mut card.is_closed, new)?),
            };
            Some(vec![Edit::SetScorecard { scorecard, set: was }])
        }
        Edit::RatePractice { practice, rating, .. } => {
            let mut rating = *rating;
            set_answer(card, practice, &mut |answer| mem::swap(&mut answer.rating, &mut rating))?;
            Some(vec![Edit::RatePractice { scorecard, practice: practice.clone(), rating }])
        }
        Edit::SetTarget { practice, target, .. } => {
            let mut target = *target;
            set_answer(card, practice, &mut |answer| mem::swap(&mut answer.target, &mut target))?;
            Some(vec![Edit::SetTarget { scorecard, practice: practice.clone(), target }])
        }
        Edit::NotePractice { practice, note, .. } => {
            let mut note = note.clone();
            set_answer(card, practice, &mut |answer| mem::swap(&mut answer.note, &mut note))?;
            Some(vec![Edit::NotePractice { scorecard, practice: practice.clone(), note }])
        }
        Edit::SetEvidence { practice, evidence, .. } => {
            let mut evidence = evidence.clone();
            set_answer(card, practice, &mut |answer| mem::swap(&mut answer.evidence, &mut evidence))?;
            Some(vec![Edit::SetEvidence { scorecard, practice: practice.clone(), evidence }])
        }
        _ => None,
    }
}

/// Changes one answer; `None` where that changes nothing. An answer that says nothing is not kept, so that undo leaves
/// no trace.
fn set_answer(card: &mut Scorecard, practice: &str, change: &mut dyn FnMut(&mut Answer)) -> Option<()> {
    let was = card.answers.get(practice).cloned().unwrap_or_default();
    let mut answer = was.clone();
    change(&mut answer);
    if answer == was {
        return None;
    }
    if answer == Answer::default() {
        card.answers.remove(practice);
    } else {
        card.answers.insert(practice.to_owned(), answer);
    }
    Some(())
}

/// Puts a judgement in its place by team and milestone, and gives what stood there; `None` where they are equal. One
/// that says nothing is not kept, so that undo leaves no trace.
fn judge(all: &mut Vec<Judged>, team: &str, milestone: &str, judgement: &Judgement) -> Option<Judgement> {
    let found = all.binary_search_by(|judged| (&*judged.team, &*judged.milestone).cmp(&(team, milestone)));
    match found {
        Ok(at) if judgement.is_empty() => Some(all.remove(at).judgement),
        Ok(at) => swapped(&mut all.get_mut(at)?.judgement, judgement),
        Err(_) if judgement.is_empty() => None,
        Err(at) => {
            let (team, milestone) = (team.to_owned(), milestone.to_owned());
            all.insert(at, Judged { team, milestone, judgement: judgement.clone() });
            Some(Judgement::default())
        }
    }
}

/// Puts the new value in and gives the old one; `None` where they are equal.
fn swapped<T: PartialEq + Clone>(place: &mut T, new: &T) -> Option<T> {
    (place != new).then(|| mem::replace(place, new.clone()))
}

/// Inserts at a place, or at the end where the place is beyond it; `None` where the item is there already.
fn insert<T>(list: &mut Vec<T>, item: T, at: usize, same: impl Fn(&T) -> bool) -> Option<()> {
    if list.iter().any(same) {
        return None;
    }
    list.insert(at.min(list.len()), item);
    Some(())
}

/// Takes an item out, with the place it had.
fn take<T>(list: &mut Vec<T>, wanted: impl Fn(&T) -> bool) -> Option<(usize, T)> {
    let at = list.iter().position(wanted)?;
    Some((at, list.remove(at)))
}
