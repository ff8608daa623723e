//! The improve board.

use super::{
    CA_SHORT, LT_SHORT, PT_SHORT, UNNAMED_STEP, day, duration_text, level_digit, percent_number, rating_short,
};
use crate::maturity::Level;
use crate::stream::{Calendar, Entry, Total};
use crate::workshop::{Board, BoardFilter, Due, ExpectedChange, ImprovementField, MOST_AT_ONCE, Status};

pub const SCREEN: &str = "Maßnahmen";
pub const GOAL: &str = "Gemeinsames Ziel";
pub const GOAL_OUTCOME: &str = "Ziel: ein messbares Ergebnis";
pub const GOAL_EXAMPLE: &str = "95 von 100 Änderungen sind eine Woche nach dem Check-in live";
pub const GOAL_BY: &str = "Ziel: erreicht bis";
pub const GOAL_NOW: &str = "Ziel: Stand heute";
pub const GOAL_NOW_EXAMPLE: &str = "85 von 100, November";
pub const BY: &str = "bis";
pub const NOW: &str = "jetzt";
pub const GOAL_HINT: &str =
    "Ein messbares Ergebnis, sechs Monate bis zwei Jahre entfernt, für alle im Wertstrom dasselbe.";
pub const CAPACITY: &str =
    "Rund 20 % der Kapazität für technische Schulden und für das freihalten, was Nutzer nicht sehen.";

pub const BOARD: &str = "Maßnahmen, nach Prüftermin";
pub const WHICH: &str = "Welche Maßnahmen";
pub const ADD: &str = "Maßnahme hinzufügen";
pub const EMPTY_TITLE: &str = "Noch ist keine Maßnahme aufgeschrieben";
pub const EMPTY: &str = "Eine Maßnahme ist ein Experiment: was nicht stimmt, was helfen soll, welcher Wert sich bewegt und \
    wann nachgesehen wird. Sie wird hier hinzugefügt oder von einer Praktik der Scorecard oder einem Meilenstein der \
    Leiter aus. Ein auf der Karte ausgewählter Schritt wird hier angeboten.";
pub const NONE_SHOWN: &str = "Keine davon.";
pub const COLUMN_CHECK: &str = "Prüfen am";
pub const COLUMN_WHAT: &str = "Maßnahme: Problem und ";
pub const COLUMN_HYPOTHESIS: &str = "Hypothese";
pub const COLUMN_EXPECTED: &str = "Erwartet, dann Ergebnis";
pub const COLUMN_OWNER: &str = "Zuständig";
pub const COLUMN_OF: &str = "Gehört zu";
pub const CHECKED: &str = "Geprüft";
pub const NO_DAY: &str = "kein Termin";
pub const NO_OWNER: &str = "noch niemand zuständig";
pub const NO_RESULT: &str = "kein Ergebnis notiert";
pub const UNTITLED: &str = "Maßnahme ohne Namen";
pub const NOTHING_EXPECTED: &str = "noch nichts gesagt";

pub const DETAILS: &str = "Maßnahme";
pub const BELONGS_TO: &str = "Gehört zu";
pub const BELONGS_TO_NOTHING: &str = "zu keinem Schritt, keiner Praktik und keinem Meilenstein";
pub const LINK_TO: &str = "Verknüpfen mit …";
pub const STEPS_GROUP: &str = "Schritte";
pub const PRACTICES_GROUP: &str = "Praktiken";
pub const MILESTONES_GROUP: &str = "Meilensteine der Leiter";
pub const GONE: &str = "nicht mehr da";
pub const ON_THE_MAP: &str = "Auf der Karte";
pub const LEVEL: &str = "Stufe";
pub const LEVEL_UNCHANGED: &str = "keine Stufe";
pub const COACHING: &str = "Coaching-Fragen";
pub const REMOVE: &str = "Entfernen";
pub const REMOVED: &str = "Die Maßnahme ist entfernt. Rückgängig holt sie zurück.";
pub const UNKNOWN_NOW: &str = "?";

