//! The scorecard.

use super::day;
use crate::maturity::{Level, Model, Rating, Scorecard, SectionChange, SectionScore};

pub const SCORECARD_SCREEN: &str = "Maturity scorecard";
pub const READING_QUESTIONNAIRE: &str = "Reading the questionnaire…";
pub const QUESTIONNAIRE_NOT_THERE: &str =
    "The questionnaire could not be loaded. Your scorecards are safe. Connect to the network once and try again.";
pub const START_TITLE: &str = "Where is this team today?";
pub const START_SCALE: &str = "Each practice is rated 0 don’t have, 1 novice, 2 intermediate or 3 advanced. A best guess \
    of the people in the room is good enough.";
pub const START_OPEN: &str = "What you leave open is not 0: it stays out of the mean. There is no overall number, only a \
    profile by section.";
pub const START_SCORECARD: &str = "Start a scorecard";
pub const CANCEL: &str = "Cancel";
pub const CARD_TEAM: &str = "Team";
pub const CARD_TEAM_EXAMPLE: &str = "whose practice is rated";
pub const CARD_DATE: &str = "Date";
pub const CARD_PEOPLE: &str = "In the room";
pub const CARD_PEOPLE_EXAMPLE: &str = "who rated";
pub const CHOOSE_CARD: &str = "Scorecard";
pub const COMPARE_WITH: &str = "Compare with";
pub const NO_COMPARISON: &str = "no comparison";
pub const SCORE_AGAIN: &str = "Score again";
pub const SCORE_AGAIN_WHY: &str = "A new card of this team, with every practice open";
pub const ANOTHER_TEAM: &str = "Another team";
pub const REMOVE_CARD: &str = "Remove";
pub const CARD_BAR: &str = "Which scorecard this is";
pub const CARD_WITHOUT_TEAM: &str = "Team without a name";
pub const OTHER_QUESTIONNAIRE: &str = "This scorecard was answered under another questionnaire. Its answers are kept, \
    but they cannot be read under this one.";

pub const PROFILE: &str = "Profile";
pub const PROFILE_BASIS: &str = "mean of rated practices, 0 to 3; there is no overall number";
pub const ADDITION: &str = "an addition to the guide’s four sections";
pub const NOT_RATED: &str = "not rated";
pub const KEY_NOW: &str = "now";
pub const KEY_TARGET: &str = "target";
pub const PROFILE_DRAWN: &str = "The profile drawn";
pub const RADAR: &str = "Radar";
pub const BARS: &str = "Bars";
pub const NO_SHAPE: &str = "A shape needs three sections and a rating in one of them.";
pub const PROFILE_HEADS: [&str; 5] = ["Section", "Mean", "Basis", "Target", "Before"];
pub const NONE_HERE: &str = "–";
pub const WEAKEST: &str = "Weakest first";
pub const WEAKEST_NONE: &str = "Nothing is rated yet.";
pub const GAPS: &str = "Furthest from target";
pub const GAPS_NONE: &str = "No practice is rated below a target.";
pub const CHANGES: &str = "Changed";
pub const CHANGES_NONE: &str = "No practice rated on both dates has changed.";
pub const PARTS: &str = "Parts of the questionnaire";
pub const PART_BEFORE: &str = "Part before";
pub const PART_AFTER: &str = "Part after";
pub const SHOW_FEWER: &str = "Show fewer";

/// What the drawing shows, in one sentence: sections with their scores.
pub fn profile_label<'a>(sections: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let said: Vec<String> = sections.map(|(name, score)| format!("{name} {score}")).collect();
    format!("Profile: {}", said.join(", "))
}

pub const PRACTICES: &str = "Practices";
pub const GO_TO_SECTION: &str = "Go to a section";
pub const NEXT_NOT_RATED: &str = "Next not rated";
pub const RATING_KEYS: [(&str, &str); 4] =
    [("0 – 3", "rate and go on"), ("n", "not applicable"), ("Backspace", "back to open"), ("↑ ↓", "move")];
pub const NOT_APPLICABLE_SHORT: &str = "n/a";
pub const BEFORE_MARK: &str = "before";
pub const TARGET: &str = "Target";
pub const NO_TARGET: &str = "none";
pub const NOTE: &str = "Note";

fn or_unnamed(team: &str) -> &str {
    if team.is_empty() { CARD_WITHOUT_TEAM } else { team }
}

/// A card in the list of cards.
pub fn card_name(card: &Scorecard) -> String {
    [or_unnamed(&card.team), ", ", &day(&card.date)].concat()
}

/// An earlier card to compare with.
pub fn against(card: &Scorecard) -> String {
    ["against ", &day(&card.date)].concat()
}

/// What was removed, and the way back.
pub fn card_removed(card: &Scorecard) -> String {
    ["The scorecard of ", or_unnamed(&card.team), ", ", &day(&card.date), ", is removed. Undo brings it back."].concat()
}

/// A score with one decimal, halves upwards.
pub fn score(mean: f64) -> String {
    let tenths = (mean * 10.0).round() as u32;
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}

/// A change with its sign.
pub fn signed_score(change: f64) -> String {
    let sign = if change > 0.0 {
        "+"
    } else if change < 0.0 {
        "−"
    } else {
        "±"
    };
    [sign, &score(change.abs())].concat()
}

