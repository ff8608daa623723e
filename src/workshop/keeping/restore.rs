//! Going from one state of a workshop to another by edits, so that going back to an earlier moment is an edit like any
//! other, and undone like any other.
//!
//! Field by field where edits exist for that, so that what somebody else does at the same time stays. What no edit can
//! set, an order that no edit makes, and whatever is largely another thing is taken out and put in again whole.

mod charter;
mod parts;

use crate::id::MapId;
use crate::maturity::Scorecard;
use crate::stream::StreamMap;
use crate::workshop::{Edit, GoalField, ImprovementField, Judgement, Workshop};
use parts::{answers, basis, flows, order_of_steps, parts_apart, steps};

/// A map in which more steps or flows came and went than this is put in again whole: edits one by one would be slower and
/// longer than the map.
const MOST_PARTS: usize = 300;

/// The edits that make `from` equal to `to`, in order.
pub fn edits_towards(from: &Workshop, to: &Workshop) -> Vec<Edit> {
    let mut way = Way { now: from.clone(), edits: Vec::new() };
    if way.now.name != to.name {
        way.make(Edit::RenameWorkshop { name: to.name.clone() });
    }
    way.maps(to);
    way.models(to);
    way.scorecards(to);
    way.datasets(to);
    way.improvements(to);
    way.goal(to);
    way.judgements(to);
    way.charter(&to.charter);
    way.edits
}

/// The workshop on its way, and the edits made so far.
struct Way {
    now: Workshop,
    edits: Vec<Edit>,
}

impl Way {
    fn make(&mut self, edit: Edit) {
        if !self.now.apply(&edit).is_empty() {
            self.edits.push(edit);
        }
    }

    fn make_all(&mut self, edits: Vec<Edit>) {
        for edit in edits {
            self.make(edit);
        }
    }

    // -------------------------------------------------------------------------------------------------------------- maps

    fn maps(&mut self, to: &Workshop) {
        let gone = |map: &&StreamMap| to.map(map.id).is_none();
        let gone: Vec<MapId> = self.now.maps.iter().filter(gone).map(|map| map.id).collect();
        self.make_all(gone.into_iter().map(|map| Edit::RemoveMap { map }).collect());
        for (at, wanted) in to.maps.iter().enumerate() {
            self.map(wanted);
            if self.now.maps.get(at) != Some(wanted) {
                self.make(Edit::RemoveMap { map: wanted.id });
                self.make(Edit::AddMap { map: Box::new(wanted.clone()), at });
            }
        }
    }

    /// Field by field, as far as that is worth it and possible.
    fn map(&mut self, wanted: &StreamMap) {
        let Some(now) = self.now.map(wanted.id) else { return };
        if now == wanted || parts_apart(now, wanted) > MOST_PARTS {
            return;
        }
        self.make_all(basis(now, wanted));
        self.with_map(wanted, steps);
        self.with_map(wanted, order_of_steps);
        self.with_map(wanted, flows);
    }

    fn with_map(&mut self, wanted: &StreamMap, edits: fn(&StreamMap, &StreamMap) -> Vec<Edit>) {
        if let Some(now) = self.now.map(wanted.id) {
            let edits = edits(now, wanted);
            self.make_all(edits);
        }
    }

    // -------------------------------------------------------------------------------------------------------- scorecards

    fn scorecards(&mut self, to: &Workshop) {
        for wanted in &to.scorecards {
            if let Some(now) = self.now.scorecard(wanted.id) {
                let edits = answers(now, wanted);
                self.make_all(edits);
            }
        }
        if self.now.scorecards == to.scorecards {
            return;
        }
        // A card takes its sheets along, so all that differ go first and come back in an order in which none is missing.
        let is_kept = |card: &Scorecard| to.scorecards.iter().any(|wanted| wanted == card);
        let gone: Vec<_> = self.now.scorecards.iter().filter(|card| !is_kept(card)).map(|card| card.id).collect();
        self.make_all(gone.into_iter().map(|scorecard| Edit::RemoveScorecard { scorecard }).collect());
        let is_in_order = |now: &[Scorecard]| {
            let kept: Vec<&Scorecard> = to.scorecards.iter().filter(|wanted| now.contains(wanted)).collect();
            now.iter().eq(kept)
        };
        if !is_in_order(&self.now.scorecards) {
            let all: Vec<_> = self.now.scorecards.iter().map(|card| card.id).collect();
            self.make_all(all.into_iter().map(|scorecard| Edit::RemoveScorecard { scorecard }).collect());
        }
        for is_sheet in [false, true] {
            for (at, card) in to.scorecards.iter().enumerate().filter(|(_, card)| card.sheet_of.is_some() == is_sheet) {
                self.make(Edit::AddScorecard { scorecard: Box::new(card.clone()), at });
            }
        }
        if self.now.scorecards != to.scorecards {
            self.scorecards_anew(to);
        }
    }

    /// All of them out, and in again from the first place to the last, cards before their sheets.
    fn scorecards_anew(&mut self, to: &Workshop) {
        let all: Vec<_> = self.now.scorecards.iter().map(|card| card.id).collect();
        self.make_all(all.into_iter().map(|scorecard| Edit::RemoveScorecard { scorecard }).collect());
        let mut placed: Vec<usize> = Vec::new();
        for is_sheet in [false, true] {
            for (place, card) in
                to.scorecards.iter().enumerate().filter(|(_, card)| card.sheet_of.is_some() == is_sheet)
            {
                let at = placed.iter().filter(|other| **other < place).count();
                self.make(Edit::AddScorecard { scorecard: Box::new(card.clone()), at });
                placed.push(place);
            }
        }
    }

    // ------------------------------------------------------------------------------------------------- lists without order

