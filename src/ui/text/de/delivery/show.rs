//! The course, two periods, parts of the data, batch size, exports.

use super::{changes, count, counted, deployments, elapsed, elapsed_or_none, percent, rate_number};
use crate::delivery::{Batches, Compared, Comparison, Difference, FEWEST_ROWS, Fences, Pace, Stretch};

pub use crate::ui::text::files::{NO, SERIES_HEADER, YES};

pub const LAST_30_DAYS: &str = "Letzte 30 Tage";
pub const LAST_365_DAYS: &str = "Letzte 365 Tage";
pub const COURSE: &str = "Verlauf";
pub const CHARTED: &str = "Metrik im Diagramm";
pub const PACE: &str = "Nach Wochen oder Monaten";
pub const PACES: [&str; 2] = ["Wochen", "Monate"];
pub const NO_COURSE: &str = "Keine Woche und kein Monat des Zeitraums hat einen Wert.";
pub const MONTH: &str = "Monat";
pub const LEAD_TIME_P85: &str = "Vorlaufzeit, P85";
pub const RECOVERIES: &str = "Wiederherstellungen";
pub const REWORK_RATE: &str = "Nacharbeitsrate";
pub const SAVE_SERIES: &str = "Die Reihe als CSV sichern";
pub const SAVED_SERIES: [&str; 2] = ["delivery-weekly.csv", "delivery-monthly.csv"];
pub const SVG: &str = "SVG";
pub const PNG: &str = "PNG";
pub const NO_PICTURE: &str = "Der Browser hat das Bild nicht erzeugt. Stattdessen als SVG sichern.";
pub const CHART_KEYS: &str = "die Pfeiltasten nennen jeden Punkt";

pub const COMPARE_WITH: &str = "Vergleichen mit";
pub const COMPARE_NOTHING: &str = "Mit nichts vergleichen";
pub const COMPARE_BEFORE: &str = "Mit dem Zeitraum davor vergleichen";
pub const COMPARE_OTHER: &str = "Mit anderen Tagen vergleichen";
pub const OTHER_FIRST_DAY: &str = "Erster Tag des Vergleichs";
pub const OTHER_LAST_DAY: &str = "Letzter Tag des Vergleichs";
pub const TWO_PERIODS: &str = "Zwei Zeiträume";
pub const THEN: &str = "Vorher";
pub const NOW: &str = "Jetzt";
pub const DIFFERENCE: &str = "Unterschied";
pub const WHAT_IT_SAYS: &str = "Was das sagt";
pub const COMPARE_NOTE: &str = "Besser oder schlechter steht nur dort, wo 95-%-Bereiche dem Zufall keinen Platz lassen: nach \
    Newcombe für Anteile, Bereiche von Rängen für Mediane, Anzahlen als Poisson-Anzahlen. Warum, sagt das nicht.";
pub const NOTHING_BEFORE: &str =
    "Im anderen Zeitraum liegen keine Daten. Einen kürzeren Zeitraum wählen oder andere Tage.";

pub const PARTS: &str = "Nach Dienst, Team, Umgebung";
pub const PARTED_BY: &str = "Aufgeteilt nach";
pub const PART_TABS: [&str; 3] = ["Dienst", "Team", "Umgebung"];
pub const TEAM: &str = "Team";
pub const NO_TEAM: &str = "kein Team";
pub const ALL_TEAMS: &str = "Alle Teams";
pub const A_WEEK_COLUMN: &str = "Je Woche";
pub const REWORK: &str = "Nacharbeit";
/// With the places where a narrow column may break them.
pub const PART_HEADS: [&str; 6] = [
    "Deploy\u{ad}ments",
    A_WEEK_COLUMN,
    "Vorlauf\u{ad}zeit, Median",
    "Fehl\u{ad}geschla\u{ad}gen",
    "Wieder\u{ad}her\u{ad}stellung, Median",
    "Nach\u{ad}arbeit",
];
/// Before the heading of a column.
pub const SORT_BY: &str = "Sortieren nach ";
pub const PARTS_NOTE: &str = "einen Namen wählen, um nur ihn zu sehen; Zeilen sind zusammengelegt, nicht gemittelt";
pub const SEE_ALL: &str = "Alle zeigen";
pub const TEAMS_TITLE: &str = "Welches Team welchen Dienst hat";
pub const TEAMS_NOTE: &str = "In diesem Browser aufbewahrt, für diesen Workshop.";
pub const NO_TEAMS: &str = "Noch hat kein Dienst ein Team. Unten eintragen, welches Team welchen hat.";
pub const ENVIRONMENT: &str = "Umgebung";

