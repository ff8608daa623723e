//! The flat table of the benchmark. `flat-300.csv` holds the header and the first 300 rows of the generator's 10 000.
//!
//! The answers were computed apart from this program by a script of forty lines (Python: `csv`, `datetime`, `statistics`):
//! rows whose environment is `production`; lead time and recovery in whole seconds from `datetime.fromisoformat`;
//! percentiles by `statistics.quantiles(values, n=1000, method="inclusive")`; failures by counting `failure`.

use super::*;
use crate::delivery::Recognised;

const FLAT: &[u8] = include_bytes!("../samples/flat-300.csv");

#[test]
fn the_flat_table_is_recognised_without_asking() {
    let read = read_file("flat.csv", FLAT);
    assert_eq!(read.kind, Recognised::FlatTable);
    assert_eq!((read.rows, read.rejects.total, read.zoneless_rows), (300, 0, 0));
    let choices = Choices::proposed(std::slice::from_ref(&read));
    assert!(choices.open_words(&[read]).is_empty());
    assert_eq!(choices.environments, ["production".to_owned()].into());
}

/// What the script printed for one group of rows.
struct Answers {
    deployments: u64,
    median_s: f64,
    mean_s: f64,
    p75_s: f64,
    p85_s: f64,
    p90_s: f64,
    p95_s: f64,
    failed: u64,
    recoveries: u64,
    recovery_median_s: f64,
    open: u64,
}

fn close(got: Option<f64>, expected: f64) -> bool {
    got.is_some_and(|got| (got - expected).abs() <= 1e-9 * expected.abs())
}

fn check(figures: &crate::delivery::Figures, expected: &Answers) {
    assert_eq!(figures.deployment_frequency.deployments, expected.deployments);
    let lead = &figures.change_lead_time;
    assert_eq!(lead.n, expected.deployments);
    for (got, expected) in [
        (lead.median_s, expected.median_s),
        (lead.mean_s, expected.mean_s),
        (lead.p75_s, expected.p75_s),
        (lead.p85_s, expected.p85_s),
        (lead.p90_s, expected.p90_s),
        (lead.p95_s, expected.p95_s),
        (figures.change_failure_rate.rate, expected.failed as f64 / expected.deployments as f64),
        (figures.recovery_time.median_s, expected.recovery_median_s),
    ] {
        assert!(close(got, expected), "{got:?} {expected}");
    }
    assert_eq!(figures.change_failure_rate.failed, Some(expected.failed));
    assert_eq!((figures.recovery_time.n, figures.recovery_time.open), (expected.recoveries, expected.open));
}

#[test]
fn the_answers_are_those_of_the_script() {
    let metrics = measure(&[&joined(&[("flat.csv", FLAT)])], &Question::default());
    let (from, to) = (metrics.period.from.as_deref(), metrics.period.to.as_deref());
    assert_eq!((from, to), (Some("2024-11-18"), Some("2024-12-10")));
    let all = Answers {
        deployments: 239,
        median_s: 10_274.0,
        mean_s: 32_796.234_309_623_43,
        p75_s: 39_011.5,
        p85_s: 75_009.6,
        p90_s: 93_879.6,
        p95_s: 141_785.4,
        failed: 25,
        recoveries: 23,
        recovery_median_s: 1_003.0,
        open: 1,
    };
    check(&metrics.overall, &all);
    assert_eq!(metrics.services.len(), 35);
    let monolith = Answers {
        deployments: 7,
        median_s: 89_075.0,
        mean_s: 77_882.714_285_714_29,
        p75_s: 125_054.5,
        p85_s: 139_517.2,
        p90_s: 159_512.8,
        p95_s: 179_508.4,
        failed: 2,
        recoveries: 2,
        recovery_median_s: 4_660.0,
        open: 0,
    };
    check(&metrics.services["legacy\nmonolith"], &monolith);
    let checkout = Answers {
        deployments: 34,
        median_s: 7_783.0,
        mean_s: 27_283.617_647_058_825,
        p75_s: 48_727.25,
        p85_s: 67_507.0,
        p90_s: 72_108.4,
        p95_s: 90_394.8,
        failed: 1,
        recoveries: 1,
        recovery_median_s: 805.0,
        open: 0,
    };
    check(&metrics.services["checkout"], &checkout);
}

#[test]
fn the_weeks_are_those_of_the_script() {
    let metrics = measure(&[&joined(&[("flat.csv", FLAT)])], &Question::default());
    let expected = [
        ("2024-11-18", 81, 9_560.0, 13, 922.5, false),
        ("2024-11-25", 75, 12_367.0, 6, 805.0, false),
        ("2024-12-02", 76, 10_375.0, 5, 8_728.0, false),
        ("2024-12-09", 7, 4_739.0, 1, 491.0, true),
    ];
    assert_eq!(metrics.weekly.len(), expected.len());
    for (week, (starts, deployments, lead, failed, recovery, cut)) in metrics.weekly.iter().zip(expected) {
        assert_eq!((week.starts.as_str(), week.deployments, week.cut), (starts, deployments, cut));
        assert!(close(week.lead_time_median_s, lead), "{week:?}");
        assert!(close(week.failure_rate, f64::from(failed) / deployments as f64), "{week:?}");
        assert!(close(week.recovery_median_s, recovery), "{week:?}");
    }
    let frequency = &metrics.overall.deployment_frequency;
    assert_eq!(frequency.median_per_week, Some(76.0), "the cut week is left out");
    let sum: u64 = metrics.weekly_by_service.values().flatten().map(|week| week.deployments).sum();
    assert_eq!(sum, frequency.deployments);
}
