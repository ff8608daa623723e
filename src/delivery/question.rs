//! What is asked of the data: period, filters, and the switches that change a definition.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::zone::Zone;

/// How runs that did not deploy enter the change failure rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailedRuns {
    /// Left out, unless the data has neither incidents nor production failures.
    #[default]
    WhenNothingElse,
    /// They count as failures and as deployments of the rate.
    Count,
    /// Never counted.
    LeaveOut,
}

/// Which clock measures the recovery time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryClock {
    /// Incidents when the data has any, else deployments.
    #[default]
    Automatic,
    /// Incident opened → incident resolved.
    Incident,
    /// Failed deployment finished → next succeeded deployment of that service and environment finished.
    Deployment,
}

/// Choices that change what a figure means. Each is printed with the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// Merge commits count as changes. Off by default.
    pub merge_commits: bool,
    /// How runs that did not deploy enter the change failure rate.
    pub failed_runs: FailedRuns,
    /// Which clock measures the recovery time.
    pub recovery_clock: RecoveryClock,
    /// Several deployments of one revision of a service to several production environments are one. Off by default.
    pub one_per_revision: bool,
    /// A merged change that names no deployment belongs to the first deployment of its service that finished after
    /// the merge. On by default; the number so attributed is given with the lead time.
    pub attribute_by_merge_time: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            merge_commits: false,
            failed_runs: FailedRuns::default(),
            recovery_clock: RecoveryClock::default(),
            one_per_revision: false,
            attribute_by_merge_time: true,
        }
    }
}

/// What is asked of the data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Start of the period, ms UTC, included. `None`: the first full day of the data.
    pub from_ms: Option<i64>,
    /// End of the period, ms UTC, not included. `None`: the end of the last day of the data.
    pub to_ms: Option<i64>,
    /// The zone whose days and weeks are counted.
    pub zone: Zone,
    /// Only these services, by the data's names. `None`: all.
    pub services: Option<BTreeSet<String>>,
    /// The environments that are production, in small letters. `None`: those chosen at import.
    pub environments: Option<BTreeSet<String>>,
    /// The switches.
    pub switches: Switches,
}
