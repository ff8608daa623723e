//! The scorecard.

use super::day;
use crate::maturity::{Level, Model, Rating, Scorecard, SectionChange, SectionScore};

pub const SCORECARD_SCREEN: &str = "Scorecard der Reife";
pub const READING_QUESTIONNAIRE: &str = "Der Fragebogen wird gelesen …";
pub const QUESTIONNAIRE_NOT_THERE: &str = "Der Fragebogen konnte nicht geladen werden. Die Scorecards sind sicher. Einmal \
    mit dem Netz verbinden und erneut versuchen.";
pub const START_TITLE: &str = "Wo steht dieses Team heute?";
pub const START_SCALE: &str = "Jede Praktik wird bewertet: 0 nicht vorhanden, 1 Anfang, 2 geübt oder 3 fortgeschritten. \
    Die beste Schätzung derer im Raum genügt.";
pub const START_OPEN: &str = "Was offen bleibt, ist nicht 0: Es bleibt aus dem Mittel heraus. Es gibt keine Gesamtzahl, \
    nur ein Profil nach Abschnitten.";
pub const START_SCORECARD: &str = "Scorecard beginnen";
pub const CANCEL: &str = "Abbrechen";
pub const CARD_TEAM: &str = "Team";
pub const CARD_TEAM_EXAMPLE: &str = "wessen Praxis bewertet wird";
pub const CARD_DATE: &str = "Datum";
pub const CARD_PEOPLE: &str = "Im Raum";
pub const CARD_PEOPLE_EXAMPLE: &str = "wer bewertet hat";
pub const CHOOSE_CARD: &str = "Scorecard";
pub const COMPARE_WITH: &str = "Vergleichen mit";
pub const NO_COMPARISON: &str = "kein Vergleich";
pub const SCORE_AGAIN: &str = "Neu bewerten";
pub const SCORE_AGAIN_WHY: &str = "Eine neue Scorecard dieses Teams, jede Praktik offen";
pub const ANOTHER_TEAM: &str = "Anderes Team";
pub const REMOVE_CARD: &str = "Entfernen";
pub const CARD_BAR: &str = "Welche Scorecard das ist";
pub const CARD_WITHOUT_TEAM: &str = "Team ohne Namen";
pub const OTHER_QUESTIONNAIRE: &str = "Diese Scorecard wurde unter einem anderen Fragebogen beantwortet. Ihre Antworten \
    bleiben, lassen sich unter diesem aber nicht lesen.";

pub const PROFILE: &str = "Profil";
pub const PROFILE_BASIS: &str = "Mittel der bewerteten Praktiken, 0 bis 3; es gibt keine Gesamtzahl";
pub const ADDITION: &str = "eine Ergänzung zu den vier Abschnitten des Leitfadens";
pub const NOT_RATED: &str = "nicht bewertet";
pub const KEY_NOW: &str = "jetzt";
pub const KEY_TARGET: &str = "Ziel";
pub const PROFILE_DRAWN: &str = "Das Profil als Bild";
pub const RADAR: &str = "Netz";
pub const BARS: &str = "Balken";
pub const NO_SHAPE: &str = "Eine Form braucht drei Abschnitte und eine Bewertung in einem davon.";
pub const PROFILE_HEADS: [&str; 5] = ["Abschnitt", "Mittel", "Grundlage", "Ziel", "Vorher"];
pub const NONE_HERE: &str = "–";
pub const WEAKEST: &str = "Schwächste zuerst";
pub const WEAKEST_NONE: &str = "Noch ist nichts bewertet.";
pub const GAPS: &str = "Am weitesten vom Ziel";
pub const GAPS_NONE: &str = "Keine Praktik liegt unter einem Ziel.";
pub const CHANGES: &str = "Verändert";
pub const CHANGES_NONE: &str = "Keine Praktik, die beide Male bewertet wurde, hat sich verändert.";
pub const PARTS: &str = "Teile des Fragebogens";
pub const PART_BEFORE: &str = "Teil davor";
pub const PART_AFTER: &str = "Teil danach";
pub const SHOW_FEWER: &str = "Weniger zeigen";

/// What the drawing shows, in one sentence: sections with their scores.
pub fn profile_label<'a>(sections: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let said: Vec<String> = sections.map(|(name, score)| format!("{name} {score}")).collect();
    format!("Profil: {}", said.join(", "))
}

pub const PRACTICES: &str = "Praktiken";
pub const GO_TO_SECTION: &str = "Zu einem Abschnitt";
pub const NEXT_NOT_RATED: &str = "Nächste nicht bewertete";
pub const RATING_KEYS: [(&str, &str); 4] =
    [("0 – 3", "bewerten und weiter"), ("n", "nicht anwendbar"), ("Rücktaste", "wieder offen"), ("↑ ↓", "bewegen")];
pub const NOT_APPLICABLE_SHORT: &str = "n. a.";
pub const BEFORE_MARK: &str = "vorher";
pub const TARGET: &str = "Ziel";
pub const NO_TARGET: &str = "keins";
pub const NOTE: &str = "Notiz";

