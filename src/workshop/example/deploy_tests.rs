//! What the year of deploys shows.

use super::example;
use super::import::{FILE_NAME, read_deploys};
use super::time::midnight;
use crate::delivery::{Dataset, Edition, Figures, Level, MetricKind, Question, Zone, bucket, measure};

const YEAR: [(i64, i64, i64); 2] = [(2025, 11, 17), (2026, 11, 16)];
const FIRST_HALF: [(i64, i64, i64); 2] = [(2025, 11, 17), (2026, 5, 18)];
const LAST_QUARTER: [(i64, i64, i64); 2] = [(2026, 8, 17), (2026, 11, 16)];

fn figures_of(data: &Dataset, days: [(i64, i64, i64); 2]) -> Figures {
    let [from_ms, to_ms] = days.map(|(year, month, day)| Some(midnight(year, month, day) * 1000));
    let question = Question { from_ms, to_ms, zone: Zone::fixed("UTC", 0), ..Question::default() };
    measure(&[data], &question).overall
}

#[test]
fn the_workshop_holds_every_row_of_the_file() {
    let example = example();
    let data = Dataset::from_bytes(&example.deploys.bytes).unwrap();
    let [known] = example.scribe.workshop().datasets.as_slice() else { panic!("one data set") };
    assert_eq!((known.id, known.rows, known.name.as_str()), (example.deploys.id, 310, FILE_NAME));
    assert_eq!(known.environments, ["production"]);
    assert_eq!(data.deployments(), 310);
    assert_eq!((data.report.rejected_deployment_rows, data.report.duplicate_deployments), (0, 0));
    assert_eq!(data.services().into_iter().collect::<Vec<_>>(), ["notify", "scan-ingest", "tracking-api"]);
    assert_eq!(data.environments().into_iter().collect::<Vec<_>>(), ["production", "staging"]);
}

/// Computed apart from this program by a script (Python: `csv`, `datetime`, percentiles of type 7).
#[test]
fn the_year_gives_the_figures_computed_apart() {
    let data = read_deploys();
    for (days, deployments, median_s, p90_s, failed, recovered, recovery_s) in [
        (YEAR, 263, 938_842.0, 2_493_018.8, 37, 32, 28_014.5),
        (FIRST_HALF, 67, 1_249_813.0, 2_994_678.6, 14, 13, 36_665.0),
        (LAST_QUARTER, 107, 445_959.0, 1_428_459.4, 10, 7, 24_705.0),
    ] {
        let figures = figures_of(&data, days);
        assert_eq!(figures.deployment_frequency.deployments, deployments);
        assert_eq!(figures.change_lead_time.n, deployments, "each deploy carries its change");
        assert_eq!(figures.change_lead_time.median_s, Some(median_s));
        assert!((figures.change_lead_time.p90_s.unwrap() - p90_s).abs() < 0.01, "{:?}", figures.change_lead_time);
        assert_eq!(figures.change_failure_rate.failed, Some(failed));
        assert_eq!((figures.recovery_time.n, figures.recovery_time.median_s), (recovered, Some(recovery_s)));
    }
}

#[test]
fn the_year_is_medium_and_frequency_and_lead_time_hold_it_there() {
    let year = figures_of(&read_deploys(), YEAR);
    let bucket = bucket(&year, Edition::Guide2022);
    assert_eq!(bucket.overall, Some(Level::Medium));
    assert_eq!(bucket.held_down_by, [MetricKind::DeploymentFrequency, MetricKind::ChangeLeadTime]);
    assert_eq!(year.recovery_time.open, 2, "two incidents are still being worked on");
}

#[test]
fn nobody_deploys_over_christmas() {
    let data = read_deploys();
    let count = |days| figures_of(&data, days).deployment_frequency.deployments;
    assert_eq!(count([(2025, 12, 22), (2026, 1, 12)]), 0);
    assert!(count([(2025, 12, 15), (2025, 12, 22)]) > 0);
}
