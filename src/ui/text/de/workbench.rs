//! The map's rarer tools.

use super::{duration_text, number};
use crate::stream::{Calendar, ReworkTotal, ReworkTotals};

pub const PALETTE_TITLE: &str = "Befehl finden";
pub const SETTINGS_TITLE: &str = "Kalender und Grundlage";
pub const KEYS_IN_TABLE: &str = "In der Tabelle";
pub const GESTURES: &str = "Mit Maus, Stift und Fingern";
/// What a hand can do on the drawing, and how.
pub const GESTURE_LIST: [(&str, &[&str]); 8] = [
    ("auf dem Grund einen Schritt hinzufügen, nach dem letzten", &["Doppelklick"]),
    ("den Namen eines Schritts ändern", &["Doppelklick"]),
    ("vom gewählten Schritt einen Fluss ziehen", &["+ ziehen"]),
    ("in einen Fluss einen Schritt einfügen, seine Wartezeit eintragen", &["Fluss anklicken"]),
    ("mehrere Schritte wählen", &["auf dem Grund ziehen", "Umschalt-Klick"]),
    ("einen Schritt frei von Raster und Hilfslinien ziehen", &["Alt + Ziehen"]),
    ("das Papier bewegen", &["Rad", "Leertaste + Ziehen", "ein Finger"]),
    ("die Größe ändern", &["Strg + Rad", "zwei Finger"]),
];
pub const PALETTE_FIELD: &str = "Befehl, Ansicht oder Schritt";
pub const PALETTE_EXAMPLE: &str = "ein paar Worte: Durchlaufzeit, Tabelle, entwickeln";
pub const COMMANDS: &str = "Befehle";
pub const NOTHING_FOUND: &str = "Nichts, was jetzt geht, heißt so.";
pub const A_SCREEN: &str = "Ansicht";
pub const A_MAP: &str = "Karte";
pub const FIND: &str = "Schritt finden";
pub const FIND_FIELD: &str = "Schritt, Team oder Notiz";
pub const FIND_EXAMPLE: &str = "Schritt, Team oder Notiz";
pub const PREVIOUS_HIT: &str = "Voriger Treffer";
pub const NEXT_HIT: &str = "Nächster Treffer";

pub const MAP_NAME: &str = "Name der Karte";
pub const STARTS_WITH: &str = "Der Wertstrom beginnt mit";
pub const STARTS_EXAMPLE: &str = "Anforderung angenommen";
pub const ENDS_WITH: &str = "Der Wertstrom endet mit";
pub const ENDS_EXAMPLE: &str = "läuft in Produktion";
pub const WORK_CALENDAR: &str = "Arbeitskalender";
pub const CALENDAR_HINT: &str =
    "Was ein Tag und eine Woche in jeder Zeit dieser Karte bedeuten. Was eingegeben wurde, bleibt, wie es ist.";
pub const HOURS_PER_DAY: &str = "Stunden pro Tag";
pub const DAYS_PER_WEEK: &str = "Tage pro Woche";
pub const ENTRY: &str = "Zeiten werden eingegeben als";
pub const ENTRY_LEAD_TIMES: &str = "Durchlaufzeit jedes Schritts";
pub const ENTRY_WAITS: &str = "Wartezeit zwischen den Schritten";
pub const ENTRY_HINT: &str =
    "Beides meint dieselbe Karte: Eine Wartezeit auf einem Pfeil gehört zu dem Schritt, zu dem er führt.";
pub const REWORK_COUNTING: &str = "Nacharbeit in der Summe";
pub const REWORK_HINT: &str = "Die einfachen Summen zählen sie nie. Das hier steht daneben.";
pub const COUNTING: &str = "Zählweise";
pub const LEAD_TIME: &str = "Durchlaufzeit";
pub const PROCESS_TIME: &str = "Bearbeitungszeit";
pub const NEVER_DONE: &str = "wird nie fertig: ein Schritt schickt alles zurück";
pub const CONSTRAINT: &str = "Engpass";
pub const SUGGESTED: &str = "wie die Karte vorschlägt";
pub const DELETE_FUTURE: &str = "Diesen Soll-Zustand löschen";

/// Calendars that people have: hours per day, days per week.
pub const CALENDARS: [(f64, f64); 5] = [(8.0, 5.0), (7.5, 5.0), (7.0, 5.0), (10.0, 6.0), (24.0, 7.0)];

pub fn calendar_name(calendar: &Calendar) -> String {
    let name = format!("{} × {}", number(calendar.hours_per_day), number(calendar.days_per_week));
    if *calendar == Calendar::ELAPSED { format!("{name}, Kalenderzeit") } else { name }
}

pub const OTHER_CALENDAR: &str = "anderer";

/// How much of the rework the totals know.
pub fn rework_basis(totals: &ReworkTotals) -> String {
    match totals.of {
        0 => "Die Karte hat noch keine Nacharbeit.".to_owned(),
        of if totals.counted == of => "Mit jeder Nacharbeit der Karte.".to_owned(),
        of => format!(
            "Mit {} von {of} Flüssen der Nacharbeit: Die anderen haben keinen Anteil, liegen abseits des längsten Wegs oder \
             gehen durch einen Schritt ohne Durchlaufzeit.",
            totals.counted
        ),
    }
}

pub fn rework_lead(total: &ReworkTotal, calendar: &Calendar) -> String {
    duration_text(total.lead_time_hours, calendar)
}

pub fn rework_process(total: &ReworkTotal, calendar: &Calendar) -> String {
    duration_text(total.process_time_hours, calendar)
}

pub fn suggested(step: Option<String>) -> String {
    match step {
        Some(step) => format!("{SUGGESTED}: {step}"),
        None => format!("{SUGGESTED}: noch keiner"),
    }
}

pub fn go_to_screen(name: &str) -> String {
    format!("Zu {name} gehen")
}

pub fn show_map(name: &str) -> String {
    format!("{name} zeigen")
}

/// "2 von 5".
pub fn hits(at: usize, count: usize) -> String {
    match count {
        0 => "kein Schritt".to_owned(),
        count => format!("{} von {count}", at + 1),
    }
}
