//! Scorecards of several raters, over time, and of several teams.

use super::{NOT_RATED, rating_short};
use crate::maturity::{PracticeVotes, Rating, Spread};

pub const CARD_VIEWS: &str = "What is shown of it";
pub const VIEW_RATE: &str = "Rate";
pub const VIEW_RATERS: &str = "Raters";
pub const VIEW_HISTORY: &str = "History";
pub const VIEW_TEAMS: &str = "Teams";

pub const RATERS: &str = "Raters";
pub const RATERS_WHY: &str = "each rates alone; all votes are shown at once";
pub const NO_RATERS: &str = "Nobody yet. Without raters the room rates together, under Rate.";
pub const RATER_NAME: &str = "Name of a rater";
pub const RATER_NAME_EXAMPLE: &str = "Ana, developer";
pub const ADD_RATER: &str = "Add rater";
pub const HAND_OVER: &str = "Hand over";
pub const RATER_FILE: &str = "Save a file";
pub const TAKE_IN_FILES: &str = "Take in rated files";
pub const SHOW_VOTES: &str = "Show the votes";
pub const HIDE_VOTES: &str = "Hide the votes";
pub const RATER_HIDDEN: &str = "The others’ ratings are hidden, and yours are from them.";
pub const RATER_DONE: &str = "I’m done, pass it on";
pub const RATER_LATER: &str = "Go on later";

pub const VOTES: &str = "Votes, disagreement first";
pub const RATE_AS_AGREED: &str = "Rate where all agree";
pub const PRACTICE: &str = "Practice";
pub const VOTES_COLUMN: &str = "Votes";
pub const SPREAD: &str = "Spread";
pub const MEAN: &str = "Mean";
pub const AGREED_RATING: &str = "The room’s rating";

pub const TREND: &str = "Trend";
pub const CHANGE: &str = "Change";
pub const HISTORY_BASIS: &str = "means of rated practices, 0 to 3; each practice as rated";
pub const HISTORY_ONE: &str = "A history needs two scorecards of this team under this questionnaire. Score again when something \
    has changed, or after a quarter.";
pub const HISTORY_TABLE: &str = "Sections and practices by date";
pub const ALL_DAYS: &str = "All dates";
pub const FIRST_OF_TWO: &str = "First of two dates";
pub const SECOND_OF_TWO: &str = "Second of two dates";
pub const OPEN_MARK: &str = "·";

pub const TEAMS_TITLE: &str = "Teams and sections";
pub const TEAMS_BASIS: &str = "latest scorecard of each team, by name";
pub const TEAMS_WARNING: &str = "Rooms rate differently, and the same practice means other work in another team. Ask a neighbour \
    how they got there; do not rank, and do not add up.";
pub const FILTER_TEAMS: &str = "Find a team";
pub const LATEST_CARD: &str = "Latest scorecard";

pub const EVIDENCE: &str = "Evidence";
pub const EVIDENCE_LINK: &str = "evidence";
pub const EVIDENCE_LINK_EXAMPLE: &str = "link, or where to look";
pub const EVIDENCE_DATE: &str = "looked at on";
pub const EVIDENCE_BY: &str = "looked at by";
pub const EVIDENCE_BY_EXAMPLE: &str = "by whom";
pub const EVIDENCE_OPEN: &str = "Open";

/// A rater without a name.
pub fn rater_name(name: &str) -> &str {
    if name.is_empty() { "Somebody" } else { name }
}

pub fn rater_rates(name: &str) -> String {
    format!("{} rates", rater_name(name))
}

/// How far a rater is.
pub fn rater_progress(answered: usize, of: usize, is_done: bool) -> String {
    let done = if is_done { ", done" } else { "" };
    format!("{answered} of {of} answered{done}")
}

pub fn hand_over_to(name: &str) -> String {
    format!("Hand over to {name}")
}

pub fn file_for(name: &str) -> String {
    format!("Save a file for {name}")
}

pub fn remove_rater(name: &str) -> String {
    format!("Remove {name}")
}

/// Said where votes are about to be shown too early.
pub fn unfinished(count: usize) -> String {
    match count {
        1 => "1 rater has not finished yet.".to_owned(),
        n => format!("{n} raters have not finished yet."),
    }
}

/// The title of the workshop in a rater's file.
pub fn rating_file_title(rater: &str) -> String {
    format!("Rating by {}", rater_name(rater))
}

/// The name of a rater's file.
pub fn rating_file_name(rater: &str) -> String {
    let kept: String = rater.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!("rating-{}.streamgauge.json", kept.trim_matches('-').to_lowercase())
}

