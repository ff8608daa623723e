//! The five delivery metrics as they are shown: names, samples, what is said where there is no level.

use crate::delivery::MetricKind;
use crate::jobs::Sheet;
use crate::ui::text::delivery as text;

/// A delivery metric, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Deployments per week.
    Frequency,
    /// Change lead time.
    LeadTime,
    /// Change failure rate.
    FailureRate,
    /// Recovery time.
    Recovery,
    /// Rework rate.
    Rework,
}

impl Metric {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Frequency, Self::LeadTime, Self::FailureRate, Self::Recovery, Self::Rework];

    /// Those that the tables of levels know.
    pub const GRADED: [Self; 4] = [Self::Frequency, Self::LeadTime, Self::FailureRate, Self::Recovery];

    /// Its place in the order.
    pub fn place(self) -> usize {
        self as usize
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        text::METRIC_NAMES.get(self.place()).copied().unwrap_or_default()
    }

    /// The same, to head a row of a narrow table.
    pub fn row_name(self) -> &'static str {
        text::METRIC_ROW_NAMES.get(self.place()).copied().unwrap_or_default()
    }

    /// As the tables of levels know it.
    pub fn kind(self) -> Option<MetricKind> {
        MetricKind::ALL.get(self.place()).copied()
    }

    /// Whether there is any figure.
    pub fn has_value(self, sheet: &Sheet) -> bool {
        match self {
            Self::Frequency => sheet.frequency.shown_per_week,
            Self::LeadTime => sheet.lead_time.median_s,
            Self::FailureRate => sheet.failure.rate,
            Self::Recovery => sheet.recovery.median_s,
            Self::Rework => sheet.rework.rate,
        }
        .is_some()
    }

    /// How the figure was made, and of how many rows.
    pub fn sample(self, sheet: &Sheet) -> (String, String) {
        let deployments = text::n_of_deployments;
        match self {
            Self::Frequency => {
                let whole_weeks = sheet.weeks.iter().filter(|week| !week.is_cut).count();
                (text::frequency_how(&sheet.frequency, whole_weeks), deployments(sheet.frequency.deployments))
            }
            Self::LeadTime => (text::lead_time_how(sheet.lead_time.p85_s), text::n_of_changes(sheet.lead_time.n)),
            // The fraction names its denominator: a second n would only repeat it.
            Self::FailureRate if sheet.failure.failed.is_some() => (text::failure_how(&sheet.failure), String::new()),
            Self::FailureRate => (text::failure_how(&sheet.failure), deployments(sheet.failure.deployments)),
            Self::Recovery => (text::recovery_how(&sheet.recovery), text::recovery_n(&sheet.recovery)),
            Self::Rework => {
                let rework = &sheet.rework;
                let n = if rework.rework.is_some() { String::new() } else { deployments(rework.deployments) };
                (text::rework_how(rework.rework, rework.deployments), n)
            }
        }
    }

    /// Why it has no level; `None` where it has one.
    pub fn no_level(self, sheet: &Sheet) -> Option<&'static str> {
        let place = self.place();
        match (sheet.levels.readings.get(place).is_some_and(Option::is_some), self.kind()) {
            (true, Some(_)) => None,
            (false, Some(_)) if !self.has_value(sheet) => Some(text::NOTHING_TO_GRADE),
            (false, Some(_)) if sheet.levels.grades.get(place) == Some(&true) => Some(text::UNDER_FIVE),
            (false, Some(_)) => Some(text::NOT_GRADED),
            (_, None) => Some(text::NOT_IN_TABLE),
        }
    }
}
