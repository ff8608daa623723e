//! Sheets of several raters: a file for each person to rate alone, and taking in what was rated, as a file or as a code.

use std::collections::BTreeMap;

use super::edit::{Edit, ScorecardField};
use super::file::write_file;
use super::journal::{Journal, Replica};
use super::model::{OwnModel, Workshop};
use super::verbs::new_workshop;
use crate::id::ScorecardId;
use crate::maturity::{Answer, CodeProblem, Model, PracticeVotes, Scorecard, SheetCode, digest, sheets_of};

/// A file with one rater's sheet and nothing of the others: it opens on that sheet, and what is rated there comes back by
/// [`take_in_sheets`] or [`take_in_code`]. `None` where the sheet or its card is gone.
pub fn rating_file(
    workshop: &Workshop,
    sheet: ScorecardId,
    name: &str,
    map_name: &str,
    now_ms: f64,
    bits: &mut impl FnMut() -> u64,
) -> Option<String> {
    let sheet = workshop.scorecard(sheet)?;
    let card = workshop.scorecard(sheet.sheet_of?)?;
    // Without its day: the card itself is elsewhere, see `lone_sheet`.
    let bare = Scorecard { answers: BTreeMap::new(), date: String::new(), is_closed: false, ..card.clone() };
    let mut edits = new_workshop(name, map_name, bits);
    let asked = |model: &&OwnModel| model.id == card.model && model.version == card.model_version;
    let own = workshop.models.iter().filter(asked);
    edits.extend(own.enumerate().map(|(at, model)| Edit::AddModel { model: model.clone(), at }));
    for (at, card) in [bare, sheet.clone()].into_iter().enumerate() {
        edits.push(Edit::AddScorecard { scorecard: Box::new(card), at });
    }
    let mut journal = Journal::new(Replica(bits()));
    let made = journal.record(now_ms, edits)?;
    Some(write_file(name, now_ms, &[made.gesture], &[]))
}

/// The sheet of a workshop that was made for one rater, by [`rating_file`]: a card without a day, which no team's own
/// card is, and its only sheet.
pub fn lone_sheet(workshop: &Workshop) -> Option<&Scorecard> {
    match workshop.scorecards.as_slice() {
        [card, sheet] if card.date.is_empty() && sheet.sheet_of == Some(card.id) => Some(sheet),
        _ => None,
    }
}

/// What taking in a file's sheets gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TakenIn {
    /// The edits that take them in.
    pub edits: Vec<Edit>,
    /// The raters whose sheets were there, changed or not.
    pub raters: Vec<String>,
}

/// The edits that take in another workshop's sheets of a card: a sheet that is here already gets the other's answers, a
/// new one is added. Sheets of other cards are passed over.
pub fn take_in_sheets(workshop: &Workshop, card: ScorecardId, other: &Workshop) -> TakenIn {
    let mut taken = TakenIn::default();
    let mut at = workshop.scorecards.len();
    for sheet in sheets_of(&other.scorecards, card) {
        taken.raters.push(sheet.participants.clone());
        if let Some(own) = workshop.scorecard(sheet.id) {
            taken.edits.extend(to_become(own, sheet));
        } else {
            taken.edits.push(Edit::AddScorecard { scorecard: Box::new(sheet.clone()), at });
            at += 1;
        }
    }
    taken
}

/// Why a rater's code was not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeRefusal {
    /// It is no code, or a damaged one.
    Unreadable(CodeProblem),
    /// It is of another scorecard.
    OtherCard {
        /// Whose.
        rater: String,
    },
    /// It was answered under another questionnaire, or another edition.
    OtherModel {
        /// Whose.
        rater: String,
    },
}

/// What taking in a rater's code gave.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeTaken {
    /// The edits that take it in; none where all of it is here already.
    pub edits: Vec<Edit>,
    /// Whose it is.
    pub rater: String,
    /// Notes that the rater wrote and the code leaves out; 255: that many or more.
    pub notes: u8,
}