/// What a section's score rests on.
pub fn score_basis(score: &SectionScore) -> String {
    let mut basis = [&score.rated.to_string(), " of ", &score.of.to_string(), " rated"].concat();
    if score.not_applicable > 0 {
        basis += &[", ", &score.not_applicable.to_string(), " not applicable"].concat();
    }
    basis
}

/// A section's target.
pub fn section_target(mean: f64) -> String {
    [KEY_TARGET, " ", &score(mean)].concat()
}

/// How a section moved. The change rests on the practices rated on both cards, the two means need not.
pub fn section_change(change: &SectionChange, before: &Scorecard) -> String {
    let then = change.before.map_or_else(|| NOT_RATED.to_owned(), score);
    let mut said = [&day(&before.date), ": ", &then].concat();
    if let Some(moved) = change.change {
        said += &["; ", &signed_score(moved), " over ", &change.rated_both.to_string(), " rated both times"].concat();
    }
    said
}

/// How many practices moved which way.
pub fn change_counts(up: usize, down: usize, same: usize, not_both: usize) -> String {
    let count = |n: usize, word: &str| [&n.to_string(), " ", word].concat();
    [count(up, "up"), count(down, "down"), count(same, "the same"), count(not_both, "not rated on both")].join(", ")
}

/// The changes, with the day they are counted from.
pub fn changed_since(before: &Scorecard) -> String {
    ["Changed since ", &day(&before.date)].concat()
}

/// The word of a level.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::None => "don’t have",
        Level::Novice => "novice",
        Level::Intermediate => "intermediate",
        Level::Advanced => "advanced",
    }
}

/// The digit of a level.
pub fn level_digit(level: Level) -> &'static str {
    match level {
        Level::None => "0",
        Level::Novice => "1",
        Level::Intermediate => "2",
        Level::Advanced => "3",
    }
}

/// A level as `2 intermediate`.
pub fn level_name(level: Level) -> String {
    [level_digit(level), " ", level_word(level)].concat()
}

/// A rating, short.
pub fn rating_short(rating: Rating) -> &'static str {
    match rating {
        Rating::Level(level) => level_digit(level),
        Rating::NotApplicable => NOT_APPLICABLE_SHORT,
    }
}

/// The accessible name of a rating of a practice.
pub fn rating_label(practice: &str, rating: Rating) -> String {
    match rating {
        Rating::Level(level) => [practice, ": ", level_digit(level), " ", level_word(level)].concat(),
        Rating::NotApplicable => [practice, ": not applicable"].concat(),
    }
}

/// A way from one rating to another, as `1 → 3`.
pub fn from_to_rating(from: Rating, to: Rating) -> String {
    [rating_short(from), " → ", rating_short(to)].concat()
}

pub fn clear_rating(practice: &str) -> String {
    [practice, ": clear the rating"].concat()
}

pub fn target_of(practice: &str) -> String {
    [practice, ": target"].concat()
}

pub fn note_on(practice: &str) -> String {
    [practice, ": note"].concat()
}

/// The way to what is done about a practice.
pub fn improve_word(open: usize) -> String {
    match open {
        0 => "Improve".to_owned(),
        1 => "1 improvement".to_owned(),
        n => format!("{n} improvements"),
    }
}

/// The same, as it is read out.
pub fn improve_label(practice: &str, open: usize) -> String {
    format!("{practice}: {}", improve_word(open).to_lowercase())
}

/// Where somebody is in a long questionnaire.
pub fn part_of(at: usize, of: usize) -> String {
    format!("Part {at} of {of}")
}

/// Said of a section that is too long for one part.
pub fn cut_section(from: usize, to: usize) -> String {
    format!("practices {from} to {to} of this section")
}

/// All rows of a list.
pub fn show_all(count: usize) -> String {
    ["Show all ", &count.to_string()].concat()
}

/// How far the rating has come.
pub fn rated_so_far(rated: usize, not_applicable: usize, open: usize) -> String {
    let all = rated + not_applicable + open;
    let mut said = [&(rated + not_applicable).to_string(), " of ", &all.to_string(), " answered"].concat();
    if not_applicable > 0 {
        said += &[", ", &not_applicable.to_string(), " of them not applicable"].concat();
    }
    said
}

/// The way to a section's practices.
pub fn section_progress(title: &str, score: &SectionScore) -> String {
    [title, " ", &(score.of - score.open).to_string(), "/", &score.of.to_string()].concat()
}

/// The questionnaire's name, edition and source.
pub fn questionnaire(model: &Model, card: &Scorecard) -> String {
    let mut said = ["Questionnaire: ", &model.title, ", version ", &model.version.to_string()].concat();
    if card.model_version != model.version {
        said += &["; answered under version ", &card.model_version.to_string()].concat();
    }
    [&said, ". ", &model.source, "."].concat()
}

/// Answers that the questionnaire has no practice for.
pub fn unscored(count: usize) -> String {
    match count {
        1 => "1 answer belongs to a practice that this questionnaire does not have. It is kept and not scored."
            .to_owned(),
        n => [
            &n.to_string(),
            " answers belong to practices that this questionnaire does not have. They are kept and not scored.",
        ]
        .concat(),
    }
}
