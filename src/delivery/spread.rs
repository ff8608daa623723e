//! The spread of lead times: histogram and longest changes.

use serde::Serialize;

use super::batch::{Fences, fences_in};
use super::dataset::Dataset;
use super::facts::number;
use super::link::Carried;
use super::measure::Analysis;
use super::question::Question;

/// One bar of the histogram of change lead times.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HistogramBin {
    /// Lower bound in seconds, included.
    pub from_s: f64,
    /// Upper bound in seconds, not included; infinite in the last bin.
    pub to_s: f64,
    /// Changes.
    pub changes: u64,
}

/// Bounds of the bins in seconds, about evenly spaced on a logarithmic scale and at round durations.
const BOUNDS_S: [f64; 15] = [
    0.0,
    300.0,
    900.0,
    1_800.0,
    3_600.0,
    7_200.0,
    14_400.0,
    28_800.0,
    86_400.0,
    172_800.0,
    345_600.0,
    604_800.0,
    1_209_600.0,
    2_592_000.0,
    7_776_000.0,
];

/// How the change lead times spread, in bins from 0 to 5 minutes up to over 90 days. Empty without data.
pub fn lead_time_histogram(data: &[&Dataset], question: &Question) -> Vec<HistogramBin> {
    super::measure::with_analysis(data, question, histogram_of)
}

/// All bounds lie on these marks, so that a division finds the bin.
const MARK_MS: i64 = 300_000;

pub(crate) fn histogram_of(analysis: &Analysis) -> Vec<HistogramBin> {
    let bin_of_mark = bins_of_marks();
    let last = BOUNDS_S.len() - 1;
    let mut counts = [0u64; BOUNDS_S.len()];
    for sample in &analysis.leads {
        let mark = usize::try_from(sample.ms / MARK_MS).unwrap_or(0);
        let bin = bin_of_mark.get(mark).map_or(last, |&bin| usize::from(bin));
        if let Some(count) = counts.get_mut(bin) {
            *count += 1;
        }
    }
    if analysis.leads.is_empty() { Vec::new() } else { bins(&counts) }
}

/// The bin of each mark below the last bound.
fn bins_of_marks() -> Vec<u8> {
    let marks = |bound: f64| (bound * 1_000.0) as i64 / MARK_MS;
    let ends = BOUNDS_S.iter().skip(1).map(|&end| marks(end));
    (0u8..)
        .zip(BOUNDS_S.iter().zip(ends))
        .flat_map(|(bin, (&from, end))| (marks(from)..end).map(move |_| bin))
        .collect()
}

fn bins(counts: &[u64]) -> Vec<HistogramBin> {
    let ends = BOUNDS_S.iter().copied().skip(1).chain([f64::INFINITY]);
    BOUNDS_S
        .iter()
        .zip(ends)
        .zip(counts)
        .map(|((&from_s, to_s), &changes)| HistogramBin { from_s, to_s, changes })
        .collect()
}

/// A change that took long.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LongChange {
    /// Service of the deployment that brought it.
    pub service: String,
    /// Commit, if told.
    pub revision: String,
    /// Pull-request number, if told.
    pub number: String,
    /// First commit authored, ms UTC.
    pub authored_ms: i64,
    /// Deployed, ms UTC.
    pub deployed_ms: i64,
    /// Change lead time in seconds.
    pub lead_time_s: f64,
    /// Row of the deployment in the data set ([`Dataset::deployment`]); of several sets, in all of them put together.
    pub deployment: u32,
    /// Beyond Tukey's upper fence on the logarithm of the lead times.
    pub is_outlier: bool,
    /// Id, version or commit of the deployment: the first that is told.
    pub deployment_name: String,
    /// Environment of the deployment.
    pub environment: String,
    /// Number of the file, among those of all sets put together, and line.
    pub source: (u32, u32),
}

/// The changes with the longest lead times, longest first.
pub fn longest_changes(data: &[&Dataset], question: &Question, count: usize) -> Vec<LongChange> {
    super::measure::with_analysis(data, question, |analysis| {
        let mut longest = Longest::new(count);
        analysis.counted_changes().for_each(|(carried, ms)| longest.add(carried, ms));
        longest.changes(analysis, fences_in(analysis))
    })
}

/// The longest changes so far.
pub(crate) struct Longest {
    count: usize,
    found: Vec<(Carried, i64)>,
    /// How long a change must be to come among them.
    shortest_ms: i64,
}

impl Longest {
    pub fn new(count: usize) -> Self {
        Self { count, found: Vec::new(), shortest_ms: 0 }
    }

    pub fn add(&mut self, carried: Carried, ms: i64) {
        if ms >= self.shortest_ms && self.count > 0 {
            self.found.push((carried, ms));
            if self.found.len() >= 64 + 2 * self.count {
                self.drop_shorter();
            }
        }
    }

    fn drop_shorter(&mut self) {
        self.found.sort_by_key(|(carried, ms)| (-ms, carried.deployment, carried.change));
        self.found.truncate(self.count);
        self.shortest_ms = self.found.last().filter(|_| self.found.len() == self.count).map_or(0, |(_, ms)| *ms);
    }

    /// The longest first.
    pub fn changes(mut self, analysis: &Analysis, fences: Option<Fences>) -> Vec<LongChange> {
        let fence = fences.map_or(f64::INFINITY, |fences| fences.high_s);
        self.drop_shorter();
        self.found.into_iter().map(|(carried, ms)| long_change(analysis, ms, carried, fence)).collect()
    }
}

fn long_change(analysis: &Analysis, ms: i64, carried: Carried, fence_s: f64) -> LongChange {
    let facts = analysis.linked.facts;
    let (changes, change) = (&facts.changes, carried.change as usize);
    let row = carried.deployment as usize;
    let deployment = facts.deployments.row(&facts.names, row);
    let commit = facts.deployments.revision.get(row);
    let named = [deployment.id, deployment.version, &commit];
    let source = changes.origins.get(change);
    let lead_time_s = ms as f64 / 1_000.0;
    LongChange {
        service: deployment.service.to_owned(),
        revision: changes.revision.get(change).into_owned(),
        number: changes.number.get(change).to_owned(),
        authored_ms: changes.authored.raw(change),
        deployed_ms: deployment.finished,
        lead_time_s,
        deployment: carried.deployment,
        is_outlier: lead_time_s > fence_s,
        deployment_name: named.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned(),
        environment: deployment.environment.to_owned(),
        source: source.unwrap_or((number(&facts.deployments.file, row), deployment.line)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bound_starts_its_bin() {
        let bins = bins_of_marks();
        for (bin, bound) in BOUNDS_S.iter().enumerate() {
            let ms = *bound as i64 * 1_000;
            assert_eq!(ms % MARK_MS, 0, "bound {bound}");
            let at = |ms: i64| bins.get((ms / MARK_MS) as usize).map_or(BOUNDS_S.len() - 1, |&bin| usize::from(bin));
            assert_eq!(at(ms), bin);
            assert!(ms == 0 || at(ms - 1) == bin - 1);
        }
    }
}
