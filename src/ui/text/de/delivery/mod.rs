//! The delivery screen.

mod charts;
mod explain;
mod formats;
mod import;
mod levels;
pub mod measured;
mod recipes;
mod rows;
mod show;
#[cfg(test)]
mod tests;

use super::{duration_text, percent_number};
use crate::delivery::{Edition, FileSummary};
use crate::jobs::{FailureFigures, FrequencyFigures, JobFailure, RecoveryFigures, Sheet, SheetRows};
use crate::stream::Calendar;

pub use charts::*;
pub use explain::*;
pub use formats::*;
pub use import::*;
pub use levels::*;
pub use recipes::*;
pub use rows::*;
pub use show::*;

pub const SCREEN: &str = "Lieferung";
pub const IMPORT_DATA: &str = "Daten importieren";
pub const FILES_TO_IMPORT: &str = "Dateien zum Importieren";
pub const TRY_AGAIN: &str = "Erneut versuchen";
pub const NO_DATA: &str = "keine Daten";
pub const NO_DEPLOYMENTS: &str = "Noch sind keine Deployments da. Die fünf Delivery-Metriken brauchen eine Datei davon: \
    Importieren Sie, was Ihre Pipeline oder Ihr Deployment-Werkzeug ausgibt.";
pub const MEASURING: &str = "Wird gemessen …";
pub const WHAT_IS_COUNTED: &str = "Was gezählt wird";
pub const PERIOD: &str = "Zeitraum";
pub const ALL_DATA: &str = "Alle Daten";
pub const LAST_90_DAYS: &str = "Letzte 90 Tage";
pub const OWN_DATES: &str = "Von Tag bis Tag";
pub const FIRST_DAY: &str = "Erster Tag";
pub const LAST_DAY: &str = "Letzter Tag";
pub const SERVICE: &str = "Dienst";
pub const ENVIRONMENTS: &str = "Umgebungen";
pub const AS_IMPORTED: &str = "wie beim Import angekreuzt";
pub const WEEKS_IN: &str = "Tage und Wochen in";
pub const UTC: &str = "UTC";
pub const LOCAL_TIME: &str = "Ortszeit";
pub const DELIVERY_LEVEL: &str = "Stufe der Lieferung";
pub const NO_LEVEL: &str = "Noch keine Stufe";
pub const LEVELS_FROM: &str = "Stufen nach";
pub const METRICS_CAPTION: &str =
    "Fünf Liefermetriken, jede mit ihrer Stichprobe, ihrem Verlauf nach Wochen und ihrer Stufe";
pub const METRIC: &str = "Metrik";
pub const VALUE: &str = "Wert";
pub const SAMPLE: &str = "Stichprobe";
pub const BY_WEEK: &str = "Nach Wochen";
pub const LEVEL: &str = "Stufe";
pub const EXPLANATION: &str = "Erklärung";
pub const EXPLAIN: &str = "Erklären";
pub const DEPLOYMENTS: &str = "Deployments";
pub const LEAD_TIME_MEDIAN: &str = "Vorlaufzeit, Median";
pub const FAILED: &str = "Fehlgeschlagen";
pub const RECOVERY_MEDIAN: &str = "Wiederherstellung, Median";
pub const LONGEST_CHANGES: &str = "Längste Änderungen";
pub const CHANGE: &str = "Änderung";
pub const LEAD_TIME: &str = "Vorlaufzeit";
pub const TO_SCALE_COLUMN: &str = "Maßstäblich";
pub const A_WEEK: &str = "je Woche";
pub const OUTLIERS_NOTE: &str = "höchstens zehn; ein gefüllter Punkt ist ein Ausreißer";
pub const LIVE_ON: &str = "Live am";
pub const NO_SERVICE: &str = "kein Dienst genannt";
pub const WHERE_FROM: &str = "Woher die Daten kommen";
pub const DATA_SETS: &str = "Datenbestände";
pub const DATA_SET_NAME: &str = "Name dieses Datenbestands";
pub const SEE_ROWS: &str = "Die Zeilen dahinter ansehen.";
pub const REMOVE: &str = "Entfernen";
pub const COPY_JSON: &str = "Als JSON kopieren";
pub const SAVE_JSON: &str = "Als JSON sichern";
pub const COPIED: &str = "Die Metriken sind als JSON in der Zwischenablage.";
pub const NOT_COPIED: &str = "Der Browser hat die Zwischenablage nicht freigegeben. Stattdessen die Datei sichern.";
pub const NOT_SAVED_AS_FILE: &str = "Der Browser hat das Sichern der Datei nicht zugelassen.";
pub const JSON_FILE: &str = "delivery-metrics.json";
pub const DORA_WARNINGS: &str = "Diese Werte je Anwendung lesen, gemeinsam mit denen, die sie bauen. Verschiedene \
    Anwendungen nicht zu einem Wert mischen, keine Rangliste der Teams daraus machen und keine Metrik zum Ziel erklären: \
    Sie sagt dann nicht mehr die Wahrheit. Metriken und Quick Check: DORA, CC BY 4.0.";

