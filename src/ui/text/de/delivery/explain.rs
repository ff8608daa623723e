//! What each figure means: the rule, its numerator and denominator, what was left out and why.

use super::{count, counted, deployments, elapsed, elapsed_or_none, failed_part, n_of, percent, rate_number, rated};
use crate::jobs::{FailureFigures, LeadTimeFigures, RecoveryFigures, Sheet};

pub const COUNTED: &str = "Regel";
pub const FRACTION: &str = "Zahlen";
pub const LEFT_OUT: &str = "Weggelassen";
pub const NOTHING_LEFT_OUT: &str = "nichts";
pub const ONE_PER_REVISION: &str = "Mehrere Deployments einer Revision als eines zählen";
pub const MERGE_COMMITS: &str = "Merge-Commits als Änderungen zählen";
pub const BY_MERGE_TIME: &str = "Änderungen, die kein Deployment nennen, über die Zeit ihres Merges zuordnen";
pub const FAILED_RUNS: &str = "Läufe ohne Deployment";
pub const FAILED_RUNS_CHOICES: [&str; 3] =
    ["zählen, wenn die Daten keine anderen Fehlschläge haben", "zählen als Fehlschläge", "zählen nie"];
pub const CLOCK: &str = "Uhr";
pub const CLOCK_CHOICES: [&str; 3] =
    ["Störungen, wenn es welche gibt", "Störung gemeldet bis behoben", "Fehlschlag bis nächstes gutes Deployment"];

/// An explanation of one metric.
pub struct Explanation {
    /// The definition.
    pub rule: String,
    /// Numerator, denominator and further figures.
    pub figures: Vec<String>,
    /// What did not enter, with its number.
    pub left_out: Vec<String>,
}

fn said(number: u64, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| counted(number, one, many))
}

pub fn explain_frequency(sheet: &Sheet) -> Explanation {
    let frequency = &sheet.frequency;
    let rate = |number: Option<f64>, unit: &str| number.map(|number| format!("{} {unit}", rate_number(number)));
    let median_days = frequency.median_deploy_days_per_week;
    let scaled_days = frequency.deploy_days_per_week.filter(|_| median_days.is_none());
    let of_many = |number: Option<f64>, one: &str, many: &str| number.map(|number| rated(number, one, many));
    let figures = [
        Some(n_of(frequency.deployments, "Deployment", "Deployments")),
        rate(frequency.median_per_week, "im Median der ganzen Wochen"),
        rate(frequency.per_week, "je Woche im Mittel"),
        rate(frequency.per_day, "je Tag"),
        rate(frequency.per_working_day, "je Arbeitstag"),
        of_many(
            median_days,
            "Tag mit einem Deployment in der mittleren Woche",
            "Tage mit einem Deployment in der mittleren Woche",
        ),
        of_many(
            scaled_days,
            "Tag mit einem Deployment je Woche des Zeitraums",
            "Tage mit einem Deployment je Woche des Zeitraums",
        ),
        of_many(frequency.mean_batch_size, "Änderung je Deployment im Mittel", "Änderungen je Deployment im Mittel"),
    ];
    let rows = &sheet.rows;
    let left_out = [
        said(rows.not_production, "Zeile einer anderen Umgebung", "Zeilen anderer Umgebungen"),
        said(rows.did_not_deploy, "Lauf ohne Deployment", "Läufe ohne Deployment"),
        said(rows.running, "noch im Gange", "noch im Gange"),
        said(rows.cancelled, "abgebrochen", "abgebrochen"),
        said(rows.not_run, "nie gelaufen", "nie gelaufen"),
        said(rows.unknown_outcome, "mit unbekanntem Ergebnis", "mit unbekanntem Ergebnis"),
        said(rows.without_time, "ohne Zeitangabe", "ohne Zeitangabe"),
        said(rows.outside_period, "außerhalb des Zeitraums", "außerhalb des Zeitraums"),
        said(rows.same_revision, "einer Revision, die schon zählt", "von Revisionen, die schon zählen"),
    ];
    Explanation {
        rule: format!(
            "Deployments, die {} erreicht haben, was immer daraus wurde: gelungen, teilweise ausgerollt, in Produktion \
             fehlgeschlagen, zurückgerollt. Der Median ist der der ganzen ISO-Wochen, leere mitgezählt; Wochen, die der \
             Zeitraum anschneidet, bleiben draußen. „Bei Bedarf“ heißt: im Median mindestens 5 Tage je Woche mit einem \
             Deployment, und mehr als eines am mittleren dieser Tage. Liegt keine ganze Woche im Zeitraum, so stehen \
             seine Tage für eine, wenn es mindestens 7 sind.",
            environments(sheet)
        ),
        figures: figures.into_iter().flatten().collect(),
        left_out: left_out.into_iter().flatten().collect(),
    }
}

fn environments(sheet: &Sheet) -> String {
    match sheet.environments.as_slice() {
        [] => "die Produktion".to_owned(),
        names => names.iter().map(|name| super::environment_name(name)).collect::<Vec<_>>().join(", "),
    }
}

