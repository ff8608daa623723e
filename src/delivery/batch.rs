//! Batch size: how many changes a deployment brings; and the changes whose lead time stands far from the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dataset::Dataset;
use super::link::Carried;
use super::measure::{Analysis, with_analysis, with_rows};
use super::percentile::percentiles_s;
use super::question::Question;

/// Deployments with so many changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchBin {
    /// Fewest changes.
    pub from: u64,
    /// Most changes; `None`: open.
    pub to: Option<u64>,
    /// Deployments.
    pub deployments: u64,
}

/// Changes per deployment, of the deployments that carry any.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Batches {
    /// Deployments with at least one known change.
    pub deployments: u64,
    /// Deployments of the period with none.
    pub without_change: u64,
    /// Changes they carry.
    pub changes: u64,
    /// Median.
    pub median: Option<f64>,
    /// Mean.
    pub mean: Option<f64>,
    /// 85th percentile.
    pub p85: Option<f64>,
    /// Largest.
    pub largest: u64,
    /// The spread; empty bins at both ends are left out.
    pub bins: Vec<BatchBin>,
}

/// Tukey's fences on the logarithm of the lead times, and how many lie beyond.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Fences {
    /// Shorter ones are outliers, seconds.
    pub low_s: f64,
    /// Longer ones are outliers, seconds.
    pub high_s: f64,
    /// Changes under the lower fence.
    pub under: u64,
    /// Changes over the upper fence.
    pub over: u64,
}

const STARTS: [u64; 9] = [1, 2, 3, 4, 6, 11, 21, 51, 101];

/// Changes per deployment.
pub fn batches(data: &[&Dataset], question: &Question) -> Batches {
    with_rows(data, question, batches_in)
}

fn batches_in(data: &Dataset, analysis: &Analysis) -> Batches {
    let mut sizes = SizeTally::new(data);
    analysis.counted_changes().for_each(|(carried, _)| sizes.add(carried));
    sizes.batches(analysis.reached.deployments)
}

/// Changes of each row of deployments.
pub(crate) struct SizeTally(Vec<u32>);

impl SizeTally {
    pub fn new(data: &Dataset) -> Self {
        Self(vec![0; data.deployments()])
    }

    /// Counts a change.
    pub fn add(&mut self, carried: Carried) {
        if let Some(count) = self.0.get_mut(carried.deployment as usize) {
            *count += 1;
        }
    }

    /// `deployments`: those of the period, with and without changes.
    pub fn batches(self, deployments: u64) -> Batches {
        batches_of(&self.0.into_iter().map(u64::from).collect(), deployments)
    }
}

/// The fences of the lead times; `None` with fewer than four changes, of which no quartiles can be told.
pub fn fences(data: &[&Dataset], question: &Question) -> Option<Fences> {
    with_analysis(data, question, fences_in)
}

pub(crate) fn fences_in(analysis: &Analysis) -> Option<Fences> {
    let mut lead_times_ms: Vec<i64> = analysis.leads.iter().map(|lead| lead.ms).collect();
    fences_between(percentiles_s(&mut lead_times_ms, [0.25, 0.75]), analysis)
}

/// The fences of the lead times, whose quartiles these are.
pub(crate) fn fences_between(quartiles_s: [Option<f64>; 2], analysis: &Analysis) -> Option<Fences> {
    fences_of(quartiles_s, analysis.leads.iter().map(|lead| lead.ms))
}

/// How many deployments have so many changes each.
#[derive(Debug, Default)]
struct Sizes(BTreeMap<u64, u64>);

impl FromIterator<u64> for Sizes {
    fn from_iter<I: IntoIterator<Item = u64>>(sizes: I) -> Self {
        let mut counts = Self::default();
        // Neighbours are mostly of one size.
        let (mut last, mut run) = (0, 0);
        for size in sizes {
            if size != last {
                counts.add(last, run);
                (last, run) = (size, 0);
            }
            run += 1;
        }
        counts.add(last, run);
        counts
    }
}

impl Sizes {
    fn add(&mut self, size: u64, deployments: u64) {
        if size > 0 && deployments > 0 {
            *self.0.entry(size).or_default() += deployments;
        }
    }

    fn deployments(&self) -> u64 {
        self.0.values().sum()
    }

    /// The size at a rank from the smallest, 0 on.
    fn at(&self, rank: u64) -> u64 {
        let mut passed = 0;
        let reached = self.0.iter().find(|(_, count)| {
            passed += **count;
            passed > rank
        });
        reached.map_or(0, |(size, _)| *size)
    }

    /// As [`super::percentile::percentile`] of all the sizes.
    fn percentile(&self, share: f64) -> Option<f64> {
        let last = self.deployments().checked_sub(1)?;
        let rank = share * last as f64;
        let below = (rank.floor() as u64).min(last);
        let (low, high) = (self.at(below) as f64, self.at((below + 1).min(last)) as f64);
        Some(low + (high - low) * (rank - below as f64))
    }
}

