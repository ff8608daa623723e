//! The import.

use super::{count, counted, rows_counted};
use crate::delivery::DateOrder;
use crate::jobs::{Decision, FileFound, ImportView, Joined, Offer};

pub use crate::ui::text::files::REJECTED_COLUMNS;

pub const IMPORT_NOTE: &str =
    "nichts zählt, bevor es hinzugefügt ist, und das lässt sich rückgängig machen; Dateien bleiben auf diesem Rechner";
pub const DISCARD: &str = "Verwerfen";
pub const MORE_FILES: &str = "Weitere Dateien";
pub const FILES: &str = "Dateien";
pub const RECOGNISED_BY: &str = "erkannt an ihrem Inhalt";
pub const EXPERIMENTAL: &str = "experimentell: nie an einer echten Datei geprüft";
pub const SUCCESS_ASSUMED: &str = "Keine Spalte nennt das Ergebnis: Jede Zeile gilt als gelungen.";
pub const CANCEL_FILE: &str = "Diese Datei abbrechen";
pub const REMOVE_FILE: &str = "Diese Datei herausnehmen";
pub const ENVIRONMENTS_THAT_COUNT: &str = "Umgebungen, die zählen";
pub const NO_ENVIRONMENT_TICKED: &str = "Nichts ist angekreuzt, also zählt kein Deployment.";
pub const TIMES: &str = "Zeitangaben ohne Zeitzone";
pub const READ_IN: &str = "Lesen in";
pub const FIXED_OFFSET: &str = "ein fester Abstand zu UTC";
pub const OFFSET_HOURS: &str = "Stunden vor UTC";
pub const DATE_ORDER: &str = "Tag oder Monat zuerst?";
pub const DAY_FIRST: &str = "Tag zuerst: 03/04 ist der 3. April";
pub const MONTH_FIRST: &str = "Monat zuerst: 03/04 ist der 4. März";
pub const CHOOSE: &str = "wählen";
pub const STATUS_WORDS: &str = "Statuswörter";
pub const IN_THE_FILES: &str = "In den Dateien";
pub const MEANS: &str = "Bedeutet";
pub const ROWS: &str = "Zeilen";
pub const WORDS_UNKNOWN: &str = "Angeben, was es bedeutet; geraten wird nicht.";
pub const ROWS_ARE: &str = "Zeilen sind";
pub const NAMELESS_SERVICE: &str = "Dienst der Zeilen, die keinen nennen";
pub const EMPTY_CELL: &str = "leer";
pub const REJECTED_ROWS: &str = "Abgewiesene Zeilen";
pub const REST_GOES_IN: &str = "der Rest kommt hinein";
pub const NOTHING_GOES_IN: &str = "nichts kommt hinein";
pub const CHOOSE_THE_TIME: &str = "Wählen Sie in der Zeile unter den Spaltennamen, welche Spalte die Zeit angibt.";
pub const SAVE_REJECTED: &str = "Diese Zeilen als CSV sichern";
pub const REJECTED_FILE: &str = "rejected-rows.csv";
pub const REJECTED_HEADER: [&str; 6] = ["Datei", "Zeile", "Byte", "Spalte", "Wert, wie er dasteht", "Grund"];
pub const DECIDED_BEFORE: &str = "Früher entschieden";
pub const USE_IT: &str = "Verwenden";
pub const FORGET_IT: &str = "Vergessen";
pub const HOW_IT_JOINS: &str = "Wie die Dateien zusammenpassen";
pub const JOIN_LATER: &str = "Ein großer Import: Wie er zusammenpasst, zeigt sich beim Hinzufügen.";
pub const ADDING: &str = "Wird hinzugefügt …";
pub const NOTHING_READ: &str = "Keine Datei ist übrig. Andere wählen oder verwerfen.";

/// The add button: it says what is in its way.
pub fn add_button(view: &ImportView, is_reading: bool) -> String {
    let words = view.open_words();
    if is_reading {
        return "Zur Lieferung hinzufügen, sobald alles gelesen ist".to_owned();
    }
    match (words, view.date_order_is_open()) {
        (0, false) if !view.can_be_added() => "Noch nichts hinzuzufügen".to_owned(),
        (0, false) => "Zur Lieferung hinzufügen".to_owned(),
        (0, true) => "Erst sagen, ob Tag oder Monat vorn steht, dann hinzufügen".to_owned(),
        (1, _) => "Erst 1 Wort klären, dann hinzufügen".to_owned(),
        (n, _) => format!("Erst {n} Wörter klären, dann hinzufügen"),
    }
}

pub fn words_open(number: usize) -> String {
    match number {
        1 => "Ein Wort ist nicht bekannt.".to_owned(),
        n => format!("{n} Wörter sind nicht bekannt."),
    }
}

