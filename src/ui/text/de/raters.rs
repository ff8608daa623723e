//! Scorecards of several raters, over time, and of several teams.

use super::{NOT_RATED, rating_short};
use crate::maturity::{PracticeVotes, Rating, Spread};

pub const CARD_VIEWS: &str = "Was davon gezeigt wird";
pub const VIEW_RATE: &str = "Bewerten";
pub const VIEW_RATERS: &str = "Stimmen";
pub const VIEW_HISTORY: &str = "Verlauf";
pub const VIEW_TEAMS: &str = "Teams";

pub const RATERS: &str = "Bewertende";
pub const RATERS_WHY: &str = "alle bewerten für sich; alle Stimmen werden auf einmal gezeigt";
pub const NO_RATERS: &str = "Noch niemand. Ohne Bewertende bewertet der Raum gemeinsam, unter Bewerten.";
pub const RATER_NAME: &str = "Name";
pub const RATER_NAME_EXAMPLE: &str = "Ana, Entwicklung";
pub const ADD_RATER: &str = "Hinzufügen";
pub const HAND_OVER: &str = "Weitergeben";
pub const RATER_FILE: &str = "Datei sichern";
pub const TAKE_IN_FILES: &str = "Bewertete Dateien aufnehmen";
pub const SHOW_VOTES: &str = "Stimmen zeigen";
pub const HIDE_VOTES: &str = "Stimmen verbergen";
pub const RATER_HIDDEN: &str = "Die Bewertungen der anderen sind verborgen, und diese hier vor ihnen.";
pub const RATER_DONE: &str = "Fertig, weitergeben";
pub const RATER_LATER: &str = "Später weiter";

pub const VOTES: &str = "Stimmen, Uneinigkeit zuerst";
pub const RATE_AS_AGREED: &str = "Bewerten, wo alle einig sind";
pub const PRACTICE: &str = "Praktik";
pub const VOTES_COLUMN: &str = "Stimmen";
pub const SPREAD: &str = "Streuung";
pub const MEAN: &str = "Mittel";
pub const AGREED_RATING: &str = "Bewertung des Raums";

pub const TREND: &str = "Verlauf";
pub const CHANGE: &str = "Veränderung";
pub const HISTORY_BASIS: &str = "Mittel der bewerteten Praktiken, 0 bis 3; jede Praktik wie bewertet";
pub const HISTORY_ONE: &str = "Ein Verlauf braucht zwei Scorecards dieses Teams unter diesem Fragebogen. Neu bewerten, \
    wenn sich etwas geändert hat, oder nach einem Quartal.";
pub const HISTORY_TABLE: &str = "Abschnitte und Praktiken nach Datum";
pub const ALL_DAYS: &str = "Alle Daten";
pub const FIRST_OF_TWO: &str = "Erstes von zwei Daten";
pub const SECOND_OF_TWO: &str = "Zweites von zwei Daten";
pub const OPEN_MARK: &str = "·";

pub const TEAMS_TITLE: &str = "Teams und Abschnitte";
pub const TEAMS_BASIS: &str = "neueste Scorecard jedes Teams, nach Namen";
pub const TEAMS_WARNING: &str = "Räume bewerten verschieden, und dieselbe Praktik heißt in einem anderen Team andere \
    Arbeit. Die Nachbarn fragen, wie sie dorthin kamen; keine Rangliste, keine Summe.";
pub const FILTER_TEAMS: &str = "Team finden";
pub const LATEST_CARD: &str = "Neueste Scorecard";

pub const EVIDENCE: &str = "Belege";
pub const EVIDENCE_LINK: &str = "Beleg";
pub const EVIDENCE_LINK_EXAMPLE: &str = "Link, oder wo es steht";
pub const EVIDENCE_DATE: &str = "angesehen am";
pub const EVIDENCE_BY: &str = "angesehen von";
pub const EVIDENCE_BY_EXAMPLE: &str = "von wem";
pub const EVIDENCE_OPEN: &str = "Öffnen";

/// A rater without a name.
pub fn rater_name(name: &str) -> &str {
    if name.is_empty() { "Jemand" } else { name }
}

pub fn rater_rates(name: &str) -> String {
    format!("{} bewertet", rater_name(name))
}