/// The edits that take in a rater's code: the sheet gets its ratings, keeps the notes it has, and counts as finished. A
/// sheet that is not here is added.
pub fn take_in_code(
    workshop: &Workshop,
    card: &Scorecard,
    model: &Model,
    text: &str,
) -> Result<CodeTaken, CodeRefusal> {
    let code = SheetCode::read(text).map_err(CodeRefusal::Unreadable)?;
    let own = workshop.scorecard(code.sheet);
    if code.card != card.id || own.is_some_and(|sheet| sheet.sheet_of != Some(card.id)) {
        return Err(CodeRefusal::OtherCard { rater: code.rater });
    }
    if code.digest != digest(model) || code.ratings.len() != model.practices().count() {
        return Err(CodeRefusal::OtherModel { rater: code.rater });
    }
    let mut sheet = own.cloned().unwrap_or_else(|| card.sheet(code.sheet, &code.rater));
    for ((_, practice), rating) in model.practices().zip(&code.ratings) {
        match sheet.answers.get_mut(&practice.id) {
            Some(answer) => answer.rating = *rating,
            None if rating.is_some() => {
                sheet.answers.insert(practice.id.clone(), Answer { rating: *rating, ..Answer::default() });
            }
            None => {}
        }
    }
    sheet.is_closed = true;
    let edits = match own {
        Some(own) => to_become(own, &sheet),
        None => vec![Edit::AddScorecard { scorecard: Box::new(sheet), at: workshop.scorecards.len() }],
    };
    // The host may have written the name otherwise.
    let rater = own.map_or(code.rater, |own| own.participants.clone());
    Ok(CodeTaken { edits, rater, notes: code.notes })
}

/// The edits by which a sheet's answers become those of another; a finished one is finished.
fn to_become(own: &Scorecard, other: &Scorecard) -> Vec<Edit> {
    let scorecard = own.id;
    let nothing = Answer::default();
    let mut edits = Vec::new();
    for practice in own.answers.keys().chain(other.answers.keys().filter(|id| !own.answers.contains_key(*id))) {
        let was = own.answers.get(practice).unwrap_or(&nothing);
        let is = other.answers.get(practice).unwrap_or(&nothing);
        if was.rating != is.rating {
            edits.push(Edit::RatePractice { scorecard, practice: practice.clone(), rating: is.rating });
        }
        if was.note != is.note {
            edits.push(Edit::NotePractice { scorecard, practice: practice.clone(), note: is.note.clone() });
        }
    }
    if other.is_closed && !own.is_closed {
        edits.push(Edit::SetScorecard { scorecard, set: ScorecardField::IsClosed(true) });
    }
    edits
}