fn batches_of(sizes: &Sizes, deployments: u64) -> Batches {
    let with_change = sizes.deployments();
    let changes: u64 = sizes.0.iter().map(|(size, deployments)| size * deployments).sum();
    Batches {
        deployments: with_change,
        without_change: deployments.saturating_sub(with_change),
        changes,
        median: sizes.percentile(0.5),
        mean: (with_change > 0).then(|| changes as f64 / with_change as f64),
        p85: sizes.percentile(0.85),
        largest: sizes.0.keys().next_back().copied().unwrap_or(0),
        bins: binned(sizes),
    }
}

fn binned(sizes: &Sizes) -> Vec<BatchBin> {
    let ends = STARTS.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    let mut bins: Vec<BatchBin> =
        STARTS.iter().zip(ends).map(|(&from, to)| BatchBin { from, to, deployments: 0 }).collect();
    for (size, deployments) in &sizes.0 {
        let place = STARTS.partition_point(|start| start <= size).saturating_sub(1);
        if let Some(bin) = bins.get_mut(place) {
            bin.deployments += deployments;
        }
    }
    let last = bins.iter().rposition(|bin| bin.deployments > 0).map_or(0, |last| last + 1);
    bins.truncate(last);
    let first = bins.iter().position(|bin| bin.deployments > 0).unwrap_or(0);
    bins.split_off(first)
}

/// On logarithms, because lead times spread over orders of magnitude; under a second counts as a second.
fn fences_of(quartiles_s: [Option<f64>; 2], lead_times_ms: impl ExactSizeIterator<Item = i64>) -> Option<Fences> {
    let [low, high] = quartiles_s;
    let (low, high) = low.zip(high).filter(|_| lead_times_ms.len() >= 4)?;
    let (low, high) = (low.max(1.0).ln(), high.max(1.0).ln());
    let reach = 1.5 * (high - low);
    let (low_s, high_s) = ((low - reach).exp(), (high + reach).exp());
    let (mut under, mut over) = (0, 0);
    for seconds in lead_times_ms.map(|ms| ms as f64 / 1_000.0) {
        under += u64::from(seconds.max(1.0) < low_s);
        over += u64::from(seconds > high_s);
    }
    Some(Fences { low_s, high_s, under, over })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::percentile::percentile;
    use proptest::prelude::*;

    #[test]
    fn batches_are_counted_by_size() {
        let found = batches_of(&[1, 1, 1, 3, 5, 7, 30].into_iter().collect(), 10);
        assert_eq!((found.deployments, found.without_change, found.changes, found.largest), (7, 3, 48, 30));
        assert_eq!((found.median, found.mean), (Some(3.0), Some(48.0 / 7.0)));
        let bins: Vec<_> = found.bins.iter().map(|bin| (bin.from, bin.to, bin.deployments)).collect();
        let expected = [(1, 1, 3), (2, 2, 0), (3, 3, 1), (4, 5, 1), (6, 10, 1), (11, 20, 0), (21, 50, 1)];
        assert_eq!(bins, expected.map(|(from, to, n)| (from, Some(to), n)));
        assert_eq!(batches_of(&Sizes::default(), 4), Batches { without_change: 4, ..Batches::default() });
        assert_eq!(
            batches_of(&[500].into_iter().collect(), 1).bins,
            [BatchBin { from: 101, to: None, deployments: 1 }]
        );
    }

    #[test]
    fn fences_are_tukeys_on_logarithms() {
        let hour = 3_600_000;
        let fences_of =
            |times: &[i64]| fences_of(percentiles_s(&mut times.to_vec(), [0.25, 0.75]), times.iter().copied());
        let mut times = vec![hour, 2 * hour, 4 * hour, 8 * hour, 16 * hour];
        let fences = fences_of(&times).unwrap();
        // Quartiles 2 h and 8 h: two doublings apart, so three more on either side.
        assert!((fences.high_s / 3_600.0 - 64.0).abs() < 1e-6 && (fences.low_s / 3_600.0 - 0.25).abs() < 1e-9);
        assert_eq!((fences.under, fences.over), (0, 0));
        times.extend([1_000 * hour, 1]);
        let fences = fences_of(&times).unwrap();
        assert_eq!((fences.under, fences.over), (1, 1));
        assert_eq!(fences_of(&[1, 2, 3]), None);
        assert_eq!(fences_of(&[0, 0, 0, 0]).map(|fences| (fences.under, fences.over)), Some((0, 0)));
    }

    proptest! {
        #[test]
        fn every_deployment_is_in_one_bin(sizes in prop::collection::vec(1u64..400, 0..60)) {
            let found = batches_of(&sizes.iter().copied().collect(), sizes.len() as u64);
            let mut values: Vec<i64> = sizes.iter().map(|size| size.cast_signed()).collect();
            prop_assert_eq!(found.median, percentile(&mut values, 0.5));
            prop_assert_eq!(found.p85, percentile(&mut values, 0.85));
            prop_assert_eq!(found.bins.iter().map(|bin| bin.deployments).sum::<u64>(), sizes.len() as u64);
            for pair in found.bins.windows(2) {
                prop_assert_eq!(pair[0].to.map(|to| to + 1), Some(pair[1].from));
            }
        }
    }
}
