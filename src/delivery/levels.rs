//! Published benchmark tables, and where figures stand in them.
//!
//! Each table is data: its cells as published, gaps and shared cells included. The rule for gaps is the guide's reading: a
//! value takes the best level whose worst bound it meets, so one in a gap takes the level below the gap.

mod faults;
mod tables;

use serde::{Deserialize, Serialize};

pub use self::faults::{TableFault, table_faults};
pub use self::tables::{Cell, edition_cells};
use super::metrics::Figures;

/// Under so many rows no level is given.
const FEWEST_ROWS: u64 = 5;

/// A level, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Elite.
    Elite,
    /// High.
    High,
    /// Medium.
    Medium,
    /// Low.
    Low,
}

/// Which metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricKind {
    /// Deployments per week.
    DeploymentFrequency,
    /// Change lead time in seconds.
    ChangeLeadTime,
    /// Change failure rate in percent.
    ChangeFailureRate,
    /// Recovery time in seconds.
    RecoveryTime,
}

impl MetricKind {
    /// All four.
    pub const ALL: [Self; 4] =
        [Self::DeploymentFrequency, Self::ChangeLeadTime, Self::ChangeFailureRate, Self::RecoveryTime];
}

/// A published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// The guide's table, from the report of 2022: high, medium, low.
    #[default]
    Guide2022,
    /// State of DevOps 2018.
    Report2018,
    /// State of DevOps 2019.
    Report2019,
    /// State of DevOps 2021.
    Report2021,
    /// State of DevOps 2023.
    Report2023,
    /// State of DevOps 2024.
    Report2024,
}

/// Where a table was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionSource {
    /// The guide.
    Guide,
    /// The report itself.
    Report,
    /// A vendor's summary of the report.
    VendorSummary,
}

impl Edition {
    /// All editions, the default first.
    pub const ALL: [Self; 6] =
        [Self::Guide2022, Self::Report2018, Self::Report2019, Self::Report2021, Self::Report2023, Self::Report2024];

    /// Year of the report.
    pub fn year(self) -> u16 {
        match self {
            Self::Report2018 => 2018,
            Self::Report2019 => 2019,
            Self::Report2021 => 2021,
            Self::Guide2022 => 2022,
            Self::Report2023 => 2023,
            Self::Report2024 => 2024,
        }
    }

    /// Where the table was taken from.
    pub fn source(self) -> EditionSource {
        match self {
            Self::Guide2022 => EditionSource::Guide,
            Self::Report2018 | Self::Report2019 | Self::Report2021 => EditionSource::Report,
            Self::Report2023 | Self::Report2024 => EditionSource::VendorSummary,
        }
    }

    /// Whether the table can grade a metric. The failure rates of 2024 are not in order: high is worse than medium.
    pub fn grades(self, metric: MetricKind) -> bool {
        !(self == Self::Report2024 && metric == MetricKind::ChangeFailureRate)
    }
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LevelReading {
    /// The level; where two or more share the published cell, the best of them.
    pub level: Level,
    /// The worst level that shares the cell; else the same.
    pub shared_down_to: Level,
    /// The value lies between these two cells of the published table, the better first.
    pub between: Option<(Level, Level)>,
}

/// Where all figures stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bucket {
    /// The table used.
    pub edition: Edition,
    /// Deployment frequency; `None` without enough rows.
    pub deployment_frequency: Option<LevelReading>,
    /// Change lead time.
    pub change_lead_time: Option<LevelReading>,
    /// Change failure rate.
    pub change_failure_rate: Option<LevelReading>,
    /// Recovery time.
    pub recovery_time: Option<LevelReading>,
    /// The worst of those that are known.
    pub overall: Option<Level>,
    /// The metrics at that level.
    pub held_down_by: Vec<MetricKind>,
}

impl Bucket {
    /// The reading of a metric.
    pub fn reading(&self, metric: MetricKind) -> Option<LevelReading> {
        match metric {
            MetricKind::DeploymentFrequency => self.deployment_frequency,
            MetricKind::ChangeLeadTime => self.change_lead_time,
            MetricKind::ChangeFailureRate => self.change_failure_rate,
            MetricKind::RecoveryTime => self.recovery_time,
        }
    }
}

/// A value that stands for "on demand" among deployments per week: beyond every published number.
pub(crate) const ON_DEMAND_PER_WEEK: f64 = f64::INFINITY;

/// Reads the figures in a published table.
pub fn bucket(figures: &Figures, edition: Edition) -> Bucket {
    let reading = |metric| value_of(figures, metric).and_then(|value| read_value(value, edition, metric));
    let mut bucket = Bucket {
        edition,
        deployment_frequency: reading(MetricKind::DeploymentFrequency),
        change_lead_time: reading(MetricKind::ChangeLeadTime),
        change_failure_rate: reading(MetricKind::ChangeFailureRate),
        recovery_time: reading(MetricKind::RecoveryTime),
        overall: None,
        held_down_by: Vec::new(),
    };
    let level = |metric: MetricKind| bucket.reading(metric).map(|reading| reading.level);
    let worst = MetricKind::ALL.into_iter().filter_map(level).max();
    let held_down_by =
        MetricKind::ALL.into_iter().filter(|&metric| worst.is_some() && level(metric) == worst).collect();
    bucket.overall = worst;
    bucket.held_down_by = held_down_by;
    bucket
}