/// What is in a file.
pub fn file_contents(file: &FileFound) -> String {
    let parts = [
        (file.deployments, "Deployment", "Deployments"),
        (file.changes, "Änderung", "Änderungen"),
        (file.incidents, "Störung", "Störungen"),
        (file.statuses, "Status", "Status"),
        (file.pipelines, "Pipeline", "Pipelines"),
        (file.stage_rows, "Zeile mit Phasen", "Zeilen mit Phasen"),
        (file.series.as_ref().map_or(0, |series| series.points.len() as u64), "Tag mit Werten", "Tage mit Werten"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| counted(*number, one, many))
        .collect();
    let rejected = (file.rejected > 0).then(|| format!("{} abgewiesen", count(file.rejected)));
    said.into_iter().chain(rejected).collect::<Vec<_>>().join(", ")
}

pub fn progress(bytes: f64, of_bytes: f64) -> String {
    let percent = if of_bytes > 0.0 { (bytes / of_bytes * 100.0).floor() } else { 0.0 };
    format!("{percent} %, {} von {}; nebenher weiterarbeiten", megabytes(bytes), megabytes(of_bytes))
}

pub(super) fn megabytes(bytes: f64) -> String {
    if bytes < 1e6 {
        format!("{:.0} kB", (bytes / 1e3).ceil())
    } else {
        format!("{:.1} MB", bytes / 1e6).replace('.', ",")
    }
}

pub fn reading_label(name: &str) -> String {
    [name, " wird gelesen"].concat()
}

pub fn first_rows_of(name: &str) -> String {
    [name, ", erste Zeilen"].concat()
}

pub fn dates_note(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Clear => "",
        DateOrder::DayFirst => "in Datumsangaben steht der Tag zuerst, entschieden über die ganze Spalte",
        DateOrder::MonthFirst => "in Datumsangaben steht der Monat zuerst, entschieden über die ganze Spalte",
        DateOrder::Undecided => "nichts in der Datei zeigt, ob Tag oder Monat zuerst steht",
    }
}

pub fn column_label(column: &str) -> String {
    ["Was die Spalte ", column, " bedeutet"].concat()
}

pub fn word_label(word: &str) -> String {
    ["Was das Wort ", word, " bedeutet"].concat()
}

pub fn word_shown(word: &str) -> String {
    if word.is_empty() { "(leer)".to_owned() } else { word.to_owned() }
}

pub fn zoneless(rows: u64) -> String {
    format!("für {} ohne Zeitzone", rows_counted(rows))
}

pub fn two_way_dates(rows: u64) -> String {
    counted(rows, "Zeile lässt beide Lesarten zu", "Zeilen lassen beide Lesarten zu")
}

pub fn ticked_rows(view: &ImportView) -> String {
    let all: u64 = view.environments.iter().map(|e| e.rows).sum();
    let ticked: u64 = view.environments.iter().filter(|e| e.counts).map(|e| e.rows).sum();
    format!("{} von {}", count(ticked), rows_counted(all))
}

pub fn rejected_title(number: u64) -> String {
    counted(number, "Zeile abgewiesen", "Zeilen abgewiesen")
}

pub fn more_rejected(hidden: u64) -> String {
    format!("und {} weitere, in der CSV-Datei", count(hidden))
}

