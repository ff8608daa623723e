//! What answers amount to: a profile by section, never one number; and what changed between two cards.
//!
//! Rules (scale and mean after the guide named in the parent module): a practice is rated, not applicable or open; only
//! rated ones enter a mean; a section without a rated one has no mean. Answers to practices that the model doesn't have
//! are named, not scored. All functions are total over any model and any card.

use std::collections::BTreeSet;

use super::{Answer, Level, Model, Practice, Rating, Scorecard, Section};
use crate::order;

/// What a scorecard amounts to under a model.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// Every section of the model, in its order.
    pub sections: Vec<SectionScore>,
    /// Rated practices, lowest level first; those of one level in the model's order.
    pub weakest: Vec<PracticeScore>,
    /// Rated practices below their target, largest gap first; those of one gap in the model's order.
    pub gaps_to_target: Vec<PracticeScore>,
    /// Practices with a level, in all sections.
    pub rated: usize,
    /// Practices that don't apply to the team.
    pub not_applicable: usize,
    /// Practices not answered yet.
    pub open: usize,
    /// Ids that the card answers and the model doesn't have (retired, or of another model), sorted.
    pub unscored: Vec<String>,
}

/// A section's score and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionScore {
    /// The section's id.
    pub id: String,
    /// Mean level of the rated practices, 0 to 3; `None` when none is rated.
    pub mean: Option<f64>,
    /// Practices with a level.
    pub rated: usize,
    /// Practices that don't apply to the team.
    pub not_applicable: usize,
    /// Practices not answered yet.
    pub open: usize,
    /// All practices of the section: rated, not applicable and open.
    pub of: usize,
    /// What the mean comes to when every target is met, 0 to 3: a practice counts with its target, or with its level
    /// where that is as high or no target is set. `None` where no practice that applies has a target.
    pub target_mean: Option<f64>,
}

/// A rated practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeScore {
    /// The section's id.
    pub section: String,
    /// The practice's id.
    pub practice: String,
    /// The level it was rated at.
    pub level: Level,
    /// The level aimed at.
    pub target: Option<Level>,
}

impl PracticeScore {
    /// Levels missing to the target; 0 when it is met or not set.
    pub fn gap(&self) -> u8 {
        self.target.map_or(0, |target| u8::from(target).saturating_sub(self.level.into()))
    }
}

/// The profile of a card.
pub fn profile(model: &Model, card: &Scorecard) -> Profile {
    let scores = model.practices().filter_map(|(section, practice)| practice_score(model, card, section, practice));
    let mut weakest: Vec<PracticeScore> = scores.collect();
    let mut gaps_to_target: Vec<PracticeScore> = weakest.iter().filter(|score| score.gap() > 0).cloned().collect();
    // Both sorts are stable: ties keep the model's order.
    order::sort_by_key(&mut weakest, |score| score.level);
    order::sort_by_key(&mut gaps_to_target, |score| std::cmp::Reverse(score.gap()));
    let sections: Vec<SectionScore> =
        model.sections.iter().map(|section| section_score(model, card, section)).collect();
    Profile {
        rated: sections.iter().map(|section| section.rated).sum(),
        not_applicable: sections.iter().map(|section| section.not_applicable).sum(),
        open: sections.iter().map(|section| section.open).sum(),
        unscored: unscored(model, [card]),
        sections,
        weakest,
        gaps_to_target,
    }
}

fn section_score(model: &Model, card: &Scorecard, section: &Section) -> SectionScore {
    let answers = || section.practices.iter().map(|practice| model.answer_to(card, practice));
    let ratings = || answers().map(|answer| answer.and_then(|answer| answer.rating));
    let open = ratings().filter(Option::is_none).count();
    let not_applicable = ratings().filter(|rating| *rating == Some(Rating::NotApplicable)).count();
    SectionScore {
        id: section.id.clone(),
        mean: mean(ratings().filter_map(level)),
        rated: section.practices.len() - open - not_applicable,
        not_applicable,
        open,
        of: section.practices.len(),
        target_mean: target_mean(answers().flatten()),
    }
}

/// The mean with all targets met: of the section's other practices too, for the mean now is of all of them.
fn target_mean<'a>(answers: impl Iterator<Item = &'a Answer>) -> Option<f64> {
    let applies = |answer: &&Answer| answer.rating != Some(Rating::NotApplicable);
    let (mut has_target, mut aims) = (false, Vec::new());
    for answer in answers.filter(applies) {
        has_target |= answer.target.is_some();
        aims.extend(answer.target.max(level(answer.rating)));
    }
    mean(aims.into_iter()).filter(|_| has_target)
}

