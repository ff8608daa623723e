//! Three of the room rate apart, each on a phone, before the room agrees: the spread of the second scorecard.

use super::ratings::RATINGS;
use super::scribe::Scribe;
use crate::id::ScorecardId;
use crate::maturity::{Answer, Level, Rating, Scorecard};
use crate::workshop::{Edit, ScorecardField};

/// Who, and a sign per practice in the order of the questionnaire, a section at a time: a level, `-` not applicable, `?` open.
const RATERS: [(&str, [&str; 4]); 3] = [
    ("J. Moreau, product", ["2?2?2?13?", "221120213120", "?3201211122131", "2?1?-2???"]),
    ("S. Novak, developer", ["222222132", "222121212121", "2321121?122121", "2012-22?1"]),
    ("R. Okafor, operations", ["221221012", "223111201121", "2311121?221112", "202322201"]),
];

/// Their sheets, taken in one after the other; then the votes are shown.
pub fn rate_apart(scribe: &mut Scribe, card: ScorecardId) {
    for (rater, signs) in RATERS {
        let id = ScorecardId::from_bits(scribe.bits());
        let of = scribe.workshop().scorecard(card).expect("the card is there");
        let sheet = Scorecard { answers: answers(&signs.concat()), is_closed: true, ..of.sheet(id, rater) };
        let at = scribe.workshop().scorecards.len();
        scribe.does(vec![Edit::AddScorecard { scorecard: Box::new(sheet), at }]);
        scribe.pauses(1);
    }
    scribe.does(vec![Edit::SetScorecard { scorecard: card, set: ScorecardField::IsClosed(true) }]);
}

fn answers(signs: &str) -> std::collections::BTreeMap<String, Answer> {
    assert_eq!(signs.len(), RATINGS.len(), "a sign per practice");
    let rating = |sign: char| match sign {
        '-' => Some(Rating::NotApplicable),
        _ => sign.to_digit(10).and_then(|digit| Level::try_from(digit as u8).ok()).map(Rating::Level),
    };
    let rated = RATINGS.iter().zip(signs.chars()).filter_map(|((practice, ..), sign)| Some((practice, rating(sign)?)));
    rated
        .map(|(practice, rating)| ((*practice).to_owned(), Answer { rating: Some(rating), ..Answer::default() }))
        .collect()
}