pub const METRIC_NAMES: [&str; 5] = [
    "Bereitstellungshäufigkeit",
    "Vorlaufzeit für Änderungen",
    "Änderungsfehlerrate",
    "Wiederherstellungszeit",
    "Nacharbeitsrate",
];

/// The same with the places where a narrow column may break them.
pub const METRIC_ROW_NAMES: [&str; 5] = [
    "Bereitstel\u{ad}lungs\u{ad}häufig\u{ad}keit",
    "Vorlaufzeit für Änderungen",
    "Änderungs\u{ad}fehlerrate",
    "Wieder\u{ad}herstellungs\u{ad}zeit",
    "Nacharbeits\u{ad}rate",
];

/// A duration that is not bound to anybody's working day.
pub fn elapsed(seconds: f64) -> String {
    duration_text(seconds / 3600.0, &Calendar::ELAPSED)
}

/// A duration, or the word for none.
pub fn elapsed_or_none(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| NO_DATA.to_owned(), elapsed)
}

/// A count with thin gaps: 251 300.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// "1 Zeile", "2 Zeilen".
pub fn counted(number: u64, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    [count(number).as_str(), " ", word].concat()
}

/// "1 Zeile", "2 Zeilen".
pub fn rows_counted(number: u64) -> String {
    counted(number, "Zeile", "Zeilen")
}

/// "1 Deployment", "2 Deployments".
pub(super) fn deployments(number: u64) -> String {
    counted(number, "Deployment", "Deployments")
}

/// "1 Änderung", "2 Änderungen".
pub(super) fn changes(number: u64) -> String {
    counted(number, "Änderung", "Änderungen")
}

/// A number with at most two decimals, for frequencies.
pub fn rate_number(number: f64) -> String {
    super::number(if number >= 10.0 { (number * 10.0).round() / 10.0 } else { (number * 100.0).round() / 100.0 })
}

/// A mean or a median with the word that fits the number as it is shown.
pub fn rated(number: f64, one: &str, many: &str) -> String {
    let shown = rate_number(number);
    let word = if shown == "1" { one } else { many };
    [&shown, " ", word].concat()
}

/// A share as a percentage.
pub fn percent(rate: f64) -> String {
    [&percent_number(rate * 100.0), "\u{a0}%"].concat()
}

/// Why a name is empty, or the name.
pub fn service_name(name: &str) -> String {
    if name.is_empty() { NO_SERVICE.to_owned() } else { name.to_owned() }
}

/// An environment's name; rows that name none have a word of their own.
pub fn environment_name(name: &str) -> String {
    if name.is_empty() { "keine Umgebung genannt".to_owned() } else { name.to_owned() }
}

/// The accessible name of the button that removes a data set.
pub fn remove_data_set(name: &str) -> String {
    [name, " entfernen"].concat()
}