fn or_unnamed(team: &str) -> &str {
    if team.is_empty() { CARD_WITHOUT_TEAM } else { team }
}

/// A card in the list of cards.
pub fn card_name(card: &Scorecard) -> String {
    [or_unnamed(&card.team), ", ", &day(&card.date)].concat()
}

/// An earlier card to compare with.
pub fn against(card: &Scorecard) -> String {
    ["gegen ", &day(&card.date)].concat()
}

/// What was removed, and the way back.
pub fn card_removed(card: &Scorecard) -> String {
    [
        "Die Scorecard von ",
        or_unnamed(&card.team),
        ", ",
        &day(&card.date),
        ", ist entfernt. Rückgängig bringt sie zurück.",
    ]
    .concat()
}

/// A score with one decimal, halves upwards.
pub fn score(mean: f64) -> String {
    let tenths = (mean * 10.0).round() as u32;
    [&(tenths / 10).to_string(), ",", &(tenths % 10).to_string()].concat()
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
    let mut basis = [&score.rated.to_string(), " von ", &score.of.to_string(), " bewertet"].concat();
    if score.not_applicable > 0 {
        basis += &[", ", &score.not_applicable.to_string(), " nicht anwendbar"].concat();
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
        said +=
            &["; ", &signed_score(moved), " über ", &change.rated_both.to_string(), " beide Male bewertete"].concat();
    }
    said
}

/// How many practices moved which way.
pub fn change_counts(up: usize, down: usize, same: usize, not_both: usize) -> String {
    let count = |n: usize, word: &str| [&n.to_string(), " ", word].concat();
    [count(up, "höher"), count(down, "tiefer"), count(same, "gleich"), count(not_both, "nicht beide Male bewertet")]
        .join(", ")
}

/// The changes, with the day they are counted from.
pub fn changed_since(before: &Scorecard) -> String {
    ["Verändert seit ", &day(&before.date)].concat()
}

/// The word of a level.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::None => "nicht vorhanden",
        Level::Novice => "Anfang",
        Level::Intermediate => "geübt",
        Level::Advanced => "fortgeschritten",
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

/// A level as `2 geübt`.
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
        Rating::NotApplicable => [practice, ": nicht anwendbar"].concat(),
    }
}

/// A way from one rating to another, as `1 → 3`.
pub fn from_to_rating(from: Rating, to: Rating) -> String {
    [rating_short(from), " → ", rating_short(to)].concat()
}

pub fn clear_rating(practice: &str) -> String {
    [practice, ": Bewertung löschen"].concat()
}

pub fn target_of(practice: &str) -> String {
    [practice, ": Ziel"].concat()
}

pub fn note_on(practice: &str) -> String {
    [practice, ": Notiz"].concat()
}

/// The way to what is done about a practice.
pub fn improve_word(open: usize) -> String {
    match open {
        0 => "Verbessern".to_owned(),
        1 => "1 Maßnahme".to_owned(),
        n => format!("{n} Maßnahmen"),
    }
}

/// The same, as it is read out.
pub fn improve_label(practice: &str, open: usize) -> String {
    format!("{practice}: {}", improve_word(open))
}

/// Where somebody is in a long questionnaire.
pub fn part_of(at: usize, of: usize) -> String {
    format!("Teil {at} von {of}")
}

/// Said of a section that is too long for one part.
pub fn cut_section(from: usize, to: usize) -> String {
    format!("Praktiken {from} bis {to} dieses Abschnitts")
}

/// All rows of a list.
pub fn show_all(count: usize) -> String {
    ["Alle ", &count.to_string(), " zeigen"].concat()
}

/// How far the rating has come.
pub fn rated_so_far(rated: usize, not_applicable: usize, open: usize) -> String {
    let all = rated + not_applicable + open;
    let mut said = [&(rated + not_applicable).to_string(), " von ", &all.to_string(), " beantwortet"].concat();
    if not_applicable > 0 {
        said += &[", ", &not_applicable.to_string(), " davon nicht anwendbar"].concat();
    }
    said
}

/// The way to a section's practices.
pub fn section_progress(title: &str, score: &SectionScore) -> String {
    [title, " ", &(score.of - score.open).to_string(), "/", &score.of.to_string()].concat()
}

/// The questionnaire's name, edition and source.
pub fn questionnaire(model: &Model, card: &Scorecard) -> String {
    let mut said = ["Fragebogen: ", &model.title, ", Ausgabe ", &model.version.to_string()].concat();
    if card.model_version != model.version {
        said += &["; beantwortet unter Ausgabe ", &card.model_version.to_string()].concat();
    }
    [&said, ". ", &model.source, "."].concat()
}

/// Answers that the questionnaire has no practice for.
pub fn unscored(count: usize) -> String {
    match count {
        1 => "1 Antwort gehört zu einer Praktik, die dieser Fragebogen nicht hat. Sie bleibt und wird nicht gewertet."
            .to_owned(),
        n => [
            &n.to_string(),
            " Antworten gehören zu Praktiken, die dieser Fragebogen nicht hat. Sie bleiben und werden nicht gewertet.",
        ]
        .concat(),
    }
}
