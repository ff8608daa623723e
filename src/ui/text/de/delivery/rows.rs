//! The rows behind a figure.

use super::{count, counted, rows_counted};
use crate::delivery::{FiveMetric, RowFact, RowPart, RowWhy, RowsShown};
use crate::jobs::{FailureFigures, LongChangeRow, Sheet};

pub use crate::ui::text::files::rows_words;

pub const ROWS_BEHIND: &str = "Zeilen";
pub const WHICH_ROWS: &str = "Welche Zeilen";
pub const READING_ROWS: &str = "Zeilen werden gelesen …";
pub const NO_ROWS: &str = "Keine Zeilen.";
pub const FIRST_ROWS: &str = "Anfang";
pub const PREVIOUS_ROWS: &str = "Zurück";
pub const NEXT_ROWS: &str = "Weiter";
pub const LAST_ROWS: &str = "Ende";
pub const SAVE_ROWS: &str = "Diese Zeilen als CSV sichern";
pub const ROWS_FILE: &str = "delivery-rows.csv";
pub const REASON: &str = "Warum weggelassen";
pub const OF: &str = "von";

/// Each part's word, in their order.
const PARTS: [&str; 18] = [
    "zählt, auch im Zähler",
    "zählt",
    "andere Umgebung",
    "anderer Dienst",
    "außerhalb des Zeitraums",
    "nicht deployt",
    "noch im Gange",
    "abgebrochen",
    "nie gelaufen",
    "Ergebnis unbekannt",
    "keine Zeit genannt",
    "dieselbe Revision in einer anderen Umgebung",
    "endet, bevor es beginnt",
    "kein Deployment in die Produktion",
    "vor dem ersten bekannten Deployment",
    "war schon in einem früheren Deployment",
    "Merge-Commit",
    "noch offen",
];

pub fn part_word(part: RowPart) -> &'static str {
    PARTS.get(part as usize).copied().unwrap_or_default()
}

/// "3 Zeilen anderer Umgebungen".
pub fn part_counted(part: RowPart, rows: u64) -> String {
    let (one, many) = match part {
        RowPart::Hit | RowPart::Counted => ("Zeile, die zählt", "Zeilen, die zählen"),
        RowPart::OtherEnvironment => ("Zeile einer anderen Umgebung", "Zeilen anderer Umgebungen"),
        RowPart::OtherService => ("Zeile eines anderen Dienstes", "Zeilen anderer Dienste"),
        RowPart::OutsidePeriod => ("außerhalb des Zeitraums", "außerhalb des Zeitraums"),
        RowPart::DidNotDeploy => ("Lauf ohne Deployment", "Läufe ohne Deployment"),
        RowPart::Running => ("noch im Gange", "noch im Gange"),
        RowPart::Cancelled => ("abgebrochen", "abgebrochen"),
        RowPart::NotRun => ("nie gelaufen", "nie gelaufen"),
        RowPart::UnknownResult => ("mit unbekanntem Ergebnis", "mit unbekanntem Ergebnis"),
        RowPart::NoTime => ("ohne Zeitangabe", "ohne Zeitangabe"),
        RowPart::SameRevision => ("einer Revision, die schon zählt", "von Revisionen, die schon zählen"),
        RowPart::Negative => ("mit Ende vor dem Beginn", "mit Ende vor dem Beginn"),
        RowPart::NoDeployment => ("ohne Deployment in die Produktion", "ohne Deployment in die Produktion"),
        RowPart::BeforeFirst => {
            ("Änderung von vor dem ersten bekannten Deployment", "Änderungen von vor dem ersten bekannten Deployment")
        }
        RowPart::CarriedAgain => {
            ("Änderung, die später noch einmal mitkam", "Änderungen, die später noch einmal mitkamen")
        }
        RowPart::MergeCommit => ("Merge-Commit", "Merge-Commits"),
        RowPart::StillOpen => ("noch offen", "noch offen"),
    };
    counted(rows, one, many)
}

/// The tab that shows these rows.
pub fn rows_tab(metric: FiveMetric, shown: RowsShown, rows: u64) -> String {
    let word = match (metric, shown) {
        (_, RowsShown::LeftOut) => "Weggelassen",
        (FiveMetric::FailureRate, RowsShown::Hits) => "Fehlgeschlagen",
        (FiveMetric::Rework, RowsShown::Hits) => "Reparaturen",
        (FiveMetric::FailureRate | FiveMetric::Rework, _) => "Alle zusammen",
        _ => "Gezählt",
    };
    [word, " ", &count(rows)].concat()
}

pub fn rows_label(metric: &str) -> String {
    ["Zeilen: ", metric].concat()
}

pub fn page_of(first: u64, last: u64, total: u64) -> String {
    format!("{} bis {} von {}", count(first), count(last), count(total))
}

/// Heads of the columns: of time, name, duration, and what explains the row.
pub fn row_heads(metric: FiveMetric) -> [&'static str; 4] {
    match metric {
        FiveMetric::LeadTime => ["Live", "Änderung", "Vorlaufzeit", "Ausgeliefert mit"],
        FiveMetric::Recovery => ["Wiederhergestellt", "Störung oder Deployment", "Dauer", "Gehört zu"],
        FiveMetric::Frequency | FiveMetric::FailureRate | FiveMetric::Rework => {
            ["Beendet", "Deployment", "Dauer", "Warum es zählt"]
        }
    }
}