/// The button of the service filter's first choice.
pub fn all_services(number: usize) -> String {
    match number {
        1 => "Der eine Dienst".to_owned(),
        n => format!("Alle {n} Dienste"),
    }
}

/// What the sheet's days rest on.
pub fn basis(sheet: &Sheet) -> String {
    let days = match (&sheet.first_day, &sheet.last_day) {
        (Some(first), Some(last)) => format!("{first} bis {last}; "),
        _ => String::new(),
    };
    format!("{days}Wochen nach ISO, {}; Dauern sind verstrichene Zeit, 24 h × 7 d", sheet.zone)
}

pub fn frequency_how(frequency: &FrequencyFigures, whole_weeks: usize) -> String {
    match (frequency.shows_median, whole_weeks) {
        (true, 1) => "die eine ganze Woche".to_owned(),
        (true, weeks) => format!("Median aus {weeks} ganzen Wochen"),
        (false, 0) => "Mittelwert; keine ganze Woche im Zeitraum".to_owned(),
        (false, _) => "Mittelwert über den Zeitraum".to_owned(),
    }
}

pub fn n_of(number: u64, one: &str, many: &str) -> String {
    ["n ", &counted(number, one, many)].concat()
}

pub fn n_of_deployments(number: u64) -> String {
    ["n ", &deployments(number)].concat()
}

pub fn n_of_changes(number: u64) -> String {
    ["n ", &changes(number)].concat()
}

pub fn lead_time_how(p85_s: Option<f64>) -> String {
    p85_s.map(|p85| format!("Median; P85\u{a0}{}", elapsed(p85).replace(' ', "\u{a0}"))).unwrap_or_default()
}

pub fn failure_how(failure: &FailureFigures) -> String {
    match failure.failed {
        Some(failed) if failure.counts_incidents => failed_part(failed, failure),
        Some(failed) => {
            [&failed_part(failed, failure), " ohne Deployment; von Fehlschlägen in Produktion sagen die Daten nichts"]
                .concat()
        }
        None => "die Daten sagen nicht, welche fehlgeschlagen sind".to_owned(),
    }
}

/// Numerator and denominator of the failure rate, the latter by what it is made of.
pub fn failed_part(failed: u64, failure: &FailureFigures) -> String {
    let (one, many) = match (failure.counts_incidents, failure.counts_failed_runs) {
        (true, false) => ("Deployment", "Deployments"),
        (true, true) => ("Deployment oder gescheiterten Lauf", "Deployments und gescheiterten Läufen"),
        (false, _) => ("Lauf", "Läufen"),
    };
    format!("{} von {}", count(failed), counted(failure.deployments, one, many))
}

pub fn recovery_how(recovery: &RecoveryFigures) -> String {
    let clock = if recovery.by_incident {
        "Störung gemeldet bis behoben"
    } else {
        "Fehlschlag bis nächstes gutes Deployment"
    };
    if recovery.n == 0 { clock.to_owned() } else { ["Median; ", clock].concat() }
}

pub fn recovery_n(recovery: &RecoveryFigures) -> String {
    match recovery.open {
        0 => format!("n {}", count(recovery.n)),
        open => format!("n {}, {} noch offen", count(recovery.n), count(open)),
    }
}

pub fn rework_how(rework: Option<u64>, all: u64) -> String {
    match rework {
        Some(repairs) => format!("{} von {}", count(repairs), deployments(all)),
        None => "die Daten sagen nicht, was eine Reparatur ist".to_owned(),
    }
}

pub fn failed_of(failed: Option<u64>, of: u64) -> String {
    failed.map_or_else(|| NO_DATA.to_owned(), |failed| format!("{} von {}", count(failed), count(of)))
}

pub fn explain_label(metric: &str) -> String {
    [metric, " erklären"].concat()
}

