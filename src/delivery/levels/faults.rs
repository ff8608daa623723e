//! What a published table leaves open: gaps between its cells, cells that levels share, means instead of ranges, levels
//! out of order.

use serde::{Deserialize, Serialize};

use super::{Cell, Edition, Level, MetricKind, edition_cells};

/// Something that a published table leaves open for a metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFault {
    /// Values between two levels that belong to neither; they take the worse one.
    Gap {
        /// The level above.
        better: Level,
        /// The level below.
        worse: Level,
        /// Where the better one ends; `None`: on demand.
        from: Option<f64>,
        /// Where the worse one starts.
        to: f64,
    },
    /// One cell for several levels: a value in it may be any of them.
    Shared {
        /// The best of them.
        best: Level,
        /// The worst of them.
        worst: Level,
    },
    /// The table names the mean of each level, not a range.
    MeansOnly,
    /// A better level has a worse value than the one below it: nothing can be graded.
    OutOfOrder,
}

/// What a table leaves open for a metric, in the order of its levels.
pub fn table_faults(edition: Edition, metric: MetricKind) -> Vec<TableFault> {
    let cells = edition_cells(edition, metric);
    let mut faults = Vec::new();
    if !edition.grades(metric) {
        faults.push(TableFault::OutOfOrder);
    }
    if cells.iter().all(|cell| cell.best == cell.worst) {
        faults.push(TableFault::MeansOnly);
        return faults;
    }
    // More deployments are better; of all else less is.
    let sign = if metric == MetricKind::DeploymentFrequency { -1.0 } else { 1.0 };
    let is_one_cell = |a: &Cell, b: &Cell| a.best == b.best && a.worst == b.worst;
    for group in cells.chunk_by(is_one_cell) {
        if let [first, .., last] = group {
            faults.push(TableFault::Shared { best: first.level, worst: last.level });
        }
    }
    for pair in cells.windows(2) {
        if let [above, below] = pair
            && sign * below.best > sign * above.worst
        {
            let from = Some(above.worst).filter(|bound| bound.is_finite());
            faults.push(TableFault::Gap { better: above.level, worse: below.level, from, to: below.best });
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_table_leaves_open() {
        use Level::{Elite, High, Low, Medium};
        use MetricKind::{ChangeFailureRate, ChangeLeadTime, DeploymentFrequency, RecoveryTime};
        let gap = |better, worse, from, to| TableFault::Gap { better, worse, from, to };
        let shared = |best, worst| TableFault::Shared { best, worst };
        let day = 86_400.0;
        for (edition, metric, expected) in [
            (Edition::Guide2022, DeploymentFrequency, vec![gap(High, Medium, None, 1.0)]),
            (Edition::Guide2022, ChangeLeadTime, vec![]),
            (
                Edition::Guide2022,
                ChangeFailureRate,
                vec![gap(High, Medium, Some(15.0), 16.0), gap(Medium, Low, Some(30.0), 46.0)],
            ),
            (Edition::Report2018, ChangeFailureRate, vec![shared(Elite, Medium), gap(Medium, Low, Some(15.0), 46.0)]),
            (Edition::Report2018, RecoveryTime, vec![shared(High, Medium), gap(Medium, Low, Some(day), 7.0 * day)]),
            (Edition::Report2023, ChangeFailureRate, vec![TableFault::MeansOnly]),
            (Edition::Report2024, ChangeFailureRate, vec![TableFault::OutOfOrder, TableFault::MeansOnly]),
        ] {
            assert_eq!(table_faults(edition, metric), expected, "{edition:?} {metric:?}");
        }
    }

    #[test]
    fn a_value_in_a_gap_is_read_as_lying_between() {
        for edition in Edition::ALL {
            for metric in MetricKind::ALL {
                for fault in table_faults(edition, metric) {
                    let TableFault::Gap { better, worse, from: Some(from), to } = fault else { continue };
                    let reading = super::super::read_value(f64::midpoint(from, to), edition, metric).unwrap();
                    assert_eq!(reading.between, Some((better, worse)), "{edition:?} {metric:?}");
                }
            }
        }
    }
}
