//! Applying the edits of what a workshop holds beside maps and data sets.

use std::mem;

use super::apply::{insert, swapped, take};
use super::charter::CharterField;
use super::edit::{Edit, ScorecardField};
use super::judging::{Judged, Judgement};
use super::model::{OwnModel, Workshop};
use crate::id::ScorecardId;
use crate::maturity::{Answer, Scorecard};

impl Workshop {
    /// `None` where the target is gone, or where the edit is none of these.
    pub(super) fn apply_beside_maps(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddScorecard { .. } | Edit::RemoveScorecard { .. } => self.apply_to_scorecards(edit),
            Edit::SetScorecard { scorecard, .. }
            | Edit::RatePractice { scorecard, .. }
            | Edit::SetTarget { scorecard, .. }
            | Edit::NotePractice { scorecard, .. }
            | Edit::SetEvidence { scorecard, .. } => apply_to_answers(self.scorecard_mut(*scorecard)?, edit),
            Edit::AddModel { .. } | Edit::RemoveModel { .. } => self.apply_to_models(edit),
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
            Edit::SetCharter { field: CharterField::Demand | CharterField::DemandPer, .. } => {
                let back = self.charter.apply(edit);
                self.spread_demand();
                back
            }
            _ => self.charter.apply(edit),
        }
    }

    fn scorecard_mut(&mut self, id: ScorecardId) -> Option<&mut Scorecard> {
        self.scorecards.iter_mut().find(|card| card.id == id)
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
