//! The report.

use super::percent_number;
use crate::stream::Period;
use crate::ui::draw::report::Part;
use crate::workshop::CharterField;

pub const SCREEN: &str = "Bericht";
pub const REPORT_PAGE: &str = "Der Bericht";
/// The language of the page, as in `lang`.
pub const LANGUAGE: &str = "de";
pub const PARTS: &str = "Abschnitte";
pub const PRINT: &str = "Drucken";
pub const PRINT_HINT: &str = "Der Druckdialog sichert auch als PDF, in A4 oder Letter.";
pub const SAVE_HTML: &str = "Als HTML sichern";
pub const COPY_MARKDOWN: &str = "Als Markdown kopieren";
pub const SAVE_MARKDOWN: &str = "Als Markdown sichern";
pub const EXPORT: &str = "Export …";
pub const COPIED: &str = "Der Bericht ist als Markdown in der Zwischenablage.";
pub const NOT_COPIED: &str = "Der Browser hat die Zwischenablage nicht freigegeben. Stattdessen die Datei sichern.";
pub const NOT_SAVED: &str = "Der Browser hat die Datei nicht angenommen. Nichts ist verloren; erneut versuchen.";
pub const HTML_FILE: &str = "report.html";
pub const MARKDOWN_FILE: &str = "report.md";
pub const MAKING: &str = "Die Deployment-Daten werden gemessen …";
pub const EMPTY_TITLE: &str = "Noch gibt es nichts zu berichten";
pub const EMPTY: &str = "Der Bericht fasst zusammen, was die anderen Ansichten enthalten: die Karte mit ihren Summen, \
    Liefermetriken, die Scorecard, die Leiter und die Maßnahmen. Am besten mit der Karte beginnen.";
pub const TO_THE_MAP: &str = "Zur Karte";
pub const NOTHING_TICKED: &str = "Alle Abschnitte sind abgewählt.";
pub const UNKNOWN_DASH: &str = "–";
pub const NOTHING_YET: &str = "noch leer";

pub const CHARTER: &str = "Auftrag";
pub const CHARTER_ENTRY: &str = "Was";
pub const CHARTER_SAID: &str = "Angabe";
pub const IN_THE_ROOM: &str = "Im Raum";
pub const CAME_LATER: &str = "Später";
pub const MISSING: &str = "Es fehlen";
pub const GOAL: &str = "Gemeinsames Ziel";
pub const STEP: &str = "Schritt";
pub const METRICS: &str = "Liefermetriken";
pub const SCORE: &str = "Wert, 0 bis 3";
pub const TARGET: &str = "Ziel";
pub const BEFORE: &str = "Vorher";
pub const SECTION: &str = "Abschnitt";
pub const PRACTICE: &str = "Praktik";
pub const LEVEL: &str = "Stufe";
pub const WEAKEST: &str = "Schwächste Praktiken";
pub const MILESTONES: &str = "Meilensteine";
pub const MET: &str = "Erfüllt";
pub const NOT_MET: &str = "Nicht erfüllt";
pub const OPEN: &str = "Offen";
pub const NOT_APPLICABLE: &str = "Nicht anwendbar";
pub const JUDGED_BY_PEOPLE: &str = "von Menschen beurteilt, ohne Deployment-Daten";
pub const IMPROVEMENTS: &str = "Was geändert wird, und was davon erwartet wird";
pub const IMPROVEMENT: &str = "Maßnahme";
pub const CHANGE: &str = "Erwartete Änderung, dann Ergebnis";
pub const EFFECT: &str = "Auf der Karte, für sich allein";
pub const OWNER: &str = "Zuständig";
pub const CHECK_ON: &str = "Prüfen am";
pub const MADE: &str = "Wie diese Zahlen entstanden sind";
pub const MADE_MAP: &str = "Karte:";
pub const MADE_DELIVERY: &str = "Lieferung:";
pub const MADE_SCORECARD: &str = "Scorecard:";
pub const SCORECARD_RULE: &str = "Das Mittel der bewerteten Praktiken eines Abschnitts, 0 bis 3; was offen oder nicht \
    anwendbar ist, bleibt draußen, und es gibt keine Gesamtzahl. Räume bewerten verschieden: keine Rangliste der Teams \
    daraus machen.";

/// A part in the list of sections.
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Charter => CHARTER,
        Part::Goal => "Ziel",
        Part::Map => "Karte und Summen",
        Part::Delivery => "Liefermetriken",
        Part::Charts => "Diagramme zur Lieferung",
        Part::Scorecard => "Scorecard",
        Part::Ladder => "Deployment-Leiter",
        Part::Improvements => "Maßnahmen",
        Part::Made => MADE,
    }
}

/// What a field of the charter is called; empty for those that only serve the workshop itself.
pub fn charter_field(field: CharterField) -> &'static str {
    match field {
        CharterField::Product => "Produkt oder Dienstleistung",
        CharterField::Customer => "Kunde",
        CharterField::Demand => "Bedarf",
        CharterField::Followed => "Verfolgter Vorgang",
        CharterField::InScope => "Im Umfang",
        CharterField::OutOfScope => "Nicht im Umfang",
        CharterField::Problem => "Problem",
        CharterField::Metric => "Wert, der besser werden soll",
        CharterField::CannotChange => "Nicht zu ändern",
        CharterField::Facilitator => "Moderation",
        CharterField::DemandPer
        | CharterField::TodaysEnd
        | CharterField::Date
        | CharterField::StartsAt
        | CharterField::Place
        | CharterField::DotsEach
        | CharterField::Voters => "",
    }
}