/// The edits that rate a card where all raters said the same and the card says nothing yet.
pub fn rate_as_agreed(card: &Scorecard, votes: &[PracticeVotes]) -> Vec<Edit> {
    let is_open = |practice: &str| card.answers.get(practice).is_none_or(|answer| answer.rating.is_none());
    let agreed = votes.iter().filter(|votes| is_open(&votes.practice));
    agreed
        .filter_map(|votes| {
            let (scorecard, practice) = (card.id, votes.practice.clone());
            votes.agreed().map(|rating| Edit::RatePractice { scorecard, practice, rating: Some(rating) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::{Level, Rating, votes};
    use crate::workshop::{OwnModel, read_file};

    fn counter() -> impl FnMut() -> u64 {
        let mut next = 100;
        move || {
            next += 1;
            next
        }
    }

    fn id(n: u64) -> ScorecardId {
        ScorecardId::from_bits(n)
    }

    /// A card with sheets of Ana and Ben, each with one rating.
    fn workshop() -> Workshop {
        let model = Model { id: "baseline".into(), version: 1, ..Model::default() };
        let mut card = Scorecard::new(id(1), &model, "Payments", "2026-11-20");
        card.answers.insert("chat".into(), rated(Level::Advanced));
        let mut workshop = Workshop { scorecards: vec![card.clone()], ..Workshop::default() };
        for (n, rater, level) in [(2, "Ana", Level::None), (3, "Ben", Level::Intermediate)] {
            let mut sheet = card.sheet(id(n), rater);
            sheet.answers.insert("code-review".into(), rated(level));
            workshop.scorecards.push(sheet);
        }
        workshop.models.push(OwnModel { id: "other".into(), version: 1, json: "{}".into() });
        workshop
    }

    fn rated(level: Level) -> Answer {
        Answer { rating: Some(Rating::Level(level)), ..Answer::default() }
    }

    fn opened(file: &str) -> Workshop {
        let opened = read_file(file);
        assert_eq!(opened.problems, []);
        let mut journal = Journal::new(Replica(9));
        journal.receive(opened.gestures);
        journal.workshop().clone()
    }

    #[test]
    fn a_persons_file_holds_their_sheet_and_nothing_of_the_others() {
        let file = rating_file(&workshop(), id(2), "Ana rates", "Map", 1.0, &mut counter()).unwrap();
        let theirs = opened(&file);
        let raters: Vec<&str> = sheets_of(&theirs.scorecards, id(1)).map(|sheet| sheet.participants.as_str()).collect();
        assert_eq!(raters, ["Ana"]);
        assert!(theirs.scorecard(id(1)).unwrap().answers.is_empty());
        assert_eq!(theirs.maps.len(), 1);
        assert_eq!((lone_sheet(&theirs), lone_sheet(&workshop())), (theirs.scorecard(id(2)), None));
        // Who has just begun has one card, too, and one rater.
        let begun = Workshop { scorecards: workshop().scorecards.drain(..2).collect(), ..Workshop::default() };
        assert_eq!(lone_sheet(&begun), None);
        assert!(theirs.models.is_empty() && !file.contains("Ben"));
        assert_eq!(rating_file(&workshop(), id(1), "", "", 1.0, &mut counter()), None);
    }

    #[test]
    fn what_was_rated_elsewhere_comes_back() {
        let mut own = workshop();
        let mut theirs = opened(&rating_file(&own, id(2), "Ana rates", "Map", 1.0, &mut counter()).unwrap());
        for (practice, rating) in [("chat", Some(Rating::NotApplicable)), ("code-review", None)] {
            theirs.apply(&Edit::RatePractice { scorecard: id(2), practice: practice.into(), rating });
        }
        let note = "in pairs".to_owned();
        theirs.apply(&Edit::NotePractice { scorecard: id(2), practice: "observability".into(), note });
        theirs.apply(&Edit::SetScorecard { scorecard: id(2), set: ScorecardField::IsClosed(true) });
        let taken = take_in_sheets(&own, id(1), &theirs);
        assert_eq!((taken.raters.as_slice(), taken.edits.len()), (["Ana".to_owned()].as_slice(), 4));
        for edit in &taken.edits {
            own.apply(edit);
        }
        assert_eq!(own.scorecard(id(2)), theirs.scorecard(id(2)));
        assert_eq!(own.scorecard(id(3)), workshop().scorecard(id(3)));
        // Taken in twice, nothing more changes.
        assert!(take_in_sheets(&own, id(1), &theirs).edits.is_empty());
        assert_eq!(take_in_sheets(&own, id(7), &theirs), TakenIn::default());
    }

    #[test]
    fn a_sheet_that_is_not_here_is_added() {
        let mut own = workshop();
        own.apply(&Edit::RemoveScorecard { scorecard: id(2) });
        let taken = take_in_sheets(&own, id(1), &workshop());
        for edit in &taken.edits {
            own.apply(edit);
        }
        assert_eq!(own.scorecard(id(2)), workshop().scorecard(id(2)));
    }

    #[test]
    fn a_code_brings_a_raters_ratings_back() {
        let model = Model::baseline();
        let mut own = workshop();
        let mut theirs = opened(&rating_file(&own, id(2), "Ana rates", "Map", 1.0, &mut counter()).unwrap());
        for (practice, rating) in [("chat", Some(Rating::NotApplicable)), ("code-review", None)] {
            theirs.apply(&Edit::RatePractice { scorecard: id(2), practice: practice.into(), rating });
        }
        let note = |of: &str| Edit::NotePractice { scorecard: id(2), practice: "chat".into(), note: of.into() };
        theirs.apply(&note("theirs"));
        own.apply(&note("ours"));
        let code = SheetCode::of(model, theirs.scorecard(id(2)).unwrap()).unwrap().to_text();
        let take = |own: &Workshop, text: &str| take_in_code(own, own.scorecard(id(1)).unwrap(), model, text);

        let taken = take(&own, &code).unwrap();
        assert_eq!((taken.rater.as_str(), taken.notes, taken.edits.len()), ("Ana", 1, 3));
        for edit in &taken.edits {
            own.apply(edit);
        }
        let sheet = own.scorecard(id(2)).unwrap();
        assert_eq!((sheet.answers["chat"].rating, sheet.is_closed), (Some(Rating::NotApplicable), true));
        assert_eq!(sheet.answers["chat"].note, "ours", "what the code leaves out stays");
        assert_eq!(take(&own, &code).unwrap().edits, []);

        own.apply(&Edit::RemoveScorecard { scorecard: id(2) });
        let taken = take(&own, &code).unwrap();
        for edit in &taken.edits {
            own.apply(edit);
        }
        let raters = sheets_of(&own.scorecards, id(1)).map(|sheet| sheet.participants.as_str());
        assert_eq!(raters.collect::<Vec<_>>(), ["Ben", "Ana"]);
    }

    #[test]
    fn a_code_of_something_else_is_refused_and_says_whose_it_is() {
        let model = Model::baseline();
        let own = workshop();
        let card = own.scorecard(id(1)).unwrap();
        let sheet = own.scorecard(id(2)).unwrap();
        let refused = |sheet: &Scorecard, of: &Model, text: fn(String) -> String| {
            take_in_code(&own, card, model, &text(SheetCode::of(of, sheet).unwrap().to_text())).unwrap_err()
        };
        let rater = "Ana".to_owned();
        let elsewhere = Scorecard { sheet_of: Some(id(77)), ..sheet.clone() };
        assert_eq!(refused(&elsewhere, model, |code| code), CodeRefusal::OtherCard { rater: rater.clone() });
        let next = Model { version: 2, ..model.clone() };
        assert_eq!(refused(sheet, &next, |code| code), CodeRefusal::OtherModel { rater });
        let halved = refused(sheet, model, |code| code[..20].to_owned());
        assert!(matches!(halved, CodeRefusal::Unreadable(CodeProblem::CutOff { .. })));
    }

    #[test]
    fn only_what_all_agree_on_and_nobody_has_set_is_taken_over() {
        let json = r#"{ "id": "baseline", "version": 1, "title": "B", "sections": [ { "id": "s", "title": "S", "practices": [
            { "id": "chat", "title": "C", "question": "?", "levels": ["0", "1", "2", "3"] },
            { "id": "code-review", "title": "R", "question": "?", "levels": ["0", "1", "2", "3"] },
            { "id": "game-days", "title": "G", "question": "?", "levels": ["0", "1", "2", "3"] } ] } ] }"#;
        let model = Model::read(json).unwrap();
        let mut workshop = workshop();
        for n in [2, 3] {
            for (practice, rating) in [("chat", Rating::Level(Level::None)), ("game-days", Rating::NotApplicable)] {
                workshop.apply(&Edit::RatePractice {
                    scorecard: id(n),
                    practice: practice.into(),
                    rating: Some(rating),
                });
            }
        }
        let sheets: Vec<&Scorecard> = sheets_of(&workshop.scorecards, id(1)).collect();
        let edits = rate_as_agreed(workshop.scorecard(id(1)).unwrap(), &votes(&model, &sheets));
        // The card rates chat already; on code review Ana and Ben differ.
        let rating = Some(Rating::NotApplicable);
        assert_eq!(edits, [Edit::RatePractice { scorecard: id(1), practice: "game-days".into(), rating }]);
    }
}
