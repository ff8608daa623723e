//! What several raters said of each practice: the spread first, then the mean.
//!
//! Each rater rates a sheet alone; here the sheets are laid side by side. Where people differ by two levels or more, or
//! some say that a practice does not apply while others rate it, the room should talk before it agrees on a rating.

use std::cmp::Reverse;

use super::{Level, Model, Rating, Scorecard};

/// How far apart the raters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// Nobody has rated it.
    NoVotes,
    /// All said the same.
    Agreed,
    /// One level apart.
    Close,
    /// Two levels or more apart, or not of one mind whether it applies.
    Talk,
}

/// The votes on one practice.
#[derive(Debug, Clone, PartialEq)]
pub struct PracticeVotes {
    /// The section's id.
    pub section: String,
    /// The practice's id.
    pub practice: String,
    /// Raters who gave level 0, 1, 2 and 3.
    pub per_level: [usize; 4],
    /// Raters to whom it does not apply.
    pub not_applicable: usize,
    /// Raters who left it open.
    pub open: usize,
    /// Mean level of those who gave one, 0 to 3.
    pub mean: Option<f64>,
}

impl PracticeVotes {
    /// The lowest and the highest level given.
    pub fn range(&self) -> Option<(Level, Level)> {
        let given =
            || Level::ALL.into_iter().zip(self.per_level).filter(|(_, votes)| *votes > 0).map(|(level, _)| level);
        given().next().zip(given().next_back())
    }

    /// Levels between the lowest and the highest.
    pub fn width(&self) -> u8 {
        self.range().map_or(0, |(low, high)| u8::from(high) - u8::from(low))
    }

    /// How far the votes lie from their mean: the variance of the levels given, in millionths; 0 without votes.
    pub fn variance_millionths(&self) -> u64 {
        let sum = |of: fn(u64) -> u64| -> u64 {
            (0..).zip(self.per_level).map(|(level, votes)| of(level) * votes as u64).sum()
        };
        let (given, levels, squares) = (sum(|_| 1), sum(|level| level), sum(|level| level * level));
        ((given * squares - levels * levels) * 1_000_000).checked_div(given * given).unwrap_or(0)
    }

    /// How far apart the raters are.
    pub fn spread(&self) -> Spread {
        match (self.range(), self.not_applicable) {
            (None, 0) => Spread::NoVotes,
            (None, _) => Spread::Agreed,
            (Some(_), 1..) => Spread::Talk,
            (Some(_), 0) => match self.width() {
                0 => Spread::Agreed,
                1 => Spread::Close,
                _ => Spread::Talk,
            },
        }
    }

    /// What all said who said anything; `None` where they differ or said nothing.
    pub fn agreed(&self) -> Option<Rating> {
        match (self.spread(), self.range()) {
            (Spread::Agreed, Some((level, _))) => Some(Rating::Level(level)),
            (Spread::Agreed, None) => Some(Rating::NotApplicable),
            _ => None,
        }
    }
}

