//! A workshop as the edits that make it at once, without its history.

use super::charter::{AgendaRun, Charter, CharterField, CharterList};
use super::edit::Edit;
use super::improvement::GoalField;
use super::model::Workshop;

/// Edits that turn an empty workshop into this one, in one gesture. Data sets are left out: their rows are kept apart.
pub fn as_edits(workshop: &Workshop) -> Vec<Edit> {
    // Without `..`, so that what is added to the workshop is thought of here.
    let Workshop { name, maps, scorecards, datasets: _, improvements, goal, models, judged, charter } = workshop;
    let mut edits = vec![Edit::RenameWorkshop { name: name.clone() }];
    edits.extend(maps.iter().enumerate().map(|(at, map)| Edit::AddMap { map: Box::new(map.clone()), at }));
    edits.extend(models.iter().enumerate().map(|(at, model)| Edit::AddModel { model: model.clone(), at }));
    // A rater's sheet is only taken in beside its card.
    let (sheets, cards): (Vec<_>, Vec<_>) =
        scorecards.iter().enumerate().partition(|(_, card)| card.sheet_of.is_some());
    let cards = cards.into_iter().chain(sheets);
    edits.extend(cards.map(|(at, card)| Edit::AddScorecard { scorecard: Box::new(card.clone()), at }));
    let improvements = improvements.iter().enumerate();
    edits.extend(improvements.map(|(at, one)| Edit::AddImprovement { improvement: Box::new(one.clone()), at }));
    let goal = [(GoalField::Outcome, &goal.outcome), (GoalField::By, &goal.by), (GoalField::Now, &goal.now)];
    let said = goal.into_iter().filter(|(_, text)| !text.is_empty());
    edits.extend(said.map(|(field, text)| Edit::SetGoal { field, text: text.clone() }));
    edits.extend(judged.iter().map(|judged| Edit::JudgeMilestone {
        team: judged.team.clone(),
        milestone: judged.milestone.clone(),
        judgement: judged.judgement.clone(),
    }));
    edits.extend(charter_edits(charter));
    edits
}

fn charter_edits(charter: &Charter) -> Vec<Edit> {
    let said = CharterField::ALL.into_iter().map(|field| (field, charter.text(field)));
    let said = said.filter(|(_, text)| !text.is_empty());
    let mut edits: Vec<Edit> = said.map(|(field, text)| Edit::SetCharter { field, text: text.to_owned() }).collect();
    for list in [CharterList::Parts, CharterList::Agenda, CharterList::Parked] {
        let entries = charter.list(list).iter().enumerate();
        edits.extend(entries.map(|(at, entry)| Edit::AddCharterEntry { list, entry: Box::new(entry.clone()), at }));
    }
    if charter.run != AgendaRun::default() {
        edits.push(Edit::SetAgendaRun { run: Box::new(charter.run.clone()) });
    }
    let dots = charter.all_dots().iter();
    edits.extend(dots.map(|(step, dots)| Edit::PlaceDots { step: *step, dots: dots.cast_signed() }));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::tests::any_edit;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_edits_make_the_same_workshop(edits in prop::collection::vec(any_edit(), 0..60)) {
            let mut workshop = Workshop::default();
            workshop.apply_all(&edits);
            let mut again = Workshop::default();
            again.apply_all(&as_edits(&workshop));
            workshop.datasets.clear();
            prop_assert_eq!(again, workshop);
        }
    }
}