pub fn rating_file_saved(name: &str) -> String {
    format!("{name} is saved. It opens in Streamgauge under Scorecard, with this one sheet in it.")
}

pub fn no_sheet_in(name: &str) -> String {
    format!("{name} has no sheet of this scorecard in it. Nothing was changed.")
}

pub fn sheets_taken_in(raters: &[String]) -> String {
    let names: Vec<&str> = raters.iter().map(|name| rater_name(name)).collect();
    format!("Taken in: {}.", names.join(", "))
}

/// How many practices the room should talk about.
pub fn to_talk_about(count: usize) -> String {
    match count {
        0 => "nothing is two levels apart".to_owned(),
        1 => "1 practice to talk about".to_owned(),
        n => format!("{n} practices to talk about"),
    }
}

/// How far apart the raters are.
pub fn spread(votes: &PracticeVotes) -> String {
    let range = votes
        .range()
        .map(|(low, high)| format!("{} to {}", rating_short(Rating::Level(low)), rating_short(Rating::Level(high))));
    match (votes.spread(), range) {
        (Spread::NoVotes, _) => NOT_RATED.to_owned(),
        (Spread::Agreed, _) => "agreed".to_owned(),
        (Spread::Close, _) => "close".to_owned(),
        (Spread::Talk, Some(range)) if votes.width() > 1 => format!("talk: {range}"),
        (Spread::Talk, _) => format!("talk: {} say not applicable", votes.not_applicable),
    }
}

/// All votes in words.
pub fn votes_label(votes: &PracticeVotes) -> String {
    let given = votes.per_level.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut parts: Vec<String> = given.map(|(level, count)| format!("{count} rated {level}")).collect();
    if votes.not_applicable > 0 {
        parts.push(format!("{} not applicable", votes.not_applicable));
    }
    if votes.open > 0 {
        parts.push(format!("{} left it open", votes.open));
    }
    parts.join(", ")
}

pub fn agreed_of(practice: &str) -> String {
    format!("{practice}: the room’s rating")
}

pub fn team_over_time(team: &str) -> String {
    format!("{} over time", team_name(team))
}

/// A team without a name.
pub fn team_name(team: &str) -> &str {
    if team.is_empty() { super::CARD_WITHOUT_TEAM } else { team }
}

/// What a mean rests on.
pub fn rated_count(rated: usize) -> String {
    format!("{rated} rated")
}

/// How many cards a team has.
pub fn cards_count(cards: usize) -> String {
    if cards == 1 { "1 scorecard".to_owned() } else { format!("{cards} scorecards") }
}

/// What the table of days rests on.
pub fn history_basis(days: usize) -> String {
    format!("{days} dates. The change is from the first to the last one shown; a practice open on either has none.")
}

/// The accessible name of a field of evidence.
pub fn evidence_of(practice: &str, what: &str) -> String {
    format!("{practice}: {what}")
}

/// Whether a text can be opened as an address; others are only shown.
pub fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_says_why_to_talk() {
        let votes = |per_level, not_applicable, open| PracticeVotes {
            section: String::new(),
            practice: String::new(),
            per_level,
            not_applicable,
            open,
            mean: None,
        };
        let cases = [
            (votes([0; 4], 0, 3), "not rated", "3 left it open"),
            (votes([3, 0, 0, 0], 0, 0), "agreed", "3 rated 0"),
            (votes([0, 2, 1, 0], 0, 1), "close", "2 rated 1, 1 rated 2, 1 left it open"),
            (votes([1, 0, 0, 2], 0, 0), "talk: 0 to 3", "1 rated 0, 2 rated 3"),
            (votes([0, 2, 0, 0], 1, 0), "talk: 1 say not applicable", "2 rated 1, 1 not applicable"),
            (votes([0; 4], 2, 0), "agreed", "2 not applicable"),
        ];
        for (votes, said, label) in cases {
            assert_eq!((spread(&votes).as_str(), votes_label(&votes).as_str()), (said, label));
        }
    }

    #[test]
    fn only_web_addresses_are_opened() {
        for (text, is) in [("https://a.b", true), ("javascript:alert(1)", false), ("board 7", false), ("", false)] {
            assert_eq!(is_address(text), is, "{text}");
        }
    }

    #[test]
    fn a_file_is_named_after_its_rater() {
        assert_eq!(rating_file_name("Ana / dev"), "rating-ana---dev.streamgauge.json");
    }
}