/// How far a rater is.
pub fn rater_progress(answered: usize, of: usize, is_done: bool) -> String {
    let done = if is_done { ", fertig" } else { "" };
    format!("{answered} von {of} beantwortet{done}")
}

pub fn hand_over_to(name: &str) -> String {
    format!("An {name} weitergeben")
}

pub fn file_for(name: &str) -> String {
    format!("Datei für {name} sichern")
}

pub fn remove_rater(name: &str) -> String {
    format!("{name} entfernen")
}

/// Said where votes are about to be shown too early.
pub fn unfinished(count: usize) -> String {
    match count {
        1 => "1 Person ist noch nicht fertig.".to_owned(),
        n => format!("{n} Personen sind noch nicht fertig."),
    }
}

/// The title of the workshop in a rater's file.
pub fn rating_file_title(rater: &str) -> String {
    format!("Bewertung von {}", rater_name(rater))
}

/// The name of a rater's file.
pub fn rating_file_name(rater: &str) -> String {
    let kept: String = rater.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!("bewertung-{}.streamgauge.json", kept.trim_matches('-').to_lowercase())
}

pub fn rating_file_saved(name: &str) -> String {
    format!("{name} ist gesichert. Die Datei öffnet in Streamgauge unter Scorecard, mit diesem einen Blatt.")
}

pub fn no_sheet_in(name: &str) -> String {
    format!("{name} enthält kein Blatt dieser Scorecard. Nichts wurde geändert.")
}

pub fn sheets_taken_in(raters: &[String]) -> String {
    let names: Vec<&str> = raters.iter().map(|name| rater_name(name)).collect();
    format!("Aufgenommen: {}.", names.join(", "))
}

/// How many practices the room should talk about.
pub fn to_talk_about(count: usize) -> String {
    match count {
        0 => "nichts liegt zwei Stufen auseinander".to_owned(),
        1 => "1 Praktik zu besprechen".to_owned(),
        n => format!("{n} Praktiken zu besprechen"),
    }
}

/// How far apart the raters are.
pub fn spread(votes: &PracticeVotes) -> String {
    let range = votes
        .range()
        .map(|(low, high)| format!("{} bis {}", rating_short(Rating::Level(low)), rating_short(Rating::Level(high))));
    match (votes.spread(), range) {
        (Spread::NoVotes, _) => NOT_RATED.to_owned(),
        (Spread::Agreed, _) => "einig".to_owned(),
        (Spread::Close, _) => "nah beieinander".to_owned(),
        (Spread::Talk, Some(range)) if votes.width() > 1 => format!("besprechen: {range}"),
        (Spread::Talk, _) => format!("besprechen: {} sagen nicht anwendbar", votes.not_applicable),
    }
}

/// All votes in words.
pub fn votes_label(votes: &PracticeVotes) -> String {
    let given = votes.per_level.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut parts: Vec<String> = given.map(|(level, count)| format!("{count}-mal Stufe {level}")).collect();
    if votes.not_applicable > 0 {
        parts.push(format!("{}-mal nicht anwendbar", votes.not_applicable));
    }
    if votes.open > 0 {
        parts.push(format!("{}-mal offen", votes.open));
    }
    parts.join(", ")
}

pub fn agreed_of(practice: &str) -> String {
    format!("{practice}: Bewertung des Raums")
}

pub fn team_over_time(team: &str) -> String {
    format!("{} im Verlauf", team_name(team))
}

/// A team without a name.
pub fn team_name(team: &str) -> &str {
    if team.is_empty() { super::CARD_WITHOUT_TEAM } else { team }
}

/// What a mean rests on.
pub fn rated_count(rated: usize) -> String {
    format!("{rated} bewertet")
}

/// How many cards a team has.
pub fn cards_count(cards: usize) -> String {
    if cards == 1 { "1 Scorecard".to_owned() } else { format!("{cards} Scorecards") }
}

/// What the table of days rests on.
pub fn history_basis(days: usize) -> String {
    format!(
        "{days} Daten. Die Veränderung geht vom ersten zum letzten gezeigten; eine Praktik, die an einem davon offen ist, hat \
         keine."
    )
}

/// The accessible name of a field of evidence.
pub fn evidence_of(practice: &str, what: &str) -> String {
    format!("{practice}: {what}")
}

/// Whether a text can be opened as an address; others are only shown.
pub fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
