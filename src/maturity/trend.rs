//! Scorecards over time and beside each other: trends of one team, and the latest cards of several.
//!
//! Teams are listed by name. There is no order by score: rooms rate differently, and the same word means different work
//! in another team.

use super::{Model, Practice, Rating, Scorecard, Section, team_cards};

/// A team's cards in the order of their days, under one model.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// The days, `YYYY-MM-DD`, oldest first; one per card.
    pub days: Vec<String>,
    /// Every section of the model.
    pub sections: Vec<SectionTrend>,
    /// Every practice of the model.
    pub practices: Vec<PracticeTrend>,
}

/// A section over time.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionTrend {
    /// The section's id.
    pub id: String,
    /// Mean of the rated practices on each day, 0 to 3; `None` where none was rated.
    pub means: Vec<Option<f64>>,
    /// How many were rated on each day.
    pub rated: Vec<usize>,
}

/// A practice over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeTrend {
    /// The section's id.
    pub section: String,
    /// The practice's id.
    pub practice: String,
    /// The rating on each day; `None` is open.
    pub ratings: Vec<Option<Rating>>,
}

/// The trend of a team under a model.
pub fn trend(model: &Model, cards: &[Scorecard], team: &str) -> Trend {
    let mut own: Vec<&Scorecard> =
        team_cards(cards).filter(|card| card.team == team && card.model == model.id).collect();
    // Stable: cards of one day keep the order in which they were begun.
    own.sort_by(|a, b| a.date.cmp(&b.date));
    Trend {
        days: own.iter().map(|card| card.date.clone()).collect(),
        sections: model.sections.iter().map(|section| section_trend(model, &own, section)).collect(),
        practices: model
            .practices()
            .map(|(section, practice)| practice_trend(model, &own, section, practice))
            .collect(),
    }
}

fn section_trend(model: &Model, cards: &[&Scorecard], section: &Section) -> SectionTrend {
    let (means, rated) = cards.iter().map(|card| mean_of(model, card, section)).unzip();
    SectionTrend { id: section.id.clone(), means, rated }
}

fn practice_trend(model: &Model, cards: &[&Scorecard], section: &Section, practice: &Practice) -> PracticeTrend {
    let ratings = cards.iter().map(|card| rating_of(model, card, practice)).collect();
    PracticeTrend { section: section.id.clone(), practice: practice.id.clone(), ratings }
}

fn rating_of(model: &Model, card: &Scorecard, practice: &Practice) -> Option<Rating> {
    model.answer_to(card, practice)?.rating
}

fn mean_of(model: &Model, card: &Scorecard, section: &Section) -> (Option<f64>, usize) {
    let levels = section.practices.iter().filter_map(|practice| match rating_of(model, card, practice)? {
        Rating::Level(level) => Some(u32::from(u8::from(level))),
        Rating::NotApplicable => None,
    });
    let (sum, rated) = levels.fold((0, 0_usize), |(sum, rated), level| (sum + level, rated + 1));
    ((rated > 0).then(|| f64::from(sum) / rated as f64), rated)
}

/// A team's latest card in the table of teams.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRow {
    /// The team.
    pub team: String,
    /// The day of its latest card.
    pub day: String,
    /// How many cards it has under this model.
    pub cards: usize,
    /// Mean and number of rated practices of each section of the model.
    pub sections: Vec<(Option<f64>, usize)>,
}

/// The latest card of every team under a model, by the teams' names.
pub fn team_rows(model: &Model, cards: &[Scorecard]) -> Vec<TeamRow> {
    let mut own: Vec<&Scorecard> = team_cards(cards).filter(|card| card.model == model.id).collect();
    // Stable: the last of a team is its latest.
    own.sort_by(|a, b| (&a.team, &a.date).cmp(&(&b.team, &b.date)));
    own.chunk_by(|a, b| a.team == b.team).filter_map(|of_team| row(model, of_team)).collect()
}