pub const BATCHES: &str = "Losgröße";
pub const BATCH: &str = "Änderungen in einem Deployment";
pub const NO_BATCHES: &str = "Von keinem Deployment ist bekannt, dass es eine Änderung enthält.";
pub const LONGEST_AND_OUTLIERS: &str = "Längste Änderungen und Ausreißer";
pub const FILTER_TO: &str = "Nur zeigen: ";

pub fn course_note(is_frequency: bool) -> &'static str {
    if is_frequency {
        "schraffiert: vom Zeitraum angeschnitten, zählt nicht im Median"
    } else {
        "Mediane und Anteile; Lücken haben keine Daten"
    }
}

/// The head of the column of names.
pub fn stretch_head(pace: Pace) -> &'static str {
    match pace {
        Pace::Week => super::WEEK,
        Pace::Month => MONTH,
    }
}

pub fn course_title(metric: &str, pace: Pace) -> String {
    format!("{metric} nach {}", if pace == Pace::Week { "Wochen" } else { "Monaten" })
}

/// What a pointer or an arrow key reads out: the stretch, its figure, what it is made of.
pub fn stretch_title(stretch: &Stretch, metric: usize) -> String {
    let cut = if stretch.is_cut { ", vom Zeitraum angeschnitten" } else { "" };
    let said = match metric {
        0 => deployments(stretch.deployments),
        1 => format!("{}, {}", elapsed_or_none(stretch.lead_time_median_s), changes(stretch.changes)),
        2 => share_of(stretch.failure_rate, stretch.failed, stretch.failed_of),
        3 => format!(
            "{}, {}",
            elapsed_or_none(stretch.recovery_median_s),
            counted(stretch.recoveries, "Wiederherstellung", "Wiederherstellungen")
        ),
        _ => share_of(stretch.rework_rate, stretch.rework, stretch.deployments),
    };
    format!("{}, ab {}: {said}{cut}", stretch.name, stretch.starts)
}

/// A rate with what it was made of, or the word for none.
pub fn share_of(rate: Option<f64>, part: Option<u64>, of: u64) -> String {
    match (rate, part) {
        (Some(rate), Some(part)) => format!("{}, {} von {}", percent(rate), count(part), count(of)),
        _ => super::NO_DATA.to_owned(),
    }
}

/// "4 von 23", or the word for none.
pub fn part_of(part: Option<u64>, of: u64) -> String {
    super::failed_of(part, of)
}

pub fn course_label(title: &str, course: &[Stretch]) -> String {
    match (course.first(), course.last()) {
        (Some(first), Some(last)) => format!("{title}, {} bis {}", first.name, last.name),
        _ => title.to_owned(),
    }
}

/// Axis units of durations: in days where hours would be long numbers.
pub const HOURS_UNIT: &str = "\u{a0}h";
pub const DAYS_UNIT: &str = "\u{a0}d";
pub const PERCENT_UNIT: &str = "\u{a0}%";

pub fn save_chart(kind: &str, title: &str) -> String {
    format!("Als {kind} sichern: {title}")
}

pub fn two_periods(comparison: &Comparison) -> String {
    let days = |days: &Option<(String, String)>| match days {
        Some((first, last)) => format!("{first} bis {last}"),
        None => super::NO_DATA.to_owned(),
    };
    format!("{} gegen {}", days(&comparison.now_days), days(&comparison.then_days))
}