/// The value that is graded, in the unit of the metric; `None` with fewer than five rows.
fn value_of(figures: &Figures, metric: MetricKind) -> Option<f64> {
    let (rows, value) = match metric {
        MetricKind::DeploymentFrequency => (figures.deployment_frequency.deployments, deployments_per_week(figures)),
        MetricKind::ChangeLeadTime => (figures.change_lead_time.n, figures.change_lead_time.median_s),
        MetricKind::ChangeFailureRate => {
            (figures.change_failure_rate.deployments, figures.change_failure_rate.rate.map(|rate| rate * 100.0))
        }
        MetricKind::RecoveryTime => (figures.recovery_time.n, figures.recovery_time.median_s),
    };
    value.filter(|_| rows >= FEWEST_ROWS)
}

/// The median week, or where that is empty or unknown the mean; "on demand" is at least five deploy days in the median
/// week with more than one deployment on the median active day. A short history may hold no whole ISO week, depending on
/// the weekday it starts with: the days it has stand for the week then. Fewer than seven are never "on demand".
fn deployments_per_week(figures: &Figures) -> Option<f64> {
    let frequency = &figures.deployment_frequency;
    let days = frequency.median_deploy_days_per_week.or(frequency.deploy_days_per_week).unwrap_or(0.0);
    if days >= 5.0 && frequency.median_per_active_day.unwrap_or(0.0) > 1.0 {
        return Some(ON_DEMAND_PER_WEEK);
    }
    frequency.median_per_week.filter(|&median| median >= 1.0).or(frequency.per_week)
}

/// Where a value stands in a table; `None` if the table cannot grade the metric.
pub(crate) fn read_value(value: f64, edition: Edition, metric: MetricKind) -> Option<LevelReading> {
    if !edition.grades(metric) {
        return None;
    }
    // More deployments are better; of all else less is.
    let sign = if metric == MetricKind::DeploymentFrequency { -1.0 } else { 1.0 };
    let cost = |bound: f64| bound * sign;
    let cells = edition_cells(edition, metric);
    let place = cells.iter().position(|cell| cost(value) <= cost(cell.worst)).or(cells.len().checked_sub(1))?;
    let cell = cells.get(place)?;
    let above = place.checked_sub(1).and_then(|before| cells.get(before));
    let is_in_gap = above.is_some_and(|above| cost(value) > cost(above.worst) && cost(value) < cost(cell.best));
    let sharing = cells.iter().rfind(|other| other.best == cell.best && other.worst == cell.worst);
    Some(LevelReading {
        level: cell.level,
        shared_down_to: sharing.map_or(cell.level, |other| other.level),
        between: above.filter(|_| is_in_gap).map(|above| (above.level, cell.level)),
    })
}

/// DORA Quick Check's scores, 0 to 10 (DORA, CC BY 4.0): free of gaps. `None` where the figure is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QuickCheck {
    /// Change lead time: 0, 2, … 10.
    pub change_lead_time: Option<f64>,
    /// Deployment frequency: 0, 2, … 10.
    pub deployment_frequency: Option<f64>,
    /// Recovery time: 0, 2, … 10.
    pub recovery_time: Option<f64>,
    /// Change failure rate: 10 less a tenth of the percentage.
    pub change_failure_rate: Option<f64>,
    /// Rework rate: the same.
    pub rework_rate: Option<f64>,
    /// Mean of the first three.
    pub throughput: Option<f64>,
    /// Mean of the last two.
    pub stability: Option<f64>,
    /// Mean of all five.
    pub overall: Option<f64>,
}

const HOUR_S: f64 = 3_600.0;
const DAY_S: f64 = 86_400.0;
/// The answers' upper bounds of durations: an hour, a day, a week, a month, six months.
const DURATION_ANSWERS_S: [f64; 5] = [HOUR_S, DAY_S, 7.0 * DAY_S, 30.4375 * DAY_S, 182.625 * DAY_S];
/// The answers' lower bounds of deployments per week: six months, month, week, day, hour.
const FREQUENCY_ANSWERS: [f64; 5] = [7.0 / 182.625, 7.0 / 30.4375, 1.0, 7.0, 168.0];

/// The Quick Check scores of figures.
pub fn quick_check(figures: &Figures) -> QuickCheck {
    let duration =
        |seconds: f64| 10.0 - 2.0 * DURATION_ANSWERS_S.iter().filter(|&&bound| seconds >= bound).count() as f64;
    let share = |rate: f64| 10.0 - rate * 10.0;
    let per_week = figures.deployment_frequency.per_week.filter(|_| figures.deployment_frequency.deployments > 0);
    let change_lead_time = figures.change_lead_time.median_s.map(duration);
    let deployment_frequency =
        per_week.map(|value| 2.0 * FREQUENCY_ANSWERS.iter().filter(|&&bound| value >= bound).count() as f64);
    let recovery_time = figures.recovery_time.median_s.map(duration);
    let change_failure_rate = figures.change_failure_rate.rate.map(share);
    let rework_rate = figures.rework_rate.rate.map(share);
    let throughput = [change_lead_time, deployment_frequency, recovery_time];
    let stability = [change_failure_rate, rework_rate];
    QuickCheck {
        change_lead_time,
        deployment_frequency,
        recovery_time,
        change_failure_rate,
        rework_rate,
        throughput: mean_of(&throughput),
        stability: mean_of(&stability),
        overall: mean_of(&[throughput.as_slice(), stability.as_slice()].concat()),
    }
}

/// The mean, if all are known.
fn mean_of(scores: &[Option<f64>]) -> Option<f64> {
    let sum = scores.iter().copied().try_fold(0.0, |sum, score| score.map(|score| sum + score))?;
    Some(sum / scores.len() as f64)
}

#[cfg(test)]
mod tests;