fn row(model: &Model, of_team: &[&Scorecard]) -> Option<TeamRow> {
    let latest = of_team.last()?;
    Some(TeamRow {
        team: latest.team.clone(),
        day: latest.date.clone(),
        cards: of_team.len(),
        sections: model.sections.iter().map(|section| mean_of(model, latest, section)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::{Answer, Level, Model};
    use super::*;
    use crate::id::ScorecardId;

    const MODEL: &str = r#"{ "id": "m", "version": 2, "title": "M", "sections": [
        { "id": "a", "title": "A", "practices": [
            { "id": "p", "title": "P", "question": "?", "levels": ["0", "1", "2", "3"] },
            { "id": "q", "title": "Q", "question": "?", "levels": ["0", "1", "2", "3"], "replaces": ["old"] } ] },
        { "id": "b", "title": "B", "practices": [
            { "id": "r", "title": "R", "question": "?", "levels": ["0", "1", "2", "3"], "replaces": ["old"] } ] } ] }"#;

    /// `team day p=1 q=- old=3`.
    fn cards(text: &str) -> Vec<Scorecard> {
        let model = Model::read(MODEL).unwrap();
        let card = |(at, line): (usize, &str)| {
            let mut words = line.split_whitespace();
            let (team, day) = (words.next().unwrap(), words.next().unwrap());
            let mut card = Scorecard::new(ScorecardId::from_bits(at as u64), &model, team, &format!("2026-{day}"));
            card.answers = words
                .map(|word| {
                    let (id, value) = word.split_once('=').unwrap();
                    let level = |n: u8| Level::try_from(n).ok().map(Rating::Level);
                    let rating = value.parse().ok().map_or(Some(Rating::NotApplicable), level);
                    (id.to_owned(), Answer { rating, ..Answer::default() })
                })
                .collect::<BTreeMap<_, _>>();
            card
        };
        text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate().map(card).collect()
    }

    #[test]
    fn a_trend_follows_sections_and_practices_through_a_split() {
        let cards = cards("A 08-19 p=1 old=2\n B 09-01 p=3\n A 05-20 p=0\n A 11-18 p=2 q=3 r=-");
        let model = Model::read(MODEL).unwrap();
        let found = trend(&model, &cards, "A");
        assert_eq!(found.days, ["2026-05-20", "2026-08-19", "2026-11-18"]);
        assert_eq!(found.sections[0].means, [Some(0.0), Some(1.5), Some(2.5)]);
        assert_eq!(found.sections[0].rated, [1, 2, 2]);
        // Not applicable now; before the split it was rated under the old name.
        assert_eq!(found.sections[1].means, [None, Some(2.0), None]);
        let level = |level| Some(Rating::Level(level));
        assert_eq!(found.practices[1].ratings, [None, level(Level::Intermediate), level(Level::Advanced)]);
        assert_eq!(found.practices[2].ratings[2], Some(Rating::NotApplicable));
        assert_eq!(trend(&model, &cards, "C").days, Vec::<String>::new());
    }

    #[test]
    fn teams_stand_by_name_with_their_latest_card() {
        let cards = cards("Web 08-19 p=3 q=3\n Accounts 09-01 p=0\n Web 11-18 p=1\n Cards 10-01");
        let rows = team_rows(&Model::read(MODEL).unwrap(), &cards);
        let told: Vec<_> = rows.iter().map(|row| (row.team.as_str(), row.cards, row.sections[0])).collect();
        assert_eq!(told, [("Accounts", 1, (Some(0.0), 1)), ("Cards", 1, (None, 0)), ("Web", 2, (Some(1.0), 1))]);
    }

    proptest! {
        #[test]
        fn every_card_is_a_day_of_its_team(
            lines in prop::collection::vec(("[AB]", "0[1-3]-0[1-9]", prop::option::of(0..4u8)), 0..12)
        ) {
            let line = |(team, day, level): &(String, String, Option<u8>)| {
                format!("{team} {day} {}", level.map(|level| format!("p={level}")).unwrap_or_default())
            };
            let text: Vec<String> = lines.iter().map(line).collect();
            let (cards, model) = (cards(&text.join("\n")), Model::read(MODEL).unwrap());
            let trends = ["A", "B"].map(|team| trend(&model, &cards, team));
            prop_assert_eq!(trends.iter().map(|trend| trend.days.len()).sum::<usize>(), cards.len());
            let counted: usize = team_rows(&model, &cards).iter().map(|row| row.cards).sum();
            prop_assert_eq!(counted, cards.len());
            for trend in trends {
                prop_assert!(trend.days.is_sorted());
                let figures = trend.sections.iter().flat_map(|section| &section.means).flatten();
                prop_assert!(figures.copied().all(|mean| (0.0..=3.0).contains(&mean)));
                prop_assert!(trend.practices.iter().all(|practice| practice.ratings.len() == trend.days.len()));
            }
        }
    }
}
