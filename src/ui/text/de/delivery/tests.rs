//! Plurals and genders of the delivery screen.

use super::*;
use crate::delivery::{Finding, FiveMetric, RejectReason, RowPart};
use crate::jobs::Joined;

#[test]
fn one_and_many_have_their_own_words() {
    for (one, many) in [
        (all_services(1), all_services(3)),
        (rows_counted(1), rows_counted(3)),
        (words_open(1), words_open(3)),
        (two_way_dates(1), two_way_dates(3)),
        (missing_rows(1), missing_rows(3)),
        (part_counted(RowPart::DidNotDeploy, 1), part_counted(RowPart::DidNotDeploy, 3)),
        (measured::made("K", 1), measured::made("K", 3)),
        (measured::written(1, "K"), measured::written(3, "K")),
        (batch_title(1, Some(1), 1), batch_title(2, Some(3), 3)),
    ] {
        assert_ne!(one.replace('1', "3"), many);
    }
    assert_eq!(rows_counted(1), "1 Zeile");
    assert_eq!(rows_counted(1_200), "1\u{202f}200 Zeilen");
    assert_eq!(
        measured::missing_lead_times(1, 4).split(';').next(),
        Some("1 von 4 Schritten in diesem Teil hat keine Durchlaufzeit")
    );
}

#[test]
fn findings_agree_with_their_number() {
    let said = |rows| finding(&Finding::OtherRows { rows });
    assert_eq!(said(1), "1 Zeile handelt von anderem und wird übergangen.");
    assert_eq!(said(4), "4 Zeilen handeln von anderem und werden übergangen.");
    let said = |tags| finding(&Finding::TagsDatedByCommit { tags });
    assert!(said(1).starts_with("1 Tag ist leichtgewichtig und hat keine eigene Zeit, daher"));
    assert!(said(2).starts_with("2 Tags sind leichtgewichtig; jedes hat keine eigene Zeit, daher"));
    let said = |tags| finding(&Finding::LightweightTags { tags });
    assert!(said(1).starts_with("1 leichtgewichtiges Tag bleibt weg:"));
    assert!(said(2).starts_with("2 leichtgewichtige Tags bleiben weg:"));
    let said = |attempts| finding(&Finding::HiddenAttempts { attempts });
    assert!(said(1).starts_with("1 früherer Versuch fehlt in der Datei"));
    assert!(said(2).starts_with("2 frühere Versuche fehlen in der Datei"));
    let rejected = |rows| {
        let (column, value) = ("when".to_owned(), "x".to_owned());
        finding(&Finding::AllRejected { rows, column, value, reason: RejectReason::NotATime })
    };
    assert!(rejected(1).starts_with("Die eine Zeile ließ sich nicht lesen. Die erste in Spalte when: „x“,"));
    assert!(rejected(7).starts_with("Keine von 7 Zeilen ließ sich lesen."));
}

#[test]
fn what_joins_agrees_with_its_number() {
    let one = Joined { deployments: 1, changes: 1, ..Joined::default() };
    let words: Vec<&str> = joined(&one).into_iter().map(|(_, words)| words).collect();
    assert_eq!(
        words,
        ["Deployment erreichte die angekreuzten Umgebungen", "Änderung fand das Deployment, das sie brachte"]
    );
}

#[test]
fn durations_of_the_tables_agree_with_their_number() {
    const DAY_S: f64 = 86_400.0;
    assert_eq!(
        [1.0, 3.0, 7.0, 21.0, 31.0, 183.0].map(|days| span(days * DAY_S)),
        ["1 Tag", "3 Tage", "1 Woche", "3 Wochen", "1 Monat", "6 Monate"]
    );
}

#[test]
fn names_that_may_break_are_the_same_names() {
    assert_eq!(METRIC_ROW_NAMES.map(|name| name.replace('\u{ad}', "")), METRIC_NAMES.map(str::to_owned));
}

#[test]
fn megabytes_have_a_decimal_comma() {
    assert_eq!(megabytes(1_270_000.0), "1,3 MB");
    assert_eq!(megabytes(900.0), "1 kB");
}

#[test]
fn a_mean_of_one_is_singular() {
    assert_eq!(rated(1.001, "Änderung", "Änderungen"), "1 Änderung");
    assert_eq!(rated(1.5, "Änderung", "Änderungen"), "1,5 Änderungen");
}

#[test]
fn a_fraction_says_of_once() {
    let mut sheet = Sheet::default();
    (sheet.lead_time.n, sheet.lead_time.median_s) = (24, Some(3_600.0));
    let ((_, part), (_, whole)) = fraction(FiveMetric::LeadTime, &sheet).unwrap();
    assert_eq!([part, OF, "24", whole].join(" "), "ist die mittlere Vorlaufzeit von 24 Änderungen");
}

#[test]
fn the_failure_rate_names_its_reading() {
    let mut failure =
        FailureFigures { failed: Some(5), deployments: 47, counts_incidents: true, ..FailureFigures::default() };
    assert_eq!(failure_how(&failure), "5 von 47 Deployments");
    (failure.counts_incidents, failure.counts_failed_runs) = (false, true);
    assert_eq!(
        failure_how(&failure),
        "5 von 47 Läufen ohne Deployment; von Fehlschlägen in Produktion sagen die Daten nichts"
    );
}
