//! Each cell and each gap of the tables.

use super::*;

fn level(value: f64, metric: MetricKind) -> (Level, Option<(Level, Level)>) {
    let reading = read_value(value, Edition::Guide2022, metric).unwrap();
    (reading.level, reading.between)
}

const D: f64 = 86_400.0;

#[test]
fn the_guides_table_with_its_gaps() {
    use Level::{High, Low, Medium};
    use MetricKind::{ChangeFailureRate, ChangeLeadTime, DeploymentFrequency, RecoveryTime};
    let gap = Some((High, Medium));
    let low_gap = Some((Medium, Low));
    for (metric, value, expected) in [
        (DeploymentFrequency, f64::INFINITY, (High, None)),
        (DeploymentFrequency, 20.0, (Medium, gap)),
        (DeploymentFrequency, 1.5, (Medium, gap)),
        (DeploymentFrequency, 1.0, (Medium, None)),
        (DeploymentFrequency, 0.25, (Medium, None)),
        (DeploymentFrequency, 0.2, (Low, None)),
        (DeploymentFrequency, 0.01, (Low, None)),
        (ChangeLeadTime, 60.0, (High, None)),
        (ChangeLeadTime, 3.0 * D, (High, None)),
        (ChangeLeadTime, 7.0 * D, (High, None)),
        (ChangeLeadTime, 8.0 * D, (Medium, None)),
        (ChangeLeadTime, 40.0 * D, (Low, None)),
        (ChangeLeadTime, 400.0 * D, (Low, None)),
        (ChangeFailureRate, 0.0, (High, None)),
        (ChangeFailureRate, 15.0, (High, None)),
        (ChangeFailureRate, 15.5, (Medium, gap)),
        (ChangeFailureRate, 16.0, (Medium, None)),
        (ChangeFailureRate, 30.0, (Medium, None)),
        (ChangeFailureRate, 31.0, (Low, low_gap)),
        (ChangeFailureRate, 45.0, (Low, low_gap)),
        (ChangeFailureRate, 46.0, (Low, None)),
        (ChangeFailureRate, 90.0, (Low, None)),
        (RecoveryTime, 3_600.0, (High, None)),
        (RecoveryTime, 2.0 * D, (Medium, None)),
        (RecoveryTime, 10.0 * D, (Low, None)),
        (RecoveryTime, 100.0 * D, (Low, None)),
    ] {
        assert_eq!(level(value, metric), expected, "{metric:?} {value}");
    }
}

#[test]
fn levels_that_share_a_cell_are_named_both() {
    let reading = read_value(0.5, Edition::Report2018, MetricKind::DeploymentFrequency).unwrap();
    assert_eq!((reading.level, reading.shared_down_to), (Level::Medium, Level::Low));
    let reading = read_value(10.0, Edition::Report2019, MetricKind::ChangeFailureRate).unwrap();
    assert_eq!((reading.level, reading.shared_down_to), (Level::Elite, Level::Medium));
}

#[test]
fn a_table_out_of_order_grades_nothing() {
    assert_eq!(read_value(10.0, Edition::Report2024, MetricKind::ChangeFailureRate), None);
    for edition in Edition::ALL {
        for metric in MetricKind::ALL.into_iter().filter(|&metric| edition.grades(metric)) {
            let cells = edition_cells(edition, metric);
            let levels: Vec<Level> = cells.iter().map(|cell| cell.level).collect();
            assert!(levels.is_sorted(), "{edition:?} {metric:?}");
            let sign = if metric == MetricKind::DeploymentFrequency { -1.0 } else { 1.0 };
            assert!(cells.is_sorted_by_key(|cell| sign * cell.worst), "{edition:?} {metric:?}");
            assert!(cells.iter().all(|cell| sign * cell.best <= sign * cell.worst), "{edition:?} {metric:?}");
        }
    }
}

fn figures(rows: u64) -> Figures {
    let mut figures = Figures::default();
    figures.deployment_frequency.deployments = rows;
    figures.deployment_frequency.per_week = Some(1.0);
    figures.deployment_frequency.median_per_week = Some(1.0);
    figures.deployment_frequency.median_deploy_days_per_week = Some(1.0);
    figures.change_lead_time.n = rows;
    figures.change_lead_time.median_s = Some(2.0 * D);
    figures.change_failure_rate.deployments = rows;
    figures.change_failure_rate.rate = Some(0.4);
    figures.recovery_time.n = rows;
    figures.recovery_time.median_s = Some(3_600.0);
    figures
}

#[test]
fn the_worst_metric_holds_the_bucket_down() {
    let bucket = bucket(&figures(5), Edition::default());
    assert_eq!(bucket.overall, Some(Level::Low));
    assert_eq!(bucket.held_down_by, [MetricKind::ChangeFailureRate]);
}

#[test]
fn under_five_rows_there_is_no_level() {
    let bucket = bucket(&figures(4), Edition::default());
    assert_eq!(bucket.overall, None);
    assert!(bucket.held_down_by.is_empty());
}

#[test]
fn without_a_whole_week_the_days_there_are_stand_for_one() {
    let mut short = figures(21);
    short.deployment_frequency.median_deploy_days_per_week = None;
    short.deployment_frequency.median_per_active_day = Some(3.0);
    let at = |figures: &Figures| bucket(figures, Edition::default()).deployment_frequency.map(|reading| reading.level);
    assert_eq!(at(&short), Some(Level::Medium), "less than a week of days is never on demand");
    short.deployment_frequency.deploy_days_per_week = Some(5.0);
    assert_eq!(at(&short), Some(Level::High));
    short.deployment_frequency.deploy_days_per_week = Some(4.9);
    assert_eq!(at(&short), Some(Level::Medium));
}

#[test]
fn on_demand_needs_five_days_and_more_than_one_a_day() {
    let mut busy = figures(100);
    busy.deployment_frequency.median_deploy_days_per_week = Some(5.0);
    busy.deployment_frequency.median_per_active_day = Some(2.0);
    let at = |figures: &Figures| bucket(figures, Edition::default()).deployment_frequency.map(|reading| reading.level);
    assert_eq!(at(&busy), Some(Level::High));
    busy.deployment_frequency.median_per_active_day = Some(1.0);
    assert_eq!(at(&busy), Some(Level::Medium));
}

#[test]
fn quick_check_scores() {
    let mut figures = figures(5);
    figures.rework_rate.rate = Some(0.2);
    let scores = quick_check(&figures);
    assert_eq!(scores.change_lead_time, Some(6.0));
    assert_eq!(scores.deployment_frequency, Some(6.0));
    assert_eq!(scores.recovery_time, Some(8.0));
    assert_eq!(scores.change_failure_rate, Some(6.0));
    assert_eq!(scores.rework_rate, Some(8.0));
    assert_eq!(scores.stability, Some(7.0));
    assert!((scores.throughput.unwrap() - 20.0 / 3.0).abs() < 1e-12);
    assert!((scores.overall.unwrap() - 34.0 / 5.0).abs() < 1e-12);
}