/// The votes on every practice of a model, the widest disagreement first; equal ones in the model's order.
pub fn votes(model: &Model, sheets: &[&Scorecard]) -> Vec<PracticeVotes> {
    let of = |section: &super::Section, practice: &super::Practice| {
        let ratings = || sheets.iter().map(|sheet| model.answer_to(sheet, practice).and_then(|answer| answer.rating));
        let count = |wanted: Option<Rating>| ratings().filter(|rating| *rating == wanted).count();
        let per_level = Level::ALL.map(|level| count(Some(Rating::Level(level))));
        let given: usize = per_level.iter().sum();
        let sum: usize = per_level.iter().enumerate().map(|(level, votes)| level * votes).sum();
        PracticeVotes {
            section: section.id.clone(),
            practice: practice.id.clone(),
            per_level,
            not_applicable: count(Some(Rating::NotApplicable)),
            open: count(None),
            mean: (given > 0).then(|| sum as f64 / given as f64),
        }
    };
    let mut all: Vec<PracticeVotes> = model.practices().map(|(section, practice)| of(section, practice)).collect();
    // Stable; of one spread the wider first. In a large room somebody is nearly always at either end: then the split
    // room comes before the one that is of one mind but for two.
    all.sort_by_key(|votes| Reverse((votes.spread(), votes.width(), votes.variance_millionths())));
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Answer, Practice, Section};
    use super::*;
    use crate::id::ScorecardId;

    fn model(practices: usize) -> Model {
        let practice = |at: usize| Practice {
            id: format!("p{at}"),
            title: String::new(),
            group: String::new(),
            question: String::new(),
            levels: Default::default(),
            replaces: Vec::new(),
        };
        let section = Section {
            id: "s".into(),
            title: String::new(),
            addition: false,
            source: String::new(),
            practices: (0..practices).map(practice).collect(),
        };
        Model { id: "m".into(), version: 1, sections: vec![section], ..Model::default() }
    }

    /// One sign per practice: a level, `-` not applicable, `?` open.
    fn sheet(model: &Model, text: &str) -> Scorecard {
        let mut card = Scorecard::new(ScorecardId::from_bits(1), model, "T", "2026-11-20");
        for (at, sign) in text.chars().enumerate() {
            let level = |sign: char| Level::try_from(sign.to_digit(10)? as u8).ok().map(Rating::Level);
            let rating = if sign == '-' { Some(Rating::NotApplicable) } else { level(sign) };
            card.answers.insert(format!("p{at}"), Answer { rating, ..Answer::default() });
        }
        card
    }

    #[test]
    fn disagreement_comes_first_and_the_spread_says_why() {
        let model = model(6);
        let sheets = ["013-?2", "0212?2", "0312?1"].map(|text| sheet(&model, text));
        let found = votes(&model, &sheets.iter().collect::<Vec<_>>());
        let told: Vec<_> = found.iter().map(|v| (v.practice.as_str(), v.spread(), v.width(), v.agreed())).collect();
        let agreed = |level| Some(Rating::Level(level));
        assert_eq!(
            told,
            [
                // 3, 1 and 1 lie further from each other than 1, 2 and 3.
                ("p2", Spread::Talk, 2, None),
                ("p1", Spread::Talk, 2, None),
                ("p3", Spread::Talk, 0, None),
                ("p5", Spread::Close, 1, None),
                ("p0", Spread::Agreed, 0, agreed(Level::None)),
                ("p4", Spread::NoVotes, 0, None),
            ]
        );
        assert_eq!((found[1].mean, found[2].mean, found[5].mean), (Some(2.0), Some(2.0), None));
        assert_eq!((found[2].not_applicable, found[5].open), (1, 3));
    }

    #[test]
    fn in_a_large_room_the_split_one_comes_before_single_voices() {
        let model = model(3);
        // Of the first practice two voices stand apart, of the second the room is split, of the third one does.
        let said = |at: usize| match at {
            0 => "000",
            1 => "331",
            2..16 => "101",
            _ => "133",
        };
        let sheets: Vec<Scorecard> = (0..30).map(|at| sheet(&model, said(at))).collect();
        let found = votes(&model, &sheets.iter().collect::<Vec<_>>());
        let told: Vec<_> = found.iter().map(|votes| (votes.practice.as_str(), votes.width())).collect();
        assert_eq!(told, [("p1", 3), ("p2", 3), ("p0", 3)]);
        assert_eq!(votes(&model, &[])[0].variance_millionths(), 0);
    }

    #[test]
    fn all_not_applicable_is_agreed_and_no_sheet_is_no_votes() {
        let model = model(1);
        let sheets = ["-", "-", "?"].map(|text| sheet(&model, text));
        let found = votes(&model, &sheets.iter().collect::<Vec<_>>());
        assert_eq!((found[0].spread(), found[0].agreed()), (Spread::Agreed, Some(Rating::NotApplicable)));
        assert_eq!(votes(&model, &[])[0].spread(), Spread::NoVotes);
    }

    proptest! {
        #[test]
        fn every_vote_is_counted_once(texts in prop::collection::vec("[0-3?-]{0,8}", 0..6)) {
            let model = model(8);
            let sheets: Vec<Scorecard> = texts.iter().map(|text| sheet(&model, text)).collect();
            let found = votes(&model, &sheets.iter().collect::<Vec<_>>());
            prop_assert_eq!(found.len(), 8);
            for votes in &found {
                let given: usize = votes.per_level.iter().sum();
                prop_assert_eq!(given + votes.not_applicable + votes.open, sheets.len());
                prop_assert_eq!(votes.mean.is_some(), given > 0);
                prop_assert!(votes.mean.is_none_or(|mean| (0.0..=3.0).contains(&mean)));
            }
            prop_assert!(found.is_sorted_by_key(|votes| Reverse((votes.spread(), votes.width()))));
        }
    }
}