    fn models(&mut self, to: &Workshop) {
        while let Some(model) = self.now.models.iter().find(|model| !to.models.contains(model)).cloned() {
            self.make(Edit::RemoveModel { id: model.id, version: model.version });
        }
        for (at, wanted) in to.models.iter().enumerate() {
            if self.now.models.get(at) != Some(wanted) {
                self.make(Edit::RemoveModel { id: wanted.id.clone(), version: wanted.version });
                self.make(Edit::AddModel { model: wanted.clone(), at });
            }
        }
    }

    fn datasets(&mut self, to: &Workshop) {
        let is_gone = |id| !to.datasets.iter().any(|wanted| wanted.id == id);
        while let Some(dataset) = self.now.datasets.iter().map(|dataset| dataset.id).find(|id| is_gone(*id)) {
            self.make(Edit::RemoveDataset { dataset });
        }
        for (at, wanted) in to.datasets.iter().enumerate() {
            self.make(Edit::RenameDataset { dataset: wanted.id, name: wanted.name.clone() });
            if self.now.datasets.get(at) != Some(wanted) {
                self.make(Edit::RemoveDataset { dataset: wanted.id });
                self.make(Edit::AddDataset { dataset: Box::new(wanted.clone()), at });
            }
        }
    }

    fn improvements(&mut self, to: &Workshop) {
        let is_gone = |id| to.improvement(id).is_none();
        while let Some(improvement) = self.now.improvements.iter().map(|item| item.id).find(|id| is_gone(*id)) {
            self.make(Edit::RemoveImprovement { improvement });
        }
        for (at, wanted) in to.improvements.iter().enumerate() {
            for field in ImprovementField::ALL {
                let is_other = self.now.improvement(wanted.id).is_some_and(|now| now.text(field) != wanted.text(field));
                if is_other {
                    let text = wanted.text(field).to_owned();
                    self.make(Edit::SetImprovement { improvement: wanted.id, field, text });
                }
            }
            if self.now.improvements.get(at) != Some(wanted) {
                self.make(Edit::RemoveImprovement { improvement: wanted.id });
                self.make(Edit::AddImprovement { improvement: Box::new(wanted.clone()), at });
            }
        }
    }

    fn goal(&mut self, to: &Workshop) {
        let goal = &to.goal;
        let texts = [(GoalField::Outcome, &goal.outcome), (GoalField::By, &goal.by), (GoalField::Now, &goal.now)];
        for (field, text) in texts {
            self.make(Edit::SetGoal { field, text: text.clone() });
        }
    }

    fn judgements(&mut self, to: &Workshop) {
        let judge = |team: &str, milestone: &str, judgement: Judgement| Edit::JudgeMilestone {
            team: team.to_owned(),
            milestone: milestone.to_owned(),
            judgement,
        };
        let is_gone = |team: &str, milestone: &str| to.judgement(team, milestone).is_none();
        let gone = self.now.judged.iter().filter(|judged| is_gone(&judged.team, &judged.milestone));
        let mut edits: Vec<Edit> =
            gone.map(|judged| judge(&judged.team, &judged.milestone, Judgement::default())).collect();
        edits.extend(to.judged.iter().map(|judged| judge(&judged.team, &judged.milestone, judged.judgement.clone())));
        self.make_all(edits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Step;
    use crate::workshop::StepField;
    use crate::workshop::tests::{any_edit, workshop_with_chain};
    use proptest::prelude::*;

    fn made(edits: &[Edit]) -> Workshop {
        let mut workshop = workshop_with_chain(5);
        for edit in edits {
            workshop.apply(edit);
        }
        workshop
    }

    fn applied(from: &Workshop, edits: &[Edit]) -> Workshop {
        let mut workshop = from.clone();
        for edit in edits {
            workshop.apply(edit);
        }
        workshop
    }

    proptest! {
        #[test]
        fn the_way_leads_there_and_can_be_undone(
            one in prop::collection::vec(any_edit(), 0..40),
            other in prop::collection::vec(any_edit(), 0..40),
        ) {
            let (from, to) = (made(&one), made(&other));
            let edits = edits_towards(&from, &to);
            prop_assert_eq!(&applied(&from, &edits), &to);
            let mut back = from.clone();
            let inverse: Vec<Vec<Edit>> = edits.iter().map(|edit| back.apply(edit)).collect();
            for edit in inverse.into_iter().rev().flatten() {
                back.apply(&edit);
            }
            prop_assert_eq!(back, from);
        }

        #[test]
        fn from_nothing_and_to_nothing(edits in prop::collection::vec(any_edit(), 0..40)) {
            let (nothing, made) = (Workshop::default(), made(&edits));
            prop_assert_eq!(&applied(&nothing, &edits_towards(&nothing, &made)), &made);
            prop_assert_eq!(applied(&made, &edits_towards(&made, &nothing)), nothing);
        }
    }

    #[test]
    fn one_fact_is_one_edit_and_nothing_is_none() {
        let from = workshop_with_chain(5);
        let mut to = from.clone();
        to.maps[0].steps[2].team = "Other".to_owned();
        assert_eq!(edits_towards(&from, &from), []);
        let edits = edits_towards(&from, &to);
        let (map, step) = (to.maps[0].id, to.maps[0].steps[2].id);
        assert_eq!(edits, [Edit::SetStep { map, step, set: StepField::Team("Other".to_owned()) }]);
    }

    #[test]
    fn what_is_largely_another_map_is_put_in_whole() {
        let from = workshop_with_chain(5);
        let mut to = from.clone();
        let more = (100..500).map(|bits| Step::new(crate::id::StepId::from_bits(bits), "s", "t"));
        to.maps[0].steps.extend(more);
        let edits = edits_towards(&from, &to);
        assert_eq!(edits.len(), 2);
        assert_eq!(applied(&from, &edits), to);
    }
}