fn practice_score(model: &Model, card: &Scorecard, section: &Section, practice: &Practice) -> Option<PracticeScore> {
    let answer = model.answer_to(card, practice)?;
    Some(PracticeScore {
        section: section.id.clone(),
        practice: practice.id.clone(),
        level: level(answer.rating)?,
        target: answer.target,
    })
}

fn level(rating: Option<Rating>) -> Option<Level> {
    match rating {
        Some(Rating::Level(level)) => Some(level),
        Some(Rating::NotApplicable) | None => None,
    }
}

/// The mean of levels; `None` of none.
fn mean(levels: impl Iterator<Item = Level>) -> Option<f64> {
    let (sum, count) = levels.fold((0_u32, 0_u32), |(sum, count), level| (sum + u32::from(u8::from(level)), count + 1));
    (count > 0).then(|| f64::from(sum) / f64::from(count))
}

fn unscored<'a>(model: &'a Model, cards: impl IntoIterator<Item = &'a Scorecard>) -> Vec<String> {
    let asked = |practice: &'a Practice| std::iter::once(&practice.id).chain(&practice.replaces);
    let asked: BTreeSet<&String> = model.practices().flat_map(|(_, practice)| asked(practice)).collect();
    let mut unscored = Vec::new();
    for card in cards {
        let is_scored = |id: &String| card.model == model.id && asked.contains(id);
        let foreign = card.answers.iter().filter(|(id, answer)| says_something(answer) && !is_scored(id));
        unscored.extend(foreign.map(|(id, _)| id.clone()));
    }
    order::sort(&mut unscored);
    unscored.dedup();
    unscored
}

/// Taking a rating back leaves an empty answer behind; it is not worth a mention.
fn says_something(answer: &Answer) -> bool {
    *answer != Answer::default()
}

/// What changed from one card to another: two dates of a team, or two teams side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// Every section of the model, in its order.
    pub sections: Vec<SectionChange>,
    /// Every practice of the model, in its order, changed or not.
    pub practices: Vec<PracticeChange>,
    /// Ids that a card answers and the model doesn't have, sorted.
    pub unscored: Vec<String>,
}

/// A section on both cards.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionChange {
    /// The section's id.
    pub id: String,
    /// Mean level before, 0 to 3, over the practices rated then.
    pub before: Option<f64>,
    /// Mean level after, 0 to 3, over the practices rated then.
    pub after: Option<f64>,
    /// Practices rated on both cards.
    pub rated_both: usize,
    /// Mean change in levels, −3 to 3, over the practices rated on both cards: like with like. The difference of the
    /// two means can differ from it, because they may rest on different practices.
    pub change: Option<f64>,
}

/// A practice on both cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeChange {
    /// The section's id.
    pub section: String,
    /// The practice's id.
    pub practice: String,
    /// The rating before; `None` is open.
    pub before: Option<Rating>,
    /// The rating after; `None` is open.
    pub after: Option<Rating>,
    /// Levels gained, −3 to 3; `None` unless both cards give a level.
    pub levels_gained: Option<i8>,
}

impl PracticeChange {
    /// Whether the two ratings differ, be it by becoming open or not applicable.
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// Compares two cards under one model.
pub fn compare(model: &Model, before: &Scorecard, after: &Scorecard) -> Comparison {
    let sections = model.sections.iter().map(|section| section_change(model, before, after, section)).collect();
    let practices =
        model.practices().map(|(section, practice)| practice_change(model, before, after, section, practice));
    Comparison { sections, practices: practices.collect(), unscored: unscored(model, [before, after]) }
}

fn section_change(model: &Model, before: &Scorecard, after: &Scorecard, section: &Section) -> SectionChange {
    let gains = || {
        let changes = section.practices.iter().map(|practice| practice_change(model, before, after, section, practice));
        changes.filter_map(|change| change.levels_gained)
    };
    let rated_both = gains().count();
    let gained: i32 = gains().map(i32::from).sum();
    SectionChange {
        id: section.id.clone(),
        before: section_score(model, before, section).mean,
        after: section_score(model, after, section).mean,
        rated_both,
        change: (rated_both > 0).then(|| f64::from(gained) / rated_both as f64),
    }
}

fn practice_change(
    model: &Model,
    before: &Scorecard,
    after: &Scorecard,
    section: &Section,
    practice: &Practice,
) -> PracticeChange {
    let rating = |card| model.answer_to(card, practice).and_then(|answer| answer.rating);
    let (before, after) = (rating(before), rating(after));
    let gained = |(from, to): (Level, Level)| u8::from(to).cast_signed() - u8::from(from).cast_signed();
    PracticeChange {
        section: section.id.clone(),
        practice: practice.id.clone(),
        before,
        after,
        levels_gained: level(before).zip(level(after)).map(gained),
    }
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