/// What a field is called.
pub fn field_name(field: ImprovementField) -> &'static str {
    match field {
        ImprovementField::Title => "Titel",
        ImprovementField::Problem => "Problem",
        ImprovementField::Hypothesis => "Hypothese",
        ImprovementField::Expected => "Erwartet, in Worten",
        ImprovementField::LeadTime => "Durchlaufzeit",
        ImprovementField::ProcessTime => "Bearbeitungszeit",
        ImprovementField::PercentCa => CA_SHORT,
        ImprovementField::Level => LEVEL,
        ImprovementField::Owner => COLUMN_OWNER,
        ImprovementField::CheckOn => COLUMN_CHECK,
        ImprovementField::Status => "Status",
        ImprovementField::Result => "Ergebnis",
        ImprovementField::Of => BELONGS_TO,
        ImprovementField::Target => "Was ist der Zielzustand?",
        ImprovementField::Now => "Was ist der Zustand jetzt?",
        ImprovementField::Learnt => "Was war der letzte Schritt, und was haben wir gelernt?",
        ImprovementField::InTheWay => "Was steht jetzt im Weg?",
        ImprovementField::NextStep => "Was ist der nächste Schritt, und was erwarten wir?",
        ImprovementField::SeeWhen => "Wann können wir nachsehen, was wir gelernt haben?",
    }
}

/// What is written where nothing stands yet.
pub fn field_example(field: ImprovementField) -> &'static str {
    match field {
        ImprovementField::Title => "was getan wird: Reviewplan für jede Änderung",
        ImprovementField::Problem => "was heute nicht stimmt",
        ImprovementField::Hypothesis => "warum das helfen sollte",
        ImprovementField::Expected => "was sich bewegt, und wie weit",
        ImprovementField::LeadTime | ImprovementField::ProcessTime => "4 h",
        ImprovementField::PercentCa => "95",
        ImprovementField::Owner => "wer sich kümmert",
        ImprovementField::Result => "was geschah, und warum es bleibt oder geht",
        ImprovementField::Level | ImprovementField::CheckOn | ImprovementField::Status | ImprovementField::Of => "",
        ImprovementField::Target
        | ImprovementField::Now
        | ImprovementField::Learnt
        | ImprovementField::InTheWay
        | ImprovementField::NextStep
        | ImprovementField::SeeWhen => "was der Raum sagt",
    }
}

/// A status.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Planned => "Geplant",
        Status::Running => "Läuft",
        Status::Kept => "Beibehalten",
        Status::Dropped => "Verworfen",
    }
}

/// A filter, with how many it shows.
pub fn filter_name(filter: BoardFilter, count: usize) -> String {
    let word = match filter {
        BoardFilter::All => "Alle",
        BoardFilter::Overdue => "Überfällig",
        BoardFilter::Steps => "Schritte",
        BoardFilter::Practices => "Praktiken",
        BoardFilter::Milestones => "Meilensteine",
    };
    format!("{word} {count}")
}

/// How far away a day is.
pub fn due(due: Due) -> String {
    match due {
        Due::Overdue { days } => format!("seit {} überfällig", days_text(days)),
        Due::In { days: 0 } => "heute".to_owned(),
        Due::In { days } => format!("in {}", days_text(days)),
        Due::Undated => NO_DAY.to_owned(),
        Due::Checked => String::new(),
    }
}

/// Days up to six weeks as days, then as weeks; in the dative.
fn days_text(days: i64) -> String {
    match days {
        1 => "1 Tag".to_owned(),
        days if days < 43 => format!("{days} Tagen"),
        days => format!("{} Wochen", days / 7),
    }
}

/// How the board stands: open, checked, overdue, without owner.
pub fn board_facts(board: &Board<'_>) -> String {
    let running = if board.running() == 1 { "läuft" } else { "laufen" };
    let further = [(board.running(), running), (board.without_owner(), "ohne Zuständige")];
    let further = further.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    let mut facts = vec![format!("{} offen, {} geprüft", board.open.len(), board.checked.len())];
    facts.extend(further);
    facts.join(", ")
}

/// How many wait for their check.
pub fn overdue(count: usize) -> String {
    format!("{count} überfällig")
}

/// Said when more are under way than get done.
pub fn too_many(running: usize) -> String {
    format!(
        "{running} laufen. Höchstens {MOST_AT_ONCE} zugleich werden eher fertig: vor der nächsten eine abschließen oder \
         verwerfen."
    )
}