pub fn why(why: &RowWhy) -> String {
    match why {
        RowWhy::Nothing => String::new(),
        RowWhy::Outcome(_) => "das eigene Ergebnis".to_owned(),
        RowWhy::Incident(id) if id.is_empty() => "eine Störung gehört dazu".to_owned(),
        RowWhy::Incident(id) => format!("Störung {id}"),
        RowWhy::TakenBackBy(name) => format!("zurückgenommen von {name}"),
        RowWhy::SaysRepair => "die Zeile nennt sich eine Reparatur".to_owned(),
        RowWhy::RepairChange(name) => format!("Reparatur: {name}"),
        RowWhy::RestoredBy(name) => format!("wiederhergestellt von {name}"),
        RowWhy::BroughtBy(name) => name.clone(),
    }
}

pub fn fact_name(fact: RowFact) -> &'static str {
    match fact {
        RowFact::Id => "Id",
        RowFact::Number => "Nummer der Änderung",
        RowFact::Revision => "Commit",
        RowFact::Version => "Version",
        RowFact::StatusWord => "Status in der Datei",
        RowFact::Authored => "Erster Commit",
        RowFact::Opened => "Eröffnet",
        RowFact::FirstReview => "Erstes Review",
        RowFact::Merged => "Gemergt",
        RowFact::Started => "Begonnen",
        RowFact::Finished => "Beendet",
        RowFact::Deployment => "Deployment",
        RowFact::Deployed => "Deployt",
        RowFact::Carries => "Enthaltene Commits",
        RowFact::Incident => "Störung",
        RowFact::IncidentOpened => "Störung gemeldet",
        RowFact::IncidentResolved => "Störung behoben",
    }
}

pub fn source(file: &str, line: u32) -> String {
    match (file.is_empty(), line) {
        (true, _) => String::new(),
        (false, 0) => file.to_owned(),
        (false, line) => format!("{file}, Zeile {}", count(u64::from(line))),
    }
}

pub const SOURCE: &str = "Quelle";

/// A number with its words.
type Counted = (String, &'static str);

/// A count with the word that fits it.
fn so_many(number: u64, one: &'static str, many: &'static str) -> Counted {
    (count(number), if number == 1 { one } else { many })
}

/// Numerator and denominator, between which [`OF`] is heard; without a denominator the figure counts rows.
pub fn fraction(metric: FiveMetric, sheet: &Sheet) -> Option<(Counted, Counted)> {
    let reached = |number| so_many(number, "Deployment in die Produktion", "Deployments in die Produktion");
    match metric {
        FiveMetric::FailureRate => failures(&sheet.failure),
        FiveMetric::Rework => {
            let rework = &sheet.rework;
            let repairs = so_many(rework.rework?, "Deployment zur Reparatur", "Deployments zur Reparatur");
            Some((repairs, reached(rework.deployments)))
        }
        FiveMetric::Frequency => {
            let frequency = &sheet.frequency;
            let weeks = frequency.deployments as f64 / frequency.per_week.filter(|rate| *rate > 0.0)?;
            let weeks = super::rate_number(weeks);
            let word = if weeks == "1" { "Woche im Zeitraum" } else { "Wochen im Zeitraum" };
            Some((reached(frequency.deployments), (weeks, word)))
        }
        FiveMetric::LeadTime => {
            let median = super::elapsed(sheet.lead_time.median_s?);
            let whole = so_many(sheet.lead_time.n, "Änderung", "Änderungen");
            Some(((median, "ist die mittlere Vorlaufzeit"), whole))
        }
        FiveMetric::Recovery => {
            let median = super::elapsed(sheet.recovery.median_s?);
            let whole = so_many(sheet.recovery.n, "Wiederherstellung", "Wiederherstellungen");
            Some(((median, "ist die mittlere Dauer"), whole))
        }
    }
}

fn failures(failure: &FailureFigures) -> Option<(Counted, Counted)> {
    let (failed, all) = (failure.failed?, failure.deployments);
    Some(match (failure.counts_incidents, failure.counts_failed_runs) {
        (true, false) => (
            so_many(failed, "Deployment in Produktion fehlgeschlagen", "Deployments in Produktion fehlgeschlagen"),
            so_many(all, "Deployment in die Produktion", "Deployments in die Produktion"),
        ),
        (true, true) => (
            (count(failed), "in Produktion fehlgeschlagen oder nicht deployt"),
            (count(all), "in die Produktion gelangt oder nicht deployt"),
        ),
        (false, _) => (
            so_many(failed, "Lauf ohne Deployment", "Läufe ohne Deployment"),
            so_many(all, "Lauf, der zu Ende ging", "Läufe, die zu Ende gingen"),
        ),
    })
}

pub fn rows_saved(rows: u64, of: u64) -> Option<String> {
    (rows < of).then(|| format!("Die Datei enthält die ersten {} von {}.", count(rows), rows_counted(of)))
}

pub const RESULT: &str = "Ergebnis";
pub const WHEN: &str = "Wann";
pub const WHY: &str = "Warum es zählt";
pub const BROUGHT_BY: &str = "Ausgeliefert mit";
pub const OUTLIER: &str = ", ein Ausreißer";

pub fn long_change_facts(change: &LongChangeRow) -> [(&'static str, String); 8] {
    [
        (fact_name(RowFact::Number), change.change.clone()),
        (fact_name(RowFact::Revision), change.revision.clone()),
        (fact_name(RowFact::Authored), change.authored_at.clone()),
        (fact_name(RowFact::Deployed), change.deployed_at.clone()),
        (fact_name(RowFact::Deployment), change.deployment.clone()),
        (super::ENVIRONMENT, change.environment.clone()),
        (
            "Warum markiert",
            if change.is_outlier {
                "jenseits von Tukeys oberer Grenze: ein Ausreißer".to_owned()
            } else {
                String::new()
            },
        ),
        (SOURCE, source(&change.file, change.line)),
    ]
}
