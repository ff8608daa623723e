//! Figures that a tool computed itself: shown as a series, with no rows behind them.

use serde::{Deserialize, Serialize};

use super::civil::monday_of;

/// One day of a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SeriesPoint {
    /// Day since 1970-01-01.
    pub day: i64,
    /// `None`: the tool has no data for the day.
    pub value: Option<f64>,
}

/// What a series measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesMetric {
    /// Deployments of the day.
    DeploymentFrequency,
    /// Median lead time in seconds, in the tool's own definition.
    LeadTimeForChanges,
    /// Median time to restore service in seconds.
    TimeToRestoreService,
    /// Share of deployments that failed, 0 to 1 and beyond.
    ChangeFailureRate,
}

/// A series of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportedSeries {
    /// Name of its file.
    pub file: String,
    /// What it measures; `None` where nobody has said.
    pub metric: Option<SeriesMetric>,
    /// Its days, ascending, each once.
    pub points: Vec<SeriesPoint>,
}

impl ImportedSeries {
    /// Deployments per ISO week: the Monday (days since 1970-01-01) and their sum. Only counts can be summed up: empty
    /// for the other metrics, whose days must not be averaged.
    pub fn deployments_by_week(&self) -> Vec<(i64, f64)> {
        let mut weeks: Vec<(i64, f64)> = Vec::new();
        if self.metric != Some(SeriesMetric::DeploymentFrequency) {
            return weeks;
        }
        for point in &self.points {
            let (monday, value) = (monday_of(point.day), point.value.unwrap_or(0.0));
            match weeks.last_mut() {
                Some((last, sum)) if *last == monday => *sum += value,
                _ => weeks.push((monday, value)),
            }
        }
        weeks
    }
}

/// Sorts points by day; of two for one day the one with a value stays.
pub(crate) fn settled(mut points: Vec<SeriesPoint>) -> Vec<SeriesPoint> {
    let rank = |point: &SeriesPoint| (point.day, point.value.is_none(), point.value.unwrap_or(0.0).to_bits());
    points.sort_by_key(rank);
    points.dedup_by_key(|point| point.day);
    points
}

/// What a series probably measures: by the name of its file, else by its values. Shares lie between 0 and 1 and are
/// seldom whole; durations have at least some minutes.
pub(crate) fn propose_metric(file: &str, points: &[SeriesPoint]) -> Option<SeriesMetric> {
    let name = super::header::plain_name(file);
    let by_name = [
        ("deploymentfrequency", SeriesMetric::DeploymentFrequency),
        ("leadtime", SeriesMetric::LeadTimeForChanges),
        ("timetorestore", SeriesMetric::TimeToRestoreService),
        ("failurerate", SeriesMetric::ChangeFailureRate),
    ];
    if let Some((_, metric)) = by_name.iter().find(|(part, _)| name.contains(part)) {
        return Some(*metric);
    }
    let values: Vec<f64> = points.iter().filter_map(|point| point.value).collect();
    if values.iter().any(|value| *value > 0.0 && *value < 1.0) {
        return Some(SeriesMetric::ChangeFailureRate);
    }
    let counts = values.iter().any(|value| *value > 0.0) && values.iter().all(|value| *value < 60.0);
    counts.then_some(SeriesMetric::DeploymentFrequency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[f64]) -> Vec<SeriesPoint> {
        (0..).zip(values).map(|(day, value)| SeriesPoint { day, value: Some(*value) }).collect()
    }

    #[test]
    fn what_a_series_measures_is_proposed() {
        for (file, values, metric) in [
            ("gitlab_dora_deployment_frequency.json", &[1.0][..], Some(SeriesMetric::DeploymentFrequency)),
            ("time-to-restore-service.json", &[1.0], Some(SeriesMetric::TimeToRestoreService)),
            ("x.json", &[0.0, 0.5], Some(SeriesMetric::ChangeFailureRate)),
            ("x.json", &[0.0, 2.0, 1.0], Some(SeriesMetric::DeploymentFrequency)),
            ("x.json", &[86_400.0, 3.0], None),
            ("x.json", &[0.0], None),
        ] {
            assert_eq!(propose_metric(file, &points(values)), metric, "{file}");
        }
    }

    #[test]
    fn only_counts_are_summed_up() {
        let metric = Some(SeriesMetric::DeploymentFrequency);
        let series = ImportedSeries { file: String::new(), metric, points: points(&[1.0, 0.0, 2.0, 0.0, 4.0]) };
        // 1970-01-01 was a Thursday.
        assert_eq!(series.deployments_by_week(), [(-3, 3.0), (4, 4.0)]);
        assert!(ImportedSeries { metric: None, ..series }.deployments_by_week().is_empty());
    }

    #[test]
    fn a_day_counts_once() {
        let twice = [SeriesPoint { day: 1, value: None }, SeriesPoint { day: 1, value: Some(2.0) }];
        assert_eq!(settled(twice.to_vec()), [SeriesPoint { day: 1, value: Some(2.0) }]);
    }
}
