//! A team's cards over time: which is the latest, which came before, and the next one.
//!
//! Cards of one day keep the order in which they were begun, the order of the list.

use std::collections::BTreeMap;

use super::{Answer, Model, Scorecard};
use crate::id::ScorecardId;
use crate::order;

impl Scorecard {
    /// A card without answers.
    pub fn new(id: ScorecardId, model: &Model, team: &str, date: &str) -> Self {
        Self {
            id,
            team: team.to_owned(),
            date: date.to_owned(),
            participants: String::new(),
            model: model.id.clone(),
            model_version: model.version,
            answers: BTreeMap::new(),
            sheet_of: None,
            is_closed: false,
        }
    }

    /// A rater's empty sheet of this card.
    #[must_use]
    pub fn sheet(&self, id: ScorecardId, rater: &str) -> Self {
        Self {
            id,
            participants: rater.to_owned(),
            answers: BTreeMap::new(),
            sheet_of: Some(self.id),
            is_closed: false,
            ..self.clone()
        }
    }

    /// The card to measure again with: same team, every practice open, so that nobody is led by the former rating.
    /// Targets stay, because the new ratings are held against them; notes and people belong to the former day.
    #[must_use]
    pub fn again(&self, id: ScorecardId, model: &Model, date: &str) -> Self {
        let mut next = Self::new(id, model, &self.team, date);
        let kept = |answer: &Answer| answer.target.is_some() && self.model == model.id;
        let aims = self.answers.iter().filter(|(_, answer)| kept(answer));
        next.answers = aims.map(|(practice, answer)| (practice.clone(), aim_only(answer))).collect();
        next
    }
}

fn aim_only(answer: &Answer) -> Answer {
    Answer { target: answer.target, ..Answer::default() }
}

/// The cards of teams, without the sheets of raters.
pub fn team_cards(cards: &[Scorecard]) -> impl Iterator<Item = &Scorecard> {
    cards.iter().filter(|card| card.sheet_of.is_none())
}

/// The raters' sheets of a card, in the order they were begun.
pub fn sheets_of(cards: &[Scorecard], card: ScorecardId) -> impl Iterator<Item = &Scorecard> {
    cards.iter().filter(move |sheet| sheet.sheet_of == Some(card))
}

/// The card of the latest day, whatever its team.
pub fn latest(cards: &[Scorecard]) -> Option<&Scorecard> {
    // Of equal days `max_by_key` takes the last.
    team_cards(cards).max_by_key(|card| &card.date)
}

/// A team's latest card under a questionnaire.
pub fn latest_of<'a>(cards: &'a [Scorecard], team: &str, model: &str) -> Option<&'a Scorecard> {
    let of_team = team_cards(cards).filter(|card| card.team == team && card.model == model);
    of_team.max_by_key(|card| &card.date)
}

/// Earlier cards of the same team under the same questionnaire, newest first.
pub fn earlier<'a>(cards: &'a [Scorecard], card: &Scorecard) -> Vec<&'a Scorecard> {
    let place = cards.iter().position(|other| other.id == card.id).unwrap_or(cards.len());
    let is_earlier = |(at, other): &(usize, &Scorecard)| {
        let same = other.team == card.team && other.model == card.model && other.sheet_of.is_none();
        same && (&other.date, *at) < (&card.date, place)
    };
    let mut found: Vec<_> = cards.iter().enumerate().filter(is_earlier).collect();
    order::sort_by(&mut found, &|(a, one), (b, other)| (&other.date, b).cmp(&(&one.date, a)));
    found.into_iter().map(|(_, card)| card).collect()
}