/// `12 je Monat`.
pub fn demand(amount: &str, period: &str) -> String {
    let period = Period::ALL.into_iter().find(|one| one.name() == period).unwrap_or_default();
    let period = match period {
        Period::Day => "Arbeitstag",
        Period::Week => "Woche",
        Period::Month => "Monat",
        Period::Quarter => "Quartal",
        Period::Year => "Jahr",
    };
    format!("{amount} je {period}")
}

pub fn report_of(day: &str) -> String {
    format!("Bericht vom {day}")
}

pub fn foot(name: &str, day: &str) -> String {
    format!("Streamgauge · {name} · {day}")
}

/// `Von Anforderung angenommen bis läuft in Produktion.`
pub fn stream(ends: &str, total: Option<&str>, is_incomplete: bool) -> String {
    let mut letters = ends.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let takes = match (total, is_incomplete) {
        (Some(total), false) => format!(" dauert es {total}"),
        (Some(total), true) => format!(" dauert es {total}, soweit bekannt"),
        (None, _) => String::new(),
    };
    format!("{first}{}{takes}.", letters.as_str())
}

pub fn nobody_works(wait: &str, is_incomplete: bool) -> String {
    let so_far = if is_incomplete { ", soweit bekannt" } else { "" };
    format!("Davon {wait} lang arbeitet niemand daran{so_far}.")
}

pub fn constraint(step: &str, wait: Option<String>, share: Option<f64>) -> String {
    let share =
        share.map(|share| format!(", {} % der gesamten Durchlaufzeit", percent_number(share))).unwrap_or_default();
    match wait {
        Some(wait) => format!("Der Engpass ist Schritt {step}: Dort wartet die Arbeit {wait}{share}."),
        None => format!("Der Engpass ist Schritt {step}."),
    }
}

pub fn future(name: &str, total: &str, is_incomplete: bool) -> String {
    let so_far = if is_incomplete { ", soweit bekannt" } else { "" };
    format!("„{name}“ bräuchte {total}{so_far}.")
}

pub fn map_basis(day: &str, basis: &str) -> String {
    format!("{day} · {basis}")
}

pub fn percent(percent: f64) -> String {
    format!("{} %", percent_number(percent))
}

pub fn steps_caption(shown: usize, of: usize) -> String {
    if shown == of {
        "Die Schritte der Karte".to_owned()
    } else {
        format!("Die ersten {shown} von {of} Schritten der Karte")
    }
}

pub fn made_of_map(measured: usize, steps: usize) -> String {
    let told = "berichtet von denen, die die Arbeit tun";
    match (measured, steps) {
        (0, _) => format!("{told}; kein Schritt hat gemessene Werte."),
        (1, 1) => format!("{told}; der eine Schritt hat gemessene Werte."),
        (1, steps) => format!("{told}; 1 von {steps} Schritten hat gemessene Werte."),
        (measured, steps) => format!("{told}; {measured} von {steps} Schritten haben gemessene Werte."),
    }
}

pub fn delivery_title(whose: Option<&str>, level: &str) -> String {
    let whose = whose.map(|name| format!(" von {name}")).unwrap_or_default();
    format!("Lieferung{whose}: {level}")
}

pub fn delivery_basis(basis: &str, levels: &str) -> String {
    format!("{basis}; Stufen: {levels}")
}

pub fn scorecard_title(card: &str) -> String {
    format!("Scorecard: {card}")
}

pub fn scorecard_basis(questionnaire: &str, before: Option<String>) -> String {
    let before = before.map(|day| format!("; Umriss: {day}")).unwrap_or_default();
    format!("{questionnaire}; Mittel der bewerteten Praktiken; gestrichelt: mit allen Zielen{before}")
}

pub fn other_cards(count: usize) -> String {
    match count {
        1 => "Ein weiteres Team hat eine Scorecard, die hier nicht gezeigt wird.".to_owned(),
        n => format!("{n} weitere Teams haben Scorecards, die hier nicht gezeigt werden."),
    }
}

pub fn weakest_basis(shown: usize, rated: usize) -> String {
    format!("{shown} von {rated} bewerteten, und wie ihre Stufe hier aussieht")
}

pub fn weak_practice(section: &str, level: &str) -> String {
    format!("{section}: {level}")
}

pub fn ladder_title(whose: &str) -> String {
    format!("Deployment-Leiter: {whose}")
}

pub fn rung_reached(rung: &str) -> String {
    format!("Erreichte Sprosse: {rung}.")
}

pub fn groups_caption(rung: &str) -> String {
    format!("Meilensteine der Sprosse „{rung}“")
}

pub fn goal_now(now: &str) -> String {
    format!("Heute: {now}.")
}

pub fn improvements_basis(day: &str, facts: &str) -> String {
    format!("{day} · {facts}; jede Wirkung ist die der einen Änderung für sich allein")
}

pub fn overdue(count: usize) -> String {
    match count {
        1 => "Eine ist überfällig.".to_owned(),
        n => format!("{n} sind überfällig."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_agree_with_their_number() {
        assert!(made_of_map(1, 9).ends_with("1 von 9 Schritten hat gemessene Werte."));
        assert!(made_of_map(2, 9).ends_with("2 von 9 Schritten haben gemessene Werte."));
        assert_eq!([overdue(1), overdue(2)], ["Eine ist überfällig.", "2 sind überfällig."]);
        assert!(other_cards(1).contains("Team hat") && other_cards(2).contains("Teams haben"));
    }

    #[test]
    fn demand_is_said_per_period() {
        assert_eq!([demand("12", "week"), demand("12", "")], ["12 je Woche", "12 je Monat"]);
    }
}
