//! The published tables. A cell is a level and its bounds, the better first; units as in [`MetricKind`].

use super::{Edition, Level, MetricKind, ON_DEMAND_PER_WEEK};

/// A cell of a published table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// The level.
    pub level: Level,
    /// The best value it names: most deployments per week (infinite: on demand), least of all else.
    pub best: f64,
    /// The worst value it names.
    pub worst: f64,
}

use Level::{Elite, High, Low, Medium};

const H: f64 = 3_600.0;
const D: f64 = 24.0 * H;
const W: f64 = 7.0 * D;
const M: f64 = 30.4375 * D;

/// Deployments per week of "on demand", hourly, daily, weekly, monthly, every six months.
const DEMAND: f64 = ON_DEMAND_PER_WEEK;
const HOURLY: f64 = 168.0;
const DAILY: f64 = 7.0;
const WEEKLY: f64 = 1.0;
const MONTHLY: f64 = 7.0 / 30.4375;
const HALF_YEARLY: f64 = MONTHLY / 6.0;

type Row = (Level, f64, f64);

/// The four rows of an edition: frequency, lead time, failure rate, recovery; each from the best level down.
struct Table {
    frequency: &'static [Row],
    lead_time: &'static [Row],
    failure_rate: &'static [Row],
    recovery: &'static [Row],
}

const GUIDE_2022: Table = Table {
    frequency: &[(High, DEMAND, DEMAND), (Medium, WEEKLY, MONTHLY), (Low, MONTHLY, HALF_YEARLY)],
    lead_time: &[(High, D, W), (Medium, W, M), (Low, M, 6.0 * M)],
    failure_rate: &[(High, 0.0, 15.0), (Medium, 16.0, 30.0), (Low, 46.0, 60.0)],
    recovery: &[(High, 0.0, D), (Medium, D, W), (Low, W, M)],
};

const REPORT_2018: Table = Table {
    frequency: &[(Elite, DEMAND, DEMAND), (High, HOURLY, DAILY), (Medium, WEEKLY, MONTHLY), (Low, WEEKLY, MONTHLY)],
    lead_time: &[(Elite, 0.0, H), (High, D, W), (Medium, W, M), (Low, M, 6.0 * M)],
    failure_rate: &[(Elite, 0.0, 15.0), (High, 0.0, 15.0), (Medium, 0.0, 15.0), (Low, 46.0, 60.0)],
    recovery: &[(Elite, 0.0, H), (High, 0.0, D), (Medium, 0.0, D), (Low, W, M)],
};

const REPORT_2019: Table = Table {
    frequency: &[
        (Elite, DEMAND, DEMAND),
        (High, DAILY, WEEKLY),
        (Medium, WEEKLY, MONTHLY),
        (Low, MONTHLY, HALF_YEARLY),
    ],
    lead_time: &[(Elite, 0.0, D), (High, D, W), (Medium, W, M), (Low, M, 6.0 * M)],
    failure_rate: &[(Elite, 0.0, 15.0), (High, 0.0, 15.0), (Medium, 0.0, 15.0), (Low, 46.0, 60.0)],
    recovery: &[(Elite, 0.0, H), (High, 0.0, D), (Medium, 0.0, D), (Low, W, M)],
};

const REPORT_2021: Table = Table {
    frequency: &[
        (Elite, DEMAND, DEMAND),
        (High, WEEKLY, MONTHLY),
        (Medium, MONTHLY, HALF_YEARLY),
        (Low, HALF_YEARLY, 0.0),
    ],
    lead_time: &[(Elite, 0.0, H), (High, D, W), (Medium, M, 6.0 * M), (Low, 6.0 * M, f64::INFINITY)],
    failure_rate: &[(Elite, 0.0, 15.0), (High, 16.0, 30.0), (Medium, 16.0, 30.0), (Low, 16.0, 30.0)],
    recovery: &[(Elite, 0.0, H), (High, 0.0, D), (Medium, D, W), (Low, 6.0 * M, f64::INFINITY)],
};

/// The failure rates are means of the levels, not ranges.
const REPORT_2023: Table = Table {
    frequency: &[(Elite, DEMAND, DEMAND), (High, DAILY, WEEKLY), (Medium, WEEKLY, MONTHLY), (Low, WEEKLY, MONTHLY)],
    lead_time: &[(Elite, 0.0, D), (High, D, W), (Medium, W, M), (Low, W, M)],
    failure_rate: &[(Elite, 5.0, 5.0), (High, 10.0, 10.0), (Medium, 15.0, 15.0), (Low, 64.0, 64.0)],
    recovery: &[(Elite, 0.0, H), (High, 0.0, D), (Medium, D, W), (Low, M, 6.0 * M)],
};

/// The failure rates are means, and not in order: shown, but no grade.
const REPORT_2024: Table = Table {
    frequency: &[
        (Elite, DEMAND, DEMAND),
        (High, DAILY, WEEKLY),
        (Medium, WEEKLY, MONTHLY),
        (Low, MONTHLY, HALF_YEARLY),
    ],
    lead_time: &[(Elite, 0.0, D), (High, D, W), (Medium, W, M), (Low, M, 6.0 * M)],
    failure_rate: &[(Elite, 5.0, 5.0), (High, 20.0, 20.0), (Medium, 10.0, 10.0), (Low, 40.0, 40.0)],
    recovery: &[(Elite, 0.0, H), (High, 0.0, D), (Medium, 0.0, D), (Low, W, M)],
};

/// The cells of a metric in an edition, from the best level down.
pub fn edition_cells(edition: Edition, metric: MetricKind) -> Vec<Cell> {
    let table = match edition {
        Edition::Guide2022 => &GUIDE_2022,
        Edition::Report2018 => &REPORT_2018,
        Edition::Report2019 => &REPORT_2019,
        Edition::Report2021 => &REPORT_2021,
        Edition::Report2023 => &REPORT_2023,
        Edition::Report2024 => &REPORT_2024,
    };
    let rows = match metric {
        MetricKind::DeploymentFrequency => table.frequency,
        MetricKind::ChangeLeadTime => table.lead_time,
        MetricKind::ChangeFailureRate => table.failure_rate,
        MetricKind::RecoveryTime => table.recovery,
    };
    rows.iter().map(|&(level, best, worst)| Cell { level, best, worst }).collect()
}
