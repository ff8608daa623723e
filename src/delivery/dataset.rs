//! An imported set of deploy data: immutable, compact, and storable.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::column::{NONE, Numbers};
use super::facts::Facts;
use super::measure::RowKind;
use super::outcome::Outcome;
use super::read::Recognised;
use super::series::ImportedSeries;

/// Deploy data of one import, or of several put together.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    pub(crate) facts: Facts,
    /// Figures that tools computed themselves, with no rows behind them.
    pub series: Vec<ImportedSeries>,
    /// The environments chosen as production, in small letters.
    pub production: BTreeSet<String>,
    /// Where the data comes from and what was done to it.
    pub report: JoinReport,
}

/// Where the data comes from and what joining did to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JoinReport {
    /// The files, in the order given.
    pub files: Vec<FileSummary>,
    /// Rows of deployments read, rejected ones included.
    pub deployment_rows: u64,
    /// Rows of deployments that could not be read.
    pub rejected_deployment_rows: u64,
    /// Deployments that were there already.
    pub duplicate_deployments: u64,
    /// Changes that were there already.
    pub duplicate_changes: u64,
    /// Incidents that were there already.
    pub duplicate_incidents: u64,
    /// Statuses whose deployment is in no file; each deployment they name is counted without its revision.
    pub statuses_without_deployment: u64,
    /// Deployments whose source holds no result: their statuses are missing.
    pub deployments_without_result: u64,
    /// Deployments whose pipeline, which knows their commit, is in no file.
    #[serde(default)]
    pub deployments_without_pipeline: u64,
    /// Pipelines that no deployment names.
    #[serde(default)]
    pub pipelines_without_deployment: u64,
    /// Deployments with a result but no end: their start was taken.
    pub finish_assumed: u64,
    /// Rows whose times were read in the chosen zone, because they have no offset.
    pub zoneless_rows: u64,
    /// Rows that were taken for a success because no column tells the result.
    pub success_assumed_rows: u64,
    /// Status words that nobody has explained, with their rows.
    pub unknown_words: Vec<(String, u64)>,
}

/// One file of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// What it was recognised as.
    pub kind: Recognised,
    /// Rows read.
    pub rows: u64,
    /// Rows that could not be read.
    pub rejected: u64,
}

/// One deployment, for a list on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeploymentView<'a> {
    /// Name of its file and the line in it.
    pub source: (&'a str, u32),
    /// The source's id.
    pub id: &'a str,
    /// Service.
    pub service: &'a str,
    /// Environment in small letters.
    pub environment: &'a str,
    /// Commit.
    pub revision: Cow<'a, str>,
    /// Version.
    pub version: &'a str,
    /// The source's word for the result.
    pub word: &'a str,
    /// What became of it.
    pub outcome: Outcome,
    /// Start in ms UTC.
    pub started_ms: Option<i64>,
    /// End in ms UTC.
    pub finished_ms: Option<i64>,
}

impl Dataset {
    /// How many deployments it holds, of all environments and outcomes.
    pub fn deployments(&self) -> usize {
        self.facts.deployments.len()
    }

    /// How many commits and pull requests it holds.
    pub fn changes(&self) -> usize {
        self.facts.changes.len()
    }

    /// How many incidents it holds.
    pub fn incidents(&self) -> usize {
        self.facts.incidents.len()
    }

    /// How many rows of event logs it holds.
    pub fn stage_rows(&self) -> usize {
        self.facts.stages.len()
    }

    /// A deployment by its number, 0 to [`Self::deployments`].
    pub fn deployment(&self, row: usize) -> Option<DeploymentView<'_>> {
        if row >= self.deployments() {
            return None;
        }
        let view = self.facts.deployments.row(&self.facts.names, row);
        let file = self.facts.deployments.file.get(row).and_then(|file| self.report.files.get(file as usize));
        Some(DeploymentView {
            source: (file.map_or("", |f| f.name.as_str()), view.line),
            id: view.id,
            service: view.service,
            environment: view.environment,
            revision: self.facts.deployments.revision.get(row),
            version: view.version,
            word: view.word,
            outcome: view.outcome,
            started_ms: self.facts.deployments.started.get(row),
            finished_ms: self.facts.deployments.finished.get(row),
        })
    }

    /// When the last deployment finished, ms UTC.
    pub fn last_finish_ms(&self) -> Option<i64> {
        self.facts.deployments.finished.iter().filter(|&ms| ms != NONE).max()
    }

    /// Services of deployments, in alphabetical order.
    pub fn services(&self) -> BTreeSet<String> {
        self.names_in(&self.facts.deployments.service, |kind| kind.service)
    }

    /// Environments of deployments, in alphabetical order.
    pub fn environments(&self) -> BTreeSet<String> {
        self.names_in(&self.facts.deployments.environment, |kind| kind.environment)
    }

    fn names_in(&self, column: &Numbers, name_of: fn(RowKind) -> u32) -> BTreeSet<String> {
        let names = &self.facts.names;
        if let Some(tally) = self.facts.row_tally() {
            return tally.kinds().map(|(kind, _)| names.get(name_of(kind)).to_owned()).collect();
        }
        let used = column.used(names.len());
        names.iter().zip(used).filter(|(_, is_used)| *is_used).map(|(name, _)| name.to_owned()).collect()
    }

    /// Puts another set behind this one. Rows that both hold are merged; production is what either calls so.
    pub fn append(&mut self, other: &Self) {
        self.facts.append(&other.facts, self.report.files.len() as u32);
        self.production.extend(other.production.iter().cloned());
        self.report.append(&other.report);
        self.series.extend(other.series.iter().cloned());
        super::join::settle_services(&mut self.facts);
        super::merge::merge_duplicates(&mut self.facts, &mut self.report);
    }
}

impl JoinReport {
    fn append(&mut self, other: &Self) {
        self.files.extend(other.files.iter().cloned());
        self.unknown_words.extend(other.unknown_words.iter().cloned());
        for (own, others) in self.counts_mut().into_iter().zip(other.counts()) {
            *own += others;
        }
    }

    fn counts_mut(&mut self) -> [&mut u64; 12] {
        [
            &mut self.deployment_rows,
            &mut self.rejected_deployment_rows,
            &mut self.duplicate_deployments,
            &mut self.duplicate_changes,
            &mut self.duplicate_incidents,
            &mut self.statuses_without_deployment,
            &mut self.deployments_without_result,
            &mut self.deployments_without_pipeline,
            &mut self.pipelines_without_deployment,
            &mut self.finish_assumed,
            &mut self.zoneless_rows,
            &mut self.success_assumed_rows,
        ]
    }

    fn counts(&self) -> [u64; 12] {
        let mut copy = self.clone();
        copy.counts_mut().map(|count| *count)
    }
}