pub fn explain_lead_time(sheet: &Sheet) -> Explanation {
    let lead: &LeadTimeFigures = &sheet.lead_time;
    let stated = |name: &str, seconds: Option<f64>| seconds.map(|seconds| format!("{name} {}", elapsed(seconds)));
    let figures = [
        Some(n_of(lead.n, "Änderung", "Änderungen")),
        stated("Median", lead.median_s),
        stated("Mittelwert", lead.mean_s),
        stated("P75", lead.p75_s),
        stated("P85", lead.p85_s),
        stated("P90", lead.p90_s),
        stated("P95", lead.p95_s),
        said(
            sheet.rows.changes_by_merge_time,
            "allein über die Zeit ihres Merges zugeordnet",
            "allein über die Zeit ihres Merges zugeordnet",
        ),
    ];
    let rows = &sheet.rows;
    let left_out = [
        said(lead.negative, "Änderung, die endet, bevor sie beginnt", "Änderungen, die enden, bevor sie beginnen"),
        said(rows.changes_without_deployment, "Änderung ohne Deployment", "Änderungen ohne Deployment"),
        said(
            rows.changes_before_first_deployment,
            "Änderung von vor dem ersten bekannten Deployment",
            "Änderungen von vor dem ersten bekannten Deployment",
        ),
        said(
            rows.changes_carried_again,
            "Änderung, die später noch einmal mitkam",
            "Änderungen, die später noch einmal mitkamen",
        ),
        said(rows.merge_commits, "Merge-Commit", "Merge-Commits"),
    ];
    Explanation {
        rule: "Vom Schreiben des ersten Commits bis zum Ende des ersten Deployments in die Produktion, das ihn enthält. Jede \
               Änderung zählt einmal; Änderungen eines fehlgeschlagenen Deployments zählen mit dem nächsten gelungenen. \
               Perzentile linear interpoliert."
            .to_owned(),
        figures: figures.into_iter().flatten().collect(),
        left_out: left_out.into_iter().flatten().collect(),
    }
}

pub fn explain_failure(sheet: &Sheet) -> Explanation {
    let failure: &FailureFigures = &sheet.failure;
    let rule = match (failure.counts_incidents, failure.counts_failed_runs) {
        (true, false) => {
            "Deployments, die in Produktion fehlgeschlagen sind, von denen, die sie erreicht haben. Als fehlgeschlagen gilt \
             eines, wenn sein Ergebnis es sagt, wenn eine Störung dazugehört (über Id, über Commit oder als letztes früheres \
             Deployment desselben Dienstes) oder wenn ein späteres es zurückgerollt hat. Zwei Störungen zu einem Deployment \
             sind ein Fehlschlag."
        }
        (true, true) => {
            "Deployments, die in Produktion fehlgeschlagen sind, und Läufe ohne Deployment, von allen diesen zusammen. \
             Läufe ohne Deployment zählen, weil es hier so gewählt ist."
        }
        (false, _) => {
            "Läufe ohne Deployment, von allen Läufen, die zu Ende gingen. Die Daten haben weder Störungen noch Fehlschläge in \
             Produktion, deshalb steht hier diese zweite Lesart: Sie sagt, wie oft der Lauf scheitert, nicht wie oft es \
             Nutzer trifft."
        }
    };
    let fraction = match failure.failed {
        Some(failed) => {
            let rate = failure.rate.map(percent).unwrap_or_default();
            format!("{} ({rate})", failed_part(failed, failure))
        }
        None => "die Daten sagen nicht, welche Deployments fehlgeschlagen sind".to_owned(),
    };
    let left_out = said(
        sheet.rows.incidents_without_deployment,
        "Störung, die zu keinem Deployment in die Produktion gehört",
        "Störungen, die zu keinem Deployment in die Produktion gehören",
    );
    let runs = said(sheet.rows.did_not_deploy, "Lauf ohne Deployment", "Läufe ohne Deployment");
    let runs = runs.filter(|_| !failure.counts_failed_runs);
    Explanation { rule: rule.to_owned(), figures: vec![fraction], left_out: left_out.into_iter().chain(runs).collect() }
}

pub fn explain_recovery(sheet: &Sheet) -> Explanation {
    let recovery: &RecoveryFigures = &sheet.recovery;
    let rule = if recovery.by_incident {
        "Von gemeldet bis behoben, Median über die Störungen."
    } else {
        "Vom fehlgeschlagenen Deployment bis zum nächsten gelungenen desselben Dienstes und derselben Umgebung, Median."
    };
    let figures = vec![
        n_of(recovery.n, "Wiederherstellung", "Wiederherstellungen"),
        format!("Median {}", elapsed_or_none(recovery.median_s)),
        format!("Mittelwert {}", elapsed_or_none(recovery.mean_s)),
    ];
    let open = said(recovery.open, "Fehlschlag noch offen", "Fehlschläge noch offen").map(|open| {
        match recovery.oldest_open_s {
            Some(age) => format!("{open}, am längsten seit {}", elapsed(age)),
            None => open,
        }
    });
    let negative = said(recovery.negative, "mit Ende vor dem Beginn", "mit Ende vor dem Beginn");
    Explanation { rule: rule.to_owned(), figures, left_out: open.into_iter().chain(negative).collect() }
}

pub fn explain_rework(sheet: &Sheet) -> Explanation {
    let rework = &sheet.rework;
    let fraction = match (rework.rework, rework.rate) {
        (Some(repairs), Some(rate)) => {
            format!("{} von {} ({})", count(repairs), deployments(rework.deployments), percent(rate))
        }
        _ => {
            "die Daten lassen keine Reparatur erkennen: kein Branch, Label, Titel und keine Art der Änderung".to_owned()
        }
    };
    Explanation {
        rule: "Deployments, die ungeplante Reparaturen waren, von denen, die die Produktion erreicht haben: Rollbacks, \
               Reverts, Hotfixes nach Branch, Label oder Titel, Notfalländerungen. Keine der veröffentlichten Tabellen gibt \
               dafür eine Stufe."
            .to_owned(),
        figures: vec![fraction],
        left_out: Vec::new(),
    }
}
