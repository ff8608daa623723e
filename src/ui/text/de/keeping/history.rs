//! The history's screen.

use crate::maturity::team_cards;
use crate::workshop::Workshop;

pub const HISTORY_SCREEN: &str = "Verlauf dieses Workshops";
pub const HISTORY_LIST: &str = "Änderungen, neueste zuerst";
pub const YOU: &str = "Ich";
pub const SOMEBODY: &str = "Jemand";
pub const NEW: &str = "neu";
pub const PEOPLE: &str = "Personen";
pub const PEOPLE_HINT: &str =
    "Eine Änderung sagt nur, in welchem Browser sie entstand. Namen, die hier stehen, bleiben in diesem Browser.";
pub const NAME_OF: &str = "Name von";
pub const EARLIER_MOMENT: &str = "Wie es damals war";
pub const GO_BACK: &str = "Hierhin zurückgehen";
pub const IS_NOW: &str = "So ist der Workshop jetzt.";
pub const NO_MAP_THEN: &str = "Es gab noch keine Karte.";
pub const MAP: &str = "Karte";
pub const MAP_THEN: &str = "Die Karte, wie sie damals war";
pub const CHOOSE: &str = "Eine Änderung wählen, um den Workshop so zu sehen, wie er nach ihr war.";

/// Somebody of whom only a number is known.
pub fn person(number: usize) -> String {
    format!("Person {number}")
}

pub fn changes_count(count: usize) -> String {
    if count == 1 { "1 Änderung".to_owned() } else { format!("{count} Änderungen") }
}

/// The head of a sitting: day, times, how many changes.
pub fn sitting(day: &str, from: &str, to: &str, count: usize) -> String {
    let times = if from == to { from.to_owned() } else { format!("{from} bis {to}") };
    format!("{day}, {times}: {}", changes_count(count))
}

pub fn history_facts(changes: usize, sittings: usize) -> String {
    let sittings = if sittings == 1 { "1 Sitzung".to_owned() } else { format!("{sittings} Sitzungen") };
    format!("{} in {sittings}", changes_count(changes))
}

pub fn after_change(number: usize, of: usize, when: &str) -> String {
    format!("Nach Änderung {number} von {of}, {when}")
}

pub fn further_since(count: usize) -> String {
    match count {
        0 => IS_NOW.to_owned(),
        1 => "Seither gab es 1 Änderung. Zurückgehen ist selbst eine Änderung: Rückgängig nimmt sie zurück.".to_owned(),
        many => format!(
            "Seither gab es {many} Änderungen. Zurückgehen ist selbst eine Änderung: Rückgängig nimmt sie zurück."
        ),
    }
}

pub fn went_back(when: &str) -> String {
    format!("Der Workshop ist wieder wie damals ({when}). Rückgängig nimmt das zurück.")
}

pub const SAME_AS_NOW: &str = "Der Workshop ist schon so, wie er damals war.";

/// What else a workshop held at a moment. Sheets of raters belong to their team's card.
pub fn held(then: &Workshop) -> String {
    let count = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts = [
        count(then.maps.len(), "Karte", "Karten"),
        count(then.datasets.len(), "Bestand von Deployment-Daten", "Bestände von Deployment-Daten"),
        count(team_cards(&then.scorecards).count(), "Scorecard", "Scorecards"),
        count(then.improvements.len(), "Maßnahme", "Maßnahmen"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
