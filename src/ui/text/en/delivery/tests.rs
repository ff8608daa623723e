//! Plurals of the delivery screen, and what its figures say of themselves.

use super::*;
use crate::delivery::FiveMetric;

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