/// A side's figure with what it is made of.
pub fn side(metric: usize, compared: &Compared, is_now: bool) -> (String, String) {
    let side = if is_now { compared.now } else { compared.then };
    let figure = match (metric, side.value) {
        (_, None) => super::NO_DATA.to_owned(),
        (0, Some(per_week)) => format!("{} je Woche im Mittel", rate_number(per_week)),
        (1 | 3, Some(seconds)) => elapsed(seconds),
        (_, Some(rate)) => percent(rate),
    };
    let n = match side.part {
        Some(part) => format!("{} von {}", count(part), count(side.n)),
        None => format!("n {}", count(side.n)),
    };
    (figure, n)
}

/// The difference: in points of a share, else in the figure's unit and per cent.
pub fn difference(metric: usize, compared: &Compared) -> String {
    let (Some(now), Some(then)) = (compared.now.value, compared.then.value) else { return "unbekannt".to_owned() };
    let difference = now - then;
    let sign = if difference < 0.0 { "\u{2212}" } else { "+" };
    let relative = (then > 0.0).then(|| {
        let change = ((now / then - 1.0) * 100.0).round();
        let sign = if change < 0.0 { "\u{2212}" } else { "+" };
        format!(" ({sign}{}\u{a0}%)", change.abs())
    });
    match metric {
        0 => format!("{sign}{} je Woche{}", rate_number(difference.abs()), relative.unwrap_or_default()),
        1 | 3 => format!("{sign}{}{}", elapsed(difference.abs()), relative.unwrap_or_default()),
        _ => format!("{sign}{} Prozentpunkte", rate_number(difference.abs() * 100.0)),
    }
}

pub fn verdict(difference: Difference) -> String {
    match difference {
        Difference::Unknown => "nichts: Eine Seite hat keinen Wert".to_owned(),
        Difference::TooFewRows => format!("nichts: weniger als {FEWEST_ROWS} Zeilen auf einer Seite"),
        Difference::WithinChance => "nicht mehr, als Zufall ergeben kann".to_owned(),
        Difference::Better => "besser".to_owned(),
        Difference::Worse => "schlechter".to_owned(),
    }
}

pub fn team_of(service: &str) -> String {
    ["Team von ", service].concat()
}

pub fn team_name(name: &str) -> String {
    if name.is_empty() { NO_TEAM.to_owned() } else { name.to_owned() }
}

pub fn more_parts(hidden: usize) -> String {
    format!("und {} weitere, im JSON", count(hidden as u64))
}

/// A median with its n.
pub fn median_n(median_s: Option<f64>, n: u64) -> String {
    // A narrow column may break it behind the comma, and nowhere else.
    let said = |median| format!("{}, n\u{a0}{}", elapsed(median).replace(' ', "\u{a0}"), count(n));
    median_s.map_or_else(|| super::NO_DATA.to_owned(), said)
}

pub fn batches_note(batches: &Batches) -> String {
    let figure = |name: &str, value: Option<f64>| value.map(|value| format!("{name} {}", rate_number(value)));
    let parts = [
        Some(super::n_of_deployments(batches.deployments)),
        figure("Median", batches.median),
        figure("Mittelwert", batches.mean),
        figure("P85", batches.p85),
        Some(format!("größtes {}", count(batches.largest))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

pub fn without_change(number: u64) -> String {
    format!("{} ohne bekannte Änderung", deployments(number))
}

/// "1", "4–5", "100+".
pub fn batch_range(from: u64, to: Option<u64>) -> String {
    match to {
        Some(to) if to == from => count(from),
        Some(to) => format!("{}\u{2013}{}", count(from), count(to)),
        None => format!("{}+", count(from)),
    }
}

pub fn batch_title(from: u64, to: Option<u64>, number: u64) -> String {
    let changes = if (from, to) == (1, Some(1)) { "Änderung" } else { "Änderungen" };
    format!("{} mit {} {changes}", deployments(number), batch_range(from, to))
}

/// What lies beyond Tukey's fences.
pub fn fences(fences: &Fences) -> String {
    format!(
        "{} außerhalb von Tukeys Grenzen auf dem Logarithmus: {} über {}, {} unter {}.",
        counted(fences.over + fences.under, "Änderung liegt", "Änderungen liegen"),
        count(fences.over),
        elapsed(fences.high_s),
        count(fences.under),
        elapsed(fences.low_s)
    )
}
