//! Levels and where values stand in the published tables.

use super::{elapsed, rate_number};
use crate::delivery::{Edition, EditionSource, Level, MetricKind, TableFault};
use crate::jobs::{LevelCellRow, LevelOf, Levels};

pub const UNDER_FIVE: &str = "keine Stufe: unter 5 Zeilen";
pub const NOTHING_TO_GRADE: &str = "keine Stufe: keine Daten";
pub const NOT_GRADED: &str = "keine Stufe: die Tabelle ist hier nicht geordnet";
pub const NOT_IN_TABLE: &str = "keine Stufe: nicht in dieser Tabelle";
pub const GAP_RULE: &str = "Ein Wert bekommt die beste Stufe, deren schlechteste Grenze er einhält; in einer Lücke der \
    veröffentlichten Tabelle bekommt er die Stufe darunter.";
pub const LEVEL_WHY: &str = "Die schlechteste der vier Metriken, die eine Stufe haben, entscheidet.";
pub const NO_LEVEL_WHY: &str =
    "Eine Stufe braucht mindestens 5 Zeilen einer Metrik. Mehr als die Werte unten lässt sich nicht sagen.";

pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Elite => "Elite",
        Level::High => "hoch",
        Level::Medium => "mittel",
        Level::Low => "niedrig",
    }
}

/// With a capital, for the one dominant word.
pub fn level_title(level: Level) -> &'static str {
    match level {
        Level::Elite => "Elite",
        Level::High => "Hoch",
        Level::Medium => "Mittel",
        Level::Low => "Niedrig",
    }
}

/// "hoch", "mittel oder niedrig", "Elite, hoch oder mittel": every level of a cell that is shared.
pub fn level_reading(reading: &LevelOf) -> String {
    let all = [Level::Elite, Level::High, Level::Medium, Level::Low];
    let shared = all.into_iter().filter(|level| (reading.level..=reading.shared_down_to).contains(level));
    let words: Vec<&str> = shared.map(level_word).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => [&first.join(", "), " oder ", last].concat(),
    }
}

pub fn metric_word(metric: MetricKind) -> &'static str {
    match metric {
        MetricKind::DeploymentFrequency => "Bereitstellungshäufigkeit",
        MetricKind::ChangeLeadTime => "Vorlaufzeit für Änderungen",
        MetricKind::ChangeFailureRate => "Änderungsfehlerrate",
        MetricKind::RecoveryTime => "Wiederherstellungszeit",
    }
}

/// What holds the level down, in words.
pub fn held_down_by(levels: &Levels) -> String {
    let names: Vec<&str> = levels.held_down_by.iter().map(|metric| metric_word(*metric)).collect();
    let known = levels.readings.iter().flatten().count();
    let without = 4 - known;
    let holds = match names.as_slice() {
        [] => return String::new(),
        all if all.len() == known && known > 1 => format!("Alle {known}, die eine haben, stehen auf dieser Stufe."),
        [one] => format!("Begrenzt durch: {one}."),
        [first @ .., last] => format!("Begrenzt durch: {} und {last}.", first.join(", ")),
    };
    match without {
        0 => holds,
        1 => format!("{holds} Eine Metrik hat keine Stufe."),
        n => format!("{holds} {n} Metriken haben keine Stufe."),
    }
}

/// The remark under a level: the gap it was read in, or the cell.
pub fn level_remark(reading: &LevelOf, metric: MetricKind) -> String {
    match reading.between {
        Some((better, worse)) => {
            format!("zwischen {} und {} in der Tabelle", level_word(better), level_word(worse))
        }
        None => cell_words(reading, metric),
    }
}

fn cell_words(reading: &LevelOf, metric: MetricKind) -> String {
    match metric {
        MetricKind::DeploymentFrequency => match (reading.best, reading.worst) {
            (_, None) => "bei Bedarf".to_owned(),
            (None, Some(worst)) => format!("bei Bedarf bis {} je Woche", rate_number(worst)),
            (Some(best), Some(worst)) => format!("{} bis {}", often(best), often(worst)),
        },
        MetricKind::ChangeLeadTime | MetricKind::RecoveryTime => match (reading.best, reading.worst) {
            (Some(best), Some(worst)) if best > 0.0 => format!("{} bis {}", span(best), span(worst)),
            (_, Some(worst)) => format!("weniger als {}", span(worst)),
            (Some(best), None) => format!("mehr als {}", span(best)),
            (None, None) => String::new(),
        },
        MetricKind::ChangeFailureRate => match (reading.best, reading.worst) {
            (Some(best), Some(worst)) if best == worst => format!("etwa {} %", rate_number(worst)),
            (Some(best), Some(worst)) => format!("{} bis {} %", rate_number(best), rate_number(worst)),
            _ => String::new(),
        },
    }
}

const DAY_S: f64 = 86_400.0;
const MONTH_S: f64 = 30.4375 * DAY_S;