/// All cards as a list to choose from: by team, newest first.
pub fn by_team(cards: &[Scorecard]) -> Vec<&Scorecard> {
    let mut found: Vec<_> = team_cards(cards).enumerate().collect();
    order::sort_by(&mut found, &|(a, one), (b, other)| {
        one.team.cmp(&other.team).then((&other.date, b).cmp(&(&one.date, a)))
    });
    found.into_iter().map(|(_, card)| card).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Level, Rating};
    use super::*;

    /// `A 05` is a card of team A on 2026-11-05; ids count from 1.
    fn cards(text: &str) -> Vec<Scorecard> {
        let card = |(at, word): (usize, &str)| {
            let (team, day) = word.trim().split_once(' ').unwrap();
            let id = ScorecardId::from_bits(at as u64 + 1);
            Scorecard::new(id, &Model { id: "m".into(), ..Model::default() }, team, &format!("2026-11-{day}"))
        };
        text.split(',').enumerate().map(card).collect()
    }

    fn ids(cards: &[&Scorecard]) -> Vec<u64> {
        cards.iter().map(|card| card.id.bits()).collect()
    }

    #[test]
    fn the_latest_is_of_the_latest_day_and_of_one_day_the_last_begun() {
        let cases = [("A 05", 1), ("A 05, A 07, B 06", 2), ("A 07, B 07, A 05", 2)];
        for (text, expected) in cases {
            assert_eq!(latest(&cards(text)).unwrap().id.bits(), expected, "{text}");
        }
        assert_eq!(latest(&[]), None);
    }

    #[test]
    fn earlier_cards_are_those_of_the_team_newest_first() {
        // cards; the one looked back from; those before it
        let cases: [(&str, usize, &[u64]); 6] = [
            ("A 05", 0, &[]),
            ("A 05, A 07, A 06", 1, &[3, 1]),
            ("A 05, A 07, A 06", 2, &[1]),
            ("A 05, B 06, A 07", 2, &[1]),
            ("A 05, A 05, A 05", 1, &[1]),
            ("A 05, A 05, A 05", 2, &[2, 1]),
        ];
        for (text, at, expected) in cases {
            let cards = cards(text);
            assert_eq!(ids(&earlier(&cards, &cards[at])), expected, "{text} from {at}");
        }
        let mut other_model = cards("A 05, A 07");
        other_model[0].model = "other".into();
        assert!(earlier(&other_model, &other_model[1]).is_empty());
    }

    #[test]
    fn the_list_is_by_team_and_newest_first() {
        assert_eq!(ids(&by_team(&cards("B 05, A 05, A 07, A 07"))), [4, 3, 2, 1]);
    }

    #[test]
    fn sheets_of_raters_are_no_cards_of_the_team() {
        let mut all = cards("A 05, A 07");
        let sheet = all[0].sheet(ScorecardId::from_bits(9), "Ana");
        let late = Scorecard { date: "2026-12-01".into(), ..all[1].sheet(ScorecardId::from_bits(8), "Ben") };
        all.extend([sheet, late]);
        assert_eq!(latest(&all).unwrap().id.bits(), 2);
        assert_eq!(latest_of(&all, "A", "m").unwrap().id.bits(), 2);
        assert_eq!(ids(&by_team(&all)), [2, 1]);
        assert_eq!(ids(&earlier(&all, &all[1])), [1]);
        assert_eq!(sheets_of(&all, all[0].id).map(|sheet| sheet.participants.as_str()).collect::<Vec<_>>(), ["Ana"]);
    }

    #[test]
    fn scoring_again_keeps_team_and_targets_and_opens_the_rest() {
        let model = Model { id: "m".into(), version: 4, ..Model::default() };
        let mut card = cards("A 05").remove(0);
        card.participants = "four people".into();
        let rating = Some(Rating::Level(Level::Novice));
        card.answers = BTreeMap::from([
            (
                "aimed".into(),
                Answer { rating, target: Some(Level::Advanced), note: "said".into(), ..Answer::default() },
            ),
            ("rated".into(), Answer { rating, ..Answer::default() }),
        ]);
        let next = card.again(ScorecardId::from_bits(9), &model, "2026-12-01");
        let aim = Answer { target: Some(Level::Advanced), ..Answer::default() };
        let mut expected = Scorecard::new(ScorecardId::from_bits(9), &model, "A", "2026-12-01");
        expected.answers = BTreeMap::from([("aimed".into(), aim)]);
        assert_eq!(next, expected);
        assert_eq!(next.model_version, 4);

        let other = Model { id: "other".into(), ..Model::default() };
        assert!(card.again(ScorecardId::from_bits(9), &other, "2026-12-01").answers.is_empty());
    }
}