/// What became of the rows, as short statements; what is 0 is not said, but for the first two, which a log alone has not.
pub fn provenance(rows: &SheetRows) -> Vec<String> {
    let said = |number: u64, words: &str| (number > 0).then(|| format!("{} {words}", count(number)));
    let mut all = Vec::new();
    if rows.read > 0 || rows.stage_rows == 0 {
        all.extend([counted(rows.read, "Zeile gelesen", "Zeilen gelesen"), format!("{} verwendet", count(rows.used))]);
    }
    if rows.stage_rows > 0 {
        all.push(counted(rows.stage_rows, "Zeile eines Ereignisprotokolls", "Zeilen von Ereignisprotokollen"));
    }
    all.extend(
        [
            said(rows.not_production, "nicht aus der Produktion"),
            said(rows.did_not_deploy, "ohne Deployment"),
            said(rows.running, "noch im Gange"),
            said(rows.duplicates, "doppelt"),
            said(rows.rejected, "abgewiesen"),
            said(rows.outside_period, "außerhalb des Zeitraums"),
            said(rows.same_revision, "von Revisionen, die schon zählen"),
            said(rows.other_services, "von anderen Diensten"),
            said(rows.cancelled, "abgebrochen"),
            said(rows.not_run, "nie gelaufen"),
            said(rows.unknown_outcome, "mit unbekanntem Ergebnis"),
            said(rows.without_time, "ohne Zeitangabe"),
            said(rows.zoneless, "in einer gewählten Zeitzone gelesen"),
            said(rows.success_assumed, "als gelungen angenommen: keine Spalte nennt das Ergebnis"),
        ]
        .into_iter()
        .flatten(),
    );
    if rows.starts_with_the_data {
        all.push("die Daten beginnen mit dem Zeitraum: vielleicht hat eine Grenze sie dort abgeschnitten".to_owned());
    }
    all
}

pub fn file_line(file: &FileSummary) -> String {
    let rejected = if file.rejected > 0 { format!(", {} abgewiesen", count(file.rejected)) } else { String::new() };
    format!("{}: {}, {}{rejected}", file.name, kind_name(file.kind), rows_counted(file.rows))
}

pub fn imported_on(day: &str, rows: u64) -> String {
    format!("importiert {day}, {}", rows_counted(rows))
}

pub fn missing_rows(number: usize) -> String {
    let sets = if number == 1 { "Ein Datenbestand hat" } else { "Einige Datenbestände haben" };
    format!(
        "{sets} in diesem Browser keine Zeilen mehr, die Werte sind also ohne sie. Die Dateien neu importieren oder den \
         Datenbestand aus der Liste entfernen."
    )
}

pub fn edition_name(edition: Edition) -> String {
    match edition {
        Edition::Guide2022 => "Leitfaden, Report 2022".to_owned(),
        Edition::Report2018 | Edition::Report2019 | Edition::Report2021 => format!("Report {}", edition.year()),
        Edition::Report2023 | Edition::Report2024 => {
            format!("Report {}, aus der Zusammenfassung eines Anbieters", edition.year())
        }
    }
}

/// Why a job was not done, and what to do.
pub fn job_failure(failure: &JobFailure) -> String {
    match failure {
        JobFailure::FileNotReadable(reason) => {
            format!(
                "Der Browser hat den Inhalt der Datei nicht herausgegeben: {reason}. Vielleicht wurde sie verschoben oder \
                 geändert; sie noch einmal wählen."
            )
        }
        JobFailure::NotStored { is_full: true, .. } => {
            "Der Speicherplatz für diese Seite ist voll, deshalb wurden die Daten nicht hinzugefügt. Platz schaffen und \
             erneut versuchen; der Import ist noch da."
                .to_owned()
        }
        JobFailure::NotStored { reason, .. } => {
            format!(
                "Die Daten ließen sich nicht speichern ({reason}) und wurden nicht hinzugefügt. Der Import ist noch da; \
                 erneut versuchen."
            )
        }
        JobFailure::NotFetched(reason) => {
            format!("Die gespeicherten Deployment-Daten ließen sich nicht lesen: {reason}. Erneut versuchen.")
        }
        JobFailure::NotUnderstood => "Seite und Worker verstehen einander nicht. Die Seite neu laden.".to_owned(),
    }
}