/// The way to an improvement of the step that is selected on the map.
pub fn add_for_step(step: &str) -> String {
    format!("Für Schritt {step} hinzufügen")
}

/// A step, by number and name.
pub fn step_name(number: usize, name: &str) -> String {
    format!("Schritt {number} {}", if name.is_empty() { UNNAMED_STEP } else { name })
}

/// A practice, with its team.
pub fn practice_name(title: &str, team: &str) -> String {
    of_team(&format!("Praktik {title}"), team)
}

/// A milestone, with its team.
pub fn milestone_name(text: &str, team: &str) -> String {
    of_team(&format!("Meilenstein {}", text.trim_end_matches('.')), team)
}

fn of_team(what: &str, team: &str) -> String {
    if team.is_empty() { what.to_owned() } else { format!("{what} ({team})") }
}

/// What a figure of a step is called, short.
pub fn entry_short(entry: Entry) -> &'static str {
    match entry {
        Entry::LeadTime => LT_SHORT,
        Entry::ProcessTime => PT_SHORT,
        Entry::PercentCa => CA_SHORT,
    }
}

/// `DLZ 9 d → 4 h`.
pub fn expected(change: &ExpectedChange) -> String {
    match change {
        ExpectedChange::Figure { entry, now, then } => {
            format!("{} {} → {then}", entry_short(*entry), or_unknown(now))
        }
        ExpectedChange::Level { now, then } => {
            format!("Stufe {} → {}", now.map_or(UNKNOWN_NOW, rating_short), level_digit(*then))
        }
    }
}

fn or_unknown(text: &str) -> &str {
    if text.is_empty() { UNKNOWN_NOW } else { text }
}

/// `Durchlaufzeit gesamt 33 d 4 h → 25 d, 25,4 % weniger`; what is not known is said.
pub fn effect(before: &Total, after: &Total, calendar: &Calendar) -> String {
    let total = |total: &Total| {
        let text = duration_text(total.hours.mid, calendar);
        if total.missing() > 0 { format!("bisher {text}") } else { text }
    };
    let (was, is) = (before.hours.mid, after.hours.mid);
    let change = if was > 0.0 { (is - was) / was * 100.0 } else { 0.0 };
    let word = match change {
        change if change <= -0.05 => format!(", {} % weniger", percent_number(-change)),
        change if change >= 0.05 => format!(", {} % mehr", percent_number(change)),
        _ => ", keine Änderung: Der längste Weg läuft anderswo, oder die Wartezeit bleibt".to_owned(),
    };
    format!("Durchlaufzeit gesamt {} → {}{word}", total(before), total(after))
}

/// How many coaching questions are answered.
pub fn answered(count: usize) -> String {
    format!("{count} von {} beantwortet", ImprovementField::COACHING.len())
}

/// The accessible name of a link's remover.
pub fn unlink(name: &str) -> String {
    format!("Verknüpfung mit {name} lösen")
}

/// A level in the list of expected levels.
pub fn level_option(level: Level) -> String {
    super::level_name(level)
}

/// The day of the goal.
pub fn goal_by(date: &str) -> String {
    format!("bis {}", day(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::HourRange;

    #[test]
    fn days_are_said_as_days_and_then_as_weeks() {
        let cases = [
            (Due::Overdue { days: 1 }, "seit 1 Tag überfällig"),
            (Due::Overdue { days: 14 }, "seit 14 Tagen überfällig"),
            (Due::In { days: 0 }, "heute"),
            (Due::In { days: 84 }, "in 12 Wochen"),
            (Due::Undated, "kein Termin"),
        ];
        for (given, said) in cases {
            assert_eq!(due(given), said);
        }
    }

    #[test]
    fn an_effect_says_what_becomes_of_the_total() {
        let total = |hours, known| Total { hours: HourRange::exact(hours), known, of: 3 };
        let said = effect(&total(80.0, 2), &total(60.0, 3), &Calendar::default());
        assert!(said.starts_with("Durchlaufzeit gesamt bisher 10 ") && said.ends_with(", 25 % weniger"), "{said}");
    }
}