/// How the files join, as a list; what is 0 is not said, but for the deployments.
pub fn joined(joined: &Joined) -> Vec<(String, &'static str)> {
    let all = [
        (
            joined.deployments,
            ("Deployment erreichte die angekreuzten Umgebungen", "Deployments erreichten die angekreuzten Umgebungen"),
        ),
        (
            joined.stage_rows,
            (
                "Zeile eines Ereignisprotokolls: Phasen von Vorgängen",
                "Zeilen eines Ereignisprotokolls: Phasen von Vorgängen",
            ),
        ),
        (
            if joined.changes == 0 { joined.deployments } else { 0 },
            (
                "davon ohne bekannte Änderung, also ohne Vorlaufzeit: das Git-Log oder die Pull Requests hinzufügen",
                "davon ohne bekannte Änderung, also ohne Vorlaufzeit: das Git-Log oder die Pull Requests hinzufügen",
            ),
        ),
        (
            joined.changes,
            ("Änderung fand das Deployment, das sie brachte", "Änderungen fanden das Deployment, das sie brachte"),
        ),
        (
            joined.changes_by_merge_time,
            ("davon allein über die Zeit ihres Merges", "davon allein über die Zeit ihres Merges"),
        ),
        (
            joined.changes_without_deployment,
            ("Änderung ohne Deployment, behalten", "Änderungen ohne Deployment, behalten"),
        ),
        (
            joined.deployments_outside_log,
            (
                "Deployment eines Commits oder einer Version, die das Log nicht kennt: Ihm fehlt vielleicht ein Branch oder \
                 der Anfang; git log HEAD --tags gibt alles aus, wohin Tags führen",
                "Deployments von Commits oder Versionen, die das Log nicht kennt: Ihm fehlt vielleicht ein Branch oder der \
                 Anfang; git log HEAD --tags gibt alles aus, wohin Tags führen",
            ),
        ),
        (
            joined.incidents - joined.incidents_without_deployment.min(joined.incidents),
            ("Störung fand ihr Deployment", "Störungen fanden ihr Deployment"),
        ),
        (
            joined.incidents_without_deployment,
            (
                "Störung ohne Deployment in die Produktion: über die Zeit wird nur innerhalb eines Dienstes verknüpft; wo \
                 keiner genannt ist, bei beiden Dateien denselben angeben",
                "Störungen ohne Deployment in die Produktion: über die Zeit wird nur innerhalb eines Dienstes verknüpft; wo \
                 keiner genannt ist, bei beiden Dateien denselben angeben",
            ),
        ),
        (joined.duplicates, ("Doppeltes zusammengelegt", "Doppelte zusammengelegt")),
        (joined.not_production, ("Deployment in eine andere Umgebung", "Deployments in andere Umgebungen")),
        (joined.did_not_deploy, ("Lauf ohne Deployment", "Läufe ohne Deployment")),
        (joined.running, ("beim Entnehmen der Daten noch im Gange", "beim Entnehmen der Daten noch im Gange")),
        (
            joined.deployments_without_result,
            ("Deployment hat kein Ergebnis: Sein Status fehlt", "Deployments haben kein Ergebnis: Ihre Status fehlen"),
        ),
        (
            joined.statuses_without_deployment,
            ("Deployment nur durch seinen Status bekannt", "Deployments nur durch ihren Status bekannt"),
        ),
        (
            joined.deployments_without_pipeline,
            ("Deployment ohne seine Pipeline, also ohne Commit", "Deployments ohne ihre Pipeline, also ohne Commit"),
        ),
        (
            joined.pipelines_without_deployment,
            ("Pipeline, die kein Deployment nennt", "Pipelines, die kein Deployment nennt"),
        ),
        (joined.finish_assumed, ("Deployment ohne Ende: Sein Beginn gilt", "Deployments ohne Ende: Ihr Beginn gilt")),
    ];
    let is_log_alone = joined.deployments == 0 && joined.not_production == 0 && joined.stage_rows > 0;
    let said = all.into_iter().enumerate().filter(|(at, (number, _))| *at == 0 && !is_log_alone || *number > 0);
    said.map(|(_, (number, (one, many)))| (count(number), if number == 1 { one } else { many })).collect()
}

/// Files of which nothing joins.
pub fn stranger(file: &str) -> String {
    format!("Nichts in {file} gehört zu diesen Deployments: Ist es derselbe Dienst, und dieselbe Zeit?")
}

pub fn added(name: &str) -> String {
    format!("Hinzugefügt: {name}. Rückgängig nimmt es wieder heraus.")
}

/// Names of files as the name of a data set.
pub fn dataset_name(files: &[String]) -> String {
    match files {
        [] => "Deployment-Daten".to_owned(),
        [one] => one.clone(),
        [one, two] => format!("{one}, {two}"),
        [one, two, _] => format!("{one}, {two} und eine weitere"),
        [one, two, rest @ ..] => format!("{one}, {two} und {} weitere", rest.len()),
    }
}

/// What is remembered for a file.
pub fn offer(offer: &Offer) -> String {
    let count_of = |is: fn(&Decision) -> bool| offer.decisions.iter().filter(|decision| is(decision)).count() as u64;
    let said = |number: u64, one: &str, many: &str| (number > 0).then(|| counted(number, one, many));
    let parts = [
        offer.remap.is_some().then(|| "was ihre Spalten bedeuten, und dann ihre Wörter und Umgebungen".to_owned()),
        said(count_of(|one| matches!(one, Decision::Word { .. })), "Statuswort", "Statuswörter"),
        said(count_of(|one| matches!(one, Decision::Environment { .. })), "Umgebung", "Umgebungen"),
        said(count_of(|one| matches!(one, Decision::Zone(_))), "Zeitzone", "Zeitzonen"),
        said(
            count_of(|one| matches!(one, Decision::DayFirst(_))),
            "Reihenfolge von Tag und Monat",
            "Reihenfolgen von Tag und Monat",
        ),
        said(count_of(|one| matches!(one, Decision::Service { .. })), "Name eines Dienstes", "Namen von Diensten"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} hat die Form von {}; dafür wurde entschieden: {}.", offer.name, offer.from, parts.join(", "))
}

pub fn use_offer(name: &str) -> String {
    format!("{USE_IT}: was früher entschieden wurde, für {name}")
}

pub fn forget_offer(name: &str) -> String {
    format!("{FORGET_IT}: was für Dateien wie {name} entschieden wurde")
}
