//! Plurals of the delivery screen, and what its figures say of themselves.

use super::*;
use crate::delivery::{Finding, FiveMetric, RejectReason};

#[test]
fn one_is_singular() {
    assert_eq!(rated(1.0, "change", "changes"), "1 change");
    assert_eq!(rated(1.001, "change", "changes"), "1 change");
    assert_eq!(rated(1.06, "change", "changes"), "1.1 changes");
    assert_eq!(batch_title(1, Some(1), 1), "1 deployment with 1 change");
    assert_eq!(batch_title(2, Some(3), 2), "2 deployments with 2\u{2013}3 changes");
}

#[test]
fn a_fraction_says_of_once() {
    let mut sheet = Sheet::default();
    (sheet.lead_time.n, sheet.lead_time.median_s) = (24, Some(3_600.0));
    (sheet.recovery.n, sheet.recovery.median_s) = (1, Some(3_600.0));
    let said = |metric| {
        let ((part, part_words), (whole, whole_words)) = fraction(metric, &sheet).unwrap();
        [&part, part_words, OF, &whole, whole_words].join(" ")
    };
    assert_eq!(said(FiveMetric::LeadTime), "1 h is the middle one of the lead times of 24 changes");
    assert_eq!(said(FiveMetric::Recovery), "1 h is the middle one of 1 recovery");
}

#[test]
fn the_failure_rate_names_its_reading() {
    let mut failure =
        FailureFigures { failed: Some(5), deployments: 47, counts_incidents: true, ..FailureFigures::default() };
    assert_eq!(failure_how(&failure), "5 of 47 deployments");
    failure.counts_failed_runs = true;
    assert_eq!(failure_how(&failure), "5 of 47 deployments and failed runs");
    failure.counts_incidents = false;
    assert_eq!(failure_how(&failure), "5 of 47 runs did not deploy; no failures in production are told");
}

#[test]
fn a_log_alone_says_what_it_has() {
    let log = SheetRows { stage_rows: 257, zoneless: 40, ..SheetRows::default() };
    assert_eq!(provenance(&log), ["257 rows of event logs", "40 read in a chosen time zone"]);
    let both = SheetRows { read: 3, used: 2, stage_rows: 1, ..SheetRows::default() };
    assert_eq!(provenance(&both), ["3 rows read", "2 used", "1 row of an event log"]);
    assert_eq!(provenance(&SheetRows::default()), ["0 rows read", "0 used"]);
}

#[test]
fn what_is_missing_is_not_quoted() {
    let rejected = |value: &str, reason| {
        finding(&Finding::AllRejected { rows: 60, column: String::new(), value: value.to_owned(), reason })
    };
    assert!(rejected("", RejectReason::NoTime).contains("The first: the row has no time at all."));
    assert!(rejected("x", RejectReason::NotATime).contains("The first: “x”, "));
}