/// The tables' own words for a duration.
pub fn span(seconds: f64) -> String {
    let said = |number: f64, one: &str, many: &str| {
        if number.round() == 1.0 { format!("1 {one}") } else { format!("{} {many}", number.round()) }
    };
    if seconds >= MONTH_S {
        said(seconds / MONTH_S, "Monat", "Monate")
    } else if seconds >= 7.0 * DAY_S {
        said(seconds / (7.0 * DAY_S), "Woche", "Wochen")
    } else if seconds >= DAY_S {
        said(seconds / DAY_S, "Tag", "Tage")
    } else {
        elapsed(seconds)
    }
}

/// The tables' own words for deployments per week.
fn often(per_week: f64) -> String {
    let days = 7.0 / per_week;
    match days {
        days if days < 0.5 => "stündlich".to_owned(),
        days if days < 2.0 => "täglich".to_owned(),
        days if days < 10.0 => "wöchentlich".to_owned(),
        days if days < 1.5 * 30.4375 => "monatlich".to_owned(),
        days => format!("einmal in {} Monaten", (days / 30.4375).round()),
    }
}

pub fn quick_check(levels: &Levels) -> Option<String> {
    let [throughput, stability, overall] = levels.quick_check;
    if levels.quick_check == [None; 3] {
        return None;
    }
    let score = |score: f64| rate_number((score * 10.0).round() / 10.0);
    Some(format!(
        "DORA Quick Check, 0 bis 10: Durchsatz {}, Stabilität {}, insgesamt {}.",
        throughput.map_or_else(|| "unbekannt".to_owned(), score),
        stability.map_or_else(|| "unbekannt".to_owned(), score),
        overall.map_or_else(|| "unbekannt".to_owned(), score),
    ))
}

pub const LEVEL_TABLE: &str = "Die ganze Tabelle und was sie offenlässt";
pub const LEFT_OPEN: &str = "Was die Tabelle offenlässt";
pub const NOTHING_OPEN: &str = "Nichts: Ihre Zellen schließen aneinander an, und keine ist geteilt.";
pub const QUICK_CHECK: &str = "Quick Check";
pub const QUICK_CHECK_NOTE: &str = "Quick Check hat keine Lücken: 0 bis 10 für jede Metrik, nach den sechs Antworten von \
    DORA oder als 10 minus ein Zehntel des Prozentwerts. DORA, CC BY 4.0.";
pub const YOU_ARE_HERE: &str = "hier";
pub const READ_AS_THIS: &str = "hier, aus der Lücke darüber";
pub const NO_CELL: &str = "nicht genannt";

pub fn level_table_caption(edition: Edition) -> String {
    let source = match edition.source() {
        EditionSource::Guide => "wie der Leitfaden von DORA ihn wiedergibt",
        EditionSource::Report => "wie dort angegeben",
        EditionSource::VendorSummary => "nicht am Report selbst geprüft",
    };
    format!("{}, {source}", super::edition_name(edition))
}

/// A Quick Check score.
pub fn score(score: Option<f64>) -> String {
    score.map_or_else(
        || "unbekannt".to_owned(),
        |score| format!("{} von 10", rate_number((score * 10.0).round() / 10.0)),
    )
}

/// A cell in the table's own words.
pub fn cell(metric: MetricKind, cell: &LevelCellRow) -> String {
    let reading =
        LevelOf { level: cell.level, shared_down_to: cell.level, between: None, best: cell.best, worst: cell.worst };
    cell_words(&reading, metric)
}

/// What a table leaves open for a metric.
pub fn fault(metric: MetricKind, fault: &TableFault) -> String {
    let name = metric_word(metric);
    match fault {
        TableFault::Gap { better, worse, from, to } => format!(
            "{name}: Zwischen {} ({}) und {} ({}) nennt die Tabelle nichts; ein Wert dort gilt als {}.",
            level_word(*better),
            from.map_or_else(|| "bei Bedarf".to_owned(), |bound| bound_words(metric, bound)),
            level_word(*worse),
            bound_words(metric, *to),
            level_word(*worse)
        ),
        TableFault::Shared { best, worst } => format!(
            "{name}: eine Zelle für {} bis {}; ein Wert darin kann jede davon sein.",
            level_word(*best),
            level_word(*worst)
        ),
        TableFault::MeansOnly => format!(
            "{name}: Die Tabelle nennt den Mittelwert jeder Stufe, keinen Bereich; ein Wert bekommt die erste, die er nicht \
             überschreitet."
        ),
        TableFault::OutOfOrder => {
            format!(
                "{name}: Eine bessere Stufe hat einen schlechteren Wert als die darunter, also lässt sich nichts einstufen."
            )
        }
    }
}

fn bound_words(metric: MetricKind, bound: f64) -> String {
    match metric {
        MetricKind::DeploymentFrequency => often(bound),
        MetricKind::ChangeLeadTime | MetricKind::RecoveryTime => span(bound),
        MetricKind::ChangeFailureRate => format!("{}\u{a0}%", rate_number(bound)),
    }
}
